"""Mail: letters made of errands, and two ways out, by SMTP or as files."""

from pathlib import Path

from bot.bearer import Tokens
from bot.mail.compose import MailWriter
from bot.mail.outbox import Outbox
from bot.mail.smtp import Server, SmtpPost


def sender_for(
    smtp_url: str, folder: Path, tokens: Tokens | None = None, *, bounces_to: str = ""
) -> SmtpPost | Outbox:
    """By SMTP where an address is given, else as files. Raises ValueError for an address that cannot be read."""
    return SmtpPost(Server.at(smtp_url), tokens, bounces_to) if smtp_url else Outbox(folder)


__all__ = ["MailWriter", "Outbox", "Server", "SmtpPost", "sender_for"]
