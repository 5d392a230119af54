"""What the secretariat's pages say; what a card says too is said with the card's words."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import ClassVar

from meetings import refusals
from meetings.attendance import Count, Standing
from meetings.files import KINDS
from meetings.model import (
    COPENHAGEN,
    AgendaItem,
    AnswerKind,
    Attachment,
    ItemState,
    Language,
    Meeting,
    MeetingKind,
    MeetingState,
    Role,
    Session,
    Source,
    Verb,
)
from meetings.paper import (
    ApprovedBy,
    Attendance,
    FollowUp,
    FollowUpState,
    Minutes,
    MinutesState,
    Outcome,
    Presence,
    Stay,
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
        "members": "Medlemmer",
        "year": "Årsplan",
        "list": "Deltagerliste",
        "agenda": "Dagsorden",
        "now": "Mødet nu",
        "minutes": "Referat",
    }
    log_out = "Log ud"
    cancel_form = "Fortryd"
    mistake = "Fejl"
    done: ClassVar[Mapping[str, str]] = {
        "registered": "Svaret er registreret.",
        "reminded": "Påmindelsen er sat i gang.",
        "nobody": "Der var ingen at påminde.",
        "saved": "Punktet er gemt.",
        "moved": "Punktet er flyttet.",
        "accept": "Punktet er på dagsordenen. Forslagsstilleren får besked.",
        "return": "Forslaget er sendt retur. Forslagsstilleren får besked.",
        "reject": "Forslaget er afvist. Forslagsstilleren får besked.",
        "defer": "Punktet er udskudt. Forslagsstilleren får besked.",
        "merge": "De to punkter er lagt sammen. Forslagsstillerne får besked.",
        "remove": "Punktet er taget af dagsordenen.",
        "udsend": "Dagsordenen er sendt ud.",
        "hoering": "Udkastet er sendt ud til kommentarer.",
        "bed": "De, der skal godkende dagsordenen, får besked.",
        "godkend": "Dagsordenen er godkendt, som den er nu.",
        "answered": "Svaret på kommentaren er gemt.",
        "decided": "Udfaldet er gemt.",
        "agreed": "Opfølgningen er aftalt. Den ansvarlige får besked.",
        "closed": "Mødet er afsluttet. Referatet er et udkast.",
        "minutes_sent": "Referatet er sendt ud til kommentarer.",
        "minutes_approved": "Referatet er godkendt.",
        "chair_decided": "Beslutningen er noteret. Næstformændene får besked.",
        "member_added": "Medlemmet er tilføjet.",
        "member_called": "Medlemmet er tilføjet og indkaldt til de møder, der allerede er indkaldt til.",
        "member_known": "Medlemmet er tilføjet. Personen var kendt i forvejen, så titel og organisation er ikke ændret.",
        "member_changed": "Rettelsen er gemt.",
        "member_lists_keep": "Rettelsen er gemt. Møder, der allerede er indkaldt til, beholder rolle og organisation fra indkaldelsen.",
        "member_ended": "Medlemskabet er afsluttet.",
        "member_excused": "Medlemskabet er afsluttet, og der er registreret afbud til møderne derefter.",
        "member_resumed": "Medlemskabet fortsætter, som før.",
        "member_gone": "Medlemmet er allerede fjernet.",
        "member_removed": "Medlemmet er fjernet. Personen er kendt fra andet og står stadig dér.",
        "member_forgotten": "Medlemmet er fjernet. Navn, mail og titel er slettet.",
        "member_apologies_stand": "Medlemskabet fortsætter. Et afbud står stadig; skal vedkommende med, så registrér et svar.",
    }
    only_looking = "Du kan se det hele her. Det er sekretariatet, der retter."

    # members
    members_title = "Medlemmer"
    to_members = "Medlemmer"
    show_former = "Vis også tidligere"
    hide_former = "Skjul tidligere"
    reached_by = "Får besked"
    in_teams = "I Teams"
    only_by_mail = "Kun på mail"
    mail_comes_back = "Mail kommer retur"
    end_short = "Afslut"
    stands_now = "Sådan står det nu"
    seat_changed_on_page = "En anden har rettet medlemmet, siden du åbnede siden. Det, du skrev, står i felterne. Gem igen, hvis det skal være sådan."

    def correct_member(self, name: str) -> str:
        return f"Ret {name}"

    def end_of(self, name: str) -> str:
        return f"Afslut medlemskab for {name}"

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
        if standing is Standing.PENDING and kind is AnswerKind.WAITING:
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

    # the agenda
    is_draft = "Udkast"
    send_agenda = "Udsend dagsorden …"
    new_item_button = "Skriv et nyt punkt"
    new_item = "Nyt punkt"
    paper_forms: ClassVar[Mapping[str, str]] = {
        "html": "Forhåndsvis",
        "docx": "Hent Word (.docx)",
        "pdf": "Hent PDF",
    }
    new_proposals = "Nye forslag"
    put_on = "Sæt på dagsordenen"
    open_item = "Åbn"
    on_the_agenda = "På dagsordenen"
    move_up = "Op"
    move_down = "Ned"
    edit = "Ret"
    set_aside = "Øvrige forslag"
    aside: ClassVar[Mapping[ItemState, str]] = {
        ItemState.DEFERRED: "Udskudt",
        ItemState.RETURNED: "Sendt retur",
        ItemState.REJECTED: "Afvist",
        ItemState.MERGED: "Lagt sammen med andre",
        ItemState.REMOVED: "Taget af",
        ItemState.WITHDRAWN: "Trukket tilbage",
    }
    closed_mark = "lukket punkt"
    comments = "Kommentarer"
    our_answer = "Sekretariatets svar:"
    answer_comment = "Hvad er der gjort ved den?"
    save_answer = "Gem svaret"

    def agenda_title(self, meeting: Meeting) -> str:
        return f"Dagsorden: {self.meeting_on(meeting)}"

    def proposals_due(self, deadline: datetime, now: datetime) -> str:
        was = "Frist for forslag" if now <= deadline else "Fristen for forslag var"
        return f"{was} {self.moment(deadline)}"

    def agenda_goes(self, at: datetime, now: datetime) -> str:
        return f"{'Udsendes' if now <= at else 'Skulle være udsendt'} {self.moment(at)}"

    def sent_at(self, at: datetime) -> str:
        return f"Udsendt {self.short_moment(at)}"

    def unsent_changes(self, count: int) -> str:
        return "Én ændring er ikke sendt ud" if count == 1 else f"{count} ændringer er ikke sendt ud"

    def out_for_comments(self, until: datetime) -> str:
        return f"Til kommentarer indtil {self.short_moment(until)}"

    def put_on_whom(self, title: str) -> str:
        return f"Sæt på dagsordenen: {title}"

    def open_whom(self, title: str) -> str:
        return f"Åbn punktet: {title}"

    def edit_whom(self, title: str) -> str:
        return f"Ret punktet: {title}"

    def move_up_whom(self, title: str) -> str:
        return f"Op: {title}"

    def move_down_whom(self, title: str) -> str:
        return f"Ned: {title}"

    def time_used(self, used: int, length: int) -> str:
        return f"{used} af {length} minutter er brugt."

    def time_unsaid(self, count: int) -> str:
        return (
            "Ét punkt har ingen tid sat på."
            if count == 1
            else f"{count} punkter har ingen tid sat på, så tiderne efter det første af dem er ikke regnet ud."
        )

    def too_long_by(self, minutes: int) -> str:
        over = "Ét minut" if minutes == 1 else f"{minutes} minutter"
        return f"{over} for meget: Punkterne tager længere tid, end mødet varer."

    def starts(self, at: datetime) -> str:
        return f"kl.{NB}{dates.clock(at.astimezone(COPENHAGEN).time(), self.language)}"

    def minutes_of(self, minutes: int) -> str:
        return f"{minutes}{NB}min"

    def papers_of(self, count: int) -> str:
        return f"{count} bilag"

    def deferrals_of(self, count: int) -> str:
        return "udsat én gang" if count == 1 else f"udsat {count} gange"

    def received(self, at: datetime) -> str:
        return f"modtaget {self.short_day(at)}"

    def marks_of(self, item: AgendaItem) -> str:
        """Til beslutning og orientering."""
        kinds = dict.fromkeys(self.for_what(one.verb) for one in item.recommendations)
        return self.listing([one if n == 0 else one.split()[-1] for n, one in enumerate(kinds)])

    def commented(self, name: str, at: datetime) -> str:
        return f"{name}, {self.short_moment(at)}"

    # one item
    back_to_agenda = "Dagsorden"
    our_note = "Sekretariatet skrev"
    drop_kept = "Kassér kladden"
    kept_now = "Kladden er gemt"
    others_text = "En anden har rettet det samme imens. Sådan står der nu:"
    theirs_note = "I feltet ovenfor står det, du skrev. Skriv de to sammen, og gem igen. Intet er gået tabt."
    recommendations = "Indstilling"
    recommendations_hint = (
        "Én linje for hvert »at«. Verbet afgør, om punktet er til beslutning, drøftelse eller orientering."
    )
    proposes_hint = "Står foran linjerne. Lad feltet stå tomt for gruppens sædvanlige ord."
    verbs: ClassVar[Mapping[Verb, str]] = {
        Verb.APPROVE: "godkender (B)",
        Verb.DECIDE: "beslutter (B)",
        Verb.APPOINT: "udpeger (B)",
        Verb.DISCUSS: "drøfter (D)",
        Verb.CONSIDER: "behandler (D)",
        Verb.TAKE_NOTE: "tager til efterretning (O)",
        Verb.REPORT: "gør status (O)",
    }
    field_names: ClassVar[Mapping[str, str]] = {
        "title": "Overskrift",
        "introduction": "Indledning",
        "background": "Baggrund",
        "since_last": "Siden sidst",
        "status_report": "Status",
        "case_presentation": "Sagsfremstilling",
        "financial_impact": "Økonomiske konsekvenser",
        "next_steps": "Næste skridt",
        "recommendations": "Indstilling",
        "proposes": "Hvem indstiller",
        "presenter": "Oplægsholder",
        "case_number": "Sagsnummer",
        "initials": "Sagsbehandlers initialer",
        "minutes": "Minutter",
        "closed": "Lukket punkt",
        "guests": "Gæster til punktet",
        "attachments": "Bilag",
        "headings": "Overskrifter",
    }
    attachments = "Bilag"
    stored_file = "Filen ligger hos os. Tøm titlen for at fjerne den."
    upload = "Læg filer ved"
    upload_hint = (
        "Du kan vælge flere. De bliver lagt ved, når du gemmer. PDF, Word, Excel, PowerPoint, OpenDocument, billeder, "
        "tekst og CSV, højst 20 MB hver."
    )
    file_refused = "Ingen af filerne er lagt ved"

    def fetch_file(self, file: Attachment) -> str:
        what = f"Bilag{NB}{file.number}" if file.number else "filen"
        return f"Hent {what} ({self.file_is(file)})"

    def why_not_file(self, name: str, problem: str, limit: int | None) -> str:
        """Which file, why, and what can be done; what was typed still stands there."""
        endings = self.listing(KINDS)
        said = {
            "empty": f"{self.quoted(name)} er tom.",
            "too_large": f"{self.quoted(name)} fylder for meget. En fil må højst fylde {self.size_of(limit or 0)}.",
            "too_much": f"{self.quoted(name)} er én for meget: Filerne må tilsammen højst fylde "
            f"{self.size_of(limit or 0)}. Gem, og læg resten ved bagefter.",
            "unknown_type": f"{self.quoted(name)} er ikke af en type, vi tager imod. Det kan være: {endings}.",
            "other_type": f"{self.quoted(name)} er ikke den type, som navnet siger. Gem den på ny som en af disse: {endings}.",
        }
        return f"{said.get(problem, self.not_done)} Det, du har skrevet, står her endnu. Vælg filerne igen."

    guests_hint = "Én på hver linje: navn, organisation."
    closed_field = "Lukket punkt: skjules for observatører og i den offentlige udgave"
    save_and_put_on = "Gem og sæt på dagsordenen"
    place_heading_item = "Flyt punktet"
    place_after = "Efter hvilket punkt?"
    place_first = "Allerførst"
    place_under = "Som underpunkt"
    place_button = "Flyt"
    settle_heading = "Hvad skal der ske med punktet?"
    settle_hint = (
        "Forslagsstilleren får besked med det, du skriver her. Retur og afvisning kræver en begrundelse."
    )
    settle_reason = "Besked til forslagsstilleren"
    settle_later = "Udskyd til"
    settle_merge = "Læg sammen med"
    acts: ClassVar[Mapping[str, str]] = {
        "accept": "Sæt på dagsordenen",
        "return": "Send retur",
        "reject": "Afvis",
        "defer": "Udskyd",
        "merge": "Læg sammen",
        "remove": "Tag af dagsordenen",
    }
    changed_since = "Rettet, siden forslagsstilleren skrev det"

    def item_title_of(self, item: AgendaItem) -> str:
        return f"Punkt {item.number}: {item.title}" if item.number else f"Forslag: {item.title}"

    def is_kept(self, at: datetime) -> str:
        return f"Felterne viser din kladde fra {self.short_moment(at)}. Den er ikke gemt endnu."

    def verb_number(self, number: int) -> str:
        return f"Verbum {number}"

    def text_number(self, number: int) -> str:
        return f"… at gruppen (linje {number})"

    def paper_number(self, number: int) -> str:
        return f"Bilag {number}, titel"

    def link_number(self, number: int) -> str:
        return f"Bilag {number}, link (https://)"

    def month_of(self, day: date) -> str:
        return f"{capital(dates.month(day.month, self.language))} {day.year}"

    # the chair between meetings
    to_chair = "Formandens beslutninger"
    chair_title = "Formandens beslutninger mellem møderne"
    chair_authority = "Det giver formanden lov"
    chair_form = "Notér en beslutning"
    chair_form_hint = (
        "Næstformændene får besked med det samme, og næste møde får af sig selv et punkt til orientering. "
        "En beslutning kan ikke rettes bagefter."
    )
    chair_about = "Hvad handler det om?"
    chair_text = "Hvad har formanden besluttet?"
    chair_save = "Notér beslutningen"
    chair_taken = "Beslutninger, der er truffet"
    chair_none = "Formanden har ikke besluttet noget mellem møderne."
    chair_untold = "Kommer på dagsordenen, når der er et møde."

    def told_at(self, item: AgendaItem, meeting: Meeting) -> str:
        what = f"punkt{NB}{item.number}" if item.number else "et punkt"
        return f"{capital(what)}: {self.meeting_on(meeting)}"

    # sending the agenda out
    differences = "Det er ændret, siden dagsordenen sidst blev sendt ud"
    no_differences = "Der er ikke ændret noget."
    turns: ClassVar[Mapping[str, str]] = {
        "added": "Nyt punkt",
        "removed": "Taget af",
        "moved": "Flyttet",
        "changed": "Ændret",
    }
    not_approved_text = (
        "Dagsordenen skal godkendes, før den kan sendes ud. Godkendelsen gælder, som den er nu."
    )
    is_approved_text = "Dagsordenen er godkendt, som den er nu."
    approve_now = "Godkend dagsordenen"
    ask_approval = "Bed om godkendelse"
    round_heading = "Send udkastet til kommentarer først"
    round_text = "Medlemmerne kan læse udkastet og kommentere det, før dagsordenen bliver endelig."
    comments_by = "Kommentarer senest (tom: gruppens sædvanlige frist)"
    round_now = "Send udkastet til kommentarer"

    def sending_title(self, meeting: Meeting) -> str:
        return f"Udsend dagsorden: {self.meeting_on(meeting)}"

    def sending_items(self, count: int) -> str:
        return "Dagsordenen har ét punkt." if count == 1 else f"Dagsordenen har {count} punkter."

    def still_waiting(self, count: int) -> str:
        return f"{self.proposals_wait(count)} stadig på at blive behandlet."

    def publish_now(self, people: int) -> str:
        return "Udsend til én person" if people == 1 else f"Udsend til {people} personer"

    # the meeting now
    clock_is = "Klokken er"
    keep_draft = "Gem kladden"
    items_menu = "Punkterne på mødet"
    stop_marks: ClassVar[Mapping[str, str]] = {
        "now": "Nu",
        "done": "Har et udfald",
        "missing": "Mangler udfald",
        "plain": "",
    }
    minutes_left_mark = "# min tilbage"
    minutes_over_mark = "# min over tiden"
    what_became = "Hvad blev udfaldet?"
    outcomes: ClassVar[Mapping[Outcome, str]] = {
        Outcome.FOLLOWED: "Som indstillet",
        Outcome.OTHERWISE: "Besluttet anderledes",
        Outcome.DEFERRED: "Udsat",
        Outcome.UNFINISHED: "Ikke nået",
        Outcome.NOTED: "Uden beslutning",
    }
    minutes_text = "Tekst til referatet"
    minutes_text_hint = "Forslaget følger verbet i indstillingen. Ret det frit."
    comes_back = "Kommer igen"
    next_meeting_choice = "Næste møde"
    save_and_on = "Gem, og gå til næste punkt"
    save_outcome = "Gem"
    begin_item = "Begynd på punktet"
    on_without = "Næste punkt uden udfald"
    kept_not = "Kladden kunne ikke gemmes. Kopiér teksten, før du lukker siden."
    theirs_decided = "En anden har skrevet et udfald imens. Sådan står der nu:"
    notes = "Noter"
    notes_hint = "Kun for sekretariatet. Noterne kommer ikke i referatet og slettes, når det er godkendt."
    their_notes = "En anden har noteret imens. Når du gemmer, kommer dine noter efter disse:"
    renewed = "Andre har skrevet. Siden viser det nu."
    not_renewed = "Siden bliver ikke opdateret længere. Genindlæs den, når du har gemt."
    follow_ups = "Opfølgning"
    no_follow_ups = "Der er ikke aftalt noget."
    task = "Hvad skal gøres?"
    responsible = "Ansvarlig"
    or_who = "Eller med ord"
    until_when = "Frist"
    agree = "Tilføj opfølgningen"
    drop_follow_up = "Bortfalder"
    follow_done = "Udført"
    follow_reopen = "Åbn igen"
    follow_states: ClassVar[Mapping[FollowUpState, str]] = {
        FollowUpState.OPEN: "åben",
        FollowUpState.DONE: "udført",
        FollowUpState.DROPPED: "bortfaldet",
    }
    when_clock = "Klokkeslæt (tomt: nu)"
    whom_choice = "Hvem?"
    presence_acts: ClassVar[Mapping[str, str]] = {
        "came": "Kom",
        "left": "Gik",
        "present": "Hele mødet",
        "apology": "Afbud",
        "absent": "Udeblevet",
    }
    rest_absent = "Notér resten som udeblevet"
    close_link = "Afslut mødet …"
    is_closed = "Mødet er afsluttet."

    def now_title(self, meeting: Meeting) -> str:
        return f"{capital(self.meeting_on(meeting))}"

    def clock_of(self, at: datetime) -> str:
        wall = at.astimezone(COPENHAGEN)
        mark = "." if self.language is Language.DA else ":"
        return f"{dates.clock(wall.time(), self.language)}{mark}{wall.second:02}"

    def item_of(self, place: int, of: int) -> str:
        return f"Punkt {place} af {of}"

    def planned_at(self, at: datetime) -> str:
        return f"planlagt {self.starts(at)}"

    def runs_since(self, at: datetime) -> str:
        return f"I gang siden {self.starts(at)}"

    def was_from_to(self, began: datetime, ended: datetime | None) -> str:
        if ended is None:
            return self.runs_since(began)
        return f"Behandlet {dates.hours(wall(began), wall(ended), self.language)}"

    def time_left(self, until: datetime, now: datetime) -> str:
        minutes = -(int((now - until).total_seconds()) // 60)
        words = self.minutes_left_mark if minutes >= 0 else self.minutes_over_mark
        return words.replace("#", str(abs(minutes)))

    def behind_by(self, minutes: int) -> str:
        return f"{minutes}{NB}min bagud"

    def owed_by_whom(self, one: FollowUp) -> str:
        who = one.responsible.name if one.responsible else one.who
        if one.responsible and one.who:
            who = f"{who} ({one.who})"
        return f"{who}, {self.short_date(one.deadline)}" if one.deadline else who

    def drop_whom(self, task: str) -> str:
        return f"Bortfalder: {task}"

    def done_whom(self, task: str) -> str:
        return f"Udført: {task}"

    def reopen_whom(self, task: str) -> str:
        return f"Åbn igen: {task}"

    def came_whom(self, name: str) -> str:
        return f"Kom: {name}"

    def left_whom(self, name: str) -> str:
        return f"Gik: {name}"

    awaited = "Ventes"

    def in_the_room_now(self, there: int, awaited: int, of: int) -> str:
        """`awaited` are expected and not seen yet; none once the meeting has begun."""
        now = f"Til stede nu: {there} af {of}"
        return f"{now} · {awaited} ventes" if awaited else now

    def presence(self, presence: Presence | None) -> str:
        """Til stede · kom kl. 9.50, gik kl. 11.05 · afbud · udeblevet · ikke kommet."""
        match presence:
            case None:
                return "Ikke kommet"
            case Presence(attendance=Attendance.APOLOGY):
                return "Afbud"
            case Presence(attendance=Attendance.ABSENT):
                return "Udeblevet"
            case Presence(stays=stays):
                return capital(", ".join(self.came_and_left(stays))) or "Til stede"

    def came_and_left(self, stays: Sequence[Stay]) -> list[str]:
        return dates.came_and_left(stays, self.starts, "kom", "gik", "kom igen")

    def in_the_room_for(self, there: int) -> str:
        return "Én var til stede under punktet." if there == 1 else f"{there} var til stede under punktet."

    def not_in_the_room(self, names: Sequence[str]) -> str:
        return f"Ikke til stede under punktet: {self.listing(names)}."

    def count_overdue(self, count: int) -> str:
        return "Én opgave er over fristen" if count == 1 else f"{count} opgaver er over fristen"

    def missing_outcomes(self, count: int) -> str:
        return "Ét punkt mangler et udfald." if count == 1 else f"{count} punkter mangler et udfald."

    # closing it
    without_outcome_yet = "Disse punkter mangler et udfald, og mødet kan ikke afsluttes før:"
    without_presence = "Om disse er der hverken svar eller fremmøde. De nævnes ikke i referatet:"
    closing_text = (
        "Når mødet er afsluttet, er referatet et udkast. Punkter, der er udsat eller ikke nået, går videre."
    )
    led_by = "Mødeleder"
    taken_by = "Referent"
    close_now = "Afslut mødet"

    def close_title(self, meeting: Meeting) -> str:
        return f"Afslut {self.meeting_on(meeting)}"

    # the minutes
    not_closed_yet = "Mødet er ikke afsluttet endnu, så det her er, hvad der er noteret indtil nu."
    send_minutes = "Send referatet til kommentarer"
    send_minutes_again = "Send referatet igen"
    approve_minutes = "Godkend referatet"

    def minutes_title(self, meeting: Meeting) -> str:
        return f"Referat: {self.meeting_on(meeting)}"

    def minutes_state(self, minutes: Minutes | None, now: datetime) -> str:
        match minutes:
            case None:
                return "Mødet er ikke afsluttet"
            case Minutes(state=MinutesState.APPROVED, approved_at=at, approved_by=how) if at and how:
                return f"{self.approved_how[how]} {self.short_moment(at)}"
            case Minutes(state=MinutesState.COMMENTS, comments_until=until) if until:
                return (
                    self.out_for_comments(until)
                    if now <= until
                    else f"Tiden til kommentarer gik {self.short_moment(until)}"
                )
            case _:
                return "Udkast"

    approved_how: ClassVar[Mapping[ApprovedBy, str]] = {
        ApprovedBy.CLICK: "Godkendt",
        ApprovedBy.SILENCE: "Godkendt uden kommentarer",
        ApprovedBy.MEETING: "Godkendt på det næste møde",
    }

    # why not
    def refused(self, why: refusals.Refusal) -> Problem:  # noqa: C901, PLR0912
        """Nothing was changed; the page it stands on keeps what was typed."""
        match why:
            case refusals.BadField(name=name, problem=problem, limit=limit):
                return Problem(self.not_saved_yet, self.field_problem(name, problem, limit))
            case refusals.WrongFile(name=name, problem=problem, limit=limit):
                return Problem(self.file_refused, self.why_not_file(name, problem, limit))
            case refusals.NoAuthority():
                return Problem(self.no_authority, self.no_authority_text)
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
            case refusals.EditedMeanwhile(fields=fields):
                names = self.listing(self.field_names[name] for name in fields)
                return Problem(self.not_saved_yet, self.both_wrote(names))
            case refusals.ItemSettled(item=item):
                return Problem(self.settled_meanwhile, self.is_now(item))
            case refusals.NotApproved():
                return Problem(self.not_sent_out, self.not_approved_text)
            case refusals.NothingNew():
                return Problem(self.not_sent_out, self.nothing_new)
            case refusals.NoRound():
                return Problem(self.cannot, self.no_round)
            case refusals.NotBegun():
                return Problem(self.not_begun, self.not_begun_text)
            case refusals.NoOutcome(items=items):
                return Problem(self.not_over, self.items_without_outcome(items))
            case refusals.DecidedMeanwhile():
                return Problem(self.not_saved_yet, self.theirs_note)
            case refusals.SeatChanged():
                return Problem(self.seat_changed, self.seat_changed_on_page)
            case refusals.AddressTaken(person=person):
                return Problem(self.address_taken, self.address_taken_text(person.name))
            case refusals.SitsElsewhere(person=person, committees=committees):
                named = [one.name for one in committees]
                return Problem(self.sits_elsewhere, self.sits_elsewhere_text(person.name, named))
            case refusals.SomethingCame(seat=seat, traces=traces):
                return Problem(self.not_removable, self.came_of_it(seat.person.name, traces))
            case refusals.NotEnded():
                return Problem(self.not_ended, self.not_ended_text)
            case refusals.MinutesApproved():
                return Problem(self.minutes_shut, self.minutes_shut_text)
            case _:
                return Problem(self.cannot, self.not_done)

    settled_meanwhile = "Punktet er behandlet imens"
    not_sent_out = "Dagsordenen er ikke sendt ud"
    nothing_new = "Den er den samme, som medlemmerne har i forvejen."
    no_round = "Referatet skal først sendes ud, og tiden til kommentarer skal være gået, eller nogen skal godkende det."
    not_begun = "Mødet er ikke begyndt"
    not_begun_text = "Det kan noteres fra mødedagens morgen."
    not_over = "Mødet kan ikke afsluttes endnu"
    minutes_shut = "Referatet er godkendt"
    minutes_shut_text = "Der kan ikke længere ændres i det."

    _page_problems: ClassVar[Mapping[tuple[str, str], str]] = {
        ("reason", "missing"): "Skriv en begrundelse.",
        ("later", "missing"): "Vælg, hvornår punktet kommer igen.",
        ("later", "invalid"): "Vælg et møde eller en måned, der ligger efter mødet.",
        ("merge", "missing"): "Vælg det punkt, der skal lægges sammen med.",
        ("background", "missing"): "Skriv, hvad der er besluttet.",
        ("attachment", "too_many"): "Et punkt kan højst have 20 bilag her.",
        ("ask", "missing"): "Vælg et verbum for hver linje i indstillingen.",
        ("place", "invalid"): "Punktet kan ikke stå der.",
        ("outcome", "missing"): "Vælg et udfald.",
        ("decision", "missing"): "Skriv, hvad der blev besluttet.",
        ("task", "missing"): "Skriv, hvad der skal gøres.",
        ("who", "missing"): "Vælg eller skriv, hvem der er ansvarlig.",
        ("deadline", "past"): "Fristen kan ikke ligge før mødet.",
        ("deadline", "odd"): "Skriv fristen som dag, måned og år.",
        ("until", "past"): "Vælg en dag, der ligger forude.",
        ("until", "odd"): "Skriv datoen som dag, måned og år.",
        ("until", "invalid"): "Dagen skal ligge forude og før mødet.",
        ("clock", "odd"): "Skriv klokkeslættet som timer og minutter, fx 10:15.",
        ("notes", "too_long"): "Noterne er for lange. Der er plads til 20.000 tegn.",
        ("left", "before_start"): "Man kan ikke gå, før man er kommet, eller komme igen, før man er gået.",
        ("comment", "missing"): "Skriv, hvad der er gjort ved kommentaren.",
    }

    def field_problem(self, name: str, problem: str, limit: int | None) -> str:
        known = self._page_problems.get((name, problem))
        return known or super().field_problem(name, problem, limit)

    def both_wrote(self, fields: str) -> str:
        return f"En anden har rettet det samme imens: {fields}. Begge tekster står ved felterne. Skriv dem sammen, og gem igen."

    def is_now(self, item: AgendaItem) -> str:
        return f"{self.quoted(item.title)} er {self.aside.get(item.state, self.on_the_agenda).lower()}."

    def items_without_outcome(self, items: Sequence[AgendaItem]) -> str:
        named = self.listing(f"{item.number}. {item.title}" for item in items)
        one = len(items) == 1
        return f"{'Et punkt mangler' if one else f'{len(items)} punkter mangler'} et udfald: {named}."

    not_saved_yet = "Det er ikke gemt endnu"
    not_done = "Der er ikke ændret noget."
    not_called = "Personen er ikke indkaldt til mødet"
    started_on_pages = (
        "Svar før mødet kan ikke ændres længere. Registrér i stedet fremmødet under »Mødet nu«."
    )


def wall(at: datetime) -> time:
    return at.astimezone(COPENHAGEN).time()
