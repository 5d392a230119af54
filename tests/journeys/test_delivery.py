"""The post over the wire: closed roads, lost answers, and a process that is told to end in the middle of a burst."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.demo import people
from bot.demo.committees import STEERING_GROUP
from bot.offices import system_clock
from meetings.model import Meeting, Person, Road, Source
from meetings.notices import Channel, Kind, Notice, NoticeState
from meetings.office import Actor
from tests.dialogs.stage import seen
from tests.parts.service import House
from tests.parts.smtp import SmtpServer
from tests.parts.teams import Canned
from tests.parts.waiting import wait_until

ROOT = Path(__file__).parents[2]
GONE = (
    "MessageWritesBlocked",
    "ConversationBlockedByUser",
    "BotNotInConversationRoster",
    "BotDisabledByAdmin",
)
EXIT_WITHIN = 30


def _next_meeting(house: House) -> Meeting:
    return house.look(
        lambda office: office.coming_meetings_of(office.records.committee(STEERING_GROUP.id))[0]
    )


def _silent(house: House, meeting: Meeting) -> Person:
    """Somebody who has not answered."""
    roll = house.look(lambda office: office.roll_call(meeting.id))
    return next(line.person for line in roll.lines if not line.answers and not line.substitutions)


def _karen(house: House) -> Actor:
    return Actor(house.person("Karen Lund").id, Source.SECRETARIAT)


def _remind(house: House, meeting: Meeting) -> None:
    karen = _karen(house)
    house.office(lambda office: office.remind_now(meeting.id, karen))
    house.drain()


def _road(house: House, person: Person) -> Road:
    (road,) = house.look(lambda office: office.records.roads_of(person.id))
    return road


@pytest.mark.parametrize("code", GONE)
def test_a_closed_road_is_marked_with_its_reason_and_the_mail_goes_the_same_minute(
    new_house: House, smtp: SmtpServer, code: str
):
    house, meeting = new_house, _next_meeting(new_house)
    silent = _silent(house, meeting)
    house.has_teams(silent.name)
    house.connector.will_answer(Canned.error(403, code))
    before = len(smtp.received)

    _remind(house, meeting)

    road = _road(house, silent)
    mails = [one for one in smtp.received[before:] if one.recipients == (silent.email,)]
    assert (road.closed, road.is_open, len(mails)) == (code, False, 1)
    assert len(house.chat(silent.name)) == 1
    # From then on Teams is not tried, until somebody is heard from.
    house.watch.move(days=1)
    _remind(house, meeting)
    assert len(house.chat(silent.name)) == 1
    assert len([one for one in smtp.received[before:] if one.recipients == (silent.email,)]) == 2
    house.says(silent.name, "hej")
    assert (_road(house, silent).is_open, len(house.chat(silent.name))) == (True, 2)
    house.watch.move(days=1)
    _remind(house, meeting)
    assert len(house.chat(silent.name)) == 3


@pytest.mark.parametrize(
    "answer", [Canned(502), Canned(500), Canned(504), Canned(cut=True)], ids=["502", "500", "504", "cut"]
)
def test_a_card_that_may_have_come_is_not_sent_again_but_settled_by_mail(
    new_house: House, smtp: SmtpServer, answer: Canned
):
    house, meeting = new_house, _next_meeting(new_house)
    silent = _silent(house, meeting)
    house.has_teams(silent.name)
    house.connector.will_answer(answer)
    before = len(smtp.received)

    _remind(house, meeting)
    for _ in range(3):
        house.watch.move(minutes=2)
        house.reap()
        house.drain()
    mails = [one for one in smtp.received[before:] if one.recipients == (silent.email,)]
    assert (len(house.chat(silent.name)), mails) == (1, [])

    house.watch.move(minutes=15)
    house.reap()
    house.drain()
    mails = [one for one in smtp.received[before:] if one.recipients == (silent.email,)]
    assert (len(house.chat(silent.name)), len(mails)) == (1, 1)
    assert _road(house, silent).is_open


@pytest.mark.parametrize("spoke", [False, True], ids=["silent", "spoke since"])
def test_a_read_receipt_settles_it_and_no_mail_follows_unless_the_two_have_spoken(
    new_house: House, smtp: SmtpServer, spoke: bool
):
    """What came may be the card or the answer to "status": with a word in between, a mail makes sure."""
    house, meeting = new_house, _next_meeting(new_house)
    silent = _silent(house, meeting)
    house.has_teams(silent.name)
    house.connector.will_answer(Canned(504))
    before = len(smtp.received)

    _remind(house, meeting)
    if spoke:
        house.says(silent.name, "status")
    made = str(int(house.watch().timestamp() * 1000) + 400)
    receipt = house.client.activity(
        "event",
        house.seat(silent.name),
        name="application/vnd.microsoft.readReceipt",
        value={"lastReadMessageId": made},
    )
    assert house.send(receipt)[0] == 200
    [notice] = [
        one
        for one in house.look(lambda office: office.records.notices_to(meeting.id, silent.id))
        if one.new.occasion.startswith("now-") and one.new.channel is Channel.TEAMS
    ]
    assert notice.state is (NoticeState.UNKNOWN if spoke else NoticeState.SENT)

    house.watch.move(minutes=15)
    house.reap()
    house.drain()
    mails = [one for one in smtp.received[before:] if one.recipients == (silent.email,)]
    assert len(mails) == spoke


def test_too_many_at_once_is_tried_again_after_the_time_teams_names(new_house: House):
    house, meeting = new_house, _next_meeting(new_house)
    silent = _silent(house, meeting)
    house.has_teams(silent.name)
    house.connector.will_answer(Canned.error(429, "Throttled", Retry_After="20"))
    _remind(house, meeting)
    house.watch.move(seconds=10)
    house.drain()
    assert len(house.chat(silent.name)) == 1
    house.watch.move(minutes=2)
    house.drain()
    assert len(house.chat(silent.name)) == 2  # the refused one, and the one that came
    house.watch.move(minutes=30)
    house.reap()
    house.drain()
    assert len(house.chat(silent.name)) == 2


# SIGTERM


SERVE = """
import sys
from datetime import datetime, timedelta, UTC
import bot.app
from bot.logs import configure
from bot.settings import Settings

