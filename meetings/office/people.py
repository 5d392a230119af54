"""Who is who: accounts linked to people by a code sent to the registered address, and what each may see."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from meetings import refusals
from meetings.attendance import Line
from meetings.model import (
    Account,
    Committee,
    Language,
    Meeting,
    MeetingState,
    Person,
    PersonId,
    Road,
)
from meetings.notices import Channel, Kind, NewNotice
from meetings.office.base import Actor, Desk
from meetings.workdays import local_day

CODE_LIVES = timedelta(minutes=15)
CODE_TRIES = 5
CODES_AN_HOUR = 3
"""For one account."""
CODES_TO_ONE = 6
"""An hour to one person's mailbox, whoever asks: several accounts are one's own, many are somebody who floods it."""


@dataclass(frozen=True, slots=True)
class LinkOffer:
    """A code is on its way, if the address is a member's; nobody is told whether it is."""

    minutes: int


@dataclass(frozen=True, slots=True)
class MyMeeting:
    """A coming meeting as one person sees it: the own line, or those he comes for."""

    meeting: Meeting
    committee: Committee
    line: Line | None
    comes_for: tuple[Line, ...]


class PeopleDesk(Desk):
    def note_road(self, road: Road) -> Road:
        """Keeps the newest way to an account; the person it was linked to, the welcome and nothing else stay.

        Hearing from somebody opens a road that was closed.
        """
        known = self.records.road(road.account)
        if known is None:
            self.records.put_road(road)
            return road
        heard = replace(road, person=known.person, welcomed=known.welcomed, closed=None)
        if heard != known:
            self.records.put_road(heard)
        return heard

    def uninstalled(self, account: Account) -> None:
        road = self.records.road(account)
        if road is not None:
            self.records.put_road(replace(road, installed=False))

    def welcome_once(self, account: Account) -> bool:
        """True the first time, and never again."""
        road = self.records.road(account)
        if road is None or road.welcomed:
            return False
        self.records.put_road(replace(road, welcomed=True))
        return True

    def begin_link(self, account: Account, email: str) -> LinkOffer:
        """Plans the mail with a one-time code, when the address is known and nobody has asked for too many.

        The answer is the same either way, so that nobody can find out who is a member.
        """
        offer = LinkOffer(int(CODE_LIVES.total_seconds() // 60))
        person = self.records.person_with_email(email.strip())
        if person is None or self._asks_too_often(account, person):
            return offer
        expires = self.now + CODE_LIVES
        link = self.records.add_link(account, person.id, self.now, expires, CODE_TRIES)
        occasion = f"link-{link}"
        self.records.plan(
            [NewNotice(None, person.id, Kind.LINK_CODE, occasion, Channel.MAIL, self.now, expires)]
        )
        return offer

    def _asks_too_often(self, account: Account, person: Person) -> bool:
        hour_ago = self.now - timedelta(hours=1)
        return (
            self.records.links_since(account, hour_ago) >= CODES_AN_HOUR
            or self.records.codes_since(person.id, hour_ago) >= CODES_TO_ONE
        )

    def confirm_link(
        self, account: Account, typed: str, code_of: Callable[[int], str], actor_source: Actor
    ) -> Person | refusals.WrongCode:
        """Links the account when the code is right. A wrong one is handed back, not raised: the try must be kept."""
        found = self.records.open_link(account, self.now)
        if found is None:
            return refusals.WrongCode(0)
        link, person, tries = found
        if typed.strip() != code_of(link):
            self.records.spend_try(link)
            if tries <= 1:
                self.records.close_link(link)
            return refusals.WrongCode(tries - 1)
        self.records.close_link(link)
        road = self.records.road(account)
        if road is None:
            return refusals.WrongCode(0)
        self.records.put_road(replace(road, person=person))
        self.write_down(
            Actor(person, actor_source.source), "account.link", f"person-{person}", details=[account.tenant]
        )
        return self.records.person(person)

    def unlink(self, account: Account, actor: Actor) -> None:
        road = self.records.road(account)
        if road is not None and road.person is not None:
            self.write_down(actor, "account.unlink", f"person-{road.person}")
            self.records.put_road(replace(road, person=None))

    def choose_language(self, person: PersonId, language: Language) -> Person:
        self.records.set_language(person, language)
        return self.records.person(person)

    def my_meetings(self, person: PersonId) -> tuple[MyMeeting, ...]:
        """Coming convened meetings a person is called to or comes to as a substitute, the next first."""
        coming = [
            meeting
            for meeting in self.records.meetings_of_person(person)
            if meeting.state is MeetingState.CONVENED and meeting.ends_at > self.now
        ]
        return tuple(self.my_meeting(meeting, person) for meeting in coming)

    def my_meeting(self, meeting: Meeting, person: PersonId) -> MyMeeting:
        roll = self.records.roll(meeting)
        committee = self.records.committee(meeting.committee)
        return MyMeeting(meeting, committee, roll.line(person), roll.principals(person))

    def my_committees(self, person: PersonId) -> tuple[Committee, ...]:
        today = local_day(self.now)
        ids = dict.fromkeys(
            id for id, membership in self.records.memberships_of(person) if membership.holds(today)
        )
        return tuple(self.records.committee(id) for id in ids)

    def secretariat_for(self, person: PersonId) -> tuple[Committee, ...]:
        """The committees a person is the secretariat of today."""
        return tuple(one for one in self.my_committees(person) if self.is_secretariat(one.id, person))

    def coming_meetings_of(self, committee: Committee) -> tuple[Meeting, ...]:
        """What the secretariat works with: planned and convened meetings that are not over, the next first."""
        states = {MeetingState.PLANNED, MeetingState.CONVENED}
        return tuple(
            meeting
            for meeting in self.records.meetings_of_committee(committee.id)
            if meeting.state in states and meeting.ends_at > self.now
        )


__all__ = ["LinkOffer", "MyMeeting", "PeopleDesk"]
