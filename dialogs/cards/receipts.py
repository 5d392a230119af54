"""Receipts: what is registered now, and what follows from it."""

from dialogs import buttons
from dialogs.cards.meeting import day_facts, when_and_where
from dialogs.cards.parts import Action, card, facts, show, tap, text, window
from dialogs.heard import Show
from dialogs.views import View
from meetings import seats
from meetings.attendance import Line, Standing
from meetings.model import AnswerKind, Meeting, Mode, Person
from wording.dates import capital
from wording.talk import Words


def receipt_card(view: View, w: Words, *, late: bool, above: str = "") -> Show:
    """What is registered now, day by day where the days differ; `above` says by which road it came."""
    line = view.line
    assert line is not None
    heading, says = _outcome(view, line, w)
    return show(
        card(
            w,
            over=view.committee.name,
            heading=heading,
            body=[
                *([text(above, space="Small")] if above else []),
                facts(_receipt_facts(view, line, w)),
                *([text(w.late(w.moment(view.meeting.deadlines.responses)))] if late else []),
                text(_what_follows(view, line, w), space="Medium"),
            ],
            actions=_receipt_buttons(view, line, w),
            says=says,
        )
    )


def _kinds(view: View, line: Line) -> set[Standing | AnswerKind]:
    return {_kind(line, day) for day in view.meeting.days}


def _kind(line: Line, day: int) -> Standing | AnswerKind:
    answer = line.answer(day)
    if answer and answer.kind is AnswerKind.WAITING:
        return AnswerKind.WAITING
    return line.standing(day)


def _outcome(view: View, line: Line, w: Words) -> tuple[str, str]:
    meeting, kinds = view.meeting, _kinds(view, line)
    match kinds.pop() if len(kinds) == 1 else None:
        case Standing.ATTENDING:
            return w.you_come, w.you_come_says(meeting)
        case Standing.DECLINED:
            return w.you_decline, w.you_decline_says(meeting)
        case AnswerKind.WAITING:
            return w.you_wait, w.waiting_says(meeting)
        case Standing.TENTATIVE:
            return w.you_may_come, w.you_may_come_says(meeting)
        case Standing.SUBSTITUTED if len(names := _substitutes(line)) == 1:
            return w.somebody_comes(names[0]), w.somebody_comes_says(names[0], meeting)
        case _:
            return w.you_answered, w.answered_says(meeting)


def _substitutes(line: Line) -> list[str]:
    return list({one.substitute.id: one.substitute.name for one in line.substitutions}.values())


def _receipt_facts(view: View, line: Line, w: Words) -> list[tuple[str, str]]:
    meeting = view.meeting
    who = w.member_of(line.person, line.invitee.organisation.name)
    if len(kinds := _kinds(view, line)) > 1:
        told = [
            (
                w.day_number(one),
                capital(f"{w.weekday_date(one.day)}: {w.day_answer(line, one.number, meeting.mode)}"),
            )
            for one in meeting.sessions
        ]
    else:
        kind = kinds.pop()
        told = [*when_and_where(w, meeting, week=False)]
        comes = kind in {Standing.ATTENDING, Standing.TENTATIVE, AnswerKind.WAITING}
        label = w.participant if comes else w.apology
        told += [(label, who), (w.substitute, w.listing(_substitutes(line)))]
        told.append((w.how_label, _ways(line, meeting, w)))
    answers = [one for day in meeting.days if (one := line.answer(day))]
    remarks = dict.fromkeys(one.remark for one in answers if one.remark)
    told.append((w.my_remark, " ".join(remarks)))
    if answers:
        told.append((w.registered, capital(w.full_moment(max(one.at for one in answers)))))
    return told


def _ways(line: Line, meeting: Meeting, w: Words) -> str:
    if meeting.mode is not Mode.HYBRID or line.overall(meeting.days) is not Standing.ATTENDING:
        return ""
    ways = {answer.kind: None for answer in line.answers}
    modes = {AnswerKind.ONSITE: Mode.ONSITE, AnswerKind.ONLINE: Mode.ONLINE}
    return w.listing(w.mode(modes[kind]) for kind in ways if kind in modes)


def _what_follows(view: View, line: Line, w: Words) -> str:
    kinds = _kinds(view, line)
    if kinds == {Standing.DECLINED}:
        return w.entry_cancelled
    if kinds == {Standing.TENTATIVE}:
        return w.decide_by(w.moment(view.meeting.deadlines.responses))
    if kinds == {AnswerKind.WAITING}:
        return f"{_place_in_line(view, line, w)} {w.wait_promise}"
    if kinds == {Standing.SUBSTITUTED} and len(names := _substitutes(line)) == 1:
        return w.substitute_told(names[0])
    if kinds == {Standing.ATTENDING}:
        return w.entry_sent(line.person.email)
    return w.can_change


def _place_in_line(view: View, line: Line, w: Words) -> str:
    day = next(day for day in view.meeting.days if _kind(line, day) is AnswerKind.WAITING)
    organisation = line.invitee.organisation
    queue = [one.person.id for one in seats.waiting(view.roll, organisation.id, day)]
    return w.place_in_line(queue.index(line.person.id) + 1, organisation.name)


def _receipt_buttons(view: View, line: Line, w: Words) -> list[Action]:
    meeting = view.meeting
    change = tap(w, w.change_answer, buttons.ShowMeeting(meeting.id), tip=w.change_tip(meeting))
    if line.overall(meeting.days) is Standing.ATTENDING:
        return [
            change,
            window(w, w.propose, buttons.ItemForm(meeting.id)),
            tap(w, w.see_agenda, buttons.ShowAgenda(meeting.id)),
        ]
    return [change, tap(w, w.see_status, buttons.ShowStatus())]


def stepped_back_card(view: View, principal: Person, w: Words) -> Show:
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.stepped_back,
            body=[
                facts(day_facts(w, view.meeting)),
                text(w.stepped_back_text(principal.name), space="Medium"),
            ],
            actions=[tap(w, w.see_status, buttons.ShowStatus()), tap(w, w.help, buttons.ShowHelp())],
            says=w.stepped_back_says(view.meeting),
        )
    )
