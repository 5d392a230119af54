"""The secretariat's work in the chat: who has answered, reminding, the list, and calling, moving, cancelling."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from dialogs import buttons
from dialogs.buttons import Drawn
from dialogs.cards.agenda import agenda_published_card
from dialogs.cards.behalf import DECLINES, SUBSTITUTED, answer_form, answered_for_card
from dialogs.cards.convening import (
    amend_form,
    amended_card,
    as_typed,
    cancel_form,
    cancelled_card,
    convene_form,
    convened_card,
    move_form,
    moved_card,
    planned_card,
)
from dialogs.cards.overview import (
    list_card,
    more_card,
    no_desk_card,
    nobody_to_remind_card,
    overview_card,
    pages_card,
    proposals_card,
    remind_card,
    reminded_card,
)
from dialogs.cards.parts import box, text
from dialogs.cards.status import no_meeting_card
from dialogs.cards.undelivered import undelivered_card
from dialogs.desk_forms import Typed, Unread, meeting_plan, sessions
from dialogs.heard import Reply, Show, Tapped
from dialogs.intents import AnswerFor, NamedPerson, Their
from dialogs.people import said_of_another
from dialogs.turn import Turn
from dialogs.views import View, to_convene
from meetings import refusals
from meetings.attendance import Line
from meetings.model import (
    CALLED,
    AnswerKind,
    Committee,
    Meeting,
    MeetingId,
    MeetingState,
    Mode,
    PersonId,
    Source,
)
from meetings.notices import NoticeId
from meetings.office import Actor, Amendment, NewSubstitute
from meetings.order import danish
from meetings.workdays import next_open

OTHERS = 2
"""Other meetings that an overview has a button for."""


# Which meeting, and may they?


def _see(turn: Turn, meeting: MeetingId, act: str) -> View:
    """Raises Unknown for strangers and NotAllowed for members."""
    view = turn.see(meeting)
    turn.office.require_secretariat(view.meeting.committee, turn.actor, act)
    return view


def _committees(turn: Turn, act: str) -> tuple[Committee, ...]:
    found = turn.office.secretariat_for(turn.me)
    if not found:
        raise refusals.NotAllowed(act)
    return found


def _meetings(turn: Turn, act: str) -> list[Meeting]:
    """Planned and called ones that are not over, the next first."""
    found = [
        meeting
        for committee in _committees(turn, act)
        for meeting in turn.office.coming_meetings_of(committee)
    ]
    return sorted(found, key=lambda one: one.starts_at)


def said(turn: Turn, act: str, day: date | None, then: Callable[[Turn, MeetingId], Reply]) -> Reply:
    """Does `then` with the meeting of the named day, else with the next one that has been called."""
    meetings = _meetings(turn, act)
    if not meetings:
        return no_desk_card(turn.w)
    called = [one for one in meetings if one.state is MeetingState.CONVENED]
    if day is None:
        return then(turn, (called or meetings)[0].id)
    that_day = [one for one in meetings if any(session.day == day for session in one.sessions)]
    if not that_day:
        next_ = turn.see(meetings[0].id, whole=False)
        return no_meeting_card(turn.w, next_, day=turn.w.weekday_date(day))
    return then(turn, that_day[0].id)


# Who has answered


def next_overview(turn: Turn) -> Reply:
    return said(turn, "overview", None, overview)


def overview(turn: Turn, meeting: MeetingId, *, changed: bool = False) -> Show:
    """A meeting that is not called yet is shown with the button that calls it."""
    view = _see(turn, meeting, "overview")
    above = [box(text(turn.w.changed_meanwhile(), space="None"))] if changed else []
    if view.meeting.state is MeetingState.CANCELLED:
        return cancelled_card(view, turn.w)
    if view.meeting.state is MeetingState.PLANNED:
        return planned_card(view, turn.w, _called(turn, view), above=above)
    others = _others(turn, meeting)
    proposals = len(turn.office.proposals_for(meeting))
    news = turn.office.news(meeting)
    left = len(turn.office.undelivered(meeting))
    return overview_card(
        view, turn.w, proposals=proposals, news=news, others=others, above=above, undelivered=left
    )


def more_choices(turn: Turn, meeting: MeetingId) -> Show:
    view = _see(turn, meeting, "overview")
    if view.meeting.state in {MeetingState.CANCELLED, MeetingState.PLANNED}:
        return overview(turn, meeting)
    return more_card(view, turn.w, news=turn.office.news(meeting), others=_others(turn, meeting))


def _others(turn: Turn, meeting: MeetingId) -> list[Meeting]:
    return [one for one in _meetings(turn, "overview") if one.id != meeting][:OTHERS]


def _called(turn: Turn, view: View) -> int:
    """How many a convening would reach: those who hold a called role on the meeting's first day."""
    day = view.meeting.sessions[0].day
    seats = turn.office.records.memberships(view.meeting.committee)
    return len({one.person.id for one in seats if one.role in CALLED and one.holds(day)})


