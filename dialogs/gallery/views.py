"""Meetings as somebody may see them, which cards of several themes are drawn from."""

from dataclasses import replace
from datetime import date, datetime, time

from dialogs.gallery.shelf import NOW, ONE_DAY, TWO_DAYS, Shelf, session
from dialogs.views import View
from meetings.model import AnswerKind, Meeting, MeetingId, MeetingKind, MeetingState, Mode


def attending(s: Shelf, *kinds: AnswerKind, **more: object) -> View:
    line = s.line(s.reader, *kinds, **more)  # type: ignore[arg-type]  # substitute, by name
    return s.view(line=line)


def comes_for(s: Shelf, now: datetime = NOW) -> View:
    principal = s.line(s.other, AnswerKind.DECLINED, substitute=s.reader)
    return replace(s.view(), line=None, comes_for=(principal,), candidates=(), now=now)


def desk(s: Shelf, meeting: Meeting | None = None) -> View:
    held = meeting or s.meeting()
    return replace(s.view(held), line=None, roll=s.full_roll(held), secretariat=True)


def seminar(s: Shelf, mode: Mode = Mode.ONSITE) -> Meeting:
    return replace(s.meeting(TWO_DAYS, mode, MeetingKind.SEMINAR), id=MeetingId("ekr-2027-06-09"))


def others(s: Shelf) -> list[View]:
    return [s.view(seminar(s)), attending(s, AnswerKind.ONSITE)]


def cancelled(s: Shelf) -> Meeting:
    return s.meeting(state=MeetingState.CANCELLED)


def moved(s: Shelf) -> View:
    line = replace(s.line(s.reader), earlier=(s.line(s.reader, AnswerKind.ONLINE).answers[0],))
    return s.view(
        replace(
            s.meeting(),
            round=2,
            before_move=ONE_DAY,
            sessions=(session(1, date(2027, 3, 4), time(13), time(15)),),
        ),
        line,
    )
