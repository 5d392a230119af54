"""Our own front door on the SDK's adapter: who may come in, one turn for each, and one place for our faults."""

import secrets
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from typing import NoReturn, TypeVar

import structlog
from botbuilder.core import CloudAdapterBase, TurnContext
from botbuilder.schema import Activity, ActivityTypes, ChannelAccount, ConversationAccount
from botframework.connector.auth import BotFrameworkAuthentication

from bot.teams.answering import Answer, Answering
from bot.teams.arrivals import (
    Arrival,
    Execute,
    Installation,
    MembersAdded,
    MembersRemoved,
    Message,
    Other,
    Reaction,
    ReadReceipt,
    Submit,
    TaskFetch,
    TaskSubmit,
    What,
)
from bot.teams.forms import Fields
from bot.teams.hosts import ServiceHosts
from bot.teams.reading import read_arrival
from bot.teams.repeats import Repeats
from bot.teams.replies import Reply
from bot.teams.tokens import TokenCheck
from bot.teams.turned_away import ForeignTenant, TooLarge, TurnedAway, Unauthorised

LARGEST_BODY = 256 * 1024
CHANNEL = "msteams"

Turn = Callable[[Arrival], Awaitable[Reply]]
OnFault = Callable[[str, Arrival], Reply]

T = TypeVar("T")

_ARRIVAL = "styrmand.arrival"
_ANSWER = "styrmand.answer"
log = structlog.get_logger()


class FrontDoor(CloudAdapterBase):
    """Bytes and header in, status and JSON out. Order: size, signature, JSON, claims, host, tenant, shape, turn.

    The signature is looked at before the body, so that a stranger learns nothing but 401 and costs us no parsing.
    """

    def __init__(
        self,
        *,
        tokens: TokenCheck,
        hosts: ServiceHosts,
        tenants: Iterable[str],
        answering: Answering,
        turn: Turn,
        on_fault: OnFault,
        repeats: Repeats[Answer],
        new_code: Callable[[], str] = lambda: secrets.token_hex(3).upper(),
    ) -> None:
        super().__init__(_ClosedRoads())
        self._tokens = tokens
        self._hosts = hosts
        self._tenants = frozenset(tenant.casefold() for tenant in tenants)
        if not self._tenants:
            raise ValueError("without a list of tenants the whole world is invited")
        self._answering = answering
        self._turn = turn
        self._on_fault = on_fault
        self._repeats = repeats
        self._new_code = new_code
        self.on_turn_error = self._own_up
        self.turned_away: Counter[str] = Counter()

    async def receive(self, body: bytes, authorization: str | None) -> Answer:
        """Answer one POST to /api/messages, whatever it is. Never raises for what came in."""
        try:
            arrival = await self._admit(body, authorization)
        except TurnedAway as refusal:
            return self._turn_away(refusal)
        return await self._repeats.once(arrival.key, lambda: self._take(arrival))

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

    def _turn_away(self, refusal: TurnedAway) -> Answer:
        self.turned_away[refusal.reason] += 1
        tenant = {"tenant": refusal.tenant} if isinstance(refusal, ForeignTenant) else {}
        log.info("turned_away", status=refusal.status, reason=refusal.reason, **tenant)
        return Answer(refusal.status)

    async def _take(self, arrival: Arrival) -> Answer:
        context = TurnContext(self, _activity(arrival))
        context.turn_state[_ARRIVAL] = arrival
        await self.run_pipeline(context, self._logic)
        return _kept(context, _ANSWER, Answer)

    async def _logic(self, context: TurnContext) -> None:
        arrival = _kept(context, _ARRIVAL, Arrival)
        context.turn_state[_ANSWER] = await self._answering.answer(arrival, await self._turn(arrival))

    async def _own_up(self, context: TurnContext, fault: Exception) -> None:
        """Log where it happened, without messages and values (they carry names), and tell the person the code."""
        arrival, code = _kept(context, _ARRIVAL, Arrival), self._new_code()
        what = type(arrival.what).__name__
        log.error(
            "turn_failed", code=code, what=what, key=arrival.key, faults=_names(fault), where=_steps(fault)
        )
        reply = self._on_fault(code, arrival)
        context.turn_state[_ANSWER] = await self._answering.answer(arrival, reply)

    # The SDK's own way out lends our token to any address; Answering and Connector are the only ones.
    async def send_activities(self, *_: object) -> NoReturn:
        raise NotImplementedError

    async def update_activity(self, *_: object) -> NoReturn:
        raise NotImplementedError

    async def delete_activity(self, *_: object) -> NoReturn:
        raise NotImplementedError


class _ClosedRoads(BotFrameworkAuthentication):
    """What the base class asks for and never gets: the SDK's token checks and its clients."""

    async def authenticate_request(self, *_: object) -> NoReturn:
        raise NotImplementedError

    async def authenticate_streaming_request(self, *_: object) -> NoReturn:
        raise NotImplementedError

    def create_connector_factory(self, *_: object) -> NoReturn:
        raise NotImplementedError

    async def create_user_token_client(self, *_: object) -> NoReturn:
        raise NotImplementedError


def _activity(arrival: Arrival) -> Activity:
    """Tell the SDK as much as its pipeline reads; the Arrival is what counts."""
    place = arrival.place
    return Activity(
        type=_sdk_type(arrival.what),
        channel_id=place.channel,
        service_url=place.service_url,
        conversation=ConversationAccount(id=place.conversation, conversation_type=place.scope.value),
        from_property=ChannelAccount(id=arrival.caller.user),
        recipient=ChannelAccount(id=place.bot),
    )


def _sdk_type(what: What) -> str:
    match what:
        case Message() | Submit():
            return ActivityTypes.message.value
        case Execute() | TaskFetch() | TaskSubmit():
            return ActivityTypes.invoke.value
        case Installation():
            return ActivityTypes.installation_update.value
        case MembersAdded() | MembersRemoved():
            return ActivityTypes.conversation_update.value
        case Reaction():
            return ActivityTypes.message_reaction.value
        case ReadReceipt():
            return ActivityTypes.event.value
        case Other(type=kind):
            return kind


def _kept(context: TurnContext, name: str, kind: type[T]) -> T:
    """Take back what we put into the SDK's untyped turn state."""
    value = context.turn_state[name]
    assert isinstance(value, kind)
    return value


def _names(fault: BaseException) -> list[str]:
    """Name the exception and what caused it."""
    cause = fault.__cause__ or fault.__context__
    return [type(fault).__name__, *(_names(cause) if cause else [])]


def _steps(fault: BaseException, most: int = 12) -> list[str]:
    """Give the traceback's places, innermost last."""
    frames = traceback.extract_tb(fault.__traceback__)[-most:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
