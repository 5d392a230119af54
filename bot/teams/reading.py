"""From the raw activity to an Arrival, once and strictly. The SDK's own models lose tenants and entities."""

import hashlib
import json
import math
import re
import unicodedata
from collections.abc import Iterable
from html import unescape

from bot.teams.arrivals import (
    Arrival,
    ArrivalKey,
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
    Scalar,
    Scope,
    SentFile,
    Submit,
    TaskFetch,
    TaskSubmit,
    What,
)
from bot.teams.forms import Fields
from bot.teams.turned_away import BadActivity

LONGEST_TEXT = 28_000  # characters; Teams itself takes no longer message
LONGEST_VALUE = 28_000
LONGEST_NAME = 256
MOST_VALUES = 100
MOST_FILES = 20
LONGEST_URL = 4096
LONGEST_QUOTE = 4096
MOST_QUOTED = 500
DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"
"""https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 (read 2026-11): the address is good for
some minutes. Every message also brings its own text as a text/html attachment, and forwarded ones bring cards."""
LARGEST_NUMBER = 2**53  # beyond it, JSON readers disagree

_MENTION = re.compile(r"<at(?:\s[^<>]*)?>([^<>]*)</at>")
_REPLIED_TO = re.compile(
    r"<blockquote[^<>]*schema\.skype\.com/Reply[^<>]*>(?:(?!</?blockquote).)*?<p[^<>]*itemprop=.(?:preview|copy).[^<>]*>(.*?)</p>",
    re.IGNORECASE | re.DOTALL,
)
"""How Teams brings the message somebody replies to, beside its text: cut short, as HTML. Newer clients bring an entity
"quotedReply" (https://github.com/microsoft/teams.py/pull/321, read 2026-11)."""
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff]")
_LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TIMEZONE = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")


def read_arrival(activity: Fields) -> Arrival:
    """Read one activity or raise BadActivity. Whether it may be believed is the token's business, not ours."""
    activity.time("timestamp")
    activity.time("localTimestamp")
    kind = activity.needed("type")
    return Arrival(
        key=_key(activity),
        caller=_caller(activity),
        place=_place(activity),
        reply_to=activity.id("replyToId"),
        what=_what(kind, activity),
    )


def _caller(activity: Fields) -> Caller:
    sender = activity.inner("from")
    return Caller(
        tenant=_tenant(activity),
        aad_object=_aad_object(sender),
        user=sender.needed("id"),
        name=_clean(sender.text("name") or "")[:LONGEST_NAME],
    )


def _tenant(activity: Fields) -> str:
    told = activity.inner("channelData").inner("tenant").id("id")
    also = activity.inner("conversation").id("tenantId")
    if told and also and told.casefold() != also.casefold():
        raise BadActivity("channelData.tenant.id and conversation.tenantId disagree")
    if not (tenant := told or also):
        raise BadActivity("channelData.tenant.id is missing")
    return tenant.casefold()


def _aad_object(person: Fields) -> str | None:
    """Give the directory's id; guests in a roster sometimes carry it as `objectId`."""
    found = person.id("aadObjectId") or person.id("objectId")
    return found.casefold() if found else None


def _place(activity: Fields) -> Place:
    conversation, team = activity.inner("conversation"), activity.inner("channelData").inner("team").id("id")
    client = next((e for e in activity.each("entities") if e.raw("type") == "clientInfo"), Fields({}))
    return Place(
        conversation=conversation.needed("id"),
        scope=_scope(conversation, team),
        service_url=activity.needed("serviceUrl"),
        bot=activity.inner("recipient").needed("id"),
        channel=activity.needed("channelId"),
        team=team,
        locale=_matching(_LOCALE, activity.text("locale") or client.text("locale")),
        timezone=_matching(_TIMEZONE, client.text("timezone") or activity.text("localTimezone")),
    )


def _scope(conversation: Fields, team: str | None) -> Scope:
    """Guess towards the more public where Teams left the type out: what is private is said in PERSONAL."""
    named = conversation.text("conversationType")
    if named is None and team:
        return Scope.CHANNEL
    if named is None:
        return Scope.PERSONAL if conversation.needed("id").startswith("a:") else Scope.GROUP
    try:
        return Scope(named)
    except ValueError:
        raise BadActivity("conversation.conversationType is unknown") from None


def _matching(shape: re.Pattern[str], text: str | None) -> str | None:
    return text if text and len(text) <= 64 and shape.fullmatch(text) else None


def _key(activity: Fields) -> ArrivalKey | None:
    """Name the delivery: an edited message, a reaction or a tap keeps or shares ids, so the value counts too."""
    if not (id_ := activity.id("id")):
        return None
    parts = [activity.inner("conversation").id("id"), id_, activity.text("type"), activity.text("name")]
    told = json.dumps([*parts, activity.raw("value")], sort_keys=True)
    return ArrivalKey(hashlib.blake2b(told.encode(), digest_size=16).hexdigest())


