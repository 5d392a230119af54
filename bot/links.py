"""Signed links into the web, and the one-time code: what is signed for one purpose opens nothing else.

A token names whom and what it is for; nobody need be logged in to use one, so it is a key like any other and
stays out of logs.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from itsdangerous import BadSignature, URLSafeSerializer

from dialogs.heard import NewFeed
from meetings.model import CommitteeId, FileId, ItemId, Meeting, MeetingId, PersonId
from meetings.office.reading import SHORTEST

LIST_LIVES = timedelta(minutes=10)
MAILED_LIVES = timedelta(days=90)
TICKET_LIVES = timedelta(minutes=10)
CODE_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Altered:
    """Not ours, made for something else, or changed on the way."""


@dataclass(frozen=True, slots=True)
class Expired:
    """Ours, and too old."""


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """Opens one person's answer page for one meeting, until the meeting's end: see `good_for`."""

    meeting: MeetingId
    person: PersonId

    def good_for(self, meeting: Meeting, now: datetime) -> bool:
        """Asked of the meeting as it stands, so that a link outlives a postponement."""
        return meeting.id == self.meeting and now <= meeting.ends_at


@dataclass(frozen=True, slots=True)
class PlanKey:
    """Opens a download of a committee's year plan."""

    committee: CommitteeId
    person: PersonId


@dataclass(frozen=True, slots=True)
class ListKey:
    """Opens a download of the attendance list in one form ("xlsx", "csv" …)."""

    meeting: MeetingId
    person: PersonId
    form: str


@dataclass(frozen=True, slots=True)
class TicketKey:
    """Lets one person into the secretariat's pages, at a meeting if one is named, in one of its rooms. `ticket` is spent by going in.

    The ticket stands inside the signature: the same token in another spelling is the same ticket.
    """

    ticket: str
    person: PersonId
    meeting: MeetingId | None
    room: str = ""


@dataclass(frozen=True, slots=True)
class PaperKey:
    """Opens a download of a meeting's paper ("dagsorden", "referat", "journal") in one form ("pdf", "docx" …)."""

    meeting: MeetingId
    person: PersonId
    paper: str
    form: str


@dataclass(frozen=True, slots=True)
class FileKey:
    """Opens one file of one item for one person, as long as he may read it; `file` is the beginning of its id."""

    meeting: MeetingId
    person: PersonId
    item: ItemId
    file: str


