"""Measures the rows of DELIVERY.md's table and writes them into docs/reliability.md, between the two marks.

python -m tests.faults.report                 all of them (some twenty-five minutes on two cores that do nothing else)
python -m tests.faults.report F5 F17          some; the others stay as they were
"""

import argparse
import json
import multiprocessing
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults import clocks, crashes, held_up, kills, mutants, restored, rows, swallowed, tapping, years
from tests.faults.by_hand import close_all, quietly
from tests.faults.rows import Row
from tests.parts.postgres import shared_server
from tests.parts.scratch import scratch

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reliability.md"
FIGURES = ROOT / "docs" / "reliability.json"
MARKS = ("<!-- measured: begin -->", "<!-- measured: end -->")


def f01() -> Iterator[Row]:
    """Two trials at a time: they wait more than they work."""
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        yield from map(killed, pool.map(kills.measure, kills.WHERE, repeat(20)))


def killed(figures: kills.Figures) -> Row:
    several = figures.replicas > 1
    began = "the kill" if several else "the readiness of the next process"
    return Row(
        "F1",
        f"kill -9 at a random moment: {figures.where}, {figures.replicas} process{'es' if several else ''}",
        f"{figures.kills} kills, {figures.notices:,} notices: lost {figures.lost}, cards doubled "
        f"{figures.doubled_cards}, mails doubled {figures.doubled_mails}, sent and unseen {figures.unseen}; unknown "
        f"{figures.unknown} ({figures.unknown / max(figures.kills, 1):.1f} a kill), left {figures.unsettled}; seen on "
        f"both roads {figures.both_roads}; mails sent again under the same Message-ID {figures.repeated}. From {began}: "
        f"first call after {kills.p95(figures.heard_again):.1f} s, what the dead held free after "
        f"{kills.p95(figures.free_again):.1f} s (p95). Start of a process {kills.p50(figures.started):.1f} s "
        f"(p95 {kills.p95(figures.started):.1f} s)",
        f"lost 0, doubled 0, all settled; recovery p95 < the lease ({figures.lease:.0f} s here) and 5 s",
        figures.met,
        "python -m tests.faults.kills",
    )


THIRD = float(os.environ.get("TRIAL_THIRD", "0.02"))
"""In so many of the worlds that two deaths leave a third is tried: all of them would take hours."""


def f02() -> Iterator[Row]:
    scenarios = list(crashes.tried(3, THIRD))
    drawn, left = sum(one.drawn for one in scenarios), sum(one.left for one in scenarios)
    whole = crashes.together(scenarios)
    faults = [
        sum(getattr(tally, name) for tally in whole) for name in ("lost", "doubled_cards", "sent_unseen")
    ]
    both, repeated = sum(one.on_both_roads for one in whole), sum(one.repeated_mails for one in whole)
    yield Row(
        "F2",
        "every crash point of the engine, one and two deaths, eight scenarios; a third death, drawn",
        f"{whole[1].schedules:,} schedules of one death, {whole[2].schedules:,} of two, all there are, and "
        f"{whole[3].schedules:,} of three (every third death in {drawn:,} worlds of the {left:,} that two leave, drawn "
        f"from seed 1), {sum(one.notices for one in whole):,} notices: "
        f"lost {faults[0]}, doubled {faults[1]}, sent and unseen {faults[2]}; seen on both roads {both:,}; mails again "
        f"under the same Message-ID {repeated:,}, with other bytes {sum(one.other_bytes for one in whole)}",
        "lost 0, doubled 0, sent and unseen 0",
        not any(tally.faults for tally in whole),
        f"python -m tests.faults.crashes --deaths 3 --share {THIRD:g}",
    )


def f03() -> Iterator[Row]:
    held = held_up.frozen()
    yield _held("F3", "three processes, one killed, one frozen for two leases with its answers on the way", held,
                f"{held.says}; {held.told} late outcomes refused when it went on",
                "doubled 0; late outcomes fenced", met=held.told > 0)  # fmt: skip


