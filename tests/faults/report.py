"""Measures the rows of DELIVERY.md's table and writes them into docs/reliability.md, between the two marks.

python -m tests.faults.report                 all of them (about half an hour on two cores)
python -m tests.faults.report F5 F17          some; the others stay as they were
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults import crashes, kills, mutants, restored, rows, year
from tests.faults.by_hand import close_all
from tests.faults.rows import Row
from tests.parts.postgres import shared_server
from tests.parts.scratch import scratch

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reliability.md"
FIGURES = ROOT / "docs" / "reliability.json"
MARKS = ("<!-- measured: begin -->", "<!-- measured: end -->")


def f01() -> Iterator[Row]:
    for name in kills.WHERE:
        yield killed(kills.measure(name, 20))


def killed(figures: kills.Figures) -> Row:
    return Row(
        "F1",
        f"kill -9 at a random moment: {figures.where}, {figures.replicas} "
        f"process{'es' if figures.replicas > 1 else ''}",
        f"{figures.kills} kills, {figures.notices:,} notices: lost {figures.lost}, cards doubled "
        f"{figures.doubled_cards}, mails doubled {figures.doubled_mails}, sent and unseen {figures.unseen}; unknown "
        f"{figures.unknown} ({figures.unknown / max(figures.kills, 1):.1f} a kill), left {figures.unsettled}; seen on "
        f"both roads {figures.both_roads}; mails sent again under the same Message-ID {figures.repeated}; first call "
        f"after {kills._p95(figures.up_again):.1f} s, what the dead held free after {figures.slowest:.1f} s (p95)",
        f"lost 0, doubled 0, all settled; free again within the lease ({figures.lease:.0f} s here) and 5 s, or once a "
        "process is there",
        figures.met,
        "python -m tests.faults.kills",
    )


def f02() -> Iterator[Row]:
    whole = crashes.trial(2)
    schedules = sum(tally.schedules for tally in whole)
    faults = [
        sum(getattr(tally, name) for tally in whole) for name in ("lost", "doubled_cards", "sent_unseen")
    ]
    both, repeated = sum(one.on_both_roads for one in whole), sum(one.repeated_mails for one in whole)
    notices = sum(one.notices for one in whole)
    yield Row(
        "F2",
        "every crash point of the engine, one and two deaths, eight scenarios",
        f"{schedules:,} schedules ({whole[1].schedules} single, {whole[2].schedules:,} double), {notices:,} notices: "
        f"lost {faults[0]}, doubled {faults[1]}, sent and unseen {faults[2]}; seen on both roads {both:,}; mails again "
        f"under the same Message-ID {repeated:,}, with other bytes {sum(one.other_bytes for one in whole)}",
        "lost 0, doubled 0, sent and unseen 0",
        not any(tally.faults for tally in whole),
        "python -m tests.faults.crashes",
    )


def f03() -> Iterator[Row]:
    held = kills.frozen()
    yield _held("F3", "one of three processes frozen for two leases, then let go on", held,
                f"{held.told} outcomes noted too late", "doubled 0; late outcomes fenced", met=True)  # fmt: skip


def f04() -> Iterator[Row]:
    for engine, seconds in (("postgresql", 10.0), ("sqlite", 15.0)):
        held = kills.without_database(engine, seconds)
        what = "takes no connections" if engine == "postgresql" else "is locked by another"
        yield _held("F4", f"{engine} {what} for {seconds:.0f} s", held,
                    f"the same process went on {held.seconds:.1f} s after", "alive and at work again without restart; lost 0",
                    met=True)  # fmt: skip


def f15() -> Iterator[Row]:
    held = kills.told_to_end()
    yield _held("F15", "SIGTERM in the middle of a burst", held,
                f"ended after {held.seconds:.1f} s, {held.told} claimed, sending or unknown then",
                "unknown 0, exit < 30 s", met=held.told == 0 and held.seconds < 30)  # fmt: skip


def _held(number: str, fault: str, held: kills.Held, figures: str, target: str, *, met: bool) -> Row:
    of = held.figures
    faults = of.lost + of.doubled_cards + of.doubled_mails + of.unseen + of.unsettled
    return Row(
        number, fault,
        f"{of.notices} notices: {figures}; lost {of.lost}, cards doubled {of.doubled_cards}, mails doubled "
        f"{of.doubled_mails}, unknown {of.unknown} (left {of.unsettled})",
        target, met and not faults, "tests.faults.kills",
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
    seeds = int(os.environ.get("TRIAL_SEEDS", "1000"))
    broken, counts = 0, {}
    for one in year.years(range(1, seeds + 1), os.cpu_count() or 1):
        broken += one.broken is not None
        for what, count in one.counts.items():
            counts[what] = counts.get(what, 0) + count
    ends = counts.get("sent", 0) + counts.get("settled", 0)
    yield Row(
        "F18",
        "a year of 38 people and four meetings, random faults, from a seed",
        f"{seeds} seeds, {broken} broken; {counts.get('deaths', 0):,} deaths, {counts.get('clocks set', 0):,} clocks "
        f"set, {counts.get('acts', 0):,} answers; {ends:,} notices told, {counts.get('settled', 0):,} of them settled "
        f"by mail; seen on both roads {counts.get('seen on both roads', 0):,}; mails again under the same Message-ID "
        f"{counts.get('mails repeated', 0):,}",
        "broken 0",
        broken == 0,
        "python -m tests.faults.year",
    )


def f19() -> Iterator[Row]:
    found = list(mutants.found())
    yield Row(
        "F19",
        "known faults planted in the engine",
        f"{sum(bool(how) for _, how in found)} of {len(found)} found: "
        + "; ".join(name for name, _ in found),
        "all found (at least ten)",
        all(how for _, how in found) and len(found) >= 10,
        "python -m tests.faults.mutants",
    )


MEASURES: dict[str, Callable[[], Iterator[Row]]] = {
    "F1": f01, "F2": f02, "F3": f03, "F4": f04,
    "F5": lambda: iter([rows.a_day_without_network()]),
    "F6": lambda: iter([rows.every_day_of_the_year()]),
    "F7": lambda: iter([rows.a_limit_of_fifty()]),
    "F8": lambda: iter([rows.lost_answers()]),
    "F9": lambda: iter([rows.closed_roads()]),
    "F10": lambda: iter([rows.a_mail_server_with_its_days()]),
    "F11": f11,
    "F12": lambda: iter([rows.moved_in_flight(50, 200, 60)]),
    "F13": lambda: iter([rows.kinds_of_another_version()]),
    "F14": lambda: iter([rows.a_poisoned_head()]),
    "F15": f15,
    "F16": f16,
    "F17": lambda: iter([rows.a_morning()]),
    "F18": f18, "F19": f19,
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
    with year.quietly():
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
