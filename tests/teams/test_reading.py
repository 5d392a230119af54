"""From the wire to an Arrival, strictly."""

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.teams.arrivals import (
    Arrival,
    Caller,
    Data,
    Execute,
    Installation,
    MembersAdded,
    MembersRemoved,
    Message,
    Newcomer,
    Other,
    Place,
    Reaction,
    ReadReceipt,
    Scope,
    SentFile,
    Submit,
    TaskFetch,
    TaskSubmit,
    What,
)
from bot.teams.forms import Fields
from bot.teams.reading import read_arrival
from bot.teams.turned_away import BadActivity
from tests.parts.teams import BOT, TENANT, Json, Person, TeamsClient

URL = "https://smba.trafficmanager.net/emea/"
TEAMS = TeamsClient(URL)
MENTION = {"type": "mention", "mentioned": {"id": BOT, "name": "Styrmand"}, "text": "<at>Styrmand</at>"}
ELLEN = {"type": "mention", "mentioned": {"id": "29:ellen"}, "text": "<at>Ellen Pedersen</at>"}


def read(activity: Json) -> Arrival:
    return read_arrival(Fields.parsed(json.dumps(activity).encode()))


def what(activity: Json) -> What:
    return read(activity).what


def altered(activity: Json, path: str, value: Any) -> Json:
    """Copy the activity with one field set; None removes it."""
    changed = copy.deepcopy(activity)
    *ways, last = path.split(".")
    inner = changed
    for way in ways:
        inner = inner[way]
    if value is None:
        inner.pop(last)
    else:
        inner[last] = value
    return changed


def test_a_message_is_read_whole():
    assert replace(read(TEAMS.message("hej", replyToId="root-1")), key=None) == Arrival(
        key=None,
        caller=Caller(TENANT, "bbbbbbbb-0000-0000-0000-000000000001", "29:vibeke", "Vibeke Jensen"),
        place=Place(
            conversation="a:vibeke",
            scope=Scope.PERSONAL,
            service_url=URL,
            bot=BOT,
            channel="msteams",
            team=None,
            locale="da-DK",
            timezone="Europe/Copenhagen",
        ),
        reply_to="root-1",
        what=Message("hej"),
    )


def test_a_channel_post_knows_its_team_and_thread():
    thread = {"id": "19:abc@thread.tacv2;messageid=1485", "conversationType": "channel", "isGroup": True}
    data = {"tenant": {"id": TENANT}, "team": {"id": "19:team@thread.tacv2"}, "channel": {"id": "19:abc"}}
    place = read(TEAMS.message("status", conversation=thread, channelData=data)).place
    assert (place.scope, place.team, place.conversation) == (
        Scope.CHANNEL,
        "19:team@thread.tacv2",
        thread["id"],
    )


@pytest.mark.parametrize(
    ("conversation", "team", "scope"),
    [
        ({"id": "a:1"}, None, Scope.PERSONAL),
        ({"id": "19:1@thread.v2"}, None, Scope.GROUP),
        ({"id": "19:1@thread.tacv2"}, "19:team", Scope.CHANNEL),
        ({"id": "a:1", "conversationType": "groupChat"}, None, Scope.GROUP),
    ],
)
def test_a_conversation_without_a_type_is_never_taken_for_more_private_than_it_is(conversation, team, scope):
    data = {"tenant": {"id": TENANT}} | ({"team": {"id": team}} if team else {})
    assert read(TEAMS.message("x", conversation=conversation, channelData=data)).place.scope is scope


def test_the_tenant_may_stand_in_one_of_two_places_and_must_not_differ():
    activity = TEAMS.message("x")
    assert read(altered(activity, "channelData.tenant", None)).caller.tenant == TENANT
    assert read(altered(activity, "conversation.tenantId", None)).caller.tenant == TENANT
    assert read(altered(activity, "conversation.tenantId", TENANT.upper())).caller.tenant == TENANT
    with pytest.raises(BadActivity, match=r"channelData\.tenant\.id and conversation\.tenantId disagree"):
        read(altered(activity, "conversation.tenantId", "another"))
    with pytest.raises(BadActivity, match=r"channelData\.tenant\.id is missing"):
        read(altered(altered(activity, "conversation.tenantId", None), "channelData", None))


