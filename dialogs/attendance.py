"""Coming and staying away: what was tapped and what was said about it."""

from collections.abc import Sequence
from datetime import date

from dialogs import buttons
from dialogs.buttons import OTHER, Days, Drawn, drawn
from dialogs.cards.answers import (
    answer_card,
    attend_buttons,
    decline_card,
    in_part_card,
    only_or_whole,
    substitute_form,
    understood_card,
    understood_facts,
)
from dialogs.cards.parts import Action, box, tap, text
from dialogs.cards.receipts import receipt_card, stepped_back_card
from dialogs.cards.seats import seat_asked_card, seat_given_card, seat_not_given_card, seats_card
from dialogs.cards.status import no_meeting_card, which_meeting_card
from dialogs.heard import Reply, Show, Tapped
from dialogs.intents import Attend, AttendInPart, Decline, SendSubstitute
from dialogs.notice_cards import moved_card
from dialogs.turn import Turn
from dialogs.views import View, coming
from meetings import refusals, seats
from meetings.attendance import Roll, Standing
from meetings.model import AnswerKind, Meeting, MeetingId, MeetingState, Mode, PersonId
from meetings.office import NewSubstitute, Receipt
from wording.dates import capital

# Tapped


def attend(turn: Turn, button: buttons.Attend, tapped: Tapped) -> Reply:
    """Comes to the days of the button and declines the others; to the whole meeting when it names none.

    With a remark where the card had a field for one: for whoever comes late or leaves early.
    """
    if old := _outdated(turn, button):
        return old
    remark = buttons.typed(tapped).get("remark", "").strip()
    kind = AnswerKind.ONLINE if isinstance(button, buttons.AttendOnline) else AnswerKind.ONSITE
    try:
        receipt = _take(turn, button, kind, button.days, remark=remark)
    except refusals.SeatsTaken as taken:
        return _seats(turn, taken)
    except refusals.NotInvited:
        return show_meeting(turn, button.meeting)
    rest = tuple(day for day in receipt.meeting.days if button.days and day not in button.days)
    if rest:
        receipt = _take(turn, button, AnswerKind.DECLINED, rest)
    return _receipt(turn, receipt)


def decline(turn: Turn, button: buttons.Decline, tapped: Tapped) -> Reply:
    if old := _outdated(turn, button):
        return old
    remark = buttons.typed(tapped).get("remark", "").strip()
    return _receipt(turn, _take(turn, button, AnswerKind.DECLINED, button.days, remark=remark))


def set_back(turn: Turn, meeting: MeetingId) -> Reply:
    """What came by calendar was not the person's: what stood before counts again."""
    receipt = turn.office.set_back(meeting, turn.me, turn.actor)
    if not receipt.changed:
        above = [box(text(turn.w.nothing_to_set_back, space="None"))]
        return answer_card(turn.see(meeting), turn.w, above=above)
    return _receipt(turn, receipt)


def send_substitute(turn: Turn, button: buttons.SendSubstitute, tapped: Tapped) -> Reply:
    """With a known person, with a name and an address typed on the form, or with neither: who could it be?"""
    if old := _outdated(turn, button):
        return old
    typed = buttons.typed(tapped)
    named: PersonId | NewSubstitute | None = button.substitute
    if named is None and "name" in typed:
        named = NewSubstitute(typed["name"], typed.get("email", ""))
    if named is None:
        return _who_comes(turn, button, somebody_else=typed.get("substitute") == OTHER)
    try:
        return _receipt(turn, _take(turn, button, AnswerKind.DECLINED, button.days, substitute=named))
    except refusals.SeatsTaken as taken:
        return _seats(turn, taken)
    except refusals.BadField as bad:
        problems = {bad.name: turn.w.field_problem(bad.name, bad.problem, bad.limit)}
        return substitute_form(turn.see(button.meeting), turn.w, button.days, typed, problems)


