"""Status, meetings, one's own calendar and reminders."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.cards import calendars, status, welcome
from dialogs.gallery.agenda import own_items
from dialogs.gallery.notices import notice
from dialogs.gallery.replies import news
from dialogs.gallery.shelf import NOW, Drawing
from dialogs.gallery.views import attending, desk, others, seminar
from meetings.model import AnswerKind, Mode
from meetings.notices import Kind

DRAWINGS: Mapping[str, Drawing] = {
    "05-status": lambda s: status.status_card(
        replace(attending(s, AnswerKind.ONLINE), roll=s.full_roll(s.meeting())), others(s), own_items(s), s.w
    ),
    "05-status-news": lambda s: status.status_card(desk(s), [], [], s.w, news=news(s)),
    "05-status-nothing": lambda s: status.status_card(None, [], [], s.w),
    "05-meetings": lambda s: status.meetings_card([s.view(), *others(s)], s.w, alone=True),
    "05-next-meeting": lambda s: welcome.next_meeting_card(s.view(), s.w),
    "05-no-meetings": lambda s: status.meetings_card([], s.w, alone=True),
    "05-calendar": lambda s: calendars.calendar_card(s.w, ""),
    "05-calendar-again": lambda s: calendars.calendar_card(s.w, s.w.moment(NOW)),
    "05-calendar-made": lambda s: calendars.calendar_made_card(s.w, s.links.new_feed().address),
    "05-calendar-ended": lambda s: calendars.calendar_ended_card(s.w),
    "05-year-plan": lambda s: calendars.year_plan_card(
        s.w, [(s.committee.name, s.links.year_plan(s.committee.id, s.reader.id))]
    ),
    "05-year-plans": lambda s: calendars.year_plan_card(
        s.w,
        [
            (name, s.links.year_plan(s.committee.id, s.reader.id))
            for name in ("KKR Midtjylland", s.typed.name)
        ],
    ),
    "05-no-year-plan": lambda s: calendars.year_plan_card(s.w, []),
    "06-reminder": notice(Kind.REMINDER, lambda s: s.view()),
    "06-reminder-seminar": notice(Kind.REMINDER, lambda s: s.view(seminar(s, Mode.HYBRID))),
}
