"""Files behind signed links: the attendance list, for ten minutes and for the secretariat."""

import asyncio

from aiohttp import web

from bot import exports
from bot.desk import Desk
from bot.links import Altered, Expired, ListKey, SignedLinks
from bot.web.pages import asked_language, problem
from documents.roster import Extract
from meetings import refusals
from meetings.model import Source
from meetings.office import Actor, Office
from wording import pages as wording
from wording.answer_page import Problem

HEADERS = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}


class Downloads:
    def __init__(self, desk: Desk, links: SignedLinks) -> None:
        self.desk = desk
        self.links = links

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
