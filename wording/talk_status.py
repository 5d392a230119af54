"""Words of welcome, status, help, and of not having understood."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from meetings.model import Clause, Language, Meeting, Strength
from wording.marks import strong
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    # welcome
    welcome = "Velkommen til Styrmand"
    next_meeting = "Næste møde"
    my_answer = "Dit svar"
    welcome_hint = (
        f"Du kan også skrive {strong('status')}, {strong('tilmeld')}, {strong('afbud')}, "
        f"{strong('punkt')} eller {strong('hjælp')} – eller bare skrive, hvad du vil."
    )
    answers_seen = "Dine svar kan ses af sekretariatet og står på deltagerlisten."

    introduction = "Hej, jeg er Styrmand"
    introduction_text = (
        "Jeg holder styr på gruppens møder: indkaldelser, svar, stedfortrædere, dagsordener og påmindelser. "
        "Her kan alle læse med, så dit eget svar klarer vi i en personlig chat: Find mig under apps, og skriv hej."
    )
    introduction_says = (
        "Styrmand er her og hjælper med gruppens møder. Skriv personligt til mig, når du vil svare."
    )
    in_private = "Skriv til mig personligt"
    in_private_text = (
        "Her kan alle læse med, så jeg viser ikke dit svar, dine punkter eller andet, der er dit. "
        "Åbn en personlig chat med mig, og skriv det samme der."
    )

    # status
    my_status = "Din status"
    answers_label = "Svar"
    deadlines = "Frister"
    items_label = "Punkter"
    agenda_label = "Dagsorden"
    other_meetings = "Andre møder"
    comes_for_label = "Du deltager for"

    # meetings
    coming_heading = "Kommende møder"
    no_coming = "Der er ikke indkaldt til nogen møder lige nu."
    no_coming_hint = "Du får besked, når sekretariatet indkalder til det næste."

    # help
    help_heading = "Det kan jeg hjælpe med"
    help_says = "Du kan skrive status, tilmeld, afbud, punkt, møder, dagsorden, sprog eller log ud."
    help_group_says = "Her kan du skrive møder eller dagsorden. Resten klarer vi i en personlig chat."
    secretariat_commands = "For sekretariatet"
    help_free = "Du kan også bare skrive, hvad du vil, fx »jeg kan ikke komme den 2. marts, Ellen Pedersen kommer i stedet«."

    # why
    why_heading = "Hvorfor er det sådan?"
    why_text = "Reglerne kommer fra gruppens eget grundlag. Det står der:"
    why_says = "Reglerne kommer fra gruppens eget grundlag."
    no_rules = (
        "Der er ikke registreret nogen regler for dine grupper. Spørg sekretariatet, hvis noget undrer dig."
    )

    # not understood
    did_you_mean = "Mente du et af disse?"
    not_understood = "Jeg forstod ikke helt, hvad du skrev. Vælg her, eller skriv det på en anden måde."
    not_understood_says = "Jeg forstod ikke helt, hvad du skrev. Mente du et af disse?"
    empty = "Jeg kan kun læse tekst. Vælg her, eller skriv, hvad du vil."
    you_are_welcome = "Selv tak! Skriv hjælp, hvis der er andet."

    # faults and odd buttons
    fault = "Det gik galt hos os"
    books_closed = "Jeg kan ikke gemme noget lige nu"
    books_closed_text = (
        "Min mødebog er lukket et øjeblik. Det, du bad om, er ikke gemt. Prøv igen om et par minutter – "
        "kortet, du trykkede på, virker stadig."
    )
    books_closed_perhaps = (
        "Forbindelsen til min mødebog forsvandt, mens jeg gemte, så jeg ved ikke, om det blev gemt. "
        "Skriv status om et par minutter, og se efter."
    )
    fault_text = "Der er en fejl hos os, ikke hos dig. Prøv igen om lidt – eller skriv til sekretariatet, så hjælper de dig."
    fault_says = "Der er en fejl hos os, ikke hos dig. Prøv igen om lidt."
    odd_button = "Den knap virker ikke længere"
    odd_button_text = "Kortet er fra før, eller noget i det er ændret undervejs. Her er en vej videre."

    # language
    choose_language = "Skift sprog"
    sign_out = "Log ud"
    language_heading = "Hvilket sprog vil du have?"
    language_text = "Jeg skriver dansk eller engelsk til dig – også i påmindelser og mails."
    language_says = "Vælg dansk eller engelsk."
    language_chosen = "Jeg skriver dansk til dig fra nu af"
    language_chosen_text = "Kort, påmindelser og mails kommer på dansk."
    language_names: ClassVar[Mapping[Language, str]] = {Language.DA: "Dansk", Language.EN: "English"}

    def welcome_text(self, organisation: str) -> str:
        return (
            "Jeg hjælper dig med gruppens møder: svar og stedfortræder, punkter til dagsordenen, påmindelser og "
            f"kalenderaftaler. Du er registreret for {self.strong(organisation)}."
        )

    def welcome_says(self, meeting: Meeting | None, answer: str) -> str:
        if meeting is None:
            return "Velkommen til Styrmand. Skriv hjælp for at se, hvad du kan."
        return f"Velkommen til Styrmand. Næste møde er {self.when(meeting.sessions[0])}. Dit svar: {answer}."

    def hello(self, name: str) -> str:
        return f"Hej {name}"

    def hello_says(self, name: str) -> str:
        return f"Hej {name}. Skriv hjælp for at se, hvad jeg kan gøre for dig."

    def missing_until(self, deadline: str) -> str:
        return f"Mangler – svarfrist {deadline}"

    def status_says(self, meeting: Meeting, answer: str, answered: str) -> str:
        return f"Din status. Næste møde er {self.when(meeting.sessions[0])}. Dit svar: {answer}. {answered}."

    def sent_out(self, deadline: str) -> str:
        return f"Udsendes {deadline}"

    def was_sent_out(self, moment: str) -> str:
        return f"Udsendt {moment}"

    def meeting_line(self, meeting: Meeting) -> str:
        return self.strong(self.heading(meeting))

    def coming_says(self, meetings: Sequence[Meeting]) -> str:
        if not meetings:
            return self.no_coming
        first = self.when(meetings[0].sessions[0])
        return (
            f"Det næste møde er {first}."
            if len(meetings) == 1
            else f"Der er {len(meetings)} møder. Det næste er {first}."
        )

    def other_meeting(self, meeting: Meeting, told: str) -> str:
        return f"{self.strong(self.heading(meeting))}: {told}" if told else self.strong(self.heading(meeting))

    def more_meetings(self, count: int) -> str:
        return f"… og {count} mere" if count == 1 else f"… og {count} flere"

    def short_heading(self, meeting: Meeting) -> str:
        """For a button: Den 2. marts 2027."""
        return f"Den\u00a0{self.span(meeting.sessions)}"

    def short_heading_at(self, meeting: Meeting) -> str:
        """Den 2. marts 2027 kl. 9.30."""
        return f"{self.short_heading(meeting)} kl.\u00a0{self.clock_of(meeting.starts_at)}"

    def commands(self) -> Sequence[tuple[str, str]]:
        return (
            ("status", "Dit svar, dine punkter og frister"),
            ("tilmeld", "Tilmeld dig næste møde"),
            ("afbud", "Meld afbud eller send stedfortræder"),
            ("punkt", "Foreslå et punkt til dagsordenen"),
            ("møder", "Se kommende møder"),
            ("kalenderlink", "Få møderne i din egen kalender"),
            ("dagsorden", "Se dagsordenen"),
            ("referat", "Se, om referatet er klar, og læs det"),
            ("medlemmer", "Se, hvem der er med i gruppen"),
            ("kontakt", "Få fat i et menneske"),
            ("hvorfor", "Se reglerne bag"),
            ("sprog", "Skift mellem dansk og engelsk"),
            ("log ud", "Fjern koblingen til din konto"),
        )

    def group_commands(self) -> Sequence[tuple[str, str]]:
        return (
            ("møder", "Se kommende møder"),
            ("dagsorden", "Se dagsordenen til næste møde"),
            ("hjælp", "Se denne oversigt"),
        )

    def desk_commands(self) -> Sequence[tuple[str, str]]:
        return (
            ("hvem mangler", "Se, hvem der ikke har svaret"),
            ("ryk", "Påmind dem, der ikke har svaret"),
            ("liste", "Hent deltagerlisten"),
            ("nye forslag", "Behandl det, der er foreslået til dagsordenen"),
            ("start mødet", "Før mødet og skriv referatet"),
            ("postkassen", "Svar, der kræver et menneske"),
            ("hvad kom ikke frem", "Se, hvem der ikke er nået"),
            ("opgaver", "Se opgaver fra møderne og dem, der er over fristen"),
            ("formandsbeslutning", "Skriv ned, hvad der sker mellem møderne"),
            ("sider", "Åbn sekretariatets sider i browseren"),
            ("indkald", "Indkald til et møde"),
            ("flyt", "Flyt et møde"),
            ("ret", "Ret sted, link eller titel"),
            ("aflys", "Aflys et møde"),
            ("nyt medlem", "Tilføj et medlem"),
            ("ret medlem", "Ret eller afslut et medlemskab"),
        )

    def clause_place(self, clause: Clause) -> str:
        weight = "Udgangspunkt" if clause.strength is Strength.GUIDELINE else "Grænse"
        return f"{weight}: {clause.source} ({clause.place})" if clause.place else f"{weight}: {clause.source}"

    def fault_code(self, code: str) -> str:
        return f"Fejlkode: {code}"


class English(EnglishFrame, Danish):
    welcome = "Welcome to Styrmand"
    next_meeting = "Next meeting"
    my_answer = "Your answer"
    welcome_hint = (
        f"You can also write {strong('status')}, {strong('attend')}, {strong('decline')}, "
        f"{strong('item')} or {strong('help')} – or just write what you want."
    )
    answers_seen = "Your answers are seen by the secretariat and stand on the attendance list."

    introduction = "Hello, I am Styrmand"
    introduction_text = (
        "I keep the group's meetings on course: invitations, answers, substitutes, agendas and reminders. "
        "Everybody can read along here, so we handle your own answer in a personal chat: find me under apps and write hi."
    )
    introduction_says = "Styrmand is here and helps with the group's meetings. Write to me personally when you want to answer."
    in_private = "Please write to me personally"
    in_private_text = (
        "Everybody can read along here, so I do not show your answer, your items or anything else that is yours. "
        "Open a personal chat with me and write the same there."
    )

    my_status = "Your status"
    answers_label = "Answers"
    deadlines = "Deadlines"
    items_label = "Items"
    agenda_label = "Agenda"
    other_meetings = "Other meetings"
    comes_for_label = "You come for"

    coming_heading = "Coming meetings"
    no_coming = "No meetings have been called at the moment."
    no_coming_hint = "You will be told when the secretariat calls the next one."

    help_heading = "This is what I can help with"
    help_says = "You can write status, attend, decline, item, meetings, agenda, language or sign out."
    help_group_says = "Here you can write meetings or agenda. We handle the rest in a personal chat."
    secretariat_commands = "For the secretariat"
    help_free = "You can also just write what you want, e.g. “I cannot come on 2 March, Ellen Pedersen will come instead”."

    why_heading = "Why is it so?"
    why_text = "The rules come from the group's own agreement. This is what it says, in Danish:"
    why_says = "The rules come from the group's own agreement."
    no_rules = "No rules are registered for your groups. Ask the secretariat if you wonder about something."

    did_you_mean = "Did you mean one of these?"
    not_understood = "I did not quite understand what you wrote. Choose here, or put it another way."
    not_understood_says = "I did not quite understand what you wrote. Did you mean one of these?"
    empty = "I can only read text. Choose here, or write what you want."
    you_are_welcome = "You are welcome! Write help if there is anything else."

    fault = "Something went wrong on our side"
    books_closed = "I cannot save anything just now"
    books_closed_text = (
        "My meeting book is closed for a moment. What you asked for has not been saved. Try again in a few minutes – "
        "the card you tapped still works."
    )
    books_closed_perhaps = (
        "The connection to my meeting book was lost while I was saving, so I do not know whether it was saved. "
        "Write status in a few minutes and see."
    )
    fault_text = "The fault is ours, not yours. Try again in a little while – or write to the secretariat, who will help you."
    fault_says = "The fault is ours, not yours. Try again in a little while."
    odd_button = "That button no longer works"
    odd_button_text = "The card is from before, or something in it was changed on the way. Here is a way on."

    choose_language = "Change language"
    sign_out = "Sign out"
    language_heading = "Which language would you like?"
    language_text = "I write Danish or English to you – in reminders and mails too."
    language_says = "Choose Danish or English."
    language_chosen = "I will write English to you from now on"
    language_chosen_text = "Cards, reminders and mails come in English."
    language_names: ClassVar[Mapping[Language, str]] = {Language.DA: "Dansk", Language.EN: "English"}

    def welcome_text(self, organisation: str) -> str:
        return (
            "I help you with the group's meetings: answers and substitutes, items for the agenda, reminders and "
            f"calendar entries. You are registered for {self.strong(organisation)}."
        )

    def welcome_says(self, meeting: Meeting | None, answer: str) -> str:
        if meeting is None:
            return "Welcome to Styrmand. Write help to see what you can do."
        return f"Welcome to Styrmand. The next meeting is {self.when(meeting.sessions[0])}. Your answer: {answer}."

    def hello(self, name: str) -> str:
        return f"Hello {name}"

    def hello_says(self, name: str) -> str:
        return f"Hello {name}. Write help to see what I can do for you."

    def missing_until(self, deadline: str) -> str:
        return f"Missing – answer by {deadline}"

    def status_says(self, meeting: Meeting, answer: str, answered: str) -> str:
        return f"Your status. The next meeting is {self.when(meeting.sessions[0])}. Your answer: {answer}. {answered}."

    def sent_out(self, deadline: str) -> str:
        return f"To be sent out {deadline}"

    def was_sent_out(self, moment: str) -> str:
        return f"Sent out {moment}"

    def meeting_line(self, meeting: Meeting) -> str:
        return self.strong(self.heading(meeting))

    def coming_says(self, meetings: Sequence[Meeting]) -> str:
        if not meetings:
            return self.no_coming
        first = self.when(meetings[0].sessions[0])
        if len(meetings) == 1:
            return f"The next meeting is {first}."
        return f"There are {len(meetings)} meetings. The next one is {first}."

    def other_meeting(self, meeting: Meeting, told: str) -> str:
        return f"{self.strong(self.heading(meeting))}: {told}" if told else self.strong(self.heading(meeting))

    def more_meetings(self, count: int) -> str:
        return f"… and {count} more"

    def short_heading(self, meeting: Meeting) -> str:
        return self.span(meeting.sessions)

    def short_heading_at(self, meeting: Meeting) -> str:
        return f"{self.short_heading(meeting)}, {self.clock_of(meeting.starts_at)}"

    def commands(self) -> Sequence[tuple[str, str]]:
        return (
            ("status", "Your answer, your items and deadlines"),
            ("attend", "Register for the next meeting"),
            ("decline", "Decline or send a substitute"),
            ("item", "Propose an item for the agenda"),
            ("meetings", "See coming meetings"),
            ("calendar link", "Get the meetings into your own calendar"),
            ("agenda", "See the agenda"),
            ("minutes", "See whether the minutes are ready, and read them"),
            ("members", "See who is in the group"),
            ("contact", "Reach a human being"),
            ("why", "See the rules behind"),
            ("language", "Switch between Danish and English"),
            ("sign out", "Remove the link to your account"),
        )

    def group_commands(self) -> Sequence[tuple[str, str]]:
        return (
            ("meetings", "See coming meetings"),
            ("agenda", "See the agenda of the next meeting"),
            ("help", "See this list"),
        )

    def desk_commands(self) -> Sequence[tuple[str, str]]:
        return (
            ("who is missing", "See who has not answered"),
            ("remind", "Remind those who have not answered"),
            ("list", "Get the attendance list"),
            ("new proposals", "Decide on what was proposed for the agenda"),
            ("start the meeting", "Run the meeting and write the minutes"),
            ("the mailbox", "Answers that need a person"),
            ("what did not arrive", "See who was not reached"),
            ("tasks", "See tasks from the meetings and those overdue"),
            ("chair's decision", "Note what happens between meetings"),
            ("pages", "Open the secretariat's pages in the browser"),
            ("convene", "Call a meeting"),
            ("move", "Move a meeting"),
            ("correct meeting", "Correct place, link or title"),
            ("cancel meeting", "Cancel a meeting"),
            ("new member", "Add a member"),
            ("correct member", "Correct or end a membership"),
        )

    def clause_place(self, clause: Clause) -> str:
        weight = "Guideline" if clause.strength is Strength.GUIDELINE else "Limit"
        return f"{weight}: {clause.source} ({clause.place})" if clause.place else f"{weight}: {clause.source}"

    def fault_code(self, code: str) -> str:
        return f"Error code: {code}"
