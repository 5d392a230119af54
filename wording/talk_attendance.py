"""Words about coming and staying away: the answer card, receipts, seats."""

from collections.abc import Sequence

from meetings.attendance import Line
from meetings.model import AnswerKind, Meeting, Mode, Person, Session
from wording.dates import capital
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame
from wording.tongue import first_name


class Danish(DanishFrame):
    # the answer card
    attend = "Jeg deltager"
    attend_onsite = "Jeg deltager fysisk"
    attend_online = "Jeg deltager på Teams"
    attend_all_days = "Jeg deltager alle dage"
    attend_both_days = "Jeg deltager begge dage"
    onsite_all_days = "Fysisk alle dage"
    onsite_both_days = "Fysisk begge dage"
    online_all_days = "Teams alle dage"
    online_both_days = "Teams begge dage"
    some_days = "Kun nogle dage"
    one_day = "Kun én dag"
    send_substitute = "Send stedfortræder"
    decline = "Meld afbud"
    decline_alone = "Meld afbud uden stedfortræder"
    confirm_substitute = "Bekræft stedfortræder"
    confirm_decline = "Bekræft afbud"
    confirm_days = "Bekræft dage"
    which_days = "Hvilke dage?"
    pick_days = "Vælg mindst én dag."
    who_comes = "Hvem deltager for dig?"
    pick_substitute = "Vælg en stedfortræder."
    somebody_else = "En anden …"
    deputy = "suppleant"
    declines_alone = "Du melder afbud uden stedfortræder."
    remark = "Bemærkning til sekretariatet (valgfri)"
    remark_hint = (
        "Skriv kun, hvad sekretariatet har brug for. Skriv ikke om sygdom eller andre private forhold "
        "– svaret kan blive journaliseret og indgå i aktindsigt."
    )
    substitute_hint = "Stedfortræderen får indkaldelsen og kalenderaftalen. Din egen aftale bliver aflyst."
    show_agenda = "Vis eller skjul dagsorden"
    not_called = "Du er ikke indkaldt til dette møde, men kan følge med her."
    not_convened = "Der er ikke indkaldt til mødet endnu."
    cannot_after_all = "Jeg kan ikke alligevel"
    gives_back = "Den, du skulle deltage for, får besked og kan svare igen."

    # the form for a substitute the books do not know
    substitute_name = "Stedfortræderens navn"
    substitute_email = "Stedfortræderens e-mail"
    email_example = "navn@kommune.dk"
    need_name = "Skriv for- og efternavn."
    need_email = "Skriv en gyldig e-mailadresse, fx navn@kommune.dk."
    substitute_sees = "Stedfortræderen får indkaldelsen og kan se, at du har oplyst navn og e-mail."

    # receipts
    you_come = "Du er tilmeldt"
    you_decline = "Dit afbud er registreret"
    you_wait = "Du står på ventelisten"
    you_answered = "Dit svar er registreret"
    you_may_come = "Du har svaret måske"
    participant = "Deltager"
    apology = "Afbud"
    substitute = "Stedfortræder"
    my_remark = "Din bemærkning"
    can_change = "Du kan ændre dit svar, indtil mødet begynder."
    entry_cancelled = "Din kalenderaftale bliver aflyst. Tak, fordi du gav besked."
    stepped_back = "Du er meldt fra"
    nothing_changed = "Så er der ikke ændret noget"
    nothing_changed_text = "Alt står, som det gjorde før."

    # seats
    wait_for_seat = "Skriv mig på venteliste"
    give_seat = "Giv pladsen videre"
    keep_seat = "Behold min plads"
    the_rule = "Det står der i aftalen"
    wait_promise = "Du får besked her, så snart der er en plads til dig."

    def called_silent(self, organisation: str) -> str:
        return f"Du er indkaldt for {self.strong(organisation)} og har ikke svaret endnu."

    def called_answered(self, organisation: str, answer: str) -> str:
        return f"Du er indkaldt for {self.strong(organisation)}. Dit svar nu: {self.strong(answer)}."

    def comes_for(self, principal: str, organisation: str) -> str:
        return f"Du deltager for {self.strong(principal)}, {organisation}."

    def deadline_gone(self, deadline: str) -> str:
        return f"{deadline} – fristen er overskredet, men du kan stadig svare"

    def attend_tip(self, meeting: Meeting) -> str:
        return f"Tilmeld dig {self.the_meeting(meeting)}"

    def attend_onsite_tip(self, meeting: Meeting) -> str:
        return f"Tilmeld dig {self.the_meeting(meeting)}, hvor du selv møder frem"

    def attend_online_tip(self, meeting: Meeting) -> str:
        return f"Tilmeld dig {self.the_meeting(meeting)} på Teams"

    def only_day(self, session: Session) -> str:
        return f"Kun {self.weekday(session.day)}"

    def only_day_tip(self, session: Session) -> str:
        return f"Tilmeld dig {self.weekday_date(session.day)} og meld afbud til resten"

    def substitute_tip(self, meeting: Meeting) -> str:
        return f"Meld afbud og lad en anden deltage for dig i {self.the_meeting(meeting)}"

    def confirm_substitute_tip(self, meeting: Meeting) -> str:
        return f"Meld afbud og send stedfortræder til {self.the_meeting(meeting)}"

    def decline_tip(self, meeting: Meeting) -> str:
        return f"Meld afbud til {self.the_meeting(meeting)}"

    def change_tip(self, meeting: Meeting) -> str:
        return f"Ændr dit svar til {self.the_meeting(meeting)}"

    def invitation_says(self, meeting: Meeting, deadline: str) -> str:
        return f"Indkaldelse: {self.heading(meeting)}. Svar senest {deadline}."

    def meeting_says(self, meeting: Meeting, answer: str) -> str:
        return f"{self.heading(meeting)}. Dit svar: {answer}."

    def meeting_plain(self, meeting: Meeting) -> str:
        return f"{self.heading(meeting)}: {self.listing(self.when(one) for one in meeting.sessions)}."

    def answer_of(self, line: Line, meeting: Meeting) -> str:
        """Du deltager · onsdag: du deltager, torsdag: afbud."""
        each = {one: self.day_answer(line, one.number, meeting.mode) for one in meeting.sessions}
        if len(set(each.values())) == 1:
            return capital(next(iter(each.values())))
        return ", ".join(f"{self.weekday(one.day)}: {answer}" for one, answer in each.items())

    def day_answer(self, line: Line, session: int, mode: Mode) -> str:
        if seated := line.substitution(session):
            return f"afbud – {seated.substitute.name} deltager for dig"
        answer = line.answer(session)
        return self.answer_word(answer.kind, mode) if answer else "mangler"

    def answer_word(self, kind: AnswerKind, mode: Mode) -> str:
        """How one comes is only said of a meeting that lets one choose."""
        chosen = mode is Mode.HYBRID
        return {
            AnswerKind.ONSITE: "du deltager fysisk" if chosen else "du deltager",
            AnswerKind.ONLINE: "du deltager på Teams" if chosen else "du deltager",
            AnswerKind.DECLINED: "afbud",
            AnswerKind.TENTATIVE: "måske",
            AnswerKind.WAITING: "du står på venteliste",
        }[kind]

    # what was understood from a sentence

    understood = "Har jeg forstået dig rigtigt?"
    understood_hint = "Der er ikke registreret noget endnu."
    yes_attend = "Ja, tilmeld mig"
    yes_decline = "Ja, meld afbud"
    yes_substitute = "Ja, send stedfortræder"
    another_meeting = "Et andet møde"
    which_meeting = "Hvilket møde mener du?"

    def understood_says(self, what: str, meeting: Meeting) -> str:
        return f"{what}: {self.the_meeting(meeting)}. Er det rigtigt?"

    def which_says(self, count: int) -> str:
        return f"Der er {count} møder, du kan svare på. Hvilket mener du?"

    def no_meeting_that_day(self, day: str) -> str:
        return f"Du har intet møde {day}"

    def next_meeting_is(self, when: str) -> str:
        return f"Dit næste møde er {when}."

    def no_meeting_says(self, day: str, when: str) -> str:
        return f"Du har intet møde {day}. Det næste er {when}."

    no_meetings = "Du har ingen møder lige nu"
    no_meetings_text = "Når sekretariatet indkalder til det næste, får du besked her."

    # "jeg kan ikke komme"

    cannot_come = "Kan du ikke komme?"

    def cannot_come_says(self, meeting: Meeting) -> str:
        return f"Send en stedfortræder, eller meld afbud til {self.the_meeting(meeting)}."

    # receipts

    def you_come_says(self, meeting: Meeting) -> str:
        return f"Du er tilmeldt {self.the_meeting(meeting)}."

    def you_may_come_says(self, meeting: Meeting) -> str:
        return f"Du har svaret måske til {self.the_meeting(meeting)}."

    def decide_by(self, deadline: str) -> str:
        return f"Sig til, når du ved det – helst inden svarfristen {deadline}."

    def you_decline_says(self, meeting: Meeting) -> str:
        return f"Dit afbud til {self.the_meeting(meeting)} er registreret."

    def somebody_comes(self, substitute: str) -> str:
        return f"{substitute} deltager for dig"

    def somebody_comes_says(self, substitute: str, meeting: Meeting) -> str:
        return f"{substitute} deltager for dig i {self.the_meeting(meeting)}."

    def answered_says(self, meeting: Meeting) -> str:
        return f"Dit svar til {self.the_meeting(meeting)} er registreret."

    def entry_sent(self, email: str) -> str:
        return f"Kalenderaftalen sendes til {email}. {self.can_change}"

    def substitute_told(self, name: str) -> str:
        return (
            f"{first_name(name)} får indkaldelsen og kalenderaftalen. Din egen kalenderaftale bliver aflyst."
        )

    def late(self, deadline: str) -> str:
        return f"Svarfristen var {deadline}. Dit svar er taget med, og sekretariatet kan se, at det kom efter fristen."

    def member_of(self, person: Person, organisation: str) -> str:
        return f"{person.name}, {organisation}"

    def stepped_back_text(self, principal: str) -> str:
        return f"Du deltager ikke længere for {principal}, som får besked. Din kalenderaftale bliver aflyst."

    def stepped_back_says(self, meeting: Meeting) -> str:
        return f"Du er meldt fra {self.the_meeting(meeting)}."

    # seats

    def seats_taken(self, seats: int) -> str:
        match seats:
            case 1:
                return "Pladsen er taget"
            case 2:
                return "Begge pladser er taget"
            case _:
                return f"Alle {seats} pladser er taget"

    def seats_held(self, organisation: str, seats: int, holders: Sequence[str], day: str) -> str:
        places = "én plads" if seats == 1 else f"{seats} pladser"
        held = "Den er taget af" if seats == 1 else "De er taget af"
        on = f" {day}" if day else ""
        return f"{self.strong(organisation)} har {places}{on}. {held} {self.listing(holders)}."

    def comes_instead(self, substitute: str, principal: str) -> str:
        return f"{substitute} (for {principal})"

    def seats_says(self, organisation: str, seats: int) -> str:
        return f"{self.seats_taken(seats)} for {organisation}. Du kan komme på venteliste eller spørge en kollega."

    def not_registered_yet(self) -> str:
        return "Du er ikke tilmeldt endnu. Kom på venteliste, eller spørg en kollega, om du må få pladsen."

    def ask_holder(self, name: str) -> str:
        return f"Spørg {name} om pladsen"

    def place_in_line(self, place: int, organisation: str) -> str:
        return f"Du er nummer {place} på ventelisten for {organisation}."

    def waiting_says(self, meeting: Meeting) -> str:
        return f"Du står på ventelisten til {self.the_meeting(meeting)}."

    def seat_asked(self, holder: str) -> str:
        return f"{holder} er spurgt"

    def seat_asked_text(self, holder: str) -> str:
        return (
            f"{first_name(holder)} får besked nu og kan give dig sin plads med ét tryk. "
            "Imens står du på ventelisten."
        )

    def seat_asked_says(self, holder: str) -> str:
        return f"{holder} er spurgt, om du må få pladsen."

    def seat_given(self, asker: str) -> str:
        return f"{asker} har fået din plads"

    def seat_given_text(self, asker: str) -> str:
        return f"{first_name(asker)} får besked. Du står nu med afbud, og din kalenderaftale bliver aflyst."

    def seat_not_needed(self, asker: str) -> str:
        return f"{asker} behøver ikke længere din plads"

    def seat_not_needed_text(self) -> str:
        return "Du beholder den, og der er ikke ændret noget."

    no_seat_to_give = "Du har ingen plads at give videre"

    # a card from before

    def card_is_old(self) -> str:
        return "Dit tryk er ikke registreret. Mødet er flyttet, siden kortet blev sendt – svar på den nye tid her."

    def moved_and_answered(self, answer: str) -> str:
        return f"Mødet er flyttet, siden kortet blev sendt. Dit svar på den nye tid er {self.strong(answer)}."


