"""The secretariat's forms: making, calling, moving and cancelling a meeting, and answering for somebody."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from dialogs import buttons
from dialogs.buttons import drawn
from dialogs.cards.meeting import day_facts, when_and_where
from dialogs.cards.parts import (
    Element,
    card,
    choice,
    day_field,
    facts,
    field,
    kept,
    row,
    show,
    tap,
    text,
    time_field,
    toggle,
    with_problems,
)
from dialogs.heard import Show
from dialogs.views import View
from meetings.model import Committee, Meeting, MeetingKind, MeetingState, Mode, Session
from meetings.office.convening import PLACE_LIMIT, REASON_LIMIT, TITLE_LIMIT
from wording.dates import capital
from wording.talk import Words

URL_LIMIT = 1000

Typed = Mapping[str, str]


# Making a meeting


def convene_form(
    committees: Sequence[Committee],
    typed: Typed,
    problems: Typed,
    w: Words,
    planned: Sequence[Meeting] = (),
) -> Show:
    """Everything a meeting needs; `typed` is kept, each problem stands at its field.

    Above it the nearest of the meetings that are `planned` already, each a tap from being convened.
    """
    create = tap(w, w.create, buttons.Plan(committees[0].id), takes_fields=True)
    return show(
        card(
            w,
            over=f"{w.secretariat} · {committees[0].name}" if len(committees) == 1 else w.secretariat,
            heading=w.convene_heading,
            body=[
                *_planned_already(planned, w),
                text(w.fix_form if problems else w.convene_hint, space="Small"),
                *with_problems(
                    [*_which_committee(committees, typed, w), *_meeting_fields(typed, w)], problems
                ),
                *_folded("two", w.second_day, _second_day(typed, w), typed, problems),
                *_folded("more", w.more_convening, _more(typed, w), typed, problems),
            ],
            actions=[create, tap(w, w.back, buttons.LeaveIt())],
            says=form_says(problems, w.convene_hint, w),
        )
    )


def _planned_already(planned: Sequence[Meeting], w: Words) -> list[Element]:
    if not planned:
        return []
    nearest = [
        tap(w, w.short_heading(one), buttons.Overview(meeting=one.id), tip=w.heading(one))
        for one in planned[:3]
    ]
    return [text(w.planned_already(len(planned)), space="Small"), row(*nearest)]


def form_says(problems: Typed, otherwise: str, w: Words) -> str:
    return f"{w.fix_form_says} {' '.join(problems.values())}" if problems else otherwise


def _which_committee(committees: Sequence[Committee], typed: Typed, w: Words) -> list[Element]:
    if len(committees) == 1:
        return []
    choices = [(one.name, str(one.id)) for one in committees]
    value = typed.get("committee", "") or choices[0][1]
    return [choice("committee", w.for_committee, choices, value=value, needed=w.need_committee)]


def _meeting_fields(typed: Typed, w: Words) -> list[Element]:
    kinds = [(w.kind_choice(kind), kind.value) for kind in MeetingKind]
    modes = [(w.mode_choice(mode), mode.value) for mode in Mode]
    return [
        _title(typed, w),
        choice("kind", w.meeting_kind, kinds, value=typed.get("kind") or MeetingKind.ORDINARY.value),
        choice("mode", w.mode_label, modes, value=typed.get("mode") or Mode.ONSITE.value),
        *_time_fields(typed, w),
        _place(typed, w),
    ]


def _title(typed: Typed, w: Words) -> Element:
    value = kept(typed.get("title", ""), 1000)
    return field("title", w.meeting_title, limit=TITLE_LIMIT, value=value, needed=w.need_meeting_title)


def _time_fields(typed: Typed, w: Words) -> list[Element]:
    return [
        day_field("day", w.day, value=_day(typed.get("day", "")), needed=w.need_day),
        time_field("start", w.start, value=_time(typed.get("start", "")), needed=w.need_start),
        time_field("end", w.end, value=_time(typed.get("end", "")), needed=w.need_end),
    ]


def _place(typed: Typed, w: Words, label: str = "") -> Element:
    value = kept(typed.get("place", ""), 1500)
    return field("place", label or w.place_field, limit=PLACE_LIMIT, value=value, example=w.place_example)


def _join_url(typed: Typed, w: Words) -> Element:
    value = kept(typed.get("join_url", ""), 3000)
    return field("join_url", w.join_url, limit=URL_LIMIT, value=value, example="https://", style="Url")


def _agenda_url(typed: Typed, w: Words) -> Element:
    value = kept(typed.get("agenda_url", ""), 3000)
    return field("agenda_url", w.agenda_url, limit=URL_LIMIT, value=value, example="https://", style="Url")


def _second_day(typed: Typed, w: Words) -> list[Element]:
    return [
        day_field("day_two", w.day_two, value=_day(typed.get("day_two", ""))),
        time_field("start_two", w.start_two, value=_time(typed.get("start_two", ""))),
        time_field("end_two", w.end_two, value=_time(typed.get("end_two", ""))),
    ]


def _more(typed: Typed, w: Words) -> list[Element]:
    return [
        _join_url(typed, w),
        day_field("response_deadline", w.deadline_day, value=_day(typed.get("response_deadline", ""))),
        time_field("response_time", w.deadline_time, value=_time(typed.get("response_time", ""))),
    ]


def _folded(id: str, title: str, fields: Sequence[Element], typed: Typed, problems: Typed) -> list[Element]:
    """Fields behind a button, open where something stands in them."""
    ids = [str(one["id"]) for one in fields]
    unfolded = any(typed.get(one) or one in problems for one in ids)
    inner: Element = {
        "type": "Container",
        "id": id,
        "isVisible": unfolded,
        "items": with_problems(fields, problems),
    }
    return [*([] if unfolded else [row(toggle(title, id))]), inner]


def _day(typed: str) -> str:
    """A date field takes nothing but a date."""
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        return ""


def _time(typed: str) -> str:
    try:
        return f"{time.fromisoformat(typed):%H:%M}"
    except ValueError:
        return ""


# Seen through, then called


def planned_card(view: View, w: Words, called: int, *, above: Sequence[Element] = ()) -> Show:
    """A meeting nobody has been told of: its deadlines, and the button that calls everybody."""
    meeting, due = view.meeting, view.meeting.deadlines
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.planned_heading,
            body=[
                *above,
                text(meeting.title, bold=True, space="Small"),
                facts(
                    [
                        *when_and_where(w, meeting),
                        (w.meeting_kind, w.kind_choice(meeting.kind)),
                        (w.items_due, capital(w.moment(due.items))),
                        (w.response_deadline, capital(w.moment(due.responses))),
                        (w.agenda_label, w.sent_out(w.moment(due.agenda))),
                    ]
                ),
                text(w.planned_text, space="Medium"),
            ],
            actions=[
                tap(w, w.call_people(called), drawn(buttons.Convene, meeting)),
                tap(w, w.move, buttons.MoveForm(meeting.id)),
                tap(w, w.cancel, buttons.CancelForm(meeting.id)),
            ],
            says=w.planned_says(meeting),
        )
    )


def convened_card(view: View, w: Words) -> Show:
    meeting, count = view.meeting, len(view.roll.lines)
    return _done(
        view,
        w,
        w.convened_heading,
        [text(f"{w.called_count(count)} {w.convened_text}", space="Medium")],
        w.convened_says(meeting, count),
    )


def moved_card(view: View, w: Words) -> Show:
    meeting = view.meeting
    before = w.listing(w.when(one) for one in meeting.before_move)
    told = [text(w.moved_text, space="Medium")] if meeting.state is MeetingState.CONVENED else []
    pairs = [(w.before, capital(before)), (w.reason, meeting.reason)]
    return _done(view, w, w.moved_heading, [facts(pairs), *told], w.moved_done_says(meeting))


def cancelled_card(view: View, w: Words) -> Show:
    told = [facts([(w.reason, view.meeting.reason)])] if view.meeting.reason else []
    body = [*told, text(w.cancelled_done, space="Medium")]
    return _done(view, w, w.cancelled_heading, body, w.cancelled_says(view.meeting))


def _done(view: View, w: Words, heading: str, body: Sequence[Element], says: str) -> Show:
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=heading,
            body=[facts(when_and_where(w, view.meeting)), *body],
            actions=[
                tap(w, w.see_overview, buttons.Overview(view.meeting.id)),
                tap(w, w.convene, buttons.ConveneForm()),
            ],
            says=says,
        )
    )


# Moving and cancelling


def move_form(view: View, typed: Typed, problems: Typed, w: Words) -> Show:
    """The new time, filled with the old; without anything typed yet, what stands now."""
    meeting = view.meeting
    filled = typed or as_typed(meeting)
    hint = w.move_hint if meeting.state is MeetingState.CONVENED else w.move_hint_planned
    fields = [*_time_fields(filled, w), _place(filled, w), _reason(filled, w)]
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.move_heading,
            body=[
                text(w.fix_form if problems else hint, space="Small"),
                facts([(w.before, value) for _, value in day_facts(w, meeting)]),
                *with_problems(fields, problems),
                *_folded("two", w.second_day, _second_day(filled, w), filled, problems),
                *_folded("more", w.join_url, [_join_url(filled, w)], filled, problems),
            ],
            actions=[
                tap(w, w.move_now, drawn(buttons.Move, meeting), takes_fields=True),
                tap(w, w.amend, buttons.AmendForm(meeting.id)),
                tap(w, w.back, buttons.Overview(meeting.id)),
            ],
            says=form_says(problems, w.move_says(meeting), w),
        )
    )


def amend_form(view: View, typed: Typed, problems: Typed, w: Words) -> Show:
    """What is written of the meeting, filled with what stands now."""
    meeting = view.meeting
    filled = typed or {"title": meeting.title, "agenda_url": meeting.agenda_url, **as_typed(meeting)}
    hint = w.amend_hint if meeting.state is MeetingState.CONVENED else w.amend_hint_planned
    fields = [
        _title(filled, w),
        _place(filled, w, w.amend_place),
        _join_url(filled, w),
        _agenda_url(filled, w),
    ]
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.amend_heading,
            body=[
                facts(day_facts(w, meeting)),
                text(w.fix_form if problems else hint, space="Small"),
                *with_problems(fields, problems),
            ],
            actions=[
                tap(w, w.amend_now, drawn(buttons.Amend, meeting), takes_fields=True),
                tap(w, w.back, buttons.Overview(meeting.id)),
            ],
            says=form_says(problems, w.amend_says(meeting), w),
        )
    )


def amended_card(view: View, w: Words, *, anything: bool) -> Show:
    meeting = view.meeting
    if not anything:
        return _done(
            view,
            w,
            w.nothing_amended,
            [text(w.nothing_amended_text, space="Medium")],
            w.nothing_amended_text,
        )
    told = [text(w.amended_text, space="Medium")] if meeting.state is MeetingState.CONVENED else []
    return _done(view, w, w.amended_heading, told, w.amended_says(meeting))


def as_typed(meeting: Meeting) -> dict[str, str]:
    """A meeting as its form would have been filled in."""
    first, *rest = meeting.sessions
    typed = {"place": meeting.place, "join_url": meeting.join_url, **_session_typed(first, "")}
    for one in rest[:1]:
        typed |= _session_typed(one, "_two")
    return typed


def _session_typed(one: Session, twin: str) -> dict[str, str]:
    return {
        f"day{twin}": one.day.isoformat(),
        f"start{twin}": f"{one.start:%H:%M}",
        f"end{twin}": f"{one.end:%H:%M}",
    }


def _reason(typed: Typed, w: Words, label: str = "") -> Element:
    value = kept(typed.get("reason", ""), 2000)
    return field("reason", label or w.move_reason, limit=REASON_LIMIT, value=value, long=True)


def cancel_form(view: View, typed: Typed, problems: Typed, w: Words) -> Show:
    meeting = view.meeting
    hint = w.cancel_hint if meeting.state is MeetingState.CONVENED else w.cancel_hint_planned
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.cancel_heading,
            body=[
                facts(when_and_where(w, meeting)),
                text(hint),
                *with_problems([_reason(typed, w)], problems),
            ],
            actions=[
                tap(w, w.cancel_now, drawn(buttons.Cancel, meeting), takes_fields=True),
                tap(w, w.keep_meeting, buttons.Overview(meeting.id)),
            ],
            says=form_says(problems, w.cancel_says(meeting), w),
        )
    )
