"""What is said with a token, byte for byte; which addresses ask for one, and which may not."""

import asyncio
import base64
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bearer import ForThread, Mechanism, NoToken, asked_for, fault, name_in, wanted
from bot.mail.imap import FAULTS, ImapServer
from bot.mail.smtp import OUR_FAULT, Server, SmtpPost
from meetings.outcomes import Retry
from tests.mail.test_smtp import CONVENED

NAME = "moeder@kulturregion.example.dk"


def test_xoauth2_is_said_as_microsoft_shows_it():
    """https://learn.microsoft.com/exchange/client-developer/legacy-protocols, "SASL XOAUTH2" (read 2026-11)."""
    said = Mechanism.XOAUTH2.response(
        "test@contoso.onmicrosoft.com", "EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA"
    )
    assert base64.b64encode(said) == (
        b"dXNlcj10ZXN0QGNvbnRvc28ub25taWNyb3NvZnQuY29tAWF1dGg9QmVhcmVy"
        b"IEV3QkFBbDNCQUFVRkZwVUFvN0ozVmUwYmpMQldaV0NjbFJDM0VvQUEBAQ=="
    )


def test_oauthbearer_is_said_as_rfc_7628_has_it():
    assert Mechanism.OAUTHBEARER.response("a=b,c@example.dk", "t") == (
        b"n,a=a=3Db=2Cc@example.dk,\1auth=Bearer t\1\1"
    )


@pytest.mark.parametrize(
    ("url", "name", "mechanism"),
    [
        ("imaps://moeder%40region.dk;AUTH=XOAUTH2@outlook.office365.com", "moeder%40region.dk", "XOAUTH2"),
        ("smtp+starttls://m;auth=oauthbearer@mail.example.dk:587", "m", "OAUTHBEARER"),
        ("imap://m;AUTH=XOAUTH2@127.0.0.1:143", "m", "XOAUTH2"),
        ("imaps://m:hemmelig@mail.example.dk", "m", None),
        ("imaps://m:a;AUTH=XOAUTH2@mail.example.dk", "m", None),
        ("smtp://relay.example.dk", "", None),
    ],
)
def test_an_address_asks_for_a_token_after_the_name(url: str, name: str, mechanism: str | None):
    parts = urlsplit(url)
    assert (name_in(parts), asked_for(parts)) == (name, mechanism)
    assert (wanted(url), fault(url)) == (mechanism is not None, "")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("imaps://m;AUTH=PLAIN@mail.example.dk", "has XOAUTH2 or OAUTHBEARER after ;AUTH="),
        ("imaps://m;AUTH=@mail.example.dk", "has XOAUTH2 or OAUTHBEARER after ;AUTH="),
        ("imaps://;AUTH=XOAUTH2@mail.example.dk", "needs the mailbox's name before ;AUTH="),
        (
            "imaps://m;AUTH=XOAUTH2:hemmelig@mail.example.dk",
            "has a password beside ;AUTH=: the token takes its place",
        ),
        (
            "smtp://m;AUTH=XOAUTH2@mail.example.dk",
            "would show the token: with ;AUTH= it begins with smtps:// or smtp+starttls://",
        ),
        (
            "imap://m;AUTH=XOAUTH2@10.0.0.7",
            "would show the token: with ;AUTH= it begins with imaps:// or imap+starttls://",
        ),
    ],
)
def test_an_address_that_cannot_bring_a_token_is_refused_in_words(url: str, why: str):
    assert (wanted(url), fault(url)) == (True, why)
    with pytest.raises(ValueError, match=r"^(has|needs|would)"):
        (ImapServer if url.startswith("imap") else Server).at(url)


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["", ":hemmelig", ":"]))
def test_no_address_brings_it_down_and_no_password_is_told(name: str, way: str, password: str):
    assert "hemmelig" not in fault(f"imaps://{name};AUTH={way}{password}@mail.example.dk").replace(way, "")


# On the wire, where a refusal comes as a challenge first


class Stock:
    """Tokens that are there already."""

    def __init__(self) -> None:
        self.given: list[str] = []

    async def token(self) -> str:
        self.given.append(f"t{len(self.given) + 1}")
        return self.given[-1]

    def forget(self, token: str) -> None:
        assert token == self.given[-1]


