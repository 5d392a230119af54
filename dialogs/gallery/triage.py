"""Proposals as the secretariat settles them, and the agenda as it is put together."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dialogs.cards import overview, papers, triage
from dialogs.cards.parts import text
from dialogs.gallery.papers import comment
from dialogs.gallery.shelf import NOW, Drawing, Shelf
from dialogs.gallery.views import desk, seminar
from meetings.model import ItemId, ItemState, MeetingId
from meetings.paper import Slot
from meetings.versions import Difference, FieldChange, Turn


def _proposal(s: Shelf) -> triage.Proposal:
    later = replace(seminar(s), id=MeetingId("ekr-2027-06-09"))
    return triage.Proposal(s.item(1, ItemState.LATE), (s.item(2),), (later,), (date(2027, 10, 1),))


def _arranged(s: Shelf) -> triage.Arranged:
    slots = tuple(
        Slot(replace(item, minutes=20), NOW + timedelta(minutes=20 * place))
        for place, item in enumerate(s.agenda())
    )
    before = s.item(1, ItemState.ACCEPTED, "4")
    changed = Difference(Turn.CHANGED, before, before, (FieldChange("background", "", s.typed.text),))
    return triage.Arranged(slots, 30, (Difference(Turn.ADDED, None, before), changed), 2, 1)


DRAWINGS: Mapping[str, Drawing] = {
    "07-proposals": lambda s: overview.proposals_card(
        desk(s), s.w, [s.item(1), s.item(2, ItemState.LATE), *(s.item(place) for place in range(3, 15))]
    ),
    "07-triage": lambda s: triage.triage_card(desk(s), s.w, _proposal(s)),
    "07-triage-on-agenda": lambda s: triage.triage_card(
        desk(s),
        s.w,
        replace(_proposal(s), item=replace(s.item(1, ItemState.ACCEPTED, "5"), deferrals=2)),
        above=[text(s.w.field_problem("reason", "missing", None), bold=True)],
    ),
    "07-settled": lambda s: triage.settled_card(
        desk(s), s.w, replace(s.item(1, ItemState.REJECTED), note=s.typed.reason), [s.item(2)]
    ),
    "07-arrange": lambda s: triage.arrange_card(desk(s), s.w, _arranged(s)),
    "07-arrange-empty": lambda s: triage.arrange_card(desk(s), s.w, triage.Arranged(())),
    "07-round-sent": lambda s: triage.done_card(
        desk(s), s.w, s.w.round_sent, s.w.round_until(s.w.moment(NOW))
    ),
    "07-comments": lambda s: papers.comments_card(
        desk(s), s.w, [comment(s, 1), comment(s, 2, s.typed.reason)], {ItemId(1): s.typed.title}
    ),
    "07-no-comments": lambda s: papers.comments_card(desk(s), s.w, [], {}),
    "07-no-proposals": lambda s: overview.proposals_card(desk(s), s.w, []),
    "07-no-meetings": lambda s: overview.no_desk_card(s.w),
}
