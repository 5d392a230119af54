"""The answer card, and the forms behind its buttons: one tap to come, two to send somebody else."""

from collections.abc import Iterable, Mapping, Sequence

from dialogs import buttons
from dialogs.buttons import Days, drawn
from dialogs.cards.meeting import agenda_lines, day_facts, join_button, when_and_where
from dialogs.cards.parts import (
    BUTTONS,
    PRIMARY,
    Action,
    Element,
    at_most,
    card,
    choice,
    facts,
    field,
    hidden,
    kept,
    opens,
    row,
    show,
    tap,
    text,
    toggle,
    window,
    with_problems,
)
from dialogs.heard import Show
from dialogs.views import View
from meetings.model import AnswerKind, Meeting, MeetingState, Mode, Session
from wording.dates import capital
from wording.talk import Words

CHOICES = 20
"""Longer lists of colleagues are found by "somebody else"."""


def answer_facts(w: Words, view: View) -> list[tuple[str, str]]:
    deadline = capital(w.moment(view.meeting.deadlines.responses))
    if view.now > view.meeting.deadlines.responses:
        deadline = w.deadline_gone(deadline)
    last = [(w.response_deadline, deadline)] if view.is_open and view.line else []
    return [*when_and_where(w, view.meeting), *last]


# The answer card


def answer_card(view: View, w: Words, *, above: Iterable[Element] = ()) -> Show:
    """The meeting with everything its reader can do about it; `above` says what has just happened."""
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.heading(view.meeting),
            body=[*above, *_about(view, w), *_first_row(view, w), *_hidden_agenda(view, w)],
            actions=_second_row(view, w),
            says=_says(view, w),
        )
    )


def _about(view: View, w: Words) -> list[Element]:
    titled = [text(view.meeting.title, space="Small")] if view.meeting.title != view.committee.name else []
    return [*titled, text(_called(view, w), space="Small"), facts(answer_facts(w, view))]


def _called(view: View, w: Words) -> str:
    meeting, line = view.meeting, view.line
    if meeting.state is MeetingState.PLANNED:
        return w.not_convened
    if line:
        if any(line.answer(day) or line.substitution(day) for day in meeting.days):
            return w.called_answered(line.invitee.organisation.name, w.answer_of(line, meeting))
        return w.called_silent(line.invitee.organisation.name)
    if view.comes_for:
        principals = w.listing(one.person.name for one in view.comes_for)
        return w.comes_for(principals, view.comes_for[0].invitee.organisation.name)
    return w.not_called


def _says(view: View, w: Words) -> str:
    meeting, line = view.meeting, view.line
    if line and view.is_open:
        if line.answers or line.substitutions:
            return w.meeting_says(meeting, w.answer_of(line, meeting).lower())
        return w.invitation_says(meeting, w.moment(meeting.deadlines.responses))
    return w.meeting_plain(meeting)


def _hidden_agenda(view: View, w: Words) -> list[Element]:
    if not view.agenda:
        return []
    title = w.agenda_final if view.meeting.agenda_published_at else w.agenda_draft
    note = text(w.items_until(w.moment(view.meeting.deadlines.items)), small=True)
    return [hidden("agenda", text(title, bold=True), *agenda_lines(w, view.agenda), note)]


def _first_row(view: View, w: Words) -> list[Element]:
    """The ways of coming in a row of their own, where not all buttons fit in one."""
    ways = attend_buttons(view, w)
    return [row(*ways)] if ways and needs_two_rows(ways, away_buttons(view, w)) else []


def needs_two_rows(ways: Sequence[Action], away: Sequence[Action]) -> bool:
    """Two kinds of buttons, or more than fit: taking part above, staying away below."""
    return len(ways) > 1 or len(ways) + len(away) > PRIMARY


def _second_row(view: View, w: Words) -> list[Action]:
    ways = attend_buttons(view, w)
    away = away_buttons(view, w)
    rest = [
        *([toggle(w.show_agenda, "agenda", aside=True)] if view.agenda else []),
        window(w, w.propose, buttons.ItemForm(view.meeting.id), aside=bool(away)),
        *join_button(w, view.meeting),
    ]
    if not away:
        rest.insert(0, tap(w, w.see_meetings, buttons.ShowMeetings()))
    if needs_two_rows(ways, away):
        return at_most(BUTTONS - len(ways), away, rest)
    return at_most(BUTTONS, ways, away, rest)


