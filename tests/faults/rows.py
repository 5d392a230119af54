"""The faults of delivery that need no process of their own, each with its figure and its target (docs/reliability.md).

Small in the tests, of full size for the report.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.days_off import closed
from bot.mail import sender_for
from bot.teams.outcomes import Failed as TooBig
from bot.teams.verdicts import Answered, judged
from meetings import notices
from meetings.deadlines import for_meeting
from meetings.model import COPENHAGEN, AnswerKind, Meeting, MeetingState, Policy, Session, Source
from meetings.notices import Channel, Kind
from meetings.office import Actor, Office
from meetings.office.post import LEASE
from meetings.outcomes import Outcome, Retry, Sent
from meetings.windows import Windows
from meetings.workdays import is_workday, local, next_open
from storage import Store, migrate
from tests.delivery.world import world
from tests.faults.outside import Wire, cheap
from tests.faults.rig import EIGHT, Rig
from tests.faults.witness import Broken
from tests.parts import council
from tests.parts.council import NOW
from tests.parts.scratch import scratch
from tests.parts.smtp import SmtpServer


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, whether that is what was wanted, and how to measure it again."""

    number: str
    fault: str
    figures: str
    target: str
    met: bool
    shown_by: str = ""


def a_day_without_network(people: int = 20) -> Row:
    """F5. The first of two meetings begins before the network is back."""
    rig = Rig(people, 2)
    early = rig.slugs[0]
    rig.books.raw.execute(
        "UPDATE delivery SET not_after = ? WHERE meeting_id = ? AND kind = 'reminder'",
        (f"{EIGHT + timedelta(hours=5):%Y-%m-%d %H:%M:%S.%f}", early),
    )
    back = EIGHT + timedelta(hours=24)
    rig.outside.weather = lambda *_: Wire.UNREACHED if rig.watch() < back else Wire.WELL
    rig.live(40)
    [(spent,)] = rig.books.raw.execute(
        "SELECT coalesce(sum(attempts), 0) FROM delivery WHERE kind = 'reminder' AND state <> 'sent'"
    ).fetchall()
    [(skipped, reasons)] = rig.books.raw.execute(
        "SELECT count(*), count(nullif(last_error, '')) FROM delivery"
        " WHERE kind = 'reminder' AND meeting_id = ? AND state = 'skipped'",
        (early,),
    ).fetchall()
    came = [one.shown for one in [*rig.outside.cards, *rig.outside.mails]]
    late = len({(one["to"], one["meeting"]) for one in came if one["kind"] == Kind.REMINDER})
    told = sum(one["kind"] == Kind.UNDELIVERED for one in came)
    calls = sum(rig.outside.calls.values())
    return Row(
        "F5",
        "network down for 24 h",
        f"{2 * people} reminders: {late} delivered late, {skipped} given up as too late, {reasons} of them with a "
        f"reason, {told} word of it to the secretariat; attempts used by refused connections {spent}; {calls} calls in all",
        "late or given up with a reason, none lost; attempts used 0",
        late == people and skipped >= people and reasons == skipped and spent == 0 and told > 0,
        "rows.a_day_without_network",
    )


def every_day_of_the_year() -> Row:
    """F6, the wall: a meeting on each workday of a leap year and the one before it, its reminders by Copenhagen's clock."""
    policy, wrong, rung = Policy(), 0, 0
    day = date(2027, 2, 1)
    while day < date(2029, 2, 1):
        if is_workday(day, closed):
            sessions = (Session(1, day, time(9, 30), time(11, 30)),)
            now = datetime.combine(day - timedelta(days=90), time(12), COPENHAGEN)
            due = for_meeting(sessions, policy, closed, now)
            meeting = Meeting(
                "m", "c", "t", council.MeetingKind.ORDINARY, council.Mode.ONLINE, sessions, due, "u",
                state=MeetingState.CONVENED,
            )  # fmt: skip
            for one in notices.ladder(meeting, [1], policy, closed, now):
                rung += 1
                wanted = policy.reminder_at if one.kind is Kind.REMINDER else policy.day_before_at
                local = one.due_at.astimezone(COPENHAGEN)
                wrong += local.time() != wanted or next_open(one.due_at, closed) != one.due_at
        day += timedelta(days=1)
    return Row(
        "F6",
        "both changes of the clock, a leap day, every workday of two years",
        f"{rung} reminders, {wrong} at another wall time than 9.00 or on a closed day",
        "all at the right local time",
        wrong == 0 and rung > 1000,
        "rows.every_day_of_the_year",
    )


