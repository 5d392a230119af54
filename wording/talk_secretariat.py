"""Words for the secretariat: the overview, reminding, the list, and the forms that call, move and cancel."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from meetings.attendance import Count
from meetings.model import Meeting, MeetingKind, Mode
from meetings.notices import Kind
from meetings.undelivered import Why
from wording.dates import capital
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    secretariat = "Sekretariatet"

    # the overview
    missing = "Mangler"
    missing_answer = "Mangler svar"
    attending = "Deltager"
    with_substitute = "Stedfortræder"
    declined = "Afbud"
    people_label = "Personer"
    municipalities_label = "Kommuner"
    maybe = "måske"
    maybe_label = "Måske"
    on_waiting_list = "venteliste"
    see_overview = "Se overblikket"
    get_list = "Hent deltagerliste"
    answer_for = "Svar på vegne af en anden"
    move = "Flyt eller ret mødet"
    amend = "Ret kun sted, link eller titel"
    cancel = "Aflys mødet"
    convene = "Indkald til et møde"
    everybody_answered = "Alle har svaret."
    no_meetings_desk = "Der er ingen kommende møder"
    no_meetings_desk_text = "Når du har oprettet et møde, ser du svarene her."

    # who was not reached
    see_undelivered = "Se, hvem der ikke er nået"
    all_delivered = "Alle beskeder er kommet frem"
    all_delivered_text = "Der ligger ikke noget, du skal tage dig af."
    not_delivered_hint = "Jeg kunne ikke få dem frem. Ring til personen, eller ret mailadressen, og vælg så, hvad der er gjort."
    stands_in_teams = "Det samme står i personens chat i Teams."
    try_again = "Prøv igen"
    given_otherwise = "Givet på anden måde"
    which_message = "Hvilken besked?"
    trying_again = "Jeg prøver igen nu."
    nothing_to_try = (
        "Den besked kan ikke sendes igen: Den er på vej, er kommet frem eller er blevet overhalet af tiden."
    )
    nothing_to_settle = (
        "Der er ikke noget at notere: Den besked er på vej, er kommet frem eller skal ikke sendes mere."
    )
    noted_as_given = "Det er noteret, at personen har fået besked."

    _told_of: ClassVar[Mapping[Kind, str]] = {
        Kind.CONVENED: "Indkaldelsen",
        Kind.SUBSTITUTE: "Beskeden om at være stedfortræder",
        Kind.SUBSTITUTE_LEFT: "Beskeden om stedfortræderens afbud",
        Kind.RELEASED: "Beskeden om at være fri",
        Kind.REMINDER: "Påmindelsen",
        Kind.MOVED: "Beskeden om flytningen",
        Kind.CANCELLED: "Aflysningen",
        Kind.AGENDA: "Dagsordenen",
        Kind.DAY_BEFORE: "Beskeden dagen før mødet",
        Kind.SEAT_GIVEN: "Beskeden om en ledig plads",
        Kind.SEAT_ASKED: "Spørgsmålet om en plads",
        Kind.ITEM_ARRIVED: "Beskeden om et nyt punkt",
        Kind.DEADLINE_PASSED: "Beskeden om svarfristen",
        Kind.CALENDAR: "Kalenderposten",
        Kind.CONFIRM: "Spørgsmålet om svaret fra kalenderen",
        Kind.UNCONFIRMED: "Beskeden om det ubekræftede svar",
        Kind.MAYBE: "Spørgsmålet til dem, der sagde måske",
        Kind.AMENDED: "Beskeden om rettelsen",
        Kind.ITEM_SETTLED: "Beskeden om punktet",
        Kind.AGENDA_COMMENTS: "Dagsordenen til bemærkninger",
        Kind.AGENDA_TO_APPROVE: "Dagsordenen til godkendelse",
        Kind.COMMENT_ARRIVED: "Beskeden om en bemærkning",
        Kind.MINUTES_SENT: "Referatet til bemærkninger",
        Kind.MINUTES_APPROVED: "Det godkendte referat",
        Kind.EXCERPT: "Beslutningen om punktet",
        Kind.FOLLOW_UP: "Beskeden om en opgave",
        Kind.CHAIR_DECIDED: "Beskeden om formandens beslutning",
        Kind.DIFFERS: "Beskeden om to forskellige svar",
        Kind.UNDELIVERED: "Beskeden om, hvem der ikke er nået",
    }
    _not_brought: ClassVar[Mapping[Why, str]] = {
        Why.ADDRESS: "kom ikke frem, fordi mailadressen ikke findes.",
        Why.REFUSED: "kom ikke frem, fordi modtagerens mailserver afviste den.",
        Why.TOO_LATE: "nåede ikke frem, mens den kunne bruges.",
        Why.OURS: "kunne ikke skrives. Det er en fejl hos os, og den står i loggen.",
    }

    def not_delivered(self, count: int) -> str:
        return "1 besked er ikke kommet frem" if count == 1 else f"{count} beskeder er ikke kommet frem"

    def not_brought(self, kind: Kind, why: Why) -> str:
        return f"{self.told_of(kind)} {self._not_brought[why]}"

    def told_of(self, kind: Kind) -> str:
        return self._told_of.get(kind, "Beskeden")

    # reminding
    remind_heading = "Skal jeg påminde dem?"
    remind_rule = (
        "Påmindelsen går kun til dem, der ikke har svaret, og kun på hverdage mellem kl. 8 og 16. "
        "Har en person fået en påmindelse i dag, sendes der ikke en til."
    )
    reminded = "Påmindelsen er sat i gang"
    nobody_to_remind = "Der er ingen at påminde"
    nobody_to_remind_text = "Alle indkaldte har svaret."
    all_reminded_text = "De, der mangler at svare, har allerede fået en påmindelse i dag."

    # the list
    list_heading = "Deltagerlisten er klar"
    list_text = "Filerne åbner i browseren og er hentet med dine rettigheder. Linkene virker i ti minutter."
    list_excel = "Hent som Excel"
    list_csv = "Hent som CSV"
    list_again = "Lav nye links"

    # the pages
    open_pages = "Åbn siderne"
    pages_heading = "Sekretariatets sider"
    pages_link_text = (
        "Linket er kun til dig. Det virker i ti minutter og kan bruges én gang. Send det ikke videre."
    )
    pages_again = "Lav et nyt link"

    # the form that calls a meeting
    convene_heading = "Opret et møde"
    convene_hint = "Mødet bliver oprettet, og du ser det igennem, før nogen får besked."
    for_committee = "For hvilken gruppe?"
    meeting_title = "Titel"
    meeting_kind = "Mødetype"
    mode_label = "Mødeform"
    day = "Dato"
    start = "Begynder"
    end = "Slutter"
    second_day = "Tilføj dag 2"
    day_two = "Dato for dag 2"
    start_two = "Dag 2 begynder"
    end_two = "Dag 2 slutter"
    place_field = "Sted (valgfrit for møder på Teams)"
    place_example = "Lokale, adresse"
    join_url = "Teams-link (valgfrit)"
    more_convening = "Tilføj Teams-link eller svarfrist"
    deadline_day = "Svarfrist, dato (valgfri)"
    deadline_time = "Svarfrist, klokkeslæt"
    need_meeting_title = "Skriv mødets titel."
    need_day = "Vælg mødets dato."
    need_start = "Vælg, hvornår mødet begynder."
    need_end = "Vælg, hvornår mødet slutter."
    need_committee = "Vælg en gruppe."
    create = "Opret mødet"
    fix_form = "Ret felterne med fremhævet tekst, og prøv igen. Det, du har skrevet, står her endnu."
    fix_form_says = "Mødet er ikke gemt endnu. Ret felterne, og prøv igen."

    # seen through before it is called
    planned_heading = "Se mødet igennem"
    planned_text = "Mødet er oprettet, men ingen har fået besked endnu."
    items_due = "Frist for punkter"
    convened_heading = "Der er indkaldt"
    convened_text = "Alle får kortet i Teams eller en mail, og kalenderaftalen følger med."

    # moving and cancelling
    move_heading = "Flyt mødet"
    move_hint = (
        "Alle bliver spurgt igen og kan se, hvad de svarede før. Stedfortrædere får besked om, at de er fri."
    )
    move_hint_planned = "Der er ikke indkaldt endnu, så ingen får besked."
    move_reason = "Årsag (vises for alle, valgfri)"
    move_now = "Flyt mødet"
    moved_heading = "Mødet er flyttet"
    moved_text = "Alle indkaldte får besked og bliver spurgt igen."
    amend_heading = "Ret mødets oplysninger"
    amend_hint = "Tiden ændres ikke, og alle svar gælder stadig. De, der kommer eller mangler at svare, får en mail, og kalenderaftalen bliver rettet."
    amend_hint_planned = "Der er ikke indkaldt endnu, så ingen får besked."
    agenda_url = "Link til dagsordenen (valgfrit)"
    amend_place = "Sted"
    amend_now = "Gem"
    amended_heading = "Mødet er rettet"
    amended_text = "De, der kommer eller mangler at svare, får en mail, og kalenderaftalen bliver rettet."
    nothing_amended = "Der var ikke noget at rette"
    nothing_amended_text = "Alt stod der allerede, så ingen får besked."
    more_choices = "Flere muligheder"
    cancel_heading = "Aflys mødet?"
    cancel_hint = "Alle indkaldte og stedfortrædere får besked, og kalenderaftalerne bliver aflyst. Punkterne går videre til næste møde. Det kan ikke fortrydes."
    cancel_hint_planned = "Der er ikke indkaldt endnu, så ingen får besked. Punkterne går videre til næste møde. Det kan ikke fortrydes."
    cancel_now = "Ja, aflys mødet"
    cancelled_heading = "Mødet er aflyst"
    cancelled_done = "Alle, der var indkaldt, får besked, og kalenderaftalerne bliver aflyst. Punkterne går videre til næste møde."
    before = "Før"
    keep_meeting = "Nej, behold mødet"

    # on behalf of somebody
    answer_for_heading = "Registrér et svar for en anden"
    answer_for_hint = "Svaret gælder, som om personen selv havde svaret. Det står i historikken, at sekretariatet har registreret det."
    person = "Hvem?"
    need_person = "Vælg en person."
    their_answer = "Svar"
    need_answer = "Vælg et svar."
    sends_substitute = "Sender stedfortræder"
    substitute_fields = "Stedfortræder (udfyldes kun, hvis der kommer en)"
    register = "Registrér svaret"
    answer_for_done = "Svaret er registreret"
    register_more = "Registrér et svar mere"

    # proposals
    proposals_heading = "Nye forslag"
    no_proposals = "Der er ingen forslag, der venter på dig."
    show_proposals = "Se forslagene"

    only_secretariat = "Det klarer sekretariatet"
    only_secretariat_text = "Den del kan kun sekretariatet bruge. Skriv til dem, så hjælper de dig."

    def overview(self, meeting: Meeting) -> str:
        return f"Overblik: {self.kind(meeting.kind)} den\u00a0{self.span(meeting.sessions)}"

    def overview_says(self, meeting: Meeting, answered: str, missing: str) -> str:
        still = f" Mangler: {missing}." if missing else ""
        return f"{self.heading(meeting)}: {answered}.{still}"

    def deadline_sentence(self, deadline: str) -> str:
        return f"Svarfrist {deadline}."

    def deadline_passed_sentence(self, deadline: str) -> str:
        return f"Svarfristen var {deadline}."

    def counted(self, count: int, names: str) -> str:
        return f"{self.strong(str(count))} – {names}" if names else self.strong(str(count))

    def sums(self, count: Count) -> str:
        perhaps = f"{count.tentative} måske, " if count.tentative else ""
        return (
            f"{count.attending} deltager, {count.substituted} med stedfortræder, {count.declined} afbud, {perhaps}"
            f"{count.pending} mangler svar ({count.invited} indkaldt)"
        )

    def instead_of(self, substitute: str, principal: str) -> str:
        return f"{substitute} for {principal}"

    def and_more(self, count: int) -> str:
        return f"{count} flere"

    def agenda_state(self, items: int, proposals: int) -> str:
        agenda = "Ingen punkter på dagsordenen" if items == 0 else f"{items} punkter på dagsordenen"
        if proposals == 0:
            return f"{agenda}."
        new = "ét nyt forslag" if proposals == 1 else f"{proposals} nye forslag"
        return f"{agenda}. {self.strong(capital(new))} venter på dig."

    def see_proposals(self, count: int) -> str:
        return "Se forslaget" if count == 1 else f"Se {count} forslag"

    def remind_people(self, count: int) -> str:
        return "Påmind én person" if count == 1 else f"Påmind {count} personer"

    def remind_tip(self, names: str) -> str:
        return f"Send en påmindelse til {names}"

    def remind_text(self, count: int, names: str) -> str:
        who = "Én person mangler" if count == 1 else f"{count} personer mangler"
        return f"{who} at svare: {names}."

    def goes_out(self, when: str) -> str:
        return f"Påmindelsen sendes {when}."

    def goes_out_now(self) -> str:
        return "Påmindelsen sendes nu."

    def reminded_text(self, count: int) -> str:
        return "Én person får en påmindelse." if count == 1 else f"{count} personer får en påmindelse."

    def reminded_says(self, count: int, when: str) -> str:
        return f"{self.reminded_text(count)} {when}"

    def list_says(self, meeting: Meeting) -> str:
        return f"Deltagerlisten til {self.the_meeting(meeting)} er klar til at blive hentet."

    def pages_text(self, committees: Sequence[str]) -> str:
        return f"Deltagerlister, dagsordener, årsplan og referat for {self.listing(committees)}."

    def kind_choice(self, kind: MeetingKind) -> str:
        return "Ordinært møde" if kind is MeetingKind.ORDINARY else capital(self.kind(kind))

    def mode_choice(self, mode: Mode) -> str:
        return {Mode.ONSITE: "Fysisk", Mode.ONLINE: "På Teams", Mode.HYBRID: "Både fysisk og på Teams"}[mode]

    def call_people(self, count: int) -> str:
        return "Indkald én person" if count == 1 else f"Indkald {count} personer"

    def planned_already(self, count: int) -> str:
        meetings, them = ("Ét møde er", "det") if count == 1 else (f"{count} møder er", "dem")
        return f"{meetings} oprettet, men ikke indkaldt. Se {them} igennem, eller opret et nyt herunder."

    def planned_says(self, meeting: Meeting) -> str:
        return f"{self.heading(meeting)} er oprettet. Ingen har fået besked endnu."

    def convened_says(self, meeting: Meeting, count: int) -> str:
        people = "én person" if count == 1 else f"{count} personer"
        return f"Der er indkaldt til {self.the_meeting(meeting)}: {people} får besked."

    def called_count(self, count: int) -> str:
        return "Én person er indkaldt." if count == 1 else f"{count} personer er indkaldt."

    def move_says(self, meeting: Meeting) -> str:
        return f"Vælg en ny tid til {self.the_meeting(meeting)}."

    def moved_done_says(self, meeting: Meeting) -> str:
        return f"Mødet er flyttet til {self.listing(self.when(one) for one in meeting.sessions)}."

    def amend_says(self, meeting: Meeting) -> str:
        return f"Ret sted, link eller titel for {self.the_meeting(meeting)}."

    def amended_says(self, meeting: Meeting) -> str:
        return f"Oplysningerne om {self.the_meeting(meeting)} er rettet."

    def cancel_says(self, meeting: Meeting) -> str:
        return f"Vil du aflyse {self.the_meeting(meeting)}?"

    def cancelled_says(self, meeting: Meeting) -> str:
        return f"{capital(self.the_meeting(meeting))} er aflyst."

    def answer_for_says(self, meeting: Meeting) -> str:
        return f"Registrér et svar til {self.the_meeting(meeting)} for en anden."

    def answer_for_done_says(self, name: str, answer: str) -> str:
        return f"{name}: {answer}. Svaret er registreret."

    def their_word(self, answer: str, substitute: str) -> str:
        return f"Afbud – {substitute} deltager" if substitute else answer

    def they_attend(self) -> str:
        return "Deltager"

    def they_attend_onsite(self) -> str:
        return "Deltager fysisk"

    def they_attend_online(self) -> str:
        return "Deltager på Teams"

    def they_decline(self) -> str:
        return "Melder afbud"

    def they_wait(self) -> str:
        return "På venteliste"

    def proposal_line(self, title: str, proposer: str, kind: str, *, late: bool) -> str:
        parts = [part for part in (proposer, kind, "sendt efter fristen" if late else "") if part]
        return f"{self.strong(title)} – {', '.join(parts)}"

    def proposals_say(self, count: int) -> str:
        return "Ét forslag venter på dig." if count == 1 else f"{count} forslag venter på dig."

    def changed_meanwhile(self) -> str:
        return (
            "Mødet er ændret, siden du åbnede kortet, så dit tryk er ikke udført. Her er det, der gælder nu."
        )

    def names(self, organisation: str, people: Sequence[str]) -> str:
        """Viborg (Mette Kjærgaard): where not the whole municipality is meant."""
        return f"{organisation} ({', '.join(people)})"


class English(EnglishFrame, Danish):
    secretariat = "The secretariat"

    missing = "Missing"
    missing_answer = "Not answered"
    attending = "Attending"
    with_substitute = "Substitute"
    declined = "Declined"
    people_label = "People"
    municipalities_label = "Municipalities"
    maybe = "maybe"
    maybe_label = "Maybe"
    on_waiting_list = "waiting list"
    see_overview = "See the overview"
    get_list = "Get the attendance list"
    answer_for = "Answer for somebody else"
    move = "Move or correct the meeting"
    amend = "Correct only place, link or title"
    cancel = "Cancel the meeting"
    convene = "Call a meeting"
    everybody_answered = "Everybody has answered."
    no_meetings_desk = "There are no coming meetings"
    no_meetings_desk_text = "When you have made a meeting, you see the answers here."

    # who was not reached
    see_undelivered = "See who was not reached"
    all_delivered = "All messages have arrived"
    all_delivered_text = "There is nothing here for you to see to."
    not_delivered_hint = (
        "I could not bring them. Phone the person or correct the mail address, then choose what was done."
    )
    stands_in_teams = "The same stands in the person's chat in Teams."
    try_again = "Try again"
    given_otherwise = "Told in another way"
    which_message = "Which message?"
    trying_again = "I am trying again now."
    nothing_to_try = (
        "That message cannot be sent again: it is on its way, has arrived, or is too late to be of use."
    )
    nothing_to_settle = (
        "There is nothing to note: that message is on its way, has arrived, or is not to be sent any more."
    )
    noted_as_given = "It is noted that the person has been told."

    _told_of: ClassVar[Mapping[Kind, str]] = {
        Kind.CONVENED: "The invitation",
        Kind.SUBSTITUTE: "Word of being a substitute",
        Kind.SUBSTITUTE_LEFT: "Word of the substitute's absence",
        Kind.RELEASED: "Word of being free",
        Kind.REMINDER: "The reminder",
        Kind.MOVED: "Word of the move",
        Kind.CANCELLED: "The cancellation",
        Kind.AGENDA: "The agenda",
        Kind.DAY_BEFORE: "Word on the day before the meeting",
        Kind.SEAT_GIVEN: "Word of a free seat",
        Kind.SEAT_ASKED: "The request for a seat",
        Kind.ITEM_ARRIVED: "Word of a new item",
        Kind.CALENDAR: "The calendar entry",
        Kind.CONFIRM: "The question on the answer from the calendar",
        Kind.UNCONFIRMED: "Word of the unconfirmed answer",
        Kind.MAYBE: "The question to those who said maybe",
        Kind.AMENDED: "Word of the correction",
        Kind.ITEM_SETTLED: "Word of the item",
        Kind.AGENDA_COMMENTS: "The agenda for comments",
        Kind.AGENDA_TO_APPROVE: "The agenda for approval",
        Kind.COMMENT_ARRIVED: "Word of a comment",
        Kind.MINUTES_SENT: "The minutes for comments",
        Kind.MINUTES_APPROVED: "The approved minutes",
        Kind.EXCERPT: "The decision on the item",
        Kind.FOLLOW_UP: "Word of a task",
        Kind.CHAIR_DECIDED: "Word of the chair's decision",
        Kind.DIFFERS: "Word of two different answers",
        Kind.UNDELIVERED: "Word of who was not reached",
        Kind.DEADLINE_PASSED: "Word of the response deadline",
    }
    _not_brought: ClassVar[Mapping[Why, str]] = {
        Why.ADDRESS: "did not arrive, because the mail address does not exist.",
        Why.REFUSED: "did not arrive, because the recipient's mail server refused it.",
        Why.TOO_LATE: "did not arrive while it could be of use.",
        Why.OURS: "could not be written. That is a fault of ours, and it is in the log.",
    }

    def not_delivered(self, count: int) -> str:
        return "1 message has not arrived" if count == 1 else f"{count} messages have not arrived"

    def not_brought(self, kind: Kind, why: Why) -> str:
        return f"{self.told_of(kind)} {self._not_brought[why]}"

    def told_of(self, kind: Kind) -> str:
        return self._told_of.get(kind, "The message")

    remind_heading = "Shall I remind them?"
    remind_rule = (
        "The reminder goes only to those who have not answered, and only on workdays between 8 and 16. "
        "Whoever has been reminded today is not reminded again."
    )
    reminded = "The reminder is on its way"
    nobody_to_remind = "There is nobody to remind"
    nobody_to_remind_text = "Everybody who was called has answered."
    all_reminded_text = "Those who have not answered have already been reminded today."

    list_heading = "The attendance list is ready"
    list_text = (
        "The files open in the browser and are fetched with your rights. The links work for ten minutes."
    )
    list_excel = "Get as Excel"
    list_csv = "Get as CSV"
    list_again = "Make new links"

    open_pages = "Open the pages"
    pages_heading = "The secretariat's pages"
    pages_link_text = (
        "The link is for you only. It works for ten minutes and can be used once. Do not pass it on."
    )
    pages_again = "Make a new link"

    convene_heading = "Make a meeting"
    convene_hint = "The meeting is made, and you look it through before anybody is told."
    for_committee = "For which group?"
    meeting_title = "Title"
    meeting_kind = "Kind of meeting"
    mode_label = "Form of meeting"
    day = "Date"
    start = "Begins"
    end = "Ends"
    second_day = "Add day 2"
    day_two = "Date of day 2"
    start_two = "Day 2 begins"
    end_two = "Day 2 ends"
    place_field = "Place (optional for meetings on Teams)"
    place_example = "Room, address"
    join_url = "Teams link (optional)"
    more_convening = "Add Teams link or deadline"
    deadline_day = "Answers due, date (optional)"
    deadline_time = "Answers due, time"
    need_meeting_title = "Write the title of the meeting."
    need_day = "Choose the date of the meeting."
    need_start = "Choose when the meeting begins."
    need_end = "Choose when the meeting ends."
    need_committee = "Choose a group."
    create = "Make the meeting"
    fix_form = "Correct the fields marked in bold and try again. What you wrote is still here."
    fix_form_says = "The meeting has not been saved yet. Correct the fields and try again."

    planned_heading = "Look the meeting through"
    planned_text = "The meeting has been made, but nobody has been told yet."
    items_due = "Items due"
    convened_heading = "The meeting has been called"
    convened_text = "Everybody gets the card in Teams or a mail, and the calendar entry comes along."

    move_heading = "Move the meeting"
    move_hint = "Everybody is asked again and sees what they answered before. Substitutes are told that they are free."
    move_hint_planned = "The meeting has not been called yet, so nobody is told."
    move_reason = "Reason (shown to everybody, optional)"
    move_now = "Move the meeting"
    moved_heading = "The meeting has moved"
    moved_text = "Everybody who was called is told and asked again."
    amend_heading = "Correct the meeting's details"
    amend_hint = "The time does not change, and every answer stands. Those who come or have not answered get a mail, and the calendar entry is corrected."
    amend_hint_planned = "The meeting has not been called yet, so nobody is told."
    agenda_url = "Link to the agenda (optional)"
    amend_place = "Place"
    amend_now = "Save"
    amended_heading = "The meeting is corrected"
    amended_text = "Those who come or have not answered get a mail, and the calendar entry is corrected."
    nothing_amended = "There was nothing to correct"
    nothing_amended_text = "It all stood there already, so nobody is told."
    more_choices = "More choices"
    cancel_heading = "Cancel the meeting?"
    cancel_hint = "Everybody who was called and all substitutes are told, and the calendar entries are cancelled. The items go on to the next meeting. It cannot be undone."
    cancel_hint_planned = "The meeting has not been called yet, so nobody is told. The items go on to the next meeting. It cannot be undone."
    cancel_now = "Yes, cancel the meeting"
    cancelled_heading = "The meeting is cancelled"
    cancelled_done = "Everybody who was called is told, and the calendar entries are cancelled. The items go on to the next meeting."
    before = "Before"
    keep_meeting = "No, keep the meeting"

    answer_for_heading = "Register an answer for somebody else"
    answer_for_hint = "The answer counts as if the person had given it. The history says that the secretariat registered it."
    person = "Who?"
    need_person = "Choose a person."
    their_answer = "Answer"
    need_answer = "Choose an answer."
    sends_substitute = "Sends a substitute"
    substitute_fields = "Substitute (only if one will come)"
    register = "Register the answer"
    answer_for_done = "The answer is registered"
    register_more = "Register another answer"

    proposals_heading = "New proposals"
    no_proposals = "No proposals are waiting for you."
    show_proposals = "See the proposals"

    only_secretariat = "That is for the secretariat"
    only_secretariat_text = "Only the secretariat can use that part. Write to them, and they will help you."

    def overview(self, meeting: Meeting) -> str:
        return f"Overview: {self.kind(meeting.kind)} on {self.span(meeting.sessions)}"

    def overview_says(self, meeting: Meeting, answered: str, missing: str) -> str:
        still = f" Missing: {missing}." if missing else ""
        return f"{self.heading(meeting)}: {answered}.{still}"

    def deadline_sentence(self, deadline: str) -> str:
        return f"Answers are due {deadline}."

    def deadline_passed_sentence(self, deadline: str) -> str:
        return f"Answers were due {deadline}."

    def counted(self, count: int, names: str) -> str:
        return f"{self.strong(str(count))} – {names}" if names else self.strong(str(count))

    def sums(self, count: Count) -> str:
        perhaps = f"{count.tentative} maybe, " if count.tentative else ""
        return (
            f"{count.attending} attending, {count.substituted} with substitute, {count.declined} declined, {perhaps}"
            f"{count.pending} not answered ({count.invited} called)"
        )

    def instead_of(self, substitute: str, principal: str) -> str:
        return f"{substitute} for {principal}"

    def and_more(self, count: int) -> str:
        return f"{count} more"

    def agenda_state(self, items: int, proposals: int) -> str:
        agenda = "No items on the agenda" if items == 0 else f"{items} items on the agenda"
        if proposals == 0:
            return f"{agenda}."
        new = "One new proposal" if proposals == 1 else f"{proposals} new proposals"
        return f"{agenda}. {self.strong(new)} waiting for you."

    def see_proposals(self, count: int) -> str:
        return "See the proposal" if count == 1 else f"See {count} proposals"

    def remind_people(self, count: int) -> str:
        return "Remind one person" if count == 1 else f"Remind {count} people"

    def remind_tip(self, names: str) -> str:
        return f"Send a reminder to {names}"

    def remind_text(self, count: int, names: str) -> str:
        who = "One person has" if count == 1 else f"{count} people have"
        return f"{who} not answered: {names}."

    def goes_out(self, when: str) -> str:
        return f"The reminder goes out {when}."

    def goes_out_now(self) -> str:
        return "The reminder goes out now."

    def reminded_text(self, count: int) -> str:
        return "One person is reminded." if count == 1 else f"{count} people are reminded."

    def reminded_says(self, count: int, when: str) -> str:
        return f"{self.reminded_text(count)} {when}"

    def list_says(self, meeting: Meeting) -> str:
        return f"The attendance list for {self.the_meeting(meeting)} is ready."

    def pages_text(self, committees: Sequence[str]) -> str:
        return f"Attendance lists, agendas, year plan and minutes of {self.listing(committees)}."

    def kind_choice(self, kind: MeetingKind) -> str:
        return "Ordinary meeting" if kind is MeetingKind.ORDINARY else capital(self.kind(kind))

    def mode_choice(self, mode: Mode) -> str:
        return {Mode.ONSITE: "In person", Mode.ONLINE: "On Teams", Mode.HYBRID: "In person and on Teams"}[
            mode
        ]

    def call_people(self, count: int) -> str:
        return "Call one person" if count == 1 else f"Call {count} people"

    def planned_already(self, count: int) -> str:
        meetings, them = ("One meeting has", "it") if count == 1 else (f"{count} meetings have", "them")
        return f"{meetings} been made but not called. Look {them} through, or make a new one below."

    def planned_says(self, meeting: Meeting) -> str:
        return f"{self.heading(meeting)} has been made. Nobody has been told yet."

    def convened_says(self, meeting: Meeting, count: int) -> str:
        people = "one person is" if count == 1 else f"{count} people are"
        return f"{capital(self.the_meeting(meeting))} has been called: {people} told."

    def called_count(self, count: int) -> str:
        return "One person has been called." if count == 1 else f"{count} people have been called."

    def move_says(self, meeting: Meeting) -> str:
        return f"Choose a new time for {self.the_meeting(meeting)}."

    def moved_done_says(self, meeting: Meeting) -> str:
        return f"The meeting has moved to {self.listing(self.when(one) for one in meeting.sessions)}."

    def amend_says(self, meeting: Meeting) -> str:
        return f"Correct place, link or title of {self.the_meeting(meeting)}."

    def amended_says(self, meeting: Meeting) -> str:
        return f"The details of {self.the_meeting(meeting)} are corrected."

    def cancel_says(self, meeting: Meeting) -> str:
        return f"Do you want to cancel {self.the_meeting(meeting)}?"

    def cancelled_says(self, meeting: Meeting) -> str:
        return f"{capital(self.the_meeting(meeting))} is cancelled."

    def answer_for_says(self, meeting: Meeting) -> str:
        return f"Register an answer to {self.the_meeting(meeting)} for somebody else."

    def answer_for_done_says(self, name: str, answer: str) -> str:
        return f"{name}: {answer}. The answer is registered."

    def their_word(self, answer: str, substitute: str) -> str:
        return f"Declined – {substitute} comes" if substitute else answer

    def they_attend(self) -> str:
        return "Attends"

    def they_attend_onsite(self) -> str:
        return "Attends in person"

    def they_attend_online(self) -> str:
        return "Attends on Teams"

    def they_decline(self) -> str:
        return "Declines"

    def they_wait(self) -> str:
        return "On the waiting list"

    def proposal_line(self, title: str, proposer: str, kind: str, *, late: bool) -> str:
        parts = [part for part in (proposer, kind, "sent after the deadline" if late else "") if part]
        return f"{self.strong(title)} – {', '.join(parts)}"

    def proposals_say(self, count: int) -> str:
        return "One proposal is waiting for you." if count == 1 else f"{count} proposals are waiting for you."

    def changed_meanwhile(self) -> str:
        return "The meeting has changed since you opened the card, so your tap was not carried out. This is what holds now."

    def names(self, organisation: str, people: Sequence[str]) -> str:
        return f"{organisation} ({', '.join(people)})"
