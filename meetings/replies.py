"""Whether an answer from somebody's calendar counts: RFC 5546 and 6047 as clients really follow them.

An answer is known by UID and ATTENDEE alone: Exchange sends no ORGANIZER, some send no DTSTAMP or SEQUENCE.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from meetings.addresses import same_mailbox
from meetings.incoming import (
    Attendee,
    Bounce,
    Event,
    Fault,
    Mail,
    Matter,
    Other,
    Reply,
    Undelivered,
    Understood,
    Unreadable,
    Vouched,
)
from meetings.model import MeetingId, PersonId
from meetings.own_addresses import Shown

UID_LIMIT = 254
ADDRESS_LIMIT = 254
COMMENT_LIMIT = 2_000


class Decision(StrEnum):
    COUNTED = "counted"
    ASKED_AGAIN = "asked-again"
    TO_A_PERSON = "to-a-person"
    IGNORED = "ignored"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why; `wording.replies` says it to people. The faults of `incoming.Fault` are reasons too, by the same names."""

    ANSWERS = "answers"
    ANSWERS_AN_OLD_VERSION = "answers_an_old_version"
    STANDS_ALREADY = "stands_already"
    OLD_TIME = "old_time"
    WANTS_IT_AGAIN = "wants_it_again"
    UNCONFIRMED = "unconfirmed"
    SENT_BY_ANOTHER = "sent_by_another"
    DELEGATED = "delegated"
    PROPOSES_A_TIME = "proposes_a_time"
    NOT_INVITED = "not_invited"
    SEVERAL_ATTENDEES = "several_attendees"
    SEVERAL_ANSWERS = "several_answers"
    SUBSTITUTE_IN_DOUBT = "substitute_in_doubt"
    SEATS_TAKEN = "seats_taken"
    NOT_REACHED = "not_reached"
    LETTER = "letter"
    SEALED = "sealed"
    SEEN_BEFORE = "seen_before"
    ABSENCE = "absence"
    RECEIPT = "receipt"
    NOT_REACHED_YET = "not_reached_yet"
    NO_ANSWER = "no_answer"
    OLDER = "older"
    ASKED_BEFORE = "asked_before"
    BUSY_TIMES = "busy_times"
    NOT_AN_ANSWER = "not_an_answer"
    METHODS_DIFFER = "methods_differ"
    NO_EVENT = "no_event"
    NO_UID = "no_uid"
    SEVERAL_UIDS = "several_uids"
    UNKNOWN_UID = "unknown_uid"
    NO_ATTENDEE = "no_attendee"
    SENDER_UNCLEAR = "sender_unclear"
    SENDER_IS_ANOTHER = "sender_is_another"
    SENDER_IS_FORGED = "sender_is_forged"
    ANOTHERS_ADDRESS = "anothers_address"
    NO_SUCH_DAY = "no_such_day"
    NEWER_THAN_OURS = "newer_than_ours"
    MEETING_CLOSED = "meeting_closed"
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


class PartStat(StrEnum):
    """The answers that count. TENTATIVE is a state of its own: "måske"."""

    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"


@dataclass(frozen=True, slots=True)
class Earlier:
    """The latest answer that counted, as its calendar numbered and dated it."""

    sequence: int | None
    stamp: datetime


@dataclass(frozen=True, slots=True)
class Invited:
    """What the books say of one person's invitation.

    `sequence` is the last that was sent, `since` the lowest that told the present time, and `starts` that time: the
    start of every day it holds. `said` is when the person last answered by another road, and `stands` what he said,
    by whichever road. `substitute` says that he is not called himself but comes for somebody. `shown` is what the answer
    shows of the address it was to be sent to.
    """

    address: str
    sequence: int
    since: int
    starts: tuple[datetime, ...]
    earlier: Earlier | None = None
    said: datetime | None = None
    stands: PartStat | None = None
    asked_again: bool = False
    substitute: bool = False
    shown: Shown = Shown.UNASKED


