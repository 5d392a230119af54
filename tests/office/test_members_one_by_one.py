"""Members written on a form: added, corrected, ended and taken up again, with what follows for meetings."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings import refusals
from meetings.attendance import Standing
from meetings.membership import mark
from meetings.model import (
    AnswerKind,
    CommitteeId,
    Meeting,
    MeetingKind,
    Membership,
    Mode,
    Person,
    PersonId,
    Role,
    Session,
    Source,
)
from meetings.notices import Channel, Go, Kind, Verdict, judge
from meetings.office import Actor, Awaited, Leaving, MeetingPlan, Newcomer, NewSubstitute, Office
from meetings.office.post import PostDesk
from meetings.workdays import next_open
from storage import BookRecords, Store
from tests.parts import council
from tests.parts.council import COMMITTEE, NOW, ONE_DAY, TWO_DAYS, no_days_off

OPERATOR = Actor(None, Source.SECRETARIAT)
TODAY = date(2027, 1, 18)
LONG_AGO = date(2024, 1, 1)
EVE = ONE_DAY[0].day - timedelta(days=1)
CONNIE = Newcomer(
    "Connie Esmann", "connie@rm.example.dk", "", "Region Midtjylland", Role.SECRETARIAT, LONG_AGO
)
BO = Newcomer("Bo Bak", "bo@aarhus.example.dk", "Kulturchef", "Aarhus", since=LONG_AGO)
IB = Newcomer("Ib Dal", "ib@aarhus.example.dk", "", "Aarhus", since=LONG_AGO)
OTHERS = replace(COMMITTEE, id=CommitteeId("andre"), name="De andre")
Verb = Callable[[Office], object]


@pytest.fixture
def books(books: Store) -> Store:
    return furnished(books)


def furnished(books: Store) -> Store:
    books.write_now(council.found)
    books.write_now(lambda records: records.put_committee(OTHERS))
    for one in (CONNIE, BO, IB):
        books.write_now(lambda records, one=one: office(records).enrol(COMMITTEE.id, one, OPERATOR))
    return books


def office(records) -> Office:
    return Office(records, NOW, no_days_off)


def do(books: Store, verb):
    return books.write_now(lambda records: verb(office(records)))


def person(books: Store, email: str) -> Person:
    found = books.read_now(lambda records: records.person_with_email(email))
    assert found is not None, email
    return found


def desk(books: Store) -> Actor:
    return Actor(person(books, CONNIE.email).id, Source.PAGE)


def seat(books: Store, email: str = BO.email) -> Membership:
    held = books.read_now(lambda records: records.memberships(COMMITTEE.id))
    return [one for one in held if one.person.email == email][-1]


def seats(books: Store, email: str = BO.email) -> list[tuple[Role, date, date | None]]:
    held = books.read_now(lambda records: records.memberships(COMMITTEE.id))
    return [(one.role, one.since, one.until) for one in held if one.person.email == email]


def convene(
    books: Store, kind: MeetingKind = MeetingKind.ORDINARY, days: tuple[Session, ...] = ONE_DAY
) -> Meeting:
    plan = MeetingPlan(
        COMMITTEE.id, "Møde", kind, Mode.HYBRID, days, place="Viborg", join_url="https://t.example/1"
    )
    return do(books, lambda office: office.convene(office.create(plan, OPERATOR).id, OPERATOR))


def says(books: Store, meeting: Meeting, email: str, kind: AnswerKind) -> None:
    who = person(books, email).id
    do(books, lambda office: office.take_answer(meeting.id, who, kind, Actor(who, Source.TEAMS)))


def standing(books: Store, meeting: Meeting, email: str = BO.email) -> Standing | None:
    who = person(books, email).id
    line = books.read_now(lambda records: records.roll(meeting).line(who))
    return line.overall(meeting.days) if line else None


def add(books: Store, newcomer: Newcomer, *, call_in: bool = False, actor: Actor | None = None):
    by = actor or desk(books)
    return do(books, lambda office: office.add_member(COMMITTEE.id, newcomer, by, call_in=call_in))


def change(books: Store, wanted: Newcomer, of: str = BO.email, actor: Actor | None = None):
    marked, by = mark(seat(books, of)), actor or desk(books)
    return do(books, lambda office: office.change_member(COMMITTEE.id, marked, wanted, by))


def acts(books: Store) -> list[tuple[str, PersonId | None, str]]:
    entries = books.read_now(lambda records: records.audit_of(COMMITTEE.id))
    return [(entry.act, entry.on_behalf_of, entry.details) for entry in entries][3:]


def refused(act: Callable[[], object]) -> dict[str, object]:
    with pytest.raises(refusals.Refusal) as no:
        act()
    return {"why": type(no.value), **vars(no.value)}


def bad(name: str, problem: str, limit: int | None = None) -> dict[str, object]:
    return {"why": refusals.BadField, "name": name, "problem": problem, "limit": limit}


# Adding

EVA = Newcomer("Eva Fog", "eva@skive.example.dk", "Chefkonsulent", "Skive")


def test_a_newcomer_is_told_which_convened_meetings_go_without_him(books: Store):
    meeting = convene(books)
    done = add(books, EVA)
    assert (done.called, [one.id for one in done.not_called]) == ((), [meeting.id])
    assert standing(books, meeting, EVA.email) is None


def test_a_newcomer_is_called_in_last_and_alone(books: Store):
    meeting = convene(books)
    before = books.read_now(lambda records: records.notices_of(meeting.id))
    done = add(books, EVA, call_in=True)
    assert ([one.id for one in done.called], done.not_called) == ([meeting.id], ())
    lines = books.read_now(lambda records: records.roll(meeting).lines)
    assert [(one.person.name, one.invitee.order) for one in lines] == [
        ("Bo Bak", 1),
        ("Ib Dal", 2),
        ("Eva Fog", 3),
    ]
    now = books.read_now(lambda records: records.notices_of(meeting.id))
    told = [one.new for one in now if one.id not in {old.id for old in before}]
    assert {one.person for one in told} == {done.person.id}
    assert [(one.kind, one.channel) for one in told if one.kind is Kind.CONVENED] == [
        (Kind.CONVENED, Channel.TEAMS),
        (Kind.CONVENED, Channel.MAIL),
    ]
    assert {Kind.REMINDER, Kind.DAY_BEFORE} <= {one.kind for one in told}
    assert standing(books, meeting, EVA.email) is Standing.PENDING


def test_who_comes_for_somebody_else_already_is_not_called_in_as_well(books: Store):
    meeting = convene(books)
    do(
        books,
        lambda office: office.records.add_person(
            EVA.name, EVA.email, "", seat(books).person.organisation.id, "da"
        ),
    )
    bo, eva = person(books, BO.email).id, person(books, EVA.email).id
    by = Actor(bo, Source.TEAMS)
    do(books, lambda office: office.take_answer(meeting.id, bo, AnswerKind.DECLINED, by, substitute=eva))
    done = add(books, EVA, call_in=True)
    assert (done.called, [one.id for one in done.not_called], done.differs) == (
        (),
        [meeting.id],
        ("title", "organisation"),
    )


@pytest.mark.parametrize("role", [Role.DEPUTY, Role.SECRETARIAT])
def test_roles_that_are_not_convened_are_called_to_nothing(books: Store, role: Role):
    convene(books)
    done = add(books, replace(EVA, role=role, deputy_for=BO.email), call_in=True)
    assert (done.called, done.not_called) == ((), ())


def test_a_form_is_refused_where_a_list_would_be(books: Store):
    never = date(2026, 12, 31)
    told = {
        bad("name", "missing")["name"]: refused(lambda: add(books, replace(EVA, name=""))),
        "long": refused(lambda: add(books, replace(EVA, name="x" * 121))),
        "email": refused(lambda: add(books, replace(EVA, email="eva@skive"))),
        "title": refused(lambda: add(books, replace(EVA, title="x" * 121))),
        "organisation": refused(lambda: add(books, replace(EVA, organisation=""))),
        "until": refused(lambda: add(books, replace(EVA, until=never))),
        "deputy": refused(lambda: add(books, replace(EVA, role=Role.DEPUTY))),
        "member": refused(lambda: add(books, replace(BO, since=None))),
        "unknown": refused(lambda: add(books, replace(EVA, organisation="Skivee"))),
        "taken": refused(lambda: add(books, replace(EVA, email=BO.email.upper()))),
    }
    assert told == {
        "name": bad("name", "missing"),
        "long": bad("name", "too_long", 120),
        "email": bad("email", "invalid"),
        "title": bad("title", "too_long", 120),
        "organisation": bad("organisation", "missing"),
        "until": bad("until", "before_since"),
        "deputy": bad("deputy_for", "missing"),
        "member": bad("email", "member"),
        "unknown": {"why": refusals.Unknown, "what": "organisation", "name": "Skivee"},
        "taken": {"why": refusals.AddressTaken, "person": person(books, BO.email)},
    }
    assert acts(books) == []


def test_a_deputy_comes_for_somebody_who_sits_there(books: Store):
    do(books, lambda office: office.enrol(OTHERS.id, EVA, OPERATOR))
    new = Newcomer("Kim Lund", "kim@skive.example.dk", "", "Skive", Role.DEPUTY, deputy_for=EVA.email)
    assert refused(lambda: add(books, new)) == bad("deputy_for", "not_member")


# Correcting


def test_a_correction_is_written_and_the_trail_names_the_fields_only(books: Store):
    wanted = replace(BO, title="Direktør", until=date(2027, 12, 31))
    done = change(books, wanted)
    assert (done.after.person.title, done.after.until, done.convened) == ("Direktør", date(2027, 12, 31), ())
    assert seat(books) == done.after
    assert acts(books) == [("member.change", done.after.person.id, "title until")]
    assert change(books, wanted).before == done.after
    assert len(acts(books)) == 1


def test_another_role_from_a_later_day_follows_on_the_one_held(books: Store):
    change(books, replace(BO, role=Role.CHAIR, since=TODAY))
    assert seats(books) == [
        (Role.MEMBER, LONG_AGO, date(2027, 1, 17)),
        (Role.CHAIR, TODAY, None),
    ] or seats(books) == [(Role.CHAIR, TODAY, None), (Role.MEMBER, LONG_AGO, date(2027, 1, 17))]


def test_another_role_from_the_same_day_was_a_mistake(books: Store):
    change(books, replace(BO, role=Role.OBSERVER, since=date(2025, 1, 1)))
    change(books, replace(BO, role=Role.REFERENCE, since=date(2025, 1, 1)), BO.email)
    assert (Role.OBSERVER, date(2025, 1, 1), None) not in seats(books)
    assert (Role.REFERENCE, date(2025, 1, 1), None) in seats(books)


def test_what_was_changed_meanwhile_is_not_written_over(books: Store):
    old, by = mark(seat(books)), desk(books)
    change(books, replace(BO, title="Direktør"))
    told = refused(
        lambda: do(
            books, lambda office: office.change_member(COMMITTEE.id, old, replace(BO, title="Chef"), by)
        )
    )
    assert told == {"why": refusals.SeatChanged}
    assert seat(books).person.title == "Direktør"


def test_a_new_address_is_where_the_invitation_goes(books: Store):
    """And not the word that an entry is back: the first may never have come."""
    meeting = convene(books)
    bo = person(books, BO.email).id
    do(books, lambda office: office.records.close_mailbox(bo, BO.email, "5.1.1", NOW))
    change(books, replace(BO, email="bo.bak@aarhus.example.dk"))
    told = [one.new for one in books.read_now(lambda records: records.notices_to(meeting.id, bo))]
    assert [(one.kind, one.channel) for one in told if one.kind is not Kind.REMINDER][:3] == [
        (Kind.CONVENED, Channel.TEAMS),
        (Kind.CONVENED, Channel.MAIL),
        (Kind.CONVENED, Channel.MAIL),
    ]
    assert Kind.CALENDAR not in [one.kind for one in told]
    assert books.read_now(lambda records: records.mailbox_closed(bo)) is None
    assert person(books, "BO.BAK@aarhus.example.dk").id == bo


def test_nobody_becomes_somebody_else_by_a_correction(books: Store):
    assert refused(lambda: change(books, replace(EVA, since=LONG_AGO))) == bad("name", "another")
    assert refused(lambda: change(books, replace(BO, email=IB.email))) == {
        "why": refusals.AddressTaken,
        "person": person(books, IB.email),
    }


def test_who_sits_elsewhere_too_is_corrected_by_both_secretariats_or_the_operator(books: Store):
    do(books, lambda office: office.enrol(OTHERS.id, BO, OPERATOR))
    wanted = replace(BO, email="connies@rm.example.dk")
    others = books.read_now(lambda records: records.committee(OTHERS.id))
    assert refused(lambda: change(books, wanted)) == {
        "why": refusals.SitsElsewhere,
        "person": person(books, BO.email),
        "committees": (others,),
    }
    assert change(books, replace(BO, role=Role.VICE_CHAIR)).after.role is Role.VICE_CHAIR
    do(books, lambda office: office.enrol(OTHERS.id, CONNIE, OPERATOR))
    assert change(books, replace(BO, title="Direktør", role=Role.VICE_CHAIR)).after.person.title == "Direktør"


def test_the_last_secretary_does_not_shut_the_door_behind_herself(books: Store):
    wanted = replace(CONNIE, role=Role.MEMBER)
    assert refused(lambda: change(books, wanted, CONNIE.email)) == bad("role", "last_desk")
    assert change(books, wanted, CONNIE.email, OPERATOR).after.role is Role.MEMBER


def test_who_has_been_forgotten_is_not_written_down_again(books: Store):
    old = replace(EVA, since=date(2020, 1, 1), until=date(2020, 12, 31))
    eva = do(books, lambda office: office.enrol(COMMITTEE.id, old, OPERATOR)).person
    do(books, lambda office: office.erase(eva.id, OPERATOR))
    held, by = books.read_now(lambda records: records.memberships(COMMITTEE.id)), desk(books)
    marked = next(mark(one) for one in held if one.person.id == eva.id)
    told = refused(lambda: do(books, lambda office: office.change_member(COMMITTEE.id, marked, old, by)))
    assert told == {"why": refusals.Unknown, "what": "person", "name": ""}
    assert refused(lambda: add(books, EVA)) == bad("email", "unusable")


def test_a_list_that_is_sent_out_keeps_the_organisation_it_was_called_with(books: Store):
    meeting = convene(books)
    done = change(books, replace(BO, organisation="Skive"))
    assert [one.id for one in done.convened] == [meeting.id]


# Ending


def leave(books: Store, until: date = EVE, *, apologise: bool = True):
    by = desk(books)
    return do(
        books, lambda office: office.end_membership(COMMITTEE.id, BO.email, until, by, apologise=apologise)
    )


def follows(books: Store, until: date = EVE, email: str = BO.email) -> Leaving:
    by, who = desk(books), person(books, email).id
    return do(books, lambda office: office.what_follows(COMMITTEE.id, who, until, by))


def resume(books: Store):
    by, who = desk(books), person(books, BO.email).id
    return do(books, lambda office: office.take_back_ending(COMMITTEE.id, who, by))


def test_what_follows_names_meetings_answers_seats_and_who_waits(books: Store):
    for name in ("Kai", "Lis"):
        new = replace(IB, name=f"{name} Ravn", email=f"{name.lower()}@aarhus.example.dk")
        do(books, lambda office, new=new: office.enrol(COMMITTEE.id, new, OPERATOR))
    meeting = convene(books)
    says(books, meeting, BO.email, AnswerKind.ONSITE)
    says(books, meeting, IB.email, AnswerKind.ONSITE)
    who = person(books, "kai@aarhus.example.dk")
    do(books, lambda office: office.wait_for_seat(meeting.id, who.id, Actor(who.id, Source.TEAMS)))
    assert follows(books) == Leaving(
        person(books, BO.email),
        EVE,
        (seat(books),),
        (Awaited(meeting, Standing.ATTENDING, frees=True, waiting=who),),
    )
    done = leave(books)
    assert [one.id for one in done.apologised] == [meeting.id]
    assert standing(books, meeting) is Standing.DECLINED
    assert standing(books, meeting, "kai@aarhus.example.dk") is Standing.ATTENDING
    # The seat went to who waited, so it is not taken from him again.
    assert [one.id for one in resume(books).apologies] == [meeting.id]
    assert seats(books) == [(Role.MEMBER, LONG_AGO, None)]


def test_what_follows_says_that_chair_and_secretariat_are_vacant_and_whose_deputy_is_left(books: Store):
    change(books, replace(BO, role=Role.CHAIR))
    add(books, replace(EVA, role=Role.DEPUTY, deputy_for=BO.email))
    told = follows(books, TODAY)
    assert (told.vacant, [one.name for one in told.deputies]) == ((Role.CHAIR,), ["Eva Fog"])
    assert follows(books, TODAY, CONNIE.email).vacant == (Role.SECRETARIAT,)


def test_an_ending_is_taken_back_with_the_answer_there_was(books: Store):
    last = date(2028, 6, 30)
    change(books, replace(BO, until=last))
    meeting = convene(books)
    says(books, meeting, BO.email, AnswerKind.ONSITE)
    leave(books)
    assert seats(books) == [(Role.MEMBER, LONG_AGO, EVE)]
    done = resume(books)
    assert ([one.until for one in done.resumed], done.apologies) == ([last], ())
    assert seats(books) == [(Role.MEMBER, LONG_AGO, last)]
    assert standing(books, meeting) is Standing.ATTENDING
    assert refused(lambda: resume(books)) == {"why": refusals.NotEnded}


def test_without_apologies_the_meetings_are_left_alone(books: Store):
    meeting = convene(books)
    assert ([one.id for one in leave(books, apologise=False).still_called], standing(books, meeting)) == (
        [meeting.id],
        Standing.PENDING,
    )


def test_who_had_not_answered_has_not_answered_again_and_the_history_keeps_both(books: Store):
    meeting = convene(books)
    leave(books)
    assert resume(books).apologies == ()
    assert standing(books, meeting) is Standing.PENDING
    bo, connie = person(books, BO.email).id, person(books, CONNIE.email).id
    said = [
        (one.before, one.after, one.source, one.by)
        for one in books.read_now(lambda records: records.history(meeting.id))
        if one.person.id == bo
    ]
    assert said == [
        (None, AnswerKind.DECLINED, Source.SECRETARIAT, connie),
        (AnswerKind.DECLINED, None, Source.SECRETARIAT, connie),
    ]
    entries = books.read_now(lambda records: records.audit_of(meeting.id))
    assert [(one.act, one.details) for one in entries if one.on_behalf_of == bo] == [
        ("answer", "declined day=1"),
        ("answer", "withdrawn day=1"),
    ]


def test_who_had_not_answered_is_reminded_again_and_has_the_meeting_in_the_calendar(books: Store):
    meeting = convene(books)
    bo = person(books, BO.email).id

    def reminded(at: datetime) -> bool:
        """Whether the post would bring Bo a reminder that is due then; the books are left as they are."""
        due = [
            one.new
            for one in books.read_now(lambda records: records.notices_to(meeting.id, bo))
            if one.new.kind is Kind.REMINDER
        ]

        def judged(records: BookRecords) -> list[Verdict]:
            post = PostDesk(records, at, no_days_off)
            return [judge(one, post.circumstances(one), no_days_off, at) for one in due]

        return Go() in books.read_now(judged)

    deadline = meeting.deadlines.responses
    at = next_open(deadline - timedelta(days=1), no_days_off)
    assert reminded(at)
    leave(books)
    assert not reminded(at)
    stands = books.read_now(lambda records: records.entry(meeting.id, bo))
    assert stands is not None
    assert not stands.stands
    resume(books)
    assert reminded(at)
    again = books.read_now(lambda records: records.entry(meeting.id, bo))
    assert again is not None
    assert (again.stands, again.sequence) == (True, stands.sequence + 1)
    asked = do(books, lambda office: office.remind_now(meeting.id, desk_of(office)))[0]
    assert bo in {one.person for one in asked}


def desk_of(office: Office) -> Actor:
    connie = office.records.person_with_email(CONNIE.email)
    assert connie is not None
    return Actor(connie.id, Source.PAGE)


def test_what_was_answered_since_the_ending_stands_when_it_is_taken_back(books: Store):
    meeting = convene(books)
    leave(books)
    bo = person(books, BO.email).id
    later = NOW + timedelta(hours=1)
    books.write_now(
        lambda records: Office(records, later, no_days_off).take_answer(
            meeting.id, bo, AnswerKind.TENTATIVE, Actor(bo, Source.TEAMS)
        )
    )
    assert resume(books).apologies == ()
    assert standing(books, meeting) is Standing.TENTATIVE


def test_of_two_days_only_those_that_nobody_changed_since_are_as_they_were(books: Store):
    meeting = convene(books, MeetingKind.SEMINAR, TWO_DAYS)
    bo = person(books, BO.email).id
    mine = Actor(bo, Source.TEAMS)
    do(books, lambda office: office.take_answer(meeting.id, bo, AnswerKind.ONSITE, mine))
    leave(books)
    books.write_now(
        lambda records: Office(records, NOW + timedelta(hours=1), no_days_off).take_answer(
            meeting.id, bo, AnswerKind.TENTATIVE, mine, sessions=[2]
        )
    )
    assert resume(books).apologies == ()
    line = books.read_now(lambda records: records.roll(meeting).line(bo))
    assert line is not None
    assert [one.kind for one in line.answers] == [AnswerKind.ONSITE, AnswerKind.TENTATIVE]


def test_an_apology_of_his_own_stays_and_so_does_one_in_the_place_of_a_substitute(books: Store):
    meeting = convene(books)
    bo = person(books, BO.email).id
    says(books, meeting, BO.email, AnswerKind.DECLINED)
    leave(books)
    assert resume(books).apologies == ()
    assert standing(books, meeting) is Standing.DECLINED
    instead = NewSubstitute("Tea Vikar", "tea@aarhus.example.dk")
    do(
        books,
        lambda office: office.take_answer(
            meeting.id, bo, AnswerKind.DECLINED, Actor(bo, Source.TEAMS), substitute=instead
        ),
    )
    leave(books)
    assert [one.id for one in resume(books).apologies] == [meeting.id]


def test_an_answer_in_the_moment_an_ending_is_taken_back_stands_whoever_is_first(books: Store):
    for number in range(5):
        day = replace(ONE_DAY[0], day=ONE_DAY[0].day + timedelta(days=7 * number))
        meeting = convene(books, days=(day,))
        do_at(
            books,
            NOW + timedelta(hours=number),
            lambda office: office.end_membership(COMMITTEE.id, BO.email, EVE, OPERATOR, apologise=True),
        )
        bo, at_once = person(books, BO.email).id, Barrier(2)
        later = NOW + timedelta(hours=number, minutes=1)
        verbs: tuple[Verb, ...] = (
            lambda office, bo=bo: office.take_back_ending(COMMITTEE.id, bo, OPERATOR),
            lambda office, bo=bo, meeting=meeting: office.take_answer(
                meeting.id, bo, AnswerKind.ONSITE, Actor(bo, Source.TEAMS)
            ),
        )

        def begin(verb: Verb, at_once: Barrier = at_once, later: datetime = later) -> object:
            at_once.wait()
            return do_at(books, later, verb)

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(begin, verbs))
        assert standing(books, meeting) is Standing.ATTENDING


def test_an_apology_that_was_taken_back_contradicts_nobody(books: Store):
    meeting = convene(books)
    leave(books)
    resume(books)
    bo = person(books, BO.email).id
    books.write_now(
        lambda records: Office(records, NOW + timedelta(hours=1), no_days_off).take_answer(
            meeting.id, bo, AnswerKind.ONSITE, Actor(bo, Source.TEAMS)
        )
    )
    assert do(books, lambda office: office.news(meeting.id)).differing == ()


kinds = st.sampled_from(
    [
        None,
        AnswerKind.ONSITE,
        AnswerKind.ONLINE,
        AnswerKind.DECLINED,
        AnswerKind.TENTATIVE,
        AnswerKind.WAITING,
    ]
)


@settings(max_examples=20)
@given(before=st.tuples(kinds, kinds), others=st.tuples(kinds, kinds))
def test_an_ending_and_its_taking_back_leave_every_answer_as_it_was(
    sqlite_once: Store, before: tuple[AnswerKind | None, ...], others: tuple[AnswerKind | None, ...]
):
    """Where nobody gets the seat meanwhile: two of a municipality, and there are two seats."""
    books = sqlite_once
    meeting = convene(books, MeetingKind.SEMINAR, TWO_DAYS)
    for email, said in ((BO.email, before), (IB.email, others)):
        who = person(books, email).id
        for day, kind in enumerate(said, 1):
            if kind is not None:
                do(
                    books,
                    lambda office, who=who, day=day, kind=kind: office.take_answer(
                        meeting.id, who, kind, Actor(who, Source.TEAMS), sessions=[day]
                    ),
                )

    def answers() -> dict[tuple[PersonId, int], AnswerKind]:
        lines = books.read_now(lambda records: records.roll(meeting).lines)
        return {(one.person, one.session): one.kind for line in lines for one in line.answers}

    stood = answers()
    ended = do_at(
        books,
        NOW + timedelta(minutes=1),
        lambda office: office.end_membership(COMMITTEE.id, BO.email, EVE, OPERATOR, apologise=True),
    )
    assert len(ended.ended) == 1
    who = person(books, BO.email).id
    back = do_at(
        books, NOW + timedelta(minutes=2), lambda office: office.take_back_ending(COMMITTEE.id, who, OPERATOR)
    )
    assert (answers(), back.apologies) == (stood, ())


def do_at(books: Store, now: datetime, verb):
    return books.write_now(lambda records: verb(Office(records, now, no_days_off)))


@pytest.fixture(scope="module")
def sqlite_once(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One committee for all examples of a property; each has a meeting of its own."""
    file = tmp_path_factory.mktemp("endings") / "books.db"
    copyfile(migrated_file, file)
    with Store.open(f"sqlite:///{file}") as books:
        yield furnished(books)


def test_a_day_that_was_changed_since_is_not_taken_back(books: Store):
    leave(books)
    change(books, replace(BO, until=date(2027, 2, 1)))
    assert refused(lambda: resume(books)) == {"why": refusals.NotEnded}


def test_only_the_secretariat_adds_corrects_ends_and_takes_back(books: Store):
    member, who = Actor(person(books, IB.email).id, Source.PAGE), person(books, BO.email).id
    tries: tuple[Verb, ...] = (
        lambda office: office.add_member(COMMITTEE.id, EVA, member),
        lambda office: office.change_member(COMMITTEE.id, mark(seat(books)), BO, member),
        lambda office: office.what_follows(COMMITTEE.id, who, EVE, member),
        lambda office: office.end_membership(COMMITTEE.id, BO.email, EVE, member),
        lambda office: office.take_back_ending(COMMITTEE.id, who, member),
    )
    assert [refused(lambda one=one: do(books, one))["why"] for one in tries] == [refusals.NotAllowed] * 5
    assert acts(books) == []
