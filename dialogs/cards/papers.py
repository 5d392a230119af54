"""Cards of agendas and minutes on their way round: comments, approval, decisions, follow-ups."""

from collections.abc import Collection, Mapping, Sequence

from dialogs import buttons
from dialogs.cards.meeting import agenda_lines, day_facts, when_and_where
from dialogs.cards.overview import excerpt
from dialogs.cards.parts import (
    BUTTONS,
    PRIMARY,
    Action,
    Element,
    card,
    choice,
    facts,
    field,
    link,
    opens,
    section,
    show,
    tap,
    text,
)
from dialogs.heard import Show
from dialogs.views import View
from meetings.model import AgendaItem, Committee, ItemId, Meeting, MeetingId
from meetings.office.errands import Regarding
from meetings.office.papers import COMMENT_LIMIT
from meetings.paper import About, ChairDecision, Comment, Decision, FollowUp
from meetings.versions import fingerprint
from wording.dates import capital
from wording.talk import Words

NOTE_LIMIT = 500
MOST_DECISIONS = 8
MOST_COMMENTS = 4
MOST_TASKS = 12
WHOLE = "0"
NO_MINUTES: Mapping[MeetingId, str] = {}


# To the proposer


def settled_notice(view: View, w: Words, item: AgendaItem, regarding: Regarding) -> Show:
    """What became of the proposal; of another wording what was changed in it."""
    changes = regarding.changes if item.number else ()
    lines = [text(f"– {w.change_line(one)}", space="Small") for one in changes]
    told = w.settled_text(item, view.meeting.id, changed=bool(changes))
    heading = w.settled_heading(item, view.meeting.id)
    mend = [tap(w, w.change_item, buttons.ChangeItemForm(item.id))] if item.state == "returned" else []
    return _card(
        view,
        w,
        heading,
        [
            facts(
                [
                    (w.item_label, item.title),
                    (w.meeting, capital(w.the_meeting(view.meeting))),
                    (w.deferrals_label, capital(w.put_off(item.deferrals)) if item.deferrals > 1 else ""),
                ]
            ),
            text(told),
            *lines,
            *([facts([(w.note, item.note)])] if item.note else []),
        ],
        [
            *mend,
            tap(w, w.see_agenda, buttons.ShowAgenda(item.meeting)),
            tap(w, w.see_status, buttons.ShowStatus()),
        ],
        f"{heading}: {w.quoted(item.title)}.",
    )


def excerpt_notice(view: View, w: Words, item: AgendaItem, decision: Decision | None) -> Show:
    told = decision.text if decision and decision.text else w.no_decision_yet
    return _card(
        view,
        w,
        w.excerpt_heading,
        [
            facts([(w.item_label, item.title), (w.meeting, capital(w.the_meeting(view.meeting)))]),
            section(w.decision_label, rule=False),
            *excerpt(told),
        ],
        [tap(w, w.see_decisions, buttons.ShowDecisions()), tap(w, w.see_status, buttons.ShowStatus())],
        w.excerpt_says(item, told),
    )


# Rounds


def agenda_round(view: View, w: Words, regarding: Regarding) -> Show:
    until = w.moment(regarding.until) if regarding.until else ""
    return _card(
        view,
        w,
        w.agenda_round,
        [
            facts([*day_facts(w, view.meeting), (w.comments_until_label, capital(until))]),
            *agenda_lines(w, view.agenda, marks=True),
        ],
        [
            comment_button(view.meeting, view.agenda, w, About.AGENDA),
            tap(w, w.see_agenda, buttons.ShowAgenda(view.meeting.id)),
        ],
        w.agenda_round_says(view.meeting, until),
    )


def comment_button(meeting: Meeting, items: Sequence[AgendaItem], w: Words, about: About) -> Action:
    to = [(w.whole_agenda, WHOLE), *((w.numbered_item(one), str(one.id)) for one in items[:30])]
    asked = [
        choice("on", w.comment_to, to, value=WHOLE),
        field("said", w.own_comment, limit=COMMENT_LIMIT, needed=w.need_comment, long=True),
    ]
    send = tap(w, w.send_comment, buttons.SendComment(meeting.id, about), takes_fields=True)
    return opens(w.write_comment, asked, [send])


