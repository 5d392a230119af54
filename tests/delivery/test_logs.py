"""What the log of a whole run knows: ids, kinds and codes; nobody's name, address or words."""

import asyncio
import itertools
from datetime import datetime, timedelta

from structlog.testing import capture_logs

from bot.clock import Clockwork, Job
from meetings.model import COPENHAGEN, AnswerKind, Draft, Source
from meetings.office import Actor
from meetings.outcomes import Closed, Failed, Retry, Unknown
from storage import Store
from tests.delivery.world import OPERATOR, render, world

SAID = "Jeg ligger syg på Ærø"
REASON = "Formanden har brækket benet"
TITLE = "Salg af orglet i Hee Kirke"


def test_a_run_with_every_kind_of_trouble_leaves_no_name_address_or_word_in_the_log(sqlite_books: Store):
    at = world(sqlite_books)
    ends = itertools.cycle(
        [
            None,
            Unknown("HTTP 502"),
            Retry(timedelta(seconds=5), "Throttled"),
            Failed("BadSyntax"),
            Closed("ConversationBlockedByUser"),
        ]
    )
    mails = itertools.cycle([None, Retry(timedelta(seconds=5), "451 4.3.0"), Closed("550 5.1.1")])
    at.chats.answers = lambda _road, _card: next(ends)
    at.mailbox.answers = lambda _to, _raw: next(mails)
    poisoned = itertools.cycle([False, False, False, True])

    def sometimes(errand):
        if next(poisoned):
            raise ValueError(f"{errand.to.name} <{errand.to.email}> {SAID}")
        return render(errand)

    async def live(post) -> None:
        works = Clockwork(
            [Job("pump", timedelta(hours=1), post.pump), Job("reap", timedelta(hours=1), post.reap)]
        )
        works.start()
        works.knock()
        await post.drain()
        await post.reap()
        await works.stop()
        await post.stop()

    with capture_logs() as logs:
        meeting = at.convene()
        mette = at.people["Mette Kjærgaard"]
        me = Actor(mette.id, Source.TEAMS)
        at.office(
            lambda office: office.take_answer(meeting.id, mette.id, AnswerKind.DECLINED, me, remark=SAID)
        )
        at.office(lambda office: office.take_item(meeting.id, Draft(TITLE, background=SAID), mette.id, me))
        for step in range(8):
            asyncio.run(live(at.post(render=sometimes)))
            at.wait(minutes=11)
            if step == 3:
                at.go_to(datetime(2027, 2, 8, 9, 15, tzinfo=COPENHAGEN))
        at.office(lambda office: office.cancel(meeting.id, REASON, OPERATOR))
        asyncio.run(live(at.post()))
    events = {one["event"] for one in logs}
    assert {
        "notice.tried",
        "notice.noted",
        "notice.dead",
        "notice.passed",
        "notice.settled",
        "delivery.fault",
    } <= events
    assert all("notice" in one for one in logs if one["event"].startswith("notice."))
    written = str(logs).casefold()
    people = [*at.people.values(), at.secretary]
    secrets = [word for one in people for word in (one.name, *one.name.split(), one.email)]
    secrets += [SAID, REASON, TITLE, meeting.title, "syg", "example.dk", "chat-", "29:", "aad-"]
    assert [word for word in secrets if word.casefold() in written] == []
