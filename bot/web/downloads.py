"""Files behind signed links: the attendance list for ten minutes, and a person's own calendar entry."""

from aiohttp import web

from bot import exports
from bot.desk import Desk
from bot.links import Altered, Expired, SignedLinks
from bot.settings import Settings
from bot.web.pages import asked_language, problem
from meetings import refusals
from meetings.model import PersonId, Source
from meetings.office import Actor, Office
from wording import pages as wording
from wording.pages import Problem

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Downloads:
    def __init__(self, desk: Desk, links: SignedLinks, settings: Settings) -> None:
        self.desk = desk
        self.links = links
        self.settings = settings

    async def attendance_list(self, request: web.Request) -> web.Response:
        """Only for those who are the committee's secretariat at the moment of the download, whatever was signed."""
        words = wording.words(asked_language(request))
        key = self.links.read_list(request.match_info["token"])
        match key:
            case Altered():
                return _no(request, words.altered(), 404)
            case Expired():
                return _no(request, words.download_expired(), 410)

        def make(office: Office) -> bytes:
            meeting = office.records.meeting(key.meeting)
            actor = Actor(PersonId(key.person), Source.PAGE)
            office.require_secretariat(meeting.committee, actor, "list")
            return exports.attendance_list(office, key.meeting, key.form)

        try:
            content = await self.desk.read(make)
        except refusals.Refusal:
            return _no(request, words.altered(), 404)
        name = f"deltagerliste-{key.meeting}.{exports.EXTENSIONS[key.form]}"
        return _file(content, name, exports.MEDIA_TYPES[key.form])

    async def calendar_file(self, request: web.Request) -> web.Response:
        words = wording.words(asked_language(request))
        key = self.links.read_calendar(request.match_info["token"])
        if isinstance(key, Altered):
            return _no(request, words.altered(), 404)
        try:
            content = await self.desk.read(
                lambda office: exports.calendar_file(
                    office, self.settings, self.links, key.meeting, key.person
                )
            )
        except refusals.Refusal:
            return _no(request, words.altered(), 404)
        return _file(content, f"{key.meeting}.ics", "text/calendar; charset=utf-8")


def _file(content: bytes, name: str, media_type: str) -> web.Response:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Type": media_type}
    return web.Response(body=content, headers=HEADERS | disposition)


def _no(request: web.Request, what: Problem, status: int) -> web.Response:
    return problem(what, asked_language(request), status=status)
