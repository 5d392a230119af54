"""Forty members at their cards: the books they answer in, and what Teams sends for every tap."""

from datetime import UTC, datetime, time, timedelta

import storage
from bot.days_off import closed
from meetings.model import (
    Account,
    Meeting,
    MeetingId,
    MeetingKind,
    Mode,
    OrganisationId,
    Road,
    Session,
    Source,
)
from meetings.model import Person as Member
from meetings.office import Actor, MeetingPlan, Office
from meetings.ports import Records
from tests.bench import cooperation
from tests.parts.teams import BOT, Json, Person, TeamsClient

SLUG = "ekr-naeste"
MEETING = MeetingId(SLUG)


def tenant(organisation: OrganisationId) -> str:
    number = int(organisation.removeprefix("by-"))
    return f"cccccccc-0000-0000-0000-{number:012}"


TENANTS = [tenant(OrganisationId(f"by-{number}")) for number in range(len(cooperation.TOWNS))]


def prepare(url: str, service_url: str) -> list[Json]:
    """Call forty linked members to a hybrid meeting; their taps in such an order that each changes an answer.

    Everybody taps "online" once, then everybody "in the room", and so on from the start.
    """
    storage.migrate(url)
    with storage.Store.open(url) as store:
        meeting, members = store.write_now(lambda records: _call(records, service_url))
    teams = TeamsClient(service_url)
    return [
        teams.execute(verb, _data(verb, meeting), by=_account_of(member))
        for verb in ("answer.online", "answer.onsite")
        for member in members
    ]


def answered(url: str) -> int:
    """How many answers the history holds."""
    with storage.Store.open(url) as store:
        return store.read_now(lambda records: len(records.history(MEETING)))


def _call(records: Records, service_url: str) -> tuple[Meeting, list[Member]]:
    now = datetime.now(UTC)
    office = Office(records, now, closed)
    secretary, members = cooperation.found(records)
    day = now.date() + timedelta(days=90)
    plan = MeetingPlan(
        committee=cooperation.COMMITTEE.id,
        title="Ordinært møde",
        kind=MeetingKind.ORDINARY,
        mode=Mode.HYBRID,
        sessions=(Session(1, day, time(9, 30), time(11, 30)),),
        place="Regionshuset, Viborg",
        join_url="https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9y%40thread.v2/0",
        slug=SLUG,
    )
    actor = Actor(secretary.id, Source.SECRETARIAT)
    office.create(plan, actor)
    meeting = office.convene(MEETING, actor)
    for member in members:
        office.note_road(_road(member, service_url))
    return meeting, members


def _account_of(member: Member) -> Person:
    return Person(
        member.name,
        f"29:{member.id}",
        f"dddddddd-0000-0000-0000-{member.id:012}",
        tenant(member.organisation.id),
    )


def _road(member: Member, service_url: str) -> Road:
    who = _account_of(member)
    return Road(
        account=Account(who.tenant, who.aad_object),
        person=member.id,
        user=who.user,
        bot=BOT,
        conversation=f"a:{member.id}",
        service_url=service_url,
        locale="da-dk",
        welcomed=True,
    )


def _data(verb: str, meeting: Meeting) -> Json:
    """As the button of the member's card carries it."""
    return {
        "verb": verb,
        "meeting": meeting.id,
        "round": str(meeting.round),
        "revision": str(meeting.revision),
    }
