"""Who sits in one's groups, and whom to turn to."""

from dialogs.cards.people import Sitting, contact_card, members_card, others_card
from dialogs.heard import Show
from dialogs.intents import Matter, NamedPerson
from dialogs.turn import Turn
from meetings.model import Committee, Contact
from meetings.workdays import local_day


def show_members(turn: Turn, *, change: bool = False) -> Show:
    found = [_sitting(turn, one) for one in turn.office.my_committees(turn.me)]
    return members_card(found, turn.w, desk=bool(turn.office.secretariat_for(turn.me)), change=change)


def _sitting(turn: Turn, committee: Committee) -> Sitting:
    today = local_day(turn.office.now)
    seats = [one for one in turn.office.records.memberships(committee.id) if one.holds(today)]
    return Sitting(committee, tuple(sorted(seats, key=lambda one: one.order)))


def show_contact(turn: Turn, matter: Matter) -> Show:
    return contact_card(matter, contacts(turn), turn.links, turn.w)


def contacts(turn: Turn) -> list[Contact]:
    """Of the person's committees and of those he is called to, each once."""
    own = turn.office.my_committees(turn.me)
    called = [one.committee for one in turn.office.my_meetings(turn.me)]
    return list(dict.fromkeys(one.contact for one in (*own, *called)))


def said_of_another(turn: Turn, who: NamedPerson | None) -> Show:
    return others_card(who.name if who else "", contacts(turn), turn.w)
