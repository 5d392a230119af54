"""Who sits in a committee, on the pages: the list, somebody new, a correction, an ending, and the removal of a mistake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from aiohttp import web

from bot.web.secretariat import days
from bot.web.secretariat.room import DONE, Looking, Room, Shown, Tab
from bot.web.secretariat.year import committee_of
from meetings import refusals
from meetings.attendance import Standing
from meetings.membership import EMAIL_LIMIT, NAME_LIMIT, TITLE_LIMIT, mark
from meetings.model import Committee, Membership, PersonId, Role
from meetings.office import Leaving, Newcomer
from meetings.order import danish
from meetings.workdays import local_day
from wording.secretariat_pages import Words
from wording.talk_members import consequences, ways_on

FIELDS = ("navn", "mail", "titel", "organisation", "rolle", "fra", "til", "suppleant", "indkald")
END_FIELDS = ("til", "vist", "afbud")
YES = "ja"
_PLACES = {
    "name": "navn",
    "email": "mail",
    "title": "titel",
    "organisation": "organisation",
    "role": "rolle",
    "since": "fra",
    "until": "til",
    "deputy_for": "suppleant",
    "principal": "suppleant",
}


@dataclass(frozen=True, slots=True)
class Reach:
    """How word gets to somebody; `mark` chooses the colour and the sign beside it."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    seat: Membership
    period: str
    deputy_for: str
    reach: Reach
    leads_to: str
    ended: bool


class MemberPages:
    def __init__(self, room: Room) -> None:
        self.room = room

    async def show(self, request: web.Request) -> web.Response:
        """GET /sekretariat/medlemmer/{committee}?tidligere=1."""
        return await self.room.show(request, look)

    async def ask_new(self, request: web.Request) -> web.Response:
        """GET …/nyt."""
        return await self.room.show(request, look_at_new)

    async def add(self, request: web.Request) -> web.Response:
        return await self.room.take(request, FIELDS, add, look_at_new)

    async def ask_change(self, request: web.Request) -> web.Response:
        """GET …/{person}/{seat}: `seat` is the mark of the membership as it stood; the newest is shown for an old one."""
        return await self.room.show(request, look_at_change)

    async def change(self, request: web.Request) -> web.Response:
        return await self.room.take(request, FIELDS, change, look_at_change)

    async def ask_end(self, request: web.Request) -> web.Response:
        """GET …/{person}/{seat}/afslut?til=2027-02-28."""
        return await self.room.show(request, look_at_end)

    async def end(self, request: web.Request) -> web.Response:
        return await self.room.take(request, END_FIELDS, end, look_at_end)

    async def ask_removal(self, request: web.Request) -> web.Response:
        """GET …/{person}/{seat}/fjern."""
        return await self.room.show(request, look_at_removal)

    async def remove(self, request: web.Request) -> web.Response:
        return await self.room.take(request, (), remove, look_at_removal)

    async def take_back(self, request: web.Request) -> web.Response:
        """POST …/{person}/tilbage."""
        return await self.room.take(request, (), take_back, look)


# The list


def look(here: Looking) -> Shown:
    committee = _desk(here, "member.list")
    past = bool(here.asked.query.get("tidligere"))
    seats = sorted(here.office.seats_of(committee.id, past=past), key=_in_order)
    facts = {
        "committee": committee,
        "rows": [_row(here, committee, one) for one in seats],
        "past": past,
        "back_for": _may_be_taken_back(here, committee),
    }
    return _shown("members.html", here.words.members_title, committee, facts)


def _desk(here: Looking, act: str) -> Committee:
    """The committee of the address. Raises Unknown, and NotAllowed for those who only look."""
    committee = committee_of(here)
    here.office.require_secretariat(committee.id, here.actor, act)
    return committee


def _shown(template: str, title: str, committee: Committee, facts: Mapping[str, object]) -> Shown:
    return Shown(template, title, Tab.MEMBERS, {"committee": committee, **facts}, committee=committee.id)


