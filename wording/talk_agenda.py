"""Words about the agenda and the items people propose for it."""

from meetings.model import AgendaItem, ItemState, Meeting, Person, Verb
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    # the agenda
    agenda_draft = "Foreløbig dagsorden"
    agenda_final = "Dagsorden"
    agenda_empty = "Der er ingen punkter på dagsordenen endnu."
    closed_item = "lukket"
    marks_explained = "B: til beslutning. D: til drøftelse. O: til orientering."
    publish_agenda = "Send dagsordenen ud"
    agenda_published = "Dagsordenen bliver sendt ud"

    def agenda_goes_to(self, people: int, when: str) -> str:
        """`when` is empty for now."""
        return f"Alle {people} indkaldte og deres stedfortrædere får besked {when or 'med det samme'}."

    # the form
    propose_heading = "Foreslå et punkt til dagsordenen"
    change_heading = "Ret dit forslag"
    to_meeting = "Til hvilket møde?"
    item_title = "Overskrift"
    ask = "Hvad skal gruppen gøre?"
    background = "Baggrund"
    more_fields = "Tilføj indstilling, tid eller bilag"
    recommendation = "Indstilling, én på hver linje (valgfri)"
    recommendation_example = "Det indstilles, at …"
    minutes = "Forventet tid (valgfri)"
    attachment = "Link til bilag (valgfri)"
    attachment_title = "Bilag"
    needed_to_send = "De tre første felter skal udfyldes, før forslaget kan sendes. Du kan gemme det til senere med det, der er."
    need_title = "Skriv en kort overskrift (højst 120 tegn)."
    need_ask = "Vælg, hvad gruppen skal gøre."
    need_background = "Skriv kort, hvorfor punktet skal på dagsordenen."
    item_hint = "Sekretariatet og arbejdsgruppen afgør, om punktet kommer på. Teksten kan indgå i aktindsigt."
    send_item = "Send forslag"
    save_item = "Gem rettelserne"
    keep_item = "Gem til senere"
    item_kept = "Dit udkast er gemt"
    item_kept_text = "Det er ikke sendt. Det står i formularen, næste gang du åbner den."
    go_on = "Skriv videre"
    open_or_closed = "Åbent eller lukket punkt?"
    open_item = "Åbent"
    closed_choice = "Lukket: ses ikke af observatører og offentligheden"
    fix_fields = "Ret felterne med fremhævet tekst, og send igen. Det, du har skrevet, står her endnu."
    fix_says = "Forslaget er ikke sendt endnu. Ret felterne, og send igen."

    # after the deadline
    too_late = "Fristen for punkter er passeret"
    send_late = "Send til sekretariatet alligevel"

    # the receipt
    item_received = "Dit forslag er modtaget"
    item_changed = "Dit forslag er rettet"
    item_withdrawn = "Dit forslag er trukket tilbage"
    item_label = "Punkt"
    item_kind = "Type"
    proposer = "Forslagsstiller"
    proposers_explained = "Under punktet står, hvem der har foreslået det; de andre er sekretariatets. Forslag, der ikke er sat på, ser kun sekretariatet."
    proposed_by_nobody = (
        "Sekretariatet har selv sat punkterne på. Forslag, der ikke er sat på, ser kun sekretariatet."
    )
    item_status = "Status"
    follow_item = "Skriv status, når du vil se, hvad der sker med det."
    change_item = "Ret forslaget"
    withdraw_item = "Træk forslaget tilbage"
    withdraw_sure = "Forslaget går ikke videre til sekretariatet."
    confirm_withdraw = "Ja, træk det tilbage"
    propose_more = "Foreslå et punkt mere"
    propose_again = "Foreslå et nyt punkt"

    # what became of it
    my_items = "Dine punkter"
    my_item = "Dit punkt"
    no_items = "Du har ikke foreslået nogen punkter endnu."
    note = "Bemærkning"

    def items_until(self, deadline: str) -> str:
        return f"Forslag til punkter senest {deadline}."

    def more_items(self, count: int) -> str:
        return f"… og {count} punkter mere"

    def agenda_of(self, meeting: Meeting) -> str:
        return f"Dagsorden til {self.the_meeting(meeting)}"

    def agenda_says(self, meeting: Meeting, count: int) -> str:
        return f"Dagsordenen til {self.the_meeting(meeting)} har {count} punkter."

    def to_the_meeting(self, meeting: Meeting, deadline: str) -> str:
        return f"Til {self.the_meeting(meeting)}. Frist: {deadline}."

    def any_meeting(self) -> str:
        return "Vælg det møde, punktet skal med på."

    def propose_says(self, meeting: Meeting, deadline: str) -> str:
        return f"Foreslå et punkt til {self.the_meeting(meeting)}. Fristen er {deadline}."

    def meeting_choice(self, meeting: Meeting, deadline: str) -> str:
        return f"{self.heading(meeting)} (frist {deadline})"

    def minutes_choice(self, minutes: int) -> str:
        return f"{minutes} minutter"

    def optional(self, name: str) -> str:
        """The label of a field of the form that may be left empty."""
        return {
            "since_last": "Siden sidst (valgfri)",
            "case_presentation": "Sagsfremstilling (valgfri)",
            "next_steps": "Næste skridt (valgfri)",
            "presenter": "Oplæg ved (valgfri)",
            "case_number": "Sagsnr. (valgfri)",
        }[name]

    def verb_choice(self, verb: Verb) -> str:
        return {
            Verb.TAKE_NOTE: "Tage en orientering til efterretning",
            Verb.DISCUSS: "Drøfte",
            Verb.APPROVE: "Godkende eller beslutte",
        }[verb]

    def standard_recommendation(self, verb: Verb) -> str:
        """What stands on the agenda when the proposer only said what is to be done."""
        return {
            Verb.TAKE_NOTE: "tager orienteringen til efterretning",
            Verb.DISCUSS: "drøfter sagen",
            Verb.APPROVE: "godkender forslaget",
        }[verb]

    def for_what(self, verb: Verb) -> str:
        return {"B": "Til beslutning", "D": "Til drøftelse", "O": "Til orientering"}[verb.mark]

    def mark(self, verb: Verb) -> str:
        return verb.mark

    def deadline_was(self, deadline: str) -> str:
        return (
            f"Den var {deadline}. Sekretariatet kan stadig få forslaget og afgør, om det kan nå med. "
            "Det, du har skrevet, står her endnu."
        )

    def too_late_says(self, deadline: str) -> str:
        return f"Fristen for punkter var {deadline}. Du kan sende forslaget til sekretariatet alligevel."

    def proposed_by(self, person: Person) -> str:
        return f"{person.organisation.name} v/{person.name}"

    def item_received_says(self, title: str) -> str:
        return f"Dit forslag {self.quoted(title)} er modtaget."

    def item_changed_says(self, title: str) -> str:
        return f"Dit forslag {self.quoted(title)} er rettet."

    def item_withdrawn_says(self, title: str) -> str:
        return f"Dit forslag {self.quoted(title)} er trukket tilbage."

    def item_state(self, item: AgendaItem) -> str:  # noqa: C901  # one case a state
        match item.state:
            case ItemState.SUBMITTED:
                return "afventer sekretariatet"
            case ItemState.LATE:
                return "afventer sekretariatet (sendt efter fristen)"
            case ItemState.ACCEPTED if item.number:
                kinds = "".join(f" ({self.for_what(one.verb).lower()})" for one in item.recommendations[:1])
                return f"på dagsordenen som punkt\u00a0{item.number}{kinds}"
            case ItemState.ACCEPTED:
                return "kommer på dagsordenen"
            case ItemState.RETURNED:
                return "sendt retur til dig"
            case ItemState.REJECTED:
                return "kom ikke på dagsordenen"
            case ItemState.DEFERRED:
                return "udskudt til et senere møde"
            case ItemState.WITHDRAWN:
                return "trukket tilbage"
            case ItemState.MERGED:
                return "lagt sammen med et andet punkt"
            case ItemState.REMOVED:
                return "taget af dagsordenen"

    def open_own_item(self, item: AgendaItem) -> str:
        """For a button, which is cut off on a phone where a title is long."""
        whole = item.title
        return f"Åbn: {whole}" if len(whole) <= 24 else f"Åbn: {whole[:23].rstrip()}…"

    def item_line(self, item: AgendaItem, meeting: Meeting) -> str:
        note = f" {item.note}" if item.note else ""
        return f"{self.strong(item.title)} – {self.item_state(item)}, {self.the_meeting(meeting)}.{note}"

    def item_says(self, item: AgendaItem, meeting: Meeting) -> str:
        return f"{self.quoted(item.title)}: {self.item_state(item)}, {self.the_meeting(meeting)}."

    def no_such_item(self, about: str) -> str:
        return (
            f"Jeg kan ikke finde et punkt om {self.quoted(about)} blandt dine. Her er dem, du har foreslået."
        )

    def items_say(self, count: int) -> str:
        return f"Du har foreslået {count} punkter." if count != 1 else "Du har foreslået ét punkt."


