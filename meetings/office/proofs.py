"""What proves that a card was brought whose answer was lost: that it was tapped, or that it was read."""

from datetime import UTC, datetime, timedelta

from meetings.model import PersonId
from meetings.notices import ANSWERED_ON, Notice, NoticeId
from meetings.office.base import Desk

TAPPED, REFRESHED, READ = "tap", "refresh", "read receipt"

WITHIN = timedelta(seconds=90)
"""How long after the try began a card can still have been made: a send is ended after 80 seconds (`bot.delivery`)."""


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

    def spoke(self, person: PersonId) -> bool:
        """The person wrote, and is answered: two more messages, of which a read receipt may be. False when that is no news."""
        return self.records.spoke(person, self.now)

    def awaits_receipt(self, person: PersonId) -> bool:
        return bool(self.records.unproven(person))

    def read_up_to(self, person: PersonId, message: str) -> Notice | None:
        """The person has read `message`: Teams' id of it is the millisecond in which it was made.

        A receipt proves that this one message stands in the chat, and says nothing of those before it that may not be
        there. It is our card only when it was made while exactly one of ours was under way, is none that we know by
        its id, and the two have not spoken since: what the person writes and what is answered has ids of that time, too.
        """
        made = _made_at(message)
        if made is None or self.records.is_known_card(person, message):
            return None
        fitting = [
            notice
            for notice, tried_at in self.records.unproven(person)
            if tried_at <= made <= tried_at + WITHIN
        ]
        return self.prove(fitting[0].id, person, message, READ) if len(fitting) == 1 else None


def _made_at(message: str) -> datetime | None:
    if not (message.isascii() and message.isdigit() and len(message) == 13):
        return None
    return datetime.fromtimestamp(int(message) / 1000, UTC)
