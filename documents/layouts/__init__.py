"""House layouts: which parts an item has, in which order and under which headings. They are data, one TOML file each.

A secretariat's own layout is such a file in its folder of templates (STYRMAND_TEMPLATES); `styrmand paper layout` writes
one to begin with.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from meetings.model import Language

PARTS = (
    "attachments",
    "case_line",
    "introduction",
    "background",
    "since_last",
    "status_report",
    "case_presentation",
    "financial_impact",
    "recommendations",
    "next_steps",
    "decision",
    "follow_ups",
)
UNHEADED = frozenset({"attachments", "case_line", "introduction"})
HEADED = tuple(part for part in PARTS if part not in UNHEADED)


class WrongLayout(Exception):
    """A layout file that cannot be used; the words are for the operator."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the comments of `ekr.toml` say of each key."""

    key: str
    name: str
    sections: tuple[str, ...]
    minutes: tuple[str, ...]
    run_in: bool
    next_steps_join: bool
    whole_sentences: bool
    time_range: str
    practical: str
    attachment: str
    bullet: str
    case_line: str
    headings: Mapping[Language, Mapping[str, str]]

    def heading(self, part: str, language: Language) -> str:
        return self.headings[language][part]


def layout(key: str, folder: Path | None = None) -> Layout:
    """The one in `folder`, else the built-in one; an unknown key is `ekr`. Raises WrongLayout."""
    if folder is not None and (own := folder / f"{key}.toml").is_file():
        return _read(key, own.read_text("utf-8"))
    return built_in(key if key in BUILT_IN else BUILT_IN[0])


BUILT_IN = ("ekr", "kkr")


@cache
def built_in(key: str) -> Layout:
    return _read(key, source(key))


def source(key: str) -> str:
    """A built-in layout as its file says it."""
    return files("documents").joinpath(f"layouts/{key}.toml").read_text("utf-8")


def _read(key: str, text: str) -> Layout:
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise WrongLayout(f"{key}.toml: {fault}") from None
    told["key"] = key
    for field in fields(Layout):
        if field.name not in told:
            raise WrongLayout(f"{key}.toml: {field.name} is missing")
        for kind, named in ((bool, "true or false"), (str, "text")):
            if field.type is kind and not isinstance(told[field.name], kind):
                raise WrongLayout(f"{key}.toml: {field.name} must be {named}")
    if strange := sorted(set(told) - {field.name for field in fields(Layout)}):
        raise WrongLayout(f"{key}.toml: {strange[0]} is not a key here")
    told["sections"] = _sections(key, told["sections"])
    told["minutes"] = _of_minutes(key, told["minutes"], told["sections"])
    told["headings"] = _headings(key, told["headings"], told["sections"])
    _try_out(key, told)
    return Layout(**told)


def _sections(key: str, told: object) -> tuple[str, ...]:
    if not isinstance(told, list) or (unknown := [one for one in told if one not in PARTS]):
        raise WrongLayout(
            f"{key}.toml: sections must be among {', '.join(PARTS)}"
            + (f", not {unknown[0]}" if isinstance(told, list) else "")
        )
    missing = [part for part in PARTS if part not in told]
    if missing or len(told) != len(set(told)):
        raise WrongLayout(
            f"{key}.toml: sections must name each part once: {', '.join(missing) or 'one is there twice'}"
        )
    return tuple(told)


def _of_minutes(key: str, told: object, sections: tuple[str, ...]) -> tuple[str, ...]:
    """The parts that minutes show, in the order of the agenda."""
    if told == "all":
        return sections
    if not isinstance(told, list) or any(one not in sections for one in told):
        raise WrongLayout(f'{key}.toml: minutes must be "all", or name parts of sections')
    return tuple(part for part in sections if part in told)


def _headings(key: str, told: Any, sections: tuple[str, ...]) -> Mapping[Language, Mapping[str, str]]:
    found = {}
    for language in Language:
        words = told.get(language.value) if isinstance(told, dict) else None
        words = words if isinstance(words, dict) else {}
        for part in HEADED:
            if part in sections and not (isinstance(words.get(part), str) and words[part].strip()):
                raise WrongLayout(f"{key}.toml: headings.{language.value}.{part} is missing")
        found[language] = {part: words[part] for part in HEADED}
    return found


def _try_out(key: str, told: Mapping[str, Any]) -> None:
    try:
        told["time_range"].format(start="9.30", end="11.30")
        told["attachment"].format(bilag="Bilag", title="x")
        told["case_line"].format(case="1-21", initials="kal")
    except (KeyError, IndexError, ValueError):
        raise WrongLayout(
            f"{key}.toml: time_range takes {{start}} and {{end}}, attachment {{bilag}} and {{title}}, case_line {{case}} and {{initials}}"
        ) from None
    if told["practical"] not in ("line", "table"):
        raise WrongLayout(f'{key}.toml: practical must be "line" or "table"')
