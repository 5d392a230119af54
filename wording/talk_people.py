"""Words about who sits in a group, and about the people one can turn to."""

from collections.abc import Mapping
from typing import ClassVar

from meetings.model import Person, Role
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    # who sits there
    see_members = "Se medlemmerne"
    members_heading = "Hvem er med i gruppen?"
    chair_label = "Formand"
    vice_chair_label = "Næstformand"
    desk_label = "Sekretariat"
    seat_words: ClassVar[Mapping[Role, str]] = {
        Role.DEPUTY: "suppleant",
        Role.OBSERVER: "observatør",
        Role.REFERENCE: "referencemedlem",
    }
    no_members = "Du er ikke medlem af en gruppe, så jeg kan ikke vise, hvem der er med."
    members_kept_by = (
        "Er noget forkert, eller kommer der en ny, så skriv til sekretariatet. De retter medlemslisten."
    )
    members_changed_by = (
        "Skriv fx »nyt medlem«, »ret medlem« eller »Jonas Holm stopper«, eller brug knapperne. "
        "En hel liste i Excel eller CSV indlæser den, der driver Styrmand."
    )
    see_contact = "Kontakt sekretariatet"
    ask_again_alone = "Skriv det igen for sig selv, så svarer jeg på det."
    no_answer_yet = "Det har jeg ikke registreret som et svar. Svar på mødet, så tæller det."
    on_the_agenda = "Det står på dagsordenen:"
    privacy_page = "Læs om dine oplysninger"

    def you_also_write(self, written: str) -> str:
        return f"Du skriver også: »{written}«"

    def members_count(self, count: int) -> str:
        return "1 person" if count == 1 else f"{count} personer"

    def member_line(self, person: Person) -> str:
        """Mette Kjærgaard (kulturchef)."""
        title = person.title[:1].lower() + person.title[1:]
        return f"{person.name} ({title})" if title else person.name

    def members_say(self, count: int) -> str:
        return f"Der er {self.members_count(count)}."

    # the people behind
    no_contact = "Jeg ved ikke, hvilket sekretariat du hører til. Skriv til den, der har indkaldt dig."
    contact_headings: ClassVar[Mapping[str, str]] = {
        "talk": "Sådan får du fat i et menneske",
        "relay": "Jeg giver ikke beskeder videre",
        "left": "Skal du ikke længere være med?",
        "successor": "Kommer der en anden efter dig?",
        "address": "Er dine oplysninger forkerte?",
        "forget": "Sletning af dine oplysninger",
        "data": "Det ved jeg om dig",
        "who_sees": "Hvem kan se dit svar?",
        "reminders": "Påmindelser stopper, når du svarer",
        "who_are_you": "Jeg er et program",
        "files": "Sådan får du et bilag på dit punkt",
        "move": "Det er sekretariatet, der flytter og aflyser møder",
        "mode": "Sekretariatet bestemmer, hvordan mødet holdes",
        "practical": "Det ved sekretariatet",
    }
    contact_texts: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "talk": ("Sekretariatet er mennesker. Skriv eller ring til dem.",),
        "relay": (
            "Det, du skriver her, bliver ikke sendt til nogen, og dit svar er ikke ændret. Skriv det til sekretariatet i en mail.",
            "Er det dit svar på et møde, så åbn mødet. Dér er der plads til en bemærkning, når du melder afbud.",
        ),
        "left": (
            "Sekretariatet tager dig af medlemslisten. Skriv til dem, hvilken dag der er den sidste, gerne også hvem der kommer efter dig.",
            "Jeg har ikke ændret noget. Er du indkaldt til et møde, så meld afbud til det.",
        ),
        "successor": (
            "En ny på din plads skal sekretariatet skrive på medlemslisten. Send dem navn, mail og den dag, det gælder fra.",
            "Til et enkelt møde kan du selv sende en stedfortræder.",
        ),
        "address": (
            "Sekretariatet retter navn, mail og titel. Skriv det rigtige til dem. Din nye mailadresse bruger jeg først, når de har rettet den.",
        ),
        "forget": (
            "Skriv til sekretariatet. Så længe du er medlem, indkaldt eller har en opgave, kan oplysningerne ikke slettes.",
            "Bagefter bliver navn, mail og titel slettet. Referater og dagsordener, der er sendt ud, beholder de navne, de har.",
            "Vil du bare ikke skrive med mig her, så log ud. Mails får du stadig.",
        ),
        "data": (
            "Dit navn, din arbejdsmail, din titel og din organisation. Dine svar, hvem der er stedfortræder for dig, dine bemærkninger, "
            "dine forslag til dagsordenen og dine opgaver fra møderne.",
            "Sekretariatet ser det hele. Vil du have en udskrift, så skriv til dem.",
        ),
        "who_sees": (
            "Sekretariatet ser dit svar og din bemærkning. Dit navn og dit svar står på deltagerlisten, og afbud står i referatet.",
            "Bemærkninger og mailadresser ser kun sekretariatet. Hvorfor du melder afbud, spørger vi ikke om.",
        ),
        "reminders": (
            "Jeg påminder kun om møder, du ikke har svaret på: højst én gang om dagen, på hverdage mellem kl. 8 og 16. "
            "Svar ja eller nej, så hører de op for det møde.",
            "Du får stadig besked, når et møde bliver flyttet eller aflyst, når der kommer dagsorden eller referat, og hverdagen før et møde, du deltager i. "
            "Skal du slet ikke være med længere, så skriv til sekretariatet.",
        ),
        "who_are_you": (
            "Jeg er Styrmand, et program, der holder styr på gruppens møder. Jeg genkender almindelige sætninger og gætter ikke på svar: "
            "Du ser, hvad jeg har forstået, før noget gælder.",
            "Sekretariatet har sat mig op. Vil du tale med et menneske, så skriv eller ring til dem.",
        ),
        "files": (
            "Træk filen ind her i samtalen, højst 20 MB, og vælg, hvilket forslag den hører til.",
            "Er punktet allerede sat på dagsordenen, så send bilaget til sekretariatet. De lægger det ved.",
        ),
        "move": (
            "Der er ikke flyttet eller aflyst noget, og jeg giver ikke forslaget videre. Skriv det til sekretariatet.",
            "Kan du ikke selv, så svar på mødet.",
        ),
        "mode": (
            "Her er, hvad der står om mødet. Skal det holdes anderledes, eller vil du deltage på en anden måde, så skriv til sekretariatet. "
            "Jeg har ikke ændret noget og sender det ikke videre.",
        ),
        "practical": (
            "Det har ingen fortalt mig, og jeg sender ikke dit spørgsmål videre. Her er, hvad jeg ved om mødet. Spørg sekretariatet om resten.",
        ),
    }
    contact_subjects: ClassVar[Mapping[str, str]] = {
        "talk": "Spørgsmål om et møde",
        "relay": "Besked om et møde",
        "left": "Jeg er ikke længere med",
        "successor": "Ny på min plads",
        "address": "Ret mine oplysninger",
        "forget": "Slet mine oplysninger",
        "data": "Mine oplysninger i Styrmand",
        "who_sees": "Mine oplysninger i Styrmand",
        "reminders": "Påmindelser fra Styrmand",
        "who_are_you": "Spørgsmål om et møde",
        "files": "Bilag til mit punkt",
        "move": "Forslag om et mødes tid",
        "mode": "Hvordan mødet holdes",
        "practical": "Praktisk spørgsmål om et møde",
        "others": "Svar for en kollega",
        "members": "Ret medlemslisten",
    }

    # of somebody else
    others_heading = "Enhver svarer selv"
    others_after = (
        "Dit eget svar er ikke ændret, og der er ikke registreret noget. Vedkommende kan svare i Teams, i sin kalender eller med linket i "
        "sin mail. Ellers kan sekretariatet gøre det – skriv til dem."
    )
    others_instead = "Skal en kollega komme i stedet for dig, så åbn mødet og tryk »Send stedfortræder«."

    def no_answer_for(self, name: str) -> str:
        who = name or "en anden"
        return f"Jeg kan ikke tage imod et svar for {who}."

    def for_whom_unknown(self, name: str) -> str:
        return f"{name} er ikke indkaldt til dette møde. Vælg en anden, eller gå tilbage til overblikket."

    def for_understood(self) -> str:
        return "Jeg har udfyldt det, jeg forstod. Det er først registreret, når du trykker."

    # not yet
    def not_yet(self, deadline: str) -> str:
        return f"Du behøver ikke svare nu. Svarfristen er {deadline}, og du kan ændre dit svar, indtil mødet begynder."

    def not_yet_late(self, deadline: str) -> str:
        return f"Svarfristen var {deadline}. Svar, så snart du ved det. Du kan ændre dit svar, indtil mødet begynder."

    in_part_hint = "Der er ikke noget særligt svar for en del af mødet. Du bliver tilmeldt, og sekretariatet ser din bemærkning."


