"""A hundred years, each from its seed; a thousand by `python -m tests.faults.years --seeds 1000`."""

from collections import Counter
from typing import Any

import pytest

from bot.delivery import journal
from tests.faults.witness import Broken
from tests.faults.year import Year
from tests.faults.years import lived

SEEDS = range(1, 101)
AT_A_TIME = 10


@pytest.mark.parametrize("first", SEEDS[::AT_A_TIME])
def test_years_in_which_everything_goes_wrong(first: int):
    whole: Counter[str] = Counter()
    for seed in range(first, first + AT_A_TIME):
        year = lived(seed)
        assert year.broken is None, f"seed {seed}: {year.broken}\nagain: {year.again}"
        whole.update(year.counts)
    # and it did go wrong
    for what in (
        "deaths",
        "settled",
        "seen on both roads",
        "clocks set",
        "turns lost and repeated",
        "mails repeated",
    ):
        assert whole[what] > 0, whole


class Recorder:
    """The engine's log, as it was told."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, dict[str, Any]]] = []

    def info(self, event: str, **known: Any) -> None:
        self.lines.append((event, known))

    debug = warning = error = info


def test_a_seed_is_the_same_year_to_the_last_line_of_the_log(monkeypatch: pytest.MonkeyPatch):
    def told() -> tuple[object, ...]:
        log = Recorder()
        monkeypatch.setattr(journal, "log", log)
        year = Year(11)
        counts = year.live()
        return counts, log.lines, year.outside.cards, year.outside.mails, year.outside.freshened

    once, again = told(), told()
    assert len(once[1]) > 2000
    assert once == again


def test_a_broken_rule_is_told_with_the_seed_that_shows_it_again(monkeypatch: pytest.MonkeyPatch):
    def broken(_witness: object) -> None:
        raise Broken("nobody keeps the rules")

    monkeypatch.setattr("tests.faults.witness.Witness.rounds_end", broken)
    told = lived(17)
    assert (told.broken, told.again) == (
        "Broken: nobody keeps the rules",
        "python -m tests.faults.years --seed 17 --story",
    )


def test_a_seed_is_the_same_year_also_for_records_that_remember_nothing():
    """What `Remembering` keeps across units of work is what the books would have said."""
    quick, slow = Year(5), Year(5, remembering=False)
    assert quick.live() == slow.live()
    assert quick.outside.cards == slow.outside.cards
    assert quick.outside.mails == slow.outside.mails


@pytest.mark.parametrize("seed", [609, 624, 632])
def test_a_reminder_by_mail_that_may_have_come_is_not_followed_by_another_on_that_day(seed: int):
    """Its sender died or its answer was lost; it waits to go again as the same mail, or was refused when it did."""
    assert lived(seed).broken is None
