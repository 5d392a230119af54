"""The command line as an operator uses it, on the demo's real books."""

import io
import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from email import message_from_bytes
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest
import typer

from bot import cli, exports
from bot.demo.held_meetings import LANGUAGE_MEETING
from storage import Store
from tests.cli.terminal import ROOT, Said, Terminal, refused
from tests.parts import invite_check
from tests.parts.waiting import wait_until

SEEDS = ROOT.parent / "shared" / "seeds"
SLUG = str(LANGUAGE_MEETING)
AHEAD = (date.today() + timedelta(days=200)).isoformat()  # noqa: DTZ011 - commands go by the machine's clock
AND_NEXT = (date.today() + timedelta(days=201)).isoformat()  # noqa: DTZ011
MEMBER = "mette.kjaergaard@viborg.example.dk"
NEW = ("meeting", "create", "--committee", "ekr-styregruppe", "--session", f"{AHEAD} 9.30-11.30")


def rows_of(file: Path) -> list[str]:
    """Sorted: a copy has its tables, indexes and triggers in another order once there are two migrations."""
    with closing(sqlite3.connect(file)) as books:
        return sorted(books.iterdump())


def but_for_the_hold(file: Path) -> list[str]:
    """The notices are held, the secretariats are to be told, and the audit says so."""
    touched = ('INSERT INTO "delivery"', 'INSERT INTO "hold"')
    return [row for row in rows_of(file) if not row.startswith(touched) and "'books.restored'" not in row]


def asked(styrmand: Terminal, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(styrmand.folder / "books.db")) as books:
        return books.execute(question).fetchall()


def convened(styrmand: Terminal, **settings: str) -> str:
    slug: str = styrmand(*NEW, "--convene", "--json", **settings).json["slug"]
    return slug


# Help, usage, refusals


