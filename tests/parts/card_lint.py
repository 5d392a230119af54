"""What our cards must keep to in Teams, phones and screen readers: each breach named with its place in the JSON."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Card = dict[str, Any]

MAX_BYTES = 28 * 1024  # Teams refuses a bot's message above this (413 MessageSizeTooBig)
MAX_PRIMARY = 3  # a fourth button in a row was cut off at 600 px
MAX_ACTIONS = 6
MAX_USER_IDS = 60
LANGUAGES = ("da", "en")

ELEMENT = frozenset({"type", "id", "isVisible", "separator", "spacing", "height", "fallback", "requires"})
INPUT = ELEMENT | {"label", "isRequired", "errorMessage"}
ACTION = frozenset({"type", "id", "title", "tooltip", "mode", "isEnabled", "iconUrl", "fallback", "requires"})
TEXT = frozenset({"text", "color", "fontType", "isSubtle", "size", "weight"})
BOX = frozenset({"style", "bleed", "minHeight", "selectAction", "rtl", "verticalContentAlignment"})

# Elements of schema 1.2, with the properties of 1.5 that an older client may leave out without harm.
# backgroundImage is not among them: cards follow the theme.
KNOWN: Mapping[str, frozenset[str]] = {
    "TextBlock": ELEMENT | TEXT | {"wrap", "maxLines", "style", "horizontalAlignment"},
    "RichTextBlock": ELEMENT | {"inlines", "horizontalAlignment"},
    "TextRun": TEXT | {"type", "highlight", "italic", "strikethrough", "underline", "selectAction"},
    "FactSet": ELEMENT | {"facts"},
    "Container": ELEMENT | BOX | {"items"},
    "ColumnSet": ELEMENT | BOX | {"columns", "horizontalAlignment"},
    "Column": ELEMENT | BOX | {"items", "width"},
    "ActionSet": ELEMENT | {"actions", "horizontalAlignment"},
    "Image": ELEMENT
    | {"url", "altText", "size", "style", "width", "horizontalAlignment", "selectAction", "backgroundColor"},
    "ImageSet": ELEMENT | {"images", "imageSize"},
    "Input.Text": INPUT
    | {"value", "placeholder", "isMultiline", "maxLength", "regex", "style", "inlineAction"},
    "Input.Number": INPUT | {"value", "placeholder", "min", "max"},
    "Input.Date": INPUT | {"value", "placeholder", "min", "max"},
    "Input.Time": INPUT | {"value", "placeholder", "min", "max"},
    "Input.Toggle": INPUT | {"title", "value", "valueOn", "valueOff", "wrap"},
    "Input.ChoiceSet": INPUT | {"choices", "value", "placeholder", "style", "isMultiSelect", "wrap"},
    "Action.Execute": ACTION | {"verb", "data", "associatedInputs", "style"},
    "Action.Submit": ACTION | {"data", "associatedInputs", "style", "msteams"},
    "Action.OpenUrl": ACTION | {"url", "style"},
    "Action.ShowCard": ACTION | {"card", "style"},
    "Action.ToggleVisibility": ACTION | {"targetElements", "style"},
    "AdaptiveCard": frozenset(
        {
            "$schema",
            "type",
            "version",
            "lang",
            "speak",
            "fallbackText",
            "body",
            "actions",
            "refresh",
            "msteams",
        }
    ),
}
# Where a child stands, and what it is there when it does not say so itself.
CHILDREN: Mapping[str, str] = {
    "body": "",
    "items": "",
    "columns": "Column",
    "inlines": "TextRun",
    "images": "Image",
    "actions": "",
    "card": "AdaptiveCard",
    "selectAction": "",
    "inlineAction": "",
}

ORDERED_LIST = re.compile(r"^[ \t]*\d{1,9}[.)][ \t]", re.MULTILINE)
NOT_DRAWN = re.compile(r"^[ \t]*(#{1,6}[ \t]|>|\|.*\||```|~~~|(-{3,}|\*{3,}|_{3,})[ \t]*$)|!\[", re.MULTILINE)
LINK = re.compile(r"(?<!\\)\[[^\]\n]*\]\([^)\n]*\)")
TAG = re.compile(r"</?[A-Za-z!][^>\n]*>")
MACRO = re.compile(r"\{\{\s*(DATE|TIME)\(|\$\{")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
LEADING_ZERO = re.compile(r"(?<![\d.:,-])0\d[.:]\d\d(?![.:]?\d|[.:]\d|…)")
TWELVE_HOURS = re.compile(r"\b\d{1,2}([.:]\d\d)?[ \u00a0]?([ap]\.?m\.?)(?!\w)", re.IGNORECASE)
COLON_TIME = re.compile(r"(?<![\d:])\d{1,2}:[0-5]\d(?![\d:…])")
"""What was typed and cut short may have gone on."""

SAFE_URL = re.compile(r"(https://|http://(127\.0\.0\.1|localhost)(:\d+)?(/|$)|mailto:)[^\s]*")


@dataclass(frozen=True, slots=True)
class Spot:
    """One element or action of a card, and its way from the top, as `body[2].items[0]`."""

    path: str
    kind: str
    node: Card
    can_be_hidden: bool = False
    """By a toggle or from the start, itself or what it stands in."""

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


def lint(card: Card, *, channel: bool = False, dialog: bool = False) -> list[str]:
    """Every breach as `path: rule`: of the whole card first, then of each element in reading order.

    `channel`: everybody in a team can see it. `dialog`: it is shown by task/fetch, which takes Action.Submit only.
    """
    spots = list(walk(card))
    return [
        *_whole_card(card, spots),
        *(breach for spot in spots for breach in _spot(spot, dialog=dialog)),
        *_together(spots),
        *_texts(card, channel=channel),
    ]


def walk(card: Card) -> Iterator[Spot]:
    """Every element and action, depth first in reading order; fallbacks are judged with their owner."""
    return _walk(Spot("", "AdaptiveCard", card), frozenset(_toggle_targets(card)))


def _walk(spot: Spot, targets: frozenset[str]) -> Iterator[Spot]:
    yield spot
    for key, default in CHILDREN.items():
        child = spot.node.get(key)
        children = child if isinstance(child, list) else [child] if isinstance(child, dict) else []
        for place, node in enumerate(children):
            if isinstance(node, str):
                continue  # an inline may be a bare string
            path = f"{spot.at(key)}[{place}]" if isinstance(child, list) else spot.at(key)
            hidden = spot.can_be_hidden or node.get("isVisible") is False or node.get("id") in targets
            yield from _walk(Spot(path, node.get("type") or default, node, hidden), targets)


def _toggle_targets(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _toggle_targets(child)
    elif isinstance(node, dict):
        for target in node.get("targetElements", []):
            yield target if isinstance(target, str) else target.get("elementId", "")
        for child in node.values():
            yield from _toggle_targets(child)


def _whole_card(card: Card, spots: list[Spot]) -> Iterator[str]:
    if card.get("type") != "AdaptiveCard":
        yield "type: must be AdaptiveCard"
    if card.get("version") != "1.5":
        yield "version: must be 1.5, the newest that Teams draws; phones refuse a card without one"
    if card.get("lang") not in LANGUAGES:
        yield f"lang: must be one of {', '.join(LANGUAGES)}"
    for key in ("speak", "fallbackText"):
        if not str(card.get(key, "")).strip():
            yield f"{key}: missing; it is what is read aloud or stands where no card is drawn"
    if not any(s.kind == "TextBlock" and s.node.get("style") == "heading" for s in spots):
        yield 'body: no TextBlock has style "heading"'
    size = len(json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode())
    if size >= MAX_BYTES:
        yield f"(card): {size} bytes; Teams refuses messages from {MAX_BYTES}"
    yield from _refresh(card.get("refresh"))


def _refresh(refresh: Card | None) -> Iterator[str]:
    if refresh is None:
        return
    if len(refresh.get("userIds", [])) > MAX_USER_IDS:
        yield f"refresh.userIds: more than {MAX_USER_IDS}"
    action = refresh.get("action", {})
    if action.get("type") != "Action.Execute":
        yield "refresh.action: must be an Action.Execute"
    if action.get("data", {}).get("verb") != action.get("verb"):
        yield "refresh.action.data.verb: must be the action's verb"


def _spot(spot: Spot, *, dialog: bool) -> Iterator[str]:
    if spot.kind not in KNOWN:
        yield f"{spot.path}: {spot.kind or 'no type'} is not among the elements of 1.2 that every client draws"
        return
    for key in sorted(spot.node.keys() - KNOWN[spot.kind]):
        yield f"{spot.at(key)}: unknown for {spot.kind}"
    if spot.kind.startswith("Input."):
        yield from _input(spot)
    elif spot.kind.startswith("Action."):
        yield from _action(spot, dialog=dialog)
    else:
        yield from _element(spot)


def _element(spot: Spot) -> Iterator[str]:
    node = spot.node
    colour, style = node.get("color", "default"), node.get("style", "default")
    match spot.kind:
        case "TextBlock":
            if node.get("wrap") is not True:
                yield f"{spot.at('wrap')}: must be true"
            if not str(node.get("text", "")).strip():
                yield f"{spot.at('text')}: empty"
        case "Image":
            if not str(node.get("altText", "")).strip():
                yield f"{spot.at('altText')}: missing"
        case "Container" | "ColumnSet" | "Column":
            if style.lower() not in ("default", "emphasis"):
                yield f"{spot.at('style')}: {style} says it by colour; only emphasis is safe in every theme"
        case _:
            pass
    if colour.lower() != "default":
        yield f"{spot.at('color')}: {colour} is too faint in Teams, and is nothing to those who see no colour; say it in words"


def _input(spot: Spot) -> Iterator[str]:
    node = spot.node
    # A toggle's title is its label: a label beside it would be read twice.
    label = node.get("label") or (node.get("title") if spot.kind == "Input.Toggle" else None)
    if not str(label or "").strip():
        yield f"{spot.at('label')}: missing; a placeholder is none"
    if not node.get("id"):
        yield f"{spot.at('id')}: missing; the answer would not be sent"
    checked = node.get("isRequired") or "regex" in node
    if checked and not str(node.get("errorMessage", "")).strip():
        yield f"{spot.at('errorMessage')}: missing on an input that is checked"
    if checked and spot.can_be_hidden:
        yield f"{spot.path}: is checked, but can be hidden, and nobody would see why nothing is sent"


def _action(spot: Spot, *, dialog: bool) -> Iterator[str]:
    node = spot.node
    if not str(node.get("title", "")).strip() and not spot.path.endswith("selectAction"):
        yield f"{spot.at('title')}: missing"
    if (style := node.get("style", "default")).lower() != "default":
        yield f"{spot.at('style')}: {style} is not drawn by Teams"
    match spot.kind:
        case "Action.Execute":
            yield from _execute(spot)
        case "Action.Submit" if not dialog and not _opens_dialog(node):
            yield f"{spot.path}: Action.Submit alone; use Action.Execute with this as its fallback"
        case "Action.OpenUrl" if not SAFE_URL.fullmatch(str(node.get("url", ""))):
            yield f"{spot.at('url')}: must be https or mailto"
        case _:
            pass


def _opens_dialog(action: Card) -> bool:
    data = action.get("data")
    return isinstance(data, dict) and data.get("msteams", {}).get("type") == "task/fetch"


def _execute(spot: Spot) -> Iterator[str]:
    node, fallback = spot.node, spot.node.get("fallback")
    data = node.get("data")
    if not node.get("verb"):
        yield f"{spot.at('verb')}: missing"
    if not isinstance(data, dict) or data.get("verb") != node.get("verb"):
        yield f"{spot.at('data')}.verb: must be the action's verb, since a fallback sends only data"
    if not isinstance(fallback, dict) or fallback.get("type") != "Action.Submit":
        yield f"{spot.at('fallback')}: must be an Action.Submit"
        return
    for key in ("title", "data", "associatedInputs"):
        if fallback.get(key) != node.get(key):
            yield f"{spot.at('fallback')}.{key}: must be the same as the action's"
    for key in sorted(fallback.keys() - KNOWN["Action.Submit"]):
        yield f"{spot.at('fallback')}.{key}: unknown for Action.Submit"


def _together(spots: list[Spot]) -> Iterator[str]:
    ids = Counter(s.node["id"] for s in spots if s.node.get("id"))
    for name, times in ids.items():
        if times > 1:
            yield f"(card): the id {name!r} is used {times} times"
    for target in sorted(set(_toggle_targets(spots[0].node)) - set(ids)):
        yield f"(card): nothing has the id {target!r} that a button shows and hides"
    yield from _buttons(spots)


def _buttons(spots: list[Spot]) -> Iterator[str]:
    """Three in a row, and six in all on one card; what a ShowCard opens is a card of its own."""
    in_all: Counter[str] = Counter()
    for spot in spots:
        row = spot.node.get("actions", [])
        primary = sum(action.get("mode", "primary") != "secondary" for action in row)
        if primary > MAX_PRIMARY:
            yield f"{spot.at('actions')}: {primary} buttons in a row; at most {MAX_PRIMARY}, the rest secondary"
        in_all[_card_of(spot)] += len(row)
    for path, count in in_all.items():
        if count > MAX_ACTIONS:
            yield f"{path or '(card)'}: {count} actions in all; at most {MAX_ACTIONS}"


def _card_of(spot: Spot) -> str:
    inner = re.match(r"(.*(?:^|\.)card)(?:\.|$)", spot.path)
    return inner.group(1) if inner else ""


class Shown(StrEnum):
    """How a string of a card meets a person."""

    MARKDOWN = "markdown"
    PLAIN = "plain"
    NOT = "not"


def _texts(card: Card, *, channel: bool) -> Iterator[str]:
    for path, text, shown in _strings(card):
        if MACRO.search(text):
            yield f"{path}: a macro, which Teams does not fill in"
        if channel and EMAIL.search(text):
            yield f"{path}: an e-mail address in a channel"
        if shown is not Shown.NOT:
            yield from (f"{path}: {breach}" for breach in _wording(text, card.get("lang")))
        if shown is Shown.MARKDOWN:
            yield from (f"{path}: {breach}" for breach in _markdown(re.sub(r"\r\n?", "\n", text)))


def _strings(node: Any, path: str = "", key: str = "", owner: str = "") -> Iterator[tuple[str, str, Shown]]:
    """Every string with its path; `owner` is the type, or the list, that the string is a property of."""
    match node:
        case dict():
            inner = node.get("type") or key
            for name, child in node.items():
                # Inside data nothing is shown, whatever its keys are called.
                deeper = owner if owner == "data" else "data" if name == "data" else inner
                yield from _strings(child, f"{path}.{name}" if path else name, name, deeper)
        case list():
            for place, child in enumerate(node):
                yield from _strings(child, f"{path}[{place}]", key, owner)
        case str():
            yield path, node, _shown(key, owner)
        case _:
            pass


def _shown(key: str, owner: str) -> Shown:
    match owner, key:
        case "data", _:
            return Shown.NOT
        case "TextBlock", "text":
            return Shown.MARKDOWN
        case "facts", "title" | "value":
            return Shown.MARKDOWN
        case ("choices" | "Input.Toggle", "title") | (_, "label" | "errorMessage"):
            return Shown.MARKDOWN
        case (
            _,
            "text" | "title" | "speak" | "fallbackText" | "tooltip" | "placeholder" | "altText" | "inlines",
        ):
            return Shown.PLAIN
        case _:
            return Shown.NOT


def _wording(text: str, lang: Any) -> Iterator[str]:
    if LEADING_ZERO.search(text):
        yield "a time or date with a leading zero; write 9.30"
    if TWELVE_HOURS.search(text):
        yield "a time with AM or PM; write 24 hours"
    if lang == "da" and COLON_TIME.search(text):
        yield "a time with a colon; Danish writes 9.30"


def _markdown(text: str) -> Iterator[str]:
    if ORDERED_LIST.search(text):
        yield "a line that begins with a number and a dot becomes a list; put a no-break space after the dot"
    if LINK.search(text):
        yield "a Markdown link; use an action, or escape what somebody typed"
    if TAG.search(text):
        yield "HTML, which Teams does not draw; escape what somebody typed"
    if NOT_DRAWN.search(text):
        yield "Markdown that Teams does not draw (heading, quote, table, picture, code, rule)"