def _who_comes(turn: Turn, button: buttons.SendSubstitute, *, somebody_else: bool) -> Show:
    view = turn.see(button.meeting)
    if view.candidates and not somebody_else:
        return decline_card(view, turn.w, days=button.days)
    return substitute_form(view, turn.w, button.days, {}, {})


def _take(
    turn: Turn,
    button: Drawn,
    kind: AnswerKind,
    days: Days,
    *,
    remark: str = "",
    substitute: PersonId | NewSubstitute | None = None,
) -> Receipt:
    return turn.office.take_answer(
        button.meeting,
        turn.me,
        kind,
        turn.actor,
        sessions=days or None,
        remark=remark,
        substitute=substitute,
    )


def _receipt(turn: Turn, receipt: Receipt) -> Show:
    if receipt.line.person.id != turn.me:
        return stepped_back_card(_after(turn, receipt), receipt.line.person, turn.w)
    return receipt_card(_after(turn, receipt), turn.w, late=receipt.late)


def _after(turn: Turn, receipt: Receipt) -> View:
    """What a receipt is drawn from; the others' lines are looked up only where somebody stands in line."""
    meeting, line = receipt.meeting, receipt.line
    waits = any(one.kind is AnswerKind.WAITING for one in line.answers)
    records = turn.office.records
    roll = records.roll(meeting, line.invitee.organisation.id) if waits else Roll(meeting, (line,))
    committee = records.committee(meeting.committee)
    return View(turn.person, meeting, committee, turn.office.now, roll, line)


# Seats


def _seats(turn: Turn, taken: refusals.SeatsTaken) -> Show:
    """The colleagues who may be asked are those in whose seats somebody sits."""
    view = turn.see(taken.meeting.id, whole=False)
    held = [
        line
        for line in view.roll.of(taken.organisation.id)
        if line.invitee.role in seats.SEATED
        and line.sits(taken.session) is not None
        and line.person.id != turn.me
    ]
    return seats_card(view, turn.w, taken.clause, taken.seats, taken.session, held)


def wait(turn: Turn, button: buttons.Wait) -> Reply:
    if old := _outdated(turn, button):
        return old
    receipt = turn.office.wait_for_seat(button.meeting, turn.me, turn.actor, button.days or None)
    return _receipt(turn, receipt)


def ask_for_seat(turn: Turn, button: buttons.AskForSeat) -> Reply:
    if old := _outdated(turn, button):
        return old
    receipt = turn.office.ask_for_seat(button.meeting, turn.me, button.holder, turn.actor)
    if receipt.line.overall(receipt.meeting.days) is Standing.ATTENDING:
        return _receipt(turn, receipt)
    holder = turn.office.records.person(button.holder)
    return seat_asked_card(_after(turn, receipt), holder, turn.w)


def give_seat(turn: Turn, button: buttons.GiveSeat) -> Reply:
    """Only to somebody who asked and still waits, and only a seat one has."""
    if old := _outdated(turn, button):
        return old
    view = turn.see(button.meeting, whole=False)
    if view.line is None or not any(view.line.sits(day) for day in view.meeting.days):
        return seat_not_given_card(view, turn.w, turn.w.no_seat_to_give)
    if not turn.office.records.seat_wish(button.meeting, button.asker, turn.me):
        raise refusals.SeatNotAsked(view.meeting)
    asker = turn.office.records.person(button.asker)
    theirs = view.roll.line(button.asker)
    waits = theirs is not None and any(one.kind is AnswerKind.WAITING for one in theirs.answers)
    if not waits:
        return seat_not_given_card(view, turn.w, turn.w.seat_not_needed(asker.name))
    turn.office.give_seat(button.meeting, turn.me, button.asker, turn.actor)
    return seat_given_card(view, asker, turn.w)


# Cards from before


def _outdated(turn: Turn, button: Drawn) -> Show | None:
    """A card of another round of asking counts for nothing: it is answered with what is true now."""
    meeting = turn.office.records.meeting(button.meeting, lock=True)
    return fresh_card(turn, button.meeting) if meeting.round != button.round else None