def commands(group: typer.Typer = cli.cli, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield before
    for one in group.registered_commands:
        assert one.callback is not None
        yield (*before, one.name or one.callback.__name__)
    for part in group.registered_groups:
        assert part.typer_instance is not None
        assert part.name is not None
        yield from commands(part.typer_instance, (*before, part.name))


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_every_command_has_help(bare: Terminal, command: tuple[str, ...]):
    said = bare(*command, "--help")
    assert (said.code, said.err) == (0, "")
    assert f"Usage: {' '.join(('styrmand', *command))}" in said.out


def test_every_form_of_the_list_is_offered_and_no_other():
    assert {form.value for form in cli.Form} == set(exports.FORMS)


def test_help_loads_no_database_no_server_and_no_settings():
    heavy = "('sqlalchemy', 'aiohttp', 'pydantic', 'typst', 'botbuilder', 'jinja2')"
    ask = f"import sys, bot.cli; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_a_healthcheck_loads_the_settings_only_because_it_is_asked_for_all_day():
    heavy = "('sqlalchemy', 'alembic', 'aiohttp', 'typst', 'botbuilder', 'jinja2', 'icalendar')"
    ask = f"import sys, bot.commands.health; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_the_version_is_told(bare: Terminal):
    try:
        installed = version("styrmand")
    except PackageNotFoundError:
        pytest.skip("styrmand is not installed in this Python, only beside it")
    assert bare("--version") == Said(0, f"styrmand {installed}\n".encode(), "")


def test_a_committees_year_is_one_calendar_file(styrmand: Terminal, tmp_path: Path):
    assert styrmand(*NEW, "--title", "Planlagt møde").code == 0
    year = AHEAD[:4]
    said = styrmand("meeting", "calendar", "ekr-styregruppe", "--year", year)
    assert (said.code, said.err) == (0, "")
    verdict = invite_check.check_feed(said.raw, tmp_path)
    assert (verdict.readers, verdict.findings) == (invite_check.feed_readers(), ())
    assert "SUMMARY:Planlagt: Planlagt møde\r\n" in said.out
    assert all(
        line.startswith(year)
        for line in re.findall(r"^DTSTART;TZID=Europe/Copenhagen:(\d+)", said.out, re.MULTILINE)
    )
    file = tmp_path / "plan.ics"
    assert styrmand("meeting", "calendar", "ekr-styregruppe", "--year", year, "-o", str(file)) == Said(
        0, b"", ""
    )
    assert file.read_bytes() == said.raw
    assert styrmand("meeting", "calendar", "findes-ikke").code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["meeting", "nonsense"],
        ["attendance", "export", SLUG],
        ["attendance", "export", SLUG, "--format", "odt"],
        ["attendance", "export", "--format", "csv"],
        ["members", "import", "no-such-file.csv", "--committee", "ekr-styregruppe"],
        ["meeting", "create", "--committee", "ekr-styregruppe"],
        ["meeting", "create", "--committee", "ekr-styregruppe", "--session", "2. marts kl. 9"],
        ["meeting", "create", "--committee", "x", "--session", "2027-03-02 9.30-11.30", "--mode", "måne"],
        ["meeting", "move", SLUG, "--session", "2027-02-30 09:30-11:30"],
        ["meeting", "amend", SLUG],
        ["meeting", "calendar"],
        ["meeting", "calendar", "ekr-styregruppe", "--year", "27"],
        ["restore", "no-such-file.db"],
        ["invitation", "show", SLUG],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(bare: Terminal, arguments: list[str]):
    said = bare(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "Usage: styrmand" in said.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["attendance", "export", "ekr-1999-01-01", "--format", "csv"],
            "there is no meeting 'ekr-1999-01-01'",
        ),
        (["meeting", "list", "--committee", "x"], "there is no committee 'x'"),
        (["meeting", "convene", SLUG], f"{SLUG} has started or was held; it can no longer be changed"),
        (["meeting", "cancel", SLUG], f"{SLUG} has started or was held; it can no longer be changed"),
        (["remind", SLUG], f"{SLUG} has started or was held; it can no longer be changed"),
        (
            ["meeting", "create", "--committee", "ekr-styregruppe", "--session", "2021-03-02 9.30-11.30"],
            "day lies in the past",
        ),
        (["invitation", "show", SLUG, "nobody@example.dk"], "there is no such person"),
        (["invitation", "show", SLUG, MEMBER], f"that person is not invited to {SLUG}"),
        (
            ["attendance", "export", SLUG, "--format", "csv", "-o", "no/such/folder.csv"],
            "no/such/folder.csv: is not there",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_refusal_is_one_line_and_ends_with_1(styrmand: Terminal, arguments: list[str], sentence: str):
    before = rows_of(styrmand.folder / "books.db")
    assert styrmand(*arguments) == refused(sentence)
    assert rows_of(styrmand.folder / "books.db") == before


def test_without_tables_a_command_says_what_to_do(bare: Terminal):
    assert bare("meeting", "list") == refused(
        "the database's tables are not this version's: run styrmand db upgrade"
    )


def test_as_a_process_it_ends_the_same_way(styrmand: Terminal):
    assert styrmand.process("meeting", "convene", SLUG) == refused(
        f"{SLUG} has started or was held; it can no longer be changed"
    )
    wrong = styrmand.process("meeting", "convene")
    assert (wrong.code, wrong.out, "Usage: styrmand" in wrong.err) == (2, "", True)


# Meetings


def test_a_meeting_from_its_making_to_its_end(styrmand: Terminal):
    place = (
        "--mode",
        "hybrid",
        "--place",
        "Regionshuset Viborg",
        "--join-url",
        "https://teams.example.dk/l/1",
    )
    made = styrmand(*NEW, *place, "--json").json
    slug = f"ekr-{AHEAD}"
    assert {**made, "start": "", "end": "", "response_deadline": ""} == {
        "slug": slug,
        "committee": "ekr-styregruppe",
        "title": "Møde i styregruppen",
        "kind": "ordinary",
        "mode": "hybrid",
        "state": "planned",
        "start": "",
        "end": "",
        "response_deadline": "",
        "invited": 0,
        "answered": 0,
    }
    assert re.fullmatch(rf"{AHEAD}T0[78]:30:00\+00:00", made["start"])
    called = styrmand("meeting", "convene", slug)
    assert called == Said(0, f"{slug}: convened, {made['start']}, 39 invited\n".encode(), "")
    moved = styrmand(
        "meeting", "move", slug, "--session", f"{AHEAD} 12:00-14:00", "--reason", "Formanden", "--json"
    )
    assert (moved.json["state"], moved.json["start"]) == (
        "convened",
        made["start"].replace("T07:30", "T10:00").replace("T08:30", "T11:00"),
    )
    amended = styrmand("meeting", "amend", slug, "--place", "Rådhuset", "--title", "Nyt navn", "--json")
    assert (amended.json["title"], amended.json["start"]) == ("Nyt navn", moved.json["start"])
    http = styrmand("meeting", "amend", slug, "--agenda-url", "http://x.dk")
    assert (http.code, http.out, bool(http.err)) == (1, "", True)
    assert styrmand("meeting", "cancel", slug, "--json").json["state"] == "cancelled"
    assert styrmand("remind", slug) == refused(f"{slug} is cancelled")


def test_meetings_are_listed_by_their_start(styrmand: Terminal):
    listed = styrmand("meeting", "list", "--json").json
    assert [one["slug"] for one in listed[:2]] == ["ekr-2021-03-02", SLUG]
    assert [one["start"] for one in listed] == sorted(one["start"] for one in listed)
    assert (listed[1]["state"], listed[1]["invited"], listed[1]["answered"]) == ("held", 9, 9)
    assert styrmand("meeting", "list", "--committee", "sprogstrategi").out.split("\n") == [
        "slug                      committee      start                      state  invited  answered",
        f"{SLUG}  sprogstrategi  {listed[1]['start']}  held   9        9",
        "",
    ]


def test_a_dry_run_says_who_would_be_reminded_and_changes_nothing(styrmand: Terminal):
    slug = convened(styrmand)
    before = rows_of(styrmand.folder / "books.db")
    report = styrmand("remind", slug, "--dry-run", "--json").json
    assert (report["meeting"], report["dry_run"], len(report["people"])) == (slug, True, 39)
    assert {"person": "Mette Kjærgaard", "email": MEMBER} in report["people"]
    said = styrmand("remind", slug, "--dry-run").out.splitlines()
    assert f"Mette Kjærgaard <{MEMBER}>" in said
    assert said[-1].startswith("39 would be reminded ")
    assert rows_of(styrmand.folder / "books.db") == before


# The list


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source texts are not beside the project")
def test_the_list_as_text_is_the_summarys_own_block_byte_for_byte(styrmand: Terminal):
    text = (SEEDS / "001_40c9bc0715cd5de3.txt").read_text(encoding="utf-8")
    start = text.index("Mødedeltagere:")
    block = text[start : text.index(".", text.index("Der var afbud fra", start)) + 1]
    head, _, sentence = block.rpartition("\n\n")
    expected = "\n".join([*(line.rstrip() for line in head.splitlines()), "", " ".join(sentence.split())])
    said = styrmand.process("attendance", "export", SLUG, "--format", "text")
    assert said == Said(0, f"{expected}\n".encode(), "")


def test_the_list_as_json_has_the_rows_other_programs_read(styrmand: Terminal):
    said = styrmand("attendance", "export", SLUG, "--format", "json").json
    row = next(row for row in said["rows"] if row["person"] == "Vibeke Jensen")
    assert (said["meeting"], {name: row[name] for name in list(row)[:2]}) == (
        SLUG,
        {"person": "Vibeke Jensen", "email": "vibeke.jensen@aarhus.example.dk"},
    )
    assert (row["organisation"], row["answer"], row["substitute"]) == (
        "Aarhus Kommune",
        "substituted",
        "Ellen Pedersen",
    )


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("csv", "\ufeffKommune;".encode()),
        ("xlsx", b"PK\x03\x04"),
        ("docx", b"PK\x03\x04"),
        ("pdf", b"%PDF-"),
        ("text", "Mødedeltagere:\n".encode()),
        ("json", b"{\n"),
    ],
)
def test_the_list_is_written_to_a_file_or_to_standard_output(styrmand: Terminal, form: str, begins: bytes):
    asked = ("attendance", "export", SLUG, "--format", form)
    assert styrmand(*asked).raw.startswith(begins)
    assert styrmand(*asked, "-o", f"liste.{form}") == Said(0, b"", "")
    assert (styrmand.folder / f"liste.{form}").read_bytes().startswith(begins)


