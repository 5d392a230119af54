"""Which address of the secretariat's pages leads where."""

from collections.abc import Iterable

from aiohttp import web

from bot.links import SignedLinks
from bot.papers import Press
from bot.web.secretariat.agenda import AgendaPages
from bot.web.secretariat.attendance import AttendancePages
from bot.web.secretariat.chair import ChairPages
from bot.web.secretariat.door import Entrance
from bot.web.secretariat.front import FrontPage
from bot.web.secretariat.item import ItemPages
from bot.web.secretariat.members import MemberPages
from bot.web.secretariat.minutes import MinutesPages
from bot.web.secretariat.papers import AttachedFiles, PaperFiles
from bot.web.secretariat.room import Room
from bot.web.secretariat.running import RunningPages
from bot.web.secretariat.year import YearPage

MEETING = "/sekretariat/moede/{meeting}"
ITEM = "/sekretariat/punkt/{item}"
MEMBERS = "/sekretariat/medlemmer/{committee}"
SEAT = f"{MEMBERS}/{{person}}/{{seat:[0-9a-f]{{16}}}}"


def routes(room: Room, links: SignedLinks, press: Press) -> Iterable[web.RouteDef]:
    entrance, front, list_, year = (
        Entrance(room, links),
        FrontPage(room),
        AttendancePages(room),
        YearPage(room),
    )
    agenda, item = AgendaPages(room), ItemPages(room)
    chair, members = ChairPages(room), MemberPages(room)
    running, minutes, files = RunningPages(room), MinutesPages(room), PaperFiles(room, press)
    return (
        web.get("/sekretariat", _to_front),
        web.get("/sekretariat/", front.show),
        web.get("/sekretariat/ind/{token}", entrance.ask),
        web.post("/sekretariat/ind/{token}", entrance.enter),
        web.post("/sekretariat/ud", entrance.leave),
        web.get("/sekretariat/aarsplan/{committee}", year.show),
        web.get("/sekretariat/formand/{committee}", chair.show),
        web.post("/sekretariat/formand/{committee}", chair.decide),
        web.get(MEMBERS, members.show),
        web.get(f"{MEMBERS}/nyt", members.ask_new),
        web.post(f"{MEMBERS}/nyt", members.add),
        web.post(f"{MEMBERS}/{{person}}/tilbage", members.take_back),
        web.get(SEAT, members.ask_change),
        web.post(SEAT, members.change),
        web.get(f"{SEAT}/afslut", members.ask_end),
        web.post(f"{SEAT}/afslut", members.end),
        web.get(f"{SEAT}/fjern", members.ask_removal),
        web.post(f"{SEAT}/fjern", members.remove),
        web.get(MEETING, list_.show),
        web.get(f"{MEETING}/liste.{{form}}", list_.download),
        web.get(f"{MEETING}/paamind", list_.ask_reminder),
        web.post(f"{MEETING}/paamind", list_.remind),
        web.get(f"{MEETING}/svar/{{person}}", list_.ask_answer),
        web.post(f"{MEETING}/svar/{{person}}", list_.answer),
        web.get(f"{MEETING}/{{paper:dagsorden|referat}}.{{form}}", files.get),
        web.get(f"{MEETING}/dagsorden", agenda.show),
        web.get(f"{MEETING}/dagsorden/udsend", agenda.ask_to_send),
        web.post(f"{MEETING}/dagsorden/udsend", agenda.send),
        web.get(f"{MEETING}/dagsorden/nyt", item.ask_new),
        web.post(f"{MEETING}/dagsorden/nyt", item.add),
        web.post(f"{MEETING}/dagsorden/kommentar", agenda.answer_comment),
        web.post(f"{MEETING}/dagsorden/{{item}}", agenda.move),
        web.get(f"{MEETING}/nu", running.show),
        web.post(f"{MEETING}/nu", running.take),
        web.post(f"{MEETING}/nu/kladde", running.keep),
        web.get(f"{MEETING}/nu/afslut", running.ask_to_close),
        web.post(f"{MEETING}/nu/afslut", running.close),
        web.get(f"{MEETING}/referat", minutes.show),
        web.post(f"{MEETING}/referat", minutes.take),
        web.post(f"{MEETING}/referat/kommentar", minutes.answer_comment),
        web.post(f"{MEETING}/opfoelgning/{{follow_up}}", minutes.end_follow_up),
        web.get(ITEM, item.show),
        web.post(ITEM, item.save),
        web.get(f"{ITEM}/bilag/{{file:[0-9a-f]{{64}}}}", AttachedFiles(room).get),
        web.post(f"{ITEM}/kladde", item.keep),
        web.post(f"{ITEM}/kasser", item.drop),
        web.post(f"{ITEM}/plads", item.place),
        web.post(f"{ITEM}/afgoer", item.settle),
    )


async def _to_front(_: web.Request) -> web.Response:
    raise web.HTTPFound("/sekretariat/")
