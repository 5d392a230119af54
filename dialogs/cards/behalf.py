"""Answering for somebody who phones or writes."""

from collections.abc import Sequence

from dialogs import buttons
from dialogs.buttons import drawn
from dialogs.cards.answers import day_choice
from dialogs.cards.convening import Typed, form_says
from dialogs.cards.meeting import day_facts
from dialogs.cards.parts import (
    Action,
    Element,
    card,
    choice,
    facts,
    field,
    kept,
    section,
    show,
    tap,
    text,
    with_problems,
)
from dialogs.heard import Show
from dialogs.views import View
from meetings.attendance import Line
from meetings.model import AnswerKind, Meeting, Mode
from wording.dates import capital
from wording.talk import Words

DECLINES, SUBSTITUTED = "declined", "substituted"
"""What the form for somebody else may choose, beside the ways of coming."""


def answer_form(
    view: View, lines: Sequence[Line], typed: Typed, problems: Typed, w: Words, *, heard: bool = False
) -> Show:
    """Whoever phones or writes is registered here; `lines` are in the order they are to be found in.

    `heard`: it is filled with what was understood of a sentence.
    """
    meeting = view.meeting
    people = [(f"{one.person.name}, {one.invitee.organisation.short}", str(one.person.id)) for one in lines]
    fields = [
        choice("person", w.person, people, value=typed.get("person", ""), needed=w.need_person),
        choice(
            "answer",
            w.their_answer,
            answer_choices(meeting, w),
            value=typed.get("answer", ""),
            needed=w.need_answer,
        ),
        *_their_days(meeting, typed.get("day", ""), w),
    ]
    substitute = [
        field("name", w.substitute_name, limit=120, value=kept(typed.get("name", ""), 600)),
        field("email", w.substitute_email, limit=254, value=kept(typed.get("email", ""), 600), style="Email"),
    ]
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.answer_for_heading,
            body=[
                facts(day_facts(w, meeting)),
                *([text(w.for_understood(), bold=True)] if heard else []),
                text(w.fix_form if problems and not heard else w.answer_for_hint),
                *with_problems(fields, problems),
                section(w.substitute_fields, rule=False),
                *with_problems(substitute, problems),
            ],
            actions=[
                tap(w, w.register, drawn(buttons.AnswerFor, meeting), takes_fields=True),
                tap(w, w.see_overview, buttons.Overview(meeting.id)),
            ],
            says=form_says(problems, w.answer_for_says(meeting), w),
        )
    )


def _their_days(meeting: Meeting, only: str, w: Words) -> list[Element]:
    return [day_choice(w, meeting, "days-theirs", only=only)] if len(meeting.sessions) > 1 else []


def answer_choices(meeting: Meeting, w: Words) -> list[tuple[str, str]]:
    ways = [(w.they_attend(), AnswerKind.ONSITE.value)]
    if meeting.mode is Mode.HYBRID:
        ways = [
            (w.they_attend_onsite(), AnswerKind.ONSITE.value),
            (w.they_attend_online(), AnswerKind.ONLINE.value),
        ]
    return [*ways, (w.they_decline(), DECLINES), (w.sends_substitute, SUBSTITUTED)]


def answered_for_card(view: View, line: Line, w: Words, *, late: bool) -> Show:
    meeting, name = view.meeting, line.person.name
    told = their_answer(line, meeting, w)
    actions: list[Action] = [
        tap(w, w.register_more, buttons.AnswerForm(meeting.id)),
        tap(w, w.see_overview, buttons.Overview(meeting.id)),
    ]
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.answer_for_done,
            body=[
                facts(
                    [
                        *day_facts(w, meeting),
                        (w.participant, w.member_of(line.person, line.invitee.organisation.name)),
                        (w.their_answer, told),
                    ]
                ),
                *([text(w.deadline_passed_sentence(w.moment(meeting.deadlines.responses)))] if late else []),
            ],
            actions=actions,
            says=w.answer_for_done_says(name, told),
        )
    )


def their_answer(line: Line, meeting: Meeting, w: Words) -> str:
    each = {one: _their_day(line, one.number, w) for one in meeting.sessions}
    if len(set(each.values())) == 1:
        return next(iter(each.values()))
    return ", ".join(f"{w.weekday(one.day)}: {word.lower()}" for one, word in each.items())


def _their_day(line: Line, day: int, w: Words) -> str:
    if seated := line.substitution(day):
        return w.their_word("", seated.substitute.name)
    answer = line.answer(day)
    words = {
        AnswerKind.ONSITE: w.they_attend(),
        AnswerKind.ONLINE: w.they_attend_online(),
        AnswerKind.DECLINED: w.they_decline(),
        AnswerKind.TENTATIVE: capital(w.maybe),
        AnswerKind.WAITING: w.they_wait(),
    }
    return words[answer.kind] if answer else w.missing_answer
