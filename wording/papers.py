"""What the lists say: the attendance list as text, as a workbook and as a paper for the door."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import ClassVar, Protocol

from meetings.attendance import Standing
from meetings.model import (
    COPENHAGEN,
    AnswerKind,
    Invitee,
    Language,
    Meeting,
    MeetingState,
    Mode,
    Organisation,
    OrganisationKind,
    Role,
    Source,
)
from wording import dates


class RowError(Protocol):
    """What is wrong with one row of a member list; row 0 is the file as a whole."""

    @property
    def row(self) -> int: ...
    @property
    def column(self) -> str: ...
    @property
    def problem(self) -> str: ...
    @property
    def text(self) -> str: ...


class Danish:
    """Danish is what everything is written in first."""

    language = Language.DA

    # the names of things
    list_sheet = "Deltagerliste"
    count_sheet = "Opgørelse"
    history_sheet = "Historik"
    municipality = "Kommune"
    organisation = "Organisation"
    member = "Medlem"
    name = "Navn"
    title = "Titel"
    answer = "Svar"
    substitute = "Stedfortræder"
    present = "Fremmødt"
    remark = "Bemærkning"
    detail = "Nærmere"
    answered = "Besvaret"
    road = "Kanal"
    email = "E-mail"
    signature = "Underskrift"
    others = "Region og øvrige"
    yes = "Ja"
    no = "Nej"
    yes_or_no = "Vælg Ja eller Nej."
    counted = "Optalt"
    day = "Dag"
    whole_meeting = "Hele mødet"
    invited = "Inviteret"
    persons = "Personer"
    municipalities = "Kommuner"
    municipality_by_municipality = "Kommune for kommune"
    a_municipality_attends = (
        "En kommune deltager, når mindst én derfra kommer, selv eller som stedfortræder. "
        "Den mangler svar, når ingen derfra kommer, og mindst én ikke har svaret."
    )
    when = "Tid"
    who = "Hvem"
    before = "Fra"
    after = "Til"
    by = "Registreret af"
    late = "Efter fristen"
    secretariat = "Sekretariatet"
    moment_format = r'[$-406]d\.\ mmmm\ yyyy\ "kl."\ h\.mm'
    day_format = r"[$-406]d\.\ mmmm\ yyyy"

    # the block of the meeting's summary
    attendees = "Mødedeltagere:"

    def attendee(self, name: str, organisation: Organisation, principal: str = "") -> str:
        """`Navn, Kommune`, another organisation in brackets; the seat is the principal's where there is one."""
        who = f"{name} deltog for {principal}" if principal else name
        if organisation.kind is OrganisationKind.MUNICIPALITY:
            return f"{who}, {organisation.name}"
        return f"{who} ({organisation.name})"

    def only(self, line: str, days: Iterable[date]) -> str:
        """Somebody who comes to some of a seminar's days."""
        return f"{line}, kun {some_days(days, self.language)}"

    def apologies(self, names: Iterable[str]) -> str:
        return f"Der var afbud fra {dates.listing(names, self.language)}."

    # the head of a list
    def heading(self, committee: str) -> str:
        return f"Deltagerliste: {committee}"

    def case_number(self, number: str) -> str:
        return f"Sagsnr. {number}"

    def place(self, meeting: Meeting) -> str:
        match meeting.mode:
            case Mode.ONLINE:
                return meeting.place or "Teams"
            case Mode.ONSITE:
                return meeting.place
            case Mode.HYBRID:
                return f"{meeting.place} eller Teams" if meeting.place else "Teams"

    def state(self, state: MeetingState) -> str:
        """Only what changes how the list is read."""
        match state:
            case MeetingState.CANCELLED:
                return "AFLYST"
            case MeetingState.PLANNED:
                return "Ikke indkaldt endnu"
            case _:
                return ""

    def extracted(self, at: datetime) -> str:
        wall = at.astimezone(COPENHAGEN)
        return f"Udtrukket den {dates.short_date(wall.date())} kl. {dates.clock(wall.time())}"

    def page(self, number: str, of: str) -> str:
        return f"Side {number} af {of}"

    def comes_for(self, name: str, principal: str) -> str:
        return f"{name} (for {principal})"

    # the cells
    standings: ClassVar[Mapping[Standing, str]] = {
        Standing.ATTENDING: "Deltager",
        Standing.SUBSTITUTED: "Stedfortræder",
        Standing.DECLINED: "Afbud",
        Standing.PENDING: "Mangler svar",
        Standing.TENTATIVE: "Måske",
    }

    def column(self, standing: Standing) -> str:
        """A heading over a sum, where who comes himself and who sends somebody stand apart."""
        return "Deltager selv" if standing is Standing.ATTENDING else self.standings[standing]

    kinds: ClassVar[Mapping[AnswerKind, str]] = {
        AnswerKind.ONSITE: "Deltager på stedet",
        AnswerKind.ONLINE: "Deltager online",
        AnswerKind.DECLINED: "Afbud",
        AnswerKind.TENTATIVE: "Måske",
        AnswerKind.WAITING: "På venteliste",
    }

    def after_deadline(self) -> str:
        return "efter fristen"

    def without_mandate(self) -> str:
        return "stedfortræder uden mandat"

    sources: ClassVar[Mapping[Source, str]] = {
        Source.TEAMS: "Teams",
        Source.CALENDAR: "Kalendersvar",
        Source.MAIL_LINK: "Svarlink i mail",
        Source.PAGE: "Hjemmeside",
        Source.SECRETARIAT: "Sekretariatet",
        Source.RULE: "Automatisk",
    }

    roles: ClassVar[Mapping[Role, str]] = {
        Role.CHAIR: "formand",
        Role.VICE_CHAIR: "næstformand",
        Role.DEPUTY: "suppleant",
        Role.OBSERVER: "observatør",
        Role.REFERENCE: "referencemedlem",
        Role.SECRETARIAT: "sekretariat",
    }

    # a member list that cannot be taken as it is
    fields: ClassVar[Mapping[str, str]] = {
        "organisation": "Kommune",
        "name": "Navn",
        "email": "E-mail",
        "title": "Titel",
        "role": "Rolle",
        "since": "Medlem fra",
        "until": "Medlem til",
        "deputy_for": "Suppleant for",
        "language": "Sprog",
    }
    problems: ClassVar[Mapping[str, str]] = {
        "unreadable": "Filen kan ikke læses. Gem den som CSV eller som Excel-projektmappe (.xlsx).",
        "too_large": "Filen er for stor. Den må højst fylde 5 MB.",
        "no_head": "Kolonnen mangler. Listen skal have en række med overskrifter.",
        "no_rows": "Listen er tom.",
        "missing": "Feltet er ikke udfyldt.",
        "too_long": "Teksten er for lang.",
        "bad_address": "Det er ikke én e-mailadresse.",
        "unknown_role": "Rollen kendes ikke. Brug medlem, formand, næstformand, suppleant, observatør, "
        "referencemedlem eller sekretariat.",
        "unknown_language": "Sproget kendes ikke. Brug dansk eller engelsk.",
        "bad_date": "Det er ikke en dato. Skriv for eksempel 2. marts 2027.",
        "ends_before_it_begins": "Datoen ligger før den dato, medlemskabet begynder.",
        "twice": "Adressen står allerede højere oppe på listen.",
        "unknown_organisation": "Organisationen kendes ikke.",
        "kept_out": "Vedkommende har bedt om at blive slettet. Slet rækken, eller kør styrmand person readmit ADRESSE, når "
        "vedkommende selv vil med igen.",
        "unknown_principal": "Den, suppleanten er suppleant for, står hverken på listen eller i bøgerne.",
    }

    def row(self, number: int) -> str:
        return f"Række {number}"

    def row_error(self, error: RowError) -> str:
        """Række 7 · E-mail (»hans«): Det er ikke én e-mailadresse."""
        places = [self.row(error.row) if error.row else "", self.fields.get(error.column, "")]
        place = " · ".join(part for part in places if part)
        quoted = f" (»{error.text[:60]}«)" if error.text else ""
        said = self.problems[error.problem]
        return f"{place}{quoted}: {said}" if place else said


