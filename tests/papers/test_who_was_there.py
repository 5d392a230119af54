"""Old minutes and who was there: read into presence where the books know the name, and written out again line by line."""

from dataclasses import replace
from datetime import time

import pytest

from documents.incoming_paper import read
from documents.minutes_paper import attendance
from documents.sheets import texts
from meetings.model import Language, Organisation, OrganisationId, OrganisationKind, Person, PersonId
from meetings.old_attendance import Crowd, Doubt, OldLine, OldName, Recognised, Seen, recognised
from meetings.paper import (
    AsWritten,
    Attendance,
    Form,
    MinutesPaper,
    MinutesState,
    Named,
    WrittenLine,
)
from tests.cli.terminal import Terminal
from tests.papers import made
from tests.papers.compare import EKR, SEEDS, lines, missing
from tests.parts.missing import not_here

PRESENT, AWAY, ABSENT = Attendance.PRESENT, Attendance.APOLOGY, Attendance.ABSENT
HEAD = "Referat af møde den 4. maj 2020 i styregruppen\nTid og sted: 4. maj 2020 kl. 9.30 – 11.30. Viborg Rådhus.\n\n"
BODY = "\n1. Budget\nBeslutning: Styregruppen godkendte indstillingen.\n\n2. Evt.\n"
SEED_BLOCK = [
    "• Anette Ørbæk Andersen, Ringkøbing-Skjern Kommune",
    "• Mette Højborg, Holstebro Kommune",
    "• Hans Minor Vedel, Favrskov Kommune",
    "• Ellen Pedersen deltog for Vibeke Jensen, Aarhus Kommune",
    "• Thomas Born Smidt, Silkeborg Kommune",
    "• Brian Høyer Lorentsen (KD-Net)",
    "",
    "Der var afbud fra Vibeke Jensen, Marianne Holst Nielsen, Kenneth Koed og Jan Lund Andersen.",
]


# Reading


def names(block: str) -> list[tuple[object, ...]]:
    """What is read of each name: itself, how it was, and whatever else is said of it."""
    found = read((HEAD + block + "\n" + BODY).encode()).head.attendance
    told = []
    for name in (name for line in found for name in line.names):
        more = (name.said, name.instead_of, name.came, name.left, name.untimed)
        told.append((name.name, name.attendance, *(one for one in more if one)))
    return told


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (
            "Mødedeltagere:\n• Hans Vinther, Favrskov Kommune\n• Brian Høyer Lorentsen (KD-Net)\n",
            [
                ("Hans Vinther", PRESENT, ("Favrskov Kommune",)),
                ("Brian Høyer Lorentsen", PRESENT, ("KD-Net",)),
            ],
        ),
        (
            "Til stede:\nHans Vinther, Favrskov Kommune\nNina Bech for Ole Thorsen, Holstebro\n",
            [
                ("Hans Vinther", PRESENT, ("Favrskov Kommune",)),
                ("Nina Bech", PRESENT, ("Holstebro",), "Ole Thorsen"),
            ],
        ),
        (
            "Deltagere: Hans Vinther (Favrskov), Nina Bech i stedet for Ole Thorsen (Holstebro) og Karen Lund (ref.)",
            [
                ("Hans Vinther", PRESENT, ("Favrskov",)),
                ("Nina Bech", PRESENT, ("Holstebro",), "Ole Thorsen"),
                ("Karen Lund", PRESENT),
            ],
        ),
        (
            "Deltagere:\n- Nina Bech (stedfortræder for Ole Thorsen), Holstebro Kommune\n- Eva Lærke Holm, suppleant for Signe Holm",
            [
                ("Nina Bech", PRESENT, ("Holstebro Kommune",), "Ole Thorsen"),
                ("Eva Lærke Holm", PRESENT, "Signe Holm"),
            ],
        ),
        (
            "Deltagere:\n- Hans Vinther, Favrskov Kommune (kom kl. 10.15)\n- Anne Skou, Skanderborg Kommune, gik kl. 11\n"
            "- Poul Iversen (deltog fra pkt. 4)",
            [
                ("Hans Vinther", PRESENT, ("Favrskov Kommune",), time(10, 15)),
                ("Anne Skou", PRESENT, ("Skanderborg Kommune",), time(11)),
                ("Poul Iversen", PRESENT, "deltog fra pkt. 4"),
            ],
        ),
        (
            "Afbud: Martin Fogh, Odder, og Britta Hald\nFraværende uden afbud: Marie Rask",
            [("Martin Fogh", AWAY, ("Odder",)), ("Britta Hald", AWAY), ("Marie Rask", ABSENT)],
        ),
        ("Der var afbud fra Martin Fogh og\nBritta Hald.", [("Martin Fogh", AWAY), ("Britta Hald", AWAY)]),
        ("Alle var mødt, undtagen Martin Fogh, som havde meldt afbud.", [("Martin Fogh", AWAY)]),
        ("Martin Fogh og Britta Hald havde meldt afbud.", [("Martin Fogh", AWAY), ("Britta Hald", AWAY)]),
        ("Fraværende: Martin Fogh", [("Martin Fogh", None)]),
        ("Afbud: Ingen", []),
        (
            "Gæster: Kaj Holm, KD-Net (pkt. 3)\nFra sekretariatet: Karen Lund",
            [("Kaj Holm", PRESENT, ("KD-Net",), "pkt. 3"), ("Karen Lund", PRESENT)],
        ),
    ],
)
def test_names_are_read_with_what_stands_beside_them(block: str, told: list[tuple[object, ...]]):
    assert names(block) == told


