"""One agenda item: its text, edited by several without losing a word, and what becomes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aiohttp import web

from bot.web.forms import FILES_LIMIT
from bot.web.secretariat import item_form
from bot.web.secretariat.days import number
from bot.web.secretariat.room import DONE, Looking, Room, Shown, Tab
from meetings import agenda, refusals, triage, versions
from meetings.files import KINDS, SIZE_LIMIT
from meetings.model import AgendaItem, ItemId, ItemState, Later, Meeting, MeetingId, MeetingState
from meetings.office.agenda import changes_to
from meetings.triage import Act
from meetings.workdays import local_day

SETTLE_FIELDS = ("goer", "begrundelse", "senere", "sammen")
PLACE_FIELDS = ("efter", "under")
MONTHS_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Clash:
    """A text two have written in: what the other wrote, and word by word what he changed."""

    name: str
    theirs: str
    pieces: Sequence[versions.Piece]


class ItemPages:
    def __init__(self, room: Room) -> None:
        self.room = room

    async def show(self, request: web.Request) -> web.Response:
        """GET /sekretariat/punkt/{item}."""
        return await self.room.show(request, look)

    async def save(self, request: web.Request) -> web.Response:
        return await self.room.take_with_files(request, (*item_form.NAMES, "goer"), save, look, lay)

    async def keep(self, request: web.Request) -> web.Response:
        """POST …/kladde: what is being typed; the script sends it, and nobody waits for the answer."""
        return await self.room.take(request, item_form.NAMES, keep, look)

    async def drop(self, request: web.Request) -> web.Response:
        return await self.room.take(request, (), drop, look)

    async def settle(self, request: web.Request) -> web.Response:
        return await self.room.take(request, SETTLE_FIELDS, settle, look)

    async def place(self, request: web.Request) -> web.Response:
        return await self.room.take(request, PLACE_FIELDS, place, look)

    async def ask_new(self, request: web.Request) -> web.Response:
        """GET /sekretariat/moede/{meeting}/dagsorden/nyt."""
        return await self.room.show(request, look_at_new)

    async def add(self, request: web.Request) -> web.Response:
        return await self.room.take_with_files(request, (*item_form.NAMES, "goer"), add, look_at_new)


def address(item: ItemId) -> str:
    return f"/sekretariat/punkt/{item}"


# Looking


def find(here: Looking) -> tuple[Meeting, AgendaItem]:
    """Raises Unknown for an item of a meeting that is not the visitor's."""
    item = here.office.records.item(ItemId(here.asked.number("item")))
    return here.office.seen_by(here.visitor, item.meeting), item


def look(here: Looking) -> Shown:
    meeting, item = find(here)
    fields, kept_at, clashes = _fields(here, item)
    writes = may_write(here, meeting)
    facts = {
        **_form_facts(meeting, fields),
        "item": item,
        "writes": writes,
        "kept_at": kept_at,
        "clashes": clashes,
        "acts": [act.value for act in Act if writes and triage.may(act, item)],
        "laters": laters(here, meeting),
        "others": [
            one
            for one in (*here.office.proposals_for(meeting.id), *here.office.draft_of(meeting.id))
            if one.id != item.id
        ],
        "places": [one for one in here.office.draft_of(meeting.id) if one.id != item.id],
        "changes": changes_to(here.office.records, item),
        "stored": {one.file: one for one in item.attachments if one.file},
        "settle": {name: here.asked.typed.get(name, "") for name in SETTLE_FIELDS},
    }
    return Shown("item.html", here.words.item_title_of(item), Tab.AGENDA, facts, meeting, script=writes)


def look_at_new(here: Looking) -> Shown:
    meeting = here.see()
    here.office.require(
        meeting.committee, here.actor, here.office.rights(meeting.committee).draft, "item.write"
    )
    typed = here.asked.typed
    fields = {name: typed.get(name, "") for name in item_form.NAMES}
    facts = {
        **_form_facts(meeting, fields),
        "item": None,
        "writes": True,
        "kept_at": None,
        "clashes": {},
        "acts": [],
        "stored": {},
        "changes": (),
    }
    return Shown("item.html", here.words.new_item, Tab.AGENDA, facts, meeting)


