"""What the command line says of a refusal: one English sentence for the operator at the machine."""

from datetime import timedelta

from meetings import refusals
from meetings.model import Language
from wording import dates
from wording.talk_members import English


def refusal(why: refusals.Refusal) -> str:  # noqa: C901, PLR0912  # one case a refusal
    """Names the place of the fault; holds no personal data, because terminals are logged."""
    match why:
        case refusals.Unknown(what=what, name=name):
            told = name and what != "person"
            return f"there is no {what} {name!r}" if told else f"there is no such {what}"
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
        case refusals.OtherAgenda() | refusals.SeveralMeetings() | refusals.NoDay():
            return _importing(why)
        case refusals.StillCounted():
            return _counted(why)
        case refusals.SomethingCame(traces=traces):
            came = "; ".join(English.trace_words[one] for one in traces)
            return f"something came of the membership, so it can be ended only (styrmand members end): {came}"
        case refusals.TermsOverlap() | refusals.Namesakes():
            return _founding(why)
        case _:
            return _OTHERS.get(type(why), f"refused: {type(why).__name__}")


_OTHERS: dict[type[refusals.Refusal], str] = {
    refusals.NothingToTry: "the notice was not given up, or is of no more use: there is nothing to try again",
    refusals.NothingToSettle: "the notice is on its way, has come, or has ended otherwise: there is nothing to settle",
    refusals.SeatChanged: "the membership was changed or removed meanwhile: run the command again",
    refusals.KeptOut: "the address is that of somebody who asked to be forgotten: styrmand person readmit ADDRESS, when "
    "the person asks to come in again",
}


def _counted(why: refusals.StillCounted) -> str:
    """What stands in the way, and the command that takes it away."""
    told = []
    if why.committees:
        told.append(f"sits in {', '.join(why.committees)} (styrmand members end)")
    if why.meetings:
        told.append(
            f"is called to, or comes instead of somebody to, {', '.join(why.meetings)} "
            "(register an apology on the attendance page)"
        )
    if why.follow_ups:
        told.append(
            f"has promised {len(why.follow_ups)} things that are not done (end them, or hand them on)"
        )
    return f"person {why.person} is still counted on: {'; '.join(told)}"


def _founding(why: refusals.TermsOverlap | refusals.Namesakes) -> str:
    match why:
        case refusals.TermsOverlap(committee=committee, first=first, second=second):
            last = second.since - timedelta(days=1)
            return (
                f"{committee}: the terms since {first.since} and since {second.since} would be in force at once; "
                f"the earlier ones need until = {last}"
            )
        case refusals.Namesakes(one=one, other=other):
            return f"the organisations {one.id} and {other.id} would answer to the same name"


def _importing(why: refusals.OtherAgenda | refusals.SeveralMeetings | refusals.NoDay) -> str:
    match why:
        case refusals.OtherAgenda(meeting=meeting, number=number, theirs=theirs, ours=ours):
            told = f"the file has “{ours}” there" if ours else "the file has no such item"
            return (
                f"{meeting.id} has another agenda: item {number} is “{theirs}”, and {told}; "
                "--replace takes the file's items instead"
            )
        case refusals.SeveralMeetings(meetings=meetings):
            return f"the file may belong to any of {', '.join(meetings)}: say which with --meeting"
        case refusals.NoDay():
            return "the file does not say which day the meeting is: give --session '2027-03-02 9.30-11.30', or --meeting"


def _field(name: str, problem: str, limit: int | None) -> str:
    said = {
        "missing": "is missing",
        "too_long": f"is longer than {limit} characters",
        "past": "lies in the past",
        "before_start": "lies before the start",
        "twice": "lies in the hour that the clock repeats",
        "before_membership": "lies before the first day of the membership",
        "after_start": "lies after the start of the meeting",
        "unchanged": "is the same as before",
        "taken": "is taken already",
    }
    return f"{name.replace('_', ' ')} {said.get(problem, 'is not valid')}"