class English(EnglishFrame, Danish):
    agenda_draft = "Draft agenda"
    agenda_final = "Agenda"
    agenda_empty = "There are no items on the agenda yet."
    closed_item = "closed"
    marks_explained = "B: for decision. D: for discussion. O: for information."
    publish_agenda = "Send the agenda out"
    agenda_published = "The agenda is on its way"

    def agenda_goes_to(self, people: int, when: str) -> str:
        return f"All {people} who are called, and their substitutes, are told {when or 'at once'}."

    propose_heading = "Propose an item for the agenda"
    change_heading = "Change your proposal"
    to_meeting = "For which meeting?"
    item_title = "Title"
    ask = "What should the group do?"
    background = "Background"
    more_fields = "Add time, attachment and more"
    recommendation = "Recommendations, one on each line (optional)"
    recommendation_example = "It is recommended that …"
    minutes = "Expected time (optional)"
    attachment = "Link to attachment (optional)"
    attachment_title = "Attachment"
    needed_to_send = "The first three fields are needed before the proposal can be sent. You can keep it for later with what is there."
    need_title = "Write a short title (at most 120 letters)."
    need_ask = "Choose what the group should do."
    need_background = "Write briefly why the item should be on the agenda."
    item_hint = "The secretariat and the working group decide whether it is taken up. The text may be open to requests for access."
    send_item = "Send proposal"
    keep_item = "Keep it for later"
    item_kept = "Your draft is kept"
    item_kept_text = "It has not been sent. It is in the form the next time you open it."
    go_on = "Go on writing"
    open_or_closed = "Open or closed?"
    open_item = "Open"
    closed_choice = "Closed: hidden from observers and the public"
    save_item = "Save changes"
    fix_fields = "Correct the fields marked in bold and send again. What you wrote is still here."
    fix_says = "The proposal has not been sent yet. Correct the fields and send again."

    too_late = "The deadline for items has passed"
    send_late = "Send to the secretariat anyway"

    item_received = "Your proposal has been received"
    item_changed = "Your proposal has been changed"
    item_withdrawn = "Your proposal has been withdrawn"
    item_label = "Item"
    item_kind = "Type"
    proposer = "Proposed by"
    proposers_explained = "Under an item stands who proposed it; the others are the secretariat's. Proposals that are not on the agenda are seen by the secretariat only."
    proposed_by_nobody = "The secretariat put the items on the agenda itself. Proposals that are not on it are seen by the secretariat only."
    item_status = "Status"
    follow_item = "Write status when you want to see what happens to it."
    change_item = "Change proposal"
    withdraw_item = "Withdraw proposal"
    withdraw_sure = "The proposal goes no further to the secretariat."
    confirm_withdraw = "Yes, withdraw it"
    propose_more = "Propose another item"
    propose_again = "Propose a new item"

    my_items = "Your items"
    my_item = "Your item"
    no_items = "You have not proposed any items yet."
    note = "Note"

    def items_until(self, deadline: str) -> str:
        return f"Propose items by {deadline}."

    def more_items(self, count: int) -> str:
        return f"… and {count} more items"

    def agenda_of(self, meeting: Meeting) -> str:
        return f"Agenda for {self.the_meeting(meeting)}"

    def agenda_says(self, meeting: Meeting, count: int) -> str:
        return f"The agenda for {self.the_meeting(meeting)} has {count} items."

    def to_the_meeting(self, meeting: Meeting, deadline: str) -> str:
        return f"For {self.the_meeting(meeting)}. Deadline: {deadline}."

    def any_meeting(self) -> str:
        return "Choose the meeting the item is for."

    def propose_says(self, meeting: Meeting, deadline: str) -> str:
        return f"Propose an item for {self.the_meeting(meeting)}. The deadline is {deadline}."

    def meeting_choice(self, meeting: Meeting, deadline: str) -> str:
        return f"{self.heading(meeting)} (deadline {deadline})"

    def minutes_choice(self, minutes: int) -> str:
        return f"{minutes} minutes"

    def optional(self, name: str) -> str:
        return {
            "since_last": "Since last time (optional)",
            "case_presentation": "Presentation of the case (optional)",
            "next_steps": "Next steps (optional)",
            "presenter": "Presented by (optional)",
            "case_number": "Case no. (optional)",
        }[name]

    def verb_choice(self, verb: Verb) -> str:
        return {
            Verb.TAKE_NOTE: "Take note of information",
            Verb.DISCUSS: "Discuss",
            Verb.APPROVE: "Approve or decide",
        }[verb]

    def standard_recommendation(self, verb: Verb) -> str:
        return {
            Verb.TAKE_NOTE: "takes note of the information",
            Verb.DISCUSS: "discusses the matter",
            Verb.APPROVE: "approves the proposal",
        }[verb]

    def for_what(self, verb: Verb) -> str:
        return {"B": "For decision", "D": "For discussion", "O": "For information"}[verb.mark]

    def mark(self, verb: Verb) -> str:
        return verb.mark

    def deadline_was(self, deadline: str) -> str:
        return (
            f"It was {deadline}. The secretariat can still have the proposal and decides whether there is time for it. "
            "What you wrote is still here."
        )

    def too_late_says(self, deadline: str) -> str:
        return f"The deadline for items was {deadline}. You can send the proposal to the secretariat anyway."

    def proposed_by(self, person: Person) -> str:
        return f"{person.organisation.name}, {person.name}"

    def item_received_says(self, title: str) -> str:
        return f"Your proposal {self.quoted(title)} has been received."

    def item_changed_says(self, title: str) -> str:
        return f"Your proposal {self.quoted(title)} has been changed."

    def item_withdrawn_says(self, title: str) -> str:
        return f"Your proposal {self.quoted(title)} has been withdrawn."

    def item_state(self, item: AgendaItem) -> str:  # noqa: C901  # one case a state
        match item.state:
            case ItemState.SUBMITTED:
                return "waiting for the secretariat"
            case ItemState.LATE:
                return "waiting for the secretariat (sent after the deadline)"
            case ItemState.ACCEPTED if item.number:
                kinds = "".join(f" ({self.for_what(one.verb).lower()})" for one in item.recommendations[:1])
                return f"on the agenda as item\u00a0{item.number}{kinds}"
            case ItemState.ACCEPTED:
                return "will be on the agenda"
            case ItemState.RETURNED:
                return "returned to you"
            case ItemState.REJECTED:
                return "was not taken up"
            case ItemState.DEFERRED:
                return "postponed to a later meeting"
            case ItemState.WITHDRAWN:
                return "withdrawn"
            case ItemState.MERGED:
                return "merged with another item"
            case ItemState.REMOVED:
                return "taken off the agenda"

    def open_own_item(self, item: AgendaItem) -> str:
        """For a button, which is cut off on a phone where a title is long."""
        whole = item.title
        return f"Open: {whole}" if len(whole) <= 24 else f"Open: {whole[:23].rstrip()}…"

    def item_line(self, item: AgendaItem, meeting: Meeting) -> str:
        note = f" {item.note}" if item.note else ""
        return f"{self.strong(item.title)} – {self.item_state(item)}, {self.the_meeting(meeting)}.{note}"

    def item_says(self, item: AgendaItem, meeting: Meeting) -> str:
        return f"{self.quoted(item.title)}: {self.item_state(item)}, {self.the_meeting(meeting)}."

    def no_such_item(self, about: str) -> str:
        return f"I cannot find an item about {self.quoted(about)} among yours. These are the ones you have proposed."

    def items_say(self, count: int) -> str:
        return f"You have proposed {count} items." if count != 1 else "You have proposed one item."
