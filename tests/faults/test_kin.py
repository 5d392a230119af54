"""Years that have their beginnings in common are the years that each of them would be alone."""

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.faults.kills import ROOT
from tests.faults.kin import PARTS, alike, families, stream
from tests.faults.witness import Broken
from tests.faults.years import lived_as_kin

seeds = st.integers(0, 100_000)


def test_what_seeds_in_a_row_live_together_is_what_each_lives_alone():
    row = range(62, 66)
    told = subprocess.run(
        [sys.executable, "-m", "tests.faults.years", "--kin", "--first", "62", "--seeds", "4"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = dict(
        line.rsplit(maxsplit=1) for line in told.stdout.splitlines() if "years, 0 broken" not in line
    )
    alone: Counter[str] = Counter()
    for seed in row:
        [year] = lived_as_kin([seed])
        assert (year.seed, year.broken) == (seed, None)
        alone.update(year.counts)
    assert lines == {what: str(count) for what, count in alone.items()}
    assert "4 years, 0 broken" in told.stdout


@given(seeds, seeds)
def test_two_years_are_the_same_until_they_part_and_never_again(one: int, other: int):
    same = [stream(one, part) == stream(other, part) for part in range(PARTS)]
    assert same == sorted(same, reverse=True)
    assert all(same) == (one == other)


@given(seeds, st.integers(1, 200), st.integers(0, PARTS - 1))
def test_every_seed_has_its_kin_and_no_other(first: int, many: int, part: int):
    row = range(first, first + many)
    kin = alike(row, part)
    assert [seed for each in kin for seed in each] == list(row)
    assert [len({stream(seed, part) for seed in each}) for each in kin] == [1] * len(kin)
    assert list(families(row)) == alike(row, 0)


def test_a_thousand_begin_in_thirty_two_ways_and_end_in_a_thousand():
    ways = [len(alike(range(1, 1001), part)) for part in range(PARTS)]
    assert ways == [32, 63, 126, 251, 501, 1000]


def test_a_broken_rule_is_told_with_the_seed_that_shows_it_again(monkeypatch: pytest.MonkeyPatch):
    def broken(_witness: object) -> None:
        raise Broken("nobody keeps the rules")

    monkeypatch.setattr("tests.faults.witness.Witness.rounds_end", broken)
    [told] = lived_as_kin([17])
    assert (told.broken, told.again) == (
        "Broken: nobody keeps the rules",
        "python -m tests.faults.years --kin --seed 17 --story",
    )


IN_THE_COPIES = """
import os, signal
from tests.faults import witness, years
from tests.faults.witness import Broken
own, hold = os.getpid(), witness.Witness.rounds_end
def rounds_end(self):
    if os.getpid() != own:
        {deed}
    hold(self)
witness.Witness.rounds_end = rounds_end
for one in years.lived_as_kin([66, 67]):
    print(one.seed, one.broken)
"""
"""The year of 66 is lived by a copy from the last crossroads on, that of 67 by the process itself."""


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("raise Broken('nobody keeps the rules')", ["66 Broken: nobody keeps the rules", "67 None"]),
        (
            "os.kill(os.getpid(), signal.SIGKILL)",
            [f"{seed} ChildProcessError: the process of the seeds [66] ended with 9" for seed in (66, 67)],
        ),
        (
            "raise KeyboardInterrupt",
            [f"{seed} ChildProcessError: the process of the seeds [66] ended with 256" for seed in (66, 67)],
        ),
    ],
    ids=["broken", "killed", "interrupted"],
)
def test_what_becomes_of_a_copy_is_told(deed: str, told: list[str]):
    said = subprocess.run(
        [sys.executable, "-c", IN_THE_COPIES.format(deed=deed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.splitlines() == told
