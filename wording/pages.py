"""What the web pages say: the answer page's words, and the short pages around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetings.model import Language
from wording import answer_page
from wording.answer_page import Problem


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, empty over the first, and its paragraphs."""

    heading: str
    paragraphs: Sequence[str]


class Danish(answer_page.Danish):
    questions = "Spørgsmål? Skriv eller ring til"
    call_secretariat = "Skriv eller ring til sekretariatet, så hjælper de dig."
    phone = "telefon"
    try_again = "Prøv igen"
    privacy_link = "Sådan behandler vi dine oplysninger"
    privacy_title = "Sådan behandler vi dine oplysninger"
    terms_title = "Vilkår for brug"

    def over(self) -> Problem:
        return Problem("Linket gælder ikke længere", "Det kunne bruges, indtil mødet sluttede.")

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

    def download_refused(self) -> Problem:
        return Problem("Linket virker ikke", "Deltagerlisten kan kun hentes af mødets sekretariat.")

    def plan_expired(self) -> Problem:
        return Problem(
            "Linket gælder ikke længere",
            "Links til mødeplanen gælder i ti minutter. Skriv hent mødeplan til Styrmand i Teams for at få et nyt.",
        )

    def plan_refused(self) -> Problem:
        return Problem(
            "Linket virker ikke", "Mødeplanen kan kun hentes af gruppens medlemmer og sekretariat."
        )

    def no_calendar(self) -> Problem:
        return Problem(
            "Kalenderen findes ikke længere",
            "Linket er afløst af et nyt, eller abonnementet er stoppet. Skriv kalenderlink til Styrmand i Teams for at få et nyt.",
        )

    def paper_expired(self) -> Problem:
        return Problem(
            "Linket gælder ikke længere",
            "Links til mødets papirer gælder i ti minutter i chatten og i tre måneder i mails. Skriv papirer til Styrmand i Teams for at få nye, eller spørg sekretariatet.",
        )

    def paper_refused(self) -> Problem:
        return Problem(
            "Linket virker ikke",
            "Papiret er ikke sendt ud endnu, eller du er ikke blandt dem, der kan hente det.",
        )

    def file_expired(self) -> Problem:
        return Problem(
            "Linket gælder ikke længere",
            "Links til bilag gælder i tre måneder. Skriv papirer til Styrmand i Teams for at få nye, eller spørg sekretariatet.",
        )

    def file_refused(self) -> Problem:
        return Problem(
            "Bilaget kan ikke hentes",
            "Det er ikke sendt ud, punktet er blevet lukket, eller du er ikke længere blandt dem, der kan se det. Spørg "
            "sekretariatet, hvis du mener, at du skal have det.",
        )

    def fault(self, code: str) -> Problem:
        return Problem(
            "Noget gik galt hos os",
            f"Det er en fejl hos os og ikke hos dig. Prøv igen om lidt. Fejlkode: {code}.",
        )

    def not_saved(self, code: str) -> Problem:
        return Problem(
            "Dit svar er ikke gemt",
            "Det er en fejl hos os og ikke hos dig. Det, du skrev, er her stadig: Prøv igen om lidt. "
            f"Fejlkode: {code}.",
        )

    def too_often(self) -> Problem:
        return Problem(
            "Vent et øjeblik",
            "Linket er åbnet mange gange på kort tid. Vent et minut, og prøv igen. Der er ikke gemt noget.",
        )

    def not_found(self) -> Problem:
        return Problem("Siden findes ikke", "Kontrollér adressen, eller brug linket i din mail.")

    def not_read(self) -> Problem:
        return Problem(
            "Det sendte kunne ikke læses", "Gå tilbage, ret teksten, og send igen. Der er ikke gemt noget."
        )

    def privacy(self) -> Sequence[Section]:
        return (
            Section(
                "Hvad vi gemmer",
                (
                    "Dit navn, din arbejdsmail, din titel og din organisation, dine svar på mødeindkaldelser, "
                    "hvem der er stedfortræder for dig, og de punkter, du foreslår til dagsordenen.",
                    "Vi spørger aldrig, hvorfor du melder afbud. Skriv ikke om sygdom eller andre private forhold.",
                ),
            ),
            Section(
                "Hvem der kan se det",
                (
                    "Sekretariatet ser alle svar. Dit navn og din organisation står på deltagerlisten. "
                    "Bemærkninger og mailadresser ses kun af sekretariatet.",
                ),
            ),
            Section(
                "Hvor længe",
                (
                    "Bemærkninger, beskeder og mails slettes nogle måneder efter mødet. Navn, mailadresse og titel slettes to år "
                    "efter, at du sidst har været med, når mødet er journaliseret; så står der »en tidligere deltager«.",
                    "Referater og dagsordener, der er sendt ud, beholder de navne, de er sendt ud med. Svar og forslag kan "
                    "blive journaliseret og indgå i aktindsigt.",
                ),
            ),
            Section(
                "Dine rettigheder",
                (
                    "Du kan få alt, hvad vi har gemt om dig, få det rettet og, når intet møde regner med dig længere, få det "
                    "slettet. Skriv til sekretariatet.",
                ),
            ),
        )

    def terms(self) -> Sequence[Section]:
        return (
            Section(
                "",
                (
                    "Styrmand bruges til møder i styregrupper: svar, stedfortrædere, punkter til dagsordenen og "
                    "påmindelser.",
                    "Det, du skriver, kan blive journaliseret. Skriv ikke fortrolige oplysninger i chatten.",
                    "Virker noget ikke, så skriv til sekretariatet. Dit svar på en indkaldelse kan altid gives til dem.",
                ),
            ),
        )


