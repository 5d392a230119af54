"""There and back through two mail servers of Debian's, exim and dovecot: invitation out, reply in, answer on the list."""

import email
import email.policy
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from email.message import EmailMessage
from pathlib import Path

import icalendar
import pytest

from bot.demo.committees import STEERING_GROUP
from bot.mail.inbox import DONE
from documents.reply import read
from meetings.model import AnswerKind, MeetingId, MeetingKind, Mode, Session, Source
from meetings.office import Actor, MeetingPlan
from tests.journeys.conftest import OURS
from tests.parts.exim import Exim
from tests.parts.imap import ImapServer
from tests.parts.service import House, open_house
from tests.parts.waiting import wait_until
from tests.replies import samples
from tests.replies.samples import Part, mail

WITHIN = 30
"""Seconds of a machine with much to do."""
MEETING = MeetingId("ekr-2027-05-19")
DAY = Session(1, date(2027, 5, 19), time(9, 30), time(11, 30))
NEW_DAY = Session(1, date(2027, 5, 26), time(9, 30), time(11, 30))


@dataclass
class PostOffice:
    house: House
    exim: Exim
    imap: ImapServer
    name: str = "Mette Kjærgaard"

    def invitations(self) -> list[EmailMessage]:
        came = [
            email.message_from_bytes(one, _class=EmailMessage, policy=email.policy.default)
            for one in self.exim.came_to(self.house.person(self.name).email)
        ]
        uid = self.house.look(lambda office: office.records.meeting(MEETING)).uid
        return [one for one in came if (event := _event(one)) is not None and event["UID"] == uid]

    def invited(self, times: int) -> icalendar.Event:
        found = wait_until(
            lambda: one[-1] if len(one := self.invitations()) == times else None,
            WITHIN,
            lambda: f"{times} invitations, not {len(self.invitations())}",
        )
        event = _event(found)
        assert event is not None
        return event

    def answers(self, partstat: str, id: str) -> None:
        """As a calendar does: by SMTP, to the organizer."""
        event = _event(self.invitations()[-1])
        assert event is not None
        own = self.house.person(self.name).email
        content = samples.answer(
            partstat,
            attendee=own,
            uid=str(event["UID"]),
            sequence=int(event["SEQUENCE"]),
            stamp=f"{self.house.watch():%Y%m%dT%H%M%SZ}",
        )
        organizer = str(event["ORGANIZER"]).lower().removeprefix("mailto:")
        reply = mail(Part(content, "text/calendar; charset=UTF-8; method=REPLY"), sender=own, id=id)
        with smtplib.SMTP("127.0.0.1", self.exim.port, timeout=10) as line:
            line.sendmail(own, [organizer], reply)

    def stands(self) -> AnswerKind | None:
        line = self.house.look(lambda office: office.roll_call(MEETING)).line(self.house.person(self.name).id)
        answer = line.answer(1) if line else None
        return answer.kind if answer else None

    def waits_until_it_stands(self, kind: AnswerKind | None) -> None:
        wait_until(lambda: self.stands() is kind, WITHIN, lambda: f"{kind}, not {self.stands()}")

    def put_away(self, *ids: str) -> None:
        def lying() -> list[str]:
            return sorted(read(one).mail.id for one in self.imap.lying_in(DONE))

        wait_until(lambda: lying() == sorted(ids), WITHIN, lambda: f"{ids}, not {lying()}")


def _event(message: EmailMessage) -> icalendar.Event | None:
    parts = [one for one in message.walk() if one.get_content_type() == "text/calendar"]
    return icalendar.Calendar.from_ical(parts[0].get_payload(decode=True)).events[0] if parts else None


@pytest.fixture
def office(sqlite_url: str, exim: Exim, imap: ImapServer, tmp_path: Path) -> Iterator[PostOffice]:
    with open_house(sqlite_url, exim.url, tmp_path, imap.url) as house:
        house.has_teams("Karen Lund")
        by = Actor(house.person("Karen Lund").id, Source.SECRETARIAT)
        plan = MeetingPlan(
            STEERING_GROUP.id, "Maj", MeetingKind.ORDINARY, Mode.ONLINE, (DAY,), slug=str(MEETING)
        )
        house.office(lambda office: office.create(plan, by) and office.convene(MEETING, by))
        house.drain()
        yield PostOffice(house, exim, imap)


def test_invited_answered_moved_asked_again_and_answered_with_the_servers_away_in_between(office: PostOffice):
    house = office.house
    first = office.invited(1)
    assert str(first["ORGANIZER"]) == f"mailto:{OURS}"

    office.answers("ACCEPTED", "<ja@klient>")
    office.waits_until_it_stands(AnswerKind.ONLINE)
    office.answers("ACCEPTED", "<ja@klient>")
    office.put_away("<ja@klient>", "<ja@klient>")
    assert "# Deltagerlisten er klar" in house.says("Karen Lund", "deltagerliste")

    office.exim.down()
    house.watch.move(hours=1)
    by = Actor(house.person("Karen Lund").id, Source.SECRETARIAT)
    house.office(lambda office: office.move(MEETING, (NEW_DAY,), "Lokalet var optaget", by))
    house.drain()
    assert len(office.invitations()) == 1, "nothing could go out"
    office.exim.up()
    house.watch.move(minutes=40)
    house.drain()
    moved = office.invited(2)
    assert (moved["UID"], int(moved["SEQUENCE"])) == (first["UID"], int(first["SEQUENCE"]) + 1)
    assert moved["DTSTART"].dt.date() == NEW_DAY.day
    assert office.stands() is None, "a moved meeting asks again"

    office.imap.down()
    office.answers("DECLINED", "<nej@klient>")
    office.imap.up()
    office.waits_until_it_stands(AnswerKind.DECLINED)
    office.put_away("<ja@klient>", "<ja@klient>", "<nej@klient>")
    history = house.look(lambda office: office.records.history(MEETING))
    mine = [(one.round, one.after, one.source) for one in history if one.person.name == office.name]
    assert mine == [
        (1, AnswerKind.ONLINE, Source.CALENDAR),
        (2, AnswerKind.DECLINED, Source.CALENDAR),
    ]