def fresh_card(turn: Turn, meeting: MeetingId) -> Show:
    """The meeting as it is now, and what has changed since the card that was tapped."""
    view, w = turn.see(meeting), turn.w
    if not view.is_open:
        raise _closed(view)
    line = view.line
    if line is None:
        return answer_card(view, w, above=[box(text(w.card_is_old(), space="None"))])
    if line.answers or line.substitutions:
        told = w.moved_and_answered(w.answer_of(line, view.meeting))
        return answer_card(view, w, above=[box(text(told, space="None"))])
    return moved_card(view, w, above=[text(w.card_is_old(), space="Small")])


def _closed(view: View) -> refusals.Refusal:
    match view.meeting.state:
        case MeetingState.CANCELLED:
            return refusals.MeetingCancelled(view.meeting)
        case MeetingState.PLANNED:
            return refusals.NotConvened(view.meeting)
        case _:
            return refusals.MeetingStarted(view.meeting)


def show_meeting(turn: Turn, meeting: MeetingId) -> Show:
    """What is true of it now, also when it is over or cancelled."""
    view = turn.see(meeting)
    if not view.is_open:
        raise _closed(view)
    return answer_card(view, turn.w)


# Said


def said_attend(turn: Turn, wish: Attend, *, plain: bool) -> Reply:
    found = _meant(turn, wish.day)
    if isinstance(found, Show):
        return found
    return answer_card(turn.see(found.id), turn.w) if plain else confirm_attend(turn, found.id, wish)


def confirm_attend(turn: Turn, meeting: MeetingId, wish: Attend) -> Show:
    """A yes to this meeting, as it was understood; it is registered by the button."""
    view = turn.see(meeting)
    if view.line is None:
        return answer_card(view, turn.w)
    days = _days_of(view.meeting, wish)
    yes = _yes_attend(turn, view, days, online=wish.online)
    pairs = understood_facts(
        turn.w, view, days, (turn.w.my_answer, capital(turn.w.answer_word(_kind(wish), view.meeting.mode)))
    )
    return understood_card(view, turn.w, pairs, yes, turn.w.attend)


def said_in_part(turn: Turn, wish: AttendInPart) -> Reply:
    """Comes late or leaves early: a yes with a remark, which stands in a field until the button is tapped."""
    found = _meant(turn, wish.day)
    if isinstance(found, Show):
        return found
    view = turn.see(found.id)
    if view.line is None or not view.is_open:
        return answer_card(view, turn.w)
    days = _days_of(view.meeting, wish)
    yes = _yes_attend(turn, view, days, online=wish.online, takes_fields=True)
    word = turn.w.answer_word(_kind(wish), view.meeting.mode)
    pairs = understood_facts(turn.w, view, days, (turn.w.my_answer, capital(word)))
    return in_part_card(view, turn.w, pairs, wish.remark, yes)


def said_undecided(turn: Turn, day: date | None) -> Reply:
    """The meeting with its buttons, and until when there is time."""
    days = {session.day for one in coming(turn.office, turn.me) for session in one.sessions}
    found = _meant(turn, day if day in days else None)
    if isinstance(found, Show):
        return found
    view, w = turn.see(found.id), turn.w
    due = view.meeting.deadlines.responses
    told = w.not_yet(w.moment(due)) if view.now <= due else w.not_yet_late(w.moment(due))
    return answer_card(view, w, above=[box(text(told, space="None"))] if view.line else [])


def _kind(wish: Attend | AttendInPart) -> AnswerKind:
    return AnswerKind.ONLINE if wish.online else AnswerKind.ONSITE


