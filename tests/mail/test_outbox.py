"""The demo's mail: files that sort, whole ones only, and never the same mail twice."""

import asyncio
from dataclasses import replace

from bot.mail import MailWriter, Outbox
from meetings.outcomes import Sent
from tests.mail.samples import ERRANDS, SENDER, FixedLinks

WRITER = MailWriter(FixedLinks(), lambda link: f"{link:06}", SENDER)
[CONVENED] = WRITER(ERRANDS["convened"]).letters


def test_a_mail_is_a_file_named_by_its_date_and_message_id(tmp_path):
    outbox = Outbox(tmp_path / "var" / "mail")
    assert asyncio.run(outbox.send(CONVENED, "mette@viborg.example.dk")) == Sent()
    [file] = (tmp_path / "var" / "mail").iterdir()
    assert file.name == "20270111T090000Z-d12-5f0c2a-5293bdb7.eml"
    assert file.read_bytes() == CONVENED


def test_the_same_mail_again_is_the_same_file(tmp_path):
    outbox = Outbox(tmp_path)
    for _ in range(3):
        asyncio.run(outbox.send(CONVENED, "mette@viborg.example.dk"))
    assert len(list(tmp_path.iterdir())) == 1


def test_files_sort_by_date_and_odd_ids_stay_apart_and_inside_the_folder(tmp_path):
    outbox = Outbox(tmp_path)
    for number, odd in enumerate(("<../../etc/x@k.dk>", "<.././etc/x@k.dk>", "<a@k.dk>")):
        told = ERRANDS["convened"]
        told = replace(
            told,
            notice=replace(told.notice, message_id=odd),
            dated=told.dated.replace(day=12 - number),
        )
        [raw] = WRITER(told).letters
        asyncio.run(outbox.send(raw, "mette@viborg.example.dk"))
    names = sorted(file.name for file in tmp_path.iterdir())
    assert [name[:8] for name in names] == ["20270110", "20270111", "20270112"]
    assert len(names) == 3