def every_hour_of_the_year(year: int = 2027) -> Row:
    """F6, the hours: each wall time of a year as an instant, and what falls due in each hour as when it may ring.

    Held against counting on from hour to hour, which knows nothing of gaps and folds but what the zone shows.
    """
    first = datetime(year, 1, 1, tzinfo=COPENHAGEN).astimezone(UTC)
    hours = [first + timedelta(hours=number) for number in range(24 * 375)]
    walls = [at.astimezone(COPENHAGEN) for at in hours]
    wrong, asked = 0, 0
    for number, wall in enumerate(walls):
        if wall.year != year:
            continue
        asked += 1
        opens = next(
            at
            for at, shown in zip(hours[number:], walls[number:], strict=True)
            if 8 <= shown.hour < 16 and is_workday(shown.date(), closed)
        )
        wrong += next_open(hours[number], closed) != opens
    by_day: dict[date, list[tuple[int, datetime]]] = {}
    for at, wall in zip(hours, walls, strict=True):
        by_day.setdefault(wall.date(), []).append((wall.hour, at))
    told = 0
    for day, shown in by_day.items():
        for hour in range(24 if day.year == year else 0):
            told += 1
            wrong += local(day, time(hour)) != next(at for wall, at in shown if wall >= hour)
    return Row(
        "F6",
        f"each of the {asked:,} hours of {year}, both changes of the clock among them",
        f"{told:,} wall times told as instants and {asked:,} moments at which a reminder falls due: {wrong} wrong",
        "the right local time at all hours",
        wrong == 0 and asked == told == 8760,
        "rows.every_hour_of_the_year",
    )


@dataclass
class ShutTeams:
    """Answers so until it is over, and then well; when it is called is noted, in seconds of the loop."""

    rig: Rig
    outcome: Outcome
    until: float
    refused: list[float] = field(default_factory=list)
    heard: list[float] = field(default_factory=list)

    async def post(self, *_: object) -> Outcome:
        assert self.rig.loop is not None
        at = self.rig.loop.time()
        await asyncio.sleep(0.15)
        over = at >= self.until
        (self.heard if over else self.refused).append(at)
        return Sent(f"a{len(self.heard)}") if over else self.outcome

    async def update(self, _road, activity_id, *_: object) -> Outcome:
        return Sent(activity_id)


UNREACHED = Retry(timedelta(seconds=5), "ClientConnectorError", reached=False)
ENOUGH_OF_US = Retry(timedelta(seconds=60), "Throttled", busy=True)


def a_clock_set_back_before_a_shut_road(back: timedelta = timedelta(hours=1), people: int = 40) -> Row:
    """F6, the pauses: ten seconds after a road was shut the clock is set back. They pass all the same."""
    told, met = [], True
    for why, outcome, pause in (("Retry-After", ENOUGH_OF_US, 60.0), ("the breaker", UNREACHED, 375.0)):
        rig = Rig(people, 1)
        rig.shows = EIGHT + back + timedelta(minutes=30)

        def set_back(rig: Rig = rig) -> None:
            rig.shows -= back

        teams = ShutTeams(rig, outcome, 8)
        rig.knock(600, teams, (10, set_back))
        opened = min(teams.heard, default=600.0)
        told.append(
            f"{why} for {pause:g} s at most: open again after {opened:.0f} s, {len(teams.heard)} of {people} came"
        )
        met = met and 20 < opened <= pause + 15 and len(teams.heard) == people
    return Row(
        "F6",
        f"the clock set back by {back} while a road is shut, by hand",
        "; ".join(told),
        "open within the pause and a few seconds (15), and not before; lost 0",
        met,
        "rows.a_clock_set_back_before_a_shut_road",
    )


