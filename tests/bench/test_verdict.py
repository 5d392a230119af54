"""The benchmarks' own table says plainly which demand was met."""

from tests.bench.__main__ import verdict
from tests.bench.figures import figure, is_met

FASTER = figure("turns", 412.344, "1/s", "higher", peer="stock", peer_value=100)
SLOWER = figure("list", 13.1, "ms", "lower", peer="one of 10", peer_value=10)


def test_a_figure_has_four_digits_and_its_ratio_to_the_peer():
    assert FASTER == {
        "name": "turns",
        "value": 412.3,
        "unit": "1/s",
        "better": "higher",
        "peer": "stock",
        "peer_value": 100,
        "ratio": 4.123,
    }


def test_a_bound_is_met_from_the_side_that_is_better():
    assert [is_met(FASTER, 4.123), is_met(FASTER, 4.2)] == [True, False]
    assert [is_met(SLOWER, 1.31), is_met(SLOWER, 1.3)] == [True, False]


def test_the_verdict_names_what_was_missed_and_what_was_not_measured():
    kept, missed, unmeasured = ("turns", "stock"), ("list", "one of 10"), ("turns", "floor")
    assert verdict([FASTER, SLOWER], {kept: 4, missed: 1.4}) == "[green]All 2 demands are met.[/]"
    assert verdict([FASTER, SLOWER], {kept: 4, missed: 1.3, unmeasured: 1}) == (
        "[red]Missed 2 of 3 demands:[/] list (beside one of 10); turns (beside floor)"
    )