class English(EnglishFrame, Danish):
    attend = "I will attend"
    attend_onsite = "I will attend in person"
    attend_online = "I will attend on Teams"
    attend_all_days = "I will attend all days"
    attend_both_days = "I will attend both days"
    onsite_all_days = "In person, all days"
    onsite_both_days = "In person, both days"
    online_all_days = "On Teams, all days"
    online_both_days = "On Teams, both days"
    some_days = "Some days only"
    one_day = "One day only"
    send_substitute = "Send a substitute"
    decline = "Decline"
    decline_alone = "Decline without a substitute"
    confirm_substitute = "Confirm substitute"
    confirm_decline = "Confirm that I decline"
    confirm_days = "Confirm days"
    which_days = "Which days?"
    pick_days = "Choose at least one day."
    who_comes = "Who will come for you?"
    pick_substitute = "Choose a substitute."
    somebody_else = "Somebody else …"
    deputy = "standing deputy"
    declines_alone = "You decline without sending a substitute."
    remark = "Remark to the secretariat (optional)"
    remark_hint = (
        "Write only what the secretariat needs. Do not write about illness or other private matters "
        "– the answer may be filed and be open to requests for access to documents."
    )
    substitute_hint = (
        "The substitute gets the invitation and the calendar entry. Your own entry is cancelled."
    )
    show_agenda = "Show or hide the agenda"
    not_called = "You are not called to this meeting, but you can follow it here."
    not_convened = "The meeting has not been called yet."
    cannot_after_all = "I cannot come after all"
    gives_back = "The person you were to come for is told and can answer again."

    substitute_name = "Name of the substitute"
    substitute_email = "E-mail of the substitute"
    email_example = "name@municipality.dk"
    need_name = "Write first name and surname."
    need_email = "Write a valid e-mail address, e.g. name@municipality.dk."
    substitute_sees = (
        "The substitute gets the invitation and can see that you gave the name and e-mail address."
    )

    you_come = "You are registered"
    you_decline = "You have declined"
    you_wait = "You are on the waiting list"
    you_answered = "Your answer is registered"
    you_may_come = "You said maybe"
    participant = "Attending"
    apology = "Declined"
    substitute = "Substitute"
    my_remark = "Your remark"
    can_change = "You can change your answer until the meeting begins."
    entry_cancelled = "Your calendar entry is cancelled. Thank you for letting us know."
    stepped_back = "You have stepped back"
    nothing_changed = "Nothing has been changed"
    nothing_changed_text = "Everything stands as it did before."

    wait_for_seat = "Put me on the waiting list"
    give_seat = "Pass on my seat"
    keep_seat = "Keep my seat"
    the_rule = "This is what the agreement says"
    wait_promise = "You will be told here as soon as there is a seat for you."

    def called_silent(self, organisation: str) -> str:
        return f"You are called for {self.strong(organisation)} and have not answered yet."

    def called_answered(self, organisation: str, answer: str) -> str:
        return f"You are called for {self.strong(organisation)}. Your answer now: {self.strong(answer)}."

    def comes_for(self, principal: str, organisation: str) -> str:
        return f"You come for {self.strong(principal)}, {organisation}."

    def deadline_gone(self, deadline: str) -> str:
        return f"{deadline} – it has passed, but you can still answer"

    def attend_tip(self, meeting: Meeting) -> str:
        return f"Register for {self.the_meeting(meeting)}"

    def attend_onsite_tip(self, meeting: Meeting) -> str:
        return f"Register for {self.the_meeting(meeting)} and come in person"

    def attend_online_tip(self, meeting: Meeting) -> str:
        return f"Register for {self.the_meeting(meeting)} on Teams"

    def only_day(self, session: Session) -> str:
        return f"{self.weekday(session.day)} only"

    def only_day_tip(self, session: Session) -> str:
        return f"Register for {self.weekday_date(session.day)} and decline the rest"

    def substitute_tip(self, meeting: Meeting) -> str:
        return f"Decline and let somebody else come for you to {self.the_meeting(meeting)}"

    def confirm_substitute_tip(self, meeting: Meeting) -> str:
        return f"Decline and send a substitute to {self.the_meeting(meeting)}"

    def decline_tip(self, meeting: Meeting) -> str:
        return f"Decline {self.the_meeting(meeting)}"

    def change_tip(self, meeting: Meeting) -> str:
        return f"Change your answer to {self.the_meeting(meeting)}"

    def invitation_says(self, meeting: Meeting, deadline: str) -> str:
        return f"Invitation: {self.heading(meeting)}. Please answer by {deadline}."

    def meeting_says(self, meeting: Meeting, answer: str) -> str:
        return f"{self.heading(meeting)}. Your answer: {answer}."

    def meeting_plain(self, meeting: Meeting) -> str:
        return f"{self.heading(meeting)}: {self.listing(self.when(one) for one in meeting.sessions)}."

    def answer_of(self, line: Line, meeting: Meeting) -> str:
        each = {one: self.day_answer(line, one.number, meeting.mode) for one in meeting.sessions}
        if len(set(each.values())) == 1:
            return capital(next(iter(each.values())))
        return ", ".join(f"{self.weekday(one.day)}: {answer}" for one, answer in each.items())

    def day_answer(self, line: Line, session: int, mode: Mode) -> str:
        if seated := line.substitution(session):
            return f"declined – {seated.substitute.name} comes for you"
        answer = line.answer(session)
        return self.answer_word(answer.kind, mode) if answer else "missing"

    def answer_word(self, kind: AnswerKind, mode: Mode) -> str:
        chosen = mode is Mode.HYBRID
        return {
            AnswerKind.ONSITE: "you attend in person" if chosen else "you attend",
            AnswerKind.ONLINE: "you attend on Teams" if chosen else "you attend",
            AnswerKind.DECLINED: "declined",
            AnswerKind.TENTATIVE: "maybe",
            AnswerKind.WAITING: "you are on the waiting list",
        }[kind]

    understood = "Did I understand you right?"
    understood_hint = "Nothing has been registered yet."
    yes_attend = "Yes, register me"
    yes_decline = "Yes, decline"
    yes_substitute = "Yes, send a substitute"
    another_meeting = "Another meeting"
    which_meeting = "Which meeting do you mean?"

    def understood_says(self, what: str, meeting: Meeting) -> str:
        return f"{what}: {self.the_meeting(meeting)}. Is that right?"

    def which_says(self, count: int) -> str:
        return f"There are {count} meetings you can answer. Which one do you mean?"

    def no_meeting_that_day(self, day: str) -> str:
        return f"You have no meeting on {day}"

    def next_meeting_is(self, when: str) -> str:
        return f"Your next meeting is {when}."

    def no_meeting_says(self, day: str, when: str) -> str:
        return f"You have no meeting on {day}. The next one is {when}."

    no_meetings = "You have no meetings at the moment"
    no_meetings_text = "You will be told here when the secretariat calls the next one."

    cannot_come = "Can you not come?"

    def cannot_come_says(self, meeting: Meeting) -> str:
        return f"Send a substitute, or decline {self.the_meeting(meeting)}."

    def you_come_says(self, meeting: Meeting) -> str:
        return f"You are registered for {self.the_meeting(meeting)}."

    def you_may_come_says(self, meeting: Meeting) -> str:
        return f"You said maybe to {self.the_meeting(meeting)}."

    def decide_by(self, deadline: str) -> str:
        return f"Please say so when you know – preferably before the deadline {deadline}."

    def you_decline_says(self, meeting: Meeting) -> str:
        return f"You have declined {self.the_meeting(meeting)}."

    def somebody_comes(self, substitute: str) -> str:
        return f"{substitute} comes for you"

    def somebody_comes_says(self, substitute: str, meeting: Meeting) -> str:
        return f"{substitute} comes for you to {self.the_meeting(meeting)}."

    def answered_says(self, meeting: Meeting) -> str:
        return f"Your answer to {self.the_meeting(meeting)} is registered."

    def entry_sent(self, email: str) -> str:
        return f"The calendar entry is sent to {email}. {self.can_change}"

    def substitute_told(self, name: str) -> str:
        return f"{first_name(name)} gets the invitation and the calendar entry. Your own entry is cancelled."

    def late(self, deadline: str) -> str:
        return f"The deadline was {deadline}. Your answer counts, and the secretariat can see that it came after the deadline."

    def member_of(self, person: Person, organisation: str) -> str:
        return f"{person.name}, {organisation}"

    def stepped_back_text(self, principal: str) -> str:
        return f"You no longer come for {principal}, who is told. Your calendar entry is cancelled."

    def stepped_back_says(self, meeting: Meeting) -> str:
        return f"You have stepped back from {self.the_meeting(meeting)}."

    def seats_taken(self, seats: int) -> str:
        match seats:
            case 1:
                return "The seat is taken"
            case 2:
                return "Both seats are taken"
            case _:
                return f"All {seats} seats are taken"

    def seats_held(self, organisation: str, seats: int, holders: Sequence[str], day: str) -> str:
        places = "one seat" if seats == 1 else f"{seats} seats"
        held = "It is" if seats == 1 else "They are"
        on = f" on {day}" if day else ""
        return f"{self.strong(organisation)} has {places}{on}. {held} held by {self.listing(holders)}."

    def comes_instead(self, substitute: str, principal: str) -> str:
        return f"{substitute} (for {principal})"

    def seats_says(self, organisation: str, seats: int) -> str:
        return (
            f"{self.seats_taken(seats)} for {organisation}. You can join the waiting list or ask a colleague."
        )

    def not_registered_yet(self) -> str:
        return "You are not registered yet. Join the waiting list, or ask a colleague whether you may have the seat."

    def ask_holder(self, name: str) -> str:
        return f"Ask {name} for the seat"

    def place_in_line(self, place: int, organisation: str) -> str:
        return f"You are number {place} on the waiting list of {organisation}."

    def waiting_says(self, meeting: Meeting) -> str:
        return f"You are on the waiting list for {self.the_meeting(meeting)}."

    def seat_asked(self, holder: str) -> str:
        return f"{holder} has been asked"

    def seat_asked_text(self, holder: str) -> str:
        return (
            f"{first_name(holder)} is told now and can give you the seat with one tap. "
            "Meanwhile you are on the waiting list."
        )

    def seat_asked_says(self, holder: str) -> str:
        return f"{holder} has been asked whether you may have the seat."

    def seat_given(self, asker: str) -> str:
        return f"{asker} has your seat now"

    def seat_given_text(self, asker: str) -> str:
        return (
            f"{first_name(asker)} is told. You now stand as declined, and your calendar entry is cancelled."
        )

    def seat_not_needed(self, asker: str) -> str:
        return f"{asker} no longer needs your seat"

    def seat_not_needed_text(self) -> str:
        return "You keep it, and nothing has been changed."

    no_seat_to_give = "You have no seat to pass on"

    def card_is_old(self) -> str:
        return "Your tap was not registered. The meeting has moved since the card was sent – please answer the new time here."

    def moved_and_answered(self, answer: str) -> str:
        return f"The meeting has moved since the card was sent. Your answer to the new time is {self.strong(answer)}."
