"""Mails as `.eml` files, for the demo and for a first look: any mail reader opens them."""

import asyncio
import re
from email import message_from_bytes
from email.policy import default
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from meetings.outcomes import Outcome, Sent


class Outbox:
    """A folder; files sort by the mail's date. The same mail sent again is the same file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def send(self, content: bytes, recipient: str) -> Outcome:  # noqa: ARG002 - who it is for stands in it
        await asyncio.to_thread(self._write, content)
        return Sent()

    async def close(self) -> None:
        """Nothing is kept open."""

    def _write(self, content: bytes) -> None:
        """Whole or not at all: the mailbox view may be reading the folder."""
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / _name(content)
        half = file.with_suffix(".part")
        half.write_bytes(content)
        half.replace(file)


def _name(content: bytes) -> str:
    """Date and Message-ID; what is odd in an id becomes a dash, and a digest keeps two such ids apart."""
    head = message_from_bytes(content, policy=default)
    message_id = str(head["Message-ID"])
    date = parsedate_to_datetime(str(head["Date"])).strftime("%Y%m%dT%H%M%SZ")
    readable = re.sub(r"[^A-Za-z0-9]+", "-", message_id.partition("@")[0]).strip("-")[:60]
    return f"{date}-{readable}-{sha256(message_id.encode()).hexdigest()[:8]}.eml"
