"""The words of every mail and calendar entry, in Danish and English."""

from wording.letters.drafts import entry_dropped, entry_withdrawn, further_entry
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
    "describe",
    "entry_dropped",
    "entry_withdrawn",
    "further_entry",
    "put_together",
    "write",
]
