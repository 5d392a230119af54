"""Which address of the secretariat's pages leads where."""

from collections.abc import Iterable

from aiohttp import web

from bot.links import SignedLinks
from bot.web.secretariat.attendance import AttendancePages
from bot.web.secretariat.door import Entrance
from bot.web.secretariat.front import FrontPage
from bot.web.secretariat.room import Room
from bot.web.secretariat.year import YearPage

MEETING = "/sekretariat/moede/{meeting}"


def routes(room: Room, links: SignedLinks) -> Iterable[web.RouteDef]:
    entrance, front, list_, year = (
        Entrance(room, links),
        FrontPage(room),
        AttendancePages(room),
        YearPage(room),
    )
    return (
        web.get("/sekretariat", _to_front),
        web.get("/sekretariat/", front.show),
        web.get("/sekretariat/ind/{token}", entrance.ask),
        web.post("/sekretariat/ind/{token}", entrance.enter),
        web.post("/sekretariat/ud", entrance.leave),
        web.get("/sekretariat/aarsplan/{committee}", year.show),
        web.get(MEETING, list_.show),
        web.get(f"{MEETING}/liste.{{form}}", list_.download),
        web.get(f"{MEETING}/paamind", list_.ask_reminder),
        web.post(f"{MEETING}/paamind", list_.remind),
        web.get(f"{MEETING}/svar/{{person}}", list_.ask_answer),
        web.post(f"{MEETING}/svar/{{person}}", list_.answer),
    )


async def _to_front(_: web.Request) -> web.Response:
    raise web.HTTPFound("/sekretariat/")
