"""Who sits in one's groups, and whom to turn to."""

from datetime import date

from dialogs.cards.people import OF_A_MEETING, Sitting, contact_card, members_card, others_card
from dialogs.heard import Show
from dialogs.intents import Matter, NamedPerson
from dialogs.speech.words import fold
from dialogs.turn import Turn
from dialogs.views import View, concerning
from meetings.model import Committee, Contact
from meetings.workdays import local_day


def show_members(turn: Turn, *, change: bool = False) -> Show:
    found = [_sitting(turn, one) for one in turn.office.my_committees(turn.me)]
    return members_card(found, turn.w, desk=bool(turn.office.secretariat_for(turn.me)), change=change)


def _sitting(turn: Turn, committee: Committee) -> Sitting:
    today = local_day(turn.office.now)
    seats = [one for one in turn.office.records.memberships(committee.id) if one.holds(today)]
    return Sitting(committee, tuple(sorted(seats, key=lambda one: one.order)))


def show_contact(turn: Turn, matter: Matter, day: date | None = None, about: str = "") -> Show:
    """With the meeting, where what is asked is about one: what is known of it, and what its agenda says of the thing asked for."""
    meeting = _asked_about(turn, day) if matter in OF_A_MEETING else None
    told = contacts(turn) if meeting is None else [meeting.committee.contact]
    items = [one for one in meeting.agenda if about and about in fold(one.title)] if meeting else []
    return contact_card(matter, told, turn.links, turn.w, meeting=meeting, items=items)


def _asked_about(turn: Turn, day: date | None) -> View | None:
    """The meeting of that day; without a day the next."""
    meetings = concerning(turn.office, turn.me)
    found = [one for one in meetings if day is None or any(session.day == day for session in one.sessions)]
    return turn.see(found[0].id) if found else None


def contacts(turn: Turn) -> list[Contact]:
    """Of the person's committees and of those he is called to, each once."""
    own = turn.office.my_committees(turn.me)
    called = [one.committee for one in turn.office.my_meetings(turn.me)]
    return list(dict.fromkeys(one.contact for one in (*own, *called)))


def said_of_another(turn: Turn, who: NamedPerson | None) -> Show:
    return others_card(who.name if who else "", contacts(turn), turn.w)