def _in_order(seat: Membership) -> tuple[bool, tuple[str, int, str], int]:
    """By organisation in Danish order, those who serve the committee last."""
    return seat.role is Role.SECRETARIAT, danish(seat.person.organisation.short), seat.order


def _row(here: Looking, committee: Committee, seat: Membership) -> Row:
    principal = here.office.records.person(seat.deputy_for).name if seat.deputy_for else ""
    today = local_day(here.now)
    return Row(
        seat,
        here.words.period(seat.since, seat.until),
        here.words.for_principal(principal) if principal else "",
        _reach(here, seat.person.id),
        _address(committee, seat),
        seat.until is not None and seat.until < today,
    )


def _reach(here: Looking, person: PersonId) -> Reach:
    if here.office.in_teams(person):
        return Reach("attending", here.words.in_teams)
    if here.office.records.mailbox_closed(person) is not None:
        return Reach("declined", here.words.mail_comes_back)
    return Reach("", here.words.only_by_mail)


def _address(committee: Committee, seat: Membership) -> str:
    return f"{_list(committee)}/{seat.person.id}/{mark(seat)}"


def _list(committee: Committee) -> str:
    return f"/sekretariat/medlemmer/{committee.id}"


def _may_be_taken_back(here: Looking, committee: Committee) -> Membership | None:
    """Whose ending was done just now, by the address the form led to."""
    wanted = here.asked.query.get("sluttet", "")
    seats = here.office.seats_of(committee.id, past=True)
    return next((one for one in seats if str(one.person.id) == wanted and one.until is not None), None)


# Somebody new


def look_at_new(here: Looking) -> Shown:
    committee = _desk(here, "members.import")
    typed = here.asked.typed or {"fra": local_day(here.now).isoformat(), "indkald": YES}
    facts = {"convened": here.office.convened_ahead(committee.id), "action": f"{_list(committee)}/nyt"}
    return _form(here, committee, here.words.new_member_heading, typed, facts)


def _form(
    here: Looking, committee: Committee, title: str, typed: Mapping[str, str], facts: Mapping[str, object]
) -> Shown:
    everybody = {one.person.id: one.person for one in here.office.seats_of(committee.id)}
    common = {
        "fill": {name: typed.get(name, "") for name in FIELDS},
        "field": _field(here.asked.why),
        "roles": list(here.words.role_words.items()),
        "principals": sorted(everybody.values(), key=lambda one: danish(one.name)),
        "organisations": here.office.records.organisations(),
        "limits": {"name": NAME_LIMIT, "email": EMAIL_LIMIT, "title": TITLE_LIMIT},
        "back": _list(committee),
        "seat": None,
        "now_stands": (),
        "convened": (),
        "leave": "",
        "remove": "",
    }
    return _shown("member.html", title, committee, {**common, **facts})


def _field(why: refusals.Refusal | None) -> str:
    """The field a refusal is about."""
    match why:
        case refusals.BadField(name=name):
            return _PLACES.get(name, "")
        case refusals.AddressTaken():
            return "mail"
        case refusals.SitsElsewhere():
            return "navn"
        case refusals.Unknown(what=what):
            return _PLACES.get(what, "")
        case _:
            return ""


def add(here: Looking, fields: Mapping[str, str]) -> str:
    committee = _desk(here, "members.import")
    wanted = _newcomer(here, committee, fields)
    done = here.office.add_member(committee.id, wanted, here.actor, call_in=fields["indkald"] == YES)
    told = "member_called" if done.called else "member_known" if done.differs else "member_added"
    return f"{_list(committee)}?{DONE}={told}"


