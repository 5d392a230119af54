"""Whoever knocks too often is asked to wait: a person in the chat, and whoever opens one link."""

from datetime import UTC, datetime, timedelta

from bot.crowd import Crowd
from tests.parts.teams import Person, in_the_loop
from tests.teams.stage import stage
from tests.web.house import House

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


class Watch:
    def __init__(self) -> None:
        self.shows = NOON

    def __call__(self) -> datetime:
        return self.shows


def test_a_quarter_of_a_minutes_share_may_come_at_once_and_then_one_waits():
    watch = Watch()
    crowd = Crowd(8, watch)
    assert [crowd.wait("mette") for _ in range(3)] == [0, 0, 10]
    assert crowd.wait("ellen") == 0
    watch.shows += timedelta(seconds=10)
    assert crowd.wait("mette") == 0


def test_without_a_limit_nobody_waits():
    crowd = Crowd(0, Watch())
    assert [crowd.wait("mette") for _ in range(500)] == [0] * 500


@in_the_loop
async def test_a_person_who_taps_too_often_gets_429_and_no_turn_and_the_others_are_answered():
    async with stage(turns_a_minute=8) as at:
        mette, ellen = Person(), Person(user="29:ellen", aad_object="bbbbbbbb-0000-0000-0000-000000000002")
        answers = [await at.teams.send(at.teams.message(f"hej {n}", mette)) for n in range(3)]
        assert [status for status, _ in answers] == [200, 200, 429]
        assert (await at.teams.send(at.teams.message("hej", ellen)))[0] == 200
        assert len(at.turns.arrivals) == 3


def test_a_link_that_is_opened_too_often_says_so_in_words(home: House):
    path = "/svar/not-a-key"
    seen = [home.get(path) for _ in range(101)]
    assert {one.status for one in seen[:100]} == {404}
    last = seen[100]
    assert (last.status, last.headers["Retry-After"]) == (429, "10")
    assert "Vent et øjeblik" in last.text
    assert home.get("/svar/another").status == 404
