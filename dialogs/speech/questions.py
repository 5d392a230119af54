"""Commands, languages, orders and questions: what a message asks for, apart from coming and from items.

command   = "status" | "møder" | "hjælp" …                        the whole message, letter for letter
language  = "sprog" ("dansk" | "engelsk") | "kan du tale engelsk" …
order     = ("aflys" | "flyt" | "ryk" …) …                        begins a clause, after "kan du lige"
question  = "hvem mangler at svare" | "hvornår er næste møde" …    anywhere
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from dialogs.intents import (
    AskContact,
    AskMinutes,
    Attend,
    AttendInPart,
    CancelMeeting,
    ChooseLanguage,
    Decline,
    Intent,
    Matter,
    Move,
    SendSubstitute,
    Undecided,
)
from dialogs.speech import asking, coming, days, notation, reaching, slots
from dialogs.speech.asking import languages
from dialogs.speech.clauses import Clause, Says
from dialogs.speech.outcome import Outcome, dated
from dialogs.speech.themes import contact, minutes, partly, practical
from dialogs.speech.words import BREAK, ENDS, Word, clause_starts, fold, plain, until

_COMMANDS = {
    fold(spelling): intent
    for intent, danish, english in (*asking.COMMANDS, *reaching.COMMANDS)
    for spelling in " ".join(f"{danish}, {english}".split()).split(", ")
}
_NAME_LANGUAGE = notation.any_of(languages.NAME_LANGUAGE, asking.CLASSES)
_LANGUAGE_ALONE = notation.any_of(languages.LANGUAGE_ALONE, asking.CLASSES)
_WISH_LANGUAGE = notation.any_of(languages.WISH_LANGUAGE, asking.CLASSES)
_ORDERS = tuple((intent, notation.any_of(block, asking.CLASSES)) for intent, block in asking.ORDERS)
_QUESTIONS = tuple((intent, notation.any_of(block, asking.CLASSES)) for intent, block in asking.QUESTIONS)
_REACHING = tuple((intent, notation.any_of(block, reaching.CLASSES)) for intent, block in reaching.ASKED)
_OF_COMING = {**coming.CLASSES, **reaching.CLASSES, "MÅ": coming.CLASSES["MÅ"], "JEG": coming.CLASSES["JEG"]}
_RELAY = notation.any_of(contact.RELAY, reaching.CLASSES)
_MINUTES = notation.any_of(minutes.MINUTES, reaching.CLASSES)
_CANCELS = notation.patterns(partly.CANCELS, _OF_COMING)
_IN_PART = notation.patterns(partly.IN_PART, _OF_COMING)
_UNDECIDED = notation.patterns(partly.UNDECIDED, _OF_COMING)
_THINGS = {fold(word) for kind in ("FOOD", "PLACE", "TRAVEL") for word in practical.CLASSES[kind].split()}
_NUMBER = re.compile("[0-9]")
_LONGEST_LEAD = 8
_AROUND_A_TIME = frozenset("foer inden efter before until after".split())
_LATE = frozenset("forsinket sent senere late".split())
_UNTIL_A_TIME = frozenset("til indtil fra till from".split())


def command(words: Sequence[Word]) -> Intent | None:
    """The command that is the whole of the message."""
    return _COMMANDS.get(" ".join(word.plain for word in words if word.plain != BREAK))


def language_named(words: Sequence[Word]) -> ChooseLanguage | None:
    """As "sprog engelsk", and nothing else."""
    return _language(words) if _NAME_LANGUAGE.fullmatch(plain(words)) else None


def language_wished(words: Sequence[Word]) -> ChooseLanguage | None:
    """As "kan du skrive på engelsk?", beside other things."""
    if _LANGUAGE_ALONE.fullmatch(plain(words)):
        return _language(words)
    for start in clause_starts(words):
        clause = until(words, start, f",{ENDS}")
        if _WISH_LANGUAGE.fullmatch(plain(clause)):
            return _language(clause)
    return None


def _language(words: Sequence[Word]) -> ChooseLanguage:
    return ChooseLanguage(
        next(languages.LANGUAGES[word.plain] for word in words if word.plain in languages.LANGUAGES)
    )


def ordered(words: Sequence[Word]) -> Outcome | None:
    """What somebody wants done, when a clause begins with it."""
    for start in clause_starts(words):
        clause = until(words, start, f",:;{ENDS}")
        for begins in _after_lead(clause):
            for intent, pattern in _ORDERS:
                if pattern.match(begins):
                    return dated(intent, (word.day for word in words if _names_its_day(word, intent)))
    return None


def _after_lead(clause: Sequence[Word]) -> Iterator[str]:
    """The clause, and the clause without each word more of "kan du lige"."""
    lead = takewhile(lambda word: word.plain in asking.LEAD, clause[:_LONGEST_LEAD])
    for place in range(1 + sum(1 for _ in lead)):
        yield plain(clause[place:])


def _names_its_day(word: Word, intent: Intent) -> bool:
    """A meeting that is moved "til den 9. marts" is not the one of that day."""
    return word.plain == "D" and not (isinstance(intent, Move) and word.written.casefold() in {"til", "to"})


# What is heard before answers, or beside none


def called_off(heard: Sequence[Clause]) -> Outcome | None:
    """As "vi må desværre aflyse på grund af sne": said of the meeting, not of oneself."""
    for clause in heard:
        if _fits(clause, _CANCELS):
            return dated(CancelMeeting(), [day for one in heard for day in one.days])
    return None


def passed_on(words: Sequence[Word], said: Outcome | None) -> AskContact | None:
    """A word for the secretariat, unless it plainly is an answer; being late is none."""
    if not any(_RELAY.match(plain(words[start:])) for start in clause_starts(words)):
        return None
    late = contact.LATE & {word.plain for word in words}
    if isinstance(said, Attend | Decline | SendSubstitute) and not late:
        return None
    return AskContact(Matter.RELAY)


def about_minutes(words: Sequence[Word], text: str) -> AskMinutes | None:
    """Of which meeting, as it was written: a day or a month that has passed is no day of a coming meeting."""
    if not _MINUTES.search(plain(words)):
        return None
    named = [word for word in words if word.plain == "D"]
    dated_ = [word.day for word in named if word.day and _NUMBER.search(text[word.start : word.end])]
    if dated_:
        return AskMinutes(day=dated_[0])
    said = [fold(text[word.start : word.end]) for word in words if word.plain != BREAK]
    return AskMinutes(month=next(filter(None, map(days.month_named, said)), None))


def in_part(heard: Sequence[Clause], text: str) -> AttendInPart | None:
    """Comes for a part of the meeting; the remark is the clause as it was written, with a time after it."""
    for place, clause in enumerate(heard):
        if _fits(clause, _IN_PART) or _not_at_that_time(clause) or _is_late(clause):
            day = next((day for one in heard for day in one.days if day), None)
            where = {word.plain for one in heard for word in slots.lifted(one.words)} & {"N", "P"}
            online = "N" in where if len(where) == 1 else None
            times = takewhile(_is_a_time, heard[place + 1 :])
            ends = [*clause.words, *(word for one in times for word in one.words)][-1].end
            return AttendInPart(day, text[clause.words[0].start : ends], online)
    return None


def _is_a_time(clause: Clause) -> bool:
    """ "…, ca. kl. 10"."""
    return bool(clause.words) and {word.plain for word in clause.words} <= {
        "F",
        "ca",
        "cirka",
        "omkring",
        "about",
    }


def _is_late(clause: Clause) -> bool:
    """ "Sig, at jeg er 10 min. forsinket", "jeg kommer fra kl. 10"; but not "ikke for sent"."""
    spoken = {word.plain for word in clause.words}
    times = {fold(word.written) for word in clause.words if word.plain == "F"}
    late = not spoken.isdisjoint(_LATE) or not times.isdisjoint(_UNTIL_A_TIME | _AROUND_A_TIME)
    return clause.says is Says.YES and late and "ikke" not in spoken


def _not_at_that_time(clause: Clause) -> bool:
    """ "Jeg kan ikke før kl. 10" and "er på kursus til kl. 11" are a yes to the rest."""
    times = {fold(word.written) for word in clause.words if word.plain == "F"}
    around = _AROUND_A_TIME | _UNTIL_A_TIME if clause.says is Says.EXCUSE else _AROUND_A_TIME
    return clause.says in {Says.NO, Says.EXCUSE} and not times.isdisjoint(around)


def undecided(heard: Sequence[Clause]) -> Undecided | None:
    """A perhaps, with nothing beside it but politeness."""
    found = [_fits(clause, _UNDECIDED) for clause in heard]
    others = [clause for clause, perhaps in zip(heard, found, strict=True) if not perhaps]
    if not any(found) or any(clause.says is not Says.NOTHING for clause in others):
        return None
    return Undecided()


def _fits(clause: Clause, phrases: Sequence[re.Pattern[str]]) -> bool:
    """The whole of it, as it is written or with its slots lifted: "kun" may be filling, and may be what is said."""
    spoken = (plain(clause.words), plain(slots.lifted(clause.words)))
    return any(phrase.fullmatch(one) for phrase in phrases for one in spoken)


def reached(words: Sequence[Word]) -> Outcome | None:
    """What is wanted of people, data and papers, in the order of the table."""
    text = plain(words)
    for intent, pattern in _REACHING:
        if found := pattern.search(text):
            named = dated(intent, (word.day for word in words if _names_its_day(word, intent)))
            return _of_what(named, found[0])
    return None


def _of_what(named: Outcome, asked_for: str) -> Outcome:
    """With the thing a practical question is about: "frokost" may stand on the agenda."""
    match named:
        case AskContact(matter=Matter.PRACTICAL):
            about = next((word for word in asked_for.split() if word in _THINGS), "")
            return replace(named, about=about)
        case _:
            return named


def asked(words: Sequence[Word]) -> Outcome | None:
    """The first question, in the order of the table."""
    text = plain(words)
    for intent, pattern in _QUESTIONS:
        if pattern.search(text):
            return dated(intent, (word.day for word in words if word.plain == "D"))
    return None
