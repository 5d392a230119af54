"""For the secretariat: who has answered, reminding the silent, the list, proposals that wait."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from dialogs import buttons
from dialogs.buttons import drawn
from dialogs.cards.meeting import day_facts, when_and_where
from dialogs.cards.parts import (
    BUTTONS,
    PRIMARY,
    Action,
    Element,
    at_most,
    box,
    card,
    facts,
    link,
    show,
    tap,
    text,
)
from dialogs.cards.status import answered
from dialogs.cards.waiting import news_box, news_buttons
from dialogs.heard import Links, Show
from dialogs.markdown import paragraphs
from dialogs.views import View
from meetings.attendance import Line, Roll, Standing, silent
from meetings.model import (
    AgendaItem,
    AnswerKind,
    Committee,
    ItemState,
    Meeting,
    OrganisationId,
    OrganisationKind,
)
from meetings.office import News
from meetings.order import danish
from wording.dates import capital
from wording.talk import Words

MOST_NAMES = 60
PROPOSAL_OCTETS = 16_000
"""Of a message's 28 K, for what people proposed; the card says how many more there are."""
TEXT_LETTERS = 400
NOTHING_NEW = News()
FRONT_PAGE = buttons.OpenPages()
MOST_TRIAGED = 3
"""Buttons to the first that wait; the next are offered when these are done."""


# The overview


def overview_card(
    view: View,
    w: Words,
    *,
    proposals: int,
    news: News = NOTHING_NEW,
    others: Sequence[Meeting] = (),
    above: Iterable[Element] = (),
    undelivered: int = 0,
) -> Show:
    """The meeting's sums and names, and everything the secretariat can do about it."""
    told = answered(view.roll, w)
    pending = view.roll.with_standing(Standing.PENDING)
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.overview(view.meeting),
            body=[
                *above,
                *_title(view),
                facts(when_and_where(w, view.meeting)),
                *_sums(view, w, told),
                *news_box(news, w),
                *([box(text(f"{w.not_delivered(undelivered)}.", space="None"))] if undelivered else []),
                text(w.agenda_state(len(view.agenda), proposals), space="Medium", rule=True),
            ],
            actions=_what_to_do(view, w, proposals, news, others, undelivered),
            says=w.overview_says(view.meeting, told, names(pending, view.roll, w)),
            wide=True,
        )
    )


def _title(view: View) -> list[Element]:
    return [text(view.meeting.title, space="Small")] if view.meeting.title != view.committee.name else []


def _sums(view: View, w: Words, told: str) -> list[Element]:
    roll, due = view.roll, view.meeting.deadlines.responses
    deadline = w.deadline_sentence if view.now <= due else w.deadline_passed_sentence
    sums = [(w.people_label, capital(w.sums(roll.count())))]
    if (towns := roll.count_municipalities()).invited:
        sums.append((w.municipalities_label, capital(w.sums(towns))))
    return [
        text(f"{told}. {deadline(w.moment(due))}", bold=True),
        facts(_by_standing(roll, w)),
        facts(sums, space="Medium"),
    ]


def _by_standing(roll: Roll, w: Words) -> list[tuple[str, str]]:
    labels = {
        Standing.PENDING: w.missing,
        Standing.TENTATIVE: w.maybe_label,
        Standing.ATTENDING: w.attending,
        Standing.SUBSTITUTED: w.with_substitute,
        Standing.DECLINED: w.declined,
    }
    found = [(label, roll.with_standing(standing), standing) for standing, label in labels.items()]
    return [
        (label, w.counted(len(lines), "" if standing is Standing.ATTENDING else names(lines, roll, w)))
        for label, lines, standing in found
        if lines or standing is not Standing.TENTATIVE
    ]


def names(lines: Sequence[Line], roll: Roll, w: Words) -> str:
    """Lemvig, Viborg (Mette Kjærgaard) og Aarhus: a municipality's name stands for all of its people."""
    of: dict[OrganisationId, list[Line]] = {}
    for line in lines:
        of.setdefault(line.invitee.organisation.id, []).append(line)
    grouped = sorted(of.values(), key=lambda some: danish(some[0].invitee.organisation.short))
    told = [_group(some, roll, w) for some in grouped]
    if (more := len(told) - MOST_NAMES) > 0:
        told = [*told[:MOST_NAMES], w.and_more(more)]
    return w.listing(told)


def _group(lines: list[Line], roll: Roll, w: Words) -> str:
    organisation = lines[0].invitee.organisation
    shown = organisation.short if organisation.kind is OrganisationKind.MUNICIPALITY else organisation.name
    told = [_one(line, roll.meeting, w) for line in lines]
    everybody = len(lines) == len(roll.of(organisation.id))
    if everybody and told == [line.person.name for line in lines]:
        return shown
    return w.names(shown, told)


