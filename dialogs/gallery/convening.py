"""Meetings convened, moved, amended and cancelled, and answers on behalf of others."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.cards import behalf, convening
from dialogs.gallery.shelf import Drawing, Shelf
from dialogs.gallery.views import cancelled, desk, moved, seminar
from meetings.model import AnswerKind, CommitteeId, MeetingState, Mode


def _typed_meeting(s: Shelf) -> Mapping[str, str]:
    return {
        "title": s.typed.title,
        "kind": "seminar",
        "mode": "hybrid",
        "day": "2027-06-09",
        "start": "10:00",
        "end": "9:00",
        "day_two": "2027-06-08",
        "place": s.typed.place,
        "join_url": "http://uden-s.example.dk",
        "reason": s.typed.reason,
    }


def _meeting_problems(s: Shelf) -> Mapping[str, str]:
    found = (("end", "before_start"), ("day_two", "incomplete"), ("join_url", "invalid"))
    return {name: s.w.field_problem(name, problem, None) for name, problem in found}


DRAWINGS: Mapping[str, Drawing] = {
    "07-convene-form": lambda s: convening.convene_form([s.committee], {}, {}, s.w),
    "07-convene-form-planned": lambda s: convening.convene_form(
        [s.committee], {}, {}, s.w, [s.meeting(state=MeetingState.PLANNED), seminar(s)]
    ),
    "07-convene-form-wrong": lambda s: convening.convene_form(
        [s.committee, replace(s.committee, id=CommitteeId("kkr-midtjylland"), name=s.typed.organisation)],
        _typed_meeting(s),
        _meeting_problems(s),
        s.w,
    ),
    "07-planned": lambda s: convening.planned_card(desk(s, s.meeting(state=MeetingState.PLANNED)), s.w, 38),
    "07-convened": lambda s: convening.convened_card(desk(s), s.w),
    "07-move-form": lambda s: convening.move_form(desk(s), {}, {}, s.w),
    "07-move-form-wrong": lambda s: convening.move_form(
        desk(s), _typed_meeting(s), _meeting_problems(s), s.w
    ),
    "07-moved": lambda s: convening.moved_card(desk(s, moved(s).meeting), s.w),
    "07-amend-form": lambda s: convening.amend_form(desk(s), {}, {}, s.w),
    "07-amend-form-wrong": lambda s: convening.amend_form(
        desk(s), _typed_meeting(s), _meeting_problems(s), s.w
    ),
    "07-amended": lambda s: convening.amended_card(desk(s), s.w, anything=True),
    "07-nothing-amended": lambda s: convening.amended_card(desk(s), s.w, anything=False),
    "07-cancel-form": lambda s: convening.cancel_form(desk(s), {}, {}, s.w),
    "07-cancelled": lambda s: convening.cancelled_card(desk(s, cancelled(s)), s.w),
    "07-answer-form": lambda s: behalf.answer_form(desk(s), s.full_roll(s.meeting()).lines, {}, {}, s.w),
    "07-answer-form-wrong": lambda s: behalf.answer_form(
        desk(s, seminar(s, Mode.HYBRID)),
        s.full_roll(s.meeting()).lines,
        {"name": s.typed.other, "answer": "substituted"},
        {
            "person": s.w.field_problem("person", "missing", None),
            "email": s.w.field_problem("email", "invalid", None),
        },
        s.w,
    ),
    "07-answered-for": lambda s: behalf.answered_for_card(
        desk(s), s.line(s.reader, AnswerKind.DECLINED, substitute=s.other), s.w, late=True
    ),
}