class English(Danish):
    language = Language.EN

    list_sheet = "Attendance list"
    count_sheet = "Summary"
    history_sheet = "History"
    municipality = "Municipality"
    organisation = "Organisation"
    member = "Member"
    name = "Name"
    title = "Title"
    answer = "Answer"
    substitute = "Substitute"
    present = "Present"
    remark = "Remark"
    detail = "Details"
    answered = "Answered"
    road = "Channel"
    email = "Email"
    signature = "Signature"
    others = "The region and others"
    yes = "Yes"
    no = "No"
    yes_or_no = "Choose Yes or No."
    counted = "Counted"
    day = "Day"
    whole_meeting = "Whole meeting"
    invited = "Invited"
    persons = "Persons"
    municipalities = "Municipalities"
    municipality_by_municipality = "Municipality by municipality"
    a_municipality_attends = (
        "A municipality attends when at least one from it comes, in person or as a substitute. "
        "It lacks an answer when nobody from it comes and at least one has not answered."
    )
    when = "Time"
    who = "Who"
    before = "From"
    after = "To"
    by = "Recorded by"
    late = "After the deadline"
    secretariat = "The secretariat"
    moment_format = r"[$-809]d\ mmmm\ yyyy\ h:mm"
    day_format = r"[$-809]d\ mmmm\ yyyy"

    attendees = "Participants:"

    def attendee(self, name: str, organisation: Organisation, principal: str = "") -> str:
        who = f"{name} attended for {principal}" if principal else name
        if organisation.kind is OrganisationKind.MUNICIPALITY:
            return f"{who}, {organisation.name}"
        return f"{who} ({organisation.name})"

    def only(self, line: str, days: Iterable[date]) -> str:
        return f"{line}, {some_days(days, self.language)} only"

    def apologies(self, names: Iterable[str]) -> str:
        return f"Apologies were received from {dates.listing(names, self.language)}."

    def heading(self, committee: str) -> str:
        return f"Attendance list: {committee}"

    def case_number(self, number: str) -> str:
        return f"Case no. {number}"

    def place(self, meeting: Meeting) -> str:
        match meeting.mode:
            case Mode.ONLINE:
                return meeting.place or "Teams"
            case Mode.ONSITE:
                return meeting.place
            case Mode.HYBRID:
                return f"{meeting.place} or Teams" if meeting.place else "Teams"

    def state(self, state: MeetingState) -> str:
        match state:
            case MeetingState.CANCELLED:
                return "CANCELLED"
            case MeetingState.PLANNED:
                return "Not convened yet"
            case _:
                return ""

    def extracted(self, at: datetime) -> str:
        wall = at.astimezone(COPENHAGEN)
        day, clock = dates.short_date(wall.date(), Language.EN), dates.clock(wall.time(), Language.EN)
        return f"Extracted on {day} at {clock}"

    def page(self, number: str, of: str) -> str:
        return f"Page {number} of {of}"

    def comes_for(self, name: str, principal: str) -> str:
        return f"{name} (for {principal})"

    standings: ClassVar[Mapping[Standing, str]] = {
        Standing.ATTENDING: "Attending",
        Standing.SUBSTITUTED: "Substitute",
        Standing.DECLINED: "Declined",
        Standing.PENDING: "No answer",
        Standing.TENTATIVE: "Perhaps",
    }

    def column(self, standing: Standing) -> str:
        return "Attending in person" if standing is Standing.ATTENDING else self.standings[standing]

    kinds: ClassVar[Mapping[AnswerKind, str]] = {
        AnswerKind.ONSITE: "Attending on site",
        AnswerKind.ONLINE: "Attending online",
        AnswerKind.DECLINED: "Declined",
        AnswerKind.TENTATIVE: "Perhaps",
        AnswerKind.WAITING: "On the waiting list",
    }

    def after_deadline(self) -> str:
        return "after the deadline"

    def without_mandate(self) -> str:
        return "substitute without mandate"

    sources: ClassVar[Mapping[Source, str]] = {
        Source.TEAMS: "Teams",
        Source.CALENDAR: "Calendar reply",
        Source.MAIL_LINK: "Link in a mail",
        Source.PAGE: "Web page",
        Source.SECRETARIAT: "The secretariat",
        Source.RULE: "Automatic",
    }

    roles: ClassVar[Mapping[Role, str]] = {
        Role.CHAIR: "chair",
        Role.VICE_CHAIR: "vice chair",
        Role.DEPUTY: "deputy",
        Role.OBSERVER: "observer",
        Role.REFERENCE: "reference member",
        Role.SECRETARIAT: "secretariat",
    }

    fields: ClassVar[Mapping[str, str]] = {
        "organisation": "Municipality",
        "name": "Name",
        "email": "Email",
        "title": "Title",
        "role": "Role",
        "since": "Member from",
        "until": "Member until",
        "deputy_for": "Deputy for",
        "language": "Language",
    }
    problems: ClassVar[Mapping[str, str]] = {
        "unreadable": "The file cannot be read. Save it as CSV or as an Excel workbook (.xlsx).",
        "too_large": "The file is too large. It may be 5 MB at most.",
        "no_head": "The column is missing. The list must have a row of headings.",
        "no_rows": "The list is empty.",
        "missing": "The field is empty.",
        "too_long": "The text is too long.",
        "bad_address": "This is not one mail address.",
        "unknown_role": "The role is not known. Use member, chair, vice chair, deputy, observer, "
        "reference member or secretariat.",
        "unknown_language": "The language is not known. Use Danish or English.",
        "bad_date": "This is not a date. Write for instance 2027-03-02.",
        "ends_before_it_begins": "The date lies before the day the membership begins.",
        "twice": "The address already stands further up the list.",
        "unknown_organisation": "There is no such organisation.",
        "kept_out": "That person asked to be forgotten. Take the row out, or run styrmand person readmit ADDRESS when the "
        "person asks to come in again.",
        "unknown_principal": "Whom the deputy is a deputy for is neither on the list nor known.",
    }

    def row(self, number: int) -> str:
        return f"Row {number}"


def some_days(days: Iterable[date], language: Language) -> str:
    """mandag den 3. maj og tirsdag den 4. maj."""
    return dates.listing((dates.weekday_date(day, language) for day in days), language)


def meeting_line(meeting: Meeting, words: Danish) -> str:
    """Tirsdag den 2. marts 2027 kl. 9.30-11.30 · Teams · Sagsnr. 1-00-00-0-27."""
    when = dates.capital(dates.sessions(meeting.sessions, words.language))
    case = words.case_number(meeting.case_number) if meeting.case_number else ""
    parts = (words.state(meeting.state), when, words.place(meeting), case)
    return " · ".join(part for part in parts if part)


def titled(invitee: Invitee, words: Danish) -> str:
    """Kulturchef; with a role that is not just a member's: Udviklingsdirektør (formand)."""
    title, role = invitee.person.title, words.roles.get(invitee.role, "")
    if not role:
        return title
    return f"{title} ({role})" if title else dates.capital(role)


def words(language: Language) -> Danish:
    return English() if language is Language.EN else Danish()
