"""Every setting: from the environment (STYRMAND_*) or `.env`, each with a default and what it is for."""

from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

MICROSOFT_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
MICROSOFT_LOGIN = "https://login.microsoftonline.com"


class SettingsFault(Exception):
    """The service may not start like this; `faults` says why, a sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


class Settings(BaseSettings):
    """Read once at start and handed on; nothing else looks at the environment."""

    model_config = SettingsConfigDict(
        env_prefix="STYRMAND_", env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    database_url: str = Field(
        "sqlite:///var/styrmand.db",
        description="Where the books are: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE.",
    )
    host: str = Field("127.0.0.1", description="The address the server listens on.")
    port: int = Field(3978, description="The port the server listens on.", ge=0, le=65535)
    public_url: str = Field(
        "",
        description="The https address the server has from outside; links in mails and cards begin with it.",
    )
    secret_key: str = Field(
        "",
        description="At least 32 random characters; signs links and one-time codes. Changing it ends all links.",
        repr=False,
    )
    app_id: str = Field("", description="The bot's application (client) id in Entra.")
    app_secret: str = Field("", description="The application's client secret.", repr=False)
    home_tenant: str = Field("", description="The tenant id the application is registered in.")
    tenants: str = Field(
        "", description="The tenant ids that may use the bot, separated by commas; others are refused."
    )
    service_hosts: str = Field(
        "",
        description="More hosts (comma separated) the bot may send its token to, beside Microsoft's own.",
    )
    openid_metadata: str = Field(
        MICROSOFT_METADATA, description="Where the Bot Framework's signing keys are found."
    )
    login_authority: str = Field(MICROSOFT_LOGIN, description="Where the bot fetches its own token.")
    smtp_url: str = Field(
        "",
        description="smtp://, smtp+starttls:// or smtps://USER:PASSWORD@HOST:PORT; empty writes mails as files.",
        repr=False,
    )
    imap_url: str = Field(
        "",
        description="imap://, imap+starttls:// or imaps://USER:PASSWORD@HOST:PORT: the mailbox answers are read from.",
        repr=False,
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
    mail_folder: Path = Field(Path("var/mail"), description="Where mails are written without an SMTP server.")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")
    log_json: bool = Field(True, description="Log lines as JSON; false for people.")
    demo: bool = Field(False, description="Set by `styrmand demo`; binds to loopback only.")

    @property
    def tenant_ids(self) -> frozenset[str]:
        return frozenset(_words(self.tenants))

    @property
    def extra_hosts(self) -> tuple[str, ...]:
        return tuple(_words(self.service_hosts))

    @property
    def trusted_servers(self) -> tuple[str, ...]:
        return tuple(_words(self.mail_trusts))

    @property
    def app_secrets(self) -> tuple[str, ...]:
        """Two may be valid at once, so that one can be replaced without a stop."""
        return tuple(_words(self.app_secret))

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
        """What calendar UIDs and Message-IDs end in: the host of the public URL, else the sender's."""
        host = urlsplit(self.public_url).hostname
        return host or self.sender[1].rpartition("@")[2] or "styrmand.example.dk"


def check_to_serve(settings: Settings) -> None:
    """Raises SettingsFault with everything that stands in the way of a safe start."""
    faults = _demo_faults(settings) if settings.demo else _serve_faults(settings)
    if faults:
        raise SettingsFault(faults)


def _demo_faults(settings: Settings) -> list[str]:
    if settings.host not in {"127.0.0.1", "::1", "localhost"}:
        return ["the demo binds to 127.0.0.1 only: unset STYRMAND_HOST"]
    return []


def _serve_faults(settings: Settings) -> list[str]:
    needed = {
        "STYRMAND_APP_ID": settings.app_id,
        "STYRMAND_APP_SECRET": settings.app_secret,
        "STYRMAND_HOME_TENANT": settings.home_tenant,
        "STYRMAND_TENANTS": settings.tenants,
        "STYRMAND_PUBLIC_URL": settings.public_url,
        "STYRMAND_SECRET_KEY": settings.secret_key,
    }
    faults = [f"{name} is not set" for name, value in needed.items() if not value.strip()]
    if settings.public_url and not settings.public_url.startswith("https://"):
        faults.append("STYRMAND_PUBLIC_URL must begin with https://")
    if settings.secret_key and len(settings.secret_key) < 32:
        faults.append("STYRMAND_SECRET_KEY must be at least 32 characters")
    if "@" not in settings.sender[1]:
        faults.append("STYRMAND_MAIL_FROM must hold an address, such as: Sekretariatet <moeder@example.dk>")
    return faults


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.replace(";", ",").split(",") if word.strip()]
