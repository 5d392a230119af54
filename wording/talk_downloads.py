"""What the chat says of a meeting's papers as files."""

from meetings.model import Meeting
from wording.tongue import Tongue


class Danish(Tongue):
    get_papers = "Hent papirer"
    papers_heading = "Mødets papirer"
    papers_text = "Links gælder i ti minutter og kun for dig."
    no_papers = "Der er ikke sendt papirer ud til mødet endnu."
    agenda_pdf = "Dagsorden (PDF)"
    agenda_word = "Dagsorden (Word)"
    minutes_pdf = "Referat (PDF)"
    minutes_word = "Referat (Word)"
    journal_package = "Journalpakke (ZIP)"

    def papers_says(self, meeting: Meeting) -> str:
        return f"Papirer til mødet den {self.span(meeting.sessions)}"


class English(Danish):
    get_papers = "Get papers"
    papers_heading = "The meeting's papers"
    papers_text = "The links last ten minutes and are for you only."
    no_papers = "No papers have been sent out for the meeting yet."
    agenda_pdf = "Agenda (PDF)"
    agenda_word = "Agenda (Word)"
    minutes_pdf = "Minutes (PDF)"
    minutes_word = "Minutes (Word)"
    journal_package = "Journal package (ZIP)"

    def papers_says(self, meeting: Meeting) -> str:
        return f"Papers for the meeting on {self.span(meeting.sessions)}"