def _form_facts(meeting: Meeting, fields: Mapping[str, str]) -> dict[str, object]:
    return {
        "fill": fields,
        "rows": item_form.rows(fields),
        "papers": item_form.papers(fields),
        "texts": item_form.TEXTS,
        "limit": agenda.LONG_LIMIT,
        "endings": ",".join(f".{ending}" for ending in KINDS),
        "back": f"/sekretariat/moede/{meeting.id}/dagsorden",
    }


def _fields(here: Looking, item: AgendaItem) -> tuple[Mapping[str, str], object, Mapping[str, Clash]]:
    """What the form holds: after a clash both texts in one, after a refusal what was typed, else what was kept."""
    match here.asked.why:
        case refusals.EditedMeanwhile() as why:
            return (
                item_form.filled_from(why.mine, why.item.version),
                None,
                {name: _clash(why, name) for name in why.fields},
            )
        case None:
            kept = here.office.unsaved(place_of(item.id), here.me)
            if kept is not None and may_write(here, here.office.records.meeting(item.meeting)):
                return {name: kept.typed.get(name, "") for name in item_form.NAMES}, kept.at, {}
            return item_form.filled(item), None, {}
        case _ if "title" in here.asked.typed:
            return here.asked.typed, None, {}
        case _:
            return item_form.filled(item), None, {}


def _clash(why: refusals.EditedMeanwhile, name: str) -> Clash:
    theirs = versions.as_text(getattr(agenda.written(why.item), name))
    before = versions.as_text(getattr(why.base, name))
    return Clash(name, theirs, versions.word_by_word(before, theirs))


def may_write(here: Looking, meeting: Meeting) -> bool:
    ahead = meeting.state in {MeetingState.PLANNED, MeetingState.CONVENED} and here.now < meeting.starts_at
    draft = here.office.rights(meeting.committee).draft
    return ahead and here.office.holds(meeting.committee, here.me, draft)


def place_of(item: ItemId) -> str:
    """Where in the pages something is typed."""
    return f"item-{item}"


def laters(here: Looking, meeting: Meeting) -> list[tuple[str, str]]:
    """What an item may be put off to: the meetings that are planned, and the months to come."""
    coming = [
        one
        for one in here.office.records.meetings_of_committee(meeting.committee)
        if one.starts_at > meeting.starts_at and one.state is not MeetingState.CANCELLED
    ]
    found = [(f"moede:{one.id}", here.words.heading(one)) for one in coming]
    first = max(local_day(here.now), meeting.sessions[0].day).replace(day=1)
    for more in range(MONTHS_AHEAD):
        year, month = divmod(first.month + more, 12)
        month_ = date(first.year + year, month + 1, 1)
        found.append((f"maaned:{month_}", here.words.month_of(month_)))
    return found


def later(chosen: str) -> Later:
    """Raises BadField ("later")."""
    kind, _, what = chosen.partition(":")
    if kind == "moede" and what:
        return Later(meeting=MeetingId(what))
    if kind == "maaned":
        try:
            return Later(month=date.fromisoformat(what))
        except ValueError:
            raise refusals.BadField("later", "invalid") from None
    raise refusals.BadField("later", "missing")


# Doing


def save(here: Looking, fields: Mapping[str, str]) -> str:
    """Saves the text; with `goer` "accept" a proposal goes on the agenda in this wording."""
    meeting, item = find(here)
    draft, began = item_form.draft(fields, item), item_form.version(fields)
    if fields["goer"] == Act.ACCEPT and item.state is not ItemState.ACCEPTED:
        here.office.accept_item(item.id, here.actor, draft, version=began)
    else:
        here.office.edit_item(item.id, draft, here.actor, version=began)
    here.office.drop_unsaved(place_of(item.id), here.actor)
    if fields["goer"] == "bliv":
        return f"{address(item.id)}?{DONE}=saved"
    return f"/sekretariat/moede/{meeting.id}/dagsorden?{DONE}=saved#punkt-{item.id}"


