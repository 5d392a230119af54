"""Who sits in a group, and members one by one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dialogs.cards import members, people
from dialogs.gallery.refusals import refusal
from dialogs.gallery.shelf import Drawing, Shelf
from dialogs.gallery.views import seminar
from dialogs.heard import Show
from meetings import refusals as no
from meetings.attendance import Standing
from meetings.model import CommitteeId, Membership, Role, Trace
from meetings.office import Awaited, Correction, Ending, Enrolment, Leaving, Removal, Resumption
from wording.talk_members import ways_on


def _sitting(s: Shelf) -> people.Sitting:
    """Nineteen municipalities with two members each, a chair, a vice chair, a deputy, an observer and the secretariat."""
    called = [line.person for line in s.full_roll(s.meeting()).lines]
    roles = {0: Role.VICE_CHAIR, 3: Role.DEPUTY, 5: Role.OBSERVER, len(called) - 1: Role.CHAIR}
    seats = [
        Membership(one, roles.get(place, Role.MEMBER), date(2024, 1, 1), order=place)
        for place, one in enumerate(called)
    ]
    desk = Membership(s.person(901, s.typed.other, s.own), Role.SECRETARIAT, date(2024, 1, 1), order=99)
    return people.Sitting(s.committee, (*seats, desk))


def _seat(s: Shelf) -> Membership:
    return Membership(s.other, Role.MEMBER, date(2024, 1, 1), date(2027, 6, 30), 1)


def _around(s: Shelf) -> members.Around:
    return members.Around(s.committee, _sitting(s).members, (s.meeting(), seminar(s)))


def _typed_member(s: Shelf) -> members.Typed:
    return {**members.as_typed(_seat(s)), "role": "deputy", "until": ""}


def _leaving(s: Shelf) -> Leaving:
    """All that can follow at once."""
    return Leaving(
        s.other,
        date(2027, 2, 28),
        (_seat(s), replace(_seat(s), role=Role.CHAIR)),
        (
            Awaited(s.meeting(), Standing.ATTENDING, frees=True, waiting=s.reader),
            Awaited(seminar(s), Standing.SUBSTITUTED, s.reader, frees=True),
            Awaited(s.meeting(), Standing.PENDING),
        ),
        (Role.CHAIR, Role.SECRETARIAT),
        (s.reader,),
        2,
    )


def _end_form(s: Shelf, problems: Mapping[str, str] = {}, *, another_day: bool = False) -> Show:
    typed = {"until": "2027-02-28"}
    leaving = None if problems else _leaving(s)
    return members.end_member_form(
        s.committee, _seat(s), leaving, typed, problems, s.w, another_day=another_day
    )


DRAWINGS: Mapping[str, Drawing] = {
    "12-members": lambda s: people.members_card([_sitting(s)], s.w, desk=False, change=False),
    "12-members-desk": lambda s: people.members_card([_sitting(s)], s.w, desk=True, change=True),
    "12-members-two": lambda s: people.members_card(
        [_sitting(s), replace(_sitting(s), committee=replace(s.committee, name=s.typed.organisation))],
        s.w,
        desk=False,
        change=False,
    ),
    "13-member-form": lambda s: members.new_member_form(
        [s.committee], _around(s), {"since": "2027-02-03"}, {}, s.w
    ),
    "13-member-form-heard": lambda s: members.new_member_form(
        [s.committee, replace(s.committee, id=CommitteeId("ekr-ag"))],
        _around(s),
        _typed_member(s),
        {},
        s.w,
        heard=True,
    ),
    "13-member-form-problem": lambda s: members.new_member_form(
        [s.committee],
        replace(_around(s), convened=()),
        _typed_member(s),
        {
            "email": s.w.address_taken_text(s.typed.other),
            "organisation": s.w.no_such_thing("organisation"),
            "deputy_for": s.w.field_problem("deputy_for", "missing", None),
        },
        s.w,
    ),
    "13-member-added": lambda s: members.member_added_card(
        s.committee,
        Enrolment(s.other, False, True, ("title", "organisation"), (s.meeting(),), (seminar(s),)),
        replace(_seat(s), until=None),
        s.w,
    ),
    "13-choose-member": lambda s: members.choose_member_card([(s.committee, _sitting(s).members)], s.w),
    "13-choose-member-unknown": lambda s: members.choose_member_card(
        [(s.committee, _sitting(s).members), (s.committee, [_seat(s)])],
        s.w,
        why=s.w.no_member_called(s.typed.other),
    ),
    "13-change-member": lambda s: members.change_member_form(_around(s), _seat(s), {}, {}, s.w),
    "13-change-member-meanwhile": lambda s: members.change_member_form(
        _around(s), _seat(s), _typed_member(s), {}, s.w, changed=True
    ),
    "13-change-member-elsewhere": lambda s: members.change_member_form(
        _around(s),
        _seat(s),
        _typed_member(s),
        {"name": s.w.sits_elsewhere_text(s.typed.other, [s.typed.organisation])},
        s.w,
    ),
    "13-member-changed": lambda s: members.member_changed_card(
        s.committee, Correction(_seat(s), replace(_seat(s), role=Role.CHAIR), (s.meeting(),)), s.w
    ),
    "13-end-member": _end_form,
    "13-end-member-another-day": lambda s: _end_form(s, another_day=True),
    "13-end-member-problem": lambda s: _end_form(
        s, {"until": s.w.field_problem("until", "before_membership", None)}
    ),
    "13-member-ended": lambda s: members.member_ended_card(
        s.committee,
        Ending(s.other, (_seat(s),), (s.meeting(), seminar(s)), (s.meeting(),)),
        date(2027, 2, 28),
        s.w,
    ),
    "13-member-ended-before": lambda s: members.member_ended_card(
        s.committee, Ending(s.other, (), ()), date(2027, 2, 28), s.w
    ),
    "13-member-resumed": lambda s: members.member_resumed_card(
        s.committee, Resumption(s.other, (_seat(s),), (s.meeting(),)), s.w
    ),
    "13-remove-member": lambda s: members.remove_member_form(
        s.committee, Removal(_seat(s), (s.meeting(), seminar(s))), s.w
    ),
    "13-remove-member-no": lambda s: members.not_removable_card(
        s.committee,
        _seat(s),
        [s.w.came_of_it(s.other.name, tuple(Trace)), *ways_on(tuple(Trace), s.w, several=True)],
        s.w,
    ),
    "13-remove-member-last-desk": lambda s: members.not_removable_card(
        s.committee,
        replace(_seat(s), role=Role.SECRETARIAT),
        [s.w.field_problem("role", "last_desk", None)],
        s.w,
        last_desk=True,
    ),
    "13-member-removed": lambda s: members.member_removed_card(
        s.committee, Removal(_seat(s), (s.meeting(),), forgotten=True), s.w
    ),
    "13-member-removed-known": lambda s: members.member_removed_card(s.committee, Removal(_seat(s)), s.w),
    "13-member-removed-before": lambda s: members.removed_before_card(s.committee, s.w),
    "09-something-came": refusal(
        lambda _, s: no.SomethingCame(_seat(s), (Trace.ANSWER, Trace.WORD, Trace.ACTED))
    ),
    "09-address-taken": refusal(lambda _, s: no.AddressTaken(s.other)),
    "09-sits-elsewhere": refusal(lambda _, s: no.SitsElsewhere(s.other, (s.committee,))),
    "09-seat-changed": refusal(lambda _, __: no.SeatChanged()),
    "09-not-ended": refusal(lambda _, __: no.NotEnded()),
    "12-no-members": lambda s: people.members_card([], s.w, desk=False, change=False),
}