# Members (tests/setup has the rest)

MEMBERS = """Kommune;Navn;E-mail;Titel;Rolle;Fra;Suppleant for
Skive;Ågot Ærenlund;agot.aerenlund@skive.example.dk;Kulturkonsulent;suppleant;1. marts 2027;lars.nygaard@skive.example.dk
Viborg Kommune;Bjørn Åkær;bjoern.aakaer@viborg.example.dk;Kulturchef;medlem;02-03-2027;
"""
ADDRESSES = ("agot.aerenlund@skive.example.dk", "bjoern.aakaer@viborg.example.dk")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_members_are_read_in_the_encodings_spreadsheets_write(styrmand: Terminal, encoding: str):
    (styrmand.folder / "medlemmer.csv").write_bytes(MEMBERS.encode(encoding))
    said = styrmand("members", "import", "medlemmer.csv", "--committee", "ekr-styregruppe")
    assert said == Said(0, b"2 new and 0 known people are now members of ekr-styregruppe\n", "")
    with Store.open(f"sqlite:///{styrmand.folder}/books.db") as books:
        found = books.read_now(lambda records: [records.person_with_email(one) for one in ADDRESSES])
    assert [one.name for one in found if one] == ["Ågot Ærenlund", "Bjørn Åkær"]


# The invitation


