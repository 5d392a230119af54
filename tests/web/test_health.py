"""Whether the bot is well, as a load balancer, Prometheus and the operator ask it."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from math import isnan
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import metrics
from bot.clock import Beat
from bot.web import health
from meetings.gates import opened
from meetings.model import Source
from meetings.notices import Channel, NoticeState
from meetings.office import Actor
from meetings.outcomes import Retry, Sent, Unknown
from tests.web.house import House


def ready(home: House) -> tuple[int, object]:
    answer = home.get("/readyz")
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.status, json.loads(answer.text)


def red(**reasons: str) -> tuple[int, object]:
    return 503, {"status": "unavailable", "reasons": reasons}


def deliver_all(home: House, where: str = "") -> None:
    with closing(sqlite3.connect(home.file)) as books, books:
        books.execute(f"UPDATE delivery SET state = 'sent', sent_at = next_at {where}")


GREEN = (200, {"status": "ok"})


def test_the_process_lives_whatever_is_wrong_with_the_rest(home: House):
    home.desk.store.close_now()
    answer = home.get("/healthz")
    assert (answer.status, json.loads(answer.text)) == (200, {"status": "ok"})


def test_all_is_well_when_nothing_waits_and_the_clock_ticks(home: House):
    deliver_all(home)
    assert ready(home) == GREEN


def test_a_notice_that_has_waited_five_minutes_is_a_stuck_outbox(home: House):
    deliver_all(home)
    home.convene()
    due = home.clock()
    home.clock.move(minutes=5)
    assert ready(home) == GREEN
    home.clock.move(seconds=1)
    stamp = f"{due:%Y-%m-%dT%H:%M:%SZ}"
    assert ready(home) == red(outbox=f"the oldest due notice has waited since {stamp}")


def test_a_long_line_that_moves_on_is_no_stuck_outbox(home: House):
    """A morning's two thousand mails at thirty a minute take an hour, and people who tap meanwhile must be answered."""
    deliver_all(home)
    home.convene()
    due = home.clock()
    for _ in range(4):
        home.clock.move(minutes=4)
        for road in Channel:
            home.metrics.tried(road, Sent())
        assert ready(home) == GREEN
    home.clock.move(minutes=5)
    home.metrics.tried(Channel.TEAMS, Sent())
    home.metrics.tried(Channel.MAIL, Unknown("HTTP 502"))
    assert ready(home) == GREEN
    home.clock.move(seconds=1)
    assert ready(home) == red(outbox=f"the oldest due notice has waited since {due:%Y-%m-%dT%H:%M:%SZ}"), (
        "mails"
    )


def test_what_is_planned_for_later_is_no_stuck_outbox(home: House):
    home.convene()
    deliver_all(home, "WHERE kind = 'convened' OR meeting_id <> 'ekr-2027-04-20'")
    assert "planned" in home.desk.read_now(lambda office: office.records.outbox()), "reminders, in March"
    home.clock.move(hours=1)
    assert ready(home) == GREEN


def test_a_clock_that_is_late_is_named_by_its_job(home: House):
    deliver_all(home)
    home.ticker.told = {"reap": Beat(None, late=True), "pump": Beat(timedelta(seconds=31), late=True)}
    assert ready(home) == red(clock="has not ticked in time: pump, reap")


def test_a_database_that_is_closed_is_told_by_its_fault(home: House):
    home.desk.store.close_now()
    assert ready(home) == red(database="closed")


@pytest.mark.parametrize(("ago", "told"), [(timedelta(seconds=90), "for 90 s"), (None, "since the start")])
def test_a_mailbox_that_cannot_be_read_is_told_of_and_makes_nobody_wait(home: House, ago, told: str):
    deliver_all(home)
    home.mailbox.failures, home.mailbox.ago = 3, ago
    assert ready(home) == (
        200,
        {"status": "ok", "notes": {"mailbox": f"has not been read {told} (TimeoutError)"}},
    )
    home.mailbox.failures, home.mailbox.ago = 0, timedelta(seconds=1)
    assert ready(home) == GREEN


def test_a_mail_server_that_refuses_us_is_told_of_and_makes_nobody_wait(home: House):
    """A wrong password is the same in all processes."""
    deliver_all(home)
    for _ in range(2):
        home.metrics.tried(Channel.MAIL, Retry(timedelta(minutes=5), "535 5.7.8", barred=True))
    home.metrics.tried(Channel.TEAMS, Retry(timedelta(seconds=10), "TimeoutError", reached=False))
    assert ready(home) == (200, {"status": "ok", "notes": {"mail": "we are refused (535 5.7.8)"}})
    refusals = {key: count for key, count in figures(home).items() if key[0] == "styrmand_refusals_total"}
    assert refusals == {("styrmand_refusals_total", "535 5.7.8", "mail"): 2.0}
    home.metrics.tried(Channel.MAIL, Sent())
    assert ready(home) == GREEN


def test_what_refused_us_long_ago_is_told_no_more(home: House, monkeypatch: pytest.MonkeyPatch):
    deliver_all(home)
    monkeypatch.setattr(metrics, "TOLD_FOR", timedelta(seconds=-1))
    home.metrics.tried(Channel.TEAMS, Retry(timedelta(minutes=5), "HTTP 401", barred=True))
    assert ready(home) == GREEN


