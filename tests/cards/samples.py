"""Two cards that keep to every rule, for the tests of the tools themselves; the bot's own cards stand in the gallery."""

from tests.parts.card_lint import Card


def execute(verb: str, title: str, **more: object) -> Card:
    """A button that is sent as Action.Execute, and as Action.Submit by a client that does not know it."""
    data = {"verb": verb, "meeting": "m-1"}
    fallback: Card = {"type": "Action.Submit", "title": title, "data": data}
    if "associatedInputs" in more:
        fallback["associatedInputs"] = more["associatedInputs"]
    return {
        "type": "Action.Execute",
        "title": title,
        "verb": verb,
        "data": data,
        "fallback": fallback,
        **more,
    }


def text(words: str, **more: object) -> Card:
    return {"type": "TextBlock", "text": words, "wrap": True, **more}


def card(body: list[Card], actions: list[Card], **more: object) -> Card:
    return {
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": "da",
        "speak": "Indkaldelse til mødet den 2.\u00a0marts.",
        "fallbackText": "Svar ved at skrive tilmeld eller afbud.",
        "body": body,
        "actions": actions,
        **more,
    }


def invitation() -> Card:
    """Facts, one tap to attend, a substitute behind a ShowCard, the rest in the overflow menu."""
    choice = {
        "type": "Input.ChoiceSet",
        "id": "substitute",
        "label": "Hvem deltager for dig?",
        "isRequired": True,
        "errorMessage": "Vælg en stedfortræder.",
        "choices": [{"title": "Ærø Østergård", "value": "p-1"}, {"title": "Åse Aabye", "value": "p-2"}],
    }
    facts = [
        {"title": "Hvornår", "value": "Tirsdag den 2.\u00a0marts 2027 kl.\u00a09.30-11.30"},
        {"title": "Hvor", "value": "Holstebro Musikteater, Den Røde Plads 16, 7500 Holstebro"},
    ]
    return card(
        [
            text("Møde den 2.\u00a0marts 2027", style="heading", size="Large", weight="Bolder"),
            text("Du er indkaldt for **Ærø Kommune**.", isSubtle=True),
            {"type": "FactSet", "facts": facts},
        ],
        [
            execute("attend", "Jeg deltager"),
            {
                "type": "Action.ShowCard",
                "title": "Send stedfortræder",
                "card": {
                    "type": "AdaptiveCard",
                    "body": [choice],
                    "actions": [execute("substitute", "Bekræft stedfortræder")],
                },
            },
            execute("status", "Se min status", mode="secondary"),
            {
                "type": "Action.OpenUrl",
                "title": "Hjælp",
                "url": "https://moeder.example.dk/hjaelp",
                "mode": "secondary",
            },
        ],
    )


def item_form() -> Card:
    """Inputs that are checked, and optional ones behind a toggle."""
    return card(
        [
            text("Foreslå et punkt", style="heading", size="Large", weight="Bolder"),
            {
                "type": "Input.Text",
                "id": "title",
                "label": "Overskrift",
                "isRequired": True,
                "errorMessage": "Skriv en overskrift.",
                "maxLength": 120,
            },
            {
                "type": "ActionSet",
                "actions": [
                    {
                        "type": "Action.ToggleVisibility",
                        "title": "Tilføj baggrund",
                        "targetElements": ["more"],
                    }
                ],
            },
            {
                "type": "Container",
                "id": "more",
                "isVisible": False,
                "items": [
                    {"type": "Input.Text", "id": "background", "label": "Baggrund", "isMultiline": True},
                    {"type": "Input.Toggle", "id": "closed", "title": "Lukket punkt", "wrap": True},
                ],
            },
        ],
        [execute("propose", "Send forslag"), execute("cancel", "Annullér", associatedInputs="none")],
    )
