"""How like the words somebody remembers an item by are to its title."""

from rapidfuzz import fuzz

SHORT, NEARLY = 6, 90


def alike(asked: str, title: str) -> float:
    """Of a hundred. Few words of a long title are enough, and one of them may be misspelt or in another form.

    A short word must stand there nearly as it is: three of its letters in a row stand in many titles.
    """
    part = fuzz.partial_ratio(asked, title)
    return max(fuzz.token_set_ratio(asked, title), part if len(asked) >= SHORT or part >= NEARLY else 0)


def folded(text: str) -> str:
    """æ, ø and å as ae, oe and aa, for those whose keyboard has none."""
    return text.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
