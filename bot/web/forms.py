"""A posted form as plain text: what a browser sends is read, anything else is refused as a whole."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from meetings.files import SIZE_LIMIT

FORM = "application/x-www-form-urlencoded"
FORM_WITH_FILES = "multipart/form-data"
FIELDS_AT_MOST = 50
TEXTS_LIMIT = 256 * 1024
FILES_LIMIT = 60_000_000
"""The files of one form together, in bytes."""
BODY_LIMIT = 100_000_000
CHUNK = 64 * 1024

# Controls no database and no mail holds, and the marks that turn the reading direction of what follows.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


async def posted(
    request: web.Request, names: Iterable[str], *, at_most: int = FIELDS_AT_MOST
) -> Mapping[str, str]:
    """The named fields, empty where they were not sent; the first of several counts.

    Raises HTTPUnsupportedMediaType for another type than a form, HTTPBadRequest for what is not UTF-8 or has too
    many fields, and HTTPRequestEntityTooLarge.
    """
    if request.content_type != FORM:
        raise web.HTTPUnsupportedMediaType
    body = await request.read()
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=at_most)
    except ValueError:
        raise web.HTTPBadRequest from None
    sent = dict(reversed(pairs))
    return {name: plain(sent.get(name, "")) for name in names}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a form; `problem` says why its bytes were not kept: too_large, too_much, or nobody we know."""

    name: str
    content: bytes
    problem: str = ""


@dataclass(slots=True)
class _Body:
    """What a form with files held so far; sizes in bytes."""

    texts: dict[str, str] = field(default_factory=dict)
    files: list[Upload] = field(default_factory=list)
    read: int = 0
    parts: int = 0


async def posted_with_files(
    request: web.Request, names: Iterable[str], *, at_most: int = FIELDS_AT_MOST, keeps: bool = True
) -> tuple[Mapping[str, str], Sequence[Upload]]:
    """As `posted`, also for multipart/form-data. Bytes that will not be taken are let by and not held in memory.

    The texts are read even when the files are too large, so that nothing typed is lost; `keeps` False lets every file
    by. A whole that says it is larger than BODY_LIMIT is refused unread.
    """
    if request.content_type != FORM_WITH_FILES:
        return await posted(request, names, at_most=at_most), ()
    if (request.content_length or 0) > BODY_LIMIT:
        raise web.HTTPRequestEntityTooLarge(BODY_LIMIT, request.content_length or 0)
    body = _Body()
    try:
        async for part in await request.multipart():
            await _part(part, body, at_most, keeps)
    except ValueError:
        raise web.HTTPBadRequest from None
    return {name: plain(body.texts.get(name, "")) for name in names}, tuple(body.files)


async def _part(part: object, body: _Body, at_most: int, keeps: bool) -> None:
    body.parts += 1
    if not isinstance(part, BodyPartReader) or body.parts > at_most:
        raise web.HTTPBadRequest
    if part.filename is None:
        text = await _bytes(part, body, TEXTS_LIMIT)
        if text is None or sum(map(len, body.texts.values())) + len(text) > TEXTS_LIMIT:
            raise web.HTTPRequestEntityTooLarge(TEXTS_LIMIT, body.read)
        body.texts.setdefault(part.name or "", text.decode())
        return
    room = FILES_LIMIT - sum(len(one.content) for one in body.files)
    content = await _bytes(part, body, min(SIZE_LIMIT, room) if keeps else 0)
    name = plain(part.filename)
    if content is None:
        body.files.append(Upload(name, b"", _problem(room) if keeps else "nobody"))
    elif name or content:
        body.files.append(Upload(name, content))


def _problem(room: int) -> str:
    """Of a file that was not read to its end: too big itself, or too big for what the others have left."""
    return "too_large" if room >= SIZE_LIMIT else "too_much"


async def _bytes(part: BodyPartReader, body: _Body, limit: int) -> bytes | None:
    """What a part holds; None when it is more than the limit, and then it is read past."""
    kept = bytearray()
    too_large = False
    while chunk := await part.read_chunk(CHUNK):
        body.read += len(chunk)
        if body.read > BODY_LIMIT:
            raise web.HTTPRequestEntityTooLarge(BODY_LIMIT, body.read)
        too_large = too_large or len(kept) + len(chunk) > limit
        if too_large:
            kept.clear()
        else:
            kept += chunk
    return None if too_large else bytes(kept)


def plain(text: str) -> str:
    """Lines parted by newlines, nothing unseen, no white space at the ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", lines).strip()
