"""Words of the secretariat's work on proposals and on the agenda."""

from datetime import date

from meetings.model import AgendaItem, ItemState, Meeting, Verb
from wording import dates
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    # one proposal
    triage_item = "Behandl"
    accept_item = "Sæt på dagsordenen"
    reword_item = "Ret teksten"
    reword_heading = "Ret punktet"
    return_item = "Send retur"
    reject_item = "Afvis"
    defer_item = "Udsæt"
    merge_item = "Læg sammen"
    remove_item = "Tag af dagsordenen"
    why_field = "Begrundelse til forslagsstilleren"
    why_optional = "Bemærkning til forslagsstilleren (valgfri)"
    need_why = "Skriv en begrundelse."
    defer_to = "Hvornår skal det op?"
    need_later = "Vælg et møde eller en måned."
    merge_with = "Hvilket punkt skal det lægges ind i?"
    need_item = "Vælg et punkt."
    item_settled_now = "Det er noteret"
    proposer_is_told = "Forslagsstilleren får besked."
    deferrals_label = "Historik"
    presenter_label = "Oplæg ved"

    # the agenda
    arrange = "Tilrettelæg dagsordenen"
    arranged = "Dagsordenen nu"
    move_item = "Flyt et punkt"
    which_item = "Hvilket punkt?"
    after_item = "Hvor skal det stå?"
    stand_first = "Først"
    as_sub_item = "Som underpunkt til det valgte?"
    yes_sub = "Ja, som underpunkt"
    no_sub = "Nej, som et punkt for sig"
    new_item = "Nyt punkt"
    new_title = "Overskrift på punktet"
    send_round = "Send til kommentering"
    round_sent = "Dagsordenen er sendt til kommentering"
    ask_approval = "Bed om godkendelse"
    approval_asked = "Der er bedt om godkendelse"
    unsent_heading = "Ændret, siden den blev sendt ud"

    # two at once
    both_heading = "En anden har rettet i punktet imens"
    both_text = "Her er det, der står nu. Dit eget står i felterne. Saml de to, og gem igen."

    both_lost = "Der er ikke gemt noget. Åbn punktet igen, og skriv videre i den nye tekst."

    # refusals
    settled_already = "Punktet er allerede behandlet"
    not_approved = "Dagsordenen er ikke godkendt endnu"
    not_approved_text = "Den kan sendes ud, når de rette har godkendt den, som den er nu."
    nothing_new = "Dagsordenen er allerede sendt ud"
    nothing_new_text = "Der er ikke ændret noget i den siden."
    no_round = "Der er ikke noget til kommentering"
    no_round_text = "Enten er intet sendt ud, eller også er fristen for kommentarer passeret."
    not_begun = "Mødet er ikke begyndt"
    not_begun_text = "Det kan først noteres på mødedagen."
    no_outcome = "Der mangler en konklusion"
    minutes_closed = "Referatet er godkendt og kan ikke ændres"
    minutes_closed_text = "Skal noget rettes, så tag det op på næste møde."
    no_authority = "Det har formanden ikke fået lov til"
    no_authority_text = "Gruppens kommissorium siger ikke, at formanden kan beslutte mellem møderne."

    def triage_line(self, item: AgendaItem) -> str:
        return f"{self.triage_item}: {item.title}"

    def desk_state(self, item: AgendaItem, state: str) -> str:
        """`state` is what the proposer would be told."""
        return "sendt retur til forslagsstilleren" if item.state is ItemState.RETURNED else state

    def month_choice(self, month: date) -> str:
        return f"{dates.month(month.month, self.language).capitalize()} {month.year}"

    def over_time(self, minutes: int) -> str:
        return f"Punkterne tager {minutes} minutter mere, end der er til mødet."

    def slot(self, at: str, item: AgendaItem) -> str:
        length = f"{item.minutes} min." if item.minutes else ""
        return ", ".join(part for part in (at, length) if part)

    def asked_people(self, names: str) -> str:
        return f"{names} får besked med det samme."

    def round_until(self, until: str) -> str:
        return f"Medlemmerne kan kommentere indtil {until}."

    def settled_says(self, title: str) -> str:
        return f"{self.quoted(title)} er behandlet."

    def settled_at(self, state: str) -> str:
        return f"Punktet er {state}."

    def no_outcome_text(self, titles: str) -> str:
        return f"Skriv, hvad der kom ud af {titles}, før mødet afsluttes."

    def theirs(self, name: str) -> str:
        return f"{name}, som det står nu"

    def verb_line(self, verb: Verb, text: str) -> str:
        return f"{text} ({verb.mark})"

    def arrange_says(self, meeting: Meeting, count: int) -> str:
        return f"Dagsordenen til {self.the_meeting(meeting)} har {count} punkter."