def _yes_attend(
    turn: Turn, view: View, days: Days, *, online: bool | None, takes_fields: bool = False
) -> list[Action]:
    """One button that says yes; both ways at a hybrid meeting where nothing was said of it."""
    if len(days) == 1 and len(view.meeting.sessions) > 1 and view.meeting.mode is not Mode.HYBRID:
        return only_or_whole(view, turn.w, days[0], takes_fields=takes_fields)
    if view.meeting.mode is not Mode.HYBRID:
        yes = drawn(buttons.Attend, view.meeting, days=days)
        return [tap(turn.w, turn.w.yes_attend, yes, takes_fields=takes_fields)]
    if online is None and not days and not takes_fields:
        return attend_buttons(view, turn.w)
    if online is None:
        ways: list[tuple[str, type[buttons.Attend]]] = [
            (turn.w.attend_onsite, buttons.AttendOnsite),
            (turn.w.attend_online, buttons.AttendOnline),
        ]
        return [
            tap(turn.w, title, drawn(kind, view.meeting, days=days), takes_fields=takes_fields)
            for title, kind in ways
        ]
    kind = buttons.AttendOnline if online else buttons.AttendOnsite
    yes = drawn(kind, view.meeting, days=days)
    return [tap(turn.w, turn.w.yes_attend, yes, takes_fields=takes_fields)]


def said_decline(turn: Turn, wish: Decline | SendSubstitute, *, plain: bool) -> Reply:
    """Bare: who comes instead, or nobody? With a name: is that right?"""
    found, named = _meant(turn, wish.day), wish.substitute
    if isinstance(found, Show):
        return found
    view = turn.see(found.id)
    if view.line is None:
        return answer_card(view, turn.w)
    days = _days_of(view.meeting, wish)
    if named is None and plain:
        return decline_card(view, turn.w, days=days)
    if named is None:
        return _confirm_decline(turn, view, days)
    if named.person is None:
        typed = {"name": named.name, "email": named.email}
        return substitute_form(view, turn.w, days, typed, {})
    return _confirm_substitute(turn, view, days, named.person)


def _confirm_decline(turn: Turn, view: View, days: Days) -> Show:
    """Yes declines in one tap; a substitute is offered beside it."""
    w, meeting = turn.w, view.meeting
    yes = [
        tap(w, w.yes_decline, drawn(buttons.Decline, meeting, days=days)),
        tap(w, w.send_substitute, drawn(buttons.SendSubstitute, meeting, days=days)),
    ]
    pairs = understood_facts(w, view, days, (w.my_answer, w.apology))
    return understood_card(view, w, pairs, yes, w.apology)


def _confirm_substitute(turn: Turn, view: View, days: Days, substitute: PersonId) -> Show:
    w, meeting = turn.w, view.meeting
    who = turn.office.records.person(substitute)
    mine = w.member_of(view.reader, view.organisation.name)
    theirs = w.member_of(who, who.organisation.name)
    yes = [tap(w, w.yes_substitute, drawn(buttons.SendSubstitute, meeting, days=days, substitute=substitute))]
    pairs = understood_facts(w, view, days, (w.apology, mine), (w.substitute, theirs))
    return understood_card(view, w, pairs, yes, w.somebody_comes(who.name))


def _meant(turn: Turn, day: date | None) -> Meeting | Show:
    """The meeting that is spoken of, or the card that asks which (or says that there is none)."""
    meetings = coming(turn.office, turn.me)
    if day is None:
        if len(meetings) == 1:
            return meetings[0]
        return (
            which_meeting_card(_views(turn, meetings), turn.w) if meetings else no_meeting_card(turn.w, None)
        )
    that_day = [one for one in meetings if any(session.day == day for session in one.sessions)]
    match that_day:
        case []:
            next_ = turn.see(meetings[0].id, whole=False) if meetings else None
            return no_meeting_card(turn.w, next_, day=turn.w.weekday_date(day))
        case [one]:
            return one
        case _:
            return which_meeting_card(_views(turn, that_day), turn.w)


def _views(turn: Turn, meetings: Sequence[Meeting]) -> list[View]:
    return [turn.see(one.id, whole=False) for one in meetings]


def _days_of(meeting: Meeting, wish: Attend | AttendInPart | Decline | SendSubstitute) -> Days:
    """The one day of a seminar that was named; none where the whole meeting is meant."""
    if wish.day is None or wish.whole or len(meeting.sessions) == 1:
        return ()
    return tuple(one.number for one in meeting.sessions if one.day == wish.day)
