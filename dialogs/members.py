"""Members one by one, in the secretariat's chat: somebody new, a correction, an ending, and the removal of a mistake."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from dialogs import buttons
from dialogs.cards.guidance import plain_card
from dialogs.cards.members import (
    YES,
    Around,
    Seats,
    Typed,
    as_typed,
    change_member_form,
    choose_member_card,
    end_member_form,
    member_added_card,
    member_changed_card,
    member_ended_card,
    member_removed_card,
    member_resumed_card,
    new_member_form,
    not_removable_card,
    remove_member_form,
    removed_before_card,
)
from dialogs.cards.parts import tap
from dialogs.desk_forms import Unread, last_day, newcomer
from dialogs.heard import Reply, Show, Tapped
from dialogs.intents import ChangeMembers, NamedPerson, Seating
from dialogs.people import show_members
from dialogs.turn import Turn
from meetings import organisations, refusals
from meetings.membership import mark
from meetings.model import Committee, CommitteeId, Membership, PersonId
from meetings.office import Newcomer
from meetings.workdays import local_day
from wording.talk_members import ways_on


def said_change(turn: Turn, wish: ChangeMembers) -> Reply:
    """The form with what was understood; whoever is no secretary is told who keeps the list."""
    if not turn.office.secretariat_for(turn.me):
        return show_members(turn, change=True)
    match wish.seating:
        case Seating.JOINS:
            return _form_for(turn, wish)
        case Seating.LEAVES | Seating.CORRECTED:
            return _said_of_member(turn, wish)


# Which committee, and may they?


def _mine(turn: Turn, act: str) -> tuple[Committee, ...]:
    found = turn.office.secretariat_for(turn.me)
    if not found:
        raise refusals.NotAllowed(act)
    return found


def _one_of_mine(turn: Turn, id: CommitteeId, act: str) -> Committee:
    """Raises NotAllowed, also for a committee that is another secretariat's."""
    found = next((one for one in _mine(turn, act) if one.id == id), None)
    if found is None:
        raise refusals.NotAllowed(act)
    return found


def _seats(turn: Turn, act: str) -> Seats:
    return [(one, turn.office.seats_of(one.id)) for one in _mine(turn, act)]


def _around(turn: Turn, committee: Committee, *, convened: bool = False) -> Around:
    meetings = turn.office.convened_ahead(committee.id) if convened else ()
    return Around(committee, turn.office.seats_of(committee.id), meetings)


# Somebody new


def ask_for_member(turn: Turn, committee: CommitteeId | None) -> Reply:
    mine = _mine(turn, "members.import")
    chosen = _one_of_mine(turn, committee, "members.import") if committee else mine[0]
    typed = {"since": local_day(turn.office.now).isoformat()}
    return new_member_form(mine, _around(turn, chosen, convened=True), typed, {}, turn.w)


def _form_for(turn: Turn, wish: ChangeMembers) -> Reply:
    mine = _mine(turn, "members.import")
    chosen = next((one for one in mine if _is_called(one, wish.place)), mine[0])
    if wish.who and any(one.person.id == wish.who.person for one in turn.office.seats_of(chosen.id)):
        return _said_of_member(turn, replace(wish, seating=Seating.CORRECTED))
    home = organisations.called(wish.place, turn.office.records.organisations()) if wish.place else None
    typed = {
        **_named(turn, wish.who),
        "organisation": home.name if home else "",
        "role": wish.role or "",
        "since": (wish.day or local_day(turn.office.now)).isoformat(),
    }
    heard = bool(wish.who or home)
    return new_member_form(mine, _around(turn, chosen, convened=True), typed, {}, turn.w, heard=heard)


def _is_called(committee: Committee, place: str) -> bool:
    return bool(place) and place.casefold() in {committee.called.casefold(), committee.name.casefold()}


def _named(turn: Turn, who: NamedPerson | None) -> dict[str, str]:
    if who is None:
        return {}
    known = turn.office.records.person(who.person) if who.person else None
    return {"name": known.name if known else who.name, "email": known.email if known else who.email}


def add_member(turn: Turn, button: buttons.AddMember, tapped: Tapped) -> Reply:
    typed, mine = buttons.typed(tapped), _mine(turn, "members.import")
    committee = _one_of_mine(turn, button.committee, "members.import")
    call_in = typed.get("call_in") == YES

    def write(wanted: Newcomer) -> Reply:
        done = turn.office.add_member(committee.id, wanted, turn.actor, call_in=call_in)
        seat = _latest_seat(turn, committee, done.person.id)
        return member_added_card(committee, done, seat, turn.w)

    def again(problems: Typed) -> Show:
        return new_member_form(mine, _around(turn, committee, convened=True), typed, problems, turn.w)

    return _taken(turn, committee, typed, write, again)


