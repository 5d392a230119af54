"""What people are told and when, and what is still right when it would be sent."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days_off import closed
from meetings import deadlines
from meetings.attendance import Line, Roll
from meetings.entries import Entry, Method
from meetings.model import (
    COPENHAGEN,
    Answer,
    AnswerKind,
    CommitteeId,
    Deadlines,
    Invitee,
    Meeting,
    MeetingId,
    MeetingKind,
    MeetingState,
    Mode,
    Organisation,
    OrganisationId,
    OrganisationKind,
    Person,
    PersonId,
    Policy,
    Role,
    Session,
    Source,
    Substitution,
)
from meetings.notices import (
    BY_MAIL_TOO,
    MAIL_ONLY,
    QUIET,
    Channel,
    Circumstances,
    Drop,
    Go,
    Kind,
    NewNotice,
    NoticeState,
    NotYet,
    by_mail,
    eve,
    judge,
    ladder,
    reminders_now,
    tell,
    to_secretariat,
)
from meetings.workdays import is_workday, local, local_day


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN).astimezone(UTC)


VIBORG = Organisation(OrganisationId("viborg"), "Viborg Kommune", "Viborg", OrganisationKind.MUNICIPALITY)
METTE = Person(PersonId(1), "Mette Kjærgaard", "mette@viborg.example.dk", "Kulturchef", VIBORG)
IDA = Person(PersonId(2), "Ida Søgaard", "ida@viborg.example.dk", "Konsulent", VIBORG)
SESSION = Session(1, date(2027, 3, 2), time(9, 30), time(11, 30))
SECOND = Session(2, date(2027, 3, 3), time(9, 30), time(11, 30))
MEETING = Meeting(
    id=MeetingId("ekr-2027-03-02"),
    committee=CommitteeId("ekr-styregruppe"),
    title="Møde",
    kind=MeetingKind.ORDINARY,
    mode=Mode.ONLINE,
    sessions=(SESSION,),
    deadlines=Deadlines(
        items=at("2027-02-09T12:00"),
        responses=at("2027-02-11T12:00"),
        agenda=at("2027-02-22T12:00"),
    ),
    uid="ekr@styrmand.example.dk",
    state=MeetingState.CONVENED,
)
EARLY = at("2027-01-11T10:00")


def told(notices: Iterable[NewNotice]) -> list[tuple[Kind, str, datetime]]:
    return [(one.kind, one.occasion, one.due_at) for one in notices]


# The ladder


def test_the_silent_are_reminded_two_workdays_before_the_deadline_and_on_its_day():
    assert told(ladder(MEETING, [METTE.id], Policy(), closed, EARLY)) == [
        (Kind.REMINDER, "T-2@20270302T0830Z", at("2027-02-09T09:00")),
        (Kind.REMINDER, "T-0@20270302T0830Z", at("2027-02-11T09:00")),
        (Kind.DAY_BEFORE, "eve@20270302T0830Z", at("2027-03-01T09:00")),
    ]


def test_nobody_is_reminded_of_an_invitation_of_the_same_day():
    convened = at("2027-02-09T08:15")
    assert [one.occasion[:3] for one in ladder(MEETING, [METTE.id], Policy(), closed, convened)] == [
        "T-0",
        "eve",
    ]


def test_a_meeting_called_the_day_before_is_reminded_of_in_the_morning_if_there_is_one():
    afternoon = replace(SESSION, start=time(13), end=time(15))
    called = at("2027-03-01T12:30")
    late = replace(
        MEETING,
        sessions=(afternoon,),
        deadlines=deadlines.for_meeting([afternoon], Policy(), closed, called),
    )
    assert told(ladder(late, [METTE.id], Policy(), closed, called)) == [
        (Kind.REMINDER, "T-0@20270302T1200Z", at("2027-03-02T09:00"))
    ]
    early_morning = replace(late, sessions=(replace(SESSION, start=time(8, 30)),))
    early_morning = replace(
        early_morning,
        deadlines=deadlines.for_meeting(early_morning.sessions, Policy(), closed, called),
    )
    assert ladder(early_morning, [METTE.id], Policy(), closed, called) == ()


def test_a_moved_meeting_has_steps_of_its_own():
    moved_to = Session(1, date(2027, 3, 9), time(13), time(15))
    now = at("2027-01-20T10:00")
    moved = replace(
        MEETING,
        sessions=(moved_to,),
        round=2,
        deadlines=deadlines.for_meeting([moved_to], Policy(), closed, now),
    )
    before = {(one.kind, one.occasion) for one in ladder(MEETING, [METTE.id], Policy(), closed, EARLY)}
    after = ladder(moved, [METTE.id], Policy(), closed, now)
    assert before.isdisjoint((one.kind, one.occasion) for one in after)
    assert {one.round for one in after} == {2}


def test_a_deadline_on_a_sunday_gives_one_reminder_on_the_friday():
    sunday = replace(MEETING, deadlines=replace(MEETING.deadlines, responses=at("2027-02-14T12:00")))
    policy = Policy(reminder_workdays=(1, 0))
    assert told(ladder(sunday, [METTE.id], policy, closed, EARLY)) == [
        (Kind.REMINDER, "T-0@20270302T0830Z", at("2027-02-12T09:00")),
        (Kind.DAY_BEFORE, "eve@20270302T0830Z", at("2027-03-01T09:00")),
    ]


def test_the_word_before_a_monday_meeting_comes_on_the_friday():
    monday = replace(MEETING, sessions=(Session(1, date(2027, 4, 5), time(9), time(10)),))
    assert [one.due_at for one in eve(monday, [IDA.id], Policy(), closed, EARLY)] == [at("2027-04-02T09:00")]


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
TIMES = st.times(time(0), time(22))
STEPS = st.lists(st.integers(0, 12), max_size=5).map(tuple)


@given(MOMENTS, st.integers(0, 90), TIMES, STEPS)
def test_every_step_is_in_open_hours_ahead_and_at_most_one_a_day(now, days, start, steps):
    sessions = (Session(1, (now + timedelta(days=days + 1)).date(), start, time(23, 30)),)
    policy = Policy(reminder_workdays=steps)
    meeting = replace(
        MEETING, sessions=sessions, deadlines=deadlines.for_meeting(sessions, policy, closed, now)
    )
    planned = ladder(meeting, [METTE.id, IDA.id], policy, closed, now)
    for one in planned:
        wall = one.due_at.astimezone(COPENHAGEN)
        assert wall.date() > local_day(now)
        assert is_workday(wall.date(), closed)
        assert wall.time() == time(9)
        if one.kind is Kind.REMINDER:
            assert one.due_at < meeting.deadlines.responses
    reminders = Counter((one.person, local_day(one.due_at)) for one in planned if one.kind is Kind.REMINDER)
    assert all(count == 1 for count in reminders.values())
    keys = [(one.person, one.kind, one.occasion) for one in planned]
    assert len(keys) == len(set(keys))


# Telling at once


ENTRY = Entry(MEETING.id, METTE.id, 0, EARLY, Method.REQUEST)


@pytest.mark.parametrize(
    ("kind", "entry", "channels"),
    [
        (Kind.CONVENED, ENTRY, [Channel.TEAMS, Channel.MAIL]),
        (Kind.CONVENED, None, [Channel.TEAMS]),
        (Kind.CALENDAR, ENTRY, [Channel.MAIL]),
        (Kind.AGENDA, None, [Channel.TEAMS]),
        (Kind.LINK_CODE, None, [Channel.MAIL]),
    ],
)
def test_which_roads_a_word_takes(kind, entry, channels):
    assert [one.channel for one in tell(kind, MEETING, METTE.id, EARLY, entry=entry)] == channels


def test_the_mail_alone_bears_the_entry_and_both_have_one_occasion():
    card, mail = tell(Kind.MOVED, MEETING, METTE.id, EARLY, entry=ENTRY)
    assert (card.entry, mail.entry) == (None, ENTRY)
    assert card.occasion == mail.occasion == "r1-s0-20270111T090000"


def test_the_mail_in_place_of_a_card_is_the_same_word():
    [card] = tell(Kind.AGENDA, MEETING, METTE.id, EARLY, occasion="v3")
    assert by_mail(card) == replace(card, channel=Channel.MAIL)


@pytest.mark.parametrize(
    ("kind", "until"),
    [
        (Kind.CONVENED, "2027-03-02T11:30"),
        (Kind.SUBSTITUTE, "2027-03-02T11:30"),
        (Kind.CANCELLED, "2027-03-03T11:30"),
        (Kind.RELEASED, "2027-03-03T11:30"),
        (Kind.REMINDER, "2027-03-02T09:30"),
        (Kind.AGENDA, "2027-03-02T09:30"),
    ],
)
def test_how_long_a_word_is_worth_something(kind, until):
    assert tell(kind, MEETING, METTE.id, EARLY)[0].not_after == at(until)


def test_the_secretariat_hears_of_an_item_once_and_of_the_deadline_once_a_round():
    [item] = to_secretariat(Kind.ITEM_ARRIVED, MEETING, [IDA.id], EARLY, item=5)
    [passed] = to_secretariat(Kind.DEADLINE_PASSED, MEETING, [IDA.id], MEETING.deadlines.responses)
    assert (item.occasion, passed.occasion) == ("item-5", "r1@20270211T1100Z")


# Judging


def line(*answers: Answer, **more: object) -> Line:
    return Line(Invitee(METTE, VIBORG, Role.MEMBER, 1), answers, **more)


def answer(kind: AnswerKind, session: int = 1) -> Answer:
    return Answer(METTE.id, session, kind, 1, Source.TEAMS, EARLY, METTE.id)


SEATED = Substitution(1, METTE.id, IDA, 1, EARLY)
SILENT = Circumstances(MEETING, line(), comes_for=False, reminded_today=False)
TUESDAY = at("2027-02-09T09:00")
GO = Go()


def notice(kind: Kind, **facts: object) -> NewNotice:
    new = NewNotice(MEETING.id, METTE.id, kind, "x", Channel.TEAMS, TUESDAY, MEETING.starts_at, 1)
    return replace(new, **facts)


def skipped(reason: str) -> Drop:
    return Drop(NoticeState.SKIPPED, reason)


def cancelled(reason: str) -> Drop:
    return Drop(NoticeState.CANCELLED, reason)


def where(**facts: object) -> Circumstances:
    return replace(SILENT, **facts)


SEMINAR = replace(MEETING, sessions=(SESSION, SECOND))
CALLED_OFF = replace(MEETING, state=MeetingState.CANCELLED)
MOVED = replace(MEETING, round=2)
OUT = replace(ENTRY, sequence=1, method=Method.CANCEL)


@pytest.mark.parametrize(
    ("told", "now_true", "verdict"),
    [
        # reminders
        (notice(Kind.REMINDER), SILENT, GO),
        (notice(Kind.REMINDER), where(line=None), skipped("not invited")),
        (notice(Kind.REMINDER), where(line=line(answer(AnswerKind.ONLINE))), skipped("answered")),
        (notice(Kind.REMINDER), where(line=line(answer(AnswerKind.DECLINED))), skipped("answered")),
        (notice(Kind.REMINDER), where(line=line(answer(AnswerKind.TENTATIVE))), skipped("answered")),
        (notice(Kind.REMINDER), where(line=line(answer(AnswerKind.WAITING))), skipped("answered")),
        (notice(Kind.REMINDER), where(line=line(substitutions=(SEATED,))), skipped("answered")),
        (notice(Kind.REMINDER), where(meeting=SEMINAR, line=line(answer(AnswerKind.ONLINE))), GO),
        (notice(Kind.REMINDER), where(reminded_today=True), skipped("reminded today")),
        # the day before
        (notice(Kind.DAY_BEFORE), SILENT, skipped("does not come")),
        (notice(Kind.DAY_BEFORE), where(line=line(answer(AnswerKind.ONSITE))), GO),
        (
            notice(Kind.DAY_BEFORE),
            where(line=line(answer(AnswerKind.DECLINED), substitutions=(SEATED,))),
            skipped("does not come"),
        ),
        (notice(Kind.DAY_BEFORE), where(line=None, comes_for=True), GO),
        # substitutes and seats
        (notice(Kind.SUBSTITUTE), where(line=None, comes_for=True), GO),
        (notice(Kind.SUBSTITUTE), where(line=None), skipped("comes for nobody")),
        (notice(Kind.RELEASED), where(line=None), GO),
        (notice(Kind.RELEASED), where(line=None, comes_for=True), skipped("comes again")),
        (notice(Kind.SUBSTITUTE_LEFT), where(line=line(answer(AnswerKind.DECLINED))), GO),
        (
            notice(Kind.SUBSTITUTE_LEFT),
            where(line=line(answer(AnswerKind.ONSITE))),
            skipped("the seat is taken"),
        ),
        (
            notice(Kind.SUBSTITUTE_LEFT),
            where(meeting=SEMINAR, line=line(answer(AnswerKind.DECLINED), substitutions=(SEATED,))),
            GO,
        ),
        (notice(Kind.SEAT_ASKED), where(done=True), skipped("done")),
        (notice(Kind.SEAT_GIVEN), where(line=line(answer(AnswerKind.ONSITE))), GO),
        (notice(Kind.SEAT_GIVEN), where(line=line(answer(AnswerKind.DECLINED))), skipped("has no seat")),
        (notice(Kind.SEAT_GIVEN), where(line=line(substitutions=(SEATED,))), skipped("has no seat")),
        # cancelled
        (notice(Kind.REMINDER), where(meeting=CALLED_OFF), cancelled("meeting cancelled")),
        (notice(Kind.CONVENED), where(meeting=CALLED_OFF), cancelled("meeting cancelled")),
        (notice(Kind.CANCELLED), where(meeting=CALLED_OFF), GO),
        (notice(Kind.RELEASED), where(meeting=CALLED_OFF), GO),
        (notice(Kind.CALENDAR, entry=ENTRY), where(meeting=CALLED_OFF), cancelled("meeting cancelled")),
        (notice(Kind.CALENDAR, entry=OUT), where(meeting=CALLED_OFF, entry=OUT), GO),
        # moved
        (notice(Kind.REMINDER), where(meeting=MOVED), cancelled("meeting moved")),
        (notice(Kind.CONVENED), where(meeting=MOVED), cancelled("meeting moved")),
        (notice(Kind.AGENDA), where(meeting=MOVED), GO),
        (notice(Kind.ITEM_ARRIVED), where(meeting=MOVED), GO),
        # the calendar ledger has gone on
        (notice(Kind.CONVENED, entry=ENTRY), where(entry=ENTRY), GO),
        (notice(Kind.CONVENED, entry=ENTRY), where(entry=OUT), skipped("superseded")),
        (
            notice(Kind.CALENDAR, entry=ENTRY),
            where(entry=replace(ENTRY, stamp=EARLY + timedelta(seconds=1))),
            skipped("superseded"),
        ),
        # the agenda again
        (
            notice(Kind.AGENDA),
            where(meeting=replace(MEETING, agenda_published_at=TUESDAY)),
            GO,
        ),
        (
            notice(Kind.AGENDA),
            where(meeting=replace(MEETING, agenda_published_at=TUESDAY + timedelta(minutes=5))),
            skipped("published again"),
        ),
        # about no meeting
        (notice(Kind.LINK_CODE, meeting=None), None, GO),
    ],
)
def test_what_is_still_right_on_a_tuesday_at_nine(told, now_true, verdict):
    assert judge(told, now_true, closed, TUESDAY) == verdict


@pytest.mark.parametrize("kind", Kind)
def test_nothing_goes_out_after_it_has_become_worthless(kind):
    facts = where(line=line(answer(AnswerKind.ONSITE)))
    late = judge(notice(kind), facts, closed, MEETING.starts_at + timedelta(seconds=1))
    assert late == skipped("too late")


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2027-02-09T07:59", "2027-02-09T08:00"),
        ("2027-02-09T16:00", "2027-02-10T08:00"),
        ("2027-02-13T10:00", "2027-02-15T08:00"),
    ],
)
def test_what_the_clock_sends_waits_for_open_hours_and_a_persons_hand_does_not(now, opens):
    facts = where(line=line(substitutions=()))
    needless = {
        Kind.DAY_BEFORE: "does not come",
        Kind.MAYBE: "not in doubt",
        Kind.CONFIRM: "answered since",
        Kind.SUBSTITUTE: "comes for nobody",
        Kind.SEAT_GIVEN: "has no seat",
    }
    for kind in Kind:
        told = notice(kind, due_at=at(now))
        verdict = judge(told, facts, closed, at(now))
        if kind in needless:
            assert verdict == skipped(needless[kind])
        elif kind in QUIET:
            assert verdict == NotYet(at(opens))
        else:
            assert verdict == GO


@given(
    MOMENTS,
    st.sampled_from(Kind),
    st.sampled_from([(), (answer(AnswerKind.ONLINE),), (answer(AnswerKind.DECLINED),)]),
    st.booleans(),
    st.sampled_from([MEETING, CALLED_OFF, MOVED]),
)
def test_a_reminder_never_follows_an_answer_nor_another_nor_closed_hours(
    now, kind, answers, reminded, meeting
):
    told = notice(kind, due_at=now, not_after=datetime(2040, 1, 1, tzinfo=UTC))
    facts = where(meeting=meeting, line=line(*answers), reminded_today=reminded)
    if judge(told, facts, closed, now) != GO:
        return
    wall = now.astimezone(COPENHAGEN)
    if kind in QUIET:
        assert is_workday(wall.date(), closed)
        assert time(8) <= wall.time() < time(16)
    if kind is Kind.REMINDER:
        assert not answers
        assert not reminded
        assert meeting is MEETING


# Reminders at the secretariat's word


def test_the_secretariat_reminds_the_silent_only_and_in_open_hours():
    other = Line(Invitee(IDA, VIBORG, Role.MEMBER, 2), (answer(AnswerKind.ONLINE),))
    roll = Roll(
        MEETING, (line(), replace(other, answers=(replace(answer(AnswerKind.ONLINE), person=IDA.id),)))
    )
    assert told(reminders_now(roll, closed, at("2027-02-12T17:00"))) == [
        (Kind.REMINDER, "now-20270215@20270302T0830Z", at("2027-02-15T08:00"))
    ]
    assert reminders_now(roll, closed, TUESDAY, only=[IDA.id]) == ()


def test_twice_at_the_secretariats_word_on_one_day_is_one_reminder():
    roll = Roll(MEETING, (line(),))
    first, second = (reminders_now(roll, closed, TUESDAY + timedelta(hours=n)) for n in (0, 3))
    assert [one.occasion for one in first] == [one.occasion for one in second]


def test_every_kind_that_goes_by_mail_alone_has_no_card():
    assert {Kind.CALENDAR, Kind.LINK_CODE} == MAIL_ONLY
    assert Kind.LINK_CODE not in BY_MAIL_TOO


def test_reminders_keep_their_wall_clock_time_over_the_change_of_the_clock():
    summer = (Session(1, date(2027, 4, 20), time(9), time(10)),)
    meeting = replace(
        MEETING,
        sessions=summer,
        deadlines=replace(MEETING.deadlines, responses=at("2027-03-30T12:00")),
    )
    steps = ladder(meeting, [METTE.id], Policy(reminder_workdays=(3, 0)), closed, EARLY)
    assert [f"{one.due_at:%d.%m. %H:%M}" for one in steps] == [
        "22.03. 08:00",
        "30.03. 07:00",
        "19.04. 07:00",
    ]
    assert {one.due_at for one in steps} == {
        local(date(2027, 3, 22), time(9)),
        local(date(2027, 3, 30), time(9)),
        local(date(2027, 4, 19), time(9)),
    }
