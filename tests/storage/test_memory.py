"""The writer of a file remembers what it has read, and never says anything but what the books say."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from meetings.attendance import Roll
from meetings.model import (
    Answer,
    AnswerKind,
    Invitee,
    Language,
    MeetingId,
    Organisation,
    PersonId,
    Role,
    Source,
    Substitution,
)
from storage import BookRecords, Store
from storage.records import memory
from tests.parts import council
from tests.parts.council import COMMITTEE, NOW, SKIVE, VIBORG

MEETING = council.meeting()
MOVED = replace(MEETING, round=2, revision=MEETING.revision + 1)
ROADWORKS = replace(MEETING, place="Skive Kulturcenter", revision=MEETING.revision + 1)
BO, IB, TEA = PersonId(1), PersonId(2), PersonId(3)


def found(records: BookRecords) -> None:
    council.found(records)
    records.put_meeting(MEETING)
    people = [council.add(records, name, at) for name, at in (("Bo", SKIVE), ("Ib", VIBORG), ("Tea", SKIVE))]
    records.put_invitees(
        MEETING.id,
        [Invitee(one, one.organisation, Role.MEMBER, order) for order, one in enumerate(people[:2])],
    )


@pytest.fixture
def books(sqlite_books: Store) -> Store:
    sqlite_books.write_now(found)
    return sqlite_books


def roll(records: BookRecords) -> Roll:
    return records.roll(records.meeting(MEETING.id))


def statements(books: Store, work: Callable[[BookRecords], object]) -> int:
    def counted(records: BookRecords) -> int:
        said: list[object] = []
        run = records.run
        records.run = lambda *told: (said.append(told), run(*told))[1]  # type: ignore[method-assign]  # it listens
        work(records)
        return len(said)

    return books.write_now(counted)


def says(person: PersonId, kind: AnswerKind = AnswerKind.ONSITE, round: int = 1) -> Answer:
    return Answer(person, 1, kind, round, Source.TEAMS, NOW, person)


def _comes_instead(records: BookRecords) -> None:
    records.put_substitution(MEETING.id, Substitution(1, BO, records.person(TEA), 1, NOW))


def _comes_instead_and_is_let_go(records: BookRecords) -> None:
    _comes_instead(records)
    records.end_substitution(MEETING.id, BO, 1)


def _is_moved_and_answered(records: BookRecords) -> None:
    records.put_answer(MEETING.id, says(BO))
    records.put_meeting(MOVED)
    records.put_answer(MEETING.id, says(IB, round=2))


WRITINGS: dict[str, Callable[[BookRecords], object]] = {
    "an answer": lambda records: records.put_answer(MEETING.id, says(BO)),
    "two answers of one": lambda records: [
        records.put_answer(MEETING.id, says(IB, kind)) for kind in (AnswerKind.ONSITE, AnswerKind.DECLINED)
    ],
    "an answer of another meeting": lambda records: (
        records.put_meeting(council.meeting("another")),
        records.put_answer(MeetingId("another"), says(BO)),
    ),
    "a substitute": _comes_instead,
    "a substitute, let go": _comes_instead_and_is_let_go,
    "another place": lambda records: records.put_meeting(ROADWORKS),
    "another round": lambda records: records.put_meeting(MOVED),
    "another round, and an answer in it": _is_moved_and_answered,
    "one called less": lambda records: records.put_invitees(
        MEETING.id, [Invitee(records.person(BO), SKIVE, Role.MEMBER, 0)]
    ),
    "another language": lambda records: records.set_language(IB, Language.EN),
    "another name": lambda records: records.correct_person(
        replace(records.person(IB), name="Ib Nu", email="ib.nu@skive.example.dk", title="Direktør")
    ),
    "another name of an organisation": lambda records: records.put_organisation(
        Organisation(SKIVE.id, "Ny Skive Kommune", "Ny Skive", SKIVE.kind)
    ),
}


def by_organisation(records: BookRecords) -> list[Roll]:
    meeting = records.meeting(MEETING.id)
    return [records.roll(meeting, one.id) for one in (SKIVE, VIBORG)]


def all_rolls(records: BookRecords) -> list[Roll]:
    return [*by_organisation(records), roll(records), *by_organisation(records)]


@pytest.mark.parametrize("before", [roll, by_organisation, lambda _: None], ids=["whole", "parts", "nothing"])
@pytest.mark.parametrize("write", WRITINGS.values(), ids=WRITINGS)
def test_the_roll_that_is_remembered_is_the_one_that_is_read(
    books: Store, write: Callable[[BookRecords], object], before: Callable[[BookRecords], object]
):
    books.write_now(before)
    told = books.write_now(lambda records: (before(records), write(records), all_rolls(records))[-1])
    read = books.read_now(all_rolls)
    assert told == read == books.write_now(all_rolls)
    assert [told[2].line(BO), told[2].principals(TEA)] == [read[2].line(BO), read[2].principals(TEA)]


def test_what_one_unit_of_work_has_read_the_next_need_not(books: Store):
    assert [statements(books, roll) for _ in range(3)] == [4, 0, 0]


def test_who_answers_first_reads_one_organisation_and_what_is_at_hand_is_read_by_nobody(books: Store):
    """The meeting and its days are two statements, an organisation's lines and substitutes two."""
    works = (by_organisation, by_organisation, roll, by_organisation)
    assert [statements(books, work) for work in works] == [6, 0, 2, 0]


def test_after_an_answer_one_line_is_read_and_not_forty(books: Store):
    books.write_now(roll)
    books.write_now(lambda records: records.put_answer(MEETING.id, says(BO)))
    assert [statements(books, roll) for _ in range(2)] == [2, 0]


def test_what_another_process_has_written_meanwhile_is_seen(books: Store, sqlite_url: str):
    books.write_now(lambda records: (roll(records), records.committee(COMMITTEE.id)))
    with Store.open(sqlite_url) as other:
        other.write_now(lambda records: records.put_answer(MEETING.id, says(BO, AnswerKind.DECLINED)))
        other.write_now(lambda records: records.put_committee(replace(COMMITTEE, name="Den nye")))
    seen = books.write_now(lambda records: (roll(records), records.committee(COMMITTEE.id)))
    assert seen == books.read_now(lambda records: (roll(records), records.committee(COMMITTEE.id)))
    assert seen[1].name == "Den nye"


def test_what_was_taken_back_was_never_read(books: Store):
    before = books.write_now(roll)

    def fails(records: BookRecords) -> None:
        records.put_answer(MEETING.id, says(BO))
        records.set_language(IB, Language.EN)
        assert roll(records) != before
        raise LookupError

    with pytest.raises(LookupError):
        books.write_now(fails)
    assert books.write_now(roll) == before


def test_what_was_taken_back_is_gone_also_from_a_memory_that_was_full(
    books: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(memory, "MOST", 2)
    before = books.write_now(roll)

    def fails(records: BookRecords) -> None:
        records.put_answer(MEETING.id, says(BO))
        assert [records.person(one).id for one in (BO, IB, TEA)] == [BO, IB, TEA]
        assert roll(records) != before
        raise LookupError

    with pytest.raises(LookupError):
        books.write_now(fails)
    assert books.write_now(roll) == before