def proposals(turn: Turn, meeting: MeetingId) -> Show:
    return proposals_card(_see(turn, meeting, "proposals"), turn.w, turn.office.proposals_for(meeting))


def get_list(turn: Turn, meeting: MeetingId) -> Show:
    return list_card(_see(turn, meeting, "list"), turn.w, turn.links)


def open_pages(turn: Turn, meeting: MeetingId | None, room: str = "") -> Show:
    """A link that lets this one person in, once. Raises NotAllowed, and Unknown for a meeting of others."""
    seen = turn.office.pages_of(turn.me)
    if meeting is not None:
        view = turn.see(meeting, whole=False)
        if view.meeting.committee not in {one.id for one in seen}:
            raise refusals.NotAllowed("pages")
    return pages_card(
        seen, turn.w, turn.links.pages(turn.me, meeting, room), buttons.OpenPages(meeting, room)
    )


# Who was not reached


def ask_undelivered(turn: Turn, day: date | None) -> Reply:
    """Without a day, of the first meeting where somebody was not."""
    for meeting in _meetings(turn, "undelivered") if day is None else ():
        if turn.office.undelivered(meeting.id):
            return undelivered(turn, meeting.id)
    return said(turn, "undelivered", day, undelivered)


def undelivered(turn: Turn, meeting: MeetingId, said: str = "") -> Show:
    view = _see(turn, meeting, "undelivered")
    above = [box(text(said, space="None"))] if said else []
    return undelivered_card(view, turn.office.undelivered(meeting), turn.w, above=above)


def try_again(turn: Turn, button: buttons.TryAgain) -> Show:
    _see(turn, button.meeting, "undelivered")
    try:
        turn.office.try_again(_of_meeting(turn, button), turn.actor)
    except refusals.NothingToTry:
        return undelivered(turn, button.meeting, turn.w.nothing_to_try)
    return undelivered(turn, button.meeting, turn.w.trying_again)


def given_otherwise(turn: Turn, button: buttons.GivenOtherwise) -> Show:
    _see(turn, button.meeting, "undelivered")
    try:
        turn.office.given_otherwise(_of_meeting(turn, button), turn.actor)
    except refusals.NothingToSettle:
        return undelivered(turn, button.meeting, turn.w.nothing_to_settle)
    return undelivered(turn, button.meeting, turn.w.noted_as_given)


def _of_meeting(turn: Turn, button: buttons.TryAgain | buttons.GivenOtherwise) -> NoticeId:
    """Raises Unknown for a notice of another meeting."""
    if turn.office.records.notice(button.notice).new.meeting != button.meeting:
        raise refusals.Unknown("notice")
    return button.notice


# Reminding


def ask_to_remind(turn: Turn, meeting: MeetingId) -> Reply:
    """Who would be reminded and when, before anybody is."""
    view = _see(turn, meeting, "remind")
    if view.meeting.state is MeetingState.PLANNED:
        return overview(turn, meeting)
    due = next_open(turn.office.now, turn.office.days_off)
    return remind_card(view, turn.w, _goes_out(turn, due))


def remind(turn: Turn, button: buttons.Remind) -> Reply:
    view = _see(turn, button.meeting, "remind")
    if view.meeting.round != button.round:
        return overview(turn, button.meeting, changed=True)
    planned, due = turn.office.remind_now(button.meeting, turn.actor)
    if not planned:
        return nobody_to_remind_card(view, turn.w)
    return reminded_card(view, turn.w, len(planned), _goes_out(turn, due))


def _goes_out(turn: Turn, due: datetime) -> str:
    if due <= turn.office.now:
        return turn.w.goes_out_now()
    return turn.w.goes_out(turn.w.moment(due))


# Calling a meeting


def ask_to_convene(turn: Turn) -> Show:
    planned = to_convene(turn.office, turn.me)
    return convene_form(_committees(turn, "meeting.create"), {}, {}, turn.w, planned)


def plan(turn: Turn, button: buttons.Plan, tapped: Tapped) -> Reply:
    """Makes the meeting and shows it; nobody is told before the next tap."""
    committees, typed = _committees(turn, "meeting.create"), buttons.typed(tapped)
    try:
        wanted = meeting_plan(typed, button.committee, turn.office.now)
        made = turn.office.create(wanted, turn.actor)
    except (Unread, refusals.BadField) as bad:
        return convene_form(committees, typed, _problem(turn, bad), turn.w)
    view = turn.see(made.id)
    return planned_card(view, turn.w, _called(turn, view))


