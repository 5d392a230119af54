"""What the chair decides between meetings: the clause that lets him, a form to write it down, and what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.web.secretariat.room import DONE, Looking, Room, Shown, Tab
from bot.web.secretariat.year import committee_of
from meetings.agenda import TEXT_LIMIT, TITLE_LIMIT
from meetings.model import Committee
from meetings.paper import ChairDecision
from meetings.terms import in_force
from meetings.workdays import local_day

FIELDS = ("overskrift", "tekst")


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision; `leads_to` is the item that tells the meeting of it, empty until there is one."""

    decision: ChairDecision
    leads_to: str
    told: str


class ChairPages:
    def __init__(self, room: Room) -> None:
        self.room = room

    async def show(self, request: web.Request) -> web.Response:
        """GET /sekretariat/formand/{committee}."""
        return await self.room.show(request, look)

    async def decide(self, request: web.Request) -> web.Response:
        return await self.room.take(request, FIELDS, decide, look)


def look(here: Looking) -> Shown:
    committee = committee_of(here)
    terms = in_force(committee, local_day(here.now))
    facts = {
        "committee": committee,
        "clause": terms.chair_decides if terms else None,
        "writes": here.office.is_chair(committee.id, here.me) or committee.id in here.visitor.desks,
        "decided": _decided(here, committee),
        "fill": {name: here.asked.typed.get(name, "") for name in FIELDS},
        "limits": {"title": TITLE_LIMIT, "text": TEXT_LIMIT},
    }
    return Shown("chair.html", here.words.chair_title, Tab.MEETINGS, facts)


def _decided(here: Looking, committee: Committee) -> Sequence[Decided]:
    """The latest first."""
    return [_one(here, decision) for decision in reversed(here.office.records.chair_decisions(committee.id))]


def _one(here: Looking, decision: ChairDecision) -> Decided:
    if decision.told is None:
        return Decided(decision, "", "")
    item = here.office.records.item(decision.told)
    meeting = here.office.records.meeting(item.meeting)
    return Decided(decision, f"/sekretariat/punkt/{item.id}", here.words.told_at(item, meeting))


def decide(here: Looking, fields: Mapping[str, str]) -> str:
    """Raises NoAuthority, NotAllowed, BadField or Unknown ("chair")."""
    committee = committee_of(here)
    here.office.chair_decides(committee.id, fields["overskrift"], fields["tekst"], here.actor)
    return f"/sekretariat/formand/{committee.id}?{DONE}=chair_decided"
