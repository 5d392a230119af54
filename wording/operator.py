"""What the command line says of a refusal: one English sentence for the operator at the machine."""

from meetings import refusals
from meetings.model import Language
from wording import dates


def refusal(why: refusals.Refusal) -> str:
    """Names the place of the fault; holds no personal data, because terminals are logged."""
    match why:
        case refusals.Unknown(what=what, name=name):
            return f"there is no {what} {name!r}" if name else f"there is no such {what}"
        case refusals.BadField(name=name, problem=problem, limit=limit):
            return _field(name, problem, limit)
        case refusals.MeetingStarted(meeting=meeting):
            return f"{meeting.id} has started or was held; it can no longer be changed"
        case refusals.MeetingCancelled(meeting=meeting):
            return f"{meeting.id} is cancelled"
        case refusals.NotConvened(meeting=meeting):
            return f"{meeting.id} has not been convened yet"
        case refusals.ItemDeadlinePassed(deadline=deadline):
            return f"items were due {dates.full_moment(deadline, Language.EN)}"
        case refusals.NotInvited(meeting=meeting):
            return f"that person is not invited to {meeting.id}"
        case refusals.SeatsTaken(organisation=organisation, seats=seats, clause=clause):
            return f"all {seats} seats of {organisation.name} are taken ({clause.place})"
        case _:
            return f"refused: {type(why).__name__}"


def _field(name: str, problem: str, limit: int | None) -> str:
    said = {
        "missing": "is missing",
        "too_long": f"is longer than {limit} characters",
        "past": "lies in the past",
        "before_start": "lies before the start",
        "after_start": "lies after the start of the meeting",
        "unchanged": "is the same as before",
        "taken": "is taken already",
    }
    return f"{name.replace('_', ' ')} {said.get(problem, 'is not valid')}"