def _problem(turn: Turn, bad: Unread | refusals.BadField) -> dict[str, str]:
    limit = bad.limit if isinstance(bad, refusals.BadField) else None
    return {bad.name: turn.w.field_problem(bad.name, bad.problem, limit)}


def convene(turn: Turn, button: buttons.Convene) -> Reply:
    if changed := _changed(turn, button, "meeting.convene"):
        return changed
    turn.office.convene(button.meeting, turn.actor)
    return convened_card(turn.see(button.meeting, whole=False), turn.w)


def _changed(turn: Turn, button: Drawn, act: str) -> Show | None:
    """What concerns everybody is only done to a meeting that is as it was when the card was drawn."""
    _see(turn, button.meeting, act)
    meeting = turn.office.records.meeting(button.meeting, lock=True)
    if (meeting.round, meeting.revision) == (button.round, button.revision):
        return None
    return overview(turn, button.meeting, changed=True)


def publish_agenda(turn: Turn, button: buttons.PublishAgenda) -> Reply:
    """Sends the agenda to everybody called; again when it has changed since, as a new version."""
    if changed := _changed(turn, button, "agenda.publish"):
        return changed
    published = turn.office.publish_agenda(button.meeting, turn.actor)
    due = next_open(turn.office.now, turn.office.days_off)
    when = turn.w.moment(due) if due > turn.office.now else ""
    return agenda_published_card(turn.see(published.id), turn.w, when)


# Moving and cancelling


def ask_to_move(turn: Turn, meeting: MeetingId, *, proposed_in: str = "") -> Reply:
    """With the time that a reply proposes, where it is still one of those proposed."""
    view = _see(turn, meeting, "meeting.move")
    _must_be_ahead(view)
    times = turn.office.proposed(meeting) if proposed_in else ()
    day = next((one.session for one in times if one.key == proposed_in), None)
    typed = as_typed(replace(view.meeting, sessions=(day,))) if day else {}
    return move_form(view, typed, {}, turn.w)


def move(turn: Turn, button: buttons.Move, tapped: Tapped) -> Reply:
    if changed := _changed(turn, button, "meeting.move"):
        return changed
    typed = buttons.typed(tapped)
    try:
        turn.office.move(
            button.meeting,
            sessions(typed),
            typed.get("reason", ""),
            turn.actor,
            place=typed.get("place"),
            join_url=typed["join_url"].strip() if "join_url" in typed else None,
        )
    except (Unread, refusals.BadField) as bad:
        return move_form(turn.see(button.meeting), typed, _problem(turn, bad), turn.w)
    return moved_card(turn.see(button.meeting, whole=False), turn.w)


def ask_to_amend(turn: Turn, meeting: MeetingId) -> Reply:
    view = _see(turn, meeting, "meeting.amend")
    _must_be_ahead(view)
    return amend_form(view, {}, {}, turn.w)


def amend(turn: Turn, button: buttons.Amend, tapped: Tapped) -> Reply:
    if changed := _changed(turn, button, "meeting.amend"):
        return changed
    typed = buttons.typed(tapped)
    wanted = Amendment(*(typed.get(name) for name in ("title", "place", "join_url", "agenda_url")))
    try:
        amended = turn.office.amend(button.meeting, wanted, turn.actor)
    except refusals.BadField as bad:
        return amend_form(turn.see(button.meeting), typed, _problem(turn, bad), turn.w)
    view = turn.see(button.meeting, whole=False)
    return amended_card(view, turn.w, anything=amended.revision != button.revision)


def ask_to_cancel(turn: Turn, meeting: MeetingId) -> Reply:
    view = _see(turn, meeting, "meeting.cancel")
    _must_be_ahead(view)
    return cancel_form(view, {}, {}, turn.w)


def cancel(turn: Turn, button: buttons.Cancel, tapped: Tapped) -> Reply:
    if changed := _changed(turn, button, "meeting.cancel"):
        return changed
    typed = buttons.typed(tapped)
    try:
        turn.office.cancel(button.meeting, typed.get("reason", ""), turn.actor)
    except refusals.BadField as bad:
        return cancel_form(turn.see(button.meeting), typed, _problem(turn, bad), turn.w)
    return cancelled_card(turn.see(button.meeting, whole=False), turn.w)


def _must_be_ahead(view: View) -> None:
    """Raises MeetingCancelled or MeetingStarted."""
    if view.meeting.state is MeetingState.CANCELLED:
        raise refusals.MeetingCancelled(view.meeting)
    if view.meeting.state is MeetingState.HELD or view.now >= view.meeting.starts_at:
        raise refusals.MeetingStarted(view.meeting)


# On behalf of somebody


