"""Our own papers taken in again: from Word, in both house layouts, they leave the books as they were."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import layouts
from documents.agenda_paper import agenda_sheet
from documents.incoming_paper import Kind, ReadPaper, read
from documents.minutes_paper import minutes_sheet
from documents.sheet_text import as_text
from documents.sheet_word import as_docx
from documents.sheets import Sheet
from meetings.importing import OldItem, rewritten
from meetings.model import (
    AgendaItem,
    Attachment,
    Committee,
    ItemId,
    ItemState,
    Mode,
    Recommendation,
    Verb,
)
from meetings.paper import AgendaPaper, MinutesState, Slot
from tests.papers import made
from tests.papers.test_papers import SEEN

HOUSES = {"ekr": made.EKR, "kkr": made.KKR}

# What people write: words with whatever signs, but no line that is a heading, a point or an attachment to whoever reads it.
_WORD = st.text(
    st.characters(codec="utf-8", categories=["Ll", "Lu", "Nd"], max_codepoint=0x17F), min_size=1, max_size=9
)
_SIGN = st.sampled_from(
    ["", "", "", ",", ";", "!", " (ca. 12)", " 2. marts", " – dog", ' "så"', " 50 %", " 1.1", " Baggrund:"]
)
_SENTENCE = st.lists(st.builds(str.__add__, _WORD, _SIGN), min_size=1, max_size=14).map(
    lambda words: f"A{' '.join(words)}b."
)
_POINT = _SENTENCE.map(lambda text: f"– {text}")
_PARAGRAPH = st.one_of(
    _SENTENCE,
    st.lists(_POINT, min_size=1, max_size=3).map("\n".join),
    st.sampled_from(["1. Det første er vigtigt.", "Baggrund for det hele", "1) det ene\n2) det andet"]),
)
_TEXT = st.one_of(st.just(""), st.lists(_PARAGRAPH, min_size=1, max_size=3).map("\n\n".join))
_STEPS = st.one_of(st.just(""), st.builds("{}\n\n{}".format, _SENTENCE, _SENTENCE))
_TITLE = st.lists(_WORD, min_size=1, max_size=6).map(lambda words: f"Å{' '.join(words)}")
_LINE = st.builds(
    Recommendation,
    st.sampled_from(Verb),
    _SENTENCE.map(lambda text: f"styregruppen {text[0].lower()}{text[1:]}"),
)
_ATTACHED = st.builds(
    Attachment,
    _TITLE.map(lambda text: f"Bilag om {text}"),
    st.sampled_from(["", "https://moeder.example.dk/bilag/9.pdf"]),
)
_CASE = st.sampled_from([("", ""), ("SAG-2027-00012", "kal/jhp"), ("1-00-00-0-27", "")])


@st.composite
def items(draw: st.DrawFn) -> tuple[AgendaItem, ...]:
    told = []
    for top in range(1, draw(st.integers(2, 4))):
        numbers = [str(top), *(f"{top}.{sub}" for sub in range(1, draw(st.integers(1, 3))))]
        told += [draw(item(number)) for number in numbers]
    return tuple(told)


@st.composite
def item(draw: st.DrawFn, number: str) -> AgendaItem:
    case, initials = draw(_CASE)
    attached = [
        replace(one, title=f"{one.title} {at}", number=f"{number}.{at}")
        for at, one in enumerate(draw(st.lists(_ATTACHED, max_size=2)), start=1)
    ]
    recommended = draw(st.lists(_LINE, max_size=3))
    return AgendaItem(
        ItemId(int(number.replace(".", "0"))),
        made.MEETING.id,
        draw(_TITLE),
        ItemState.ACCEPTED,
        number,
        recommendations=tuple(recommended),
        attachments=tuple(attached),
        introduction=draw(_TEXT),
        background=draw(_TEXT),
        since_last=draw(_TEXT),
        status_report=draw(_TEXT),
        case_presentation=draw(_TEXT),
        financial_impact=draw(_TEXT),
        next_steps=draw(_STEPS),
        presenter=draw(st.sampled_from(["", "Signe Dahlgaard"])),
        minutes=draw(st.sampled_from([None, 5, 45])),
        closed=draw(st.booleans()),
        case_number=case,
        initials=initials,
    )


def agenda(committee: Committee, told: tuple[AgendaItem, ...]) -> AgendaPaper:
    return replace(
        made.AGENDA, committee=committee, slots=tuple(map(Slot, told)), version=None, supplements=frozenset()
    )


def taken(committee: Committee, content: bytes) -> ReadPaper:
    return read(content, layout=layouts.built_in(committee.layout), leads=(committee.proposes,))


def kept(committee: Committee, told: tuple[AgendaItem, ...], paper: ReadPaper) -> tuple[AgendaItem, ...]:
    """The items as the books have them after the paper was taken in."""
    assert [one.number for one in paper.items] == [one.number for one in told]
    return tuple(
        rewritten(one, OldItem(old.number, old.draft, old.decision), committee.proposes)
        for one, old in zip(told, paper.items, strict=True)
    )


@pytest.mark.parametrize("house", HOUSES)
@settings(max_examples=40, deadline=None)
@given(told=items())
def test_any_agenda_in_word_taken_in_again_leaves_the_books_as_they_were(
    house: str, told: tuple[AgendaItem, ...]
):
    committee = HOUSES[house]
    sheet = agenda_sheet(agenda(committee, told), layouts.built_in(committee.layout))
    paper = taken(committee, as_docx(sheet))
    assert kept(committee, told, paper) == told
    head = paper.head
    session = made.MEETING.sessions[0]
    assert (paper.kind, head.day, head.start, head.end, head.mode) == (
        Kind.AGENDA,
        session.day,
        session.start,
        session.end,
        Mode.ONLINE,
    )
    assert (head.note.rstrip("."), head.lead, head.taker, head.case_number) == (
        made.MEETING.agenda_note,
        "Signe Dahlgaard",
        "Karen Lund",
        made.MEETING.case_number,
    )
    assert paper.left_out == ()


def sheet_of(committee: Committee) -> Sheet:
    return agenda_sheet(replace(made.AGENDA, committee=committee), layouts.built_in(committee.layout))


@pytest.mark.parametrize("form", [as_docx, as_text])
@pytest.mark.parametrize("house", HOUSES)
def test_an_agenda_with_everything_in_it_comes_back_whole(house: str, form):
    committee = HOUSES[house]
    paper = taken(committee, form(sheet_of(committee)))
    assert kept(committee, made.ITEMS, paper) == made.ITEMS


@pytest.mark.parametrize("form", [as_docx, as_text])
@pytest.mark.parametrize("house", HOUSES)
def test_minutes_come_back_with_their_decisions_and_who_was_there(house: str, form):
    committee = HOUSES[house]
    minutes = made.minutes(committee, MinutesState.APPROVED, *SEEN)
    paper = taken(committee, form(minutes_sheet(minutes, layouts.built_in(committee.layout))))
    decided = {
        made.ITEMS[at].number: minutes.decisions.get(made.ITEMS[at].id) for at in range(len(made.ITEMS))
    }
    assert {one.number: one.decision for one in paper.items} == {
        number: decision.text if decision else "" for number, decision in decided.items()
    }
    assert [one.agreed for one in paper.items if one.agreed] == [
        ("Oplægget sendes ud (ansvarlig: Rikke Møller, Aarhus, frist: 1. april 2027)",),
        ("Budgettet offentliggøres (ansvarlig: Fællessekretariatet)",),
    ]
    assert [line.text for line in paper.head.attendance] == [
        "Mødedeltagere:",
        "Signe Dahlgaard (Region Midtjylland)",
        "Nina Bech deltog for Rikke Møller, Aarhus Kommune",
        "Hans Vinther, Favrskov Kommune (kom kl. 10.30)",
        "Der var afbud fra Rikke Møller og Martin Fogh.",
        "Fraværende uden afbud:",
        "Marie Rask.",
    ]
    assert (paper.head.lead, paper.head.taker, paper.head.note.rstrip(".")) == (
        "Signe Dahlgaard",
        "Karen Lund",
        "Mødet blev holdt online via Teams, jf. indkaldelsen af 1. februar",
    )