def _what(kind: str, activity: Fields) -> What:
    match kind:
        case "message":
            return _message(activity)
        case "invoke":
            return _invoke(activity.needed("name"), activity)
        case "conversationUpdate":
            return _coming_and_going(activity)
        case "installationUpdate":
            return _installation(activity.needed("action"))
        case "messageReaction":
            return Reaction(_reactions(activity, "reactionsAdded"), _reactions(activity, "reactionsRemoved"))
        case "event" if activity.text("name") == "application/vnd.microsoft.readReceipt":
            return ReadReceipt(activity.inner("value").id("lastReadMessageId"))
        case _:
            return Other(kind, activity.id("name"))


def _message(activity: Fields) -> Message | Submit:
    if activity.raw("value") is not None:
        return Submit(_data(activity.inner("value")))
    return Message(_said(activity), tuple(_files(activity))[:MOST_FILES])


def _files(activity: Fields) -> Iterable[SentFile]:
    """The files among the attachments, and pictures that were pasted in; nothing else is one."""
    for each in activity.each("attachments"):
        kind = (each.text("contentType") or "").casefold()
        name = _clean(each.text("name") or "").replace("\n", " ").replace("\t", " ").strip()[:LONGEST_NAME]
        if kind == DOWNLOAD:
            url = each.inner("content").text("downloadUrl") or ""
            yield SentFile(name, url if len(url) <= LONGEST_URL else "-")
        elif kind.startswith("image/"):
            yield SentFile(name)


def _said(activity: Fields) -> str:
    """What was typed, below what it quotes: a line that begins with ">", as people quote in letters."""
    spoken = _spoken(activity)
    quoted = "".join(f"> {line}\n" for line in dict.fromkeys(_quoted(activity))) if spoken else ""
    return f"{quoted}{spoken}"[:LONGEST_TEXT]


def _quoted(activity: Fields) -> Iterable[str]:
    """The beginning of the messages that are replied to, each on one line; the text itself holds only what was typed."""
    for entity in activity.each("entities"):
        match entity.raw("type"), entity.raw("quotedReply"):
            case "quotedReply", {"preview": str(preview)}:
                yield from _one_line(preview)
    for each in activity.each("attachments"):
        match (each.text("contentType") or "").casefold(), each.raw("content"):
            case "text/html", str(content):
                for shown in _REPLIED_TO.findall(content[:LONGEST_QUOTE]):
                    yield from _one_line(unescape(re.sub("<[^<>]*>", " ", shown)))


def _one_line(quoted: str) -> Iterable[str]:
    line = " ".join(_clean(quoted).split())[:MOST_QUOTED]
    return [line] if line else []


def _spoken(activity: Fields) -> str:
    """Take the bot's mention away; of other people's, keep the name."""
    text, bot = activity.text("text") or "", activity.inner("recipient").id("id")
    for entity in activity.each("entities"):
        mention = entity.text("text") if entity.raw("type") == "mention" else None
        if mention and entity.inner("mentioned").id("id") == bot:
            text = text.replace(mention, " ")
    return _clean(_MENTION.sub(r"\1", text).replace("&nbsp;", " "))[:LONGEST_TEXT].strip()


def _invoke(name: str, activity: Fields) -> What:
    value = activity.inner("value") if isinstance(activity.raw("value"), dict) else Fields({})
    match name:
        case "adaptiveCard/action":
            action = value.inner("action")
            if action.text("type") != "Action.Execute":
                raise BadActivity("value.action.type is not Action.Execute")
            return Execute(
                action.id("verb") or "", _data(action.inner("data")), value.text("trigger") == "automatic"
            )
        case "task/fetch":
            return TaskFetch(_data(value.inner("data")))
        case "task/submit":
            return TaskSubmit(_data(value.inner("data")))
        case _:
            return Other("invoke", name)


def _coming_and_going(activity: Fields) -> MembersAdded | MembersRemoved | Other:
    bot = activity.inner("recipient").id("id")
    for list_, kind in (("membersAdded", MembersAdded), ("membersRemoved", MembersRemoved)):
        if people := [Newcomer(each.needed("id"), _aad_object(each)) for each in activity.each(list_)]:
            others = tuple(person for person in people if person.user != bot)
            return kind(bot_itself=len(others) < len(people), members=others)
    return Other("conversationUpdate", activity.inner("channelData").id("eventType"))


def _installation(action: str) -> Installation:
    match action:
        case "add" | "add-upgrade":
            return Installation(added=True)
        case "remove" | "remove-upgrade":
            return Installation(added=False)
        case _:
            raise BadActivity("action is unknown")


def _reactions(activity: Fields, list_: str) -> tuple[str, ...]:
    return tuple(each.needed("type") for each in activity.each(list_))


def _data(values: Fields) -> Data:
    """Read flat names and scalars. `msteams` is Teams' own instruction to itself and is left out."""
    kept = {name: value for name, value in values.items() if name != "msteams"}
    if len(kept) > MOST_VALUES:
        raise BadActivity("data has too many fields")
    return {_named(name): _scalar(value) for name, value in kept.items()}


def _named(name: str) -> str:
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise BadActivity("data has a field without a proper name")
    return name


def _scalar(value: object) -> Scalar:
    match value:
        case None | bool():
            return value
        case str() if len(value) <= LONGEST_VALUE:
            return _clean(value)
        case int() | float() if math.isfinite(value) and abs(value) <= LARGEST_NUMBER:
            return value
        case _:
            raise BadActivity("data has a field that is no short text, number or flag")


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))
