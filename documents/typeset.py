"""Typst: a template and data into PDF/UA-1, whatever people wrote in the data."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

import typst

_USUAL = re.compile("[\\s\u0020-\u017f\u2010-\u2027\u2030-\u203a\u20ac\u2022]*")
"""What the embedded font surely has: the letters of Europe, its quotes and dashes."""

_MISSING = "\N{WHITE SQUARE}"
_JOINERS = re.compile(f"(?<={_MISSING})[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]+|{_MISSING}(?=\u200d)")
_PROBES = 300
_LONG = re.compile(r"\S{60,}")


def pdf(template: str, told: Mapping[str, Any], at: datetime) -> bytes:
    """The template of that name with `told` as its data; the same at the same moment is the same file.

    A letter for which this machine has no font becomes a square: PDF/UA-1 forbids what cannot be drawn, and
    a paper with a square in it is better than none.
    """
    try:
        return _compiled(template, _each(told, _shown), at)
    except typst.TypstError:
        # Letters that can be drawn one by one, and not as they stand together.
        return _compiled(template, _each(told, _plain), at)


def _compiled(template: str, told: object, at: datetime) -> bytes:
    drawn = typst.compile(
        files("documents").joinpath(f"templates/{template}").read_bytes(),
        format="pdf",
        sys_inputs={"told": json.dumps(told)},
        pdf_standards="ua-1",
        timestamp=int(at.timestamp()),
    )
    assert isinstance(drawn, bytes), "one PDF, not pages"
    return drawn


def _each(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case Mapping():
            return {key: _each(one, change) for key, one in value.items()}
        case list() | tuple():
            return [_each(one, change) for one in value]
        case _:
            return value


def _shown(text: str) -> str:
    """Text that can be drawn, with places to break where a word is longer than a line."""
    if not _USUAL.fullmatch(text):
        odd = sorted(set(_USUAL.sub("", text)))
        missing = {ord(one): _MISSING for at, one in enumerate(odd) if at >= _PROBES or not _has_glyph(one)}
        text = _JOINERS.sub("", text.translate(missing))
    return _LONG.sub(_breakable, text)


def _plain(text: str) -> str:
    kept = "".join(one if _USUAL.fullmatch(one) else _MISSING for one in text)
    return _LONG.sub(_breakable, kept)


def _breakable(word: re.Match[str]) -> str:
    """Every 40 letters, unless the word has a hyphen or a slash before that, where a line breaks by itself."""
    return re.sub(r"[^-/\u200b]{40}(?=[^-/])", lambda run: f"{run[0]}\u200b", word[0])


@lru_cache(maxsize=4096)
def _has_glyph(letter: str) -> bool:
    page = b'#set document(title: "x")\n#set text(font: "Libertinus Serif")\n= x\n#sys.inputs.letter'
    try:
        typst.compile(page, format="pdf", sys_inputs={"letter": letter}, pdf_standards="ua-1")
    except typst.TypstError:
        return False
    return True
