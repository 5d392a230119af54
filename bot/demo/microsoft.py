"""What Microsoft is to the bot, on this machine: signing keys, a login, a connector, and Teams' own knock on the door.

Everything crosses real HTTP with signed tokens, so that the demo runs the very code that runs in Teams.
"""

import base64
import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import count
from typing import Any

import aiohttp
import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.demo.tenancy import APP_ID, BOT, Seat

CARD = "application/vnd.microsoft.card.adaptive"
DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"
FILES_KEPT = 5
ISSUER = "https://api.botframework.com"


@dataclass(slots=True)
class Message:
    """One message of a conversation, as the client shows it."""

    id: str
    mine: bool
    at: datetime
    text: str = ""
    card: Mapping[str, Any] | None = None
    edited: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "mine": self.mine,
            "at": self.at.isoformat(),
            "text": self.text,
            "card": self.card,
            "edited": self.edited,
        }


@dataclass(slots=True)
class Conversation:
    messages: list[Message] = field(default_factory=list)
    revision: int = 0

    def find(self, id: str) -> Message | None:
        return next((message for message in self.messages if message.id == id), None)


class Microsoft:
    """`base` is this server's own address; `now` is the demo's clock, for the times messages bear."""

    def __init__(self, base: str, now: Callable[[], datetime]) -> None:
        self.base = base
        self.now = now
        self.service_url = f"{base}/demo/connector"
        self.conversations: dict[str, Conversation] = {}
        self.files: dict[str, bytes] = {}
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._bot_token = secrets.token_urlsafe(32)
        self._ids = count(int(datetime.now(UTC).timestamp() * 1000))

    def routes(self) -> Iterable[web.RouteDef]:
        conversation = "/demo/connector/v3/conversations"
        return (
            web.get("/demo/openid", self._openid),
            web.get("/demo/keys", self._keys),
            web.get("/demo/files/{key}", self._file),
            web.post("/demo/login/{tenant}/oauth2/v2.0/token", self._login),
            web.post(f"{conversation}/{{id}}/activities", self._post),
            web.put(f"{conversation}/{{id}}/activities/{{activity}}", self._put),
            web.delete(f"{conversation}/{{id}}/activities/{{activity}}", self._delete),
        )

    def conversation(self, id: str) -> Conversation:
        return self.conversations.setdefault(id, Conversation())

    # what a person does in Teams

    async def say(self, session: aiohttp.ClientSession, seat: Seat, text: str) -> None:
        message = self._add(seat.conversation, Message(self._new_id(), mine=True, at=self.now(), text=text))
        await self._deliver(
            session, seat, {"type": "message", "id": message.id, "text": text, "textFormat": "plain"}
        )

    async def send_file(
        self, session: aiohttp.ClientSession, seat: Seat, name: str, content: bytes, text: str
    ) -> None:
        """A file is put in one's OneDrive, and the bot is told where; the text comes along twice, as Teams sends it."""
        key = secrets.token_urlsafe(16)
        self.files[key] = content
        while len(self.files) > FILES_KEPT:
            del self.files[next(iter(self.files))]
        said = "\n".join(one for one in (text, f"📎 {name}") if one)
        message = self._add(seat.conversation, Message(self._new_id(), mine=True, at=self.now(), text=said))
        place = f"{self.base}/demo/files/{key}"
        info = {"downloadUrl": place, "uniqueId": key, "fileType": name.rpartition(".")[2]}
        attachments: list[dict[str, Any]] = [
            {"contentType": DOWNLOAD, "contentUrl": place, "name": name, "content": info},
            {"contentType": "text/html", "content": f"<div>{escape(text)}</div>"},
        ]
        activity = {"type": "message", "id": message.id, "textFormat": "plain", "attachments": attachments}
        await self._deliver(session, seat, activity | ({"text": text} if text else {}))

    async def _file(self, request: web.Request) -> web.Response:
        """What is asked for once by the bot, by an address that nobody else knows."""
        content = self.files.get(request.match_info["key"])
        if content is None:
            raise web.HTTPNotFound
        return web.Response(body=content, content_type="application/octet-stream")

    async def submit(
        self, session: aiohttp.ClientSession, seat: Seat, card: str, data: Mapping[str, Any]
    ) -> None:
        """Action.Submit, as clients send it that do not know Action.Execute."""
        activity = {"type": "message", "id": self._new_id(), "replyToId": card, "value": dict(data)}
        await self._deliver(session, seat, activity)

    async def execute(
        self, session: aiohttp.ClientSession, seat: Seat, card: str, verb: str, data: Mapping[str, Any]
    ) -> str | None:
        """Action.Execute: the answered card takes the tapped one's place; an answered text is handed back."""
        action = {"type": "Action.Execute", "verb": verb, "data": dict(data)}
        answer = await self._invoke(
            session, seat, "adaptiveCard/action", {"action": action, "trigger": "manual"}, reply_to=card
        )
        if answer.get("type") == CARD:
            self._replace(seat.conversation, card, answer["value"])
            return None
        value = answer.get("value")
        return value if isinstance(value, str) else (value or {}).get("message", "")

    async def form(
        self, session: aiohttp.ClientSession, seat: Seat, name: str, data: Mapping[str, Any]
    ) -> dict[str, Any]:
        """task/fetch or task/submit; hands back the window's next content, or nothing when it closes."""
        return await self._invoke(session, seat, name, {"data": dict(data), "context": {"theme": "default"}})

    # how it travels

    async def _invoke(
        self,
        session: aiohttp.ClientSession,
        seat: Seat,
        name: str,
        value: Mapping[str, Any],
        reply_to: str | None = None,
    ) -> dict[str, Any]:
        activity = {"type": "invoke", "id": self._new_id(), "name": name, "value": value}
        if reply_to:
            activity["replyToId"] = reply_to
        text = await self._deliver(session, seat, activity)
        answer = json.loads(text) if text else {}
        return answer if isinstance(answer, dict) else {}

    async def _deliver(self, session: aiohttp.ClientSession, seat: Seat, activity: Mapping[str, Any]) -> str:
        whole = {
            **activity,
            "timestamp": datetime.now(UTC).isoformat(),
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": {"id": seat.user, "name": seat.name, "aadObjectId": seat.account.aad_object},
            "recipient": {"id": BOT, "name": "Styrmand"},
            "conversation": {
                "id": seat.conversation,
                "conversationType": "personal",
                "tenantId": seat.account.tenant,
            },
            "locale": "da-DK",
            "entities": [{"type": "clientInfo", "locale": "da-DK", "timezone": "Europe/Copenhagen"}],
            "channelData": {"tenant": {"id": seat.account.tenant}},
        }
        headers = {"Authorization": f"Bearer {self._token()}"}
        async with session.post(f"{self.base}/api/messages", json=whole, headers=headers) as response:
            text = await response.text()
            if response.status >= 400:
                raise web.HTTPBadGateway(text=f"/api/messages answered {response.status}")
            return text

    def _token(self) -> str:
        now = datetime.now(UTC)
        claims = {
            "iss": ISSUER,
            "aud": APP_ID,
            "serviceurl": self.service_url,
            "nbf": now - timedelta(minutes=1),
            "exp": now + timedelta(hours=1),
        }
        return jwt.encode(claims, self._key, algorithm="RS256", headers={"kid": "demo"})

    # what the bot asks of it

    async def _openid(self, _: web.Request) -> web.Response:
        keys = f"{self.base}/demo/keys"
        return web.json_response(
            {"issuer": ISSUER, "jwks_uri": keys, "id_token_signing_alg_values_supported": ["RS256"]}
        )

    async def _keys(self, _: web.Request) -> web.Response:
        numbers = self._key.public_key().public_numbers()
        key = {
            "kty": "RSA",
            "use": "sig",
            "kid": "demo",
            "n": _number(numbers.n),
            "e": _number(numbers.e),
            "endorsements": ["msteams"],
        }
        return web.json_response({"keys": [key]})

    async def _login(self, _: web.Request) -> web.Response:
        return web.json_response(
            {"token_type": "Bearer", "expires_in": 3600, "access_token": self._bot_token}
        )

    async def _post(self, request: web.Request) -> web.Response:
        activity = await self._from_bot(request)
        if activity.get("type") != "message":
            return web.json_response({"id": self._new_id()})
        message = Message(self._new_id(), mine=False, at=self.now(), **_content(activity))
        self._add(request.match_info["id"], message)
        return web.json_response({"id": message.id}, status=201)

    async def _put(self, request: web.Request) -> web.Response:
        content = _content(await self._from_bot(request))
        conversation = self.conversation(request.match_info["id"])
        message = conversation.find(request.match_info["activity"])
        if message is None:
            raise web.HTTPNotFound
        message.text, message.card, message.edited = content["text"], content["card"], True
        conversation.revision += 1
        return web.json_response({"id": message.id})

    async def _delete(self, request: web.Request) -> web.Response:
        await self._from_bot(request)
        conversation = self.conversation(request.match_info["id"])
        conversation.messages = [m for m in conversation.messages if m.id != request.match_info["activity"]]
        conversation.revision += 1
        return web.Response()

    async def _from_bot(self, request: web.Request) -> dict[str, Any]:
        if request.headers.get("Authorization") != f"Bearer {self._bot_token}":
            raise web.HTTPUnauthorized
        body = await request.json() if request.can_read_body else {}
        return body if isinstance(body, dict) else {}

    def _add(self, id: str, message: Message) -> Message:
        conversation = self.conversation(id)
        conversation.messages.append(message)
        conversation.revision += 1
        return message

    def _replace(self, id: str, activity: str, card: Mapping[str, Any]) -> None:
        conversation = self.conversation(id)
        if message := conversation.find(activity):
            message.card, message.edited = card, True
            conversation.revision += 1

    def _new_id(self) -> str:
        return str(next(self._ids))


def _content(activity: Mapping[str, Any]) -> dict[str, Any]:
    cards = [one["content"] for one in activity.get("attachments", []) if one.get("contentType") == CARD]
    return {"text": activity.get("text") or "", "card": cards[0] if cards else None}


def _number(value: int) -> str:
    raw = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