def attend_buttons(view: View, w: Words) -> list[Action]:
    """One tap each: the whole meeting in each way, or one day of two."""
    if not (view.is_open and view.line):
        return []
    meeting = view.meeting
    if meeting.mode is Mode.HYBRID:
        return [
            tap(w, onsite, drawn(buttons.AttendOnsite, meeting), tip=w.attend_onsite_tip(meeting))
            if kind is AnswerKind.ONSITE
            else tap(w, onsite, drawn(buttons.AttendOnline, meeting), tip=w.attend_online_tip(meeting))
            for kind, onsite in _hybrid_titles(w, len(meeting.sessions))
        ]
    whole = tap(w, _whole_title(w, meeting), drawn(buttons.Attend, meeting), tip=w.attend_tip(meeting))
    if len(meeting.sessions) != 2:
        return [whole]
    return [whole, *(_only(w, meeting, one) for one in meeting.sessions)]


def _only(w: Words, meeting: Meeting, day: Session) -> Action:
    button = drawn(buttons.Attend, meeting, days=(day.number,))
    return tap(w, w.only_day(day), button, tip=w.only_day_tip(day))


def only_or_whole(view: View, w: Words, day: int, *, takes_fields: bool = False) -> list[Action]:
    """For who named one day of a seminar: "den 13." may be what he calls all of it, and only he knows."""
    meeting = view.meeting
    named = next(one for one in meeting.sessions if one.number == day)
    ways = [
        (w.only_day(named), (day,), w.only_day_tip(named)),
        (_whole_title(w, meeting), (), w.attend_tip(meeting)),
    ]
    return [
        tap(w, title, drawn(buttons.Attend, meeting, days=days), takes_fields=takes_fields, tip=tip)
        for title, days, tip in ways
    ]


def _whole_title(w: Words, meeting: Meeting) -> str:
    match len(meeting.sessions):
        case 1:
            return w.attend
        case 2:
            return w.attend_both_days
        case _:
            return w.attend_all_days


def _hybrid_titles(w: Words, days: int) -> list[tuple[AnswerKind, str]]:
    titles = {
        1: (w.attend_onsite, w.attend_online),
        2: (w.onsite_both_days, w.online_both_days),
    }.get(days, (w.onsite_all_days, w.online_all_days))
    return list(zip((AnswerKind.ONSITE, AnswerKind.ONLINE), titles, strict=True))


def away_buttons(view: View, w: Words) -> list[Action]:
    """Some days only, a substitute, an apology: each unfolds a small form with one button."""
    if not view.is_open:
        return []
    if view.line is None:
        return [_step_back(view, w)] if view.comes_for else []
    some = [_some_days(view, w)] if _needs_day_choice(view.meeting) else []
    return [*some, substitute_button(view, w), decline_button(view, w)]


def _needs_day_choice(meeting: Meeting) -> bool:
    days = len(meeting.sessions)
    return days > 2 or (days == 2 and meeting.mode is Mode.HYBRID)


def _some_days(view: View, w: Words) -> Action:
    meeting = view.meeting
    fields = [day_choice(w, meeting, "days-some", preset=False)]
    kinds: list[tuple[str, type[buttons.Attend]]] = [(w.confirm_days, buttons.Attend)]
    if meeting.mode is Mode.HYBRID:
        kinds = [(w.attend_onsite, buttons.AttendOnsite), (w.attend_online, buttons.AttendOnline)]
    confirm = [tap(w, title, drawn(kind, meeting), takes_fields=True) for title, kind in kinds]
    return opens(w.one_day if len(meeting.sessions) == 2 else w.some_days, fields, confirm)


def day_choice(w: Words, meeting: Meeting, id: str, *, preset: bool = True, only: str = "") -> Element:
    """All days are chosen, or `only` one, or none without `preset`."""
    choices = [(capital(w.weekday_date(one.day)), str(one.number)) for one in meeting.sessions]
    chosen = only or (",".join(number for _, number in choices) if preset else "")
    return choice(id, w.which_days, choices, value=chosen, needed=w.pick_days, many=True)


def _which_days(w: Words, meeting: Meeting, id: str) -> list[Element]:
    return [day_choice(w, meeting, id)] if len(meeting.sessions) > 1 else []


def substitute_button(view: View, w: Words, *, days: Days = ()) -> Action:
    """Known people in a list; where none is known, straight to the form."""
    meeting = view.meeting
    button = drawn(buttons.SendSubstitute, meeting, days=days)
    if not view.candidates:
        return tap(w, w.send_substitute, button, tip=w.substitute_tip(meeting))
    confirm = tap(w, w.confirm_substitute, button, takes_fields=True, tip=w.confirm_substitute_tip(meeting))
    asked = () if days else _which_days(w, meeting, "days-instead")
    fields = [substitute_choice(view, w), *asked, text(w.substitute_hint, small=True, space="Small")]
    return opens(w.send_substitute, fields, [confirm], tip=w.substitute_tip(meeting))


def substitute_choice(view: View, w: Words) -> Element:
    known = [
        (f"{one.person.name} ({w.deputy})" if one.deputy else one.person.name, str(one.person.id))
        for one in view.candidates[:CHOICES]
    ]
    choices = [*known, (w.somebody_else, buttons.OTHER)]
    return choice("substitute", w.who_comes, choices, value=choices[0][1], needed=w.pick_substitute)


