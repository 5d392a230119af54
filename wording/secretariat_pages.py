"""What the secretariat's pages say; what a card says too is said with the card's words."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import ClassVar

from meetings import refusals
from meetings.attendance import Count, Standing
from meetings.model import (
    COPENHAGEN,
    AnswerKind,
    Language,
    Meeting,
    MeetingKind,
    MeetingState,
    Role,
    Session,
    Source,
)
from wording import dates, papers, talk
from wording.answer_page import Problem
from wording.dates import NB, capital


class Danish(talk.Danish):
    pages_name = "Sekretariatets sider"
    skip = "Gå til indholdet"
    menu = "Sider"
    tabs: ClassVar[Mapping[str, str]] = {
        "meetings": "Møder",
        "year": "Årsplan",
        "list": "Deltagerliste",
        "agenda": "Dagsorden",
        "now": "Mødet nu",
        "minutes": "Referat",
    }
    log_out = "Log ud"
    send_again = "Prøv igen"
    cancel_form = "Fortryd"
    mistake = "Fejl"
    done: ClassVar[Mapping[str, str]] = {
        "registered": "Svaret er registreret.",
        "reminded": "Påmindelsen er sat i gang.",
        "nobody": "Der var ingen at påminde.",
    }
    only_looking = "Du kan se det hele her. Det er sekretariatet, der retter."

    # the door
    door_title = "Åbn sekretariatets sider"
    door_text = (
        "Tryk på knappen for at komme ind. Linket kan bruges én gang, og du er logget ind i otte timer."
    )
    door_button = "Åbn siderne"
    kept_title = "Det, du havde skrevet"
    kept_text = "Kopiér teksten, før du lukker siden. Den er ikke gemt."

    def ticket_altered(self) -> Problem:
        return Problem(
            "Linket virker ikke", "Det er ikke helt, som vi lavede det. Skriv sider til Styrmand i Teams."
        )

    def ticket_expired(self) -> Problem:
        return Problem(
            "Linket gælder ikke længere",
            "Det virker i ti minutter. Skriv sider til Styrmand i Teams for at få et nyt.",
        )

    def ticket_spent(self) -> Problem:
        return Problem(
            "Linket er brugt",
            "Det kan kun bruges én gang. Skriv sider til Styrmand i Teams for at få et nyt. "
            "Er det ikke dig, der har brugt det, så sig det til sekretariatet.",
        )

    def outside(self) -> Problem:
        return Problem(
            "Du er ikke logget ind",
            "Skriv sider til Styrmand i Teams. Så får du et link, der lukker dig ind. Et besøg varer otte timer.",
        )

    def no_longer_yours(self) -> Problem:
        return Problem(
            "Siderne er ikke for dig", "De er for gruppens sekretariat og formand. Tal med sekretariatet."
        )

    def no_such_page(self) -> Problem:
        return Problem(
            "Siden findes ikke", "Måske er mødet for en anden gruppe. Gå til oversigten over møder."
        )

    def not_our_form(self) -> Problem:
        return Problem(
            "Det er ikke gemt",
            "Formularen hører til et andet besøg. Gå tilbage, genindlæs siden, og send igen.",
        )

    def left(self) -> Problem:
        return Problem("Du er logget ud", "Skriv sider til Styrmand i Teams, når du vil ind igen.")

    # the front page
    front_title = "Møder"
    coming = "Kommende møder"
    held = "Afholdte møder"
    none_coming = "Der er ingen kommende møder. Skriv indkald til Styrmand i Teams for at oprette et."
    to_list = "Deltagerliste"
    to_agenda = "Dagsorden"
    to_now = "Mødet nu"
    to_minutes = "Referat"
    to_year = "Årsplan"

    def proposals_wait(self, count: int) -> str:
        return "Ét forslag venter" if count == 1 else f"{count} forslag venter"

    states: ClassVar[Mapping[MeetingState, str]] = {
        MeetingState.PLANNED: "Ikke indkaldt endnu",
        MeetingState.CONVENED: "Indkaldt",
        MeetingState.CANCELLED: "Aflyst",
        MeetingState.HELD: "Afholdt",
    }

    def answered_of(self, count: Count) -> str:
        return f"{count.answered} af {count.invited} har svaret"

    # the attendance list
    def meeting_on(self, meeting: Meeting) -> str:
        """mødet tirsdag den 2. marts 2027 · seminaret den 9.-10. juni 2027."""
        if len(meeting.sessions) > 1:
            return self.the_meeting(meeting)
        return f"{self._kinds[meeting.kind][1]} {dates.long_date(meeting.sessions[0].day, self.language)}"

    def list_title(self, meeting: Meeting) -> str:
        return f"Deltagerliste: {self.meeting_on(meeting)}"

    def hours_of(self, session: Session) -> str:
        return dates.hours(session.start, session.end, self.language)

    def day_and_hours(self, session: Session) -> str:
        return f"{capital(dates.weekday_date(session.day, self.language))} {self.hours_of(session)}"

    def case(self, number: str) -> str:
        return f"Sagsnr. {number}"

    def due(self, deadline: datetime, now: datetime) -> str:
        was = "Svarfrist" if now <= deadline else "Svarfristen var"
        return f"{was} {self.moment(deadline)}"

    tiles: ClassVar[Mapping[str, str]] = {
        "invited": "indkaldt",
        "attending": "deltager selv",
        "substituted": "med stedfortræder",
        "declined": "afbud",
        "tentative": "måske",
        "pending": "mangler svar",
    }
    counts_caption = "Dag for dag"
    count_day = "Dag"

    def towns(self, count: Count) -> str:
        """Under the tiles, which count people."""
        perhaps = f"{count.tentative} måske, " if count.tentative else ""
        return (
            f"{count.invited} kommuner: {count.attending} deltager, {count.substituted} med stedfortræder, "
            f"{count.declined} afbud, {perhaps}{count.pending} mangler svar."
        )

    downloads = "Hent listen"
    forms: ClassVar[Mapping[str, str]] = {
        "xlsx": "Excel (.xlsx)",
        "csv": "CSV",
        "docx": "Word til døren (.docx)",
        "pdf": "PDF til døren",
        "text": "Tekst til referatet",
    }
    from_municipalities = "Svar fra kommunerne"
    in_danish_order = "(i dansk alfabetisk rækkefølge)"
    from_others = "Region og øvrige"
    place_heading = "Kommune"
    other_place_heading = "Organisation"
    member_heading = "Medlem"
    answer_heading = "Svar"
    at_meeting = "På mødet"
    registered_heading = "Registreret"
    act_heading = "Handling"
    correct = "Ret"
    late_mark = "efter fristen"
    without_mandate = "uden mandat"
    nobody_called = "Der er ikke indkaldt til mødet endnu. Skriv indkald til Styrmand i Teams."
    latest_changes = "Seneste ændringer"
    nothing_changed_yet = "Ingen har svaret endnu."
    remark_label = "Bemærkning"

    def correct_whom(self, name: str) -> str:
        return f"Ret svaret for {name}"

    def standing(self, standing: Standing, kind: AnswerKind | None) -> str:
        if standing is Standing.PENDING and kind in {AnswerKind.TENTATIVE, AnswerKind.WAITING}:
            return papers.words(self.language).kinds[kind]
        return papers.words(self.language).standings[standing]

    def source(self, source: Source) -> str:
        return papers.words(self.language).sources[source]

    def role(self, role: Role) -> str:
        return papers.words(self.language).roles.get(role, "")

    def for_principal(self, name: str) -> str:
        return f"for {name}"

    def day_prefix(self, session: Session) -> str:
        return f"{dates.day_month(session.day, self.language)}:"

    def short_moment(self, at: datetime) -> str:
        """5. februar kl. 14.02."""
        wall = at.astimezone(COPENHAGEN)
        return (
            f"{dates.day_month(wall.date(), self.language)} kl.{NB}{dates.clock(wall.time(), self.language)}"
        )

    def short_day(self, at: datetime) -> str:
        return dates.day_month(at.astimezone(COPENHAGEN).date(), self.language)

    def change(self, who: str, what: str, substitute: str, source: str) -> str:
        """Skive, Lars Nygaard: Deltager (Teams)."""
        said = f"{substitute} deltager for {who}" if substitute else f"{who}: {what}"
        return f"{said} ({source})"

    def released(self) -> str:
        return "svaret er trukket tilbage"

    # answering for somebody
    def answer_title(self, name: str) -> str:
        return f"Svar for {name}"

    answer_whole = "Hvad er svaret?"
    answer_days = "Hvilke dage gælder det?"
    all_days = "Hele mødet"
    answer_choices: ClassVar[Mapping[str, str]] = {
        "onsite": "Deltager",
        "online": "Deltager på Teams",
        "substitute": "Sender en stedfortræder",
        "declined": "Melder afbud",
    }
    in_the_room = "Deltager i mødelokalet"
    who_comes = "Hvem kommer i stedet?"
    choose_person = "Vælg en person, eller skriv navn og e-mail nedenfor"
    nobody_chosen = "Ingen valgt"
    sub_name = "Stedfortræderens navn"
    sub_email = "Stedfortræderens e-mail"
    remark_field = "Bemærkning (valgfri)"
    remark_note = "Skriv ikke om sygdom eller andre private forhold. Svar kan blive journaliseret."
    answer_note = "Svaret tæller som personens eget. Historikken viser, at sekretariatet har registreret det."

    # reminding
    def remind_title(self, count: int) -> str:
        return "Påmind én person?" if count == 1 else f"Påmind {count} personer?"

    def remind_link(self, count: int) -> str:
        return "Påmind én person …" if count == 1 else f"Påmind {count} personer …"

    send_reminder = "Send påmindelsen"

    def goes_out_at(self, when: datetime, now: datetime) -> str:
        return self.goes_out_now() if when <= now else self.goes_out(self.moment(when))

    # the year plan
    def year_title(self, year: int) -> str:
        return f"Årsplan {year}"

    def year_sum(self, meetings: int, seminars: int, annual: int) -> str:
        parts = ["1 møde" if meetings == 1 else f"{meetings} møder"]
        if seminars:
            parts.append("heraf 1 seminar" if seminars == 1 else f"heraf {seminars} seminarer")
        if annual:
            parts.append("heraf 1 årsmøde" if annual == 1 else f"heraf {annual} årsmøder")
        return " · ".join([*parts, "uger efter ISO 8601, mandag er første dag"])

    weeks_title = "Ugeoversigt"
    week_marks: ClassVar[Mapping[str, tuple[str, str]]] = {
        "meeting": ("M", "Møde"),
        "seminar": ("S", "Seminar"),
        "annual": ("Å", "Årsmøde"),
        "holiday": ("H", "Uge med lukkedag"),
    }
    meetings_and_deadlines = "Møder og frister"
    year_week = "Uge"
    year_date = "Dato"
    year_what = "Hvad"
    year_type = "Type"
    deadline_type = "Frist"
    nothing_in_year = "Der er ikke lagt møder i kalenderen i det år."
    earlier_year = "Året før"
    later_year = "Året efter"
    other_committees = "Andre grupper"

    def week_of(self, number: int, days: Sequence[str], marks: Sequence[str]) -> str:
        """What a screen reader says of a week: Uge 9: Møde, 2. marts."""
        said = ", ".join([*marks, *days])
        return f"Uge {number}: {said}" if said else f"Uge {number}"

    def year_kind(self, kind: MeetingKind) -> str:
        return capital(self.kind(kind))

    def items_due_for(self, meeting: Meeting) -> str:
        return f"Frist for forslag til {self.the_meeting(meeting)}"

    def answers_due_for(self, meeting: Meeting) -> str:
        return f"Svarfrist til {self.the_meeting(meeting)}"

    def agenda_due_for(self, meeting: Meeting) -> str:
        return f"Dagsordenen til {self.the_meeting(meeting)} sendes ud"

    def year_meeting(self, meeting: Meeting) -> str:
        return f"{meeting.title}, {self.place(meeting)}"

    def day_in_year(self, day: date) -> str:
        return capital(dates.weekday_date(day, self.language))

    def sessions_in_year(self, sessions: Sequence[Session]) -> str:
        said = (
            f"{dates.weekday_date(one.day, self.language)} {dates.hours(one.start, one.end, self.language)}"
            for one in sessions
        )
        return capital(self.listing(said))

    # why not
    def refused(self, why: refusals.Refusal) -> Problem:  # one case a refusal
        """Nothing was changed; the page it stands on keeps what was typed."""
        match why:
            case refusals.BadField(name=name, problem=problem, limit=limit):
                return Problem(self.not_saved_yet, self.field_problem(name, problem, limit))
            case refusals.SeatsTaken(seats=seats, clause=clause, organisation=organisation):
                return Problem(self.seats_taken(seats), self.seats_says(organisation.short, seats), clause)
            case refusals.NoSuchSubstitute(problem=problem, clause=clause):
                return Problem(self.not_that_substitute, self.why_not_substitute(problem), clause)
            case refusals.MeetingStarted():
                return Problem(self.started, self.started_on_pages)
            case refusals.MeetingCancelled():
                return Problem(self.cancelled, self.not_done)
            case refusals.NotConvened():
                return Problem(self.not_convened_yet, self.nobody_called)
            case refusals.NotAllowed():
                return Problem(self.only_secretariat, self.only_looking)
            case refusals.NotInvited():
                return Problem(self.not_called, self.not_done)
            case refusals.Unknown(what=what):
                return Problem(self.no_such, self.no_such_thing(what))
            case _:
                return Problem(self.cannot, self.not_done)

    not_saved_yet = "Det er ikke gemt endnu"
    not_done = "Der er ikke ændret noget."
    not_called = "Personen er ikke indkaldt til mødet"
    started_on_pages = (
        "Svar før mødet kan ikke ændres længere. Registrér i stedet fremmødet under »Mødet nu«."
    )


class English(talk.English, Danish):
    pages_name = "The secretariat's pages"
    skip = "Go to the contents"
    menu = "Pages"
    tabs: ClassVar[Mapping[str, str]] = {
        "meetings": "Meetings",
        "year": "Year plan",
        "list": "Attendance",
        "agenda": "Agenda",
        "now": "The meeting now",
        "minutes": "Minutes",
    }
    log_out = "Log out"
    send_again = "Try again"
    cancel_form = "Go back"
    mistake = "Error"
    done: ClassVar[Mapping[str, str]] = {
        "registered": "The answer is registered.",
        "reminded": "The reminder is on its way.",
        "nobody": "There was nobody to remind.",
    }
    only_looking = "You can see everything here. It is the secretariat that changes things."

    door_title = "Open the secretariat's pages"
    door_text = (
        "Press the button to go in. The link can be used once, and you stay logged in for eight hours."
    )
    door_button = "Open the pages"
    kept_title = "What you had written"
    kept_text = "Copy the text before you close the page. It has not been saved."

    def ticket_altered(self) -> Problem:
        return Problem(
            "The link does not work", "It is not quite as we made it. Write pages to Styrmand in Teams."
        )

    def ticket_expired(self) -> Problem:
        return Problem(
            "The link is no longer valid",
            "It works for ten minutes. Write pages to Styrmand in Teams for a new one.",
        )

    def ticket_spent(self) -> Problem:
        return Problem(
            "The link has been used",
            "It can be used only once. Write pages to Styrmand in Teams for a new one. "
            "If it was not you who used it, tell the secretariat.",
        )

    def outside(self) -> Problem:
        return Problem(
            "You are not logged in",
            "Write pages to Styrmand in Teams, and you get a link that lets you in. A visit lasts eight hours.",
        )

    def no_longer_yours(self) -> Problem:
        return Problem(
            "These pages are not for you",
            "They are for the group's secretariat and chair. Speak to the secretariat.",
        )

    def no_such_page(self) -> Problem:
        return Problem(
            "There is no such page", "The meeting may be another group's. Go to the list of meetings."
        )

    def not_our_form(self) -> Problem:
        return Problem(
            "It has not been saved",
            "The form belongs to another visit. Go back, reload the page and send it again.",
        )

    def left(self) -> Problem:
        return Problem("You are logged out", "Write pages to Styrmand in Teams when you want to go in again.")

    front_title = "Meetings"
    coming = "Coming meetings"
    held = "Meetings held"
    none_coming = "There are no coming meetings. Write convene to Styrmand in Teams to make one."
    to_list = "Attendance"
    to_agenda = "Agenda"
    to_now = "The meeting now"
    to_minutes = "Minutes"
    to_year = "Year plan"

    def proposals_wait(self, count: int) -> str:
        return "One proposal is waiting" if count == 1 else f"{count} proposals are waiting"

    states: ClassVar[Mapping[MeetingState, str]] = {
        MeetingState.PLANNED: "Not called yet",
        MeetingState.CONVENED: "Called",
        MeetingState.CANCELLED: "Cancelled",
        MeetingState.HELD: "Held",
    }

    def answered_of(self, count: Count) -> str:
        return f"{count.answered} of {count.invited} have answered"

    def meeting_on(self, meeting: Meeting) -> str:
        if len(meeting.sessions) > 1:
            return self.the_meeting(meeting)
        return f"{self._kinds[meeting.kind][1]} on {dates.long_date(meeting.sessions[0].day, self.language)}"

    def list_title(self, meeting: Meeting) -> str:
        return f"Attendance: {self.meeting_on(meeting)}"

    def hours_of(self, session: Session) -> str:
        return dates.hours(session.start, session.end, self.language)

    def day_and_hours(self, session: Session) -> str:
        return f"{capital(dates.weekday_date(session.day, self.language))}, {self.hours_of(session)}"

    def case(self, number: str) -> str:
        return f"Case no. {number}"

    def due(self, deadline: datetime, now: datetime) -> str:
        was = "Answers due" if now <= deadline else "Answers were due"
        return f"{was} {self.moment(deadline)}"

    tiles: ClassVar[Mapping[str, str]] = {
        "invited": "called",
        "attending": "attend themselves",
        "substituted": "with a substitute",
        "declined": "declined",
        "tentative": "maybe",
        "pending": "not answered",
    }
    counts_caption = "Day by day"
    count_day = "Day"

    def towns(self, count: Count) -> str:
        perhaps = f"{count.tentative} maybe, " if count.tentative else ""
        return (
            f"{count.invited} municipalities: {count.attending} attend, {count.substituted} with a substitute, "
            f"{count.declined} declined, {perhaps}{count.pending} not answered."
        )

    downloads = "Get the list"
    forms: ClassVar[Mapping[str, str]] = {
        "xlsx": "Excel (.xlsx)",
        "csv": "CSV",
        "docx": "Word for the door (.docx)",
        "pdf": "PDF for the door",
        "text": "Text for the minutes",
    }
    from_municipalities = "Answers from the municipalities"
    in_danish_order = "(in Danish alphabetical order)"
    from_others = "Region and others"
    place_heading = "Municipality"
    other_place_heading = "Organisation"
    member_heading = "Member"
    answer_heading = "Answer"
    at_meeting = "At the meeting"
    registered_heading = "Registered"
    act_heading = "Action"
    correct = "Correct"
    late_mark = "after the deadline"
    without_mandate = "without mandate"
    nobody_called = "The meeting has not been called yet. Write convene to Styrmand in Teams."
    latest_changes = "Latest changes"
    nothing_changed_yet = "Nobody has answered yet."
    remark_label = "Remark"

    def correct_whom(self, name: str) -> str:
        return f"Correct the answer of {name}"

    def for_principal(self, name: str) -> str:
        return f"for {name}"

    def day_prefix(self, session: Session) -> str:
        return f"{dates.day_month(session.day, self.language)}:"

    def short_moment(self, at: datetime) -> str:
        wall = at.astimezone(COPENHAGEN)
        return (
            f"{dates.day_month(wall.date(), self.language)} at{NB}{dates.clock(wall.time(), self.language)}"
        )

    def change(self, who: str, what: str, substitute: str, source: str) -> str:
        said = f"{substitute} comes for {who}" if substitute else f"{who}: {what}"
        return f"{said} ({source})"

    def released(self) -> str:
        return "the answer was withdrawn"

    def answer_title(self, name: str) -> str:
        return f"Answer for {name}"

    answer_whole = "What is the answer?"
    answer_days = "Which days is it about?"
    all_days = "The whole meeting"
    answer_choices: ClassVar[Mapping[str, str]] = {
        "onsite": "Attends",
        "online": "Attends on Teams",
        "substitute": "Sends a substitute",
        "declined": "Declines",
    }
    in_the_room = "Attends in the room"
    who_comes = "Who comes instead?"
    choose_person = "Choose a person, or write a name and an e-mail address below"
    nobody_chosen = "Nobody chosen"
    sub_name = "The substitute's name"
    sub_email = "The substitute's e-mail"
    remark_field = "Remark (optional)"
    remark_note = "Do not write about illness or other private matters. Answers may be filed."
    answer_note = (
        "The answer counts as the person's own. The history shows that the secretariat registered it."
    )

    def remind_title(self, count: int) -> str:
        return "Remind one person?" if count == 1 else f"Remind {count} people?"

    def remind_link(self, count: int) -> str:
        return "Remind one person …" if count == 1 else f"Remind {count} people …"

    send_reminder = "Send the reminder"

    def year_title(self, year: int) -> str:
        return f"Year plan {year}"

    def year_sum(self, meetings: int, seminars: int, annual: int) -> str:
        parts = ["1 meeting" if meetings == 1 else f"{meetings} meetings"]
        if seminars:
            parts.append("of which 1 seminar" if seminars == 1 else f"of which {seminars} seminars")
        if annual:
            parts.append("of which 1 annual meeting" if annual == 1 else f"of which {annual} annual meetings")
        return " · ".join([*parts, "weeks by ISO 8601, from Monday"])

    weeks_title = "Week by week"
    week_marks: ClassVar[Mapping[str, tuple[str, str]]] = {
        "meeting": ("M", "Meeting"),
        "seminar": ("S", "Seminar"),
        "annual": ("A", "Annual meeting"),
        "holiday": ("H", "Week with a day off"),
    }
    meetings_and_deadlines = "Meetings and deadlines"
    year_week = "Week"
    year_date = "Date"
    year_what = "What"
    year_type = "Kind"
    deadline_type = "Deadline"
    nothing_in_year = "There are no meetings in the calendar that year."
    earlier_year = "The year before"
    later_year = "The year after"
    other_committees = "Other groups"

    def week_of(self, number: int, days: Sequence[str], marks: Sequence[str]) -> str:
        said = ", ".join([*marks, *days])
        return f"Week {number}: {said}" if said else f"Week {number}"

    def items_due_for(self, meeting: Meeting) -> str:
        return f"Proposals due for {self.the_meeting(meeting)}"

    def answers_due_for(self, meeting: Meeting) -> str:
        return f"Answers due for {self.the_meeting(meeting)}"

    def agenda_due_for(self, meeting: Meeting) -> str:
        return f"The agenda of {self.the_meeting(meeting)} is sent out"

    not_saved_yet = "It has not been saved yet"
    not_done = "Nothing was changed."
    not_called = "The person is not called to the meeting"
    started_on_pages = (
        "Answers beforehand can no longer be changed. Register who is there under “The meeting now” instead."
    )


Words = Danish
"""What a page asks for: either language."""

_LANGUAGES = {Language.DA: Danish(), Language.EN: English()}


def words(language: Language) -> Words:
    return _LANGUAGES[language]
