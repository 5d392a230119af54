"""Welcome, status, coming meetings, help, and the cards for when nothing else fits."""

from collections.abc import Iterable, Sequence

from dialogs import buttons
from dialogs.cards.agenda import own_item_lines
from dialogs.cards.meeting import when_and_where
from dialogs.cards.parts import (
    BUTTONS,
    Action,
    Element,
    at_most,
    card,
    facts,
    link,
    section,
    show,
    tap,
    text,
    window,
)
from dialogs.cards.seats import clause_box
from dialogs.heard import Links, Show
from dialogs.views import View
from meetings.attendance import Roll
from meetings.model import Clause, Committee, Contact, Language, Meeting, MeetingState, Person
from meetings.office.agenda import ItemInMeeting
from wording.dates import capital
from wording.talk import Words
from wording.tongue import first_name

MOST_MEETINGS = 6


# What every one of them says of a meeting and its reader


def my_answer(view: View, w: Words) -> str:
    """Du deltager · Mangler – svarfrist torsdag den 11. februar kl. 12.00."""
    if view.line is None:
        principals = w.listing(one.person.name for one in view.comes_for)
        return capital(w.comes_for_label) + f" {principals}" if principals else ""
    if not (view.line.answers or view.line.substitutions):
        return w.missing_until(w.moment(view.meeting.deadlines.responses))
    return w.answer_of(view.line, view.meeting)


def answered(roll: Roll, w: Words) -> str:
    """16 af 19 kommuner og 31 af 38 personer har svaret: the same sums as on every list."""
    towns, people = roll.count_municipalities(), roll.count()
    parts = [w.of_municipalities(towns.answered, towns.invited)] if towns.invited else []
    return w.have_answered([*parts, w.of_people(people.answered, people.invited)])


def answer_button(view: View, w: Words) -> Action:
    answered_ = view.line is not None and (view.line.answers or view.line.substitutions)
    title = w.change_answer if answered_ else w.answer_meeting if view.line else w.see_meeting
    return tap(w, title, buttons.ShowMeeting(view.meeting.id))


# Welcome


def welcome_card(person: Person, view: View | None, w: Words, links: Links, *, linked: bool = False) -> Show:
    """Once, on arriving; `linked` when the account has just been linked."""
    heading = w.linked_heading if linked else w.welcome
    first = (
        w.linked_text(person.name, person.organisation.name)
        if linked
        else w.welcome_text(person.organisation.name)
    )
    return show(
        card(
            w,
            over=view.committee.name if view else w.product,
            heading=heading,
            body=[
                text(first),
                *_next(view, w),
                text(w.welcome_hint, space="Medium"),
                text(w.answers_seen, small=True),
            ],
            actions=[*_ways_on(view, w), link(w.privacy, links.privacy(), aside=True)],
            says=w.linked_says(person.name)
            if linked
            else w.welcome_says(view.meeting if view else None, _low(view, w)),
        )
    )


def hello_card(person: Person, view: View | None, w: Words) -> Show:
    return show(
        card(
            w,
            over=view.committee.name if view else w.product,
            heading=w.hello(first_name(person.name)),
            body=[*_next(view, w), text(w.welcome_hint, space="Medium")],
            actions=_ways_on(view, w),
            says=w.hello_says(first_name(person.name)),
        )
    )


def next_meeting_card(view: View, w: Words) -> Show:
    """When it is, and what one has answered."""
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.next_meeting,
            body=[
                text(view.meeting.title, space="Small"),
                facts([*when_and_where(w, view.meeting), (w.my_answer, my_answer(view, w))]),
            ],
            actions=_ways_on(view, w),
            says=w.meeting_plain(view.meeting),
        )
    )


def _low(view: View | None, w: Words) -> str:
    said = my_answer(view, w) if view else ""
    return said[:1].lower() + said[1:]


def _next(view: View | None, w: Words) -> list[Element]:
    if view is None:
        return [text(w.no_meetings_text)]
    return [
        section(w.next_meeting, rule=False),
        facts(
            [*when_and_where(w, view.meeting, week=False), (w.my_answer, my_answer(view, w))], space="Small"
        ),
    ]


