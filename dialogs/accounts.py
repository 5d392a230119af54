"""Who is who: somebody unknown sees nothing of any group until a code from the registered mailbox is typed."""

import re
from collections.abc import Callable

from dialogs import buttons
from dialogs.cards.accounts import (
    already_linked_card,
    code_card,
    leave_card,
    left_card,
    link_card,
    link_in_private_card,
)
from dialogs.cards.guidance import group_help_card, language_card, language_chosen_card
from dialogs.heard import (
    Arrived,
    Dropped,
    FormWanted,
    Heard,
    Links,
    Reply,
    Said,
    Scope,
    Show,
    Speaker,
    Tapped,
)
from dialogs.intents import GiveAddress, GiveCode, Lexicon, Understood
from dialogs.speech import understand
from dialogs.status import welcome
from dialogs.turn import Turn
from meetings.model import Language, Source
from meetings.office import Actor, Office
from meetings.refusals import WrongCode
from meetings.workdays import local_day
from wording.talk import Words, words

CodeOf = Callable[[int], str]

_ADDRESS = re.compile(r"[^\s@<>,;:\"'()\[\]]+@[^\s@<>,;:\"'()\[\]]+\.[^\s@<>,;:\"'()\[\].!?]+")
ADDRESS_LIMIT = 254


# Somebody unknown


def ask_who(w: Words) -> Show:
    return link_card(w)


def to_stranger(heard: Heard, speaker: Speaker, office: Office, links: Links, code_of: CodeOf) -> Reply:
    """Only how to be known. The answer is the same whether or not the address is anybody's."""
    w = words(Language.EN if _wants_english(heard, speaker, office) else Language.DA)
    if speaker.scope is not Scope.PERSONAL:
        return _in_public(heard, w)
    match heard:
        case Said(text=text):
            return _said(text, speaker, office, links, code_of, w)
        case Tapped():
            return _tapped(heard, speaker, office, links, code_of, w)
        case FormWanted() | Arrived() | Dropped():
            return link_card(w)


def _in_public(heard: Heard, w: Words) -> Show:
    helped = isinstance(heard, Tapped) and heard.verb == buttons.ShowHelp.verb
    return group_help_card(w) if helped else link_in_private_card(w)


def _wants_english(heard: Heard, speaker: Speaker, office: Office) -> bool:
    match heard:
        case Said(text=text):
            heard_in = understand(text, Lexicon(local_day(office.now))).language
            return heard_in is Language.EN or speaker.locale.casefold().startswith("en")
        case Tapped(data=data) | FormWanted(data=data):
            return data.get("lang") == Language.EN
        case Arrived() | Dropped():
            return speaker.locale.casefold().startswith("en")


def _said(text: str, speaker: Speaker, office: Office, links: Links, code_of: CodeOf, w: Words) -> Reply:
    match understand(text, Lexicon(local_day(office.now))):
        case Understood(intent=GiveAddress(email=email)):
            return _begin(email, speaker, office, w)
        case Understood(intent=GiveCode(code=code)):
            return _confirm(code, speaker, office, links, code_of, w)
        case _:
            named = _ADDRESS.findall(text)
            return _begin(named[0], speaker, office, w) if len(named) == 1 else link_card(w)


def _tapped(
    tapped: Tapped, speaker: Speaker, office: Office, links: Links, code_of: CodeOf, w: Words
) -> Reply:
    typed = buttons.typed(tapped)
    match buttons.of(tapped):
        case buttons.BeginLink():
            return _begin(typed.get("email", ""), speaker, office, w)
        case buttons.ConfirmLink():
            return _confirm(typed.get("code", ""), speaker, office, links, code_of, w)
        case _:
            return link_card(w)


def _begin(email: str, speaker: Speaker, office: Office, w: Words) -> Show:
    typed = email.strip()
    if len(typed) > ADDRESS_LIMIT or not _ADDRESS.fullmatch(typed):
        return link_card(w, typed=typed, wrong=w.need_work_email)
    return code_card(w, minutes=office.begin_link(speaker.account, typed).minutes)


def _confirm(code: str, speaker: Speaker, office: Office, links: Links, code_of: CodeOf, w: Words) -> Show:
    digits = re.sub(r"[\s-]", "", code)
    found = office.confirm_link(speaker.account, digits, code_of, Actor(None, Source.TEAMS))
    if isinstance(found, WrongCode):
        # Tries left are not told: only an address that is somebody's has any.
        return code_card(w, wrong=w.wrong_code)
    known = Speaker(speaker.account, found, speaker.scope, speaker.locale)
    turn = Turn(known, found, office, links, words(found.language))
    return welcome(turn.in_language(w.language), linked=True)


# Somebody known


def already_linked(turn: Turn) -> Show:
    return already_linked_card(turn.person, turn.w)


def sign_out_form(turn: Turn) -> Show:
    return leave_card(turn.person, turn.w)


def sign_out(turn: Turn) -> Show:
    turn.office.unlink(turn.speaker.account, turn.actor)
    return left_card(turn.w)


def choose_language(turn: Turn, language: Language | None) -> Show:
    if language is None:
        return language_card(turn.w)
    turn.office.choose_language(turn.me, language)
    return language_chosen_card(words(language))


# What writes


def may_write(text: str) -> bool:
    """Whether a sentence of somebody unknown may begin or end a linking."""
    return "@" in text or bool(re.search(r"\d[\d\s-]{2,}\d", text))
