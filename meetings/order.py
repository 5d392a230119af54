"""Danish alphabetical order: a-z æ ø å, and aa said as one vowel is å (Retskrivningsordbogen paragraph 4)."""

import unicodedata

_LAST = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y", "ð": "d", "þ": "th", "œ": "|"}


def danish(text: str) -> tuple[str, int, str]:
    """A sort key: case and accents do not count, aa sorts as å, and on a tie the letter å stands first."""
    folded = unicodedata.normalize("NFC", text).casefold()
    doubled = folded.replace("aa", "å")
    return "".join(map(_letter, doubled)), folded.count("aa"), folded


def _letter(letter: str) -> str:
    if letter in _LAST:
        return _LAST[letter]
    return "".join(mark for mark in unicodedata.normalize("NFD", letter) if not unicodedata.combining(mark))
