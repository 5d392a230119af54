"""Cards that come unasked: the delivery engine has them drawn at the moment they are sent, from what is true then."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dialogs import buttons
from dialogs.buttons import drawn
from dialogs.cards import papers
from dialogs.cards.answers import answer_card, attend_buttons, away_buttons, needs_two_rows, substitute_button
from dialogs.cards.held import restored_card
from dialogs.cards.meeting import agenda_lines, day_facts, join_button, when_and_where
from dialogs.cards.overview import excerpt, names, remind_button
from dialogs.cards.parts import (
    BUTTONS,
    Action,
    Element,
    at_most,
    box,
    card,
    facts,
    row,
    show,
    tap,
    text,
)
from dialogs.cards.receipts import receipt_card
from dialogs.cards.status import answered
from dialogs.cards.undelivered import undelivered_card
from dialogs.cards.waiting import both, waiting_card
from dialogs.heard import Card, FileLink, Show, no_files
from dialogs.views import View
from meetings import contradictions
from meetings.attendance import Standing, silent
from meetings.held import HeldBack, Hold
from meetings.model import AgendaItem, ItemState, Language, Observation, Person
from meetings.notices import Kind, NoticeId
from meetings.office import Waiting
from meetings.office.errands import Regarding
from meetings.undelivered import Undelivered
from wording.dates import capital
from wording.talk import Words, words
from wording.tongue import days_between

NOTHING_MORE = Regarding()


def notice(
    kind: Kind,
    view: View,
    language: Language,
    *,
    about: Person | None = None,
    item: AgendaItem | None = None,
    said: Sequence[Observation] = (),
    regarding: Regarding = NOTHING_MORE,
    undelivered: Sequence[Undelivered] = (),
    files: FileLink = no_files,
) -> Show:
    """The card of one notice to `view.reader`.

    `said` is the history of answers a CONFIRM or DIFFERS is about. `about` is the person of the notice
    (NewNotice.about): who asks for a seat, gives one, comes or stays away. `undelivered` is what the
    secretariat is told of. `item` is the proposal of an ITEM_ARRIVED, `files` leads to what stands on the agenda. Raises KeyError for the kinds that go by mail only.
    """
    told = _Told(view, words(language), about, item, regarding, tuple(said), undelivered, files)
    return replace(_CARDS[kind](told), replaces=False)


def replies_wait(waiting: Sequence[Waiting], language: Language) -> Show:
    """The card of a REPLIES_WAIT, which is about no one meeting."""
    return replace(waiting_card(waiting, words(language)), replaces=False)


def restored(hold: Hold | None, back: Sequence[HeldBack], language: Language) -> Show:
    """The card of a RESTORED, which is about no one meeting."""
    return replace(restored_card(hold, back, words(language)), replaces=False)


def keyed(card: Card, told_by: NoticeId) -> Card:
    """The card with the notice's number in all its buttons: a tap then proves that it was brought."""
    keyed: Card = _keyed(card, {buttons.TOLD_BY: str(told_by)})
    return keyed


def _keyed(part: Any, key: Mapping[str, str]) -> Any:
    match part:
        case dict():
            inner = {name: _keyed(value, key) for name, value in part.items()}
            if part.get("type") in {"Action.Execute", "Action.Submit"}:
                inner["data"] = {**inner.get("data", {}), **key}
            return inner
        case list():
            return [_keyed(one, key) for one in part]
        case _:
            return part


@dataclass(frozen=True, slots=True)
class _Told:
    """What every notice card is drawn from."""

    view: View
    w: Words
    about: Person | None
    item: AgendaItem | None
    regarding: Regarding
    said: tuple[Observation, ...] = ()
    undelivered: Sequence[Undelivered] = ()
    files: FileLink = no_files

    def card(
        self, heading: str, body: Sequence[Element], actions: Sequence[Action], says: str, *, over: str = ""
    ) -> Show:
        made = card(
            self.w,
            over=over or self.view.committee.name,
            heading=heading,
            body=body,
            actions=actions[:BUTTONS],
            says=says,
        )
        return show(made)


