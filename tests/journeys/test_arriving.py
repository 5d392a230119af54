"""The app arrives: events in any order, twice and at once are one welcome; in public nothing personal is said."""

import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.parts.service import House, open_house
from tests.parts.smtp import SmtpServer
from tests.parts.teams import BOT, TENANT, Person

NUMBERS = itertools.count(1)
EVENTS = ("installed", "bot added", "installed anew")


@pytest.fixture
def either(url: str, smtp: SmtpServer, tmp_path: Path) -> Iterator[House]:
    """A service on SQLite and one on PostgreSQL."""
    with open_house(url, smtp.url, tmp_path) as house:
        yield house


def somebody() -> Person:
    number = next(NUMBERS)
    return Person("Ny Mand", f"29:ny-{number}", f"eeeeeeee-0000-0000-0000-{number:012}", TENANT)


def event(house: House, name: str, by: Person, **where: Any) -> dict[str, Any]:
    added = [{"id": by.user, "aadObjectId": by.aad_object}, {"id": BOT}]
    activity = house.client.activity
    match name:
        case "installed":
            return activity("installationUpdate", by, action="add", **where)
        case "installed anew":
            return activity("installationUpdate", by, action="add-upgrade", **where)
        case "bot added":
            return activity("conversationUpdate", by, membersAdded=added, **where)
        case _:
            return activity("installationUpdate", by, action="remove", **where)


@pytest.mark.parametrize("order", list(itertools.permutations(EVENTS)), ids=" - ".join)
def test_in_whatever_order_the_events_come_there_is_one_welcome(house: House, order: tuple[str, ...]):
    by = somebody()
    for name in order:
        assert house.send(event(house, name, by)) == (200, None)
    assert len(house.chat(by)) == 1


def test_every_event_twice_and_all_at_once_is_one_welcome(either: House):
    for _ in range(3):
        by = somebody()
        events = [event(either, name, by) for name in EVENTS]
        assert either.send_together([*events, *events]) == [(200, None)] * 6
        assert len(either.chat(by)) == 1
        either.restart()
        assert either.send_together(events) == [(200, None)] * 3
        assert len(either.chat(by)) == 1


def test_whoever_removes_the_app_and_comes_back_is_not_welcomed_again(house: House):
    by = somebody()
    for name in ("installed", "removed", "installed"):
        assert house.send(event(house, name, by)) == (200, None)
    assert len(house.chat(by)) == 1


def test_a_removed_app_is_not_written_to_and_the_mail_carries_it(new_house: House, smtp: SmtpServer):
    name = "Mette Kjærgaard"
    new_house.has_teams(name)
    new_house.send(event(new_house, "removed", new_house.seat(name)))
    before = len(smtp.received)
    _cancel_the_next_meeting(new_house)
    new_house.drain()
    assert new_house.chat(name) == []
    address = new_house.person(name).email
    assert any(one.recipients == (address,) for one in smtp.received[before:])


def _cancel_the_next_meeting(house: House) -> None:
    house.has_teams("Karen Lund")
    house.says("Karen Lund", "aflys mødet")
    assert house.taps("Karen Lund", "Ja, aflys mødet", reason="")[1].startswith("# Mødet er aflyst")


def group(number: int) -> dict[str, Any]:
    id_ = f"19:group-{number}@thread.v2"
    return {"conversation": {"id": id_, "conversationType": "groupChat", "isGroup": True, "tenantId": TENANT}}


def channel(number: int) -> dict[str, Any]:
    id_ = f"19:channel-{number}@thread.tacv2;messageid=1485983408511"
    return {
        "conversation": {"id": id_, "conversationType": "channel", "isGroup": True, "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}, "team": {"id": "19:team"}, "channel": {"id": id_}},
    }


PUBLIC = pytest.mark.parametrize("place", [group, channel], ids=["group chat", "channel"])


@PUBLIC
def test_a_group_is_told_once_who_i_am(house: House, place: Callable[[int], dict[str, Any]]):
    where, by = place(next(NUMBERS)), somebody()
    events = [event(house, name, by, **where) for name in EVENTS]
    assert house.send_together([*events, *events]) == [(200, None)] * 6
    told = house.told(where["conversation"]["id"])
    assert len(told) == 1
    assert house.chat(by) == []


@PUBLIC
@pytest.mark.parametrize(
    "text", ["hvem mangler at svare?", "status", "tilmeld", "afbud", "deltagerliste", "log ud", "hvorfor?"]
)
def test_what_is_anybodys_own_is_not_said_where_others_read_along(
    house: House, place: Callable[[int], dict[str, Any]], text: str
):
    house.has_teams("Karen Lund")
    karen = house.seat("Karen Lund")
    where = _in_her_tenant(place(next(NUMBERS)), karen.tenant)
    before = house.written()
    mention = {
        "text": f"<at>Styrmand</at> {text}",
        "entities": [
            {"type": "mention", "mentioned": {"id": BOT, "name": "Styrmand"}, "text": "<at>Styrmand</at>"}
        ],
    }

    status, _ = house.send(house.client.activity("message", karen, **where, **mention))

    told = house.told(where["conversation"]["id"])
    said = json.dumps(told, ensure_ascii=False)
    assert (status, len(told)) == (200, 1)
    assert [one.name for one in house.everybody() if one.name != karen.name and one.name in said] == []
    assert "/liste/" not in said
    assert "/svar/" not in said
    assert house.written() == before


def _in_her_tenant(where: dict[str, Any], tenant: str) -> dict[str, Any]:
    return json.loads(json.dumps(where).replace(TENANT, tenant)) | {
        "channelData": where.get("channelData", {}) | {"tenant": {"id": tenant}}
    }


@PUBLIC
def test_the_meetings_and_the_agenda_may_be_asked_for_in_public(
    house: House, place: Callable[[int], dict[str, Any]]
):
    house.has_teams("Karen Lund")
    karen = house.seat("Karen Lund")
    where = _in_her_tenant(place(next(NUMBERS)), karen.tenant)
    for text in ("<at>Styrmand</at> møder", "<at>Styrmand</at> dagsorden"):
        house.send(house.client.activity("message", karen, text=text, **where))
    told = json.dumps(house.told(where["conversation"]["id"]), ensure_ascii=False).replace("\u00a0", " ")
    assert told.count("Møde den 16. februar 2027") >= 1