def test_a_guest_is_known_by_the_object_id_too():
    activity = altered(TEAMS.message("x"), "from", {"id": "29:g", "objectId": "CCCC-1"})
    assert read(activity).caller == Caller(TENANT, "cccc-1", "29:g", "")


def test_locale_and_timezone_come_from_the_client_info_where_the_frame_has_none():
    activity = altered(altered(TEAMS.message("x"), "locale", None), "localTimezone", None)
    place = read(activity).place
    assert (place.locale, place.timezone) == ("da-DK", "Europe/Copenhagen")
    bare = read(altered(activity, "entities", None)).place
    assert (bare.locale, bare.timezone) == (None, None)
    odd = read(
        altered(activity, "entities", [{"type": "clientInfo", "locale": "<b>", "timezone": "../etc"}])
    ).place
    assert (odd.locale, odd.timezone) == (None, None)


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("<at>Styrmand</at> status\n", "status"),
        ("<at>Styrmand</at>&nbsp;status", "status"),
        ("afbud, <at>Ellen Pedersen</at> kommer", "afbud, Ellen Pedersen kommer"),
        ("A\u030arhus", "Århus"),
        ("a\x00b\u200bc\ufeff", "abc"),
        ("  \n ", ""),
        ("5 < 6 > 4 & 3", "5 < 6 > 4 & 3"),
        ("æ" * 30_000, "æ" * 28_000),
    ],
)
def test_what_was_written_is_heard_without_mentions_and_control_characters(written, heard):
    assert what(TEAMS.message(written, entities=[MENTION, ELLEN])) == Message(heard)


def test_a_message_without_text_is_an_empty_one():
    assert what(TEAMS.activity("message")) == Message("")


CALLED = "Indkaldelse: Møde den 2. marts 2027. Svar senest torsdag den 11. februar kl. 12.00."
REPLY = (
    '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1609459200000">\r\n'
    '<strong itemprop="mri" itemid="28:bot">Styrmand</strong><span itemprop="time" itemid="1609459200000"></span>\r\n'
    f'<p itemprop="preview">{CALLED.replace("ø", "&oslash;")}</p>\r\n</blockquote>\r\n<p>ja</p>'
)
QUOTED = {"type": "quotedReply", "quotedReply": {"messageId": "1609459200000", "preview": f"{CALLED}\n"}}


@pytest.mark.parametrize(
    "more",
    [
        {"attachments": [{"contentType": "text/html", "content": REPLY}]},
        {"entities": [QUOTED]},
        {"attachments": [{"contentType": "text/html", "content": REPLY}], "entities": [QUOTED]},
    ],
)
def test_the_message_that_is_replied_to_stands_above_as_a_quoted_line(more: Json):
    assert what(TEAMS.activity("message", text="ja") | more) == Message(f"> {CALLED}\nja")


@pytest.mark.parametrize(
    "more",
    [
        {"attachments": [{"contentType": "text/html", "content": "<p>ja</p>"}]},
        {"attachments": [{"contentType": "text/html", "content": "<blockquote><p>nej</p></blockquote>"}]},
        {"entities": [{"type": "quotedReply"}]},
        {"entities": [{"type": "quotedReply", "quotedReply": {"messageId": "1"}}]},
    ],
)
def test_without_a_preview_nothing_is_quoted(more: Json):
    assert what(TEAMS.activity("message", text="ja") | more) == Message("ja")


def test_nothing_typed_below_a_quoted_message_is_nothing_said():
    assert what(TEAMS.activity("message", text="") | {"entities": [QUOTED]}) == Message("")


