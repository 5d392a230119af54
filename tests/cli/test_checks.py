"""`styrmand check`: every setting tested against real servers, every fault in words an operator can act on."""

import asyncio
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import aiohttp
import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot import checks
from bot.checks import CHECKS, Result
from bot.checks.findings import Finding, Grade
from bot.settings import Settings, variable
from storage import migrate
from tests.parts.exchange import Exchange
from tests.parts.exchange import running as exchange_server
from tests.parts.imap import USER
from tests.parts.smtp import SmtpServer
from tests.parts.teams import NOON, TENANT, KeyServer, LocalServer, Login, Signer, in_the_loop
from tests.parts.tokens import TokenServer

APP = "11111111-2222-3333-4444-555555555555"


def settings(**given: Any) -> Settings:
    return Settings(
        _env_file=None,
        **{
            "app_id": APP,
            "app_secret": "open sesame",
            "home_tenant": TENANT,
            "tenants": TENANT,
            "public_url": "https://127.0.0.1:1",
            "secret_key": "x" * 32,
            "openid_metadata": "http://127.0.0.1:1/",
            "login_authority": "http://127.0.0.1:1/",
            "mail_from": "Sekretariatet <m@kulturregion.example.dk>",
            **given,
        },
    )


@pytest.fixture
def locked() -> Iterator[SmtpServer]:
    """A mail server that wants a name and a password."""
    server = SmtpServer(login=("styrmand", "hemmelig")).start()
    yield server
    server.stop()


async def of(given: Settings, field: str) -> Finding:
    """The one finding about a setting."""
    results = await checks.examine(given, {})
    found = next(result for result in results if result.name == variable(field))
    return Finding(found.grade, found.text)


def ok(text: str) -> Finding:
    return Finding(Grade.OK, text)


def warning(text: str) -> Finding:
    return Finding(Grade.WARNING, text)


def fault(text: str) -> Finding:
    return Finding(Grade.FAULT, text)


def test_every_setting_has_its_place():
    assert list(CHECKS) == list(Settings.model_fields)


