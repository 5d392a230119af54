"""Refusals, and faults."""

from collections.abc import Callable, Mapping

from dialogs.cards import guidance, refusals
from dialogs.gallery.shelf import Drawing, Shelf
from dialogs.gallery.views import cancelled
from meetings import refusals as no
from meetings.model import Hands, ItemId, ItemState, Meeting


def refusal(why: Callable[[Meeting, Shelf], no.Refusal]) -> Drawing:
    return lambda s: refusals.refusal_card(why(s.meeting(), s), s.committee, s.w)


DRAWINGS: Mapping[str, Drawing] = {
    "09-fault": lambda s: guidance.fault_card("7F3A-21", s.w, s.contact),
    "09-odd-button": lambda s: guidance.odd_button_card(s.w),
    "09-started": refusal(lambda meeting, _: no.MeetingStarted(meeting)),
    "09-cancelled": lambda s: refusals.refusal_card(no.MeetingCancelled(cancelled(s)), s.committee, s.w),
    "09-not-convened": refusal(lambda meeting, _: no.NotConvened(meeting)),
    "09-not-invited": refusal(lambda meeting, _: no.NotInvited(meeting)),
    "09-not-allowed": refusal(lambda _, __: no.NotAllowed("remind")),
    "09-not-yours": refusal(lambda _, __: no.NotYours(ItemId(1))),
    "09-unknown": refusal(lambda _, __: no.Unknown("meeting")),
    "09-seat-not-asked": refusal(lambda meeting, _: no.SeatNotAsked(meeting)),
    "09-bad-field": refusal(lambda _, __: no.BadField("remark", "too_long", 300)),
    "09-item-too-late": refusal(lambda meeting, _: no.ItemDeadlinePassed(meeting, meeting.deadlines.items)),
    "09-item-settled": refusal(lambda meeting, s: no.ItemSettled(meeting, s.item(1, ItemState.WITHDRAWN))),
    "09-not-approved": refusal(lambda meeting, _: no.NotApproved(meeting, Hands(frozenset()))),
    "09-nothing-new": refusal(lambda meeting, _: no.NothingNew(meeting)),
    "09-no-round": refusal(lambda meeting, _: no.NoRound(meeting)),
    "09-not-begun": refusal(lambda meeting, _: no.NotBegun(meeting)),
    "09-no-outcome": refusal(lambda meeting, s: no.NoOutcome(meeting, (s.item(1), s.item(2)))),
    "09-minutes-approved": refusal(lambda meeting, _: no.MinutesApproved(meeting)),
    "09-no-authority": refusal(lambda _, s: no.NoAuthority(s.committee.id)),
    "09-wrong-code": refusal(lambda _, __: no.WrongCode(2)),
    "09-seats-taken": refusal(
        lambda meeting, s: no.SeatsTaken(meeting, 1, s.own, 2, s.clause, (s.reader, s.other))
    ),
    "09-substitute-self": refusal(lambda meeting, _: no.NoSuchSubstitute(meeting, "self")),
    "09-substitute-elsewhere": refusal(
        lambda meeting, s: no.NoSuchSubstitute(meeting, "organisation", s.clause)
    ),
}
