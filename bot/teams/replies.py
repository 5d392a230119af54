"""What a turn may answer."""

from dataclasses import dataclass

from bot.teams.letters import Card


@dataclass(frozen=True, slots=True)
class Nothing:
    """Taken note of."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words. Beside a tapped Action.Execute they show without touching the card."""

    text: str


@dataclass(frozen=True, slots=True)
class CardReply:
    """A card: in place of the one that was tapped (`replaces`), or as a new message."""

    card: Card
    replaces: bool
    summary: str


@dataclass(frozen=True, slots=True)
class FormReply:
    """A form in a dialog window; only for TaskFetch and TaskSubmit. Height and width in pixels or small…large."""

    title: str
    card: Card
    height: int | str = "medium"
    width: int | str = "medium"


@dataclass(frozen=True, slots=True)
class FormDone:
    """The form is closed, with a last word in its window or without."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class InvokeError:
    """The tap could not be followed: `BadRequest` for what was sent to us, any other code for our own fault."""

    code: str
    message: str


Reply = Nothing | Text | CardReply | FormReply | FormDone | InvokeError
