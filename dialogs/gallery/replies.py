"""What came by calendar and mail: where two sources differ, what waits for a person, and times proposed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from dialogs.gallery.shelf import NOW, Shelf
from meetings.contradictions import differing
from meetings.model import AnswerKind, Observation, Source
from meetings.office import News, Waiting
from meetings.proposed_times import ProposedTime
from meetings.replies import Decision as Verdict
from meetings.replies import Noted, Reason


def said(s: Shelf) -> tuple[Observation, ...]:
    """Yes in the chat, and no from the calendar the day after."""
    yes, no_ = AnswerKind.ONLINE, AnswerKind.DECLINED
    told = [(None, yes, Source.TEAMS, NOW), (yes, no_, Source.CALENDAR, NOW + timedelta(days=1))]
    return tuple(
        Observation(at, s.other, 1, before, after, None, source, s.other.id, False, 1)
        for before, after, source, at in told
    )


def noted(s: Shelf, reason: Reason, **more: object) -> Noted:
    line = Noted(
        mail=f"<{reason}@example.dk>",
        received_at=NOW,
        decision=Verdict.TO_A_PERSON,
        reason=reason,
        round=1,
        sender=s.other.email,
        attendee=s.other.email,
    )
    return replace(line, **more)  # type: ignore[arg-type]  # a few fields of a reply, by name


def waiting_mails(s: Shelf) -> tuple[Waiting, ...]:
    meeting, line = s.meeting(), s.line(s.other)
    proposed = (datetime(2027, 3, 3, 8, 30, tzinfo=UTC), datetime(2027, 3, 3, 10, 30, tzinfo=UTC))
    text_ = s.typed.text
    return (
        Waiting(
            noted(s, Reason.PROPOSES_A_TIME, partstat="TENTATIVE", comment=text_, proposed=proposed),
            *(meeting, s.other, line),
        ),
        Waiting(
            noted(s, Reason.SENT_BY_ANOTHER, partstat="DECLINED", comment=text_),
            meeting,
            s.other,
            line,
        ),
        Waiting(noted(s, Reason.NOT_REACHED, sender="", status="5.1.1"), meeting, s.other, line, True),
        Waiting(noted(s, Reason.LETTER, sender="ukendt@example.dk", attendee="")),
        *tuple(Waiting(noted(s, Reason.DELEGATED), meeting, s.other, line) for _ in range(8)),
    )


def proposed_times(s: Shelf) -> tuple[ProposedTime, ...]:
    day = datetime(2027, 3, 3, 8, 30, tzinfo=UTC)
    both = (s.other, s.reader)
    return (
        ProposedTime("0" * 16, day, day + timedelta(hours=2), both, 37),
        ProposedTime("1" * 16, day + timedelta(days=6), day + timedelta(days=7), both[:1], 38),
    )


def news(s: Shelf) -> News:
    return News(3, differing(said(s), 1), proposed_times(s))
