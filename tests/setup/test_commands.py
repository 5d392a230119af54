"""The commands that make organisations, committees and members, as an operator types them."""

import json
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.setup.conftest import Ran, Styrmand

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
COMMITTEE, MEMBERS = EXAMPLES / "committee.toml", EXAMPLES / "members.csv"
ORGANISATIONS = ["enghave", "moellebjerg", "aastrup", "region-fjordland", "fjordens-musikskole"]
COMMITTEES = ["fjord-styregruppe", "fjord-arbejdsgruppe"]
GROUP = ("--committee", "fjord-styregruppe")


def told(ran: Ran):
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def report(dry_run: bool, new: bool) -> dict[str, object]:
    def these(ids: list[str]) -> dict[str, object]:
        return {"new": ids if new else [], "changed": [], "unchanged": [] if new else ids}

    return {"dry_run": dry_run, "organisations": these(ORGANISATIONS), "committees": these(COMMITTEES)}


def test_the_example_is_imported_and_imported_again_without_a_change(styrmand: Styrmand):
    assert told(styrmand("committee", "import", COMMITTEE, "--json")) == report(dry_run=False, new=True)
    assert told(styrmand("committee", "import", COMMITTEE, "--json")) == report(dry_run=False, new=False)


def test_a_dry_run_says_the_same_and_leaves_the_books_alone(styrmand: Styrmand):
    assert told(styrmand("committee", "import", COMMITTEE, "--dry-run", "--json")) == report(
        dry_run=True, new=True
    )
    assert told(styrmand("committee", "list", "--json")) == []


def test_an_import_says_in_words_what_was_written(styrmand: Styrmand, tmp_path: Path):
    assert styrmand("committee", "import", COMMITTEE).out.splitlines() == [
        *(f"new organisation {one}" for one in ORGANISATIONS),
        *(f"new committee {one}" for one in COMMITTEES),
        "7 written, 0 unchanged",
    ]
    changed = tmp_path / "changed.toml"
    changed.write_text(COMMITTEE.read_text().replace("+45 70 00 12 34", "+45 70 00 12 35"))
    assert styrmand("committee", "import", changed, "--dry-run").out.splitlines() == [
        "committee fjord-styregruppe: contact would be changed",
        "1 would be written, 6 unchanged",
    ]
    assert styrmand("committee", "import", changed).out.splitlines() == [
        "committee fjord-styregruppe: contact changed",
        "1 written, 6 unchanged",
    ]


def test_faults_are_told_one_a_line_and_nothing_is_saved(styrmand: Styrmand, tmp_path: Path):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(
        COMMITTEE.read_text().replace('kind = "region"', 'kind = "amt"').replace("seats = 3", "seats = 0")
    )
    assert styrmand("committee", "import", wrong) == Ran(
        1,
        "",
        "styrmand: wrong.toml: organisation 4 (region-fjordland) · kind: must be one of municipality, region, other\n"
        "styrmand: wrong.toml: committee 1 (fjord-styregruppe) · terms 2 (2026-01-01) · seat_limit 2 · seats: "
        "must lie within 1 to 99\n",
    )
    assert told(styrmand("committee", "list", "--json")) == []


def test_what_clashes_with_the_books_is_refused(styrmand: Styrmand, tmp_path: Path):
    styrmand("committee", "import", COMMITTEE)
    later = tmp_path / "later.toml"
    text = COMMITTEE.read_text()
    contact = '[committee.contact]\nname = "S"\nemail = "s@x.example.dk"\n'
    later.write_text(
        f'[[committee]]\nslug = "fjord-styregruppe"\nname = "S"\n{contact}[[committee.terms]]\nsince = 2030-01-01\n'
    )
    assert styrmand("committee", "import", later) == Ran(
        1,
        "",
        "styrmand: fjord-styregruppe: the terms since 2026-01-01 and since 2030-01-01 would be in force at once; "
        "the earlier ones need until = 2029-12-31\n",
    )
    later.write_text('[[organisation]]\nid = "x"\nname = "Åstrup"\nkind = "other"\n')
    assert styrmand("committee", "import", later) == Ran(
        1, "", "styrmand: the organisations aastrup and x would answer to the same name\n"
    )
    assert text == COMMITTEE.read_text()


