"""Why not, and what instead: the words of every refusal, and of every field that cannot be taken."""

from collections.abc import Mapping
from typing import ClassVar

from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame

_TWICE_DA = "Den nat stilles uret tilbage, og timen fra kl. 2 til 3 kommer to gange. Vælg et andet tidspunkt."
_TWICE_EN = "That night the clocks go back, and the hour from 2 to 3 comes twice. Choose another time."


class Danish(DanishFrame):
    started = "Mødet er begyndt"
    started_text = (
        "Derfor kan svaret ikke ændres her længere. Sig det til sekretariatet, så retter de listen."
    )
    cancelled = "Mødet er aflyst"
    cancelled_hint = "Du skal ikke gøre noget. Kalenderaftalen bliver aflyst."
    not_convened_yet = "Der er ikke indkaldt endnu"
    not_convened_text = "Du får besked her, når sekretariatet indkalder til mødet."
    not_invited = "Du er ikke indkaldt til mødet"
    not_invited_text = "Mener du, at du skal med, så skriv til sekretariatet."
    not_yours = "Det forslag kan ikke ændres her"
    not_yours_text = (
        "Det er allerede behandlet, eller det er en andens. Skriv til sekretariatet, hvis noget skal rettes."
    )
    no_seat_asked = "Ingen har spurgt om din plads"
    no_seat_asked_text = "Der er ikke ændret noget, og du beholder din plads."
    cannot = "Det kan ikke lade sig gøre her"
    cannot_text = "Skriv til sekretariatet, så hjælper de dig."
    no_such = "Det kan jeg ikke finde"
    choose_another = "Vælg en anden"
    not_that_substitute = "Den stedfortræder går ikke"
    _why_not_substitute: ClassVar[Mapping[str, str]] = {
        "self": "Man kan ikke være sin egen stedfortræder. Vælg en anden.",
        "invited": "Vedkommende er selv indkaldt til mødet og har sin egen plads. Vælg en anden.",
        "taken": "Vedkommende deltager allerede for en anden. Vælg en anden.",
        "organisation": "Stedfortræderen skal komme fra samme sted. Det står i gruppens grundlag.",
    }
    odd_field = "Noget af det, du skrev, kan jeg ikke bruge"

    _no_such: ClassVar[Mapping[str, str]] = {
        "meeting": "Jeg kan ikke finde det møde. Måske er det for en anden gruppe.",
        "person": "Jeg kan ikke finde den person blandt dem, du kan vælge. Skriv navn og e-mail i stedet.",
        "item": "Jeg kan ikke finde det punkt.",
        "committee": "Jeg kan ikke finde den gruppe.",
        "file": "Filen har jeg ikke længere. Send den igen.",
        "organisation": "Jeg kender ikke den kommune eller organisation. Skriv den, som den plejer at stå, fx Viborg.",
        "principal": "Jeg kan ikke finde den, vedkommende er suppleant for.",
        "membership": "Vedkommende er ikke medlem af gruppen.",
    }
    _problems: ClassVar[Mapping[tuple[str, str], str]] = {
        ("title", "missing"): "Skriv en overskrift.",
        ("ask", "missing"): "Vælg, hvad gruppen skal gøre.",
        ("background", "missing"): "Skriv kort, hvorfor punktet skal på dagsordenen.",
        ("attachment", "invalid"): "Linket skal begynde med https://.",
        ("attachment", "too_many"): "Punktet har ikke plads til flere bilag.",
        ("reason", "missing"): "Skriv en begrundelse.",
        ("later", "invalid"): "Vælg et møde eller en måned efter dette møde.",
        ("place", "invalid"): "Punktet kan ikke stå dér. Underpunkter kan ikke selv have underpunkter.",
        ("until", "invalid"): "Fristen for kommentarer skal ligge før mødet.",
        ("decision", "missing"): "Skriv, hvad der blev besluttet.",
        ("deadline", "past"): "Fristen skal ligge efter mødet.",
        ("minutes", "invalid"): "Vælg en tid mellem 1 og 480 minutter.",
        ("name", "missing"): "Skriv for- og efternavn.",
        ("email", "invalid"): "Skriv en gyldig e-mailadresse, fx navn@kommune.dk.",
        (
            "email",
            "unusable",
        ): "Den adresse kan ikke bruges her. Vælg en anden, eller skriv til sekretariatet.",
        ("day", "missing"): "Vælg mødets dato.",
        ("day", "invalid"): "Dag 2 skal ligge efter dag 1.",
        ("day", "past"): "Tidspunktet er allerede passeret. Vælg et senere.",
        (
            "day",
            "unchanged",
        ): "Mødet ligger allerede på det tidspunkt. Vælg et nyt, eller ret kun oplysningerne.",
        ("day", "odd"): "Skriv datoen som dag, måned og år.",
        ("start", "missing"): "Vælg, hvornår mødet begynder.",
        ("end", "missing"): "Vælg, hvornår mødet slutter.",
        ("day_two", "odd"): "Skriv datoen som dag, måned og år.",
        ("start_two", "missing"): "Vælg, hvornår dag 2 begynder.",
        ("end_two", "missing"): "Vælg, hvornår dag 2 slutter.",
        ("end", "before_start"): "Mødet skal slutte, efter at det er begyndt.",
        ("start", "twice"): _TWICE_DA,
        ("end", "twice"): _TWICE_DA,
        (
            "day_two",
            "incomplete",
        ): "Udfyld dato, begyndelse og slutning for dag 2, eller lad alle tre stå tomme.",
        ("join_url", "invalid"): "Linket skal begynde med https://.",
        ("agenda_url", "invalid"): "Linket skal begynde med https://.",
        ("response_deadline", "after_start"): "Svarfristen skal ligge før mødet.",
        ("response_deadline", "past"): "Svarfristen er allerede passeret. Vælg en senere.",
        ("response_deadline", "odd"): "Skriv både dato og klokkeslæt for svarfristen.",
        ("email", "member"): "Den, der har adressen, er allerede medlem i den rolle.",
        (
            "name",
            "another",
        ): "Navnet har intet til fælles med det gamle. Er det en ny person, så afslut det gamle medlemskab, og tilføj et nyt.",
        ("since", "odd"): "Skriv datoen som dag, måned og år.",
        ("since", "overlaps"): "Vedkommende har allerede den rolle i en del af tiden.",
        ("until", "odd"): "Skriv datoen som dag, måned og år.",
        ("until", "missing"): "Vælg den sidste dag.",
        ("until", "before_since"): "Den sidste dag kan ikke ligge før den første.",
        ("until", "before_membership"): "Den dag var vedkommende ikke medlem endnu. Vælg en senere.",
        ("organisation", "missing"): "Skriv kommune eller organisation.",
        ("role", "odd"): "Vælg en rolle.",
        ("role", "last_desk"): "Så har gruppen intet sekretariat. Tilføj en anden først.",
        ("deputy_for", "missing"): "Vælg, hvem vedkommende er suppleant for.",
        ("deputy_for", "self"): "Man kan ikke være sin egen suppleant.",
        ("deputy_for", "not_member"): "Vælg en, der er medlem af gruppen.",
        ("seat", "missing"): "Vælg et medlem.",
        ("committee", "missing"): "Vælg en gruppe.",
        ("person", "missing"): "Vælg en person.",
        ("answer", "missing"): "Vælg et svar.",
        ("sessions", "invalid"): "Vælg mindst én af mødets dage.",
    }

    def no_such_thing(self, what: str) -> str:
        return self._no_such.get(what, "Måske er det flyttet eller slettet.")

    def why_not_substitute(self, problem: str) -> str:
        return self._why_not_substitute[problem]

    def field_problem(self, name: str, problem: str, limit: int | None) -> str:
        if problem == "too_long":
            return f"Teksten er for lang. Skriv højst {limit} tegn."
        return self._problems.get((name, problem), "Feltet kan ikke bruges, som det står. Prøv igen.")

    def refused_says(self, heading: str, text: str) -> str:
        return f"{heading}. {text}"