@dataclass(frozen=True, slots=True)
class Known:
    """What the books know beside the answer itself. `ours` says that the UID is that of an invitation of ours."""

    ours: bool
    invited: Invited | None = None
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """`day` is the start of the one day an answer is for, None for all of them.

    `confirm` says that nobody vouched for the sender and that the answer changes one that stood: then the person is
    told by another road what we have noted.
    """

    decision: Decision
    reason: Reason
    partstat: PartStat | None = None
    day: datetime | None = None
    confirm: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """A line of the book of what came by mail: what was decided, and all that a person needs who has to look.

    `mail` is the Message-ID. `proposed` is the time a COUNTER asks for; `status` a bounce's.
    """

    mail: str
    received_at: datetime
    decision: Decision
    reason: Reason
    meeting: MeetingId | None = None
    person: PersonId | None = None
    round: int = 0
    sender: str = ""
    confirm: bool = False
    method: str = ""
    uid: str = ""
    attendee: str = ""
    partstat: str = ""
    sequence: int | None = None
    stamp: datetime | None = None
    comment: str = ""
    sent_by: str = ""
    delegated_to: str = ""
    proposed: tuple[datetime, datetime] | None = None
    status: str = ""

    @property
    def key(self) -> str:
        """What a button or a command calls it by: a Message-ID is anything a stranger writes."""
        return key_of(self.mail)


class Settled(StrEnum):
    """How a person has ended what a program should not decide."""

    TAKEN = "taken"
    ASIDE = "aside"


def key_of(mail: str) -> str:
    return sha256(mail.encode()).hexdigest()[:16]


UNHEARD = Known(ours=False)


def judge(understood: Understood, known: Known, now: datetime) -> Judgement:
    """What is to be done with what came. `now` is when it was received; dates after it count as it."""
    if known.seen:
        return Judgement(Decision.IGNORED, Reason.SEEN_BEFORE)
    match understood:
        case Reply():
            return _reply(understood, known, now)
        case Bounce(failures=failures):
            return _bounce(any(one.permanent for one in failures))
        case Other(matter=matter):
            return _other(matter)
        case Unreadable(fault=fault):
            return _unreadable(fault)


def stamp_of(reply: Reply, now: datetime) -> datetime:
    """When it was said: DTSTAMP, else the mail's date, else now; a clock that runs ahead does not win."""
    said = reply.events[0].stamp if reply.events else None
    return min(said or reply.mail.date or now, now)


def who_answers(reply: Reply) -> Attendee | None:
    """The one ATTENDEE, or of several the one the mail is from."""
    attendees = reply.events[0].attendees if reply.events else ()
    if len(attendees) == 1:
        return attendees[0]
    return next((one for one in attendees if _is_from(reply.mail, one.address)), None)


def closes(failure: Undelivered) -> bool:
    """Whether no further mail will reach that address either.

    RFC 3463: a full mailbox empties, and what is wrong with the mail (size, content, policy) is ours to mend.
    """
    return failure.permanent and not re.match(r"5\.(2\.[23]|3\.4|6\.|7\.)", failure.status)


def as_if_ours(understood: Understood) -> Known:
    """What would be known if the invitation this answers were ours, had just been sent, and were unanswered yet."""
    who = who_answers(understood) if isinstance(understood, Reply) else None
    if not isinstance(understood, Reply) or who is None:
        return UNHEARD
    event = understood.events[0]
    starts = tuple(one.day for one in understood.events if one.day)
    return Known(ours=True, invited=Invited(who.address, event.sequence or 0, 0, starts))


def note(understood: Understood, judged: Judgement, now: datetime) -> Noted:
    """The line to be kept, without the meeting and the person it is about; long texts are cut."""
    senders = understood.mail.senders
    line = Noted(
        mail=understood.mail.id,
        received_at=now,
        decision=judged.decision,
        reason=judged.reason,
        sender=_cut(senders[0], ADDRESS_LIMIT) if len(senders) == 1 else "",
        confirm=judged.confirm,
    )
    match understood:
        case Bounce(failures=(first, *_)):
            return replace(line, attendee=_cut(first.address, ADDRESS_LIMIT), status=first.status)
        case Reply(events=(event, *_)):
            return _with_what_was_said(line, understood, event, now)
        case _:
            return line


def _with_what_was_said(line: Noted, reply: Reply, event: Event, now: datetime) -> Noted:
    who = who_answers(reply) or Attendee("")
    times = (event.start, event.end)
    return replace(
        line,
        method=_cut(reply.method, 40),
        uid=_cut(event.uids[0] if event.uids else "", UID_LIMIT),
        attendee=_cut(who.address, ADDRESS_LIMIT),
        partstat=_cut(who.partstat, 40),
        sequence=event.sequence if (event.sequence or 0) < 2**31 else None,
        stamp=stamp_of(reply, now),
        comment=_cut(event.comment, COMMENT_LIMIT),
        sent_by=_cut(who.sent_by, ADDRESS_LIMIT),
        delegated_to=_cut(" ".join(who.delegated_to), COMMENT_LIMIT),
        proposed=(times[0], times[1]) if reply.method == "COUNTER" and times[0] and times[1] else None,
    )


