"""`styrmand notices`: what was not delivered, and what the operator can do."""

import json
import sqlite3
from contextlib import closing

from tests.cli.terminal import Terminal


def give_up(styrmand: Terminal, count: int = 1) -> list[int]:
    """Mails of a coming meeting that no server would take."""
    with closing(sqlite3.connect(styrmand.folder / "books.db")) as books, books:
        ids = [
            row[0]
            for row in books.execute(
                "SELECT id FROM delivery WHERE channel = 'mail' AND not_after > '2026-12-01' ORDER BY id LIMIT ?",
                [count],
            )
        ]
        books.executemany(
            "UPDATE delivery SET state = 'dead', settled_by = '', last_error = '550 5.1.1', not_after = '2099-01-01 00:00:00.000000' WHERE id = ?",
            [[one] for one in ids],
        )
    return ids


def test_what_was_not_delivered_is_listed_with_the_reason(styrmand: Terminal):
    [id] = give_up(styrmand)
    said = styrmand("notices", "list", "--json")
    [row] = json.loads(said.out)
    assert said.code == 0
    assert (row["notice"], row["state"], row["reason"], row["why"]) == (id, "dead", "550 5.1.1", "address")
    assert row["person"].count("@") == 1
    table = styrmand("notices", "list")
    assert str(id) in table.out


def test_a_notice_is_tried_again_once(styrmand: Terminal):
    [id] = give_up(styrmand)
    assert styrmand("notices", "retry", str(id)).code == 0
    again = styrmand("notices", "retry", str(id))
    assert (again.code, again.out) == (1, "")
    assert "nothing to try again" in again.err
    waiting = json.loads(styrmand("notices", "list", "--which", "waiting", "--most", "9999", "--json").out)
    assert id in [row["notice"] for row in waiting]


def test_a_notice_is_settled_by_hand(styrmand: Terminal):
    [id] = give_up(styrmand)
    assert styrmand("notices", "settle", str(id)).code == 0
    assert json.loads(styrmand("notices", "list", "--json").out) == []


def test_what_is_not_there_is_refused(styrmand: Terminal):
    assert styrmand("notices", "retry", "999999").code == 1
    assert styrmand("notices", "list", "--meeting", "no-such").code == 1
    assert styrmand("notices", "retry", "first").code == 2
