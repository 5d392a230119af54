"""Days, hours and ids as a form sends them."""

from datetime import date, time

from meetings import refusals


def day_of(text: str, name: str) -> date | None:
    """`2027-03-02`, or None for nothing. Raises BadField of that name."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise refusals.BadField(name, "odd") from None


def hour_of(text: str, name: str) -> time | None:
    """`09:30`, or None for nothing. Raises BadField of that name."""
    try:
        found = time.fromisoformat(text) if text else None
    except ValueError:
        raise refusals.BadField(name, "odd") from None
    if found is not None and found.tzinfo is not None:
        raise refusals.BadField(name, "odd")
    return found


def number(text: str, what: str) -> int:
    """An id. Raises Unknown for what is none of ours."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise refusals.Unknown(what)
    return int(text)
