"""Every setting: from the environment (STYRMAND_*) or `.env`, each with a default and what it is for."""

import re
from collections.abc import Iterable, Iterator
from email.utils import parseaddr
from logging import getLevelNamesMapping
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import bearer
from bot.addresses import is_loopback
from meetings.addresses import is_mail_address
from meetings.own_addresses import SECRET_LENGTH

PREFIX = "STYRMAND_"
ENV_FILE = ".env"
MICROSOFT_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
MICROSOFT_LOGIN = "https://login.microsoftonline.com"
EXCHANGE_ONLINE = "https://outlook.office365.com/.default"
SHORTEST_KEY = 32
LONGEST_NAME = 64 - len("+") - SECRET_LENGTH
"""Before the @ there is room for 64 letters (RFC 5321 section 4.5.3.1.1)."""
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def _days(usual: int, what: str) -> Any:
    """How long something is kept, in days (decision 0015)."""
    return Field(usual, description=f"Days until thrown away: {what}", ge=1, le=36500)


class SettingsFault(Exception):
    """It may not start like this; `faults` says why, a sentence each, which names the variable and not its value."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


class Settings(BaseSettings):
    """Read once at start and handed on; nothing else looks at the environment. What is secret is not in its repr."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8-sig",  # an editor's byte order mark would hide the first line
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    database_url: str = Field(
        "sqlite:///var/styrmand.db",
        description="Where the books are: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE.",
        repr=False,
    )
    host: str = Field("127.0.0.1", description="The address the server listens on.")
    port: int = Field(3978, description="The port the server listens on.", ge=0, le=65535)
    public_url: str = Field(
        "",
        description="The https address the server has from outside, without a path; links in mails and cards begin with it.",
    )
    secret_key: str = Field(
        "",
        description="At least 32 random characters; signs links and one-time codes. Two may stand here, the newest last, "
        "separated by a comma; links signed with neither end.",
        repr=False,
    )
    app_id: str = Field("", description="The bot's application (client) id in Entra.")
    app_secret: str = Field(
        "", description="The application's client secret; two while one replaces the other.", repr=False
    )
    home_tenant: str = Field("", description="The tenant id the application is registered in.")
    tenants: str = Field(
        "", description="The tenant ids that may use the bot, separated by commas; others are refused."
    )
    service_hosts: str = Field(
        "",
        description="More hosts (comma separated) the bot may send its token to, beside Microsoft's own.",
    )
    file_hosts: str = Field(
        "",
        description="More hosts (comma separated) that files sent in the chat are fetched from, beside *.sharepoint.com, "
        "where Teams keeps them.",
    )
    openid_metadata: str = Field(
        MICROSOFT_METADATA, description="Where the Bot Framework's signing keys are found."
    )
    login_authority: str = Field(MICROSOFT_LOGIN, description="Where the bot fetches its own tokens.")
    smtp_url: str = Field(
        "",
        description="smtp://, smtp+starttls:// or smtps://USER:PASSWORD@HOST:PORT, or USER;AUTH=XOAUTH2@HOST:PORT to log in "
        "by OAuth 2; empty writes mails as files.",
        repr=False,
    )
    imap_url: str = Field(
        "",
        description="imap://, imap+starttls:// or imaps://USER:PASSWORD@HOST:PORT, or USER;AUTH=XOAUTH2@HOST:PORT to log in "
        "by OAuth 2: the mailbox of MAIL_FROM, where answers from calendars come to; read all the time. Empty: they are "
        "not read.",
        repr=False,
    )
    mail_tenant: str = Field(
        "", description="The tenant that has the mailbox, for ;AUTH=XOAUTH2; empty for HOME_TENANT."
    )
    mail_app_id: str = Field(
        "",
        description="The application (client) id that may use the mailbox, for ;AUTH=XOAUTH2; empty for the bot's own "
        "APP_ID and APP_SECRET.",
    )
    mail_app_secret: str = Field(
        "", description="The client secret of MAIL_APP_ID; two while one replaces the other.", repr=False
    )
    mail_scope: str = Field(
        EXCHANGE_ONLINE,
        description="What the token for ;AUTH=XOAUTH2 is asked for; the default is Exchange Online.",
    )
    mail_trusts: str = Field(
        "",
        description="Mail servers whose Authentication-Results are believed (their authserv-id, comma separated; "
        "- for results without one, as Exchange Online writes).",
    )
    mail_from: str = Field(
        "Fællessekretariatet <moeder@styrmand.example.dk>",
        description="Sender of all mails and organizer of all invitations: a mailbox that is read.",
    )
    mail_secret_address: str = Field(
        "",
        description="An address in the domain of MAIL_FROM whose mails come into its mailbox, also with +letters before the "
        "@, and that the server lets us send as: each invitation is then answered to a secret one of its own (rsvp@… gives "
        "rsvp+…@…), and no other answer to it counts. Empty: all are answered to MAIL_FROM. What was sent keeps its address.",
    )
    mail_folder: Path = Field(Path("var/mail"), description="Where mails are written without an SMTP server.")
    mails_a_minute: int = Field(
        0,
        description="How many mails a minute the mail server takes from this sender, all processes together; "
        "0 for as many as there are. A mailbox of Exchange Online takes 30.",
        ge=0,
    )
    templates: Path | None = Field(
        None,
        description="The secretariat's own templates: dagsorden.docx, referat.docx, layouts as NAME.toml; a committee's "
        "in a folder with its slug. Empty uses the built-in ones (`styrmand agenda template` writes them).",
    )
    turns_a_minute: int = Field(
        120,
        description="How many messages and taps a minute one person may send the bot, and how often one link may be "
        "opened; 0 for no limit.",
        ge=0,
    )
    keep_files_days: int = _days(7, "Files sent in the chat and laid on no item.")
    keep_typed_days: int = _days(30, "What was typed on a page or in a form and never sent.")
    keep_codes_days: int = _days(90, "One-time codes: who asked for one, and when; not the codes.")
    keep_notices_days: int = _days(
        90, "Messages that were sent or given up, after the meeting they were about."
    )
    keep_remarks_days: int = _days(90, "Remarks on answers, after the meeting; the answers themselves stay.")
    keep_mails_days: int = _days(
        180, "What was read in calendars' replies and other mails, and what was decided of it."
    )
    keep_roads_days: int = _days(90, "Ways to a person in Teams, after the last membership and meeting.")
    keep_people_days: int = _days(
        730,
        "Name, address and title of a person, after the last membership, meeting and act; minutes keep the names that "
        "stood in them.",
    )
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")
    log_json: bool = Field(True, description="Log lines as JSON; false for people.")
    demo: bool = Field(False, description="Set by `styrmand demo`; binds to loopback only.")

    @field_validator("database_url")
    @classmethod
    def _is_database(cls, url: str) -> str:
        if not _is_database(url):
            raise ValueError("must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE")
        return url

    @classmethod
    def read(cls, *, demo: bool = False) -> Self:
        """The environment, and `.env` beside it. Raises SettingsFault for what cannot be read at all."""
        try:
            return cls(demo=True) if demo else cls()
        except ValidationError as wrong:
            raise SettingsFault(
                [_unreadable(error["loc"], error["msg"]) for error in wrong.errors()]
            ) from None
        except (OSError, UnicodeDecodeError):
            raise SettingsFault([f"{ENV_FILE} cannot be read: it must be a text file in UTF-8"]) from None

    @property
    def tenant_ids(self) -> frozenset[str]:
        return frozenset(_words(self.tenants))

    @property
    def extra_hosts(self) -> tuple[str, ...]:
        return tuple(_words(self.service_hosts))

    @property
    def extra_file_hosts(self) -> tuple[str, ...]:
        return tuple(_words(self.file_hosts))

    @property
    def trusted_servers(self) -> tuple[str, ...]:
        return tuple(_words(self.mail_trusts))

    @property
    def app_secrets(self) -> tuple[str, ...]:
        """Two may be valid at once, so that one can be replaced without a stop."""
        return tuple(_words(self.app_secret))

    @property
    def mail_secrets(self) -> tuple[str, ...]:
        """The secrets of whichever application logs in to the mailbox."""
        return tuple(_words(self.mail_app_secret)) if _words(self.mail_app_id) else self.app_secrets

    @property
    def mail_by_token(self) -> bool:
        """Whether the mail server is logged in to with a token, by one road at least."""
        return any(bearer.wanted(url) for url in (self.smtp_url, self.imap_url))

    @property
    def secret_keys(self) -> tuple[str, ...]:
        """All open links, the last one signs new ones."""
        return tuple(_words(self.secret_key))

    @property
    def base_url(self) -> str:
        """The public URL without a final slash; the local one in the demo."""
        return (self.public_url or f"http://127.0.0.1:{self.port}").rstrip("/")

    @property
    def sender(self) -> tuple[str, str]:
        """Name and address of MAIL_FROM."""
        return parseaddr(self.mail_from)

    @property
    def domain(self) -> str:
        """What calendar UIDs and Message-IDs end in: the host of the public URL in ASCII, else the sender's."""
        host = urlsplit(self.public_url).hostname if is_address(self.public_url) else None
        named = host.encode("idna").decode() if host else self.sender[1].partition("@")[2]
        return named or "styrmand.example.dk"


