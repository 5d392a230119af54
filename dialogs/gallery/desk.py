"""What the secretariat sees of a meeting: the overview, mails that wait, who was not reached, what is held, papers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from dialogs.cards import downloads, held, overview, undelivered, waiting
from dialogs.cards.parts import box, text
from dialogs.gallery.replies import news, proposed_times, waiting_mails
from dialogs.gallery.shelf import NAMES, NOW, Drawing, Shelf
from dialogs.gallery.views import desk, seminar
from meetings.attendance import Roll
from meetings.held import Held, HeldBack, Hold
from meetings.notices import Channel, Kind, NewNotice, Notice, NoticeId, NoticeState
from meetings.undelivered import Undelivered, Why


def held_back(s: Shelf, count: int) -> HeldBack:
    """Invitations, by either road, and a reminder to everybody else."""

    def one(number: int) -> Held:
        person = s.person(number, s.typed.title if number == 1 else NAMES[number % len(NAMES)], s.own)
        kind = Kind.CONVENED if number < 3 else Kind.REMINDER
        new = NewNotice(s.meeting().id, person.id, kind, "r1", list(Channel)[number % 2], NOW, NOW)
        return Held(Notice(NoticeId(number), new, NoticeState.HELD, NOW), person)

    return HeldBack(s.meeting(), tuple(one(number) for number in range(1, count + 1)))


def not_reached(s: Shelf) -> list[Undelivered]:
    """One of each cause, and more than stand on a card."""

    def one(number: int, kind: Kind, why: Why) -> Undelivered:
        person = s.person(number, s.typed.title if number == 1 else NAMES[number], s.own)
        new = NewNotice(s.meeting().id, person.id, kind, "r1", Channel.MAIL, NOW, NOW)
        notice = Notice(NoticeId(number), new, NoticeState.DEAD, NOW)
        return Undelivered(notice, person, why, number == 2, why is not Why.TOO_LATE)

    kinds = (Kind.REMINDER, Kind.CONVENED, Kind.AGENDA, Kind.DAY_BEFORE)
    found = [one(number, kind, why) for number, (kind, why) in enumerate(zip(kinds, Why, strict=True), 1)]
    return [*found, *(one(number, Kind.MOVED, Why.ADDRESS) for number in range(5, 8))]


DRAWINGS: Mapping[str, Drawing] = {
    "07-overview": lambda s: overview.overview_card(desk(s), s.w, proposals=2, others=[seminar(s)]),
    "07-overview-news": lambda s: overview.overview_card(desk(s), s.w, proposals=2, news=news(s)),
    "07-waiting": lambda s: waiting.waiting_card(waiting_mails(s), s.w, above=s.w.aside_done),
    "07-nothing-waits": lambda s: waiting.waiting_card((), s.w),
    "07-reply-time": lambda s: waiting.reply_card(waiting_mails(s)[0], s.w, is_open=True),
    "07-reply": lambda s: waiting.reply_card(waiting_mails(s)[1], s.w, is_open=True),
    "07-reply-bounce": lambda s: waiting.reply_card(waiting_mails(s)[2], s.w, is_open=True),
    "07-reply-letter": lambda s: waiting.reply_card(waiting_mails(s)[3], s.w, is_open=False),
    "07-times": lambda s: waiting.times_card(desk(s), proposed_times(s), s.w),
    "07-no-times": lambda s: waiting.times_card(desk(s), (), s.w),
    "07-overview-fullest": lambda s: overview.overview_card(
        desk(s), s.w, proposals=2, news=news(s), others=[seminar(s)], undelivered=7
    ),
    "07-overview-more": lambda s: overview.more_card(desk(s), s.w, news=news(s), others=[seminar(s)]),
    "07-overview-undelivered": lambda s: overview.overview_card(desk(s), s.w, proposals=0, undelivered=7),
    "07-undelivered": lambda s: undelivered.undelivered_card(
        desk(s), not_reached(s), s.w, above=[box(text(s.w.trying_again, space="None"))]
    ),
    "07-all-delivered": lambda s: undelivered.undelivered_card(desk(s), [], s.w),
    "07-held": lambda s: held.held_card(desk(s), held_back(s, 4), s.w, above=s.w.held_marked(3)),
    "07-held-many": lambda s: held.held_card(desk(s), held_back(s, 40), s.w),
    "07-held-meetings": lambda s: held.held_meetings_card(
        Hold(NOW, NOW, 8), (held_back(s, 4), replace(held_back(s, 4), meeting=seminar(s))), s.w
    ),
    "07-nothing-held": lambda s: held.held_meetings_card(None, (), s.w),
    "07-remind": lambda s: overview.remind_card(
        desk(s), s.w, s.w.goes_out(s.w.moment(NOW + timedelta(days=1)))
    ),
    "07-reminded": lambda s: overview.reminded_card(desk(s), s.w, 7, s.w.goes_out_now()),
    "07-nobody-to-remind": lambda s: overview.nobody_to_remind_card(
        replace(desk(s), roll=Roll(s.meeting(), ())), s.w
    ),
    "07-all-reminded": lambda s: overview.nobody_to_remind_card(desk(s), s.w),
    "07-papers": lambda s: downloads.papers_card(desk(s), s.w, s.links, ("dagsorden", "referat", "journal")),
    "07-papers-none": lambda s: downloads.papers_card(s.view(), s.w, s.links, ()),
    "07-list": lambda s: overview.list_card(desk(s), s.w, s.links),
    "07-pages": lambda s: overview.pages_card(
        [desk(s).committee], s.w, s.links.pages(desk(s).reader.id, None)
    ),
}
