"""A turn: what arrived from Teams is heard, answered in one unit of work, and handed back as Teams wants it."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping

import structlog

from bot.desk import Desk
from bot.teams import replies
from bot.teams.arrivals import (
    Arrival,
    Data,
    Execute,
    Installation,
    MembersAdded,
    Message,
    ReadReceipt,
    Scope,
    SentFile,
    Submit,
    TaskFetch,
    TaskSubmit,
)
from dialogs import buttons, conversation, files, heard
from dialogs.heard import (
    Arrived,
    Ask,
    Dropped,
    FormWanted,
    Handed,
    Heard,
    Links,
    NotFetched,
    Said,
    Say,
    Show,
    Silence,
    Speaker,
    Tapped,
)
from meetings.files import SIZE_LIMIT, named
from meetings.model import Account, Language, Person, Road
from meetings.notices import Notice, NoticeId
from meetings.office import Office, proofs
from meetings.refusals import WrongFile
from storage import Unavailable, answered_within

log = structlog.get_logger("styrmand.turns")

TURN_WITHIN = 10.0
"""Seconds for all a turn asks of the books: Teams waits fifteen, and the answer must still be brought."""
Fetch = Callable[[str, int], Awaitable[bytes | NotFetched]]
"""A file's bytes by its address, no more than so many: `bot.teams.files.Files.fetch`."""

MOST_FILES = 5
"""Of one message; each may hold 20 MB in memory."""


async def nowhere(_: str, __: int) -> bytes | NotFetched:
    return NotFetched.ELSEWHERE


class Turns:
    """Answers arrivals; when the books cannot be used it says so. `knock` wakes the clock when a turn has planned something to be sent."""

    def __init__(
        self,
        desk: Desk,
        links: Links,
        code_of: Callable[[int], str],
        knock: Callable[[], None],
        without_books: Callable[[str], None] = lambda _: None,
        fetch: Fetch = nowhere,
    ) -> None:
        """`without_books` is told by which fault the books could not be used."""
        self.desk = desk
        self.links = links
        self.code_of = code_of
        self.knock = knock
        self.without_books = without_books
        self.fetch = fetch

    async def take(self, arrival: Arrival) -> replies.Reply:
        """What Teams delivers twice is answered once; a removed app closes the road and says nothing.

        Of each turn the log is told what kind it was and how it was answered; a fault is told of by the door.
        """
        began = time.perf_counter()
        try:
            with answered_within(TURN_WITHIN):
                reply = await self._turn(arrival)
        except Unavailable as fault:
            log.warning("turn.without_books", **_known(arrival), fault=fault.fault.value)
            self.without_books(fault.fault.value)
            reply = on_closed_books(fault, arrival)
        ms = round((time.perf_counter() - began) * 1000, 1)
        log.info("turn", **_known(arrival), answered=type(reply).__name__, ms=ms)
        return reply

    async def _turn(self, arrival: Arrival) -> replies.Reply:
        what = listen(arrival)
        if isinstance(what, Gone):
            await self.desk.write(lambda office: office.uninstalled(_account(arrival)))
            return replies.Nothing()
        if isinstance(arrival.what, ReadReceipt):
            await self._note_receipt(arrival, arrival.what)
        if what is None:
            return replies.Nothing()
        if isinstance(arrival.what, Message) and _brings_files(arrival, arrival.what):
            what = Dropped(await self._fetched(arrival, arrival.what.files), arrival.what.text)
        if conversation.changes(what):
            reply = await self._write(arrival, what)
        else:
            reply = await self._look(arrival, what)
        return speak(reply, arrival)

    async def _look(self, arrival: Arrival, what: Heard) -> heard.Reply:
        """Without writing, where there is nothing to be written down; a proof comes so seldom that it may wait."""
        if self.desk.store.shared and arrival.key and not isinstance(arrival.what, Execute | TaskFetch):
            key = arrival.key
            if not await self.desk.write(lambda office: office.records.first_seen(f"look:{key}", office.now)):
                return (
                    Silence()
                )  # another process has answered it; what is answered by HTTP may be answered twice
        found, proves = await self.desk.read(lambda office: self._read(office, arrival, what))
        if found is None:
            return await self._write(arrival, what)
        if proves:
            await self.desk.write(lambda office: _note_both(office, arrival))
        return found

    async def _fetched(self, arrival: Arrival, sent: tuple[SentFile, ...]) -> tuple[Handed, ...]:
        """While no books are open; and nothing at all for somebody who could lay it nowhere."""
        wanted = await self.desk.read(lambda office: files.wanted_of(office, _account(arrival)))
        first, rest = sent[:MOST_FILES], sent[MOST_FILES:]
        handed = await asyncio.gather(*(self._handed(one, wanted=wanted is not None) for one in first))
        return (*handed, *(Handed(one.name, NotFetched.TOO_MANY) for one in rest))

    async def _handed(self, sent: SentFile, *, wanted: bool) -> Handed:
        if not sent.url:
            return Handed(sent.name, NotFetched.PICTURE)
        try:
            name = named(sent.name)
        except WrongFile as wrong:
            return Handed(wrong.name, NotFetched.UNWANTED)
        return Handed(name, await self.fetch(sent.url, SIZE_LIMIT) if wanted else NotFetched.UNWANTED)

    async def _note_receipt(self, arrival: Arrival, receipt: ReadReceipt) -> None:
        def waits(office: Office) -> bool:
            person = office.records.person_behind(_account(arrival))
            return person is not None and office.awaits_receipt(person.id)

        if not receipt.last_read:
            return
        if await self.desk.read(waits):
            await self.desk.write(lambda office: _note_read(office, arrival, receipt))

    async def _write(self, arrival: Arrival, what: Heard) -> heard.Reply:
        def work(office: Office) -> tuple[heard.Reply, int]:
            if arrival.key and not office.records.first_seen(arrival.key, office.now):
                return Silence(), 0
            if isinstance(what, Arrived) and not _first_introduction(office, arrival):
                return Silence(), 0
            speaker = _introduce(office, arrival)
            _note_proof(office, arrival, speaker.person)
            if speaker.person and _makes_messages(arrival):
                office.spoke(speaker.person.id)
            return self._answer(office, what, speaker), office.records.planned

        reply, planned = await self.desk.write(work)
        if planned:
            self.knock()
        return reply

    def _read(self, office: Office, arrival: Arrival, what: Heard) -> tuple[heard.Reply | None, bool]:
        """The same on a reader's books, and whether it proves a card; None when the road must be written down first."""
        account = _account(arrival)
        known = office.records.road(account)
        if arrival.place.scope is Scope.PERSONAL and (known is None or not _same(known, _road(arrival))):
            return None, False
        person = office.records.person(known.person) if known and known.person is not None else None
        notice = _tapped_card(arrival)
        proves = bool(person and notice and office.awaits_proof(notice, person.id))
        spoils = bool(person and _makes_messages(arrival) and office.awaits_receipt(person.id))
        return self._answer(office, what, _speaker(arrival, person)), proves or spoils

    def _answer(self, office: Office, what: Heard, speaker: Speaker) -> heard.Reply:
        return conversation.answer(what, speaker, office, self.links, self.code_of)


