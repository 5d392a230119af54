"""The minutes, from draft to approved."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from dialogs.cards import minutes
from dialogs.gallery.shelf import NOW, Drawing, Shelf
from dialogs.gallery.views import seminar
from dialogs.views import View
from meetings.paper import Minutes, MinutesState


def _over(s: Shelf) -> View:
    """The meeting a day after it was held."""
    return replace(s.view(), now=datetime(2027, 3, 3, 9, tzinfo=UTC))


def _minutes(s: Shelf, state: MinutesState) -> Minutes:
    sent = None if state is MinutesState.DRAFT else datetime(2027, 3, 3, 8, tzinfo=UTC)
    approved = datetime(2027, 3, 11, 8, tzinfo=UTC) if state is MinutesState.APPROVED else None
    until = datetime(2027, 3, 10, 11, tzinfo=UTC) if sent else None
    return Minutes(s.meeting().id, state, sent_at=sent, comments_until=until, approved_at=approved)


def _minutes_url(s: Shelf) -> str:
    return s.links.mailed_paper(s.meeting().id, s.reader.id, "referat", NOW)


DRAWINGS: Mapping[str, Drawing] = {
    "12-minutes-draft": lambda s: minutes.minutes_card(_over(s), None, "", [], s.w),
    "12-minutes-draft-desk": lambda s: minutes.minutes_card(
        replace(_over(s), secretariat=True),
        _minutes(s, MinutesState.DRAFT),
        _minutes_url(s),
        [seminar(s)],
        s.w,
    ),
    "12-minutes-comments": lambda s: minutes.minutes_card(
        _over(s), _minutes(s, MinutesState.COMMENTS), _minutes_url(s), [seminar(s), s.meeting()], s.w
    ),
    "12-minutes-comments-chair": lambda s: minutes.minutes_card(
        replace(_over(s), approves=True, secretariat=True),
        _minutes(s, MinutesState.COMMENTS),
        _minutes_url(s),
        [seminar(s)],
        s.w,
    ),
    "12-minutes-approved": lambda s: minutes.minutes_card(
        _over(s), _minutes(s, MinutesState.APPROVED), _minutes_url(s), [], s.w
    ),
    "12-minutes-ahead": lambda s: minutes.minutes_card(s.view(), None, "", [], s.w),
    "12-minutes-running": lambda s: minutes.minutes_card(
        replace(s.view(), secretariat=True), None, "", [seminar(s)], s.w, running=True
    ),
    "12-no-minutes": lambda s: minutes.no_minutes_card(s.w, [s.meeting(), seminar(s)]),
    "12-nothing-running": lambda s: minutes.nothing_running_card(s.w),
}
