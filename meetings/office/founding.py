"""Founding a cooperation, and changing what it is founded on: the operator's verb, at the machine itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from meetings import refusals, terms
from meetings.founding import Founding, differences, told_anew
from meetings.model import Committee, Organisation
from meetings.office.base import Actor, Desk
from meetings.organisations import namesakes


class Change(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Founded:
    """What became of one organisation or committee; `differs` are the fields that were changed."""

    what: str
    id: str
    change: Change
    differs: tuple[str, ...] = ()


class FoundingDesk(Desk):
    def found(self, founding: Founding, actor: Actor) -> tuple[Founded, ...]:
        """Writes what is new or different and nothing else, so that the same may be told again.

        Meetings that have been created keep their deadlines; seats are counted by the new rules at once. Raises
        NotAllowed for anybody but the operator, Namesakes, and TermsOverlap.
        """
        if actor.person is not None:
            raise refusals.NotAllowed("committee.import")
        return (
            *self._organisations(founding.organisations, actor),
            *self._committees(founding, actor),
        )

    def _organisations(self, told: Iterable[Organisation], actor: Actor) -> Iterable[Founded]:
        known = {one.id: one for one in self.records.organisations()}
        anew = {one.id: one for one in told}
        clashing = [pair for pair in namesakes((known | anew).values()) if set(pair) & set(anew.values())]
        if clashing:
            raise refusals.Namesakes(*clashing[0])
        for one in anew.values():
            done = _compared("organisation", known.get(one.id), one)
            if done.change is not Change.UNCHANGED:
                self.records.put_organisation(one)
            yield self._noted(done, actor)

    def _committees(self, founding: Founding, actor: Actor) -> Iterable[Founded]:
        known = {one.id: one for one in self.records.committees()}
        for told in founding.committees:
            before = known.get(told.id) or replace(told, terms=())
            after = told_anew(before, told, founding.withdrawn.get(told.id, frozenset()))
            if overlapping := terms.overlapping(after.terms):
                raise refusals.TermsOverlap(told.id, *overlapping[0])
            done = _compared("committee", known.get(told.id), after)
            if done.change is not Change.UNCHANGED:
                self.records.put_committee(after)
            yield self._noted(done, actor)

    def _noted(self, done: Founded, actor: Actor) -> Founded:
        match done.change:
            case Change.NEW:
                self.write_down(actor, f"{done.what}.found", done.id)
            case Change.CHANGED:
                self.write_down(actor, f"{done.what}.change", done.id, details=done.differs)
            case Change.UNCHANGED:
                pass
        return done


def _compared(what: str, before: Organisation | Committee | None, after: Organisation | Committee) -> Founded:
    if before is None:
        return Founded(what, after.id, Change.NEW)
    differs = differences(before, after)
    return Founded(what, after.id, Change.CHANGED if differs else Change.UNCHANGED, differs)


__all__ = ["Change", "Founded", "FoundingDesk"]
