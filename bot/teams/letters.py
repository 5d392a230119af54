"""What we write to Teams: a text or a card, as one message."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CARD = "application/vnd.microsoft.card.adaptive"
Card = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Letter:
    """One message. `summary` is what a notification shows; a text is sent as it is, without Markdown."""

    text: str | None = None
    card: Card | None = None
    summary: str | None = None

    def wire(self) -> dict[str, Any]:
        message: dict[str, Any] = {"type": "message"}
        if self.text is not None:
            message |= {"text": self.text, "textFormat": "plain"}
        if self.summary is not None:
            message["summary"] = self.summary
        if self.card is not None:
            message["attachments"] = [attached(self.card)]
        return message


def attached(card: Card) -> dict[str, Any]:
    return {"contentType": CARD, "content": card}