def ask_to_answer_for(turn: Turn, meeting: MeetingId) -> Reply:
    view = _see(turn, meeting, "answer")
    if not view.is_open:
        return overview(turn, meeting)
    return answer_form(view, _by_name(view), {}, {}, turn.w)


def said_answer_for(turn: Turn, wish: AnswerFor) -> Reply:
    """The form with what was understood filled in; for whoever is no secretary, that each answers for himself."""
    if not turn.office.secretariat_for(turn.me):
        return said_of_another(turn, wish.who)
    return said(turn, "answer", wish.day, lambda turn, meeting: _filled_form(turn, meeting, wish))


def _filled_form(turn: Turn, meeting: MeetingId, said: AnswerFor) -> Reply:
    view = _see(turn, meeting, "answer")
    if not view.is_open:
        return overview(turn, meeting)
    who = said.who
    called = bool(who and who.person and view.roll.line(who.person))
    typed = {"person": str(who.person) if called and who else "", "answer": _chosen(view, said)}
    named = [one.number for one in view.meeting.sessions if one.day == said.day and not said.whole]
    if named:
        typed["day"] = str(named[0])
    if said.substitute:
        typed |= _substitute(turn, said.substitute)
    unknown = {"person": turn.w.for_whom_unknown(who.name)} if who and not called else {}
    return answer_form(view, _by_name(view), typed, unknown, turn.w, heard=True)


def _chosen(view: View, said: AnswerFor) -> str:
    """As the form's choices are called; none where a hybrid meeting has two ways of coming."""
    match said.answer:
        case Their.DECLINES:
            return DECLINES
        case Their.SENDS:
            return SUBSTITUTED
        case Their.ONLINE if view.meeting.mode is Mode.HYBRID:
            return AnswerKind.ONLINE
        case Their.COMES if view.meeting.mode is Mode.HYBRID:
            return ""
        case Their.COMES | Their.ONLINE | Their.ONSITE:
            return AnswerKind.ONSITE
        case None:
            return ""


def _substitute(turn: Turn, named: NamedPerson) -> dict[str, str]:
    known = turn.office.records.person(named.person) if named.person else None
    return {"name": named.name, "email": known.email if known else named.email}


def _by_name(view: View) -> list[Line]:
    return sorted(view.roll.lines, key=lambda line: danish(line.person.name))


def answer_for(turn: Turn, button: buttons.AnswerFor, tapped: Tapped) -> Reply:
    """The answer of whoever phoned; it counts as the person's own, and the history names the secretariat."""
    view = _see(turn, button.meeting, "answer")
    if view.meeting.round != button.round:
        return overview(turn, button.meeting, changed=True)
    typed = buttons.typed(tapped)
    try:
        line, late = _take_for(turn, view, typed)
    except refusals.SeatsTaken as taken:
        problems = {"answer": turn.w.seats_says(taken.organisation.short, taken.seats)}
    except refusals.NoSuchSubstitute as refused:
        problems = {"name": turn.w.why_not_substitute(refused.problem)}
    except (Unread, refusals.BadField) as bad:
        problems = _problem(turn, bad)
    else:
        return answered_for_card(view, line, turn.w, late=late)
    return answer_form(view, _by_name(view), typed, problems, turn.w)


def _take_for(turn: Turn, view: View, typed: Typed) -> tuple[Line, bool]:
    person = _person(view, typed)
    kind, substitute = _answer(typed)
    receipt = turn.office.take_answer(
        view.meeting.id,
        person,
        kind,
        Actor(turn.me, Source.SECRETARIAT),
        sessions=_their_days(view, typed),
        substitute=substitute,
    )
    return receipt.line, receipt.late


def _person(view: View, typed: Typed) -> PersonId:
    chosen = typed.get("person", "")
    found = next((line.person.id for line in view.roll.lines if str(line.person.id) == chosen), None)
    if found is None:
        raise Unread("person", "missing")
    return found


def _answer(typed: Typed) -> tuple[AnswerKind, NewSubstitute | None]:
    match typed.get("answer", ""):
        case chosen if chosen == SUBSTITUTED:
            return AnswerKind.DECLINED, NewSubstitute(typed.get("name", ""), typed.get("email", ""))
        case chosen if chosen == DECLINES:
            return AnswerKind.DECLINED, None
        case AnswerKind.ONSITE | AnswerKind.ONLINE as way:
            return AnswerKind(way), None
        case _:
            raise Unread("answer", "missing")


def _their_days(view: View, typed: Typed) -> tuple[int, ...] | None:
    chosen = typed.get("days", "")
    if not chosen:
        return None
    numbers = {str(day): day for day in view.meeting.days}
    if not set(chosen.split(",")) <= set(numbers):
        raise Unread("days", "invalid")
    return tuple(numbers[one] for one in chosen.split(","))
