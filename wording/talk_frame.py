"""Words that stand on many cards: labels, buttons, names of meetings and places."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from meetings.model import Contact, Language, Meeting, MeetingKind, Mode, Session
from wording.dates import NB, capital
from wording.marks import strong
from wording.tongue import Tongue


class Danish(Tongue):
    language = Language.DA

    product = "Styrmand"

    when_label = "Hvornår"
    for_label = "For"
    how_label = "Hvordan"
    where = "Hvor"
    meeting = "Møde"
    response_deadline = "Svarfrist"
    registered = "Registreret"
    reason = "Årsag"

    help = "Hjælp"
    see_status = "Se min status"
    see_meetings = "Kommende møder"
    see_meeting = "Se mødet"
    see_agenda = "Se dagsordenen"
    answer_meeting = "Svar på mødet"
    propose = "Foreslå et punkt"
    change_answer = "Ændr mit svar"
    join = "Åbn mødet i Teams"
    write_secretariat = "Skriv til sekretariatet (mail)"
    opens_mail = "Åbner dit mailprogram"
    privacy = "Sådan behandler vi dine oplysninger"
    no = "Nej, fortryd"
    back = "Fortryd"
    why = "Hvorfor?"
    place_later = "Stedet følger"
    on_teams = "Teams (virtuelt møde)"

    _kinds: ClassVar[Mapping[MeetingKind, tuple[str, str]]] = {
        MeetingKind.ORDINARY: ("møde", "mødet"),
        MeetingKind.EXTRAORDINARY: ("ekstraordinært møde", "det ekstraordinære møde"),
        MeetingKind.SEMINAR: ("seminar", "seminaret"),
        MeetingKind.ANNUAL: ("årsmøde", "årsmødet"),
    }

    def kind(self, kind: MeetingKind) -> str:
        return self._kinds[kind][0]

    def heading(self, meeting: Meeting) -> str:
        """Møde den 2. marts 2027."""
        return f"{capital(self.kind(meeting.kind))} den{NB}{self.span(meeting.sessions)}"

    def the_meeting(self, meeting: Meeting) -> str:
        """mødet den 2. marts 2027."""
        return f"{self._kinds[meeting.kind][1]} den{NB}{self.span(meeting.sessions)}"

    def place(self, meeting: Meeting) -> str:
        match meeting.mode:
            case Mode.ONLINE:
                return self.on_teams
            case Mode.ONSITE:
                return meeting.place or self.place_later
            case Mode.HYBRID:
                return f"{meeting.place or self.place_later} – eller på Teams"

    def mode(self, mode: Mode) -> str:
        return {Mode.ONSITE: "Fysisk", Mode.ONLINE: "På Teams", Mode.HYBRID: "Fysisk eller på Teams"}[mode]

    def day_number(self, session: Session) -> str:
        return f"Dag{NB}{session.number}"

    def in_days(self, days: int) -> str:
        match days:
            case 0:
                return "i dag"
            case 1:
                return "i morgen"
            case _:
                return f"om {days} dage"

    def contact(self, contact: Contact) -> str:
        phone = f", telefon {contact.phone}" if contact.phone else ""
        return f"Du kan altid skrive eller ringe til {contact.name}: {contact.email}{phone}."

    def of_municipalities(self, answered: int, invited: int) -> str:
        return f"{answered} af {invited} kommuner"

    def of_people(self, answered: int, invited: int) -> str:
        return f"{answered} af {invited} personer"

    def have_answered(self, parts: Sequence[str]) -> str:
        """16 af 19 kommuner og 31 af 38 personer har svaret."""
        return f"{self.listing(parts)} har svaret"

    def quoted(self, words: str) -> str:
        return f"»{words}«"

    def strong(self, words: str) -> str:
        return strong(words)


class English(Danish):
    language = Language.EN

    product = "Styrmand"

    when_label = "When"
    for_label = "For"
    how_label = "How"
    where = "Where"
    meeting = "Meeting"
    response_deadline = "Answer by"
    registered = "Registered"
    reason = "Reason"

    help = "Help"
    see_status = "See my status"
    see_meetings = "Coming meetings"
    see_meeting = "See the meeting"
    see_agenda = "See the agenda"
    answer_meeting = "Answer the invitation"
    propose = "Propose an item"
    change_answer = "Change my answer"
    join = "Open the meeting in Teams"
    write_secretariat = "Write to the secretariat (mail)"
    opens_mail = "Opens your mail"
    privacy = "How we handle your data"
    no = "No, leave it"
    back = "Go back"
    why = "Why?"
    place_later = "Place to be announced"
    on_teams = "Teams (online meeting)"

    _kinds: ClassVar[Mapping[MeetingKind, tuple[str, str]]] = {
        MeetingKind.ORDINARY: ("meeting", "the meeting"),
        MeetingKind.EXTRAORDINARY: ("extraordinary meeting", "the extraordinary meeting"),
        MeetingKind.SEMINAR: ("seminar", "the seminar"),
        MeetingKind.ANNUAL: ("annual meeting", "the annual meeting"),
    }

    def kind(self, kind: MeetingKind) -> str:
        return self._kinds[kind][0]

    def heading(self, meeting: Meeting) -> str:
        return f"{capital(self.kind(meeting.kind))} on {self.span(meeting.sessions)}"

    def the_meeting(self, meeting: Meeting) -> str:
        return f"{self._kinds[meeting.kind][1]} on {self.span(meeting.sessions)}"

    def place(self, meeting: Meeting) -> str:
        match meeting.mode:
            case Mode.ONLINE:
                return self.on_teams
            case Mode.ONSITE:
                return meeting.place or self.place_later
            case Mode.HYBRID:
                return f"{meeting.place or self.place_later} – or on Teams"

    def mode(self, mode: Mode) -> str:
        return {Mode.ONSITE: "In person", Mode.ONLINE: "On Teams", Mode.HYBRID: "In person or on Teams"}[mode]

    def day_number(self, session: Session) -> str:
        return f"Day{NB}{session.number}"

    def in_days(self, days: int) -> str:
        match days:
            case 0:
                return "today"
            case 1:
                return "tomorrow"
            case _:
                return f"in {days} days"

    def contact(self, contact: Contact) -> str:
        phone = f", phone {contact.phone}" if contact.phone else ""
        return f"You can always write to or call {contact.name}: {contact.email}{phone}."

    def of_municipalities(self, answered: int, invited: int) -> str:
        return f"{answered} of {invited} municipalities"

    def of_people(self, answered: int, invited: int) -> str:
        return f"{answered} of {invited} people"

    def have_answered(self, parts: Sequence[str]) -> str:
        return f"{self.listing(parts)} have answered"

    def quoted(self, words: str) -> str:
        return f"“{words}”"

    def strong(self, words: str) -> str:
        return strong(words)
