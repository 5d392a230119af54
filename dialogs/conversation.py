"""The talk: what is heard is answered, in one turn, while the books are open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dialogs import accounts, buttons, files, in_public, saying, status, tapping
from dialogs.buttons import BadButton, Button
from dialogs.cards.guidance import closed_books_card, fault_card
from dialogs.cards.refusals import refusal_card
from dialogs.cards.welcome import introduction_card
from dialogs.heard import (
    Arrived,
    Ask,
    Dropped,
    FormWanted,
    Heard,
    Links,
    Reply,
    Said,
    Scope,
    Show,
    Silence,
    Speaker,
    Tapped,
)
from dialogs.intents import ChooseLanguage, Lexicon, NotUnderstood, Understood
from dialogs.lexicon import lexicon
from dialogs.speech import understand
from dialogs.turn import Turn
from dialogs.views import may_see
from meetings.model import Committee, Language, Meeting
from meetings.office import Office
from meetings.refusals import Refusal, Unknown
from wording.talk import words

SOME_DAY = date(2000, 1, 1)
"""What day it is says nothing about a wish for a language."""

Wish = Understood | NotUnderstood | Button | BadButton


def answer(
    heard: Heard, speaker: Speaker, office: Office, links: Links, code_of: Callable[[int], str]
) -> Reply:
    """What is said back. A refusal is an answer too, and after one nothing has been changed."""
    if isinstance(heard, Arrived):
        return _arrived(speaker, office, links)
    if speaker.person is None:
        return accounts.to_stranger(heard, speaker, office, links, code_of)
    turn = Turn(speaker, speaker.person, office, links, words(speaker.person.language))
    if isinstance(heard, Dropped):
        return files.take(turn, heard)
    turn, wish = _listen(turn, heard)
    try:
        reply = _follow(turn, heard, wish)
    except Refusal as refusal:
        reply = _refused(turn, refusal)
    return _fitting(turn, heard, reply)


def changes(heard: Heard) -> bool:
    """Whether the turn may write in the books; what only looks needs no writer."""
    match heard:
        case Said(text=text):
            return accounts.may_write(text) or _chooses_language(text)
        case Tapped(verb=verb):
            return buttons.KINDS.get(verb) in buttons.WRITES
        case FormWanted():
            return False
        case Arrived() | Dropped():
            return True


def fault(code: str, language: Language) -> Show:
    """What a person sees of a fault of ours; the code finds it in the log."""
    return fault_card(code, words(language))


def closed_books(language: Language, *, perhaps: bool) -> Show:
    """The books cannot be used just now. `perhaps`: nobody knows whether what was asked for was still written."""
    return closed_books_card(words(language), perhaps=perhaps)


def _chooses_language(text: str) -> bool:
    match understand(text, Lexicon(SOME_DAY)):
        case Understood(intent=ChooseLanguage(language=Language()), plain=True):
            return True
        case _:
            return False


# Arriving


def _arrived(speaker: Speaker, office: Office, links: Links) -> Reply:
    """A person is welcomed once, however often the app is installed; a group hears who I am."""
    if speaker.scope is not Scope.PERSONAL:
        return introduction_card(words(_first_language(speaker)))
    if not office.welcome_once(speaker.account):
        return Silence()
    if speaker.person is None:
        return accounts.ask_who(words(_first_language(speaker)))
    return status.welcome(Turn(speaker, speaker.person, office, links, words(speaker.person.language)))


def _first_language(speaker: Speaker) -> Language:
    if speaker.person is not None:
        return speaker.person.language
    return Language.EN if speaker.locale.casefold().startswith("en") else Language.DA


# Listening and following


def _listen(turn: Turn, heard: Said | Tapped | FormWanted) -> tuple[Turn, Wish]:
    """What is wished for, and the turn in the language it was wished in."""
    match heard:
        case Said(text=text):
            understood = understand(text, lexicon(turn))
            return turn.in_language(understood.language), understood
        case Tapped(data=data):
            return turn.in_language(_language(data.get("lang", ""))), buttons.of(heard)
        case FormWanted(verb=verb, data=data):
            return turn.in_language(_language(data.get("lang", ""))), buttons.unpack(verb, data)


def _language(code: str) -> Language | None:
    return Language(code) if code in set(Language) else None


def _follow(turn: Turn, heard: Said | Tapped | FormWanted, wish: Wish) -> Reply:
    if not turn.alone:
        return in_public.follow(turn, wish)
    match wish:
        case Understood() | NotUnderstood():
            empty = isinstance(heard, Said) and not heard.text.strip()
            return saying.follow(turn, wish, empty=empty)
        case _ if isinstance(heard, FormWanted):
            return tapping.open_window(turn, wish)
        case _:
            tapped = heard if isinstance(heard, Tapped) else Tapped("", {})
            return tapping.follow(turn, wish, tapped)


# Answering


def _refused(turn: Turn, refusal: Refusal) -> Show:
    """The refusal in words. Of a meeting that is not the person's not even the date is told."""
    meeting: Meeting | None = getattr(refusal, "meeting", None)
    if meeting is None:
        return refusal_card(refusal, _some_committee(turn), turn.w)
    if not may_see(turn.office, meeting, turn.me):
        return refusal_card(Unknown("meeting"), _some_committee(turn), turn.w)
    return refusal_card(refusal, turn.office.records.committee(meeting.committee), turn.w)


def _some_committee(turn: Turn) -> Committee | None:
    """Whose secretariat one writes to when no meeting says it."""
    return next(iter(turn.office.my_committees(turn.me)), None)


def _fitting(turn: Turn, heard: Heard, reply: Reply) -> Reply:
    """Where others read along no card is replaced; and a window knows no buttons but those of its form."""
    match reply:
        case Show() if isinstance(heard, FormWanted):
            card = {name: part for name, part in reply.card.items() if name != "actions"}
            return Ask(reply.summary, card)
        case Show() if not turn.alone:
            return replace(reply, replaces=False)
        case _:
            return reply
