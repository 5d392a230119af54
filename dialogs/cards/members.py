"""The secretariat's forms for members: somebody new, a correction, an ending with what follows from it, a mistake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs import buttons
from dialogs.cards.parts import (
    Action,
    Element,
    box,
    card,
    choice,
    day_field,
    facts,
    field,
    kept,
    section,
    show,
    tap,
    text,
    with_problems,
)
from dialogs.heard import Show
from meetings.attendance import Standing
from meetings.membership import EMAIL_LIMIT, NAME_LIMIT, TITLE_LIMIT, mark
from meetings.model import Committee, Meeting, Membership, PersonId, Role
from meetings.office import Awaited, Correction, Ending, Enrolment, Leaving, Removal, Resumption
from wording.dates import capital
from wording.talk import Words
from wording.talk_members import consequences

YES, NO = "yes", "no"
NOBODY = "nobody"
MOST_CHOICES = 120
"""Members one may choose among; more would be too much for one message."""

Typed = Mapping[str, str]
Seats = Sequence[tuple[Committee, Sequence[Membership]]]


@dataclass(frozen=True, slots=True)
class Around:
    """What a member's form needs to know of a committee: who sits there, and what is convened already."""

    committee: Committee
    seats: Sequence[Membership]
    convened: Sequence[Meeting] = ()


# Somebody new


def new_member_form(
    committees: Sequence[Committee],
    around: Around,
    typed: Typed,
    problems: Typed,
    w: Words,
    *,
    heard: bool = False,
) -> Show:
    """`heard`: it is filled with what was understood of a sentence."""
    fields = [*_which_committee(committees, around, w), *_fields(around, typed, w), *_calls(around, typed, w)]
    return show(
        card(
            w,
            over=_over(around.committee if len(committees) == 1 else None, w),
            heading=w.new_member_heading,
            body=[*_lead(w.new_member_text, problems, w, heard=heard), *with_problems(fields, problems)],
            actions=[
                tap(w, w.add_member_now, buttons.AddMember(around.committee.id), takes_fields=True),
                tap(w, w.back, buttons.LeaveIt()),
            ],
            says=" ".join(problems.values()) or w.new_member_text,
        )
    )


def _lead(told: str, problems: Typed, w: Words, *, heard: bool = False) -> list[Element]:
    if problems:
        return [text(w.fix_form, space="Small")]
    return [*([text(w.for_understood(), bold=True)] if heard else []), text(told, space="Small")]


def _which_committee(committees: Sequence[Committee], around: Around, w: Words) -> list[Element]:
    if len(committees) == 1:
        return []
    choices = [(one.name, str(one.id)) for one in committees]
    value = str(around.committee.id)
    return [choice("committee", w.for_committee, choices, value=value, needed=w.need_committee)]


def _fields(around: Around, typed: Typed, w: Words) -> list[Element]:
    def value(name: str) -> str:
        return kept(typed.get(name, ""), 1500)

    roles = [(w.role_words[role], role.value) for role in Role]
    return [
        field("name", w.member_name, limit=NAME_LIMIT, value=value("name"), needed=w.need_member_name),
        field(
            "email",
            w.member_email,
            limit=EMAIL_LIMIT,
            value=value("email"),
            needed=w.need_member_email,
            style="Email",
        ),
        field("title", w.member_title, limit=TITLE_LIMIT, value=value("title")),
        field(
            "organisation",
            w.member_home,
            limit=NAME_LIMIT,
            value=value("organisation"),
            needed=w.need_home,
            example=w.member_home_example,
        ),
        choice("role", w.member_role, roles, value=typed.get("role") or Role.MEMBER.value),
        day_field("since", w.member_since, value=_day(typed.get("since", ""))),
        day_field("until", w.member_until, value=_day(typed.get("until", ""))),
        *_principal(around, typed, w),
    ]


def _principal(around: Around, typed: Typed, w: Words) -> list[Element]:
    people = {seat.person.id: seat.person for seat in around.seats if seat.role is not Role.DEPUTY}
    if not people:
        return []
    named = [(f"{one.name}, {one.organisation.short}", str(one.id)) for one in people.values()][:MOST_CHOICES]
    value = typed.get("deputy_for", "")
    shown = value if value in {id for _, id in named} else NOBODY
    return [choice("deputy_for", w.deputy_for_label, [(w.nobody, NOBODY), *named], value=shown)]


def _calls(around: Around, typed: Typed, w: Words) -> list[Element]:
    if not around.convened:
        return []
    choices = [(w.call_in_yes(around.convened), YES), (w.call_in_no, NO)]
    named = text(capital(w.meetings_named(around.convened)), small=True, space="Small")
    asked = choice("call_in", w.calls_label, choices, value=typed.get("call_in") or YES, style="expanded")
    return [asked, named]


def _day(typed: str) -> str:
    """A date field takes nothing but a date."""
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        return ""


