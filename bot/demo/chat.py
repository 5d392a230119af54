"""The chat page's own small API: who is there, what they see in Teams and in the mailbox, and the clock."""

import email
import email.policy
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import BodyPartReader, web

from bot.demo.microsoft import Microsoft
from bot.demo.tenancy import Seat, seat
from bot.desk import Desk
from meetings.model import MeetingState, OrganisationKind, Person, PersonId, Role
from meetings.office import Office
from meetings.order import danish
from wording import dates

MEMBER_HINTS = ("status", "tilmeld", "afbud", "punkt", "hvornår er næste møde?", "hjælp")
SECRETARIAT_HINTS = ("hvem mangler at svare?", "indkald møde", "påmind", "deltagerliste", "møder", "hjælp")
STRANGER_HINTS = ("hej", "hjælp")

LONGEST_TEXT, CHUNK = 4000, 64 * 1024
LARGEST_FILE = 100_000_000

MAIL_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class Sitter:
    """One entry of the person switcher."""

    person: Person
    group: str
    note: str
    teams: bool
    hints: tuple[str, ...]


class Chat:
    """`advance(target)` moves the clock, visiting what falls due on the way; `next_due()` is the next such moment."""

    def __init__(
        self,
        desk: Desk,
        microsoft: Microsoft,
        session: aiohttp.ClientSession,
        mail_folder: Path,
        advance: Callable[[datetime], Awaitable[int]],
    ) -> None:
        self.desk = desk
        self.microsoft = microsoft
        self.session = session
        self.mailbox = Mailbox(mail_folder)
        self.advance = advance
        self._seen: dict[str, int] = {}

    def routes(self) -> Iterable[web.RouteDef]:
        return (
            web.get("/chat", self._page),
            web.get("/demo/state", self._state),
            web.post("/demo/people/{person}/say", self._say),
            web.post("/demo/people/{person}/file", self._send_file),
            web.post("/demo/people/{person}/tap", self._tap),
            web.post("/demo/people/{person}/form", self._form),
            web.get("/demo/mails/{mail}", self._mail),
            web.post("/demo/clock", self._clock),
        )

    async def _page(self, _: web.Request) -> web.FileResponse:
        page = Path(__file__).parent.parent / "web" / "static" / "chat" / "chat.html"
        policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
        return web.FileResponse(
            page, headers={"Content-Security-Policy": policy, "Cache-Control": "no-store"}
        )

    async def _state(self, request: web.Request) -> web.Response:
        sitters = await self.desk.read(_sitters)
        answer: dict[str, Any] = {"now": self.desk.now().isoformat()}
        wanted = request.query.get("person")
        if chosen := next((one for one in sitters if str(one.person.id) == wanted), None):
            conversation = self.microsoft.conversation(seat(chosen.person).conversation)
            self._seen[wanted or ""] = sum(not message.mine for message in conversation.messages)
            answer["conversation"] = {
                "revision": conversation.revision,
                "messages": [message.as_json() for message in conversation.messages],
            }
            answer["mails"] = self.mailbox.to(chosen.person.email)
        answer["people"] = [self._entry(one) for one in sitters]
        return web.json_response(answer)

    def _entry(self, one: Sitter) -> dict[str, Any]:
        id = str(one.person.id)
        received = sum(
            not m.mine for m in self.microsoft.conversation(seat(one.person).conversation).messages
        )
        return {
            "id": id,
            "name": one.person.name,
            "organisation": one.person.organisation.name,
            "group": one.group,
            "note": one.note,
            "teams": one.teams,
            "hints": one.hints,
            "unread": received - self._seen.get(id, 0),
        }

    async def _say(self, request: web.Request) -> web.Response:
        body = await _object(request)
        await self.microsoft.say(self.session, await self._seat(request), str(body.get("text", "")))
        return web.json_response({})

    async def _send_file(self, request: web.Request) -> web.Response:
        """multipart/form-data with the field `text` and a file, as large as it may be: what is too large is the bot's to say."""
        who, text = await self._seat(request), ""
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise web.HTTPBadRequest
            if part.filename is None:
                text = (await part.read()).decode()[:LONGEST_TEXT]
                continue
            content = bytearray()
            while chunk := await part.read_chunk(CHUNK):
                content += chunk
                if len(content) > LARGEST_FILE:
                    raise web.HTTPRequestEntityTooLarge(LARGEST_FILE, len(content))
            await self.microsoft.send_file(self.session, who, part.filename, bytes(content), text)
        return web.json_response({})

    async def _tap(self, request: web.Request) -> web.Response:
        body = await _object(request)
        who, card, data = await self._seat(request), str(body.get("message", "")), body.get("data") or {}
        if body.get("type") == "Action.Submit":
            await self.microsoft.submit(self.session, who, card, data)
            return web.json_response({})
        verb = str(body.get("verb") or "")
        text = await self.microsoft.execute(self.session, who, card, verb, data)
        return web.json_response({"text": text} if text else {})

    async def _form(self, request: web.Request) -> web.Response:
        body = await _object(request)
        name = "task/submit" if body.get("name") == "task/submit" else "task/fetch"
        answer = await self.microsoft.form(
            self.session, await self._seat(request), name, body.get("data") or {}
        )
        return web.json_response(answer)

    async def _mail(self, request: web.Request) -> web.Response:
        html = self.mailbox.html(request.match_info["mail"])
        if html is None:
            raise web.HTTPNotFound
        opened = html.replace("<head>", '<head><base target="_blank">', 1)
        return web.Response(text=opened, content_type="text/html", charset="utf-8", headers=MAIL_HEADERS)

    async def _clock(self, request: web.Request) -> web.Response:
        step = str((await _object(request)).get("step", ""))
        before = self.desk.now()
        target = await self.desk.read(lambda office: _target(office, step))
        if target is None or target <= before:
            text = "Der er ikke noget at vente på: intet er planlagt."
            return web.json_response({"now": before.isoformat(), "text": text})
        sent = await self.advance(target)
        told = {0: "Intet blev sendt undervejs.", 1: "1 besked blev sendt undervejs."}
        text = told.get(sent, f"{sent} beskeder blev sendt undervejs.")
        return web.json_response({"now": self.desk.now().isoformat(), "text": text})

    async def _seat(self, request: web.Request) -> Seat:
        id = request.match_info["person"]
        if not id.isdigit():
            raise web.HTTPNotFound
        return seat(await self.desk.read(lambda office: office.records.person(PersonId(int(id)))))