def test_an_invitation_is_shown_as_it_would_be_sent_and_nothing_changes(styrmand: Terminal):
    slug = convened(styrmand)
    before = rows_of(styrmand.folder / "books.db")
    asked = ("invitation", "show", slug, MEMBER)
    invited, cancelled = styrmand(*asked), styrmand(*asked, "--cancel")
    assert [(one.code, one.err) for one in (invited, cancelled)] == [(0, ""), (0, "")]
    assert message_from_bytes(invited.raw)["To"].endswith(f"<{MEMBER}>")
    assert b"METHOD:REQUEST" in invite_check.calendar_part(invited.raw)
    assert b"METHOD:CANCEL" in invite_check.calendar_part(cancelled.raw)
    assert rows_of(styrmand.folder / "books.db") == before
    found = invite_check.check(invited.raw, styrmand.folder)
    then = invite_check.check(cancelled.raw, styrmand.folder, previous=invited.raw)
    assert (found.findings, then.findings) == ((), ())


RSVP = {"mail_secret_address": "rsvp@styrmand.example.dk"}


def test_an_invitation_with_an_address_of_its_own_is_shown_with_it(styrmand: Terminal):
    """Also when the setting is off again: the calendar knows no other organizer of this meeting."""
    slug = convened(styrmand, **RSVP)
    before = rows_of(styrmand.folder / "books.db")
    asked = ("invitation", "show", slug, MEMBER)
    shown = [styrmand(*asked, **how).raw for how in (RSVP, {})] + [styrmand(*asked, "--cancel").raw]
    [sender] = {message_from_bytes(one)["From"].rpartition("<")[2] for one in shown}
    assert re.fullmatch(r"rsvp\+[a-z2-7]{26}@styrmand\.example\.dk>", sender)
    organizer = f"mailto:{sender.removesuffix('>')}"
    assert [organizer in unfolded(invite_check.calendar_part(one)) for one in shown] == [True] * 3
    assert rows_of(styrmand.folder / "books.db") == before


def test_no_invitation_is_begun_with_an_address_that_could_not_be_answered_to(styrmand: Terminal):
    said = styrmand("meeting", "list", mail_secret_address="rsvp")
    assert (said.code, said.err) == (0, "")
    slug = styrmand(*NEW, "--json").json["slug"]
    said = styrmand("meeting", "convene", slug, mail_secret_address="rsvp")
    assert said == Said(
        1,
        b"",
        "styrmand: STYRMAND_MAIL_SECRET_ADDRESS must be an address without a +, such as rsvp@example.dk, of at most 37 "
        "letters before the @\n",
    )


def unfolded(calendar: bytes) -> str:
    return calendar.replace(b"\r\n ", b"").decode()


def test_a_seminar_has_a_mail_for_each_day(styrmand: Terminal):
    days = ("--session", f"{AHEAD} 10.00-17.00", "--session", f"{AND_NEXT} 9.00-14.00")
    group = ("--committee", "ekr-styregruppe", "--kind", "seminar", "--convene", "--json")
    slug = styrmand("meeting", "create", *group, *days).json["slug"]
    assert styrmand("invitation", "show", slug, MEMBER, "-o", "mail.eml") == Said(0, b"", "")
    assert sorted(file.name for file in styrmand.folder.glob("*.eml")) == ["mail-1.eml", "mail-2.eml"]


