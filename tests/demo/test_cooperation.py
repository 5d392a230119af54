"""The demo's cooperation: the real papers' facts, invented people, and meetings ahead that one can work with."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days_off import closed
from bot.demo import agenda_2021, coming_meetings, committees, cooperation, organisations, people
from bot.demo.held_meetings import LANGUAGE_MEETING
from documents.attendance_list import Extract, as_text, as_xlsx
from meetings import attendance
from meetings.attendance import Count
from meetings.model import (
    COPENHAGEN,
    CommitteeId,
    ItemState,
    Meeting,
    MeetingId,
    MeetingState,
    OrganisationKind,
    Role,
    Source,
    Verb,
)
from meetings.office import Actor, Office
from meetings.order import danish
from meetings.workdays import is_workday, local_day
from storage import Store
from tests.demo.books import NOW, cooperation_at, loaded_into

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
PAPER = "001_40c9bc0715cd5de3.txt"
with_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the source texts are not beside the project")


def seed(name: str = PAPER) -> str:
    return (SEEDS / name).read_text(encoding="utf-8")


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with cooperation_at(tmp_path_factory.mktemp("demo")) as loaded:
        yield loaded


def coming(store: Store, committee: str = "ekr-styregruppe") -> list[Meeting]:
    found = store.read_now(lambda records: records.meetings_of_committee(CommitteeId(committee)))
    return [meeting for meeting in found if meeting.state is not MeetingState.HELD]


# The meeting about the language strategy, 15 March 2021


def test_the_language_meeting_reads_as_its_summary_does(store: Store):
    # 001_40c9bc0715cd5de3.txt:1528-1536
    assert store.read_now(lambda records: as_text(records.roll(records.meeting(LANGUAGE_MEETING)))) == (
        "Mødedeltagere:\n"
        "• Anette Ørbæk Andersen, Ringkøbing-Skjern Kommune\n"
        "• Mette Højborg, Holstebro Kommune\n"
        "• Hans Minor Vedel, Favrskov Kommune\n"
        "• Ellen Pedersen deltog for Vibeke Jensen, Aarhus Kommune\n"
        "• Thomas Born Smidt, Silkeborg Kommune\n"
        "• Brian Høyer Lorentsen (KD-Net)\n"
        "\n"
        "Der var afbud fra Vibeke Jensen, Marianne Holst Nielsen, Kenneth Koed og Jan Lund Andersen.\n"
    )


@with_seeds
def test_the_language_meeting_is_the_summarys_own_block_byte_for_byte(store: Store):
    text = seed()
    start = text.index("Mødedeltagere:")
    block = text[start : text.index(".", text.index("Der var afbud fra", start)) + 1]
    head, _, sentence = block.rpartition("\n\n")
    lines = [line.rstrip() for line in head.splitlines()]
    expected = "\n".join([*lines, "", one_line(sentence)]) + "\n"
    written = store.read_now(lambda records: as_text(records.roll(records.meeting(LANGUAGE_MEETING))))
    assert written.encode() == expected.encode()


def test_the_language_meeting_has_its_history(store: Store):
    history = store.read_now(lambda records: records.history(LANGUAGE_MEETING))
    roll = store.read_now(lambda records: records.roll(records.meeting(LANGUAGE_MEETING)))
    assert roll.count() == Count(attending=5, substituted=1, declined=3, pending=0)
    assert len(history) == 9
    assert [one.at for one in history] == sorted(one.at for one in history)
    assert all(one.at < roll.meeting.starts_at for one in history)
    assert [one.substitute.name for one in history if one.substitute] == ["Ellen Pedersen"]


# The agenda of 2 March 2021

FRAME = [
    ("1", "Velkomst og præsentationsrunde", []),
    ("2", "Forventninger til åbningen af kulturen efter restriktionerne", [Verb.DISCUSS]),
    ("3", "Status for dialogmøder med kulturudvalgene", [Verb.DISCUSS, Verb.REPORT]),
    ("4", "Status og næste skridt på aktiviteter i Handlingsplan 2020-22", []),
    ("4.1", "Udvikling af europæisk samarbejde og udsyn", [Verb.DECIDE]),
    ("4.2", "Kulturforum", [Verb.DECIDE, Verb.DISCUSS]),
    ("4.3", "Forbedring af kulturaktørers udviklingsvilkår", [Verb.DECIDE]),
    ("4.4", "Kommunikation", [Verb.DECIDE]),
    (
        "5",
        "Evaluering efter de første to år af handlingsplanen",
        [Verb.CONSIDER, Verb.CONSIDER, Verb.CONSIDER, Verb.DISCUSS],
    ),
    ("6", "Budget 2021-22", [Verb.APPROVE]),
    ("7", "Gensidig orientering", []),
    ("8", "Evt.", []),
]


def test_the_agenda_stands_item_for_item_with_its_verbs(store: Store):
    items = store.read_now(lambda records: Office(records, NOW, closed).agenda_of(agenda_2021.MEETING))
    assert [(item.number, item.title, [one.verb for one in item.recommendations]) for item in items] == FRAME
    assert [item.number for item in items if item.parent] == ["4.1", "4.2", "4.3", "4.4"]
    assert [attachment.title for item in items for attachment in item.attachments] == [
        "Præsentation til EKR dialogmøde med kulturudvalg",
        "EKR handlingsplan 2020-22",
        "Regnskab 2020 samt forslag til budget 2021-22",
    ]
    budget = next(item for item in items if item.number == "6")
    assert "1.197.728 kr." in budget.status_report
    dialogue = next(item for item in items if item.number == "3")
    assert "11 kommuner" in dialogue.since_last
    assert (
        "Favrskov, Herning, Ikast-Brande, Lemvig, Norddjurs, Odder, Skive, Struer, Syddjurs, Viborg og Aarhus"
        in dialogue.since_last
    )


@with_seeds
def test_every_title_and_attachment_stands_in_the_paper():
    paper = one_line(seed())
    for number, title, _ in FRAME:
        assert f"{number}. {title}" in paper
    for item in agenda_2021.ITEMS:
        for attachment in item.attachments:
            assert f"Bilag: {attachment.title}" in paper
            assert attachment.url in paper.replace("strategi-og- handlingsplan", "strategi-og-handlingsplan")


@with_seeds
def test_every_year_day_and_sum_of_the_retold_texts_stands_in_the_paper():
    paper = one_line(seed())
    paper = paper[paper.index("Dagsorden til møde den 2. marts 2021") : paper.index("8. Evt.")]
    told = " ".join(
        text
        for item in agenda_2021.ITEMS
        for text in (item.background, item.since_last, item.status_report, *_said(item))
    )
    numbers = set(re.findall(r"\d[\d.]*\d|\d", told))
    assert {number for number in numbers if number not in paper} == set()


def _said(item) -> list[str]:
    return [one.text for one in item.recommendations]


@with_seeds
def test_the_papers_texts_are_retold_and_not_copied():
    longest_run = 12
    source = Counter(run for file in SEEDS.glob("*.txt") for run in _runs(seed(file.name), longest_run + 1))
    names = "Favrskov, Herning, Ikast-Brande, Lemvig, Norddjurs, Odder, Skive, Struer, Syddjurs"
    quotes = {
        clause.quote for one in committees.ALL for terms in one.terms for clause in terms.clauses
    }  # marked, with their place
    for file in Path(cooperation.__file__).parent.glob("*.py"):
        for text in _strings(file):
            if text not in quotes:
                retold = one_line(text).replace(names, "")
                copied = [run for run in _runs(retold, longest_run + 1) if run in source]
                assert copied == [], file.name


def _strings(file: Path) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _runs(text: str, length: int) -> list[tuple[str, ...]]:
    words = re.findall(r"[\w-]+", text.casefold())
    return [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]


def test_the_meeting_of_2_march_was_called_two_weeks_before_and_is_held(store: Store):
    meeting = store.read_now(lambda records: records.meeting(agenda_2021.MEETING))
    assert meeting.state is MeetingState.HELD
    assert meeting.convened_at is not None
    assert local_day(meeting.convened_at) == date(2021, 2, 16)
    assert [(one.day, one.start, one.end) for one in meeting.sessions] == [
        (date(2021, 3, 2), time(9, 30), time(11, 30))
    ]


def test_the_answers_to_2_march_cover_what_a_list_must_show(store: Store):
    roll = store.read_now(lambda records: records.roll(records.meeting(agenda_2021.MEETING)))
    history = store.read_now(lambda records: records.history(agenda_2021.MEETING))
    assert roll.count() == Count(attending=32, substituted=2, declined=3, pending=2)
    assert roll.count_municipalities() == Count(attending=19)
    assert [line.person.name for line in roll.lines if any(answer.late for answer in line.answers)] == [
        "Britta Hald"
    ]
    changed = [one for one in history if one.before is not None]
    assert [one.person.name for one in changed] == ["Erik Noer"]
    assert all(one.at < roll.meeting.starts_at for one in history)
    assert len({one.source for one in history}) == 4


# The terms of reference


@with_seeds
def test_every_clause_is_quoted_from_its_place():
    for committee in committees.ALL:
        for terms in committee.terms:
            for clause in (*terms.clauses, *(limit.clause for limit in terms.seat_limits)):
                file, _, lines = clause.place.partition(":")
                first, _, last = lines.partition("-")
                stands = seed(file).splitlines()[int(first) - 1 : int(last or first)]
                assert clause.quote in one_line(" ".join(stands)), clause.place


def test_two_seats_at_ordinary_meetings_have_held_all_along_while_the_composition_changed():
    first, second = committees.STEERING_GROUP.terms
    assert [limit.seats for terms in (first, second) for limit in terms.seat_limits] == [2, 2]
    assert first.until == second.since - timedelta(days=1)
    assert first.clauses[0].quote != second.clauses[0].quote
    assert (
        committees.SEATS.quote
        == "I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune."
    )


# The people


def test_nineteen_municipalities_send_two_each_and_the_regions_director_chairs(store: Store):
    members = store.read_now(lambda records: records.memberships(CommitteeId("ekr-styregruppe")))
    roles = Counter(one.role for one in members)
    assert roles == {Role.CHAIR: 1, Role.MEMBER: 38, Role.DEPUTY: 4, Role.SECRETARIAT: 2}
    seats = Counter(one.person.organisation.short for one in members if one.role is Role.MEMBER)
    assert set(seats.values()) == {2}
    assert sorted(seats, key=danish) == list(seats)
    assert (len(seats), list(seats)[-1]) == (19, "Aarhus")
    assert (members[0].person.title, members[0].role) == ("Udviklingsdirektør", Role.CHAIR)


def test_the_working_group_has_six_members_and_the_same_chair(store: Store):
    members = store.read_now(lambda records: records.memberships(CommitteeId("ekr-arbejdsgruppe")))
    assert Counter(one.role for one in members) == {Role.CHAIR: 1, Role.MEMBER: 6, Role.SECRETARIAT: 2}
    assert members[0].person.name == people.CHAIR.name


def test_a_successor_does_not_move_the_predecessor(store: Store):
    members = store.read_now(lambda records: records.memberships(CommitteeId("genvej-til-europa")))
    assert [
        (one.person.name, one.role, one.until) for one in members if one.role is not Role.SECRETARIAT
    ] == [
        ("Lisbeth Gormsen", Role.MEMBER, date(2021, 3, 1)),
        ("Per Høegh Sørensen", Role.MEMBER, None),
        ("Henrik Schou Zacho", Role.DEPUTY, None),
    ]


def test_every_address_is_plain_its_own_and_nobodys():
    addresses = [entry.email for entry in people.EVERYBODY]
    assert len(set(addresses)) == len(addresses)
    assert all(re.fullmatch(r"[a-z.]+@[a-z-]+\.example\.dk", address) for address in addresses)
    assert people.MEMBERS[1].email == "lone.baek.aagaard@favrskov.example.dk"


@with_seeds
def test_the_invented_people_are_in_none_of_the_papers():
    papers = one_line(" ".join(seed(file.name) for file in SEEDS.glob("*.txt")))
    real = {entry.name for entry in people.LANGUAGE_STRATEGY}
    real |= {people.LANGUAGE_STRATEGY_SUBSTITUTE.name, people.SHORTCUT.name}
    real |= {people.SHORTCUT_DEPUTY.name, people.SHORTCUT_PREDECESSOR.name}
    named = {entry.name for entry in people.EVERYBODY}
    assert {name for name in named if name in papers} == real


# The meetings ahead


def test_the_next_meeting_is_convened_and_half_answered(store: Store):
    first, seminar, third = coming(store)
    roll = store.read_now(lambda records: records.roll(first))
    assert first.state is MeetingState.CONVENED
    assert first.sessions[0].day == date(2027, 1, 6), "five weeks ahead lies between Christmas and New Year"
    assert roll.count() == Count(attending=17, substituted=1, declined=3, pending=17, tentative=1)
    assert len(attendance.silent(roll)) == 17
    assert (seminar.state, third.state) == (MeetingState.PLANNED, MeetingState.PLANNED)
    assert len(seminar.sessions) == 2
    assert seminar.sessions[1].day - seminar.sessions[0].day == timedelta(days=1)


def test_a_substitute_and_deputies_are_at_hand(store: Store):
    first = coming(store)[0]

    def candidates(records) -> list[str]:
        asker = records.person_with_email("mette.kjaergaard@viborg.example.dk")
        return [one.name for one in Office(records, NOW, closed).candidates(first.id, asker.id)]

    assert store.read_now(candidates) == ["Jonas Østermark"]


def test_items_wait_for_the_secretariat_and_one_is_about_music_schools(store: Store):
    first = coming(store)[0]
    waiting = store.read_now(lambda records: Office(records, NOW, closed).proposals_for(first.id))
    assert [(item.title, item.proposer.name, item.state) for item in waiting] == [
        ("Musikuddannelse: hvad gør vi med kortlægningen?", "Camilla Ørum", ItemState.SUBMITTED),
        ("Frivillige i kulturhusene", "Ida Søgaard", ItemState.SUBMITTED),
    ]
    agenda = store.read_now(lambda records: Office(records, NOW, closed).agenda_of(first.id))
    assert [item.number for item in agenda] == ["1", "2", "3", "4", "5", "6", "7"]


def test_the_secretariat_can_convene_the_planned_meetings(store: Store):
    planned = coming(store)[1:] + coming(store, "kkr-midtjylland")

    def convene(records) -> list[int]:
        office = Office(records, NOW, closed)
        secretary = {
            CommitteeId("ekr-styregruppe"): "karen.lund@region-midtjylland.example.dk",
            CommitteeId("kkr-midtjylland"): "birgitte.toft@kkr-midtjylland.example.dk",
        }
        called = []
        for meeting in planned:
            who = records.person_with_email(secretary[meeting.committee])
            office.convene(meeting.id, Actor(who.id, Source.PAGE))
            called.append(len(office.roll_call(meeting.id).lines))
        raise _LeftAsItWas(called)

    with pytest.raises(_LeftAsItWas) as found:
        store.write_now(convene)
    assert found.value.called == [39, 39, 5]


class _LeftAsItWas(Exception):
    def __init__(self, called: list[int]) -> None:
        super().__init__()
        self.called = called


def test_postgresql_holds_the_same_cooperation(postgres_url: str, store: Store):
    with loaded_into(postgres_url) as other:
        assert other.read_now(_everything) == store.read_now(_everything)
        for meeting in (LANGUAGE_MEETING, agenda_2021.MEETING, coming(store)[0].id):
            both = [books.read_now(partial(_list_of, meeting)) for books in (other, store)]
            assert both[0] == both[1]


def _list_of(id: MeetingId, records) -> bytes:
    meeting = records.meeting(id)
    committee = records.committee(meeting.committee)
    return as_xlsx(Extract(committee, records.roll(meeting), NOW, records.history(id)))


def test_loading_again_changes_nothing(store: Store):
    before = store.read_now(_everything)
    store.write_now(lambda records: cooperation.load(Office(records, NOW + timedelta(days=3), closed)))
    assert store.read_now(_everything) == before


def _everything(records) -> tuple[object, ...]:
    return (
        [
            (committee.id, records.memberships(committee.id), records.meetings_of_committee(committee.id))
            for committee in records.committees()
        ],
        [len(records.people_of(organisation.id)) for organisation in records.organisations()],
        records.outbox(),
    )


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 12, 24, 22, 30, tzinfo=UTC),
        datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
        datetime(2027, 6, 6, 10, 0, tzinfo=UTC),
        datetime(2028, 2, 28, 23, 30, tzinfo=UTC),
    ],
    ids=["Christmas Eve", "the hour that is skipped", "a Sunday", "just past midnight before a leap day"],
)
def test_on_any_day_the_demo_can_be_worked_with(tmp_path: Path, now: datetime):
    with cooperation_at(tmp_path, now) as store:
        first = coming(store)[0]
        roll = store.read_now(lambda records: records.roll(first))
        history = store.read_now(lambda records: records.history(first.id))
        assert now + timedelta(weeks=4) < first.starts_at
        assert now < first.deadlines.items <= first.deadlines.responses < first.starts_at
        assert first.convened_at is not None
        assert all(first.convened_at < one.at < now for one in history)
        assert roll.count().answered == 22


@given(st.dates(date(2026, 1, 1), date(2036, 12, 31)), st.sampled_from([1, 2]))
def test_meetings_ahead_lie_on_workdays_when_people_can_be_called(day: date, length: int):
    found = coming_meetings.workday_from(day, closed, length)
    days = [found + timedelta(days=more) for more in range(length)]
    assert all(is_workday(one, closed) for one in days)
    assert found.weekday() in {1, 2, 3}
    assert found.month != 7
    assert day <= found < day + timedelta(days=46)


def test_the_meeting_of_the_region_is_named_by_committee_and_day(store: Store):
    first = coming(store)[0]
    assert first.id == MeetingId(f"ekr-{first.sessions[0].day}")
    assert NOW.astimezone(COPENHAGEN).date() < first.sessions[0].day


def test_the_nineteen_are_all_of_the_regions():
    towns = [one for one in cooperation.organisations() if one.kind is OrganisationKind.MUNICIPALITY]
    found = [one for one in towns if one not in organisations.METROPOLE]
    assert [one.short for one in found] == sorted((one.short for one in found), key=danish)
    assert len(found) == 19
    assert {"samsoe", "lemvig", "ringkoebing-skjern", "aarhus"} <= {str(one.id) for one in found}


def test_the_one_chair_whom_the_source_texts_let_decide_between_meetings_may(store: Store):
    deciding = {
        committee.id: terms.chair_decides.place
        for committee in store.read_now(lambda records: records.committees())
        for terms in committee.terms
        if terms.chair_decides
    }
    assert deciding == {"kulturmetropolen": "002_c55d86b5dfef17c2.txt:49-50"}
    roles = store.read_now(lambda records: records.memberships(committees.METROPOLE.id))
    assert [one.role.value for one in roles if one.role is not Role.SECRETARIAT] == [
        *("chair", "vice_chair", "vice_chair")
    ]
