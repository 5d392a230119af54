"""Invitations out by SMTP, answers in by IMAP: the whole service between two real mail servers."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import icalendar
import pytest

from bot.demo.committees import STEERING_GROUP
from bot.mail.inbox import DONE, FOR_A_PERSON
from documents.reply import read
from meetings.model import AnswerKind, Meeting, Source
from meetings.notices import Kind, NoticeState
from meetings.office import Actor
from tests.dialogs.stage import card_lines
from tests.parts.imap import ImapServer
from tests.parts.service import House, open_house
from tests.parts.smtp import Received, SmtpServer
from tests.parts.waiting import wait_until
from tests.replies import samples
from tests.replies.samples import TRUSTED, Part, mail, verdict

ROOT = Path(__file__).parents[2]
WITHIN = 30
"""Seconds of a machine with much to do."""


@pytest.fixture
def house(sqlite_url: str, smtp: SmtpServer, imap: ImapServer, tmp_path: Path) -> Iterator[House]:
    with open_house(sqlite_url, smtp.url, tmp_path, imap.url, TRUSTED) as open_:
        yield open_


@dataclass
class Member:
    """One member of a meeting to come, his mailbox and his calendar."""

    house: House
    smtp: SmtpServer
    imap: ImapServer
    name: str
    meeting: Meeting

    @property
    def email(self) -> str:
        return self.house.person(self.name).email

    def invitation(self) -> icalendar.Event:
        """What came by SMTP, the newest about the meeting."""
        return wait_until(self._newest, WITHIN, f"{self.name} is invited")

    def _newest(self) -> icalendar.Event | None:
        found = [_event(one) for one in self.smtp.received if one.recipients == (self.email,)]
        mine = [one for one in found if one is not None and one["UID"] == self.meeting.uid]
        return mine[-1] if mine else None

    def answers(self, partstat: str, *more: str, id: str = "", vouched: bool = True, **how: str) -> bytes:
        """As a calendar sends it, in the mailbox."""
        event = self.invitation()
        content = samples.answer(
            partstat,
            *more,
            attendee=self.email,
            uid=str(event["UID"]),
            sequence=int(event["SEQUENCE"]),
            stamp=f"{self.house.watch():%Y%m%dT%H%M%SZ}",
            method=how.get("method", "REPLY"),
        )
        domain = self.email.partition("@")[2]
        heads = (verdict(f"dmarc=pass header.from={domain}"),) if vouched else ()
        id = id or f"<{partstat}.{self.house.watch():%H%M%S}.{len(more)}@klient.example.dk>"
        sent = mail(
            Part(content, "text/calendar; charset=UTF-8"),
            *heads,
            sender=self.email,
            id=id,
        )
        self.imap.deliver(sent)
        return sent

    def stands(self) -> AnswerKind | None:
        line = self.house.look(lambda office: office.roll_call(self.meeting.id)).line(
            self.house.person(self.name).id
        )
        answer = line.answer(1) if line else None
        return answer.kind if answer else None

    def waits_until_it_stands(self, kind: AnswerKind) -> None:
        wait_until(lambda: self.stands() is kind, WITHIN, lambda: f"{kind}, not {self.stands()}")

    def history(self) -> list[tuple[AnswerKind | None, Source]]:
        lines = self.house.look(lambda office: office.records.history(self.meeting.id))
        return [(one.after, one.source) for one in lines if one.person.name == self.name]


def _event(received: Received) -> icalendar.Event | None:
    parts = [one for one in received.message.walk() if one.get_content_type() == "text/calendar"]
    if not parts:
        return None
    return icalendar.Calendar.from_ical(parts[0].get_payload(decode=True)).events[0]


@pytest.fixture
def member(house: House, smtp: SmtpServer, imap: ImapServer) -> Member:
    """Called to a meeting that is convened now, so that the mails go out now."""
    house.has_teams("Karen Lund")
    meetings = house.look(
        lambda office: [
            one
            for one in office.coming_meetings_of(office.records.committee(STEERING_GROUP.id))
            if len(one.sessions) == 1 and one.state.value == "convened"
        ]
    )
    meeting = meetings[0]
    roll = house.look(lambda office: office.roll_call(meeting.id))
    silent = next(one for one in roll.lines if not one.answers and not one.substitutions)
    house.has_teams(silent.person.name)
    return Member(house, smtp, imap, silent.person.name, meeting)


def lying(imap: ImapServer) -> dict[str, list[str]]:
    return {
        folder: sorted(read(one).mail.id for one in imap.lying_in(folder))
        for folder in ("INBOX", DONE, FOR_A_PERSON)
    }


def lies(imap: ImapServer, **folders: list[str]) -> None:
    expected = {"INBOX": [], DONE: [], FOR_A_PERSON: []} | {
        {"done": DONE, "for_a_person": FOR_A_PERSON}[name]: ids for name, ids in folders.items()
    }
    wait_until(lambda: lying(imap) == expected, WITHIN, lambda: f"{expected}, not {lying(imap)}")


def karen(house: House) -> Actor:
    return Actor(house.person("Karen Lund").id, Source.SECRETARIAT)


def remind(member: Member) -> None:
    """The member has a card about the meeting."""
    member.house.office(lambda office: office.remind_now(member.meeting.id, karen(member.house)))
    member.house.drain()
    member.house.card_about(member.name, "Vi mangler dit svar")


def test_an_answer_in_the_calendar_stands_on_the_list_and_on_the_card(member: Member, imap: ImapServer):
    house = member.house
    remind(member)
    sent = member.answers("DECLINED", "COMMENT:Er på ferie", id="<1@klient>")
    member.waits_until_it_stands(AnswerKind.DECLINED)
    lies(imap, done=["<1@klient>"])
    assert imap.lying_in(DONE) == [sent], "kept as it came"

    said = house.says("Karen Lund", "deltagerliste")
    assert "# Deltagerlisten er klar" in said
    line = house.look(lambda office: office.roll_call(member.meeting.id)).line(house.person(member.name).id)
    assert [(one.kind, one.source, one.remark) for one in line.answers] == [
        (AnswerKind.DECLINED, Source.CALENDAR, "Er på ferie")
    ]

    renewed = wait_until(lambda: put(member), WITHIN, "the card is renewed in place")
    assert renewed[1:3] == ["# Dit afbud er registreret", "Svaret kom fra din kalender."]


def put(member: Member) -> list[str]:
    """The card that took another's place last."""
    user = member.house.seat(member.name).user
    puts = [
        call
        for call in member.house.connector.calls
        if call.method == "PUT" and f"a:{user[3:]}" in unquote(call.path)
    ]
    return list(card_lines(puts[-1].body["attachments"][0]["content"])) if puts else []


