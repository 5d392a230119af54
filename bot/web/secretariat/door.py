"""In and out of the pages.

The link from the chat opens a page with one button: programs that look links through do not press it, so they do not
spend it. Only the button lets anybody in.
"""

from aiohttp import web

from bot.links import Altered, Expired, SignedLinks, TicketKey
from bot.web import forms, pages
from bot.web.pages import asked_language, see_other
from bot.web.secretariat.keys import FORM_FIELD, Cookies, from_elsewhere, ticket_mark
from bot.web.secretariat.room import Room, told
from meetings import refusals
from meetings.model import MeetingId
from meetings.office import Office
from wording import secretariat_pages as wording

FRONT = "/sekretariat/"


class Entrance:
    def __init__(self, room: Room, links: SignedLinks) -> None:
        self.room = room
        self.desk = room.desk
        self.cookies: Cookies = room.cookies
        self.links = links

    async def ask(self, request: web.Request) -> web.Response:
        """GET /sekretariat/ind/{token}: changes nothing. Whoever is inside already is led on."""
        match self.links.read_ticket(request.match_info["token"]):
            case Altered():
                return told(request, lambda words: words.ticket_altered(), 404)
            case Expired():
                return told(request, lambda words: words.ticket_expired(), 410)
            case TicketKey() as ticket:
                if await self._is_inside(request, ticket):
                    return see_other(_first(ticket.meeting))
                words = wording.words(asked_language(request))
                return pages.page("secretariat/door.html", words.language, w=words, path=request.path)

    async def enter(self, request: web.Request) -> web.Response:
        """POST: spends the ticket and begins a visit."""
        ticket = self.links.read_ticket(request.match_info["token"])
        if isinstance(ticket, Altered):
            return told(request, lambda words: words.ticket_altered(), 404)
        if isinstance(ticket, Expired):
            return told(request, lambda words: words.ticket_expired(), 410)
        if from_elsewhere(request):
            return told(request, lambda words: words.not_our_form(), 403)
        response = see_other(_first(ticket.meeting))
        key = self.cookies.give(response)
        mark = ticket_mark(ticket.ticket)
        try:
            await self.desk.write(lambda office: office.enter(mark, ticket.person, key.mark))
        except refusals.TicketSpent:
            return told(request, lambda words: words.ticket_spent(), 410)
        except refusals.Refusal:
            return told(request, lambda words: words.no_longer_yours(), 403)
        return response

    async def leave(self, request: web.Request) -> web.Response:
        """POST /sekretariat/ud."""
        key = self.cookies.key(request)
        fields = await forms.posted(request, (FORM_FIELD,))
        if key is not None:
            if from_elsewhere(request) or not key.opens(fields[FORM_FIELD]):
                return told(request, lambda words: words.not_our_form(), 403)
            mark = key.mark
            await self.desk.write(lambda office: office.leave(mark))
        response = told(request, lambda words: words.left(), 200)
        self.cookies.take(response)
        return response

    async def _is_inside(self, request: web.Request, ticket: TicketKey) -> bool:
        key = self.cookies.key(request)
        if key is None:
            return False

        def same(office: Office) -> bool:
            try:
                return office.visitor(key.mark).person.id == ticket.person
            except refusals.Refusal:
                return False

        return await self.desk.read(same)


def _first(meeting: MeetingId | None) -> str:
    return f"/sekretariat/moede/{meeting}" if meeting else FRONT
