"""Mails to a real SMTP server: every answer it can give, and one connection for a burst."""

import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.mail import MailWriter, Server, SmtpPost
from bot.mail import smtp as post_office
from bot.mail.smtp import LATER, OUR_FAULT, SOON, try_out
from meetings.outcomes import Closed, Failed, Outcome, Retry, Sent, Unknown
from tests.mail.samples import ERRANDS, METTE, SENDER, FixedLinks
from tests.parts.smtp import SmtpServer

WRITER = MailWriter(FixedLinks(), lambda link: f"{link:06}", SENDER)
[CONVENED] = WRITER(ERRANDS["convened"]).letters


def post(url: str, *recipients: str, content: bytes = CONVENED) -> list[Outcome]:
    async def go() -> list[Outcome]:
        sender = SmtpPost(Server.at(url))
        ended = [await sender.send(content, to) for to in recipients or (METTE.email,)]
        await sender.close()
        return ended

    return asyncio.run(go())


def test_a_mail_arrives_byte_for_byte(smtp: SmtpServer):
    assert post(smtp.url) == [Sent()]
    [received] = smtp.wait_for(1)
    assert (received.sender, received.recipients) == (SENDER.email, (METTE.email,))
    assert received.raw == CONVENED


def test_what_comes_back_comes_to_the_common_mailbox_whatever_the_mail_says_it_is_from(smtp: SmtpServer):
    own = CONVENED.replace(SENDER.email.encode(), b"rsvp+secret@styrmand.example.dk", 1)

    async def go() -> Outcome:
        sender = SmtpPost(Server.at(smtp.url), bounces_to=SENDER.email)
        ended = await sender.send(own, METTE.email)
        await sender.close()
        return ended

    assert asyncio.run(go()) == Sent()
    [received] = smtp.wait_for(1)
    assert (received.sender, received.raw) == (SENDER.email, own)


@pytest.mark.parametrize(
    ("stage", "line", "outcome"),
    [
        ("MAIL", "421 4.3.2 Closing", Retry(SOON, "421 4.3.2", busy=True)),
        ("MAIL", "432 4.3.2 Too many connections", Retry(SOON, "432 4.3.2", busy=True)),
        ("MAIL", "550 5.7.60 Not permitted to send as", Retry(OUR_FAULT, "550 5.7.60", barred=True)),
        ("MAIL", "553 Sender not allowed", Retry(OUR_FAULT, "553", barred=True)),
        ("RCPT", "450 4.2.0 Greylisted", Retry(LATER, "450 4.2.0")),
        ("RCPT", "452 4.2.2 Mailbox full", Retry(SOON, "452 4.2.2")),
        ("RCPT", "550 5.1.1 <mette@viborg.example.dk> unknown", Closed("550 5.1.1")),
        ("RCPT", "550 No such user", Failed("550")),
        ("RCPT", "554 5.7.1 Relay access denied", Retry(OUR_FAULT, "554 5.7.1", barred=True)),
        ("DATA", "451 4.3.0 Try again later", Retry(LATER, "451 4.3.0")),
        ("DATA", "552 5.3.4 Too big", Failed("552 5.3.4")),
        ("DATA", "550 5.7.1 Spam", Retry(OUR_FAULT, "550 5.7.1", barred=True)),
    ],
)
def test_what_each_refusal_means(smtp: SmtpServer, stage, line, outcome):
    smtp.refuse(stage, line)
    assert post(smtp.url) == [outcome]
    assert smtp.received == []


@pytest.mark.parametrize(("taken", "kept"), [(True, 2), (False, 1)])
def test_an_answer_lost_after_the_dot_is_unknown_and_the_same_mail_goes_again(smtp: SmtpServer, taken, kept):
    smtp.hang_up_after_the_dot(taken=taken, times=1)
    assert post(smtp.url, METTE.email, METTE.email) == [Unknown("SMTPServerDisconnected"), Sent()]
    received = smtp.wait_for(kept)
    assert {one.raw for one in received} == {CONVENED}
    assert len({one.message["Message-ID"] for one in received}) == 1


def test_a_server_that_is_not_there_has_not_been_reached():
    server = SmtpServer().start()
    server.stop()
    [outcome] = post(server.url)
    assert outcome == Retry(SOON, "SMTPConnectError", reached=False)