# Called, reminded, moved, cancelled


def _convened(told: _Told) -> Show:
    return answer_card(told.view, told.w)


def _reminder(told: _Told) -> Show:
    view, w = told.view, told.w
    deadline = w.moment(view.meeting.deadlines.responses)
    days = days_between(view.now, view.meeting.deadlines.responses)
    body = [
        text(
            w.deadline_in(deadline, days if view.now <= view.meeting.deadlines.responses else -1),
            space="Small",
        ),
        facts([*_meeting(told), (w.for_label, view.organisation.name)]),
    ]
    whole = tap(w, w.whole_invitation, buttons.ShowMeeting(view.meeting.id), aside=True)
    return _answerable(view, w, w.we_miss_you, body, w.reminder_says(view.meeting, deadline), [whole])


def _maybe(told: _Told) -> Show:
    view, w = told.view, told.w
    due = view.meeting.deadlines.responses
    days = days_between(view.now, due) if view.now <= due else -1
    body = [
        text(w.you_said_maybe(w.moment(due), days), space="Small"),
        facts([*_meeting(told), (w.for_label, view.organisation.name)]),
    ]
    whole = tap(w, w.whole_invitation, buttons.ShowMeeting(view.meeting.id), aside=True)
    return _answerable(view, w, w.know_now, body, w.know_now_says(view.meeting), [whole])


def _card(told: _Told) -> Show:
    """The card the person has, as it would be after a tap: what is true now, and by which road it came."""
    view, w = told.view, told.w
    if view.line is None or not view.line.answers:
        return answer_card(view, w)
    latest = max(view.line.answers, key=lambda one: one.at)
    return receipt_card(view, w, late=latest.late, above=w.by_road.get(latest.source, ""))


def _confirm(told: _Told) -> Show:
    """An answer that nobody vouched for has changed one that stood."""
    view, w = told.view, told.w
    assert view.line is not None
    now = w.answer_of(view.line, view.meeting)
    pairs = [(w.noted_now, now), (w.noted_before, _stood_before(told))]
    body = [facts([*pairs, *_meeting(told)]), text(w.was_that_you_text, space="Medium")]
    actions = [
        tap(w, w.that_was_me, buttons.LeaveIt()),
        tap(w, w.set_it_back, buttons.SetBack(view.meeting.id), tip=w.set_back_tip(view.meeting)),
        tap(w, w.change_answer, buttons.ShowMeeting(view.meeting.id)),
    ]
    return told.card(w.was_that_you, body, actions, w.was_that_you_says(view.meeting, _low(now)))


def _unconfirmed(told: _Told) -> Show:
    """An answer in the person's name did not count: what stands, and the buttons to answer here."""
    view, w = told.view, told.w
    stands = [(w.stands_with_us, w.answer_of(view.line, view.meeting))] if view.line else []
    body = [text(w.not_counted_text, space="Small"), facts([*stands, *_meeting(told)])]
    whole = tap(w, w.whole_invitation, buttons.ShowMeeting(view.meeting.id), aside=True)
    return _answerable(view, w, w.not_counted, body, w.not_counted_says(view.meeting), [whole])


def _low(said: str) -> str:
    return said[:1].lower() + said[1:]


def _stood_before(told: _Told) -> str:
    last = {one.session: one for one in told.said}
    before = [one.before for one in last.values() if one.before is not None]
    return capital(told.w.listing(dict.fromkeys(told.w.said_before(one) for one in before)))


def _answerable(
    view: View, w: Words, heading: str, body: Sequence[Element], says: str, rest: Sequence[Action]
) -> Show:
    """A card that is answered in place."""
    ways, away = attend_buttons(view, w), away_buttons(view, w)
    first = [row(*ways)] if ways and needs_two_rows(ways, away) else []
    second = at_most(BUTTONS - len(ways), away, rest) if first else at_most(BUTTONS, ways, away, rest)
    over = view.committee.name
    return show(card(w, over=over, heading=heading, body=[*body, *first], actions=second, says=says))


