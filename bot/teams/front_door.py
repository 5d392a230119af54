"""Our own front door on the SDK's turn: who may come in, one turn for each, and one place for our faults."""

import secrets
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable

import structlog

from bot.crowd import Crowd
from bot.teams.answering import Answer, Answering
from bot.teams.arrivals import Arrival
from bot.teams.forms import Fields
from bot.teams.hosts import ServiceHosts
from bot.teams.reading import read_arrival
from bot.teams.repeats import Repeats
from bot.teams.replies import Reply
from bot.teams.sdk import SdkTurn
from bot.teams.tokens import TokenCheck
from bot.teams.turned_away import ForeignTenant, TooLarge, TurnedAway, Unauthorised

LARGEST_BODY = 256 * 1024
CHANNEL = "msteams"

Turn = Callable[[Arrival], Awaitable[Reply]]
OnFault = Callable[[str, Arrival], Reply]

log = structlog.get_logger()


class FrontDoor(SdkTurn):
    """Bytes and header in, status and JSON out. Order: size, signature, JSON, claims, host, shape, tenant, crowd, turn.

    The signature is looked at before the body, so that a stranger learns nothing but 401 and costs us no parsing.
    Whoever is turned away is counted by reason in `turned_away`.
    """

    def __init__(
        self,
        *,
        tokens: TokenCheck,
        hosts: ServiceHosts,
        tenants: Iterable[str],
        repeats: Repeats[Answer],
        answering: Answering,
        turn: Turn,
        on_fault: OnFault,
        crowd: Crowd | None = None,
        new_code: Callable[[], str] = lambda: secrets.token_hex(3).upper(),
    ) -> None:
        super().__init__()
        self._tokens = tokens
        self._hosts = hosts
        self._tenants = frozenset(tenant.casefold() for tenant in tenants)
        if not self._tenants:
            raise ValueError("without a list of tenants the whole world is invited")
        self._repeats = repeats
        self._answering = answering
        self._turn = turn
        self._apology = on_fault
        self._crowd = crowd
        self._new_code = new_code
        self.turned_away: Counter[str] = Counter()

    async def receive(self, body: bytes, authorization: str | None) -> Answer:
        """Answer one POST to /api/messages, whatever it is. Never raises for what came in."""
        try:
            arrival = await self._admit(body, authorization)
        except TurnedAway as refusal:
            return self._turn_away(refusal)
        if wait := self._wait(arrival):
            log.info("turned_away", status=429, reason="too often")
            self.turned_away["too often"] += 1
            return Answer(429, retry_after=wait)
        return await self._repeats.once(arrival.key, lambda: self.take(arrival))

    async def turn(self, arrival: Arrival) -> Answer:
        return await self._answering.answer(arrival, await self._turn(arrival))

    async def own_up(self, arrival: Arrival, fault: Exception) -> Answer:
        """Log where it happened, without messages and values (they carry names), and tell the person the code."""
        code, what = self._new_code(), type(arrival.what).__name__
        log.error(
            "turn_failed", code=code, what=what, key=arrival.key, faults=_names(fault), where=_steps(fault)
        )
        return await self._answering.answer(arrival, self._apology(code, arrival))

    async def _admit(self, body: bytes, authorization: str | None) -> Arrival:
        if len(body) > LARGEST_BODY:
            raise TooLarge("body too large")
        voucher = await self._tokens.verify(authorization)
        activity = Fields.parsed(body)
        voucher.check(channel=activity.raw("channelId"), service_url=activity.raw("serviceUrl"))
        if activity.raw("channelId") != CHANNEL:
            raise Unauthorised("channel is not Teams")
        if not self._hosts.trusts(voucher.service_url):
            raise Unauthorised("service url not trusted")
        arrival = read_arrival(activity)
        if arrival.caller.tenant not in self._tenants:
            raise ForeignTenant(arrival.caller.tenant)
        return arrival

    def _wait(self, arrival: Arrival) -> int:
        """In a channel each counts for himself: all may answer at once."""
        return self._crowd.wait((arrival.place.conversation, arrival.caller.user)) if self._crowd else 0

    def _turn_away(self, refusal: TurnedAway) -> Answer:
        self.turned_away[refusal.reason] += 1
        tenant = {"tenant": refusal.tenant} if isinstance(refusal, ForeignTenant) else {}
        log.info("turned_away", status=refusal.status, reason=refusal.reason, **tenant)
        return Answer(refusal.status)


def _names(fault: BaseException) -> list[str]:
    """Name the exception and what caused it."""
    cause = fault.__cause__ or fault.__context__
    return [type(fault).__name__, *(_names(cause) if cause else [])]


def _steps(fault: BaseException, most: int = 12) -> list[str]:
    """Give the traceback's places, innermost last."""
    frames = traceback.extract_tb(fault.__traceback__)[-most:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
