"""The delivery engine's way into Teams: a stored road becomes a place, an outcome of the door one of the books."""

from bot.teams import outcomes as door
from bot.teams.arrivals import Place, Scope
from bot.teams.connector import Connector
from bot.teams.letters import Letter
from dialogs.heard import Card
from meetings import outcomes
from meetings.model import Road
from meetings.outcomes import Outcome


class TeamsRoads:
    """Brings a card to the personal chat of a road; tries once, because the engine keeps its own time."""

    def __init__(self, connector: Connector) -> None:
        self.connector = connector

    async def post(self, road: Road, card: Card, summary: str) -> Outcome:
        return _outcome(await self.connector.post(_place(road), Letter(card=card, summary=summary)))

    async def update(self, road: Road, activity_id: str, card: Card, summary: str) -> Outcome:
        letter = Letter(card=card, summary=summary)
        return _outcome(await self.connector.update(_place(road), activity_id, letter))


def _place(road: Road) -> Place:
    return Place(
        conversation=road.conversation,
        scope=Scope.PERSONAL,
        service_url=road.service_url,
        bot=road.bot,
        locale=road.locale or None,
    )


def _outcome(ended: door.Outcome) -> Outcome:
    match ended:
        case door.Sent(activity_id=activity_id):
            return outcomes.Sent(activity_id)
        case door.Retry(after, reason, reached, busy, barred):
            return outcomes.Retry(after, reason, reached, busy, barred)
        case door.Unknown(reason=reason):
            return outcomes.Unknown(reason)
        case door.Closed(reason=reason):
            return outcomes.Closed(reason)
        case door.Failed(reason=reason):
            return outcomes.Failed(reason)
