"""A notice becomes a card or a mail at the moment it is sent, from what is true then."""

from bot.delivery.ports import MailMessage, TeamsMessage
from bot.mail.compose import MailWriter
from dialogs.heard import FileLink, files_for, no_files
from dialogs.notice_cards import keyed, notice, replies_wait, restored
from dialogs.views import Candidate, View
from meetings.model import Role
from meetings.notices import TEAMS_ONLY, TO_SECRETARIAT, Channel, Kind
from meetings.office.post import Errand
from meetings.ports import Clock

OVERTAKES = frozenset(
    {Kind.MOVED, Kind.CANCELLED, Kind.RELEASED, Kind.SUBSTITUTE_LEFT, Kind.SEAT_GIVEN, Kind.CONFIRM}
)
"""What the earlier card says is no longer true then: it becomes the new one, and nobody answers a dead card."""

IN_PLACE = TEAMS_ONLY | {Kind.AMENDED}
"""Told otherwise already (by the calendar entry, by the answer itself); the card is only put right."""


class Renderer:
    """`delivery.Render` for both roads."""

    def __init__(self, mails: MailWriter, now: Clock) -> None:
        self.mails = mails
        self.now = now

    def __call__(self, errand: Errand) -> TeamsMessage | MailMessage:
        new = errand.notice.new
        if new.channel is Channel.MAIL:
            return self.mails(errand)
        if new.kind is Kind.REPLIES_WAIT:
            shown = replies_wait(errand.waiting, errand.to.language)
            return TeamsMessage(shown.card, shown.summary)
        if new.kind is Kind.RESTORED:
            shown = restored(errand.hold, errand.held_back, errand.to.language)
            return TeamsMessage(keyed(shown.card, errand.notice.id), shown.summary)
        shown = notice(
            new.kind,
            self._view(errand),
            errand.to.language,
            about=errand.about,
            item=errand.item,
            said=errand.said,
            regarding=errand.regarding,
            undelivered=errand.undelivered,
            files=self._files(errand),
        )
        earlier = shown.card if new.kind in OVERTAKES else None
        card = keyed(shown.card, errand.notice.id)
        return TeamsMessage(card, shown.summary, earlier, in_place=new.kind in IN_PLACE)

    def _files(self, errand: Errand) -> FileLink:
        new = errand.notice.new
        if new.meeting is None:
            return no_files
        return files_for(self.mails.links, new.meeting, new.person, errand.dated)

    def _view(self, errand: Errand) -> View:
        """What the card is drawn from. Raises ValueError for a notice about no meeting, which no card tells."""
        if errand.meeting is None or errand.committee is None or errand.roll is None:
            raise ValueError("a card is about a meeting")
        return View(
            reader=errand.to,
            meeting=errand.meeting,
            committee=errand.committee,
            now=self.now(),
            roll=errand.roll,
            line=errand.line,
            comes_for=errand.comes_for,
            candidates=tuple(Candidate(one, one.id in errand.deputies) for one in errand.candidates),
            agenda=errand.agenda,
            secretariat=errand.kind in TO_SECRETARIAT,
            approves=errand.line is not None and errand.line.invitee.role is Role.CHAIR,
        )
