"""Yes, no and somebody else: what a message says of coming, by what its clauses say.

    yes or no outright > an excuse > a wish > a bare "ja" or "nej"

The strongest counts: "jeg er på ferie, men deltager på teams" is a yes. A wish and a bare word count only when
nothing was left unread beside them. A perhaps anywhere makes an answer a guess; so do a yes and a no of the same strength.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dialogs.intents import Attend, AttendInPart, Decline, Intent, Lexicon, NamedPerson, SendSubstitute
from dialogs.speech import names, slots
from dialogs.speech.clauses import Clause, Says
from dialogs.speech.outcome import Outcome, Unsure, dated
from dialogs.speech.words import plain

_WEIGHTS = {
    Says.YES: 4,
    Says.NO: 4,
    Says.EXCUSE: 3,
    Says.WISH: 2,
    Says.YES_WORD: 1,
    Says.NO_WORD: 1,
}
_FOR = frozenset({Says.YES, Says.WISH, Says.YES_WORD})


def answer(heard: Sequence[Clause], lexicon: Lexicon) -> Outcome | None:
    """What is said of coming, or None when nothing is."""
    said = _strongest(_of_meetings(heard, lexicon))
    meant = _meant(said, heard, lexicon)
    if meant is None or isinstance(meant, Unsure):
        return meant
    perhaps = any(clause.says is Says.MAYBE for clause in heard)
    return Unsure((meant,)) if perhaps or _may_be_turned(heard, said, lexicon) else meant


_ASKS = re.compile(
    r"(?:(?:og|saa|men|and|so|but) )*(?:hv|wh|how |(?:er|kan|maa|skal|bliver|is|can|do|does) )"
)


def _may_be_turned(heard: Sequence[Clause], said: Sequence[Clause], lexicon: Lexicon) -> bool:
    """ "Jeg er der ikke, men lytter med på teams", or half of what is said of several meetings."""
    no = not any(clause.says in _FOR for clause in said)
    elsewhere = any(
        one.but and one.says is Says.UNKNOWN and {word.plain for word in slots.lifted(one.words)} & {"N", "P"}
        for one in heard
    )
    return (no and elsewhere) or _speaks_of_another(heard, said, lexicon)


def _speaks_of_another(heard: Sequence[Clause], said: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Something nobody understood is said of another meeting: half an answer would pass for the whole."""
    named = {day for clause in said for day in clause.days}
    of_it = {day for days in lexicon.seminars if named & set(days) for day in days}
    others = set(lexicon.meeting_days) - named - of_it if named else set()
    unread = [one for one in heard if one.says is Says.UNKNOWN or (one.but and one.says is Says.NOTHING)]
    return any(others & set(one.days) and not _ASKS.match(plain(one.words)) for one in unread)


def but(yes: Attend, heard: Sequence[Clause], text: str) -> AttendInPart | None:
    """ "Jeg kommer, men …": a yes with what nobody understood as its remark; a question is none."""
    for clause in heard:
        if clause.but and clause.says is Says.UNKNOWN and len(clause.words) > 1:
            remark = text[clause.words[0].start : clause.words[-1].end]
            if not text[clause.words[-1].end :].lstrip(" )").startswith("?"):
                return AttendInPart(yes.day, remark, yes.online)
    return None


def _meant(said: Sequence[Clause], heard: Sequence[Clause], lexicon: Lexicon) -> Outcome | None:
    instead = [clause for clause in heard if clause.says is Says.INSTEAD]
    coming_too = [clause for clause in said if clause.says in _FOR]
    if said and not coming_too:
        return _declined(said, heard, lexicon)
    if len(coming_too) < len(said):
        return _both(said, heard)
    if instead:
        wanted = SendSubstitute(substitute=_who(instead, heard, lexicon))
        outright = any(clause.says is Says.YES for clause in said) or _on_other_days(said, instead)
        return Unsure((wanted, Attend())) if outright else dated(wanted, _days(instead, heard, lexicon))
    return dated(Attend(online=_where(said, heard)), _days(said, heard, lexicon)) if said else None


def _on_other_days(said: Sequence[Clause], instead: Sequence[Clause]) -> bool:
    """ "Ja til 2/3, og Ellen kommer 9/6 i stedet for mig" are two answers."""
    theirs = {day for clause in instead for day in clause.days}
    return bool(theirs) and bool({day for clause in said for day in clause.days} - theirs)


def _strongest(clauses: Iterable[Clause]) -> list[Clause]:
    """The yes and no that weigh most; a bare word or a wish only when nothing else was left unread.

    "Ja til næste møde, er der parkering?" names its meeting, and what is asked after it takes nothing from it.
    """
    heard = list(clauses)
    weights = [_weight(clause, before) for before, clause in zip([None, *heard], heard, strict=False)]
    heaviest = max(weights, default=0)
    said = [clause for clause, weight in zip(heard, weights, strict=True) if weight == heaviest > 0]
    unread = [clause for clause in heard if clause.says is Says.UNKNOWN]
    if heaviest > _WEIGHTS[Says.WISH] or not unread:
        return said
    asked_after = heard.index(unread[0]) > heard.index(said[-1]) if said else False
    only_asks = asked_after and all(_ASKS.match(plain(clause.words)) for clause in unread)
    return said if only_asks and all(_names_its_meeting(clause) for clause in said) else []


