"""Files behind signed links, for ten minutes: the attendance list, papers and the journal package."""

import asyncio
from urllib.parse import quote

from aiohttp import web

from bot import exports, journal, papers
from bot.desk import Desk
from bot.links import Altered, Expired, FileKey, ListKey, PaperKey, SignedLinks
from bot.web.pages import asked_language, problem
from documents.item_sheet import FileLinks
from documents.journal import file_name
from documents.roster import Extract
from meetings import refusals
from meetings.model import Source
from meetings.office import Actor, Office
from wording import pages as wording
from wording.answer_page import Problem
from wording.journal import attachment

JOURNAL = "journal"
HEADERS = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
SHUT = {"Content-Security-Policy": "default-src 'none'; sandbox"}
"""Of what people uploaded: even where a browser shows it all the same, it can do nothing."""


class Downloads:
    def __init__(self, desk: Desk, links: SignedLinks, press: papers.Press | None = None) -> None:
        self.desk = desk
        self.links = links
        self.press = press or papers.Press()

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

    async def paper(self, request: web.Request) -> web.Response:
        """To each what he may read at the moment of the download, whatever was signed."""
        words = wording.words(asked_language(request))
        key = self.links.read_paper(request.match_info["token"])
        match key:
            case Altered():
                return _no(request, words.altered(), 404)
            case Expired():
                return _no(request, words.paper_expired(), 410)
        try:
            return await (self._journal(key) if key.paper == JOURNAL else self._paper(key))
        except refusals.Refusal:
            return _no(request, words.paper_refused(), 403)

    async def attached(self, request: web.Request) -> web.Response:
        """GET /bilag/{token}: to whoever may read the item at this moment, to be saved and never shown."""
        words = wording.words(asked_language(request))
        key = self.links.read_file(request.match_info["token"])
        match key:
            case Altered():
                return _no(request, words.altered(), 404)
            case Expired():
                return _no(request, words.file_expired(), 410)
        try:
            name, media_type, content = await self.desk.read(lambda office: _stored(office, key))
        except refusals.Refusal:
            return _no(request, words.file_refused(), 403)
        headers = {"Content-Disposition": saved_as(name), "Content-Type": media_type}
        return web.Response(body=content, headers=HEADERS | SHUT | headers)

    async def _paper(self, key: PaperKey) -> web.Response:
        if key.paper not in set(papers.Kind) or key.form not in papers.FORMS:
            raise refusals.Unknown("form", key.form)
        kind, told = papers.Kind(key.paper), papers.FORMS[key.form]
        drawn = await self.desk.read(lambda office: papers.for_reader(office, kind, key.meeting, key.person))
        content = await asyncio.to_thread(self.press.write, drawn, key.form, self._files_of(key))
        return _file(content, f"{kind}-{key.meeting}.{told.extension}", told.media_type)

    def _files_of(self, key: PaperKey) -> FileLinks:
        """What a paper leads its reader to is his alone, as the paper is."""
        now = self.desk.now()
        return lambda item, one: (
            self.links.file(key.meeting, key.person, item.id, one.file, now) if one.file else ""
        )

    async def _journal(self, key: PaperKey) -> web.Response:
        gathered = await self.desk.read(lambda office: _gathered(office, key))
        content = await asyncio.to_thread(journal.write, gathered, self.press)
        await self.desk.write(
            lambda office: office.note_package_taken(key.meeting, Actor(key.person, Source.PAGE))
        )
        return _file(content, f"{JOURNAL}-{key.meeting}.zip", "application/zip")


def _stored(office: Office, key: FileKey) -> tuple[str, str, bytes]:
    """Its name, type and bytes."""
    one = office.attached(key.meeting, key.item, key.file, key.person)
    if one.file is None:
        raise refusals.Unknown("file")
    stored = office.records.file(one.file)
    told = attachment(one.number, one.title)
    name = file_name(told, stored.name.rpartition(".")[2].casefold())
    return name, stored.content_type, office.records.content(one.file)


def saved_as(name: str) -> str:
    """With the Danish letters for browsers of today, and a plain name for the others (RFC 6266 section 5)."""
    plain = "".join(one if one.isascii() and (one.isalnum() or one in " .-_") else "_" for one in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _gathered(office: Office, key: PaperKey) -> journal.Gathered:
    meeting = office.records.meeting(key.meeting)
    office.require_secretariat(meeting.committee, Actor(key.person, Source.PAGE), JOURNAL)
    return journal.gather(office, key.meeting)


def _extract(office: Office, key: ListKey) -> Extract:
    meeting = office.records.meeting(key.meeting)
    office.require_secretariat(meeting.committee, Actor(key.person, Source.PAGE), "list")
    return exports.extract(office, key.meeting)


def file(content: bytes, name: str, form: str) -> web.Response:
    told = exports.FORMS[form]
    return _file(content, f"{name}.{told.extension}", told.media_type)


def _file(content: bytes, name: str, media_type: str) -> web.Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Type": media_type}
    return web.Response(body=content, headers=HEADERS | headers)


def _no(request: web.Request, what: Problem, status: int) -> web.Response:
    return problem(what, asked_language(request), status=status)
