"""JSON from outside, read as strictly as a form: what is there has the right shape, or it is refused."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NoReturn, Self

from bot.teams.turned_away import BadActivity

DEEPEST = 32
LONGEST_ID = 1024


class Fields:
    """One JSON object. A null and an empty text count as missing; a wrong type raises BadActivity."""

    __slots__ = ("_path", "_raw")

    def __init__(self, raw: Mapping[str, Any], path: str = "") -> None:
        self._raw = raw
        self._path = path

    @classmethod
    def parsed(cls, body: bytes) -> Self:
        """Read UTF-8 JSON at most 32 levels deep, without NaN, lone surrogates or a list at the top."""
        return cls(parse_object(body))

    def text(self, name: str) -> str | None:
        """Any text, as it stands."""
        value = self._raw.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            self._refuse(name, "is not a text")
        return value

    def id(self, name: str) -> str | None:
        """Give a text fit to be kept, compared and put into an address: printable, short, no walk up a path."""
        value = self.text(name)
        if value is not None and (len(value) > LONGEST_ID or not value.isprintable() or value in {".", ".."}):
            self._refuse(name, "is no identifier")
        return value

    def needed(self, name: str) -> str:
        """Give the identifier that must be there."""
        value = self.id(name)
        if value is None:
            self._refuse(name, "is missing")
        return value

    def time(self, name: str) -> None:
        """Refuse what claims to be a moment and is none (RFC 3339)."""
        value = self.text(name)
        if value is None:
            return
        try:
            datetime.fromisoformat(value)
        except ValueError:
            self._refuse(name, "is no moment")

    def inner(self, name: str) -> "Fields":
        """Open the object under that name; an absent one reads as an empty one."""
        value = self._raw.get(name)
        if value is None:
            value = {}
        if not isinstance(value, dict):
            self._refuse(name, "is not an object")
        return Fields(value, f"{self._path}{name}.")

    def each(self, name: str) -> list["Fields"]:
        value = self._raw.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            self._refuse(name, "is not a list of objects")
        return [Fields(entry, f"{self._path}{name}.") for entry in value]

    def raw(self, name: str) -> Any:
        return self._raw.get(name)

    def items(self) -> list[tuple[str, Any]]:
        return list(self._raw.items())

    def __bool__(self) -> bool:
        return bool(self._raw)

    def _refuse(self, name: str, why: str) -> NoReturn:
        raise BadActivity(f"{self._path}{name} {why}")


def parse_object(body: bytes) -> dict[str, Any]:
    try:
        text = body.decode()
        raw = json.loads(text, parse_constant=_no_constant)
        if "\\u" in text:  # a lone surrogate parses, and then breaks the first log line or row it reaches
            json.dumps(raw, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise BadActivity("the body is not JSON") from None
    if not isinstance(raw, dict):
        raise BadActivity("the body is not an object")
    if text.count("{") + text.count("[") > DEEPEST and _deeper_than(raw, DEEPEST):
        raise BadActivity(f"the body is deeper than {DEEPEST} levels")
    return raw


def _no_constant(_name: str) -> NoReturn:
    raise ValueError


def _deeper_than(raw: dict[str, Any], limit: int) -> bool:
    layer: list[Any] = [raw]
    for _ in range(limit):
        children = (child for each in layer for child in (each.values() if isinstance(each, dict) else each))
        layer = [child for child in children if isinstance(child, dict | list)]
    return bool(layer)