def _meeting(told: _Told) -> list[tuple[str, str]]:
    return when_and_where(told.w, told.view.meeting, week=False)


def _moved(told: _Told) -> Show:
    return moved_card(told.view, told.w)


def moved_card(view: View, w: Words, *, above: Sequence[Element] = ()) -> Show:
    """The new time beside the old, and what the reader had answered; also for whoever taps a card from before."""
    meeting = view.meeting
    deadline = w.moment(meeting.deadlines.responses)
    new = [(w.new_time, value) for _, value in day_facts(w, meeting, week=True)]
    pairs = [
        *new,
        (w.before_label, w.was_at(meeting.before_move) if meeting.before_move else ""),
        (w.where, w.place(meeting)),
        (w.reason, meeting.reason),
    ]
    body = [
        *above,
        facts(pairs),
        *([box(text(_before(view, w, deadline), space="None"))] if view.line else []),
    ]
    whole = tap(w, w.whole_invitation, buttons.ShowMeeting(meeting.id), aside=True)
    return _answerable(view, w, w.moved, body, w.moved_says(meeting), [whole])


def _before(view: View, w: Words, deadline: str) -> str:
    earlier = view.line.earlier if view.line else ()
    if not earlier:
        return w.did_not_answer(deadline)
    answers = dict.fromkeys(capital(w.said_before(one.kind)) for one in earlier)
    return w.answered_before(w.listing(answers), deadline)


def _amended(told: _Told) -> Show:
    """The person's own card about the meeting, put right in its place."""
    w, meeting = told.w, told.view.meeting
    stands = f" {w.amended_stands}" if _has_answered(told.view) else ""
    return answer_card(told.view, w, above=[box(text(f"{w.amended(meeting.amended)}{stands}", space="None"))])


def _cancelled(told: _Told) -> Show:
    w, meeting = told.w, told.view.meeting
    body = [facts([*_meeting(told), (w.reason, meeting.reason)]), text(w.cancelled_hint)]
    return told.card(w.cancelled, body, _look_on(told), w.cancelled_notice_says(meeting))


def _look_on(told: _Told) -> list[Action]:
    w = told.w
    return [tap(w, w.see_meetings, buttons.ShowMeetings()), tap(w, w.see_status, buttons.ShowStatus())]


# The agenda, and the day before


def _agenda(told: _Told) -> Show:
    view, w = told.view, told.w
    lines = agenda_lines(w, view.agenda, marks=True, files=told.files)
    return told.card(
        w.agenda_is_here,
        [facts(_meeting(told)), *lines],
        [
            tap(w, w.see_agenda, buttons.ShowAgenda(view.meeting.id)),
            tap(
                w,
                w.change_answer if _has_answered(view) else w.answer_meeting,
                buttons.ShowMeeting(view.meeting.id),
            ),
        ],
        w.agenda_notice_says(view.meeting),
    )


def _has_answered(view: View) -> bool:
    return view.line is None or bool(view.line.answers or view.line.substitutions)


def _day_before(told: _Told) -> Show:
    view, w, meeting = told.view, told.w, told.view.meeting
    heading = w.day_before(meeting, days_between(view.now, meeting.starts_at))
    mine = (
        [text(w.comes_for(_principals(view, w), view.comes_for[0].invitee.organisation.name))]
        if view.comes_for
        else []
    )
    if view.line:
        mine = [text(w.you_are_coming(w.answer_of(view.line, meeting)))]
    return told.card(
        heading,
        [facts(_meeting(told)), *mine],
        [
            *join_button(w, meeting, aside=False),
            tap(w, w.see_agenda, buttons.ShowAgenda(meeting.id)),
            tap(w, w.change_answer, buttons.ShowMeeting(meeting.id)),
        ],
        w.day_before_says(meeting),
    )


def _principals(view: View, w: Words) -> str:
    return w.listing(line.person.name for line in view.comes_for)