@contextmanager
def server(greeting: str, *answers: str) -> Iterator[tuple[int, list[str]]]:
    """Says these in turn on each connection, whatever it hears, and hangs up; TAG is that of the last command."""
    heard: list[str] = []

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(greeting.encode())
            tag = ""
            for answer in answers:
                heard.append(self.rfile.readline().decode().removesuffix("\r\n"))
                tag = heard[-1].split()[0] if " " in heard[-1] else tag
                self.wfile.write(answer.replace("TAG", tag).encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as serving:
        serving.daemon_threads = True
        threading.Thread(target=serving.serve_forever, args=[0.05], daemon=True).start()
        yield serving.server_address[1], heard
        serving.shutdown()


def said_with(token: str, way: Mechanism = Mechanism.XOAUTH2) -> str:
    return base64.b64encode(way.response(NAME, token)).decode()


CHALLENGE = base64.b64encode(b'{"status":"401"}').decode()


@pytest.mark.parametrize(("way", "farewell"), [("XOAUTH2", ""), ("OAUTHBEARER", "AQ==")])
def test_a_refusal_by_smtp_is_answered_asked_again_with_a_new_token_and_is_our_own_fault(
    way: str, farewell: str
):
    script = (
        f"250-smtp.test\r\n250 AUTH {way}\r\n",
        "334 \r\n",
        f"334 {CHALLENGE}\r\n",
        "535 5.7.3 Authentication unsuccessful\r\n",
    )
    with server("220 smtp.test\r\n", *script) as (port, heard):
        address = Server.at(f"smtp://{NAME.replace('@', '%40')};AUTH={way}@127.0.0.1:{port}")
        outcome = asyncio.run(SmtpPost(address, Stock()).send(CONVENED, "mette@viborg.example.dk"))
    assert outcome == Retry(OUR_FAULT, "535 5.7.3", barred=True)
    mechanism = Mechanism(way)
    assert [line for line in heard if not line.startswith("EHLO")] == [
        *(f"AUTH {way}", said_with("t1", mechanism), farewell),
        *(f"AUTH {way}", said_with("t2", mechanism), farewell),
    ]


@pytest.mark.parametrize(("way", "farewell"), [("XOAUTH2", ""), ("OAUTHBEARER", "AQ==")])
def test_a_refusal_by_imap_is_answered_and_asked_again_with_a_new_token(way: str, farewell: str):
    script = (
        f"* CAPABILITY IMAP4rev1 AUTH={way}\r\nTAG OK done\r\n",
        "+ \r\n",
        f"+ {CHALLENGE}\r\n",
        "TAG NO AUTHENTICATE failed.\r\n",
    )
    with server("* OK here\r\n", *script) as (port, heard):
        address = f"imap://{NAME.replace('@', '%40')};AUTH={way}@127.0.0.1:{port}"
        assert from_a_thread(lambda tokens: opened(address, tokens)) == "TokenRefused"
    mechanism = Mechanism(way)
    assert [line.partition(" ")[2] or line for line in heard if not line.endswith("CAPABILITY")] == [
        *(f"AUTHENTICATE {way}", said_with("t1", mechanism), farewell),
        *(f"AUTHENTICATE {way}", said_with("t2", mechanism), farewell),
    ]


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        (["* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nTAG OK done\r\n"], "NotOffered"),
        (
            [
                "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\nTAG OK done\r\n",
                "+ \r\n",
                "TAG OK AUTHENTICATE completed.\r\n",
                "TAG BAD User is authenticated but not connected.\r\n",
            ],
            "NotOpened",
        ),
        (["* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\nTAG OK done\r\n", "+ \r\n"], "abort"),
    ],
    ids=["no such login", "let in to a shut mailbox", "hung up in the middle"],
)
def test_what_else_keeps_a_token_out_of_a_mailbox_costs_no_second_one(script: list[str], fault: str):
    with server("* OK here\r\n", *script) as (port, heard):
        address = f"imap://m;AUTH=XOAUTH2@127.0.0.1:{port}"
        assert from_a_thread(lambda tokens: opened(address, tokens)) == fault
    assert len(heard) == len(script)


def opened(address: str, tokens: ForThread) -> str:
    with pytest.raises(FAULTS) as fault:
        ImapServer.at(address, tokens).open()
    return type(fault.value).__name__


def from_a_thread(work: Callable[[ForThread], str]) -> str:
    async def run() -> str:
        return await asyncio.to_thread(work, ForThread(Stock(), asyncio.get_running_loop()))

    return asyncio.run(run())


# Between the loop and the thread


def test_a_thread_that_outlives_the_loop_gets_no_token_and_no_fault():
    async def run() -> ForThread:
        return ForThread(Stock(), asyncio.get_running_loop())

    late = asyncio.run(run())
    with pytest.raises(NoToken, match="the loop has ended"):
        late.token()


def test_a_login_that_is_closed_while_a_thread_waits_gives_no_token():
    class Never(Stock):
        async def token(self) -> str:
            raise asyncio.CancelledError

    async def run() -> str:
        thread = ForThread(Never(), asyncio.get_running_loop())
        with pytest.raises(NoToken) as none:
            await asyncio.to_thread(thread.token)
        return none.value.reason

    assert asyncio.run(run()) == "CancelledError"
