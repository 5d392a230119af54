"""What both languages say alike, but for the words: dates, names of meetings, lists. Themes build on it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from meetings.files import KINDS
from meetings.model import COPENHAGEN, Attachment, Language, Session, StoredFile
from wording import dates
from wording.dates import NB

MEGABYTE = 1_000_000


class FileWords:
    """What a file is, in a few letters."""

    language: Language

    def size_of(self, size: int) -> str:
        """In the units of an explorer: 1 kB at least."""
        if size < MEGABYTE:
            return f"{max(1, round(size / 1000))}{NB}kB"
        told = f"{size / MEGABYTE:.1f}"
        return f"{told.replace('.', ',') if self.language is Language.DA else told}{NB}MB"

    def file_is(self, file: Attachment | StoredFile) -> str:
        """PDF, 1,2 MB."""
        ending = next((end for end, (kind, _) in KINDS.items() if kind == file.content_type), "")
        return ", ".join(one for one in (ending.upper(), self.size_of(file.size)) if one)


class Tongue(FileWords):
    """Facts in the words of one language."""

    language: Language

    def when(self, session: Session) -> str:
        return dates.session(session, self.language)

    def moment(self, at: datetime) -> str:
        return dates.moment(at, self.language)

    def full_moment(self, at: datetime) -> str:
        return dates.full_moment(at, self.language)

    def clock_of(self, at: datetime) -> str:
        """9.30, of an instant."""
        return dates.clock(at.astimezone(COPENHAGEN).time(), self.language)

    def week(self, day: date) -> str:
        return dates.week(day, self.language)

    def weekday(self, day: date) -> str:
        return dates.weekday(day, self.language)

    def weekday_date(self, day: date) -> str:
        return dates.weekday_date(day, self.language)

    def short_date(self, day: date) -> str:
        return dates.short_date(day, self.language)

    def listing(self, words: Iterable[str]) -> str:
        return dates.listing(words, self.language)

    def span(self, sessions: Sequence[Session]) -> str:
        """2. marts 2027 · 9.-10. juni 2027 · 30. juni - 1. juli 2027."""
        first, last = sessions[0].day, sessions[-1].day
        if first == last:
            return dates.short_date(first, self.language)
        until = dates.short_date(last, self.language)
        if (first.year, first.month) == (last.year, last.month):
            dot = "." if self.language is Language.DA else ""
            return f"{first.day}{dot}-{until}"
        begin = dates.day_month if first.year == last.year else dates.short_date
        return f"{begin(first, self.language)}{NB}- {until}"

    def spoken(self, sentence: str) -> str:
        """As it is read aloud: "kl. 9.30-11.30" is "klokken 9.30 til 11.30"."""
        clock, until = ("klokken", "til") if self.language is Language.DA else ("at", "to")
        ranged = re.sub(r"(\d[.:]\d\d)-(\d{1,2}[.:]\d\d)", rf"\1 {until} \2", sentence)
        return ranged.replace(f"kl.{NB}", f"{clock} ").replace(NB, " ")


def first_name(name: str) -> str:
    """What somebody is called in the second sentence."""
    return (name.split() or [name])[0]


def days_between(now: datetime, then: datetime) -> int:
    """Calendar days in Copenhagen; negative when it is past."""
    return (then.astimezone(COPENHAGEN).date() - now.astimezone(COPENHAGEN).date()).days
