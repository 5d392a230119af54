"""`styrmand notices`: what was not delivered, and what the operator can do."""

import json
import sqlite3
from contextlib import closing

import pytest

from tests.cli.terminal import Terminal, refused


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


def put(styrmand: Terminal, state: str, channel: str = "mail", kind: str = "") -> int:
    """A notice of a coming meeting stands like that."""
    with closing(sqlite3.connect(styrmand.folder / "books.db")) as books, books:
        [(id,)] = books.execute(
            "SELECT min(id) FROM delivery WHERE channel = ? AND not_after > '2026-12-01'", [channel]
        )
        books.execute(
            "UPDATE delivery SET state = ?, kind = coalesce(nullif(?, ''), kind), not_after = '2099-01-01 00:00:00.000000' WHERE id = ?",
            [state, kind, id],
        )
    return id


@pytest.mark.parametrize("state", ["planned", "retry", "unknown"])
def test_what_waits_is_settled_by_hand_and_waits_no_more(styrmand: Terminal, state: str):
    id = put(styrmand, state)
    assert styrmand("notices", "settle", str(id)).code == 0
    left = json.loads(styrmand("notices", "list", "--which", "waiting", "--most", "9999", "--json").out)
    assert id not in [row["notice"] for row in left]
    assert styrmand("notices", "settle", str(id)).code == 0


@pytest.mark.parametrize("state", ["claimed", "sending", "sent", "cancelled"])
def test_what_nobody_can_settle_any_more_is_not_said_to_be_settled(styrmand: Terminal, state: str):
    said = styrmand("notices", "settle", str(put(styrmand, state)))
    assert said == refused(
        "the notice is on its way, has come, or has ended otherwise: there is nothing to settle"
    )


@pytest.mark.parametrize("mail", ["sent", "planned", None])
def test_a_card_is_not_tried_again_when_a_mail_brings_its_word(styrmand: Terminal, mail: str | None):
    card = put(styrmand, "dead", "teams", kind="item_settled")
    if mail is not None:
        with closing(sqlite3.connect(styrmand.folder / "books.db")) as books, books:
            books.execute("DROP TABLE IF EXISTS temp.twin")
            books.execute("CREATE TEMP TABLE twin AS SELECT * FROM delivery WHERE id = ?", [card])
            books.execute("UPDATE twin SET id = 999999, channel = 'mail', state = ?", [mail])
            books.execute("INSERT INTO delivery SELECT * FROM twin")
    assert styrmand("notices", "retry", str(card)).code == (0 if mail is None else 1)


@pytest.mark.parametrize("verb", ["retry", "settle"])
def test_a_number_no_notice_can_have_is_a_slip(styrmand: Terminal, verb: str):
    assert styrmand("notices", verb, str(2**63)).code == 2


def test_what_is_not_there_is_refused(styrmand: Terminal):
    assert styrmand("notices", "retry", "999999").code == 1
    assert styrmand("notices", "list", "--meeting", "no-such").code == 1
    assert styrmand("notices", "retry", "first").code == 2
