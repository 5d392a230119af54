"""The attendance list of a meeting: who comes, the sums, the files, an answer for somebody, and a reminder."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web

from bot import exports
from bot.web.downloads import file
from bot.web.secretariat.keys import VisitKey
from bot.web.secretariat.room import DONE, Looking, Room, Shown, Tab
from documents.roster import Extract, by_organisation, latest_answer, remarks
from meetings import refusals
from meetings.attendance import Count, Line, Roll, Standing, silent
from meetings.model import (
    AnswerKind,
    Meeting,
    MeetingState,
    Mode,
    Observation,
    OrganisationKind,
    Person,
    PersonId,
    Source,
)
from meetings.office import Actor, NewSubstitute, Office
from meetings.workdays import next_open
from wording import talk
from wording.dates import capital
from wording.secretariat_pages import Words

ANSWER_FIELDS = ("svar", "dage", "stedfortraeder", "navn", "mail", "bemaerkning")
SUBSTITUTE = "substitute"
CHANGES = 12
"""The latest lines of the history; the workbook has them all."""


@dataclass(frozen=True, slots=True)
class Said:
    """One day's answer, in a word: `mark` chooses the colour and the sign beside it."""

    day: str
    mark: Standing
    text: str
    sits: str
    instead_of: str


@dataclass(frozen=True, slots=True)
class Row:
    person: Person
    place: str
    role: str
    said: Sequence[Said]
    when: str
    late: bool
    remarks: Sequence[str]

    @property
    def tells_more(self) -> bool:
        """Whether who sits there is more than the answer tells: left out where the room is narrow."""
        return bool(self.remarks) or any(one.instead_of for one in self.said)


@dataclass(frozen=True, slots=True)
class DayCount:
    day: str
    count: Count


class AttendancePages:
    def __init__(self, room: Room) -> None:
        self.room = room

    async def show(self, request: web.Request) -> web.Response:
        """GET /sekretariat/moede/{meeting}."""
        return await self.room.show(request, look)

    async def ask_reminder(self, request: web.Request) -> web.Response:
        """GET …/paamind: whom it would reach, and when, before it is sent."""
        return await self.room.show(request, look_at_reminder)

    async def remind(self, request: web.Request) -> web.Response:
        return await self.room.take(request, (), remind, look_at_reminder)

    async def ask_answer(self, request: web.Request) -> web.Response:
        """GET …/svar/{person}."""
        return await self.room.show(request, look_at_answer)

    async def answer(self, request: web.Request) -> web.Response:
        return await self.room.take(request, ANSWER_FIELDS, answer, look_at_answer)

    async def download(self, request: web.Request) -> web.Response:
        """GET …/liste.{form}: for the secretariat; whoever only looks has the page."""
        key, form = self.room.cookies.key(request), request.match_info["form"]
        if key is None or form not in exports.FORMS:
            return await self.room.show(request, _nothing)
        try:
            extract = await self.room.desk.read(lambda office: _extract(office, key, request))
        except refusals.Refusal:
            return await self.room.show(request, _nothing)
        content = await asyncio.to_thread(exports.write, extract, form)
        return file(content, f"deltagerliste-{extract.roll.meeting.id}", form)


def _nothing(here: Looking) -> Shown:
    """Says why not, in the words of the page. Raises a Refusal whatever is asked."""
    meeting = here.see()
    here.office.require_secretariat(meeting.committee, here.actor, "list")
    raise refusals.Unknown("form")


def _extract(office: Office, key: VisitKey, request: web.Request) -> Extract:
    visitor = office.visitor(key.mark)
    meeting = office.records.meeting(request.match_info["meeting"])  # type: ignore[arg-type]  # text of the address
    office.require_secretariat(meeting.committee, Actor(visitor.person.id, Source.PAGE), "list")
    return exports.extract(office, meeting.id)


# The list


