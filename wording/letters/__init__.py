"""The words of every mail and calendar entry, in Danish and English."""

from wording.letters.drafts import day_dropped, entry_of_day_gone, further_day
from wording.letters.entry import EntryText, describe
from wording.letters.matter import WORDS, Draft, Matter, Ways
from wording.letters.parts import LetterText
from wording.letters.writing import put_together, write

__all__ = [
    "WORDS",
    "Draft",
    "EntryText",
    "LetterText",
    "Matter",
    "Ways",
    "day_dropped",
    "describe",
    "entry_of_day_gone",
    "further_day",
    "put_together",
    "write",
]
