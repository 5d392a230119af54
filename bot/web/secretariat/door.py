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
from dialogs.heard import ROOMS
from meetings import refusals
from meetings.model import Language
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
                inside, language = await self._known(request, ticket)
                if inside:
                    return see_other(_first(ticket))
                words = wording.words(language)
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
        response = see_other(_first(ticket))
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
        language = asked_language(request)
        if key is not None:
            if from_elsewhere(request) or not key.opens(fields[FORM_FIELD]):
                return told(request, lambda words: words.not_our_form(), 403)
            mark = key.mark
            left = await self.desk.write(lambda office: office.leave(mark))
            language = left.language if left else language
        response = told(request, lambda words: words.left(), 200, language=language)
        self.cookies.take(response)
        return response

    async def _known(self, request: web.Request, ticket: TicketKey) -> tuple[bool, Language]:
        """Whether the same person is inside already, and that person's language."""
        key = self.cookies.key(request)

        def look(office: Office) -> tuple[bool, Language]:
            try:
                language = office.records.person(ticket.person).language
                return key is not None and office.visitor(key.mark).person.id == ticket.person, language
            except refusals.Unknown:
                return False, asked_language(request)
            except refusals.Refusal:
                return False, language

        return await self.desk.read(look)


def _first(ticket: TicketKey) -> str:
    """A room that is none of ours leads to the meeting's first."""
    if ticket.meeting is None:
        return FRONT
    first = f"/sekretariat/moede/{ticket.meeting}"
    return f"{first}/{ticket.room}" if ticket.room in ROOMS else first
