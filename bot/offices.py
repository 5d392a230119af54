"""The office without the server: what the command line and the service both open."""

import os
import secrets
from base64 import b32encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.days_off import closed
from bot.demo import moved
from bot.desk import Desk
from bot.links import SignedLinks
from bot.mail.compose import MailWriter
from bot.settings import Settings, SettingsFault, secret_address_fault, variable
from documents.letter import Mailbox
from meetings.own_addresses import SECRET_LENGTH, OwnAddress, no_address, own_address
from meetings.ports import Clock
from storage.store import Store

SECRET_FILE = Path("var/secret.key")


def system_clock() -> datetime:
    return datetime.now(UTC)


def clock_of(settings: Settings) -> Clock:
    """The system's; for the demo's books as far ahead as the demo has moved it, so that a command sees the same day."""
    ahead = moved.ahead(settings.database_url)
    return lambda: system_clock() + ahead


@contextmanager
def open_desk(settings: Settings, now: Clock | None = None) -> Iterator[Desk]:
    """The office for one command. Raises NotMigrated, TooNew or Unavailable when the books are not ready."""
    with Store.open(settings.database_url, domain=settings.domain) as store:
        yield Desk(store, now or clock_of(settings), closed, settings.domain, own_addresses(settings))


def signed_links(settings: Settings, now: Clock | None = None) -> SignedLinks:
    """Signs with STYRMAND_SECRET_KEY; without one (demo, command line) with a key kept in `var/`."""
    keys = settings.secret_keys or [_kept_secret()]
    return SignedLinks(settings.base_url, keys, now or clock_of(settings))


def mail_writer(settings: Settings, links: SignedLinks) -> MailWriter:
    return MailWriter(links, links.code_of, mailbox(settings))


def mailbox(settings: Settings) -> Mailbox:
    """From whom all mails come, and who invites."""
    return Mailbox(*settings.sender)


def own_addresses(settings: Settings) -> OwnAddress:
    """Chance, and not signed with STYRMAND_SECRET_KEY: a new key must not change an address that is given out.

    Of a setting that is wrong none is made (SettingsFault): what is given out once stays.
    """
    base, fault = settings.mail_secret_address.strip(), secret_address_fault(settings)

    def another() -> str:
        if fault:
            raise SettingsFault([f"{variable('mail_secret_address')} {fault}"])
        return own_address(base, b32encode(secrets.token_bytes(20)).decode().lower()[:SECRET_LENGTH])

    return another if base else no_address


def _kept_secret() -> str:
    """Two who come at once agree on one key: it is whole before it gets its name, and the first name stays."""
    if not SECRET_FILE.exists():
        SECRET_FILE.parent.mkdir(parents=True, exist_ok=True)
        draft = SECRET_FILE.with_name(f"{SECRET_FILE.name}.{os.getpid()}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, SECRET_FILE)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return SECRET_FILE.read_text().strip()