def variable(field: str) -> str:
    """What a setting is called in the environment."""
    return f"{PREFIX}{field.upper()}"


NEEDED = ("app_id", "app_secret", "home_tenant", "tenants", "public_url", "secret_key")
"""Without one of these the bot would stand open to somebody, or could be reached by nobody."""


def check_to_serve(settings: Settings) -> None:
    """Raises SettingsFault with everything that stands in the way of a safe start."""
    _raise(_serve_faults(settings))


def check_demo(settings: Settings) -> None:
    """The demo asks nobody who they are, so it is for this machine only. Raises SettingsFault."""
    _raise(_demo_faults(settings))


def _raise(faults: Iterable[str]) -> None:
    if found := list(faults):
        raise SettingsFault(found)


def _demo_faults(settings: Settings) -> Iterator[str]:
    if not is_loopback(settings.host):
        yield f"the demo binds to 127.0.0.1 only: unset {variable('host')}"
    yield from _log_faults(settings)


def _serve_faults(settings: Settings) -> Iterator[str]:
    if settings.demo:
        yield f"{variable('demo')} is what `styrmand demo` sets for itself: unset it"
    for field in NEEDED:
        if not _words(getattr(settings, field)):
            yield f"{variable(field)} is not set"
    if settings.public_url and not is_address(settings.public_url):
        yield f"{variable('public_url')} must be https:// and a host, without a path"
    if any(len(key) < SHORTEST_KEY for key in settings.secret_keys):
        yield f"{variable('secret_key')} must be at least {SHORTEST_KEY} characters"
    if settings.imap_url and not _is_mailbox(settings.imap_url):
        yield f"{variable('imap_url')} must be imap://, imap+starttls:// or imaps://, a name and a host"
    yield from _mail_login_faults(settings)
    if not over_tls(settings.login_authority):
        yield f"{variable('login_authority')} must begin with https://: the secret could be read on the way"
    if "@" not in settings.sender[1]:
        yield f"{variable('mail_from')} must hold an address, such as: Sekretariatet <moeder@example.dk>"
    if fault := secret_address_fault(settings):
        yield f"{variable('mail_secret_address')} {fault}"
    yield from _log_faults(settings)