class Mailbox:
    """The `.eml` files in a folder, as the people they are for see them; files do not change once written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, tuple[int, EmailMessage]] = {}

    def to(self, address: str) -> list[dict[str, str]]:
        """The mails to one address, the latest first."""
        mails = [(name, mail) for name, mail in self._all() if _is_to(mail, address)]
        return [_listed(name, mail) for name, mail in reversed(mails)]

    def html(self, name: str) -> str | None:
        mail = dict(self._all()).get(name)
        body = mail.get_body(("html", "plain")) if mail else None
        return str(body.get_content()) if body else None

    def _all(self) -> list[tuple[str, EmailMessage]]:
        files = sorted(self.folder.glob("*.eml")) if self.folder.is_dir() else []
        return [(file.name, self._one(file)) for file in files]

    def _one(self, file: Path) -> EmailMessage:
        written = file.stat().st_mtime_ns
        known = self._read.get(file.name)
        if known is None or known[0] != written:
            mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            known = (written, mail)
            self._read[file.name] = known
        return known[1]


def _is_to(mail: EmailMessage, address: str) -> bool:
    return address.casefold() in {one.addr_spec.casefold() for one in mail["To"].addresses}


def _listed(name: str, mail: EmailMessage) -> dict[str, str]:
    return {
        "id": name,
        "subject": str(mail["Subject"]),
        "from": str(mail["From"]),
        "to": str(mail["To"]),
        "date": dates.capital(dates.moment(mail["Date"].datetime)),
        "calendar": _calendar(mail),
    }


def _calendar(mail: EmailMessage) -> str:
    """What a calendar would make of the mail, in a line."""
    part = next((one for one in mail.walk() if one.get_content_type() == "text/calendar"), None)
    match part.get_param("method") if part else None:
        case "REQUEST":
            return "Med kalenderinvitation: i Outlook vises knapperne Acceptér, Foreløbig og Afvis."
        case "CANCEL":
            return "Med aflysning: aftalen fjernes fra kalenderen."
        case _:
            return ""


def _sitters(office: Office) -> list[Sitter]:
    """The secretariat first, then the chair, the members by municipality, and those who came to be substitutes."""
    secretariat: set[PersonId] = set()
    chairs: set[PersonId] = set()
    members: set[PersonId] = set()
    for committee in office.records.committees():
        for one in office.records.memberships(committee.id):
            match one.role:
                case Role.SECRETARIAT:
                    secretariat.add(one.person.id)
                case Role.CHAIR | Role.VICE_CHAIR if committee.id == "ekr-styregruppe":
                    chairs.add(one.person.id)
                case Role.MEMBER if committee.id == "ekr-styregruppe":
                    members.add(one.person.id)
    everybody = [
        person
        for organisation in office.records.organisations()
        for person in office.records.people_of(organisation.id)
    ]
    shown = [_sitter(office, one, secretariat, chairs, members) for one in everybody]
    return sorted(filter(None, shown), key=_place)


def _place(one: Sitter) -> tuple[int, bool, tuple[str, int, str]]:
    """The region's own secretariat before others', municipalities in Danish order."""
    other = one.group == "Sekretariat" and one.person.organisation.kind is not OrganisationKind.REGION
    return _GROUPS.index(one.group), other, danish(one.note)


_GROUPS = ("Sekretariat", "Formandskab", "Medlemmer", "Stedfortrædere")


def _sitter(
    office: Office, person: Person, secretariat: set[PersonId], chairs: set[PersonId], members: set[PersonId]
) -> Sitter | None:
    roads = office.records.roads_of(person.id)
    teams = any(road.is_open for road in roads) or (
        not roads and person.id in members and _has_client(person)
    )
    where = person.organisation.short
    title = f" · {person.title}" if person.title else ""
    note = f"{where}{title}" + ("" if teams else " · kun mail")
    if person.id in secretariat:
        return Sitter(person, "Sekretariat", note, teams, SECRETARIAT_HINTS)
    if person.id in chairs:
        return Sitter(person, "Formandskab", note, teams, MEMBER_HINTS)
    if person.id in members:
        linked = any(road.person == person.id for road in roads)
        extra = "" if linked or not teams else " · ikke koblet endnu"
        return Sitter(person, "Medlemmer", note + extra, teams, MEMBER_HINTS if linked else STRANGER_HINTS)
    comes = office.records.meetings_of_person(person.id)
    if person.organisation.kind is OrganisationKind.MUNICIPALITY and any(
        one.state is not MeetingState.HELD for one in comes
    ):
        return Sitter(person, "Stedfortrædere", note, teams, MEMBER_HINTS)
    return None


def _has_client(person: Person) -> bool:
    """Lemvig's members have Teams and have not linked their account; Samsø's have no Teams at all."""
    return person.organisation.id == "lemvig"


def _target(office: Office, step: str) -> datetime | None:
    match step:
        case "hour":
            return office.now + timedelta(hours=1)
        case "day":
            return office.now + timedelta(days=1)
        case "next":
            return office.records.next_due()
        case "deadline":
            ahead = [
                one.deadlines.responses
                for committee in office.records.committees()
                for one in office.coming_meetings_of(committee)
                if one.state is MeetingState.CONVENED and one.deadlines.responses > office.now
            ]
            return min(ahead, default=None)
        case _:
            return None


async def _object(request: web.Request) -> Mapping[str, Any]:
    body = await request.json()
    if not isinstance(body, dict):
        raise web.HTTPBadRequest
    return body