def f04() -> Iterator[Row]:
    troubles = (
        (held_up.gone, "the PostgreSQL server is stopped for 60 s"),
        (held_up.locked, "the SQLite file is held by another program for 30 s"),
        (held_up.full, "the disk of the SQLite file is full for 30 s"),
    )
    for trouble, what in troubles:
        held = trouble()
        assert held.seen
        stall = held.seen.stall * 1000
        yield _held("F4", what, held,
                    f"{held.says}; the same process sent again {held.seconds:.1f} s after; longest stall of the loop "
                    f"{stall:.0f} ms",
                    "alive and green again without restart; lost 0; longest stall < 100 ms",
                    met=stall < 100)  # fmt: skip


def f06() -> Iterator[Row]:
    yield rows.every_day_of_the_year()
    yield rows.every_hour_of_the_year()
    yield rows.a_clock_set_back_before_a_shut_road()
    jumps = list(clocks.all_of_them())
    yield Row(
        "F6",
        "the machine's clock set while the bot runs, real processes: " + ", ".join(one.what for one in jumps),
        "; ".join(
            f"{one.what}: {one.came} of {one.expected}, late {max(0.0, one.late):.1f} s, early {one.early}, doubled "
            f"{one.doubled}"
            for one in jumps
        ),
        "lateness < 30 s, none early, doubled 0",
        all(one.met for one in jumps) and len(jumps) == 6,
        "python -m tests.faults.clocks",
    )


def f17() -> Iterator[Row]:
    yield rows.a_morning(28_000)
    for engine, processes in (("sqlite", 1), ("postgresql", 1), ("postgresql", 2)):
        found = tapping.morning(engine, 60, processes=processes)
        yield Row(
            "F17",
            f"{found.cards:,} reminders of 8.00 go out and members tap, real processes, {engine}, "
            f"{processes} process{'es' if processes > 1 else ''}",
            f"first after {found.first:.1f} s, last after {found.last:.0f} s (the limit allows "
            f"{found.cards / tapping.LIMIT:.0f} s), at most {found.busiest_second} within a second, doubled "
            f"{found.doubled}; {found.taps:,} taps, {found.refused} refused: p50 {found.p50:.0f} ms, p99 "
            f"{found.p99:.0f} ms, slowest {found.slowest:.0f} ms",
            "first < 5 s, last <= messages / rate x 1.1, none over the limit (50); p99 of a tap < 500 ms",
            found.met,
            "python -m tests.faults.tapping",
        )


def f15() -> Iterator[Row]:
    held = held_up.told_to_end()
    yield _held("F15", "SIGTERM in the middle of a burst", held,
                f"ended after {held.seconds:.1f} s, {held.told} claimed, sending or unknown then",
                "unknown 0, exit < 30 s", met=held.told == 0 and held.seconds < 30)  # fmt: skip


def _held(number: str, fault: str, held: held_up.Held, figures: str, target: str, *, met: bool) -> Row:
    of = held.figures
    faults = of.lost + of.doubled_cards + of.doubled_mails + of.unseen + of.unsettled
    return Row(
        number, fault,
        f"{of.notices} notices: {figures}; lost {of.lost}, cards doubled {of.doubled_cards}, mails doubled "
        f"{of.doubled_mails}, unknown {of.unknown} (left {of.unsettled})",
        target, met and not faults, "python -m tests.faults.held_up",
    )  # fmt: skip


def f11() -> Iterator[Row]:
    with TemporaryDirectory(dir=scratch()) as folder:
        yield rows.repeated_arrivals(f"sqlite:///{folder}/books.db")
    with shared_server(f"report-{os.getpid()}") as server:
        yield rows.repeated_arrivals(server.fresh())


def f16() -> Iterator[Row]:
    with TemporaryDirectory(dir=scratch()) as folder:
        for put_back in (restored.by_the_command, restored.by_copying_the_file):
            yield restored.a_backup_of_yesterday(
                restored.books_in(Path(folder) / f"{put_back.__name__}.db"), put_back
            )
    with shared_server(f"report-{os.getpid()}") as server:
        for put_back in (restored.by_pg_restore, restored.by_pg_restore_elsewhere(server.fresh())):
            yield restored.a_backup_of_yesterday(restored.books_at(server.fresh()), put_back)


