"""The agenda, the form for an item, and what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialogs import buttons
from dialogs.buttons import Button, drawn
from dialogs.cards.meeting import agenda_lines, day_facts, when_and_where
from dialogs.cards.parts import (
    Action,
    Element,
    box,
    card,
    choice,
    facts,
    field,
    in_window,
    kept,
    opens,
    row,
    section,
    show,
    tap,
    text,
    toggle,
    window,
    with_problems,
)
from dialogs.heard import Ask, Card, FileLink, Show, no_files
from dialogs.views import View
from meetings.agenda import ATTACHMENT_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from meetings.model import AgendaItem, Committee, Meeting, Verb
from meetings.office.agenda import ItemInMeeting
from meetings.versions import Difference
from meetings.versions import as_text as as_lines
from wording.dates import capital
from wording.talk import Words

ASKS = (Verb.TAKE_NOTE, Verb.DISCUSS, Verb.APPROVE)
MINUTES = (5, 10, 15, 30, 45, 60)
MOST_OWN = 8
MOST_OPENED = 3
"""Of one's own items, the latest: each a button that leads to what can still be done about it."""
MOST_CHANGES = 30


# The agenda itself


def agenda_card(
    committee: Committee,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    w: Words,
    *,
    alone: bool,
    desk: bool = False,
    files: FileLink = no_files,
    changed: bool = False,
    proposers: bool = False,
) -> Show:
    """`alone`: in a personal chat, where the buttons may be about the reader; `desk`: he may send the agenda out.

    `changed`: it was sent out more than once, and what was changed can be seen. `proposers`: each
    item says who proposed it; what comes from the secretariat or from an earlier meeting names nobody.
    """
    known = [text(w.marks_explained, small=True)] if any(one.recommendations for one in items) else []
    lines = (
        [*agenda_lines(w, items, marks=True, files=files, proposers=proposers), *known]
        if items
        else [text(w.agenda_empty)]
    )
    own = [
        tap(w, w.answer_meeting, buttons.ShowMeeting(meeting.id)),
        window(w, w.propose, buttons.ItemForm(meeting.id)),
    ]
    send = [tap(w, w.publish_agenda, drawn(buttons.PublishAgenda, meeting))] if desk and items else []
    send += [tap(w, w.arrange, buttons.Arrange(meeting.id), aside=bool(send))] if desk else []
    return show(
        card(
            w,
            over=committee.name,
            heading=w.agenda_of(meeting),
            body=[
                facts(when_and_where(w, meeting, week=False)),
                section(w.agenda_final if meeting.agenda_published_at else w.agenda_draft),
                *lines,
                *([text(_who_proposed(items, w), small=True)] if proposers and items else []),
                text(w.items_until(w.moment(meeting.deadlines.items)), small=True),
            ],
            actions=[
                *send,
                *(own if alone else []),
                *([tap(w, w.see_changes, buttons.ShowChanges(meeting.id), aside=True)] if changed else []),
                tap(w, w.see_meetings, buttons.ShowMeetings(), aside=bool(send) or changed),
            ],
            says=w.agenda_says(meeting, len(items)),
        )
    )


def _who_proposed(items: Sequence[AgendaItem], w: Words) -> str:
    return w.proposers_explained if any(one.proposer for one in items) else w.proposed_by_nobody


def changes_card(view: View, w: Words, changes: Sequence[Difference]) -> Show:
    """What is other in the agenda sent out last than in the one before it."""
    lines = [text(f"– {w.difference_line(one)}", space="Small") for one in changes[:MOST_CHANGES]]
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.changes_heading,
            body=[facts(day_facts(w, view.meeting)), *(lines or [text(w.no_changes)])],
            actions=[tap(w, w.see_agenda, buttons.ShowAgenda(view.meeting.id))],
            says=f"{w.changes_heading}: {w.the_meeting(view.meeting)}",
        )
    )


