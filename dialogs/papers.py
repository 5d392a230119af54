"""What members say of agendas and minutes: comments, approval, what they have done, and what was decided."""

from collections.abc import Sequence
from contextlib import suppress

from dialogs import buttons
from dialogs.cards.downloads import MINUTES
from dialogs.cards.papers import (
    comments_card,
    decisions_card,
    follow_up_ended,
    said_card,
    tasks_card,
)
from dialogs.cards.triage import done_card
from dialogs.heard import Reply, Show, Tapped
from dialogs.item_words import alike, folded
from dialogs.turn import Turn
from meetings import refusals
from meetings.model import AgendaItem, Meeting, MeetingId, MeetingState
from meetings.paper import Decision, FollowUpState, MinutesState

NEAR_ENOUGH = 65
"""Of 100, for the words a decision is asked for by."""

Found = tuple[Meeting, AgendaItem, Decision]


# Comments


def comment(turn: Turn, button: buttons.SendComment, tapped: Tapped) -> Reply:
    view = turn.see(button.meeting)
    typed = buttons.typed(tapped)
    chosen = typed.get("on", "")
    shown = {str(one.id): one.id for one in view.agenda}
    try:
        turn.office.comment(
            button.meeting, button.about, typed.get("said", ""), turn.actor, item=shown.get(chosen)
        )
    except refusals.BadField:
        return said_card(view, turn.w, turn.w.own_comment, turn.w.need_comment)
    return said_card(view, turn.w, turn.w.comment_sent, turn.w.comment_sent_text)


def show_comments(turn: Turn, meeting: MeetingId) -> Show:
    """For those who make the agenda."""
    view = turn.see(meeting)
    rights = turn.office.rights(view.meeting.committee)
    turn.office.require(view.meeting.committee, turn.actor, rights.draft, "comments")
    said = turn.office.records.comments(meeting)
    titles = {one.id: one.title for one in turn.office.records.items(meeting)}
    return comments_card(view, turn.w, said, titles)


def answer_comment(turn: Turn, button: buttons.AnswerComment, tapped: Tapped) -> Reply:
    found = turn.office.records.comment(button.comment)
    turn.see(found.meeting, whole=False)
    with suppress(refusals.BadField):  # nothing was written then, and the card shows that
        turn.office.answer_comment(button.comment, buttons.typed(tapped).get("said", ""), turn.actor)
    return show_comments(turn, found.meeting)


# Minutes and what follows


def approve_minutes(turn: Turn, meeting: MeetingId) -> Reply:
    view = turn.see(meeting)
    turn.office.approve_minutes(meeting, turn.actor)
    return done_card(view, turn.w, turn.w.minutes_approved, turn.w.minutes_approved_text)


def follow_up_done(turn: Turn, button: buttons.FollowUpDone, tapped: Tapped) -> Reply:
    """Raises Unknown also for somebody else's: nobody counts the others' tasks."""
    note = buttons.typed(tapped).get("said", "")
    try:
        ended = turn.office.end_follow_up(button.follow_up, FollowUpState.DONE, turn.actor, note)
    except refusals.NotAllowed:
        raise refusals.Unknown("follow_up") from None
    return follow_up_ended(turn.office.records.committee(ended.committee), turn.w, ended)


def show_tasks(turn: Turn) -> Show:
    """One's own; for a secretariat also what is overdue in its committees."""
    mine = [(one, turn.office.records.meeting(one.meeting)) for one in turn.office.owed_by(turn.me)]
    desks = turn.office.secretariat_for(turn.me)
    overdue = [one for desk in desks for one in turn.office.overdue(desk.id)] if desks else None
    return tasks_card(mine, overdue, turn.w)


# What was decided


def said_decisions(turn: Turn, about: str) -> Show:
    """Of the person's committees, and only of items he may see."""
    found = decided(turn)
    if about.strip():
        found = _about(found, about)
    states = {meeting.id: turn.office.records.minutes(meeting.id) for meeting, _, _ in found}
    sent = {id for id, one in states.items() if one and one.state is not MinutesState.DRAFT}
    links = {
        meeting.id: turn.links.paper(meeting.id, turn.me, MINUTES, "pdf")
        for meeting, _, _ in found
        if meeting.id in sent or turn.is_secretariat(meeting.committee)
    }
    unapproved = {id for id, one in states.items() if one and one.state is not MinutesState.APPROVED}
    return decisions_card(
        found, turn.w, turn.w.product, about=about.strip(), minutes=links, unapproved=unapproved
    )


def decided(turn: Turn) -> list[Found]:
    """The latest first; what is still being written at a meeting is the secretariat's own."""
    all_ = [
        one
        for committee in turn.office.my_committees(turn.me)
        for one in turn.office.decisions_about(committee.id)
        if one[0].state is MeetingState.HELD or turn.is_secretariat(committee.id)
        if not (one[1].closed and turn.office.is_outside(one[0], turn.me))
    ]
    return sorted(all_, key=lambda one: one[0].starts_at, reverse=True)


def _about(found: Sequence[Found], about: str) -> list[Found]:
    """Those whose title fits best; where no title does, those whose decision or background has the words."""
    asked = folded(about)
    scores = [(alike(asked, folded(item.title)), place) for place, (_, item, _) in enumerate(found)]
    near = [place for score, place in scores if score >= NEAR_ENOUGH]
    if near:
        return [found[place] for place in near]
    return [one for one in found if asked in folded(f"{one[2].text} {one[1].background}")]
