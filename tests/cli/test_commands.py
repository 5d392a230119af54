"""The command line as an operator uses it: real processes on real books."""

import io
import re
import shutil
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

import pytest
import typer

from bot import cli, exports
from bot.demo.held_meetings import LANGUAGE_MEETING
from storage import Store
from tests.cli.terminal import ROOT, Terminal
from tests.demo.books import cooperation_at
from tests.parts import invite_check

SEEDS = ROOT.parent / "shared" / "seeds"
SLUG = str(LANGUAGE_MEETING)
SPRING = (date.today() + timedelta(days=200)).isoformat()  # noqa: DTZ011 - any day ahead of the machine's clock


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cooperation")
    with cooperation_at(folder):
        pass
    return folder / "books.db"


@pytest.fixture
def styrmand(loaded: Path, tmp_path: Path) -> Terminal:
    """The command beside the demo's books."""
    shutil.copyfile(loaded, tmp_path / "books.db")
    return Terminal(tmp_path, {"database_url": "sqlite:///books.db", "secret_key": "x" * 32})


def rows_of(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as books:
        return list(books.iterdump())


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
def test_every_command_has_help(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        cli.main([*command, "--help"])
    said = capsys.readouterr()
    assert (ended.value.code, said.err) == (0, "")
    assert f"Usage: {' '.join(('styrmand', *command))}" in said.out


def test_every_form_of_the_list_is_offered_and_no_other():
    assert {form.value for form in cli.Form} == set(exports.FORMS)


def test_help_loads_no_database_and_no_server():
    loaded = "import sys, bot.cli; print([m for m in ('sqlalchemy', 'aiohttp', 'pydantic', 'typst') if m in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", loaded],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "[]"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]):
    try:
        installed = version("styrmand")
    except PackageNotFoundError:
        pytest.skip("styrmand is not installed in this Python, only beside it")
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"styrmand {installed}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["meeting"],
        ["meeting", "nonsense"],
        ["attendance", "export", SLUG],
        ["attendance", "export", SLUG, "--format", "odt"],
        ["attendance", "export", "--format", "csv"],
        ["members", "import", "no-such-file.csv", "--committee", "ekr-styregruppe"],
        ["meeting", "create", "--committee", "ekr-styregruppe"],
        ["meeting", "create", "--committee", "ekr-styregruppe", "--session", "2. marts kl. 9"],
        ["meeting", "create", "--committee", "x", "--session", "2027-03-02 9.30-11.30", "--mode", "måne"],
        ["meeting", "move", SLUG, "--session", "2027-02-30 09:30-11:30"],
        ["restore", "no-such-file.db"],
        ["invitation", "show", SLUG],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert "Usage: styrmand" in said.out + said.err
    if arguments != ["meeting"]:  # a group alone shows its help
        assert said.out == ""


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
        (
            ["meeting", "create", "--committee", "ekr-styregruppe", "--session", "2021-03-02 9.30-11.30"],
            "day lies in the past",
        ),
        (["remind", SLUG], f"{SLUG} has started or was held; it can no longer be changed"),
        (["invitation", "show", SLUG, "nobody@example.dk"], "there is no such person"),
        (
            ["invitation", "show", SLUG, "hans.vinther@favrskov.example.dk"],
            f"that person is not invited to {SLUG}",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_refusal_is_one_line_and_ends_with_1(
    styrmand: Terminal, monkeypatch, capsys, arguments: list[str], sentence: str
):
    monkeypatch.chdir(styrmand.folder)
    for name, value in styrmand.settings.items():
        monkeypatch.setenv(f"STYRMAND_{name.upper()}", value)
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    said = capsys.readouterr()
    assert (ended.value.code, said.out, said.err) == (1, "", f"styrmand: {sentence}\n")


def test_without_tables_every_command_says_what_to_do(tmp_path: Path):
    said = Terminal(tmp_path)("meeting", "list")
    assert (said.code, said.out) == (1, "")
    assert said.err == "styrmand: the database's tables are not this version's: run styrmand db upgrade\n"


# Meetings


def test_a_meeting_from_its_making_to_its_end(styrmand: Terminal):
    made = styrmand(
        *("meeting", "create", "--committee", "ekr-styregruppe", "--session", f"{SPRING} 9.30-11.30"),
        *(
            "--mode",
            "hybrid",
            "--place",
            "Regionshuset Viborg",
            "--join-url",
            "https://teams.example.dk/l/1",
            "--json",
        ),
    )
    slug = f"ekr-{SPRING}"
    assert (made.code, made.err) == (0, "")
    assert made.json | {"response_deadline": ""} == {
        "slug": slug,
        "committee": "ekr-styregruppe",
        "title": "Møde i styregruppen",
        "kind": "ordinary",
        "mode": "hybrid",
        "state": "planned",
        "start": made.json["start"],
        "end": made.json["end"],
        "response_deadline": "",
        "invited": 0,
        "answered": 0,
    }
    assert re.fullmatch(rf"{SPRING}T0[78]:30:00\+00:00", made.json["start"])
    convened = styrmand("meeting", "convene", slug)
    assert convened.out == f"{slug}: convened, {made.json['start']}, 39 invited\n"
    moved = styrmand("meeting", "move", slug, "--session", f"{SPRING} 12:00-14:00", "--reason", "Formanden")
    assert (moved.code, moved.err) == (0, "")
    assert "T1" in moved.out
    cancelled = styrmand("meeting", "cancel", slug, "--json")
    assert cancelled.json["state"] == "cancelled"
    again = styrmand("remind", slug)
    assert (again.code, again.out, again.err) == (1, "", f"styrmand: {slug} is cancelled\n")


def test_meetings_are_listed_by_their_start(styrmand: Terminal):
    listed = styrmand("meeting", "list", "--json").json
    assert [one["slug"] for one in listed[:2]] == ["ekr-2021-03-02", SLUG]
    assert [one["start"] for one in listed] == sorted(one["start"] for one in listed)
    assert listed[1] | {"title": ""} == {
        "slug": SLUG,
        "committee": "sprogstrategi",
        "title": "",
        "kind": "extraordinary",
        "mode": "online",
        "state": "held",
        "start": listed[1]["start"],
        "end": listed[1]["end"],
        "response_deadline": listed[1]["response_deadline"],
        "invited": 9,
        "answered": 9,
    }
    one = styrmand("meeting", "list", "--committee", "sprogstrategi").out.splitlines()
    assert one[0].split() == ["slug", "committee", "start", "state", "invited", "answered"]
    assert one[1].split() == [SLUG, "sprogstrategi", listed[1]["start"], "held", "9", "9"]
    assert len(one) == 2


def test_a_dry_run_says_who_would_be_reminded_and_changes_nothing(styrmand: Terminal):
    coming = next(one for one in styrmand("meeting", "list", "--json").json if one["state"] == "convened")
    if coming["start"] < f"{date.today()}":  # noqa: DTZ011
        pytest.skip("the demo's next meeting is past by this machine's clock")
    before = rows_of(styrmand.folder / "books.db")
    report = styrmand("remind", coming["slug"], "--dry-run", "--json").json
    assert (report["meeting"], report["dry_run"]) == (coming["slug"], True)
    assert {"person": "Mette Kjærgaard", "email": "mette.kjaergaard@viborg.example.dk"} in report["people"]
    assert len(report["people"]) == coming["invited"] - coming["answered"] - 1, "one has said perhaps"
    assert rows_of(styrmand.folder / "books.db") == before


# The list


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source texts are not beside the project")
def test_the_list_as_text_is_the_summarys_own_block_byte_for_byte(styrmand: Terminal):
    text = (SEEDS / "001_40c9bc0715cd5de3.txt").read_text(encoding="utf-8")
    start = text.index("Mødedeltagere:")
    block = text[start : text.index(".", text.index("Der var afbud fra", start)) + 1]
    head, _, sentence = block.rpartition("\n\n")
    expected = "\n".join([*(line.rstrip() for line in head.splitlines()), "", " ".join(sentence.split())])
    said = styrmand("attendance", "export", SLUG, "--format", "text")
    assert (said.code, said.err) == (0, "")
    assert said.raw == f"{expected}\n".encode()


def test_the_list_as_json_has_the_rows_other_programs_read(styrmand: Terminal):
    said = styrmand("attendance", "export", SLUG, "--format", "json").json
    assert said["meeting"] == SLUG
    row = next(row for row in said["rows"] if row["person"] == "Vibeke Jensen")
    assert {name: row[name] for name in ("person", "email", "organisation", "answer", "substitute")} == {
        "person": "Vibeke Jensen",
        "email": "vibeke.jensen@aarhus.example.dk",
        "organisation": "Aarhus Kommune",
        "answer": "substituted",
        "substitute": "Ellen Pedersen",
    }


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("csv", "\ufeffKommune;".encode()),
        ("xlsx", b"PK\x03\x04"),
        ("docx", b"PK\x03\x04"),
        ("pdf", b"%PDF-"),
    ],
)
def test_the_list_is_written_to_a_file(styrmand: Terminal, form: str, begins: bytes):
    said = styrmand("attendance", "export", SLUG, "--format", form, "-o", f"liste.{form}")
    assert (said.code, said.raw, said.err) == (0, b"", "")
    assert (styrmand.folder / f"liste.{form}").read_bytes().startswith(begins)


