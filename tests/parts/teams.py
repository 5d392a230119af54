"""Teams as a bot sees it, on loopback: keys, login, connector and a client that signs. Real HTTP, real RSA."""

import asyncio
import base64
import contextlib
import functools
import io
import itertools
import json
import time
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Self

import aiohttp
import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

APP_ID = "11111111-2222-3333-4444-555555555555"
TENANT = "aaaaaaaa-0000-0000-0000-000000000001"
FOREIGN_TENANT = "ffffffff-0000-0000-0000-00000000000f"
ISSUER = "https://api.botframework.com"
BOT = f"28:{APP_ID}"
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

Json = dict[str, Any]


def in_the_loop(story: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Let a test be an async function."""

    @functools.wraps(story)
    def told(*facts: Any, **more: Any) -> None:
        asyncio.run(story(*facts, **more))

    return told


@dataclass
class Watch:
    """A clock that shows what it is told to show."""

    shows: datetime = NOON

    def __call__(self) -> datetime:
        return self.shows

    def move(self, **by: float) -> None:
        self.shows += timedelta(**by)


class LocalServer:
    """A real server on a free port, of loopback unless `host` says otherwise; the whole of it is `async with`."""

    host = known_as = "127.0.0.1"
    """Where it listens, and by which name it is called."""

    _runner: web.AppRunner
    port: int

    def routes(self) -> list[web.RouteDef]:
        raise NotImplementedError

    @property
    def url(self) -> str:
        return f"http://{self.known_as}:{self.port}"

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.add_routes(self.routes())
        # Whoever waits for a slow answer and goes away leaves nothing running.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()


@functools.cache
def _private(kid: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """Make one key per name and process; making one takes a tenth of a second."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


@dataclass(frozen=True)
class Signer:
    """One signing key of Microsoft's: what it publishes and what it signs."""

    kid: str = "key-1"
    endorsements: tuple[str, ...] | None = ("msteams",)
    bits: int = 2048

    @property
    def private(self) -> rsa.RSAPrivateKey:
        return _private(self.kid, self.bits)

    def jwk(self) -> Json:
        public = self.private.public_key().public_numbers()
        published = {"kty": "RSA", "use": "sig", "kid": self.kid, "n": _b64(public.n), "e": _b64(public.e)}
        return (
            published if self.endorsements is None else published | {"endorsements": list(self.endorsements)}
        )

    def sign(self, claims: Json, headers: Json | None = None) -> str:
        return jwt.encode(
            claims, self.private, algorithm="RS256", headers={"kid": self.kid, **(headers or {})}
        )


def _b64(number: int) -> str:
    raw = number.to_bytes((number.bit_length() + 7) // 8)
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class KeyServer(LocalServer):
    """Publishes what is in `signers`. `delay` makes it slow, `broken` answers 500."""

    def __init__(self, *signers: Signer) -> None:
        self.signers = list(signers) or [Signer()]
        self.delay = 0.0
        self.broken = False
        self.fetches = 0

    @property
    def metadata(self) -> str:
        return f"{self.url}/v1/.well-known/openidconfiguration"

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/v1/.well-known/openidconfiguration", self._metadata),
            web.get("/v1/keys", self._keys),
        ]

    async def _metadata(self, _request: web.Request) -> web.Response:
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/v1/keys"})

    async def _keys(self, _request: web.Request) -> web.Response:
        self.fetches += 1
        await asyncio.sleep(self.delay)
        if self.broken:
            raise web.HTTPInternalServerError
        return web.json_response({"keys": [signer.jwk() for signer in self.signers]})


class Login(LocalServer):
    """The tenant's token endpoint. Knows the secrets in `accepts`; hands out token-1, token-2, …

    `trouble` is a status it answers instead.
    """

    def __init__(self) -> None:
        self.accepts = {"open sesame"}
        self.lives_for = 3600
        self.trouble = 0
        self.delay = 0.0
        self.asked: list[tuple[str, Json]] = []
        self._numbers = itertools.count(1)

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/{tenant}/oauth2/v2.0/token", self._token)]

    async def _token(self, request: web.Request) -> web.Response:
        form = dict(await request.post())
        self.asked.append((request.match_info["tenant"], form))
        await asyncio.sleep(self.delay)
        if self.trouble:
            return web.Response(status=self.trouble, text="<p>Sorry")
        if form["client_secret"] not in self.accepts:
            return web.json_response(
                {"error": "invalid_client", "error_description": "AADSTS7000215"}, status=401
            )
        token = f"token-{next(self._numbers)}"
        return web.json_response(
            {"token_type": "Bearer", "expires_in": self.lives_for, "access_token": token}
        )


@dataclass(frozen=True)
class Call:
    """One call to the connector, as it came over the wire."""

    method: str
    path: str
    body: Json | None
    authorization: str | None = field(default=None, compare=False)
    at: float = field(default_factory=time.monotonic, compare=False)


@dataclass(frozen=True)
class Canned:
    """An answer out of the usual. `cut` closes the connection instead of answering."""

    status: int = 200
    body: Json | None = None
    headers: Json = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False

    @classmethod
    def error(cls, status: int, code: str, **headers: str) -> Self:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return cls(status, {"error": {"code": code, "message": "so it is"}}, named)


class Connector(LocalServer):
    """Bot Connector: records every call (unless told not to), answers like Teams or with what `will_answer` queued.

    `delay` makes every answer slow that is not slow by itself.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.remember = True
        self.delay = 0.0
        self._canned: list[Canned] = []
        self._numbers = itertools.count(1)

    @property
    def service_url(self) -> str:
        return f"{self.url}/emea/"

    def will_answer(self, *answers: Canned) -> None:
        self._canned.extend(answers)

    def said(self) -> list[Json]:
        """Give the message bodies that were posted or put, in their order."""
        return [call.body for call in self.calls if call.body and call.body.get("type") == "message"]

    def routes(self) -> list[web.RouteDef]:
        return [web.route("*", "/{anything:.*}", self._answer)]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        text = await request.text()
        path = request.raw_path.removeprefix("/emea")
        if self.remember:
            told = json.loads(text) if text else None
            self.calls.append(Call(request.method, path, told, request.headers.get("Authorization")))
        canned = self._canned.pop(0) if self._canned else self._usual(request.method, path)
        await asyncio.sleep(canned.delay or self.delay)
        if canned.cut:
            assert request.transport
            request.transport.abort()
        if canned.body is None:
            return web.Response(status=canned.status, headers=canned.headers)
        return web.json_response(canned.body, status=canned.status, headers=canned.headers)

    def _usual(self, method: str, path: str) -> Canned:
        match method:
            case "POST":
                return Canned(201, {"id": f"message-{next(self._numbers)}"})
            case "PUT":
                return Canned(200, {"id": path.rpartition("/")[2]})
            case _:
                return Canned(200)


DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"


class FileHost(LocalServer):
    """Where Teams keeps files: what is in `files` by path, or what `will_answer` says; every request is noted."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.asked: list[tuple[str, str | None]] = []
        self.delay = 0.0
        self.redirects: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self.endless: set[str] = set()
        """Paths that are read without end, in pieces without a length."""
        self.sent = 0

    def put(self, name: str, content: bytes) -> str:
        """The address it is fetched from."""
        self.files[f"/{name}"] = content
        return f"{self.url}/{name}"

    def attachment(self, name: str, content: bytes) -> Json:
        """What a message carries about a file that somebody dropped in the chat."""
        place = self.put(f"f{len(self.files)}", content)
        info = {"downloadUrl": place, "uniqueId": "1", "fileType": name.rpartition(".")[2], "etag": "1"}
        return {"contentType": DOWNLOAD, "contentUrl": place, "name": name, "content": info}

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/{anything:.*}", self._answer)]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request.path, request.headers.get("Authorization")))
        await asyncio.sleep(self.delay)
        if place := self.redirects.get(request.path):
            return web.Response(status=302, headers={"Location": place})
        if request.path in self.endless:
            return await self._without_end(request)
        if request.path not in self.files:
            return web.Response(status=404)
        return web.Response(body=self.files[request.path], headers=self.headers)

    async def _without_end(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):
            for _ in range(10_000):
                await response.write(b"x" * 65536)
                self.sent += 65536
        return response


@dataclass(frozen=True)
class Person:
    name: str = "Vibeke Jensen"
    user: str = "29:vibeke"
    aad_object: str = "bbbbbbbb-0000-0000-0000-000000000001"
    tenant: str = TENANT


@dataclass
class TeamsClient:
    """Sends to a bot what Teams would send, signed as Microsoft would sign it.

    `session` and `endpoint` are needed by `send` only; the activities are plain dicts to alter at will.
    """

    service_url: str
    signer: Signer = field(default_factory=Signer)
    now: Callable[[], datetime] = field(default_factory=Watch)
    session: aiohttp.ClientSession | None = None
    endpoint: str = ""
    app_id: str = APP_ID
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def claims(self) -> Json:
        now = self.now()
        return {
            "iss": ISSUER,
            "aud": self.app_id,
            "serviceurl": self.service_url,
            "nbf": int((now - timedelta(minutes=1)).timestamp()),
            "exp": int((now + timedelta(hours=1)).timestamp()),
        }

    def token(self, *without: str, **altered: Any) -> str:
        """Sign the usual claims, some altered and some left out."""
        return self.signer.sign(
            {name: v for name, v in (self.claims() | altered).items() if name not in without}
        )

    def activity(self, kind: str, by: Person = Person(), **fields: Any) -> Json:  # it is frozen
        """Build the frame that all activities have, in a personal chat."""
        return {
            "type": kind,
            "id": f"activity-{next(self._numbers)}",
            "timestamp": "2026-11-20T12:00:00.1234567Z",
            "localTimestamp": "2026-11-20T13:00:00.1234567+01:00",
            "localTimezone": "Europe/Copenhagen",
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": {"id": by.user, "name": by.name, "aadObjectId": by.aad_object},
            "recipient": {"id": BOT, "name": "Styrmand"},
            "conversation": {"id": f"a:{by.user[3:]}", "conversationType": "personal", "tenantId": by.tenant},
            "locale": "da-DK",
            "entities": [
                {
                    "type": "clientInfo",
                    "locale": "da-DK",
                    "country": "DK",
                    "platform": "Web",
                    "timezone": "Europe/Copenhagen",
                }
            ],
            "channelData": {"tenant": {"id": by.tenant}},
            **fields,
        }

    def message(self, text: str, by: Person = Person(), **fields: Any) -> Json:
        return self.activity("message", by, text=text, textFormat="plain", **fields)

    def submit(self, data: Json, reply_to: str = "card-1", by: Person = Person(), **fields: Any) -> Json:
        return self.activity("message", by, value=data, replyToId=reply_to, **fields)

    def invoke(self, name: str, value: Any, by: Person = Person(), **fields: Any) -> Json:
        return self.activity("invoke", by, **{"name": name, "value": value, "replyToId": "card-1", **fields})

    def execute(self, verb: str, data: Json | None = None, by: Person = Person(), **fields: Any) -> Json:
        action = {"type": "Action.Execute", "id": "1", "verb": verb, "data": data or {}}
        return self.invoke("adaptiveCard/action", {"action": action, "trigger": "manual"}, by, **fields)

    def task_fetch(self, data: Json, by: Person = Person(), **fields: Any) -> Json:
        return self.invoke("task/fetch", {"data": data, "context": {"theme": "default"}}, by, **fields)

    def task_submit(self, data: Json, by: Person = Person(), **fields: Any) -> Json:
        return self.invoke("task/submit", {"data": data, "context": {"theme": "default"}}, by, **fields)

    async def send(
        self, activity: Any, authorization: str | None = "", body: bytes | None = None
    ) -> tuple[int, Any]:
        """Post it with a good token, another Authorization header or none (None); give status and JSON body."""
        assert self.session
        header = f"Bearer {self.token()}" if authorization == "" else authorization
        headers = {"Content-Type": "application/json"} | ({} if header is None else {"Authorization": header})
        sent = json.dumps(activity).encode() if body is None else body
        async with self.session.post(self.endpoint, data=io.BytesIO(sent), headers=headers) as response:
            answered = await response.read()
            return response.status, json.loads(answered) if answered else None
