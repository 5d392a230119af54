"""What stands in a calendar by subscription: the mails' words for a meeting, with the reader's own answer first."""

from collections.abc import Iterator, Sequence

from meetings.attendance import Line
from meetings.model import Language, MeetingState, Mode, Session
from meetings.office import Appointment
from wording.letters import EntryText
from wording.letters.matter import WORDS


class Danish:
    language = Language.DA
    own_calendar = "Styrmand"
    not_answered = "Du har ikke svaret endnu."
    not_convened = "Der er ikke indkaldt endnu."

    def year_plan(self, committee: str) -> str:
        return f"Mødeplan: {committee}"

    def declined_summary(self, summary: str) -> str:
        return f"Afbud: {summary}"

    def planned_summary(self, summary: str) -> str:
        return f"Planlagt: {summary}"


class English(Danish):
    language = Language.EN
    own_calendar = "Styrmand"
    not_answered = "You have not answered yet."
    not_convened = "The meeting has not been called yet."

    def year_plan(self, committee: str) -> str:
        return f"Meetings: {committee}"

    def declined_summary(self, summary: str) -> str:
        return f"Declined: {summary}"

    def planned_summary(self, summary: str) -> str:
        return f"Planned: {summary}"


_LANGUAGES: dict[Language, Danish] = {Language.DA: Danish(), Language.EN: English()}


def words(language: Language) -> Danish:
    return _LANGUAGES[language]


def describe(of: Appointment, days: Sequence[Session], language: Language, *, away: bool) -> EntryText:
    """`away` says that the reader is not coming these days."""
    own, mail = _LANGUAGES[language], WORDS[language]
    summary = mail.entry_summary(of.meeting)
    if len(days) < len(of.meeting.sessions):
        summary = mail.entry_summary_of_days(of.meeting, [day.number for day in days])
    match of.meeting.state:
        case MeetingState.CANCELLED:
            return EntryText(mail.entry_gone_summary(summary), "", mail.place(of.meeting))
        case MeetingState.PLANNED:
            summary = own.planned_summary(summary)
        case _ if away:
            summary = own.declined_summary(summary)
        case _:
            pass
    text = "\n\n".join(_paragraphs(of, days, language))
    return EntryText(summary, text, mail.place(of.meeting))


def _paragraphs(of: Appointment, days: Sequence[Session], language: Language) -> Iterator[str]:
    own, mail, meeting = _LANGUAGES[language], WORDS[language], of.meeting
    if meeting.state is MeetingState.PLANNED:
        yield own.not_convened
    if of.line is not None:
        yield " ".join(_said(of.line, days, language))
    elif of.comes_for:
        yield mail.entry_role([line.person.name for line in of.comes_for])
    if meeting.mode is not Mode.ONSITE and meeting.join_url:
        yield f"{mail.entry_join()}\n{meeting.join_url}"
    if meeting.agenda_url:
        yield f"{mail.entry_agenda()}\n{meeting.agenda_url}"
    if meeting.case_number:
        yield f"{mail.case_number()} {meeting.case_number}"


def _said(line: Line, days: Sequence[Session], language: Language) -> Iterator[str]:
    """One sentence for all the days, or one each where they differ."""
    said = {day.number: _said_of(line, day.number, language) for day in days}
    if len(set(said.values())) == 1:
        yield next(iter(said.values()))
        return
    for day, sentence in said.items():
        yield WORDS[language].on_day(day, sentence)


def _said_of(line: Line, day: int, language: Language) -> str:
    mail = WORDS[language]
    if seated := line.substitution(day):
        return mail.answered_substituted(seated.substitute.name)
    answer = line.answer(day)
    return mail.answered(answer.kind) if answer else _LANGUAGES[language].not_answered


__all__ = ["describe", "words"]