def member_added_card(committee: Committee, done: Enrolment, seat: Membership, w: Words) -> Show:
    pairs = [
        *_seat_facts(seat, w),
        (w.was_called_in, w.meetings_named(done.called)),
        (w.not_called_in, w.meetings_named(done.not_called)),
    ]
    differs = [text(w.known_already(done.differs), space="Medium")] if done.differs else []
    return show(
        card(
            w,
            over=_over(committee, w),
            heading=w.member_added,
            body=[facts(pairs), *differs],
            actions=[
                tap(w, w.add_another, buttons.MemberForm(committee.id)),
                tap(w, w.change_member_button, buttons.ChangeMemberForm(mark(seat))),
                tap(w, w.see_members, buttons.ShowMembers()),
                tap(w, w.remove_member_button, buttons.RemoveMemberForm(mark(seat)), aside=True),
            ],
            says=w.added_says(done.person.name),
        )
    )


def _seat_facts(seat: Membership, w: Words) -> list[tuple[str, str]]:
    person = seat.person
    return [
        (w.member_label, w.member_line(person)),
        (w.member_email, person.email),
        (w.member_home_fact, person.organisation.name),
        (w.member_role, w.role_words[seat.role]),
        (w.member_period, w.period(seat.since, seat.until)),
    ]


# Which one?


def choose_member_card(found: Seats, w: Words, *, why: str = "") -> Show:
    """The choice is the seat as it stands; `why` says what was not understood."""
    several = len(found) > 1
    choices = [
        (f"{w.member_choice(seat)} ({committee.name})" if several else w.member_choice(seat), mark(seat))
        for committee, seats in found
        for seat in seats
    ]
    committee = None if several else found[0][0]
    asked = choice("seat", w.member_label, choices[:MOST_CHOICES], needed=w.need_member)
    return show(
        card(
            w,
            over=_over(committee, w),
            heading=w.choose_member_heading,
            body=[text(why or w.choose_member_text, space="Small", bold=bool(why)), asked],
            actions=[
                tap(w, w.change_member_button, buttons.ChangeMemberForm(), takes_fields=True),
                tap(w, w.end_member_button, buttons.EndMemberForm(), takes_fields=True),
                tap(w, w.new_member, buttons.MemberForm(), aside=True),
                tap(w, w.remove_member_button, buttons.RemoveMemberForm(), takes_fields=True, aside=True),
                tap(w, w.back, buttons.LeaveIt()),
            ],
            says=why or w.choose_member_text,
        )
    )


# A correction


def change_member_form(
    around: Around,
    seat: Membership,
    typed: Typed,
    problems: Typed,
    w: Words,
    *,
    heard: bool = False,
    changed: bool = False,
) -> Show:
    """Filled from the seat as it stands, or with what was typed. `changed`: somebody else was faster."""
    filled = typed or as_typed(seat)
    above = [box(text(w.seat_changed_text, space="None")), facts(_seat_facts(seat, w))] if changed else []
    button = buttons.ChangeMember(around.committee.id, mark(seat), seat.person.id)
    return show(
        card(
            w,
            over=_over(around.committee, w),
            heading=w.change_member_heading,
            body=[
                *above,
                *_lead(w.change_member_text, problems, w, heard=heard),
                *with_problems(_fields(around, filled, w), problems),
            ],
            actions=[
                tap(w, w.save_member, button, takes_fields=True),
                tap(w, w.end_member_button, buttons.EndMemberForm(mark(seat))),
                tap(w, w.back, buttons.LeaveIt()),
                tap(w, w.remove_member_button, buttons.RemoveMemberForm(mark(seat)), aside=True),
            ],
            says=" ".join(problems.values()) or (w.seat_changed if changed else w.change_member_text),
        )
    )


def as_typed(seat: Membership) -> Typed:
    """A seat as its form is filled."""
    person = seat.person
    return {
        "name": person.name,
        "email": person.email,
        "title": person.title,
        "organisation": person.organisation.name,
        "role": seat.role.value,
        "since": seat.since.isoformat(),
        "until": seat.until.isoformat() if seat.until else "",
        "deputy_for": str(seat.deputy_for) if seat.deputy_for else "",
    }


def member_changed_card(committee: Committee, done: Correction, w: Words) -> Show:
    heading = w.member_unchanged if done.after == done.before else w.member_corrected
    keep = [text(w.lists_keep(done.convened), space="Medium")] if done.convened else []
    return show(
        card(
            w,
            over=_over(committee, w),
            heading=heading,
            body=[facts(_seat_facts(done.after, w)), *keep],
            actions=[
                tap(w, w.change_or_end, buttons.ChooseMember()),
                tap(w, w.see_members, buttons.ShowMembers()),
            ],
            says=f"{heading}. {done.after.person.name}.",
        )
    )


# An ending


