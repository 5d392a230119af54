"""What of a message is the writer's own: not the mail that was pasted below it, and not the lines quoted with ">"."""

import re

_FORWARDED = re.compile(
    r"""^[ \t]*(?:
        -{2,}[ ]?(?:videresendt|oprindelig|forwarded|original)\b
        | (?:videresendt|oprindelig)[ ]meddelelse\b
        | (?:vs|fw|fwd)[ ]?:
        | (?:fra|from)[ ]?:[^\n]*\n\s*(?:sendt|dato|til|cc|emne|sent|date|to|subject)[ ]?:
        | den[ ][^\n]{4,60}[ ]skrev[ ][^\n]{0,80}:
        | on[ ][^\n]{4,60}[ ]wrote:
        )""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
"""Where a pasted mail begins, as Outlook and others write its head in Danish and English."""
_QUOTED = re.compile(r"^[ \t]*(?:>|&gt;)[^\n]*\n?", re.MULTILINE)

_SOMETHING = "citat. "
"""Stands for what was quoted, which is not read: of "nej" below it nobody knows what it is an answer to."""


def own_words(text: str) -> str:
    """Empty when all of it is somebody else's: nobody has answered by sending on what another wrote."""
    begins = _FORWARDED.search(text)
    above = text[: begins.start()] if begins else text
    if ">" not in above and "&gt;" not in above:
        return above
    own = _QUOTED.sub("", above).strip("\n")
    return f"{_SOMETHING}{own}" if own and own != above.strip("\n") else own
