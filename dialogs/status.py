"""Where one stands, what is coming, the rules behind, and hello."""

from dialogs.cards.guidance import group_help_card, help_card, why_card
from dialogs.cards.status import meetings_card, no_meeting_card, status_card
from dialogs.cards.welcome import hello_card, next_meeting_card, welcome_card
from dialogs.heard import Show
from dialogs.turn import Turn
from dialogs.views import View, coming, concerning, to_convene
from meetings import terms
from meetings.model import Contact
from meetings.workdays import local_day


def show_status(turn: Turn) -> Show:
    """The next meeting one is called to comes first, then those of one's committees."""
    views = _views(turn)
    called = [one for one in views if one.line or one.comes_for]
    first = next(iter(called or views), None)
    others = [one for one in views if one is not first]
    news = turn.office.news(first.meeting.id) if first and first.secretariat and turn.alone else None
    return status_card(first, others, turn.office.items_of(turn.me), turn.w, news=news)


def show_meetings(turn: Turn) -> Show:
    """In a personal chat the secretariat sees what it has planned as well."""
    planned = to_convene(turn.office, turn.me) if turn.alone else ()
    views = [*_views(turn), *(turn.see(one.id, whole=False) for one in planned)]
    return meetings_card(sorted(views, key=lambda one: one.meeting.starts_at), turn.w, alone=turn.alone)


def _views(turn: Turn) -> list[View]:
    return [turn.see(one.id, whole=False) for one in concerning(turn.office, turn.me)]


def show_help(turn: Turn) -> Show:
    if not turn.alone:
        return group_help_card(turn.w)
    desk = bool(turn.office.secretariat_for(turn.me))
    called = bool(coming(turn.office, turn.me))
    return help_card(turn.w, contact(turn), desk=desk, called=called)


def contact(turn: Turn) -> Contact | None:
    return next((one.contact for one in turn.office.my_committees(turn.me)), None)


def show_why(turn: Turn) -> Show:
    """The clauses in force today for the committees one sits in."""
    today = local_day(turn.office.now)
    committees = turn.office.my_committees(turn.me)
    return why_card([(one, terms.clauses(one, today)) for one in committees], turn.w)


def next_meeting(turn: Turn) -> Show:
    view = _next(turn)
    return next_meeting_card(view, turn.w) if view else no_meeting_card(turn.w, None)


def greet(turn: Turn) -> Show:
    return hello_card(turn.person, _next(turn), turn.w)


def welcome(turn: Turn, *, linked: bool = False) -> Show:
    return welcome_card(turn.person, _next(turn), turn.w, turn.links, linked=linked)


def _next(turn: Turn) -> View | None:
    meetings = coming(turn.office, turn.me) or concerning(turn.office, turn.me)
    return turn.see(meetings[0].id, whole=False) if meetings else None
