"""The post: takes due notices from the books, writes each from what is true now, brings it, and notes how it went."""

from bot.delivery.engine import HANDS, STOP_WITHIN, Delivery
from bot.delivery.ports import Books, MailMessage, MailSender, Render, TeamsMessage, TeamsSender

__all__ = [
    "HANDS",
    "STOP_WITHIN",
    "Books",
    "Delivery",
    "MailMessage",
    "MailSender",
    "Render",
    "TeamsMessage",
    "TeamsSender",
]
