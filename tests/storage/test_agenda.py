"""Agenda items with their recommendations and attachments."""

from dataclasses import replace
from datetime import date

import pytest

from meetings import refusals
from meetings.model import (
    AgendaItem,
    Attachment,
    ItemId,
    ItemState,
    Later,
    Person,
    Recommendation,
    StandingKind,
    Verb,
)
from meetings.paper import AsWritten, Attendance, Form, Named, WrittenLine
from storage import BookRecords, Store
from tests.parts import council
from tests.parts.council import AARHUS, NOW, SKIVE, TWO_DAYS, later

FIRST, SECOND = council.meeting("a"), council.meeting("b", TWO_DAYS)
BARE = AgendaItem(ItemId(0), FIRST.id, "Eventuelt", ItemState.ACCEPTED)


@pytest.fixture
def bo(books: Store) -> Person:
    def write(records: BookRecords) -> Person:
        council.found(records)
        records.put_meeting(FIRST)
        records.put_meeting(SECOND)
        return council.add(records, "Bo Bak", SKIVE)

    return books.write_now(write)


def full(bo: Person) -> AgendaItem:
    return AgendaItem(
        id=ItemId(0),
        meeting=FIRST.id,
        title="Budget 2028",
        state=ItemState.SUBMITTED,
        number="4.1",
        proposer=bo,
        submitted_at=NOW,
        background="Baggrund",
        since_last="Siden sidst",
        status_report="Status",
        case_presentation="Sagsfremstilling",
        next_steps="Næste skridt",
        recommendations=(
            Recommendation(Verb.APPROVE, "at budgettet godkendes"),
            Recommendation(Verb.TAKE_NOTE, "at status tages til efterretning"),
            Recommendation(Verb.APPROVE, "at budgettet godkendes"),
        ),
        attachments=(Attachment("Budget", "https://example.dk/b.pdf"), Attachment("Notat")),
        minutes=20,
        presenter="Åse",
        case_number="1-00",
        initials="bb",
        closed=True,
        note="Tiden er sat ned",
        introduction="Kort om sagen",
        proposes="Formandskabet indstiller, at",
        financial_impact="Ingen bemærkninger",
        guests=("Åse Ø, Viborg Kommune", "Ib"),
        headings=(("next_steps", "Videre forløb"),),
        standing=StandingKind.CHAIR_DECISIONS,
        deferrals=2,
        wanted_for=Later(month=date(2027, 10, 1)),
        version=3,
    )


def test_an_item_is_read_as_added_with_the_number_it_got(books: Store, bo: Person) -> None:
    for item in (full(bo), BARE):
        added = books.write_now(lambda records, item=item: records.add_item(item))
        assert added == replace(item, id=added.id)
        assert added.id > 0
        assert books.read_now(lambda records, id_=added.id: records.item(id_)) == added


def test_an_item_that_is_written_again_is_changed_with_all_its_lines(books: Store, bo: Person) -> None:
    added = books.write_now(lambda records: records.add_item(full(bo)))
    changed = replace(
        added,
        meeting=SECOND.id,
        state=ItemState.WITHDRAWN,
        number="",
        proposer=None,
        recommendations=added.recommendations[1:2],
        attachments=(),
        minutes=None,
    )
    books.write_now(lambda records: records.put_item(changed))
    assert books.read_now(lambda records: records.item(added.id)) == changed


def test_a_meetings_items_come_as_they_came(books: Store, bo: Person) -> None:
    def write(records: BookRecords) -> list[AgendaItem]:
        records.add_item(replace(BARE, meeting=SECOND.id))
        return [records.add_item(item) for item in (BARE, full(bo), BARE)]

    added = books.write_now(write)
    assert books.read_now(lambda records: records.items(FIRST.id)) == added


def test_a_proposers_items_come_the_latest_first(books: Store, bo: Person) -> None:
    def write(records: BookRecords) -> list[AgendaItem]:
        item = full(bo)
        old, new, newest = (
            records.add_item(replace(item, meeting=meeting, submitted_at=at))
            for meeting, at in ((SECOND.id, NOW), (FIRST.id, later(days=1)), (SECOND.id, later(days=1)))
        )
        records.add_item(replace(item, proposer=council.add(records, "Ib", AARHUS)))
        return [newest, new, old]

    added = books.write_now(write)
    assert books.read_now(lambda records: records.items_by(bo.id)) == added


def test_an_item_that_is_not_there_is_unknown(books: Store, bo: Person) -> None:
    for ask in (
        lambda records: records.item(ItemId(404)),
        lambda records: records.put_item(replace(BARE, id=ItemId(404))),
    ):
        with pytest.raises(refusals.Unknown) as unknown:
            books.write_now(ask)
        assert (unknown.value.what, unknown.value.name) == ("item", "404")


def test_what_old_minutes_say_in_their_own_words_is_kept_as_it_is_written(books: Store, bo: Person) -> None:
    told = AsWritten(
        FIRST.id,
        "Opsamling på møde",
        "Rådhuset",
        numbered=False,
        attendance=(
            WrittenLine(Form.HEADING, "Deltagere:"),
            WrittenLine(Form.POINT, "Bo Bak, Skive", (Named(bo.id, Attendance.PRESENT, "Skive Kommune"),)),
            WrittenLine(Form.SENTENCE, "Fraværende: Åse Ø", (Named(None, None, "", "Åse Ø"),)),
        ),
        parts=frozenset({"background", "attachments"}),
    )

    def write(records: BookRecords) -> list[AsWritten | None]:
        before = records.as_written(FIRST.id)
        records.put_as_written(replace(told, title="", parts=frozenset()))
        records.put_as_written(told)
        return [before, records.as_written(FIRST.id), records.as_written(SECOND.id)]

    assert books.write_now(write) == [None, told, None]