# The demands on an answer, in the order in which they are made


def _reply(reply: Reply, known: Known, now: datetime) -> Judgement:
    return (
        _form(reply)
        or _sender(reply, known)
        or _invitation(reply, known)
        or _kind(reply, known)
        or _own_address(reply, known)
        or _order(reply, known, now)
        or _counts(reply, known)
    )


def _form(reply: Reply) -> Judgement | None:
    """One method, one UID, one ATTENDEE, and an event they belong to."""
    events = reply.events
    if reply.parameter not in {"", reply.method}:
        return _refused(Reason.METHODS_DIFFER)
    if reply.method not in {"REPLY", "COUNTER", "REFRESH"}:
        return _refused(Reason.NOT_AN_ANSWER)
    if not events:
        return _refused(Reason.NO_EVENT)
    if any(one.kind == "VFREEBUSY" for one in events):
        return Judgement(Decision.IGNORED, Reason.BUSY_TIMES)
    if any(one.kind != "VEVENT" for one in events):
        return _refused(Reason.NO_EVENT)
    uids = {uid for one in events for uid in one.uids}
    if not all(one.uids and one.uids[0] for one in events):
        return _refused(Reason.NO_UID)
    if len(uids) > 1:
        return _refused(Reason.SEVERAL_UIDS)
    if not all(one.attendees for one in events):
        return _refused(Reason.NO_ATTENDEE)
    return None


def _sender(reply: Reply, known: Known) -> Judgement | None:
    """The person himself must have sent it (RFC 6047 section 3); for another to answer, a person has to look."""
    who, mail = who_answers(reply), reply.mail
    if mail.vouched is Vouched.FAILED and not _knows_the_address(known):
        return _refused(Reason.SENDER_IS_FORGED)
    if not mail.bare and (len(mail.senders) != 1 or not mail.senders[0]):
        return _refused(Reason.SENDER_UNCLEAR)
    if who is None:
        return _to_a_person(Reason.SEVERAL_ATTENDEES)
    if who.sent_by and not same_mailbox(who.sent_by, who.address):
        return _to_a_person(Reason.SENT_BY_ANOTHER)
    if not mail.bare and not _is_from(mail, who.address):
        return _refused(Reason.SENDER_IS_ANOTHER)
    return None


def _invitation(reply: Reply, known: Known) -> Judgement | None:
    who = who_answers(reply)
    if not known.ours or not _could_be_ours(reply.events[0].uids[0]):
        return _refused(Reason.UNKNOWN_UID)
    if known.invited is None or who is None or not same_mailbox(known.invited.address, who.address):
        return _to_a_person(Reason.NOT_INVITED)
    if any(one.of_series and one.day not in known.invited.starts for one in reply.events):
        return _refused(Reason.NO_SUCH_DAY)
    return None


def _kind(reply: Reply, known: Known) -> Judgement | None:
    """What is said, and whether it is an answer at all. Nothing said never overwrites what was."""
    said = {_partstat(reply, event) for event in reply.events}
    if reply.method == "COUNTER":
        return _to_a_person(Reason.PROPOSES_A_TIME)
    if reply.method == "REFRESH":
        return _asks(known, Reason.WANTS_IT_AGAIN)
    if "DELEGATED" in said:
        return _to_a_person(Reason.DELEGATED)
    if len(said) > 1:
        return _to_a_person(Reason.SEVERAL_ANSWERS)
    if not said <= set(PartStat):
        return Judgement(Decision.IGNORED, Reason.NO_ANSWER)
    return None


def _own_address(reply: Reply, known: Known) -> Judgement | None:
    """Of an entry with an address of its own, an answer counts that was sent to it, and that nobody calls forged.

    A server that vouches for the sender says which house it is from, and not whose hand; so it is not enough.
    """
    assert known.invited is not None, "checked before"
    if reply.mail.bare:
        return None
    match known.invited.shown:
        case Shown.ANOTHERS:
            return _refused(Reason.ANOTHERS_ADDRESS)
        case Shown.MISSING:
            return _to_a_person(Reason.UNCONFIRMED)
        case Shown.RIGHT if reply.mail.vouched is Vouched.FAILED:
            return _to_a_person(Reason.UNCONFIRMED)
        case _:
            return None


