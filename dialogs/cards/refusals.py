"""Every refusal as a card: why not, and what instead."""

from collections.abc import Sequence

from dialogs import buttons
from dialogs.cards.guidance import plain_card, write_button
from dialogs.cards.meeting import when_and_where
from dialogs.cards.parts import Action, Element, card, facts, show, tap, text
from dialogs.cards.seats import clause_box
from dialogs.heard import Show
from meetings import refusals
from meetings.model import Committee, Meeting
from meetings.refusals import Refusal
from wording.talk import Words


def refusal_card(  # noqa: C901, PLR0912  # one case a refusal, so that a forgotten one is seen
    refusal: Refusal, committee: Committee | None, w: Words
) -> Show:
    """What can be said of a refusal alone; `committee`, where there is one, tells whom to write to.

    SeatsTaken, ItemDeadlinePassed and BadField have more to say where they happen, and come here only from
    places that have no form to show.
    """
    match refusal:
        case refusals.MeetingStarted(meeting=meeting):
            return _about(meeting, committee, w, w.started, w.started_text)
        case refusals.MeetingCancelled(meeting=meeting):
            return _about(meeting, committee, w, w.cancelled, w.cancelled_hint, (w.reason, meeting.reason))
        case refusals.NotConvened(meeting=meeting):
            return _about(meeting, committee, w, w.not_convened_yet, w.not_convened_text)
        case refusals.NotInvited(meeting=meeting):
            return _about(meeting, committee, w, w.not_invited, w.not_invited_text)
        case refusals.SeatNotAsked(meeting=meeting):
            return _about(meeting, committee, w, w.no_seat_asked, w.no_seat_asked_text)
        case refusals.NoSuchSubstitute():
            return substitute_card(refusal, committee, w)
        case refusals.SeatsTaken(meeting=meeting, seats=seats, clause=clause):
            heading = w.seats_taken(seats)
            return _about(
                meeting, committee, w, heading, w.not_registered_yet(), more=[clause_box(w, clause)]
            )
        case refusals.ItemDeadlinePassed(meeting=meeting, deadline=deadline):
            return _about(meeting, committee, w, w.too_late, w.too_late_says(w.moment(deadline)))
        case refusals.ItemSettled(meeting=meeting, item=item):
            return _about(
                meeting,
                committee,
                w,
                w.settled_already,
                w.settled_at(w.desk_state(item, w.item_state(item))),
                (w.item_label, item.title),
            )
        case refusals.EditedMeanwhile(meeting=meeting, item=item):
            return _about(meeting, committee, w, w.both_heading, w.both_lost, (w.item_label, item.title))
        case refusals.NotApproved(meeting=meeting):
            return _about(meeting, committee, w, w.not_approved, w.not_approved_text)
        case refusals.NothingNew(meeting=meeting):
            return _about(meeting, committee, w, w.nothing_new, w.nothing_new_text)
        case refusals.NoRound(meeting=meeting):
            return _about(meeting, committee, w, w.no_round, w.no_round_text)
        case refusals.NotBegun(meeting=meeting):
            return _about(meeting, committee, w, w.not_begun, w.not_begun_text)
        case refusals.NoOutcome(meeting=meeting, items=items):
            titles = w.listing(w.quoted(one.title) for one in items)
            return _about(meeting, committee, w, w.no_outcome, w.no_outcome_text(titles))
        case refusals.MinutesApproved(meeting=meeting):
            return _about(meeting, committee, w, w.minutes_closed, w.minutes_closed_text)
        case refusals.NoAuthority():
            return _plain(committee, w, w.no_authority, w.no_authority_text)
        case refusals.NotAllowed():
            return _plain(committee, w, w.only_secretariat, w.only_secretariat_text)
        case refusals.NotYours():
            return _plain(committee, w, w.not_yours, w.not_yours_text)
        case refusals.BadField(name=name, problem=problem, limit=limit):
            return _plain(committee, w, w.odd_field, w.field_problem(name, problem, limit))
        case refusals.AddressTaken(person=person):
            return _plain(committee, w, w.address_taken, w.address_taken_text(person.name))
        case refusals.SitsElsewhere(person=person, committees=committees):
            told = w.sits_elsewhere_text(person.name, [one.name for one in committees])
            return _plain(committee, w, w.sits_elsewhere, told)
        case refusals.SeatChanged():
            return _plain(committee, w, w.seat_changed, w.seat_gone_text)
        case refusals.SomethingCame(seat=seat, traces=traces):
            told = " ".join([w.came_of_it(seat.person.name, traces), w.end_instead])
            return _plain(committee, w, w.not_removable, told)
        case refusals.NotEnded():
            return _plain(committee, w, w.not_ended, w.not_ended_text)
        case refusals.WrongCode():
            return _plain(committee, w, w.code_heading, w.wrong_code)
        case refusals.Unknown(what=what):
            return _plain(committee, w, w.no_such, w.no_such_thing(what), looking=True)
        case _:
            return _plain(committee, w, w.cannot, w.cannot_text)


def substitute_card(refusal: refusals.NoSuchSubstitute, committee: Committee | None, w: Words) -> Show:
    """Why this one cannot come instead; the rule in its own words where there is one."""
    told = w.why_not_substitute(refusal.problem)
    rule = [clause_box(w, refusal.clause)] if refusal.clause else []
    again = [tap(w, w.choose_another, buttons.ShowMeeting(refusal.meeting.id))]
    return plain_card(w, _over(committee, w), w.not_that_substitute, told, *rule, first=again)


def _about(
    meeting: Meeting,
    committee: Committee | None,
    w: Words,
    heading: str,
    sentence: str,
    *pairs: tuple[str, str],
    more: Sequence[Element] = (),
) -> Show:
    """A refusal about one meeting, which is named so that nobody wonders which."""
    return show(
        card(
            w,
            over=_over(committee, w),
            heading=heading,
            body=[facts([*when_and_where(w, meeting, week=False), *pairs]), text(sentence), *more],
            actions=_ways_on(committee, w),
            says=w.refused_says(heading, f"{w.meeting_plain(meeting)} {sentence}"),
        )
    )


def _plain(
    committee: Committee | None, w: Words, heading: str, sentence: str, *, looking: bool = False
) -> Show:
    first = [tap(w, w.see_meetings, buttons.ShowMeetings())] if looking else []
    first += write_button(w, committee.contact if committee else None)
    return plain_card(w, _over(committee, w), heading, sentence, first=first)


def _ways_on(committee: Committee | None, w: Words) -> list[Action]:
    return [
        tap(w, w.see_meetings, buttons.ShowMeetings()),
        tap(w, w.see_status, buttons.ShowStatus()),
        *write_button(w, committee.contact if committee else None),
    ]


def _over(committee: Committee | None, w: Words) -> str:
    return committee.name if committee else w.product
