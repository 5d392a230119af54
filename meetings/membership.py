"""A seat in a committee: how it is known again, and what may be written of it."""

from datetime import date
from hashlib import sha256

from meetings import refusals
from meetings.addresses import is_work_address
from meetings.model import Membership, Role
from meetings.order import danish

NAME_LIMIT = 120
EMAIL_LIMIT = 254
TITLE_LIMIT = 120
MARK = 16


def mark(seat: Membership) -> str:
    """The first hexadecimal digits of a fingerprint: another as soon as anything of seat or person is another."""
    person = seat.person
    told = (person.id, person.name, person.email, person.title, person.organisation.id)
    dated = (seat.role.value, seat.since, seat.until, seat.deputy_for)
    return sha256("\n".join(map(str, (*told, *dated))).encode()).hexdigest()[:MARK]


def overlaps(one: Membership, other: Membership) -> bool:
    """Whether somebody would hold one role twice on a day."""
    return (
        one.person.id == other.person.id
        and one.role is other.role
        and (one.until is None or other.since <= one.until)
        and (other.until is None or one.since <= other.until)
    )


def same_name(one: str, other: str) -> bool:
    return danish(" ".join(one.split()))[0] == danish(" ".join(other.split()))[0]


def akin(one: str, other: str) -> bool:
    """Whether the names have a word in common: who marries keeps a first name, a successor keeps none."""
    words, others = ({danish(word)[0] for word in name.split()} for name in (one, other))
    return bool(words & others)


def check_text(name: str, email: str, title: str) -> None:
    """Raises BadField for what cannot stand in a list of members."""
    if not name:
        raise refusals.BadField("name", "missing")
    if len(name) > NAME_LIMIT:
        raise refusals.BadField("name", "too_long", NAME_LIMIT)
    if not is_work_address(email):
        raise refusals.BadField("email", "invalid")
    if len(title) > TITLE_LIMIT:
        raise refusals.BadField("title", "too_long", TITLE_LIMIT)


def check_period(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise refusals.BadField("until", "before_since")


def succeeds(before: Membership, after: Membership) -> bool:
    """Whether another role from a later day follows on the one held, which was right until then."""
    return after.role is not before.role and after.since > before.since


def serves(seat: Membership, on: date) -> bool:
    return seat.role is Role.SECRETARIAT and seat.holds(on)