def _taken(
    turn: Turn,
    committee: Committee,
    typed: Typed,
    write: Callable[[Newcomer], Reply],
    again: Callable[[Typed], Show],
) -> Reply:
    """What `write` makes of the form; or the form `again`, each problem at its field and nothing typed lost."""
    try:
        return write(newcomer(typed, _principals(turn, committee)))
    except (Unread, refusals.BadField) as bad:
        limit = bad.limit if isinstance(bad, refusals.BadField) else None
        return again({bad.name: turn.w.field_problem(bad.name, bad.problem, limit)})
    except refusals.AddressTaken as taken:
        return again({"email": turn.w.address_taken_text(taken.person.name)})
    except refusals.SitsElsewhere as shared:
        told = turn.w.sits_elsewhere_text(shared.person.name, [one.name for one in shared.committees])
        return again({"name": told})
    except refusals.Unknown as unknown:
        place = {"organisation": "organisation", "principal": "deputy_for"}.get(unknown.what)
        if place is None:
            raise
        return again({place: turn.w.no_such_thing(unknown.what)})


def _principals(turn: Turn, committee: Committee) -> Mapping[str, str]:
    return {str(one.person.id): one.person.email for one in turn.office.seats_of(committee.id)}


def _latest_seat(turn: Turn, committee: Committee, person: PersonId) -> Membership:
    return [one for one in turn.office.seats_of(committee.id, past=True) if one.person.id == person][-1]


# One who sits there


def choose_member(turn: Turn, why: str = "") -> Reply:
    found = [(committee, seats) for committee, seats in _seats(turn, "member.change") if seats]
    return choose_member_card(found, turn.w, why=why)


def _said_of_member(turn: Turn, wish: ChangeMembers) -> Reply:
    if wish.who is None:
        return choose_member(turn)
    everybody = _seats(turn, "member.change")
    of_them = [
        (committee, [one for one in seats if one.person.id == wish.who.person])
        for committee, seats in everybody
    ]
    found = [(committee, seats) for committee, seats in of_them if seats]
    if not found:
        return choose_member(turn, turn.w.no_member_called(wish.who.name))
    committee, seats = found[0]
    if wish.seating is Seating.LEAVES and len(found) == 1:
        until = wish.day or local_day(turn.office.now)
        return _ending(turn, committee, seats[0], {"until": until.isoformat()})
    if len(found) > 1 or len(seats) > 1:
        return choose_member_card(found, turn.w)
    typed = {**as_typed(seats[0]), **_another_role(turn, seats[0], wish)} if wish.role else {}
    return change_member_form(_around(turn, committee), seats[0], typed, {}, turn.w, heard=bool(typed))


def _another_role(turn: Turn, seat: Membership, wish: ChangeMembers) -> Mapping[str, str]:
    """From the day that was named, or today: what somebody was before, he was."""
    if wish.role is None or wish.role is seat.role:
        return {}
    return {"role": wish.role, "since": (wish.day or local_day(turn.office.now)).isoformat()}


def _marked(turn: Turn, marked: str, act: str) -> tuple[Committee, Membership] | None:
    """None for what is another by now."""
    return next(
        ((committee, one) for committee, seats in _seats(turn, act) for one in seats if mark(one) == marked),
        None,
    )


def change_form(turn: Turn, button: buttons.ChangeMemberForm) -> Reply:
    found = _marked(turn, button.seat, "member.change")
    if found is None:
        return choose_member(turn, turn.w.seat_gone_text if button.seat else turn.w.need_member)
    committee, seat = found
    return change_member_form(_around(turn, committee), seat, {}, {}, turn.w)


def change_member(turn: Turn, button: buttons.ChangeMember, tapped: Tapped) -> Reply:
    typed, committee = buttons.typed(tapped), _one_of_mine(turn, button.committee, "member.change")
    found = _marked(turn, button.seat, "member.change")
    if found is None:
        return _changed_meanwhile(turn, committee, button.person, typed)

    def write(wanted: Newcomer) -> Reply:
        done = turn.office.change_member(committee.id, button.seat, wanted, turn.actor)
        return member_changed_card(committee, done, turn.w)

    def again(problems: Typed) -> Show:
        return change_member_form(_around(turn, committee), found[1], typed, problems, turn.w)

    return _taken(turn, committee, typed, write, again)


def _changed_meanwhile(turn: Turn, committee: Committee, person: PersonId, typed: Typed) -> Reply:
    """How it stands now, and what was typed."""
    now = [one for one in turn.office.seats_of(committee.id) if one.person.id == person]
    if not now:
        return choose_member(turn, turn.w.seat_gone_text)
    return change_member_form(_around(turn, committee), now[-1], typed, {}, turn.w, changed=True)


# Ending


