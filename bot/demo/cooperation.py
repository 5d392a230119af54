"""Europæisk Kulturregion, the demo's cooperation: 19 municipalities, its committees, two meetings held and some ahead."""

from collections.abc import Iterable
from datetime import date

from bot.demo import agenda_2021, coming_meetings, committees, held_meetings, people
from bot.demo import organisations as bodies
from meetings.model import (
    AuditEntry,
    Committee,
    CommitteeId,
    Language,
    Membership,
    Organisation,
    OrganisationId,
    Person,
    Role,
    Source,
)
from meetings.office import Office
from meetings.ports import Records

_BEGAN, _TWO_YEARS_ON = date(2018, 1, 1), date(2020, 1, 1)


def organisations() -> tuple[Organisation, ...]:
    return bodies.ALL


def load(office: Office) -> None:
    """Writes the whole cooperation; does nothing when it stands in the books already."""
    records = office.records
    if records.meeting_exists(agenda_2021.MEETING):
        return
    for organisation in bodies.ALL:
        records.put_organisation(organisation)
    known = {entry.name: _add(records, entry) for entry in people.EVERYBODY}
    for committee in committees.ALL:
        records.put_committee(committee)
    for id, membership in _memberships(known):
        records.put_membership(id, membership)
    held_meetings.put(records, known)
    coming_meetings.arrange(office, known)
    records.audit(
        AuditEntry(office.now, None, None, "demo.load", committees.STEERING_GROUP.id, Source.SECRETARIAT)
    )


def _add(records: Records, entry: people.Entry) -> Person:
    organisation = OrganisationId(entry.organisation)
    return records.add_person(entry.name, entry.email, entry.title, organisation, Language.DA)


def _memberships(known: dict[str, Person]) -> Iterable[tuple[CommitteeId, Membership]]:
    yield from _steering_group(known)
    yield from _seats(committees.WORKING_GROUP, [known[name] for name in people.WORKING_GROUP], _BEGAN, 1)
    yield committees.WORKING_GROUP.id, Membership(known[people.CHAIR.name], Role.CHAIR, _BEGAN)
    yield from _language_strategy(known)
    yield from _shortcut(known)
    yield from _kkr(known)
    yield from _metropole(known)
    for committee in (
        committees.STEERING_GROUP,
        committees.WORKING_GROUP,
        committees.LANGUAGE_STRATEGY,
        committees.SHORTCUT,
    ):
        for order, entry in enumerate(people.SECRETARIAT, start=90):
            yield committee.id, Membership(known[entry.name], Role.SECRETARIAT, _BEGAN, order=order)


def _seats(
    committee: Committee, sitting: Iterable[Person], since: date, first: int, until: date | None = None
) -> Iterable[tuple[CommitteeId, Membership]]:
    for order, person in enumerate(sitting, start=first):
        yield committee.id, Membership(person, Role.MEMBER, since, until, order)


def _steering_group(known: dict[str, Person]) -> Iterable[tuple[CommitteeId, Membership]]:
    group = committees.STEERING_GROUP
    yield group.id, Membership(known[people.CHAIR.name], Role.CHAIR, _BEGAN)
    yield from _seats(group, [known[entry.name] for entry in people.MEMBERS], _BEGAN, 1)
    for order, (deputy, principal) in enumerate(people.DEPUTIES.items(), start=60):
        yield (
            group.id,
            Membership(
                known[deputy],
                Role.DEPUTY,
                _TWO_YEARS_ON,
                order=order,
                deputy_for=known[principal].id,
            ),
        )


def _language_strategy(known: dict[str, Person]) -> Iterable[tuple[CommitteeId, Membership]]:
    """The circle of that one spring; nobody is called to anything more."""
    sitting = [known[entry.name] for entry in people.LANGUAGE_STRATEGY]
    yield from _seats(committees.LANGUAGE_STRATEGY, sitting, date(2021, 1, 1), 1, date(2021, 12, 31))


def _shortcut(known: dict[str, Person]) -> Iterable[tuple[CommitteeId, Membership]]:
    """The representative and the deputy as told on 2 March 2021; the paper does not say from which day."""
    group, told = committees.SHORTCUT.id, date(2021, 3, 2)
    representative = known[people.SHORTCUT.name]
    predecessor = known[people.SHORTCUT_PREDECESSOR.name]
    yield group, Membership(predecessor, Role.MEMBER, _TWO_YEARS_ON, date(2021, 3, 1))
    yield group, Membership(representative, Role.MEMBER, told, order=1)
    deputy = known[people.SHORTCUT_DEPUTY.name]
    yield group, Membership(deputy, Role.DEPUTY, told, order=2, deputy_for=representative.id)


def _kkr(known: dict[str, Person]) -> Iterable[tuple[CommitteeId, Membership]]:
    group = committees.KKR
    yield group.id, Membership(known[people.KKR_CHAIR.name], Role.CHAIR, _TWO_YEARS_ON)
    yield from _seats(group, [known[entry.name] for entry in people.KKR_MEMBERS], _TWO_YEARS_ON, 1)
    secretary = known[people.KKR_SECRETARIAT.name]
    yield group.id, Membership(secretary, Role.SECRETARIAT, _TWO_YEARS_ON, order=90)


def _metropole(known: dict[str, Person]) -> Iterable[tuple[CommitteeId, Membership]]:
    """A chair who may decide between meetings, and the two vice-chairs who are told."""
    group, since = committees.METROPOLE.id, date(2021, 1, 1)
    yield group, Membership(known[people.METROPOLE_CHAIR.name], Role.CHAIR, since)
    for order, entry in enumerate(people.METROPOLE_VICE_CHAIRS, start=1):
        yield group, Membership(known[entry.name], Role.VICE_CHAIR, since, order=order)
    yield group, Membership(known[people.METROPOLE_SECRETARIAT.name], Role.SECRETARIAT, since, order=90)