class Gone:
    """The app was removed."""


def _brings_files(arrival: Arrival, said: Message) -> bool:
    """Teams hands files to bots in personal chats only. Words with no more than a picture are answered as words."""
    some = bool(said.files) and arrival.place.scope is Scope.PERSONAL
    return some and (not said.text or any(one.url for one in said.files))


def listen(arrival: Arrival) -> Heard | Gone | None:
    """An arrival as the talk hears it; None for what nobody needs to answer."""
    match arrival.what:
        case Message(text=text):
            return Said(text)
        case Submit(data=data):
            texts = _texts(data)
            return Tapped(texts.get("verb", ""), texts, texts)
        case Execute(verb=verb, data=data):
            texts = _texts(data)
            return Tapped(verb or texts.get("verb", ""), texts, texts)
        case TaskFetch(data=data):
            texts = _texts(data)
            return FormWanted(texts.get("verb", ""), texts)
        case TaskSubmit(data=data):
            texts = _texts(data)
            return Tapped(texts.get("verb", ""), texts, texts, in_form=True)
        case Installation(added=added):
            return Arrived() if added else Gone()
        case MembersAdded(bot_itself=bot):
            return Arrived() if bot or arrival.place.scope is Scope.PERSONAL else None
        case _:
            return None


def speak(reply: heard.Reply, arrival: Arrival) -> replies.Reply:
    """What the talk says, in the shape the arrival can be answered in."""
    in_form = isinstance(arrival.what, TaskFetch | TaskSubmit)
    match reply:
        case Silence():
            return replies.Nothing()
        case Say(text=text):
            return replies.FormDone(text) if in_form else replies.Text(text)
        case Show(card=card, summary=summary) if isinstance(arrival.what, TaskSubmit):
            return replies.CardReply(
                card, replaces=False, summary=summary
            )  # the window closes, the chat keeps it
        case Show(card=card, summary=summary) if in_form:
            return replies.FormReply(summary, card)
        case Show(card=card, summary=summary, replaces=replaces):
            return replies.CardReply(card, replaces, summary)
        case Ask(title=title, card=card):
            if in_form:
                return replies.FormReply(title, card)
            return replies.CardReply(card, replaces=False, summary=title)


def on_closed_books(fault: Unavailable, arrival: Arrival) -> replies.Reply:
    """Nothing of the turn was kept, and that is said; what nobody waits for an answer to is not answered."""
    if listen(arrival) is None:
        return replies.Nothing()
    shown = conversation.closed_books(_guessed_language(arrival), perhaps=fault.ambiguous)
    if isinstance(arrival.what, TaskFetch | TaskSubmit):
        return replies.FormReply(shown.summary, shown.card)
    return replies.CardReply(shown.card, replaces=False, summary=shown.summary)


def _guessed_language(arrival: Arrival) -> Language:
    return Language.EN if _locale(arrival).startswith("en") else Language.DA


