"""What cards are built of: small elements from plain sentences, each sentence escaped here and nowhere else.

Cards say schema 1.5 and use elements of 1.2, so that phones draw them. Every Action.Execute carries the same data as
an Action.Submit for clients that know only that, and the verb stands in the data too.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from dialogs import buttons
from dialogs.buttons import Button
from dialogs.heard import Card, Show
from dialogs.markdown import as_typed, markdown, plain
from meetings.model import Language
from wording.talk import Words

Element = dict[str, Any]
Action = dict[str, Any]
Choice = tuple[str, str]
"""What is shown, and what is sent."""

NOTHING = "–"
"""Where somebody managed to write nothing at all: Teams draws no empty text."""
BUTTONS = 6
"""Teams draws no more on one card."""
PRIMARY = 3
"""More in one row are cut off; the rest is `aside`, in the overflow menu."""
TITLE_LETTERS = 36
NAME_LETTERS = 28
"""A button's text stands on one line, and is cut off where a phone is at its end."""


def card(
    w: Words,
    *,
    over: str,
    heading: str,
    body: Iterable[Element],
    actions: Iterable[Action] = (),
    says: str,
    wide: bool = False,
) -> Card:
    """A whole card; `says` is the toast, what is read aloud, and what stands where no card is drawn."""
    made: Card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": w.language.value,
        "speak": plain(w.spoken(says)),
        "fallbackText": plain(says),
        "body": [
            text(over, small=True, space="None"),
            {**text(heading, space="Small"), "style": "heading", "size": "Large", "weight": "Bolder"},
            *body,
        ],
    }
    if row := list(actions):
        made["actions"] = row
    if wide:
        made["msteams"] = {"width": "Full"}
    return made


def show(card: Card, *, replaces: bool = True) -> Show:
    return Show(card, summary=str(card["fallbackText"]), replaces=replaces)


# Elements


def text(
    sentence: str, *, bold: bool = False, small: bool = False, space: str = "", rule: bool = False
) -> Element:
    """A sentence; small ones are also subtle."""
    made: Element = {"type": "TextBlock", "text": markdown(sentence) or NOTHING, "wrap": True}
    if bold:
        made["weight"] = "Bolder"
    if small:
        made |= {"size": "Small", "isSubtle": True}
    return _placed(made, space, rule=rule)


def section(title: str, *, rule: bool = True) -> Element:
    return text(title, bold=True, space="Medium", rule=rule)


def facts(pairs: Iterable[tuple[str, str]], *, space: str = "") -> Element:
    """Label and value, one under the other; a pair without a value is left out."""
    drawn = [(label, markdown(value)) for label, value in pairs if value]
    told = [{"title": markdown(label), "value": value} for label, value in drawn if value]
    return _placed({"type": "FactSet", "facts": told}, space)


def box(*elements: Element) -> Element:
    """Set apart by its ground, which is safe in every theme."""
    return {"type": "Container", "style": "emphasis", "spacing": "Medium", "items": list(elements)}


def hidden(id: str, *elements: Element) -> Element:
    """Shown and hidden by `toggle`. No field in it may be checked: nobody would see why nothing is sent."""
    return {
        "type": "Container",
        "id": id,
        "isVisible": False,
        "spacing": "Medium",
        "separator": True,
        "items": list(elements),
    }


def row(*actions: Action) -> Element:
    """Buttons inside the body: a first row, when the card's own is the second."""
    return {"type": "ActionSet", "spacing": "Medium", "actions": list(actions)}


def numbered(number: str, sentence: str) -> Element:
    """A line with its number in a column of its own, so that long titles hang beside it."""
    columns = [
        {"type": "Column", "width": "40px", "items": [text(number)]},
        {"type": "Column", "width": "stretch", "spacing": "None", "items": [text(sentence)]},
    ]
    return {"type": "ColumnSet", "spacing": "Small", "columns": columns}


def opening(sentence: str, url: str) -> Element:
    """A line under a numbered one, which opens an address of ours when it is pressed; the arrow says so to the eye."""
    columns = [
        {"type": "Column", "width": "40px", "items": []},
        {"type": "Column", "width": "stretch", "spacing": "None", "items": [text(f"↓ {sentence}")]},
    ]
    action = {"type": "Action.OpenUrl", "title": plain(sentence), "url": url}
    return {"type": "ColumnSet", "spacing": "Small", "columns": columns, "selectAction": action}


def _placed(made: Element, space: str, *, rule: bool = False) -> Element:
    if space:
        made["spacing"] = space
    if rule:
        made["separator"] = True
    return made


# Buttons


def tap(
    w: Words, title: str, button: Button, *, takes_fields: bool = False, aside: bool = False, tip: str = ""
) -> Action:
    """A button that tells us something. Without `takes_fields` no field of the card is checked or sent."""
    submit = _submit(w, title, button)
    if not takes_fields:
        submit["associatedInputs"] = "none"
    execute = {**submit, "type": "Action.Execute", "verb": button.verb, "fallback": submit}
    return _dressed(execute, aside=aside, tip=tip)


