"""The list as CSV for Danish Excel, and as JSON for systems."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.attendance_list import Extract, as_csv, as_json
from documents.cells import clean, guarded, looks_like_formula, unguarded
from meetings.attendance import Roll
from meetings.model import AnswerKind, Language, Mode
from tests.parts.rolls import (
    AT,
    AWAY,
    COMMITTEE,
    ONLINE,
    ONSITE,
    TUESDAY,
    WEDNESDAY,
    Table,
    meeting,
    municipality,
    rolls,
    sample,
)


def test_the_file_is_what_danish_excel_reads():
    assert (
        as_csv(Extract(COMMITTEE, sample(), AT))
        == (
            "\ufeffKommune;Medlem;Titel;Svar;Stedfortræder;Fremmødt;Bemærkning;Nærmere;Besvaret;Kanal;E-mail\r\n"
            "Favrskov;Hans Vinther;Kulturchef;Deltager;;;;Efter fristen;2027-02-05 14:10;Teams;p5@example.dk\r\n"
            "Odder;Martin Fogh;Kulturchef;Afbud;;;;;2027-02-05 14:11;Teams;p6@example.dk\r\n"
            "Samsø;Marie Rask;Kulturkonsulent;Mangler svar;;;;;;;p7@example.dk\r\n"
            "Samsø;Bo Lund;Kulturchef;Måske;;;;;2027-02-05 14:13;Teams;p8@example.dk\r\n"
            "Aarhus;Rikke Møller;Kulturchef;Stedfortræder;Nina Bech;;;Stedfortræder uden mandat;"
            "2027-02-05 14:07;Teams;p2@example.dk\r\n"
            "Aarhus;Åse Ørsted;Kulturchef;Deltager;;;Kommer kl. 10, ring +45 12 34 56 78;;"
            "2027-02-05 14:09;Teams;p4@example.dk\r\n"
            "Region Midtjylland;Signe Dahlgaard;Udviklingsdirektør (formand);Deltager;;;;;"
            "2027-02-05 14:06;Teams;p1@example.dk\r\n"
            "KD-Net;Kaj Holm;Observatør;Deltager;;;;;2027-02-05 14:14;Teams;p9@example.dk\r\n"
        ).encode()
    )


def test_the_handout_has_neither_remarks_nor_addresses():
    text = as_csv(Extract(COMMITTEE, sample(), AT), handout=True).decode("utf-8-sig")
    assert text.splitlines()[0] == "Kommune;Medlem;Titel;Svar;Stedfortræder;Fremmødt"
    assert "@" not in text
    assert "+45" not in text


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("=1+1", "'=1+1"),
        ("+45 12 34 56 78", "'+45 12 34 56 78"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\nx"),
        ("\0x", "x"),
        ("\0=1", "'=1"),
        (" =1", "' =1"),
        ("\ufeff=1", "'=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠A1", "'＠A1"),
        ("", ""),
        ("'t Hooft", "'t Hooft"),
        ("a=b", "a=b"),
        ('Aarhus; "citeret"\r\nlinje', 'Aarhus; "citeret"\nlinje'),
        ("rød\x07", "rød"),
    ],
)  # fmt: skip
def test_what_looks_like_a_formula_gets_an_apostrophe_and_nothing_else_does(text: str, stands: str):
    table = Table(meeting())
    table.seat("Hans Vinther", municipality("Favrskov"), ONLINE, remark=text)
    rows = list(csv.reader(_opened(table.roll), delimiter=";"))
    assert rows[1][6] == stands
    assert rows[1][5] == ""
    assert len(rows) == 2


def _opened(roll: Roll) -> io.StringIO:
    return io.StringIO(as_csv(Extract(COMMITTEE, roll, AT)).decode("utf-8-sig"), newline="")


@given(st.text(max_size=40))
def test_a_guard_can_be_taken_off_again_and_then_only_a_guard(text: str):
    assert not looks_like_formula(guarded(text))
    assert unguarded(guarded(text)) in {clean(text), clean(text.removeprefix("'"))}
    assert unguarded("'t Hooft") == "'t Hooft"
    assert unguarded(guarded("+45 12 34 56 78")) == "+45 12 34 56 78"


def test_json_has_a_row_for_each_person_with_the_standing_in_english():
    found = json.loads(as_json(Extract(COMMITTEE, sample(), AT)))
    assert found["meeting"] == "ekr-2027-03-02"
    assert [(row["person"], row["answer"], row["substitute"]) for row in found["rows"]] == [
        ("Hans Vinther", "attending", None),
        ("Martin Fogh", "declined", None),
        ("Marie Rask", "pending", None),
        ("Bo Lund", "tentative", None),
        ("Rikke Møller", "substituted", "Nina Bech"),
        ("Åse Ørsted", "attending", None),
        ("Signe Dahlgaard", "attending", None),
        ("Kaj Holm", "attending", None),
    ]
    assert found["counts"]["persons"] == {
        "invited": 8,
        "attending": 4,
        "substituted": 1,
        "declined": 1,
        "pending": 1,
        "tentative": 1,
    }
    assert found["rows"][4] == {
        "person": "Rikke Møller",
        "email": "p2@example.dk",
        "title": "Kulturchef",
        "role": "member",
        "organisation": "Aarhus Kommune",
        "organisation_kind": "municipality",
        "answer": "substituted",
        "substitute": "Nina Bech",
        "substitute_email": "p3@example.dk",
        "remark": "",
        "late": False,
        "source": "teams",
        "answered_at": "2027-02-05T13:07:00+00:00",
        "sessions": [
            {
                "session": 1,
                "answer": "substituted",
                "kind": "declined",
                "substitute": "Nina Bech",
                "mandate": False,
                "late": False,
                "source": "teams",
                "answered_at": "2027-02-05T13:07:00+00:00",
                "remark": "",
            }
        ],
    }


def test_json_tells_the_days_of_a_seminar_apart():
    table = Table(meeting(TUESDAY, WEDNESDAY, mode=Mode.HYBRID))
    table.seat("Ida Søgaard", municipality("Randers"), AWAY, "Nina Bech", late=True)
    table.seat("Hans Vinther", municipality("Favrskov"), ONSITE, AnswerKind.TENTATIVE)
    found = json.loads(as_json(Extract(COMMITTEE, table.roll, AT, language=Language.EN)))
    seen = [
        [row["answer"], *((day["answer"], day["kind"], day["substitute"]) for day in row["sessions"])]
        for row in found["rows"]
    ]
    assert seen == [
        ["attending", ("attending", "onsite", None), ("tentative", "tentative", None)],
        ["substituted", ("declined", "declined", None), ("substituted", "declined", "Nina Bech")],
    ]
    assert [day["persons"]["attending"] for day in found["counts"]["sessions"]] == [1, 0]


@given(rolls())
def test_json_counts_what_its_rows_say(roll: Roll):
    found = json.loads(as_json(Extract(COMMITTEE, roll, AT)))
    answers = [row["answer"] for row in found["rows"]]
    persons = found["counts"]["persons"]
    assert {name: answers.count(name) for name in persons if name != "invited"} == {
        name: number for name, number in persons.items() if name != "invited"
    }
    for sums in (persons, found["counts"]["municipalities"]):
        assert sums["invited"] == sum(number for name, number in sums.items() if name != "invited")


def test_json_holds_half_a_letter_without_breaking():
    table = Table(replace(meeting(), title="\ud800"))
    assert json.loads(as_json(Extract(COMMITTEE, table.roll, AT)))["title"] == "?"
