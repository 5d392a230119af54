"""Nouns as JSON text, for what is kept whole and never changed; persons by their id, so that erasing one is enough."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import TypeAdapter

from meetings.model import AgendaItem, Person, PersonId
from meetings.paper import Decision, FollowUp, Presence, WrittenLine

T = TypeVar("T")
Who = Callable[[PersonId], Person]
_ITEM, _FOLLOW_UP = TypeAdapter(AgendaItem), TypeAdapter(FollowUp)
_DECISIONS = TypeAdapter(tuple[Decision, ...])
_PRESENCES = TypeAdapter(tuple[Presence, ...])
_ATTENDANCE = TypeAdapter(tuple[WrittenLine, ...])


def items(found: tuple[AgendaItem, ...]) -> str:
    return _text([_document(_ITEM, item, "proposer") for item in found])


def items_from(text: str, who: Who) -> tuple[AgendaItem, ...]:
    return tuple(_from(_ITEM, document, "proposer", who) for document in json.loads(text))


def minutes(
    decisions: tuple[Decision, ...], follow_ups: tuple[FollowUp, ...], presences: tuple[Presence, ...]
) -> str:
    return _text(
        {
            "decisions": _DECISIONS.dump_python(decisions, mode="json"),
            "follow_ups": [_document(_FOLLOW_UP, one, "responsible") for one in follow_ups],
            "presences": _PRESENCES.dump_python(presences, mode="json"),
        }
    )


def minutes_from(
    text: str, who: Who
) -> tuple[tuple[Decision, ...], tuple[FollowUp, ...], tuple[Presence, ...]]:
    document = json.loads(text)
    return (
        _DECISIONS.validate_python(document["decisions"]),
        tuple(_from(_FOLLOW_UP, one, "responsible", who) for one in document["follow_ups"]),
        _PRESENCES.validate_python([_with_stays(one) for one in document["presences"]]),
    )


def attendance(lines: tuple[WrittenLine, ...]) -> str:
    return _text(_ATTENDANCE.dump_python(lines, mode="json"))


def attendance_from(text: str) -> tuple[WrittenLine, ...]:
    return _ATTENDANCE.validate_python(json.loads(text))


def _with_stays(document: dict[str, Any]) -> dict[str, Any]:
    """Until version 0011 somebody came and left once at most."""
    once = {name: document.pop(name, None) for name in ("came", "left")}
    return {"stays": [once], **document} if any(once.values()) else document


def _document(adapter: TypeAdapter[T], value: T, person: str) -> dict[str, Any]:
    somebody: Person | None = getattr(value, person)
    document: dict[str, Any] = adapter.dump_python(value, mode="json", exclude={person})
    return {**document, f"{person}_id": somebody.id if somebody else None}


def _from(adapter: TypeAdapter[T], document: dict[str, Any], person: str, who: Who) -> T:
    id = document.pop(f"{person}_id")
    return adapter.validate_python({**document, person: who(id) if id is not None else None})


def _text(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False)