def test_what_stands_round_the_block_is_no_part_of_it():
    head = read(
        (
            HEAD
            + "Deltagere:\n- Hans Vinther, Favrskov Kommune\nMødeleder: Niels Bro\nReferent: Karen Lund\n"
            "Afbud: Martin Fogh\nSagsnr.: 1-00-00-0-20\nUdkast\n\nDagsorden\n" + BODY
        ).encode()
    ).head
    assert [line.text for line in head.attendance] == [
        "Deltagere:",
        "Hans Vinther, Favrskov Kommune",
        "Afbud:",
        "Martin Fogh",
    ]
    assert (head.lead, head.taker, head.case_number, head.draft, head.note) == (
        "Niels Bro",
        "Karen Lund",
        "1-00-00-0-20",
        True,
        "Viborg Rådhus.",
    )


# Whose name it is


def organisation(name: str) -> Organisation:
    return Organisation(
        OrganisationId(name.casefold()), f"{name} Kommune", name, OrganisationKind.MUNICIPALITY
    )


SKIVE, AARHUS = organisation("Skive"), organisation("Aarhus")


def person(id: int, name: str, of: Organisation, title: str = "") -> Person:
    return Person(PersonId(id), name, f"{id}@example.dk", title, of)


LARS, RIKKE = person(1, "Lars Nygaard", SKIVE, "Kulturchef"), person(2, "Rikke Møller", AARHUS)
SANNE = person(3, "Sanne Åkjær", AARHUS)
CROWD = Crowd((LARS, RIKKE), (LARS, RIKKE, SANNE), (SKIVE, AARHUS))


def told(*names: OldName, crowd: Crowd = CROWD) -> Recognised:
    return recognised([OldLine(Form.POINT, one.name, (one,)) for one in names], crowd)


def who(*names: OldName, crowd: Crowd = CROWD) -> tuple[list[tuple[int, Attendance]], list[Doubt]]:
    found = told(*names, crowd=crowd)
    return [(one.person.id, one.attendance) for one in found.seen], [one.doubt for one in found.doubts]


@pytest.mark.parametrize(
    ("name", "said", "found"),
    [
        ("Lars Nygaard", ("Skive Kommune",), ([(1, PRESENT)], [])),
        ("lars  nygaard", ("skive",), ([(1, PRESENT)], [])),
        ("Lars Nygaard", (), ([(1, PRESENT)], [])),
        ("Lars Nygaard", ("kulturchef", "Skive"), ([(1, PRESENT)], [])),
        ("Rikke Møller", ("Århus Kommune",), ([(2, PRESENT)], [])),
        ("Sanne Åkjær", ("Aarhus Kommune",), ([(3, PRESENT)], [])),
        # Not in the committee, and nothing says which of all the Sannes she is.
        ("Sanne Åkjær", (), ([], [Doubt.UNKNOWN])),
        ("Lars Nygaard", ("Aarhus Kommune",), ([], [Doubt.ELSEWHERE])),
        ("Lars Nygaard", ("borgmester",), ([], [Doubt.ELSEWHERE])),
        ("Lars M. Nygaard", ("Skive Kommune",), ([], [Doubt.UNKNOWN])),
        ("L. Nygaard", (), ([], [Doubt.UNKNOWN])),
    ],
)
def test_a_name_is_somebodys_only_with_his_organisation(
    name: str, said: tuple[str, ...], found: tuple[list[tuple[int, Attendance]], list[Doubt]]
):
    assert who(OldName(1, name, PRESENT, said)) == found


