"""The one mark a sentence may carry: strong words. Cards draw it bold, everything else leaves it out."""

OPEN, SHUT = "\ue000", "\ue001"
"""Two letters of private use: nobody's keyboard has them, and no Markdown means them."""


def strong(words: str) -> str:
    return f"{OPEN}{words}{SHUT}"
