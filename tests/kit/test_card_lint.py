"""Every rule of the lint has a card that breaks it and is named; what is right passes."""

import json
from pathlib import Path

import pytest

from tests.cards.samples import card, execute, invitation, item_form, text
from tests.parts.card_lint import Card, lint
from tests.parts.missing import not_here

SKETCHES = Path(__file__).parents[3] / "shared" / "sketches" / "cards"

HEADING = text("Møde", style="heading")
REQUIRED = {"isRequired": True, "errorMessage": "Skriv noget."}


def with_body(*elements: Card, **more: object) -> Card:
    return card([HEADING, *elements], [], **more)


def with_actions(*actions: Card) -> Card:
    return card([HEADING], list(actions))


def without(key: str) -> Card:
    return {name: value for name, value in with_body().items() if name != key}


def field(**more: object) -> Card:
    return {"type": "Input.Text", "id": "a", "label": "Navn", **more}


def changed(action: Card, **more: object) -> Card:
    return {**action, **more}


TAP = execute("attend", "Jeg deltager")
SECONDARY = [execute(f"v{n}", f"Knap {n}", mode="secondary") for n in range(7)]
HUGE = with_body(text("æ" * 14 * 1024))

BROKEN: dict[str, tuple[Card, list[str]]] = {
    "another type": (with_body(type="Kort"), ["type: must be AdaptiveCard"]),
    "no version": (
        without("version"),
        ["version: must be 1.5, the newest that Teams draws; phones refuse a card without one"],
    ),
    "version 1.6": (
        with_body(version="1.6"),
        ["version: must be 1.5, the newest that Teams draws; phones refuse a card without one"],
    ),
    "no language": (without("lang"), ["lang: must be one of da, en"]),
    "German": (with_body(lang="de"), ["lang: must be one of da, en"]),
    "nothing to say": (
        with_body(speak=" "),
        ["speak: missing; it is what is read aloud or stands where no card is drawn"],
    ),
    "no fallback text": (
        without("fallbackText"),
        ["fallbackText: missing; it is what is read aloud or stands where no card is drawn"],
    ),
    "no heading": (card([text("Møde")], []), ['body: no TextBlock has style "heading"']),
    "too large": (
        HUGE,
        [
            f"(card): {len(json.dumps(HUGE, ensure_ascii=False, separators=(',', ':')).encode())} bytes; Teams refuses messages from 28672"
        ],
    ),
    "61 users": (
        with_body(refresh={"action": TAP, "userIds": ["29:x"] * 61}),
        ["refresh.userIds: more than 60"],
    ),
    "a refresh without verb": (
        with_body(refresh={"action": {"type": "Action.Submit", "verb": "a"}, "userIds": []}),
        [
            "refresh.action: must be an Action.Execute",
            "refresh.action.data.verb: must be the action's verb",
        ],
    ),
    "a table": (
        with_body({"type": "Table", "rows": []}),
        ["body[1]: Table is not among the elements of 1.2 that every client draws"],
    ),
    "a film": (
        with_body({"type": "Media", "sources": []}),
        ["body[1]: Media is not among the elements of 1.2 that every client draws"],
    ),
    "no type": (
        with_body({"text": "?"}),
        ["body[1]: no type is not among the elements of 1.2 that every client draws"],
    ),
    "an unknown property": (
        with_body(text("Hej", colour="red")),
        ["body[1].colour: unknown for TextBlock"],
    ),
    "a background of its own": (
        with_body(backgroundImage="https://example.dk/a.png"),
        ["backgroundImage: unknown for AdaptiveCard"],
    ),
    "text that is cut off": (
        with_body({"type": "TextBlock", "text": "Hej"}),
        ["body[1].wrap: must be true"],
    ),
    "an empty text": (with_body(text(" ")), ["body[1].text: empty"]),
    "colour as a message": (
        with_body(text("Afbud", color="Attention")),
        [
            "body[1].color: Attention is too faint in Teams, and is nothing to those who see no colour; say it in words"
        ],
    ),
    "a box's colour as a message": (
        with_body({"type": "Container", "style": "warning", "items": []}),
        ["body[1].style: warning says it by colour; only emphasis is safe in every theme"],
    ),
    "a picture without words": (
        with_body({"type": "Image", "url": "https://example.dk/a.png"}),
        ["body[1].altText: missing"],
    ),
    "an input with a placeholder only": (
        with_body({"type": "Input.Text", "id": "a", "placeholder": "Navn"}),
        ["body[1].label: missing; a placeholder is none"],
    ),
    "an input without id": (
        with_body({"type": "Input.Text", "label": "Navn"}),
        ["body[1].id: missing; the answer would not be sent"],
    ),
    "a required input without a word": (
        with_body(field(isRequired=True)),
        ["body[1].errorMessage: missing on an input that is checked"],
    ),
    "a required input that can be hidden": (
        with_body({"type": "Container", "id": "more", "isVisible": False, "items": [field(**REQUIRED)]}),
        ["body[1].items[0]: is checked, but can be hidden, and nobody would see why nothing is sent"],
    ),
    "a required input that a button hides": (
        card(
            [HEADING, field(**REQUIRED)],
            [{"type": "Action.ToggleVisibility", "title": "Skjul", "targetElements": ["a"]}],
        ),
        ["body[1]: is checked, but can be hidden, and nobody would see why nothing is sent"],
    ),
    "a button without words": (
        with_actions({"type": "Action.OpenUrl", "url": "https://example.dk"}),
        ["actions[0].title: missing"],
    ),
    "a red button": (
        with_actions(changed(TAP, style="destructive")),
        ["actions[0].style: destructive is not drawn by Teams"],
    ),
    "Submit alone": (
        with_actions(TAP["fallback"]),
        ["actions[0]: Action.Submit alone; use Action.Execute with this as its fallback"],
    ),
    "Execute without fallback": (
        with_actions({name: TAP[name] for name in ("type", "title", "verb", "data")}),
        ["actions[0].fallback: must be an Action.Submit"],
    ),
    "a fallback that sends something else": (
        with_actions(changed(TAP, fallback=changed(TAP["fallback"], data={"verb": "decline"}))),
        ["actions[0].fallback.data: must be the same as the action's"],
    ),
    "a fallback that sends the inputs too": (
        with_actions(changed(TAP, associatedInputs="none")),
        ["actions[0].fallback.associatedInputs: must be the same as the action's"],
    ),
    "a fallback with an unknown property": (
        with_actions(changed(TAP, fallback=changed(TAP["fallback"], verb="attend"))),
        ["actions[0].fallback.verb: unknown for Action.Submit"],
    ),
    "no verb": (
        with_actions(
            changed(TAP, verb="", data={"verb": ""}, fallback=changed(TAP["fallback"], data={"verb": ""}))
        ),
        ["actions[0].verb: missing"],
    ),
    "data without the verb": (
        with_actions(
            changed(TAP, data={"meeting": 1}, fallback=changed(TAP["fallback"], data={"meeting": 1}))
        ),
        ["actions[0].data.verb: must be the action's verb, since a fallback sends only data"],
    ),
    "a link by http": (
        with_actions({"type": "Action.OpenUrl", "title": "Se", "url": "http://example.dk"}),
        ["actions[0].url: must be https or mailto"],
    ),
    "a script for a link": (
        with_actions({"type": "Action.OpenUrl", "title": "Se", "url": "javascript:alert(1)"}),
        ["actions[0].url: must be https or mailto"],
    ),
    "the same id twice": (
        with_body(field(), field()),
        ["(card): the id 'a' is used 2 times"],
    ),
    "a toggle of nothing": (
        with_actions({"type": "Action.ToggleVisibility", "title": "Vis", "targetElements": ["x"]}),
        ["(card): nothing has the id 'x' that a button shows and hides"],
    ),
    "four in a row": (
        with_actions(*(execute(f"v{n}", f"Knap {n}") for n in range(4))),
        ["actions: 4 buttons in a row; at most 3, the rest secondary"],
    ),
    "seven in all": (with_actions(*SECONDARY), ["(card): 7 actions in all; at most 6"]),
    "seven in an opened card": (
        with_actions(
            {
                "type": "Action.ShowCard",
                "title": "Mere",
                "card": {"type": "AdaptiveCard", "body": [], "actions": SECONDARY},
            }
        ),
        ["actions[0].card: 7 actions in all; at most 6"],
    ),
    "a date that becomes a list": (
        with_body(text("Frist\n8. februar")),
        [
            "body[1].text: a line that begins with a number and a dot becomes a list; put a no-break space after the dot"
        ],
    ),
    "a date in a fact that becomes a list": (
        with_body({"type": "FactSet", "facts": [{"title": "Frist", "value": "8. februar"}]}),
        [
            "body[1].facts[0].value: a line that begins with a number and a dot becomes a list; put a no-break space after the dot"
        ],
    ),
    "a line after a return that becomes a list": (
        with_body(text("Dagsorden\r1. Velkomst")),
        [
            "body[1].text: a line that begins with a number and a dot becomes a list; put a no-break space after the dot"
        ],
    ),
    "a link in a text": (
        with_body(text("Se [her](https://example.dk)")),
        ["body[1].text: a Markdown link; use an action, or escape what somebody typed"],
    ),
    "HTML in a text": (
        with_body(text("Hej <at>Botten</at>")),
        ["body[1].text: HTML, which Teams does not draw; escape what somebody typed"],
    ),
    "a Markdown heading": (
        with_body(text("# Møde")),
        ["body[1].text: Markdown that Teams does not draw (heading, quote, table, picture, code, rule)"],
    ),
    "a date macro": (
        with_body(text("{{DATE(2027-03-02T09:30:00Z)}}")),
        [
            "body[1].text: a macro, which Teams does not fill in",
        ],
    ),
    "a template": (
        with_body(speak="Hej ${name}"),
        ["speak: a macro, which Teams does not fill in"],
    ),
    "a leading zero": (
        with_body(text("kl. 09.30")),
        ["body[1].text: a time or date with a leading zero; write 9.30"],
    ),
    "twelve hours": (
        with_body(fallbackText="Kom kl. 9 AM", lang="en"),
        ["fallbackText: a time with AM or PM; write 24 hours"],
    ),
    "a colon in a Danish time": (
        with_body(text("kl. 12:30")),
        ["body[1].text: a time with a colon; Danish writes 9.30"],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_breach_is_named_with_its_place(name):
    broken, breaches = BROKEN[name]
    assert lint(broken) == breaches


@pytest.mark.parametrize(
    "words",
    [
        "8.\u00a0februar er fristen",
        "Mødet er den 2. marts kl. 9.30-11.30",
        "Sag 00.01.00-A00-1-21, tlf. 78 41 00 00, 1.197.728 kr.",
        "Punkt 4.1 (10 min.) – **vigtigt**",
        "- Viborg\n- Aarhus",
        r"Hun skrev \[her\]\(https://example.dk\) og &lt;b&gt;",
    ],
)
def test_a_text_that_is_right_passes(words):
    assert lint(with_body(text(words))) == []


def test_english_writes_times_with_a_colon():
    assert lint(with_body(text("at 12:30"), lang="en")) == []


def test_what_goes_back_to_the_bot_is_no_text():
    data = {"verb": "v", "title": "1. x", "text": "09.30"}
    action = {"type": "Action.Execute", "title": "Send", "verb": "v", "data": data}
    fallback = {"type": "Action.Submit", "title": "Send", "data": data}
    assert lint(with_actions({**action, "fallback": fallback})) == []


def test_a_run_of_text_is_not_markdown():
    rich = {"type": "RichTextBlock", "inlines": ["1. a", {"type": "TextRun", "text": "[b](c) <i>"}]}
    assert lint(with_body(rich)) == []


def test_an_address_is_refused_in_a_channel_only():
    shown = with_body(text("Skriv til ellen@example.dk"))
    assert lint(shown) == []
    assert lint(shown, channel=True) == ["body[1].text: an e-mail address in a channel"]


def test_a_dialog_and_the_button_that_opens_one_take_submit_alone():
    assert lint(with_actions(TAP["fallback"]), dialog=True) == []
    opens = {**TAP["fallback"], "data": {"msteams": {"type": "task/fetch"}}}
    assert lint(with_actions(opens)) == []


@pytest.mark.parametrize("good", [invitation(), item_form()])
def test_the_samples_keep_to_every_rule(good):
    assert lint(good) == []


def test_the_sketches_pass_but_for_one_numbered_agenda():
    if not SKETCHES.is_dir():
        not_here("../shared/sketches/cards", "the sketches are not linted")
    breaches = {
        file.name: lint(json.loads(file.read_text("utf-8"))) for file in sorted(SKETCHES.glob("*.json"))
    }
    assert {name: found for name, found in breaches.items() if found} == {
        "02-invitation.json": [
            "body[4].items[1].text: a line that begins with a number and a dot becomes a list; put a no-break space after the dot"
        ]
    }