def test_two_of_a_name_are_nobody():
    twin = person(4, "Lars Nygaard", SKIVE)
    crowd = Crowd((LARS, twin), (LARS, twin), (SKIVE,))
    assert who(OldName(1, "Lars Nygaard", PRESENT, ("Skive",)), crowd=crowd) == ([], [Doubt.SEVERAL])


def test_a_substitute_comes_from_where_the_principal_does_and_the_principal_is_away():
    found = told(
        OldName(1, "Sanne Åkjær", PRESENT, instead_of="Rikke Møller"), OldName(2, "Rikke Møller", AWAY)
    )
    assert found.seen == (Seen(RIKKE, AWAY), Seen(SANNE, PRESENT, instead_of=RIKKE))
    assert found.doubts == ()


def test_an_unknown_substitute_stays_text_and_the_principal_is_away_all_the_same():
    assert who(OldName(1, "Bo Hansen", PRESENT, ("Aarhus",), "Rikke Møller")) == (
        [(2, AWAY)],
        [Doubt.UNKNOWN],
    )


def test_whoever_is_both_here_and_away_is_neither():
    here, away = OldName(1, "Lars Nygaard", PRESENT), OldName(2, "Lars Nygaard", AWAY)
    assert who(here, away) == ([], [Doubt.BOTH])


def test_away_without_a_word_of_apologies_is_not_guessed():
    assert who(OldName(1, "Lars Nygaard", None)) == ([], [Doubt.UNSAID])


# Into the books and out again


@pytest.fixture
def seed() -> str:
    if not EKR.is_file():
        not_here(str(SEEDS), "the summary of the source texts is not compared")
    return str(EKR)


def test_the_seeds_summary_comes_out_again_line_by_line(styrmand: Terminal, seed: str):
    taking = ("agenda", "import", seed, "--committee", "sprogstrategi", "--heading", "Opsamling på møde")
    taken = styrmand(*taking, "--json").json
    assert (taken["meeting"], taken["kind"], taken["created"]) == (
        "sprogstrategi-2021-03-15",
        "minutes",
        False,
    )
    assert [item["title"] for item in taken["items"]] == ["Opsamling på mødet"]
    assert len(taken["present"]) == 6
    assert (taken["apologies"][0], taken["absent"], taken["kept_as_text"]) == ("Vibeke Jensen", [], [])
    text = styrmand("minutes", "export", taken["meeting"], "--format", "text").out
    assert missing(lines(EKR, 1527, 1560), text) == []
    assert text.split("Mødedeltagere:\n")[1].split("\n\nOpsamling på mødet\n")[0].split("\n") == SEED_BLOCK
    listed = styrmand("attendance", "export", taken["meeting"], "--format", "text").out
    assert listed.splitlines() == ["Mødedeltagere:", *SEED_BLOCK]
    again = styrmand(*taking, "--json").json
    assert (again["added"], again["changed"], again["unchanged"]) == ([], [], ["1"])


def taken_in(styrmand: Terminal, block: str, *more: str) -> dict[str, object]:
    file = styrmand.folder / "referat.txt"
    file.write_text(HEAD + block + BODY)
    return styrmand("agenda", "import", str(file), "--committee", "ekr-styregruppe", "--json", *more).json


BLOCK = """Deltagere:
- Niels Bro, Region Midtjylland (formand)
- Nina Bech deltog for Ole Thorsen, Holstebro Kommune
- Bo Hansen, Skive Kommune
- Hans Vinther, Favrskov Kommune (kom kl. 10.15)
- Kaj Holm (KD-Net)
Fra sekretariatet: Karen Lund

Der var afbud fra Ole Thorsen, Britta Hald og Jens Jensen.

Fraværende uden afbud: Marie Rask
"""


