"""What is kept of people, from the command line: handed out, forgotten, and thrown away when it is old."""

import json
import sqlite3
from contextlib import closing

from tests.cli.terminal import Said, Terminal, refused

MEMBER = "mette.kjaergaard@viborg.example.dk"
LEFT = "lisbeth.gormsen@holstebro.example.dk"
"""She left a committee in 2021 and nothing counts on her."""


def number(styrmand: Terminal, email: str) -> int:
    with closing(sqlite3.connect(styrmand.folder / "books.db")) as books:
        (found,) = books.execute("SELECT id FROM person WHERE email_key = ?", (email,)).fetchone()
        return int(found)


def everything(styrmand: Terminal) -> str:
    """All that stands in the books, and in the pages of the file that were let go."""
    with closing(sqlite3.connect(styrmand.folder / "books.db")) as books:
        return "\n".join(books.iterdump())


def naming(styrmand: Terminal, word: str) -> set[str]:
    """The tables in which a word stands."""
    with closing(sqlite3.connect(styrmand.folder / "books.db")) as books:
        tables = [name for (name,) in books.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            one for one in tables if word in str(books.execute(f"SELECT * FROM {one}").fetchall()).lower()
        }


def test_all_that_is_kept_of_a_person_for_programs_and_for_the_person(styrmand: Terminal):
    told = styrmand("person", "export", MEMBER, "--json").json
    assert set(told) == {"person", "at", "kept"}
    assert told["person"] == {
        "id": number(styrmand, MEMBER),
        "name": "Mette Kjærgaard",
        "email": MEMBER,
        "title": "Kulturchef",
        "organisation": "Viborg Kommune",
        "language": "da",
    }
    assert {"person", "membership", "invitee"} <= set(told["kept"])
    assert styrmand("person", "export", str(number(styrmand, MEMBER)), "--json").json["kept"] == told["kept"]
    read = styrmand("person", "export", MEMBER.upper()).out
    assert read.startswith("Oplysninger om dig i Styrmand\n")
    assert "Grupper, du er eller har været med i (3)\n" in read
    assert "gruppe: ekr-styregruppe\n" in read


def test_the_export_goes_to_a_file(styrmand: Terminal):
    assert styrmand("person", "export", MEMBER, "--json", "-o", "mette.json") == Said(0, b"", "")
    written = json.loads((styrmand.folder / "mette.json").read_text())
    assert written["person"]["email"] == MEMBER
    styrmand("person", "export", MEMBER, "-o", "mette.txt")
    assert "Mette Kjærgaard" in (styrmand.folder / "mette.txt").read_text()


def test_somebody_unknown_is_refused(styrmand: Terminal):
    for verb in ("export", "erase"):
        assert styrmand("person", verb, "nobody@example.dk") == refused("there is no such person")
        assert styrmand("person", verb, "999999") == refused("there is no such person")


def test_who_is_counted_on_is_not_forgotten_and_the_way_on_is_told(styrmand: Terminal):
    told = styrmand("person", "erase", MEMBER)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith(
        f"styrmand: person {number(styrmand, MEMBER)} is still counted on: sits in "
        "ekr-styregruppe, ekr-arbejdsgruppe (styrmand members end); "
    )
    assert "(register an apology on the attendance page)" in told.err
    assert "Mette" not in told.err


def test_a_dry_run_tells_what_would_go_and_changes_nothing(styrmand: Terminal):
    before = everything(styrmand)
    told = styrmand("person", "erase", LEFT, "--dry-run", "--json").json
    assert told == {"person": number(styrmand, LEFT), "dry_run": True, "rows": told["rows"]}
    assert told["rows"]["person"] == 1
    assert everything(styrmand) == before


def test_who_asks_is_forgotten_and_no_list_takes_the_person_in_unasked(styrmand: Terminal):
    styrmand("person", "erase", LEFT)
    # An agenda of 2021 says whom somebody took over from: it was sent out, and stays as it was.
    assert naming(styrmand, "gormsen") == {"agenda_item"}
    assert naming(styrmand, LEFT) == set()
    file = styrmand.folder / "members.csv"
    file.write_text(f"navn;e-mail;kommune\nLisbeth Gormsen;{LEFT};Holstebro Kommune\n", encoding="utf-8")
    again = ("members", "import", "members.csv", "--committee", "ekr-styregruppe")
    told = styrmand(*again)
    assert told.code == 1
    assert "asked to be forgotten" in told.err
    assert styrmand("person", "readmit", LEFT).out == "a list may name that address again\n"
    assert styrmand(*again).code == 0
    assert styrmand("person", "readmit", LEFT) == refused("nobody with that address asked to be forgotten")


def test_neither_the_file_nor_a_backup_of_it_holds_the_address_in_a_corner(styrmand: Terminal):
    assert LEFT.encode() in (styrmand.folder / "books.db").read_bytes()
    styrmand("person", "erase", LEFT)
    styrmand("backup", "copy.db")
    for file in styrmand.folder.glob("*.db*"):
        assert LEFT.encode() not in file.read_bytes().lower(), file.name


def test_what_is_old_is_told_of_and_then_thrown_away(styrmand: Terminal):
    before = everything(styrmand)
    told = styrmand("retention", "run", "--dry-run", "--json").json
    assert told["dry_run"] is True
    assert [row["what"] for row in told["rows"]] == [
        *("arrivals", "visits", "files", "typed", "codes", "notices", "remarks", "mails", "roads", "people")
    ]
    assert everything(styrmand) == before
    gone = {row["what"]: row["gone"] for row in told["rows"]}
    assert gone["people"] == 1  # Lisbeth Gormsen; the archive has nobody's meeting of 2021 yet
    done = styrmand("retention", "run", "--json").json
    assert {row["what"]: row["gone"] for row in done["rows"]} == gone
    again = styrmand("retention", "run", "--dry-run", "--json").json
    assert {row["gone"] for row in again["rows"]} == {0}


def test_a_period_is_a_setting(styrmand: Terminal):
    longer = styrmand("retention", "run", "--dry-run", "--json", keep_people_days="36500").json
    (people,) = (row for row in longer["rows"] if row["what"] == "people")
    assert people == {"what": "people", "kept_days": 36500.0, "gone": 0}
    assert styrmand("retention", "run", keep_people_days="0").code == 1
