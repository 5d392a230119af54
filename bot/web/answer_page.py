"""The answer page behind the mail link: the signed token says who and which meeting, nobody signs in.

A GET changes nothing, because mail scanners follow links; the three links of a mail only choose beforehand.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.desk import Desk
from bot.links import Altered, AnswerKey, SignedLinks
from bot.web.pages import asked_language, page, problem
from meetings import attendance, refusals, seats, terms
from meetings.attendance import Line, Roll
from meetings.model import ATTENDING, AnswerKind, Contact, Meeting, Mode, Person, PersonId, Source
from meetings.office import Actor, NewSubstitute, Office
from wording import dates
from wording import pages as wording
from wording.pages import Danish

FIELDS = ("svar", "stedfortraeder", "navn", "mail", "bemaerkning")


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio button; `value` is what the form sends."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything the page shows."""

    path: str
    committee: str
    who: str
    when: str
    where: str
    deadline: str
    state: str
    notes: tuple[str, ...]
    choices: tuple[Choice, ...]
    may_substitute: bool
    candidates: tuple[Person, ...]
    contact: Contact


class AnswerPage:
    def __init__(self, desk: Desk, links: SignedLinks, knock: Callable[[], None]) -> None:
        self.desk = desk
        self.links = links
        self.knock = knock

    async def show(self, request: web.Request) -> web.Response:
        """GET /svar/{token}: who is asked, about what, and what the answer is now."""
        key = self.links.read_answer(request.match_info["token"])
        if isinstance(key, Altered):
            return _altered(request)
        typed = dict.fromkeys(FIELDS, "") | {"svar": _beforehand(request.query.get("svar", ""))}
        return await self._page(request, key, typed)

    async def take(self, request: web.Request) -> web.Response:
        """POST /svar/{token}: takes the answer; what was typed stays in the form when it is refused."""
        key = self.links.read_answer(request.match_info["token"])
        if isinstance(key, Altered):
            return _altered(request)
        form = await request.post()
        typed = {name: str(form.get(name, "")).strip() for name in FIELDS}
        try:
            await self.desk.write(lambda office: _take(office, key, typed))
        except refusals.Refusal as why:
            return await self._page(request, key, typed, why)
        self.knock()
        return await self._page(request, key, typed, saved=True)

    async def _page(
        self,
        request: web.Request,
        key: AnswerKey,
        typed: Mapping[str, str],
        why: refusals.Refusal | None = None,
        *,
        saved: bool = False,
    ) -> web.Response:
        def look(office: Office) -> tuple[View | None, Danish]:
            person = office.records.person(key.person)
            words = wording.words(person.language)
            if not key.good_for(office.records.meeting(key.meeting), office.now):
                return None, words
            return _view(office, key, person, words, request.path), words

        try:
            view, words = await self.desk.read(look)
        except refusals.Unknown:
            return _altered(request)
        if view is None:
            return problem(words.expired(), words.language, status=410)
        return page(
            "answer.html",
            words.language,
            status=409 if why else 200,
            heading=words.answer_saved if saved else words.answer_title,
            view=view,
            typed=typed,
            saved=saved,
            error=words.refusal(why) if why else None,
        )


def _altered(request: web.Request) -> web.Response:
    language = asked_language(request)
    return problem(wording.words(language).altered(), language, status=404)


def _take(office: Office, key: AnswerKey, typed: Mapping[str, str]) -> None:
    """Raises a Refusal; BadField where nothing, or something unknown, was chosen."""
    actor = Actor(key.person, Source.MAIL_LINK)
    choice, _, day = typed["svar"].partition(":")
    sessions = [int(day)] if day.isdigit() else None
    remark = typed["bemaerkning"]
    substitute: PersonId | NewSubstitute | None = None
    match choice:
        case "deltager" | "lokale":
            kind = AnswerKind.ONSITE
        case "online":
            kind = AnswerKind.ONLINE
        case "afbud":
            kind = AnswerKind.DECLINED
        case "venteliste":
            kind = AnswerKind.WAITING
        case "stedfortraeder":
            kind, substitute = AnswerKind.DECLINED, _substitute(typed)
        case _:
            raise refusals.BadField("answer", "missing")
    if sessions is not None and kind in ATTENDING:
        _decline_other_days(office, key, sessions[0], actor)
    office.take_answer(
        key.meeting, key.person, kind, actor, sessions=sessions, remark=remark, substitute=substitute
    )


def _decline_other_days(office: Office, key: AnswerKey, day: int, actor: Actor) -> None:
    days = office.records.meeting(key.meeting).days
    others = [other for other in days if other != day]
    if day in days and others:
        office.take_answer(key.meeting, key.person, AnswerKind.DECLINED, actor, sessions=others)