def secret_address_fault(settings: Settings) -> str:
    """Another domain than the sender's would have SPF, DKIM and DMARC of its own, and may not be this mailbox's."""
    address = settings.mail_secret_address.strip()
    name, _, domain = address.rpartition("@")
    if not address:
        return ""
    if not is_mail_address(address) or "+" in name or len(name) > LONGEST_NAME:
        return f"must be an address without a +, such as rsvp@example.dk, of at most {LONGEST_NAME} letters before the @"
    if domain.lower() != settings.sender[1].rpartition("@")[2].lower():
        return f"must be in the domain of {variable('mail_from')}"
    return ""


def _mail_login_faults(settings: Settings) -> Iterator[str]:
    for field in ("smtp_url", "imap_url"):
        if fault := bearer.fault(getattr(settings, field)):
            yield f"{variable(field)} {fault}"
    if bool(_words(settings.mail_app_id)) != bool(_words(settings.mail_app_secret)):
        yield (
            f"{variable('mail_app_id')} and {variable('mail_app_secret')} belong together: set both, or neither for the "
            "bot's own"
        )
    if settings.mail_by_token and not settings.mail_scope.strip():
        yield f"{variable('mail_scope')} is not set"


def _log_faults(settings: Settings) -> Iterator[str]:
    if settings.log_level.upper() not in getLevelNamesMapping():
        yield f"{variable('log_level')} must be DEBUG, INFO, WARNING or ERROR"


def over_tls(url: str) -> bool:
    """https, or http on this very machine."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = parts.hostname or ""
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))


def is_address(url: str) -> bool:
    """https, a host, perhaps a port, and nothing else."""
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").encode("idna"), parts.port
    except ValueError:  # also of the port, and of a host with an empty or overlong part
        return False
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    return parts.scheme == "https" and bool(host) and parts.path in {"", "/"} and plain


def _is_mailbox(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in {"imap", "imap+starttls", "imaps"}
        and bool(parts.hostname and parts.username)
        and port != 0
    )


def _is_database(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    match parts.scheme:
        case "sqlite":
            return url.startswith("sqlite:///") and parts.path not in {"", "/", "/:memory:"}
        case "postgresql" | "postgres" | "postgresql+psycopg":
            return port != 0
        case _:
            return False


def _unreadable(where: tuple[int | str, ...], why: str) -> str:
    """`why` is pydantic's or our validator's, without what was given."""
    said = why.removeprefix("Value error, ")
    return f"{variable(str(where[0]))}: {said[:1].lower()}{said[1:]}"


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.replace(";", ",").split(",") if word.strip()]
