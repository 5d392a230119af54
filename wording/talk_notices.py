"""Words of the cards that come unasked."""

from collections.abc import Sequence

from meetings.model import AnswerKind, Detail, Meeting, Session
from wording.dates import capital
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    # reminder
    we_miss_you = "Vi mangler dit svar"
    whole_invitation = "Vis hele indkaldelsen"

    # moved
    moved = "Mødet er flyttet"
    new_time = "Ny tid"
    before_label = "Før"

    # amended
    amended_stands = "Tiden er den samme, og dit svar gælder stadig."

    # agenda, the day before
    agenda_is_here = "Dagsordenen er klar"

    # substitutes
    you_substitute = "Du er stedfortræder"
    you_are_free = "Du skal ikke deltage alligevel"
    your_substitute_left = "Din stedfortræder kan ikke komme"
    answer_anew = "Vælg en anden, eller svar på ny."

    # seats
    seat_for_you = "Der er en plads til dig"
    may_i_have = "En kollega spørger om din plads"
    give_means = "Giver du den videre, bliver du meldt fra, og kollegaen bliver tilmeldt med det samme."

    # to the secretariat
    item_arrived = "Nyt forslag til dagsordenen"
    item_arrived_late = "Nyt forslag efter fristen"
    deadline_passed = "Svarfristen er passeret"

    def deadline_in(self, deadline: str, days: int) -> str:
        if days < 0:
            return f"Svarfristen var {self.strong(deadline)}, men du kan stadig svare."
        return f"Svarfristen er {self.strong(deadline)} – {self.in_days(days)}."

    def reminder_says(self, meeting: Meeting, deadline: str) -> str:
        return f"Vi mangler dit svar på {self.the_meeting(meeting)}. Svarfristen er {deadline}."

    def moved_says(self, meeting: Meeting) -> str:
        return f"Mødet er flyttet til {self.listing(self.when(one) for one in meeting.sessions)}. Svar igen."

    def amended(self, news: Sequence[Detail]) -> str:
        new = {
            Detail.TITLE: "ny titel",
            Detail.PLACE: "nyt sted",
            Detail.JOIN_URL: "nyt link til onlinemødet",
            Detail.AGENDA_URL: "nyt link til dagsordenen",
        }
        return f"Mødet har fået {self.listing(new[one] for one in news)}."

    def answered_before(self, answer: str, deadline: str) -> str:
        return f"Dit tidligere svar var {self.strong(answer)}. Det er ikke overført – svar igen senest {deadline}."

    def said_before(self, kind: AnswerKind) -> str:
        return {
            AnswerKind.ONSITE: "deltager",
            AnswerKind.ONLINE: "deltager",
            AnswerKind.DECLINED: "afbud",
            AnswerKind.TENTATIVE: "måske",
            AnswerKind.WAITING: "på venteliste",
        }[kind]

    def did_not_answer(self, deadline: str) -> str:
        return f"Svar på den nye tid senest {deadline}."

    def was_at(self, sessions: Sequence[Session]) -> str:
        return self.listing(
            capital(self.when(one)) if not place else self.when(one) for place, one in enumerate(sessions)
        )

    def cancelled_notice_says(self, meeting: Meeting) -> str:
        return f"{capital(self.the_meeting(meeting))} er aflyst."

    def agenda_notice_says(self, meeting: Meeting) -> str:
        return f"Dagsordenen til {self.the_meeting(meeting)} er klar."

    def day_before(self, meeting: Meeting, days: int) -> str:
        """I morgen, or the first workday that is nearest: På mandag."""
        match days:
            case 0:
                return f"{capital(self._kinds[meeting.kind][1])} er i dag"
            case 1:
                return f"{capital(self._kinds[meeting.kind][1])} er i morgen"
            case _:
                return (
                    f"{capital(self._kinds[meeting.kind][1])} er på {self.weekday(meeting.sessions[0].day)}"
                )

    def day_before_says(self, meeting: Meeting) -> str:
        return (
            f"Husk {self.the_meeting(meeting)}: {self.listing(self.when(one) for one in meeting.sessions)}."
        )

    def you_are_coming(self, answer: str) -> str:
        return f"Dit svar: {self.strong(answer)}."

    def substitute_for(self, principal: str, organisation: str) -> str:
        return (
            f"{self.strong(principal)}, {organisation}, har meldt afbud og bedt dig om at deltage i stedet."
        )

    def substitute_says(self, principal: str, meeting: Meeting) -> str:
        return f"Du er stedfortræder for {principal} til {self.the_meeting(meeting)}."

    def substitute_entry(self) -> str:
        return "Kalenderaftalen kommer på mail. Kan du ikke alligevel, så sig til her."

    def free_text(self, principal: str) -> str:
        who = f"{principal} har ændret sit svar, så" if principal else "Planen er ændret, så"
        return f"{who} du er ikke længere stedfortræder. Kalenderaftalen bliver aflyst."

    def free_says(self, meeting: Meeting) -> str:
        return f"Du skal ikke deltage i {self.the_meeting(meeting)} alligevel."

    def substitute_left_text(self, substitute: str) -> str:
        return f"{self.strong(substitute)} kan ikke deltage for dig alligevel, så din plads er tom. {self.answer_anew}"

    def left_says(self, substitute: str, meeting: Meeting) -> str:
        return f"{substitute} kan ikke deltage for dig i {self.the_meeting(meeting)} alligevel."

    def seat_text(self, giver: str) -> str:
        return (
            f"{giver} har givet dig sin plads, og du er nu tilmeldt."
            if giver
            else "Du stod på venteliste og er nu tilmeldt."
        )

    def seat_says(self, meeting: Meeting) -> str:
        return f"Der er en plads til dig: Du er tilmeldt {self.the_meeting(meeting)}."

    def asks_for_seat(self, asker: str, organisation: str) -> str:
        return f"{self.strong(asker)} vil gerne deltage, men alle pladser for {organisation} er taget."

    def asks_says(self, asker: str, meeting: Meeting) -> str:
        return f"{asker} spørger, om du vil give din plads videre til {self.the_meeting(meeting)}."

    def item_arrived_says(self, title: str, proposer: str) -> str:
        return f"Nyt forslag fra {proposer}: {self.quoted(title)}."

    def deadline_passed_says(self, meeting: Meeting, answered: str) -> str:
        return f"Svarfristen til {self.the_meeting(meeting)} er passeret. {answered}."


