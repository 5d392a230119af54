"""The desk where lies what may have been sent already, after the books were put back from a copy.

Nothing of it goes out before a person has seen it listed (docs/decisions/0014).
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from meetings import notices
from meetings.held import Held, HeldBack, Hold
from meetings.model import CommitteeId, MeetingId, PersonId, Role, Source
from meetings.notices import Notice
from meetings.office.base import Actor
from meetings.office.undelivered import BY_HAND, UndeliveredDesk
from meetings.workdays import local_day

BOOKS = "books"
"""The subject of the audit's lines on the books as a whole."""


class HeldDesk(UndeliveredDesk):
    def hold_if_restored(self) -> Hold | None:
        """At the start, before anything is claimed: whether the books are a copy that was put back. Then all is held."""
        if not self.records.restored():
            return None
        return self.hold(self.records.taken_at(), Actor(None, Source.RULE))

    def hold(self, taken_at: datetime | None, actor: Actor) -> Hold:
        """Holds all that was due by now or under way, and tells the secretariats once.

        A word that nobody can see twice (a card put right in its place) is not held; what has become worthless
        is ended, and by whether it was sent nobody is misled.
        """
        held = self.records.hold(taken_at or self.records.last_change(), self.now)
        self.records.plan(notices.restored(sorted(self._secretariats()), self.now))
        since = f"{held.taken_at:%Y-%m-%dT%H:%M:%SZ}" if held.taken_at else "unknown"
        self.write_down(actor, "books.restored", BOOKS, details=[f"copy-{since}", f"held-{held.notices}"])
        return held

    def held(self) -> tuple[Held, ...]:
        """All there are, for the operator, by the time they were due."""
        return tuple(self._held(one) for one in self.records.held())

    def held_back(self, actor: Actor) -> tuple[HeldBack, ...]:
        """What a secretary may decide on, meeting by meeting, the next meeting first."""
        mine = self._secretary_in(actor.person)
        found: dict[MeetingId, list[Held]] = {}
        for notice in self.records.held():
            meeting = notice.new.meeting
            if meeting is not None and (mine is None or self.records.meeting(meeting).committee in mine):
                found.setdefault(meeting, []).append(self._held(notice))
        back = [HeldBack(self.records.meeting(id), tuple(held)) for id, held in found.items()]
        return tuple(sorted(back, key=lambda one: (one.meeting.starts_at, one.meeting.id)))

    def held_about(self, meeting: MeetingId, actor: Actor) -> HeldBack:
        """Raises Unknown or NotAllowed."""
        about = self.records.meeting(meeting)
        self.require_secretariat(about.committee, actor, "held")
        return HeldBack(about, tuple(self._held(one) for one in self.records.held(meeting)))

    def let_go(self, which: Collection[Held], actor: Actor) -> int:
        """They go out as if they were due now, judged by what is true then; says how many.

        Raises Unknown or NotAllowed. Those another has decided on meanwhile stay as he decided.
        """
        return sum(self._lets_go(one.notice, actor) for one in which)

    def sent_before(self, which: Collection[Held], actor: Actor) -> int:
        """They were sent before the books were put back, or somebody told the people: they end; says how many."""
        return sum(self._sent_before(one.notice, actor) for one in which)

    # how it is done

    def _lets_go(self, notice: Notice, actor: Actor) -> bool:
        self._theirs(notice.id, actor)
        if not self.records.send_again(notice.id, self.now):
            return False
        self.records.planned += 1
        self._write_down_of(notice, actor, "notice.let_go")
        return True

    def _sent_before(self, notice: Notice, actor: Actor) -> bool:
        self._theirs(notice.id, actor)
        if not self.records.given_by_hand(notice.id, BY_HAND):
            return False
        self._write_down_of(notice, actor, "notice.sent_before")
        return True

    def _held(self, notice: Notice) -> Held:
        return Held(notice, self.records.person(notice.new.person))

    def _secretary_in(self, person: PersonId | None) -> frozenset[CommitteeId] | None:
        """None for the operator: all of them."""
        if person is None:
            return None
        today = local_day(self.now)
        return frozenset(
            id
            for id, membership in self.records.memberships_of(person)
            if membership.role is Role.SECRETARIAT and membership.holds(today)
        )

    def _secretariats(self) -> set[PersonId]:
        return {person for one in self.records.committees() for person in self.secretariat(one.id)}


def chosen(back: HeldBack, which: str) -> Sequence[Held]:
    """All of a meeting's ("all"), those of a kind ("kind-reminder"), or one ("4711"); what is decided on is not among them."""
    if which == ALL:
        return back.held
    if which.startswith(OF_KIND):
        return [one for one in back.held if one.notice.new.kind == which.removeprefix(OF_KIND)]
    return [one for one in back.held if str(one.notice.id) == which]


ALL, OF_KIND = "all", "kind-"

__all__ = ["ALL", "OF_KIND", "HeldDesk", "chosen"]