def agenda_published_card(view: View, w: Words, when: str) -> Show:
    """The secretariat's receipt: to whom the agenda goes, and when."""
    told = w.agenda_goes_to(len(view.roll.lines), when)
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.agenda_published,
            body=[facts(when_and_where(w, view.meeting, week=False)), text(told)],
            actions=[
                tap(w, w.see_agenda, buttons.ShowAgenda(view.meeting.id)),
                tap(w, w.see_overview, buttons.Overview(meeting=view.meeting.id)),
            ],
            says=f"{w.agenda_published}. {told}",
        )
    )


# The form


@dataclass(frozen=True, slots=True)
class ItemForm:
    """A form as it is to be shown: filled with what was typed, each problem at its field.

    `choices` are the meetings to choose from, where there are several; `late` offers the late list. `desk`: those
    who make the agenda change its wording. `theirs` are the texts somebody else wrote meanwhile, by field.
    """

    committee: Committee
    meeting: Meeting
    typed: Mapping[str, str]
    problems: Mapping[str, str]
    choices: tuple[Meeting, ...] = ()
    changes: AgendaItem | None = None
    late: bool = False
    desk: bool = False
    theirs: tuple[tuple[str, object], ...] = ()


def item_card(form: ItemForm, w: Words) -> Show:
    """The form as a card in the chat."""
    send = tap(w, _send_title(form, w), _send(form), takes_fields=True)
    back = tap(w, w.back, buttons.LeaveIt())
    return show(_item_form(form, w, [send, *_keep(form, w), back]))


def _keep(form: ItemForm, w: Words) -> list[Action]:
    if form.changes:
        return []
    return [tap(w, w.keep_item, buttons.KeepItem(form.meeting.id), takes_fields=True, aside=True)]


def kept_card(committee: Committee, meeting: Meeting, w: Words) -> Show:
    return show(
        card(
            w,
            over=committee.name,
            heading=w.item_kept,
            body=[facts([(w.meeting, capital(w.the_meeting(meeting)))]), text(w.item_kept_text)],
            actions=[
                window(w, w.go_on, buttons.ItemForm(meeting.id)),
                tap(w, w.see_status, buttons.ShowStatus()),
            ],
            says=f"{w.item_kept}. {w.item_kept_text}",
        )
    )


def item_window(form: ItemForm, w: Words) -> Ask:
    """The same in a window of its own."""
    send = in_window(w, _send_title(form, w), _send(form))
    keep = [] if form.changes else [in_window(w, w.keep_item, buttons.KeepItem(form.meeting.id))]
    return Ask(_heading(form, w), _item_form(form, w, [send, *keep]))


def _item_form(form: ItemForm, w: Words, actions: Iterable[Action]) -> Card:
    return card(
        w,
        over=form.committee.name,
        heading=_heading(form, w),
        body=[*_above(form, w), *_fields(form, w), text(w.item_hint, small=True)],
        actions=actions,
        says=_says(form, w),
    )


def _heading(form: ItemForm, w: Words) -> str:
    if form.theirs:
        return w.both_heading
    if form.late:
        return w.too_late
    if form.desk:
        return w.reword_heading
    return w.change_heading if form.changes else w.propose_heading


def _above(form: ItemForm, w: Words) -> list[Element]:
    deadline = w.moment(form.meeting.deadlines.items)
    if form.theirs:
        shown = [text(f"{w.theirs(w.field_name(name))}:", bold=True) for name, _ in form.theirs]
        said = [text(as_lines(value), space="Small") for _, value in form.theirs]
        both = [element for pair in zip(shown, said, strict=True) for element in pair]
        return [text(w.both_text), box(*both)]
    if form.late:
        return [box(text(w.deadline_was(deadline), space="None")), facts(day_facts(w, form.meeting))]
    told = [text(w.fix_fields, space="Small")] if form.problems else []
    needs = [] if form.changes or form.problems else [text(w.needed_to_send, small=True, space="Small")]
    if form.choices:
        return [*told, *needs]
    return [*told, text(w.to_the_meeting(form.meeting, deadline), space="Small"), *needs]


