"""What the web pages say: the answer page behind the mail link, and the short pages around it."""

from dataclasses import dataclass
from datetime import datetime

from meetings import refusals
from meetings.model import AnswerKind, Language, Meeting, Mode, Session
from wording import dates


@dataclass(frozen=True, slots=True)
class Problem:
    """A page that says no: a heading, why, and the way on."""

    heading: str
    text: str


class Danish:
    """Danish is what everything is written in first."""

    language = Language.DA
    answer_title = "Deltager du i mødet?"
    answer_saved = "Tak for dit svar"
    your_answer = "Dit svar"
    who = "Hvem"
    when = "Hvornår"
    where = "Hvor"
    deadline = "Svarfrist"
    attend = "Jeg deltager"
    attend_onsite = "Jeg deltager i mødelokalet"
    attend_online = "Jeg deltager på Teams"
    decline = "Jeg melder afbud"
    substitute = "Jeg sender en stedfortræder"
    wait = "Skriv mig på venteliste"
    whom = "Hvem deltager for dig?"
    choose = "Vælg en person"
    somebody_else = "En anden – skriv navn og e-mail herunder"
    name = "Stedfortræderens navn"
    email = "Stedfortræderens e-mail"
    remark = "Bemærkning til sekretariatet (valgfri)"
    remark_hint = (
        "Skriv kun, hvad sekretariatet har brug for. Skriv ikke om sygdom eller andre private forhold – "
        "svaret kan blive journaliseret og indgå i aktindsigt."
    )
    substitute_hint = "Stedfortræderen får indkaldelsen og kalenderaftalen. Din egen aftale bliver aflyst."
    send = "Send svaret"
    change = "Ret mit svar"
    change_until = "Du kan ændre dit svar, indtil mødet begynder."
    privacy_link = "Sådan behandler vi dine oplysninger"
    questions = "Spørgsmål? Skriv eller ring til"
    not_answered = "Du har ikke svaret endnu."
    online = "Teams (virtuelt møde)"
    phone = "telefon"
    required = "Vælg et svar."

    def whole_days(self, days: int) -> str:
        return "Jeg deltager begge dage" if days == 2 else "Jeg deltager alle dage"

    def one_day(self, session: Session) -> str:
        return f"Jeg deltager kun {dates.weekday_date(session.day, self.language)}"

    def place(self, meeting: Meeting) -> str:
        match meeting.mode:
            case Mode.ONLINE:
                return self.online
            case Mode.ONSITE:
                return meeting.place
            case Mode.HYBRID:
                return f"{meeting.place} eller Teams"

    def invited_for(self, name: str, organisation: str) -> str:
        return f"{name}, {organisation}"

    def comes_for(self, name: str, principal: str) -> str:
        return f"{name}, stedfortræder for {principal}"

    def state(self, kind: AnswerKind | None, substitute: str = "") -> str:
        """The answer as it stands, in a sentence."""
        if substitute:
            return f"{substitute} deltager for dig."
        match kind:
            case AnswerKind.ONSITE | AnswerKind.ONLINE:
                return "Du deltager."
            case AnswerKind.DECLINED:
                return "Du har meldt afbud."
            case AnswerKind.TENTATIVE:
                return "Du deltager måske."
            case AnswerKind.WAITING:
                return "Du står på venteliste."
            case None:
                return self.not_answered

    def late(self, deadline: datetime) -> str:
        return f"Svarfristen var {dates.moment(deadline)}. Sekretariatet kan se, at svaret kom efter fristen."

    def moved(self, before: str) -> str:
        return f"Mødet er flyttet. Det var oprindeligt {before}, og dit tidligere svar gælder ikke længere."

    def expired(self) -> Problem:
        return Problem(
            "Linket gælder ikke længere", "Mødet er begyndt eller afholdt, eller linket er for gammelt."
        )

    def altered(self) -> Problem:
        return Problem(
            "Linket virker ikke",
            "Linket er ikke helt, som vi sendte det. Åbn det fra mailen igen, eller kopiér hele adressen.",
        )

    def download_expired(self) -> Problem:
        return Problem(
            "Linket gælder ikke længere",
            "Links til deltagerlisten gælder i ti minutter. Skriv deltagerliste til Styrmand i Teams for at få et nyt.",
        )

    def fault(self, code: str) -> Problem:
        return Problem(
            "Noget gik galt hos os",
            f"Dit svar er ikke gemt. Det er en fejl hos os og ikke hos dig. Prøv igen om lidt. Fejlkode: {code}.",
        )

    def not_found(self) -> Problem:
        return Problem("Siden findes ikke", "Kontrollér adressen, eller brug linket i din mail.")

    def refusal(self, why: refusals.Refusal) -> Problem:
        """Why an answer was not taken, and what can be done instead."""
        match why:
            case refusals.SeatsTaken(organisation=organisation, seats=seats, clause=clause, holders=holders):
                taken = dates.listing(person.name for person in holders)
                return Problem(
                    f"Pladserne for {organisation.name} er taget",
                    f"Der kan deltage {seats} fra {organisation.name}, og {taken} har pladserne. "
                    f"Reglen: »{clause.quote}« ({clause.source}). Du kan skrive dig på venteliste.",
                )
            case refusals.MeetingStarted():
                return Problem(
                    "Mødet er begyndt", "Svar kan ændres, indtil mødet begynder. Kontakt sekretariatet."
                )
            case refusals.MeetingCancelled():
                return Problem("Mødet er aflyst", "Du behøver ikke at svare.")
            case refusals.NotConvened():
                return Problem("Mødet er ikke indkaldt endnu", "Du får besked, når der bliver indkaldt.")
            case refusals.NoSuchSubstitute(problem=problem):
                return Problem("Vælg en anden stedfortræder", self._substitute_problem(problem))
            case refusals.BadField(name=name, problem=problem, limit=limit):
                return Problem("Svaret mangler noget", self._field_problem(name, problem, limit))
            case _:
                return Problem("Svaret kunne ikke gemmes", "Kontakt sekretariatet, så hjælper de dig.")

    def _substitute_problem(self, problem: str) -> str:
        match problem:
            case "self":
                return "Du kan ikke være din egen stedfortræder."
            case "invited":
                return "Personen er selv indkaldt til mødet."
            case "taken":
                return "Personen deltager allerede for en anden."
            case _:
                return "Stedfortræderen skal komme fra din egen organisation."

    def _field_problem(self, name: str, problem: str, limit: int | None) -> str:
        match name, problem:
            case "name", "missing":
                return "Skriv stedfortræderens for- og efternavn."
            case "email", _:
                return "Skriv en gyldig e-mailadresse til stedfortræderen, for eksempel navn@kommune.dk."
            case _, "too_long":
                return f"Teksten må højst være {limit} tegn."
            case _:
                return self.required

    def privacy(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Headings with their paragraphs."""
        return (
            (
                "Hvad vi gemmer",
                (
                    "Dit navn, din arbejdsmail, din titel og din organisation, dine svar på mødeindkaldelser, "
                    "hvem der er stedfortræder for dig, og de punkter, du foreslår til dagsordenen.",
                    "Vi spørger aldrig, hvorfor du melder afbud. Skriv ikke om sygdom eller andre private forhold.",
                ),
            ),
            (
                "Hvem der kan se det",
                (
                    "Sekretariatet ser alle svar. Dit navn og din organisation står på deltagerlisten. "
                    "Bemærkninger og mailadresser ses kun af sekretariatet.",
                ),
            ),
            (
                "Hvor længe",
                (
                    "Oplysningerne slettes, når de ikke længere er nødvendige for samarbejdet. Svar og forslag kan "
                    "blive journaliseret og indgå i aktindsigt.",
                ),
            ),
            (
                "Dine rettigheder",
                ("Du kan få indsigt i og rettet dine oplysninger. Skriv til sekretariatet.",),
            ),
        )

    privacy_title = "Sådan behandler vi dine oplysninger"
    terms_title = "Vilkår for brug"

    def terms(self) -> tuple[str, ...]:
        return (
            "Styrmand bruges til møder i styregrupper: svar, stedfortrædere, punkter til dagsordenen og påmindelser.",
            "Det, du skriver, kan blive journaliseret. Skriv ikke fortrolige oplysninger i chatten.",
            "Virker noget ikke, så skriv til sekretariatet. Dit svar på en indkaldelse kan altid gives til dem.",
        )


class English(Danish):
    language = Language.EN
    answer_title = "Will you attend the meeting?"
    answer_saved = "Thank you for your answer"
    your_answer = "Your answer"
    who = "Who"
    when = "When"
    where = "Where"
    deadline = "Answer by"
    attend = "I will attend"
    attend_onsite = "I will attend in the room"
    attend_online = "I will attend on Teams"
    decline = "I cannot attend"
    substitute = "I will send a substitute"
    wait = "Put me on the waiting list"
    whom = "Who attends for you?"
    choose = "Choose a person"
    somebody_else = "Somebody else – write name and e-mail below"
    name = "The substitute's name"
    email = "The substitute's e-mail"
    remark = "Remark to the secretariat (optional)"
    remark_hint = (
        "Write only what the secretariat needs. Do not write about illness or other private matters – "
        "answers may be filed and disclosed on request."
    )
    substitute_hint = (
        "The substitute gets the invitation and the calendar entry. Your own entry is cancelled."
    )
    send = "Send the answer"
    change = "Change my answer"
    change_until = "You can change your answer until the meeting starts."
    privacy_link = "How we treat your data"
    questions = "Questions? Write to or call"
    not_answered = "You have not answered yet."
    online = "Teams (online meeting)"
    phone = "phone"
    required = "Choose an answer."
    privacy_title = "How we treat your data"
    terms_title = "Terms of use"

    def whole_days(self, days: int) -> str:
        return "I will attend both days" if days == 2 else "I will attend every day"

    def one_day(self, session: Session) -> str:
        return f"I will attend only {dates.weekday_date(session.day, self.language)}"

    def place(self, meeting: Meeting) -> str:
        match meeting.mode:
            case Mode.ONLINE:
                return self.online
            case Mode.ONSITE:
                return meeting.place
            case Mode.HYBRID:
                return f"{meeting.place} or Teams"

    def invited_for(self, name: str, organisation: str) -> str:
        return f"{name}, {organisation}"

    def comes_for(self, name: str, principal: str) -> str:
        return f"{name}, substitute for {principal}"

    def state(self, kind: AnswerKind | None, substitute: str = "") -> str:
        if substitute:
            return f"{substitute} attends for you."
        match kind:
            case AnswerKind.ONSITE | AnswerKind.ONLINE:
                return "You will attend."
            case AnswerKind.DECLINED:
                return "You have declined."
            case AnswerKind.TENTATIVE:
                return "You may attend."
            case AnswerKind.WAITING:
                return "You are on the waiting list."
            case None:
                return self.not_answered

    def late(self, deadline: datetime) -> str:
        at = dates.moment(deadline, self.language)
        return f"Answers were due {at}. The secretariat can see that yours came later."

    def moved(self, before: str) -> str:
        return f"The meeting has been moved. It was {before}, and your earlier answer no longer counts."

    def expired(self) -> Problem:
        return Problem(
            "The link is no longer valid", "The meeting has started or is over, or the link is too old."
        )

    def altered(self) -> Problem:
        return Problem(
            "The link does not work",
            "It is not quite what we sent. Open it from the mail again, or copy the whole address.",
        )

    def download_expired(self) -> Problem:
        return Problem(
            "The link is no longer valid",
            "Links to the attendance list last ten minutes. Write attendance list to Styrmand in Teams for a new one.",
        )

    def fault(self, code: str) -> Problem:
        return Problem(
            "Something went wrong on our side",
            f"Your answer has not been saved. It is our fault, not yours. Please try again soon. Code: {code}.",
        )

    def not_found(self) -> Problem:
        return Problem("There is no such page", "Check the address, or use the link in your mail.")

    def refusal(self, why: refusals.Refusal) -> Problem:
        match why:
            case refusals.SeatsTaken(organisation=organisation, seats=seats, clause=clause, holders=holders):
                taken = dates.listing((person.name for person in holders), self.language)
                return Problem(
                    f"The seats of {organisation.name} are taken",
                    f"{seats} may attend from {organisation.name}, and {taken} hold the seats. "
                    f"The rule (in Danish): »{clause.quote}« ({clause.source}). You can join the waiting list.",
                )
            case refusals.MeetingStarted():
                return Problem(
                    "The meeting has started", "Answers can be changed until it starts. Ask the secretariat."
                )
            case refusals.MeetingCancelled():
                return Problem("The meeting is cancelled", "You need not answer.")
            case refusals.NotConvened():
                return Problem("The meeting has not been called yet", "You will be told when it is.")
            case refusals.NoSuchSubstitute(problem=problem):
                return Problem("Choose another substitute", self._substitute_problem(problem))
            case refusals.BadField(name=name, problem=problem, limit=limit):
                return Problem("Something is missing", self._field_problem(name, problem, limit))
            case _:
                return Problem("The answer could not be saved", "Ask the secretariat; they will help you.")

    def _substitute_problem(self, problem: str) -> str:
        match problem:
            case "self":
                return "You cannot be your own substitute."
            case "invited":
                return "That person is called to the meeting already."
            case "taken":
                return "That person attends for somebody else already."
            case _:
                return "The substitute must come from your own organisation."

    def _field_problem(self, name: str, problem: str, limit: int | None) -> str:
        match name, problem:
            case "name", "missing":
                return "Write the substitute's first and last name."
            case "email", _:
                return "Write a valid e-mail address of the substitute, such as name@example.dk."
            case _, "too_long":
                return f"The text may be {limit} characters at most."
            case _:
                return self.required

    def privacy(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (
            (
                "What we keep",
                (
                    "Your name, work e-mail, title and organisation, your answers to invitations, "
                    "who comes in your place, and the agenda items you propose.",
                    "We never ask why you decline. Do not write about illness or other private matters.",
                ),
            ),
            (
                "Who can see it",
                (
                    "The secretariat sees all answers. Your name and organisation stand on the attendance list. "
                    "Remarks and addresses are seen by the secretariat only.",
                ),
            ),
            (
                "For how long",
                (
                    "Data are deleted when the cooperation no longer needs them. "
                    "Answers and proposals may be filed and disclosed on request.",
                ),
            ),
            ("Your rights", ("You can see and correct your data. Write to the secretariat.",)),
        )

    def terms(self) -> tuple[str, ...]:
        return (
            "Styrmand is used for the meetings of steering groups: answers, substitutes, agenda items, reminders.",
            "What you write may be filed. Do not write confidential matters in the chat.",
            "If something does not work, write to the secretariat. They can always take your answer.",
        )


def words(language: Language) -> Danish:
    return English() if language is Language.EN else Danish()