class English(answer_page.English, Danish):
    questions = "Questions? Write to or call"
    call_secretariat = "Write to or call the secretariat; they will help you."
    phone = "phone"
    try_again = "Try again"
    privacy_link = "How we treat your data"
    privacy_title = "How we treat your data"
    terms_title = "Terms of use"

    def over(self) -> Problem:
        return Problem("The link is no longer valid", "It could be used until the meeting ended.")

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

    def download_refused(self) -> Problem:
        return Problem(
            "The link does not work", "Only the secretariat of the meeting can fetch the attendance list."
        )

    def plan_expired(self) -> Problem:
        return Problem(
            "The link is no longer valid",
            "Links to the year's meetings last ten minutes. Write get meeting plan to Styrmand in Teams for a new one.",
        )

    def plan_refused(self) -> Problem:
        return Problem(
            "The link does not work",
            "Only the members and the secretariat of the group can fetch its meetings.",
        )

    def no_calendar(self) -> Problem:
        return Problem(
            "There is no such calendar any more",
            "The link was replaced by a new one, or the subscription was ended. Write calendar link to Styrmand in Teams for a new one.",
        )

    def paper_expired(self) -> Problem:
        return Problem(
            "The link is no longer valid",
            "Links to a meeting's papers last ten minutes in the chat and three months in mails. Write papers to Styrmand in Teams for new ones, or ask the secretariat.",
        )

    def paper_refused(self) -> Problem:
        return Problem(
            "The link does not work",
            "The paper has not been sent out yet, or you are not among those who can fetch it.",
        )

    def file_expired(self) -> Problem:
        return Problem(
            "The link is no longer valid",
            "Links to attachments last three months. Write papers to Styrmand in Teams for new ones, or ask the secretariat.",
        )

    def file_refused(self) -> Problem:
        return Problem(
            "The attachment cannot be fetched",
            "It has not been sent out, its item has been closed, or you are no longer among those who can see it. Ask the "
            "secretariat if you think you should have it.",
        )

    def fault(self, code: str) -> Problem:
        return Problem(
            "Something went wrong on our side",
            f"It is our fault, not yours. Please try again soon. Code: {code}.",
        )

    def not_saved(self, code: str) -> Problem:
        return Problem(
            "Your answer has not been saved",
            f"It is our fault, not yours. What you wrote is still here: please try again soon. Code: {code}.",
        )

    def too_often(self) -> Problem:
        return Problem(
            "Wait a moment",
            "The link has been opened many times in a short while. Wait a minute and try again. Nothing was saved.",
        )

    def not_found(self) -> Problem:
        return Problem("There is no such page", "Check the address, or use the link in your mail.")

    def not_read(self) -> Problem:
        return Problem(
            "What was sent could not be read",
            "Go back, correct the text and send it again. Nothing was saved.",
        )

    def privacy(self) -> Sequence[Section]:
        return (
            Section(
                "What we keep",
                (
                    "Your name, work e-mail, title and organisation, your answers to invitations, "
                    "who comes in your place, and the agenda items you propose.",
                    "We never ask why you decline. Do not write about illness or other private matters.",
                ),
            ),
            Section(
                "Who can see it",
                (
                    "The secretariat sees all answers. Your name and organisation stand on the attendance list. "
                    "Remarks and addresses are seen by the secretariat only.",
                ),
            ),
            Section(
                "For how long",
                (
                    "Remarks, messages and mails are deleted some months after the meeting. Name, address and title are deleted two "
                    "years after you last took part, once the meeting has been filed; after that it says “en tidligere deltager”.",
                    "Minutes and agendas that were sent out keep the names they were sent with. "
                    "Answers and proposals may be filed and disclosed on request.",
                ),
            ),
            Section(
                "Your rights",
                (
                    "You can have all that we keep about you, have it corrected and, when no meeting counts on you any more, "
                    "have it deleted. Write to the secretariat.",
                ),
            ),
        )

    def terms(self) -> Sequence[Section]:
        return (
            Section(
                "",
                (
                    "Styrmand is used for the meetings of steering groups: answers, substitutes, agenda items and "
                    "reminders.",
                    "What you write may be filed. Do not write confidential matters in the chat.",
                    "If something does not work, write to the secretariat. They can always take your answer.",
                ),
            ),
        )


Words = Danish
"""What a page asks for: either language."""

_LANGUAGES = {Language.DA: Danish(), Language.EN: English()}


def words(language: Language) -> Words:
    return _LANGUAGES[language]
