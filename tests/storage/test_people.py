"""Organisations, persons, accounts, roads and links, written and read again."""

from dataclasses import replace

import pytest

from meetings import refusals
from meetings.model import Account, Language, OrganisationId, PersonId, Road
from storage import BookRecords, Store
from tests.parts import council
from tests.parts.council import AARHUS, NOW, SKIVE, VIBORG, later

ACCOUNT = Account("tenant-1", "object-1")
ROAD = Road(ACCOUNT, None, "29:user", "28:bot", "a:conversation", "https://smba.example/", "da-DK")


@pytest.fixture
def books(books: Store) -> Store:
    books.write_now(council.found)
    return books


def test_organisations_stand_in_danish_order_with_aarhus_last(books: Store) -> None:
    assert books.read_now(lambda records: records.organisations()) == list(council.ORGANISATIONS)


def test_an_organisation_that_is_written_again_is_changed(books: Store) -> None:
    renamed = replace(AARHUS, name="Århus Kommune", short="Århus")
    books.write_now(lambda records: records.put_organisation(renamed))
    assert books.read_now(lambda records: records.organisation(AARHUS.id)) == renamed


def test_a_person_is_read_as_added(books: Store) -> None:
    added = books.write_now(lambda records: council.add(records, "Vibeke Jensen", AARHUS))
    assert books.read_now(lambda records: records.person(added.id)) == added
    assert (added.name, added.email, added.title, added.organisation, added.language) == (
        "Vibeke Jensen",
        "vibeke.jensen@aarhus.example.dk",
        "Kulturchef",
        AARHUS,
        Language.DA,
    )


def test_an_address_is_found_however_it_is_written_and_kept_as_typed(books: Store) -> None:
    added = books.write_now(
        lambda records: records.add_person("Åse Øst", "Åse@Skive.Example.dk", "", SKIVE.id, Language.EN)
    )
    assert books.read_now(lambda records: records.person_with_email(" åSE@skive.example.DK")) == added
    assert added.email == "Åse@Skive.Example.dk"
    assert books.read_now(lambda records: records.person_with_email("ase@skive.example.dk")) is None


def test_two_people_cannot_have_one_address(books: Store) -> None:
    books.write_now(lambda records: council.add(records, "Bo Bak", SKIVE))
    with pytest.raises(Exception, match="email_key"):
        books.write_now(
            lambda records: records.add_person("Bo", "BO.BAK@skive.example.dk", "", SKIVE.id, Language.DA)
        )


def test_colleagues_stand_in_danish_order(books: Store) -> None:
    def add_all(records: BookRecords) -> None:
        for name in ("Åge Wind", "Ærik Bo", "Zita Dam", "aase Nord", "Carl Ø", "Carl Ny"):
            council.add(records, name, VIBORG)

    books.write_now(add_all)
    names = [person.name for person in books.read_now(lambda records: records.people_of(VIBORG.id))]
    assert names == ["Carl Ny", "Carl Ø", "Zita Dam", "Ærik Bo", "Åge Wind", "aase Nord"]


def test_a_language_is_chosen(books: Store) -> None:
    person = books.write_now(lambda records: council.add(records, "Bo Bak", SKIVE))
    books.write_now(lambda records: records.set_language(person.id, Language.EN))
    assert books.read_now(lambda records: records.person(person.id)) == replace(person, language=Language.EN)


def test_a_road_is_read_as_written_and_changed_when_written_again(books: Store) -> None:
    person = books.write_now(lambda records: council.add(records, "Bo Bak", SKIVE))
    books.write_now(lambda records: records.put_road(ROAD))
    assert books.read_now(lambda records: records.road(ACCOUNT)) == ROAD
    assert books.read_now(lambda records: records.person_behind(ACCOUNT)) is None
    closed = replace(
        ROAD, person=person.id, closed="ConversationBlockedByUser", welcomed=True, installed=False
    )
    books.write_now(lambda records: records.put_road(closed))
    assert books.read_now(lambda records: records.road(ACCOUNT)) == closed
    assert books.read_now(lambda records: records.person_behind(ACCOUNT)) == person


def test_a_person_may_have_several_roads(books: Store) -> None:
    person = books.write_now(lambda records: council.add(records, "Bo Bak", SKIVE))
    roads = [
        replace(ROAD, account=Account(tenant, "object-1"), person=person.id) for tenant in ("b", "a", "c")
    ]

    def write(records: BookRecords) -> None:
        for road in roads:
            records.put_road(road)

    books.write_now(write)
    assert books.read_now(lambda records: records.roads_of(person.id)) == [roads[1], roads[0], roads[2]]


def test_an_account_nobody_has_heard_of_has_no_road(books: Store) -> None:
    assert books.read_now(lambda records: records.road(ACCOUNT)) is None
    assert books.read_now(lambda records: records.person_behind(ACCOUNT)) is None


def test_the_newest_unspent_link_counts_until_it_expires_or_its_tries_are_used(books: Store) -> None:
    person = books.write_now(lambda records: council.add(records, "Bo Bak", SKIVE))
    add = lambda records: records.add_link(ACCOUNT, person.id, NOW, later(minutes=15), 2)  # noqa: E731
    first, second = books.write_now(add), books.write_now(add)
    look = lambda at: books.read_now(lambda records: records.open_link(ACCOUNT, at))  # noqa: E731
    assert look(NOW) == (second, person.id, 2)
    books.write_now(lambda records: records.spend_try(second))
    assert look(NOW) == (second, person.id, 1)
    books.write_now(lambda records: records.spend_try(second))
    assert look(NOW) == (first, person.id, 2)
    books.write_now(lambda records: records.close_link(first))
    assert look(NOW) is None
    books.write_now(add)
    assert look(later(minutes=15)) is None
    assert look(later(minutes=14)) is not None


def test_links_are_counted_from_an_instant_on_and_by_account(books: Store) -> None:
    person = books.write_now(lambda records: council.add(records, "Bo Bak", SKIVE))

    def write(records: BookRecords) -> None:
        for minutes in (0, 30, 61):
            records.add_link(ACCOUNT, person.id, later(minutes=minutes), later(hours=2), 5)

    books.write_now(write)
    count = lambda account, since: books.write_now(lambda records: records.links_since(account, since))  # noqa: E731
    assert count(ACCOUNT, NOW) == 3
    assert count(ACCOUNT, later(seconds=1)) == 2
    assert count(Account("tenant-1", "object-2"), NOW) == 0


@pytest.mark.parametrize(
    ("ask", "what"),
    [
        (lambda records: records.person(PersonId(404)), "person"),
        (lambda records: records.organisation(OrganisationId("nowhere")), "organisation"),
        (lambda records: records.set_language(PersonId(404), Language.EN), "person"),
    ],
)
def test_what_is_not_there_is_unknown(books: Store, ask: object, what: str) -> None:
    with pytest.raises(refusals.Unknown) as unknown:
        books.write_now(ask)
    assert unknown.value.what == what