def _says(form: ItemForm, w: Words) -> str:
    deadline = w.moment(form.meeting.deadlines.items)
    if form.late:
        return w.too_late_says(deadline)
    if form.problems:
        return f"{w.fix_says} {' '.join(form.problems.values())}"
    return w.propose_says(form.meeting, deadline)


def _send(form: ItemForm) -> Button:
    if form.changes and form.desk:
        return buttons.Reword(form.changes.id, form.changes.version)
    if form.changes:
        return buttons.ChangeItem(form.changes.id, form.changes.version)
    return buttons.SendItemLate(form.meeting.id) if form.late else buttons.SendItem(form.meeting.id)


def _send_title(form: ItemForm, w: Words) -> str:
    if form.changes:
        return w.save_item
    return w.send_late if form.late else w.send_item


def _fields(form: ItemForm, w: Words) -> list[Element]:
    """Of a new proposal no field is asked for by the client, which would keep half a draft from being kept.

    Teams checks the fields of a card for every button that sends them; what is missing when it is handed in, the
    form says when it comes back.
    """
    typed, new = form.typed, form.changes is None
    needs = not new and not form.desk
    asks = [(w.verb_choice(verb), verb.value) for verb in ASKS]
    first = [
        *_meeting_choice(form, w),
        field(
            "title",
            w.item_title,
            limit=TITLE_LIMIT,
            value=kept(typed.get("title", ""), 1000),
            needed="" if new else w.need_title,
        ),
        choice(
            "ask",
            w.ask,
            asks,
            value=typed.get("ask", ""),
            needed=w.need_ask if needs else "",
            style="expanded",
        ),
        field(
            "background",
            w.background,
            limit=TEXT_LIMIT,
            value=kept(typed.get("background", ""), 9000),
            needed=w.need_background if needs else "",
            long=True,
        ),
    ]
    more = with_problems(_optional(typed, w), form.problems)
    open_ = any(typed.get(name, "") not in {"", "open"} for name in OPTIONAL) or bool(
        set(OPTIONAL) & set(form.problems)
    )
    folded: Element = {"type": "Container", "id": "more", "isVisible": open_, "items": more}
    return [
        *with_problems(first, form.problems),
        *([] if open_ else [row(toggle(w.more_fields, "more"))]),
        folded,
    ]


OPTIONAL = (
    "recommendation",
    "minutes",
    "attachment",
    "since_last",
    "case_presentation",
    "next_steps",
    "presenter",
    "case_number",
    "closed",
)


def _optional(typed: Mapping[str, str], w: Words) -> list[Element]:
    return [
        field(
            "recommendation",
            w.recommendation,
            limit=TEXT_LIMIT,
            value=kept(typed.get("recommendation", ""), 9000),
            long=True,
            example=w.recommendation_example,
        ),
        choice(
            "minutes",
            w.minutes,
            [(w.minutes_choice(count), str(count)) for count in MINUTES],
            value=typed.get("minutes", ""),
        ),
        field(
            "attachment",
            w.attachment,
            limit=ATTACHMENT_LIMIT,
            value=kept(typed.get("attachment", ""), 1500),
            example="https://",
            style="Url",
        ),
        *(
            field(name, w.optional(name), limit=TEXT_LIMIT, value=kept(typed.get(name, ""), 4000), long=True)
            for name in ("since_last", "case_presentation", "next_steps")
        ),
        *(
            field(name, w.optional(name), limit=ATTACHMENT_LIMIT, value=kept(typed.get(name, ""), 600))
            for name in ("presenter", "case_number")
        ),
        choice(
            "closed",
            w.open_or_closed,
            [(w.open_item, "open"), (w.closed_choice, "closed")],
            value=typed.get("closed", "") or "open",
        ),
    ]


def _meeting_choice(form: ItemForm, w: Words) -> list[Element]:
    if not form.choices:
        return []
    choices = [(w.meeting_choice(one, w.moment(one.deadlines.items)), str(one.id)) for one in form.choices]
    return [choice("meeting", w.to_meeting, choices, value=str(form.meeting.id), needed=w.any_meeting())]