def test_committees_are_listed_with_the_rules_in_force(styrmand: Styrmand):
    styrmand("committee", "import", COMMITTEE)
    styrmand("members", "import", MEMBERS, *GROUP)
    working, steering = told(styrmand("committee", "list", "--json"))
    assert (working["slug"], working["in_force"], working["seats"], working["called"]) == (
        "fjord-arbejdsgruppe",
        None,
        "",
        0,
    )
    assert (steering["slug"], steering["in_force"], steering["seats"], steering["called"]) == (
        "fjord-styregruppe",
        "2026-01-01",
        "ordinary: 2 per municipality, ordinary: 3 per region",
        6,
    )
    assert [(one["since"], one["until"]) for one in steering["terms"]] == [
        ("2022-01-01", "2025-12-31"),
        ("2026-01-01", None),
    ]
    assert steering["policy"]["deadline_at"] == "12:00:00"
    shown = styrmand("committee", "list")
    assert "fjord-styregruppe" in shown.out


def test_a_file_that_is_not_there_is_a_usage_fault(styrmand: Styrmand):
    assert styrmand("committee", "import", "nowhere.toml").code == 2


# Members


def imported(
    new: int, known: int, *, memberships: int, dry_run: bool = False, differs: object = ()
) -> object:
    return {
        "committee": "fjord-styregruppe",
        "dry_run": dry_run,
        "new": new,
        "known": known,
        "new_memberships": memberships,
        "differs": list(differs),
    }


def test_members_are_imported_whatever_their_organisation_is_called(styrmand: Styrmand):
    styrmand("committee", "import", COMMITTEE)
    first = styrmand("members", "import", MEMBERS, *GROUP, "--dry-run", "--json")
    assert told(first) == imported(8, 0, memberships=8, dry_run=True)
    assert told(styrmand("members", "import", MEMBERS, *GROUP, "--json")) == imported(8, 0, memberships=8)
    assert told(styrmand("members", "import", MEMBERS, *GROUP, "--json")) == imported(0, 8, memberships=0)
    rows = told(styrmand("members", "list", *GROUP, "--json"))
    assert [(one["person"], one["organisation"], one["role"], one["deputy_for"]) for one in rows] == [
        ("Asger Friis", "Region Fjordland", "chair", None),
        ("Birthe Kjær Holm", "Enghave Kommune", "member", None),
        ("Carl Emil Toft", "Enghave Kommune", "member", None),
        ("Ditte Vang", "Møllebjerg Kommune", "member", None),
        ("Frida Ørskov", "Aastrup Kommune", "member", None),
        ("Gorm Ahlmann", "Fjordens Musikskole", "observer", None),
        ("Hanne Bjerre", "Region Fjordland", "secretariat", None),
        ("Ejnar Nygaard", "Møllebjerg Kommune", "deputy", "ditte.vang@moellebjerg.example.dk"),
    ]


LIST = (
    "Kommune;Navn;E-mail;Rolle;Suppleant for\n"
    "Enghave;Aksel Bro;aksel@enghave.example.dk;medlem;\n"
    "Engehave;Bodil Dam;bodil@enghave.example.dk;medlem;\n"
    "Enghave;Curt Eg;curt@enghave.example.dk;suppleant;Bodil@enghave.example.dk\n"
    "Enghave;Dora Fyn;dora@enghave.example.dk;suppleant;nobody@enghave.example.dk\n"
    "Aarhus;Erik Gran;erik@aarhus.example.dk;medlem;\n"
)


def test_every_row_that_names_somebody_unknown_is_told_with_its_number_and_nobody_is_enrolled(
    styrmand: Styrmand, tmp_path: Path
):
    styrmand("committee", "import", COMMITTEE)
    file = tmp_path / "list.csv"
    file.write_text(LIST)
    assert styrmand("members", "import", file, *GROUP) == Ran(
        1,
        "",
        "styrmand: list.csv: Row 3 · Municipality (»Engehave«): There is no such organisation.\n"
        "styrmand: list.csv: Row 5 · Deputy for (»nobody@enghave.example.dk«): "
        "Whom the deputy is a deputy for is neither on the list nor known.\n"
        "styrmand: list.csv: Row 6 · Municipality (»Aarhus«): There is no such organisation.\n",
    )
    assert told(styrmand("members", "list", *GROUP, "--json")) == []


def test_rows_are_counted_as_the_spreadsheet_counts_them(styrmand: Styrmand, tmp_path: Path):
    styrmand("committee", "import", COMMITTEE)
    book = Workbook()
    for row in ([], ["Medlemsliste"], ["Kommune", "Navn", "E-mail"], ["Nix", "Aksel Bro", "a@x.example.dk"]):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    ran = styrmand("members", "import", tmp_path / "list.xlsx", *GROUP)
    assert ran.err == "styrmand: list.xlsx: Row 4 · Municipality (»Nix«): There is no such organisation.\n"


