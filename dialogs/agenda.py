"""The agenda, proposing an item for it, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dialogs import buttons
from dialogs.cards.agenda import (
    ItemForm,
    agenda_card,
    changes_card,
    item_card,
    item_receipt,
    item_window,
    item_withdrawn,
    kept_card,
    own_item_card,
    own_items_card,
)
from dialogs.cards.status import no_meeting_card
from dialogs.heard import Ask, Reply, Show, Tapped, files_for, no_files
from dialogs.item_texts import FIELDS, as_typed, draft_of, problems_in
from dialogs.item_words import alike, folded
from dialogs.turn import Turn
from dialogs.views import View, concerning
from meetings import refusals
from meetings.agenda import rewritten
from meetings.model import AgendaItem, ItemId, ItemState, Meeting, MeetingId
from meetings.office.agenda import ItemInMeeting
from meetings.paper import PUBLIC_STAGES
from meetings.versions import Difference

NEAR_ENOUGH = 65
"""Of 100, for the words an item is remembered by; "musikudannelse" finds "Musikuddannelse i regionen"."""

MENDABLE = frozenset({ItemState.SUBMITTED, ItemState.LATE, ItemState.RETURNED})


# The agenda


def show_agenda(turn: Turn, meeting: MeetingId, *, proposers: bool = False) -> Show:
    """With `proposers` each item with whoever proposed it, as the paper has it; in public nobody is named."""
    view = turn.see(meeting)
    desk = turn.alone and view.secretariat and view.is_open
    files = files_for(turn.links, meeting, turn.me, turn.office.now) if turn.alone else no_files
    changed = turn.alone and bool(_changes(turn, view))
    return agenda_card(
        view.committee,
        view.meeting,
        view.agenda,
        turn.w,
        alone=turn.alone,
        desk=desk,
        files=files,
        changed=changed,
        proposers=proposers and turn.alone,
    )


def show_changes(turn: Turn, meeting: MeetingId) -> Show:
    view = turn.see(meeting)
    return changes_card(view, turn.w, _changes(turn, view))


def _changes(turn: Turn, view: View) -> list[Difference]:
    """Between the two agendas that were sent out last; of a closed item nothing for those who do not see it."""
    id = view.meeting.id
    sent = [one for one in turn.office.records.agenda_versions(id) if one.stage in PUBLIC_STAGES][-2:]
    if len(sent) < 2:
        return []
    outside = turn.office.is_outside(view.meeting, turn.me)
    found = turn.office.between(id, *(one.number for one in sent))
    return [
        one for one in found if not outside or not any(it and it.closed for it in (one.before, one.after))
    ]


def said_agenda(turn: Turn, day: date | None, *, proposers: bool = False) -> Reply:
    """Of the named day, else of the next meeting."""
    meetings = concerning(turn.office, turn.me)
    found = [one for one in meetings if day is None or any(session.day == day for session in one.sessions)]
    if found:
        return show_agenda(turn, found[0].id, proposers=proposers)
    next_ = turn.see(meetings[0].id, whole=False) if meetings else None
    return no_meeting_card(turn.w, next_, day=turn.w.weekday_date(day) if day else "")


# Proposing


def propose(turn: Turn, meeting: MeetingId | None, *, title: str = "") -> Show:
    """The form as a card, with what is known already filled in."""
    form = _new_form(turn, meeting, title)
    return item_card(form, turn.w) if form else no_meeting_card(turn.w, None)


def propose_in_window(turn: Turn, meeting: MeetingId | None) -> Ask | Show:
    form = _new_form(turn, meeting, "")
    return item_window(form, turn.w) if form else no_meeting_card(turn.w, None)


def _new_form(turn: Turn, id: MeetingId | None, title: str) -> ItemForm | None:
    """For the meeting of the button; else for one a draft is kept for, or the first whose deadline is ahead.

    The others are there to choose from.
    """
    if id is not None:
        meeting = turn.see(id, whole=False).meeting
        return _form(turn, meeting, _begun(turn, meeting, title), {})
    meetings = concerning(turn.office, turn.me)
    if not meetings:
        return None
    begun = [] if title else [one for one in meetings if turn.office.typed(one.id, turn.me)]
    in_time = [one for one in meetings if turn.office.now <= one.deadlines.items]
    first = (begun or in_time or list(meetings))[0]
    return _form(turn, first, _begun(turn, first, title), {}, choices=meetings)


def _begun(turn: Turn, meeting: Meeting, title: str) -> Mapping[str, str]:
    """What was typed of it before and not sent; a title that is said now is another proposal."""
    return {"title": title} if title else turn.office.typed(meeting.id, turn.me)


def _form(
    turn: Turn,
    meeting: Meeting,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
    *,
    choices: tuple[Meeting, ...] = (),
) -> ItemForm:
    return ItemForm(
        committee=turn.office.records.committee(meeting.committee),
        meeting=meeting,
        typed=typed,
        problems=problems,
        choices=choices if len(choices) > 1 else (),
        late=turn.office.now > meeting.deadlines.items,
    )


def send_item(turn: Turn, button: buttons.SendItem, tapped: Tapped) -> Reply:
    """Takes the proposal, or hands the form back with what was typed: a problem at its field, or the late list."""
    typed = buttons.typed(tapped)
    meeting = turn.see(button.meeting, whole=False).meeting
    if problems := problems_in(typed, turn.w):
        turn.office.keep_typed(meeting.id, _own(typed), turn.actor)
        return _again(turn, _form(turn, meeting, typed, problems), tapped)
    late_is_fine = isinstance(button, buttons.SendItemLate)
    try:
        item = turn.office.take_item(
            meeting.id, draft_of(typed), turn.me, turn.actor, late_is_fine=late_is_fine
        )
    except refusals.BadField as bad:
        problems = {bad.name: turn.w.field_problem(bad.name, bad.problem, bad.limit)}
        return _again(turn, _form(turn, meeting, typed, problems), tapped)
    except refusals.ItemDeadlinePassed:
        turn.office.keep_typed(meeting.id, _own(typed), turn.actor)
        return _again(turn, _form(turn, meeting, typed, {}), tapped)
    return item_receipt(turn.office.records.committee(meeting.committee), meeting, item, turn.w)


def keep_item(turn: Turn, button: buttons.KeepItem, tapped: Tapped) -> Reply:
    """Keeps what is typed, however little; the form shows it again when it is opened."""
    view = turn.see(button.meeting, whole=False)
    turn.office.keep_typed(button.meeting, _own(buttons.typed(tapped)), turn.actor)
    return kept_card(view.committee, view.meeting, turn.w)


def _own(typed: Mapping[str, str]) -> dict[str, str]:
    """The fields of the form, without what its button carries."""
    return {name: text for name, text in typed.items() if name in FIELDS}


def _again(turn: Turn, form: ItemForm, tapped: Tapped) -> Reply:
    return item_window(form, turn.w) if tapped.in_form else item_card(form, turn.w)


# Mending and withdrawing


def change_form(turn: Turn, id: ItemId, *, window: bool) -> Ask | Show:
    form = _change(turn, _mine(turn, id), {}, {})
    return item_window(form, turn.w) if window else item_card(form, turn.w)


def change_item(turn: Turn, button: buttons.ChangeItem, tapped: Tapped) -> Reply:
    item, typed = _mine(turn, button.item), buttons.typed(tapped)
    if problems := problems_in(typed, turn.w):
        return _again(turn, _change(turn, item, typed, problems), tapped)
    version = button.version or item.version
    try:
        changed = turn.office.change_item(item.id, draft_of(typed, item), turn.actor, version=version)
    except refusals.EditedMeanwhile as both:
        mine = as_typed(rewritten(both.item, both.mine))
        theirs = tuple((name, getattr(both.item, name)) for name in both.fields)
        return _again(turn, replace(_change(turn, both.item, mine, {}), theirs=theirs), tapped)
    except refusals.BadField as bad:
        problems = {bad.name: turn.w.field_problem(bad.name, bad.problem, bad.limit)}
        return _again(turn, _change(turn, item, typed, problems), tapped)
    meeting = turn.office.records.meeting(item.meeting)
    committee = turn.office.records.committee(meeting.committee)
    return item_receipt(committee, meeting, changed, turn.w, changed=True)


def withdraw_item(turn: Turn, id: ItemId) -> Reply:
    withdrawn = turn.office.withdraw_item(_mine(turn, id).id, turn.actor)
    meeting = turn.office.records.meeting(withdrawn.meeting)
    committee = turn.office.records.committee(meeting.committee)
    return item_withdrawn(committee, meeting, withdrawn, turn.w)


def _mine(turn: Turn, id: ItemId) -> AgendaItem:
    """Raises NotYours: also for an item that does not exist, so that nobody can count the others'."""
    try:
        item = turn.office.records.item(id)
    except refusals.Unknown:
        raise refusals.NotYours(id) from None
    mine = item.proposer is not None and item.proposer.id == turn.me
    if not mine or item.state not in MENDABLE:
        raise refusals.NotYours(id)
    return item