def _names_its_meeting(clause: Clause) -> bool:
    return any(word.plain in {"D", "M"} for word in clause.words)


_THAT = frozenset("det den dette that it this".split())


def _weight(clause: Clause, before: Clause | None) -> int:
    """In "I har skrevet mig på, det passer ikke" the second half is said of the first: no more than a wish."""
    weight = _WEIGHTS.get(clause.says, 0)
    said_of_that = before is not None and before.says is Says.UNKNOWN
    of_what_was_said = said_of_that and any(word.plain in _THAT for word in clause.words[:1])
    return min(weight, _WEIGHTS[Says.WISH]) if of_what_was_said else weight


def _of_meetings(heard: Sequence[Clause], lexicon: Lexicon) -> list[Clause]:
    """Without what is said of other days: "ikke d. 2., men jeg kan d. 9." is a no when there is a meeting on the 2nd."""
    of_a_meeting = [clause for clause in heard if set(clause.days) & set(lexicon.meeting_days)]
    if not any(clause.says in _WEIGHTS for clause in of_a_meeting):
        return list(heard)
    return [clause for clause in heard if clause in of_a_meeting or not any(clause.days)]


def _declined(said: Sequence[Clause], heard: Sequence[Clause], lexicon: Lexicon) -> Outcome:
    instead = [clause for clause in heard if clause.says is Says.INSTEAD]
    comes = [clause for clause in heard if clause.says is Says.COMES]
    days = _days([*said, *instead, *comes], heard, lexicon)
    if instead or comes:
        who = _who(instead or comes, heard, lexicon)
        return dated(Decline(substitute=who) if who else SendSubstitute(), days)
    where = {clause.online for clause in said if clause.says is Says.NO}
    if where and None not in where:
        return _only_not_there(where, heard, days)
    return dated(Decline(), days)


def _only_not_there(where: set[bool | None], heard: Sequence[Clause], days: Sequence[date | None]) -> Outcome:
    """What "ikke fysisk" means: with "men på teams" beside it a yes, without it nothing for sure."""
    elsewhere = {clause.online for clause in heard if clause.says is Says.NOTHING} - where - {None}
    if elsewhere and len(where) == 1:
        return dated(Attend(online=True not in where), days)
    return Unsure((Attend(online=True not in where), Decline()))


def _both(said: Sequence[Clause], heard: Sequence[Clause]) -> Outcome:
    """A yes and a no: of two places ("ikke fysisk, men på teams") a yes, else nobody knows."""
    yes = [clause for clause in said if clause.says in _FOR]
    no = [clause for clause in said if clause.says not in _FOR]
    not_there = {clause.online for clause in no}
    where = _where(yes, heard)
    if None not in not_there and where not in not_there:
        online = where if where is not None else True not in not_there
        return dated(Attend(online=online), [day for clause in said for day in clause.days])
    return Unsure((_on_its_day(Attend(), yes), _on_its_day(Decline(), no)))


def _on_its_day(intent: Intent, clauses: Sequence[Clause]) -> Intent:
    outcome = dated(intent, [day for clause in clauses for day in clause.days])
    return outcome.guesses[0] if isinstance(outcome, Unsure) else outcome


def _where(said: Sequence[Clause], heard: Sequence[Clause]) -> bool | None:
    """On a screen or in the room, if the answer says so, or a clause beside it that says nothing else."""
    places = {clause.online for clause in said} - {None}
    beside = {clause.online for clause in heard if clause.says is Says.NOTHING} - {None}
    chosen = places or beside
    return chosen.pop() if len(chosen) == 1 else None


def _days(said: Sequence[Clause], heard: Sequence[Clause], lexicon: Lexicon) -> list[date | None]:
    """The days of the answer itself, else those named by the way: "vedr. 2. marts: jeg kommer"."""
    own = [day for clause in said for day in _named(clause, lexicon)]
    aside = [day for clause in heard if clause.says is Says.NOTHING for day in clause.days]
    meetings: list[date | None] = [
        day for clause in heard for day in clause.days if day in lexicon.meeting_days
    ]
    return own or aside or meetings


def _named(clause: Clause, lexicon: Lexicon) -> list[date | None]:
    """Its days; of a stretch like "2.-3. marts" the one that is a meeting's."""
    days = [word for word in clause.words if word.plain == "D"]
    stretches = {(word.start, word.end) for word in days}
    if len(stretches) == 1 and len(days) > 1 and all(word.day for word in days):
        of_a_meeting: list[date | None] = [word.day for word in days if word.day in lexicon.meeting_days]
        return of_a_meeting or [word.day for word in days]
    return [word.day for word in days]


def _who(clauses: Sequence[Clause], heard: Sequence[Clause], lexicon: Lexicon) -> NamedPerson | None:
    """The one person named, with the one address of the message; two are nobody."""
    named = {names.named(clause.who, lexicon) for clause in clauses} - {None}
    emails = {word.written.lower() for clause in heard for word in clause.words if word.plain == "E"}
    email = emails.pop() if len(emails) == 1 else ""
    match list(named):
        case [NamedPerson() as one]:
            return replace(one, email=email)
        case []:
            return NamedPerson(email, None, email) if email else None
        case _:
            return None
