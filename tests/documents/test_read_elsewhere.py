"""The readers that pip and npm provide, on every message of a meeting's life and on feeds: no built checker is needed."""

from pathlib import Path

import pytest

from documents.feed import feed
from documents.invitation import Invitation, ics
from documents.letter import one_line
from meetings.entries import Method
from tests.documents.test_feed import CASES as FEEDS
from tests.documents.test_feed import ORGANIZER
from tests.documents.test_invitation_readers import CASES
from tests.parts.calendar_readers import NPM_READERS, PIP_READERS, Event, read


def meant(told: Invitation) -> Event:
    status = "CONFIRMED" if told.method is Method.REQUEST else "CANCELLED"
    start, end = (int(moment.timestamp()) for moment in (told.start, told.end))
    return Event(told.uid, start, end, status, one_line(told.summary))


def plain(events: list[Event]) -> list[Event]:
    r"""Readers do not agree on white space in a text, on which letters make a new line, or on \\n; on all else they do."""
    return [Event(one.uid, one.start, one.end, one.status, bare(one.summary)) for one in events]


def bare(summary: str) -> str:
    return "".join(letter for letter in summary if letter.isalnum())


MESSAGES = {name: case.message for name, case in CASES.items() if "semicolons" not in name}
"""Backslashes: icalendar and vobject undo escapes in a way of their own, which the eight built readers do not."""


@pytest.mark.parametrize("reader", [*PIP_READERS, *NPM_READERS])
def test_each_reader_takes_every_message_as_it_was_meant(reader: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.ics" for number in range(len(MESSAGES))]
    for file, message in zip(files, MESSAGES.values(), strict=True):
        file.write_bytes(ics(message))
    found = dict(zip(MESSAGES, map(plain, read(reader, files)), strict=True))
    assert found == {name: plain([meant(message)]) for name, message in MESSAGES.items()}


@pytest.mark.parametrize("reader", [*PIP_READERS, *NPM_READERS])
def test_each_reader_takes_every_feed_as_it_was_meant(reader: str, tmp_path: Path) -> None:
    feeds = {name: entries for name, entries in FEEDS.items() if name != "semicolons"}
    files = [tmp_path / f"{number}.ics" for number in range(len(feeds))]
    for file, entries in zip(files, feeds.values(), strict=True):
        file.write_bytes(feed("Møder", ORGANIZER, entries))
    wanted = {
        name: sorted(
            Event(
                one.uid,
                int(one.start.timestamp()),
                int(one.end.timestamp()),
                one.status.value,
                one_line(one.summary),
            )
            for one in entries
        )
        for name, entries in feeds.items()
    }
    found = dict(zip(feeds, map(plain, read(reader, files)), strict=True))
    assert found == {name: plain(events) for name, events in wanted.items()}
