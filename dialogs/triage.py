"""The agenda's makers in the chat: proposals sorted, the agenda arranged, sent for comments and approved."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from dialogs import buttons
from dialogs.cards.agenda import ItemForm, item_card, item_window
from dialogs.cards.papers import agenda_to_approve, seen_print
from dialogs.cards.parts import text
from dialogs.cards.triage import (
    MONTHS_AHEAD,
    Arranged,
    Proposal,
    arrange_card,
    done_card,
    settled_card,
    triage_card,
)
from dialogs.heard import Ask, Reply, Show, Tapped
from dialogs.item_texts import as_typed, draft_of, problems_in
from dialogs.turn import Turn
from dialogs.views import View
from meetings import agenda, refusals, triage
from meetings.model import AgendaItem, Draft, ItemId, ItemState, Later, MeetingId, MeetingState
from meetings.paper import About


def _see(turn: Turn, meeting: MeetingId, act: str = "proposals") -> View:
    """Raises Unknown for strangers, NotAllowed for those who do not make the agenda."""
    view = turn.see(meeting)
    rights = turn.office.rights(view.meeting.committee)
    turn.office.require(view.meeting.committee, turn.actor, rights.draft, act)
    return view


def _item(turn: Turn, id: ItemId) -> tuple[View, AgendaItem]:
    """Raises Unknown also for an item that is not there."""
    item = turn.office.records.item(id)
    return _see(turn, item.meeting), item


# One proposal


def show_item(turn: Turn, id: ItemId) -> Show:
    view, item = _item(turn, id)
    return triage_card(view, turn.w, _proposal(turn, view, item))


def _proposal(turn: Turn, view: View, item: AgendaItem) -> Proposal:
    office = turn.office
    others = [
        one for one in office.records.items(item.meeting) if one.state in triage.INTO and one.id != item.id
    ]
    later = [
        one
        for one in office.records.meetings_of_committee(view.meeting.committee)
        if one.starts_at > view.meeting.starts_at and one.state is not MeetingState.CANCELLED
    ]
    return Proposal(
        item,
        others=tuple(one for one in agenda.in_order(others) if one.standing is None)[:20],
        meetings=tuple(later[:6]),
        months=_months(view.meeting.sessions[0].day),
    )


def _months(day: date) -> tuple[date, ...]:
    first = day.year * 12 + day.month
    return tuple(date((first + n) // 12, (first + n) % 12 + 1, 1) for n in range(MONTHS_AHEAD))


def accept(turn: Turn, id: ItemId) -> Reply:
    view, _ = _item(turn, id)
    return _settled(turn, view, turn.office.accept_item(id, turn.actor))


def with_reason(turn: Turn, button: buttons.ReturnItem | buttons.RejectItem, tapped: Tapped) -> Reply:
    view, _ = _item(turn, button.item)
    reason = buttons.typed(tapped).get("reason", "")
    verb = turn.office.return_item if isinstance(button, buttons.ReturnItem) else turn.office.reject_item
    return _tried(turn, view, button.item, lambda: verb(button.item, reason, turn.actor))


def defer(turn: Turn, button: buttons.DeferItem, tapped: Tapped) -> Reply:
    view, _ = _item(turn, button.item)
    typed = buttons.typed(tapped)
    later = _later(typed.get("later", ""))
    reason = typed.get("reason", "")
    return _tried(
        turn, view, button.item, lambda: turn.office.defer_item(button.item, later, reason, turn.actor)
    )


def _later(chosen: str) -> Later:
    year, _, month = chosen.partition("-")
    if len(chosen) == len("2027-10") and year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12:
        return Later(month=date(int(year), int(month), 1))
    return Later(MeetingId(chosen)) if chosen else Later()


def merge(turn: Turn, button: buttons.MergeItem, tapped: Tapped) -> Reply:
    view, _ = _item(turn, button.item)
    into = _number(buttons.typed(tapped).get("into", ""))
    return _tried(turn, view, button.item, lambda: turn.office.merge_items(button.item, into, turn.actor))


def _tried(turn: Turn, view: View, id: ItemId, act: Callable[[], AgendaItem]) -> Reply:
    """What was wrong with the small form is told on the card it stands on."""
    try:
        return _settled(turn, view, act())
    except refusals.BadField as bad:
        told = turn.w.field_problem(bad.name, bad.problem, bad.limit)
        found = _proposal(turn, view, turn.office.records.item(id))
        return triage_card(view, turn.w, found, above=[text(told, bold=True)])


def _settled(turn: Turn, view: View, item: AgendaItem) -> Show:
    return settled_card(view, turn.w, item, turn.office.proposals_for(view.meeting.id))


# Another wording


def reword_form(turn: Turn, id: ItemId, *, window: bool) -> Ask | Show:
    _, item = _item(turn, id)
    form = _form(turn, item, {}, {})
    return item_window(form, turn.w) if window else item_card(form, turn.w)


def reword(turn: Turn, button: buttons.Reword, tapped: Tapped) -> Reply:
    view, item = _item(turn, button.item)
    typed = buttons.typed(tapped)
    if problems := problems_in(typed, turn.w, background=False):
        return _again(turn, item, typed, problems, tapped)
    try:
        return _settled(
            turn, view, _reworded(turn, item, draft_of(typed, item), button.version or item.version)
        )
    except refusals.BadField as bad:
        told = {bad.name: turn.w.field_problem(bad.name, bad.problem, bad.limit)}
        return _again(turn, item, typed, told, tapped)
    except refusals.EditedMeanwhile as both:
        return _both(turn, both, tapped)


def _reworded(turn: Turn, item: AgendaItem, draft: Draft, version: int) -> AgendaItem:
    """Taken on with the new wording where it waits; where it stands on the agenda it is only written in."""
    if item.state is ItemState.ACCEPTED:
        return turn.office.edit_item(item.id, draft, turn.actor, version=version)
    return turn.office.accept_item(item.id, turn.actor, draft, version=version)


def _both(turn: Turn, both: refusals.EditedMeanwhile, tapped: Tapped) -> Reply:
    """My text in the fields, theirs above: the next save begins with theirs."""
    form = replace(
        _form(turn, both.item, as_typed(agenda.rewritten(both.item, both.mine)), {}),
        theirs=tuple((name, getattr(both.item, name)) for name in both.fields),
    )
    return item_window(form, turn.w) if tapped.in_form else item_card(form, turn.w)


def _form(turn: Turn, item: AgendaItem, typed: Mapping[str, str], problems: Mapping[str, str]) -> ItemForm:
    meeting = turn.office.records.meeting(item.meeting)
    committee = turn.office.records.committee(meeting.committee)
    return ItemForm(committee, meeting, typed or as_typed(item), problems, changes=item, desk=True)


def _again(
    turn: Turn, item: AgendaItem, typed: Mapping[str, str], problems: Mapping[str, str], tapped: Tapped
) -> Reply:
    form = _form(turn, item, typed, problems)
    return item_window(form, turn.w) if tapped.in_form else item_card(form, turn.w)


# The agenda


def arrange(turn: Turn, meeting: MeetingId, *, told: str = "") -> Show:
    view = _see(turn, meeting, "agenda.arrange")
    above = [text(told, bold=True)] if told else []
    return arrange_card(view, turn.w, _arranged(turn, view), above=above)


def _arranged(turn: Turn, view: View) -> Arranged:
    office, id = turn.office, view.meeting.id
    paper = office.agenda_paper(id, public=False)
    approve = office.rights(view.meeting.committee).approve
    own = office.holds(view.meeting.committee, turn.me, approve)
    return Arranged(
        paper.slots,
        paper.over_by,
        office.unsent(id),
        len(office.proposals_for(id)),
        len(office.comments_on(id, About.AGENDA)),
        must_be_approved=not own and not office.is_approved(id),
    )


def move(turn: Turn, button: buttons.MoveItem, tapped: Tapped) -> Reply:
    _see(turn, button.meeting, "item.move")
    typed = buttons.typed(tapped)
    item, after = _on(turn, button.meeting, typed.get("moved", "")), _number(typed.get("after", ""))
    return _rearranged(
        turn,
        button.meeting,
        lambda: turn.office.move_item(item, after or None, turn.actor, sub=typed.get("sub") == "1"),
    )


def remove(turn: Turn, button: buttons.RemoveItem, tapped: Tapped) -> Reply:
    _see(turn, button.meeting, "item.remove")
    typed = buttons.typed(tapped)
    item = _on(turn, button.meeting, typed.get("moved", ""))
    return _rearranged(
        turn, button.meeting, lambda: turn.office.remove_item(item, typed.get("reason", ""), turn.actor)
    )


def write(turn: Turn, button: buttons.WriteItem, tapped: Tapped) -> Reply:
    _see(turn, button.meeting, "item.write")
    draft = Draft(buttons.typed(tapped).get("title", ""))
    return _rearranged(
        turn, button.meeting, lambda: turn.office.write_item(button.meeting, draft, turn.actor)
    )


def _rearranged(turn: Turn, meeting: MeetingId, act: Callable[[], object]) -> Reply:
    try:
        act()
    except refusals.BadField as bad:
        return arrange(turn, meeting, told=turn.w.field_problem(bad.name, bad.problem, bad.limit))
    return arrange(turn, meeting)


def _on(turn: Turn, meeting: MeetingId, chosen: str) -> ItemId:
    """The chosen item of this meeting. Raises Unknown for any other."""
    number = _number(chosen)
    if any(one.id == number for one in turn.office.records.items(meeting)):
        return number
    raise refusals.Unknown("item")


def _number(chosen: str) -> ItemId:
    return ItemId(int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 16 else 0)


# Sending and approving


def send_round(turn: Turn, meeting: MeetingId) -> Reply:
    view = _see(turn, meeting, "agenda.round")
    version = turn.office.send_for_comments(meeting, turn.actor)
    until = turn.w.moment(version.comments_until) if version.comments_until else ""
    return done_card(view, turn.w, turn.w.round_sent, turn.w.round_until(until))


def ask_for_approval(turn: Turn, meeting: MeetingId) -> Reply:
    view = _see(turn, meeting, "agenda.ask")
    asked = turn.office.ask_for_approval(meeting, turn.actor)
    names = turn.w.listing(turn.office.records.person(one).name for one in asked)
    return done_card(view, turn.w, turn.w.approval_asked, turn.w.asked_people(names))


def approve(turn: Turn, button: buttons.ApproveAgenda) -> Reply:
    """Only the agenda that stood on the card: of one that has changed since, the card is shown anew."""
    view = turn.see(button.meeting)
    approve = turn.office.rights(view.meeting.committee).approve
    turn.office.require(view.meeting.committee, turn.actor, approve, "agenda.approve")
    now = turn.office.draft_of(button.meeting)
    if seen_print(now) != button.seen:
        return agenda_to_approve(replace(view, agenda=now), turn.w)
    turn.office.approve_agenda(button.meeting, turn.actor)
    return done_card(view, turn.w, turn.w.agenda_approved, turn.w.agenda_approved_text)
