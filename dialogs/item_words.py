"""How like the words somebody remembers an item by are to its title."""

from rapidfuzz import fuzz


def alike(asked: str, title: str) -> float:
    """Of a hundred. Few words of a long title are enough, and one of them may be misspelt or in another form."""
    return max(fuzz.token_set_ratio(asked, title), fuzz.partial_ratio(asked, title))


def folded(text: str) -> str:
    """æ, ø and å as ae, oe and aa, for those whose keyboard has none."""
    return text.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
