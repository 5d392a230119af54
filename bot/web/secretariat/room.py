"""The frame of every page: who looks, what is shown, what was done, and a refusal on the page where it was met.

A look is one unit of work on a reader's books, and an act one on a writer's; both begin by asking who the visitor
still is. A form that is taken leads on to a GET; one that is refused is shown again with what was typed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from aiohttp import web

from bot.desk import Desk
from bot.web import forms, pages
from bot.web.faults import Unsaved
from bot.web.pages import REFUSED, asked_language, see_other
from bot.web.secretariat import days
from bot.web.secretariat.keys import FORM_FIELD, Cookies, VisitKey, from_elsewhere
from meetings import refusals
from meetings.model import CommitteeId, Language, Meeting, MeetingId, PersonId, Source
from meetings.office import Actor, Office, Visitor
from wording import secretariat_pages as wording
from wording.answer_page import Problem
from wording.secretariat_pages import Words

DONE = "ok"
FIELDS_AT_MOST = 200
"""An agenda item has a row for each recommendation and each paper."""


class Tab(StrEnum):
    """Where in the pages one is."""

    MEETINGS = "meetings"
    YEAR = "year"
    MEMBERS = "members"
    LIST = "list"
    AGENDA = "agenda"
    NOW = "now"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Asked:
    """What one request asks: the address, its query, and after a refusal what was typed and why not."""

    place: Mapping[str, str]
    query: Mapping[str, str]
    typed: Mapping[str, str] = field(default_factory=dict)
    why: refusals.Refusal | None = None
    files: Sequence[forms.Upload] = ()

    @property
    def meeting(self) -> MeetingId:
        return MeetingId(self.place["meeting"])

    def number(self, name: str) -> int:
        """Raises Unknown for what is no number of ours."""
        return days.number(self.place.get(name, ""), name)


@dataclass(frozen=True, slots=True)
class Looking:
    """One look at the books: whoever looks, in whose language, at what."""

    office: Office
    visitor: Visitor
    asked: Asked
    words: Words

    @property
    def actor(self) -> Actor:
        return Actor(self.visitor.person.id, Source.PAGE)

    @property
    def me(self) -> PersonId:
        return self.visitor.person.id

    def see(self) -> Meeting:
        """The meeting of the address. Raises Unknown."""
        return self.office.seen_by(self.visitor, self.asked.meeting)

    @property
    def now(self) -> datetime:
        return self.office.now

    def may_change(self, meeting: Meeting) -> bool:
        return meeting.committee in self.visitor.desks


@dataclass(frozen=True, slots=True)
class Shown:
    """A page: its template and what stands in it; `meeting` or `committee` is the one the menu leads on to.

    One with a `version` is asked again and again by whoever looks at it, and answers 304 while that is the same.
    """

    template: str
    title: str
    here: Tab
    facts: Mapping[str, Any] = field(default_factory=dict)
    meeting: Meeting | None = None
    script: bool = False
    version: str = ""
    committee: CommitteeId | None = None


Look = Callable[[Looking], Shown]
Act = Callable[[Looking, Mapping[str, str]], str]
"""Does what a form asks, and says where it leads on to."""
Lay = Callable[[Looking, Mapping[str, str]], Mapping[str, str]]
"""Takes the files of a form, and hands back its fields with them in; what follows may be refused without losing them."""


class Room:
    """`knock` wakes the clock when something has been planned to be sent."""

    def __init__(self, desk: Desk, cookies: Cookies, knock: Callable[[], None]) -> None:
        self.desk = desk
        self.cookies = cookies
        self.knock = knock

    async def show(self, request: web.Request, look: Look) -> web.Response:
        return await self._show(request, look, _asked(request))

    async def take(self, request: web.Request, names: Iterable[str], act: Act, look: Look) -> web.Response:
        fields = await forms.posted(request, (FORM_FIELD, *names), at_most=FIELDS_AT_MOST)
        return await self._take(request, fields, _asked(request), act, look)

    async def take_with_files(
        self, request: web.Request, names: Iterable[str], act: Act, look: Look, lay: Lay | None = None
    ) -> web.Response:
        """The same for a form with files; bytes are only kept of whoever is inside."""
        fields, files = await forms.posted_with_files(
            request, (FORM_FIELD, *names), at_most=FIELDS_AT_MOST, keeps=await self._inside(request)
        )
        return await self._take(request, fields, replace(_asked(request), files=files), act, look, lay)

    async def _inside(self, request: web.Request) -> bool:
        key = self.cookies.key(request)
        if key is None or from_elsewhere(request):
            return False
        try:
            await self.desk.read(lambda office: office.visitor(key.mark))
        except refusals.Refusal:
            return False
        return True

    async def _take(
        self,
        request: web.Request,
        fields: Mapping[str, str],
        asked: Asked,
        act: Act,
        look: Look,
        lay: Lay | None = None,
    ) -> web.Response:
        key = self.cookies.key(request)
        typed = _typed(fields)
        if key is None:
            return self._outside(request, typed)
        if from_elsewhere(request) or not key.opens(fields[FORM_FIELD]):
            return self._told(request, lambda words: words.not_our_form(), 403, typed)
        try:
            if lay is not None and asked.files:
                fields = await self.desk.write(_laying(key, asked, lay, fields))
                typed = _typed(fields)
            where, planned = await self.desk.write(_acting(key, asked, act, fields))
        except refusals.NoVisit:
            return self._outside(request, typed)
        except refusals.Refusal as why:
            return await self._show(request, look, replace(asked, typed=typed, why=why, files=()))
        except Exception as fault:
            raise Unsaved(fields) from fault
        if planned:
            self.knock()
        return see_other(where)

    async def _show(self, request: web.Request, look: Look, asked: Asked) -> web.Response:
        key = self.cookies.key(request)
        if key is None:
            return self._outside(request, asked.typed)
        try:
            looking, shown = await self.desk.read(_looking(key, asked, look))
        except refusals.NoVisit:
            return self._outside(request, asked.typed)
        except refusals.NotAllowed:
            return self._told(request, lambda words: words.no_longer_yours(), 403, asked.typed)
        except refusals.Unknown:
            return self._told(request, lambda words: words.no_such_page(), 404, asked.typed)
        return _page(request, key, looking, shown)

    def _outside(self, request: web.Request, typed: Mapping[str, str]) -> web.Response:
        """Nobody is let in here; the way in is in the chat."""
        return self._told(request, lambda words: words.outside(), 403, typed)

    def _told(
        self,
        request: web.Request,
        problem: Callable[[Words], Problem],
        status: int,
        typed: Mapping[str, str] | None = None,
    ) -> web.Response:
        return told(request, problem, status, typed or {})


def told(
    request: web.Request,
    problem: Callable[[Words], Problem],
    status: int,
    typed: Mapping[str, str] | None = None,
    language: Language | None = None,
) -> web.Response:
    """A page that says no; what somebody had typed stands there to be copied."""
    words = wording.words(language or asked_language(request))
    kept = [text for text in (typed or {}).values() if len(text) > 20 or "\n" in text]
    return pages.page(
        "secretariat/outside.html",
        words.language,
        status=status,
        w=words,
        problem=problem(words),
        kept=kept,
    )


def _asked(request: web.Request) -> Asked:
    return Asked(dict(request.match_info), dict(request.query))


def _looking(key: VisitKey, asked: Asked, look: Look) -> Callable[[Office], tuple[Looking, Shown]]:
    def work(office: Office) -> tuple[Looking, Shown]:
        looking = _inside(office, key, asked)
        return looking, look(looking)

    return work


def _typed(fields: Mapping[str, str]) -> Mapping[str, str]:
    return {name: text for name, text in fields.items() if name != FORM_FIELD}


def _laying(
    key: VisitKey, asked: Asked, lay: Lay, fields: Mapping[str, str]
) -> Callable[[Office], Mapping[str, str]]:
    return lambda office: lay(_inside(office, key, asked), fields)


def _acting(
    key: VisitKey, asked: Asked, act: Act, fields: Mapping[str, str]
) -> Callable[[Office], tuple[str, int]]:
    def work(office: Office) -> tuple[str, int]:
        return act(_inside(office, key, asked), fields), office.records.planned

    return work


def _inside(office: Office, key: VisitKey, asked: Asked) -> Looking:
    visitor = office.visitor(key.mark)
    return Looking(office, visitor, asked, wording.words(visitor.person.language))


def _page(request: web.Request, key: VisitKey, looking: Looking, shown: Shown) -> web.Response:
    words, asked = looking.words, looking.asked
    tag = f'"{shown.version}"' if shown.version and not asked.why else ""
    if tag and request.headers.get("If-None-Match") == tag:
        return web.Response(status=304, headers={"ETag": tag, "Cache-Control": "private, no-store"})
    done = asked.query.get(DONE, "") if asked.why is None else ""
    response = pages.page(
        f"secretariat/{shown.template}",
        words.language,
        status=REFUSED if asked.why else 200,
        w=words,
        title=shown.title,
        here=shown.here,
        tabs=_tabs(looking, shown),
        visitor=looking.visitor,
        form_key=key.for_forms,
        path=request.path,
        done=words.done.get(done, ""),
        complaint=words.refused(asked.why) if asked.why else None,
        typed=asked.typed,
        meeting=shown.meeting,
        may_change=shown.meeting is not None and looking.may_change(shown.meeting),
        script=shown.script,
        **shown.facts,
    )
    if tag:
        response.headers["ETag"] = tag
    if shown.script:
        response.headers["Content-Security-Policy"] = pages.WITH_SCRIPT
    return response


def _tabs(looking: Looking, shown: Shown) -> list[tuple[str, str, bool]]:
    """Words, address, and whether one is there."""
    words, meeting = looking.words, shown.meeting
    found = [(Tab.MEETINGS, "/sekretariat/")]
    if meeting is not None:
        found += [
            (Tab.LIST, f"/sekretariat/moede/{meeting.id}"),
            (Tab.AGENDA, f"/sekretariat/moede/{meeting.id}/dagsorden"),
            (Tab.NOW, f"/sekretariat/moede/{meeting.id}/nu"),
            (Tab.MINUTES, f"/sekretariat/moede/{meeting.id}/referat"),
        ]
    committee = meeting.committee if meeting else shown.committee or looking.visitor.committees[0].id
    found.append((Tab.YEAR, f"/sekretariat/aarsplan/{committee}"))
    if committee in looking.visitor.desks:
        found.append((Tab.MEMBERS, f"/sekretariat/medlemmer/{committee}"))
    return [(words.tabs[tab], address, tab is shown.here) for tab, address in found]