# Receipts


def item_receipt(
    committee: Committee, meeting: Meeting, item: AgendaItem, w: Words, *, changed: bool = False
) -> Show:
    kinds = [w.for_what(one.verb) for one in item.recommendations[:1]]
    says = w.item_changed_says(item.title) if changed else w.item_received_says(item.title)
    return show(
        card(
            w,
            over=committee.name,
            heading=w.item_changed if changed else w.item_received,
            body=[
                facts(
                    [
                        (w.item_label, item.title),
                        (w.item_kind, "".join(kinds)),
                        (w.meeting, capital(w.the_meeting(meeting))),
                        (w.proposer, w.proposed_by(item.proposer) if item.proposer else ""),
                        (w.item_status, capital(w.item_state(item))),
                    ]
                ),
                text(w.follow_item, space="Medium"),
            ],
            actions=_own_item_buttons(item, w),
            says=says,
        )
    )


def _own_item_buttons(item: AgendaItem, w: Words) -> list[Action]:
    withdraw = opens(
        w.withdraw_item,
        [text(w.withdraw_sure, space="None")],
        [tap(w, w.confirm_withdraw, buttons.WithdrawItem(item.id))],
    )
    return [
        window(w, w.change_item, buttons.ChangeItemForm(item.id)),
        withdraw,
        window(w, w.propose_more, buttons.ItemForm(item.meeting)),
    ]


def item_withdrawn(committee: Committee, meeting: Meeting, item: AgendaItem, w: Words) -> Show:
    return show(
        card(
            w,
            over=committee.name,
            heading=w.item_withdrawn,
            body=[facts([(w.item_label, item.title), (w.meeting, capital(w.the_meeting(meeting)))])],
            actions=[
                window(w, w.propose_again, buttons.ItemForm(meeting.id)),
                tap(w, w.see_status, buttons.ShowStatus()),
            ],
            says=w.item_withdrawn_says(item.title),
        )
    )


# What became of it


def own_item_card(found: ItemInMeeting, w: Words, over: str, *, mendable: bool) -> Show:
    """`mendable`: the proposer may still change or withdraw it."""
    item, meeting = found.item, found.meeting
    looks = [
        tap(w, w.see_agenda, buttons.ShowAgenda(meeting.id)),
        tap(w, w.see_status, buttons.ShowStatus()),
        window(w, w.propose_more, buttons.ItemForm()),
    ]
    return show(
        card(
            w,
            over=over,
            heading=w.my_item,
            body=[
                facts(
                    [
                        (w.item_label, item.title),
                        (w.item_status, capital(w.item_state(item))),
                        (w.meeting, capital(w.the_meeting(meeting))),
                        (w.deferrals_label, capital(w.put_off(item.deferrals)) if item.deferrals else ""),
                        (w.note, item.note),
                    ]
                )
            ],
            actions=_own_item_buttons(item, w) if mendable else looks,
            says=w.item_says(item, meeting),
        )
    )


def own_items_card(found: Sequence[ItemInMeeting], w: Words, over: str, *, about: str = "") -> Show:
    """All of one's own items; `about` are the words that fitted none of them."""
    missed = [text(w.no_such_item(about[:80]))] if about and found else []
    lines = own_item_lines(found, w) or [text(w.no_items)]
    return show(
        card(
            w,
            over=over,
            heading=w.my_items,
            body=[*missed, *lines],
            actions=[
                *(
                    tap(w, w.open_own_item(one.item), buttons.ShowItem(one.item.id))
                    for one in found[:MOST_OPENED]
                ),
                window(w, w.propose, buttons.ItemForm(), aside=len(found) > 1),
                tap(w, w.see_status, buttons.ShowStatus(), aside=bool(found)),
            ],
            says=w.items_say(len(found)) if found else w.no_items,
        )
    )


def own_item_lines(found: Sequence[ItemInMeeting], w: Words) -> list[Element]:
    return [text(w.item_line(one.item, one.meeting), space="Small") for one in found[:MOST_OWN]]