def test_a_file_is_told_from_what_else_is_attached():
    """The text comes along once more as HTML; cards may be forwarded; a pasted picture is no file."""
    place = (
        "https://contoso-my.sharepoint.com/personal/mette/_layouts/15/download.aspx?UniqueId=1&tempauth=v1.x"
    )
    attached = [
        {"contentType": "text/html", "content": "<div>til <b>budgettet</b></div>"},
        {"contentType": "application/vnd.microsoft.card.adaptive", "content": {"type": "AdaptiveCard"}},
        {
            "contentType": "application/vnd.microsoft.teams.file.download.info",
            "contentUrl": "https://contoso-my.sharepoint.com/personal/mette/Documents/Budget.pdf",
            "name": "Bud\u0007get\n2027.pdf",
            "content": {"downloadUrl": place, "uniqueId": "1", "fileType": "pdf", "etag": "2"},
        },
        {
            "contentType": "image/*",
            "contentUrl": "https://smba.trafficmanager.net/emea/v3/attachments/0/views/original",
        },
    ]
    assert what(TEAMS.message("til budgettet", attachments=attached)) == Message(
        "til budgettet", (SentFile("Budget 2027.pdf", place), SentFile(""))
    )
    assert what(TEAMS.message("hej", attachments=attached[:1])) == Message("hej")


def test_the_address_of_a_file_is_in_no_ones_repr():
    assert "tempauth" not in repr(SentFile("a.pdf", "https://x.sharepoint.com/?tempauth=1"))


DATA: Data = {"meeting": "ekr-2021-03-02", "version": 3, "late": True, "remark": None, "share": 0.5}


@pytest.mark.parametrize(
    ("activity", "expected"),
    [
        (TEAMS.submit(dict(DATA)), Submit(DATA)),
        (TEAMS.submit({}), Submit({})),
        (TEAMS.execute("attend", dict(DATA)), Execute("attend", DATA, automatic=False)),
        (
            TEAMS.invoke(
                "adaptiveCard/action", {"action": {"type": "Action.Execute"}, "trigger": "automatic"}
            ),
            Execute("", {}, automatic=True),
        ),
        (TEAMS.task_fetch({**DATA, "msteams": {"type": "task/fetch"}}), TaskFetch(DATA)),
        (TEAMS.task_submit(dict(DATA)), TaskSubmit(DATA)),
        (TEAMS.invoke("task/fetch", None), TaskFetch({})),
        (TEAMS.invoke("signin/verifyState", {"state": "1"}), Other("invoke", "signin/verifyState")),
        (TEAMS.activity("installationUpdate", action="add"), Installation(added=True)),
        (TEAMS.activity("installationUpdate", action="add-upgrade"), Installation(added=True)),
        (TEAMS.activity("installationUpdate", action="remove"), Installation(added=False)),
        (TEAMS.activity("installationUpdate", action="remove-upgrade"), Installation(added=False)),
        (
            TEAMS.activity(
                "conversationUpdate", membersAdded=[{"id": "29:a", "aadObjectId": "X"}, {"id": BOT}]
            ),
            MembersAdded(bot_itself=True, members=(Newcomer("29:a", "x"),)),
        ),
        (
            TEAMS.activity("conversationUpdate", membersRemoved=[{"id": BOT}]),
            MembersRemoved(bot_itself=True, members=()),
        ),
        (
            TEAMS.activity(
                "conversationUpdate", channelData={"tenant": {"id": TENANT}, "eventType": "teamRenamed"}
            ),
            Other("conversationUpdate", "teamRenamed"),
        ),
        (
            TEAMS.activity("messageReaction", reactionsAdded=[{"type": "like"}], replyToId="m1"),
            Reaction(added=("like",), removed=()),
        ),
        (
            TEAMS.activity(
                "event", name="application/vnd.microsoft.readReceipt", value={"lastReadMessageId": "7"}
            ),
            ReadReceipt("7"),
        ),
        (TEAMS.activity("event", name="other"), Other("event", "other")),
        (TEAMS.activity("typing"), Other("typing")),
        (TEAMS.activity("messageUpdate", text="x"), Other("messageUpdate")),
    ],
)
def test_each_kind_of_activity_is_read_as_what_it_is(activity, expected):
    assert what(activity) == expected


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("from", "29:vibeke", "from is not an object"),
        ("from", None, "from.id is missing"),
        ("conversation", None, "conversation.id is missing"),
        ("conversation.id", "..", "conversation.id is no identifier"),
        ("conversation.id", "a\nb", "conversation.id is no identifier"),
        ("conversation.id", "x" * 1025, "conversation.id is no identifier"),
        ("conversation.conversationType", "cloud", "conversation.conversationType is unknown"),
        ("recipient", None, "recipient.id is missing"),
        ("timestamp", "yesterday", "timestamp is no moment"),
        ("localTimestamp", 5, "localTimestamp is not a text"),
        ("type", None, "type is missing"),
        ("id", 5, "id is not a text"),
        ("entities", "mention", "entities is not a list of objects"),
        ("channelData", [], "channelData is not an object"),
        ("text", ["hej"], "text is not a text"),
        ("value", "hej", "value is not an object"),
        ("value", {"a": {"b": 1}}, "data has a field that is no short text, number or flag"),
        ("value", {"a": [1]}, "data has a field that is no short text, number or flag"),
        ("value", {"a": 2**60}, "data has a field that is no short text, number or flag"),
        ("value", {"a": "x" * 28_001}, "data has a field that is no short text, number or flag"),
        ("value", {str(n): n for n in range(101)}, "data has too many fields"),
        ("value", {"": 1}, "data has a field without a proper name"),
    ],
)
def test_what_has_the_wrong_shape_is_refused_by_the_fields_name(path, value, reason):
    with pytest.raises(BadActivity) as refusal:
        read(altered(TEAMS.message("hej"), path, value))
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "activity",
    [
        TEAMS.invoke("adaptiveCard/action", {"action": {"type": "Action.Submit", "verb": "x"}}),
        TEAMS.invoke("adaptiveCard/action", None),
        TEAMS.activity("invoke", value={}),
        TEAMS.activity("installationUpdate", action="perhaps"),
        TEAMS.activity("conversationUpdate", membersAdded=["29:a"]),
    ],
)
def test_an_event_that_lacks_what_it_is_about_is_refused(activity):
    with pytest.raises(BadActivity):
        read(activity)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hej",
        b"[]",
        b'"text"',
        b"null",
        b'{"a": NaN}',
        b'{"a": "\xff"}',
        b'{"a": "\\ud800"}',
        b'{"a": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'{"a": ' * 33 + b"1" + b"}" * 33,
        b"\xef\xbb\xbf{}",
        b'{"a": ' + b"9" * 5000 + b"}",
    ],
)
def test_a_body_that_is_no_shallow_json_object_is_refused(body):
    with pytest.raises(BadActivity):
        Fields.parsed(body)


