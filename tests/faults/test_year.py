"""A hundred years, each from its seed; a thousand by `python -m tests.faults.year --seeds 1000`."""

from collections import Counter

import pytest

from tests.faults.year import Year, lived

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


def test_a_seed_is_the_same_year_also_for_records_that_remember_nothing():
    """What `Remembering` keeps across units of work is what the books would have said."""
    quick, slow = Year(5), Year(5, remembering=False)
    assert quick.live() == slow.live()
    assert quick.outside.cards == slow.outside.cards
    assert quick.outside.mails == slow.outside.mails