def _newcomer(here: Looking, committee: Committee, fields: Mapping[str, str]) -> Newcomer:
    """Raises BadField for a day or a role that cannot be read."""
    role = fields["rolle"] or Role.MEMBER.value
    if role not in set(Role):
        raise refusals.BadField("role", "odd")
    seats = here.office.seats_of(committee.id)
    principals = {str(one.person.id): one.person.email for one in seats}
    return Newcomer(
        name=" ".join(fields["navn"].split()),
        email=fields["mail"],
        title=" ".join(fields["titel"].split()),
        organisation=fields["organisation"],
        role=Role(role),
        since=days.day_of(fields["fra"], "since"),
        until=days.day_of(fields["til"], "until"),
        deputy_for=principals.get(fields["suppleant"], "") if role == Role.DEPUTY else "",
    )


# A correction


def look_at_change(here: Looking) -> Shown:
    committee = _desk(here, "member.change")
    seat = _seat(here, committee)
    stands = _stands(seat, here.words) if isinstance(here.asked.why, refusals.SeatChanged) else ()
    facts = {
        "seat": seat,
        "now_stands": stands,
        "action": _address(committee, seat),
        "leave": f"{_address(committee, seat)}/afslut",
        "remove": f"{_address(committee, seat)}/fjern",
    }
    typed = here.asked.typed or _as_it_is(seat)
    return _form(here, committee, here.words.correct_member(seat.person.name), typed, facts)


def _seat(here: Looking, committee: Committee) -> Membership:
    """The seat of the address, or the person's newest where that is another by now. Raises Unknown."""
    person = here.asked.number("person")
    found = [one for one in here.office.seats_of(committee.id, past=True) if one.person.id == person]
    if not found:
        raise refusals.Unknown("person")
    marked = here.asked.place["seat"]
    return next((one for one in found if mark(one) == marked), found[-1])


def _stands(seat: Membership, words: Words) -> Sequence[tuple[str, str]]:
    person = seat.person
    return (
        (words.member_name, person.name),
        (words.member_email, person.email),
        (words.member_title, person.title),
        (words.member_home, person.organisation.name),
        (words.member_role, words.role_words[seat.role]),
        (words.member_period, words.period(seat.since, seat.until)),
    )


def _as_it_is(seat: Membership) -> Mapping[str, str]:
    person = seat.person
    return {
        "navn": person.name,
        "mail": person.email,
        "titel": person.title,
        "organisation": person.organisation.name,
        "rolle": seat.role.value,
        "fra": seat.since.isoformat(),
        "til": seat.until.isoformat() if seat.until else "",
        "suppleant": str(seat.deputy_for or ""),
    }


def change(here: Looking, fields: Mapping[str, str]) -> str:
    committee = _desk(here, "member.change")
    wanted = _newcomer(here, committee, fields)
    done = here.office.change_member(committee.id, here.asked.place["seat"], wanted, here.actor)
    told = "member_lists_keep" if done.convened else "member_changed"
    return f"{_list(committee)}?{DONE}={told}"


# An ending


def look_at_end(here: Looking) -> Shown:
    committee = _desk(here, "member.end")
    seat = _seat(here, committee)
    typed = here.asked.typed or here.asked.query
    until = typed.get("til") or local_day(here.now).isoformat()
    leaving = _follows(here, committee, seat, until)
    facts = {
        "seat": seat,
        "stands": _stands(seat, here.words),
        "follows": consequences(leaving, here.words) if leaving else (),
        "asks": leaving is not None and any(one.standing is not Standing.DECLINED for one in leaving.awaited),
        "until": until,
        "shown": until if leaving else "",
        "apology": typed.get("afbud") or YES,
        "another_day": bool(here.asked.query.get("igen")),
        "action": f"{_address(committee, seat)}/afslut",
        "remove": f"{_address(committee, seat)}/fjern",
        "back": _list(committee),
        "field": _field(here.asked.why),
    }
    return _shown("member_end.html", here.words.end_of(seat.person.name), committee, facts)


def _follows(here: Looking, committee: Committee, seat: Membership, until: str) -> Leaving | None:
    """None for what is no day this could end on."""
    try:
        return here.office.what_follows(committee.id, seat.person.id, date.fromisoformat(until), here.actor)
    except (ValueError, refusals.BadField):
        return None


