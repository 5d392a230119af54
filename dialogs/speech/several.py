"""An answer to each of several meetings in one message: "2/3 ja, 13/4 nej", "ja til marts, men ikke til junimødet".

    several = {clause of an answer, each with its day | day ":" ("ja" | "nej") | "," day | NO "men" day}

Only where every answer has a day that is a meeting's, and nothing beside them speaks of another: what is only half understood
would leave out the half somebody counts on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from dialogs.intents import Attend, Decline, Lexicon, Several
from dialogs.speech.clauses import Clause, Says

_YES = frozenset({Says.YES, Says.WISH, Says.YES_WORD})
_NO = frozenset({Says.NO, Says.EXCUSE, Says.NO_WORD})
_WORDS = frozenset({Says.YES_WORD, Says.NO_WORD})
_RUNS_ON = frozenset({"", ","})
_NOT_THESE = frozenset({Says.MAYBE, Says.INSTEAD, Says.COMES})

Answers = dict[date, Attend | Decline]


@dataclass(frozen=True, slots=True)
class _Said:
    says: Says
    days: tuple[date | None, ...]
    online: bool | None


def read(heard: Sequence[Clause], lexicon: Lexicon) -> Several | Attend | Decline | None:
    """Two or more; one, when they are days of one seminar."""
    if any(clause.says in _NOT_THESE or _unread(clause, lexicon) for clause in heard):
        return None
    answers = _by_day(list(_said(heard)), set(lexicon.meeting_days))
    if answers is None or len(answers) < 2:
        return None
    each = tuple(_of_seminars(answers, lexicon).values())
    return Several(each) if len(each) > 1 else each[0]


def _unread(clause: Clause, lexicon: Lexicon) -> bool:
    return clause.says is Says.UNKNOWN and not set(clause.days).isdisjoint(lexicon.meeting_days)


def _said(heard: Sequence[Clause]) -> Iterator[_Said]:
    """The answers with their days: a day before its "ja", or one more after the answer to another."""
    before: tuple[date | None, ...] = ()
    last: _Said | None = None
    in_front = False
    for clause, after in zip_longest(heard, heard[1:]):
        if clause.says is Says.NOTHING and clause.days:
            bare = after is not None and after.says in _YES | _NO and not after.days
            in_front = in_front or last is None
            if bare and after is not None and (in_front or after.says in _WORDS):
                before = clause.days
            elif (
                last is not None
                and last.days
                and (clause.mark in _RUNS_ON or (clause.but and last.says in _NO))
            ):
                yield _Said(Says.YES if clause.but else last.says, clause.days, last.online)
        elif clause.says in _YES | _NO:
            last = _Said(clause.says, clause.days or before, clause.online)
            before = ()
            yield last


def _by_day(said: Sequence[_Said], meetings: set[date]) -> Answers | None:
    """None where an answer has no day, or a day two answers; "ja" before a yes is that yes."""
    answers: Answers = {}
    for one, after in zip_longest(said, said[1:]):
        days = {day for day in one.days if day is not None}
        if not one.days and one.says in _WORDS and after and (one.says in _YES) == (after.says in _YES):
            continue
        if not one.days or None in one.days or days & answers.keys():
            return None
        if days.isdisjoint(meetings):  # "2/3 kan jeg ikke, men 9/3 kan jeg"
            continue
        if (
            not days <= meetings
        ):  # "optaget 2.-3. marts": of a stretch the day that is a meeting's is for `answers`
            return None
        answers |= {
            day: Attend(day, one.online) if one.says in _YES else Decline(day) for day in sorted(days)
        }
    return answers


def _of_seminars(answers: Answers, lexicon: Lexicon) -> Answers:
    """A yes to one day of a seminar is a no to its others, and the same answer to all is one."""
    left = dict(answers)
    for days in lexicon.seminars:
        of_it = [answers[day] for day in days if day in answers]
        if len(of_it) < len(days):
            continue
        coming = [one for one in of_it if isinstance(one, Attend)]
        if len(coming) in {0, len(days)} and len(set(map(_where, of_it))) == 1:
            left = {day: one for day, one in left.items() if day not in days[1:]}
            left[days[0]] = (
                Attend(days[0], _where(of_it[0]), whole=True) if coming else Decline(days[0], whole=True)
            )
        elif len(coming) == 1:
            left = {day: one for day, one in left.items() if day not in days or one in coming}
    return left


def _where(answer: Attend | Decline) -> bool | None:
    return answer.online if isinstance(answer, Attend) else None
