"""What is counted, as Prometheus reads it; numbers and states only, no names."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)


class Metrics:
    """One registry a service, so that several can live in one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.turns = Counter(
            "styrmand_turns", "Activities answered, by HTTP status", ["status"], registry=self.registry
        )
        self.turn_seconds = Histogram(
            "styrmand_turn_seconds", "Time from activity to answer", buckets=BUCKETS, registry=self.registry
        )
        self.outbox = Gauge(
            "styrmand_outbox", "Notices by state of delivery", ["state"], registry=self.registry
        )
        self.oldest_due = Gauge(
            "styrmand_oldest_due_seconds", "Age of the oldest notice that is due", registry=self.registry
        )
        self.clock_age = Gauge(
            "styrmand_clock_age_seconds",
            "Time since a job of the clock last ended well",
            ["job"],
            registry=self.registry,
        )
        self.database = Gauge("styrmand_database_up", "1 when the database answers", registry=self.registry)
        self.mailbox = Gauge(
            "styrmand_mailbox_up", "1 when the mailbox of answers can be read", registry=self.registry
        )
        self.mailbox_age = Gauge(
            "styrmand_mailbox_age_seconds", "Time since the mailbox was read", registry=self.registry
        )
        for gauge in (self.mailbox, self.mailbox_age):
            gauge.set(float("nan"))  # without a mailbox there is nothing to tell of one

    def text(self) -> bytes:
        return generate_latest(self.registry)