def on_fault(code: str, arrival: Arrival) -> replies.Reply:
    """What a person sees of a fault of ours: a card with the code, and nothing of what went wrong."""
    shown = conversation.fault(code, _guessed_language(arrival))
    if isinstance(arrival.what, TaskFetch | TaskSubmit):
        return replies.FormReply(shown.summary, shown.card)
    return replies.CardReply(shown.card, replaces=False, summary=shown.summary)


def _tapped_card(arrival: Arrival) -> NoticeId | None:
    """The notice whose card was tapped, or which Teams drew anew."""
    match arrival.what:
        case Execute(data=data) | Submit(data=data) | TaskFetch(data=data):
            return buttons.told_by(_text(data.get(buttons.TOLD_BY)))
        case _:
            return None


def _note_proof(office: Office, arrival: Arrival, person: Person | None = None) -> None:
    """That the card was tapped proves that it was brought, however its sending ended."""
    notice = _tapped_card(arrival)
    person = person or office.records.person_behind(_account(arrival)) if notice else None
    if notice and person:
        automatic = isinstance(arrival.what, Execute) and arrival.what.automatic
        how = proofs.REFRESHED if automatic else proofs.TAPPED
        _tell_proven(office.prove(notice, person.id, arrival.reply_to or "", how), how)


def _note_both(office: Office, arrival: Arrival) -> None:
    """After a turn that wrote nothing: a proof, or that the two have spoken."""
    _note_proof(office, arrival)
    person = office.records.person_behind(_account(arrival))
    if person and _makes_messages(arrival):
        office.spoke(person.id)


def _makes_messages(arrival: Arrival) -> bool:
    """What is said or answered in the chat stands there; a card that is tapped changes in its place."""
    return arrival.place.scope is Scope.PERSONAL and isinstance(arrival.what, Message | Submit)


def _note_read(office: Office, arrival: Arrival, receipt: ReadReceipt) -> None:
    person = office.records.person_behind(_account(arrival))
    if person and receipt.last_read:
        _tell_proven(office.read_up_to(person.id, receipt.last_read), proofs.READ)


def _tell_proven(notice: Notice | None, how: str) -> None:
    if notice:
        log.info("notice.proven", notice=notice.id, kind=notice.new.kind.value, by=how)


def _known(arrival: Arrival) -> dict[str, str | None]:
    """What the log may know of an arrival. A verb is what a client sent: only one of ours is named."""
    match arrival.what:
        case Execute(verb=verb, data=data):
            named = verb or data.get("verb")
        case Submit(data=data) | TaskFetch(data=data) | TaskSubmit(data=data):
            named = data.get("verb")
        case _:
            named = None
    told = {"what": type(arrival.what).__name__, "key": arrival.key}
    return told | ({"verb": named} if isinstance(named, str) and named in buttons.KINDS else {})


def _texts(data: Data) -> Mapping[str, str]:
    """Scalars as the text a form would hold; what is empty stays empty."""
    return {name: _text(value) for name, value in data.items()}


def _text(value: str | float | bool | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def _account(arrival: Arrival) -> Account:
    """Somebody Teams names no object id for (a guest in some clients) is known by the user id of this bot."""
    return Account(arrival.caller.tenant, arrival.caller.aad_object or arrival.caller.user)


def _locale(arrival: Arrival) -> str:
    return (arrival.place.locale or "").lower()


def _road(arrival: Arrival) -> Road:
    place = arrival.place
    return Road(
        account=_account(arrival),
        person=None,
        user=arrival.caller.user,
        bot=place.bot,
        conversation=place.conversation,
        service_url=place.service_url,
        locale=_locale(arrival),
    )


def _same(known: Road, fresh: Road) -> bool:
    mine = (known.user, known.bot, known.conversation, known.service_url, known.locale)
    theirs = (fresh.user, fresh.bot, fresh.conversation, fresh.service_url, fresh.locale)
    return known.is_open and mine == theirs


def _introduce(office: Office, arrival: Arrival) -> Speaker:
    """Notes the road of a personal chat, and finds who is behind the account."""
    if arrival.place.scope is Scope.PERSONAL:
        road = office.note_road(_road(arrival))
        person = office.records.person(road.person) if road.person is not None else None
    else:
        person = office.records.person_behind(_account(arrival))
    return _speaker(arrival, person)


def _speaker(arrival: Arrival, person: Person | None) -> Speaker:
    scope = {
        Scope.PERSONAL: heard.Scope.PERSONAL,
        Scope.GROUP: heard.Scope.GROUP,
        Scope.CHANNEL: heard.Scope.CHANNEL,
    }[arrival.place.scope]
    return Speaker(_account(arrival), person, scope, _locale(arrival))


def _first_introduction(office: Office, arrival: Arrival) -> bool:
    """installationUpdate and conversationUpdate come both, in either order: a group is greeted by the first."""
    if arrival.place.scope is Scope.PERSONAL:
        return True
    return office.records.first_seen(f"introduced:{arrival.place.conversation}", office.now)