def agenda_to_approve(view: View, w: Words) -> Show:
    return _card(
        view,
        w,
        w.agenda_to_approve,
        [
            facts(when_and_where(w, view.meeting, week=False)),
            *agenda_lines(w, view.agenda, marks=True),
            text(w.agenda_to_approve_text),
        ],
        [
            tap(w, w.approve_agenda, buttons.ApproveAgenda(view.meeting.id, seen_print(view.agenda))),
            tap(w, w.see_agenda, buttons.ShowAgenda(view.meeting.id)),
        ],
        w.approve_says(view.meeting),
    )


def seen_print(items: Sequence[AgendaItem]) -> str:
    """Enough of an agenda's fingerprint to tell it from any other of the same meeting."""
    return fingerprint(items)[:16]


def minutes_round(view: View, w: Words, regarding: Regarding) -> Show:
    until = w.moment(regarding.until) if regarding.until else ""
    return _card(
        view,
        w,
        w.minutes_here,
        [
            facts([*day_facts(w, view.meeting), (w.comments_until_label, capital(until))]),
            text(w.minutes_text),
        ],
        [
            comment_button(view.meeting, view.agenda, w, About.MINUTES),
            *([tap(w, w.approve_minutes, buttons.ApproveMinutes(view.meeting.id))] if view.approves else []),
            tap(w, w.see_decisions, buttons.ShowDecisions()),
        ],
        w.minutes_say(view.meeting),
    )


def minutes_approved(view: View, w: Words) -> Show:
    return _card(
        view,
        w,
        w.minutes_approved,
        [facts(day_facts(w, view.meeting)), text(w.minutes_approved_text)],
        [tap(w, w.see_decisions, buttons.ShowDecisions()), tap(w, w.see_status, buttons.ShowStatus())],
        w.minutes_approved_says(view.meeting),
    )


def comment_arrived(view: View, w: Words, comment: Comment, item: AgendaItem | None) -> Show:
    return _card(
        view,
        w,
        w.comment_arrived,
        [
            facts(
                [
                    (w.comment_by, w.proposed_by(comment.by)),
                    (w.item_label, item.title if item else ""),
                    (w.meeting, capital(w.the_meeting(view.meeting))),
                ]
            ),
            *excerpt(comment.text),
        ],
        [_answer_comment(w, comment), tap(w, w.see_comments, buttons.ShowComments(view.meeting.id))],
        w.comment_says(comment.by.name, comment.text),
        over=f"{w.secretariat} · {view.committee.name}",
    )


def _answer_comment(w: Words, comment: Comment) -> Action:
    answer = field("said", w.answer_label, limit=COMMENT_LIMIT, needed=w.need_comment, long=True)
    send = tap(w, w.answer_comment, buttons.AnswerComment(comment.id), takes_fields=True)
    return opens(w.answer_comment, [answer], [send])


def comments_card(view: View, w: Words, comments: Sequence[Comment], titles: Mapping[ItemId, str]) -> Show:
    """The latest first, those without an answer before the others."""
    shown = sorted(comments, key=lambda one: (bool(one.answer), -one.id))
    lines: list[Element] = []
    for one in shown[: 2 * MOST_COMMENTS]:
        lines.append(text(w.comment_line(one, titles.get(one.item, "") if one.item else ""), space="Medium"))
        if one.answer:
            lines.append(text(w.answered_line(one), space="Small", small=True))
    first = next((one for one in shown if not one.answer), None)
    return _card(
        view,
        w,
        w.comments_heading,
        [facts(day_facts(w, view.meeting)), *(lines or [text(w.no_comments)])],
        [
            *([_answer_comment(w, first)] if first else []),
            tap(w, w.arrange, buttons.Arrange(view.meeting.id)),
        ],
        f"{w.comments_heading}: {len(comments)}",
        over=f"{w.secretariat} · {view.committee.name}",
    )


def said_card(view: View, w: Words, heading: str, told: str) -> Show:
    """A receipt."""
    return _card(
        view,
        w,
        heading,
        [facts(day_facts(w, view.meeting)), text(told)],
        [
            tap(w, w.see_agenda, buttons.ShowAgenda(view.meeting.id)),
            tap(w, w.see_status, buttons.ShowStatus()),
        ],
        f"{heading}. {told}",
    )


# Afterwards


