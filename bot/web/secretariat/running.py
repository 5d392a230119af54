"""The meeting while it is held: the minute-taker's page. One form holds everything, so that no button loses a word."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.web.secretariat import running_view as view
from bot.web.secretariat.days import day_of, hour_of, number
from bot.web.secretariat.item import later, laters
from bot.web.secretariat.room import DONE, Looking, Room, Shown, Tab
from meetings import refusals
from meetings.carrying import without_outcome
from meetings.model import AgendaItem, ItemId, Meeting, PersonId
from meetings.paper import (
    CARRIED_OVER,
    Attendance,
    FollowUpId,
    FollowUpState,
    Outcome,
    Presence,
)
from meetings.presence import came, left, session_at
from meetings.workdays import local

FIELDS = (
    *("punkt", "udfald", "tekst", "senere", "set", "noter", "noter_set", "goer"),
    *("person", "kl", "opgave", "ansvarlig", "hvem", "frist"),
)
OUTCOME = ("udfald", "tekst", "senere", "set")
NOTES = ("noter", "noter_set")
AGREED = ("opgave", "ansvarlig", "hvem", "frist")
KEPT = (*OUTCOME, *NOTES, *AGREED)
SEEN = frozenset({"set", "noter_set"})
"""Not typed by anybody: what of the books somebody had before his eyes."""
CLOSE_FIELDS = ("leder", "referent")


class RunningPages:
    def __init__(self, room: Room) -> None:
        self.room = room

    async def show(self, request: web.Request) -> web.Response:
        """GET /sekretariat/moede/{meeting}/nu?punkt=7."""
        return await self.room.show(request, look)

    async def take(self, request: web.Request) -> web.Response:
        return await self.room.take(request, FIELDS, act, look)

    async def keep(self, request: web.Request) -> web.Response:
        """POST …/nu/kladde: what is being typed; the script sends it."""
        return await self.room.take(request, FIELDS, keep, look)

    async def ask_to_close(self, request: web.Request) -> web.Response:
        return await self.room.show(request, look_at_closing)

    async def close(self, request: web.Request) -> web.Response:
        return await self.room.take(request, CLOSE_FIELDS, close, look_at_closing)


def address(meeting: Meeting) -> str:
    return f"/sekretariat/moede/{meeting.id}/nu"


# Looking


def look(here: Looking) -> Shown:
    meeting = here.see()
    items = here.office.agenda_at(meeting.id)
    chosen = _chosen(here, meeting, items)
    form = _form(here, meeting, chosen) if chosen else None
    seats = view.seats(here, meeting)
    turnout = view.turnout(seats)
    facts = {
        "now": here.now,
        "open": _is_open(here, meeting),
        "stops": view.stops(here, meeting, items, chosen),
        "chosen": chosen,
        "at": view.standing_at(here, meeting, chosen) if chosen else None,
        "missed": view.missed(here, meeting, chosen) if chosen else None,
        "form": form,
        "fill": form.fill if form else {},
        "choices": view.choices(here, chosen) if chosen else [],
        "laters": laters(here, meeting),
        "seats": seats,
        "turnout": turnout,
        "others": view.others(here, meeting),
        "agreed": [one for one in here.office.follow_ups_of(meeting.id) if chosen and one.item == chosen.id],
        "missing": len(without_outcome(items, here.office.records.decisions(meeting.id))),
        "held": here.office.records.minutes(meeting.id) is not None,
    }
    title = here.words.now_title(meeting)
    version = _version(here, meeting, items, form, turnout)
    return Shown("now.html", title, Tab.NOW, facts, meeting, script=True, version=version)


def _version(
    here: Looking, meeting: Meeting, items: Sequence[AgendaItem], form: "Form | None", turnout: view.Turnout
) -> str:
    """Another for every change that others would see; what this person is typing is none."""
    records = here.office.records
    seen = (
        *(items, records.decisions(meeting.id), records.courses(meeting.id), records.presences(meeting.id)),
        *(records.roll(meeting).lines, here.office.follow_ups_of(meeting.id), records.minutes(meeting.id)),
        *(
            form and (form.item, form.written, form.theirs, form.their_notes),
            here.me,
            here.words.language,
            turnout,
        ),
    )
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:32]


def _is_open(here: Looking, meeting: Meeting) -> bool:
    return here.may_change(meeting) and view.has_begun(here, meeting)


def _chosen(here: Looking, meeting: Meeting, items: Sequence[AgendaItem]) -> AgendaItem | None:
    """The one asked for, else the one the meeting is at, else the first."""
    asked = here.asked.typed.get("punkt") or here.asked.query.get("punkt", "")
    for item in items:
        if str(item.id) == asked:
            return item
    at = view.now_at(here, meeting)
    return next((item for item in items if item.id == at), items[0] if items else None)


@dataclass(frozen=True, slots=True)
class Form:
    """What the form holds of an item (`fill`) beside what the books do (`written`).

    `theirs` and `their_notes` are what others have written since this person began; None where nobody has.
    """

    item: ItemId
    fill: Mapping[str, str]
    written: Mapping[str, str]
    theirs: str | None
    their_notes: str | None

    @property
    def own(self) -> str:
        """Which parts of it are this person's own, not to be renewed by what others write."""
        groups = {"udfald": OUTCOME, "noter": NOTES}
        return " ".join(
            name
            for name, fields in groups.items()
            if any(self.fill[field] != self.written[field] for field in fields if field not in SEEN)
        )