# The app package

APP = {"app_id": "11111111-2222-3333-4444-555555555555", "public_url": "https://moeder.example.dk"}


def test_the_app_package_is_built_from_two_settings(bare: Terminal):
    assert bare("manifest", "build") == refused(
        "STYRMAND_APP_ID is not set", "STYRMAND_PUBLIC_URL is not set"
    )
    for wrong in ({"app_id": "styrmand"}, {"public_url": "http://moeder.example.dk"}):
        said = bare("manifest", "build", **(APP | wrong))
        assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)
        assert f"STYRMAND_{next(iter(wrong)).upper()}" in said.err


def test_the_app_package_is_a_zip_with_everything_in_it(bare: Terminal):
    try:
        version("styrmand")
    except PackageNotFoundError:
        pytest.skip("styrmand is not installed in this Python, only beside it: the package has no version")
    assert bare("manifest", "build", "-o", "app.zip", **APP) == Said(0, b"written: app.zip\n", "")
    names = zipfile.ZipFile(io.BytesIO((bare.folder / "app.zip").read_bytes())).namelist()
    assert sorted(names) == ["color.png", "en.json", "manifest.json", "outline.png"]


# The database


def test_a_database_is_made_once(bare: Terminal):
    assert bare("db", "upgrade") == Said(0, b"the database was made\n", "")
    assert bare("db", "upgrade") == Said(0, b"the database is up to date\n", "")
    assert (bare.folder / "var" / "styrmand.db").stat().st_mode & 0o777 == 0o600


def test_a_copy_is_kept_and_never_written_over(styrmand: Terminal):
    assert styrmand("backup", "kopi.db") == Said(0, b"written: kopi.db\n", "")
    assert styrmand("backup", "kopi.db") == refused("kopi.db: is there already, and is not written over")
    assert rows_of(styrmand.folder / "kopi.db") == rows_of(styrmand.folder / "books.db")


def test_a_backup_is_put_back_and_what_stood_there_is_kept(styrmand: Terminal):
    styrmand("backup", "kopi.db")
    convened(styrmand)
    later = rows_of(styrmand.folder / "books.db")
    assert styrmand("restore", "kopi.db") == refused(
        "2 changes are not in the backup and would be lost: --force keeps them in a file beside"
    )
    assert rows_of(styrmand.folder / "books.db") == later
    restored = styrmand("restore", "kopi.db", "--force")
    assert (restored.code, restored.err) == (0, "")
    first, second, third, fourth = restored.out.splitlines()
    assert first == "restored: kopi.db"
    kept = second.removeprefix("what stood there before is kept in ")
    assert third.startswith("the database is as it was at 20")
    assert re.match(
        r"[0-9]+ notices that may have been sent already are held: `styrmand hold list` shows", fourth
    )
    assert but_for_the_hold(styrmand.folder / "books.db") == but_for_the_hold(styrmand.folder / "kopi.db")
    assert rows_of(styrmand.folder / kept) == later
    assert {file.name for file in styrmand.folder.iterdir()} == {"books.db", "kopi.db", kept}
    assert (styrmand.folder / "books.db").stat().st_mode & 0o777 == 0o600


def test_the_same_books_are_put_back_without_being_asked_twice(styrmand: Terminal):
    styrmand("backup", "kopi.db")
    assert styrmand("restore", "kopi.db").code == 0


def test_a_backup_is_put_where_nothing_stands(styrmand: Terminal):
    styrmand("backup", "kopi.db")
    moved = styrmand("restore", "kopi.db", database_url="sqlite:///andre.db")
    assert moved.out.splitlines()[0] == "restored: kopi.db"
    assert but_for_the_hold(styrmand.folder / "andre.db") == but_for_the_hold(styrmand.folder / "books.db")


