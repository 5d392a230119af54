"""There and back through two mail servers of Debian's, exim and dovecot: invitation out, reply in, answer on the list."""

import email
import email.policy
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.mail.inbox import FOR_A_PERSON
from meetings.model import AnswerKind, Source
from meetings.own_addresses import secret_of
from tests.journeys.conftest import OURS, RSVP
from tests.journeys.post_office import MEETING, NEW_DAY, PostOffice, open_post_office
from tests.parts.exim import Exim
from tests.parts.imap import ImapServer
from tests.parts.service import everything_logged


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


def test_with_an_address_of_ones_own_an_answer_to_it_counts_and_no_other_changes_it(
    sqlite_url: str, exim: Exim, imap: ImapServer, tmp_path: Path
):
    """REQUEST to REPLY by two servers that deliver plus-addresses, and nobody who vouches for any sender."""
    where = (sqlite_url, exim.url, tmp_path, imap.url, exim, imap)
    with open_post_office(*where, mail_secret_address=RSVP) as office, everything_logged() as log:
        house = office.house
        first = office.invited(1)
        own = str(first["ORGANIZER"]).removeprefix("mailto:")
        assert own == f"rsvp+{secret_of(own)}@styrmand.example.dk"
        [sent] = office.invitations()
        assert (sent["From"].addresses[0].addr_spec, sent["Return-path"]) == (own, f"<{OURS}>")

        office.answers("ACCEPTED", "<ja@klient>")
        office.waits_until_it_stands(AnswerKind.ONLINE)
        house.watch.move(minutes=1)
        office.answers("DECLINED", "<falsk@et.sted>", to=OURS)
        office.put_away("<falsk@et.sted>", folder=FOR_A_PERSON)
        assert office.stands() is AnswerKind.ONLINE
        assert "ikke sendt til personens egen svaradresse" in str(house.says("Karen Lund", "postkassen"))
        house.drain()
        mails = exim.came_to(house.person(office.name).email)
        assert sum("tæller ikke" in str(subject(one)) for one in mails) == 1

        house.watch.move(hours=1)
        office.moves(NEW_DAY)
        house.drain()
        moved = office.invited(2)
        assert (moved["ORGANIZER"], moved["UID"]) == (first["ORGANIZER"], first["UID"])
        office.answers("DECLINED", "<nej@klient>", to=own.upper())
        office.waits_until_it_stands(AnswerKind.DECLINED)
        assert "inbox.taken" in log.getvalue()
        assert secret_of(own) not in log.getvalue().lower()


def subject(content: bytes) -> object:
    return email.message_from_bytes(content, policy=email.policy.default)["Subject"]
