"""A turn: what arrived from Teams is heard, answered in one unit of work, and handed back as Teams wants it."""

import time
from collections.abc import Callable, Mapping

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
    Scope,
    Submit,
    TaskFetch,
    TaskSubmit,
)
from dialogs import buttons, conversation, heard
from dialogs.heard import Arrived, Ask, FormWanted, Heard, Links, Said, Say, Show, Silence, Speaker, Tapped
from meetings.model import Account, Language, Person, Road
from meetings.office import Office

log = structlog.get_logger("styrmand.turns")


class Turns:
    """Answers arrivals. `knock` wakes the clock when a turn has planned something to be sent."""

    def __init__(
        self, desk: Desk, links: Links, code_of: Callable[[int], str], knock: Callable[[], None]
    ) -> None:
        self.desk = desk
        self.links = links
        self.code_of = code_of
        self.knock = knock

    async def take(self, arrival: Arrival) -> replies.Reply:
        """What Teams delivers twice is answered once; a removed app closes the road and says nothing.

        Of each turn the log is told what kind it was and how it was answered; a fault is told of by the door.
        """
        began = time.perf_counter()
        reply = await self._turn(arrival)
        ms = round((time.perf_counter() - began) * 1000, 1)
        log.info("turn", **_known(arrival), answered=type(reply).__name__, ms=ms)
        return reply

    async def _turn(self, arrival: Arrival) -> replies.Reply:
        what = listen(arrival)
        if isinstance(what, Gone):
            await self.desk.write(lambda office: office.uninstalled(_account(arrival)))
            return replies.Nothing()
        if what is None:
            return replies.Nothing()
        if conversation.changes(what):
            reply = await self._write(arrival, what)
        else:
            found = await self.desk.read(lambda office: self._read(office, arrival, what))
            reply = await self._write(arrival, what) if found is None else found
        return speak(reply, arrival)

    async def _write(self, arrival: Arrival, what: Heard) -> heard.Reply:
        def work(office: Office) -> tuple[heard.Reply, int]:
            if arrival.key and not office.records.first_seen(arrival.key, office.now):
                return Silence(), 0
            if isinstance(what, Arrived) and not _first_introduction(office, arrival):
                return Silence(), 0
            return self._answer(office, what, _introduce(office, arrival)), office.records.planned

        reply, planned = await self.desk.write(work)
        if planned:
            self.knock()
        return reply

    def _read(self, office: Office, arrival: Arrival, what: Heard) -> heard.Reply | None:
        """The same on a reader's books; None when the road has changed and must be written down first."""
        account = _account(arrival)
        known = office.records.road(account)
        if arrival.place.scope is Scope.PERSONAL and (known is None or not _same(known, _road(arrival))):
            return None
        person = office.records.person(known.person) if known and known.person is not None else None
        return self._answer(office, what, _speaker(arrival, person))

    def _answer(self, office: Office, what: Heard, speaker: Speaker) -> heard.Reply:
        return conversation.answer(what, speaker, office, self.links, self.code_of)


class Gone:
    """The app was removed."""


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


def on_fault(code: str, arrival: Arrival) -> replies.Reply:
    """What a person sees of a fault of ours: a card with the code, and nothing of what went wrong."""
    language = Language.EN if _locale(arrival).startswith("en") else Language.DA
    shown = conversation.fault(code, language)
    if isinstance(arrival.what, TaskFetch | TaskSubmit):
        return replies.FormReply(shown.summary, shown.card)
    return replies.CardReply(shown.card, replaces=False, summary=shown.summary)


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
