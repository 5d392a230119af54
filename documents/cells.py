"""Text for the cells of a spreadsheet: what no file can hold is left out, and no cell becomes a formula."""

import re

# Controls XML cannot hold, halves of letters, and the marks that turn the reading direction of what follows.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_FORMULA = "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
_LEADING = "\t\r\n\0"
_CELL_HOLDS = 32_767
"""Excel's limit on the characters of a cell."""


def clean(text: str) -> str:
    """The text as a cell holds it: lines parted by newlines, ordinary spaces (a cell is searched), nothing unseen."""
    return seen(text).replace("\u00a0", " ")[:_CELL_HOLDS]


def seen(text: str) -> str:
    """The text without what nobody sees and no file can hold; lines parted by newlines."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet may calculate the text instead of showing it (OWASP, CSV injection)."""
    return text.startswith(tuple(_LEADING)) or clean(text).lstrip().startswith(tuple(_FORMULA))


def guarded(text: str) -> str:
    """The text for a file that cannot say what is text: an apostrophe before what looks like a formula."""
    shown = clean(text)
    return f"'{shown}" if looks_like_formula(shown) else shown


def unguarded(text: str) -> str:
    """What was written before `guarded`: only an apostrophe that stands as a guard goes."""
    return text[1:] if text.startswith("'") and looks_like_formula(text[1:]) else text
