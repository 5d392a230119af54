"""The one file that imports the Bot Framework SDK: its turn, its middleware, and none of its roads to the network."""

from abc import abstractmethod
from typing import NoReturn, TypeVar

from botbuilder.core import CloudAdapterBase, TurnContext
from botbuilder.schema import Activity, ActivityTypes, ChannelAccount, ConversationAccount
from botframework.connector.auth import BotFrameworkAuthentication

from bot.teams.answering import Answer
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

T = TypeVar("T")

_ARRIVAL = "styrmand.arrival"
_ANSWER = "styrmand.answer"


class SdkTurn(CloudAdapterBase):
    """Runs the SDK's pipeline around `turn`; whatever is raised in it goes to `own_up`.

    The SDK lends the bot's token to any address it is told, from blocking calls in a thread pool; so its token checks,
    clients and sends are closed here, and TokenCheck and Connector are the only way in and out.
    """

    def __init__(self) -> None:
        super().__init__(_ClosedRoads())
        self.on_turn_error = self._on_fault

    @abstractmethod
    async def turn(self, arrival: Arrival) -> Answer:
        """Take the turn and answer it."""

    @abstractmethod
    async def own_up(self, arrival: Arrival, fault: Exception) -> Answer:
        """Answer for a turn that raised."""

    async def take(self, arrival: Arrival) -> Answer:
        context = TurnContext(self, _activity(arrival))
        context.turn_state[_ARRIVAL] = arrival
        await self.run_pipeline(context, self._logic)
        return _kept(context, _ANSWER, Answer)

    async def _logic(self, context: TurnContext) -> None:
        context.turn_state[_ANSWER] = await self.turn(_kept(context, _ARRIVAL, Arrival))

    async def _on_fault(self, context: TurnContext, fault: Exception) -> None:
        context.turn_state[_ANSWER] = await self.own_up(_kept(context, _ARRIVAL, Arrival), fault)

    async def send_activities(self, *_: object) -> NoReturn:
        raise NotImplementedError

    async def update_activity(self, *_: object) -> NoReturn:
        raise NotImplementedError

    async def delete_activity(self, *_: object) -> NoReturn:
        raise NotImplementedError


class _ClosedRoads(BotFrameworkAuthentication):
    async def authenticate_request(self, *_: object) -> NoReturn:
        raise NotImplementedError

    async def authenticate_streaming_request(self, *_: object) -> NoReturn:
        raise NotImplementedError

    def create_connector_factory(self, *_: object) -> NoReturn:
        raise NotImplementedError

    async def create_user_token_client(self, *_: object) -> NoReturn:
        raise NotImplementedError


def _activity(arrival: Arrival) -> Activity:
    """Tell the SDK as much as its pipeline reads. The Arrival is what counts: msrest's reading loses the tenant."""
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
