"""Calendars to fetch: a person's own by subscription, until it is ended, and a committee's year for ten minutes."""

import hashlib
from collections.abc import Mapping

from aiohttp import web

from bot import calendars
from bot.desk import Desk
from bot.links import Altered, Expired, PlanKey, SignedLinks, feed_digest
from bot.web.pages import asked_language, problem
from documents.letter import Mailbox
from meetings import refusals
from meetings.model import Source
from meetings.office import Actor, Office
from wording import pages as wording

ONCE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
LOOK_AGAIN = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
"""May be kept by whoever fetched it, and is asked after with its ETag each time."""


class Calendars:
    """`organizer` is the mailbox that invites."""

    def __init__(self, desk: Desk, links: SignedLinks, organizer: Mailbox) -> None:
        self.desk = desk
        self.links = links
        self.organizer = organizer

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/kalender/{token}.ics", self.own),
            web.get("/moedeplan/{token}", self.year_plan),
        ]

    async def own(self, request: web.Request) -> web.Response:
        """That a key was ended and that it never was one looks the same."""
        digest = feed_digest(request.match_info["token"])
        try:
            content = await self.desk.read(lambda office: _own(office, digest, self.organizer))
        except refusals.Unknown:
            language = asked_language(request)
            return problem(wording.words(language).no_calendar(), language, status=404)
        tag = hashlib.sha256(content).hexdigest()[:32]
        headers = LOOK_AGAIN | {"ETag": f'"{tag}"'}
        if _has_it(request, tag):
            return web.Response(status=304, headers=headers)
        return _file(content, "styrmand", headers)

    async def year_plan(self, request: web.Request) -> web.Response:
        """Only for those who have a seat in the committee at the moment of the download."""
        language = asked_language(request)
        words = wording.words(language)
        key = self.links.read_year_plan(request.match_info["token"])
        match key:
            case Altered():
                return problem(words.altered(), language, status=404)
            case Expired():
                return problem(words.plan_expired(), language, status=410)
        try:
            content = await self.desk.read(lambda office: _year_plan(office, key, self.organizer))
        except refusals.Unknown:
            return problem(words.plan_refused(), language, status=403)
        return _file(content, f"moedeplan-{key.committee}", ONCE)


def _has_it(request: web.Request, tag: str) -> bool:
    """RFC 9110 section 13.1.2: the comparison is weak, and a star stands for whatever there is."""
    return any(one.value in (tag, "*") for one in request.if_none_match or ())


def _own(office: Office, digest: str, organizer: Mailbox) -> bytes:
    person, appointments = office.calendar_behind(digest)
    return calendars.of_person(person, appointments, organizer)


def _year_plan(office: Office, key: PlanKey, organizer: Mailbox) -> bytes:
    committee = office.records.committee(key.committee)
    reader = office.records.person(key.person)
    plan = office.year_plan(key.committee, Actor(key.person, Source.PAGE))
    return calendars.of_committee(committee.name, plan, reader.language, organizer)


def _file(content: bytes, name: str, headers: Mapping[str, str]) -> web.Response:
    told = {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": f'attachment; filename="{name}.ics"',
    }
    return web.Response(body=content, headers={**headers, **told})