def test_thirty_two_levels_and_many_brackets_are_fine():
    assert Fields.parsed(b'{"a": ' * 32 + b"1" + b"}" * 32)
    assert Fields.parsed(b'{"a": [' + b"{}," * 500 + b"{}]}")


def test_the_same_delivery_has_the_same_key_and_nothing_else_has():
    first = TEAMS.submit({"answer": "yes"})
    others = [
        altered(first, "id", "another"),
        altered(first, "conversation.id", "a:another"),
        altered(first, "value", {"answer": "no"}),
        altered(first, "type", "messageUpdate"),
    ]
    assert read(copy.deepcopy(first) | {"timestamp": "2026-11-20T12:00:09Z"}).key == read(first).key
    assert len({read(each).key for each in [first, *others]}) == 5
    assert read(altered(first, "id", None)).key is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FIELDS = [*TEAMS.message("x"), "value", "name", "replyToId", "membersAdded", "action"]


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(FIELDS), json_values),
    st.sampled_from([TEAMS.message("x"), TEAMS.execute("v")]),
)
def test_whatever_stands_in_the_fields_it_is_read_or_refused(changes, activity):
    try:
        arrival = read_arrival(Fields.parsed(json.dumps(activity | changes).encode()))
    except BadActivity:
        return
    assert isinstance(arrival, Arrival)
    assert Person().tenant == arrival.caller.tenant or "channelData" in changes or "conversation" in changes