def _substitute(typed: Mapping[str, str]) -> PersonId | NewSubstitute:
    chosen = typed["stedfortraeder"]
    if chosen.isdigit():
        return PersonId(int(chosen))
    if not (chosen or typed["navn"] or typed["mail"]):
        raise refusals.BadField("name", "missing")
    return NewSubstitute(typed["navn"], typed["mail"])


def _view(office: Office, key: AnswerKey, person: Person, words: Danish, path: str) -> View:
    meeting = office.records.meeting(key.meeting)
    committee = office.records.committee(meeting.committee)
    roll = office.records.roll(meeting)
    line, principals = roll.line(key.person), roll.principals(key.person)
    open_now = _is_open(meeting, office)
    return View(
        path=path,
        committee=committee.name,
        who=_who(person, line, principals, words),
        when=dates.capital(dates.sessions(meeting.sessions, words.language)),
        where=words.place(meeting),
        deadline=dates.capital(dates.moment(meeting.deadlines.responses, words.language)) if open_now else "",
        state=_state(meeting, line, principals, words),
        notes=tuple(_notes(meeting, line, office, words)),
        choices=tuple(_choices(office, roll, line, words)) if open_now else (),
        may_substitute=line is not None and open_now,
        candidates=office.candidates(meeting.id, key.person) if line is not None else (),
        contact=committee.contact,
    )


def _is_open(meeting: Meeting, office: Office) -> bool:
    try:
        attendance.check_open(meeting, office.now)
    except refusals.Refusal:
        return False
    return True


def _who(person: Person, line: Line | None, principals: tuple[Line, ...], words: Danish) -> str:
    if line is None and principals:
        return words.comes_for(person.name, principals[0].person.name)
    organisation = line.invitee.organisation if line else person.organisation
    return words.invited_for(person.name, organisation.name)


def _state(meeting: Meeting, line: Line | None, principals: tuple[Line, ...], words: Danish) -> str:
    if line is None:
        return words.state(AnswerKind.ONSITE if principals else None)
    for day in meeting.days:
        if substitution := line.substitution(day):
            return words.state(None, substitution.substitute.name)
    kinds = [answer.kind for answer in line.answers]
    attends = next((kind for kind in kinds if kind in ATTENDING), None)
    return words.state(attends or next(iter(kinds), None))


def _notes(meeting: Meeting, line: Line | None, office: Office, words: Danish) -> list[str]:
    notes = []
    try:
        attendance.check_open(meeting, office.now)
    except refusals.Refusal as why:
        notes.append(f"{words.refusal(why).heading}. {words.refusal(why).text}")
    else:
        if attendance.is_late(meeting, office.now):
            notes.append(words.late(meeting.deadlines.responses))
    if meeting.before_move and line is not None and line.earlier:
        notes.append(words.moved(dates.sessions(meeting.before_move, words.language)))
    return notes


def _choices(office: Office, roll: Roll, line: Line | None, words: Danish) -> list[Choice]:
    meeting = roll.meeting
    if line is None:
        return [Choice("afbud", words.decline)]
    choices = list(_ways_to_attend(meeting, words))
    if _is_full(office, roll, line):
        choices.append(Choice("venteliste", words.wait))
    return [*choices, Choice("stedfortraeder", words.substitute), Choice("afbud", words.decline)]


def _ways_to_attend(meeting: Meeting, words: Danish) -> list[Choice]:
    if len(meeting.sessions) > 1:
        each = [Choice(f"deltager:{day.number}", words.one_day(day)) for day in meeting.sessions]
        return [Choice("deltager", words.whole_days(len(meeting.sessions))), *each]
    if meeting.mode is Mode.HYBRID:
        return [Choice("lokale", words.attend_onsite), Choice("online", words.attend_online)]
    return [Choice("deltager", words.attend)]


def _is_full(office: Office, roll: Roll, line: Line) -> bool:
    committee = office.records.committee(roll.meeting.committee)
    organisation = line.invitee.organisation
    limit = terms.seat_limit(committee, roll.meeting.kind, organisation, roll.meeting.sessions[0].day)
    return any(
        line.sits(day) is None and seats.free_seats(roll, organisation.id, day, limit) == 0
        for day in roll.meeting.days
    )


def _beforehand(asked: str) -> str:
    """What the three links of a mail choose beforehand; anything else chooses nothing."""
    return asked if asked in {"deltager", "stedfortraeder", "afbud", "online", "lokale"} else ""