def follow_up_notice(view: View, w: Words, one: FollowUp) -> Show:
    due = w.weekday_date(one.deadline) if one.deadline else ""
    note = field("said", w.follow_up_note, limit=NOTE_LIMIT)
    done = tap(w, w.follow_up_done, buttons.FollowUpDone(one.id), takes_fields=True)
    return _card(
        view,
        w,
        w.follow_up_heading,
        [
            facts(
                [
                    (w.task_label, one.task),
                    (w.deadline_label, capital(due)),
                    (w.meeting, capital(w.the_meeting(view.meeting))),
                ]
            )
        ],
        [opens(w.follow_up_done, [note], [done]), tap(w, w.see_status, buttons.ShowStatus())],
        w.follow_up_says(one, one.deadline),
    )


def follow_up_ended(committee: Committee, w: Words, one: FollowUp) -> Show:
    return show(
        card(
            w,
            over=committee.name,
            heading=w.follow_up_ended,
            body=[facts([(w.task_label, one.task), (w.note, one.note)])],
            actions=[tap(w, w.see_status, buttons.ShowStatus())],
            says=f"{w.follow_up_ended}: {one.task}",
        )
    )


def tasks_card(
    mine: Sequence[tuple[FollowUp, Meeting]], overdue: Sequence[FollowUp] | None, w: Words
) -> Show:
    """`overdue` is for the secretariat: what others should have done; None for everybody else."""
    lines = [text(w.task_line(one, meeting), space="Small") for one, meeting in mine[:MOST_TASKS]]
    body = [section(w.my_tasks, rule=False), *(lines or [text(w.no_tasks)])]
    if overdue is not None:
        late = [text(w.overdue_line(one), space="Small") for one in overdue[:MOST_TASKS]]
        body += [section(w.overdue_tasks), *(late or [text(w.nothing_overdue)])]
    return show(
        card(
            w,
            over=w.product,
            heading=w.tasks_heading,
            body=body,
            actions=[
                *(tap(w, w.task_done_line(one), buttons.FollowUpDone(one.id)) for one, _ in mine[:PRIMARY]),
                tap(w, w.see_status, buttons.ShowStatus(), aside=bool(mine)),
            ],
            says=w.tasks_say(len(mine), len(overdue or ())),
        )
    )


def chair_notice(view: View, w: Words, decision: ChairDecision) -> Show:
    clause = decision.clause
    authority = f"{w.quoted(clause.quote)} {clause.source}, {clause.place}" if clause else ""
    why = [tap(w, w.why, buttons.ShowWhy())] if clause else []
    return _card(
        view,
        w,
        w.chair_heading(decision),
        [
            facts([(w.item_label, decision.title)]),
            *excerpt(decision.text),
            *([facts([(w.authority_label, authority)])] if authority else []),
        ],
        [tap(w, w.see_agenda, buttons.ShowAgenda(view.meeting.id)), *why],
        w.chair_says(decision),
    )


def decisions_card(
    found: Sequence[tuple[Meeting, AgendaItem, Decision]],
    w: Words,
    over: str,
    *,
    about: str,
    minutes: Mapping[MeetingId, str] = NO_MINUTES,
    unapproved: Collection[MeetingId] = (),
) -> Show:
    """What was decided, the latest first; `about` are the words it was asked for by.

    `minutes` are links to the minutes that may be read, `unapproved` the meetings whose minutes may still be changed.
    """
    shown = found[:MOST_DECISIONS]
    told = [
        element
        for meeting, item, decision in shown
        for element in (
            section(item.title),
            text(w.decided_at(meeting, item, sure=meeting.id not in unapproved), small=True, space="None"),
            *excerpt(decision.text),
        )
    ]
    meetings = {meeting.id: meeting for meeting, _, _ in shown if meeting.id in minutes}
    links = [link(w.minutes_of_meeting(one), minutes[id]) for id, one in meetings.items()]
    return show(
        card(
            w,
            over=over,
            heading=w.decisions_heading,
            body=told or [text(w.no_decisions(about[:80]))],
            actions=[
                *links[:PRIMARY],
                tap(w, w.see_meetings, buttons.ShowMeetings(), aside=bool(links)),
                *([tap(w, w.see_decisions, buttons.ShowDecisions(), aside=bool(links))] if about else []),
            ],
            says=w.decisions_say(len(found), about[:80]) if found else w.no_decisions(about[:80]),
        )
    )


def _card(
    view: View,
    w: Words,
    heading: str,
    body: Sequence[Element],
    actions: Sequence[Action],
    says: str,
    *,
    over: str = "",
) -> Show:
    made = card(
        w,
        over=over or view.committee.name,
        heading=heading,
        body=body,
        actions=actions[:BUTTONS],
        says=says,
    )
    return show(made)