def _ways_on(view: View | None, w: Words) -> list[Action]:
    first = [answer_button(view, w), window(w, w.propose, buttons.ItemForm())] if view else []
    return [
        *first,
        tap(w, w.see_status, buttons.ShowStatus()),
        tap(w, w.help, buttons.ShowHelp(), aside=bool(first)),
    ]


def introduction_card(w: Words) -> Show:
    """To a group or a channel, once: nothing about anybody."""
    return show(
        card(
            w,
            over=w.product,
            heading=w.introduction,
            body=[text(w.introduction_text)],
            actions=[tap(w, w.help, buttons.ShowHelp())],
            says=w.introduction_says,
        ),
        replaces=False,
    )


def in_private_card(w: Words) -> Show:
    """What is personal is not said where others read along."""
    return show(
        card(
            w,
            over=w.product,
            heading=w.in_private,
            body=[text(w.in_private_text)],
            actions=[tap(w, w.see_meetings, buttons.ShowMeetings()), tap(w, w.help, buttons.ShowHelp())],
            says=f"{w.in_private}. {w.in_private_text}",
        ),
        replaces=False,
    )


# Status


def status_card(view: View | None, others: Sequence[View], items: Sequence[ItemInMeeting], w: Words) -> Show:
    """The next meeting, one's own items, and the deadlines."""
    if view is None:
        return _status_without_meeting(items, w)
    told = answered(view.roll, w)
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.my_status,
            body=[
                section(w.next_meeting, rule=False),
                facts(
                    [
                        *when_and_where(w, view.meeting),
                        (w.my_answer, my_answer(view, w)),
                        (w.answers_label, told),
                    ],
                    space="Small",
                ),
                *_others(others, w),
                *_my_items(items, w),
                section(w.deadlines),
                facts(_deadlines(view.meeting, w), space="Small"),
            ],
            actions=[
                answer_button(view, w),
                window(w, w.propose, buttons.ItemForm(view.meeting.id)),
                tap(w, w.see_meetings, buttons.ShowMeetings()),
                tap(w, w.see_agenda, buttons.ShowAgenda(view.meeting.id), aside=True),
            ],
            says=w.status_says(view.meeting, _low(view, w), told),
        )
    )


def _status_without_meeting(items: Sequence[ItemInMeeting], w: Words) -> Show:
    return show(
        card(
            w,
            over=w.product,
            heading=w.my_status,
            body=[text(w.no_meetings), text(w.no_meetings_text, space="Small"), *_my_items(items, w)],
            actions=[tap(w, w.see_meetings, buttons.ShowMeetings()), tap(w, w.help, buttons.ShowHelp())],
            says=f"{w.no_meetings}. {w.no_meetings_text}",
        )
    )


def _others(others: Sequence[View], w: Words) -> list[Element]:
    if not others:
        return []
    lines = [w.other_meeting(one.meeting, my_answer(one, w)) for one in others[:MOST_MEETINGS]]
    return [section(w.other_meetings), *(text(line, space="Small") for line in lines)]


def _my_items(items: Sequence[ItemInMeeting], w: Words) -> list[Element]:
    return [section(w.my_items), *own_item_lines(items, w)] if items else []


def _deadlines(meeting: Meeting, w: Words) -> list[tuple[str, str]]:
    due = meeting.deadlines
    published = meeting.agenda_published_at
    agenda = w.was_sent_out(w.moment(published)) if published else w.sent_out(w.moment(due.agenda))
    return [
        (w.items_label, capital(w.moment(due.items))),
        (w.answers_label, capital(w.moment(due.responses))),
        (w.agenda_label, agenda),
    ]


# Meetings


