"""What came of a membership is looked for in every table that names somebody."""

import pytest

from meetings.model import Trace
from storage import BookRecords, Overtaken, Store, tables
from storage.personal import WHOSE
from storage.records.traces import TRACES
from tests.parts import council
from tests.parts.council import COMMITTEE, SKIVE


def test_every_table_that_names_somebody_says_what_it_is_a_trace_of():
    """A new one must be put in `storage.records.traces`, or whoever stands in it could be removed all the same."""
    assert set(TRACES) == set(WHOSE)


def test_every_trace_has_a_table_but_the_list_of_a_meeting_that_was():
    assert set(TRACES.values()) == {*Trace, None} - {Trace.MEETING}


def test_each_of_them_leads_to_its_committee():
    ways = {"committee_id", "meeting_id", "item_id", "mail", "subject"}
    lost = [
        name
        for name, trace in TRACES.items()
        if trace and not ways & set(tables.metadata.tables[name].c.keys())
    ]
    assert lost == []


def test_a_membership_that_is_gone_is_not_dropped_twice(books: Store):
    """On SQLite there is no second writer; so it is the books themselves that say it, and nobody is asked again."""

    def twice(records: BookRecords) -> None:
        council.found(records)
        seat = council.seat(records, council.add(records, "Ann Bak", SKIVE))
        records.drop_membership(COMMITTEE.id, seat)
        records.drop_membership(COMMITTEE.id, seat)

    with pytest.raises(Overtaken):
        books.write_now(twice)
