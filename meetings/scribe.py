# ruff: noqa: ARG002 - whoever writes nothing needs nothing of what it is told
"""What the office has written for it on agendas and in minutes: the office knows the facts, `wording` the sentences."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from meetings.model import AgendaItem, Committee, Draft, Later, Meeting
from meetings.paper import ChairDecision, Decision, FollowUp, Minutes, Outcome


class Scribe(Protocol):
    """Writes in the language of the papers. A draft with an empty title leaves the title that is there."""

    def approval(self, committee: Committee, held: Meeting, minutes: Minutes | None) -> Draft:
        """The item by which the minutes of the meeting before are approved, with the date they were sent."""

    def since_last(self, held: Meeting, decision: Decision, follow_ups: Sequence[FollowUp]) -> str:
        """What was decided of an item then, and what has come of it."""

    def since_meeting(
        self,
        held: Meeting,
        decided: Sequence[tuple[AgendaItem, Decision]],
        follow_ups: Sequence[FollowUp],
    ) -> str:
        """The same of a whole meeting, for the standing item."""

    def next_items(self, committee: Committee, coming: Meeting | None, titles: Sequence[str]) -> Draft:
        """The provisional list of items for the meeting after this one."""

    def chair_decision(self, committee: Committee, decision: ChairDecision) -> Draft: ...
    def decided(self, committee: Committee, item: AgendaItem, outcome: Outcome, later: Later | None) -> str:
        """What the minutes say when all went as the item's verbs ask: "Styregruppen godkendte indstillingen." """

    def merged_under(self, other: AgendaItem) -> str:
        """The heading over the texts of an item that was merged into another."""

    def called_off(self, cancelled: Meeting) -> str:
        """Why an item waits whose meeting was cancelled."""

    def promised(self, text: str, on: date) -> date | None:
        """The month a text puts something off to ("på sit møde i oktober"), as its first day; seen from `on`."""

    def former_participant(self) -> str:
        """What somebody who was forgotten is called, where a name stood."""


class Silent:
    """Writes nothing: for those who only look."""

    def approval(self, committee: Committee, held: Meeting, minutes: Minutes | None) -> Draft:
        return Draft("")

    def since_last(self, held: Meeting, decision: Decision, follow_ups: Sequence[FollowUp]) -> str:
        return decision.text

    def since_meeting(
        self,
        held: Meeting,
        decided: Sequence[tuple[AgendaItem, Decision]],
        follow_ups: Sequence[FollowUp],
    ) -> str:
        return ""

    def next_items(self, committee: Committee, coming: Meeting | None, titles: Sequence[str]) -> Draft:
        return Draft("", case_presentation="\n".join(f"– {title}" for title in titles))

    def chair_decision(self, committee: Committee, decision: ChairDecision) -> Draft:
        return Draft(decision.title, background=decision.text)

    def decided(self, committee: Committee, item: AgendaItem, outcome: Outcome, later: Later | None) -> str:
        return ""

    def merged_under(self, other: AgendaItem) -> str:
        return other.title

    def called_off(self, cancelled: Meeting) -> str:
        return ""

    def promised(self, text: str, on: date) -> date | None:
        return None

    def former_participant(self) -> str:
        return "–"


SILENT = Silent()
