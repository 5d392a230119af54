"""From what the office says of a calendar to the entries of its file."""

from collections.abc import Iterable, Iterator, Sequence

from bot.mail.calendar import web_link
from documents.feed import Entry, Status, feed
from documents.letter import Mailbox
from meetings.attendance import Standing
from meetings.entries import runs
from meetings.model import Language, MeetingState, Mode, Person, Session
from meetings.office import Appointment
from wording.feed import describe, words


def of_person(person: Person, appointments: Iterable[Appointment], organizer: Mailbox) -> bytes:
    """In the person's own language; of others, names at the most.

    It has no way to answer in it: a calendar that is fetched lies with Google and others, and is only to be read.
    """
    entries = [entry for one in appointments for entry in _entries(one, person.language)]
    return feed(words(person.language).own_calendar, organizer, entries)


def of_committee(
    name: str, appointments: Iterable[Appointment], language: Language, organizer: Mailbox
) -> bytes:
    entries = [entry for one in appointments for entry in _entries(one, language)]
    return feed(words(language).year_plan(name), organizer, entries)


def _entries(of: Appointment, language: Language) -> Iterator[Entry]:
    for number, days in enumerate(runs(of.meeting.sessions), start=1):
        yield _entry(of, number, days, language)


def _entry(of: Appointment, number: int, days: Sequence[Session], language: Language) -> Entry:
    meeting = of.meeting
    status, busy = _taken(of, days)
    text = describe(of, days, language, away=_is_away(of, days))
    reachable = meeting.mode is not Mode.ONSITE and meeting.state is not MeetingState.CANCELLED
    return Entry(
        uid=f"kalender-{number}-{meeting.uid}",
        sequence=meeting.revision,
        stamp=of.changed_at,
        summary=text.summary,
        description=text.description,
        location=text.location,
        start=days[0].starts_at,
        end=days[-1].ends_at,
        status=status,
        busy=busy,
        join_url=web_link(meeting.join_url) if reachable else None,
    )


def _taken(of: Appointment, days: Sequence[Session]) -> tuple[Status, bool]:
    """What the answer makes of the time. Nobody is taken to be busy who has not said that he comes.

    The invitation that came by mail holds the time meanwhile, so that it is not held twice.
    """
    match of.meeting.state:
        case MeetingState.CANCELLED:
            return Status.CANCELLED, False
        case MeetingState.PLANNED:
            return Status.TENTATIVE, False
        case _:
            pass
    if of.line is None:
        return Status.CONFIRMED, of.reader is None or _sits(of, days)
    standings = {of.line.standing(day.number) for day in days}
    if Standing.ATTENDING in standings:
        return Status.CONFIRMED, True
    return (
        Status.TENTATIVE if standings & {Standing.PENDING, Standing.TENTATIVE} else Status.CONFIRMED
    ), False


def _sits(of: Appointment, days: Sequence[Session]) -> bool:
    """As somebody's substitute, on one of these days."""
    seats = {(one.session, one.substitute.id) for line in of.comes_for for one in line.substitutions}
    return of.reader is not None and any((day.number, of.reader.id) in seats for day in days)


def _is_away(of: Appointment, days: Sequence[Session]) -> bool:
    gone = {Standing.DECLINED, Standing.SUBSTITUTED}
    return of.line is not None and all(of.line.standing(day.number) in gone for day in days)


__all__ = ["of_committee", "of_person"]
