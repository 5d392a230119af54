"""The cards that come unasked."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from dialogs import notice_cards
from dialogs.cards.parts import text
from dialogs.gallery import replies
from dialogs.gallery.desk import held_back, not_reached
from dialogs.gallery.papers import chair_decision, comment, decision, follow_up
from dialogs.gallery.shelf import NOW, Drawing, Shelf
from dialogs.gallery.views import attending, cancelled, comes_for, desk, moved
from dialogs.views import View
from meetings.held import Hold
from meetings.model import AgendaItem, AnswerKind, Detail, ItemState, Source
from meetings.notices import Kind
from meetings.office.errands import Regarding
from meetings.versions import FieldChange


def notice(
    kind: Kind,
    view: Callable[[Shelf], View],
    *,
    about: bool = False,
    item: bool = False,
    said: bool = False,
) -> Drawing:
    return lambda s: notice_cards.notice(
        kind,
        view(s),
        s.w.language,
        about=s.other if about else None,
        item=s.item(state=ItemState.LATE) if item else None,
        said=replies.said(s) if said else (),
    )


def _about_papers(
    kind: Kind,
    regarding: Callable[[Shelf], Regarding] = lambda _: Regarding(),
    *,
    item: Callable[[Shelf], AgendaItem | None] = lambda _: None,
    view: Callable[[Shelf], View] = lambda s: s.view(),
) -> Drawing:
    return lambda s: notice_cards.notice(kind, view(s), s.w.language, item=item(s), regarding=regarding(s))


def _by_calendar(s: Shelf) -> View:
    line = s.line(s.reader, AnswerKind.DECLINED)
    came = tuple(replace(one, source=Source.CALENDAR, remark="") for one in line.answers)
    return s.view(line=replace(line, answers=came))


def _amended(s: Shelf) -> View:
    return s.view(replace(s.meeting(), amended=(Detail.PLACE, Detail.JOIN_URL)))


def _day_before(s: Shelf) -> View:
    return replace(attending(s, AnswerKind.ONLINE), now=datetime(2027, 3, 1, 8, tzinfo=UTC))


DRAWINGS: Mapping[str, Drawing] = {
    "10-convened": notice(Kind.CONVENED, lambda s: replace(s.view(), candidates=())),
    "10-moved": notice(Kind.MOVED, moved),
    "10-moved-old-card": lambda s: notice_cards.moved_card(
        moved(s), s.w, above=[text(s.w.card_is_old(), space="Small")]
    ),
    "10-amended": notice(Kind.AMENDED, _amended),
    "10-amended-answered": notice(
        Kind.AMENDED,
        lambda s: replace(_amended(s), line=s.line(s.reader, AnswerKind.ONLINE)),
    ),
    "10-cancelled": notice(Kind.CANCELLED, lambda s: s.view(cancelled(s))),
    "10-agenda": notice(Kind.AGENDA, lambda s: s.view()),
    "10-day-before": notice(Kind.DAY_BEFORE, _day_before),
    "10-day-before-substitute": notice(
        Kind.DAY_BEFORE, lambda s: comes_for(s, datetime(2027, 2, 26, 8, tzinfo=UTC))
    ),
    "10-substitute": notice(Kind.SUBSTITUTE, comes_for, about=True),
    "10-substitute-left": notice(Kind.SUBSTITUTE_LEFT, lambda s: s.view(), about=True),
    "10-released": notice(Kind.RELEASED, comes_for, about=True),
    "10-seat-given": notice(Kind.SEAT_GIVEN, lambda s: attending(s, AnswerKind.ONLINE), about=True),
    "10-seat-asked": notice(Kind.SEAT_ASKED, lambda s: attending(s, AnswerKind.ONLINE), about=True),
    "10-item-arrived": notice(Kind.ITEM_ARRIVED, desk, item=True),
    "10-undelivered": lambda s: notice_cards.notice(
        Kind.UNDELIVERED, desk(s), s.w.language, undelivered=not_reached(s)[:1]
    ),
    "10-deadline-passed": notice(Kind.DEADLINE_PASSED, desk),
    "10-maybe": notice(Kind.MAYBE, lambda s: attending(s, AnswerKind.TENTATIVE)),
    "10-card": notice(Kind.CARD, _by_calendar),
    "10-confirm": notice(Kind.CONFIRM, lambda s: attending(s, AnswerKind.DECLINED), said=True),
    "10-unconfirmed": notice(Kind.UNCONFIRMED, lambda s: attending(s, AnswerKind.ONLINE)),
    "10-unconfirmed-substitute": notice(Kind.UNCONFIRMED, comes_for),
    "10-differs": notice(Kind.DIFFERS, desk, about=True, said=True),
    "10-replies-wait": lambda s: notice_cards.replies_wait(replies.waiting_mails(s)[:2], s.w.language),
    "10-restored": lambda s: notice_cards.restored(Hold(NOW, NOW, 4), (held_back(s, 4),), s.w.language),
    "10-restored-nothing": lambda s: notice_cards.restored(Hold(None, NOW, 0), (), s.w.language),
    "10-item-settled": _about_papers(
        Kind.ITEM_SETTLED,
        lambda s: Regarding(changes=(FieldChange("background", "Kort om sagen", s.typed.text),)),
        item=lambda s: s.item(1, ItemState.ACCEPTED, "5"),
    ),
    "10-item-returned": _about_papers(
        Kind.ITEM_SETTLED, item=lambda s: replace(s.item(1, ItemState.RETURNED), note=s.typed.reason)
    ),
    "10-agenda-comments": _about_papers(Kind.AGENDA_COMMENTS, lambda _: Regarding(until=NOW)),
    "10-agenda-to-approve": _about_papers(
        Kind.AGENDA_TO_APPROVE, view=lambda s: replace(s.view(), agenda=())
    ),
    "10-comment-arrived": _about_papers(
        Kind.COMMENT_ARRIVED, lambda s: Regarding(comment=comment(s, 1)), item=lambda s: s.item()
    ),
    "10-minutes-sent": _about_papers(Kind.MINUTES_SENT, lambda _: Regarding(until=NOW)),
    "10-minutes-sent-chair": _about_papers(
        Kind.MINUTES_SENT, lambda _: Regarding(until=NOW), view=lambda s: replace(s.view(), approves=True)
    ),
    "10-minutes-approved": _about_papers(Kind.MINUTES_APPROVED),
    "10-excerpt": _about_papers(
        Kind.EXCERPT, lambda s: Regarding(decision=decision(s, 1)), item=lambda s: s.item()
    ),
    "10-follow-up": _about_papers(Kind.FOLLOW_UP, lambda s: Regarding(follow_up=follow_up(s))),
    "10-oriented": _about_papers(
        Kind.CHAIR_DECIDED, lambda s: Regarding(chair_decision=replace(chair_decision(s), clause=None))
    ),
    "10-chair-decided": _about_papers(
        Kind.CHAIR_DECIDED, lambda s: Regarding(chair_decision=chair_decision(s))
    ),
}