def window(w: Words, title: str, button: Button, *, aside: bool = False) -> Action:
    """A button that opens a form in a window (task/fetch)."""
    submit = _submit(w, title, button)
    submit["data"] = {**submit["data"], "msteams": {"type": "task/fetch"}}
    submit["associatedInputs"] = "none"
    return _dressed(submit, aside=aside)


def in_window(w: Words, title: str, button: Button) -> Action:
    """A button inside such a window, which knows only Action.Submit."""
    return _submit(w, title, button)


def link(title: str, url: str, *, aside: bool = False, tip: str = "") -> Action:
    return _dressed({"type": "Action.OpenUrl", "title": _short(title), "url": url}, aside=aside, tip=tip)


def opens(title: str, elements: Iterable[Element], actions: Iterable[Action], *, tip: str = "") -> Action:
    """A button that unfolds a small form under the card."""
    inner = {"type": "AdaptiveCard", "body": list(elements), "actions": list(actions)}
    return _dressed({"type": "Action.ShowCard", "title": _short(title), "card": inner}, tip=tip)


def toggle(title: str, id: str, *, aside: bool = False) -> Action:
    shown = {"type": "Action.ToggleVisibility", "title": _short(title), "targetElements": [id]}
    return _dressed(shown, aside=aside)


def at_most(count: int, *groups: Sequence[Action]) -> list[Action]:
    """As many buttons as there is room for, the first groups first."""
    return [action for group in groups for action in group][:count]


def _submit(w: Words, title: str, button: Button) -> Action:
    data: dict[str, Any] = dict(buttons.pack(button))
    if w.language is not Language.DA:
        data["lang"] = w.language.value
    return {"type": "Action.Submit", "title": _short(title), "data": data}


def first_words(name: str) -> str:
    """As much of somebody's own words as a button has room for on a phone; empty where the first is too long."""
    words = plain(name).split()
    leads = (" ".join(words[:many]) for many in range(len(words), 0, -1))
    return next((lead for lead in leads if len(lead) <= NAME_LETTERS), "")


def _short(title: str) -> str:
    whole = plain(title)
    return whole if len(whole) <= TITLE_LETTERS else f"{whole[: TITLE_LETTERS - 1].rstrip()}…"


def _dressed(action: Action, *, aside: bool = False, tip: str = "") -> Action:
    if aside:
        action["mode"] = "secondary"
    if tip:
        action["tooltip"] = plain(tip)
    return action


# Fields


def field(
    id: str,
    label: str,
    *,
    limit: int,
    value: str = "",
    needed: str = "",
    long: bool = False,
    example: str = "",
    style: str = "",
) -> Element:
    """A text field; `needed` is the sentence that asks for it when it is empty."""
    made: Element = {"type": "Input.Text", "id": id, "label": label, "maxLength": limit}
    if long:
        made["isMultiline"] = True
    if style:
        made["style"] = style
    if example:
        made["placeholder"] = example
    return _filled(made, value, needed)


def choice(
    id: str,
    label: str,
    choices: Sequence[Choice],
    *,
    value: str = "",
    needed: str = "",
    style: str = "compact",
    many: bool = False,
) -> Element:
    made: Element = {
        "type": "Input.ChoiceSet",
        "id": id,
        "label": label,
        "style": style,
        "wrap": True,
        "choices": [{"title": plain(title), "value": value} for title, value in choices],
    }
    if many:
        made |= {"isMultiSelect": True, "style": "expanded"}
    return _filled(made, value, needed)


def day_field(id: str, label: str, *, value: date | str = "", needed: str = "") -> Element:
    return _filled({"type": "Input.Date", "id": id, "label": label}, str(value), needed)


def time_field(id: str, label: str, *, value: time | str = "", needed: str = "") -> Element:
    written = f"{value:%H:%M}" if isinstance(value, time) else value
    return _filled({"type": "Input.Time", "id": id, "label": label}, written, needed)


def problem(sentence: str) -> Element:
    """What is wrong with the field below; said in words, since a colour is none."""
    return text(sentence, bold=True, space="Medium")


def with_problems(elements: Iterable[Element], problems: Mapping[str, str]) -> list[Element]:
    """The fields of a form, with each problem right above the field it is about."""
    made: list[Element] = []
    for element in elements:
        if told := problems.get(str(element.get("id", ""))):
            made.append(problem(told))
        made.append(element)
    return made


def kept(typed: str, octets: int) -> str:
    """What was typed, cut where a message would become too big for Teams (which no text within its limit is)."""
    return as_typed(typed.encode()[:octets].decode(errors="ignore"))


def _filled(made: Element, value: str, needed: str) -> Element:
    if value:
        made["value"] = value
    if needed:
        made |= {"isRequired": True, "errorMessage": needed}
    return made
