"""The office's mails with a calendar entry, written as they would be sent, from real books."""

from collections.abc import Sequence

from bot.mail import MailWriter
from documents.letter import mail
from meetings.notices import Channel
from meetings.office.post import Errand, PostDesk
from meetings.outcomes import Sent
from storage import BookRecords
from tests.mail.samples import SENDER, FixedLinks
from tests.parts.council import no_days_off
from tests.parts.room import Room

WRITER = MailWriter(FixedLinks(), lambda link: f"{link:06}", SENDER)


def calendar_mails(room: Room, *names: str) -> Sequence[bytes]:
    """What these people are sent now, in order; everything that is due is sent, to everybody."""
    people = {room.who(name) for name in names}
    found: list[bytes] = []

    def work(records: BookRecords) -> bool:
        desk = PostDesk(records, room.now, no_days_off)
        taken = desk.take(100, "post")
        for errand in taken.errands:
            assert desk.begin(errand)
            desk.finish(errand, Sent())
            found.extend(_letters(errand) if errand.to.id in people else ())
        return bool(taken.claimed)

    while room.books.write_now(work):
        pass
    return found


def _letters(errand: Errand) -> list[bytes]:
    if errand.notice.new.channel is not Channel.MAIL:
        return []
    return [mail(one) for one in WRITER.letters(errand) if one.calendar]