@in_the_loop
async def test_when_all_is_well_every_line_says_so(tmp_path: Path, locked: SmtpServer):
    migrate(f"sqlite:///{tmp_path}/books.db")
    async with KeyServer() as keys, Login() as login:
        results = await checks.examine(
            settings(
                database_url=f"sqlite:///{tmp_path}/books.db",
                openid_metadata=keys.metadata,
                login_authority=login.url,
                smtp_url=locked.url,
            ),
            {"STYRMAND_PORT": "3978", "PATH": "/bin"},
        )
    assert results == [
        Result("STYRMAND_DATABASE_URL", Grade.OK, "reachable, and its tables are this version's"),
        Result("STYRMAND_HOST", Grade.OK, "127.0.0.1: this machine only, as a proxy before it needs"),
        Result("STYRMAND_PORT", Grade.OK, "3978"),
        Result(
            "STYRMAND_PUBLIC_URL",
            Grade.WARNING,
            "not reached from here (nobody listens there, or a firewall is between); the bot may be stopped",
        ),
        Result("STYRMAND_SECRET_KEY", Grade.OK, "set"),
        Result("STYRMAND_APP_ID", Grade.OK, "set"),
        Result("STYRMAND_APP_SECRET", Grade.OK, "the login gives a token"),
        Result("STYRMAND_HOME_TENANT", Grade.OK, "set"),
        Result("STYRMAND_TENANTS", Grade.OK, "1 may use the bot"),
        Result("STYRMAND_SERVICE_HOSTS", Grade.OK, "Microsoft's own"),
        Result("STYRMAND_FILE_HOSTS", Grade.OK, "*.sharepoint.com"),
        Result("STYRMAND_OPENID_METADATA", Grade.OK, "1 signing keys, not the public cloud's"),
        Result("STYRMAND_LOGIN_AUTHORITY", Grade.WARNING, "is not https: the secret can be read on the way"),
        Result("STYRMAND_SMTP_URL", Grade.OK, "the server lets us in"),
        Result("STYRMAND_IMAP_URL", Grade.OK, "is not set: answers from calendars are not read"),
        Result("STYRMAND_MAIL_TENANT", Grade.OK, "is not used"),
        Result("STYRMAND_MAIL_APP_ID", Grade.OK, "is not used"),
        Result("STYRMAND_MAIL_APP_SECRET", Grade.OK, "is not used"),
        Result("STYRMAND_MAIL_SCOPE", Grade.OK, "is not used"),
        Result("STYRMAND_MAIL_TRUSTS", Grade.OK, "is not set"),
        Result("STYRMAND_MAIL_FROM", Grade.OK, "m@kulturregion.example.dk"),
        Result(
            "STYRMAND_MAIL_SECRET_ADDRESS",
            Grade.OK,
            "is not set: calendars answer to the address of MAIL_FROM",
        ),
        Result("STYRMAND_MAIL_FOLDER", Grade.OK, "is not used"),
        Result("STYRMAND_MAILS_A_MINUTE", Grade.OK, "as many as there are"),
        Result("STYRMAND_TEMPLATES", Grade.OK, "the built-in ones"),
        Result("STYRMAND_TURNS_A_MINUTE", Grade.OK, "120"),
        Result("STYRMAND_KEEP_FILES_DAYS", Grade.OK, "7 days"),
        Result("STYRMAND_KEEP_TYPED_DAYS", Grade.OK, "30 days"),
        Result("STYRMAND_KEEP_CODES_DAYS", Grade.OK, "90 days"),
        Result("STYRMAND_KEEP_NOTICES_DAYS", Grade.OK, "90 days"),
        Result("STYRMAND_KEEP_REMARKS_DAYS", Grade.OK, "90 days"),
        Result("STYRMAND_KEEP_MAILS_DAYS", Grade.OK, "180 days"),
        Result("STYRMAND_KEEP_ROADS_DAYS", Grade.OK, "90 days"),
        Result("STYRMAND_KEEP_PEOPLE_DAYS", Grade.OK, "730 days"),
        Result("STYRMAND_LOG_LEVEL", Grade.OK, "INFO"),
        Result("STYRMAND_LOG_JSON", Grade.OK, "lines for programs"),
        Result("STYRMAND_DEMO", Grade.OK, "is not set"),
    ]
    assert login.asked[0][0] == TENANT


@in_the_loop
async def test_with_nothing_set_every_missing_thing_is_told_once(tmp_path: Path):
    bare = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/books.db")
    bare = bare.model_copy(
        update={"openid_metadata": "http://127.0.0.1:1", "login_authority": "http://127.0.0.1:1"}
    )
    found = {one.name: one.text for one in await checks.examine(bare, {}) if one.failed}
    assert found == {
        "STYRMAND_DATABASE_URL": "it has no tables yet: run styrmand db upgrade",
        "STYRMAND_PUBLIC_URL": "is not set: links in mails and cards would lead nowhere",
        "STYRMAND_SECRET_KEY": "is not set: no link could be signed",
        "STYRMAND_APP_ID": "is not set: nothing that Microsoft signs could be known as meant for the bot",
        "STYRMAND_APP_SECRET": "is not set: the bot could not log in",
        "STYRMAND_HOME_TENANT": "is not set: the bot could not log in",
        "STYRMAND_TENANTS": "is not set: nobody could use the bot",
        "STYRMAND_OPENID_METADATA": "the signing keys cannot be read: nobody listens there, or a firewall is between",
    }


@in_the_loop
async def test_what_would_keep_the_bot_from_starting_is_told_too(tmp_path: Path):
    odd = settings(database_url=f"sqlite:///{tmp_path}/b.db", secret_key="short", log_level="loud")
    found = {one.name: one.text for one in await checks.examine(odd, {}) if one.failed}
    assert found["STYRMAND_SECRET_KEY"] == "must be at least 32 characters"
    assert found["STYRMAND_LOG_LEVEL"] == "must be DEBUG, INFO, WARNING or ERROR"