class LimitedTeams:
    """Takes so many calls a second, refused ones counted, and tells the rest to come again in 1 to 60 seconds."""

    def __init__(self, rig: Rig, limit: int, seed: int) -> None:
        self.rig, self.dice = rig, random.Random(seed)
        self.window = Windows(((limit, timedelta(seconds=1)),))
        self.calls = self.refused = 0
        self.heard: Counter[int] = Counter()
        self.times: list[float] = []

    async def post(self, _road, card, _summary) -> Outcome:
        await asyncio.sleep(0.15)
        self.calls += 1
        if self.window.take("tenant", self.rig.watch()):
            self.refused += 1
            return Retry(timedelta(seconds=self.dice.randint(1, 60)), "Throttled", busy=True)
        self.heard[card["notice"]] += 1
        self.times.append((self.rig.watch() - EIGHT).total_seconds())
        return Sent(f"a{self.calls}")

    async def update(self, _road, activity_id, _card, _summary) -> Outcome:
        return Sent(activity_id)


def a_limit_of_fifty(messages: int = 1500) -> Row:
    """F7."""
    rig = Rig(250, messages // 250)
    teams = LimitedTeams(rig, 50, 1)
    rig.live(4, teams=teams)
    each, took = teams.calls / messages, max(teams.times, default=0) / (messages / 50)
    return Row(
        "F7",
        "429: a tenant that takes 50 a second and says 1-60 s",
        f"{messages} cards: {each:.2f} requests a card, {teams.refused} refused, {took:.2f} of the ideal time, "
        f"doubled {sum(teams.heard.values()) - len(teams.heard)}",
        "requests a card <= 1.05, time <= 1.1 of the ideal",
        len(teams.heard) == messages and each <= 1.05 and took <= 1.1,
        "rows.a_limit_of_fifty",
    )


def lost_answers(people: int = 40) -> Row:
    """F8."""
    told, met = [], True
    for percent in (1, 10, 50):
        dice = random.Random(percent)
        rig = Rig(people, 3)
        kinds = (Wire.LOST_ANSWER, Wire.LOST_CALL)

        def weather(
            channel: Channel, _to: str, _before: int, dice=dice, percent=percent, kinds=kinds
        ) -> Wire:
            return dice.choice(kinds) if dice.random() * 100 < percent else Wire.WELL

        rig.outside.weather = weather
        rig.live(36)
        states = rig.states()
        seen = {(one.shown["to"], one.shown["meeting"]) for one in [*rig.outside.cards, *rig.outside.mails]}
        left = sum(
            count for state, count in states.items() if state.split()[0] in {"unknown", "retry", "planned"}
        )
        doubled = len(rig.outside.cards) - len({one.notice for one in rig.outside.cards})
        both = len({(c.shown["to"], c.shown["meeting"]) for c in rig.outside.cards} & {
            (m.shown["to"], m.shown["meeting"]) for m in rig.outside.mails})  # fmt: skip
        told.append(
            f"{percent} %: {3 * people - len(seen)} lost, {doubled} doubled, {states.get('settled', 0)} settled by "
            f"mail, {left} left, {both} seen on both roads"
        )
        met = met and not doubled and not left and len(seen) == 3 * people
    return Row(
        "F8",
        "502, 504, time-outs: the answer or the call is lost",
        f"of {3 * people} each: " + "; ".join(told),
        "doubled 0, lost 0, all settled",
        met,
        "rows.lost_answers",
    )


def closed_roads(people: int = 60) -> Row:
    """F9. To every third chat the road is closed; every fifth of the others says that the card is too big."""
    rig = Rig(people, 2)

    def weather(channel: Channel, to: str, _before: int) -> Wire:
        number = 1 if channel is Channel.MAIL else int(to.removeprefix("chat-"))
        return Wire.CLOSED if number % 3 == 0 else Wire.REFUSED if number % 5 == 0 else Wire.WELL

    rig.outside.weather = weather
    rig.live(8)
    again = max(
        (count for to, count in rig.outside.calls.items() if to.startswith("chat-") and not int(to[5:]) % 3)
    )
    big = [
        count
        for to, count in rig.outside.calls.items()
        if to.startswith("chat-") and weather(Channel.TEAMS, to, 0) is Wire.REFUSED
    ]
    mailed = [(one.at - EIGHT).total_seconds() for one in rig.outside.mails]
    seen = {(one.shown["to"], one.shown["meeting"]) for one in [*rig.outside.cards, *rig.outside.mails]}
    return Row(
        "F9",
        "403 and 404: blocked, uninstalled, gone; 413: the card is too big",
        f"{len(mailed)} of {2 * people} by mail, the last after {max(mailed):.0f} s; at most {again} calls to a closed "
        f"chat (two cards were under way), and {sum(big)} for {2 * len(big)} cards that were too big; "
        f"{2 * people - len(seen)} lost",
        "by mail within 60 s; no further calls",
        len(seen) == 2 * people and max(mailed) <= 60 and again <= 2 and set(big) == {2} and _413_is_final(),
        "rows.closed_roads",
    )


def _413_is_final() -> bool:
    """As the door to Teams hands it on."""
    return isinstance(
        judged("POST", Answered(413, {"error": {"code": "MessageSizeTooBig"}}, None), 0.5), TooBig
    )


def a_mail_server_with_its_days() -> Row:
    """F10. A real server, real mails: refuses for now, hangs up after the dot (taken or not), refuses for good."""
    with TemporaryDirectory(dir=scratch()) as folder:
        url = f"sqlite:///{folder}/books.db"
        migrate(url)
        server = SmtpServer().start()
        try:
            with Store.open(url, domain="styrmand.example.dk") as store:
                return _with_mail_server(store, server, Path(folder))
        finally:
            server.stop()


def _with_mail_server(store: Store, server: SmtpServer, folder: Path) -> Row:
    at = world(store)
    meeting = at.convene()
    refused = at.people["Ellen Pedersen"].email
    server.refuse("RCPT", "550 5.1.1 No such person", recipient=refused)
    server.refuse("MAIL", "451 4.3.0 Greylisted", times=1)
    server.hang_up_after_the_dot(taken=True, times=2)
    server.hang_up_after_the_dot(taken=False, times=1)

    async def go() -> None:
        sender = sender_for(server.url, folder)
        post = at.post(mail=sender)
        for _ in range(40):
            await post.reap()
            await post.drain()
            at.wait(minutes=6)
        await sender.close()

    asyncio.run(go())
    copies: dict[str, list[bytes]] = {}
    for one in server.received:
        copies.setdefault(one.message["Message-ID"], []).append(one.raw)
    mails = [one for one in at.notices(meeting, Kind.CONVENED) if one.new.channel is Channel.MAIL]
    copies = {one.message_id: copies[one.message_id] for one in mails if one.message_id in copies}
    repeated = sum(len(one) - 1 for one in copies.values())
    equal = sum(len(set(one)) == 1 for one in copies.values() if len(one) > 1)
    ends = Counter(one.state.value for one in mails)
    several = sum(len(one) > 1 for one in copies.values())
    return Row(
        "F10",
        "SMTP 4xx, 5xx, the line dropped after the final dot",
        f"{len(mails)} mails: {ends['sent']} sent, {ends['dead']} refused for good; {repeated} arrived again, "
        f"{equal} of {several} with the same bytes and Message-ID; shown {len(copies)}",
        "the same bytes and Message-ID 100 %, shown once",
        repeated >= 1 and equal == several and len(copies) == ends["sent"] and ends["dead"] == 1,
        "rows.a_mail_server_with_its_days",
    )


def repeated_arrivals(url: str, people: int = 32) -> Row:
    """F11. Each answer comes two to ten times, out of order and all at once; the key is Teams' own."""
    migrate(url)
    dice = random.Random(11)
    with Store.open(url, domain="styrmand.example.dk") as store:
        members = tuple((f"Medlem {number}", council.VIBORG) for number in range(people))
        at = world(store, members)
        plan = at.convene()
        store.write_now(lambda records: records.put_committee(_without_seats(records)))
        wanted: dict[int, AnswerKind] = {}
        arrivals: list[Callable] = []
        for person in at.people.values():
            kind = dice.choice((AnswerKind.ONLINE, AnswerKind.DECLINED))
            wanted[person.id] = kind
            arrivals += [_arrival(at, plan.id, person.id, kind)] * dice.randint(2, 10)
        dice.shuffle(arrivals)

        async def all_at_once() -> list[bool]:
            hands = asyncio.Semaphore(32)

            async def one(work: Callable) -> bool:
                async with hands:
                    return await store.write(work)

            return await asyncio.gather(*map(one, arrivals))

        taken = sum(asyncio.run(all_at_once()))
        roll = at.read(lambda records: records.roll(records.meeting(plan.id)))
        stand = {line.person.id: line.answers[0].kind for line in roll.lines}
        history = at.read(lambda records: len(records.history(plan.id)))
        audit = at.read(lambda records: sum(one.act == "answer" for one in records.audit_of(plan.id)))
    return Row(
        "F11",
        f"inbound repeated 2-10 times, out of order, 32 at once ({url.partition(':')[0]})",
        f"{len(arrivals)} arrivals of {people} answers: {taken} taken, {history} lines of history, {audit} of audit",
        "answers as given; audit and history = real changes",
        stand == wanted and taken == history == audit == people,
        "rows.repeated_arrivals",
    )


def _without_seats(records):
    committee = records.committee(council.COMMITTEE.id)
    return council.replace(committee, terms=())


def _arrival(at, meeting: str, person: int, kind: AnswerKind) -> Callable:
    def work(records) -> bool:
        office = Office(records, NOW + timedelta(minutes=1), closed)
        office.domain = "styrmand.example.dk"
        if not records.first_seen(f"activity of {person}", office.now):
            return False
        return office.take_answer(meeting, person, kind, Actor(person, Source.TEAMS)).changed

    return work


def moved_in_flight(people: int = 50, meetings: int = 10, after: float = 3.0) -> Row:
    """F12. All meetings are moved, every other one cancelled instead, while their reminders go out.

    The witness raises for one that is begun after that and tells the old time, or of a meeting that is no more.
    """
    rig = Rig(people, meetings)
    rig.outside.latency = lambda: 0.15
    before: list[tuple[datetime, int]] = []

    def move() -> None:
        before.append((rig.watch(), len(rig.outside.cards)))
        rig.move_all(and_cancel=2)

    broken = ""
    try:
        rig.live(6, at=(after, move))
    except Broken as told:
        broken = str(told)
    at, gone = before[0]
    old = [one for one in rig.outside.cards if one.shown["kind"] == Kind.REMINDER and one.shown["round"] == 1]
    landed = [one for one in rig.outside.cards[gone:] if one in old]
    late = sum(one.at > at + LEASE for one in landed)
    return Row(
        "F12",
        f"{meetings} meetings moved or cancelled while {people * meetings:,} reminders are in flight",
        f"{gone:,} had gone at the commit and {len(landed)} were on the wire; with the old time begun after it "
        f"{1 if broken else 0}, and after a lease {late}",
        "with an old time after the commit and a lease: 0",
        not broken and not late and 0 < gone < people * meetings,
        "rows.moved_in_flight",
    )


def kinds_of_another_version(people: int = 10) -> Row:
    """F13. A queue written by a version that knows more than this one."""
    rig = Rig(people, 1)
    rig.books.raw.execute(
        "UPDATE delivery SET kind = 'of_tomorrow' WHERE kind = 'reminder' AND person_id % 2"
    )
    rig.live(1)
    parked = rig.books.raw.execute(
        "SELECT count(*) FROM delivery WHERE kind = 'of_tomorrow' AND state = 'planned'"
    ).fetchone()[0]
    rows = rig.books.raw.execute("SELECT count(*) FROM delivery WHERE kind <> 'convened'").fetchone()[0]
    sent = rig.states().get("sent", 0)
    return Row(
        "F13",
        "a queue with kinds this version does not know (upgrade, rollback)",
        f"{rows} rows: {sent} sent, {parked} wait for a version that knows them, {people - rows} lost",
        "rows lost 0; unknown kinds parked, not deleted",
        rows == people and sent + parked == people and parked > 0,
        "rows.kinds_of_another_version; tests/storage/test_migrating.py",
    )


def a_poisoned_head(people: int = 60) -> Row:
    """F14."""
    rig = Rig(people, 1)
    poison = rig.books.raw.execute("SELECT min(id) FROM delivery WHERE kind = 'reminder'").fetchone()[0]
    whose = rig.books.raw.execute("SELECT person_id FROM delivery WHERE id = ?", (poison,)).fetchone()[0]

    def render(errand):
        if errand.to.id == whose:
            raise ValueError("cannot be drawn")
        return cheap(errand)

    rig.live(2, render=render)
    last = max((one.at - EIGHT).total_seconds() for one in rig.outside.cards)
    ends = rig.books.raw.execute(
        "SELECT channel, state, last_error FROM delivery WHERE person_id = ? AND kind = 'reminder' ORDER BY channel",
        (whose,),
    ).fetchall()
    return Row(
        "F14",
        "a row at the head that cannot be written",
        f"the other {len(rig.outside.cards)} of {people} went within {last:.1f} s; the row: "
        + ", ".join(f"{channel} {state} ({why})" for channel, state, why in ends),
        "others delayed less than ten seconds; the row dead and reported",
        len(rig.outside.cards) == people - 1 and last < 10 and all(state == "dead" for _, state, _ in ends),
        "rows.a_poisoned_head",
    )


def a_morning(messages: int = 2000) -> Row:
    """F17, the sending: all due at eight, in one tenant, 150 ms a card."""
    rig = Rig(200, messages // 200)
    teams = LimitedTeams(rig, 50, 2)
    rig.live(4, teams=teams)
    first, last = min(teams.times), max(teams.times)
    ideal = messages / 50
    return Row(
        "F17",
        f"{messages:,} due at 8.00 in one tenant",
        f"first after {first:.1f} s, last after {last:.0f} s (the limit allows {ideal:.0f} s), {teams.refused} refused",
        "first < 5 s, last <= messages / rate x 1.1, none over the limit",
        len(teams.heard) == messages and first < 5 and last <= ideal * 1.1 and not teams.refused,
        "rows.a_morning",
    )


SMALL: tuple[Callable[[], Row], ...] = (
    a_day_without_network,
    every_day_of_the_year,
    every_hour_of_the_year,
    a_clock_set_back_before_a_shut_road,
    lambda: a_clock_set_back_before_a_shut_road(timedelta(days=1)),
    lambda: a_limit_of_fifty(1000),
    lambda: lost_answers(12),
    closed_roads,
    a_mail_server_with_its_days,
    moved_in_flight,
    kinds_of_another_version,
    a_poisoned_head,
    lambda: a_morning(600),
)
"""Without those that need a database of their own."""
