"""What came into the mailbox, as it was understood. Nothing in these values is believed yet: `replies` judges them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Vouched(StrEnum):
    """What the mail server we trust says of the sender's address. Without such a server, or word of it: unknown."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mail:
    """The envelope of what came. `id` is the Message-ID, or a digest of the bytes where a mail has none.

    `senders` are the addresses of all From fields, () where there is none or none that can be read with certainty;
    `bare` says that there was no mail at all, only a calendar file; `automatic` that a program answered of itself
    (RFC 3834 auto-replied: an absence, a robot). Google marks its people's own answers auto-generated: not that.
    `shown` are the secrets of addresses it shows that it knows (`own_addresses.secrets_in`).
    """

    id: str
    senders: tuple[str, ...] = ()
    date: datetime | None = None
    automatic: bool = False
    vouched: Vouched = Vouched.UNKNOWN
    bare: bool = False
    shown: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Attendee:
    """One ATTENDEE line: addresses without `mailto:`, `partstat` in capitals and empty where it is not said."""

    address: str
    partstat: str = ""
    sent_by: str = ""
    delegated_to: tuple[str, ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One VEVENT of an answer. What is missing or cannot be read is None, () or empty.

    Times are UTC; one without a zone, or in a zone nobody knows, is None. `of_series` says that the answer is for
    one day of a series, `day` for which. `kind` is VEVENT, or what stands in its place: VFREEBUSY, VTODO.
    """

    uids: tuple[str, ...]
    attendees: tuple[Attendee, ...]
    sequence: int | None = None
    stamp: datetime | None = None
    start: datetime | None = None
    end: datetime | None = None
    of_series: bool = False
    day: datetime | None = None
    comment: str = ""
    kind: str = "VEVENT"


@dataclass(frozen=True, slots=True)
class Reply:
    """A calendar's message: METHOD as the calendar says it, and as the mail around it says it (empty: not at all)."""

    mail: Mail
    method: str
    parameter: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Undelivered:
    """One address a mail did not reach. `status` is RFC 3463's code, such as 5.1.1; `gone`: there is no such mailbox."""

    address: str
    status: str
    permanent: bool
    gone: bool


@dataclass(frozen=True, slots=True)
class Bounce:
    """A mail server's word that a mail of ours was not delivered; `about` is that mail's Message-ID, if it says so."""

    mail: Mail
    failures: tuple[Undelivered, ...]
    about: str = ""


class Matter(StrEnum):
    """What a mail without a readable calendar is. SEALED: winmail.dat or an encrypted envelope, an answer may be in it."""

    LETTER = "letter"
    ABSENCE = "absence"
    RECEIPT = "receipt"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class Other:
    """A mail that holds no answer a program could read."""

    mail: Mail
    matter: Matter


class Fault(StrEnum):
    """Why something could not be read at all."""

    MAIL_TOO_BIG = "mail_too_big"
    TOO_MANY_PARTS = "too_many_parts"
    TOO_DEEP = "too_deep"
    CALENDAR_TOO_BIG = "calendar_too_big"
    NOT_A_MAIL = "not_a_mail"
    NOT_A_CALENDAR = "not_a_calendar"
    CUT_SHORT = "cut_short"
    NESTED = "nested"
    TOO_LONG = "too_long"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Refused before anything of it was understood."""

    mail: Mail
    fault: Fault


Understood = Reply | Bounce | Other | Unreadable