def meetings_card(views: Sequence[View], w: Words, *, alone: bool) -> Show:
    """What is coming; in a personal chat with one's own answers and a button each."""
    shown = views[:MOST_MEETINGS]
    lines = [line for view in shown for line in _meeting_lines(view, w, alone=alone)]
    if more := len(views) - len(shown):
        lines.append(text(w.more_meetings(more)))
    return show(
        card(
            w,
            over=views[0].committee.name if views else w.product,
            heading=w.coming_heading,
            body=lines or [text(w.no_coming), text(w.no_coming_hint, space="Small")],
            actions=_meeting_buttons(shown, w) if alone and views else [tap(w, w.help, buttons.ShowHelp())],
            says=w.coming_says([one.meeting for one in views]),
        )
    )


def _meeting_lines(view: View, w: Words, *, alone: bool) -> list[Element]:
    planned = view.meeting.state is MeetingState.PLANNED
    own = [(w.my_answer, my_answer(view, w))] if alone and not planned else []
    told = [text(w.planned_text, space="None")] if planned else []
    return [
        text(w.meeting_line(view.meeting), space="Medium"),
        text(view.meeting.title, space="None"),
        facts([*when_and_where(w, view.meeting), *own], space="Small"),
        *told,
    ]


def _meeting_buttons(views: Sequence[View], w: Words) -> list[Action]:
    titles = [w.short_heading(one.meeting) for one in views]
    return [
        tap(w, title, _leads_to(one.meeting), aside=place > 2, tip=w.heading(one.meeting))
        for place, (title, one) in enumerate(zip(titles, views, strict=True))
    ][:BUTTONS]


def _leads_to(meeting: Meeting) -> buttons.Button:
    """A planned meeting is looked through, and convened, by the secretariat."""
    if meeting.state is MeetingState.PLANNED:
        return buttons.Overview(meeting=meeting.id)
    return buttons.ShowMeeting(meeting.id)


def which_meeting_card(views: Sequence[View], w: Words) -> Show:
    """Several could be meant: one button each."""
    return show(
        card(
            w,
            over=w.product,
            heading=w.which_meeting,
            body=[
                text(w.other_meeting(one.meeting, one.meeting.title), space="Small")
                for one in views[:MOST_MEETINGS]
            ],
            actions=_meeting_buttons(views[:MOST_MEETINGS], w),
            says=w.which_says(len(views)),
        )
    )


def no_meeting_card(w: Words, next_: View | None, *, day: str = "") -> Show:
    """There is no meeting (that day); the next one is a button away."""
    if next_ is None:
        heading, told, says = w.no_meetings, w.no_meetings_text, f"{w.no_meetings}. {w.no_meetings_text}"
    else:
        when = w.when(next_.meeting.sessions[0])
        heading, told, says = (
            w.no_meeting_that_day(day),
            w.next_meeting_is(when),
            w.no_meeting_says(day, when),
        )
    first = [tap(w, w.see_meeting, buttons.ShowMeeting(next_.meeting.id))] if next_ else []
    return show(
        card(
            w,
            over=next_.committee.name if next_ else w.product,
            heading=heading,
            body=[text(told)],
            actions=[
                *first,
                tap(w, w.see_meetings, buttons.ShowMeetings()),
                tap(w, w.help, buttons.ShowHelp()),
            ],
            says=says,
        )
    )


# Help


def help_card(w: Words, contact: Contact | None, *, desk: bool, called: bool) -> Show:
    """Every command; for the secretariat its own as well."""
    own = [section(w.secretariat_commands), facts(w.desk_commands(), space="Small")] if desk else []
    reach = [text(w.contact(contact), space="Medium")] if contact else []
    return show(
        card(
            w,
            over=w.product,
            heading=w.help_heading,
            body=[facts(w.commands()), *own, text(w.help_free, space="Medium"), *reach],
            actions=at_most(
                BUTTONS,
                [tap(w, w.see_status, buttons.ShowStatus())],
                [tap(w, w.see_overview, buttons.Overview())] if desk and not called else [],
                [tap(w, w.see_meetings, buttons.ShowMeetings())],
                [window(w, w.propose, buttons.ItemForm())] if called or not desk else [],
                [tap(w, w.see_overview, buttons.Overview(), aside=True)] if desk and called else [],
                [tap(w, w.why, buttons.ShowWhy(), aside=True)],
                write_button(w, contact, aside=True),
            ),
            says=w.help_says,
        )
    )