def end_member_form(
    committee: Committee,
    seat: Membership,
    leaving: Leaving | None,
    typed: Typed,
    problems: Typed,
    w: Words,
    *,
    another_day: bool = False,
) -> Show:
    """Asks once, with what follows. `another_day`: it is asked again because the day that was drawn is another now."""
    person = seat.person
    follows = consequences(leaving, w) if leaving else []
    until = _day(typed.get("until", ""))
    ask = leaving is not None and any(map(_counts_on, leaving.awaited))
    button = buttons.EndMember(committee.id, mark(seat), person.id, until or "none")
    fields = [
        day_field("until", w.member_last_day, value=until, needed=w.need_last_day),
        *(_apologies(typed, w) if ask else []),
    ]
    return show(
        card(
            w,
            over=_over(committee, w),
            heading=w.end_member_heading,
            body=[
                facts(_seat_facts(seat, w)),
                *([text(w.day_changed, bold=True)] if another_day else []),
                text(w.fix_form) if problems else section(w.what_follows, rule=False),
                *([box(*(text(line) for line in follows))] if follows else []),
                *with_problems(fields, problems),
            ],
            actions=[
                tap(w, w.end_member_now, button, takes_fields=True),
                tap(w, w.keep_member, buttons.LeaveIt()),
                tap(w, w.remove_member_button, buttons.RemoveMemberForm(mark(seat))),
            ],
            says=" ".join([person.name, *(problems.values() or follows)]),
        )
    )


def _counts_on(one: Awaited) -> bool:
    return one.standing is not Standing.DECLINED


def _apologies(typed: Typed, w: Words) -> list[Element]:
    choices = [(w.apologise_yes, YES), (w.apologise_no, NO)]
    value = typed.get("apologise") or YES
    return [choice("apologise", w.apologies_label, choices, value=value, style="expanded")]


def member_ended_card(committee: Committee, done: Ending, until: date, w: Words) -> Show:
    if not done.ended:
        return _told(committee, w, w.ended_before, [w.nothing_changed_text], [])
    left = [one for one in done.still_called if one not in done.apologised]
    told = [
        w.ends_on(done.person.name, until),
        *([w.excused_from(done.apologised)] if done.apologised else []),
        *([w.still_called_to(left)] if left else []),
    ]
    back = tap(w, w.take_back_ending, buttons.ResumeMember(committee.id, PersonId(done.person.id)))
    return _told(committee, w, w.member_ended, told, [back])


def member_resumed_card(committee: Committee, done: Resumption, w: Words) -> Show:
    told = [
        w.goes_on(done.person.name),
        *([w.apologies_stand(done.apologies)] if done.apologies else []),
    ]
    more = [tap(w, w.see_overview, buttons.Overview())] if done.apologies else []
    return _told(committee, w, w.member_resumed, told, more)


# A mistake


def remove_member_form(committee: Committee, going: Removal, w: Words) -> Show:
    """Asks once, with whom it is about and which lists he goes from."""
    seat = going.seat
    follows = [w.remove_member_text, *([w.comes_off(going.taken_off)] if going.taken_off else [])]
    button = buttons.RemoveMember(committee.id, mark(seat), seat.person.id)
    return show(
        card(
            w,
            over=_over(committee, w),
            heading=w.remove_member_heading,
            body=[facts(_seat_facts(seat, w)), *(text(line) for line in follows)],
            actions=[
                tap(w, w.remove_member_now, button),
                tap(w, w.keep_member, buttons.LeaveIt()),
            ],
            says=" ".join([f"{w.remove_named(seat.person.name)}?", *follows]),
        )
    )


def not_removable_card(
    committee: Committee, seat: Membership, why: Sequence[str], w: Words, *, last_desk: bool = False
) -> Show:
    """Why not, and the ways on; from the last secretariat the way leads over another."""
    ways = [
        tap(w, w.end_member_button, buttons.EndMemberForm(mark(seat))),
        tap(w, w.change_member_button, buttons.ChangeMemberForm(mark(seat))),
    ]
    if last_desk:
        ways = [tap(w, w.new_member, buttons.MemberForm(committee.id))]
    return show(
        card(
            w,
            over=_over(committee, w),
            heading=w.not_removable,
            body=[facts(_seat_facts(seat, w)), *(text(line) for line in why)],
            actions=[*ways, tap(w, w.see_members, buttons.ShowMembers())],
            says=" ".join([f"{w.not_removable}.", *why]),
        )
    )


def member_removed_card(committee: Committee, done: Removal, w: Words) -> Show:
    told = [
        w.is_no_member(done.seat),
        *([w.came_off(done.taken_off)] if done.taken_off else []),
        w.gone_too(forgotten=done.forgotten),
    ]
    return _told(
        committee, w, w.member_removed, told, [tap(w, w.new_member, buttons.MemberForm(committee.id))]
    )


def removed_before_card(committee: Committee, w: Words) -> Show:
    return _told(committee, w, w.removed_before, [w.nothing_changed_text], [])


def _told(committee: Committee, w: Words, heading: str, told: Sequence[str], first: Sequence[Action]) -> Show:
    return show(
        card(
            w,
            over=_over(committee, w),
            heading=heading,
            body=[text(line) for line in told],
            actions=[*first, tap(w, w.see_members, buttons.ShowMembers())],
            says=" ".join([f"{heading}.", *told]),
        )
    )


def _over(committee: Committee | None, w: Words) -> str:
    return f"{w.secretariat} · {committee.name}" if committee else w.secretariat
