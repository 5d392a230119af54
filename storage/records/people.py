"""Organisations, persons, and the accounts and roads by which they are reached."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from sqlalchemy import Column, FromClause, Row, bindparam, delete, func, insert, select, update

from meetings import refusals
from meetings.model import (
    Account,
    Language,
    Organisation,
    OrganisationId,
    OrganisationKind,
    Person,
    PersonId,
    Road,
)
from meetings.order import danish
from storage import tables
from storage.records.base import Pages, upsert

_LANGUAGES = {one.value: one for one in Language}


class Who:
    """The person table joined with its organisation, under a name of its own, so that a row can hold several.

    `width` columns of a row make a Person (`person_from`).
    """

    width = 9

    def __init__(self, name: str) -> None:
        self.person = tables.person.alias(name)
        self.organisation = tables.organisation.alias(f"{name}_organisation")
        self.joined: FromClause = self.person.join(
            self.organisation, self.person.c.organisation_id == self.organisation.c.id
        )
        own = ("id", "name", "email", "title", "language")
        self.columns: tuple[Column[Any], ...] = (
            *(self.person.c[column] for column in own),
            *organisation_columns(self.organisation),
        )


def organisation_columns(table: FromClause) -> tuple[Any, ...]:
    return (table.c.id, table.c.name, table.c.short, table.c.kind)


@lru_cache(maxsize=1000)
def organisation_from(columns: tuple[Any, ...]) -> Organisation:
    """The same columns are the same organisation: every row of a roll repeats it."""
    id, name, short, kind = columns
    return Organisation(OrganisationId(id), name, short, OrganisationKind(kind))


def person_from(columns: tuple[Any, ...]) -> Person:
    id, name, email, title, language = columns[:5]
    return Person(PersonId(id), name, email, title, organisation_from(columns[5:]), _LANGUAGES[language])


def email_key(email: str) -> str:
    return normalize("NFC", email.strip()).casefold()


def in_order(people: Sequence[Person]) -> Sequence[Person]:
    return sorted(people, key=lambda one: (danish(one.name), one.id))


_who = Who("who")
_ORGANISATIONS = select(*organisation_columns(tables.organisation))
_ORGANISATION = _ORGANISATIONS.where(tables.organisation.c.id == bindparam("organisation"))
_PUT_ORGANISATION = upsert(tables.organisation)
_PEOPLE = select(*_who.columns).select_from(_who.joined)
_PERSON = _PEOPLE.where(_who.person.c.id == bindparam("person"))
_PERSON_WITH = _PEOPLE.where(_who.person.c.email_key == bindparam("email"))
_PEOPLE_OF = _PEOPLE.where(
    _who.person.c.organisation_id == bindparam("organisation"), _who.person.c.erased_at.is_(None)
)
_ADD_PERSON = insert(tables.person).returning(tables.person.c.id)
_SET_LANGUAGE = (
    update(tables.person).where(tables.person.c.id == bindparam("person")).values(language=bindparam("to"))
)
_CORRECT = (
    update(tables.person)
    .where(tables.person.c.id == bindparam("person"))
    .values(
        name=bindparam("called"),
        email=bindparam("address"),
        email_key=bindparam("key"),
        title=bindparam("titled"),
        organisation_id=bindparam("organisation"),
    )
)

_road = tables.road.c
_ROADS = select(tables.road)
_ROAD = _ROADS.where(_road.tenant == bindparam("tenant"), _road.aad_object == bindparam("aad_object"))
_ROAD_LOCKED = _ROAD.with_for_update(key_share=True)
_FIRST_CONTACT = select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("account"), 0)))
_ROADS_OF = _ROADS.where(_road.person_id == bindparam("person")).order_by(_road.tenant, _road.aad_object)
_PUT_ROAD = upsert(tables.road)
_BEHIND = (
    select(*_who.columns)
    .select_from(_who.joined.join(tables.road, _road.person_id == _who.person.c.id))
    .where(_road.tenant == bindparam("tenant"), _road.aad_object == bindparam("aad_object"))
)

_link = tables.link.c
_MINE = (_link.tenant == bindparam("tenant"), _link.aad_object == bindparam("aad_object"))
_ADD_LINK = insert(tables.link).returning(_link.id)
_OPEN_LINK = (
    select(_link.id, _link.person_id, _link.tries)
    .where(*_MINE, ~_link.spent, _link.tries > 0, _link.expires > bindparam("now"))
    .order_by(_link.id.desc())
    .limit(1)
)
_OPEN_LINK_LOCKED = _OPEN_LINK.with_for_update()
_LINKS_SINCE = (
    select(func.count()).select_from(tables.link).where(*_MINE, _link.asked_at >= bindparam("since"))
)
_CODES_SINCE = (
    select(func.count())
    .select_from(tables.link)
    .where(_link.person_id == bindparam("person"), _link.asked_at >= bindparam("since"))
)
_PERSON_LOCKED = (
    select(tables.person.c.id)
    .where(tables.person.c.id == bindparam("person"))
    .with_for_update(key_share=True)
)
_SPEND_TRY = update(tables.link).where(_link.id == bindparam("link")).values(tries=_link.tries - 1)
_feed = tables.feed.c
_PUT_FEED = upsert(tables.feed)
_END_FEED = delete(tables.feed).where(_feed.person_id == bindparam("person"))
_FEED_SINCE = select(_feed.made_at).where(_feed.person_id == bindparam("person"))
_FEED_OWNER = select(_feed.person_id).where(_feed.digest == bindparam("digest"))
_CLOSE_LINK = update(tables.link).where(_link.id == bindparam("link")).values(spent=True)


class PeoplePages(Pages):
    def organisation(self, id: OrganisationId) -> Organisation:
        return organisation_from(tuple(self.one("organisation", id, _ORGANISATION, organisation=id)))

    def organisations(self) -> Sequence[Organisation]:
        found = map(organisation_from, map(tuple, self.rows(_ORGANISATIONS)))
        return sorted(found, key=lambda one: (danish(one.name), one.id))

    def put_organisation(self, organisation: Organisation) -> None:
        self.run(
            _PUT_ORGANISATION,
            {
                "id": organisation.id,
                "name": organisation.name,
                "short": organisation.short,
                "kind": organisation.kind,
            },
        )

    def person(self, id: PersonId) -> Person:
        return self.known(
            "person", id, lambda: person_from(tuple(self.one("person", id, _PERSON, person=id)))
        )

    def person_with_email(self, email: str) -> Person | None:
        found = self.row(_PERSON_WITH, email=email_key(email))
        return person_from(tuple(found)) if found else None

    def people_of(self, organisation: OrganisationId) -> Sequence[Person]:
        return self.remembered("people", organisation, lambda: self._people_of(organisation))

    def _people_of(self, organisation: OrganisationId) -> Sequence[Person]:
        return in_order([person_from(tuple(row)) for row in self.rows(_PEOPLE_OF, organisation=organisation)])

    def add_person(
        self, name: str, email: str, title: str, organisation: OrganisationId, language: Language
    ) -> Person:
        id = self.run(
            _ADD_PERSON,
            {
                "name": name,
                "email": email,
                "email_key": email_key(email),
                "title": title,
                "organisation_id": organisation,
                "language": language,
            },
        ).scalar_one()
        return self.person(id)

    def correct_person(self, person: Person) -> None:
        self.run(
            _CORRECT,
            {
                "person": person.id,
                "called": person.name,
                "address": person.email,
                "key": email_key(person.email),
                "titled": person.title,
                "organisation": person.organisation.id,
            },
        )

    def set_language(self, person: PersonId, language: Language) -> None:
        if self.run(_SET_LANGUAGE, {"person": person, "to": language}).rowcount != 1:
            raise refusals.Unknown("person", str(person))

    def road(self, account: Account) -> Road | None:
        """A writer holds it, so that what arrives at once is seen one after the other, the very first too."""
        found = self.row(_ROAD_LOCKED if self.writing else _ROAD, **_key(account))
        if found is None and self.writing and self.on_postgresql:
            self.row(_FIRST_CONTACT, account=f"{account.tenant}\n{account.aad_object}")
            found = self.row(_ROAD_LOCKED, **_key(account))
        return _road_from(found) if found else None

    def roads_of(self, person: PersonId) -> Sequence[Road]:
        return self.remembered("roads", person, lambda: self._roads_of(person))

    def _roads_of(self, person: PersonId) -> Sequence[Road]:
        return [_road_from(row) for row in self.rows(_ROADS_OF, person=person)]

    def put_road(self, road: Road) -> None:
        self.run(
            _PUT_ROAD,
            {
                **_key(road.account),
                "person_id": road.person,
                "user_id": road.user,
                "bot_id": road.bot,
                "conversation": road.conversation,
                "service_url": road.service_url,
                "locale": road.locale,
                "installed": road.installed,
                "closed": road.closed,
                "welcomed": road.welcomed,
            },
        )

    def person_behind(self, account: Account) -> Person | None:
        found = self.row(_BEHIND, **_key(account))
        return person_from(tuple(found)) if found else None

    def add_link(
        self, account: Account, person: PersonId, asked_at: datetime, expires: datetime, tries: int
    ) -> int:
        values = {
            "person_id": person,
            "asked_at": asked_at,
            "expires": expires,
            "tries": tries,
            "spent": False,
        }
        id: int = self.run(_ADD_LINK, {**_key(account), **values}).scalar_one()
        return id

    def open_link(self, account: Account, now: datetime) -> tuple[int, PersonId, int] | None:
        """A writer holds the link while it is tried, so that guesses made at once are counted one by one."""
        found = self.row(_OPEN_LINK_LOCKED if self.writing else _OPEN_LINK, now=now, **_key(account))
        return (found.id, PersonId(found.person_id), found.tries) if found else None

    def links_since(self, account: Account, since: datetime) -> int:
        """A writer holds the account's road meanwhile, so that the bound also holds for questions asked at once."""
        if self.writing:
            self.row(_ROAD_LOCKED, **_key(account))
        return self.run(_LINKS_SINCE, {"since": since, **_key(account)}).scalar_one()  # type: ignore[no-any-return]  # a count

    def codes_since(self, person: PersonId, since: datetime) -> int:
        if self.writing:
            self.row(_PERSON_LOCKED, person=person)
        return self.run(_CODES_SINCE, {"since": since, "person": person}).scalar_one()  # type: ignore[no-any-return]  # a count

    def spend_try(self, link: int) -> None:
        self.run(_SPEND_TRY, {"link": link})

    def close_link(self, link: int) -> None:
        self.run(_CLOSE_LINK, {"link": link})

    def put_feed(self, person: PersonId, digest: str, at: datetime) -> None:
        self.run(_PUT_FEED, {"person_id": person, "digest": digest, "made_at": at})

    def end_feed(self, person: PersonId) -> None:
        self.run(_END_FEED, {"person": person})

    def feed_since(self, person: PersonId) -> datetime | None:
        found = self.row(_FEED_SINCE, person=person)
        return found.made_at if found else None

    def feed_owner(self, digest: str) -> PersonId | None:
        found = self.row(_FEED_OWNER, digest=digest)
        return PersonId(found.person_id) if found else None


def _key(account: Account) -> dict[str, str]:
    return {"tenant": account.tenant, "aad_object": account.aad_object}


def _road_from(row: Row[Any]) -> Road:
    return Road(
        account=Account(row.tenant, row.aad_object),
        person=row.person_id,
        user=row.user_id,
        bot=row.bot_id,
        conversation=row.conversation,
        service_url=row.service_url,
        locale=row.locale,
        installed=row.installed,
        closed=row.closed,
        welcomed=row.welcomed,
    )
