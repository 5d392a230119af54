"""A committee with standing items, a working group and a chair's clause, for the tests of agenda and minutes."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from meetings.model import (
    AgendaItem,
    AgendaRights,
    Clause,
    Draft,
    ItemId,
    Meeting,
    MeetingId,
    Recommendation,
    Role,
    Session,
    StandingItem,
    StandingKind,
    Verb,
)
from meetings.office import Actor
from tests.parts import council
from tests.parts.council import COMMITTEE, TERMS, VIBORG
from tests.parts.room import Room

ANN, BO, EVA, VICE = "Ann Aarhus", "Bo Aarhus", "Eva Region", "Vita Viborg"
STANDING = (
    StandingItem(StandingKind.WELCOME, "Velkomst", minutes=5),
    StandingItem(StandingKind.MINUTES, "Godkendelse af referat", minutes=5),
    StandingItem(StandingKind.SINCE_LAST, "Siden sidst"),
    StandingItem(StandingKind.ROUND, "Gensidig orientering", last=True),
    StandingItem(StandingKind.NEXT_MEETING, "Punkter til næste møde", last=True),
    StandingItem(StandingKind.OTHER_BUSINESS, "Evt.", last=True),
)
BETWEEN = Clause("chair_decides", "Formanden kan træffe beslutninger mellem møderne.", "Kommissorium", "§ 5")
APRIL = (Session(1, date(2027, 4, 20), time(9, 30), time(11, 30)),)
OCTOBER = (Session(1, date(2027, 10, 12), time(9, 30), time(11, 30)),)
DRAFT = Draft(
    "Budget 2028",
    background="Pengene er få.",
    recommendations=(Recommendation(Verb.APPROVE, "godkender budgettet"),),
    minutes=15,
)


def found(room: Room, rights: AgendaRights | None = None, **terms: Any) -> None:
    """The committee's own rules from here on."""
    now = replace(TERMS, chair_decides=BETWEEN, rights=rights or AgendaRights(), **terms)
    committee = replace(COMMITTEE, called="styregruppen", standing=STANDING, terms=(now,))
    room.books.write_now(lambda records: records.put_committee(committee))


def add_vice_chair(room: Room) -> None:
    def write(records: Any) -> None:
        room.people[VICE] = council.add(records, VICE, VIBORG)
        council.seat(records, room.people[VICE], Role.VICE_CHAIR, 1)

    room.books.write_now(write)


def propose(room: Room, id: MeetingId, draft: Draft = DRAFT, who: str = ANN) -> AgendaItem:
    return room.do(lambda office: office.take_item(id, draft, room.who(who), room.by(who), late_is_fine=True))


def accepted(room: Room, id: MeetingId, draft: Draft = DRAFT, who: str = ANN) -> AgendaItem:
    item = propose(room, id, draft, who)
    return room.do(lambda office: office.accept_item(item.id, room.secretary))


def titles(room: Room, id: MeetingId) -> list[str]:
    return [f"{one.number} {one.title}" for one in room.do(lambda office: office.draft_of(id))]


def item(room: Room, id: ItemId) -> AgendaItem:
    return room.books.read_now(lambda records: records.item(id))


def named(room: Room, id: MeetingId, title: str) -> AgendaItem:
    return next(one for one in room.do(lambda office: office.draft_of(id)) if one.title == title)


def begin(room: Room, id: MeetingId) -> Meeting:
    """The clock goes to the meeting's start."""
    room.now = room.meeting(id).starts_at + timedelta(minutes=1)
    return room.meeting(id)


def desk(room: Room) -> Actor:
    return room.secretary
