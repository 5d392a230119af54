"""What the log knows of a whole journey: ids, kinds and outcomes; nobody's name, address or words, and no secret."""

import json
import re
from pathlib import Path

import pytest

from bot.links import SignedLinks
from meetings.model import Person
from tests.journeys import story
from tests.parts.service import SECRET, House, everything_logged, open_house
from tests.parts.smtp import Received, SmtpServer
from tests.parts.teams import Person as Seat

STRANGER = Seat("Torben Ukendt", "29:torben", "cccccccc-0000-0000-0000-000000000001")


@pytest.fixture(scope="module")
def told(
    migrated_file: Path, post_office: SmtpServer, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, tuple[str, ...]]:
    """The log of the main journey and of somebody who links an account; and what must not stand in it."""
    file = tmp_path_factory.mktemp("logged") / "books.db"
    file.write_bytes(migrated_file.read_bytes())
    with open_house(f"sqlite:///{file}", post_office.url, file.parent) as house, everything_logged() as log:
        story.play(house, post_office)
        words = _link(house, post_office)
        _break_off(house)
        house.stop()  # what it says on its way out counts too
        house.start()
        return log.getvalue(), (*_private(house), *_secrets(house, post_office), *words)


def _link(house: House, post: SmtpServer) -> tuple[str, ...]:
    address = house.person("Erik Noer").email
    house.says(STRANGER, f"jeg hedder Torben Ukendt og min adresse er {address}")
    house.drain()
    bodies = [one.message.get_body(("plain",)) for one in post.received if one.recipients == (address,)]
    [code] = [code for body in bodies if body for code in re.findall(r"\b\d{6}\b", body.get_content())]
    assert "Erik" in "".join(house.says(STRANGER, code))
    return STRANGER.name, STRANGER.user, STRANGER.aad_object, code


def _break_off(house: House) -> None:
    """A turn that breaks off: the books quote what they were asked to write, the log must not."""

    def break_off(*_: object) -> None:
        raise RuntimeError(f"{story.REMARK} {house.person(story.METTE).email}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SignedLinks, "attendance_list", break_off)
        assert any("fejl" in line for line in house.says(story.KAREN, "deltagerliste d. 20. maj"))


def _private(house: House) -> tuple[str, ...]:
    people: list[Person] = list(house.everybody())
    return (*(one.name for one in people), *(one.email for one in people), *story.WRITTEN)


def _secrets(house: House, post: SmtpServer) -> tuple[str, ...]:
    """Keys, the tokens of both directions, and what is signed in links."""
    bearer = {call.authorization for call in house.connector.calls if call.authorization}
    links = re.findall(r"/(?:svar|liste)/([\w.-]+)", "\n".join(map(_text, post.received)))
    assert bearer
    assert links
    signed = house.client.token().rpartition(".")[0].partition(".")[0]
    return (SECRET, "open sesame", *(one.removeprefix("Bearer ") for one in bearer), *links, signed)


def _text(mail: Received) -> str:
    body = mail.message.get_body(("plain",))
    return str(body.get_content()) if body else ""


def test_no_name_address_or_word_of_anybody_and_no_secret_stands_in_the_log(
    told: tuple[str, tuple[str, ...]],
):
    log, private = told
    assert [word for word in private if _stands(word, log)] == []


def test_a_code_is_found_wherever_it_is_written_and_not_in_the_digits_of_a_longer_id():
    written = ('{"code": "725036"}', '{"said": "Koden er 725036."}', "code=725036\n", '{"code": 725036}')
    by_chance = (
        '{"key": "deefb2725036bd56"}',
        '{"timestamp": "2026-11-20T20:12:09.725036Z"}',
        '{"ms": 1725036.2}',
    )
    assert [_stands("725036", line) for line in (*written, *by_chance)] == [True] * 4 + [False] * 3


def _stands(word: str, log: str) -> bool:
    """Six digits stand within an id of chance or the parts of a second sooner or later: a code counts as a word."""
    if word.isdecimal():
        return re.search(rf"\b{word}\b", log) is not None
    return word.casefold() in log.casefold()


def test_every_line_is_json_and_names_its_event(told: tuple[str, tuple[str, ...]]):
    lines = [json.loads(line) for line in told[0].splitlines()]
    assert all({"event", "level", "timestamp"} <= set(line) for line in lines)


def test_each_turn_is_told_of_once_with_its_request_kind_answer_and_time(told: tuple[str, tuple[str, ...]]):
    lines = [json.loads(line) for line in told[0].splitlines()]
    turns = [line for line in lines if line["event"] == "turn"]
    asked = [line for line in lines if line["event"] == "request" and line["route"] == "/api/messages"]
    (failed,) = (line for line in lines if line["event"] == "turn_failed")
    assert {line["request"] for line in asked} == {line["request"] for line in [*turns, failed]}
    assert len(turns) + 1 == len(asked) > 40
    assert {"Message", "Execute", "Submit", "TaskFetch", "TaskSubmit"} == {line["what"] for line in turns}
    assert all(line["ms"] > 0 and line["answered"] and line["key"] for line in turns)
    assert "answer.attend" in {line.get("verb") for line in turns}


def test_each_notice_can_be_followed_by_its_id(told: tuple[str, tuple[str, ...]]):
    lines = [json.loads(line) for line in told[0].splitlines()]
    tried = {line["notice"] for line in lines if line["event"] == "notice.tried"}
    ended = {line["notice"] for line in lines if line["event"] == "notice.noted"}
    assert tried
    assert tried <= ended
