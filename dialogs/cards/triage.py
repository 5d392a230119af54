"""For the agenda's makers: one proposal and what can be done with it, and the agenda they make of them all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs import buttons
from dialogs.buttons import drawn
from dialogs.cards.meeting import MOST_ITEMS, when_and_where
from dialogs.cards.overview import excerpt
from dialogs.cards.parts import (
    PRIMARY,
    Action,
    Choice,
    Element,
    box,
    card,
    choice,
    facts,
    field,
    numbered,
    opens,
    row,
    section,
    show,
    tap,
    text,
    window,
)
from dialogs.heard import Show
from dialogs.views import View
from meetings.agenda import TITLE_LIMIT
from meetings.model import AgendaItem, ItemState, Meeting
from meetings.office.triage import REASON_LIMIT
from meetings.paper import Slot
from meetings.versions import Difference
from wording.dates import capital
from wording.talk import Words

MOST_LINES = 10
MONTHS_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Proposal:
    """One item with what can be chosen about it: items it may be merged into, meetings and months it may wait for."""

    item: AgendaItem
    others: tuple[AgendaItem, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    months: tuple[date, ...] = ()


# One proposal


def triage_card(view: View, w: Words, found: Proposal, *, above: Iterable[Element] = ()) -> Show:
    item = found.item
    at_once, asking = _what_to_do(view, w, found)
    return show(
        card(
            w,
            over=_over(view, w),
            heading=item.title,
            body=[*above, facts(_told(view, w, item)), *_texts(w, item), row(*at_once)],
            actions=asking,
            says=w.triage_line(item),
            wide=True,
        )
    )


def _told(view: View, w: Words, item: AgendaItem) -> list[tuple[str, str]]:
    kinds = w.listing(dict.fromkeys(w.for_what(one.verb) for one in item.recommendations))
    return [
        (w.proposer, w.proposed_by(item.proposer) if item.proposer else ""),
        (w.item_kind, kinds),
        (w.meeting, capital(w.the_meeting(view.meeting))),
        (w.item_status, capital(w.desk_state(item, w.item_state(item)))),
        (w.field_name("minutes"), w.minutes_choice(item.minutes) if item.minutes else ""),
        (w.presenter_label, item.presenter),
        (w.field_name("case_number"), item.case_number),
        (w.deferrals_label, w.put_off(item.deferrals) if item.deferrals else ""),
    ]


def _texts(w: Words, item: AgendaItem) -> list[Element]:
    said = [
        text(f"– {w.verb_line(one.verb, one.text)}", space="Small")
        for one in item.recommendations[:MOST_LINES]
    ]
    papers = w.listing(paper.title for paper in item.attachments[:MOST_LINES])
    return [
        *_named(w, "background", item.background),
        *_named(w, "since_last", item.since_last),
        *([section(w.field_name("recommendations"), rule=False), *said] if said else []),
        *_named(w, "case_presentation", item.case_presentation),
        *_named(w, "next_steps", item.next_steps),
        *([facts([(w.field_name("attachments"), papers)])] if papers else []),
    ]


def _named(w: Words, name: str, told: str) -> list[Element]:
    return [section(w.field_name(name), rule=False), *excerpt(told)] if told.strip() else []


def _what_to_do(view: View, w: Words, found: Proposal) -> tuple[list[Action], list[Action]]:
    """Two rows: what is done at once, and what asks for something first."""
    item = found.item
    on_agenda = item.state is ItemState.ACCEPTED
    waits = item.state in {ItemState.SUBMITTED, ItemState.LATE}
    accept = [] if on_agenda else [tap(w, w.accept_item, buttons.AcceptItem(item.id))]
    reword = window(w, w.reword_item, buttons.RewordForm(item.id))
    arrange = [tap(w, w.arrange, buttons.Arrange(view.meeting.id))] if on_agenda else []
    merge = [_merge(w, found)] if (waits or on_agenda) and found.others else []
    back = [_with_reason(w, w.return_item, buttons.ReturnItem(item.id))] if waits else []
    not_yet = waits or item.state is ItemState.RETURNED
    reject = [_with_reason(w, w.reject_item, buttons.RejectItem(item.id))] if not_yet else []
    defer = [_defer(w, found)] if (not_yet or on_agenda) and (found.meetings or found.months) else []
    return [*accept, reword, *merge, *arrange][:PRIMARY], [*back, *reject, *defer]


def _with_reason(w: Words, title: str, button: buttons.Button) -> Action:
    reason = field(
        f"reason-{button.verb.rpartition('.')[2]}",
        w.why_field,
        limit=REASON_LIMIT,
        needed=w.need_why,
        long=True,
    )
    return opens(title, [reason], [tap(w, title, button, takes_fields=True)])


def _defer(w: Words, found: Proposal) -> Action:
    choices: list[Choice] = [(w.heading(one), str(one.id)) for one in found.meetings]
    choices += [(w.month_choice(month), f"{month:%Y-%m}") for month in found.months]
    asked = [
        choice("later", w.defer_to, choices, needed=w.need_later),
        field("reason-defer", w.why_optional, limit=REASON_LIMIT),
    ]
    return opens(
        w.defer_item, asked, [tap(w, w.defer_item, buttons.DeferItem(found.item.id), takes_fields=True)]
    )


def _merge(w: Words, found: Proposal) -> Action:
    into = choice("into", w.merge_with, [_item_choice(w, one) for one in found.others], needed=w.need_item)
    return opens(
        w.merge_item, [into], [tap(w, w.merge_item, buttons.MergeItem(found.item.id), takes_fields=True)]
    )


def settled_card(view: View, w: Words, item: AgendaItem, waiting: Sequence[AgendaItem]) -> Show:
    """The receipt, with the next proposal that waits."""
    told = item.proposer is not None and item.proposer.id != view.reader.id
    next_ = [tap(w, w.triage_line(one), buttons.Triage(one.id)) for one in waiting[:2]]
    return show(
        card(
            w,
            over=_over(view, w),
            heading=w.item_settled_now,
            body=[
                facts(
                    [
                        (w.item_label, item.title),
                        (w.item_status, capital(w.desk_state(item, w.item_state(item)))),
                        (w.note, item.note),
                    ]
                ),
                *([text(w.proposer_is_told)] if told else []),
            ],
            actions=[
                *next_,
                tap(w, w.arrange, buttons.Arrange(view.meeting.id)),
                tap(w, w.see_overview, buttons.Overview(view.meeting.id), aside=bool(next_)),
            ],
            says=w.settled_says(item.title),
        )
    )


# The agenda


@dataclass(frozen=True, slots=True)
class Arranged:
    """The agenda as it stands, with what its makers should know of it."""

    slots: tuple[Slot, ...]
    over_by: int = 0
    unsent: tuple[Difference, ...] = ()
    proposals: int = 0
    comments: int = 0
    must_be_approved: bool = False


def arrange_card(view: View, w: Words, made: Arranged, *, above: Iterable[Element] = ()) -> Show:
    items = [slot.item for slot in made.slots]
    sending = _sending(view, w, made)
    return show(
        card(
            w,
            over=_over(view, w),
            heading=w.arranged,
            body=[
                *above,
                facts(when_and_where(w, view.meeting, week=False)),
                *([box(text(w.over_time(made.over_by), space="None"))] if made.over_by else []),
                *_lines(w, made),
                *_unsent(w, made),
                *([row(*sending)] if sending else []),
            ],
            actions=_changing(view, w, items),
            says=w.arrange_says(view.meeting, len(items)),
            wide=True,
        )
    )


def _lines(w: Words, made: Arranged) -> list[Element]:
    if not made.slots:
        return [text(w.agenda_empty)]
    lines = [numbered(f"{slot.item.number}.", _line(w, slot)) for slot in made.slots[:MOST_ITEMS]]
    if (more := len(made.slots) - MOST_ITEMS) > 0:
        lines.append(text(w.more_items(more), space="Small"))
    return lines


def _line(w: Words, slot: Slot) -> str:
    item = slot.item
    marks = "".join(f" ({mark})" for mark in item.marks) + (f" ({w.closed_item})" if item.closed else "")
    at = w.clock_of(slot.starts_at) if slot.starts_at else ""
    told = w.slot(at, item)
    off = f" – {w.put_off(item.deferrals)}" if item.deferrals else ""
    return f"{item.title}{marks}{off}" + (f" · {told}" if told else "")


def _unsent(w: Words, made: Arranged) -> list[Element]:
    lines = [text(f"– {w.difference_line(one)}", space="Small") for one in made.unsent[:MOST_LINES]]
    return [section(w.unsent_heading), *lines] if lines else []


def _sending(view: View, w: Words, made: Arranged) -> list[Action]:
    """Proposals come first; nothing is sent out before they are settled, unless somebody means to."""
    meeting = view.meeting
    publish = tap(w, w.publish_agenda, drawn(buttons.PublishAgenda, meeting))
    ask = tap(w, w.ask_approval, buttons.AskApproval(meeting.id))
    proposals = tap(w, w.see_proposals(made.proposals), buttons.Proposals(meeting.id))
    round_ = tap(w, w.send_round, buttons.SendRound(meeting.id))
    return [
        *([proposals] if made.proposals else [round_] if made.slots else []),
        *([ask if made.must_be_approved else publish] if made.slots else []),
        *([tap(w, w.see_comments, buttons.ShowComments(meeting.id))] if made.comments else []),
    ]


def _changing(view: View, w: Words, items: Sequence[AgendaItem]) -> list[Action]:
    movable = [_item_choice(w, one) for one in items[:MOST_ITEMS]]
    return [
        *([_move(w, view.meeting, movable)] if len(items) > 1 else []),
        _write(w, view.meeting),
        *([_remove(w, view.meeting, movable)] if items else []),
    ]


def _move(w: Words, meeting: Meeting, items: Sequence[Choice]) -> Action:
    asked = [
        choice("moved", w.which_item, items, needed=w.need_item),
        choice("after", w.after_item, [(w.stand_first, "0"), *items], value="0"),
        choice("sub", w.as_sub_item, [(w.yes_sub, "1"), (w.no_sub, "0")], value="0"),
    ]
    return opens(w.move_item, asked, [tap(w, w.move_item, buttons.MoveItem(meeting.id), takes_fields=True)])


def _remove(w: Words, meeting: Meeting, items: Sequence[Choice]) -> Action:
    asked = [
        choice("moved-off", w.which_item, items, needed=w.need_item),
        field("reason-off", w.why_optional, limit=REASON_LIMIT),
    ]
    return opens(
        w.remove_item, asked, [tap(w, w.remove_item, buttons.RemoveItem(meeting.id), takes_fields=True)]
    )


def _write(w: Words, meeting: Meeting) -> Action:
    title = field("title", w.new_title, limit=TITLE_LIMIT, needed=w.need_title)
    return opens(w.new_item, [title], [tap(w, w.new_item, buttons.WriteItem(meeting.id), takes_fields=True)])


def _item_choice(w: Words, item: AgendaItem) -> Choice:
    return (w.numbered_item(item) if item.number else item.title, str(item.id))


def done_card(view: View, w: Words, heading: str, told: str) -> Show:
    """Something was sent out, approved or asked for."""
    return show(
        card(
            w,
            over=_over(view, w),
            heading=heading,
            body=[facts(when_and_where(w, view.meeting, week=False)), text(told)],
            actions=[
                tap(w, w.see_agenda, buttons.ShowAgenda(view.meeting.id)),
                *([tap(w, w.arrange, buttons.Arrange(view.meeting.id))] if view.secretariat else []),
            ],
            says=f"{heading}. {told}",
        )
    )


def _over(view: View, w: Words) -> str:
    return f"{w.secretariat} · {view.committee.name}" if view.secretariat else view.committee.name
