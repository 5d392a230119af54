"""A member who was added by mistake: gone without a mark where nothing came of it, and otherwise refused with what did."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from meetings import refusals
from meetings.membership import mark
from meetings.model import (
    AnswerKind,
    CommitteeId,
    MeetingId,
    Membership,
    Person,
    PersonId,
    Role,
    Source,
    Trace,
)
from meetings.notices import Channel, Kind
from meetings.office import Actor, Newcomer, Office, Removal
from storage import Store, tables
from storage.personal import TEXTS
from tests.office.agenda_house import DRAFT
from tests.parts.books import ENGINES
from tests.parts.council import COMMITTEE, NOW, ONE_DAY
from tests.parts.room import SECRETARIAT, Room

OPERATOR = Actor(None, Source.SECRETARIAT)
OTHERS = replace(COMMITTEE, id=CommitteeId("andre"), name="De andre")
EVA = Newcomer("Eva Fog", "eva@skive.example.dk", "Chefkonsulent", "Skive")
TODAY = date(2027, 1, 18)
LEAVES_A_TRACE = {"audit"}
Verb = Callable[[Office], object]
Rows = Mapping[str, list[tuple[Any, ...]]]


def everything(room: Room) -> Rows:
    """All the books hold, but for the audit log and who has been forgotten: of him a number is left."""

    def look(records: Any) -> Rows:
        run = records.connection.execute
        found = {}
        for name, table in tables.metadata.tables.items():
            if name not in LEAVES_A_TRACE:
                wanted = select(table)
                if table is tables.person:
                    wanted = wanted.where(tables.person.c.erased_at.is_(None))
                rows = run(wanted.order_by(*table.primary_key.columns)).all()
                found[name] = [tuple(row) for row in rows]
        return found

    return room.books.read_now(look)


def add(room: Room, newcomer: Newcomer = EVA, *, call_in: bool = False, by: Actor | None = None) -> Person:
    actor = by or room.secretary
    return room.do(lambda office: office.add_member(COMMITTEE.id, newcomer, actor, call_in=call_in)).person


def seat(room: Room, person: Person, role: Role | None = None) -> Membership:
    held = room.books.read_now(lambda records: records.memberships(COMMITTEE.id))
    return [one for one in held if one.person.id == person.id and role in {None, one.role}][-1]


def remove(room: Room, person: Person, *, by: Actor | None = None, role: Role | None = None) -> Removal:
    marked, actor = mark(seat(room, person, role)), by or room.secretary
    return room.do(lambda office: office.remove_member(COMMITTEE.id, marked, actor))


def traces(room: Room, person: Person, *, by: Actor | None = None) -> tuple[Trace, ...]:
    """What it is refused for; asked and done alike, and nothing is changed by either."""
    before, one = everything(room), seat(room, person)
    told = []
    for verb in (
        lambda office: office.may_be_removed(COMMITTEE.id, mark(one), by or room.secretary),
        lambda office: office.remove_member(COMMITTEE.id, mark(one), by or room.secretary),
    ):
        why = room.attempt(verb)
        assert isinstance(why, refusals.SomethingCame), why
        assert why.seat == one
        told.append(why.traces)
    assert everything(room) == before
    assert told[0] == told[1]
    return told[0]


def acts(room: Room) -> list[tuple[str, PersonId | None, str]]:
    entries = room.books.read_now(lambda records: records.audit_of(COMMITTEE.id))
    return [(entry.act, entry.on_behalf_of, entry.details) for entry in entries]


def tell(room: Room, meeting: MeetingId, person: Person, *, sent: bool) -> None:
    """The post takes what is due; it went out, or Teams and the mail server were not there."""

    def work(office: Office) -> None:
        records, now = office.records, office.now
        for channel in Channel:
            for one in records.claim(now, 500, "post", timedelta(minutes=3), channel):
                if one.new.person == person.id and sent:
                    records.begin(one, now)

    room.do(work)


# Nothing came of it


def test_a_member_added_by_mistake_is_gone_and_so_is_the_person(room: Room):
    before = everything(room)
    eva = add(room)
    held = seat(room, eva)
    assert remove(room, eva) == Removal(held, (), forgotten=True)
    assert everything(room) == before
    assert acts(room) == [("member.enrol", eva.id, ""), ("member.remove", eva.id, "member@2027-01-18=")]
    assert room.books.read_now(lambda records: records.is_erased(eva.id))
    assert not room.books.read_now(lambda records: records.is_kept_out(EVA.email))


def test_the_audit_log_tells_that_it_happened_and_not_of_whom(room: Room):
    remove(room, add(room))
    rows = room.books.read_now(lambda records: records.connection.execute(select(tables.audit)).all())
    assert [row for row in rows if "eva" in str(row).lower() or "fog" in str(row).lower()] == []
    assert room.books.read_now(lambda records: list(records.forged())) == []


def test_a_namesake_with_the_right_address_keeps_the_name_in_what_others_wrote(room: Room):
    meeting = room.convened()
    room.do(
        lambda office: office.keep_typed(meeting, {"title": "Bo Aarhus fortæller"}, room.by("Ann Aarhus"))
    )
    before = everything(room)
    wrong = add(room, Newcomer("Bo Aarhus", "bo@aarhuss.example.dk", "", "Aarhus"))
    assert remove(room, wrong).forgotten
    assert everything(room) == before


def test_nobody_is_offered_as_a_substitute_who_is_gone(room: Room):
    meeting = room.convened()

    def offered() -> list[str]:
        ea = room.who("Ea Skive")
        return [one.name for one in room.do(lambda office: office.candidates(meeting, ea))]

    eva = add(room)
    assert offered() == ["Eva Fog"]
    remove(room, eva)
    assert offered() == []


def test_the_right_one_may_have_the_address_afterwards(room: Room):
    first = add(room)
    remove(room, first)
    again = add(room, replace(EVA, name="Eva Fogh"))
    assert (again.name, again.id != first.id) == ("Eva Fogh", True)


def test_a_place_on_a_list_nobody_was_told_of_is_withdrawn_with_all_that_was_planned(room: Room):
    meeting = room.convened()
    before = everything(room)
    eva = add(room, call_in=True)
    assert room.books.read_now(lambda records: records.notices_to(meeting, eva.id))
    done = remove(room, eva)
    assert ([one.id for one in done.taken_off], done.forgotten) == ([meeting], True)
    assert everything(room) == before


def test_who_is_added_once_more_is_called_in_and_reminded_as_if_for_the_first_time(room: Room):
    meeting = room.convened()

    def planned(person: Person) -> list[tuple[Kind, Channel, str]]:
        found = room.books.read_now(lambda records: records.notices_to(meeting, person.id))
        return [(one.new.kind, one.new.channel, one.new.occasion) for one in found]

    # Somebody else's committee holds him, so that it is the same person both times.
    room.do(lambda office: office.records.put_committee(OTHERS))
    room.do(lambda office: office.enrol(OTHERS.id, EVA, OPERATOR))
    first = planned(eva := add(room, call_in=True))
    assert not remove(room, eva).forgotten
    assert planned(eva) == []
    assert (add(room, call_in=True), planned(eva)) == (eva, first)


def test_a_person_who_sits_elsewhere_stays_as_he_is(room: Room):
    room.do(lambda office: office.records.put_committee(OTHERS))
    eva = room.do(lambda office: office.enrol(OTHERS.id, EVA, OPERATOR)).person
    before = everything(room)
    add(room)
    assert not remove(room, eva).forgotten
    assert everything(room) == before
    assert room.books.read_now(lambda records: records.person(eva.id)) == eva


def test_a_person_who_has_linked_an_account_stays_until_he_may_be_forgotten(room: Room):
    eva = add(room)
    room.do(lambda office: office.records.put_feed(eva.id, "f" * 64, NOW))
    assert not remove(room, eva).forgotten
    assert room.books.read_now(lambda records: records.person(eva.id)) == eva


def test_an_ending_of_the_same_mistake_does_not_keep_it(room: Room):
    eva = add(room)
    room.do(lambda office: office.end_membership(COMMITTEE.id, EVA.email, TODAY, room.secretary))
    assert remove(room, eva).forgotten


def test_what_was_corrected_or_called_in_by_somebody_else_is_no_trace_of_the_member(room: Room):
    room.convened()
    eva = add(room, call_in=True)
    wanted = replace(EVA, title="Chef", role=Role.OBSERVER, since=TODAY)
    marked = mark(seat(room, eva))
    room.do(lambda office: office.change_member(COMMITTEE.id, marked, wanted, room.secretary))
    assert remove(room, eva).forgotten


def test_a_role_too_many_goes_and_the_list_keeps_who_is_called_for_another(room: Room):
    meeting = room.convened()
    eva = add(room, call_in=True)
    add(room, replace(EVA, role=Role.SECRETARIAT))
    planned = len(room.books.read_now(lambda records: records.notices_to(meeting, eva.id)))
    assert remove(room, eva, role=Role.SECRETARIAT) == Removal(
        Membership(eva, Role.SECRETARIAT, TODAY, order=101), (), forgotten=False
    )
    assert len(room.books.read_now(lambda records: records.notices_to(meeting, eva.id))) == planned
    assert remove(room, eva).forgotten


def test_a_secretary_by_mistake_is_not_told_of_deadlines_afterwards(room: Room):
    eva = add(room, replace(EVA, role=Role.SECRETARIAT))
    meeting = room.convened()
    told = [one.new.kind for one in room.books.read_now(lambda records: records.notices_to(meeting, eva.id))]
    assert told == [Kind.DEADLINE_PASSED]
    assert remove(room, eva).forgotten


def test_a_member_by_mistake_who_is_the_secretariat_is_still_told_as_that(room: Room):
    eva = add(room, replace(EVA, role=Role.SECRETARIAT))
    meeting = room.convened()
    add(room, call_in=True)
    assert [one.id for one in remove(room, eva, role=Role.MEMBER).taken_off] == [meeting]
    told = room.books.read_now(lambda records: records.notices_to(meeting, eva.id))
    assert [one.new.kind for one in told] == [Kind.DEADLINE_PASSED]
    assert room.books.read_now(lambda records: records.entry(meeting, eva.id)) is None


# Something came of it


def test_an_answer_keeps_it(room: Room):
    meeting = room.convened()
    eva = add(room, call_in=True)
    who = Actor(eva.id, Source.TEAMS)
    room.do(lambda office: office.take_answer(meeting, eva.id, AnswerKind.ONSITE, who))
    assert traces(room, eva) == (Trace.ANSWER,)


def test_an_answer_by_the_secretariat_keeps_it(room: Room):
    meeting = room.convened()
    eva = add(room, call_in=True)
    room.do(lambda office: office.take_answer(meeting, eva.id, AnswerKind.DECLINED, room.secretary))
    assert traces(room, eva) == (Trace.ANSWER,)


def test_who_comes_for_somebody_is_kept(room: Room):
    meeting = room.convened()
    eva = add(room, replace(EVA, role=Role.DEPUTY, organisation="Aarhus", deputy_for=bo(room).email))
    room.answer(meeting, "Bo Aarhus", AnswerKind.DECLINED, substitute=eva.id)
    assert Trace.ANSWER in traces(room, eva)
    # After another change of mind the history still names him.
    room.answer(meeting, "Bo Aarhus", AnswerKind.ONSITE)
    assert Trace.ANSWER in traces(room, eva)


def bo(room: Room) -> Person:
    return room.people["Bo Aarhus"]


@pytest.mark.parametrize("sent", [True, False], ids=["sent", "on its way"])
def test_a_word_that_may_have_been_brought_keeps_it(room: Room, sent: bool):
    meeting = room.convened()
    eva = add(room, call_in=True)
    tell(room, meeting, eva, sent=sent)
    assert traces(room, eva) == (Trace.WORD,)


def test_a_word_that_was_given_up_before_it_was_tried_does_not_keep_it(room: Room):
    meeting = room.convened()
    before = everything(room)
    eva = add(room, call_in=True)

    def given_up(office: Office) -> None:
        records = office.records
        told = {one.id for one in records.notices_to(meeting, eva.id)}
        for one in records.claim(office.now, 500, "post", timedelta(minutes=3), Channel.TEAMS):
            records.finish(one, "skipped" if one.id in told else "planned", office.now, error="no road")

    room.do(given_up)
    # What the post has written down of others beside is not the question here.
    assert remove(room, eva).forgotten
    after = everything(room)
    assert {name for name in after if len(after[name]) != len(before[name])} == set()


def test_the_list_of_a_meeting_that_has_begun_keeps_it(room: Room):
    meeting = room.convened()
    eva = add(room, call_in=True)
    room.now = ONE_DAY[0].starts_at + timedelta(minutes=1)
    assert traces(room, eva) == (Trace.MEETING,)
    assert len(room.roll(meeting).lines) == 8


def test_the_list_of_a_cancelled_meeting_keeps_it(room: Room):
    meeting = room.convened()
    eva = add(room, call_in=True)
    room.do(lambda office: office.cancel(meeting, "", room.secretary))
    assert traces(room, eva) == (Trace.MEETING,)


def test_a_deputy_of_his_keeps_it(room: Room):
    eva = add(room)
    add(room, Newcomer("Kim Lund", "kim@skive.example.dk", "", "Skive", Role.DEPUTY, deputy_for=EVA.email))
    assert traces(room, eva) == (Trace.DEPUTY,)


def test_what_he_did_as_secretariat_keeps_it(room: Room):
    eva = add(room, replace(EVA, role=Role.SECRETARIAT))
    by = Actor(eva.id, Source.PAGE)
    add(room, Newcomer("Kim Lund", "kim@skive.example.dk", "", "Skive"), by=by)
    assert traces(room, eva) == (Trace.ACTED,)


def test_a_proposal_keeps_it_and_so_does_one_that_was_only_begun(room: Room):
    meeting = room.convened()
    eva = add(room)
    room.do(lambda office: office.keep_typed(meeting, {"title": "Min"}, Actor(eva.id, Source.TEAMS)))
    assert Trace.PROPOSAL in traces(room, eva)
    actor = Actor(eva.id, Source.TEAMS)
    room.do(lambda office: office.take_item(meeting, DRAFT, eva.id, actor, late_is_fine=True))
    assert Trace.PROPOSAL in traces(room, eva)


def test_what_somebody_has_promised_keeps_it(room: Room):
    eva = add(room)
    meeting = room.convened()
    room.do(
        lambda office: put(
            office,
            tables.follow_up,
            committee_id=COMMITTEE.id,
            meeting_id=meeting,
            responsible_id=eva.id,
            state="open",
        )
    )
    assert Trace.TASK in traces(room, eva)


def put(office: Office, table: Any, **values: Any) -> None:
    texts = {name: "" for name in TEXTS[table.name] if not table.c[name].nullable}
    office.records.connection.execute(insert(table).values(**{**texts, **values}))


def test_a_member_of_long_standing_is_kept_whatever_role_was_added_too_many(room: Room):
    meeting = room.convened()
    room.answer(meeting, "Bo Aarhus", AnswerKind.ONSITE)
    who = bo(room)
    add(room, Newcomer(who.name, who.email, who.title, "Aarhus", Role.OBSERVER))
    assert Trace.ANSWER in traces(room, who)


# Who may


def test_only_the_secretariat_removes(room: Room):
    eva, marked = add(room), mark(seat(room, add_other(room)))
    for verb in ("may_be_removed", "remove_member"):
        for actor in (Actor(eva.id, Source.PAGE), Actor(bo(room).id, Source.TEAMS)):
            why = room.attempt(
                lambda office, verb=verb, actor=actor: getattr(office, verb)(COMMITTEE.id, marked, actor)
            )
            assert isinstance(why, refusals.NotAllowed)


def add_other(room: Room) -> Person:
    return add(room, Newcomer("Kim Lund", "kim@skive.example.dk", "", "Skive"))


def test_the_last_secretary_does_not_remove_herself(room: Room):
    sara = room.people[SECRETARIAT]
    marked = mark(seat(room, sara))
    why = room.attempt(lambda office: office.remove_member(COMMITTEE.id, marked, room.secretary))
    assert isinstance(why, refusals.BadField)
    assert (why.name, why.problem) == ("role", "last_desk")
    assert remove(room, sara, by=OPERATOR).seat.role is Role.SECRETARIAT


def test_what_is_another_by_now_or_gone_is_not_removed(room: Room):
    eva = add(room)
    marked = mark(seat(room, eva))
    room.do(
        lambda office: office.change_member(
            COMMITTEE.id, marked, replace(EVA, title="Chef", since=TODAY), room.secretary
        )
    )
    why = room.attempt(lambda office: office.remove_member(COMMITTEE.id, marked, room.secretary))
    assert isinstance(why, refusals.SeatChanged)
    again = mark(seat(room, eva))
    assert remove(room, eva).forgotten
    why = room.attempt(lambda office: office.remove_member(COMMITTEE.id, again, room.secretary))
    assert isinstance(why, refusals.SeatChanged)


# Whatever is added and removed

roles = st.sampled_from([one for one in Role if one is not Role.DEPUTY])
newcomers = st.builds(
    Newcomer,
    name=st.sampled_from(["Eva Fog", "Æble Ås", "Kim O'Hara"]),
    email=st.sampled_from(["eva@skive.example.dk", "aeble@skive.example.dk"]),
    title=st.sampled_from(["", "Chef"]),
    organisation=st.sampled_from(["Skive", "Aarhus", "rm"]),
    role=roles,
    since=st.sampled_from([None, date(2020, 1, 1), date(2027, 2, 1), date(2028, 1, 1)]),
)


@pytest.mark.parametrize("engine_name", ENGINES)
def test_adding_and_removing_leaves_the_books_as_they_were(engine_name: str, request: pytest.FixtureRequest):
    books: Store = request.getfixturevalue(f"{engine_name}_books")
    room = Room(books).furnish()
    room.convened()
    room.do(lambda office: office.create(room.plan(slug="planned"), room.secretary))

    @settings(max_examples=25)
    @given(newcomers, st.booleans(), st.booleans())
    def holds(newcomer: Newcomer, call_in: bool, ended: bool) -> None:
        before = everything(room)
        person = add(room, newcomer, call_in=call_in)
        if ended:
            last = seat(room, person).since
            room.do(lambda office: office.end_membership(COMMITTEE.id, person.email, last, OPERATOR))
        assert remove(room, person).forgotten
        assert everything(room) == before
        room.now += timedelta(seconds=1)

    holds()


# Two at once


def both(room: Room, *verbs: Verb) -> list[object]:
    """What comes of verbs that begin in the same moment, each in a unit of work of its own: a result, or a refusal."""
    at_once = Barrier(len(verbs))

    def tried(verb: Verb) -> object:
        at_once.wait()
        return room.attempt(verb)

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(tried, verbs))


def removing(room: Room, person: Person) -> Verb:
    marked = mark(seat(room, person))
    return lambda office: office.remove_member(COMMITTEE.id, marked, room.secretary)


def test_of_two_who_remove_one_has_and_the_other_is_told_that_it_is_gone(room: Room):
    for _ in range(8):
        eva = add(room)
        verb = removing(room, eva)
        assert sorted(type(one).__name__ for one in both(room, verb, verb)) == ["Removal", "SeatChanged"]
        assert [act for act, who, _ in acts(room) if who == eva.id] == ["member.enrol", "member.remove"]


def test_an_answer_in_the_same_moment_is_kept_or_refused_and_never_left_without_its_member(room: Room):
    meeting = room.convened()
    came = set()
    for number in range(8):
        eva = add(room, replace(EVA, email=f"eva{number}@skive.example.dk"), call_in=True)
        who = Actor(eva.id, Source.TEAMS)
        answer: Verb = lambda office, eva=eva, who=who: office.take_answer(  # noqa: E731
            meeting, eva.id, AnswerKind.DECLINED, who
        )
        done = both(room, removing(room, eva), answer)
        came.add(tuple(type(one).__name__ for one in done))
        on_list = room.roll(meeting).line(eva.id)
        assert bool(on_list) == isinstance(done[0], refusals.SomethingCame)
        assert [one.person.id for one in room.history(meeting)].count(eva.id) == bool(on_list)
    assert came <= {("Removal", "NotInvited"), ("SomethingCame", "Receipt")}


def test_a_notice_that_is_taken_in_the_same_moment_is_told_or_withdrawn_and_never_both(room: Room):
    meeting = room.convened()
    for number in range(8):
        eva = add(room, replace(EVA, email=f"eva{number}@skive.example.dk"), call_in=True)

        def post(office: Office, eva: Person = eva) -> list[int]:
            claimed = office.records.claim(office.now, 500, "post", timedelta(minutes=3), Channel.MAIL)
            return [one.id for one in claimed if one.new.person == eva.id]

        gone, taken = both(room, removing(room, eva), post)
        assert isinstance(gone, Removal) == (taken == [])
        assert bool(
            room.books.read_now(lambda records, eva=eva: records.notices_to(meeting, eva.id))
        ) == bool(taken)
