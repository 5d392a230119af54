"""What is counted, as Prometheus reads it; numbers and states only, no names."""

import time
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from meetings.gates import WHOLE, Gate
from meetings.notices import Channel
from meetings.outcomes import Outcome, Retry, Sent

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)

TOLD_FOR = timedelta(minutes=15)
"""A road that refuses us is tried every five minutes; another process may have got through meanwhile."""


class Metrics:
    """One registry a service, so that several can live in one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        counter, gauge = partial(Counter, registry=self.registry), partial(Gauge, registry=self.registry)

        self.turns = counter("styrmand_turns", "Activities answered, by HTTP status", ["status"])
        self.turn_seconds = Histogram(
            "styrmand_turn_seconds", "Time from activity to answer", buckets=BUCKETS, registry=self.registry
        )
        self.unavailable = counter(
            "styrmand_turns_without_books",
            "Turns answered with the word that the books could not be used, by fault",
            ["fault"],
        )
        self.stall = gauge(
            "styrmand_loop_stall_seconds",
            "The longest that everybody was kept waiting in the last minute or two",
        )

        self.database = gauge("styrmand_database_up", "1 when the database answers")
        self.clock_age = gauge(
            "styrmand_clock_age_seconds", "Time since a job of the clock last ended well", ["job"]
        )
        self.skew = gauge(
            "styrmand_clock_skew_seconds", "How far this machine's clock is ahead of the database server's"
        )
        self.mailbox = gauge("styrmand_mailbox_up", "1 when the mailbox of answers can be read")
        self.mailbox_age = gauge("styrmand_mailbox_age_seconds", "Time since the mailbox was read")
        for one in (self.mailbox, self.mailbox_age):
            one.set(float("nan"))  # without a mailbox there is nothing to tell of one

        self.outbox = gauge("styrmand_outbox", "Notices by state of delivery", ["state"])
        self.oldest_due = gauge("styrmand_oldest_due_seconds", "Age of the oldest notice that is due")
        self.sends = counter(
            "styrmand_sends", "Tries to bring a notice, by road and result", ["road", "result"]
        )
        self.refusals = counter(
            "styrmand_refusals",
            "Tries in which we ourselves were refused (login, sender, policy), by road and reason",
            ["road", "reason"],
        )
        self.overtaken = counter(
            "styrmand_claims_taken_over", "Notices freed from an owner that had died or was stuck"
        )
        self.gate_open = gauge("styrmand_gate_open", "0 while nobody is sent by this road", ["gate"])
        self.gate_share = gauge("styrmand_gate_share", "How much of the allowed pace is used", ["gate"])

        self.brought = dict.fromkeys(Channel, 0)
        """How many this process has brought by each road: whether a long line before it moves on."""
        self._refused: dict[Channel, tuple[str, float]] = {}

    def unavailable_for(self, fault: str) -> None:
        self.unavailable.labels(fault).inc()

    # bot.delivery.Tally

    def tried(self, channel: Channel, outcome: Outcome) -> None:
        self.sends.labels(channel.value, type(outcome).__name__.lower()).inc()
        self.brought[channel] += isinstance(outcome, Sent)
        if isinstance(outcome, Retry) and outcome.barred:
            self.refusals.labels(channel.value, outcome.reason).inc()
            self._refused[channel] = (outcome.reason, time.monotonic())
        elif isinstance(outcome, Sent):
            self._refused.pop(channel, None)

    def refused(self) -> Mapping[Channel, str]:
        """By which roads this process is refused, and why: told last, and not long ago."""
        since = time.monotonic() - TOLD_FOR.total_seconds()
        return {road: reason for road, (reason, at) in self._refused.items() if at >= since}

    def taken_over(self, count: int) -> None:
        self.overtaken.inc(count)

    def tell_gates(self, gates: Iterable[Gate], now: datetime) -> None:
        """Only those that ever had trouble or a line have a row."""
        for gate in gates:
            self.gate_open.labels(gate.name).set(0 if gate.shut(now) else 1)
            self.gate_share.labels(gate.name).set(gate.share / WHOLE)

    def text(self) -> bytes:
        return generate_latest(self.registry)