class English(EnglishFrame, Danish):
    we_miss_you = "We miss your answer"
    whole_invitation = "Show the whole invitation"

    moved = "The meeting has moved"
    new_time = "New time"
    before_label = "Before"

    amended_stands = "The time is the same, and your answer stands."

    agenda_is_here = "The agenda is ready"

    you_substitute = "You are a substitute"
    you_are_free = "You need not come after all"
    your_substitute_left = "Your substitute cannot come"
    answer_anew = "Choose somebody else, or answer anew."

    seat_for_you = "There is a seat for you"
    may_i_have = "A colleague asks for your seat"
    give_means = "If you pass it on, you are declined and your colleague is registered at once."

    item_arrived = "New proposal for the agenda"
    item_arrived_late = "New proposal after the deadline"
    deadline_passed = "The deadline for answers has passed"

    def deadline_in(self, deadline: str, days: int) -> str:
        if days < 0:
            return f"The deadline was {self.strong(deadline)}, but you can still answer."
        return f"Please answer by {self.strong(deadline)} – {self.in_days(days)}."

    def reminder_says(self, meeting: Meeting, deadline: str) -> str:
        return f"We miss your answer to {self.the_meeting(meeting)}. Please answer by {deadline}."

    def moved_says(self, meeting: Meeting) -> str:
        return f"The meeting has moved to {self.listing(self.when(one) for one in meeting.sessions)}. Please answer again."

    def amended(self, news: Sequence[Detail]) -> str:
        new = {
            Detail.TITLE: "a new title",
            Detail.PLACE: "a new place",
            Detail.JOIN_URL: "a new link to the online meeting",
            Detail.AGENDA_URL: "a new link to the agenda",
        }
        return f"The meeting has {self.listing(new[one] for one in news)}."

    def answered_before(self, answer: str, deadline: str) -> str:
        return f"Your earlier answer was {self.strong(answer)}. It has not been carried over – please answer again by {deadline}."

    def said_before(self, kind: AnswerKind) -> str:
        return {
            AnswerKind.ONSITE: "attending",
            AnswerKind.ONLINE: "attending",
            AnswerKind.DECLINED: "declined",
            AnswerKind.TENTATIVE: "maybe",
            AnswerKind.WAITING: "on the waiting list",
        }[kind]

    def did_not_answer(self, deadline: str) -> str:
        return f"Please answer the new time by {deadline}."

    def was_at(self, sessions: Sequence[Session]) -> str:
        return self.listing(self.when(one) for one in sessions)

    def cancelled_notice_says(self, meeting: Meeting) -> str:
        return f"{capital(self.the_meeting(meeting))} is cancelled."

    def agenda_notice_says(self, meeting: Meeting) -> str:
        return f"The agenda for {self.the_meeting(meeting)} is ready."

    def day_before(self, meeting: Meeting, days: int) -> str:
        match days:
            case 0:
                return f"{capital(self._kinds[meeting.kind][1])} is today"
            case 1:
                return f"{capital(self._kinds[meeting.kind][1])} is tomorrow"
            case _:
                return (
                    f"{capital(self._kinds[meeting.kind][1])} is on {self.weekday(meeting.sessions[0].day)}"
                )

    def day_before_says(self, meeting: Meeting) -> str:
        return f"Remember {self.the_meeting(meeting)}: {self.listing(self.when(one) for one in meeting.sessions)}."

    def you_are_coming(self, answer: str) -> str:
        return f"Your answer: {self.strong(answer)}."

    def substitute_for(self, principal: str, organisation: str) -> str:
        return f"{self.strong(principal)}, {organisation}, has declined and asked you to come instead."

    def substitute_says(self, principal: str, meeting: Meeting) -> str:
        return f"You are the substitute of {principal} for {self.the_meeting(meeting)}."

    def substitute_entry(self) -> str:
        return "The calendar entry comes by mail. If you cannot come after all, tell me here."

    def free_text(self, principal: str) -> str:
        who = f"{principal} has changed the answer, so" if principal else "The plan has changed, so"
        return f"{who} you are no longer a substitute. The calendar entry is cancelled."

    def free_says(self, meeting: Meeting) -> str:
        return f"You need not come to {self.the_meeting(meeting)} after all."

    def substitute_left_text(self, substitute: str) -> str:
        return f"{self.strong(substitute)} cannot come for you after all, so your seat is empty. {self.answer_anew}"

    def left_says(self, substitute: str, meeting: Meeting) -> str:
        return f"{substitute} cannot come for you to {self.the_meeting(meeting)} after all."

    def seat_text(self, giver: str) -> str:
        if giver:
            return f"{giver} has given you the seat, and you are now registered."
        return "You were on the waiting list and are now registered."

    def seat_says(self, meeting: Meeting) -> str:
        return f"There is a seat for you: you are registered for {self.the_meeting(meeting)}."

    def asks_for_seat(self, asker: str, organisation: str) -> str:
        return f"{self.strong(asker)} would like to come, but all seats of {organisation} are taken."

    def asks_says(self, asker: str, meeting: Meeting) -> str:
        return f"{asker} asks whether you will pass on your seat at {self.the_meeting(meeting)}."

    def item_arrived_says(self, title: str, proposer: str) -> str:
        return f"New proposal from {proposer}: {self.quoted(title)}."

    def deadline_passed_says(self, meeting: Meeting, answered: str) -> str:
        return f"The deadline for answers to {self.the_meeting(meeting)} has passed. {answered}."
