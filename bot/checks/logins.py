"""Ids and secrets, tried at Microsoft's login."""

from dataclasses import replace

import aiohttp

from bot.bearer import NoToken
from bot.checks import network
from bot.checks.findings import Finding
from bot.offices import system_clock
from bot.settings import GUID
from bot.teams.credentials import AppCredentials, AppLogin

_LOGIN = {
    "invalid_client": "the secret is wrong or has run out",
    "unauthorized_client": "the application is not known in the tenant",
    "invalid_request": "the application or the tenant is not known there",
    "invalid_scope": "MAIL_SCOPE names nothing that is known there",
    "invalid_resource": "MAIL_SCOPE names nothing that the tenant has",
    "ClientConnectorDNSError": network.NO_HOST,
    "ClientConnectorCertificateError": network.NO_TRUST,
    "ClientConnectorError": network.NOBODY,
    "ConnectionTimeoutError": network.NO_ANSWER,
    "TimeoutError": network.NO_ANSWER,
}


def guid(value: str, missing: str) -> Finding:
    if not value:
        return Finding.fault(missing)
    return (
        Finding.ok("set")
        if GUID.fullmatch(value)
        else Finding.fault("is not an id like 00000000-0000-0000-0000-000000000000")
    )


async def each_secret(login: AppLogin, session: aiohttp.ClientSession) -> Finding:
    wrong = [reason for one in login.secrets if (reason := await _refused(one, login, session))]
    if not wrong:
        return Finding.ok("the login gives a token")
    text = no_token(wrong[0])
    return (
        Finding.fault(text)
        if len(wrong) == len(login.secrets)
        else Finding.warning(f"of one of the two secrets {text}")
    )


def no_token(reason: str) -> str:
    return f"no token is given: {_LOGIN.get(reason, reason)}"


async def _refused(secret: str, login: AppLogin, session: aiohttp.ClientSession) -> str:
    credentials = AppCredentials(session, replace(login, secrets=(secret,)), system_clock)
    try:
        await credentials.token()
    except NoToken as fault:
        return fault.reason
    finally:
        await credentials.close()
    return ""