def end_form(turn: Turn, button: buttons.EndMemberForm) -> Reply:
    found = _marked(turn, button.seat, "member.end")
    if found is None:
        return choose_member(turn, turn.w.seat_gone_text if button.seat else turn.w.need_member)
    return _ending(turn, *found, {"until": local_day(turn.office.now).isoformat()})


def _ending(
    turn: Turn, committee: Committee, seat: Membership, typed: Typed, *, another_day: bool = False
) -> Show:
    try:
        until = last_day(typed)
        follows = turn.office.what_follows(committee.id, seat.person.id, until, turn.actor)
    except (Unread, refusals.BadField) as bad:
        problems = {bad.name: turn.w.field_problem(bad.name, bad.problem, None)}
        return end_member_form(committee, seat, None, typed, problems, turn.w)
    return end_member_form(committee, seat, follows, typed, {}, turn.w, another_day=another_day)


def end_member(turn: Turn, button: buttons.EndMember, tapped: Tapped) -> Reply:
    """Done where the card said what follows; of another day with other consequences it is asked again."""
    typed, committee = buttons.typed(tapped), _one_of_mine(turn, button.committee, "member.end")
    found = _marked(turn, button.seat, "member.end")
    if found is None:
        return choose_member(turn, turn.w.seat_gone_text)
    seat = found[1]
    try:
        until = last_day(typed)
        if _follows_otherwise(turn, committee, seat, button.seen, until):
            return _ending(turn, committee, seat, typed, another_day=True)
        apologise = typed.get("apologise") == YES
        done = turn.office.end_membership(
            committee.id, seat.person.email, until, turn.actor, apologise=apologise
        )
    except (Unread, refusals.BadField):
        return _ending(turn, committee, seat, typed)
    return member_ended_card(committee, done, until, turn.w)


def _follows_otherwise(turn: Turn, committee: Committee, seat: Membership, seen: str, until: date) -> bool:
    if seen == until.isoformat():
        return False
    try:
        drawn = turn.office.what_follows(committee.id, seat.person.id, date.fromisoformat(seen), turn.actor)
    except (ValueError, refusals.BadField):
        return True
    now = turn.office.what_follows(committee.id, seat.person.id, until, turn.actor)
    return replace(drawn, until=until, ends=()) != replace(now, ends=())


def resume_member(turn: Turn, button: buttons.ResumeMember) -> Reply:
    committee = _one_of_mine(turn, button.committee, "member.resume")
    try:
        done = turn.office.take_back_ending(committee.id, button.person, turn.actor)
    except refusals.NotEnded:
        first = [tap(turn.w, turn.w.change_or_end, buttons.ChooseMember())]
        return plain_card(turn.w, committee.name, turn.w.not_ended, turn.w.not_ended_text, first=first)
    return member_resumed_card(committee, done, turn.w)


# A mistake


def remove_form(turn: Turn, button: buttons.RemoveMemberForm) -> Reply:
    found = _marked(turn, button.seat, "member.remove")
    if found is None:
        return choose_member(turn, turn.w.seat_gone_text if button.seat else turn.w.need_member)
    committee, seat = found
    try:
        going = turn.office.may_be_removed(committee.id, mark(seat), turn.actor)
    except (refusals.SomethingCame, refusals.BadField) as no:
        return _not_removable(turn, committee, seat, no)
    return remove_member_form(committee, going, turn.w)


def remove_member(turn: Turn, button: buttons.RemoveMember) -> Reply:
    """What has come of it since the card was drawn keeps it, and is told."""
    committee = _one_of_mine(turn, button.committee, "member.remove")
    found = _marked(turn, button.seat, "member.remove")
    try:
        done = turn.office.remove_member(committee.id, button.seat, turn.actor)
    except refusals.SeatChanged:
        sits = any(one.person.id == button.person for one in turn.office.seats_of(committee.id, past=True))
        return choose_member(turn, turn.w.seat_gone_text) if sits else removed_before_card(committee, turn.w)
    except (refusals.SomethingCame, refusals.BadField) as no:
        if found is None:
            raise
        return _not_removable(turn, committee, found[1], no)
    return member_removed_card(committee, done, turn.w)


def _not_removable(
    turn: Turn, committee: Committee, seat: Membership, no: refusals.SomethingCame | refusals.BadField
) -> Show:
    if isinstance(no, refusals.BadField):
        why = [turn.w.field_problem(no.name, no.problem, no.limit)]
        return not_removable_card(committee, seat, why, turn.w, last_desk=True)
    held = [one for one in turn.office.seats_of(committee.id) if one.person.id == seat.person.id]
    why = [
        turn.w.came_of_it(seat.person.name, no.traces),
        *ways_on(no.traces, turn.w, several=len(held) > 1),
    ]
    return not_removable_card(committee, seat, why, turn.w)