# Substitutes


def _substitute(told: _Told) -> Show:
    view, w = told.view, told.w
    line = view.comes_for[0] if view.comes_for else None
    principal = line.person if line else told.about
    name, organisation = (principal.name, principal.organisation.name) if principal else ("", "")
    body = [text(w.substitute_for(name, organisation)), facts(_meeting(told)), text(w.substitute_entry())]
    actions = [
        *away_buttons(view, w),
        tap(w, w.see_agenda, buttons.ShowAgenda(view.meeting.id)),
    ]
    return told.card(w.you_substitute, body, actions, w.substitute_says(name, view.meeting))


def _released(told: _Told) -> Show:
    w = told.w
    name = told.about.name if told.about else ""
    body = [facts(_meeting(told)), text(w.free_text(name))]
    return told.card(w.you_are_free, body, _look_on(told), w.free_says(told.view.meeting))


def _substitute_left(told: _Told) -> Show:
    view, w = told.view, told.w
    name = told.about.name if told.about else w.substitute
    body = [text(w.substitute_left_text(name)), facts(_meeting(told))]
    actions: list[Action] = []
    if view.is_open and view.line:
        actions.append(substitute_button(view, w))
    actions.append(tap(w, w.change_answer, buttons.ShowMeeting(view.meeting.id)))
    return told.card(w.your_substitute_left, body, actions, w.left_says(name, view.meeting))


# Seats


def _seat_given(told: _Told) -> Show:
    view, w = told.view, told.w
    body = [text(w.seat_text(told.about.name if told.about else "")), facts(_meeting(told))]
    actions = [
        tap(w, w.change_answer, buttons.ShowMeeting(view.meeting.id)),
        tap(w, w.see_agenda, buttons.ShowAgenda(view.meeting.id)),
    ]
    return told.card(w.seat_for_you, body, actions, w.seat_says(view.meeting))


def _seat_asked(told: _Told) -> Show:
    view, w, asker = told.view, told.w, told.about
    assert asker is not None
    body = [
        text(w.asks_for_seat(asker.name, view.organisation.name)),
        facts(_meeting(told)),
        text(w.give_means),
    ]
    actions = [
        tap(w, w.give_seat, drawn(buttons.GiveSeat, view.meeting, asker=asker.id)),
        tap(w, w.keep_seat, buttons.LeaveIt()),
    ]
    return told.card(w.may_i_have, body, actions, w.asks_says(asker.name, view.meeting))


# To the secretariat


def _item_arrived(told: _Told) -> Show:
    view, w, item = told.view, told.w, told.item
    assert item is not None
    proposer = w.proposed_by(item.proposer) if item.proposer else ""
    kinds = [w.for_what(one.verb) for one in item.recommendations[:1]]
    pairs = [
        (w.item_label, item.title),
        (w.item_kind, "".join(kinds)),
        (w.proposer, proposer),
        (w.meeting, capital(w.the_meeting(view.meeting))),
    ]
    return told.card(
        w.item_arrived_late if item.state is ItemState.LATE else w.item_arrived,
        [facts(pairs), *excerpt(item.background)],
        [
            tap(w, w.triage_item, buttons.Triage(item.id)),
            tap(w, w.show_proposals, buttons.Proposals(view.meeting.id)),
            tap(w, w.see_overview, buttons.Overview(view.meeting.id)),
        ],
        w.item_arrived_says(item.title, proposer),
        over=f"{w.secretariat} · {view.committee.name}",
    )


def _deadline_passed(told: _Told) -> Show:
    view, w = told.view, told.w
    sums = answered(view.roll, w)
    pending = view.roll.with_standing(Standing.PENDING)
    missing = w.counted(len(pending), names(pending, view.roll, w)) if pending else ""
    remind = [remind_button(view, w)] if view.is_open and silent(view.roll) else []
    return told.card(
        w.deadline_passed,
        [
            facts(_meeting(told)),
            text(f"{sums}.", bold=True),
            facts([(w.missing, missing)]) if missing else text(w.everybody_answered),
        ],
        [
            *remind,
            tap(w, w.get_list, buttons.GetList(view.meeting.id)),
            tap(w, w.see_overview, buttons.Overview(view.meeting.id)),
        ],
        w.deadline_passed_says(view.meeting, sums),
        over=f"{w.secretariat} · {view.committee.name}",
    )