def test_a_file_that_cannot_be_written_is_told_by_name(styrmand: Terminal):
    said = styrmand("attendance", "export", SLUG, "--format", "csv", "-o", "no/such/folder.csv")
    assert (said.code, said.out, said.err) == (1, "", "styrmand: no/such/folder.csv: is not there\n")


# Members

MEMBERS = """Kommune;Navn;E-mail;Titel;Rolle;Fra;Suppleant for
Skive;Ågot Ærenlund;agot.aerenlund@skive.example.dk;Kulturkonsulent;suppleant;1. marts 2027;lars.nygaard@skive.example.dk
Viborg Kommune;Bjørn Åkær;bjoern.aakaer@viborg.example.dk;Kulturchef;medlem;02-03-2027;
Aarhus;Rikke Møller;rikke.moeller@aarhus.example.dk;Kulturchef;;;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_members_are_read_in_the_encodings_spreadsheets_write(styrmand: Terminal, encoding: str):
    (styrmand.folder / "medlemmer.csv").write_bytes(MEMBERS.encode(encoding))
    said = styrmand("members", "import", "medlemmer.csv", "--committee", "ekr-styregruppe", "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json == {"committee": "ekr-styregruppe", "dry_run": False, "new": 2, "known": 1}
    with Store.open(f"sqlite:///{styrmand.folder}/books.db") as books:
        names = books.read_now(lambda records: [records.person_with_email(a).name for a in ADDRESSES])  # type: ignore[union-attr]
    assert names == ["Ågot Ærenlund", "Bjørn Åkær"]


ADDRESSES = ("agot.aerenlund@skive.example.dk", "bjoern.aakaer@viborg.example.dk")


def test_a_dry_run_of_members_changes_nothing(styrmand: Terminal):
    (styrmand.folder / "medlemmer.csv").write_text(MEMBERS, encoding="utf-8")
    before = rows_of(styrmand.folder / "books.db")
    said = styrmand("members", "import", "medlemmer.csv", "--committee", "ekr-styregruppe", "--dry-run")
    assert said.out == "2 new and 1 known people would be members of ekr-styregruppe\n"
    assert rows_of(styrmand.folder / "books.db") == before


def test_every_row_that_cannot_be_taken_is_named_and_nobody_is_saved(styrmand: Terminal):
    unknown = MEMBERS.replace("Viborg Kommune;", "Vibborg;").replace("lars.nygaard@", "lars.nygard@")
    (styrmand.folder / "medlemmer.csv").write_text(unknown, encoding="utf-8")
    before = rows_of(styrmand.folder / "books.db")
    said = styrmand("members", "import", "medlemmer.csv", "--committee", "ekr-styregruppe")
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines() == [
        "styrmand: medlemmer.csv: Row 2: there is no such principal",
        "styrmand: medlemmer.csv: Row 3: there is no organisation 'Vibborg'",
    ]
    assert rows_of(styrmand.folder / "books.db") == before


def test_what_is_wrong_with_a_row_is_told_with_its_row_and_column(styrmand: Terminal):
    wrong = MEMBERS.replace("bjoern.aakaer@viborg.example.dk", "bjørn").replace("1. marts", "31. juni")
    (styrmand.folder / "medlemmer.csv").write_text(wrong, encoding="utf-8")
    said = styrmand("members", "import", "medlemmer.csv", "--committee", "ekr-styregruppe")
    assert (said.code, said.out) == (1, "")
    assert [line.split(": ")[2] for line in said.err.splitlines()] == [
        "Row 2 · From (“31. juni 2027”)",
        "Row 3 · E-mail (“bjørn”)",
    ]


def test_members_of_no_committee_are_refused_once_and_not_by_row(styrmand: Terminal):
    (styrmand.folder / "medlemmer.csv").write_text(MEMBERS, encoding="utf-8")
    said = styrmand("members", "import", "medlemmer.csv", "--committee", "x")
    assert (said.code, said.err) == (1, "styrmand: there is no committee 'x'\n")


# The invitation


def coming_slug(styrmand: Terminal) -> str:
    made = styrmand(
        *("meeting", "create", "--committee", "ekr-styregruppe", "--session", f"{SPRING} 9.30-11.30"),
        *("--join-url", "https://teams.example.dk/l/1", "--convene", "--json"),
    )
    slug: str = made.json["slug"]
    return slug


def test_an_invitation_is_shown_as_it_would_be_sent(styrmand: Terminal):
    slug = coming_slug(styrmand)
    before = rows_of(styrmand.folder / "books.db")
    asked = ("invitation", "show", slug, "mette.kjaergaard@viborg.example.dk")
    invited, cancelled = styrmand(*asked), styrmand(*asked, "--cancel")
    assert [(one.code, one.err) for one in (invited, cancelled)] == [(0, ""), (0, "")]
    assert message_from_bytes(invited.raw)["To"].endswith("<mette.kjaergaard@viborg.example.dk>")
    assert b"METHOD:REQUEST" in invite_check.calendar_part(invited.raw)
    assert b"METHOD:CANCEL" in invite_check.calendar_part(cancelled.raw)
    assert rows_of(styrmand.folder / "books.db") == before
    found = invite_check.check(invited.raw, styrmand.folder)
    assert found.findings == ()
    assert invite_check.check(cancelled.raw, styrmand.folder, previous=invited.raw).findings == ()


def test_a_seminar_has_a_mail_for_each_day(styrmand: Terminal):
    second = (date.fromisoformat(SPRING) + timedelta(days=1)).isoformat()
    slug = styrmand(
        *("meeting", "create", "--committee", "ekr-styregruppe", "--kind", "seminar", "--convene", "--json"),
        *("--session", f"{SPRING} 10.00-17.00", "--session", f"{second} 9.00-14.00"),
    ).json["slug"]
    said = styrmand("invitation", "show", slug, "mette.kjaergaard@viborg.example.dk", "-o", "mail.eml")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert sorted(file.name for file in styrmand.folder.glob("*.eml")) == ["mail-1.eml", "mail-2.eml"]


# The app package


def test_the_app_package_is_built_from_two_settings(styrmand: Terminal):
    missing = styrmand("manifest", "build")
    assert (missing.code, missing.out) == (1, "")
    assert missing.err.splitlines() == [
        "styrmand: STYRMAND_APP_ID is not set",
        "styrmand: STYRMAND_PUBLIC_URL is not set",
    ]
    try:
        version("styrmand")
    except PackageNotFoundError:
        pytest.skip("styrmand is not installed in this Python, only beside it: the package has no version")
    app = {"app_id": "11111111-2222-3333-4444-555555555555", "public_url": "https://moeder.example.dk"}
    built = styrmand("manifest", "build", "-o", "app.zip", **app)
    assert built.out == "written: app.zip\n"
    names = zipfile.ZipFile(io.BytesIO((styrmand.folder / "app.zip").read_bytes())).namelist()
    assert sorted(names) == ["color.png", "en.json", "manifest.json", "outline.png"]


def test_an_app_package_with_an_odd_address_is_refused(styrmand: Terminal):
    said = styrmand("manifest", "build", app_id="x", public_url="https://moeder.example.dk")
    assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)


# The database


def test_a_database_is_made_kept_and_put_back(styrmand: Terminal):
    new = {"database_url": "sqlite:///var/new.db"}
    assert styrmand("db", "upgrade", **new).out == "the database was made\n"
    assert styrmand("db", "upgrade", **new).out == "the database is up to date\n"
    assert styrmand("backup", "kopi.db").out == "written: kopi.db\n"
    at_backup = rows_of(styrmand.folder / "books.db")
    twice = styrmand("backup", "kopi.db")
    assert (twice.code, twice.err) == (1, "styrmand: kopi.db: is there already, and is not written over\n")
    coming_slug(styrmand)
    later = rows_of(styrmand.folder / "books.db")
    refused = styrmand("restore", "kopi.db")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == (
        "styrmand: 2 changes are later than the backup and would be lost: --force keeps them in a file beside\n"
    )
    assert rows_of(styrmand.folder / "books.db") == later
    restored = styrmand("restore", "kopi.db", "--force")
    assert (restored.code, restored.err) == (0, "")
    lines = restored.out.splitlines()
    assert lines[0] == "restored: kopi.db"
    kept = Path(lines[1].removeprefix("what stood there before is kept in "))
    assert "notices are due since " in lines[2]
    assert rows_of(styrmand.folder / "books.db") == at_backup
    assert rows_of(styrmand.folder / kept) == later


def test_what_is_no_backup_is_not_put_in_place(styrmand: Terminal):
    before = rows_of(styrmand.folder / "books.db")
    (styrmand.folder / "liste.csv").write_text("Kommune;Navn\n" * 1000)
    said = styrmand("restore", "liste.csv", "--force")
    assert (said.code, said.out, said.err) == (
        1,
        "",
        "styrmand: that file is damaged, or no backup of Styrmand's\n",
    )
    assert rows_of(styrmand.folder / "books.db") == before
    assert sorted(file.name for file in styrmand.folder.iterdir()) == ["books.db", "liste.csv"]


# The running bot


def test_a_bot_that_does_not_run_is_not_well(styrmand: Terminal):
    said = styrmand("healthcheck", port="1")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("styrmand: no answer from http://127.0.0.1:1/readyz: ")
    assert len(said.err.splitlines()) == 1