class English(EnglishFrame, Danish):
    started = "The meeting has begun"
    started_text = (
        "So the answer can no longer be changed here. Tell the secretariat, and they will correct the list."
    )
    cancelled = "The meeting is cancelled"
    cancelled_hint = "You need not do anything. The calendar entry is cancelled."
    not_convened_yet = "The meeting has not been called yet"
    not_convened_text = "You will be told here when the secretariat calls the meeting."
    not_invited = "You are not called to the meeting"
    not_invited_text = "If you think you should be there, write to the secretariat."
    not_yours = "That proposal cannot be changed here"
    not_yours_text = "It has already been dealt with, or it is somebody else's. Write to the secretariat if something needs correcting."
    no_seat_asked = "Nobody has asked for your seat"
    no_seat_asked_text = "Nothing has been changed, and you keep your seat."
    cannot = "That cannot be done here"
    cannot_text = "Write to the secretariat, and they will help you."
    no_such = "I cannot find that"
    choose_another = "Choose somebody else"
    not_that_substitute = "That substitute will not do"
    _why_not_substitute: ClassVar[Mapping[str, str]] = {
        "self": "Nobody can be his or her own substitute. Choose somebody else.",
        "invited": "That person is called to the meeting and has a seat already. Choose somebody else.",
        "taken": "That person already comes for somebody else. Choose somebody else.",
        "organisation": "The substitute must come from the same place. The group's agreement says so.",
    }
    odd_field = "I cannot use something of what you wrote"

    _no_such: ClassVar[Mapping[str, str]] = {
        "meeting": "I cannot find that meeting. It may be for another group.",
        "person": "I cannot find that person among those you can choose. Write name and e-mail instead.",
        "item": "I cannot find that item.",
        "committee": "I cannot find that group.",
        "file": "I no longer have that file. Send it again.",
        "organisation": "I do not know that municipality or organisation. Write it as it usually stands, such as Viborg.",
        "principal": "I cannot find whom the person is the deputy for.",
        "membership": "The person is not a member of the group.",
    }
    _problems: ClassVar[Mapping[tuple[str, str], str]] = {
        ("title", "missing"): "Write a title.",
        ("ask", "missing"): "Choose what the group should do.",
        ("background", "missing"): "Write briefly why the item should be on the agenda.",
        ("attachment", "invalid"): "The link must begin with https://.",
        ("attachment", "too_many"): "There is no room for more papers on the item.",
        ("reason", "missing"): "Write a reason.",
        ("later", "invalid"): "Choose one that comes after this.",
        ("place", "invalid"): "It cannot stand there: what stands under another has nothing under itself.",
        ("until", "invalid"): "The time for comments must end before it begins.",
        ("decision", "missing"): "Write what was decided.",
        ("deadline", "past"): "The date must come after it.",
        ("minutes", "invalid"): "Choose a time between 1 and 480 minutes.",
        ("name", "missing"): "Write first name and surname.",
        ("email", "invalid"): "Write a valid e-mail address, e.g. name@municipality.dk.",
        (
            "email",
            "unusable",
        ): "That address cannot be used here. Choose another, or write to the secretariat.",
        ("day", "missing"): "Choose the date of the meeting.",
        ("day", "invalid"): "Day 2 must come after day 1.",
        ("day", "past"): "That time has already passed. Choose a later one.",
        (
            "day",
            "unchanged",
        ): "The meeting is already at that time. Choose a new one, or correct only the details.",
        ("day", "odd"): "Write the date as day, month and year.",
        ("start", "missing"): "Choose when the meeting begins.",
        ("end", "missing"): "Choose when the meeting ends.",
        ("day_two", "odd"): "Write the date as day, month and year.",
        ("start_two", "missing"): "Choose when day 2 begins.",
        ("end_two", "missing"): "Choose when day 2 ends.",
        ("end", "before_start"): "The meeting must end after it has begun.",
        ("start", "twice"): _TWICE_EN,
        ("end", "twice"): _TWICE_EN,
        ("day_two", "incomplete"): "Fill in date, beginning and end of day 2, or leave all three empty.",
        ("join_url", "invalid"): "The link must begin with https://.",
        ("agenda_url", "invalid"): "The link must begin with https://.",
        ("response_deadline", "after_start"): "The deadline must come before the meeting.",
        ("response_deadline", "past"): "That deadline has already passed. Choose a later one.",
        ("response_deadline", "odd"): "Write both the date and the time of the deadline.",
        ("email", "member"): "Whoever has that address is a member in that role already.",
        (
            "name",
            "another",
        ): "The name has nothing in common with the old one. If it is somebody new, end the old membership and add another.",
        ("since", "odd"): "Write the date as day, month and year.",
        ("since", "overlaps"): "The person has that role already for some of the time.",
        ("until", "odd"): "Write the date as day, month and year.",
        ("until", "missing"): "Choose the last day.",
        ("until", "before_since"): "The last day cannot come before the first.",
        ("until", "before_membership"): "The person was not a member yet on that day. Choose a later one.",
        ("organisation", "missing"): "Write the municipality or organisation.",
        ("role", "odd"): "Choose a role.",
        ("role", "last_desk"): "The group would have no secretariat. Add another one first.",
        ("deputy_for", "missing"): "Choose for whom the person is the deputy.",
        ("deputy_for", "self"): "Nobody can be his or her own deputy.",
        ("deputy_for", "not_member"): "Choose somebody who is a member of the group.",
        ("seat", "missing"): "Choose a member.",
        ("committee", "missing"): "Choose a group.",
        ("person", "missing"): "Choose a person.",
        ("answer", "missing"): "Choose an answer.",
        ("sessions", "invalid"): "Choose at least one of the meeting's days.",
    }

    def no_such_thing(self, what: str) -> str:
        return self._no_such.get(what, "It may have been moved or deleted.")

    def why_not_substitute(self, problem: str) -> str:
        return self._why_not_substitute[problem]

    def field_problem(self, name: str, problem: str, limit: int | None) -> str:
        if problem == "too_long":
            return f"The text is too long. Write at most {limit} letters."
        return self._problems.get((name, problem), "The field cannot be used as it stands. Try again.")

    def refused_says(self, heading: str, text: str) -> str:
        return f"{heading}. {text}"
