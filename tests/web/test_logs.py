"""What the log tells: ids, routes and codes; of people and of what they wrote, nothing."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.demo import people
from bot.logs import configure
from meetings.model import Source
from meetings.office import Actor
from tests.web.house import House

MEMBER, DEPUTY = "Mette Kjærgaard", "Jonas Østermark"
CANARIES = (
    "kanariefugl",
    "Vera Vikar",
    "vera.vikar",
    "@",
    "Kjærgaard",
    "Kjaergaard",
    "kjaergaard",
    "/svar/W",
    "ekr-",
)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything, as JSON; afterwards the logs are as they were."""
    before, level = logging.getLogger().handlers[:], logging.getLogger().level
    wrapped = structlog.get_config()
    written = io.StringIO()
    configure("DEBUG", as_json=True, stream=written)
    yield written
    logging.getLogger().handlers[:] = before
    logging.getLogger().setLevel(level)
    structlog.configure(**wrapped)


def fail(text: str) -> None:
    raise KeyError(text)


def lines(log: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_no_name_address_link_or_free_text_is_in_the_log(home: House, log: io.StringIO):
    path = home.path(MEMBER)
    home.get(path)
    home.get(f"{path}?svar=kanariefugl")
    home.answer(
        path, svar="afbud", bemaerkning="kanariefugl", navn="Vera Vikar", mail="vera.vikar@x.example.dk"
    )
    home.answer(path, svar="stedfortraeder", stedfortraeder=str(home.person(DEPUTY).id))
    home.get("/svar/kanariefugl")
    home.get("/kanariefugl@findes-ikke")
    home.get(home.list_path("Karen Lund", "csv"))
    home.get("/fejl")
    home.get("/readyz")
    home.get("/static/pages.css")
    home.ask("POST", path, b"\xff kanariefugl", {"Content-Type": "application/x-www-form-urlencoded"})
    home.desk.store.close_now()
    home.post(path, {"svar": "afbud", "bemaerkning": "kanariefugl"})
    written = log.getvalue()
    assert len(lines(log)) > 12
    assert [word for word in CANARIES if word in written] == []
    assert [one.name for one in people.EVERYBODY if one.name in written] == []


def test_a_request_is_a_line_with_its_route_and_an_id(home: House, log: io.StringIO):
    home.get(home.path(MEMBER))
    (line,) = lines(log)
    assert {name: line[name] for name in ("event", "method", "route", "status", "level")} == {
        "event": "request",
        "method": "GET",
        "route": "/svar/{token}",
        "status": 200,
        "level": "info",
    }
    assert set(line) == {"event", "method", "route", "status", "level", "request", "ms", "timestamp"}


def test_the_code_a_person_is_told_is_in_the_log_with_the_place_and_without_the_words(
    home: House, log: io.StringIO
):
    code = home.get("/fejl").main[1].rpartition(" ")[2].rstrip(".")
    fault, request = lines(log)
    assert fault["code"] == code
    assert fault["faults"] == ["ValueError"]
    assert str(fault["where"][-1]).startswith("house.py:")
    assert fault["request"] == request["request"], "both lines are of one request"
    assert (fault["level"], request["status"]) == ("error", 500)


def test_programs_that_ask_all_the_time_are_told_of_at_debug(home: House, log: io.StringIO):
    for path in ("/readyz", "/healthz", "/metrics", "/static/pages.css"):
        home.get(path)
    home.ask("POST", "/api/messages", b"{}")
    assert {line["level"] for line in lines(log)} == {"debug"}


def test_what_other_libraries_log_loses_its_facts_and_keeps_its_template(log: io.StringIO):
    try:
        fail("kanariefugl")
    except KeyError:
        logging.getLogger("aiohttp.server").exception("Error handling request from %s", "kanariefugl")
    logging.getLogger("asyncio").error("Task was never retrieved\nfuture: kanariefugl")
    server, loop = lines(log)
    assert (server["event"], server["logger"], server["faults"]) == (
        "Error handling request from %s",
        "aiohttp.server",
        ["KeyError"],
    )
    assert loop["event"] == "Task was never retrieved"
    assert "kanariefugl" not in log.getvalue()


def test_a_fault_is_told_with_its_causes(log: io.StringIO):
    try:
        try:
            fail("kanariefugl")
        except KeyError as cause:
            raise RuntimeError("kanariefugl") from cause
    except RuntimeError:
        structlog.get_logger().exception("odd", why="code 7")
    (line,) = lines(log)
    assert (line["event"], line["why"], line["faults"]) == ("odd", "code 7", ["RuntimeError", "KeyError"])
    assert "kanariefugl" not in log.getvalue()


@pytest.mark.parametrize("level", ["INFO", "warning", "Error"])
def test_the_level_holds_for_our_own_lines_and_for_others(log: io.StringIO, level):
    configure(level, as_json=False, stream=log)
    structlog.get_logger().debug("ours")
    logging.getLogger("andre").debug("others")
    assert log.getvalue() == ""
    structlog.get_logger().error("ours")
    logging.getLogger("andre").error("others")
    assert "ours" in log.getvalue()
    assert "others" in log.getvalue()


def test_a_refusal_logged_by_mistake_tells_only_its_kind(home: House, log: io.StringIO):
    try:
        home.act(
            lambda office: office.take_answer(
                home.coming.id, home.person("Nina Bech").id, "online", Actor(None, Source.PAGE)
            )
        )
    except Exception:  # noqa: BLE001
        structlog.get_logger().exception("refused")
    assert [word for word in CANARIES if word in log.getvalue()] == []


def test_the_key_of_a_calendar_is_in_no_line(home: House, log: io.StringIO):
    path = home.feed_path(MEMBER)
    token = path.removeprefix("/kalender/").removesuffix(".ics")
    assert [home.get(one).status for one in (path, f"/kalender/x{token}.ics")] == [200, 404]
    assert home.ask("HEAD", path).status == 200
    assert token not in log.getvalue()
    assert {line["route"] for line in lines(log) if line["event"] == "request"} == {"/kalender/{token}.ics"}