def _form(here: Looking, meeting: Meeting, item: AgendaItem) -> Form:
    """Filled with what was refused, else what was kept, else what is written or proposed."""
    decided = here.office.records.decisions(meeting.id).get(item.id)
    written = view.as_written(here, item, decided)
    fill = _typed(here, item) or written
    refused = isinstance(here.asked.why, refusals.DecidedMeanwhile)
    late = decided is not None and fill["set"] != written["set"] and fill["tekst"] != decided.text
    if refused:
        fill = {**fill, "set": written["set"]}
    noted = fill["noter_set"] != written["noter_set"] and fill["noter"] != written["noter"]
    return Form(
        item.id,
        fill,
        written,
        decided.text if decided and (late or refused) else None,
        written["noter"] if noted else None,
    )


def _typed(here: Looking, item: AgendaItem) -> Mapping[str, str]:
    """What this person was typing; nothing where he was not."""
    if here.asked.why is not None and "tekst" in here.asked.typed:
        return {name: here.asked.typed.get(name, "") for name in KEPT}
    kept = here.office.unsaved(_place(item.id), here.me)
    return {name: kept.typed.get(name, "") for name in KEPT} if kept else {}


def _place(item: ItemId) -> str:
    return f"now-{item}"


# Doing


def act(here: Looking, fields: Mapping[str, str]) -> str:  # noqa: C901  # one case a button
    """Whatever button it was, what had been typed is kept first, and what was noted is everybody's."""
    meeting = here.see()
    here.office.require_secretariat(meeting.committee, here.actor, "minutes")
    item = here.office.records.item(ItemId(number(fields["punkt"], "item")))
    if item.meeting != meeting.id:
        raise refusals.Unknown("item")
    fields = _noted(here, item, fields)
    _keep(here, meeting, item, fields)
    what, _, whom = fields["goer"].partition(":")
    back = address(meeting)
    match what:
        case "gem":
            _decide(here, meeting, item, fields)
            return f"{back}?punkt={item.id}&{DONE}=decided"
        case "videre":
            _decide(here, meeting, item, fields)
            return _go(here, meeting, _beside(here, meeting, item, 1) or item)
        case "spring":
            return _go(here, meeting, _beside(here, meeting, item, 1) or item)
        case "begynd":
            return _go(here, meeting, item)
        case "til":
            return f"{back}?punkt={number(whom, 'item')}"
        case "aftal":
            _agree(here, meeting, item, fields)
            return f"{back}?punkt={item.id}&{DONE}=agreed#opfoelgning"
        case "drop":
            found = here.office.records.follow_up(FollowUpId(number(whom, "follow-up")))
            if found.meeting != meeting.id:
                raise refusals.Unknown("follow-up")
            here.office.end_follow_up(found.id, FollowUpState.DROPPED, here.actor)
            return f"{back}?punkt={item.id}#opfoelgning"
        case "resten":
            _rest_is_absent(here, meeting)
            return f"{back}?punkt={item.id}#fremmoede"
        case "present" | "came" | "left" | "apology" | "absent":
            _note(here, meeting, what, whom or fields["person"], fields["kl"])
            return f"{back}?punkt={item.id}#fremmoede"
        case _:
            return f"{back}?punkt={item.id}"


def keep(here: Looking, fields: Mapping[str, str]) -> str:
    meeting = here.see()
    here.office.require_secretariat(meeting.committee, here.actor, "minutes")
    item = here.office.records.item(ItemId(number(fields["punkt"], "item")))
    if item.meeting != meeting.id:
        raise refusals.Unknown("item")
    _keep(here, meeting, item, fields)
    return f"{address(meeting)}?punkt={item.id}"


def _keep(here: Looking, meeting: Meeting, item: AgendaItem, fields: Mapping[str, str]) -> None:
    typed = {name: fields[name] for name in KEPT}
    decided = here.office.records.decisions(meeting.id).get(item.id)
    as_it_is = view.as_written(here, item, decided)
    own = any(typed[name] != as_it_is[name] for name in KEPT if name not in SEEN)
    here.office.keep_unsaved(_place(item.id), typed if own else {}, here.actor)


def _noted(here: Looking, item: AgendaItem, fields: Mapping[str, str]) -> Mapping[str, str]:
    """The form with its notes joined to what others have noted meanwhile."""
    before = fields["noter_set"]
    seen = number(before, "notes") if before else 0
    note = here.office.take_note(item.id, fields["noter"], here.actor, seen=seen)
    return {**fields, "noter": note.text, "noter_set": view.noted(note)}


def _go(here: Looking, meeting: Meeting, item: AgendaItem) -> str:
    here.office.take_up(item.id, here.actor)
    return f"{address(meeting)}?punkt={item.id}"


