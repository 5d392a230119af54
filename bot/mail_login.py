"""Whom the bot logs in to the mail server as, where that is done with a token: itself, or an application of its own."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from bot.settings import Settings
from bot.teams.credentials import AppCredentials, AppLogin
from bot.teams.wire import open_session


def mail_login(settings: Settings) -> AppLogin:
    return AppLogin(
        app_id=settings.mail_app_id.strip() or settings.app_id,
        home_tenant=settings.mail_tenant.strip() or settings.home_tenant,
        authority=settings.login_authority,
        secrets=settings.mail_secrets,
        scope=settings.mail_scope,
    )


@asynccontextmanager
async def open_tokens(settings: Settings, now: Callable[[], datetime]) -> AsyncIterator[AppCredentials]:
    """Fetches nothing before it is asked; both roads share what it has."""
    async with open_session() as session:
        tokens = AppCredentials(session, mail_login(settings), now)
        try:
            yield tokens
        finally:
            await tokens.close()