def test_who_is_known_gets_a_presence_and_who_is_not_stays_text(styrmand: Terminal):
    taken = taken_in(styrmand, BLOCK)
    assert taken["present"] == ["Niels Bro", "Nina Bech", "Hans Vinther", "Karen Lund"]
    assert (taken["apologies"], taken["absent"]) == (["Ole Thorsen", "Britta Hald"], ["Marie Rask"])
    assert taken["kept_as_text"] == ["Bo Hansen", "Kaj Holm", "Jens Jensen"]
    assert next(line for line in taken["remarks"] if "stays text" in line) == (
        "line 7: “Bo Hansen” stays text: nobody of that name and organisation is known, or in the committee where none is named"
    )
    text = styrmand("minutes", "export", taken["meeting"], "--format", "text").out
    assert missing([line for line in (HEAD + BLOCK).splitlines() if line], text) == []
    assert "4. maj 2020 kl. 9.30 – 11.30. Viborg Rådhus." in text.replace("\u00a0", " ")
    listed = styrmand("attendance", "export", taken["meeting"], "--format", "text").out
    assert missing([line for line in BLOCK.splitlines() if line], listed) == []
    rows = styrmand("attendance", "export", taken["meeting"], "--format", "json").json["rows"]
    assert {row["person"]: (row["answer"], row["substitute"]) for row in rows} == {
        "Niels Bro": ("attending", None),
        "Ole Thorsen": ("substituted", "Nina Bech"),
        "Hans Vinther": ("attending", None),
        "Britta Hald": ("declined", None),
        "Marie Rask": ("pending", None),
    }


def test_a_dry_run_names_them_and_notes_nothing(styrmand: Terminal):
    taken = taken_in(styrmand, BLOCK, "--dry-run")
    assert (taken["kept_as_text"], len(taken["present"])) == (["Bo Hansen", "Kaj Holm", "Jens Jensen"], 4)
    assert styrmand("minutes", "export", "ekr-2020-05-04", "--format", "text").code == 1


def test_taken_in_again_the_block_is_as_it_was(styrmand: Terminal):
    before = taken_in(styrmand, BLOCK)
    text = styrmand("minutes", "export", before["meeting"], "--format", "text").out
    again = taken_in(styrmand, BLOCK)
    assert {k: v for k, v in again.items() if k in ("present", "apologies", "absent", "kept_as_text")} == {
        k: v for k, v in before.items() if k in ("present", "apologies", "absent", "kept_as_text")
    }
    assert styrmand("minutes", "export", before["meeting"], "--format", "text").out == text


def test_the_public_version_names_organisations_and_nobody(styrmand: Terminal):
    taken = taken_in(styrmand, BLOCK)
    text = styrmand("minutes", "export", taken["meeting"], "--format", "text", "--public").out
    people = ("Niels Bro", "Nina Bech", "Ole Thorsen", "Bo Hansen", "Jens Jensen", "Karen Lund", "Marie Rask")
    assert [name for name in people if name in text] == []
    told = text.split("Repræsenteret på mødet\n")[1].split("\n\nDagsorden\n")[0]
    assert {line.removeprefix("- ") for line in told.strip().splitlines()} == {
        "Region Midtjylland",
        "Holstebro Kommune",
        "Favrskov Kommune",
        "Skive Kommune",
        "KD-Net",
    }


def test_presence_put_right_afterwards_is_what_the_minutes_say():
    """The old block gives way to one in the usual words; whom the books do not know is still in it."""
    ole, nina = (
        made.seen(name, there).person for name, there in (("Rikke Møller", AWAY), ("Nina Bech", PRESENT))
    )
    written = AsWritten(
        made.MEETING.id,
        attendance=(
            WrittenLine(Form.HEADING, "Til stede:"),
            WrittenLine(Form.POINT, "Nina Bech for Rikke Møller", (Named(nina, PRESENT), Named(ole, AWAY))),
            WrittenLine(Form.POINT, "Bo Hansen, Skive Kommune", (Named(None, PRESENT, "", "Bo Hansen"),)),
            WrittenLine(Form.SENTENCE, "Afbud fra Jens Jensen.", (Named(None, AWAY, "", "Jens Jensen"),)),
        ),
    )
    seen = (made.seen("Rikke Møller", AWAY), made.seen("Nina Bech", PRESENT))
    paper = replace(made.minutes(made.EKR, MinutesState.DRAFT, *seen), written=written)
    assert block_of(paper) == [
        "Til stede:",
        "Nina Bech for Rikke Møller",
        "Bo Hansen, Skive Kommune",
        "Afbud fra Jens Jensen.",
    ]
    changed = replace(paper, presences=(made.seen("Rikke Møller", PRESENT),))
    assert block_of(changed) == [
        "Mødedeltagere:",
        "Rikke Møller, Aarhus Kommune",
        "Bo Hansen, Skive Kommune",
        "Der var afbud fra Martin Fogh og Jens Jensen.",
    ]


def block_of(paper: MinutesPaper) -> list[str]:
    return list(texts(tuple(attendance(paper, Language.DA))))
