"""The agenda of a meeting: proposals that wait, items in their order and their time, rounds and sending out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.web.secretariat import item as items
from bot.web.secretariat.days import day_of, number
from bot.web.secretariat.room import DONE, Looking, Room, Shown, Tab
from meetings import agenda, refusals
from meetings.model import AgendaItem, ItemState, Meeting, MeetingState
from meetings.office.papers import PaperDesk
from meetings.paper import About, AgendaVersion, CommentId, Slot, Stage
from meetings.workdays import local

MOVE_FIELDS = ("goer",)
SEND_FIELDS = ("goer", "til")
ANSWER_FIELDS = ("kommentar", "svar")
ASIDE = (
    ItemState.DEFERRED,
    ItemState.RETURNED,
    ItemState.REJECTED,
    ItemState.MERGED,
    ItemState.REMOVED,
    ItemState.WITHDRAWN,
)


@dataclass(frozen=True, slots=True)
class Line:
    """An item on the agenda; `up` and `down` say whether it can be moved so."""

    item: AgendaItem
    starts: str
    facts: Sequence[str]
    sub: bool
    up: bool
    down: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal that waits, or one that was set aside."""

    item: AgendaItem
    facts: Sequence[str]


class AgendaPages:
    def __init__(self, room: Room) -> None:
        self.room = room

    async def show(self, request: web.Request) -> web.Response:
        """GET /sekretariat/moede/{meeting}/dagsorden."""
        return await self.room.show(request, look)

    async def move(self, request: web.Request) -> web.Response:
        """POST …/dagsorden/{item}: one place up or down, or (a proposal) onto the agenda as it is."""
        return await self.room.take(request, MOVE_FIELDS, move, look)

    async def ask_to_send(self, request: web.Request) -> web.Response:
        """GET …/udsend: what is other than what members have, and who has approved it."""
        return await self.room.show(request, look_at_sending)

    async def send(self, request: web.Request) -> web.Response:
        return await self.room.take(request, SEND_FIELDS, send, look_at_sending)

    async def answer_comment(self, request: web.Request) -> web.Response:
        return await self.room.take(request, ANSWER_FIELDS, answer_comment, look)


# The agenda


def look(here: Looking) -> Shown:
    meeting = here.see()
    office, words = here.office, here.words
    draft = office.draft_of(meeting.id)
    minutes = sum(item.minutes or 0 for item in draft)
    facts = {
        "lines": list(_lines(here, meeting, draft)),
        "proposals": [Card(one, _about(here, one)) for one in office.proposals_for(meeting.id)],
        "aside": [
            (words.aside[state], [Card(one, _about(here, one)) for one in found])
            for state in ASIDE
            if (found := [one for one in office.records.items(meeting.id) if one.state is state])
        ],
        "writes": items.may_write(here, meeting),
        "orders": _may(here, meeting, "order"),
        "used": minutes,
        "length": _length(meeting),
        "over_by": agenda.over_by(meeting, draft),
        "unsaid": sum(1 for one in draft if one.minutes is None and not agenda.is_heading(one, draft)),
        "version": _last(office.records.agenda_versions(meeting.id)),
        "sent": office.published(meeting.id),
        "unsent": len(office.unsent(meeting.id)),
        "comments": office.comments_on(meeting.id, About.AGENDA),
        "moved": here.asked.query.get("flyttet", ""),
        "now": here.now,
    }
    return Shown("agenda.html", words.agenda_title(meeting), Tab.AGENDA, facts, meeting)


def _may(here: Looking, meeting: Meeting, what: str) -> bool:
    ahead = meeting.state in {MeetingState.PLANNED, MeetingState.CONVENED} and here.now < meeting.starts_at
    hands = getattr(here.office.rights(meeting.committee), what)
    return ahead and here.office.holds(meeting.committee, here.me, hands)


