"""What became of an item, and what was changed in a text, as a reader is told it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from meetings.agenda import WAITING
from meetings.model import AgendaItem, ItemState, MeetingId
from meetings.versions import Difference, Fate, FieldChange, Piece, Turn
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame

MOST_WORDS = 12
"""Of a longer row of new or gone words only the first are told."""
MOST_CHANGES = 4


class Danish(DanishFrame):
    your_item = "Dit punkt"
    see_changes = "Se, hvad der er ændret"
    changes_heading = "Ændret, siden dagsordenen blev sendt ud"
    no_changes = "Der er ikke ændret noget."
    here_is_changed = "Det er ændret i dit forslag:"

    _settled: ClassVar[Mapping[ItemState, tuple[str, str]]] = {
        ItemState.ACCEPTED: ("Dit punkt er på dagsordenen", "Punktet er kommet på dagsordenen."),
        ItemState.RETURNED: (
            "Dit forslag er sendt retur",
            "Sekretariatet har sendt forslaget retur til dig. Ret det, så går det til sekretariatet igen.",
        ),
        ItemState.REJECTED: ("Dit forslag kom ikke på dagsordenen", "Forslaget kommer ikke på dagsordenen."),
        ItemState.DEFERRED: ("Dit punkt er udsat", "Punktet kommer på dagsordenen til et senere møde."),
        ItemState.MERGED: (
            "Dit punkt er lagt sammen med et andet",
            "Det, du har skrevet, står nu i det andet punkt.",
        ),
        ItemState.REMOVED: ("Dit punkt er taget af dagsordenen", "Punktet kommer ikke op på mødet."),
    }
    _fields: ClassVar[Mapping[str, str]] = {
        "title": "Overskrift",
        "introduction": "Indledning",
        "background": "Baggrund",
        "since_last": "Siden sidst",
        "status_report": "Status",
        "proposes": "Indledning til indstillingen",
        "recommendations": "Indstilling",
        "case_presentation": "Sagsfremstilling",
        "financial_impact": "Økonomi",
        "next_steps": "Næste skridt",
        "minutes": "Tid",
        "attachments": "Bilag",
        "presenter": "Oplæg ved",
        "guests": "Gæster",
        "closed": "Lukket punkt",
        "case_number": "Sagsnr.",
        "initials": "Init.",
        "headings": "Overskrifter i punktet",
    }

    def settled_heading(self, item: AgendaItem, here: MeetingId) -> str:
        state = ItemState.DEFERRED if item.meeting != here else item.state
        return self._settled.get(state, (self.your_item, ""))[0]

    def settled_text(self, item: AgendaItem, here: MeetingId, *, changed: bool) -> str:
        """`here` is the meeting it was proposed for; `changed` says that others have written in it."""
        if item.meeting != here and item.state is ItemState.ACCEPTED:
            return "Punktet er flyttet til dagsordenen for et senere møde."
        if item.meeting != here and item.state in WAITING:
            return "Mødet er aflyst. Dit forslag er flyttet til det næste møde, og sekretariatet tager stilling til det."
        told = self._settled.get(item.state, ("", ""))[1]
        if item.state is ItemState.ACCEPTED and item.number:
            told = f"Punktet står på den foreløbige dagsorden som punkt\u00a0{item.number}."
        return f"{told} {self.here_is_changed}" if changed else told

    def put_off(self, times: int) -> str:
        return "udsat én gang" if times == 1 else f"udsat {times} gange"

    def field_name(self, name: str) -> str:
        return self._fields[name]

    def change_line(self, change: FieldChange) -> str:
        """Baggrund: tilføjet »meget« · »to« er blevet til »tre«."""
        told = [self._exchange(gone, new) for gone, new in exchanges(change.pieces)]
        more = [self.and_more_changes(len(told) - MOST_CHANGES)] if len(told) > MOST_CHANGES else []
        return f"{self.field_name(change.name)}: {'; '.join([*told[:MOST_CHANGES], *more])}"

    def _exchange(self, gone: str, new: str) -> str:
        if gone and new:
            return f"{self.quoted(gone)} er blevet til {self.quoted(new)}"
        return f"tilføjet {self.quoted(new)}" if new else f"slettet {self.quoted(gone)}"

    def and_more_changes(self, count: int) -> str:
        return f"og {count} rettelser mere" if count > 1 else "og én rettelse mere"

    def difference_line(self, one: Difference) -> str:
        title = one.item.title
        match one.turn:
            case Turn.ADDED:
                return f"Nyt punkt\u00a0{one.item.number}: {title}"
            case Turn.REMOVED:
                return f"Punkt\u00a0{one.item.number} er taget af: {title}"
            case Turn.MOVED:
                before = one.before.number if one.before else ""
                return f"Punkt\u00a0{before} er flyttet til {one.item.number}: {title}"
            case Turn.CHANGED:
                changed = self.listing(self.field_name(change.name).lower() for change in one.changes)
                return f"Punkt\u00a0{one.item.number}, {title}, er ændret: {changed}"


class English(EnglishFrame, Danish):
    your_item = "Your item"
    see_changes = "See what was changed"
    changes_heading = "Changed since the agenda was sent out"
    no_changes = "Nothing was changed."
    here_is_changed = "This was changed in your proposal:"

    _settled: ClassVar[Mapping[ItemState, tuple[str, str]]] = {
        ItemState.ACCEPTED: ("Your item is on the agenda", "The item has been put on the agenda."),
        ItemState.RETURNED: (
            "Your proposal was returned",
            "The secretariat has returned the proposal to you. Change it, and the secretariat gets it again.",
        ),
        ItemState.REJECTED: ("Your proposal was not taken up", "The proposal does not come on the agenda."),
        ItemState.DEFERRED: ("Your item is put off", "The item comes on the agenda of a later meeting."),
        ItemState.MERGED: (
            "Your item was merged with another",
            "What you wrote now stands in the other item.",
        ),
        ItemState.REMOVED: (
            "Your item was taken off the agenda",
            "The item does not come up at the meeting.",
        ),
    }
    _fields: ClassVar[Mapping[str, str]] = {
        "title": "Title",
        "introduction": "Introduction",
        "background": "Background",
        "since_last": "Since last time",
        "status_report": "Status",
        "proposes": "Words before the recommendation",
        "recommendations": "Recommendation",
        "case_presentation": "Presentation of the case",
        "financial_impact": "Financial impact",
        "next_steps": "Next steps",
        "minutes": "Time",
        "attachments": "Attachments",
        "presenter": "Presented by",
        "guests": "Guests",
        "closed": "Closed item",
        "case_number": "Case no.",
        "initials": "Initials",
        "headings": "Headings in the item",
    }

    def settled_text(self, item: AgendaItem, here: MeetingId, *, changed: bool) -> str:
        if item.meeting != here and item.state is ItemState.ACCEPTED:
            return "The item has been moved to the agenda of a later meeting."
        if item.meeting != here and item.state in WAITING:
            return "The meeting is cancelled. Your proposal was moved to the next one, and the secretariat will look at it."
        told = self._settled.get(item.state, ("", ""))[1]
        if item.state is ItemState.ACCEPTED and item.number:
            told = f"The item stands on the draft agenda as item\u00a0{item.number}."
        return f"{told} {self.here_is_changed}" if changed else told

    def settled_heading(self, item: AgendaItem, here: MeetingId) -> str:
        state = ItemState.DEFERRED if item.meeting != here else item.state
        return self._settled.get(state, (self.your_item, ""))[0]

    def put_off(self, times: int) -> str:
        return "put off once" if times == 1 else f"put off {times} times"

    def field_name(self, name: str) -> str:
        return self._fields[name]

    def change_line(self, change: FieldChange) -> str:
        told = [self._exchange(gone, new) for gone, new in exchanges(change.pieces)]
        more = [self.and_more_changes(len(told) - MOST_CHANGES)] if len(told) > MOST_CHANGES else []
        return f"{self.field_name(change.name)}: {'; '.join([*told[:MOST_CHANGES], *more])}"

    def _exchange(self, gone: str, new: str) -> str:
        if gone and new:
            return f"{self.quoted(gone)} became {self.quoted(new)}"
        return f"added {self.quoted(new)}" if new else f"removed {self.quoted(gone)}"

    def and_more_changes(self, count: int) -> str:
        return f"and {count} more changes" if count > 1 else "and one more change"

    def difference_line(self, one: Difference) -> str:
        title = one.item.title
        match one.turn:
            case Turn.ADDED:
                return f"New item\u00a0{one.item.number}: {title}"
            case Turn.REMOVED:
                return f"Item\u00a0{one.item.number} was taken off: {title}"
            case Turn.MOVED:
                before = one.before.number if one.before else ""
                return f"Item\u00a0{before} was moved to {one.item.number}: {title}"
            case Turn.CHANGED:
                changed = self.listing(self.field_name(change.name).lower() for change in one.changes)
                return f"Item\u00a0{one.item.number}, {title}, was changed: {changed}"


def exchanges(pieces: Iterable[Piece]) -> Sequence[tuple[str, str]]:
    """What went and what came in its place, each shortened to its first words."""
    found: list[tuple[str, str]] = []
    gone = ""
    for piece in pieces:
        if piece.fate is Fate.GONE:
            gone = _first_words(piece.text)
            continue
        if piece.fate is Fate.NEW:
            found.append((gone, _first_words(piece.text)))
        elif gone:
            found.append((gone, ""))
        gone = ""
    return [*found, (gone, "")] if gone else found


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")