def f18() -> Iterator[Row]:
    """A thousand in a row, and as many that have nothing in common; `TRIAL_SEEDS` is another number of them."""
    seeds = range(1, int(os.environ.get("TRIAL_SEEDS", "1000")) + 1)
    fault = "a year of 38 people and four meetings, random faults, from a seed"
    lived, took, figures = _years(years.years_of_kin, seeds)
    yield Row(
        "F18",
        f"{fault}; seeds in a row begin alike, and what they have in common is lived once",
        figures,
        "1,000 seeds in five minutes, 0 broken",
        not any(one.broken for one in lived) and took < 300 * len(seeds) / 1000,
        "python -m tests.faults.years --kin --seeds 1000",
    )
    lived, took, figures = _years(years.years, seeds)
    yield Row(
        "F18",
        f"{fault}; none has anything in common with another",
        f"{figures}; {years.Growth.of(lived)}",
        "1,000 seeds in five minutes, 0 broken; no growth",
        not any(one.broken for one in lived) and took < 300 * len(seeds) / 1000,
        "python -m tests.faults.years --seeds 1000",
    )


def _years(
    by: Callable[[Sequence[int], int], Iterator[years.Lived]], seeds: range
) -> tuple[list[years.Lived], float, str]:
    began, counts, jobs = time.perf_counter(), Counter[str](), os.cpu_count() or 1
    lived = list(by(seeds, jobs))
    took = time.perf_counter() - began
    for one in lived:
        counts.update(one.counts)
    broken = sum(one.broken is not None for one in lived)
    cost = sum(one.seconds for one in lived) / len(seeds)
    return (
        lived,
        took,
        f"{len(seeds):,} seeds, {broken} broken, in {took:.0f} s by {jobs} processes, {cost:.2f} s of CPU each; "
        f"{counts['deaths']:,} deaths, {counts['clocks set']:,} clocks set, {counts['acts']:,} answers by chat, link and "
        f"calendar, {counts['joined']:,} joined, {counts['left']:,} left; "
        f"{counts['sent'] + counts['settled']:,} notices told, {counts['settled']:,} of them settled by mail; seen on "
        f"both roads {counts['seen on both roads']:,}; mails again under the same Message-ID "
        f"{counts['mails repeated']:,}",
    )


def f19() -> Iterator[Row]:
    began = time.process_time()
    found = list(mutants.found())
    yield Row(
        "F19",
        "known faults planted in the engine",
        f"{sum(bool(how) for _, how in found)} of {len(found)} found, in {time.process_time() - began:.0f} s of CPU: "
        + "; ".join(name for name, _ in found),
        "all found (at least ten)",
        all(how for _, how in found) and len(found) >= 10,
        "python -m tests.faults.mutants",
    )


EVERYTHING, SOME, LARGE = "swallows everything", "loses one packet in seven", "loses what is over 1,280 bytes"
OUTSIDE = "Teams, the mail server and the mailbox"
SWALLOWED = {
    "books": (EVERYTHING, "PostgreSQL, while eight people tap"),
    "teams": (EVERYTHING, "Teams and its login"),
    "answers": (EVERYTHING, "the answers of Teams; what is sent comes there"),
    "mail": (EVERYTHING, "the mail server"),
    "mailbox": (EVERYTHING, "the mailbox that calendars answer to (IDLE)"),
    "new_mailbox": (EVERYTHING, "the same, which is another process when the network is back"),
    "lossy_books": (SOME, "PostgreSQL, while eight people tap"),
    "lossy": (SOME, OUTSIDE),
    "large_books": (LARGE, "PostgreSQL, while eight people tap"),
    "large": (LARGE, OUTSIDE),
}


def f20() -> Iterator[Row]:
    for name, (does, what) in SWALLOWED.items():
        found = swallowed.TRIALS[name]()
        yield _swallowed(name, f"a network that {does} for {found.seconds:.0f} s: {what}", found)


