"""Between meetings: what the chair decided and what the group is told in writing, noted by the chair or the secretariat."""

from collections.abc import Callable

from dialogs import buttons
from dialogs.cards.chair import between_form, between_receipt
from dialogs.heard import Reply, Show, Tapped
from dialogs.turn import Turn
from meetings import refusals
from meetings.model import AgendaItem, Clause, Committee, CommitteeId, Meeting
from meetings.paper import ChairDecision
from meetings.terms import in_force
from meetings.workdays import local_day

Mine = list[tuple[Committee, Clause | None]]


def ask_between(turn: Turn) -> Show:
    return between_form(_mine(turn, "chair.decide"), {}, {}, turn.w)


def _mine(turn: Turn, act: str) -> Mine:
    """The committees this person chairs or is the secretariat of. Raises NotAllowed for none."""
    found: Mine = []
    for committee in turn.office.my_committees(turn.me):
        if turn.office.is_chair(committee.id, turn.me) or turn.is_secretariat(committee.id):
            terms = in_force(committee, local_day(turn.office.now))
            found.append((committee, terms.chair_decides if terms else None))
    if not found:
        raise refusals.NotAllowed(act)
    return found


def decide(turn: Turn, button: buttons.ChairDecide, tapped: Tapped) -> Reply:
    return _noted(turn, button.committee, tapped, "chair.decide", turn.office.chair_decides)


def orient(turn: Turn, button: buttons.Orient, tapped: Tapped) -> Reply:
    return _noted(turn, button.committee, tapped, "chair.orient", turn.office.orient)


def _noted(
    turn: Turn, id: CommitteeId, tapped: Tapped, act: str, verb: Callable[..., ChairDecision]
) -> Reply:
    """Raises NotAllowed, also for a committee that is none of this person's, and NoAuthority."""
    mine, typed = _mine(turn, act), buttons.typed(tapped)
    committee = next((one for one, _ in mine if one.id == id), None)
    if committee is None:
        raise refusals.NotAllowed(act)
    try:
        made = verb(committee.id, typed.get("title", ""), typed.get("text", ""), turn.actor)
    except refusals.BadField as bad:
        place = "text" if bad.name == "background" else bad.name
        problems = {place: turn.w.field_problem(bad.name, bad.problem, bad.limit)}
        return between_form(mine, typed, problems, turn.w)
    told = [one.name for one in turn.office.told_between(made)]
    return between_receipt(committee, made, told, _on(turn, made), turn.w)


def _on(turn: Turn, made: ChairDecision) -> tuple[AgendaItem, Meeting] | None:
    if made.told is None:
        return None
    item = turn.office.records.item(made.told)
    return item, turn.office.records.meeting(item.meeting)
