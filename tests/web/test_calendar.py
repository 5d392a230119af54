"""A person's calendar by subscription, and a committee's year as a file, as a calendar program fetches them."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from meetings.model import AnswerKind, MeetingKind, Mode, Role, Session, Source
from meetings.office import Actor, Amendment, MeetingPlan, NewSubstitute
from tests.parts.calendar_readers import NPM_READERS, PIP_READERS, read
from tests.parts.invite_check import check_feed, feed_readers
from tests.parts.smtp import SmtpServer
from tests.parts.thunderbird import Thunderbird
from tests.web.house import GROUP, OPERATOR, ORGANIZER, SPRING, TWO_DAYS, House

MEMBER, COLLEAGUE, SECRETARY, STRANGER = "Mette Kjærgaard", "Hans Vinther", "Karen Lund", "Birgitte Toft"
AUTUMN = (Session(1, date(2027, 10, 5), time(9, 30), time(11, 30)),)


def shown(content: bytes, day: date = SPRING[0].day) -> list[tuple[str, str, str]]:
    """Summary, STATUS and TRANSP of what begins that day."""
    events = Calendar.from_ical(content).events
    return [
        (str(one["SUMMARY"]), str(one["STATUS"]), str(one["TRANSP"]))
        for one in events
        if one.start.date() == day
    ]


def answers(home: House, name: str, kind: AnswerKind, **more: object) -> None:
    person = home.person(name).id
    held = next(one for one in meetings(home) if one.sessions[0].day == SPRING[0].day)
    home.act(
        lambda office: office.take_answer(held.id, person, kind, Actor(person, Source.TEAMS), **more)  # type: ignore[arg-type]  # a few of them, by name
    )


def meetings(home: House) -> list:
    return list(home.desk.read_now(lambda office: office.records.meetings_of_committee(GROUP)))


def test_a_calendar_has_all_meetings_of_the_persons_committees(home: House):
    home.convene()
    file = home.get(home.feed_path(MEMBER))
    assert (file.status, file.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    calendar = Calendar.from_ical(file.body)
    theirs = {one for one in meetings(home) if one.state.value != "planned"}
    assert len({str(one["UID"]) for one in calendar.events}) == len(calendar.events)
    starts = {one.starts_at for one in theirs}
    assert starts <= {one.start for one in calendar.events}
    assert b"METHOD:PUBLISH\r\n" in file.body
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n" in file.body


def test_nobodys_address_stands_in_it_but_the_mailbox_that_invites(home: House):
    home.convene()
    answers(home, MEMBER, AnswerKind.DECLINED, substitute=NewSubstitute("Ny Vikar", "ny@viborg.example.dk"))
    for path in (home.feed_path(MEMBER), home.feed_path(SECRETARY), home.plan_path(MEMBER)):
        text = home.get(path).body.replace(b"\r\n ", b"").decode()
        uids = re.findall(r"UID:\S+", text)
        addresses = re.findall(r"[\w.+-]+@[\w.-]+", re.sub(r"UID:\S+", "", text))
        assert uids
        assert set(addresses) == {ORGANIZER}
        assert "ATTENDEE" not in text
        assert "/svar/" not in text


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        (None, {}, ("Forårets møde", "TENTATIVE", "TRANSPARENT")),
        (AnswerKind.TENTATIVE, {}, ("Forårets møde", "TENTATIVE", "TRANSPARENT")),
        (AnswerKind.ONLINE, {}, ("Forårets møde", "CONFIRMED", "OPAQUE")),
        (AnswerKind.DECLINED, {}, ("Afbud: Forårets møde", "CONFIRMED", "TRANSPARENT")),
        (
            AnswerKind.DECLINED,
            {"substitute": NewSubstitute("Ny Vikar", "ny@viborg.example.dk")},
            ("Afbud: Forårets møde", "CONFIRMED", "TRANSPARENT"),
        ),
    ],
)
def test_the_answer_is_its_status_and_whether_the_time_is_taken(home: House, kind, more, expected):
    home.convene()
    if kind is not None:
        answers(home, MEMBER, kind, **more)
    assert shown(home.get(home.feed_path(MEMBER)).body) == [expected]


def test_a_substitute_sees_the_meeting_and_is_busy(home: House):
    home.convene()
    answers(home, MEMBER, AnswerKind.DECLINED, substitute=NewSubstitute("Ny Vikar", "ny@viborg.example.dk"))
    file = home.get(home.feed_path("ny@viborg.example.dk"))
    assert shown(file.body) == [("Forårets møde", "CONFIRMED", "OPAQUE")]
    assert f"Du deltager for {MEMBER}." in file.body.replace(b"\r\n ", b"").decode()


def test_a_cancelled_meeting_stands_there_as_cancelled(home: House):
    held = home.convene()
    path = home.feed_path(MEMBER)
    home.act(lambda office: office.cancel(held.id, "", OPERATOR))
    assert shown(home.get(path).body) == [("Aflyst: Forårets møde", "CANCELLED", "TRANSPARENT")]


def test_what_nobody_is_called_to_yet_is_the_secretariats(home: House):
    plan = MeetingPlan(GROUP, "Efterårets møde", MeetingKind.ORDINARY, Mode.ONLINE, AUTUMN)
    home.act(lambda office: office.create(plan, OPERATOR))
    assert shown(home.get(home.feed_path(MEMBER)).body, AUTUMN[0].day) == []
    planned = [("Planlagt: Efterårets møde", "TENTATIVE", "TRANSPARENT")]
    assert shown(home.get(home.feed_path(SECRETARY)).body, AUTUMN[0].day) == planned
    assert shown(home.get(home.plan_path(MEMBER)).body, AUTUMN[0].day) == []
    assert shown(home.get(home.plan_path(SECRETARY)).body, AUTUMN[0].day) == planned


def test_a_seminar_of_unlike_days_is_an_entry_a_day(home: House):
    home.convene(TWO_DAYS, kind=MeetingKind.SEMINAR, mode=Mode.ONSITE)
    content = home.get(home.feed_path(MEMBER)).body
    assert shown(content, TWO_DAYS[0].day) == [("Forårets møde, dag 1", "TENTATIVE", "TRANSPARENT")]
    assert shown(content, TWO_DAYS[1].day) == [("Forårets møde, dag 2", "TENTATIVE", "TRANSPARENT")]


# Asking again


def test_whoever_has_it_is_told_so_until_something_changes(home: House):
    held = home.convene()
    path = home.feed_path(MEMBER)
    first = home.get(path)
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "private, no-cache"
    home.clock.shows += timedelta(hours=5)
    for known in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        again = home.get(path, If_None_Match=known)
        assert (again.status, again.headers["ETag"], again.body) == (304, tag, b"")
    home.act(lambda office: office.amend(held.id, Amendment(title="Nyt navn"), OPERATOR))
    changed = home.get(path, If_None_Match=tag)
    assert (changed.status, changed.headers["ETag"] == tag) == (200, False)
    assert shown(changed.body)[0][0] == "Nyt navn"


def test_what_others_answer_changes_nothing_in_it(home: House):
    home.convene()
    path = home.feed_path(MEMBER)
    before = home.get(path).headers["ETag"]
    home.clock.shows += timedelta(hours=1)
    answers(home, COLLEAGUE, AnswerKind.ONLINE)
    assert home.get(path).headers["ETag"] == before
    answers(home, MEMBER, AnswerKind.ONLINE)
    assert home.get(path).headers["ETag"] != before


def test_a_stamp_moves_with_every_change_that_concerns_the_reader(home: House):
    held = home.convene()
    path = home.feed_path(MEMBER)

    def stamp() -> tuple[int, str]:
        [event] = [one for one in Calendar.from_ical(home.get(path).body).events if held.uid in one["UID"]]
        return int(event["SEQUENCE"]), f"{event.stamp:%H%M}"

    first = stamp()
    home.clock.shows += timedelta(hours=1)
    assert stamp() == first
    answers(home, MEMBER, AnswerKind.ONLINE)
    answered = stamp()
    assert (answered[0], answered[1] > first[1]) == (first[0], True)
    home.clock.shows += timedelta(hours=1)
    home.act(lambda office: office.amend(held.id, Amendment(place="Rådhuset"), OPERATOR))
    amended = stamp()
    assert (amended[0] > answered[0], amended[1] > answered[1]) == (True, True)


def test_it_can_be_asked_for_by_its_head_alone(home: House):
    home.convene()
    path = home.feed_path(MEMBER)
    whole, head = home.get(path), home.ask("HEAD", path)
    assert (head.status, head.body) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length"):
        assert head.headers[name] == whole.headers[name]
    assert home.ask("HEAD", "/kalender/x.ics").status == 404
    assert home.ask("POST", path).status == 405


# The key


def test_a_new_link_ends_the_old_one_and_stopping_ends_it_too(home: House):
    first = home.feed_path(MEMBER)
    second = home.feed_path(MEMBER)
    assert [home.get(path).status for path in (first, second)] == [404, 200]
    person = home.person(MEMBER).id
    home.act(lambda office: office.close_calendar(person, Actor(person, Source.TEAMS)))
    gone = home.get(second)
    assert (gone.status, gone.main[0]) == (404, "Kalenderen findes ikke længere")
    assert gone.text == home.get("/kalender/aldrig-set.ics").text
    assert gone.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "alter",
    [
        lambda path: path.replace(".ics", "A.ics"),
        lambda path: path.removesuffix(".ics"),
        lambda path: path.upper(),
        lambda path: f"{path}/",
        lambda _: "/kalender/.ics",
        lambda _: "/kalender/%00%FF.ics",
        lambda _: f"/kalender/{'x' * 5_000}.ics",
    ],
)
def test_an_altered_key_opens_nothing(home: House, alter: Callable[[str], str]):
    assert home.get(alter(home.feed_path(MEMBER))).status == 404


def test_the_books_hold_no_key_that_opens_anything(home: House):
    token = home.feed_path(MEMBER).removeprefix("/kalender/").removesuffix(".ics")
    rows = "\n".join(home.everything())
    assert token not in rows
    assert hashlib.sha256(token.encode()).hexdigest() in rows
    assert len(token) >= 43


def test_fetching_changes_nothing(home: House):
    home.convene()
    paths = [home.feed_path(MEMBER), home.plan_path(MEMBER)]
    before = home.everything()
    assert [home.get(path).status for path in paths] == [200, 200]
    assert home.everything() == before


# The year plan


def test_the_year_plan_is_for_those_who_have_a_seat_and_for_ten_minutes(home: House):
    held = home.convene()
    answers(home, MEMBER, AnswerKind.DECLINED)
    path = home.plan_path(MEMBER)
    file = home.get(path)
    assert file.headers["Content-Disposition"] == f'attachment; filename="moedeplan-{GROUP}.ics"'
    assert shown(file.body) == [("Forårets møde", "CONFIRMED", "OPAQUE")]  # nobody's answer stands in it
    assert held.uid.encode() in file.body
    assert home.get(home.plan_path(STRANGER)).status == 403
    home.clock.shows += timedelta(minutes=11)
    late = home.get(path)
    assert (late.status, late.main[0]) == (410, "Linket gælder ikke længere")
    assert home.get(f"{home.plan_path(MEMBER)}A").status == 404


def test_who_has_left_the_committee_fetches_nothing_more_of_it(home: House):
    path, feed = home.plan_path(MEMBER), home.feed_path(MEMBER)
    person = home.person(MEMBER).id
    home.act(lambda office: office.records.end_membership(GROUP, person, date(2020, 1, 1)))
    home.convene()
    assert home.get(path).status == 403
    assert shown(home.get(feed).body) == []


# Other people's readers


def test_every_reader_takes_a_whole_calendar_and_a_year_plan(home: House, tmp_path: Path):
    home.convene()
    home.convene(
        two_weeks_later(TWO_DAYS), kind=MeetingKind.SEMINAR, mode=Mode.HYBRID, place="Ærø; »A, B«\\n"
    )
    for path in (home.feed_path(MEMBER), home.feed_path(SECRETARY), home.plan_path(SECRETARY)):
        content = home.get(path).body
        events = Calendar.from_ical(content).events
        verdict = check_feed(content, tmp_path)
        assert (verdict.readers, verdict.findings) == (feed_readers(), ())
        if len(verdict.readers) > 1:
            times = {(int(one.start.timestamp()), int(one.end.timestamp())) for one in events}
            assert verdict.instants == times


@pytest.mark.parametrize("reader", [*PIP_READERS, *NPM_READERS])
def test_each_reader_of_pip_and_npm_sees_the_same_meetings(home: House, reader: str, tmp_path: Path):
    home.convene()
    file = tmp_path / "feed.ics"
    file.write_bytes(home.get(home.feed_path(MEMBER)).body)
    [found] = read(reader, [file])
    events = Calendar.from_ical(file.read_bytes()).events
    assert [(one.uid, one.start, one.status) for one in found] == sorted(
        (str(one["UID"]), int(one.start.timestamp()), str(one["STATUS"])) for one in events
    )


def two_weeks_later(days: tuple[Session, ...]) -> tuple[Session, ...]:
    return tuple(replace(one, day=one.day + timedelta(days=14)) for one in days)


def test_the_secretariat_is_not_called_and_sees_every_meeting_of_its_committees(home: House):
    home.convene()
    person = home.person(SECRETARY).id
    assert Role.SECRETARIAT in home.desk.read_now(lambda office: office.roles(GROUP, person))
    [(_, status, busy)] = shown(home.get(home.feed_path(SECRETARY)).body)
    assert (status, busy) == ("CONFIRMED", "TRANSPARENT")


def test_thunderbird_subscribes_to_it(home: House, smtp: SmtpServer):
    home.convene()
    answers(home, MEMBER, AnswerKind.ONLINE)
    path = home.feed_path(MEMBER)
    told = Calendar.from_ical(home.get(path).body).events
    with Thunderbird(MEMBER, home.person(MEMBER).email, smtp.port) as program:
        program.subscribe(home.url(path))
        kept = program.entries()
    assert {(one.uid, one.title, one.status, datetime.fromisoformat(one.start)) for one in kept} == {
        (str(one["UID"]), str(one["SUMMARY"]), str(one["STATUS"]), one.start) for one in told
    }
