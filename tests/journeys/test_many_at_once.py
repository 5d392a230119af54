"""Many taps at the same instant, and the same tap many times: the cap holds, and each answer counts once."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from bot.demo.committees import STEERING_GROUP
from dialogs.heard import Card
from meetings.attendance import Roll
from meetings.model import (
    AnswerKind,
    Language,
    Meeting,
    MeetingKind,
    Membership,
    Mode,
    OrganisationId,
    Role,
    Session,
    Source,
)
from meetings.office import Actor, MeetingPlan, Office
from tests.dialogs.stage import card_lines
from tests.parts.service import House, open_house
from tests.parts.smtp import SmtpServer

AARHUS = OrganisationId("aarhus")
CROWD = 50
SEATS = 2


@pytest.fixture
def crowded(url: str, smtp: SmtpServer, tmp_path: Path) -> Iterator[House]:
    """A service on either database, where fifty people of Aarhus have been called to an ordinary meeting."""
    with open_house(url, smtp.url, tmp_path) as house:
        house.office(_crowd)
        house.has_teams(*NAMES)
        yield house


NAMES = tuple(f"Medlem Nummer {number}" for number in range(1, CROWD + 1))


def _crowd(office: Office) -> None:
    for order, name in enumerate(NAMES, start=100):
        address = f"{name.lower().replace(' ', '.')}@aarhus.example.dk"
        person = office.records.add_person(name, address, "", AARHUS, Language.DA)
        membership = Membership(person, Role.MEMBER, date(2026, 1, 1), order=order)
        office.records.put_membership(STEERING_GROUP.id, membership)


def _convene(house: House, kind: MeetingKind = MeetingKind.ORDINARY) -> Meeting:
    plan = MeetingPlan(
        STEERING_GROUP.id,
        "Møde med trængsel",
        kind,
        Mode.ONLINE,
        (Session(1, date(2027, 5, 18), time(9, 30), time(11, 30)),),
    )
    secretary = Actor(house.person("Karen Lund").id, Source.SECRETARIAT)

    def convene(office: Office) -> Meeting:
        return office.convene(office.create(plan, secretary).id, secretary)

    return house.office(convene)


def _roll(house: House, meeting: Meeting) -> Roll:
    return house.look(lambda office: office.roll_call(meeting.id))


def _button(meeting: Meeting, **more: str) -> dict[str, str]:
    return {"meeting": meeting.id, "round": str(meeting.round), "revision": str(meeting.revision), **more}


def test_fifty_taps_at_the_same_instant_take_the_two_seats_and_not_one_more(crowded: House):
    meeting = _convene(crowded)
    taps = [crowded.client.execute("answer.attend", _button(meeting), crowded.seat(name)) for name in NAMES]

    answers = crowded.send_together(taps)

    roll = _roll(crowded, meeting)
    seated = [line.person.name for line in roll.of(AARHUS) if line.sits(1) is not None]
    # The clause is quoted to each of the others, on the card that takes the tapped one's place.
    told = Counter("to medarbejdere fra hver kommune" in _text(body["value"]) for _, body in answers)
    assert {status for status, _ in answers} == {200}
    assert len(seated) == SEATS
    assert told == {False: SEATS, True: CROWD - SEATS}
    assert _history(crowded, meeting) == sorted((name, AnswerKind.ONLINE) for name in seated)


def test_seats_that_change_hands_in_the_same_instant_are_never_more_than_two(crowded: House):
    meeting = _convene(crowded)
    for name in NAMES[:SEATS]:
        crowded.executes(name, "answer.attend", _button(meeting))

    # The two who sit leave, while all the others want their seats or a place in the line.
    taps = [
        crowded.client.execute(verb, _button(meeting), crowded.seat(name))
        for name, verb in zip(
            NAMES,
            ["answer.decline"] * SEATS + ["answer.attend", "seat.wait"] * (CROWD // 2),
            strict=False,
        )
    ]
    answers = crowded.send_together(taps)

    lines = [line for line in _roll(crowded, meeting).of(AARHUS) if line.person.name in NAMES]
    assert {status for status, _ in answers} == {200}
    assert sum(line.sits(1) is not None for line in lines) == SEATS
    assert not any(line.sits(1) for line in lines if line.person.name in NAMES[:SEATS])


def test_one_tap_delivered_five_times_at_once_is_one_answer(crowded: House):
    meeting = _convene(crowded)
    name = NAMES[0]
    tap = crowded.client.execute("answer.attend", _button(meeting), crowded.seat(name))

    answers = crowded.send_together([tap] * 5)

    assert answers == [answers[0]] * 5
    assert answers[0][0] == 200
    assert _history(crowded, meeting) == [(name, AnswerKind.ONLINE)]
    crowded.restart()
    status, body = crowded.send(tap)
    assert (status, body["statusCode"]) == (200, 200)
    assert _history(crowded, meeting) == [(name, AnswerKind.ONLINE)]


def test_a_tap_that_is_delivered_again_after_a_restart_does_not_undo_a_later_answer(crowded: House):
    meeting = _convene(crowded)
    name = NAMES[0]
    attend = crowded.client.execute("answer.attend", _button(meeting), crowded.seat(name))
    crowded.send(attend)
    crowded.executes(name, "answer.decline", _button(meeting))

    crowded.restart()
    crowded.send_together([attend] * 3)

    line = _roll(crowded, meeting).line(crowded.person(name).id)
    assert line is not None
    assert [answer.kind for answer in line.answers] == [AnswerKind.DECLINED]
    assert len(_history(crowded, meeting)) == 2


def _text(card: Card) -> str:
    return "\n".join(card_lines(card))


def _history(house: House, meeting: Meeting) -> list[tuple[str, AnswerKind]]:
    found = house.look(lambda office: office.records.history(meeting.id))
    return sorted((one.person.name, one.after) for one in found)
