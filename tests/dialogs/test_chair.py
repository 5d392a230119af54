"""Between meetings: the chair decides by the words that let him, and the group is told in writing."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs.heard import Show, Tapped
from meetings.model import Clause, Membership, Role
from tests.dialogs.stage import GROUP, MARCH, STRICT, Chat, seen
from tests.dialogs.test_attendance import METTE

CONNIE, INGER, OLE, SUNE = "Connie Esmann", "Inger Holm", "Ole Hansen", "Sune Sekretær"
AUTHORITY = Clause(
    "chair_decides",
    "Den politiske formand har myndighed til at træffe beslutninger på Kulturmetropolens politiske "
    "styregruppes vegne i perioderne mellem møderne i styregruppen.",
    "Kulturmetropolens kommissorium",
    "002_c55d86b5dfef17c2.txt:50-52",
)
FORM = [
    "Styregruppen for Europæisk Kulturregion",
    "# Formandsbeslutning eller skriftlig orientering",
    "En beslutning går til næstformændene, en orientering til hele gruppen. "
    "Begge kommer på næste dagsorden til orientering.",
    "Det giver formanden lov til at beslutte mellem møderne:",
    f"»{AUTHORITY.quote}«",
    AUTHORITY.source,
    "Hvad handler det om? []",
    "Teksten []",
    "(Notér formandens beslutning) (Send orienteringen) (Fortryd)",
]
TYPED = {"title": "Støtte til IETM", "text": "Der gives 20.000 kr."}


@pytest.fixture
def allowed(chat: Chat) -> Chat:
    """The terms have the clause, Ole Hansen is the vice-chair, and a meeting has been called."""

    ole = chat.person(OLE)

    def write(office):
        now = replace(GROUP.terms[0], chair_decides=AUTHORITY)
        office.records.put_committee(replace(GROUP, terms=(now,)))
        vice = Membership(ole, Role.VICE_CHAIR, date(2026, 1, 1))
        office.records.put_membership(GROUP.id, vice)

    chat.office(write)
    chat.convene()
    return chat


def told(chat: Chat) -> list[str]:
    """Whom a card about it goes to."""
    notices = chat.office(lambda office: office.records.notices_of(MARCH))
    people = [one.new.person for one in notices if one.new.kind == "chair_decided"]
    return sorted({chat.office(lambda office, one=id: office.records.person(one).name) for id in people})


@pytest.mark.parametrize("who", [INGER, CONNIE])
def test_a_decision_is_noted_in_the_chat_by_its_clause_and_stands_on_the_next_agenda(allowed: Chat, who: str):
    assert allowed.says(who, "formandsbeslutning") == FORM
    assert allowed.taps(who, "Notér formandens beslutning", **TYPED) == [
        "Styregruppen for Europæisk Kulturregion",
        "# Formandens beslutning er noteret",
        "Punkt: Støtte til IETM",
        "Får besked: Ole Hansen",
        "På dagsordenen: Punkt 1, mødet den 2. marts 2027",
        f"»{AUTHORITY.quote}«",
        AUTHORITY.source,
        "(Se dagsordenen) (Se min status)",
    ]
    assert told(allowed) == [OLE]
    [made] = allowed.office(lambda office: office.records.chair_decisions(GROUP.id))
    assert (made.by.name, made.clause) == (INGER, AUTHORITY)


def test_an_orientation_goes_to_the_whole_group_and_needs_no_clause(chat: Chat):
    chat.convene()
    form = chat.says(CONNIE, "skriftlig orientering")
    assert (form[1], form[-1]) == ("# Skriftlig orientering", "(Send orienteringen) (Fortryd)")
    assert chat.taps(CONNIE, "Send orienteringen", **TYPED)[1:5] == [
        "# Orienteringen er sendt",
        "Punkt: Støtte til IETM",
        "Får besked: Alle 6 medlemmer",
        "På dagsordenen: Punkt 1, mødet den 2. marts 2027",
    ]
    assert told(chat) == sorted([INGER, METTE, OLE, "Vibeke Jensen", "Anders Aagaard", "Zenia Østergaard"])
    [item] = chat.office(lambda office: office.draft_of(MARCH))
    assert (item.title, item.background) == (TYPED["title"], TYPED["text"])


def test_without_the_clause_a_button_that_decides_is_refused(chat: Chat):
    chat.convene()
    reply = chat.reply(INGER, Tapped("chair.decide", {"committee": str(GROUP.id)}, TYPED))
    assert isinstance(reply, Show)
    assert seen(reply.card["body"][1]["text"]) == "Det har formanden ikke fået lov til"
    assert chat.office(lambda office: office.records.chair_decisions(GROUP.id)) == []


def test_what_is_missing_is_said_and_what_was_typed_stays(allowed: Chat):
    allowed.says(INGER, "formandens beslutning")
    again = allowed.taps(INGER, "Notér formandens beslutning", title="Støtte", text="  ")
    assert "Hvad handler det om? [Støtte]" in again
    assert allowed.office(lambda office: office.records.chair_decisions(GROUP.id)) == []


@pytest.mark.parametrize("verb", ["chair.decide", "chair.orient"])
def test_a_member_and_another_committees_secretariat_write_nothing(allowed: Chat, verb: str):
    for name, committee in ((METTE, GROUP), (SUNE, GROUP), (CONNIE, STRICT)):
        reply = allowed.reply(name, Tapped(verb, {"committee": str(committee.id)}, TYPED))
        assert isinstance(reply, Show)
        assert seen(reply.card["body"][1]["text"]) == "Det klarer sekretariatet"
    assert allowed.says(METTE, "formandsbeslutning")[1] == "# Det klarer sekretariatet"
    assert told(allowed) == []


@pytest.mark.parametrize(
    "said",
    [
        "formandsbeslutning",
        "Registrér en formandsbeslutning",
        "formanden har besluttet at støtte IETM",
        "skriftlig orientering",
        "jeg vil gerne sende en skriftlig orientering",
        "orientér styregruppen skriftligt",
        "chair's decision",
        "written orientation",
    ],
)
def test_it_is_asked_for_in_many_words(allowed: Chat, said: str):
    assert allowed.says(INGER, said)[1] in {
        "# Formandsbeslutning eller skriftlig orientering",
        "# Decision by the chair, or written orientation",
    }
