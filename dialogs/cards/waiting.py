"""For the secretariat: mails a program should not decide, who has answered differently, and proposed times."""

from collections.abc import Sequence

from dialogs import buttons
from dialogs.cards.meeting import day_facts
from dialogs.cards.parts import (
    BUTTONS,
    PRIMARY,
    Action,
    Element,
    at_most,
    box,
    card,
    facts,
    numbered,
    show,
    tap,
    text,
)
from dialogs.heard import Show
from dialogs.views import View
from meetings.contradictions import Differing, stance
from meetings.model import AnswerKind, Meeting, MeetingState
from meetings.office import News, Waiting
from meetings.proposed_times import ProposedTime
from wording.dates import capital
from wording.talk import Words

LISTED = BUTTONS - 1
"""So that every one has its button, beside the way back."""
MOST_LINES = 8
MOST_TIMES = 6
COMMENT_LETTERS = 600


# The list


def waiting_card(waiting: Sequence[Waiting], w: Words, *, above: str = "") -> Show:
    """What waits, the latest first, with a button each."""
    shown = enumerate(waiting[:LISTED], 1)
    lines = [element for place, one in shown for element in _line(place, one, w)]
    if more := len(waiting) - LISTED:
        lines += [text(w.and_more_waiting(more))] if more > 0 else []
    told = [text(f"{above}.", bold=True, space="Small")] if above else []
    count = f"{w.waiting_count(len(waiting))}." if waiting else w.nothing_waits
    return show(
        card(
            w,
            over=w.secretariat,
            heading=w.waiting_heading,
            body=[*told, *(lines or [text(w.nothing_waits)])],
            actions=[*_buttons(waiting, w), tap(w, w.see_overview, buttons.Overview(), aside=bool(waiting))],
            says=f"{above}. {count}" if above else count,
            wide=True,
        )
    )


def _line(place: int, one: Waiting, w: Words) -> list[Element]:
    at = one.reply.received_at
    where = w.about_meeting(one.meeting, at) if one.meeting else w.received_at(at)
    return [
        numbered(f"{place}.", w.waiting_line(_name(one, w), w.why_it_waits(one.reply.reason))),
        text(where, small=True, space="None"),
    ]


def _name(one: Waiting, w: Words) -> str:
    reply = one.reply
    return one.person.name if one.person else reply.sender or reply.attendee or w.unknown_sender


def _buttons(waiting: Sequence[Waiting], w: Words) -> list[Action]:
    return [
        tap(
            w,
            w.show_number(place),
            buttons.ShowReply(one.reply.key),
            aside=place > PRIMARY,
            tip=_name(one, w),
        )
        for place, one in enumerate(waiting[:LISTED], 1)
    ]


# One of them, with all that was said


def reply_card(one: Waiting, w: Words, *, is_open: bool) -> Show:
    """`is_open` says that the meeting still takes answers."""
    why = w.why_it_waits(one.reply.reason)
    stopped = [box(text(w.mail_stopped, space="None"))] if one.closed else []
    return show(
        card(
            w,
            over=w.secretariat,
            heading=_name(one, w),
            body=[
                text(f"{why}.", space="Small"),
                facts(_all_that_was_said(one, w)),
                *stopped,
                text(w.raw_mail, small=True),
            ],
            actions=_ways_on(one, w, is_open=is_open),
            says=f"{_name(one, w)}: {why}.",
        )
    )


def _all_that_was_said(one: Waiting, w: Words) -> list[tuple[str, str]]:
    reply, meeting = one.reply, one.meeting
    comment = (
        reply.comment if len(reply.comment) <= COMMENT_LETTERS else f"{reply.comment[:COMMENT_LETTERS]} …"
    )
    return [
        (w.who_label, _who(one, w)),
        (w.meeting, capital(w.the_meeting(meeting)) if meeting else ""),
        (w.received_label, capital(w.full_moment(reply.received_at))),
        (w.from_label, reply.sender or reply.attendee),
        (w.they_say, w.partstats.get(reply.partstat, "")),
        (w.proposed_label, capital(w.span_of(*reply.proposed)) if reply.proposed else ""),
        (w.sent_by_label, reply.sent_by),
        (w.passed_to, reply.delegated_to),
        (w.reply_comment, comment),
        (w.status_label, reply.status),
    ]


