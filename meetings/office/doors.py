"""Who stands at the gates: lets errands through at their pace, keeps them back, and learns from how they fared."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import accumulate

from meetings import gates
from meetings.gates import Gate, Pace
from meetings.notices import Channel, NoticeState
from meetings.office.errands import Errand, Passed
from meetings.outcomes import Outcome, Retry, Unknown
from meetings.ports import Records

OUT_OF_REACH = "out of reach"
AWAITED = "waits for another"
_ROADS = {Channel.TEAMS: gates.TEAMS, Channel.MAIL: gates.MAIL}


@dataclass(frozen=True, slots=True)
class Paces:
    """How fast the roads may be used; None is as fast as they go."""

    teams: Pace | None = None
    mail: Pace | None = None

    def of(self, gate: str) -> Pace | None:
        """The limit of Teams is one for each tenant, not one for all."""
        match gate:
            case gates.MAIL:
                return self.mail
            case gates.TEAMS:
                return None
            case _:
                return self.teams


AS_FAST_AS_THEY_GO = Paces()


class Doorkeeper:
    """For one unit of work, in which each gate is looked at once."""

    def __init__(
        self,
        records: Records,
        now: datetime,
        paces: Paces = AS_FAST_AS_THEY_GO,
        chance: Callable[[], float] = lambda: 0.5,
    ) -> None:
        self.records, self.now = records, now
        self._paces, self._chance = paces, chance
        self._seen: dict[str, Gate] | None = None

    # before a claim

    def set_by_the_clock(self) -> None:
        """Where it was set back, what is left of a pause begins to pass once that is written down."""
        for gate in self.records.gates():
            if gate.outdated(self.now):
                self._put(self._gate(gate.name))

    def shut(self, channel: Channel) -> bool:
        road = self._gates().get(_ROADS[channel])
        return road is not None and self._keeps_back(road)

    def down(self, channel: Channel) -> bool:
        """The road was down, and is to be tried by one."""
        road = self._gates().get(_ROADS[channel])
        return road is not None and road.down and not road.shut(self.now)

    def shut_tenants(self, channel: Channel) -> list[str]:
        found = [gates.tenant_of(gate) for gate in self._of(channel) if self._keeps_back(gate)]
        return [name for name in found if name]

    def opens_in(self, channel: Channel) -> timedelta | None:
        """When it is worth asking again; None when nothing is kept back."""
        held = [gate for gate in self._of(channel) if self._keeps_back(gate)]
        return min((gate.opens_in(self.now, self._paces.of(gate.name)) for gate in held), default=None)

    def _keeps_back(self, gate: Gate) -> bool:
        """Cards whose gate has been down for hours are taken all the same: they go by mail."""
        if gate.name != gates.MAIL and gate.lost(self.now):
            return False
        return gate.shut(self.now) or gate.crowded(self.now, self._paces.of(gate.name))

    # after it

    def let_through(self, errands: Sequence[Errand]) -> tuple[list[Errand], list[Passed]]:
        """Each with its place in the line; always in the same order of gates, so that no two wait for each other."""
        by_gate: dict[str, list[Errand]] = defaultdict(list)
        for errand in errands:
            by_gate[errand.gate].append(errand)
        through: list[Errand] = []
        back: list[Passed] = []
        for name in sorted(by_gate):
            let, kept = self._let(name, by_gate[name])
            through += let
            back += kept
        return through, back

    def _let(self, name: str, errands: list[Errand]) -> tuple[list[Errand], list[Passed]]:
        """Where the road is down one goes alone; the others wait for it, or become mails when it has lasted."""
        known = [gate for gate in map(self._gates().get, _way(name)) if gate]
        down = [gate for gate in known if gate.down]
        if any(gate.shut(self.now) for gate in down):
            return [], [Passed(one.notice, NoticeState.DEAD, OUT_OF_REACH) for one in errands]
        back: list[Passed] = []
        if down:
            until = self.now + gates.PROBE
            back = [Passed(one.notice, NoticeState.RETRY, AWAITED, until) for one in errands[1:]]
            errands = errands[:1]
            for gate in down:
                self._change(gate.name, lambda found: gates.probed(found, self.now))
        watched = any(gate.troubled for gate in known)
        places = self._places(name, [one.messages for one in errands])
        return [
            replace(one, wait=place, watched=watched) if place or watched else one
            for one, place in zip(errands, places, strict=True)
        ], back

    def _places(self, name: str, messages: Sequence[int]) -> tuple[timedelta, ...]:
        """The first place of each, who has as many as messages go out for him."""
        pace = self._paces.of(name)
        if pace is None:
            return (timedelta(),) * len(messages)
        gate, places = gates.admit(self._gate(name), pace, sum(messages), self.now)
        self._put(gate)
        self._gates()[name] = gate
        return tuple(places[before] for before in accumulate(messages[:-1], initial=0))

    # afterwards

    def tell(self, errand: Errand, outcome: Outcome) -> None:
        """What this one met with holds for all who would go the same way."""
        match outcome:
            case Unknown():
                pass
            case Retry(reached=reached, busy=busy, barred=barred) if busy or barred or not reached:
                pass
            case _ if not errand.watched:
                return
        for name in _way(errand.gate):
            self._change(name, lambda gate: self._learnt(gate, errand, outcome))

    def _learnt(self, gate: Gate, errand: Errand, outcome: Outcome) -> Gate:
        """All of Teams is struck where nobody was there, and barred where it will not have us; else only the tenant."""
        own, whole = gate.name == errand.gate, gate.name == _way(errand.gate)[0]
        match outcome:
            case Retry(after, reason, busy=True):
                return gates.busy(gate, after, reason, self.now) if own else gate
            case Retry(reason=reason, barred=True):
                return gates.barred(gate, reason, self.now, self._chance()) if whole else gate
            case Retry(reason=reason, reached=False):
                return gates.struck(gate, reason, self.now, self._chance())
            case Unknown(reason):
                return gates.struck(gate, reason, self.now, self._chance()) if own else gate
            case _:
                return gates.passed(gate, self.now)

    # the books

    def _gates(self) -> dict[str, Gate]:
        if self._seen is None:
            by_now = [gates.by_the_clock(gate, self.now) for gate in self.records.gates()]
            self._seen = {gate.name: gate for gate in by_now}
        return self._seen

    def _of(self, channel: Channel) -> list[Gate]:
        road = _ROADS[channel]
        return [gate for gate in self._gates().values() if _way(gate.name)[0] == road]

    def _change(self, name: str, change: Callable[[Gate], Gate]) -> None:
        gate = self._gate(name)
        changed = change(gate)
        if changed != gate:
            self._put(changed)

    def _gate(self, name: str) -> Gate:
        return gates.by_the_clock(self.records.gate(name, self.now), self.now)

    def _put(self, gate: Gate) -> None:
        self.records.put_gate(replace(gate, changed_at=self.now))


def _way(gate: str) -> tuple[str, ...]:
    """The gates one passes on the way: the road's, then the tenant's own."""
    road = gate.partition(":")[0]
    return (road,) if road == gate else (road, gate)