def test_the_entry_of_who_declined_goes_and_the_next_invitation_shows_what_was_answered(
    member: Member, smtp: SmtpServer
):
    member.answers("TENTATIVE")
    member.waits_until_it_stands(AnswerKind.TENTATIVE)
    before = len(smtp.received)
    member.house.watch.move(hours=1)
    member.answers("NEEDS-ACTION", "COMMENT:send igen", method="REFRESH")
    wait_until(lambda: len(smtp.received) > before, WITHIN, "the invitation comes again")
    again = member.invitation()
    assert again["ATTENDEE"].params["PARTSTAT"] == "TENTATIVE"


def test_the_same_mail_again_and_a_copy_under_another_name_change_nothing(member: Member, imap: ImapServer):
    sent = member.answers("ACCEPTED", id="<1@klient>")
    imap.deliver(sent, sent.replace(b"<1@klient>", b"<2@klient>"))
    lies(imap, done=["<1@klient>", "<1@klient>", "<2@klient>"])
    assert member.stands() in {AnswerKind.ONSITE, AnswerKind.ONLINE}
    assert len(member.history()) == 1


def test_a_mailbox_that_is_away_for_a_while_is_told_of_and_loses_nothing(member: Member, imap: ImapServer):
    house = member.house
    member.invitation()
    imap.down()
    wait_until(lambda: "notes" in ready(house), WITHIN, "it is told")
    assert ready(house)["status"] == "ok", "everything else works"
    assert b"styrmand_mailbox_up 0.0" in house.get("/metrics")[1]
    imap.up()
    member.answers("DECLINED", id="<1@klient>")
    member.waits_until_it_stands(AnswerKind.DECLINED)
    lies(imap, done=["<1@klient>"])
    wait_until(lambda: "notes" not in ready(house), WITHIN, "all is well again")
    assert b"styrmand_mailbox_up 1.0" in house.get("/metrics")[1]


def ready(house: House) -> dict[str, object]:
    told: dict[str, object] = json.loads(house.get("/readyz")[1])
    return told


KILLED = """
import os, signal, sys
from bot.days_off import closed
from bot.desk import Desk
from bot.mail.imap import ImapServer
from bot.mail.inbox import Inbox
from bot.offices import system_clock
from storage.store import Store
from datetime import datetime
import asyncio

url, imap, now = sys.argv[1:]
desk = Desk(Store.open(url), lambda: datetime.fromisoformat(now), closed, "styrmand.example.dk")

def take(understood):
    desk.write_now(lambda office: office.take_reply(understood))
    os.kill(os.getpid(), signal.SIGKILL)

async def run():
    await Inbox(ImapServer.at(imap), take, ["mx.kulturregion.example.dk"]).start()
    await asyncio.sleep(60)

asyncio.run(run())
"""


