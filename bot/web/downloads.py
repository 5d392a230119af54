"""Files behind signed links: the attendance list, for ten minutes and for the secretariat."""

from aiohttp import web

from bot import exports
from bot.desk import Desk
from bot.links import Altered, Expired, SignedLinks
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


def _file(content: bytes, name: str, media_type: str) -> web.Response:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Type": media_type}
    return web.Response(body=content, headers=HEADERS | disposition)


def _no(request: web.Request, what: Problem, status: int) -> web.Response:
    return problem(what, asked_language(request), status=status)