def _one(line: Line, meeting: Meeting, w: Words) -> str:
    """The name; with who comes instead, or why somebody who said something still counts as missing."""
    name, kinds = line.person.name, {answer.kind for answer in line.answers}
    match line.overall(meeting.days):
        case Standing.SUBSTITUTED:
            instead = {one.substitute.id: one.substitute.name for one in line.substitutions}
            return w.instead_of(w.listing(instead.values()), name)
        case Standing.PENDING if AnswerKind.WAITING in kinds:
            return f"{name}, {w.on_waiting_list}"
        case _:
            return name


def _what_to_do(
    view: View, w: Words, proposals: int, news: News, others: Sequence[Meeting], undelivered: int
) -> list[Action]:
    """Where there is no room for all, the last one leads on to the others."""
    meeting = view.meeting
    remind = [remind_button(view, w)] if view.is_open and silent(view.roll) else []
    first = [
        *([tap(w, w.see_undelivered, buttons.Undelivered(meeting.id))] if undelivered else []),
        *remind,
        tap(w, w.get_list, buttons.GetList(meeting.id)),
        *([tap(w, w.see_proposals(proposals), buttons.Proposals(meeting.id))] if proposals else []),
    ]
    first += news_buttons(news, meeting, w)
    first = [*first[:PRIMARY], *({**one, "mode": "secondary"} for one in first[PRIMARY:])]
    pages = tap(w, w.open_pages, buttons.OpenPages(meeting.id), aside=view.is_open)
    if not view.is_open:
        return [*first[: BUTTONS - 1], pages]
    change = [
        tap(w, w.answer_for, buttons.AnswerForm(meeting.id), aside=True),
        tap(w, w.move, buttons.MoveForm(meeting.id), aside=True),
        tap(w, w.cancel, buttons.CancelForm(meeting.id), aside=True),
    ]
    rest = [
        tap(w, w.short_heading(one), buttons.Overview(one.id), aside=True, tip=w.overview(one))
        for one in others
    ]
    if len(first) + 1 + len(change) <= BUTTONS:
        return at_most(BUTTONS, first, [pages], change, rest)
    more = tap(w, w.more_choices, buttons.MoreChoices(meeting.id), aside=True)
    return [*first[: BUTTONS - 2], pages, more]


def more_card(view: View, w: Words, *, news: News = NOTHING_NEW, others: Sequence[Meeting] = ()) -> Show:
    """What there was no room for on a full overview."""
    meeting = view.meeting
    change = [
        tap(w, w.answer_for, buttons.AnswerForm(meeting.id)),
        tap(w, w.move, buttons.MoveForm(meeting.id)),
        tap(w, w.cancel, buttons.CancelForm(meeting.id)),
    ]
    rest = [*({**one, "mode": "secondary"} for one in news_buttons(news, meeting, w))]
    rest += [tap(w, w.short_heading(one), buttons.Overview(one.id), aside=True) for one in others]
    back = tap(w, w.see_overview, buttons.Overview(meeting.id), aside=True)
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.more_choices,
            body=[facts(when_and_where(w, meeting))],
            actions=at_most(BUTTONS, change if view.is_open else [], [back], rest),
            says=w.more_choices,
        )
    )


def remind_button(view: View, w: Words) -> Action:
    quiet = silent(view.roll)
    button = drawn(buttons.Remind, view.meeting)
    return tap(w, w.remind_people(len(quiet)), button, tip=w.remind_tip(names(quiet, view.roll, w))[:200])


# Reminding


def remind_card(view: View, w: Words, goes_out: str) -> Show:
    """Whom a reminder would reach, and when, before it is sent."""
    quiet = silent(view.roll)
    if not quiet:
        return nobody_to_remind_card(view, w)
    told = w.remind_text(len(quiet), names(quiet, view.roll, w))
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.remind_heading,
            body=[
                facts(day_facts(w, view.meeting)),
                text(told),
                text(goes_out),
                text(w.remind_rule, small=True, space="Small"),
            ],
            actions=[
                remind_button(view, w),
                tap(w, w.see_overview, buttons.Overview(view.meeting.id)),
                tap(w, w.no, buttons.LeaveIt()),
            ],
            says=f"{told} {goes_out}",
        )
    )


def reminded_card(view: View, w: Words, count: int, goes_out: str) -> Show:
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.reminded,
            body=[
                facts(day_facts(w, view.meeting)),
                text(f"{w.reminded_text(count)} {goes_out}"),
                text(w.remind_rule, small=True, space="Small"),
            ],
            actions=_back_to_overview(view.meeting, w),
            says=w.reminded_says(count, goes_out),
        )
    )


