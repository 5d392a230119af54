"""A posted form as plain text: what a browser sends is read, anything else is refused as a whole."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl

from aiohttp import web

FORM = "application/x-www-form-urlencoded"
FIELDS_AT_MOST = 50

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


def plain(text: str) -> str:
    """Lines parted by newlines, nothing unseen, no white space at the ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", lines).strip()