def _change(turn: Turn, item: AgendaItem, typed: Mapping[str, str], problems: Mapping[str, str]) -> ItemForm:
    meeting = turn.office.records.meeting(item.meeting)
    committee = turn.office.records.committee(meeting.committee)
    return ItemForm(committee, meeting, typed or as_typed(item), problems, changes=item)


# What became of it


def said_item(turn: Turn, about: str) -> Reply:
    """The item those words fit best; all of one's own where they fit none, or nothing was said."""
    found = turn.office.items_of(turn.me)
    over = turn.w.product
    if one := nearest(found, about):
        return own_item_card(one, turn.w, over, mendable=one.item.state in MENDABLE)
    return own_items_card(found, turn.w, over, about=about)


def show_item(turn: Turn, id: ItemId) -> Reply:
    """Raises NotYours for anybody else's."""
    for one in turn.office.items_of(turn.me):
        if one.item.id == id:
            return own_item_card(one, turn.w, turn.w.product, mendable=one.item.state in MENDABLE)
    raise refusals.NotYours(id)


def nearest(found: Sequence[ItemInMeeting], about: str) -> ItemInMeeting | None:
    if not about.strip():
        return found[0] if len(found) == 1 else None
    scores = [(alike(folded(about), folded(one.item.title)), one) for one in found]
    score, best = max(scores, key=lambda pair: pair[0], default=(0, None))
    return best if score >= NEAR_ENOUGH else None