def test_what_may_have_been_sent_is_listed_and_a_person_decides(styrmand: Terminal):
    """The whole way of an operator: put back, look, send some, mark the rest."""
    styrmand("backup", "kopi.db")
    assert styrmand("hold", "list").out == "notice  meeting  person  kind  channel  due\nnothing is held\n"
    styrmand("restore", "kopi.db")
    held = json.loads(styrmand("hold", "list", "--json").out)
    assert held
    assert {one["said"] for one in held} == {"may have been sent already"}
    states = dict(asked(styrmand, "SELECT state, count(*) FROM delivery GROUP BY state"))
    assert (states["held"], "planned" in states) == (len(held), True)
    due = "SELECT kind FROM delivery WHERE state = 'planned' AND next_at <= datetime('now')"
    assert {kind for (kind,) in asked(styrmand, due)} <= {"restored"}
    first = str(held[0]["notice"])
    assert styrmand("hold", "send", first).out == "1 of them go out when the bot runs\n"
    meeting = held[-1]["meeting"]
    about = [one for one in held[1:] if one["meeting"] == meeting]
    assert styrmand("hold", "settle", "--meeting", meeting).out == f"{len(about)} are noted as sent before\n"
    styrmand("hold", "settle", "--all")
    assert json.loads(styrmand("hold", "list", "--json").out) == []
    assert styrmand("hold", "send", first) == refused(f"there is no notice '{first}'")


def test_what_to_do_with_the_held_is_said(styrmand: Terminal):
    for wrong in (["send"], ["settle"], ["send", "--all", "7"], ["settle", "--all", "--meeting", "m"]):
        said = styrmand("hold", *wrong)
        assert (said.code, "name notices, or --meeting, or --all" in said.err) == (2, True)


def test_an_operator_holds_by_hand_what_another_tool_has_put_back(styrmand: Terminal):
    said = styrmand("hold", "--taken", "2026-11-20 03:00")
    assert said.out.splitlines()[0] == (
        "the database is as it was at 2026-11-20 03:00 UTC: answers and changes made since are not in it"
    )
    assert json.loads(styrmand("hold", "list", "--json").out)
    found = json.loads(styrmand("check", "--json").out)
    database = next(one for one in found if one["name"] == "STYRMAND_DATABASE_URL")
    assert database["result"] == "warning"
    assert "are held since it was restored" in database["text"]


def test_nothing_is_put_back_while_somebody_has_the_books_open(styrmand: Terminal):
    styrmand("backup", "kopi.db")
    with Store.open(f"sqlite:///{styrmand.folder}/books.db") as books:
        books.read_now(lambda records: records.committees())
        for force in ([], ["--force"]):
            assert styrmand("restore", "kopi.db", *force) == refused(
                "the database is in use: stop the bot, and whatever else has it open, first"
            )
        books.read_now(lambda records: records.committees())
    assert styrmand("restore", "kopi.db").code == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"Kommune;Navn\n" * 1000, "that file is damaged, or no backup of Styrmand's"),
        (b"", "that file is damaged, or no backup of Styrmand's"),
        (b"SQLite format 3\x00" + b"\x00" * 5000, "that file is damaged, or no backup of Styrmand's"),
    ],
)
def test_what_is_no_backup_is_not_put_in_place(styrmand: Terminal, content: bytes, told: str):
    before = rows_of(styrmand.folder / "books.db")
    (styrmand.folder / "fil").write_bytes(content)
    assert styrmand("restore", "fil", "--force") == refused(told)
    assert rows_of(styrmand.folder / "books.db") == before
    assert {file.name for file in styrmand.folder.iterdir()} == {"books.db", "fil"}


def test_another_programs_database_and_a_newer_versions_are_not_put_in_place(styrmand: Terminal):
    with closing(sqlite3.connect(styrmand.folder / "andet.db")) as other:
        other.execute("CREATE TABLE ting (navn TEXT)")
    assert styrmand("restore", "andet.db") == refused("that file is damaged, or no backup of Styrmand's")
    styrmand("backup", "ny.db")
    with closing(sqlite3.connect(styrmand.folder / "ny.db")) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    assert styrmand("restore", "ny.db") == refused(
        "the database was written by a newer version of Styrmand: install that version"
    )