def look(here: Looking) -> Shown:
    meeting = here.see()
    roll = here.office.records.roll(meeting)
    open_ = meeting.state is MeetingState.CONVENED and here.office.now < meeting.starts_at
    blocks = [
        (organisation, [_row(here, roll, line) for line in lines])
        for organisation, lines in by_organisation(roll)
    ]
    towns = [
        row
        for organisation, rows in blocks
        if organisation.kind is OrganisationKind.MUNICIPALITY
        for row in rows
    ]
    others = [
        row
        for organisation, rows in blocks
        if organisation.kind is not OrganisationKind.MUNICIPALITY
        for row in rows
    ]
    facts = {
        "open": open_,
        "count": roll.count(),
        "towns": roll.count_municipalities(),
        "days": _days(roll, here.words),
        "municipalities": towns,
        "others": others,
        "silent": len(silent(roll)) if open_ else 0,
        "changes": list(_changes(here, meeting)),
        "look_here": talk.words(here.words.language).look_here,
        "news": list(_news(here, meeting)) if here.may_change(meeting) else [],
        "now": here.office.now,
        "files": [form for form in exports.FORMS if form in here.words.forms],
    }
    return Shown("attendance.html", here.words.list_title(meeting), Tab.LIST, facts, meeting)


def _news(here: Looking, meeting: Meeting) -> Iterable[str]:
    """What to look at before the sums are trusted; what waits is settled in the chat."""
    news, words = here.office.news(meeting.id), talk.words(here.words.language)
    yield from (words.difference(one) for one in news.differing)
    if news.times:
        people = {person.id for one in news.times for person in one.by}
        yield f"{words.some_propose(len(people), len(news.times))}."
    if news.waiting:
        yield f"{words.waiting_count(news.waiting)}."


def _days(roll: Roll, words: Words) -> list[DayCount]:
    if len(roll.meeting.sessions) == 1:
        return []
    return [DayCount(words.day_and_hours(one), roll.count(one.number)) for one in roll.meeting.sessions]


def _row(here: Looking, roll: Roll, line: Line) -> Row:
    words, last = here.words, latest_answer(line)
    when = f"{words.short_day(last.at)} · {words.source(last.source)}" if last else ""
    organisation = line.invitee.organisation
    place = organisation.short if organisation.kind is OrganisationKind.MUNICIPALITY else organisation.name
    return Row(
        person=line.person,
        place=place,
        role=capital(words.role(line.invitee.role)),
        said=_said(line, roll.meeting, words),
        when=when,
        late=any(one.late for one in line.answers),
        remarks=remarks(line) if here.may_change(roll.meeting) else (),
    )


def _said(line: Line, meeting: Meeting, words: Words) -> list[Said]:
    """Once where all the days are alike."""
    each = [_on(line, one.number, words) for one in meeting.sessions]
    if len(set(each)) == 1:
        return each[:1]
    return [
        Said(words.day_prefix(session), one.mark, one.text, one.sits, one.instead_of)
        for session, one in zip(meeting.sessions, each, strict=True)
    ]


def _on(line: Line, day: int, words: Words) -> Said:
    answer, substitution, sits = line.answer(day), line.substitution(day), line.sits(day)
    standing = line.standing(day)
    text = words.standing(standing, answer.kind if answer else None)
    instead = words.for_principal(line.person.name) if substitution else ""
    if substitution and not substitution.mandate:
        instead = f"{instead}, {words.without_mandate}"
    return Said("", standing, text, sits.name if sits else "", instead)


def _changes(here: Looking, meeting: Meeting) -> Iterable[tuple[str, str]]:
    words = here.words
    latest = sorted(here.office.records.history(meeting.id), key=lambda one: one.at, reverse=True)
    unique = dict.fromkeys((one.at, _change(one, words)) for one in latest)
    for at, said in list(unique)[:CHANGES]:
        yield capital(words.short_moment(at)), said


def _change(one: Observation, words: Words) -> str:
    place = one.person.organisation
    who = (
        f"{place.short}, {one.person.name}"
        if place.kind is OrganisationKind.MUNICIPALITY
        else one.person.name
    )
    match one.after:
        case None:
            what = words.released()
        case AnswerKind.ONSITE | AnswerKind.ONLINE:
            what = words.standing(Standing.ATTENDING, one.after)
        case AnswerKind.DECLINED:
            what = words.standing(Standing.DECLINED, one.after)
        case kind:
            what = words.standing(Standing.PENDING, kind)
    return words.change(who, what, one.substitute.name if one.substitute else "", words.source(one.source))


# Reminding


def look_at_reminder(here: Looking) -> Shown:
    meeting = here.see()
    here.office.require_secretariat(meeting.committee, here.actor, "remind")
    quiet = silent(here.office.records.roll(meeting))
    now = here.office.now
    facts = {
        "names": [f"{one.person.name}, {one.invitee.organisation.name}" for one in quiet],
        "goes_out": here.words.goes_out_at(next_open(now, here.office.days_off), now),
    }
    return Shown("remind.html", here.words.remind_title(len(quiet)), Tab.LIST, facts, meeting)


