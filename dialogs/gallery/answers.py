"""Invitations, answers, receipts, substitutes and seats."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from dialogs import buttons
from dialogs.cards import answers, receipts, seats, status
from dialogs.cards.parts import tap
from dialogs.gallery.shelf import NAMES, NOW, THREE_DAYS, TWO_DAYS, Drawing, Shelf
from dialogs.gallery.views import attending, comes_for, others, seminar
from dialogs.heard import Show
from dialogs.views import View
from meetings.model import AnswerKind, MeetingKind, Mode, Substitution


def _answered_seminar(s: Shelf) -> View:
    line = replace(
        s.line(s.reader, AnswerKind.ONSITE, AnswerKind.DECLINED),
        substitutions=(Substitution(2, s.reader.id, s.other, 1, NOW),),
    )
    return s.view(s.meeting(TWO_DAYS, Mode.ONSITE, MeetingKind.SEMINAR), line)


def _deadline_over(s: Shelf) -> View:
    return replace(s.view(), now=datetime(2027, 2, 12, 8, tzinfo=UTC))


def _understood(s: Shelf) -> Show:
    view = s.view()
    pairs = answers.understood_facts(
        s.w, view, (), (s.w.apology, s.reader.name), (s.w.substitute, s.other.name)
    )
    yes = buttons.SendSubstitute(view.meeting.id, 1, 1, substitute=s.other.id)
    return answers.understood_card(
        view, s.w, pairs, [tap(s.w, s.w.yes_substitute, yes)], s.w.somebody_comes(s.other.name)
    )


DRAWINGS: Mapping[str, Drawing] = {
    "02-invitation": lambda s: answers.answer_card(s.view(), s.w),
    "02-invitation-hybrid": lambda s: answers.answer_card(s.view(s.meeting(mode=Mode.HYBRID)), s.w),
    "02-invitation-seminar": lambda s: answers.answer_card(s.view(seminar(s)), s.w),
    "02-invitation-seminar-hybrid": lambda s: answers.answer_card(s.view(seminar(s, Mode.HYBRID)), s.w),
    "02-invitation-three-days": lambda s: answers.answer_card(
        s.view(s.meeting(THREE_DAYS, Mode.ONSITE, MeetingKind.SEMINAR)), s.w
    ),
    "02-invitation-answered": lambda s: answers.answer_card(attending(s, AnswerKind.ONLINE), s.w),
    "02-invitation-deadline-over": lambda s: answers.answer_card(_deadline_over(s), s.w),
    "02-invitation-substitute": lambda s: answers.answer_card(comes_for(s), s.w),
    "02-invitation-onlooker": lambda s: answers.answer_card(replace(s.view(), line=None), s.w),
    "02-understood": _understood,
    "02-cannot-come": lambda s: answers.decline_card(s.view(), s.w),
    "02-which-meeting": lambda s: status.which_meeting_card(others(s), s.w),
    "02-no-meeting": lambda s: status.no_meeting_card(s.w, None),
    "02-no-meeting-that-day": lambda s: status.no_meeting_card(
        s.w, s.view(), day=s.w.weekday_date(date(2027, 3, 9))
    ),
    "03-substitute-form": lambda s: answers.substitute_form(s.view(), s.w, (), {}, {}),
    "03-substitute-form-wrong": lambda s: answers.substitute_form(
        s.view(),
        s.w,
        (),
        {"name": s.typed.name, "email": "navn@"},
        {"email": s.w.field_problem("email", "invalid", None)},
    ),
    "03-receipt-attends": lambda s: receipts.receipt_card(attending(s, AnswerKind.ONLINE), s.w, late=False),
    "03-receipt-maybe": lambda s: receipts.receipt_card(attending(s, AnswerKind.TENTATIVE), s.w, late=False),
    "03-receipt-late": lambda s: receipts.receipt_card(attending(s, AnswerKind.ONLINE), s.w, late=True),
    "03-receipt-declined": lambda s: receipts.receipt_card(
        attending(s, AnswerKind.DECLINED), s.w, late=False
    ),
    "03-receipt-substitute": lambda s: receipts.receipt_card(
        attending(s, AnswerKind.DECLINED, substitute=s.other), s.w, late=False
    ),
    "03-receipt-waiting": lambda s: receipts.receipt_card(attending(s, AnswerKind.WAITING), s.w, late=False),
    "03-receipt-seminar": lambda s: receipts.receipt_card(_answered_seminar(s), s.w, late=False),
    "03-receipt-stepped-back": lambda s: receipts.stepped_back_card(s.view(), s.other, s.w),
    "03-seats-taken": lambda s: seats.seats_card(
        s.view(),
        s.w,
        s.clause,
        2,
        1,
        [
            s.line(s.other, AnswerKind.ONLINE),
            s.line(s.person(4, NAMES[3], s.own), AnswerKind.DECLINED, substitute=s.reader),
        ],
    ),
    "03-seat-asked": lambda s: seats.seat_asked_card(s.view(), s.other, s.w),
    "03-seat-given": lambda s: seats.seat_given_card(s.view(), s.other, s.w),
    "03-seat-not-needed": lambda s: seats.seat_not_given_card(
        s.view(), s.w, s.w.seat_not_needed(s.other.name)
    ),
}
