"""At the meeting and after it: presence, decisions, follow-ups, minutes, and the next agenda that follows from them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from meetings import refusals
from meetings.model import (
    AnswerKind,
    Draft,
    ItemState,
    MeetingId,
    MeetingState,
    Recommendation,
    Verb,
)
from meetings.office import NewSubstitute
from meetings.paper import (
    About,
    ApprovedBy,
    Attendance,
    FollowUpState,
    MinutesState,
    Outcome,
    Presence,
    Stay,
)
from tests.office.agenda_house import (
    ANN,
    APRIL,
    BETWEEN,
    BO,
    DRAFT,
    EVA,
    OCTOBER,
    VICE,
    accepted,
    add_vice_chair,
    begin,
    found,
    item,
    named,
    propose,
    titles,
)
from tests.parts.council import COMMITTEE
from tests.parts.room import Room

EVALUATION = Draft(
    "Evaluering",
    recommendations=(Recommendation(Verb.CONSIDER, "behandler oplæg til evaluering på sit møde i oktober"),),
)


@pytest.fixture
def march(room: Room) -> MeetingId:
    found(room)
    return room.convened()


def decide(room: Room, id: MeetingId, title: str, outcome: Outcome = Outcome.FOLLOWED, **more: object) -> str:
    one = named(room, id, title)
    made = room.do(lambda office: office.decide(one.id, outcome, room.secretary, **more))
    return made.text


def close(room: Room, id: MeetingId) -> None:
    room.do(lambda office: office.close_meeting(id, room.secretary, lead="Eva Region", taker="Sara Sekretær"))


# Who is there


def test_presence_begins_with_what_was_told_and_is_put_right_person_by_person(
    room: Room, march: MeetingId
) -> None:
    room.answer(march, ANN, AnswerKind.ONSITE)
    tea = NewSubstitute("Tea Vikar", room.people["Tea Vikar"].email)
    room.answer(march, BO, AnswerKind.DECLINED, substitute=tea)
    start = begin(room, march).starts_at
    late = Presence(room.who(ANN), 1, Attendance.PRESENT, (Stay(came=start + timedelta(minutes=20)),))
    room.do(lambda office: office.note_presence(march, late, room.secretary))
    cai = Presence(room.who("Cai Aarhus"), 1, Attendance.ABSENT)
    room.do(lambda office: office.note_presence(march, cai, room.secretary))
    seen = {one.person: one for one in room.do(lambda office: office.expect(march))}
    assert seen == {
        room.who(ANN): late,
        room.who(BO): Presence(room.who(BO), 1, Attendance.APOLOGY),
        room.who("Tea Vikar"): Presence(room.who("Tea Vikar"), 1, Attendance.PRESENT),
        room.who("Cai Aarhus"): cai,
    }


def test_who_was_in_the_room_while_an_item_was_dealt_with(room: Room, march: MeetingId) -> None:
    mine = accepted(room, march)
    room.answer(march, ANN, AnswerKind.ONSITE)
    room.answer(march, "Ea Skive", AnswerKind.ONSITE)
    start = begin(room, march).starts_at
    left = Presence(room.who(ANN), 1, Attendance.PRESENT, (Stay(left=start + timedelta(minutes=30)),))
    room.do(lambda office: office.note_presence(march, left, room.secretary))
    assert room.do(lambda office: office.present_at(march, mine.id)) is None
    room.now = start + timedelta(minutes=40)
    room.do(lambda office: office.take_up(mine.id, room.secretary))
    assert room.do(lambda office: office.present_at(march, mine.id)) == (room.who("Ea Skive"),)


def test_before_the_day_there_is_nothing_to_note(room: Room, march: MeetingId) -> None:
    mine = accepted(room, march)
    here = Presence(room.who(ANN), 1, Attendance.PRESENT)
    for verb in (
        lambda office: office.note_presence(march, here, room.secretary),
        lambda office: office.decide(mine.id, Outcome.FOLLOWED, room.secretary),
        lambda office: office.close_meeting(march, room.secretary),
    ):
        assert isinstance(room.refuses(march, verb), refusals.NotBegun)


# Decisions


@pytest.mark.parametrize(
    ("verbs", "said"),
    [
        ([Verb.APPROVE], "Styregruppen godkendte indstillingen."),
        ([Verb.TAKE_NOTE], "Styregruppen tog orienteringen til efterretning."),
        ([Verb.DISCUSS, Verb.APPROVE], "Styregruppen drøftede sagen og godkendte indstillingen."),
        ([Verb.REPORT, Verb.REPORT], "Styregruppen gjorde status."),
        ([], "Styregruppen drøftede sagen."),
    ],
)
def test_the_decision_is_written_from_the_verbs(
    room: Room, march: MeetingId, verbs: list[Verb], said: str
) -> None:
    lines = tuple(Recommendation(verb, f"linje {n}") for n, verb in enumerate(verbs))
    accepted(room, march, replace(DRAFT, recommendations=lines))
    begin(room, march)
    assert decide(room, march, "Budget 2028") == said


def test_a_meeting_is_not_closed_while_an_item_has_no_outcome_and_the_refusal_names_it(
    room: Room, march: MeetingId
) -> None:
    accepted(room, march)
    accepted(room, march, replace(DRAFT, title="Kulturforum"), BO)
    accepted(room, march, Draft("Præsentationsrunde"))
    begin(room, march)
    decide(room, march, "Kulturforum")
    why = room.refuses(march, lambda office: office.close_meeting(march, room.secretary))
    assert isinstance(why, refusals.NoOutcome)
    assert [one.title for one in why.items] == ["Budget 2028"]
    decide(room, march, "Budget 2028")
    close(room, march)
    assert room.meeting(march).state is MeetingState.HELD


# What follows


def test_the_next_agenda_follows_without_typing(room: Room, march: MeetingId) -> None:
    april, october = room.convened(APRIL), room.convened(OCTOBER)
    accepted(room, march)
    accepted(room, march, replace(DRAFT, title="Kulturforum"), BO)
    accepted(room, march, EVALUATION)
    begin(room, march)
    decide(room, march, "Budget 2028")
    decide(room, march, "Kulturforum", Outcome.UNFINISHED)
    decide(room, march, "Evaluering")
    budget = named(room, march, "Budget 2028")
    room.do(
        lambda office: office.agree(
            march,
            "Sende budgettet ud",
            room.secretary,
            item=budget.id,
            responsible=room.who(BO),
            deadline=date(2027, 3, 19),
        )
    )
    close(room, march)
    room.now += timedelta(days=3)
    room.do(lambda office: office.send_minutes(march, room.secretary))
    assert "4 Kulturforum" in titles(room, april)
    assert "4 Evaluering" not in titles(room, april)
    assert "4 Evaluering" in titles(room, october)
    minutes = named(room, april, "Godkendelse af referat")
    assert (minutes.background, [one.text for one in minutes.recommendations]) == (
        "Der blev holdt møde den 2.\u00a0marts\u00a02027. Referatet blev sendt ud den 5.\u00a0marts\u00a02027.",
        ["godkender referatet"],
    )
    carried = named(room, april, "Kulturforum")
    assert (carried.deferrals, carried.since_last) == (
        1,
        "På mødet den 2.\u00a0marts\u00a02027: Punktet blev ikke nået og går videre til næste møde.",
    )
    since = named(room, april, "Siden sidst").since_last
    assert since == (
        "På mødet den 2.\u00a0marts\u00a02027:\n"
        "– Budget 2028: Styregruppen godkendte indstillingen.\n"
        "– Kulturforum: Punktet blev ikke nået og går videre til næste møde.\n"
        "– Evaluering: Styregruppen behandlede sagen.\n\n"
        "Opfølgning:\n– Sende budgettet ud (Bo Aarhus): i gang, frist 19.\u00a0marts\u00a02027"
    )
    assert named(room, october, "Evaluering").since_last == (
        "På mødet den 2.\u00a0marts\u00a02027: Styregruppen behandlede sagen."
    )


def test_an_item_that_is_put_off_again_counts_how_often(room: Room, march: MeetingId) -> None:
    april = room.convened(APRIL)
    accepted(room, march)
    begin(room, march)
    decide(room, march, "Budget 2028", Outcome.DEFERRED)
    close(room, march)
    begin(room, april)
    decide(room, april, "Budget 2028", Outcome.UNFINISHED)
    decide(room, april, "Godkendelse af referat")
    decide(room, april, "Siden sidst", Outcome.NOTED)
    close(room, april)
    october = room.convened(OCTOBER)
    assert named(room, october, "Budget 2028").deferrals == 2
    assert named(room, october, "Siden sidst").since_last == (
        "På mødet den 20.\u00a0april\u00a02027:\n"
        "– Budget 2028: Punktet blev ikke nået og går videre til næste møde."
    )


def test_the_list_for_the_next_meeting_is_itself_an_item(room: Room, march: MeetingId) -> None:
    april = room.convened(APRIL)
    accepted(room, april, Draft("Tema: klima"), BO)
    room.do(lambda office: office.lay_agenda(march))
    coming = named(room, march, "Punkter til næste møde")
    assert (coming.background, coming.case_presentation, coming.marks) == (
        "Her er de punkter, der foreløbig er til mødet den 20.\u00a0april\u00a02027.",
        "– Tema: klima",
        "OD",
    )


def test_what_somebody_wrote_in_a_standing_item_stays(room: Room, march: MeetingId) -> None:
    april = room.convened(APRIL)
    minutes = named(room, april, "Godkendelse af referat")
    mine = Draft("Godkendelse af referat", background="Eget ord.")
    room.do(lambda office: office.edit_item(minutes.id, mine, room.secretary))
    begin(room, march)
    close(room, march)
    assert named(room, april, "Godkendelse af referat").background == "Eget ord."


# Minutes


def test_minutes_are_commented_on_sent_again_and_approved_by_a_click(room: Room, march: MeetingId) -> None:
    mine = accepted(room, march)
    begin(room, march)
    decide(room, march, "Budget 2028")
    close(room, march)
    sent = room.do(lambda office: office.send_minutes(march, room.secretary))
    assert (sent.state, sent.version) == (MinutesState.COMMENTS, 1)
    assert [kind for kind, _ in room.told(march, ANN)][-2:] == ["minutes_sent", "excerpt"]
    room.do(
        lambda office: office.comment(march, About.MINUTES, "Beløbet mangler.", room.by(BO), item=mine.id)
    )
    decide(room, march, "Budget 2028", text="Styregruppen godkendte 2 mio. kr.")
    assert room.do(lambda office: office.send_minutes(march, room.secretary)).version == 2
    done = room.do(lambda office: office.approve_minutes(march, room.by(EVA)))
    assert (done.state, done.approved_by, done.approver) == (
        MinutesState.APPROVED,
        ApprovedBy.CLICK,
        room.who(EVA),
    )
    versions = room.books.read_now(lambda records: records.minutes_versions(march))
    assert [one.decisions[0].text for one in versions] == [
        "Styregruppen godkendte indstillingen.",
        "Styregruppen godkendte 2 mio. kr.",
        "Styregruppen godkendte 2 mio. kr.",
    ]
    why = room.refuses(march, lambda office: office.decide(mine.id, Outcome.FOLLOWED, room.secretary))
    assert isinstance(why, refusals.MinutesApproved)


def test_minutes_are_approved_by_silence_only_when_the_time_is_over_and_nobody_spoke(
    room: Room, march: MeetingId
) -> None:
    begin(room, march)
    close(room, march)
    sent = room.do(lambda office: office.send_minutes(march, room.secretary))
    assert sent.comments_until is not None
    silence = ApprovedBy.SILENCE
    why = room.refuses(march, lambda office: office.approve_minutes(march, room.secretary, silence))
    assert isinstance(why, refusals.NoRound)
    room.now = sent.comments_until + timedelta(seconds=1)
    done = room.do(lambda office: office.approve_minutes(march, room.secretary, silence))
    assert done.approved_by is silence


def test_the_next_meeting_approves_the_minutes_under_its_item(room: Room, march: MeetingId) -> None:
    april = room.convened(APRIL)
    begin(room, march)
    close(room, march)
    room.do(lambda office: office.send_minutes(march, room.secretary))
    begin(room, april)
    assert decide(room, april, "Godkendelse af referat") == "Styregruppen godkendte referatet."
    close(room, april)
    minutes = room.books.read_now(lambda records: records.minutes(march))
    assert minutes is not None
    assert (minutes.state, minutes.approved_by) == (MinutesState.APPROVED, ApprovedBy.MEETING)


def test_public_minutes_have_no_closed_items_and_name_nobody_who_has_something_to_do(
    room: Room, march: MeetingId
) -> None:
    closed = accepted(room, march, replace(DRAFT, title="Ansættelse", closed=True))
    accepted(room, march)
    begin(room, march)
    for title in ("Ansættelse", "Budget 2028"):
        decide(room, march, title)
    for one in (closed.id, None):
        room.do(
            lambda office, one=one: office.agree(
                march, "Ringe", room.secretary, item=one, responsible=room.who(BO)
            )
        )
    whole = room.do(lambda office: office.minutes_paper(march, public=False))
    paper = room.do(lambda office: office.minutes_paper(march, public=True))
    assert (len(whole.decisions), len(whole.follow_ups)) == (2, 2)
    assert [one.text for one in paper.decisions.values()] == ["Styregruppen godkendte indstillingen."]
    assert [(one.who, one.responsible) for one in paper.follow_ups] == [("Aarhus Kommune", None)]


# Follow-ups


def test_a_follow_up_is_chased_until_it_is_done(room: Room, march: MeetingId) -> None:
    begin(room, march)
    made = room.do(
        lambda office: office.agree(
            march, "Ringe", room.secretary, responsible=room.who(BO), deadline=date(2027, 3, 19)
        )
    )
    chased = [one.new.due_at for one in room.notices(march) if one.new.kind == "follow_up"]
    assert chased == [
        room.now,
        datetime(2027, 3, 12, 8, 15, tzinfo=UTC),
        datetime(2027, 3, 19, 8, 15, tzinfo=UTC),
    ]
    assert room.do(lambda office: office.owed_by(room.who(BO))) == (made,)
    why = room.refuses(march, lambda office: office.end_follow_up(made.id, FollowUpState.DONE, room.by(ANN)))
    assert isinstance(why, refusals.NotAllowed)
    room.do(lambda office: office.end_follow_up(made.id, FollowUpState.DONE, room.by(BO), "Ringet."))
    assert room.do(lambda office: office.owed_by(room.who(BO))) == ()


def test_the_decision_log_has_what_every_item_came_to(room: Room, march: MeetingId) -> None:
    accepted(room, march)
    begin(room, march)
    decide(room, march, "Budget 2028")
    close(room, march)
    found_ = room.do(lambda office: office.decisions_about(COMMITTEE.id))
    assert [(meeting.id, one.title, made.text) for meeting, one, made in found_] == [
        (march, "Budget 2028", "Styregruppen godkendte indstillingen.")
    ]


# The chair


def test_a_decision_of_the_chair_names_its_clause_tells_the_vice_chairs_and_stands_on_the_next_agenda(
    room: Room, march: MeetingId
) -> None:
    add_vice_chair(room)
    made = room.do(
        lambda office: office.chair_decides(
            COMMITTEE.id, "Støtte til IETM", "Vi støtter med 50.000 kr.", room.by(EVA)
        )
    )
    assert (made.clause, made.by.name) == (BETWEEN, EVA)
    assert room.told(march, VICE) == [("chair_decided", "teams")]
    orientation = named(room, march, "Orientering om formandens beslutning: Støtte til IETM")
    assert (made.told, orientation.number, orientation.case_presentation) == (
        orientation.id,
        "4",
        "Vi støtter med 50.000 kr.",
    )
    assert BETWEEN.quote in orientation.background
    assert room.audit(COMMITTEE.id) == ["chair.decide"]


def test_a_written_orientation_goes_to_all_members_and_stands_on_the_next_agenda(
    room: Room, march: MeetingId
) -> None:
    made = room.do(
        lambda office: office.orient(COMMITTEE.id, "Ny repræsentant", "Der er fundet en.", room.secretary)
    )
    assert made.clause is None
    assert [room.told(march, name)[-1] for name in (ANN, EVA)] == [("chair_decided", "teams")] * 2
    told = named(room, march, "Skriftlig orientering: Ny repræsentant")
    assert (told.background, told.case_presentation, told.marks) == (
        "Styregruppen er orienteret skriftligt den 18.\u00a0januar\u00a02027.",
        "Der er fundet en.",
        "O",
    )
    assert room.audit(COMMITTEE.id) == ["chair.orient"]
    why = room.attempt(lambda office: office.orient(COMMITTEE.id, "Ny", "Ja.", room.by(ANN)))
    assert isinstance(why, refusals.NotAllowed)


def test_without_a_clause_the_chair_decides_nothing_between_meetings(room: Room) -> None:
    why = room.attempt(lambda office: office.chair_decides(COMMITTEE.id, "Støtte", "Ja", room.by(EVA)))
    assert isinstance(why, refusals.NoAuthority)
    found(room)
    why = room.attempt(lambda office: office.chair_decides(COMMITTEE.id, "Støtte", "Ja", room.by(ANN)))
    assert isinstance(why, refusals.NotAllowed)


def test_a_decision_made_before_there_is_a_next_meeting_waits_for_its_agenda(room: Room) -> None:
    found(room)
    room.do(lambda office: office.chair_decides(COMMITTEE.id, "Støtte", "Ja tak.", room.secretary))
    march = room.convened()
    assert "4 Orientering om formandens beslutning: Støtte" in titles(room, march)


def test_a_withdrawn_proposal_is_the_proposers_own_affair(room: Room, march: MeetingId) -> None:
    mine = propose(room, march)
    room.do(lambda office: office.withdraw_item(mine.id, room.by(ANN)))
    why = room.refuses(march, lambda office: office.accept_item(mine.id, room.secretary))
    assert isinstance(why, refusals.ItemSettled)
    assert item(room, mine.id).state is ItemState.WITHDRAWN
