"""From an errand to the mails that do it: the words, the calendar entry, and the same bytes for every try."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.delivery.ports import MailMessage
from bot.mail.calendar import invitation, pages
from bot.mail.typeset import html, plain
from dialogs.cards.downloads import AGENDA, MINUTES
from dialogs.heard import Links, files_for, no_files
from documents.invitation import Invitation, covering_letter
from documents.letter import Letter, Mailbox, mail
from meetings.notices import Kind, NewNotice
from meetings.office.post import Errand
from wording.letters import WORDS, LetterText, Matter, Ways, put_together, write

PAPERS = {Kind.AGENDA: AGENDA, Kind.MINUTES_SENT: MINUTES, Kind.MINUTES_APPROVED: MINUTES}


@dataclass(frozen=True, slots=True)
class MailWriter:
    """`Render` for mails. `sender` is the mailbox that is read, and whom mails are from.

    An invitation is from its ORGANIZER: the sender too, or the entry's own address, by the same name.
    """

    links: Links
    code_of: Callable[[int], str]
    sender: Mailbox

    def __call__(self, errand: Errand) -> MailMessage:
        return MailMessage(tuple(mail(letter) for letter in self.letters(errand)), errand.to.email)

    def letters(self, errand: Errand) -> Iterator[Letter]:
        """One, or one a calendar entry. Raises ValueError for an address that cannot be written to."""
        of, entry = self._matter(errand), errand.notice.new.entry
        if of is None or entry is None:
            yield self._alone(errand, write(errand, self._ways(errand)))
            return
        organizer = self._organizer(errand)
        for number, page in enumerate(pages(of, entry.method), start=1):
            brought = invitation(of, page, number, entry, organizer)
            yield self._covering(errand, put_together(of, page.draft), number, brought)

    def _organizer(self, errand: Errand) -> Mailbox:
        """As the ledger has it, since a notice says nothing of it. Nobody is invited by himself."""
        kept = (errand.notice.new.entry, errand.now_true.entry if errand.now_true else None)
        own = next((one.answers_to for one in kept if one and one.answers_to), "")
        to_itself = errand.to.email.lower() == self.sender.email.lower()
        return Mailbox(self.sender.name, own) if own and not to_itself else self.sender

    def _matter(self, errand: Errand) -> Matter | None:
        if errand.meeting is None or errand.committee is None:
            return None
        words = WORDS[errand.to.language]
        return Matter(errand, words, self._ways(errand), errand.meeting, errand.committee)

    def _alone(self, errand: Errand, text: LetterText) -> Letter:
        return Letter(
            sender=self.sender,
            recipient=Mailbox(errand.to.name, errand.to.email),
            subject=text.subject,
            text=plain(text),
            html=html(text),
            message_id=errand.notice.message_id,
            date=errand.dated,
        )

    def _covering(self, errand: Errand, text: LetterText, number: int, brought: Invitation) -> Letter:
        return covering_letter(
            brought,
            subject=text.subject,
            text=plain(text),
            html=html(text),
            message_id=_numbered(errand.notice.message_id, number),
            date=errand.dated,
        )

    def _ways(self, errand: Errand) -> Ways:
        new = errand.notice.new
        answer = self.links.answer(new.meeting, new.person) if new.meeting is not None else ""
        files = (
            files_for(self.links, new.meeting, new.person, errand.dated)
            if new.meeting is not None
            else no_files
        )
        return Ways(self.links.privacy(), answer, self._code(new), self._paper(errand), files)

    def _paper(self, errand: Errand) -> str:
        new = errand.notice.new
        if new.meeting is None or new.kind not in PAPERS:
            return ""
        return self.links.mailed_paper(new.meeting, new.person, PAPERS[new.kind], errand.dated)

    def _code(self, new: NewNotice) -> str:
        return self.code_of(int(new.occasion.removeprefix("link-"))) if new.kind is Kind.LINK_CODE else ""


def _numbered(message_id: str, number: int) -> str:
    """The notice's own for its first mail, and its own with the number in it for each further one."""
    name, at, domain = message_id.partition("@")
    return message_id if number == 1 else f"{name}.{number}{at}{domain}"
