"""One turn for each arrival, its reply in Teams' own words, and one place for our faults."""

import asyncio
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from bot.teams.arrivals import Arrival, Message, Submit
from bot.teams.credentials import AppLogin
from bot.teams.opening import Registration
from bot.teams.replies import CardReply, FormDone, FormReply, InvokeError, Nothing, Text
from tests.parts.teams import BOT, FOREIGN_TENANT, TENANT, Call, Canned, Person, in_the_loop
from tests.teams.stage import stage

CARD = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [{"type": "TextBlock", "text": "Tilmeldt", "wrap": True}],
}
ATTACHED = {"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD}
FRAME = {"from": {"id": BOT}, "conversation": {"id": "a:vibeke"}}
TEXT = {"type": "message", "text": "hej", "textFormat": "plain", **FRAME}
CARD_MESSAGE = {"type": "message", "summary": "Tilmeldt", "attachments": [ATTACHED], **FRAME}
ACTIVITIES = "/v3/conversations/a%3Avibeke/activities"
TASK = {
    "task": {
        "type": "continue",
        "value": {"title": "Nyt punkt", "height": 500, "width": "large", "card": ATTACHED},
    }
}

TEXT_REPLY = Text("hej")
REPLACING = CardReply(CARD, replaces=True, summary="Tilmeldt")
NEW_CARD = CardReply(CARD, replaces=False, summary="Tilmeldt")
FORM = FormReply("Nyt punkt", CARD, 500, "large")


def spoken(text: str) -> dict[str, object]:
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": text}


def error(status: int, code: str) -> dict[str, object]:
    value = {"code": code, "message": "Kortet er for gammelt."}
    return {"statusCode": status, "type": "application/vnd.microsoft.error", "value": value}


@pytest.mark.parametrize(
    ("reply", "body", "calls"),
    [
        (
            REPLACING,
            {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": CARD},
            [],
        ),
        (NEW_CARD, spoken("Tilmeldt"), [Call("POST", ACTIVITIES, CARD_MESSAGE)]),
        (TEXT_REPLY, spoken("hej"), []),
        (Nothing(), spoken(""), []),
        (FormDone(), spoken(""), []),
        (FormDone("Tak."), spoken("Tak."), []),
        (InvokeError("BadRequest", "Kortet er for gammelt."), error(400, "BadRequest"), []),
        (InvokeError("InternalServerError", "Kortet er for gammelt."), error(500, "InternalServerError"), []),
    ],
)
@in_the_loop
async def test_a_tapped_execute_is_answered_in_the_http_answer(reply, body, calls):
    async with stage(reply) as on:
        assert await on.teams.send(on.teams.execute("attend", {"meeting": "m1"})) == (200, body)
        assert on.connector.calls == calls


@pytest.mark.parametrize(
    ("reply", "body", "calls"),
    [
        (FORM, TASK, []),
        (FormDone("Tak."), {"task": {"type": "message", "value": "Tak."}}, []),
        (TEXT_REPLY, {"task": {"type": "message", "value": "hej"}}, []),
        (InvokeError("BadRequest", "Nej."), {"task": {"type": "message", "value": "Nej."}}, []),
        (FormDone(), None, []),
        (Nothing(), None, []),
        (NEW_CARD, None, [Call("POST", ACTIVITIES, CARD_MESSAGE)]),
        (REPLACING, None, [Call("PUT", f"{ACTIVITIES}/card-1", CARD_MESSAGE)]),
    ],
)
@pytest.mark.parametrize("name", ["task/fetch", "task/submit"])
@in_the_loop
async def test_a_form_is_opened_answered_and_closed(name, reply, body, calls):
    async with stage(reply) as on:
        asked = on.teams.invoke(name, {"data": {"item": "4.1"}, "context": {"theme": "default"}})
        assert await on.teams.send(asked) == (200, body)
        assert on.connector.calls == calls


@pytest.mark.parametrize(
    ("reply", "calls"),
    [
        (REPLACING, [Call("PUT", f"{ACTIVITIES}/card-1", CARD_MESSAGE)]),
        (NEW_CARD, [Call("POST", ACTIVITIES, CARD_MESSAGE)]),
        (TEXT_REPLY, [Call("POST", ACTIVITIES, TEXT)]),
        (FormDone("hej"), [Call("POST", ACTIVITIES, TEXT)]),
        (InvokeError("BadRequest", "hej"), [Call("POST", ACTIVITIES, TEXT)]),
        (Nothing(), []),
    ],
)
@in_the_loop
async def test_a_tapped_submit_gets_its_answer_in_the_card_or_in_the_chat(reply, calls):
    async with stage(reply) as on:
        assert await on.teams.send(on.teams.submit({"meeting": "m1"})) == (200, None)
        assert on.connector.calls == calls


@pytest.mark.parametrize(
    "gone", [Canned.error(404, "ActivityNotFoundInConversation"), Canned.error(400, "BadSyntax")]
)
@in_the_loop
async def test_where_the_tapped_card_is_gone_the_new_one_is_said_anew(gone):
    async with stage(REPLACING) as on:
        on.connector.will_answer(gone)
        assert await on.teams.send(on.teams.submit({"meeting": "m1"})) == (200, None)
        assert [call.method for call in on.connector.calls] == ["PUT", "POST"]


@pytest.mark.parametrize(
    ("reply", "calls"),
    [
        (TEXT_REPLY, [Call("POST", ACTIVITIES, TEXT)]),
        (REPLACING, [Call("POST", ACTIVITIES, CARD_MESSAGE)]),
        (Nothing(), []),
    ],
)
@in_the_loop
async def test_a_message_is_answered_in_its_conversation(reply, calls):
    async with stage(reply) as on:
        assert await on.teams.send(on.teams.message("status")) == (200, None)
        assert on.connector.calls == calls
        assert [arrival.what for arrival in on.turns.arrivals] == [Message("status")]


@pytest.mark.parametrize(
    "kind", ["conversationUpdate", "installationUpdate", "messageReaction", "event", "typing"]
)
@in_the_loop
async def test_events_are_taken_note_of(kind):
    async with stage() as on:
        assert await on.teams.send(on.teams.activity(kind, action="add")) == (200, None)
        assert (len(on.turns.arrivals), on.connector.calls) == (1, [])


@in_the_loop
async def test_an_invoke_we_do_not_know_is_not_implemented():
    async with stage() as on:
        assert await on.teams.send(on.teams.invoke("composeExtension/query", {"commandId": "x"})) == (
            501,
            None,
        )


@in_the_loop
async def test_what_is_delivered_again_is_answered_again_without_a_second_turn():
    async with stage(TEXT_REPLY) as on:
        tap, words = on.teams.execute("attend"), on.teams.message("hej")
        assert [await on.teams.send(tap) for _ in range(3)] == [(200, spoken("hej"))] * 3
        assert await asyncio.gather(*(on.teams.send(words) for _ in range(5))) == [(200, None)] * 5
        assert (len(on.turns.arrivals), on.connector.calls) == (2, [Call("POST", ACTIVITIES, TEXT)])


@in_the_loop
async def test_a_slow_connector_does_not_hold_the_request_and_the_reply_still_goes_out():
    async with stage(TEXT_REPLY) as on:
        on.door.front._answering._patience = 0.01
        on.connector.will_answer(Canned(201, {"id": "1"}, delay=0.2))
        assert await on.teams.send(on.teams.message("hej")) == (200, None)
        assert len(on.door.front._answering._sending) == 1
        await on.door.front._answering.close()
        assert on.connector.calls == [Call("POST", ACTIVITIES, TEXT)]


@in_the_loop
async def test_a_reply_that_could_not_be_sent_is_logged_without_its_words():
    async with stage(TEXT_REPLY) as on:
        on.connector.will_answer(Canned.error(403, "MessageWritesBlocked"))
        with capture_logs() as logs:
            assert await on.teams.send(on.teams.message("hej")) == (200, None)
        key = on.turns.arrivals[0].key
        told = {"outcome": "Closed", "reason": "MessageWritesBlocked", "what": "Message", "key": key}
        assert logs == [{"event": "reply_not_sent", "log_level": "warning", **told}]


class SpilledError(Exception):
    pass


@pytest.mark.parametrize(
    "fault",
    [SpilledError("Vibeke Jensen sagde afbud"), FORM],
    ids=["a fault in the turn", "a reply that does not fit"],
)
@in_the_loop
async def test_a_fault_is_logged_with_a_code_and_told_with_the_same_code(fault):
    async with stage(fault) as on:
        with capture_logs() as logs:
            status, body = await on.teams.send(on.teams.execute("attend", {"remark": "Vibeke Jensen er syg"}))
            await on.teams.send(on.teams.message("Vibeke Jensen er syg"))
        assert [entry["event"] for entry in logs] == ["turn_failed", "turn_failed"]
        assert (status, body) == (200, spoken(f"Fejl {logs[0]['code']}"))
        assert [said["text"] for said in on.connector.said()] == [f"Fejl {logs[1]['code']}"]
        assert logs[0]["faults"] == ["SpilledError" if isinstance(fault, Exception) else "Misfit"]
        assert any("_logic" in step for step in logs[0]["where"])
        assert "Vibeke" not in str(logs)
        assert "syg" not in str(logs)


@in_the_loop
async def test_no_log_line_names_a_person_an_address_or_words():
    async with stage(Text("Vibeke Jensen er tilmeldt")) as on:
        vibeke = Person()
        with capture_logs() as logs:
            on.connector.will_answer(Canned(500))
            await on.teams.send(on.teams.message("Vibeke kommer"))
            await on.teams.send(on.teams.message("Vibeke kommer"), "Bearer garbage")
            await on.teams.send(on.teams.message("Vibeke kommer", Person(tenant=FOREIGN_TENANT)))
            await on.teams.send(on.teams.message("Vibeke kommer", conversation={"id": "\n"}))
            on.turns.reply = SpilledError("Vibeke")
            await on.teams.send(on.teams.execute("attend", {"remark": "Vibeke"}))
        assert [entry["event"] for entry in logs] == ["reply_not_sent", *["turned_away"] * 3, "turn_failed"]
        for secret in ("Vibeke", vibeke.user, vibeke.aad_object, "a:vibeke", on.teams.service_url, "Bearer"):
            assert secret not in str(logs)


@in_the_loop
async def test_the_turn_sees_the_arrival_whole():
    async with stage() as on:
        await on.teams.send(on.teams.submit({"meeting": "m1"}, reply_to="card-9"))
        [arrival] = on.turns.arrivals
        assert isinstance(arrival, Arrival)
        assert (arrival.what, arrival.reply_to) == (Submit({"meeting": "m1"}), "card-9")
        assert (arrival.caller.tenant, arrival.place.service_url) == (TENANT, on.teams.service_url)


@pytest.mark.parametrize("send", ["send_activities", "update_activity", "delete_activity"])
@in_the_loop
async def test_the_sdks_own_ways_out_are_closed(send):
    async with stage() as on:
        with pytest.raises(NotImplementedError):
            await getattr(on.door.front, send)(None, None)
        with pytest.raises(NotImplementedError):
            on.door.front.bot_framework_authentication.create_connector_factory(None)


LOGIN = AppLogin("app", "home", "https://login.example", ("secret",))


@pytest.mark.parametrize(
    ("login", "tenants", "missing"),
    [
        (replace(LOGIN, app_id=""), {TENANT}, "app id"),
        (replace(LOGIN, secrets=()), {TENANT}, "secret"),
        (LOGIN, set(), "tenants"),
    ],
)
def test_the_door_does_not_open_without_app_id_secret_and_tenants(login, tenants, missing):
    with pytest.raises(ValueError, match=missing):
        Registration(login, frozenset(tenants))