def test_what_the_list_says_otherwise_of_known_people_is_told(styrmand: Styrmand, tmp_path: Path):
    styrmand("committee", "import", COMMITTEE)
    styrmand("members", "import", MEMBERS, *GROUP)
    file = tmp_path / "list.csv"
    file.write_text(MEMBERS.read_text().replace("Enghave;Carl Emil Toft", "Aastrup;Carl Toft"))
    differs = [{"row": 4, "fields": ["name", "organisation"]}]
    assert told(styrmand("members", "import", file, *GROUP, "--json")) == imported(
        0, 8, memberships=0, differs=differs
    )
    ran = styrmand("members", "import", file, *GROUP)
    assert ran.err == "row 4: name, organisation not as in the books, which stay as they are\n"


def test_an_unknown_committee_is_told_once_and_not_for_each_row(styrmand: Styrmand):
    unknown = Ran(1, "", "styrmand: there is no committee 'nowhere'\n")
    assert styrmand("members", "import", MEMBERS, "--committee", "nowhere") == unknown
    assert styrmand("members", "list", "--committee", "nowhere") == unknown
    assert styrmand("members", "end", "a@b.dk", "--committee", "nowhere", "--until", "2027-01-31") == unknown


def test_a_membership_is_ended_and_the_meetings_already_called_to_are_named(styrmand: Styrmand):
    styrmand("committee", "import", COMMITTEE)
    styrmand("members", "import", MEMBERS, *GROUP)
    day = ("--session", "2099-03-03 09:30-11:30")
    assert styrmand("meeting", "create", *GROUP, *day, "--slug", "fjord-2099", "--convene").code == 0
    ending = ("members", "end", "birthe.holm@enghave.example.dk", *GROUP, "--until", "2098-12-31")
    assert styrmand(*ending) == Ran(
        0, "ends 2098-12-31: member\n", "still called to fjord-2099: register an apology (afbud) there\n"
    )
    assert told(styrmand(*ending, "--json")) == {
        "committee": "fjord-styregruppe",
        "until": "2098-12-31",
        "ended": [],
        "apologised": [],
        "still_called": ["fjord-2099"],
    }
    rows = told(styrmand("members", "list", *GROUP, "--json"))
    assert {one["email"]: one["until"] for one in rows}[ending[2]] == "2098-12-31"


def test_apologies_are_registered_with_the_ending_where_that_is_asked_for(styrmand: Styrmand):
    styrmand("committee", "import", COMMITTEE)
    styrmand("members", "import", MEMBERS, *GROUP)
    for slug, day in (("fjord-2099", "2099-03-03"), ("fjord-2100", "2100-03-03")):
        made = styrmand(
            "meeting", "create", *GROUP, "--session", f"{day} 09:30-11:30", "--slug", slug, "--convene"
        )
        assert made.code == 0
    ending = ("members", "end", "birthe.holm@enghave.example.dk", *GROUP, "--apologise")
    assert told(styrmand(*ending, "--until", "2099-12-31", "--json")) == {
        "committee": "fjord-styregruppe",
        "until": "2099-12-31",
        "ended": ["member"],
        "apologised": ["fjord-2100"],
        "still_called": [],
    }
    assert answers(styrmand, "fjord-2099")[ending[2]] == "pending"
    assert answers(styrmand, "fjord-2100")[ending[2]] == "declined"
    assert styrmand(*ending, "--until", "2098-12-31") == Ran(
        0,
        "ends 2098-12-31: member\napology (afbud) registered for fjord-2099\n",
        "still called to fjord-2100: it has begun, or an apology stood already\n",
    )


def answers(styrmand: Styrmand, meeting: str) -> dict[str, str]:
    rows = json.loads(styrmand("attendance", "export", meeting, "--format", "json").out)["rows"]
    return {one["email"]: one["answer"] for one in rows}


def test_who_has_left_is_listed_only_when_asked_for(styrmand: Styrmand, tmp_path: Path):
    styrmand("committee", "import", COMMITTEE)
    file = tmp_path / "list.csv"
    file.write_text("Kommune;Navn;E-mail;Fra;Til\nEnghave;Bo Bak;bo@enghave.example.dk;1.1.2020;31.12.2021\n")
    styrmand("members", "import", file, *GROUP)
    assert told(styrmand("members", "list", *GROUP, "--json")) == []
    assert [one["until"] for one in told(styrmand("members", "list", *GROUP, "--past", "--json"))] == [
        "2021-12-31"
    ]
    assert "bo@enghave.example.dk" in styrmand("members", "list", *GROUP, "--past").out


