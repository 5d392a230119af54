"""In to real mail servers with a token: Debian's dovecot, which asks the login whether it counts."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import pytest

from bot.bearer import ForThread, NoToken
from bot.mail import Server, SmtpPost, imap
from bot.mail.imap import ImapServer as Mailbox
from bot.mail.imap import TokenRefused
from bot.mail.inbox import Inbox
from bot.mail.smtp import OUR_FAULT, SOON, try_out
from bot.mail_login import open_tokens
from bot.settings import Settings
from bot.teams.credentials import AppCredentials
from meetings.incoming import Understood
from meetings.office import Taken
from meetings.outcomes import Outcome, Retry, Sent
from meetings.replies import Decision, Judgement, Reason
from tests.mail.test_smtp import CONVENED, METTE
from tests.parts.exchange import Exchange, running
from tests.parts.imap import USER
from tests.parts.smtp import SmtpServer
from tests.parts.teams import NOON, Watch
from tests.parts.tokens import SCOPE, TokenServer
from tests.parts.waiting import wait_until

T = TypeVar("T")


@dataclass
class Tenant:
    """A mail server that takes tokens, the login that gives them, and where its mails go."""

    login: TokenServer
    post: SmtpServer
    server: Exchange
    watch: Watch

    def settings(self, **more: str) -> Settings:
        return Settings(
            _env_file=None,
            app_id="the bot",
            app_secret="open sesame",
            home_tenant="home",
            login_authority=self.login.url,
            **more,
        )

    def run(self, story: Callable[[AppCredentials], Awaitable[T]], **more: str) -> T:
        async def told() -> T:
            async with open_tokens(self.settings(**more), self.watch) as tokens:
                return await story(tokens)

        return asyncio.run(told())

    def send(self, tokens: AppCredentials) -> SmtpPost:
        return SmtpPost(Server.at(self.server.smtp_url), tokens)

    def mailbox(self, tokens: AppCredentials, way: str = "XOAUTH2") -> Mailbox:
        url = self.server.imap_url.replace("XOAUTH2", way)
        return Mailbox.at(url, ForThread(tokens, asyncio.get_running_loop()))


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[TokenServer, SmtpServer, Exchange]]:
    login, post = TokenServer(USER).up(), SmtpServer().start()
    for server in running(login.introspection, post.port):
        yield login, post, server
    post.stop()
    login.stop()


@pytest.fixture
def tenant(servers: tuple[TokenServer, SmtpServer, Exchange]) -> Tenant:
    """The same servers for all the tests of this module, as if nothing had been asked of them."""
    login, post, server = servers
    login.accepts, login.answers, login.opens_mailbox = {"open sesame"}, None, True
    login.stumbles = set()
    login.asked.clear()
    post.received.clear()
    return Tenant(login, post, server, Watch(NOON))


async def sent(post: SmtpPost, times: int = 1) -> list[Outcome]:
    ended = await asyncio.gather(*(post.send(CONVENED, METTE.email) for _ in range(times)))
    await post.close()
    return ended


async def opened(mailbox: Mailbox) -> str:
    """What keeps it shut, nothing when it opens."""
    try:
        (await asyncio.to_thread(mailbox.open)).close()
    except (*imap.FAULTS,) as fault:
        return type(fault).__name__
    return ""


@pytest.mark.parametrize("way", ["XOAUTH2", "OAUTHBEARER"])
def test_by_either_way_one_token_opens_both_roads_and_is_asked_for_as_the_bot(tenant: Tenant, way: str):
    async def story(tokens: AppCredentials) -> tuple[str, str, list[Outcome]]:
        url = tenant.server.smtp_url.replace("XOAUTH2", way)
        return (
            await opened(tenant.mailbox(tokens, way)),
            await try_out(url, tokens),
            await sent(SmtpPost(Server.at(url), tokens), times=5),
        )

    assert tenant.run(story) == ("", "", [Sent()] * 5)
    assert tenant.login.asked == [
        {
            "tenant": "home",
            "grant_type": "client_credentials",
            "client_id": "the bot",
            "client_secret": "open sesame",
            "scope": SCOPE,
        }
    ]
    assert len(tenant.post.wait_for(5)) == 5


def test_an_application_of_its_own_in_another_tenant_is_asked_for_as_such(tenant: Tenant):
    tenant.login.accepts = {"another"}
    own = {"mail_tenant": "elsewhere", "mail_app_id": "the mailbox", "mail_app_secret": "old, another"}
    assert tenant.run(lambda tokens: opened(tenant.mailbox(tokens)), **own) == ""
    asked = [(one["tenant"], one["client_id"], one["client_secret"]) for one in tenant.login.asked]
    assert asked == [("elsewhere", "the mailbox", "old"), ("elsewhere", "the mailbox", "another")]


def test_a_token_the_server_no_longer_takes_is_fetched_anew_once(tenant: Tenant):
    async def story(tokens: AppCredentials) -> tuple[str, list[Outcome], str, list[Outcome]]:
        first = await opened(tenant.mailbox(tokens))
        tenant.login.end_tokens()
        then = await sent(tenant.send(tokens))
        tenant.login.end_tokens()
        return first, then, await opened(tenant.mailbox(tokens)), await sent(tenant.send(tokens))

    assert tenant.run(story) == ("", [Sent()], "", [Sent()])
    assert len(tenant.login.asked) == 3


def test_a_token_that_has_run_out_is_not_shown_again(tenant: Tenant):
    async def story(tokens: AppCredentials) -> list[str]:
        before = await opened(tenant.mailbox(tokens))
        tenant.watch.shows = NOON + timedelta(hours=2)
        return [before, await opened(tenant.mailbox(tokens))]

    tenant.login.shown.clear()
    assert tenant.run(story) == ["", ""]
    assert len(set(tenant.login.shown)) == len(tenant.login.shown) == 2


def test_a_mailbox_that_is_not_the_applications_is_our_own_fault(tenant: Tenant):
    tenant.login.opens_mailbox = False

    async def story(tokens: AppCredentials) -> tuple[str, list[Outcome]]:
        return await opened(tenant.mailbox(tokens)), await sent(tenant.send(tokens))

    assert tenant.run(story) == (TokenRefused.__name__, [Retry(OUR_FAULT, "535 5.7.8", barred=True)])
    assert len(tenant.login.asked) == 3, "the first, and one anew by each road"


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (
            (400, '{"error":"unauthorized_client"}'),
            Retry(OUR_FAULT, "NoToken: unauthorized_client", barred=True),
        ),
        ((401, '{"error":"invalid_client"}'), Retry(OUR_FAULT, "NoToken: invalid_client", barred=True)),
        (
            (503, '{"error":"temporarily_unavailable"}'),
            Retry(SOON, "NoToken: temporarily_unavailable", reached=False),
        ),
        ((500, '{"error":"server_error"}'), Retry(SOON, "NoToken: server_error", reached=False)),
        ((502, "<html>Bad gateway"), Retry(SOON, "NoToken: HTTP 502", reached=False)),
        ((200, "[]"), Retry(SOON, "NoToken: ValueError", reached=False)),
        ((200, '{"access_token":"a"}'), Retry(SOON, "NoToken: unreadable answer", reached=False)),
        (
            (200, '{"access_token":"a\\u0001b","expires_in":3600}'),
            Retry(SOON, "NoToken: unreadable answer", reached=False),
        ),
    ],
)
def test_a_login_that_gives_no_token_loses_no_mail(
    tenant: Tenant, answers: tuple[int, str], outcome: Outcome
):
    tenant.login.answers = answers

    async def story(tokens: AppCredentials) -> tuple[list[Outcome], list[Outcome]]:
        before = await sent(tenant.send(tokens))
        tenant.login.answers = None
        return before, await sent(tenant.send(tokens))

    assert tenant.run(story) == ([outcome], [Sent()])


def test_a_login_that_is_away_is_a_server_nobody_has_spoken_to(tenant: Tenant):
    tenant.login.down()
    try:
        [outcome] = tenant.run(lambda tokens: sent(tenant.send(tokens)))
    finally:
        tenant.login.up()
    assert outcome == Retry(SOON, "NoToken: ClientConnectorError", reached=False)


def test_of_two_secrets_one_that_could_not_be_tried_bars_nobody(tenant: Tenant):
    """The other is refused as it should be; whether the one is right nobody knows."""
    tenant.login.stumbles = {"new"}

    async def story(tokens: AppCredentials) -> tuple[str, bool]:
        with pytest.raises(NoToken) as none:
            await tokens.token()
        return none.value.reason, none.value.refused

    said = [tenant.run(story, mail_app_id="own", mail_app_secret=two) for two in ("new, old", "old, new")]
    assert said == [("temporarily_unavailable", False)] * 2


def test_a_mailbox_that_waits_outlives_its_token_and_is_told_why_it_shuts(tenant: Tenant):
    """No login, no token: what comes while the mailbox waits is read with one that has long ended."""
    read: list[str] = []

    async def story(tokens: AppCredentials) -> str:
        def take(understood: Understood) -> Taken:
            read.append(understood.mail.id)
            return Taken(Judgement(Decision.COUNTED, Reason.ANSWERS))

        inbox = Inbox(tenant.mailbox(tokens), take, pauses=[timedelta(milliseconds=50)])
        await inbox.start()
        try:
            await asyncio.to_thread(wait_until, lambda: inbox.ago, 20, "it is read")
            tenant.login.end_tokens()
            await asyncio.to_thread(tenant.server.deliver, b"Message-ID: <1@klient>\r\n\r\n")
            await asyncio.to_thread(wait_until, lambda: read, 20, "the mail is read")
            tenant.login.accepts.clear()
            tenant.server.down()
            tenant.server.up()
            await asyncio.to_thread(wait_until, lambda: "NoToken" in inbox.why, 20, "it is told")
            return inbox.why
        finally:
            await inbox.stop()

    assert tenant.run(story) == "NoToken: invalid_client"
    assert read == ["<1@klient>"]