ahead = timedelta(seconds=float(sys.argv[1]))
bot.app.system_clock = lambda: datetime.now(UTC) + ahead
configure("WARNING", as_json=True)
bot.app.run(Settings.read())
"""
"""What `styrmand serve` does, with a clock on which it is Monday morning."""


@contextmanager
def process(house: House, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The service as a process of its own, on the books of the house, whose own service is down meanwhile."""
    settings = house.settings.model_dump(exclude={"demo"}) | {"port": 0}
    given = {f"STYRMAND_{name.upper()}": str(value) for name, value in settings.items()}
    ahead = (house.watch() - system_clock()) / timedelta(seconds=1)
    with (folder / "log").open("wb") as log:
        serving = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(ahead)],
            cwd=ROOT,
            env={**os.environ, **given, "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
        )
        try:
            yield serving
        finally:
            serving.kill()
            serving.wait(10)


def _cancel(house: House) -> Meeting:
    """A burst of words to forty people, planned and not yet sent."""
    meeting, karen = _next_meeting(house), _karen(house)
    return house.office(lambda office: office.cancel(meeting.id, "Sne", karen))


def _everybody_has_teams(house: House) -> None:
    house.has_teams(*(one.name for one in people.MEMBERS), people.CHAIR.name)


def _cards(house: House) -> Counter[str]:
    """How often each person was sent the word, by conversation."""
    return Counter(
        call.path
        for call in list(house.connector.calls)
        if call.method == "POST" and "Kalenderaftalen bliver aflyst" in seen(str(call.body))
    )


def test_told_to_end_in_the_middle_of_a_burst_it_ends_in_time_and_nothing_is_lost_or_doubled(
    new_house: House, smtp: SmtpServer, tmp_path: Path
):
    house = new_house
    _everybody_has_teams(house)
    house.stop()
    meeting = _cancel(house)
    house.connector.delay = 0.4
    before = len(smtp.received)
    with process(house, tmp_path) as serving:
        wait_until(lambda: len(_cards(house)) >= 10, 60, (tmp_path / "log").read_text)
        began = time.monotonic()
        serving.send_signal(signal.SIGTERM)
        code = serving.wait(60)
        took = time.monotonic() - began
    sent = sum(_cards(house).values())
    assert code == 0, (tmp_path / "log").read_text()
    assert took < EXIT_WITHIN
    states = Counter(one.state for one in _notices(house, meeting))
    assert not {NoticeState.CLAIMED, NoticeState.SENDING, NoticeState.UNKNOWN} & set(states)

    house.connector.delay = 0.0
    house.start()
    house.watch.move(minutes=1)
    house.drain()

    cards = _cards(house)
    assert (len(cards), set(cards.values())) == (39, {1})
    assert sent < 39, "the process was not in the middle of it"
    cancelled = Counter(one.recipients[0] for one in smtp.received[before:])
    assert set(cancelled.values()) == {1}


def test_with_a_connector_that_hangs_it_still_ends_in_time_and_everybody_is_told(
    new_house: House, smtp: SmtpServer, tmp_path: Path
):
    house = new_house
    _everybody_has_teams(house)
    house.stop()
    meeting = _cancel(house)
    house.connector.delay = 50.0
    with process(house, tmp_path) as serving:
        wait_until(lambda: len(_cards(house)) >= 10, 60, (tmp_path / "log").read_text)
        began = time.monotonic()
        serving.send_signal(signal.SIGTERM)
        assert serving.wait(60) == 0, (tmp_path / "log").read_text()
        assert time.monotonic() - began < EXIT_WITHIN

    house.connector.delay = 0.0
    house.start()
    for _ in range(3):
        house.watch.move(minutes=10)
        house.reap()
        house.drain()

    assert set(_cards(house).values()) == {1}
    every = house.look(lambda office: office.records.notices_of(meeting.id))
    words = [one for one in every if one.new.kind is Kind.CANCELLED]
    told = {one.new.person for one in words if one.state is NoticeState.SENT}
    settled = {one.new.person for one in words if one.state is NoticeState.SETTLED}
    assert {one.new.person for one in words} == told
    assert len(told) >= 39
    assert len(settled) >= 10


def _notices(house: House, meeting: Meeting) -> list[Notice]:
    found = house.look(lambda office: office.records.notices_of(meeting.id))
    return [one for one in found if one.new.kind is Kind.CANCELLED and one.new.channel is Channel.TEAMS]
