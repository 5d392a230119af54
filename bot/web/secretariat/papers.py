"""Agenda and minutes as files, to each visitor what he may read; a page is shown, the others are downloaded."""

import asyncio

from aiohttp import web

from bot import papers
from bot.papers import Press
from bot.web.downloads import HEADERS, SHUT, saved_as
from bot.web.secretariat.days import number
from bot.web.secretariat.keys import VisitKey
from bot.web.secretariat.room import Looking, Room, Shown
from documents.item_sheet import nowhere
from documents.journal import file_name
from meetings import refusals
from meetings.model import AgendaItem, Attachment, FileId, ItemId, MeetingId
from meetings.office import Office
from wording.journal import attachment

PREVIEW = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
}
"""The paper brings its own style and nothing else; it is whole by itself, so that it can be saved."""


class PaperFiles:
    def __init__(self, room: Room, press: Press) -> None:
        self.room = room
        self.press = press

    async def get(self, request: web.Request) -> web.Response:
        """GET /sekretariat/moede/{meeting}/{paper}.{form}."""
        key, form = self.room.cookies.key(request), request.match_info["form"]
        if key is None or form not in papers.FORMS:
            return await self.room.show(request, _why_not)
        kind, id = papers.Kind(request.match_info["paper"]), MeetingId(request.match_info["meeting"])
        try:
            drawn = await self.room.desk.read(lambda office: _draw(office, key, kind, id))
        except refusals.Refusal:
            return await self.room.show(request, _why_not)
        content = await asyncio.to_thread(
            self.press.write, drawn, form, _inside if form == "html" else nowhere
        )
        told = papers.FORMS[form]
        shown = "inline" if form == "html" else "attachment"
        name = f'{shown}; filename="{kind}-{id}.{told.extension}"'
        headers = HEADERS | {"Content-Disposition": name, "Content-Type": told.media_type}
        return web.Response(body=content, headers=headers | (PREVIEW if form == "html" else {}))


def _inside(item: AgendaItem, one: Attachment) -> str:
    """The preview leads where its visitor is already; a file that is taken away would lead nowhere."""
    return f"/sekretariat/punkt/{item.id}/bilag/{one.file}" if one.file else ""


class AttachedFiles:
    def __init__(self, room: Room) -> None:
        self.room = room

    async def get(self, request: web.Request) -> web.Response:
        """GET /sekretariat/punkt/{item}/bilag/{file}: to whoever may read the item, to be saved and never shown."""
        key = self.room.cookies.key(request)
        if key is None:
            return await self.room.show(request, _no_file)
        item, id = number(request.match_info["item"], "item"), FileId(request.match_info["file"])
        try:
            name, media_type, content = await self.room.desk.read(
                lambda office: _attached(office, key, ItemId(item), id)
            )
        except refusals.Refusal:
            return await self.room.show(request, _no_file)
        return web.Response(
            body=content,
            headers=HEADERS | SHUT | {"Content-Disposition": saved_as(name), "Content-Type": media_type},
        )


def _attached(office: Office, key: VisitKey, id: ItemId, file: FileId) -> tuple[str, str, bytes]:
    """Its name, type and bytes. Raises Unknown for a file that is not the item's, whoever asks."""
    item = office.records.item(id)
    office.seen_by(office.visitor(key.mark), item.meeting)
    for one in item.attachments:
        if one.file is not None and one.file == file:
            stored = office.records.file(file)
            told = attachment(one.number, one.title)
            name = file_name(told, stored.name.rpartition(".")[2].casefold())
            return name, stored.content_type, office.records.content(file)
    raise refusals.Unknown("file")


def _no_file(here: Looking) -> Shown:
    """Raises a Refusal whatever is asked, and the room says it."""
    raise refusals.Unknown("file", here.asked.place["file"][:12])


def _draw(office: Office, key: VisitKey, kind: papers.Kind, id: MeetingId) -> papers.Paper:
    """As it stands now to the hands that write it, else as it was sent out."""
    visitor = office.visitor(key.mark)
    meeting = office.seen_by(visitor, id)
    if office.holds(meeting.committee, visitor.person.id, office.rights(meeting.committee).draft):
        return papers.draw(office, kind, id, public=False)
    return papers.for_reader(office, kind, id, visitor.person.id)


def _why_not(here: Looking) -> Shown:
    """Raises a Refusal whatever is asked, and the room says it."""
    here.see()
    raise refusals.Unknown("form")
