"""The texts of a calendar entry."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetings.model import Mode, Session
from wording.letters.matter import Matter


@dataclass(frozen=True, slots=True)
class EntryText:
    summary: str
    description: str
    location: str


def describe(of: Matter, days: Sequence[Session], *, gone: bool = False) -> EntryText:
    """What stands in the calendar for these days. A link has a line to itself: Outlook makes none of it otherwise."""
    summary = of.words.entry_summary(of.meeting)
    if len(days) < len(of.meeting.sessions):
        summary = of.words.entry_summary_of_days(of.meeting, [day.number for day in days])
    if gone:
        return EntryText(of.words.entry_gone_summary(summary), "", of.words.place(of.meeting))
    paragraphs = [of.words.entry_role(of.principals)] if of.principals else []
    if of.meeting.mode is not Mode.ONSITE and of.meeting.join_url:
        paragraphs.append(f"{of.words.entry_join()}\n{of.meeting.join_url}")
    if of.meeting.agenda_url:
        paragraphs.append(f"{of.words.entry_agenda()}\n{of.meeting.agenda_url}")
    paragraphs += [f"{_ask(of)}\n{of.ways.answer}", of.words.entry_contact(of.committee.contact)]
    if of.meeting.case_number:
        paragraphs.append(f"{of.words.case_number()} {of.meeting.case_number}")
    return EntryText(summary, "\n\n".join(paragraphs), of.words.place(of.meeting))


def _ask(of: Matter) -> str:
    if of.errand.line is None:
        return of.words.entry_change()
    ask = of.words.entry_answer_late if of.errand.overdue else of.words.entry_answer
    return ask(of.words.moment(of.meeting.deadlines.responses))