def test_what_is_held_after_a_restore_is_told_of_and_makes_nobody_wait(home: House):
    deliver_all(home)
    home.convene()
    held = home.desk.write_now(lambda office: office.hold(None, Actor(None, Source.RULE))).notices
    assert held > 38
    waits = f"{held} notices may have been sent before the database was restored: styrmand hold list"
    assert ready(home) == (200, {"status": "ok", "notes": {"held": waits}})
    assert figures(home)["styrmand_outbox", "held"] == float(held)


def test_the_mailbox_has_its_figures(home: House):
    def figures() -> dict[str, float]:
        found = text_string_to_metric_families(home.get("/metrics").text)
        return {one.name: one.samples[0].value for one in found if "mailbox" in one.name}

    assert figures() == {"styrmand_mailbox_up": 1.0, "styrmand_mailbox_age_seconds": 5.0}
    home.mailbox.failures = 1
    assert figures()["styrmand_mailbox_up"] == 0.0


def test_everything_that_is_wrong_is_told_at_once(home: House):
    home.desk.store.close_now()
    home.ticker.told = {"pump": Beat(None, late=True)}
    assert ready(home) == red(database="closed", clock="has not ticked in time: pump")


@contextmanager
def every_reader_busy(home: House) -> Iterator[None]:
    """Holds up the books for whoever asks next."""
    go_on = threading.Event()
    waiters = [
        threading.Thread(target=lambda: home.desk.read_now(lambda _: go_on.wait(20)), daemon=True)
        for _ in range(2)
    ]
    for waiter in waiters:
        waiter.start()
    try:
        yield
    finally:
        go_on.set()
        for waiter in waiters:
            waiter.join()


def test_a_database_that_does_not_answer_is_not_waited_for(home: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(health, "PATIENCE", timedelta(seconds=0.2))
    deliver_all(home)
    with every_reader_busy(home):
        assert ready(home) == red(database="no answer within 0.2 s")
        assert "styrmand_database_up 0.0" in home.get("/metrics").text
    assert ready(home) == GREEN


def migrate_by_a_newer_version(file: Path) -> None:
    with closing(sqlite3.connect(file)) as books, books:
        books.execute("UPDATE alembic_version SET version_num = '9999'")


def test_a_database_that_a_newer_version_has_migrated_turns_a_running_process_red(
    home: House, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(health, "LOOK_AGAIN", timedelta(0))
    deliver_all(home)
    assert ready(home) == GREEN
    migrate_by_a_newer_version(home.file)
    assert ready(home) == red(migrations="the tables are a newer version's: this process must be replaced")


def test_the_tables_are_looked_at_every_ten_seconds_and_not_every_time(home: House):
    deliver_all(home)
    assert ready(home) == GREEN
    migrate_by_a_newer_version(home.file)
    assert ready(home) == GREEN, "believed for some seconds"


# Figures


def figures(home: House) -> dict[tuple[str, ...], float]:
    answer = home.get("/metrics")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_the_figures_are_prometheus_text_and_true(home: House):
    deliver_all(home)
    sent = figures(home)["styrmand_outbox", "sent"]
    home.convene()
    home.clock.move(seconds=90)
    home.ticker.told = {"pump": Beat(timedelta(seconds=2), late=False), "reap": Beat(None, late=False)}
    found = figures(home)
    outbox = home.desk.read_now(lambda office: office.records.outbox())
    assert {state.value: found["styrmand_outbox", state.value] for state in NoticeState} == dict.fromkeys(
        (state.value for state in NoticeState), 0.0
    ) | {state.value: float(count) for state, count in outbox.items()}
    assert found["styrmand_outbox", "sent"] == sent
    assert found["styrmand_outbox", "planned"] > 38
    assert found["styrmand_oldest_due_seconds",] == 90.0
    assert found["styrmand_clock_age_seconds", "pump"] == 2.0
    assert found["styrmand_clock_age_seconds", "reap"] != found["styrmand_clock_age_seconds", "reap"], "NaN"
    assert found["styrmand_database_up",] == 1.0


def test_without_the_database_its_figures_are_left_out(home: House):
    home.desk.write_now(lambda office: office.records.put_gate(opened("teams:kommune", office.now)))
    assert figures(home)["styrmand_gate_open", "teams:kommune"] == 1.0
    home.desk.store.close_now()
    found = figures(home)
    assert found["styrmand_database_up",] == 0.0
    assert not {name[0] for name in found} & {"styrmand_outbox", "styrmand_gate_open", "styrmand_gate_share"}
    assert isnan(found["styrmand_oldest_due_seconds",])
    assert isnan(found["styrmand_clock_skew_seconds",])


def test_turns_are_counted_by_their_status(home: House):
    home.ask("POST", "/api/messages", b"{}")
    home.ask("POST", "/api/messages", b"{}")
    found = figures(home)
    assert found["styrmand_turns_total", "401"] == 2.0
    assert found["styrmand_turn_seconds_count",] == 2.0


def test_no_figure_names_anybody(home: House):
    assert "@" not in home.get("/metrics").text
    assert "Hans" not in home.get("/metrics").text


def test_a_body_that_is_too_large_for_the_door_is_refused_before_it(home: House):
    assert home.ask("POST", "/api/messages", b"x" * 300_000).status == 413
