"""The texts of a calendar entry."""

from dataclasses import dataclass

from meetings.model import Mode, Session
from wording.letters.matter import Matter


@dataclass(frozen=True, slots=True)
class EntryText:
    summary: str
    description: str
    location: str


def describe(of: Matter, session: Session, *, gone: bool = False) -> EntryText:
    """What stands in the calendar for one day. Links have a line each: Outlook makes no link of them otherwise."""
    summary = of.words.entry_summary(of.meeting)
    if len(of.meeting.sessions) > 1 or session.number > 1:
        summary = of.words.entry_summary_of_day(of.meeting, session.number)
    if gone:
        return EntryText(of.words.entry_gone_summary(summary), "", of.words.place(of.meeting))
    paragraphs = [of.words.entry_role(of.principals)] if of.principals else []
    if of.meeting.mode is not Mode.ONSITE and of.meeting.join_url:
        paragraphs.append(f"{of.words.entry_join()}\n{of.meeting.join_url}")
    paragraphs += [f"{_ask(of)}\n{of.ways.answer}", of.words.entry_contact(of.committee.contact)]
    if of.meeting.case_number:
        paragraphs.append(f"{of.words.case_number()} {of.meeting.case_number}")
    return EntryText(summary, "\n\n".join(paragraphs), of.words.place(of.meeting))


def _ask(of: Matter) -> str:
    if of.errand.line is None:
        return of.words.entry_change()
    return of.words.entry_answer(of.words.moment(of.meeting.deadlines.responses))