def _length(meeting: Meeting) -> int:
    return int(sum((day.ends_at - day.starts_at).total_seconds() for day in meeting.sessions) // 60)


def _last(versions: Sequence[AgendaVersion]) -> AgendaVersion | None:
    return versions[-1] if versions else None


def _lines(here: Looking, meeting: Meeting, draft: Sequence[AgendaItem]) -> Sequence[Line]:
    slots: Sequence[Slot] = agenda.schedule(meeting, draft)
    return [
        Line(
            slot.item,
            here.words.starts(slot.starts_at) if slot.starts_at else "",
            _about(here, slot.item),
            sub=bool(slot.item.parent),
            up=_neighbour(draft, slot.item, -1) is not None,
            down=_neighbour(draft, slot.item, 1) is not None,
        )
        for slot in slots
    ]


def _about(here: Looking, item: AgendaItem) -> list[str]:
    words = here.words
    who = words.proposed_by(item.proposer) if item.proposer else item.presenter
    found = [
        who,
        words.marks_of(item),
        words.minutes_of(item.minutes) if item.minutes and item.state is not ItemState.ACCEPTED else "",
        words.papers_of(len(item.attachments)) if item.attachments else "",
        words.deferrals_of(item.deferrals) if item.deferrals else "",
        words.closed_mark if item.closed else "",
        words.late_mark if item.state is ItemState.LATE else "",
        words.received(item.submitted_at) if item.submitted_at and item.state in agenda.WAITING else "",
        item.note if item.state in ASIDE else "",
    ]
    return [one for one in found if one]


# Moving


def _neighbour(draft: Sequence[AgendaItem], item: AgendaItem, step: int) -> AgendaItem | None:
    """The one beside it at its own level: sub-items stay under their heading."""
    level = [one for one in draft if one.parent == item.parent]
    place = next(n for n, one in enumerate(level) if one.id == item.id) + step
    return level[place] if 0 <= place < len(level) else None


def move(here: Looking, fields: Mapping[str, str]) -> str:
    """Up is the neighbour above going down past it, which is the same and can be said of sub-items too."""
    meeting, item = items.find(here)
    back = f"/sekretariat/moede/{meeting.id}/dagsorden"
    draft = here.office.draft_of(meeting.id)
    match fields["goer"]:
        case "op" | "ned" as way if item.state is ItemState.ACCEPTED and item.number:
            beside = _neighbour(draft, item, -1 if way == "op" else 1)
            if beside is not None:
                upper, lower = (beside, item) if way == "op" else (item, beside)
                here.office.move_item(upper.id, lower.id, here.actor, sub=bool(item.parent))
            return f"{back}?flyttet={item.id}-{way}"
        case "accept":
            here.office.accept_item(item.id, here.actor)
            return f"{back}?{DONE}=accept#punkt-{item.id}"
        case _:
            raise refusals.BadField("answer", "missing")


# Sending out


def look_at_sending(here: Looking) -> Shown:
    meeting = here.see()
    office = here.office
    rights = office.rights(meeting.committee)
    if not any(office.holds(meeting.committee, here.me, hands) for hands in (rights.draft, rights.approve)):
        raise refusals.NotAllowed("agenda.publish")
    facts = {
        "writes": items.may_write(here, meeting),
        "approves": _may(here, meeting, "approve"),
        "own_right": office.holds(meeting.committee, here.me, rights.approve),
        "approved": office.is_approved(meeting.id),
        "sent": office.published(meeting.id),
        "differences": office.unsent(meeting.id),
        "draft": office.draft_of(meeting.id),
        "over_by": agenda.over_by(meeting, office.draft_of(meeting.id)),
        "proposals": len(office.proposals_for(meeting.id)),
        "people": len(office.records.roll(meeting).lines),
        "version": _last(office.records.agenda_versions(meeting.id)),
        "round": Stage.COMMENTS,
        "now": here.now,
    }
    return Shown("agenda_send.html", here.words.sending_title(meeting), Tab.AGENDA, facts, meeting)


def send(here: Looking, fields: Mapping[str, str]) -> str:
    meeting = here.see()
    office: PaperDesk = here.office
    match fields["goer"]:
        case "udsend":
            office.publish_agenda(meeting.id, here.actor)
        case "hoering":
            day = day_of(fields["til"], "until")
            policy = office.records.committee(meeting.committee).policy
            office.send_for_comments(meeting.id, here.actor, local(day, policy.deadline_at) if day else None)
        case "bed":
            office.ask_for_approval(meeting.id, here.actor)
        case "godkend":
            office.approve_agenda(meeting.id, here.actor)
        case _:
            raise refusals.BadField("answer", "missing")
    return f"/sekretariat/moede/{meeting.id}/dagsorden?{DONE}={fields['goer']}"


def answer_comment(here: Looking, fields: Mapping[str, str]) -> str:
    meeting = here.see()
    answer_one(here, fields)
    return f"/sekretariat/moede/{meeting.id}/dagsorden?{DONE}=answered#kommentarer"


def answer_one(here: Looking, fields: Mapping[str, str]) -> None:
    """Raises Unknown for a comment on something else."""
    found = here.office.records.comment(CommentId(number(fields["kommentar"], "comment")))
    if found.meeting != here.asked.meeting:
        raise refusals.Unknown("comment")
    here.office.answer_comment(found.id, fields["svar"], here.actor)