def lay(here: Looking, fields: Mapping[str, str]) -> Mapping[str, str]:
    """The files that came with the form, laid by the item before its text is read: a text that is refused costs none."""
    _meeting, item = find(here)
    papers = _uploaded(here)
    item_form.check_room(len(item.attachments) + len(papers))
    attached = here.office.attach(item.id, papers, here.actor)
    began = item_form.version(fields)
    known = (one.item for one in here.office.records.item_versions(item.id))
    seen = next((one for one in known if one.version == began), item)
    return item_form.with_files(fields, seen, item, attached)


def _uploaded(here: Looking) -> Sequence[tuple[str, bytes]]:
    """Raises WrongFile for one whose bytes were too many to keep."""
    for one in here.asked.files:
        if one.problem:
            limit = SIZE_LIMIT if one.problem == "too_large" else FILES_LIMIT
            raise refusals.WrongFile(one.name, one.problem, limit)
    return [(one.name, one.content) for one in here.asked.files]


def keep(here: Looking, fields: Mapping[str, str]) -> str:
    meeting, item = find(here)
    if may_write(here, meeting):
        typed = {name: fields[name] for name in item_form.NAMES}
        same = typed == item_form.filled(item)
        here.office.keep_unsaved(place_of(item.id), {} if same else typed, here.actor)
    return address(item.id)


def drop(here: Looking, _: Mapping[str, str]) -> str:
    _meeting, item = find(here)
    here.office.drop_unsaved(place_of(item.id), here.actor)
    return address(item.id)


def add(here: Looking, fields: Mapping[str, str]) -> str:
    meeting = here.see()
    papers = _uploaded(here)
    draft = item_form.draft(fields, None)
    item_form.check_room(len(draft.attachments) + len(papers))
    made = here.office.write_item(meeting.id, draft, here.actor)
    here.office.attach(made.id, papers, here.actor)
    return f"/sekretariat/moede/{meeting.id}/dagsorden?{DONE}=saved#punkt-{made.id}"


def settle(here: Looking, fields: Mapping[str, str]) -> str:
    """What becomes of a proposal or an item; the proposer is told."""
    meeting, item = find(here)
    office, reason = here.office, fields["begrundelse"]
    match fields["goer"]:
        case Act.ACCEPT:
            office.accept_item(item.id, here.actor, note=reason)
        case Act.RETURN:
            office.return_item(item.id, reason, here.actor)
        case Act.REJECT:
            office.reject_item(item.id, reason, here.actor)
        case Act.DEFER:
            office.defer_item(item.id, later(fields["senere"]), reason, here.actor)
        case Act.MERGE:
            office.merge_items(item.id, _other(fields["sammen"]), here.actor)
        case Act.REMOVE:
            office.remove_item(item.id, reason, here.actor)
        case _:
            raise refusals.BadField("answer", "missing")
    return f"/sekretariat/moede/{meeting.id}/dagsorden?{DONE}={fields['goer']}"


def _other(text: str) -> ItemId:
    if not text:
        raise refusals.BadField("merge", "missing")
    return ItemId(number(text, "item"))


def place(here: Looking, fields: Mapping[str, str]) -> str:
    """After another item, or under it; "først" is the top."""
    meeting, item = find(here)
    after = None if fields["efter"] == "foerst" else _other(fields["efter"])
    here.office.move_item(item.id, after, here.actor, sub=fields["under"] == "ja" and after is not None)
    return f"/sekretariat/moede/{meeting.id}/dagsorden?{DONE}=moved#punkt-{item.id}"