def end(here: Looking, fields: Mapping[str, str]) -> str:
    """Of another day than the page told of, with other consequences, it is asked once more."""
    committee = _desk(here, "member.end")
    seat = here.office.seat(committee.id, here.asked.place["seat"])
    until = days.day_of(fields["til"], "until")
    if until is None:
        raise refusals.BadField("until", "missing")
    now = here.office.what_follows(committee.id, seat.person.id, until, here.actor)
    drawn = _follows(here, committee, seat, fields["vist"])
    if drawn is None or replace(drawn, until=until, ends=()) != replace(now, ends=()):
        return f"{_address(committee, seat)}/afslut?til={until}&igen=1"
    apologise = fields["afbud"] == YES
    done = here.office.end_membership(committee.id, seat.person.email, until, here.actor, apologise=apologise)
    told = "member_excused" if done.apologised else "member_ended"
    return f"{_list(committee)}?{DONE}={told}&sluttet={seat.person.id}"


def take_back(here: Looking, _: Mapping[str, str]) -> str:
    """Raises NotEnded."""
    committee = _desk(here, "member.resume")
    person = PersonId(here.asked.number("person"))
    done = here.office.take_back_ending(committee.id, person, here.actor)
    told = "member_apologies_stand" if done.apologies else "member_resumed"
    return f"{_list(committee)}?{DONE}={told}"


# A mistake


def look_at_removal(here: Looking) -> Shown:
    """Asks, or says why not: what has come of it since the page was drawn is told by the page as it is now."""
    committee = _desk(here, "member.remove")
    seat = _seat(here, committee)
    try:
        going = here.office.may_be_removed(committee.id, mark(seat), here.actor)
        found: dict[str, object] = {"taken_off": going.taken_off, "why": (), "ways": ()}
    except (refusals.SomethingCame, refusals.BadField) as no:
        found = {"why": _why_not(here, committee, no), "ways": _ways(here, committee, seat, no)}
    facts = {
        "seat": seat,
        "stands": _stands(seat, here.words),
        "action": f"{_address(committee, seat)}/fjern",
        "back": _list(committee),
        **found,
    }
    return _shown("member_remove.html", here.words.remove_named(seat.person.name), committee, facts)


def _why_not(
    here: Looking, committee: Committee, no: refusals.SomethingCame | refusals.BadField
) -> list[str]:
    """A refusal that the head of the page tells is not told once more."""
    if isinstance(no, refusals.BadField):
        told, ways = here.words.field_problem(no.name, no.problem, no.limit), list[str]()
    else:
        name, person = no.seat.person.name, no.seat.person.id
        held = [one for one in here.office.seats_of(committee.id) if one.person.id == person]
        told = here.words.came_of_it(name, no.traces)
        ways = ways_on(no.traces, here.words, several=len(held) > 1)
    return [*([] if isinstance(here.asked.why, type(no)) else [told]), *ways]


def _ways(
    here: Looking, committee: Committee, seat: Membership, no: refusals.Refusal
) -> list[tuple[str, str]]:
    """Addresses and words of the ways on, the likeliest first."""
    if isinstance(no, refusals.BadField):
        return [(f"{_list(committee)}/nyt", here.words.new_member)]
    own = _address(committee, seat)
    return [(f"{own}/afslut", here.words.end_member_button), (own, here.words.correct)]


def remove(here: Looking, _: Mapping[str, str]) -> str:
    """Raises SomethingCame, BadField, and SeatChanged for one who still sits there, otherwise."""
    committee = _desk(here, "member.remove")
    try:
        done = here.office.remove_member(committee.id, here.asked.place["seat"], here.actor)
    except refusals.SeatChanged:
        person = here.asked.number("person")
        if any(one.person.id == person for one in here.office.seats_of(committee.id, past=True)):
            raise
        return f"{_list(committee)}?{DONE}=member_gone"
    told = "member_forgotten" if done.forgotten else "member_removed"
    return f"{_list(committee)}?{DONE}={told}"
