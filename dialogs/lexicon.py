"""What a person's sentence may speak of: the days of coming meetings, possible substitutes, own items."""

from dialogs.intents import Lexicon
from dialogs.turn import Turn
from dialogs.views import concerning
from meetings.model import Meeting, PersonId
from meetings.workdays import local_day


def lexicon(turn: Turn) -> Lexicon:
    """Only what the person may know of: nobody learns a name by being understood."""
    meetings = _meetings(turn)
    days = {session.day for one in meetings for session in one.sessions}
    several = {tuple(session.day for session in one.sessions) for one in meetings if len(one.sessions) > 1}
    return Lexicon(
        today=local_day(turn.office.now),
        meeting_days=tuple(sorted(days)),
        people=tuple(_people(turn).items()),
        items=tuple(one.item.title for one in turn.office.items_of(turn.me)),
        called=tuple(_called(turn).items()),
        home=(turn.person.organisation.name, turn.person.organisation.short),
        members=tuple(_members(turn).items()),
        seminars=tuple(sorted(several)),
    )


def _meetings(turn: Turn) -> list[Meeting]:
    desk = [
        meeting
        for committee in turn.office.secretariat_for(turn.me)
        for meeting in turn.office.coming_meetings_of(committee)
    ]
    return [*concerning(turn.office, turn.me), *desk]


def _people(turn: Turn) -> dict[PersonId, str]:
    """Those who may come instead, and the colleagues who are called themselves (they are refused by name)."""
    own = turn.office.records.people_of(turn.person.organisation.id)
    may_come = [
        one
        for meeting in turn.office.my_meetings(turn.me)
        if meeting.line is not None
        for one in turn.office.candidates(meeting.meeting.id, turn.me)
    ]
    return {one.id: one.name for one in [*own, *may_come] if one.id != turn.me}


def _called(turn: Turn) -> dict[PersonId, str]:
    """Those the secretariat may register an answer for."""
    return {
        line.person.id: line.person.name
        for committee in turn.office.secretariat_for(turn.me)
        for meeting in turn.office.coming_meetings_of(committee)
        for line in turn.office.records.roll(meeting).lines
    }


def _members(turn: Turn) -> dict[PersonId, str]:
    """Those whose memberships the secretariat may change."""
    return {
        seat.person.id: seat.person.name
        for committee in turn.office.secretariat_for(turn.me)
        for seat in turn.office.seats_of(committee.id)
    }