@in_the_loop
async def test_a_misspelt_name_is_not_passed_over_in_silence(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("STYRMAND_TENANT=x\n")
    results = await checks.examine(settings(), {"STYRMAND_SMTP_ULR": "x", "styrmand_port": "1", "HOME": "/"})
    assert results[-2:] == [
        Result("STYRMAND_SMTP_ULR", Grade.WARNING, "is no setting; meant is perhaps STYRMAND_SMTP_URL"),
        Result("STYRMAND_TENANT", Grade.WARNING, "is no setting; meant is perhaps STYRMAND_TENANTS"),
    ]


# The database


@in_the_loop
async def test_a_database_that_cannot_be_used_is_told_by_why(tmp_path: Path):
    (tmp_path / "text.db").write_text("hej" * 1000)
    damaged = await of(settings(database_url=f"sqlite:///{tmp_path}/text.db"), "database_url")
    assert damaged == fault("the database cannot be used: damaged")
    gone = await of(settings(database_url="postgresql://u:p@127.0.0.1:1/d"), "database_url")
    assert gone == fault("the database cannot be used: unreachable")


# Microsoft's servers


@dataclass
class Odd(LocalServer):
    """Answers everything with what it is given."""

    body: bytes = b"{}"
    status: int = 200
    asked: list[str] = field(default_factory=list)

    def routes(self) -> list[web.RouteDef]:
        return [web.route("*", "/{anything:.*}", self._answer)]

    async def _answer(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        return web.Response(body=self.body, status=self.status)


@in_the_loop
async def test_keys_that_cannot_be_read_are_told_by_why():
    read = "the signing keys cannot be read: "
    async with KeyServer() as broken, KeyServer(Signer(bits=1024)) as weak, Odd(b"<html>") as page:
        broken.broken = True
        said = [
            await of(settings(openid_metadata=address), "openid_metadata")
            for address in (
                broken.metadata,
                weak.metadata,
                page.url,
                "not an address",
            )
        ]
    assert said == [
        fault(read + "it answers 500"),
        fault(read + "what it answers is something else"),
        fault(read + "what it answers is something else"),
        fault(read + "the address cannot be read"),
    ]


@in_the_loop
async def test_a_login_that_gives_no_token_is_told_by_why():
    async with Login() as login:
        at = {"login_authority": login.url}
        wrong = await of(settings(**at, app_secret="wrong"), "app_secret")
        one_old = await of(settings(**at, app_secret="wrong, open sesame"), "app_secret")
        both = await of(settings(**at, app_secret="open sesame, open sesame"), "app_secret")
    nobody = await of(settings(login_authority="http://127.0.0.1:1"), "app_secret")
    early = await of(settings(app_id=""), "app_secret")
    assert [wrong, one_old, both, nobody, early] == [
        fault("no token is given: the secret is wrong or has run out"),
        warning("of one of the two secrets no token is given: the secret is wrong or has run out"),
        ok("the login gives a token"),
        fault("no token is given: nobody listens there, or a firewall is between"),
        fault("cannot be tested before app id and home tenant are set"),
    ]


@in_the_loop
async def test_ids_that_are_none_are_told():
    assert await of(settings(app_id="styrmand"), "app_id") == fault(
        "is not an id like 00000000-0000-0000-0000-000000000000"
    )
    assert await of(settings(tenants=f"{TENANT}, viborg"), "tenants") == fault("not a tenant id: viborg")
    assert await of(settings(tenants=APP), "tenants") == warning(
        "the home tenant is not among them: nobody of it can use the bot"
    )
    assert await of(settings(tenants=TENANT.upper()), "tenants") == ok("1 may use the bot")


@in_the_loop
async def test_hosts_that_the_token_may_go_to_are_looked_at():
    assert await of(settings(service_hosts="smba.example.dk"), "service_hosts") == ok(
        "Microsoft's own and smba.example.dk"
    )
    assert await of(settings(service_hosts="http://127.0.0.1:9"), "service_hosts") == warning(
        "a local address is listed: for tests, and not for service"
    )
    assert await of(settings(service_hosts="https://evil"), "service_hosts") == fault(
        "not a host name, *.host name or http://127.0.0.1:port: 'https://evil'"
    )


@in_the_loop
async def test_hosts_that_files_are_fetched_from_are_looked_at():
    assert await of(settings(), "file_hosts") == ok("*.sharepoint.com")
    assert await of(settings(file_hosts="files.example.dk"), "file_hosts") == ok(
        "*.sharepoint.com, files.example.dk"
    )
    assert await of(settings(file_hosts="http://127.0.0.1:9"), "file_hosts") == warning(
        "a local address is listed: for tests, and not for service"
    )
    assert await of(settings(file_hosts="10.0.0.1"), "file_hosts") == fault(
        "not a host name, *.host name or http://127.0.0.1:port: '10.0.0.1'"
    )


# The way in from outside


@in_the_loop
async def test_the_public_address_must_lead_to_this_bot(tmp_path: Path):
    with_tls = _certificate(tmp_path)
    trusting = ssl.create_default_context(cafile=str(tmp_path / "certificate.pem"))
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trusting)) as session:
        found = []
        for body, status in (
            (b'{"status": "ok"}', 200),
            (b"<html>", 200),
            (b'{"status": "up"}', 200),
            (b"", 502),
        ):
            async with _Tls(body, status, with_tls) as bot:
                found.append(await CHECKS["public_url"](settings(public_url=bot.url), session))
    assert found == [
        ok("leads to the bot"),
        warning("not reached from here (what it answers is something else); the bot may be stopped"),
        fault("/healthz is answered by something else than this bot"),
        fault("/healthz answers 502: does the proxy lead to the bot?"),
    ]
    assert await of(settings(public_url="http://moeder.example.dk"), "public_url") == fault(
        "must begin with https://"
    )