def test_a_process_that_is_killed_between_storing_and_moving_doubles_nothing(
    member: Member, imap: ImapServer
):
    house = member.house
    member.invitation()
    house.stop()
    member.answers("DECLINED", id="<1@klient>")
    command = [sys.executable, "-c", KILLED, house.database_url, imap.url, house.watch().isoformat()]
    assert subprocess.run(command, cwd=ROOT, timeout=60, check=False).returncode == -signal.SIGKILL
    assert lying(imap)["INBOX"] == ["<1@klient>"], "stored, and not moved yet"
    house.start()
    lies(imap, done=["<1@klient>"])
    assert member.history() == [(AnswerKind.DECLINED, Source.CALENDAR)]


def test_a_change_nobody_vouches_for_is_confirmed_in_teams_and_set_back_with_one_tap(member: Member):
    house = member.house
    remind(member)
    house.taps(member.name, "Jeg deltager")
    house.watch.move(hours=1)
    came = member.stands()
    member.answers("DECLINED", vouched=False)
    card = house.card_about(member.name, "Var det dig?")
    assert member.stands() is AnswerKind.DECLINED, "it counts until it is set back"
    told = house.card_about("Karen Lund", "Har svaret forskelligt")
    assert any(one.startswith("Først: Deltager i Teams") for one in card_lines(told))
    assert any(one.startswith("Siden: Afbud i kalenderen") for one in card_lines(told))

    house.watch.move(hours=1)
    said = house.taps(member.name, "Det var ikke mig – sæt tilbage", card)
    assert "# Du er tilmeldt" in said
    assert member.stands() is came
    assert [source for _, source in member.history()] == [Source.TEAMS, Source.CALENDAR, Source.TEAMS]
    again = house.taps(member.name, "Det var ikke mig – sæt tilbage", card)
    assert any(one.startswith("Svaret er ændret siden") for one in again)


def test_what_needs_a_person_is_told_once_seen_in_the_chat_and_settled(member: Member, imap: ImapServer):
    house = member.house
    times = ("DTSTART:20270520T083000Z", "DTEND:20270520T103000Z", "COMMENT:Hellere en torsdag")
    member.answers("TENTATIVE", *times, id="<1@klient>", method="COUNTER")
    lies(imap, for_a_person=["<1@klient>"])
    house.watch.move(minutes=10)
    house.drain()
    card = house.card_about("Karen Lund", "Svar, der kræver et menneske")
    said = house.taps("Karen Lund", "Se nr. 1", card)
    assert "Bemærkning: Hellere en torsdag" in said
    assert any(one.startswith("Foreslår: Torsdag den 20. maj 2027 kl. 10.30-12.30") for one in said)
    assert "# Svaret er registreret" in house.taps("Karen Lund", "Registrér: Afbud")
    assert member.history() == [(AnswerKind.DECLINED, Source.SECRETARIAT)]
    assert "Der er ingen svar, der venter på dig." in house.says("Karen Lund", "svar der kræver et menneske")


def test_a_bounce_closes_the_road_until_the_secretariat_opens_it(
    member: Member, smtp: SmtpServer, imap: ImapServer
):
    house = member.house
    member.invitation()
    ours = next(one for one in smtp.received if one.recipients == (member.email,)).message["Message-ID"]
    imap.deliver(samples.bounce(about=str(ours), address=member.email))
    person = house.person(member.name).id
    wait_until(
        lambda: house.look(lambda office: office.records.mailbox_closed(person)), WITHIN, "it is closed"
    )
    count = len([one for one in smtp.received if one.recipients == (member.email,)])
    house.office(
        lambda office: office.take_answer(member.meeting.id, person, AnswerKind.DECLINED, karen(house))
    )
    house.drain()
    assert len([one for one in smtp.received if one.recipients == (member.email,)]) == count
    assert [
        one.last_error
        for one in house.look(lambda office: office.records.notices_of(member.meeting.id))
        if one.new.person == person and one.new.kind is Kind.CALENDAR and one.state is NoticeState.DEAD
    ] == ["the mailbox is closed"]

    house.says("Karen Lund", "postkassen")
    house.taps("Karen Lund", "Se nr. 1")
    assert "Der bliver sendt mails igen." in house.taps("Karen Lund", "Send mails igen")
    assert house.look(lambda office: office.records.mailbox_closed(person)) is None