def _beside(here: Looking, meeting: Meeting, item: AgendaItem, step: int) -> AgendaItem | None:
    items = here.office.agenda_at(meeting.id)
    places = [n for n, one in enumerate(items) if one.id == item.id]
    place = places[0] + step if places else 0
    return items[place] if 0 <= place < len(items) else None


def _decide(here: Looking, meeting: Meeting, item: AgendaItem, fields: Mapping[str, str]) -> None:
    """Raises DecidedMeanwhile when another has written what this person has not seen."""
    here.office.records.meeting(meeting.id, lock=True)
    if fields["udfald"] not in set(Outcome):
        raise refusals.BadField("outcome", "missing")
    outcome = Outcome(fields["udfald"])
    decided = here.office.records.decisions(meeting.id).get(item.id)
    text = _own_words(here, item, outcome, fields["tekst"])
    same = decided and (decided.outcome, decided.text) == (outcome, fields["tekst"].strip())
    if decided and view.seen(decided) != fields["set"] and not same:
        raise refusals.DecidedMeanwhile(item, decided.text)
    put_off = later(fields["senere"]) if outcome in CARRIED_OVER and fields["senere"] else None
    here.office.decide(item.id, outcome, here.actor, text, put_off)
    here.office.drop_unsaved(_place(item.id), here.actor)
    if any(fields[name] for name in AGREED):  # what is half agreed is not lost by deciding
        fresh = view.as_written(here, item, here.office.records.decisions(meeting.id).get(item.id))
        half = {**fresh, **{name: fields[name] for name in AGREED}}
        here.office.keep_unsaved(_place(item.id), half, here.actor)


def _own_words(here: Looking, item: AgendaItem, outcome: Outcome, text: str) -> str | None:
    """None where the text is empty, or what another outcome would have said by itself."""
    proposed = {here.office.proposed_decision(item.id, one) for one in Outcome if one is not outcome}
    return None if not text.strip() or text.strip() in proposed else text


def _agree(here: Looking, meeting: Meeting, item: AgendaItem, fields: Mapping[str, str]) -> None:
    chosen = fields["ansvarlig"]
    here.office.agree(
        meeting.id,
        fields["opgave"],
        here.actor,
        item=item.id,
        responsible=PersonId(number(chosen, "person")) if chosen else None,
        who=fields["hvem"],
        deadline=day_of(fields["frist"], "deadline"),
    )
    kept = here.office.unsaved(_place(item.id), here.me)
    if kept is not None:
        _keep(here, meeting, item, {**fields, **dict.fromkeys(AGREED, "")})


# Who is there


def _note(here: Looking, meeting: Meeting, what: str, whom: str, clock: str) -> None:
    if not whom:
        raise refusals.BadField("person", "missing")
    person, session = PersonId(number(whom, "person")), session_at(meeting, here.now)
    known = view.presence_of(here, meeting, person, session)
    at = _moment(here, meeting, session, clock)
    match what:
        case "came":
            noted = Presence(person, session, Attendance.PRESENT, came(known, at))
        case "left":
            noted = Presence(person, session, Attendance.PRESENT, left(known, at))
        case "present":
            noted = Presence(person, session, Attendance.PRESENT)
        case _:
            noted = Presence(person, session, Attendance(what))
    here.office.note_presence(meeting.id, noted, here.actor)


def _moment(here: Looking, meeting: Meeting, session: int, clock: str) -> datetime:
    """The minute that was written, of the session's day; now where none was."""
    written = hour_of(clock, "clock")
    if written is None:
        return here.now.replace(second=0, microsecond=0)
    day = next(one.day for one in meeting.sessions if one.number == session)
    return local(day, written)


def _rest_is_absent(here: Looking, meeting: Meeting) -> None:
    """Whoever has neither come nor said anything."""
    session = session_at(meeting, here.now)
    for seat in view.seats(here, meeting):
        if seat.presence is None:
            noted = Presence(seat.person.id, session, Attendance.ABSENT)
            here.office.note_presence(meeting.id, noted, here.actor)


# Closing


def look_at_closing(here: Looking) -> Shown:
    meeting = here.see()
    here.office.require_secretariat(meeting.committee, here.actor, "meeting.close")
    items = here.office.agenda_at(meeting.id)
    facts = {
        "missing": without_outcome(items, here.office.records.decisions(meeting.id)),
        "silent": [one for one in view.seats(here, meeting) if one.presence is None],
        "lead": here.asked.typed.get("leder", view.leads(here, meeting)),
        "taker": here.asked.typed.get("referent", here.visitor.person.name),
        "begun": view.has_begun(here, meeting),
    }
    return Shown("close.html", here.words.close_title(meeting), Tab.NOW, facts, meeting)


def close(here: Looking, fields: Mapping[str, str]) -> str:
    meeting = here.see()
    here.office.close_meeting(meeting.id, here.actor, lead=fields["leder"], taker=fields["referent"])
    return f"/sekretariat/moede/{meeting.id}/referat?{DONE}=closed"