class English(EnglishFrame, Danish):
    triage_item = "Handle"
    accept_item = "Put on the agenda"
    reword_item = "Change the wording"
    reword_heading = "Change this text"
    return_item = "Return it"
    reject_item = "Reject"
    defer_item = "Put off"
    merge_item = "Merge"
    remove_item = "Take off the agenda"
    why_field = "Reason, for the proposer"
    why_optional = "Remark to the proposer (optional)"
    need_why = "Write a reason."
    defer_to = "When should it come up?"
    need_later = "Choose a date or a month."
    merge_with = "Which one should it be merged into?"
    need_item = "Choose one."
    item_settled_now = "It is noted"
    proposer_is_told = "The proposer is told."
    deferrals_label = "History"
    presenter_label = "Presented by"

    arrange = "Arrange the agenda"
    arranged = "The agenda now"
    move_item = "Move an item"
    which_item = "Which one?"
    after_item = "Where should it stand?"
    stand_first = "First"
    as_sub_item = "Under the chosen one?"
    yes_sub = "Yes, under it"
    no_sub = "No, on its own"
    new_item = "New item"
    new_title = "Title of the item"
    send_round = "Send for comments"
    round_sent = "The agenda is out for comments now"
    ask_approval = "Ask for approval"
    approval_asked = "Approval has been asked for"
    unsent_heading = "Changed since it was sent out"

    both_heading = "Somebody else changed this meanwhile"
    both_text = "Here is what it says now. Your own text is in the fields. Join the two, and save again."
    both_lost = "Nothing was saved. Open it again, and go on from the new text."

    settled_already = "That has been settled already"
    not_approved = "The agenda is not approved yet"
    not_approved_text = "It can go out when the right people have approved it as it is now."
    nothing_new = "The agenda is out already"
    nothing_new_text = "Nothing in it has changed since."
    no_round = "Nothing is out for comments"
    no_round_text = "Either nothing was sent, or the time for comments is over."
    not_begun = "It has not begun"
    not_begun_text = "That can be noted on the day."
    no_outcome = "A conclusion is missing"
    minutes_closed = "The minutes are approved and cannot be changed"
    minutes_closed_text = "If something must be corrected, raise it next time."
    no_authority = "The chair may not do that"
    no_authority_text = "The terms of reference do not say that the chair may decide in between."

    def triage_line(self, item: AgendaItem) -> str:
        return f"{self.triage_item}: {item.title}"

    def desk_state(self, item: AgendaItem, state: str) -> str:
        return "returned to the proposer" if item.state is ItemState.RETURNED else state

    def month_choice(self, month: date) -> str:
        return f"{dates.month(month.month, self.language)} {month.year}"

    def over_time(self, minutes: int) -> str:
        return f"The items take {minutes} minutes more than there are."

    def slot(self, at: str, item: AgendaItem) -> str:
        length = f"{item.minutes} min." if item.minutes else ""
        return ", ".join(part for part in (at, length) if part)

    def asked_people(self, names: str) -> str:
        return f"{names} are told at once."

    def round_until(self, until: str) -> str:
        return f"Members can comment until {until}."

    def settled_says(self, title: str) -> str:
        return f"{self.quoted(title)} is settled."

    def settled_at(self, state: str) -> str:
        return f"It is {state}."

    def no_outcome_text(self, titles: str) -> str:
        return f"Say what became of {titles} before you close."

    def theirs(self, name: str) -> str:
        return f"{name}, as it stands now"

    def verb_line(self, verb: Verb, text: str) -> str:
        return f"{text} ({verb.mark})"

    def arrange_says(self, meeting: Meeting, count: int) -> str:
        return f"The agenda of {self.the_meeting(meeting)} has {count} items."
