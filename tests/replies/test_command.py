"""`styrmand mail read`: explains without a database, and takes the answer with one."""

import json
import subprocess
import sys
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from documents.reply import read
from meetings.model import AnswerKind, Session, Source
from storage import Store
from tests.parts.room import Room
from tests.replies import samples
from tests.replies.samples import BO, UID

FAR_OFF = (Session(1, date(2099, 3, 3), time(9, 30), time(11, 30)),)


def styrmand(
    *arguments: str, folder: Path, url: str = "", stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """In a process of its own, in a folder without a database or settings."""
    return subprocess.run(
        [sys.executable, "-c", "from bot.cli import main; main()", *arguments],
        cwd=folder,
        env={
            "PYTHONPATH": str(Path.cwd()),
            "PATH": "",
            "STYRMAND_DATABASE_URL": url or "sqlite:///nowhere.db",
        },
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
    )


def explained(content: bytes, folder: Path) -> dict[str, Any]:
    (folder / "svar.eml").write_bytes(content)
    done = styrmand("mail", "read", "svar.eml", "--explain", folder=folder)
    assert (done.returncode, done.stderr, sorted(one.name for one in folder.iterdir())) == (
        0,
        b"",
        ["svar.eml"],
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_an_answer_to_an_unknown_meeting_is_explained_without_a_database(tmp_path):
    assert explained(samples.google(), tmp_path) == {
        "method": "REPLY",
        "uid": UID,
        "attendee": BO,
        "partstat": "ACCEPTED",
        "sequence": 0,
        "comment": "Jeg kommer lidt senere, ca. kl. 10",
        "decision": "counted",
        "reason": "the answer counts",
    }


def test_what_is_not_said_is_null_and_a_comment_empty(tmp_path):
    assert explained(samples.absence(), tmp_path) == {
        "method": None,
        "uid": None,
        "attendee": None,
        "partstat": None,
        "sequence": None,
        "comment": "",
        "decision": "ignored",
        "reason": "an automatic answer",
    }


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path):
    done = styrmand("mail", "read", "nowhere.eml", "--explain", folder=tmp_path)
    assert (done.returncode, b"nowhere.eml" in done.stderr, done.stdout) == (2, True, b"")


@pytest.mark.parametrize("engine", ["sqlite"])
def test_an_answer_is_taken_from_a_file_once(room: Room, books: Store, url: str, tmp_path: Path):
    id = room.convened(FAR_OFF)  # the command goes by the real clock
    content = samples.mail(samples.answer("DECLINED", uid=room.meeting(id).uid, stamp=None))
    (tmp_path / "svar.eml").write_bytes(content)

    def read() -> tuple[int, bytes]:
        done = styrmand("mail", "read", "svar.eml", folder=tmp_path, url=url)
        return done.returncode, done.stdout

    assert read() == (0, f"counted: the answer counts ({id})\n".encode())
    assert read() == (0, f"ignored: the mail was read before ({id})\n".encode())
    (answer,) = room.roll(id).line(room.who("Bo Aarhus")).answers
    assert (answer.kind, answer.source) == (AnswerKind.DECLINED, Source.CALENDAR)


# What waits for a person


@pytest.fixture
def waiting(room: Room, url: str) -> tuple[Room, str, str]:
    """A proposed time in the books, and its key."""
    id = room.convened(FAR_OFF)
    content = samples.answer(
        "TENTATIVE",
        "DTSTART:20990304T083000Z",
        "DTEND:20990304T103000Z",
        "COMMENT:Hellere torsdag",
        uid=room.meeting(id).uid,
        method="COUNTER",
    )
    understood = read(samples.mail(samples.Part(content, "text/calendar"), id="<forslag@x>"))
    room.do(lambda office: office.take_reply(understood))
    (one,) = room.do(lambda office: office.waiting_for(None))
    return room, str(id), one.reply.key


@pytest.mark.parametrize("engine", ["sqlite"])
def test_what_waits_is_listed_for_programs_with_all_that_was_said(waiting, url: str, tmp_path):
    _, id, key = waiting
    done = styrmand("mail", "list", "--json", folder=tmp_path, url=url)
    assert json.loads(done.stdout) == [
        {
            "key": key,
            "received": "2027-01-18T09:00:00+00:00",
            "meeting": id,
            "who": BO,
            "why": "another time is proposed",
            "method": "COUNTER",
            "partstat": "TENTATIVE",
            "comment": "Hellere torsdag",
            "sent_by": "",
            "delegated_to": "",
            "proposed": ["2099-03-04T08:30:00+00:00", "2099-03-04T10:30:00+00:00"],
            "status": "",
            "mailbox_closed": False,
        }
    ]


@pytest.mark.parametrize("engine", ["sqlite"])
def test_it_is_settled_as_an_answer_and_then_waits_no_more(waiting, url: str, tmp_path):
    room, id, key = waiting
    done = styrmand("mail", "settle", key, "--as", "declines", folder=tmp_path, url=url)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{key}: settled\n".encode(), b"")
    (answer,) = room.roll(id).line(room.who("Bo Aarhus")).answers
    assert (answer.kind, answer.source) == (AnswerKind.DECLINED, Source.SECRETARIAT)
    again = styrmand("mail", "settle", key, folder=tmp_path, url=url)
    assert (again.returncode, again.stdout) == (1, b"")
    assert again.stderr.startswith(b"styrmand: ")
    assert json.loads(styrmand("mail", "list", "--json", folder=tmp_path, url=url).stdout) == []


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_mailbox_is_opened_by_its_address(waiting, url: str, tmp_path):
    room, _, _ = waiting
    bo = room.who("Bo Aarhus")
    room.books.write_now(lambda records: records.close_mailbox(bo, BO, "5.1.1", room.now))
    told = [styrmand("mail", "reopen", BO, folder=tmp_path, url=url).stdout for _ in range(2)]
    assert told == [f"{BO}: mails go there again\n".encode(), f"{BO}: was open already\n".encode()]
    unknown = styrmand("mail", "reopen", "ingen@x.dk", folder=tmp_path, url=url)
    assert (unknown.returncode, unknown.stderr) == (
        1,
        b"styrmand: ingen@x.dk: nobody in the books has this address\n",
    )
