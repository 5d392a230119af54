"""What the chat says of files that are sent to it."""

from collections.abc import Sequence

from meetings.files import KINDS
from meetings.model import Meeting
from wording.dates import NB
from wording.tongue import Tongue


class Danish(Tongue):
    file_belongs = "Hvor hører filen til?"
    files_belong = "Hvor hører filerne til?"
    file_place = "Læg ved punktet"
    file_throw = "Smid væk"
    file_item = "Punkt"
    file_need_item = "Vælg et punkt."
    file_waits = (
        "Jeg gemmer det, du har sendt, i en uge. Ingen andre ser det, før du lægger det ved et punkt."
    )
    files_only = (
        "Jeg har kun set på det, der var vedhæftet. Skriv resten i en besked for sig, så svarer jeg på det."
    )
    file_laid = "Bilaget ligger ved punktet"
    files_laid = "Bilagene ligger ved punktet"
    file_follows = (
        "Bilaget får sit nummer, når punktet sættes på dagsordenen, og bliver sendt ud sammen med den."
    )
    file_numbered = "Nummeret følger punktet, indtil dagsordenen er sendt ud."
    file_in_again = "Forslaget er sendt ind igen."
    file_papers = "Bilag"
    file_had = "Punktet har filen i forvejen, så der er ikke lagt en til."
    file_thrown = "Jeg har smidt det væk"
    file_thrown_text = "Intet er lagt ved noget punkt."
    file_none = "Jeg kan ikke tage imod filen"
    file_no_item = (
        "Du har ikke noget forslag, den kan ligge ved. Foreslå punktet først, og send så filen her bagefter."
    )
    file_picture = (
        "Et billede, der er sat ind i en besked, kan jeg ikke hente. Send det som en fil: Vælg papirclipsen under "
        "skrivefeltet, og vælg billedet dér."
    )
    file_send_again = "Send den igen, eller læg et link på punktet i stedet."
    see_my_item = "Ret forslaget"
    see_arranging = "Se rækkefølgen"

    def fetch_paper(self, number: str, title: str, what: str) -> str:
        return f"Hent bilag{NB}{number}: {title} ({what})" if number else f"Hent bilag: {title} ({what})"

    def more_papers(self, count: int) -> str:
        return f"… og {count} bilag mere. De er i dagsordenen, som du kan hente under papirerne."

    def file_taken_on(self, titles: str) -> str:
        return f"{titles} er sat på dagsordenen, og nu er det sekretariatet, der lægger filer ved. Send den til dem."

    def file_place_is(self, title: str, number: str, meeting: Meeting, *, returned: bool) -> str:
        """4. Budget 2027 · mødet den 2. marts 2027."""
        named = f"{number}.{NB}{title}" if number else title
        back = " · sendt retur" if returned else ""
        return f"{named} · {self.span(meeting.sessions)}{back}"

    def file_refused_says(self, name: str, problem: str, limit: int | None) -> str:
        """Which file, why, and what can be done."""
        endings = self.listing(KINDS)
        again = self.file_send_again
        return {
            "empty": f"»{name}« er tom.",
            "too_large": f"»{name}« fylder for meget. En fil må højst fylde {self.size_of(limit or 0)}. "
            "Gem den mindre, eller læg et link på punktet.",
            "unknown_type": f"»{name}« er ikke af en type, jeg tager imod. Det kan være: {endings}.",
            "other_type": f"»{name}« er ikke den type, som navnet siger. Gem den på ny som en af disse: {endings}.",
            "too_slow": f"Det tog for lang tid at hente »{name}«. {again}",
            "gone": f"Jeg kunne ikke hente »{name}« hos Microsoft. {again}",
            "elsewhere": f"»{name}« ligger et sted, jeg ikke henter filer fra. Hent den ned til dig selv, og send den her.",
            "too_many": f"»{name}« er én for meget på én gang. Send den i en besked for sig.",
        }[problem]

    def file_belongs_says(self, names: Sequence[str]) -> str:
        return f"Vælg, hvilket punkt {self.listing(names)} hører til."

    def file_laid_says(self, title: str) -> str:
        return f"Lagt ved »{title}«."


class English(Danish):
    file_belongs = "Where does the file belong?"
    files_belong = "Where do the files belong?"
    file_place = "Attach to the item"
    file_throw = "Throw away"
    file_item = "Item"
    file_need_item = "Choose an item."
    file_waits = "I keep what you sent for a week. Nobody else sees it until you attach it to an item."
    files_only = "I have only looked at what was attached. Write the rest in a message of its own, and I will answer it."
    file_laid = "The paper is attached to the item"
    files_laid = "The papers are attached to the item"
    file_follows = "The paper gets its number when the item is put on the agenda, and goes out with it."
    file_numbered = "The number follows the item until the agenda has been sent out."
    file_in_again = "The proposal has been handed in again."
    file_papers = "Papers"
    file_had = "The item had the file already, so none was added."
    file_thrown = "I have thrown it away"
    file_thrown_text = "Nothing has been attached to any item."
    file_none = "I cannot take the file"
    file_no_item = (
        "You have no proposal it could be attached to. Propose the item first, and then send the file here."
    )
    file_picture = (
        "I cannot fetch a picture that was pasted into a message. Send it as a file: choose the paper clip below the "
        "message box, and choose the picture there."
    )
    file_send_again = "Send it again, or put a link on the item instead."
    see_my_item = "Change proposal"
    see_arranging = "See the order"

    def fetch_paper(self, number: str, title: str, what: str) -> str:
        return (
            f"Get attachment{NB}{number}: {title} ({what})" if number else f"Get attachment: {title} ({what})"
        )

    def more_papers(self, count: int) -> str:
        return f"… and {count} more attachments. They are in the agenda, which you can get among the papers."

    def file_taken_on(self, titles: str) -> str:
        return f"{titles} stands on the agenda, and now the secretariat attaches the files. Send it to them."

    def file_place_is(self, title: str, number: str, meeting: Meeting, *, returned: bool) -> str:
        named = f"{number}.{NB}{title}" if number else title
        back = " · sent back to you" if returned else ""
        return f"{named} · {self.span(meeting.sessions)}{back}"

    def file_refused_says(self, name: str, problem: str, limit: int | None) -> str:
        endings = self.listing(KINDS)
        again = self.file_send_again
        return {
            "empty": f"“{name}” is empty.",
            "too_large": f"“{name}” is too large. A file may be {self.size_of(limit or 0)} at most. "
            "Save it smaller, or put a link on the item.",
            "unknown_type": f"“{name}” is of a kind I do not take. It can be: {endings}.",
            "other_type": f"“{name}” is not what its name says. Save it anew as one of these: {endings}.",
            "too_slow": f"It took too long to fetch “{name}”. {again}",
            "gone": f"I could not fetch “{name}” from Microsoft. {again}",
            "elsewhere": f"“{name}” lies where I fetch no files from. Download it yourself, and send it here.",
            "too_many": f"“{name}” is one too many at once. Send it in a message of its own.",
        }[problem]

    def file_belongs_says(self, names: Sequence[str]) -> str:
        return f"Choose which item {self.listing(names)} belongs to."

    def file_laid_says(self, title: str) -> str:
        return f"Attached to “{title}”."
