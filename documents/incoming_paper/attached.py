"""What is attached to an item: the lines that name it, and the addresses it is found at."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.incoming_paper.beginnings import Found
from documents.incoming_paper.headings import ATTACHED
from documents.incoming_paper.lines import Line
from meetings.model import Attachment

ADDRESS = re.compile(r"https?://\S+")
_BILAG = re.compile(r"bilag(?:\s+(\d+(?:\.\d+)*))?\s*:\s*", re.IGNORECASE)


def attachment(text: str) -> Attachment:
    """Bilag 4.1: Titel: https://…"""
    numbered = _BILAG.match(text)
    told = text[numbered.end() :] if numbered else text
    address = ADDRESS.search(told)
    title = told[: address.start()].rstrip(" :–-") if address else told
    url = address[0] if address else ""
    return Attachment(title or url, url, number=(numbered[1] or "") if numbered else "")


def addresses_at_the_foot(found: Sequence[Found]) -> None:
    """Hands addresses at the foot of a page to the item whose attachments on that page they belong to.

    Where a page ends is no longer in the text; its next page begins with a line that is set in by a space. So
    many addresses as the item before has attachments without one are theirs (004_a3c5df4cdc8326a4.txt:335-389).
    """
    for before, item in pairwise(found):
        here = [at for at, line in enumerate(item.body) if ADDRESS.fullmatch(line.said)]
        if not here or any(ATTACHED.match(line.said) for line in item.body[: here[0]]):
            continue
        if len(here) == _without_address(before) and _page_begins(item.body, here[-1]):
            before.body += [item.body[at] for at in here]
            item.body[:] = [line for at, line in enumerate(item.body) if at not in here]


def _page_begins(body: Sequence[Line], at: int) -> bool:
    follows: Iterator[Line] = (line for line in body[at + 1 :] if line.said)
    after = next(follows, None)
    return after is None or after.page or after.text.startswith(" ")


def _without_address(item: Found) -> int:
    start = next((at for at, line in enumerate(item.body) if ATTACHED.match(line.said)), None)
    if start is None:
        return 0
    told = [line.said for line in item.body[start:] if line.said]
    return 0 if any("http" in text for text in told) else len(told)


__all__ = ["ADDRESS", "addresses_at_the_foot", "attachment"]
