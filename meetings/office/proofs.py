"""What proves that a card was brought whose answer was lost: that it was tapped, or that it was read."""

from datetime import UTC, datetime, timedelta

from meetings.model import PersonId
from meetings.notices import ANSWERED_ON, Notice, NoticeId
from meetings.office.base import Desk

TAPPED, REFRESHED, READ = "tap", "refresh", "read receipt"

BEFORE_US, WITHIN = timedelta(seconds=2), timedelta(minutes=2)
"""How far Teams' clock may be behind ours, and how long after the try began a card can still have been made."""


class ProofDesk(Desk):
    def awaits_proof(self, notice: NoticeId, person: PersonId) -> bool:
        return self.records.may_be_proven(notice, person)

    def prove(self, notice: NoticeId, person: PersonId, card: str, how: str) -> Notice | None:
        """The person whom the notice was for has its card, whose id in Teams is `card`; None when that is no news.

        Whoever names somebody else's notice proves nothing.
        """
        proven = self.records.prove(notice, person, card, how)
        new = proven.new if proven else None
        if new and card and new.meeting and new.kind in ANSWERED_ON:
            self.records.put_card(new.meeting, new.person, card)
        return proven

    def read_up_to(self, person: PersonId, message: str) -> Notice | None:
        """The person has read `message`: Teams' id of it is the millisecond in which it was made.

        It is our card when it was made while one of ours was under way, and is none that we know by its id.
        """
        made = _made_at(message)
        if made is None:
            return None
        for notice, tried_at in self.records.unproven(person):
            if tried_at - BEFORE_US <= made <= tried_at + WITHIN:
                if self.records.is_known_card(person, message):
                    return None
                return self.prove(notice.id, person, message, READ)
        return None


def _made_at(message: str) -> datetime | None:
    if not (message.isascii() and message.isdigit() and len(message) == 13):
        return None
    return datetime.fromtimestamp(int(message) / 1000, UTC)
