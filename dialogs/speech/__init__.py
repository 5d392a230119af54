"""Free Danish and English to an intent: what somebody wrote in the chat, and what they want by it.

    message   = address | code | command | titled | item | answer | order | question | politeness
    address   = "ellen@aarhus.dk"                          alone
    code      = "123456" | "koden er 123 456"              alone
    command   = "tilmeld" | "afbud" | "status" …           `questions`: the bare word, which needs no second look
    titled    = "punkt:" TITLE | "jeg vil gerne have et punkt på om" TITLE …
    away      = "jeg er på barsel til september" …         `away`, `returning`, `periods`
    takenback = "nej, online alligevel" | "fortryd" …      `corrections`
    answer    = yes | no | somebody else                   `answers`: "jeg kan ikke d. 2/3, Ellen kommer i stedet"
    minutes   = "må jeg se referatet fra mødet i marts" …  `reaching`
    item      = "hvad blev der af mit punkt om" WORDS …
    reaching  = "kan jeg tale med et menneske" | "hvem er formand" | "slet mine oplysninger" …
    member    = "Jonas Holm stopper" | "nyt medlem fra Skive" …  `members`
    other     = "Jonas kommer ikke" | "meld afbud for Ellen"  `others`: another person's answer, never the sender's
    undecided = "det ved jeg ikke endnu" …
    order     = "ryk dem der mangler" | "aflys mødet" …    `questions`
    question  = "hvem mangler at svare" …
    politeness = "hej" | "tak for hjælpen" …
    several   = "2/3 ja, 13/4 nej"                         `several`: an answer to each of several meetings
    beside    = "er der frokost?" …                        `beside`: in the same message as an answer

A mail pasted below is not heard, and of lines quoted with ">" only which meeting they call to (`quoting`). The first of these that fits is what was meant.
Words are compared without case and accents, æøå as ae oe aa, slips of the keyboard mended (`spelling`); the phrases
themselves stand in `coming`, `asking` and `themes`, days in `days`, names in `names`.
No state and no clock: the lexicon says what day it is.
"""

import re
from collections.abc import Sequence

from dialogs.intents import (
    AskHelp,
    Attend,
    AttendInPart,
    Decline,
    GiveAddress,
    GiveCode,
    Greet,
    Intent,
    Lexicon,
    NotUnderstood,
    SendSubstitute,
    Thank,
    Understood,
)
from dialogs.speech import (
    answers,
    away,
    beside,
    clauses,
    corrections,
    guesses,
    languages,
    members,
    names,
    others,
    questions,
    quoting,
    seminars,
    several,
    slots,
    spelling,
    titles,
)
from dialogs.speech.clauses import Clause, Says
from dialogs.speech.outcome import Outcome, Unsure
from dialogs.speech.words import BREAK, Word, plain, split, tidy

__all__ = ["understand"]


_SHORTENED = re.compile(r"\b(mht|vedr|ang|ift|ifm)\.", re.IGNORECASE)
"""Words whose full stop ends no sentence."""


def understand(text: str, lexicon: Lexicon) -> Understood | NotUnderstood:
    """What was meant; or, when that is not sure, the three likeliest.

    Below a quoted card what is complete by itself is read as ever, and a bare answer is to the meeting the card calls to.
    """
    if quote := quoting.quoted(text):
        own = _understood(quoting.bare(text), lexicon)
        if isinstance(own, NotUnderstood) or not _lacks_its_meeting(own.intent):
            return own
        return quoting.answered(own, quote, lexicon) or _understood(quoting.own_words(text), lexicon)
    return _understood(quoting.own_words(text), lexicon)


def _lacks_its_meeting(intent: Intent) -> bool:
    return isinstance(intent, Attend | AttendInPart | Decline | SendSubstitute) and intent.day is None


def _understood(text: str, lexicon: Lexicon) -> Understood | NotUnderstood:
    text = _SHORTENED.sub(r"\1", tidy(text))
    written = names.marked(split(text), lexicon)
    command = _command(slots.with_days(written, lexicon), text)
    if command is not None:
        return Understood(command, True, languages.written_in(written))
    spelt = spelling.corrected(written)
    words = slots.with_days(spelt, lexicon)
    meant = _meant(words, text, lexicon, spelt)
    language = languages.written_in(spelt)
    if meant is None or isinstance(meant, Unsure):
        first = meant.guesses if meant else ()
        return NotUnderstood(guesses.nearest(words, first, own=not others.about_another(spelt)), language)
    more = beside.read(meant, words, text, lexicon)
    if any(word.whole for word in words):
        meant = seminars.of_all_days(meant, clauses.read(words, lexicon))
    return Understood(meant, False, language, more)


