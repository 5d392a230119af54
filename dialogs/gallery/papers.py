"""Decisions, comments, tasks, changes of the agenda, and what the chair decides between meetings."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dialogs.cards import agenda, chair, papers
from dialogs.gallery.shelf import NOW, Drawing, Shelf
from meetings.model import ItemId, MeetingId, Verb
from meetings.office.errands import Regarding
from meetings.paper import (
    About,
    ChairDecision,
    ChairDecisionId,
    Comment,
    CommentId,
    Decision,
    FollowUp,
    FollowUpId,
    Outcome,
)
from meetings.versions import FieldChange, difference


def decision(s: Shelf, item: int) -> Decision:
    return Decision(ItemId(item), Outcome.FOLLOWED, s.typed.text, NOW, None, Verb.APPROVE)


def comment(s: Shelf, id: int, answer: str = "") -> Comment:
    return Comment(
        CommentId(id),
        MeetingId("ekr-2027-03-02"),
        About.AGENDA,
        1,
        ItemId(1),
        s.other,
        NOW,
        s.typed.text,
        answer,
    )


def follow_up(s: Shelf) -> FollowUp:
    return FollowUp(
        FollowUpId(1),
        s.committee.id,
        MeetingId("ekr-2027-03-02"),
        None,
        s.typed.title,
        date(2027, 3, 19),
        s.reader,
        note=s.typed.reason,
    )


def chair_decision(s: Shelf) -> ChairDecision:
    return ChairDecision(
        ChairDecisionId(1),
        s.committee.id,
        s.typed.title,
        s.typed.text,
        s.clause,
        s.other,
        NOW,
    )


def regarding(s: Shelf) -> Regarding:
    """All there can be to say of a notice."""
    return Regarding(
        (FieldChange("background", "", s.typed.text),),
        NOW,
        comment(s, 1),
        decision(s, 1),
        follow_up(s),
        chair_decision(s),
    )


DRAWINGS: Mapping[str, Drawing] = {
    "04-decisions": lambda s: papers.decisions_card(
        [(s.meeting(), s.item(place), decision(s, place)) for place in (1, 2)],
        s.w,
        s.w.product,
        about=s.typed.title,
        minutes={s.meeting().id: "https://moeder.example.dk/papir/1"},
        unapproved=[s.meeting().id],
    ),
    "04-no-decisions": lambda s: papers.decisions_card([], s.w, s.w.product, about=s.typed.title),
    "04-comment-sent": lambda s: papers.said_card(s.view(), s.w, s.w.comment_sent, s.w.comment_sent_text),
    "04-tasks": lambda s: papers.tasks_card([(follow_up(s), s.meeting())], None, s.w),
    "04-tasks-desk": lambda s: papers.tasks_card([], [follow_up(s)] * 3, s.w),
    "04-changes": lambda s: agenda.changes_card(
        s.view(), s.w, difference(s.agenda()[:3], (s.item(7), *s.agenda()[1:3]))
    ),
    "04-between": lambda s: chair.between_form([(s.committee, s.clause), (s.committee, None)], {}, {}, s.w),
    "04-between-orient": lambda s: chair.between_form(
        [(s.committee, None)], {"title": s.typed.title}, {"text": s.w.need_between_text}, s.w
    ),
    "04-chair-noted": lambda s: chair.between_receipt(
        s.committee, chair_decision(s), [s.other.name], (replace(s.item(4), number="4"), s.meeting()), s.w
    ),
    "04-oriented": lambda s: chair.between_receipt(
        s.committee, replace(chair_decision(s), clause=None), [s.other.name, s.reader.name], None, s.w
    ),
    "04-follow-up-ended": lambda s: papers.follow_up_ended(s.committee, s.w, follow_up(s)),
}