def nobody_to_remind_card(view: View, w: Words) -> Show:
    """Everybody has answered, or those who have not were reminded today."""
    why = w.all_reminded_text if silent(view.roll) else w.nobody_to_remind_text
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.nobody_to_remind,
            body=[facts(day_facts(w, view.meeting)), text(why)],
            actions=_back_to_overview(view.meeting, w),
            says=f"{w.nobody_to_remind}. {why}",
        )
    )


def _back_to_overview(meeting: Meeting, w: Words) -> list[Action]:
    return [
        tap(w, w.see_overview, buttons.Overview(meeting.id)),
        tap(w, w.get_list, buttons.GetList(meeting.id)),
    ]


# The list


def list_card(view: View, w: Words, links: Links) -> Show:
    meeting, reader = view.meeting, view.reader.id
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.list_heading,
            body=[
                facts(day_facts(w, meeting)),
                text(f"{answered(view.roll, w)}."),
                text(w.list_text, small=True),
            ],
            actions=[
                link(w.list_excel, links.attendance_list(meeting.id, reader, "xlsx")),
                link(w.list_csv, links.attendance_list(meeting.id, reader, "csv")),
                tap(w, w.see_overview, buttons.Overview(meeting.id)),
                tap(w, w.get_papers, buttons.ShowPapers(meeting.id), aside=True),
                tap(w, w.list_again, buttons.GetList(meeting.id), aside=True),
            ],
            says=w.list_says(meeting),
        )
    )


# The pages


def pages_card(
    committees: Sequence[Committee], w: Words, url: str, again: buttons.OpenPages = FRONT_PAGE
) -> Show:
    """The way into the pages; whoever the link is handed on to finds it spent, or goes in as this person."""
    told = w.pages_text([one.name for one in committees])
    return show(
        card(
            w,
            over=w.secretariat,
            heading=w.pages_heading,
            body=[text(told), text(w.pages_link_text, small=True)],
            actions=[
                link(w.open_pages, url),
                tap(w, w.pages_again, again, aside=True),
            ],
            says=f"{w.pages_heading}. {told}",
        )
    )


# Proposals


def proposals_card(view: View, w: Words, proposals: Sequence[AgendaItem]) -> Show:
    shown = _that_fit([_proposal(item, w) for item in proposals])
    lines = [element for one in shown for element in one]
    if more := len(proposals) - len(shown):
        lines.append(text(w.more_items(more)))
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=w.proposals_heading,
            body=[facts(day_facts(w, view.meeting)), *(lines or [text(w.no_proposals)])],
            actions=[
                *(tap(w, w.triage_line(one), buttons.Triage(one.id)) for one in proposals[:MOST_TRIAGED]),
                tap(w, w.arrange, buttons.Arrange(view.meeting.id), aside=bool(proposals)),
                tap(w, w.see_overview, buttons.Overview(view.meeting.id), aside=bool(proposals)),
            ],
            says=w.proposals_say(len(proposals)) if proposals else w.no_proposals,
        )
    )


def _that_fit(proposals: Sequence[list[Element]]) -> list[list[Element]]:
    sizes = accumulate(sum(len(line["text"].encode()) for line in one) for one in proposals)
    return [one for one, size in zip(proposals, sizes, strict=True) if size <= PROPOSAL_OCTETS]


def _proposal(item: AgendaItem, w: Words) -> list[Element]:
    kinds = [w.for_what(one.verb).lower() for one in item.recommendations[:1]]
    proposer = w.proposed_by(item.proposer) if item.proposer else ""
    line = w.proposal_line(item.title, proposer, "".join(kinds), late=item.state is ItemState.LATE)
    return [text(line, space="Medium", rule=True), *excerpt(item.background)]


def excerpt(typed: str) -> list[Element]:
    """The first lines of a long text, as typed."""
    begun = " ".join(paragraphs(typed))
    short = begun if len(begun) <= TEXT_LETTERS else f"{begun[:TEXT_LETTERS].rstrip()} …"
    return [text(short, space="Small")] if short else []


# Nothing there


def no_desk_card(w: Words) -> Show:
    """The secretariat has no coming meeting."""
    return show(
        card(
            w,
            over=w.secretariat,
            heading=w.no_meetings_desk,
            body=[text(w.no_meetings_desk_text)],
            actions=[
                tap(w, w.convene, buttons.ConveneForm()),
                tap(w, w.help, buttons.ShowHelp()),
            ],
            says=f"{w.no_meetings_desk}. {w.no_meetings_desk_text}",
        )
    )