def remind(here: Looking, _: Mapping[str, str]) -> str:
    meeting = here.see()
    planned, _when = here.office.remind_now(meeting.id, here.actor)
    return f"/sekretariat/moede/{meeting.id}?{DONE}={'reminded' if planned else 'nobody'}"


# An answer for somebody


def look_at_answer(here: Looking) -> Shown:
    meeting = here.see()
    here.office.require_secretariat(meeting.committee, here.actor, "answer")
    roll = here.office.records.roll(meeting)
    line = _line(here, roll)
    typed = here.asked.typed or _as_it_is(line, meeting)
    facts = {
        "line": line,
        "choices": _choices(meeting, here.words),
        "candidates": here.office.candidates(meeting.id, line.person.id),
        "several": len(meeting.sessions) > 1,
        "fill": {name: typed.get(name, "") for name in ANSWER_FIELDS},
        "field": _field(here.asked.why),
    }
    return Shown("answer_for.html", here.words.answer_title(line.person.name), Tab.LIST, facts, meeting)


def _line(here: Looking, roll: Roll) -> Line:
    line = roll.line(PersonId(here.asked.number("person")))
    if line is None:
        raise refusals.Unknown("person")
    return line


def _choices(meeting: Meeting, words: Words) -> list[tuple[str, str]]:
    """A hybrid meeting asks where; any other has one way to attend."""
    kinds = dict(words.answer_choices)
    if meeting.mode is Mode.HYBRID:
        kinds[AnswerKind.ONSITE] = words.in_the_room
    else:
        kinds.pop(AnswerKind.ONLINE)
    return list(kinds.items())


def _as_it_is(line: Line, meeting: Meeting) -> Mapping[str, str]:
    """The form as the first day's answer would fill it in."""
    day = meeting.days[0]
    answer, substitution = line.answer(day), line.substitution(day)
    kind = answer.kind.value if answer else ""
    if kind == AnswerKind.ONLINE and meeting.mode is not Mode.HYBRID:
        kind = AnswerKind.ONSITE
    return {
        "svar": SUBSTITUTE if substitution else kind,
        "stedfortraeder": str(substitution.substitute.id) if substitution else "",
        "bemaerkning": answer.remark if answer else "",
    }


def answer(here: Looking, fields: Mapping[str, str]) -> str:
    """Counts as the person's own answer; the history names the secretariat as the road it came by."""
    meeting = here.see()
    line = _line(here, here.office.records.roll(meeting))
    kind, substitute = _meant(fields)
    here.office.take_answer(
        meeting.id,
        line.person.id,
        kind,
        Actor(here.me, Source.SECRETARIAT),
        sessions=_sessions(fields["dage"], meeting),
        remark=fields["bemaerkning"],
        substitute=substitute,
    )
    return f"/sekretariat/moede/{meeting.id}?{DONE}=registered"


def _meant(fields: Mapping[str, str]) -> tuple[AnswerKind, PersonId | NewSubstitute | None]:
    match fields["svar"]:
        case "substitute":
            return AnswerKind.DECLINED, _substitute(fields)
        case AnswerKind.ONSITE | AnswerKind.ONLINE | AnswerKind.DECLINED as kind:
            return AnswerKind(kind), None
        case _:
            raise refusals.BadField("answer", "missing")


def _substitute(fields: Mapping[str, str]) -> PersonId | NewSubstitute:
    """What was written goes before what was picked."""
    chosen = fields["stedfortraeder"]
    if chosen.isascii() and chosen.isdigit() and not (fields["navn"] or fields["mail"]):
        return PersonId(int(chosen))
    return NewSubstitute(fields["navn"], fields["mail"])


def _sessions(chosen: str, meeting: Meeting) -> tuple[int, ...] | None:
    if not chosen:
        return None
    found = tuple(day for day in meeting.days if str(day) == chosen)
    if not found:
        raise refusals.BadField("sessions", "invalid")
    return found


def _field(why: refusals.Refusal | None) -> str:
    """The field a refusal is about."""
    match why:
        case refusals.BadField(name="name"):
            return "navn"
        case refusals.BadField(name="email"):
            return "mail"
        case refusals.BadField(name="remark"):
            return "bemaerkning"
        case refusals.BadField(name="sessions"):
            return "dage"
        case refusals.NoSuchSubstitute():
            return "stedfortraeder"
        case None:
            return ""
        case _:
            return "svar"