def _differs(told: _Told) -> Show:
    view, w = told.view, told.w
    name = told.about.name if told.about else ""
    found = contradictions.differing(told.said, view.meeting.round)
    pairs: list[tuple[str, str]] = []
    for one in found:
        first, then = both(one, w)
        pairs += [(w.first_said, first), (w.then_said, then)]
    actions = [tap(w, w.see_overview, buttons.Overview(view.meeting.id))]
    if view.is_open:
        actions.append(tap(w, w.answer_for, buttons.AnswerForm(view.meeting.id)))
    return told.card(
        w.answers_differently,
        [text(name, bold=True, space="Small"), facts([*pairs, *_meeting(told)]), text(w.the_later_counts)],
        actions,
        w.differs_says(name, view.meeting),
        over=f"{w.secretariat} · {view.committee.name}",
    )


# Agenda and minutes on their way round


def _item_settled(told: _Told) -> Show:
    assert told.item is not None
    return papers.settled_notice(told.view, told.w, told.item, told.regarding)


def _excerpt(told: _Told) -> Show:
    assert told.item is not None
    return papers.excerpt_notice(told.view, told.w, told.item, told.regarding.decision)


def _comment_arrived(told: _Told) -> Show:
    assert told.regarding.comment is not None
    return papers.comment_arrived(told.view, told.w, told.regarding.comment, told.item)


def _follow_up(told: _Told) -> Show:
    assert told.regarding.follow_up is not None
    return papers.follow_up_notice(told.view, told.w, told.regarding.follow_up)


def _chair_decided(told: _Told) -> Show:
    assert told.regarding.chair_decision is not None
    return papers.chair_notice(told.view, told.w, told.regarding.chair_decision)


def _undelivered(told: _Told) -> Show:
    return undelivered_card(told.view, told.undelivered, told.w)


_CARDS: Mapping[Kind, Callable[[_Told], Show]] = {
    Kind.CONVENED: _convened,
    Kind.REMINDER: _reminder,
    Kind.MAYBE: _maybe,
    Kind.CARD: _card,
    Kind.CONFIRM: _confirm,
    Kind.UNCONFIRMED: _unconfirmed,
    Kind.MOVED: _moved,
    Kind.AMENDED: _amended,
    Kind.CANCELLED: _cancelled,
    Kind.AGENDA: _agenda,
    Kind.DAY_BEFORE: _day_before,
    Kind.SUBSTITUTE: _substitute,
    Kind.SUBSTITUTE_LEFT: _substitute_left,
    Kind.RELEASED: _released,
    Kind.SEAT_GIVEN: _seat_given,
    Kind.SEAT_ASKED: _seat_asked,
    Kind.ITEM_ARRIVED: _item_arrived,
    Kind.DEADLINE_PASSED: _deadline_passed,
    Kind.DIFFERS: _differs,
    Kind.ITEM_SETTLED: _item_settled,
    Kind.AGENDA_COMMENTS: lambda told: papers.agenda_round(told.view, told.w, told.regarding),
    Kind.AGENDA_TO_APPROVE: lambda told: papers.agenda_to_approve(told.view, told.w),
    Kind.COMMENT_ARRIVED: _comment_arrived,
    Kind.MINUTES_SENT: lambda told: papers.minutes_round(told.view, told.w, told.regarding),
    Kind.MINUTES_APPROVED: lambda told: papers.minutes_approved(told.view, told.w),
    Kind.EXCERPT: _excerpt,
    Kind.FOLLOW_UP: _follow_up,
    Kind.CHAIR_DECIDED: _chair_decided,
    Kind.UNDELIVERED: _undelivered,
}
