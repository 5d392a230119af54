"""The decision log is asked as people ask: in Danish and English, with inflections, and only for what one may see."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meetings.model import Draft, Recommendation, Role, Source, Verb
from meetings.office import Actor
from meetings.paper import Outcome
from tests.dialogs.stage import GROUP, MARCH, Chat, Wristwatch
from tests.dialogs.test_attendance import METTE

DESK = Actor(None, Source.PAGE)
OLE = "Ole Hansen"


def draft(title: str, background: str = "", *, closed: bool = False) -> Draft:
    lines = (Recommendation(Verb.APPROVE, "godkender oplægget"),)
    return Draft(title, background=background, recommendations=lines, closed=closed)


SAID = {
    "Budget 2028": "Styregruppen godkendte et budget på 2 mio. kr.",
    "Fælles billetsystem": "Styregruppen valgte den billige løsning.",
    "Åbningstider i Aarhus": "Styregruppen tog orienteringen til efterretning.",
    "Kulturforum": "Styregruppen besluttede, at det holdes i Skive i oktober.",
    "Evaluering af børneteatret": "Styregruppen drøftede sagen.",
    "Ansættelse af direktør": "Else Holm ansættes.",
}


@pytest.fixture
def held(chat: Chat, watch: Wristwatch) -> Chat:
    meeting = chat.convene()
    for title in SAID:
        one = draft(
            title, "Om økonomien i sæsonen." if title == "Kulturforum" else "", closed="Ansæt" in title
        )
        chat.office(lambda office, one=one: office.write_item(MARCH, one, DESK))
    watch.shows = meeting.starts_at + timedelta(minutes=5)
    for item in chat.office(lambda office: office.draft_of(MARCH)):
        chat.office(
            lambda office, item=item: office.decide(item.id, Outcome.FOLLOWED, DESK, SAID[item.title])
        )
    chat.office(lambda office: office.close_meeting(MARCH, DESK))
    chat.office(lambda office: office.send_minutes(MARCH, DESK))
    return chat


def titles(chat: Chat, who: str, said: str) -> list[str]:
    told = chat.says(who, said)
    assert told[1] in {"# Beslutninger", "# Decisions"}, told
    return [one for one in told if one in SAID]


QUESTIONS = {
    "Budget 2028": [
        "hvad besluttede vi om budgettet?",
        "Hvad blev der besluttet om budgetterne?",
        "hvad vedtog styregruppen om budget 2028",
        "hvad blev vi enige om mht. budgettet?",
        "hvilken beslutning tog vi om budgettet",
        "hvad var beslutningen om budgettet på sidste møde?",
        "blev budgettet godkendt?",
        "er budgettet vedtaget?",
        "what did we decide about the budget?",
        "What was decided on the budget",
        "was the budget approved?",
        "hvad sagde vi om budgetet",
    ],
    "Fælles billetsystem": [
        "hvad besluttede vi om billetsystemet?",
        "hvad endte vi med om billetsystemer",
        "hvad besluttede vi om det fælles billetsystem",
        "what did we decide about ticketing - billetsystem?",
        "vis beslutningen om faelles billetsystem",
    ],
    "Åbningstider i Aarhus": [
        "hvad besluttede vi om åbningstiderne?",
        "hvad besluttede vi om aabningstider",
        "hvad blev besluttet om åbningstiderne i Århus?",
        "Hvad besluttede gruppen om Aabningstiderne i Aarhus?",
    ],
    "Kulturforum": [
        "hvad besluttede vi om kulturforummet?",
        "what did the group decide about Kulturforum?",
        "hvad besluttede vi om Skive",
    ],
    "Evaluering af børneteatret": [
        "hvad besluttede vi om børneteateret?",
        "hvad besluttede vi om boerneteatret",
        "hvad kom der ud af evalueringen?",
    ],
}


@pytest.mark.parametrize(
    ("said", "title"), [(said, title) for title, several in QUESTIONS.items() for said in several]
)
def test_a_question_finds_the_decision_it_is_about_and_no_other(held: Chat, said: str, title: str):
    assert titles(held, METTE, said) == [title]


@pytest.mark.parametrize("said", ["beslutninger", "hvad besluttede vi på sidste møde?", "what did we decide"])
def test_without_a_subject_everything_is_shown(held: Chat, said: str):
    assert set(titles(held, METTE, said)) == set(SAID)


@pytest.mark.parametrize(
    "said",
    ["hvad besluttede vi om svømmehallen?", "hvad besluttede vi om x", "what did we decide about pigs?"],
)
def test_what_was_never_decided_is_not_made_up(held: Chat, said: str):
    told = held.says(METTE, said)
    assert [one for one in told if one in SAID] == []
    assert told[2].startswith(("Jeg kan ikke finde en beslutning om", "I cannot find a decision about"))


def test_the_answer_has_the_day_and_a_link_to_the_minutes(held: Chat):
    told = held.says(METTE, "hvad besluttede vi om budgettet?")
    assert told[2:5] == [
        "Budget 2028",
        "Mødet den 2. marts 2027, punkt 1 (referatet er ikke godkendt endnu)",
        "Styregruppen godkendte et budget på 2 mio. kr.",
    ]
    assert "Referat, 2. marts 2027" in told[-1]
    [link] = [one for one in held.last[METTE]["actions"] if one["type"] == "Action.OpenUrl"]
    assert "/papir/" in link["url"] or str(MARCH) in link["url"]


def test_a_closed_decision_is_not_there_for_an_observer_however_he_asks(held: Chat, watch: Wristwatch):
    ole = held.person(OLE)

    def observe(office):
        [seat] = [one for one in office.records.memberships(GROUP.id) if one.person.id == ole.id]
        office.records.put_membership(GROUP.id, replace(seat, role=Role.OBSERVER, since=date(2026, 1, 1)))
        office.records.put_membership(GROUP.id, replace(seat, until=date(2025, 12, 31)))

    held.office(observe)
    for said in (
        "hvad besluttede vi om ansættelsen?",
        "hvad besluttede vi om direktøren",
        "blev ansættelse af direktør godkendt?",
        "hvad besluttede vi om Else Holm?",
        "beslutninger",
    ):
        told = held.says(OLE, said)
        assert not any("Else" in one and "»" not in one for one in told), told
        assert "Ansættelse af direktør" not in told
    assert "Ansættelse af direktør" in titles(held, METTE, "hvad besluttede vi om ansættelsen?")


def test_another_committees_members_are_told_of_none_of_it(held: Chat):
    assert titles(held, "Fremmed Fugl", "hvad besluttede vi om budgettet?") == []
