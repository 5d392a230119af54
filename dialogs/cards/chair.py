"""Cards about what happens between meetings: the form for it, and what was noted or sent."""

from collections.abc import Mapping, Sequence

from dialogs import buttons
from dialogs.cards.parts import Element, card, choice, facts, field, kept, show, tap, text, with_problems
from dialogs.cards.seats import clause_box
from dialogs.heard import Show
from meetings.agenda import TEXT_LIMIT, TITLE_LIMIT
from meetings.model import AgendaItem, Clause, Committee, Meeting
from meetings.paper import ChairDecision
from wording.dates import capital
from wording.talk import Words

Typed = Mapping[str, str]


def between_form(
    committees: Sequence[tuple[Committee, Clause | None]], typed: Typed, problems: Typed, w: Words
) -> Show:
    """For the committees somebody may write for, each with the clause that lets its chair decide."""
    chosen = next((one for one in committees if str(one[0].id) == typed.get("committee")), committees[0])
    decides = any(clause for _, clause in committees)
    heading = w.between_heading if decides else w.orient_only_heading
    told = w.between_text if decides else w.orient_only_text
    decide = tap(w, w.decide_now, buttons.ChairDecide(chosen[0].id), takes_fields=True)
    orient = tap(w, w.orient_now, buttons.Orient(chosen[0].id), takes_fields=True)
    return show(
        card(
            w,
            over=chosen[0].name if len(committees) == 1 else w.between_meetings,
            heading=heading,
            body=[
                text(w.fix_form if problems else told, space="Small"),
                *_authorities(committees, w),
                *with_problems([*_which(committees, chosen[0], w), *_fields(typed, w)], problems),
            ],
            actions=[*([decide] if decides else []), orient, tap(w, w.back, buttons.LeaveIt())],
            says=" ".join(problems.values()) or told,
        )
    )


def _authorities(committees: Sequence[tuple[Committee, Clause | None]], w: Words) -> list[Element]:
    """The clause of each; where there is none, nothing is quoted."""
    found = [(committee, clause) for committee, clause in committees if clause]
    several = len(committees) > 1
    lines: list[Element] = [text(w.authority_of_chair, small=True)] if found else []
    for committee, clause in found:
        lines += [text(committee.name, bold=True, space="Small")] if several else []
        lines.append(clause_box(w, clause))
    return lines


def _which(
    committees: Sequence[tuple[Committee, Clause | None]], chosen: Committee, w: Words
) -> list[Element]:
    if len(committees) == 1:
        return []
    choices = [(one.name, str(one.id)) for one, _ in committees]
    return [choice("committee", w.for_committee, choices, value=str(chosen.id), needed=w.need_committee)]


def _fields(typed: Typed, w: Words) -> list[Element]:
    title, told = kept(typed.get("title", ""), 1000), kept(typed.get("text", ""), 9000)
    return [
        field("title", w.between_title, limit=TITLE_LIMIT, value=title, needed=w.need_between_title),
        field("text", w.between_what, limit=TEXT_LIMIT, value=told, needed=w.need_between_text, long=True),
    ]


def between_receipt(
    committee: Committee,
    decision: ChairDecision,
    told: Sequence[str],
    on: tuple[AgendaItem, Meeting] | None,
    w: Words,
) -> Show:
    """Who is told, and where the next meeting is told of it."""
    everybody = w.everybody_in(len(told)) if told else ""
    names = (w.listing(told) or w.nobody_told) if decision.clause else everybody
    place = capital(w.item_at(on[0].number, on[1])) if on else w.waits_for_agenda
    return show(
        card(
            w,
            over=committee.name,
            heading=w.decision_noted if decision.clause else w.orientation_sent,
            body=[
                facts([(w.item_label, decision.title), (w.told_label, names), (w.stands_at, place)]),
                *([clause_box(w, decision.clause)] if decision.clause else []),
            ],
            actions=[
                *([tap(w, w.see_agenda, buttons.ShowAgenda(on[1].id))] if on else []),
                tap(w, w.see_status, buttons.ShowStatus()),
            ],
            says=w.between_says(decision, told if decision.clause else [everybody]),
        )
    )