class SignedLinks:
    """`dialogs.heard.Links`. `keys` are the secret keys, the newest last: all open, the last one signs.

    `base` is the public address, without a slash at its end.
    """

    def __init__(self, base: str, keys: Sequence[str], now: Callable[[], datetime]) -> None:
        if not keys or not all(keys):
            raise ValueError("keys: at least one, and none empty")
        self._base = base.rstrip("/")
        self._keys = list(keys)
        self._now = now
        self._answers = self._signer("answer")
        self._lists = self._signer("attendance list")
        self._plans = self._signer("year plan")
        self._papers = self._signer("paper")
        self._tickets = self._signer("ticket to the pages")
        self._files = self._signer("file")

    @property
    def encrypted(self) -> bool:
        """Whether the public address is https: then a cookie may insist on it."""
        return self._base.startswith("https:")

    # links

    def answer(self, meeting: MeetingId, person: PersonId) -> str:
        """The same at any time, so that a mail sent again is the same mail."""
        return f"{self._base}/svar/{self._answers.dumps([meeting, person])}"

    def attendance_list(self, meeting: MeetingId, person: PersonId, form: str) -> str:
        until = int((self._now() + LIST_LIVES).timestamp())
        return f"{self._base}/liste/{self._lists.dumps([meeting, person, form, until])}"

    def year_plan(self, committee: CommitteeId, person: PersonId) -> str:
        until = int((self._now() + LIST_LIVES).timestamp())
        return f"{self._base}/moedeplan/{self._plans.dumps([committee, person, until])}"

    def new_feed(self) -> NewFeed:
        """Drawn by lot and not signed, so that one can be ended without the others."""
        token = secrets.token_urlsafe(32)
        return NewFeed(f"{self._base}/kalender/{token}.ics", feed_digest(token))

    def paper(self, meeting: MeetingId, person: PersonId, paper: str, form: str) -> str:
        return self._paper(meeting, person, paper, form, self._now() + LIST_LIVES)

    def mailed_paper(self, meeting: MeetingId, person: PersonId, paper: str, sent: datetime) -> str:
        return self._paper(meeting, person, paper, "pdf", sent + MAILED_LIVES)

    def _paper(self, meeting: MeetingId, person: PersonId, paper: str, form: str, until: datetime) -> str:
        told = [meeting, person, paper, form, int(until.timestamp())]
        return f"{self._base}/papir/{self._papers.dumps(told)}"

    def file(self, meeting: MeetingId, person: PersonId, item: ItemId, file: FileId, since: datetime) -> str:
        """As long as a mailed paper, since papers and mails that were fetched are read later."""
        told = [meeting, person, item, file[:SHORTEST], int((since + MAILED_LIVES).timestamp())]
        return f"{self._base}/bilag/{self._files.dumps(told)}"

    def pages(self, person: PersonId, meeting: MeetingId | None, room: str = "") -> str:
        until = int((self._now() + TICKET_LIVES).timestamp())
        ticket = secrets.token_urlsafe(16)
        told = [ticket, person, meeting or "", room, until]
        return f"{self._base}/sekretariat/ind/{self._tickets.dumps(told)}"

    def privacy(self) -> str:
        return f"{self._base}/privatliv"

    # what a token says

    def read_answer(self, token: str) -> AnswerKey | Altered:
        match _read(self._answers, token):
            case [str(meeting), int(person)]:
                return AnswerKey(MeetingId(meeting), PersonId(person))
            case _:
                return Altered()

    def read_list(self, token: str) -> ListKey | Altered | Expired:
        match _read(self._lists, token):
            case [str(meeting), int(person), str(form), int(until)]:
                expired = self._now() > datetime.fromtimestamp(until, UTC)
                return Expired() if expired else ListKey(MeetingId(meeting), PersonId(person), form)
            case _:
                return Altered()

    def read_year_plan(self, token: str) -> PlanKey | Altered | Expired:
        match _read(self._plans, token):
            case [str(committee), int(person), int(until)]:
                expired = self._now() > datetime.fromtimestamp(until, UTC)
                return Expired() if expired else PlanKey(CommitteeId(committee), PersonId(person))
            case _:
                return Altered()

    def read_paper(self, token: str) -> PaperKey | Altered | Expired:
        match _read(self._papers, token):
            case [str(meeting), int(person), str(paper), str(form), int(until)]:
                expired = self._now() > datetime.fromtimestamp(until, UTC)
                return Expired() if expired else PaperKey(MeetingId(meeting), PersonId(person), paper, form)
            case _:
                return Altered()

    def read_file(self, token: str) -> FileKey | Altered | Expired:
        match _read(self._files, token):
            case [str(meeting), int(person), int(item), str(file), int(until)]:
                expired = self._now() > datetime.fromtimestamp(until, UTC)
                key = FileKey(MeetingId(meeting), PersonId(person), ItemId(item), file)
                return Expired() if expired else key
            case _:
                return Altered()

    def read_ticket(self, token: str) -> TicketKey | Altered | Expired:
        match _read(self._tickets, token):
            case [str(ticket), int(person), str(meeting), str(room), int(until)]:
                if self._now() > datetime.fromtimestamp(until, UTC):
                    return Expired()
                return TicketKey(ticket, PersonId(person), MeetingId(meeting) if meeting else None, room)
            case _:
                return Altered()

    # the one-time code

    def code_of(self, link: int) -> str:
        """Six digits, always the same for a link; by the newest key only."""
        digest = hmac.digest(self._keys[-1].encode(), f"styrmand link code {link}".encode(), hashlib.sha256)
        return f"{int.from_bytes(digest[:8], 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}}"

    def _signer(self, purpose: str) -> URLSafeSerializer:
        """The purpose is the salt: a token for one thing is altered for every other."""
        how = {"key_derivation": "hmac", "digest_method": hashlib.sha256}
        return URLSafeSerializer(self._keys, salt=f"styrmand {purpose}", signer_kwargs=how)


def feed_digest(token: str) -> str:
    """What the books keep of a feed's key. It is 256 bits of chance, so it needs no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def _read(signer: URLSafeSerializer, token: str) -> object:
    try:
        return signer.loads(token)
    except BadSignature:
        return None