def decline_button(view: View, w: Words, *, days: Days = ()) -> Action:
    meeting = view.meeting
    confirm = tap(
        w,
        w.confirm_decline,
        drawn(buttons.Decline, meeting, days=days),
        takes_fields=True,
        tip=w.decline_tip(meeting),
    )
    asked = () if days else _which_days(w, meeting, "days-away")
    return opens(w.decline, [text(w.declines_alone, space="None"), *asked, *remark(w)], [confirm])


def remark(w: Words, value: str = "") -> list[Element]:
    return [
        field("remark", w.remark, limit=300, value=kept(value, 2000), long=True),
        text(w.remark_hint, small=True, space="Small"),
    ]


def _step_back(view: View, w: Words) -> Action:
    confirm = tap(w, w.confirm_decline, drawn(buttons.Decline, view.meeting), tip=w.decline_tip(view.meeting))
    return opens(w.cannot_after_all, [text(w.gives_back, space="None")], [confirm])


# Forms


def decline_card(view: View, w: Words, *, days: Days = (), above: Iterable[Element] = ()) -> Show:
    """For those who said that they cannot come: a substitute or none, one tap from here."""
    meeting = view.meeting
    body = [*above, facts([*day_facts(w, meeting, days, week=True), (w.for_label, view.organisation.name)])]
    actions: list[Action] = []
    if view.candidates:
        button = drawn(buttons.SendSubstitute, meeting, days=days)
        body += [substitute_choice(view, w), text(w.substitute_hint, small=True, space="Small")]
        actions.append(
            tap(w, w.confirm_substitute, button, takes_fields=True, tip=w.confirm_substitute_tip(meeting))
        )
    else:
        actions.append(substitute_button(view, w, days=days))
    actions.append(_decline_alone(view, w, days))
    actions.append(tap(w, w.back, buttons.LeaveIt()))
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.cannot_come,
            body=body,
            actions=actions,
            says=w.cannot_come_says(meeting),
        )
    )


def _decline_alone(view: View, w: Words, days: Days) -> Action:
    return {**decline_button(view, w, days=days), "title": w.decline_alone}


def substitute_form(
    view: View, w: Words, days: Days, typed: Mapping[str, str], problems: Mapping[str, str]
) -> Show:
    """Name and address of somebody the books do not know; `typed` is kept, each problem stands at its field."""
    meeting = view.meeting
    fields = [
        field(
            "name", w.substitute_name, limit=120, value=kept(typed.get("name", ""), 600), needed=w.need_name
        ),
        field(
            "email",
            w.substitute_email,
            limit=254,
            value=kept(typed.get("email", ""), 600),
            needed=w.need_email,
            example=w.email_example,
            style="Email",
        ),
    ]
    button = drawn(buttons.SendSubstitute, meeting, days=days)
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.who_comes,
            body=[
                facts([*day_facts(w, meeting, days), (w.for_label, view.organisation.name)]),
                *with_problems(fields, problems),
                text(w.substitute_sees, small=True),
            ],
            actions=[
                tap(
                    w,
                    w.confirm_substitute,
                    button,
                    takes_fields=True,
                    tip=w.confirm_substitute_tip(meeting),
                ),
                tap(w, w.back, buttons.ShowMeeting(meeting.id)),
            ],
            says=next(iter(problems.values()), w.who_comes),
        )
    )


# What was understood from a sentence


def understood_card(
    view: View, w: Words, pairs: Iterable[tuple[str, str]], yes: Sequence[Action], what: str
) -> Show:
    """Shows what was understood before it counts."""
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.understood,
            body=[facts(pairs), text(w.understood_hint, small=True, space="Small")],
            actions=at_most(
                BUTTONS,
                yes,
                [tap(w, w.no, buttons.LeaveIt(), aside=len(yes) > 2)],
                [tap(w, w.another_meeting, buttons.ShowMeetings(), aside=True)],
            ),
            says=w.understood_says(what, view.meeting),
        )
    )


def in_part_card(
    view: View, w: Words, pairs: Iterable[tuple[str, str]], said: str, yes: Sequence[Action]
) -> Show:
    """A yes with its remark in a field; without a tap neither counts."""
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.understood,
            body=[facts(pairs), text(w.in_part_hint), *remark(w, said)],
            actions=[
                *yes,
                tap(w, w.no, buttons.LeaveIt(), aside=len(yes) > 1),
                tap(w, w.another_meeting, buttons.ShowMeetings(), aside=True),
            ],
            says=w.understood_says(w.attend, view.meeting),
        )
    )


def understood_facts(w: Words, view: View, days: Days, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [*when_and_where(w, view.meeting, days), *more]
