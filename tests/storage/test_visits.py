"""Visits to the secretariat's pages in the books: a ticket lets one in, and only once."""

from dataclasses import replace
from datetime import timedelta

from meetings.visits import Unsaved, Visit
from storage import Store
from tests.parts import council
from tests.parts.council import NOW, SKIVE

EIGHT_HOURS = timedelta(hours=8)


def visit(store: Store, key: str = "key", ticket: str = "ticket") -> Visit:
    def made(records):
        if not records.organisations():
            council.found(records)
            council.add(records, "Bo", SKIVE)
        (person,) = records.people_of(SKIVE.id)
        return Visit(key, ticket, person.id, NOW, NOW + EIGHT_HOURS)

    return store.write_now(made)


def test_a_visit_is_kept_as_it_was_written(books: Store):
    began = visit(books)
    assert books.write_now(lambda records: records.add_visit(began))
    assert books.read_now(lambda records: records.visit("key")) == began
    assert books.read_now(lambda records: records.visit("another")) is None


def test_a_ticket_lets_nobody_in_twice(books: Store):
    first, second = visit(books), visit(books, key="other")
    assert books.write_now(lambda records: [records.add_visit(first), records.add_visit(second)]) == [
        True,
        False,
    ]
    assert books.read_now(lambda records: records.visit("other")) is None


def test_a_visit_ends_and_is_forgotten(books: Store):
    began = visit(books)
    books.write_now(lambda records: records.add_visit(began))
    books.write_now(lambda records: records.end_visit("key", NOW))
    assert books.read_now(lambda records: records.visit("key")) == replace(began, left_at=NOW)
    books.write_now(lambda records: records.forget_visits(before=began.until))
    assert books.read_now(lambda records: records.visit("key")) is not None
    books.write_now(lambda records: records.forget_visits(before=began.until + EIGHT_HOURS))
    assert books.read_now(lambda records: records.visit("key")) is None


def test_what_is_typed_is_kept_for_its_person_and_place_until_it_is_saved(books: Store):
    person = visit(books).person
    first, later = Unsaved({"tekst": "Æble »ø«\n\n– å"}, NOW), Unsaved({"tekst": "B"}, NOW + EIGHT_HOURS)
    for one in (first, later):
        books.write_now(lambda records, one=one: records.put_unsaved(person, "item-1", one))
        assert books.read_now(lambda records: records.unsaved(person, "item-1")) == one
    assert books.read_now(lambda records: records.unsaved(person, "item-2")) is None
    books.write_now(lambda records: records.forget_unsaved(before=NOW))
    assert books.read_now(lambda records: records.unsaved(person, "item-1")) == later
    books.write_now(lambda records: records.put_unsaved(person, "item-1", Unsaved({}, NOW)))
    assert books.read_now(lambda records: records.unsaved(person, "item-1")) is None
