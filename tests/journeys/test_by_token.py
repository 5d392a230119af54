"""The service where the mail server takes no passwords, as Exchange Online: Debian's dovecot asks a login whether a token
counts, both where mails are handed in and where answers are read; exim brings them to the members and back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from meetings.model import AnswerKind, Source
from meetings.notices import Kind, NoticeState
from tests.journeys.conftest import OURS
from tests.journeys.post_office import MEETING, NEW_DAY, WITHIN, PostOffice, open_post_office
from tests.parts.exchange import running
from tests.parts.exim import Exim, find_exim
from tests.parts.imap import USER
from tests.parts.missing import missing
from tests.parts.ports import free_port
from tests.parts.service import everything_logged
from tests.parts.tokens import TokenServer
from tests.parts.waiting import wait_until

OWN = {"mail_app_id": "99999999-2222-3333-4444-555555555555", "mail_app_secret": "for the mailbox alone"}


@dataclass
class Tenant:
    office: PostOffice
    login: TokenServer
    log: StringIO

    def restart(self) -> None:
        """No line is open any more; whoever wants in logs in."""
        self.office.imap.down()
        self.office.imap.up()

    def told(self) -> str:
        """What `/readyz` says of the mailbox, which never turns it red."""
        status, body = self.office.house.get("/readyz")
        assert status == 200
        return str(json.loads(body).get("notes", {}).get("mailbox", ""))

    def waits_until_told(self, why: str) -> None:
        wait_until(lambda: why in self.told(), WITHIN, lambda: f"{why!r} is told, not {self.told()!r}")

    def events(self, name: str) -> set[tuple[str, str]]:
        lines = [json.loads(line) for line in self.log.getvalue().splitlines()]
        return {(one.get("gate", ""), one.get("reason", "")) for one in lines if one["event"] == name}

    def waiting(self) -> int:
        """Mails about the meeting to the member that are kept for another try."""
        notices = self.office.house.look(lambda office: office.records.notices_of(MEETING))
        mine = self.office.house.person(self.office.name).id
        kept = (NoticeState.RETRY, NoticeState.PLANNED)
        return sum(
            one.new.person == mine and one.new.kind is Kind.MOVED and one.state in kept for one in notices
        )

    def later(self) -> None:
        self.office.house.watch.move(minutes=40)
        self.office.house.drain()


@pytest.fixture
def login() -> Iterator[TokenServer]:
    server = TokenServer(USER, accepts={"for the mailbox alone", "open sesame"}).up()
    yield server
    server.stop()


@pytest.fixture
def tenant(sqlite_url: str, login: TokenServer, tmp_path: Path) -> Iterator[Tenant]:
    if not find_exim():
        missing("No mail server", "install Debian's package exim4-daemon-light")
    relay = free_port()
    for imap in running(login.introspection, relay):
        exim = Exim(imap, OURS, relay).up()
        by = (sqlite_url, imap.smtp_url, tmp_path, imap.imap_url, exim, imap)
        with open_post_office(*by, login_authority=login.url, **OWN) as office, everything_logged() as log:
            yield Tenant(office, login, log)
        exim.stop()


def test_invited_and_answered_and_again_when_the_token_has_ended_in_between(tenant: Tenant):
    office = tenant.office
    assert str(office.invited(1)["ORGANIZER"]) == f"mailto:{OURS}"
    office.answers("ACCEPTED", "<ja@klient>")
    office.waits_until_it_stands(AnswerKind.ONLINE)
    office.put_away("<ja@klient>")  # or it may be put away twice: the mail server dies in the middle of it
    before = tenant.login.tokens

    tenant.login.end_tokens()
    tenant.restart()
    office.house.watch.move(hours=1)
    office.moves(NEW_DAY)
    office.house.drain()
    assert int(office.invited(2)["SEQUENCE"]) == 1
    office.answers("DECLINED", "<nej@klient>")
    office.waits_until_it_stands(AnswerKind.DECLINED)
    office.put_away("<ja@klient>", "<nej@klient>")
    assert len(before) == 1, "both roads share it"
    assert len(tenant.login.tokens) == 2, "and the next one"
    history = office.house.look(lambda books: books.records.history(MEETING))
    assert [(one.after, one.source) for one in history if one.person.name == office.name] == [
        (AnswerKind.ONLINE, Source.CALENDAR),
        (AnswerKind.DECLINED, Source.CALENDAR),
    ]
    secrets = [*tenant.login.tokens, "for the mailbox alone", "auth=Bearer"]
    assert [one for one in secrets if one in tenant.log.getvalue()] == []


def test_while_the_login_is_away_mails_and_answers_wait(tenant: Tenant):
    office = tenant.office
    office.invited(1)
    tenant.login.down()
    tenant.restart()
    # dovecot asks the same login whether a token counts, so the one at hand is no good either
    office.answers("ACCEPTED", "<ja@klient>")
    office.moves(NEW_DAY)
    office.house.drain()
    tenant.waits_until_told("has not been read")
    assert (len(office.invitations()), tenant.waiting()) == (1, 1)
    assert office.stands() is None

    tenant.login.up()
    tenant.later()
    assert int(office.invited(2)["SEQUENCE"]) == 1
    office.put_away("<ja@klient>")
    wait_until(lambda: not tenant.told(), WITHIN, "all is well again")
    assert tenant.waiting() == 0


def test_a_secret_that_has_run_out_is_for_the_operator_and_loses_nothing(tenant: Tenant):
    office = tenant.office
    office.invited(1)
    tenant.login.accepts = {"open sesame"}
    tenant.login.end_tokens()
    tenant.restart()
    office.moves(NEW_DAY)
    office.house.drain()
    tenant.waits_until_told("(NoToken: invalid_client)")
    assert ("mail", "NoToken: invalid_client") in tenant.events("gate.barred")
    assert (len(office.invitations()), tenant.waiting()) == (1, 1)
    assert "# Deltagerlisten er klar" in office.house.says("Karen Lund", "deltagerliste"), "all else works"

    tenant.login.accepts = {"for the mailbox alone", "open sesame"}
    tenant.later()
    assert int(office.invited(2)["SEQUENCE"]) == 1
    office.answers("ACCEPTED", "<ja@klient>")
    office.waits_until_it_stands(AnswerKind.ONLINE)


def test_a_mailbox_that_is_taken_from_the_application_is_for_the_operator_and_loses_nothing(
    tenant: Tenant,
):
    office = tenant.office
    office.invited(1)
    tenant.login.opens_mailbox = False
    tenant.restart()
    office.moves(NEW_DAY)
    office.house.drain()
    tenant.waits_until_told("(TokenRefused)")
    assert ("mail", "535 5.7.8") in tenant.events("gate.barred")
    assert (len(office.invitations()), tenant.waiting()) == (1, 1)

    tenant.login.opens_mailbox = True
    tenant.later()
    assert int(office.invited(2)["SEQUENCE"]) == 1
    office.answers("DECLINED", "<nej@klient>")
    office.waits_until_it_stands(AnswerKind.DECLINED)
