"""There and back through two mail servers of Debian's, exim and dovecot: invitation out, reply in, answer on the list."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from meetings.model import AnswerKind, Source
from tests.journeys.conftest import OURS
from tests.journeys.post_office import MEETING, NEW_DAY, PostOffice, open_post_office
from tests.parts.exim import Exim
from tests.parts.imap import ImapServer


@pytest.fixture
def office(sqlite_url: str, exim: Exim, imap: ImapServer, tmp_path: Path) -> Iterator[PostOffice]:
    with open_post_office(sqlite_url, exim.url, tmp_path, imap.url, exim, imap) as open_:
        yield open_


def test_invited_answered_moved_asked_again_and_answered_with_the_servers_away_in_between(office: PostOffice):
    house = office.house
    first = office.invited(1)
    assert str(first["ORGANIZER"]) == f"mailto:{OURS}"

    office.answers("ACCEPTED", "<ja@klient>")
    office.waits_until_it_stands(AnswerKind.ONLINE)
    office.answers("ACCEPTED", "<ja@klient>")
    office.put_away("<ja@klient>", "<ja@klient>")
    assert "# Deltagerlisten er klar" in house.says("Karen Lund", "deltagerliste")

    office.exim.down()
    house.watch.move(hours=1)
    office.moves(NEW_DAY)
    house.drain()
    assert len(office.invitations()) == 1, "nothing could go out"
    office.exim.up()
    house.watch.move(minutes=40)
    house.drain()
    moved = office.invited(2)
    assert (moved["UID"], int(moved["SEQUENCE"])) == (first["UID"], int(first["SEQUENCE"]) + 1)
    assert moved["DTSTART"].dt.date() == NEW_DAY.day
    assert office.stands() is None, "a moved meeting asks again"

    office.imap.down()
    office.answers("DECLINED", "<nej@klient>")
    office.imap.up()
    office.waits_until_it_stands(AnswerKind.DECLINED)
    office.put_away("<ja@klient>", "<ja@klient>", "<nej@klient>")
    history = house.look(lambda office: office.records.history(MEETING))
    mine = [(one.round, one.after, one.source) for one in history if one.person.name == office.name]
    assert mine == [
        (1, AnswerKind.ONLINE, Source.CALENDAR),
        (2, AnswerKind.DECLINED, Source.CALENDAR),
    ]
