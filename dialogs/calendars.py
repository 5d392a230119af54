"""One's meetings in one's own calendar: the link to subscribe by, and the year's meetings as a file."""

from dialogs.cards.calendars import calendar_card, calendar_ended_card, calendar_made_card, year_plan_card
from dialogs.heard import Show
from dialogs.turn import Turn


def ask(turn: Turn) -> Show:
    """What a link is and whether there is one; it is made by the next tap."""
    since = turn.office.calendar_since(turn.me)
    return calendar_card(turn.w, turn.w.moment(since) if since else "")


def make(turn: Turn) -> Show:
    """The address is shown this once: the books keep what it is known by, and not the address."""
    made = turn.links.new_feed()
    turn.office.open_calendar(turn.me, made.digest, turn.actor)
    return calendar_made_card(turn.w, made.address)


def end(turn: Turn) -> Show:
    turn.office.close_calendar(turn.me, turn.actor)
    return calendar_ended_card(turn.w)


def year_plan(turn: Turn) -> Show:
    committees = turn.office.my_committees(turn.me)
    files = [(one.name, turn.links.year_plan(one.id, turn.me)) for one in committees]
    return year_plan_card(turn.w, files)