class English(EnglishFrame, Danish):
    see_members = "See the members"
    members_heading = "Who is in the group?"
    chair_label = "Chair"
    vice_chair_label = "Vice chair"
    desk_label = "Secretariat"
    seat_words: ClassVar[Mapping[Role, str]] = {
        Role.DEPUTY: "deputy",
        Role.OBSERVER: "observer",
        Role.REFERENCE: "reference member",
    }
    no_members = "You are not a member of a group, so I cannot show who is in it."
    members_kept_by = "If something is wrong, or somebody new comes, write to the secretariat. They correct the list of members."
    members_changed_by = (
        "Write “new member”, “correct member” or “Jonas Holm is leaving”, or use the buttons. "
        "A whole list in Excel or CSV is taken in by whoever runs Styrmand."
    )
    see_contact = "Contact the secretariat"
    ask_again_alone = "Write it again on its own, and I will answer it."
    no_answer_yet = "I have not registered that as an answer. Answer the meeting, and it counts."
    on_the_agenda = "It is on the agenda:"
    privacy_page = "Read about your data"

    def you_also_write(self, written: str) -> str:
        return f"You also write: “{written}”"

    def members_count(self, count: int) -> str:
        return "1 person" if count == 1 else f"{count} people"

    def member_line(self, person: Person) -> str:
        return f"{person.name} ({person.title})" if person.title else person.name

    def members_say(self, count: int) -> str:
        return f"There are {self.members_count(count)}." if count != 1 else "There is 1 person."

    no_contact = "I do not know which secretariat is yours. Write to whoever invited you."
    contact_headings: ClassVar[Mapping[str, str]] = {
        "talk": "How to reach a human being",
        "relay": "I do not pass messages on",
        "left": "Are you leaving the group?",
        "successor": "Is somebody coming after you?",
        "address": "Is something about you wrong?",
        "forget": "Deleting your data",
        "data": "What I know about you",
        "who_sees": "Who can see your answer?",
        "reminders": "Reminders stop when you answer",
        "who_are_you": "I am a program",
        "files": "How to add a file to your item",
        "move": "The secretariat moves and cancels meetings",
        "mode": "The secretariat decides how a meeting is held",
        "practical": "The secretariat knows",
    }
    contact_texts: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "talk": ("The secretariat are human beings. Write to them or call them.",),
        "relay": (
            "What you write here is sent to nobody, and your answer has not been changed. Write it to the secretariat in a mail.",
            "If it is your answer to a meeting, open the meeting. There is room for a remark there when you decline.",
        ),
        "left": (
            "The secretariat takes you off the list of members. Tell them which day is the last, and who comes after you.",
            "I have not changed anything. If you have been called to a meeting, decline it.",
        ),
        "successor": (
            "Somebody new in your place is put on the list of members by the secretariat. Send them name, mail and the day it holds from.",
            "For a single meeting you can send a substitute yourself.",
        ),
        "address": (
            "The secretariat corrects name, mail and title. Write to them what is right. I use your new address only once they have.",
        ),
        "forget": (
            "Write to the secretariat. As long as you are a member, called to a meeting or have a task, the data cannot be deleted.",
            "After that name, mail and title are deleted. Minutes and agendas that were sent out keep the names they have.",
            "If you only do not want to write with me here, sign out. You still get mails.",
        ),
        "data": (
            "Your name, work mail, title and organisation. Your answers, who comes in your place, your remarks, your proposals for the "
            "agenda and your tasks from meetings.",
            "The secretariat sees all of it. If you want a copy, write to them.",
        ),
        "who_sees": (
            "The secretariat sees your answer and your remark. Your name and answer stand on the attendance list, and apologies in the minutes.",
            "Remarks and addresses are seen by the secretariat only. We do not ask why you decline.",
        ),
        "reminders": (
            "I only remind you of meetings you have not answered: once a day at most, on workdays between 8:00 and 16:00. "
            "Answer yes or no, and they stop for that meeting.",
            "You are still told when a meeting is moved or cancelled, when an agenda or minutes come, and on the workday before a meeting you attend. "
            "If you are leaving the group, write to the secretariat.",
        ),
        "who_are_you": (
            "I am Styrmand, a program that looks after the meetings of the group. I recognise ordinary sentences and do not guess answers: "
            "you see what I understood before anything counts.",
            "The secretariat set me up. If you want to talk to a human being, write to them or call them.",
        ),
        "files": (
            "Drag the file into this chat, 20 MB at most, and choose the proposal it belongs to.",
            "If the item is on the agenda already, send the file to the secretariat. They add it.",
        ),
        "move": (
            "Nothing has been moved or cancelled, and I do not pass the proposal on. Write it to the secretariat.",
            "If you cannot come yourself, answer the invitation.",
        ),
        "mode": (
            "This is what I know of the meeting. If it should be held another way, or you want to take part another way, write to the secretariat. "
            "I have not changed anything, and I do not pass it on.",
        ),
        "practical": (
            "Nobody has told me, and I do not pass your question on. This is what I know of the meeting. Ask the secretariat about the rest.",
        ),
    }
    contact_subjects: ClassVar[Mapping[str, str]] = {
        "talk": "Question about a meeting",
        "relay": "Message about a meeting",
        "left": "I am leaving the group",
        "successor": "Somebody new in my place",
        "address": "Correct my details",
        "forget": "Delete my data",
        "data": "My data in Styrmand",
        "who_sees": "My data in Styrmand",
        "reminders": "Reminders from Styrmand",
        "who_are_you": "Question about a meeting",
        "files": "A file for my item",
        "move": "Proposal about the time of a meeting",
        "mode": "How the meeting is held",
        "practical": "Practical question about a meeting",
        "others": "Answer for a colleague",
        "members": "Correct the list of members",
    }

    others_heading = "Each answers for himself or herself"
    others_after = (
        "Your own answer has not been changed, and nothing has been registered. Answers can be given in Teams, in the calendar or by the link in "
        "the mail. Else the secretariat can do it – write to them."
    )
    others_instead = "If a colleague is to come in your place, open the meeting and tap “Send a substitute”."

    def no_answer_for(self, name: str) -> str:
        who = name or "somebody else"
        return f"I cannot take an answer for {who}."

    def for_whom_unknown(self, name: str) -> str:
        return f"{name} has not been called to this meeting. Choose another, or go back to the overview."

    def for_understood(self) -> str:
        return "I have filled in what I understood. It is registered only when you tap."

    def not_yet(self, deadline: str) -> str:
        return f"You need not answer now. The deadline is {deadline}, and you can change your answer until the meeting begins."

    def not_yet_late(self, deadline: str) -> str:
        return f"The deadline was {deadline}. Answer as soon as you know. You can change your answer until the meeting begins."

    in_part_hint = "There is no answer for a part of a meeting. You are registered, and the secretariat sees your remark."