def test_over_unreadable_books_a_backup_goes_only_by_force_and_they_are_kept_whole(styrmand: Terminal):
    styrmand("backup", "kopi.db")
    damaged = b"Det var en database. " * 500
    (styrmand.folder / "books.db").write_bytes(damaged)
    (styrmand.folder / "books.db-wal").write_bytes(b"log")
    assert styrmand("restore", "kopi.db") == refused(
        "the present database cannot be read: --force keeps it beside and puts the backup in its place"
    )
    restored = styrmand("restore", "kopi.db", "--force")
    kept = restored.out.splitlines()[1].removeprefix("what stood there before is kept in ")
    assert (styrmand.folder / kept).read_bytes() == damaged
    assert (styrmand.folder / f"{kept}-wal").read_bytes() == b"log"
    assert styrmand("meeting", "list").code == 0


def test_on_postgresql_the_tool_is_named(styrmand: Terminal):
    styrmand("backup", "kopi.db")
    assert styrmand("restore", "kopi.db", database_url="postgresql://u:kanariefugl@127.0.0.1:1/d") == refused(
        "the database is PostgreSQL: stop the bot and use pg_restore --clean --if-exists --dbname=… FILE"
    )


# The running bot


def test_a_bot_that_does_not_run_is_not_well(bare: Terminal):
    said = bare("healthcheck", port="1")
    assert said == refused("no answer from http://127.0.0.1:1/readyz: [Errno 111] Connection refused")


ID = "11111111-1111-1111-1111-111111111111"
TO_SERVE = {"public_url": "https://styrmand.example.dk", "app_id": ID, "app_secret": "x"} | {
    "home_tenant": ID,
    "tenants": ID,
}


def test_a_sqlite_file_is_served_by_one_process_at_a_time(styrmand: Terminal):
    """Even where the second was given another port: it would free what the first is just sending."""
    first, second = free_port(), free_port()
    with styrmand.background("serve", port=first, **TO_SERVE) as bot:
        try:
            wait_until(lambda: styrmand("healthcheck", port=first).code == 0, 30, "the first is well")
            with styrmand.background("serve", port=second, **TO_SERVE) as other:
                out, err = other.communicate(timeout=30)
            assert (other.returncode, out) == (1, b"")
            assert err.decode() == (
                "styrmand: another Styrmand serves this database; SQLite is for one process, PostgreSQL for several\n"
            )
            assert styrmand("healthcheck", port=first).code == 0
        finally:
            bot.kill()  # the system lets the file go, however it ends
            bot.communicate(timeout=30)
    with styrmand.background("serve", port=second, **TO_SERVE) as bot:
        try:
            wait_until(lambda: styrmand("healthcheck", port=second).code == 0, 30, "the next is well")
        finally:
            bot.send_signal(signal.SIGTERM)
            bot.communicate(timeout=30)
    assert bot.returncode == 0


def free_port() -> str:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return str(one.getsockname()[1])


def test_told_to_end_while_it_starts_it_ends(styrmand: Terminal):
    """It asks for the signal itself: the first process of a container gets no other."""
    with closing(sqlite3.connect(styrmand.folder / "books.db", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with styrmand.background("serve", **TO_SERVE) as bot:
            wait_until(lambda: _waits_for(bot.pid, signal.SIGTERM), 8, "it has asked for the signal")
            bot.send_signal(signal.SIGTERM)
            out, err = bot.communicate(timeout=30)
    assert (bot.returncode, out, err) == (0, b"", b"")


def _waits_for(process: int, what: signal.Signals) -> bool:
    [caught] = re.findall(r"^SigCgt:\s*(\w+)$", Path(f"/proc/{process}/status").read_text(), re.MULTILINE)
    return bool(int(caught, 16) >> (what - 1) & 1)


def test_the_demo_runs_is_well_and_ends_when_it_is_told(bare: Terminal):
    port = free_port()
    with bare.background("demo", port=port) as bot:
        try:
            wait_until(lambda: bare("healthcheck", port=port).code == 0, 60, "the demo is well")
            (bare.folder / "kopi.db").write_bytes(b"")
            bare("backup", "nu.db")
            assert bare("restore", "nu.db", "--force") == refused(
                "the database is in use: stop the bot, and whatever else has it open, first"
            )
        finally:
            bot.send_signal(signal.SIGTERM)
            out, err = bot.communicate(timeout=30)
    assert (bot.returncode, err) == (0, b"")
    assert f"http://127.0.0.1:{port}/chat" in out.decode()
