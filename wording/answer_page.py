"""What the answer page behind the mail link says: the question, the choices, what was answered, and why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from meetings import refusals
from meetings.model import AnswerKind, Clause, Language, Meeting, MeetingKind, MeetingState, Mode, Session
from wording import dates
from wording.dates import capital


@dataclass(frozen=True, slots=True)
class Problem:
    """Why not, and the way on. `clause` is shown in its own words, which are Danish in both languages."""

    heading: str
    text: str
    clause: Clause | None = None


class Danish:
    """Danish is what everything is written in first."""

    language = Language.DA
    thanks = "Tak for dit svar"
    stepped_back = "Du er meldt fra"
    stepped_back_text = "Den, du skulle deltage for, får besked og kan svare igen."
    not_invited = "Du er ikke indkaldt til mødet"
    not_invited_text = "Har du været stedfortræder, skal du ikke længere deltage. Mener du, at du skal med, så skriv til sekretariatet."
    you_substitute = "Du er stedfortræder"
    mistake = "Fejl"
    your_answer = "Dit svar"
    answer_now = "Dit svar nu"
    who = "Hvem"
    when = "Hvornår"
    where = "Hvor"
    deadline = "Svarfrist"
    join = "Åbn Teams-mødet"
    substitute = "Jeg sender en stedfortræder"
    decline = "Jeg melder afbud"
    cannot_after_all = "Jeg kan ikke alligevel"
    wait = "Skriv mig på venteliste"
    whom = "Hvem deltager for dig?"
    choose = "Vælg en person"
    somebody_else = "En anden …"
    somebody_else_hint = "Skriv navn og e-mail, hvis du har valgt »En anden«."
    name = "Stedfortræderens navn"
    email = "Stedfortræderens e-mail"
    substitute_hint = "Stedfortræderen får indkaldelsen og kalenderaftalen. Din egen aftale bliver aflyst."
    substitute_day_hint = (
        "Deltager du kun den ene dag, kan en stedfortræder deltage den anden. Ellers lad feltet stå."
    )
    add_remark = "Tilføj en bemærkning"
    remark = "Bemærkning til sekretariatet (valgfri)"
    remark_hint = (
        "Skriv kun, hvad sekretariatet har brug for. Skriv ikke om sygdom eller andre private forhold – "
        "svaret kan blive journaliseret og indgå i aktindsigt."
    )
    send = "Send svaret"
    choose_where = "Vælg, om du deltager i mødelokalet eller på Teams."
    change = "Ret mit svar"
    can_change = "Du kan ændre dit svar, indtil mødet begynder."
    entry_cancelled = "Din kalenderaftale bliver aflyst. Tak, fordi du gav besked."
    wait_promise = "Du får besked, så snart der er en plads til dig."
    not_answered = "Du har ikke svaret endnu."
    not_saved_text = "Dit svar er ikke gemt."
    you_wrote = "Du skrev"

    _the: ClassVar[Mapping[MeetingKind, str]] = {
        MeetingKind.ORDINARY: "mødet",
        MeetingKind.EXTRAORDINARY: "det ekstraordinære møde",
        MeetingKind.SEMINAR: "seminaret",
        MeetingKind.ANNUAL: "årsmødet",
    }
    _said: ClassVar[Mapping[AnswerKind, str]] = {
        AnswerKind.ONSITE: "du deltager",
        AnswerKind.ONLINE: "du deltager",
        AnswerKind.DECLINED: "du har meldt afbud",
        AnswerKind.TENTATIVE: "du deltager måske",
        AnswerKind.WAITING: "du står på venteliste",
    }
    _had_said: ClassVar[Mapping[AnswerKind, str]] = {
        AnswerKind.ONSITE: "svaret, at du deltager",
        AnswerKind.ONLINE: "svaret, at du deltager",
        AnswerKind.DECLINED: "meldt afbud",
        AnswerKind.TENTATIVE: "svaret måske",
        AnswerKind.WAITING: "bedt om en plads på ventelisten",
    }

    def question(self, kind: MeetingKind) -> str:
        return f"Deltager du i {self._the[kind]}?"

    # facts

    def invited_for(self, name: str, organisation: str) -> str:
        return f"{name}, {organisation}"

    def comes_for(self, name: str, principals: Sequence[str]) -> str:
        return f"{name}, stedfortræder for {dates.listing(principals)}"

    def place(self, meeting: Meeting) -> str:
        match meeting.mode:
            case Mode.ONLINE:
                return "Teams (virtuelt møde)"
            case Mode.ONSITE:
                return meeting.place or "Stedet er ikke fastlagt endnu"
            case Mode.HYBRID:
                return f"{meeting.place} eller Teams" if meeting.place else "Mødelokale eller Teams"

    # choices

    def attend(self, days: int = 1, only: Session | None = None, where: AnswerKind | None = None) -> str:
        """Jeg deltager · Jeg deltager begge dage i mødelokalet · Jeg deltager kun tirsdag den 20. april."""
        parts = ["Jeg deltager"]
        if only is not None:
            parts.append(f"kun {dates.weekday_date(only.day, self.language)}")
        elif days > 1:
            parts.append("begge dage" if days == 2 else "alle dage")
        if where is not None:
            parts.append("i mødelokalet" if where is AnswerKind.ONSITE else "på Teams")
        return " ".join(parts)

    def press_send(self, choice: str) -> str:
        """For who came by a link that chooses an answer: many would think that they had given it."""
        return f"Du har valgt »{choice}«. Tryk på »{self.send}«, så er det gemt."

    def name_and_send(self) -> str:
        """The same for who came to send a substitute."""
        return f"Vælg, hvem der deltager for dig, og tryk på »{self.send}«."

    def ask_holder(self, name: str) -> str:
        return f"Spørg {name}, om jeg må få pladsen"

    def holder_asked(self, name: str) -> str:
        return f"{name} er spurgt, om du må få pladsen."

    # what was answered

    def said(self, kind: AnswerKind | None, mode: Mode) -> str:
        """A sentence without its capital and its full stop, so that it can stand after a day."""
        if kind is None:
            return "du har ikke svaret"
        if mode is Mode.HYBRID and kind is AnswerKind.ONSITE:
            return "du deltager i mødelokalet"
        if mode is Mode.HYBRID and kind is AnswerKind.ONLINE:
            return "du deltager på Teams"
        return self._said[kind]

    def comes_instead(self, substitute: str) -> str:
        return f"{substitute} deltager for dig"

    def you_come_for(self, principal: str) -> str:
        return f"du deltager for {principal}"

    def on_day(self, session: Session, said: str) -> str:
        return f"{capital(dates.weekday_date(session.day, self.language))}: {said}."

    def substitute_told(self, names: Sequence[str]) -> str:
        told = "får indkaldelsen og kalenderaftalen"
        return f"{dates.listing(names)} {told}. Din egen kalenderaftale bliver aflyst."

    def substitute_told_some_days(self, names: Sequence[str]) -> str:
        return f"{dates.listing(names)} får indkaldelsen og kalenderaftalen."

    # notes

    def late_to_come(self, deadline: datetime) -> str:
        return (
            f"Svarfristen var {dates.moment(deadline)}. Du kan stadig svare, "
            "men sekretariatet kan se, at svaret kom efter fristen."
        )

    def was_late(self, deadline: datetime) -> str:
        return f"Dit svar kom efter svarfristen, som var {dates.moment(deadline)}. Det er taget med."

    def moved(self, before: Sequence[Session]) -> str:
        return f"Mødet er flyttet. Den gamle tid var {dates.sessions(before)}."

    def had_said(self, kind: AnswerKind) -> str:
        return (
            f"Til den gamle tid havde du {self._had_said[kind]}. Det svar gælder ikke længere, så svar igen."
        )

    def reason(self, text: str) -> str:
        return f"Sekretariatet skriver: {text}"

    def closed(self, meeting: Meeting) -> Problem:
        """Why there is nothing to answer any more, or not yet."""
        match meeting.state:
            case MeetingState.CANCELLED:
                return Problem("Mødet er aflyst", "Du skal ikke gøre noget. Kalenderaftalen bliver aflyst.")
            case MeetingState.PLANNED:
                return Problem(
                    "Der er ikke indkaldt til mødet endnu", "Du får besked, når der bliver indkaldt."
                )
            case MeetingState.HELD:
                return Problem("Mødet er holdt", "Svar kan ikke længere ændres her. Skriv til sekretariatet.")
            case MeetingState.CONVENED:
                return Problem(
                    "Mødet er begyndt",
                    "Svar kan ikke længere ændres her. Sig det til sekretariatet, så retter de listen.",
                )

    # why not

    def seats_taken(self, why: refusals.SeatsTaken, *, day: Session | None) -> Problem:
        count = {1: "Pladsen er taget", 2: "Begge pladser er taget"}.get(why.seats, "Alle pladser er taget")
        places = "én plads" if why.seats == 1 else f"{why.seats} pladser"
        on = f" {dates.weekday_date(day.day)}" if day else ""
        held = "Den er taget af" if why.seats == 1 else "De er taget af"
        return Problem(
            count,
            f"{why.organisation.name} har {places}{on}. {held} {dates.listing(one.name for one in why.holders)}. "
            "Du kan komme på venteliste eller spørge en kollega om pladsen.",
            why.clause,
        )

    def unwanted_substitute(self, choice: str, substitute: str) -> Problem:
        return Problem(
            "Hvem deltager?",
            f"Du har valgt »{choice}« og samtidig {substitute} som stedfortræder. Dit svar er ikke gemt endnu. "
            f"Vælg »{self.substitute}«, hvis {substitute} deltager for dig. "
            f"Sender du »{choice}« igen, kommer der ingen stedfortræder.",
        )

    a_named_person = "en anden"

    def refusal(self, why: refusals.Refusal) -> Problem:
        """Why an answer was not taken, and what can be done instead."""
        match why:
            case refusals.SeatsTaken(meeting=meeting, session=number):
                several = len(meeting.sessions) > 1
                day = next((one for one in meeting.sessions if one.number == number), None)
                return self.seats_taken(why, day=day if several else None)
            case (
                refusals.MeetingStarted(meeting=meeting)
                | refusals.MeetingCancelled(meeting=meeting)
                | refusals.NotConvened(meeting=meeting)
            ):
                return self.closed(meeting)
            case refusals.NotInvited():
                return Problem(self.not_invited, self.not_invited_text)
            case refusals.NoSuchSubstitute(problem=problem, clause=clause):
                return Problem("Vælg en anden stedfortræder", self._why_not[problem], clause)
            case refusals.Unknown(what="person"):
                return Problem("Vælg en anden stedfortræder", self._unknown_person)
            case refusals.BadField(name=name, problem=problem, limit=limit):
                return Problem("Svaret er ikke sendt endnu", self.field_problem(name, problem, limit))
            case _:
                return Problem(
                    "Svaret kunne ikke gemmes", "Skriv eller ring til sekretariatet, så hjælper de dig."
                )

    _why_not: ClassVar[Mapping[str, str]] = {
        "self": "Man kan ikke være sin egen stedfortræder.",
        "invited": "Vedkommende er selv indkaldt til mødet og har sin egen plads.",
        "taken": "Vedkommende deltager allerede for en anden.",
        "organisation": "Stedfortræderen skal komme fra din egen organisation.",
    }
    _unknown_person = "Personen kan ikke vælges længere. Vælg en anden, eller skriv navn og e-mail."
    _problems: ClassVar[Mapping[tuple[str, str], str]] = {
        ("answer", "missing"): "Vælg et svar.",
        ("substitute", "missing"): "Vælg, hvem der deltager for dig.",
        ("name", "missing"): "Skriv stedfortræderens for- og efternavn.",
        ("email", "invalid"): "Skriv en gyldig e-mailadresse, fx navn@kommune.dk.",
    }

    def field_problem(self, name: str, problem: str, limit: int | None) -> str:
        if problem == "too_long":
            return f"Teksten er for lang. Skriv højst {limit} tegn."
        return self._problems.get((name, problem), "Feltet kan ikke bruges, som det står. Prøv igen.")


class English(Danish):
    """For those who chose it."""

    language = Language.EN
    thanks = "Thank you for your answer"
    stepped_back = "You have withdrawn"
    stepped_back_text = "The person you were to attend for is told and can answer again."
    not_invited = "You are not called to this meeting"
    not_invited_text = (
        "If you were a substitute, you are no longer to attend. "
        "If you believe you should be there, write to the secretariat."
    )
    you_substitute = "You are a substitute"
    mistake = "Error"
    your_answer = "Your answer"
    answer_now = "Your answer now"
    who = "Who"
    when = "When"
    where = "Where"
    deadline = "Answer by"
    join = "Open the Teams meeting"
    substitute = "I will send a substitute"
    decline = "I cannot attend"
    cannot_after_all = "I cannot come after all"
    wait = "Put me on the waiting list"
    whom = "Who will attend for you?"
    choose = "Choose a person"
    somebody_else = "Somebody else …"
    somebody_else_hint = "Write a name and an e-mail address if you chose “Somebody else”."
    name = "The substitute's name"
    email = "The substitute's e-mail"
    substitute_hint = (
        "The substitute gets the invitation and the calendar entry. Your own entry is cancelled."
    )
    substitute_day_hint = (
        "If you attend one day only, a substitute may attend the other. Otherwise leave this as it is."
    )
    add_remark = "Add a remark"
    remark = "Remark to the secretariat (optional)"
    remark_hint = (
        "Write only what the secretariat needs. Do not write about illness or other private matters – "
        "answers may be filed and disclosed on request."
    )
    send = "Send the answer"
    choose_where = "Choose whether you will attend in the meeting room or on Teams."
    change = "Change my answer"
    can_change = "You can change your answer until the meeting starts."
    entry_cancelled = "Your calendar entry is cancelled. Thank you for letting us know."
    wait_promise = "You will be told as soon as there is a seat for you."
    not_answered = "You have not answered yet."
    not_saved_text = "Your answer has not been saved."
    you_wrote = "You wrote"

    _the: ClassVar[Mapping[MeetingKind, str]] = {
        MeetingKind.ORDINARY: "the meeting",
        MeetingKind.EXTRAORDINARY: "the extraordinary meeting",
        MeetingKind.SEMINAR: "the seminar",
        MeetingKind.ANNUAL: "the annual meeting",
    }
    _said: ClassVar[Mapping[AnswerKind, str]] = {
        AnswerKind.ONSITE: "you will attend",
        AnswerKind.ONLINE: "you will attend",
        AnswerKind.DECLINED: "you have declined",
        AnswerKind.TENTATIVE: "you may attend",
        AnswerKind.WAITING: "you are on the waiting list",
    }
    _had_said: ClassVar[Mapping[AnswerKind, str]] = {
        AnswerKind.ONSITE: "said that you would attend",
        AnswerKind.ONLINE: "said that you would attend",
        AnswerKind.DECLINED: "declined",
        AnswerKind.TENTATIVE: "said perhaps",
        AnswerKind.WAITING: "asked for a place on the waiting list",
    }

    def question(self, kind: MeetingKind) -> str:
        return f"Will you attend {self._the[kind]}?"

    def invited_for(self, name: str, organisation: str) -> str:
        return f"{name}, {organisation}"

    def comes_for(self, name: str, principals: Sequence[str]) -> str:
        return f"{name}, substitute for {dates.listing(principals, self.language)}"

    def place(self, meeting: Meeting) -> str:
        match meeting.mode:
            case Mode.ONLINE:
                return "Teams (online meeting)"
            case Mode.ONSITE:
                return meeting.place or "The place is not settled yet"
            case Mode.HYBRID:
                return f"{meeting.place} or Teams" if meeting.place else "A meeting room or Teams"

    def attend(self, days: int = 1, only: Session | None = None, where: AnswerKind | None = None) -> str:
        parts = ["I will attend"]
        if only is not None:
            parts.append(f"only on {dates.weekday_date(only.day, self.language)}")
        elif days > 1:
            parts.append("both days" if days == 2 else "all days")
        if where is not None:
            parts.append("in the meeting room" if where is AnswerKind.ONSITE else "on Teams")
        return " ".join(parts)

    def press_send(self, choice: str) -> str:
        return f"You chose “{choice}”. Press “{self.send}” to save it."

    def name_and_send(self) -> str:
        return f"Choose who will attend for you, and press “{self.send}”."

    def ask_holder(self, name: str) -> str:
        return f"Ask {name} for the seat"

    def holder_asked(self, name: str) -> str:
        return f"{name} has been asked for the seat."

    def said(self, kind: AnswerKind | None, mode: Mode) -> str:
        if kind is None:
            return "you have not answered"
        if mode is Mode.HYBRID and kind is AnswerKind.ONSITE:
            return "you will attend in the meeting room"
        if mode is Mode.HYBRID and kind is AnswerKind.ONLINE:
            return "you will attend on Teams"
        return self._said[kind]

    def comes_instead(self, substitute: str) -> str:
        return f"{substitute} attends for you"

    def you_come_for(self, principal: str) -> str:
        return f"you attend for {principal}"

    def on_day(self, session: Session, said: str) -> str:
        return f"{dates.weekday_date(session.day, self.language)}: {said}."

    def substitute_told(self, names: Sequence[str]) -> str:
        return f"{self.substitute_told_some_days(names)} Your own entry is cancelled."

    def substitute_told_some_days(self, names: Sequence[str]) -> str:
        gets = "gets" if len(names) == 1 else "get"
        return f"{dates.listing(names, self.language)} {gets} the invitation and the calendar entry."

    def late_to_come(self, deadline: datetime) -> str:
        at = dates.moment(deadline, self.language)
        return f"Answers were due {at}. You can still answer, but the secretariat can see that it came late."

    def was_late(self, deadline: datetime) -> str:
        at = dates.moment(deadline, self.language)
        return f"Your answer came after the deadline, which was {at}. It counts all the same."

    def moved(self, before: Sequence[Session]) -> str:
        return f"The meeting has been moved. The old time was {dates.sessions(before, self.language)}."

    def had_said(self, kind: AnswerKind) -> str:
        return (
            f"For the old time you had {self._had_said[kind]}. That no longer counts, so please answer again."
        )

    def reason(self, text: str) -> str:
        return f"The secretariat writes: {text}"

    def closed(self, meeting: Meeting) -> Problem:
        match meeting.state:
            case MeetingState.CANCELLED:
                return Problem(
                    "The meeting is cancelled", "You need not do anything. The calendar entry is cancelled."
                )
            case MeetingState.PLANNED:
                return Problem("The meeting has not been called yet", "You will be told when it is.")
            case MeetingState.HELD:
                return Problem(
                    "The meeting is over",
                    "Answers can no longer be changed here. Write to the secretariat.",
                )
            case MeetingState.CONVENED:
                return Problem(
                    "The meeting has begun",
                    "Answers can no longer be changed here. Tell the secretariat, and they will correct the list.",
                )

    def seats_taken(self, why: refusals.SeatsTaken, *, day: Session | None) -> Problem:
        count = {1: "The seat is taken", 2: "Both seats are taken"}.get(why.seats, "All seats are taken")
        places = "one seat" if why.seats == 1 else f"{why.seats} seats"
        on = f" on {dates.weekday_date(day.day, self.language)}" if day else ""
        holders = dates.listing((one.name for one in why.holders), self.language)
        held = "It is taken by" if why.seats == 1 else "They are taken by"
        return Problem(
            count,
            f"{why.organisation.name} has {places}{on}. {held} {holders}. "
            "You can join the waiting list or ask a colleague for the seat.",
            why.clause,
        )

    def unwanted_substitute(self, choice: str, substitute: str) -> Problem:
        return Problem(
            "Who will attend?",
            f"You chose “{choice}” and {substitute} as a substitute as well. Your answer has not been saved yet. "
            f"Choose “{self.substitute}” if {substitute} attends for you. "
            f"If you send “{choice}” again, no substitute will come.",
        )

    a_named_person = "somebody else"

    def refusal(self, why: refusals.Refusal) -> Problem:
        match why:
            case refusals.NoSuchSubstitute(problem=problem, clause=clause):
                return Problem("Choose another substitute", self._why_not[problem], clause)
            case refusals.Unknown(what="person"):
                return Problem("Choose another substitute", self._unknown_person)
            case refusals.BadField(name=name, problem=problem, limit=limit):
                return Problem("The answer has not been sent yet", self.field_problem(name, problem, limit))
            case (
                refusals.SeatsTaken()
                | refusals.MeetingStarted()
                | refusals.MeetingCancelled()
                | refusals.NotConvened()
                | refusals.NotInvited()
            ):
                return super().refusal(why)
            case _:
                return Problem(
                    "The answer could not be saved", "Write to or call the secretariat; they will help you."
                )

    _why_not: ClassVar[Mapping[str, str]] = {
        "self": "You cannot be your own substitute.",
        "invited": "That person is called to the meeting and has a seat of their own.",
        "taken": "That person already attends for somebody else.",
        "organisation": "The substitute must come from your own organisation.",
    }
    _unknown_person = (
        "That person can no longer be chosen. Choose another, or write a name and an e-mail address."
    )
    _problems: ClassVar[Mapping[tuple[str, str], str]] = {
        ("answer", "missing"): "Choose an answer.",
        ("substitute", "missing"): "Choose who will attend for you.",
        ("name", "missing"): "Write the substitute's first and last name.",
        ("email", "invalid"): "Write a valid e-mail address, such as name@example.dk.",
    }

    def field_problem(self, name: str, problem: str, limit: int | None) -> str:
        if problem == "too_long":
            return f"The text is too long. Write at most {limit} characters."
        return self._problems.get((name, problem), "This cannot be used as it stands. Please try again.")
