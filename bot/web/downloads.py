"""Files behind links: the attendance list and the year plan for ten minutes, a person's calendar until it is ended."""

import asyncio
import hashlib
from collections.abc import Mapping

from aiohttp import web

from bot import calendars, exports
from bot.desk import Desk
from bot.links import Altered, Expired, ListKey, PlanKey, SignedLinks, feed_digest
from bot.web.pages import asked_language, problem
from documents.letter import Mailbox
from documents.roster import Extract
from meetings import refusals
from meetings.model import Source
from meetings.office import Actor, Office
from wording import pages as wording
from wording.answer_page import Problem

LOOK_AGAIN = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
"""May be kept by whoever fetched it, and is asked after with its ETag each time."""

HEADERS = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}


class Downloads:
    """`organizer` is the mailbox that invites."""

    def __init__(self, desk: Desk, links: SignedLinks, organizer: Mailbox) -> None:
        self.desk = desk
        self.links = links
        self.organizer = organizer

    async def attendance_list(self, request: web.Request) -> web.Response:
        """Only for those who are the committee's secretariat at the moment of the download, whatever was signed."""
        words = wording.words(asked_language(request))
        key = self.links.read_list(request.match_info["token"])
        match key:
            case Altered():
                return _no(request, words.altered(), 404)
            case Expired():
                return _no(request, words.download_expired(), 410)
        try:
            extract = await self.desk.read(lambda office: _extract(office, key))
            # A workbook takes its time, and whoever waits for the books must not wait for it.
            content = await asyncio.to_thread(exports.write, extract, key.form)
        except refusals.Refusal:
            return _no(request, words.download_refused(), 403)
        return file(content, f"deltagerliste-{key.meeting}", key.form)

    async def year_plan(self, request: web.Request) -> web.Response:
        """Only for those who have a seat in the committee at the moment of the download."""
        words = wording.words(asked_language(request))
        key = self.links.read_year_plan(request.match_info["token"])
        match key:
            case Altered():
                return _no(request, words.altered(), 404)
            case Expired():
                return _no(request, words.plan_expired(), 410)
        try:
            content = await self.desk.read(lambda office: _year_plan(office, key, self.organizer))
        except refusals.Unknown:
            return _no(request, words.plan_refused(), 403)
        return _calendar(content, f"moedeplan-{key.committee}")

    async def calendar(self, request: web.Request) -> web.Response:
        """A person's calendar by subscription. That a key was ended and that it never was one looks the same."""
        digest = feed_digest(request.match_info["token"])
        try:
            content = await self.desk.read(lambda office: _own_calendar(office, digest, self.organizer))
        except refusals.Unknown:
            words = wording.words(asked_language(request))
            return _no(request, words.no_calendar(), 404)
        tag = hashlib.sha256(content).hexdigest()[:32]
        headers = LOOK_AGAIN | {"ETag": f'"{tag}"'}
        if _has_it(request, tag):
            return web.Response(status=304, headers=headers)
        return _calendar(content, "styrmand", headers)


def _has_it(request: web.Request, tag: str) -> bool:
    """RFC 9110 section 13.1.2: the comparison is weak, and a star stands for whatever there is."""
    return any(one.value in (tag, "*") for one in request.if_none_match or ())


def _own_calendar(office: Office, digest: str, organizer: Mailbox) -> bytes:
    person, appointments = office.calendar_behind(digest)
    return calendars.of_person(person, appointments, organizer)


def _year_plan(office: Office, key: PlanKey, organizer: Mailbox) -> bytes:
    committee = office.records.committee(key.committee)
    reader = office.records.person(key.person)
    plan = office.year_plan(key.committee, Actor(key.person, Source.PAGE))
    return calendars.of_committee(committee.name, plan, reader.language, organizer)


def _calendar(content: bytes, name: str, headers: Mapping[str, str] = HEADERS) -> web.Response:
    told = {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": f'attachment; filename="{name}.ics"',
    }
    return web.Response(body=content, headers={**headers, **told})


def _extract(office: Office, key: ListKey) -> Extract:
    meeting = office.records.meeting(key.meeting)
    office.require_secretariat(meeting.committee, Actor(key.person, Source.PAGE), "list")
    return exports.extract(office, key.meeting)


def file(content: bytes, name: str, form: str) -> web.Response:
    told = exports.FORMS[form]
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{told.extension}"',
        "Content-Type": told.media_type,
    }
    return web.Response(body=content, headers=HEADERS | headers)


def _no(request: web.Request, what: Problem, status: int) -> web.Response:
    return problem(what, asked_language(request), status=status)
