"""A notice becomes a card or a mail at the moment it is sent, from what is true then."""

from bot.delivery.ports import MailMessage, TeamsMessage
from bot.mail.compose import MailWriter
from dialogs import notice_cards
from dialogs.heard import Links
from meetings.notices import Channel
from meetings.office.post import Errand


class Renderer:
    def __init__(self, mails: MailWriter, links: Links) -> None:
        self.mails = mails
        self.links = links

    def render(self, errand: Errand) -> TeamsMessage | MailMessage:
        if errand.notice.new.channel is Channel.MAIL:
            return self.mails(errand)
        shown = notice_cards.notice(errand, self.links)
        return TeamsMessage(shown.card, shown.summary)
