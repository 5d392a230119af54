"""Where one stands and what is coming."""

from collections.abc import Sequence

from dialogs import buttons
from dialogs.cards.agenda import own_item_lines
from dialogs.cards.meeting import when_and_where
from dialogs.cards.parts import (
    BUTTONS,
    Action,
    Element,
    card,
    facts,
    first_words,
    section,
    show,
    tap,
    text,
    window,
)
from dialogs.cards.waiting import news_box
from dialogs.heard import Show
from dialogs.views import View
from meetings.attendance import Roll
from meetings.model import Meeting, MeetingState
from meetings.office import News
from meetings.office.agenda import ItemInMeeting
from wording.dates import capital
from wording.talk import Words

MOST_MEETINGS = 6


def my_answer(view: View, w: Words) -> str:
    """Du deltager · Mangler – svarfrist torsdag den 11. februar kl. 12.00."""
    if view.line is None:
        principals = w.listing(one.person.name for one in view.comes_for)
        return capital(w.comes_for_label) + f" {principals}" if principals else ""
    if not (view.line.answers or view.line.substitutions):
        return w.missing_until(w.moment(view.meeting.deadlines.responses))
    return w.answer_of(view.line, view.meeting)


def low(view: View | None, w: Words) -> str:
    """The same within a sentence."""
    said = my_answer(view, w) if view else ""
    return said[:1].lower() + said[1:]


def answered(roll: Roll, w: Words) -> str:
    """16 af 19 kommuner og 31 af 38 personer har svaret: the same sums as on every list."""
    towns, people = roll.count_municipalities(), roll.count()
    parts = [w.of_municipalities(towns.answered, towns.invited)] if towns.invited else []
    return w.have_answered([*parts, w.of_people(people.answered, people.invited)])


def answer_button(view: View, w: Words) -> Action:
    answered_ = view.line is not None and (view.line.answers or view.line.substitutions)
    title = w.change_answer if answered_ else w.answer_meeting if view.line else w.see_meeting
    return tap(w, title, buttons.ShowMeeting(view.meeting.id))


def status_card(
    view: View | None,
    others: Sequence[View],
    items: Sequence[ItemInMeeting],
    w: Words,
    *,
    news: News | None = None,
) -> Show:
    """The next meeting, one's own items, and the deadlines; `news` is for the secretariat."""
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
                *(news_box(news, w) if news else []),
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
            says=w.status_says(view.meeting, low(view, w), told),
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
            actions=meeting_buttons(shown, w) if alone and views else [tap(w, w.help, buttons.ShowHelp())],
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


def meeting_told(view: View, told: str, among: Sequence[View], w: Words) -> str:
    """A meeting with what is told of it; with its group where they are of several."""
    several = len({one.committee.id for one in among}) > 1
    return w.other_meeting(view.meeting, f"{view.committee.name} – {told}" if several else told)


def meeting_buttons(views: Sequence[View], w: Words) -> list[Action]:
    return [
        tap(w, title, _leads_to(one.meeting), aside=place > 2, tip=w.heading(one.meeting))
        for place, (title, one) in enumerate(zip(_told_apart(views, w), views, strict=True))
    ][:BUTTONS]


def _told_apart(views: Sequence[View], w: Words) -> list[str]:
    """By the day; where several meet on it by the first words of the group's name, else by the hour."""
    namings = (
        [w.short_heading(one.meeting) for one in views],
        [first_words(one.committee.name) for one in views],
        [w.short_heading_at(one.meeting) for one in views],
    )
    return [
        next(
            (name for name, names in zip(told, namings, strict=True) if name and names.count(name) == 1),
            told[0],
        )
        for told in zip(*namings, strict=True)
    ]


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
                text(meeting_told(one, one.meeting.title, views, w), space="Small")
                for one in views[:MOST_MEETINGS]
            ],
            actions=meeting_buttons(views[:MOST_MEETINGS], w),
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