def group_help_card(w: Words) -> Show:
    return show(
        card(
            w,
            over=w.product,
            heading=w.help_heading,
            body=[facts(w.group_commands()), text(w.in_private_text, space="Medium")],
            actions=[tap(w, w.see_meetings, buttons.ShowMeetings())],
            says=w.help_group_says,
        ),
        replaces=False,
    )


def write_button(w: Words, contact: Contact | None, *, aside: bool = False) -> list[Action]:
    """Opens a mail to the secretariat; its address comes from the committee's own settings."""
    proper = contact is not None and contact.email.count("@") == 1 and contact.email.isascii()
    if contact is None or not proper or set(contact.email) & set(" \t\r\n?&,;<>\"'%"):
        return []
    return [link(w.write_secretariat, f"mailto:{contact.email}", aside=aside, tip=w.opens_mail)]


# Why


def why_card(found: Sequence[tuple[Committee, Sequence[Clause]]], w: Words) -> Show:
    """The rules' own words, and where they stand."""
    body: list[Element] = []
    for committee, clauses in found:
        if clauses:
            body.append(text(committee.name, bold=True, space="Medium"))
        for clause in clauses[:MOST_CLAUSES]:
            body += [clause_box(w, clause, place=True)]
    return show(
        card(
            w,
            over=w.product,
            heading=w.why_heading,
            body=[text(w.why_text), *body] if body else [text(w.no_rules)],
            actions=[tap(w, w.see_status, buttons.ShowStatus()), tap(w, w.help, buttons.ShowHelp())],
            says=w.why_says if body else w.no_rules,
        )
    )


MOST_CLAUSES = 10


# Not understood, and odd buttons


def guesses_card(guesses: Iterable[tuple[str, buttons.Button]], w: Words, *, empty: bool = False) -> Show:
    """Three guesses and help: never a dead end."""
    first = [tap(w, title, button) for title, button in guesses][:3]
    return show(
        card(
            w,
            over=w.product,
            heading=w.did_you_mean,
            body=[text(w.empty if empty else w.not_understood)],
            actions=[*first, tap(w, w.help, buttons.ShowHelp(), aside=len(first) > 2)],
            says=w.not_understood_says,
        )
    )


def odd_button_card(w: Words) -> Show:
    return plain_card(w, w.product, w.odd_button, w.odd_button_text)


def fault_card(code: str, w: Words, contact: Contact | None = None) -> Show:
    """Our own fault, told without details; `code` finds it in the log."""
    return show(
        card(
            w,
            over=w.product,
            heading=w.fault,
            body=[text(w.fault_text), text(w.fault_code(code), small=True)],
            actions=[tap(w, w.see_status, buttons.ShowStatus()), *write_button(w, contact)],
            says=w.fault_says,
        ),
        replaces=False,
    )


def plain_card(
    w: Words, over: str, heading: str, sentence: str, *more: Element, first: Sequence[Action] = ()
) -> Show:
    """A heading, a sentence, and the ways on that always fit."""
    return show(
        card(
            w,
            over=over,
            heading=heading,
            body=[text(sentence), *more],
            actions=[
                *first,
                tap(w, w.see_status, buttons.ShowStatus()),
                tap(w, w.help, buttons.ShowHelp(), aside=len(first) > 1),
            ],
            says=f"{heading}. {sentence}",
        )
    )


# Language


def language_card(w: Words) -> Show:
    return show(
        card(
            w,
            over=w.product,
            heading=w.language_heading,
            body=[text(w.language_text)],
            actions=[tap(w, w.language_names[one], buttons.ChooseLanguage(one)) for one in Language],
            says=w.language_says,
        )
    )


def language_chosen_card(w: Words) -> Show:
    return plain_card(w, w.product, w.language_chosen, w.language_chosen_text)