def test_a_burst_goes_over_one_connection(smtp: SmtpServer):
    async def burst() -> tuple[list[Outcome], int]:
        sender = SmtpPost(Server.at(smtp.url))
        ended = [await sender.send(CONVENED, METTE.email) for _ in range(40)]
        [line] = sender._idle
        await sender.close()
        return ended, line.mails

    assert asyncio.run(burst()) == ([Sent()] * 40, 40)
    assert len(smtp.wait_for(40)) == 40


def test_after_a_refusal_the_next_mail_is_not_spoilt(smtp: SmtpServer):
    smtp.refuse("RCPT", "550 5.1.1 unknown", recipient="borte@viborg.example.dk")
    ended = post(smtp.url, METTE.email, "borte@viborg.example.dk", METTE.email)
    assert ended == [Sent(), Closed("550 5.1.1"), Sent()]
    assert [one.recipients for one in smtp.wait_for(2)] == [(METTE.email,), (METTE.email,)]


def test_with_a_password_it_is_let_in_and_with_a_wrong_one_we_are_at_fault():
    server = SmtpServer(login=("styrmand", "hemmelig/ord")).start()
    at = f"127.0.0.1:{server.port}"
    assert post(f"smtp://styrmand:hemmelig%2Ford@{at}") == [Sent()]
    assert post(f"smtp://styrmand:forkert@{at}") == [Retry(OUR_FAULT, "535 5.7.8", barred=True)]
    assert asyncio.run(try_out(f"smtp://styrmand:forkert@{at}")) == "the server answers 535 5.7.8"
    assert asyncio.run(try_out(f"smtp://styrmand:hemmelig%2Ford@{at}")) == ""
    server.stop()


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://relay.example.dk", ("smtp", "relay.example.dk", 25, "", "")),
        ("smtp+starttls://relay.example.dk", ("smtp+starttls", "relay.example.dk", 587, "", "")),
        ("smtps://a%40b:p%3Aq@relay:2465", ("smtps", "relay", 2465, "a@b", "p:q")),
    ],
)
def test_addresses_of_servers(url, server):
    read = Server.at(url)
    assert (read.scheme, read.host, read.port, read.user, read.password) == server


@pytest.mark.parametrize(
    "url", ["", "relay.example.dk", "http://relay", "smtp://", "smtp://u:hemmelig/ord@relay"]
)
def test_an_address_that_cannot_be_read_is_refused_without_its_password(url):
    with pytest.raises(ValueError, match=r"must be smtp|cannot be read") as fault:
        Server.at(url)
    assert "hemmelig" not in str(fault.value)
    assert "hemmelig" not in repr(Server.at("smtp://u:hemmelig@relay"))


def test_told_to_stop_in_the_middle_it_hangs_up():
    async def interrupted() -> tuple[bytes, int]:
        heard: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

        async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            """Greets, and never says another word."""
            writer.write(b"220 smtp.test\r\n")
            said = b""
            with suppress(ConnectionResetError):
                while more := await reader.read(1000):
                    said += more
            heard.set_result(said)
            writer.close()

        server = await asyncio.start_server(silent, "127.0.0.1", 0)
        sender = SmtpPost(Server.at(f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await sender.send(CONVENED, METTE.email)
        said = await heard
        server.close()
        return said[:4], len(sender._idle)

    assert asyncio.run(interrupted()) == (b"EHLO", 0)


def test_a_mail_whose_answer_is_waited_for_no_longer_is_not_sent_afterwards(monkeypatch: pytest.MonkeyPatch):
    """The line ends with a reset, at which the kernel forgets what the other end has not taken yet."""
    monkeypatch.setattr(post_office, "AFTER_THE_DOT", timedelta(seconds=0.3))

    async def go() -> tuple[Outcome, type[Exception] | None]:
        ended: asyncio.Future[type[Exception] | None] = asyncio.get_running_loop().create_future()

        async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"220 smtp.test\r\n")
            try:
                while not (line := await reader.readline()).startswith(b"DATA"):
                    writer.write(b"250 OK\r\n" if line else b"")
                writer.write(b"354 Go on\r\n")
                while await reader.read(1000):
                    pass
                ended.set_result(None)
            except ConnectionError as how:
                ended.set_result(type(how))
            writer.close()

        async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
            sender = SmtpPost(Server.at(f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"))
            outcome = await sender.send(CONVENED, METTE.email)
            return outcome, await asyncio.wait_for(ended, 5)

    assert asyncio.run(go()) == (Unknown("SMTPReadTimeoutError"), ConnectionResetError)