def _swallowed(name: str, what: str, found: swallowed.Swallowed) -> Row:
    of, taps = found.figures, found.taps
    return Row(
        "F20",
        what,
        f"{of.notices} notices: {_told(name, found)}; the same process was heard {found.called:.1f} s after; longest stall "
        f"of the loop {found.seen.stall * 1000:.0f} ms; lost {of.lost}, cards doubled {of.doubled_cards}, mails doubled "
        f"{of.doubled_mails}, unknown {of.unknown} (left {of.unsettled}), seen on both roads {of.both_roads}, mails again "
        f"under the same Message-ID {of.repeated}",
        "back without restart; lost 0, doubled 0, all settled; who taps is told the truth within 15 s; stall < 100 ms",
        found.nothing_lost
        and found.told_within < 15
        and taps.ends.total() == taps.answered + taps.ends[NOT_SAVED]
        and found.seen.stall < 0.1,
        f"python -m tests.faults.swallowed {name}",
    )


NOT_SAVED = "told that it was not saved"


def _told(name: str, found: swallowed.Swallowed) -> str:
    taps = found.taps
    if taps.ends:
        refused = taps.ends[NOT_SAVED]
        return (
            f"red in {found.seen.red} of {found.seen.looks} looks, green again after {found.green:.1f} s; "
            f"{taps.answered} taps taken, {refused} told that nothing was saved, the slowest after {found.told_within:.1f} s, "
            f"{taps.ends.total() - taps.answered - refused} told nothing, {found.wrong} not as told"
        )
    if "mailbox" in name:
        return (
            f"known after {found.noticed:.0f} s (0: not within them); "
            f"all that came meanwhile was read {found.read:.0f} s after"
        )
    not_begun = f"{found.unreached} tries did not begin, and used up nothing"
    if name in {"lossy", "large"}:
        return f"{found.calls} cards and mails came there meanwhile; {not_begun}"
    return not_begun


MEASURES: dict[str, Callable[[], Iterator[Row]]] = {
    "F1": f01, "F2": f02, "F3": f03, "F4": f04,
    "F5": lambda: iter([rows.a_day_without_network()]),
    "F6": f06,
    "F7": lambda: iter([rows.a_limit_of_fifty()]),
    "F8": lambda: iter([rows.lost_answers()]),
    "F9": lambda: iter([rows.closed_roads()]),
    "F10": lambda: iter([rows.a_mail_server_with_its_days()]),
    "F11": f11,
    "F12": lambda: iter([rows.moved_in_flight(250, 40, 60)]),
    "F13": lambda: iter([rows.kinds_of_another_version()]),
    "F14": lambda: iter([rows.a_poisoned_head()]),
    "F15": f15,
    "F16": f16,
    "F17": f17,
    "F18": f18, "F19": f19, "F20": f20,
}  # fmt: skip


def table(measured: dict[str, list[dict[str, object]]]) -> str:
    lines = ["| | fault | figures | target | met | shown by |", "|---|---|---|---|---|---|"]
    for number in sorted(measured, key=lambda one: int(one[1:])):
        for row in measured[number]:
            met = "yes" if row["met"] else "**no**"
            lines.append(
                f"| {number} | {row['fault']} | {row['figures']} | {row['target']} | {met} | `{row['shown_by']}` |"
            )
    return "\n".join(lines)


def write(measured: dict[str, list[dict[str, object]]]) -> None:
    FIGURES.write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", "utf-8")
    page, (begin, end) = PAGE.read_text("utf-8"), MARKS
    inside = re.compile(re.escape(begin) + ".*" + re.escape(end), re.DOTALL)
    PAGE.write_text(inside.sub(lambda _: f"{begin}\n{table(measured)}\n{end}", page), "utf-8")


def _kept() -> dict[str, list[dict[str, object]]]:
    return json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rows", nargs="*", default=[*MEASURES])
    wanted = parser.parse_args().rows
    measured = _kept()
    with quietly():
        for number in wanted:
            print(f"{number} …", file=sys.stderr, flush=True)
            rows_of = [asdict(row) for row in MEASURES[number]()]
            measured = _kept() | {number: rows_of}  # another may be measuring other rows
            for row in rows_of:
                print(f"{number} {'met' if row['met'] else 'NOT MET'}: {row['figures']}", flush=True)
            write(measured)
            close_all()
    return not all(row["met"] for number in wanted for row in measured[number])


if __name__ == "__main__":
    raise SystemExit(main())