def _command(words: Sequence[Word], text: str) -> Intent | None:
    """What needs no second look: a bare command, or one with its title or language."""
    return (
        _wordless(words, text)
        or questions.command(words)
        or _given(words)
        or questions.language_named(words)
        or titles.titled(words, text)
    )


def _meant(words: Sequence[Word], text: str, lexicon: Lexicon, spelt: Sequence[Word]) -> Outcome | None:
    """What `words` mean, whose days are slots; `spelt` are the same without."""
    wanted = (
        _command(words, text)
        or questions.language_wished(words)
        or _wish(words, text, lexicon)
        or away.read(spelt, words, text, lexicon)
    )
    if wanted is not None:
        return wanted
    heard = clauses.read(words, lexicon)
    if corrected := corrections.read(heard):
        return corrected
    if to_each := several.read(heard, lexicon):
        return to_each
    said = answers.answer(heard, lexicon)
    instead = questions.called_off(heard) or questions.passed_on(words, said)
    if instead is not None:
        return instead
    if said is None and (minutes := questions.about_minutes(words, text)):
        return minutes
    if rather := _rather(said, heard, text, lexicon):
        return rather
    asked_after = titles.asked_after(words, text, lexicon)
    return asked_after or said or _aside(heard, words, text, lexicon)


def _rather(said: Outcome | None, heard: Sequence[Clause], text: str, lexicon: Lexicon) -> Outcome | None:
    """A yes to a part of the meeting ("jeg kan ikke før kl. 10" is one as well), or somebody in another's place."""
    match said:
        case Attend():
            return questions.in_part(heard, text) or answers.but(said, heard, text)
        case SendSubstitute():
            return others.with_substitute(said, heard, text, lexicon)
        case Decline():
            outright = [one for one in heard if one.says is Says.NO]
            return questions.in_part(outright or [one for one in heard if one.says is Says.EXCUSE], text)
        case _:
            return None


def _aside(heard: Sequence[Clause], words: Sequence[Word], text: str, lexicon: Lexicon) -> Outcome | None:
    """Where nobody says whether he comes himself."""
    return (
        questions.in_part(heard, text)
        or members.spoken_of(heard, lexicon)
        or questions.reached(words)
        or others.spoken_of(heard, text, lexicon)
        or questions.undecided(heard)
        or _polite(heard)
        or questions.ordered(words)
        or questions.asked(words)
    )


def _wish(words: Sequence[Word], text: str, lexicon: Lexicon) -> Outcome | None:
    """A wish for an item; an answer before it is taken first, and the wish told beside it."""
    wish = titles.wished(words, text)
    if wish is None:
        return None
    start, proposal = wish
    match answers.answer(clauses.read(words[:start], lexicon), lexicon):
        case None:
            return proposal
        case Unsure(guesses=likely):
            return Unsure((*likely, proposal))
        case _:
            return None


_FACES = re.compile(
    "[\U0001f44d\U0001f44c\U0001f64f\u2764\U0001f642\U0001f60a\U0001f600\U0001f389\U0001f44f]|[:;]-?[)D]"
)
_WAVE = "\U0001f44b"


def _wordless(words: Sequence[Word], text: str) -> Intent | None:
    """A message of a question mark, a thumb or a smile and nothing else."""
    if any(word.plain != BREAK for word in words):
        return None
    if _WAVE in text:
        return Greet()
    if _FACES.search(text):
        return Thank()
    return AskHelp() if "?" in text else None


_MY_ADDRESS = re.compile(
    r"(?:(?:jeg|er|hedder|min|mit|mail|e|mailadresse|adresse|det|email|my|is|it|i|am|address|hej|,) )*E (?:, )*"
)
_CODE = re.compile(
    r"(?:(?:min|kode|koden|code|engangskode|engangskoden|er|her|my|is|the|it|det|,) )*([0-9]{6}|[0-9]{3} (?:- )?[0-9]{3}) (?:, )*"
)


def _given(words: Sequence[Word]) -> Intent | None:
    """An address or a code, when the message is hardly more."""
    text = plain(words)
    if _MY_ADDRESS.fullmatch(text):
        return GiveAddress(next(word.written.lower() for word in words if word.plain == "E"))
    code = _CODE.fullmatch(text)
    return GiveCode(re.sub("[^0-9]", "", code[1])) if code else None


def _polite(heard: Sequence[Clause]) -> Intent | None:
    """Greetings and thanks with nothing else in the message."""
    if any(clause.says is not Says.NOTHING for clause in heard):
        return None
    said = {word.plain for clause in heard for word in clause.words}
    if _THANKS & said:
        return Thank()
    return Greet() if _GREETINGS & said else None


_THANKS = frozenset("tak takker thanks thank".split())
_GREETINGS = frozenset(
    "hej hejsa hello hi hey goddag davs dav mojn kaere dear godmorgen hallo god good morning".split()
)