@in_the_loop
async def test_a_certificate_that_nobody_vouches_for_is_told(tmp_path: Path):
    async with _Tls(b"{}", 200, _certificate(tmp_path)) as bot:
        found = await of(settings(public_url=bot.url), "public_url")
    assert found == warning(
        "not reached from here (its certificate is not accepted here); the bot may be stopped"
    )


class _Tls(Odd):
    def __init__(self, body: bytes, status: int, context: ssl.SSLContext) -> None:
        super().__init__(body, status)
        self.context = context

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}"

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.add_routes(self.routes())
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self.context).start()
        self.port = self._runner.addresses[0][1]
        return self


def _certificate(folder: Path) -> ssl.SSLContext:
    """A certificate of our own for localhost, and a server's context with it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOON.replace(year=2020))
        .not_valid_after(NOON.replace(year=2050))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "certificate.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


# Mail


async def _hung_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


@in_the_loop
async def test_a_mail_server_that_does_not_let_us_in_is_told_by_why(smtp: SmtpServer, locked: SmtpServer):
    at = f"127.0.0.1:{locked.port}"
    silent = await asyncio.start_server(_hung_up, "127.0.0.1", 0)
    silent_at = silent.sockets[0].getsockname()[1]
    said = [
        (await of(settings(smtp_url=url), "smtp_url"))
        for url in (
            smtp.url,
            f"smtp://styrmand:forkert@{at}",
            f"smtp+starttls://styrmand:hemmelig@{at}",
            "smtp://127.0.0.1:1",
            f"smtp://127.0.0.1:{silent_at}",
            "mail.example.dk:25",
            "smtp://styrmand:hem/melig@mail.example.dk",
        )
    ]
    silent.close()
    assert said == [
        ok("the server lets us in"),
        fault("the server answers 535 5.7.8 (name or password is wrong)"),
        fault("no way in: SMTPException (it does not offer the login or the STARTTLS that is asked of it)"),
        fault("no way in: SMTPConnectError (nobody listens there, or a firewall is between)"),
        fault("no way in: SMTPConnectError (nobody listens there, or a firewall is between)"),
        fault("must be smtp://, smtp+starttls:// or smtps:// and a host"),
        fault("cannot be read: in a password / is written %2F, # %23 and @ %40"),
    ]


@in_the_loop
async def test_a_secret_address_is_asked_of_the_mail_server_and_nothing_is_sent(smtp: SmtpServer):
    tried = "rsvp+styrmand-check@kulturregion.example.dk"
    by_hand = f"try by hand: a mail to {tried} must come into the mailbox of MAIL_FROM, and one from it must get out"
    given = {"mail_secret_address": "rsvp@kulturregion.example.dk", "imap_url": "imap://127.0.0.1:1"}

    async def found(**more: str) -> Finding:
        return await of(settings(**{**given, "smtp_url": smtp.url, **more}), "mail_secret_address")

    assert await found() == ok(f"the server takes mails for {tried} and from it; {by_hand}")
    assert smtp.received == []
    smtp.refuse("RCPT", "550 5.1.1 Who is that?", recipient=tried)
    assert await found() == fault(
        f"the mail server answers 550 5.1.1 for {tried}: it does not deliver it, or we may not send as it"
    )
    smtp.behave()
    smtp.refuse("MAIL", "553 5.7.1 Not yours", recipient=tried)
    assert await found() == fault(
        f"the mail server answers 553 5.7.1 for {tried}: it does not deliver it, or we may not send as it"
    )
    assert await found(imap_url="") == warning(
        f"SMTP_URL and IMAP_URL are not both set, so nobody can answer to it; {by_hand}"
    )
    assert await found(smtp_url="smtp://127.0.0.1:1") == warning(
        f"SMTP_URL has to work before it can be tested; {by_hand}"
    )
    form = "must be an address without a +, such as rsvp@example.dk, of at most 37 letters before the @"
    assert await found(mail_secret_address="rsvp+@kulturregion.example.dk") == fault(form)
    assert await found(mail_secret_address="rsvp") == fault(form)
    assert await found(mail_secret_address=f"{'r' * 38}@kulturregion.example.dk") == fault(form)
    assert await found(mail_secret_address="rsvp@elsewhere.example.dk") == fault(
        "must be in the domain of STYRMAND_MAIL_FROM"
    )


@in_the_loop
async def test_mails_that_would_reach_nobody_are_told(tmp_path: Path):
    assert await of(settings(), "smtp_url") == warning(
        "is not set: mails are written to var/mail and reach nobody"
    )
    default = Settings.model_fields["mail_from"].default
    assert await of(settings(smtp_url="smtp://127.0.0.1:1", mail_from=default), "mail_from") == fault(
        "is not set: nobody reads the mailbox of the default"
    )


# The mail server, by token


@pytest.fixture
def tokens() -> Iterator[TokenServer]:
    server = TokenServer(USER).up()
    yield server
    server.stop()


@pytest.fixture
def exchange(tokens: TokenServer, smtp: SmtpServer) -> Iterator[Exchange]:
    yield from exchange_server(tokens.introspection, smtp.port)


BY_TOKEN = ("smtp_url", "imap_url", "mail_tenant", "mail_app_id", "mail_app_secret", "mail_scope")


async def by_token(exchange: Exchange, tokens: TokenServer, **more: str) -> list[Finding]:
    """What is found of all that has to do with it."""
    given = {
        "login_authority": tokens.url,
        "smtp_url": exchange.smtp_url,
        "imap_url": exchange.imap_url,
    }
    results = await checks.examine(settings(**given | more), {})
    named = {result.name: Finding(result.grade, result.text) for result in results}
    return [named[variable(field)] for field in BY_TOKEN]


@in_the_loop
async def test_a_login_with_a_token_is_tried_on_both_roads(exchange: Exchange, tokens: TokenServer):
    way_in = ok("the server lets us in")
    token = ok("the login gives a token")
    bots = [way_in, way_in, ok("the home tenant"), ok("the bot's own"), token, ok("Exchange Online's")]
    assert await by_token(exchange, tokens) == bots
    tokens.accepts = {"another"}
    own = {"mail_tenant": "region.example.dk", "mail_app_id": APP, "mail_app_secret": "another"}
    assert await by_token(exchange, tokens, **own) == [
        *(way_in, way_in, ok("region.example.dk"), ok("set"), token, ok("Exchange Online's"))
    ]


@in_the_loop
async def test_a_token_that_opens_no_mailbox_is_told_by_why(exchange: Exchange, tokens: TokenServer):
    tokens.opens_mailbox = False
    out, into, *_ = await by_token(exchange, tokens)
    assert (out, into) == (
        fault(
            "the server answers 535 5.7.8 (it does not take the token: has the application SMTP.SendAsApp and this mailbox, "
            "and is SMTP AUTH on for it?)"
        ),
        fault(
            "no way in: TokenRefused (it does not take the token: has the application IMAP.AccessAsApp, and is it known to "
            "Exchange as a service principal with this mailbox?)"
        ),
    )


@in_the_loop
async def test_a_login_that_gives_no_token_for_the_mail_server_is_told_by_why(
    exchange: Exchange, tokens: TokenServer
):
    wrong = fault("no token is given: the secret is wrong or has run out")
    out, into, _, _, secret, _ = await by_token(exchange, tokens, mail_app_id=APP, mail_app_secret="wrong")
    assert [out, into, secret] == [wrong] * 3
    tokens.answers = (400, '{"error":"invalid_scope"}')
    _, into, *_ = await by_token(exchange, tokens, mail_scope="https://graph.example.dk/.default")
    assert into == fault("no token is given: MAIL_SCOPE names nothing that is known there")


@in_the_loop
async def test_a_password_that_is_not_taken_is_told_of_with_what_exchange_wants(exchange: Exchange):
    assert await of(settings(imap_url=exchange.url.replace("hemmeligt", "forkert")), "imap_url") == fault(
        "no way in: PasswordRefused (name or password is wrong; Exchange Online takes ;AUTH=XOAUTH2 after the name, and "
        "no password)"
    )


@in_the_loop
async def test_what_is_set_for_tokens_and_used_by_no_address_is_told():
    assert await of(settings(mail_tenant=TENANT), "mail_tenant") == warning(
        "is not used: neither mail address has ;AUTH=XOAUTH2"
    )


@in_the_loop
async def test_a_login_that_would_show_the_secret_is_told():
    assert await of(settings(login_authority="http://login.example.dk"), "login_authority") == fault(
        "must begin with https://: the secret could be read on the way"
    )


# The machine


@in_the_loop
async def test_what_other_machines_could_reach_is_told():
    assert await of(settings(host="0.0.0.0"), "host") == warning(
        "0.0.0.0: other machines can reach it past the proxy, without TLS"
    )
    assert await of(settings(port=0), "port") == fault(
        "0 is another port at each start: no proxy would find it"
    )


@in_the_loop
async def test_a_check_that_stumbles_does_not_take_the_others_with_it(monkeypatch: pytest.MonkeyPatch):
    async def stumble(*_: object) -> Finding:
        raise ZeroDivisionError

    monkeypatch.setitem(checks.CHECKS, "host", stumble)  # type: ignore[arg-type]
    results = await checks.examine(settings(), {})
    assert results[1] == Result("STYRMAND_HOST", Grade.FAULT, "could not be tested: ZeroDivisionError")
    assert len(results) >= len(CHECKS)
