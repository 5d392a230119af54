"""Every sentence of the mails, in Danish; `english` has its own of each, which a test holds it to."""

from collections.abc import Sequence
from datetime import date, datetime

from meetings.attendance import Count, Standing
from meetings.model import (
    AnswerKind,
    Attachment,
    Committee,
    Contact,
    Detail,
    Language,
    Meeting,
    MeetingKind,
    Mode,
    Person,
    Session,
    Source,
    Verb,
)
from meetings.office.post import Instead
from wording import dates, talk_replies
from wording.dates import NB
from wording.tongue import FileWords

_ROADS = {Language.DA: talk_replies.Danish(), Language.EN: talk_replies.English()}
TEAMS = ("https://teams.microsoft.com/", "https://teams.live.com/")

_BODIES = (
    "styregruppe",
    "arbejdsgruppe",
    "følgegruppe",
    "bestyrelse",
    "forretningsudvalg",
    "udvalg",
    "formandskab",
    "netværk",
    "råd",
)


class Words(FileWords):
    language = Language.DA

    # the meeting

    def kind(self, kind: MeetingKind) -> str:
        return {
            MeetingKind.ORDINARY: "møde",
            MeetingKind.EXTRAORDINARY: "ekstraordinært møde",
            MeetingKind.SEMINAR: "seminar",
            MeetingKind.ANNUAL: "årsmøde",
        }[kind]

    def the(self, kind: MeetingKind) -> str:
        return {
            MeetingKind.ORDINARY: "mødet",
            MeetingKind.EXTRAORDINARY: "det ekstraordinære møde",
            MeetingKind.SEMINAR: "seminaret",
            MeetingKind.ANNUAL: "årsmødet",
        }[kind]

    def name(self, meeting: Meeting, committee: Committee) -> str:
        """møde i styregruppen for Europæisk Kulturregion."""
        return f"{self.kind(meeting.kind)} i {self.body(committee)}"

    def the_name(self, meeting: Meeting, committee: Committee) -> str:
        """mødet i styregruppen for Europæisk Kulturregion."""
        return f"{self.the(meeting.kind)} i {self.body(committee)}"

    def body(self, committee: Committee) -> str:
        """The committee inside a sentence: "Styregruppen for …" is a common noun there, "KKR …" is not."""
        common = committee.name.casefold().startswith(_BODIES)
        return committee.name[:1].lower() + committee.name[1:] if common else committee.name

    def days(self, sessions: Sequence[Session]) -> str:
        """For a subject: with the hours for one day, and without them for several."""
        *others, last = sessions
        if not others:
            return dates.session(last, self.language)
        days = [dates.weekday_date(one.day, self.language) for one in others]
        return self.listing([*days, dates.long_date(last.day, self.language)])

    def day(self, day: date) -> str:
        return dates.long_date(day, self.language)

    def session(self, one: Session) -> str:
        return dates.capital(f"{dates.session(one, self.language)} ({dates.week(one.day, self.language)})")

    def moment(self, at: datetime) -> str:
        return dates.moment(at, self.language)

    def listing(self, words: Sequence[str]) -> str:
        return dates.listing(words, self.language)

    def place(self, meeting: Meeting) -> str:
        online = "Microsoft Teams-møde" if meeting.join_url.startswith(TEAMS) else "Online"
        match meeting.mode:
            case Mode.ONSITE:
                return meeting.place or "Stedet følger"
            case Mode.ONLINE:
                return meeting.place or online
            case Mode.HYBRID:
                return f"{meeting.place or 'Stedet følger'} eller online"

    # subjects

    def convened_subject(self, name: str, days: str) -> str:
        return f"Indkaldelse: {name}, {days}"

    def reminder_subject(self, name: str, days: str) -> str:
        return f"Vi mangler dit svar: {name}, {days}"

    def moved_subject(self, name: str, days: str) -> str:
        return f"Flyttet: {name}, nu {days}"

    def amended_subject(self, name: str, days: str) -> str:
        return f"Nye oplysninger: {name}, {days}"

    def cancelled_subject(self, name: str, days: str) -> str:
        return f"Aflyst: {name}, {days}"

    def agenda_subject(self, name: str, days: str) -> str:
        return f"Dagsorden: {name}, {days}"

    def day_before_subject(self, name: str, days: str) -> str:
        return f"Vi ses: {name}, {days}"

    def substitute_subject(self, principal: str, name: str, days: str) -> str:
        return f"Du er stedfortræder for {principal}: {name}, {days}"

    def released_subject(self, name: str, days: str) -> str:
        return f"Du er ikke længere stedfortræder: {name}, {days}"

    def substitute_left_subject(self, name: str, days: str) -> str:
        return f"Din stedfortræder kan ikke komme: {name}, {days}"

    def seat_given_subject(self, name: str, days: str) -> str:
        return f"Du har fået en plads: {name}, {days}"

    def seat_asked_subject(self, asker: str, name: str, days: str) -> str:
        return f"{asker} spørger efter din plads: {name}, {days}"

    def item_arrived_subject(self, title: str, name: str, days: str) -> str:
        return f"Nyt punkt: {title} ({name}, {days})"

    def deadline_passed_subject(self, missing: int, name: str, days: str) -> str:
        waiting = "alle har svaret" if not missing else f"{missing} mangler at svare"
        return f"Svarfristen er udløbet, {waiting}: {name}, {days}"

    def undelivered_subject(self, count: int, name: str, days: str) -> str:
        return f"{self.undelivered_title(count)}: {name}, {days}"

    def link_code_subject(self) -> str:
        return "Din kode til Styrmand"

    def entry_gone_subject(self, name: str, days: str) -> str:
        return f"Afbud registreret: {name}, {days}"

    def entry_back_subject(self, name: str, days: str) -> str:
        return f"Tilbage i kalenderen: {name}, {days}"

    def further_entry_subject(self, name: str, days: str) -> str:
        return f"Kalenderaftale: {name}, {days}"

    def entry_dropped_subject(self, name: str, days: str) -> str:
        return f"Udgår: {name}, {days}"

    def entry_withdrawn_subject(self, name: str, days: str) -> str:
        return f"Fjernet fra kalenderen: {name}, {days}"

    # titles

    def title(self, meeting: Meeting) -> str:
        return meeting.title

    def moved_title(self, kind: MeetingKind) -> str:
        return dates.capital(f"{self.the(kind)} er flyttet")

    def amended_title(self, kind: MeetingKind) -> str:
        return f"Nye oplysninger om {self.the(kind)}"

    def cancelled_title(self, kind: MeetingKind) -> str:
        return dates.capital(f"{self.the(kind)} er aflyst")

    def reminder_title(self) -> str:
        return "Vi mangler dit svar"

    def agenda_title(self) -> str:
        return "Dagsordenen er klar"

    def day_before_title(self, day: str) -> str:
        return f"Vi ses {day}"

    def substitute_title(self) -> str:
        return "Du er stedfortræder"

    def released_title(self) -> str:
        return "Du er ikke længere stedfortræder"

    def substitute_left_title(self) -> str:
        return "Din stedfortræder kan ikke komme"

    def seat_given_title(self) -> str:
        return "Du har fået en plads"

    def seat_asked_title(self) -> str:
        return "Vil du give din plads?"

    def item_arrived_title(self) -> str:
        return "Nyt punkt til dagsordenen"

    def deadline_passed_title(self) -> str:
        return "Svarfristen er udløbet"

    def undelivered_title(self, count: int) -> str:
        return "1 besked er ikke kommet frem" if count == 1 else f"{count} beskeder er ikke kommet frem"

    def link_code_title(self) -> str:
        return "Din kode"

    def entry_gone_title(self) -> str:
        return "Dit afbud er registreret"

    def entry_back_title(self, kind: MeetingKind) -> str:
        return dates.capital(f"{self.the(kind)} er tilbage i din kalender")

    def further_entry_title(self) -> str:
        return "En kalenderaftale mere"

    def entry_dropped_title(self) -> str:
        return "En dag udgår"

    def entry_withdrawn_title(self) -> str:
        return "Fjernet fra din kalender"

    # what it is about

    def greeting(self, person: Person) -> str:
        return f"Kære {person.name.split()[0] if person.name.strip() else person.name}"

    def convened(self, name: str, organisation: str) -> str:
        return f"Du indkaldes til {name}. Du er indkaldt for {organisation}."

    def reminder(self, name: str, organisation: str) -> str:
        return f"Vi har endnu ikke hørt, om du deltager i {name}. Du er indkaldt for {organisation}."

    def reminder_days(self, numbers: Sequence[int]) -> str:
        days = self.listing([str(number) for number in numbers])
        return f"Du har svaret for en del af dagene. Vi mangler dit svar for dag {days}."

    def moved(self, kind: MeetingKind) -> str:
        return f"{dates.capital(self.the(kind))} har fået en ny tid."

    def earlier_answer(self, kind: AnswerKind | None) -> str:
        if kind is None:
            return "Du havde ikke svaret til den gamle tid. Svar gerne nu."
        before = {
            AnswerKind.ONSITE: "svaret, at du deltager",
            AnswerKind.ONLINE: "svaret, at du deltager",
            AnswerKind.DECLINED: "meldt afbud",
            AnswerKind.TENTATIVE: "svaret måske",
            AnswerKind.WAITING: "bedt om en plads på ventelisten",
        }[kind]
        return f"Til den gamle tid havde du {before}. Det svar gælder ikke længere, så svar igen."

    def amended(self, kind: MeetingKind, news: Sequence[Detail]) -> str:
        return f"{dates.capital(self.the(kind))} har fået {self.listing([self.new_detail(one) for one in news])}."

    def new_detail(self, detail: Detail) -> str:
        return {
            Detail.TITLE: "ny titel",
            Detail.PLACE: "nyt sted",
            Detail.JOIN_URL: "nyt link til onlinemødet",
            Detail.AGENDA_URL: "nyt link til dagsordenen",
        }[detail]

    def amended_stands(self) -> str:
        return "Tiden er den samme, og har du svaret, gælder dit svar stadig. Aftalen i din kalender bliver rettet."

    def cancelled(self, name: str, days: str) -> str:
        return f"{dates.capital(name)} {days} er aflyst og bliver ikke holdt."

    def calendar_goes(self) -> str:
        return "Aftalen bliver fjernet fra din kalender."

    def agenda(self, name: str) -> str:
        return f"Her er dagsordenen til {name}."

    def day_before(self, name: str) -> str:
        return f"Du er tilmeldt {name}."

    def day_before_as_substitute(self, principals: Sequence[str], name: str) -> str:
        return f"Du deltager for {self.listing(principals)} i {name}."

    def substitute(self, principal: str, organisation: str, name: str) -> str:
        return (
            f"{principal}, {organisation}, kan ikke selv deltage i {name}, og du er valgt som stedfortræder."
        )

    def substitute_days(self, days: Sequence[str]) -> str:
        return f"Du er stedfortræder {self.listing(days)}."

    def mandate(self, *, given: bool) -> str:
        if given:
            return "Du har mandat til at tage beslutninger."
        return "Du deltager uden mandat til at tage beslutninger."

    def released(self, principal: str | None, name: str) -> str:
        whom = f" for {principal}" if principal else ""
        return f"Du skal ikke længere deltage som stedfortræder{whom} i {name}."

    def released_by_move(self, kind: MeetingKind) -> str:
        return f"{dates.capital(self.the(kind))} er flyttet, og alle er spurgt på ny."

    def substitute_left(self, substitute: str, kind: MeetingKind) -> str:
        return f"{substitute} kan ikke deltage for dig i {self.the(kind)} alligevel. Din plads er tom."

    def substitute_left_ways(self) -> str:
        return "Du kan selv deltage eller sende en anden."

    def seat_given(self, name: str) -> str:
        return f"Der er blevet en plads til dig i {name}, og du er tilmeldt."

    def seat_given_by(self, holder: str, name: str) -> str:
        return f"{holder} har givet dig sin plads i {name}, og du er tilmeldt."

    def seat_asked(self, asker: str, name: str) -> str:
        return f"{asker} vil gerne deltage i {name}, men jeres pladser er taget. Vil du give din?"

    def seat_asked_ways(self) -> str:
        return (
            "Vil du beholde pladsen, skal du ikke gøre noget. Vil du give den, så meld afbud: "
            "pladsen går til den af jer, der har ventet længst."
        )

    def item_arrived(self, name: str) -> str:
        return f"Der er foreslået et punkt til {name}."

    def item_late(self, deadline: str) -> str:
        return f"Punktet kom efter fristen {deadline} og står på listen over sene punkter."

    def deadline_passed(self, count: Count) -> str:
        return f"{count.answered} af {count.invited} har svaret."

    def deadline_next(self) -> str:
        return "Skriv »påmind« til Styrmand i Teams, hvis de skal have en påmindelse mere."

    def undelivered(self, name: str) -> str:
        return f"Disse beskeder om {name} kunne hverken Teams eller mail bringe:"

    def undelivered_next(self) -> str:
        return "Ring til dem, eller ret mailadressen, og vælg »Prøv igen« eller »Givet på anden måde« i overblikket i Teams."

    def link_code(self, minutes: int) -> str:
        return f"Skriv koden til Styrmand i Teams. Den gælder i {minutes} minutter og kan bruges én gang."

    def link_code_unasked(self) -> str:
        return "Har du ikke bedt om en kode, skal du ikke gøre noget. Giv den ikke til andre."

    def entry_gone(self, name: str) -> str:
        return f"Du har meldt afbud til {name}. {self.calendar_goes()}"

    def entry_gone_substituted(self, substitute: str, name: str) -> str:
        return f"{substitute} deltager for dig i {name}. {self.calendar_goes()}"

    def entry_back(self, name: str) -> str:
        return f"Aftalen om {name} er lagt i din kalender igen."

    def further_entry(self, kind: MeetingKind) -> str:
        return f"{dates.capital(self.the(kind))} har flere kalenderaftaler. Her er en af dem."

    def entry_dropped(self, days: str, kind: MeetingKind) -> str:
        return f"{dates.capital(days)} er ikke længere en del af {self.the(kind)}. {self.calendar_goes()}"

    def entry_withdrawn(self, days: str) -> str:
        return f"Aftalen {days} bliver fjernet fra din kalender."

    def reason(self, text: str) -> str:
        return f"Begrundelse: {text}"

    def instead(self, why: Instead) -> str:
        match why:
            case Instead.NO_ROAD:
                return "Du får beskeden som mail, fordi Styrmand ikke er sat op hos dig i Teams."
            case Instead.TEAMS_COULD_NOT:
                return "Du får beskeden som mail, fordi Teams ikke kunne levere den."
            case Instead.MAYBE_TOLD:
                return "Du har måske allerede fået beskeden i Teams. Vi kunne ikke se, om den kom frem."

    # answers that came by another road

    def maybe_subject(self, name: str, days: str) -> str:
        return f"Ved du nu, om du kommer? {dates.capital(name)}, {days}"

    def maybe_title(self) -> str:
        return "Ved du nu, om du kommer?"

    def maybe(self, name: str) -> str:
        return f"Du har svaret måske til {name}. Svar gerne igen, når du ved det."

    def confirm_subject(self, name: str, days: str) -> str:
        return f"Var det dig? Dit svar er ændret: {name}, {days}"

    def confirm_title(self) -> str:
        return "Var det dig?"

    def said_now(self, kind: AnswerKind) -> str:
        return {
            AnswerKind.ONSITE: "du deltager",
            AnswerKind.ONLINE: "du deltager",
            AnswerKind.DECLINED: "du har meldt afbud",
            AnswerKind.TENTATIVE: "du deltager måske",
            AnswerKind.WAITING: "du står på venteliste",
        }[kind]

    def confirm(self, now: str, name: str) -> str:
        return f"Vi har fået et nyt svar fra dig til {name} og noteret: {now}."

    def confirm_why(self) -> str:
        return (
            "Svaret kom på mail fra din kalender, men vi kan ikke se med sikkerhed, at det var dig, der sendte det. "
            "Var det dig, skal du ikke gøre noget. Var det ikke dig, så sæt svaret tilbage her."
        )

    def unconfirmed_subject(self, name: str, days: str) -> str:
        return f"Et svar fra din kalender tæller ikke: {name}, {days}"

    def unconfirmed_title(self) -> str:
        return "Et svar fra din kalender tæller ikke"

    def unconfirmed(self, name: str) -> str:
        return f"Vi har fået en mail med et svar fra dig til {name}, men vi kan ikke se, at det kommer fra dig. Det tæller ikke."

    def unconfirmed_why(self) -> str:
        return (
            "Har du selv svaret i din kalender, så svar igen her. Har du ikke svaret, skal du ikke gøre noget. "
            "Sekretariatet har også fået besked."
        )

    def set_back(self, before: AnswerKind | None) -> str:
        match before:
            case AnswerKind.DECLINED:
                return "Det var ikke mig: Meld afbud igen"
            case _:
                return "Det var ikke mig: Jeg deltager"

    def differs_subject(self, who: str, name: str, days: str) -> str:
        return f"{who} har svaret forskelligt: {name}, {days}"

    def differs_title(self) -> str:
        return "Har svaret forskelligt"

    def differs(self, who: str, name: str) -> str:
        return f"{who} har svaret forskelligt på {name}."

    def first_said(self) -> str:
        return "Først"

    def then_said(self) -> str:
        return "Siden"

    def by_road(self, standing: Standing, road: Source, at: datetime) -> str:
        return _ROADS[self.language].said_by_road(standing, road, at)

    def later_counts(self) -> str:
        return "Det seneste svar tæller. Er du i tvivl, så spørg, og registrér svaret i Teams."

    def replies_wait_subject(self, count: int) -> str:
        return "Ét svar kræver et menneske" if count == 1 else f"{count} svar kræver et menneske"

    def replies_wait_title(self) -> str:
        return "Svar, der kræver et menneske"

    def replies_wait(self, count: int) -> str:
        mails = "En mail" if count == 1 else f"{count} mails"
        return f"{mails} i postkassen kan Styrmand ikke selv afgøre."

    def waits(self, who: str, why: str) -> str:
        return f"{who}: {why}" if who else dates.capital(why)

    def replies_wait_where(self) -> str:
        return (
            "Skriv »svar der kræver et menneske« til Styrmand i Teams for at se, hvad der står, og afgøre dem. Selve "
            "mailene ligger i postkassens mappe »Kræver et menneske«."
        )

    def restored_where(self) -> str:
        return "Skriv »tilbageholdte beskeder« til Styrmand i Teams for at se hver enkelt og vælge."

    # time, place, agenda, deadlines

    def time_and_place(self) -> str:
        return "Tid og sted"

    def time(self) -> str:
        return "Tid"

    def new_time(self) -> str:
        return "Ny tid"

    def old_time(self) -> str:
        return "Før"

    def day_number(self, number: int) -> str:
        return f"Dag {number}"

    def where(self) -> str:
        return "Sted"

    def join(self) -> str:
        return "Deltag online"

    def open_meeting(self, join_url: str) -> str:
        return "Åbn mødet i Teams" if join_url.startswith(TEAMS) else "Åbn onlinemødet"

    def agenda_link(self) -> str:
        return "Dagsorden"

    def open_agenda(self) -> str:
        return "Åbn dagsordenen"

    def meeting_title(self) -> str:
        return "Titel"

    def agenda_heading(self, *, final: bool) -> str:
        return "Dagsorden" if final else "Foreløbig dagsorden"

    def paper(self, one: Attachment) -> str:
        """Bilag 4.1: Budget (PDF, 1,2 MB)."""
        what = f"Bilag{NB}{one.number}" if one.number else "Bilag"
        return f"{what}: {one.title} ({self.file_is(one)})"

    def no_agenda_yet(self) -> str:
        return "Dagsordenen er ikke lagt endnu."

    def verb(self, verb: Verb) -> str:
        return {"B": "beslutning", "D": "drøftelse", "O": "orientering"}[verb.mark]

    def minutes(self, count: int) -> str:
        return f"{count} min."

    def closed_item(self) -> str:
        return "lukket punkt"

    def deadlines(self) -> str:
        return "Frister"

    def items_deadline(self) -> str:
        return "Punkter til dagsordenen"

    def response_deadline(self) -> str:
        return "Svar på indkaldelsen"

    def agenda_deadline(self) -> str:
        return "Dagsordenen udsendes"

    # answering

    def answer_heading(self) -> str:
        return "Giv besked om du deltager"

    def answer_how(self, deadline: str, kind: MeetingKind) -> str:
        return (
            f"Svar senest {deadline}. Du kan ændre dit svar, indtil {self.the(kind)} begynder. Du kan også "
            "svare i Teams eller i kalenderaftalen; det sidste svar gælder."
        )

    def substitute_cannot(self) -> str:
        return "Kan du alligevel ikke komme, så meld afbud."

    def answer_late(self, deadline: str, kind: MeetingKind) -> str:
        return f"Svarfristen var {deadline}, men du kan stadig svare, indtil {self.the(kind)} begynder."

    def change_heading(self) -> str:
        return "Dit svar"

    def answered(self, kind: AnswerKind) -> str:
        return {
            AnswerKind.ONSITE: "Du deltager.",
            AnswerKind.ONLINE: "Du deltager online.",
            AnswerKind.DECLINED: "Du har meldt afbud.",
            AnswerKind.TENTATIVE: "Du har svaret måske.",
            AnswerKind.WAITING: "Du står på venteliste.",
        }[kind]

    def answered_substituted(self, substitute: str) -> str:
        return f"{substitute} deltager for dig."

    def on_day(self, number: int, said: str) -> str:
        return f"{self.day_number(number)}: {said}"

    def change_how(self) -> str:
        return "Er det ikke rigtigt, så svar igen."

    def attend(self) -> str:
        return "Jeg deltager"

    def send_substitute(self) -> str:
        return "Send stedfortræder"

    def decline(self) -> str:
        return "Meld afbud"

    def change(self) -> str:
        return "Ændr svar"

    # the secretariat

    def item(self) -> str:
        return "Punkt"

    def proposer(self) -> str:
        return "Forslagsstiller"

    def purpose(self) -> str:
        return "Til"

    def duration(self) -> str:
        return "Tid"

    def background(self) -> str:
        return "Baggrund"

    def attending(self) -> str:
        return "Deltager"

    def substituted(self) -> str:
        return "Stedfortræder"

    def declined(self) -> str:
        return "Afbud"

    def tentative(self) -> str:
        return "Måske"

    def pending(self) -> str:
        return "Mangler svar"

    def missing_heading(self) -> str:
        return "Har ikke svaret"

    # the end

    def contact(self, contact: Contact) -> str:
        phone = f" eller ring på {contact.phone.replace(' ', dates.NB)}" if contact.phone else ""
        return f"Har du spørgsmål, så skriv til {contact.email}{phone}."

    def regards(self, contact: Contact) -> tuple[str, ...]:
        return ("Med venlig hilsen", contact.name)

    def sender_without_committee(self) -> tuple[str, ...]:
        return ("Med venlig hilsen", "Styrmand")

    def case_number(self) -> str:
        return "Sagsnr."

    def privacy(self) -> str:
        return "Sådan behandler vi dine oplysninger"

    # the calendar's own texts

    def entry_summary(self, meeting: Meeting) -> str:
        return meeting.title

    def entry_summary_of_days(self, meeting: Meeting, numbers: Sequence[int]) -> str:
        return f"{meeting.title}, dag {self.listing([str(number) for number in numbers])}"

    def entry_gone_summary(self, summary: str) -> str:
        return f"Aflyst: {summary}"

    def entry_role(self, principals: Sequence[str]) -> str:
        return f"Du deltager for {self.listing(principals)}."

    def entry_join(self) -> str:
        return "Deltag online:"

    def entry_agenda(self) -> str:
        return "Dagsorden:"

    def entry_answer(self, deadline: str) -> str:
        return f"Svar senest {deadline}, her i kalenderen eller på:"

    def entry_answer_late(self, deadline: str) -> str:
        return f"Svarfristen var {deadline}, men du kan stadig svare, her i kalenderen eller på:"

    def entry_change(self) -> str:
        return "Se eller ændr dit svar:"

    def entry_contact(self, contact: Contact) -> str:
        return f"Kontakt: {', '.join(part for part in (contact.name, contact.email, contact.phone) if part)}"
