"""What the talk and the rules both ask for is read once in a unit of work, and never from before one's own writing."""

from dataclasses import replace

from meetings.model import Language, Organisation, PersonId
from storage import BookRecords, Store
from tests.parts import council
from tests.parts.council import COMMITTEE, SKIVE

BO = PersonId(1)
MEETING = council.meeting()


def found(records: BookRecords) -> None:
    council.found(records)
    records.put_meeting(MEETING)
    assert council.add(records, "Bo", SKIVE).id == BO


def ask(records: BookRecords) -> None:
    records.person(BO)
    records.committee(COMMITTEE.id)
    records.meeting(MEETING.id, lock=True)


def test_a_person_a_committee_and_a_locked_meeting_are_read_once(books: Store, engine: str) -> None:
    books.write_now(found)

    def executed(records: BookRecords) -> tuple[int, int]:
        said: list[object] = []
        run = records.run
        records.run = lambda *told: (said.append(told), run(*told))[1]  # type: ignore[method-assign]  # it listens
        ask(records)
        first = len(said)
        ask(records)
        return first, len(said) - first

    # the writer of a file knows the person it has added just now (`test_memory`)
    assert books.write_now(executed) == (3 if engine == "sqlite" else 4, 0)


def test_what_a_unit_of_work_has_written_it_reads_as_written(books: Store) -> None:
    books.write_now(found)
    renamed = Organisation(SKIVE.id, "Ny Skive Kommune", "Ny Skive", SKIVE.kind)
    moved = replace(MEETING, place="Skive Kulturcenter", revision=MEETING.revision + 1)
    regrouped = replace(COMMITTEE, name="Den nye styregruppe")

    def work(records: BookRecords) -> list[object]:
        ask(records)
        records.set_language(BO, Language.EN)
        language = records.person(BO).language
        records.put_organisation(renamed)
        records.put_committee(regrouped)
        records.put_meeting(moved)
        return [
            language,
            records.person(BO).organisation,
            records.committee(COMMITTEE.id),
            records.meeting(MEETING.id, lock=True),
            records.meeting(MEETING.id),
        ]

    assert books.write_now(work) == [Language.EN, renamed, regrouped, moved, moved]


def test_the_next_unit_of_work_reads_anew(books: Store) -> None:
    books.write_now(found)
    books.write_now(lambda records: records.person(BO))
    books.write_now(lambda records: records.set_language(BO, Language.EN))
    assert books.read_now(lambda records: records.person(BO)).language is Language.EN
