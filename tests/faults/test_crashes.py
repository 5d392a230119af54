"""The post dies at each of its moments: once everywhere, twice where it is quickly tried; `crashes` tries them all."""

import pytest

from tests.faults.crashes import Scenario, Tally, scenarios

ALL = {one.name: one for one in scenarios()}
TWICE = ("reminding", "moving, with a card drawn anew")


def _nothing_lost(tallies: list[Tally]) -> None:
    for deaths, tally in enumerate(tallies):
        assert (deaths, tally.lost, tally.doubled_cards, tally.sent_unseen, tally.other_bytes) == (
            deaths,
            0,
            0,
            0,
            0,
        )


@pytest.mark.parametrize("name", sorted(ALL))
def test_one_death_at_every_moment(name: str):
    tallies = ALL[name].tallies(1)
    assert tallies[1].schedules > 30
    _nothing_lost(tallies)


@pytest.mark.parametrize("name", TWICE)
def test_two_deaths_at_every_two_moments(name: str):
    fresh = next(one for one in scenarios() if one.name == name)
    tallies = fresh.tallies(2)
    assert tallies[2].schedules > 1000
    _nothing_lost(tallies)


def test_a_scenario_is_the_same_each_time():
    def once() -> list[Tally]:
        scenario: Scenario = next(one for one in scenarios() if one.name == "reminding")
        return scenario.tallies(1)

    assert once() == once()
