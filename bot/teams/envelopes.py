"""Our replies in the words of Teams' invoke protocol: pure functions, one per kind of question."""

from typing import Any

from bot.teams.letters import CARD, Letter, attached
from bot.teams.replies import CardReply, FormDone, FormReply, InvokeError, Nothing, Reply, Text

MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"


class Misfit(TypeError):
    """A reply that this kind of arrival cannot be answered with: a fault of ours."""


def execute_answer(reply: Reply) -> dict[str, Any]:
    """Answer adaptiveCard/action. A card that replaces nothing is announced here and posted by the caller."""
    match reply:
        case CardReply(card, replaces=True):
            return {"statusCode": 200, "type": CARD, "value": card}
        case CardReply(summary=text) | Text(text):
            return {"statusCode": 200, "type": MESSAGE, "value": text}
        case InvokeError(code, message):
            status = 400 if code == "BadRequest" else 500
            return {"statusCode": status, "type": ERROR, "value": {"code": code, "message": message}}
        case Nothing() | FormDone(None):
            return {"statusCode": 200, "type": MESSAGE, "value": ""}
        case FormDone(str(text)):
            return {"statusCode": 200, "type": MESSAGE, "value": text}
        case _:
            raise Misfit(f"{type(reply).__name__} for adaptiveCard/action")


def task_answer(reply: Reply) -> dict[str, Any] | None:
    """Answer task/fetch and task/submit; None closes the window."""
    match reply:
        case FormReply(title, card, height, width):
            value = {"title": title, "height": height, "width": width, "card": attached(card)}
            return {"task": {"type": "continue", "value": value}}
        case FormDone(str(text)) | Text(text) | InvokeError(message=text):
            return {"task": {"type": "message", "value": text}}
        case _:
            return None


def letter(reply: Reply) -> Letter | None:
    """Say it in the conversation; None where there is nothing to say."""
    match reply:
        case CardReply(card, summary=summary):
            return Letter(card=card, summary=summary)
        case FormDone(str(text)) | Text(text) | InvokeError(message=text):
            return Letter(text=text)
        case Nothing() | FormDone():
            return None
        case _:
            raise Misfit(f"{type(reply).__name__} for a message")
