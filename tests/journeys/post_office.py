"""One member between the mail servers: what comes to him, what his calendar answers, and where it lands."""

import email
import email.policy
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from email.message import EmailMessage
from pathlib import Path

import icalendar

from bot.demo.committees import STEERING_GROUP
from bot.mail.inbox import DONE
from documents.reply import read
from meetings.model import AnswerKind, MeetingId, MeetingKind, Mode, Session, Source
from meetings.office import Actor, MeetingPlan
from tests.parts.exim import Exim
from tests.parts.imap import ImapServer
from tests.parts.service import House, open_house
from tests.parts.waiting import wait_until
from tests.replies import samples
from tests.replies.samples import US, Part, mail

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

    @property
    def secretary(self) -> Actor:
        return Actor(self.house.person("Karen Lund").id, Source.SECRETARIAT)

    def moves(self, to: Session) -> None:
        self.house.office(lambda office: office.move(MEETING, (to,), "Lokalet var optaget", self.secretary))

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

    def answers(self, partstat: str, id: str, *, to: str = "") -> None:
        """As a calendar does: by SMTP, to the organizer, whom Exchange's answers do not name in the calendar part."""
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
        organizer = to or str(event["ORGANIZER"]).lower().removeprefix("mailto:")
        part = Part(content, "text/calendar; charset=UTF-8; method=REPLY")
        reply = mail(part, sender=own, id=id).replace(f"To: {US}".encode(), f"To: {organizer}".encode(), 1)
        with smtplib.SMTP("127.0.0.1", self.exim.port, timeout=10) as line:
            line.sendmail(own, [organizer], reply)

    def stands(self) -> AnswerKind | None:
        line = self.house.look(lambda office: office.roll_call(MEETING)).line(self.house.person(self.name).id)
        answer = line.answer(1) if line else None
        return answer.kind if answer else None

    def waits_until_it_stands(self, kind: AnswerKind | None) -> None:
        wait_until(lambda: self.stands() is kind, WITHIN, lambda: f"{kind}, not {self.stands()}")

    def put_away(self, *ids: str, folder: str = DONE) -> None:
        def lying() -> list[str]:
            return sorted(read(one).mail.id for one in self.imap.lying_in(folder))

        wait_until(lambda: lying() == sorted(ids), WITHIN, lambda: f"{ids}, not {lying()}")


def _event(message: EmailMessage) -> icalendar.Event | None:
    parts = [one for one in message.walk() if one.get_content_type() == "text/calendar"]
    return icalendar.Calendar.from_ical(parts[0].get_payload(decode=True)).events[0] if parts else None


@contextmanager
def open_post_office(
    url: str, smtp_url: str, folder: Path, imap_url: str, exim: Exim, imap: ImapServer, **settings: str
) -> Iterator[PostOffice]:
    """The service with one meeting convened, and all its invitations on their way."""
    with open_house(url, smtp_url, folder, imap_url, **settings) as house:
        house.has_teams("Karen Lund")
        office = PostOffice(house, exim, imap)
        plan = MeetingPlan(
            STEERING_GROUP.id, "Maj", MeetingKind.ORDINARY, Mode.ONLINE, (DAY,), slug=str(MEETING)
        )
        by = office.secretary
        house.office(lambda office: office.create(plan, by) and office.convene(MEETING, by))
        house.drain()
        yield office
