"""The mail servers, and who the mails are from."""

import asyncio

import aiohttp
from aiosmtplib import SMTPException

from bot import bearer
from bot.bearer import ForThread, NoToken
from bot.checks import logins, network
from bot.checks.findings import Finding
from bot.mail import imap, smtp
from bot.mail_login import mail_login, open_tokens
from bot.offices import system_clock
from bot.settings import EXCHANGE_ONLINE, Settings, secret_address_fault

_MAIL_SERVER = {
    "530": "it wants a name and a password",
    "534": "it does not take this way of logging in",
    "535": "name or password is wrong",
    "538": "it wants TLS before the password",
    "SMTPConnectError": network.NOBODY,
    "SMTPConnectTimeoutError": network.NO_ANSWER,
    "SMTPTimeoutError": network.NO_ANSWER,
    "SMTPServerDisconnected": "it hangs up; is it TLS where plain was meant, or the other way round?",
    "SMTPNotSupported": "it does not offer the login or the STARTTLS that is asked of it",
    "SMTPException": "it does not offer the login or the STARTTLS that is asked of it",
}
_NOT_SEND_AS = "it does not take the token: has the application SMTP.SendAsApp and this mailbox, and is SMTP AUTH on for it?"
_MAILBOX = {
    "PasswordRefused": "name or password is wrong; Exchange Online takes ;AUTH=XOAUTH2 after the name, and no password",
    "TokenRefused": "it does not take the token: has the application IMAP.AccessAsApp, and is it known to Exchange as a "
    "service principal with this mailbox?",
    "NotOpened": "let in, but this mailbox is not opened to the application",
    "NotOffered": "it does not offer the login that is asked of it",
}

TRIED = "styrmand-check"
"""Stands where a secret would: no address that anybody was given looks like it."""


async def sending(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if not settings.smtp_url:
        return Finding.warning(f"is not set: mails are written to {settings.mail_folder} and reach nobody")
    try:
        async with open_tokens(settings, system_clock) as tokens:
            fault = await smtp.try_out(settings.smtp_url, tokens)
    except NoToken as none:
        return Finding.fault(logins.no_token(none.reason))
    if not fault:
        return Finding.ok("the server lets us in")
    if bearer.wanted(settings.smtp_url) and "535" in fault.split():
        return Finding.fault(f"{fault} ({_NOT_SEND_AS})")
    why = next((text for word, text in _MAIL_SERVER.items() if word in fault.replace(":", "").split()), "")
    return Finding.fault(f"{fault} ({why})" if why else fault)


async def reading(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if not settings.imap_url:
        return Finding.ok("is not set: answers from calendars are not read")
    try:
        async with open_tokens(settings, system_clock) as tokens:
            brought = ForThread(tokens, asyncio.get_running_loop())
            fault = await asyncio.to_thread(imap.try_out, settings.imap_url, brought)
    except NoToken as none:
        return Finding.fault(logins.no_token(none.reason))
    if not fault:
        return Finding.ok("the server lets us in")
    why = _MAILBOX.get(fault.rpartition(" ")[2])
    return Finding.fault(f"{fault} ({why})" if why else fault)


async def tenant(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return _of_token(settings, settings.mail_tenant) or Finding.ok(settings.mail_tenant or "the home tenant")


async def app_id(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if unused := _of_token(settings, settings.mail_app_id):
        return unused
    return logins.guid(settings.mail_app_id, "") if settings.mail_app_id else Finding.ok("the bot's own")


async def app_secret(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    if unused := _of_token(settings, settings.mail_app_secret):
        return unused
    login = mail_login(settings)
    if not (login.app_id and login.home_tenant and login.secrets):
        return Finding.fault("cannot be tested before there are an app id, its secret and a tenant")
    return await logins.each_secret(login, session)


async def scope(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    whose = "Exchange Online's" if settings.mail_scope == EXCHANGE_ONLINE else settings.mail_scope
    return _of_token(settings, "") or Finding.ok(whose)


def _of_token(settings: Settings, value: str) -> Finding | None:
    """What there is to say where no mail server is logged in to with a token."""
    if settings.mail_by_token:
        return None
    return (
        Finding.warning("is not used: neither mail address has ;AUTH=XOAUTH2")
        if value
        else Finding.ok("is not used")
    )


async def trusts(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if settings.imap_url and not settings.trusted_servers:
        return Finding.warning("is not set: no mail server vouches for who an answer is from")
    return Finding.ok(", ".join(settings.trusted_servers) or "is not set")


async def sender(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    address = settings.sender[1]
    if "@" not in address:
        return Finding.fault("must hold an address, such as: Sekretariatet <moeder@example.dk>")
    if settings.smtp_url and settings.mail_from == Settings.model_fields["mail_from"].default:
        return Finding.fault("is not set: nobody reads the mailbox of the default")
    return Finding.ok(address)


async def secret_address(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    """Asks the mail server, and sends nothing: the mailbox is read by the service, which would take it for a letter."""
    address = settings.mail_secret_address.strip()
    if not address:
        return Finding.ok("is not set: calendars answer to the address of MAIL_FROM")
    if fault := secret_address_fault(settings):
        return Finding.fault(fault)
    name, domain = address.rsplit("@", 1)
    tried = f"{name}+{TRIED}@{domain}"
    by_hand = f"try by hand: a mail to {tried} must come into the mailbox of MAIL_FROM, and one from it must get out"
    if not settings.smtp_url or not settings.imap_url:
        return Finding.warning(
            f"SMTP_URL and IMAP_URL are not both set, so nobody can answer to it; {by_hand}"
        )
    try:
        async with open_tokens(settings, system_clock) as tokens:
            refused = await smtp.try_address(settings.smtp_url, settings.sender[1], tried, tokens)
    except (NoToken, ValueError, SMTPException, OSError):
        return Finding.warning(f"SMTP_URL has to work before it can be tested; {by_hand}")
    if refused:
        return Finding.fault(
            f"the mail server answers {refused} for {tried}: it does not deliver it, or we may not send as it"
        )
    return Finding.ok(f"the server takes mails for {tried} and from it; {by_hand}")


async def folder(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return Finding.ok("is not used" if settings.smtp_url else str(settings.mail_folder))


async def a_minute(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return Finding.ok(str(settings.mails_a_minute) if settings.mails_a_minute else "as many as there are")