def test_a_day_that_is_none_is_a_usage_fault(styrmand: Styrmand):
    assert styrmand("members", "end", "a@b.dk", *GROUP, "--until", "32").code == 2
    assert styrmand("members", "end", "a@b.dk", *GROUP).code == 2


MISTAKE = "birthe.holm@enghave.example.dk"


def members(styrmand: Styrmand) -> dict[str, str]:
    """Addresses with the first day of each."""
    return {
        one["email"]: one["since"] for one in told(styrmand("members", "list", *GROUP, "--past", "--json"))
    }


def test_who_was_added_by_mistake_is_removed_after_one_question(
    styrmand: Styrmand, monkeypatch: pytest.MonkeyPatch
):
    styrmand("committee", "import", COMMITTEE)
    styrmand("members", "import", MEMBERS, *GROUP)
    since, removing = members(styrmand)[MISTAKE], ("members", "remove", MISTAKE, *GROUP)
    asked = f"Remove Birthe Kjær Holm, Enghave Kommune (member since {since}) from fjord-styregruppe? [y/N] "
    for no in ("n\n", "", "\n"):
        monkeypatch.setattr("sys.stdin", StringIO(no))
        assert styrmand(*removing) == Ran(1, "", f"{asked}styrmand: nothing was changed\n")
    assert MISTAKE in members(styrmand)
    monkeypatch.setattr("sys.stdin", StringIO("y\n"))
    done = styrmand(*removing, "--json")
    assert (done.code, done.err, json.loads(done.out)) == (
        0,
        asked,
        {
            "committee": "fjord-styregruppe",
            "email": MISTAKE,
            "role": "member",
            "since": since,
            "taken_off": [],
            "forgotten": True,
        },
    )
    assert MISTAKE not in members(styrmand)
    assert styrmand(*removing) == Ran(1, "", "styrmand: there is no such person\n")
    # No question is asked about somebody who is not there, and nothing keeps the address from the right list.
    assert told(styrmand("members", "import", MEMBERS, *GROUP, "--json"))["new"] == 1


def test_a_removal_takes_a_member_off_the_lists_nobody_was_told_of(styrmand: Styrmand):
    styrmand("committee", "import", COMMITTEE)
    styrmand("members", "import", MEMBERS, *GROUP)
    day = ("--session", "2099-03-03 09:30-11:30")
    assert styrmand("meeting", "create", *GROUP, *day, "--slug", "fjord-2099", "--convene").code == 0
    since = members(styrmand)[MISTAKE]
    assert styrmand("members", "remove", MISTAKE, *GROUP, "--yes") == Ran(
        0,
        f"removed: member since {since}\ntaken off the list of fjord-2099\nforgotten: name, address and title\n",
        "",
    )
    assert MISTAKE not in answers(styrmand, "fjord-2099")


def test_of_whom_something_came_the_operator_is_told_what_and_what_instead(styrmand: Styrmand):
    styrmand("committee", "import", COMMITTEE)
    styrmand("members", "import", MEMBERS, *GROUP)
    day = ("--session", "2099-03-03 09:30-11:30")
    assert styrmand("meeting", "create", *GROUP, *day, "--slug", "fjord-2099", "--convene").code == 0
    styrmand("members", "end", MISTAKE, *GROUP, "--until", "2098-12-31", "--apologise")
    assert styrmand("members", "remove", MISTAKE, *GROUP, "--yes") == Ran(
        1,
        "",
        "styrmand: something came of the membership, so it can be ended only (styrmand members end): "
        "an answer to a meeting\n",
    )


def test_of_several_roles_the_one_to_be_removed_is_named(styrmand: Styrmand, tmp_path: Path):
    styrmand("committee", "import", COMMITTEE)
    file = tmp_path / "list.csv"
    for role in ("medlem", "sekretariat"):
        file.write_text(f"Kommune;Navn;E-mail;Rolle\nEnghave;Bo Bak;bo@enghave.example.dk;{role}\n")
        assert styrmand("members", "import", file, *GROUP).code == 0
    removing = ("members", "remove", "bo@enghave.example.dk", *GROUP, "--yes")
    assert styrmand(*removing) == Ran(
        1, "", "styrmand: holds several roles there: say which with --role member|secretariat\n"
    )
    assert styrmand(*removing, "--role", "observer") == Ran(1, "", "styrmand: there is no such membership\n")
    assert styrmand(*removing, "--role", "secretariat").out.endswith(
        "the person is named elsewhere, and stays\n"
    )
    assert [one["role"] for one in told(styrmand("members", "list", *GROUP, "--json"))] == ["member"]
    assert styrmand(*removing, "--role", "king").code == 2