def _who(one: Waiting, w: Words) -> str:
    if one.person is None:
        return ""
    of = one.line.invitee.organisation if one.line else one.person.organisation
    return w.member_of(one.person, of.name)


def _ways_on(one: Waiting, w: Words, *, is_open: bool) -> list[Action]:
    key, meeting = one.reply.key, one.meeting
    take: list[Action] = []
    if is_open and one.may_be_taken:
        take = [
            tap(w, w.take_attends, buttons.TakeReply(key, AnswerKind.ONSITE)),
            tap(w, w.take_declines, buttons.TakeReply(key, AnswerKind.DECLINED)),
            tap(w, w.take_maybe, buttons.TakeReply(key, AnswerKind.TENTATIVE), aside=True),
        ]
    mend = [tap(w, w.mail_again, buttons.ReopenMailbox(key))] if one.closed else []
    behalf = [tap(w, w.answer_for, buttons.AnswerForm(meeting.id), aside=True)] if is_open and meeting else []
    times = (
        [tap(w, w.see_times, buttons.ProposedTimes(meeting.id), aside=True)]
        if one.reply.proposed and meeting
        else []
    )
    back = [tap(w, w.see_all_waiting, buttons.ShowWaiting(), aside=True)]
    return at_most(BUTTONS, take, mend, [tap(w, w.put_aside, buttons.PutAside(key))], times or behalf, back)


# Proposed times


def times_card(view: View, times: Sequence[ProposedTime], w: Words) -> Show:
    """The result of a small poll nobody had to call: who proposed which time, and how many could be asked."""
    lines = [element for one in times[:MOST_TIMES] for element in _time(one, w)]
    people = {person.id for one in times for person in one.by}
    moves = [
        tap(w, w.move_to(w.short_date(one.session.day)), buttons.MoveForm(view.meeting.id, one.key))
        for one in times[:PRIMARY]
    ]
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.times_heading,
            body=[
                facts(day_facts(w, view.meeting)),
                *(lines or [text(w.no_times)]),
                *([text(w.times_hint, small=True)] if times else []),
            ],
            actions=[
                *(moves if view.is_open else []),
                tap(w, w.see_overview, buttons.Overview(view.meeting.id), aside=bool(times)),
            ],
            says=w.some_propose(len(people), len(times)) if times else w.no_times,
        )
    )


def _time(one: ProposedTime, w: Words) -> list[Element]:
    names = [person.name for person in one.by]
    return [
        text(capital(w.span_of(one.start, one.end)), bold=True, space="Medium", rule=True),
        text(w.proposed_by_people(names, one.others), space="None"),
    ]


# In the overview


def news_box(news: News, w: Words) -> list[Element]:
    """What to look at before the sums are trusted; nothing when there is nothing."""
    lines = [_differs(one, w) for one in news.differing[:MOST_LINES]]
    if news.times:
        people = {person.id for one in news.times for person in one.by}
        lines.append(f"{w.some_propose(len(people), len(news.times))}.")
    if news.waiting:
        lines.append(f"{w.waiting_count(news.waiting)}.")
    if not lines:
        return []
    return [box(text(w.look_here, bold=True, space="None"), *(text(line, space="Small") for line in lines))]


def _differs(one: Differing, w: Words) -> str:
    earlier, later = both(one, w)
    return w.differs_line(f"{w.answers_differently}: {one.person.name}", earlier, later)


def both(one: Differing, w: Words) -> tuple[str, str]:
    """Each answer with its road and its time."""
    first, then = (w.said_by_road(stance(said), said.source, said.at) for said in (one.earlier, one.later))
    return first, then


def news_buttons(news: News, meeting: Meeting, w: Words) -> list[Action]:
    found: list[Action] = []
    if news.waiting:
        found.append(tap(w, w.see_waiting, buttons.ShowWaiting(), aside=True))
    if news.times and meeting.state is MeetingState.CONVENED:
        found.append(tap(w, w.see_times, buttons.ProposedTimes(meeting.id), aside=True))
    return found


__all__ = ["both", "news_box", "news_buttons", "reply_card", "times_card", "waiting_card"]