def _order(reply: Reply, known: Known, now: datetime) -> Judgement | None:
    """RFC 5546 section 2.1.5: by SEQUENCE, then DTSTAMP, then receipt; an answer to an old time is no answer."""
    invited, event = known.invited, reply.events[0]
    assert invited is not None, "checked before"
    sequence, stamp = event.sequence, stamp_of(reply, now)
    if sequence is not None and sequence > invited.sequence:
        return _refused(Reason.NEWER_THAN_OURS)
    if _is_older(sequence, stamp, invited):
        return Judgement(Decision.IGNORED, Reason.OLDER)
    if (sequence or 0) < invited.since and event.start not in invited.starts[:1]:
        return _asks(known, Reason.OLD_TIME)
    return None


def _asks(known: Known, why: Reason) -> Judgement:
    """Once in a round: a calendar that answers by itself must not keep us writing."""
    if known.invited is not None and known.invited.asked_again:
        return Judgement(Decision.IGNORED, Reason.ASKED_BEFORE)
    return Judgement(Decision.ASKED_AGAIN, why)


def _counts(reply: Reply, known: Known) -> Judgement:
    invited, event = known.invited, reply.events[0]
    assert invited is not None, "checked before"
    said = PartStat(_partstat(reply, event))
    if invited.substitute and said is PartStat.TENTATIVE:
        return _to_a_person(Reason.SUBSTITUTE_IN_DOUBT)
    unsure = reply.mail.vouched is Vouched.UNKNOWN and not reply.mail.bare and not _knows_the_address(known)
    return Judgement(
        Decision.COUNTED,
        _why_it_counts(said, event, invited),
        said,
        day=event.day if len(reply.events) == 1 else None,
        confirm=unsure and invited.stands not in {None, said},
    )


def _why_it_counts(said: PartStat, event: Event, invited: Invited) -> Reason:
    if said is invited.stands:
        return Reason.STANDS_ALREADY
    is_old = (event.sequence or 0) < invited.since
    return Reason.ANSWERS_AN_OLD_VERSION if is_old else Reason.ANSWERS


# What is no answer


def _bounce(permanent: bool) -> Judgement:
    if permanent:
        return _to_a_person(Reason.NOT_REACHED)
    return Judgement(Decision.IGNORED, Reason.NOT_REACHED_YET)


def _other(matter: Matter) -> Judgement:
    match matter:
        case Matter.LETTER:
            return _to_a_person(Reason.LETTER)
        case Matter.SEALED:
            return _to_a_person(Reason.SEALED)
        case Matter.ABSENCE:
            return Judgement(Decision.IGNORED, Reason.ABSENCE)
        case Matter.RECEIPT:
            return Judgement(Decision.IGNORED, Reason.RECEIPT)


def _unreadable(fault: Fault) -> Judgement:
    return _refused(Reason(fault.value))


# The small questions


def _partstat(reply: Reply, event: Event) -> str:
    attendees = event.attendees
    who = attendees[0] if len(attendees) == 1 else None
    mine = who or next((one for one in attendees if _is_from(reply.mail, one.address)), None)
    return mine.partstat if mine else ""


def _knows_the_address(known: Known) -> bool:
    return known.invited is not None and known.invited.shown is Shown.RIGHT


def _is_older(sequence: int | None, stamp: datetime, invited: Invited) -> bool:
    earlier = invited.earlier
    if invited.said is not None and stamp < invited.said:
        return True
    if earlier is None:
        return False
    if sequence is None or earlier.sequence is None or sequence == earlier.sequence:
        return stamp < earlier.stamp
    return sequence < earlier.sequence


def _is_from(mail: Mail, address: str) -> bool:
    return len(mail.senders) == 1 and same_mailbox(mail.senders[0], address)


def _could_be_ours(uid: str) -> bool:
    """Whatever system made it: printable ASCII without a space, at most 254 letters (RFC 7986 section 5.3)."""
    return re.fullmatch(rf"[!-~]{{1,{UID_LIMIT}}}", uid) is not None


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _refused(reason: Reason) -> Judgement:
    return Judgement(Decision.REFUSED, reason)


def _to_a_person(reason: Reason) -> Judgement:
    return Judgement(Decision.TO_A_PERSON, reason)


__all__ = [
    "UNHEARD",
    "Decision",
    "Earlier",
    "Invited",
    "Judgement",
    "Known",
    "Noted",
    "PartStat",
    "Reason",
    "Settled",
    "as_if_ours",
    "closes",
    "judge",
    "key_of",
    "note",
    "stamp_of",
    "who_answers",
]
