"""Words about adding, correcting and ending members one by one."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import ClassVar

from meetings.attendance import Standing
from meetings.model import Meeting, Membership, Role, Trace
from meetings.office.leaving import Awaited, Leaving
from wording.dates import capital
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    new_member = "Nyt medlem"
    new_member_heading = "Tilføj et medlem"
    new_member_text = "Udfyld felterne. Navn, arbejdsmail, titel og kommune eller organisation er alt, hvad der bliver gemt."
    add_member_now = "Tilføj medlemmet"
    add_another = "Tilføj en til"
    change_or_end = "Ret eller afslut …"
    choose_member_heading = "Hvilket medlem?"
    choose_member_text = "Vælg medlemmet. Du ser det hele igennem, før noget er ændret."
    member_label = "Medlem"
    need_member = "Vælg et medlem."
    change_member_button = "Ret"
    end_member_button = "Afslut medlemskab …"
    change_member_heading = "Ret et medlem"
    change_member_text = (
        "Skifter nogen rolle, så skriv den dag, den nye rolle begynder: Den gamle står til dagen før."
    )
    save_member = "Gem rettelsen"
    end_member_heading = "Afslut et medlemskab"
    end_member_now = "Afslut medlemskabet"
    keep_member = "Behold medlemskabet"
    take_back_ending = "Tag det tilbage"
    remove_member_button = "Fjern medlemmet …"
    remove_member_heading = "Fjern et medlem"
    remove_member_text = (
        "Det er til den, der er tilføjet ved en fejl. Medlemskabet forsvinder helt, og det kan ikke tages tilbage. "
        "Er personen ikke kendt fra andet, bliver navn, mail og titel også slettet."
    )
    remove_member_now = "Fjern medlemmet"
    member_removed = "Medlemmet er fjernet"
    removed_before = "Medlemmet er allerede fjernet"
    not_removable = "Medlemmet kan ikke fjernes"
    end_instead = "Afslut medlemskabet i stedet. Så står det i listen med en sidste dag."
    end_with_apologies = (
        "Registrér afbud, når du afslutter, så forsvinder mødet også fra vedkommendes kalender."
    )
    correct_instead = "Sidder vedkommende her i flere roller, så ret den, der er forkert."
    member_name = "For- og efternavn"
    member_email = "Arbejdsmail"
    member_title = "Titel"
    member_home = "Kommune eller organisation"
    member_home_fact = "Organisation"
    member_home_example = "fx Viborg"
    member_role = "Rolle"
    member_since = "Fra og med"
    member_until = "Til og med (tom, så længe det varer)"
    member_last_day = "Sidste dag"
    member_period = "Periode"
    deputy_for_label = "Suppleant for (kun for suppleanter)"
    nobody = "Ingen"
    need_member_name = "Skriv for- og efternavn."
    need_member_email = "Skriv arbejdsmailen."
    need_home = "Skriv kommune eller organisation."
    need_last_day = "Vælg den sidste dag."
    calls_label = "Møder, der allerede er indkaldt til"
    call_in_no = "Indkald ikke; kun til de næste"
    apologies_label = "Møderne efter den dag"
    apologise_yes = "Registrér afbud"
    apologise_no = "Lad dem stå, som de er"
    member_added = "Medlemmet er tilføjet"
    member_corrected = "Rettelsen er gemt"
    member_unchanged = "Der var ikke noget at rette"
    member_ended = "Medlemskabet er afsluttet"
    ended_before = "Medlemskabet sluttede allerede"
    member_resumed = "Medlemskabet fortsætter"
    was_called_in = "Indkaldt nu til"
    not_called_in = "Ikke indkaldt til"
    what_follows = "Det følger af det"
    nothing_follows = "Vedkommende er ikke indkaldt til møder efter den dag."
    day_changed = "Dagen er en anden end før, så det her følger af den. Tryk igen, hvis det er rigtigt."
    seat_changed = "Det er ændret imens"
    seat_changed_text = "En anden har rettet medlemmet, siden du åbnede det. Sådan står det nu. Det, du skrev, står i felterne."
    seat_gone_text = "En anden har rettet medlemmet, siden kortet blev vist. Vælg medlemmet igen."
    not_ended = "Der er ikke noget at tage tilbage"
    not_ended_text = (
        "Medlemskabet er ikke afsluttet, eller den sidste dag er rettet siden. Ret medlemmet i stedet."
    )
    sits_elsewhere = "Det kan du ikke rette alene"
    address_taken = "Adressen hører til en anden"
    role_words: ClassVar[Mapping[Role, str]] = {
        Role.CHAIR: "Formand",
        Role.VICE_CHAIR: "Næstformand",
        Role.MEMBER: "Medlem",
        Role.DEPUTY: "Suppleant",
        Role.OBSERVER: "Observatør",
        Role.REFERENCE: "Referencemedlem",
        Role.SECRETARIAT: "Sekretariat",
    }
    vacant: ClassVar[Mapping[Role, str]] = {
        Role.CHAIR: "Gruppen har ingen formand derefter.",
        Role.SECRETARIAT: "Gruppen har intet sekretariat derefter, og ingen kan rette noget her.",
    }
    trace_words: ClassVar[Mapping[Trace, str]] = {
        Trace.ANSWER: "et svar på et møde",
        Trace.PRESENCE: "et fremmøde",
        Trace.MEETING: "en plads på listen til et afholdt eller aflyst møde",
        Trace.WORD: "en besked om et møde (sendt eller på vej)",
        Trace.PROPOSAL: "et forslag til en dagsorden",
        Trace.PAPER: "en del i dagsorden, beslutning eller referat",
        Trace.TASK: "en opgave",
        Trace.ACTED: "noget gjort i Styrmand",
        Trace.DEPUTY: "en suppleant for vedkommende",
    }
    _known_fields: ClassVar[Mapping[str, str]] = {
        "name": "navn",
        "title": "titel",
        "organisation": "organisation",
    }

    def member_choice(self, seat: Membership) -> str:
        """Jonas Holm, Viborg – suppleant, til og med 28. februar 2027."""
        role = "" if seat.role is Role.MEMBER else f" – {self.role_words[seat.role].lower()}"
        until = f", {self.until_and_with(seat.until)}" if seat.until else ""
        return f"{seat.person.name}, {seat.person.organisation.short}{role}{until}"

    def until_and_with(self, day: date) -> str:
        return f"til og med {self.short_date(day)}"

    def period(self, since: date, until: date | None) -> str:
        begins = f"fra og med {self.short_date(since)}"
        return f"{begins} {self.until_and_with(until)}" if until else begins

    def no_member_called(self, name: str) -> str:
        return f"Jeg kan ikke finde {name} blandt medlemmerne. Vælg et medlem."

    def call_in_yes(self, meetings: Sequence[Meeting]) -> str:
        return "Indkald også til det" if len(meetings) == 1 else f"Indkald også til dem ({len(meetings)})"

    def meetings_named(self, meetings: Sequence[Meeting]) -> str:
        return self.listing(self.the_meeting(one) for one in meetings)

    def known_already(self, fields: Sequence[str]) -> str:
        told = self.listing(self._known_fields[one] for one in fields)
        return f"Personen var kendt i forvejen, og {told} er ikke ændret. Tryk »Ret«, hvis det skal være, som du skrev."

    def awaits(self, one: Awaited) -> str:
        """Mødet den 2. marts 2027: Har meldt sig til. Pladsen bliver ledig og går til Kai Ravn."""
        said = {
            Standing.ATTENDING: "har meldt sig til",
            Standing.SUBSTITUTED: f"sender {one.instead.name if one.instead else 'en anden'}",
            Standing.DECLINED: "har meldt afbud",
            Standing.PENDING: "har ikke svaret",
            Standing.TENTATIVE: "har svaret måske",
        }[one.standing]
        seat = ""
        if one.frees:
            seat = (
                f" Med et afbud går pladsen til {one.waiting.name}."
                if one.waiting
                else " Med et afbud bliver pladsen ledig."
            )
        return f"{capital(self.the_meeting(one.meeting))}: {said}.{seat}"

    def all_end(self, roles: Sequence[str]) -> str:
        return f"Det gælder alle roller i gruppen: {self.listing(roles)}."

    def deputies_left(self, names: Sequence[str]) -> str:
        return f"{self.listing(names)} er suppleant for vedkommende og har derefter ingen at komme for."

    def promised(self, count: int) -> str:
        return "Vedkommende har én åben opgave." if count == 1 else f"Vedkommende har {count} åbne opgaver."

    def ends_on(self, name: str, until: date) -> str:
        return f"{name} er med {self.until_and_with(until)}."

    def goes_on(self, name: str) -> str:
        return f"{name} er med igen, som før."

    def excused_from(self, meetings: Sequence[Meeting]) -> str:
        return f"Der er registreret afbud til {self.meetings_named(meetings)}."

    def still_called_to(self, meetings: Sequence[Meeting]) -> str:
        return f"Vedkommende er stadig indkaldt til {self.meetings_named(meetings)}."

    def apologies_stand(self, meetings: Sequence[Meeting]) -> str:
        return f"Afbuddet til {self.meetings_named(meetings)} står stadig. Skal vedkommende med, så registrér et svar."

    def lists_keep(self, meetings: Sequence[Meeting]) -> str:
        return f"Listen til {self.meetings_named(meetings)} beholder rolle og organisation fra indkaldelsen."

    def sits_elsewhere_text(self, name: str, committees: Sequence[str]) -> str:
        return (
            f"{name} sidder også i {self.listing(committees)}, og navn, mail, titel og organisation gælder begge steder. "
            "Få det rettet af den, der driver Styrmand. Rolle og periode kan du rette."
        )

    def address_taken_text(self, name: str) -> str:
        return (
            f"Mailadressen står ved {name}. Er det samme person, så skriv navnet sådan; ellers ret adressen."
        )

    def added_says(self, name: str) -> str:
        return f"{name} er medlem nu."

    def remove_named(self, name: str) -> str:
        return f"Fjern {name}"

    def comes_off(self, meetings: Sequence[Meeting]) -> str:
        return f"Vedkommende går ud af listen til {self.meetings_named(meetings)} og får ingen besked om det."

    def came_off(self, meetings: Sequence[Meeting]) -> str:
        return f"Vedkommende er gået ud af listen til {self.meetings_named(meetings)} og får ingen besked om det."

    def is_no_member(self, seat: Membership) -> str:
        """Of the role that is gone: he may have another."""
        return f"{seat.person.name} er ikke længere {self.role_words[seat.role].lower()}."

    def gone_too(self, *, forgotten: bool) -> str:
        if forgotten:
            return "Navn, mail og titel er slettet."
        return "Personen er kendt fra andet og står stadig dér."

    def came_of_it(self, name: str, traces: Collection[Trace]) -> str:
        told = self.listing(self.trace_words[one] for one in traces)
        return f"{name} kan ikke fjernes, for der er kommet noget ud af medlemskabet: {told}."


class English(EnglishFrame, Danish):
    new_member = "New member"
    new_member_heading = "Add a member"
    new_member_text = "Fill in the fields. Name, work mail, title and organisation are all that is kept."
    add_member_now = "Add the member"
    add_another = "Add another"
    change_or_end = "Correct or end …"
    choose_member_heading = "Which member?"
    choose_member_text = "Choose the member. You see everything before anything is changed."
    member_label = "Member"
    need_member = "Choose a member."
    change_member_button = "Correct"
    end_member_button = "End membership …"
    change_member_heading = "Correct a member"
    change_member_text = "If somebody takes another role, write the day the new one begins: the old one lasts until the day before."
    save_member = "Save the correction"
    end_member_heading = "End a membership"
    end_member_now = "End the membership"
    keep_member = "Keep the membership"
    take_back_ending = "Take it back"
    remove_member_button = "Remove the member …"
    remove_member_heading = "Remove a member"
    remove_member_text = (
        "This is for somebody who was added by mistake. The membership goes altogether, and that cannot be taken back. "
        "If nothing else names the person, name, mail and title are erased too."
    )
    remove_member_now = "Remove the member"
    member_removed = "The member is removed"
    removed_before = "The member was removed already"
    not_removable = "The member cannot be removed"
    end_instead = "End the membership instead. It then stands in the list with a last day."
    end_with_apologies = (
        "Register apologies when you end it, and the meeting goes from the person's calendar too."
    )
    correct_instead = "If the person holds several roles here, correct the one that is wrong."
    member_name = "First name and surname"
    member_email = "Work mail"
    member_title = "Title"
    member_home = "Municipality or organisation"
    member_home_fact = "Organisation"
    member_home_example = "such as Viborg"
    member_role = "Role"
    member_since = "From"
    member_until = "Until (empty as long as it lasts)"
    member_last_day = "Last day"
    member_period = "Period"
    deputy_for_label = "Deputy for (only for deputies)"
    nobody = "Nobody"
    need_member_name = "Write first name and surname."
    need_member_email = "Write the work mail."
    need_home = "Write the municipality or organisation."
    need_last_day = "Choose the last day."
    calls_label = "Meetings that are convened already"
    call_in_no = "Do not invite; only to the next ones"
    apologies_label = "The meetings after that day"
    apologise_yes = "Register apologies"
    apologise_no = "Leave them as they are"
    member_added = "The member is added"
    member_corrected = "The correction is saved"
    member_unchanged = "There was nothing to correct"
    member_ended = "The membership is ended"
    ended_before = "The membership had ended already"
    member_resumed = "The membership goes on"
    was_called_in = "Invited now to"
    not_called_in = "Not invited to"
    what_follows = "What follows from it"
    nothing_follows = "The person is not invited to any meeting after that day."
    day_changed = "The day is another than before, and this follows from it. Tap again if it is right."
    seat_changed = "It was changed meanwhile"
    seat_changed_text = "Somebody else has corrected the member since you opened it. This is how it stands now. What you wrote is in the fields."
    seat_gone_text = (
        "Somebody else has corrected the member since the card was shown. Choose the member again."
    )
    not_ended = "There is nothing to take back"
    not_ended_text = (
        "The membership is not ended, or its last day was changed since. Correct the member instead."
    )
    sits_elsewhere = "You cannot correct that alone"
    address_taken = "The address is somebody else's"
    role_words: ClassVar[Mapping[Role, str]] = {
        Role.CHAIR: "Chair",
        Role.VICE_CHAIR: "Vice chair",
        Role.MEMBER: "Member",
        Role.DEPUTY: "Deputy",
        Role.OBSERVER: "Observer",
        Role.REFERENCE: "Reference member",
        Role.SECRETARIAT: "Secretariat",
    }
    vacant: ClassVar[Mapping[Role, str]] = {
        Role.CHAIR: "The group has no chair after that.",
        Role.SECRETARIAT: "The group has no secretariat after that, and nobody can correct anything here.",
    }
    trace_words: ClassVar[Mapping[Trace, str]] = {
        Trace.ANSWER: "an answer to a meeting",
        Trace.PRESENCE: "a presence at a meeting",
        Trace.MEETING: "a place on the list of a past or cancelled meeting",
        Trace.WORD: "word about a meeting (sent or on its way)",
        Trace.PROPOSAL: "a proposal for an agenda",
        Trace.PAPER: "a part in agenda, decision or minutes",
        Trace.TASK: "a task",
        Trace.ACTED: "something done in Styrmand",
        Trace.DEPUTY: "a deputy for the person",
    }
    _known_fields: ClassVar[Mapping[str, str]] = {
        "name": "name",
        "title": "title",
        "organisation": "organisation",
    }

    def member_choice(self, seat: Membership) -> str:
        role = "" if seat.role is Role.MEMBER else f" – {self.role_words[seat.role].lower()}"
        until = f", {self.until_and_with(seat.until)}" if seat.until else ""
        return f"{seat.person.name}, {seat.person.organisation.short}{role}{until}"

    def meetings_named(self, meetings: Sequence[Meeting]) -> str:
        return self.listing(self.the_meeting(one) for one in meetings)

    def until_and_with(self, day: date) -> str:
        return f"until {self.short_date(day)}"

    def period(self, since: date, until: date | None) -> str:
        begins = f"from {self.short_date(since)}"
        return f"{begins} {self.until_and_with(until)}" if until else begins

    def no_member_called(self, name: str) -> str:
        return f"I cannot find {name} among the members. Choose a member."

    def call_in_yes(self, meetings: Sequence[Meeting]) -> str:
        return "Invite to it too" if len(meetings) == 1 else f"Invite to them too ({len(meetings)})"

    def known_already(self, fields: Sequence[str]) -> str:
        told = self.listing(self._known_fields[one] for one in fields)
        return f"The person was known already, and {told} has not been changed. Tap “Correct” if it should be as you wrote."

    def awaits(self, one: Awaited) -> str:
        said = {
            Standing.ATTENDING: "attends",
            Standing.SUBSTITUTED: f"sends {one.instead.name if one.instead else 'somebody'}",
            Standing.DECLINED: "has declined",
            Standing.PENDING: "has not answered",
            Standing.TENTATIVE: "has answered perhaps",
        }[one.standing]
        seat = ""
        if one.frees:
            seat = (
                f" With apologies the seat goes to {one.waiting.name}."
                if one.waiting
                else " With apologies the seat becomes free."
            )
        return f"{capital(self.the_meeting(one.meeting))}: {said}.{seat}"

    def all_end(self, roles: Sequence[str]) -> str:
        return f"It holds for every role in the group: {self.listing(roles)}."

    def deputies_left(self, names: Sequence[str]) -> str:
        return f"{self.listing(names)} is the deputy, and has nobody to come for after that."

    def promised(self, count: int) -> str:
        return "The person has one open task." if count == 1 else f"The person has {count} open tasks."

    def ends_on(self, name: str, until: date) -> str:
        return f"{name} is a member {self.until_and_with(until)}."

    def goes_on(self, name: str) -> str:
        return f"{name} is a member again, as before."

    def excused_from(self, meetings: Sequence[Meeting]) -> str:
        return f"Apologies are registered for {self.meetings_named(meetings)}."

    def still_called_to(self, meetings: Sequence[Meeting]) -> str:
        return f"The person is still invited to {self.meetings_named(meetings)}."

    def apologies_stand(self, meetings: Sequence[Meeting]) -> str:
        return f"The apologies for {self.meetings_named(meetings)} still stand. Register an answer if the person is to come."

    def lists_keep(self, meetings: Sequence[Meeting]) -> str:
        return (
            f"The list for {self.meetings_named(meetings)} keeps the role and organisation of the invitation."
        )

    def sits_elsewhere_text(self, name: str, committees: Sequence[str]) -> str:
        return (
            f"{name} sits in {self.listing(committees)} too, and name, mail, title and organisation count in both. "
            "Have it corrected by whoever runs Styrmand. Role and period you can correct."
        )

    def address_taken_text(self, name: str) -> str:
        return f"The address is that of {name}. If it is the same person, write the name so; else correct the address."

    def added_says(self, name: str) -> str:
        return f"{name} is a member now."

    def remove_named(self, name: str) -> str:
        return f"Remove {name}"

    def comes_off(self, meetings: Sequence[Meeting]) -> str:
        return f"The person goes from the list for {self.meetings_named(meetings)}, and is not told of it."

    def came_off(self, meetings: Sequence[Meeting]) -> str:
        return (
            f"The person is no longer on the list for {self.meetings_named(meetings)}, and is not told of it."
        )

    def is_no_member(self, seat: Membership) -> str:
        return f"{seat.person.name} is no longer {self.role_words[seat.role].lower()}."

    def gone_too(self, *, forgotten: bool) -> str:
        if forgotten:
            return "Name, mail and title are erased."
        return "The person is known from elsewhere, and still stands there."

    def came_of_it(self, name: str, traces: Collection[Trace]) -> str:
        told = self.listing(self.trace_words[one] for one in traces)
        return f"{name} cannot be removed, because something came of the membership: {told}."


def consequences(leaving: Leaving, w: Danish) -> list[str]:
    """What follows from an ending, a sentence each, the gravest first."""
    roles = [w.role_words[one.role].lower() for one in leaving.ends]
    return [
        *([w.all_end(roles)] if len(roles) > 1 else []),
        *(w.vacant[role] for role in leaving.vacant),
        *([w.awaits(one) for one in leaving.awaited] or [w.nothing_follows]),
        *([w.deputies_left([one.name for one in leaving.deputies])] if leaving.deputies else []),
        *([w.promised(leaving.promised)] if leaving.promised else []),
    ]


def ways_on(traces: Collection[Trace], w: Danish, *, several: bool) -> list[str]:
    """What to do instead of removing; `several`: the person sits there in more than one role."""
    return [
        w.end_instead,
        *([w.end_with_apologies] if {Trace.WORD, Trace.ANSWER} & set(traces) else []),
        *([w.correct_instead] if several else []),
    ]
