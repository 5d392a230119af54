"""The benchmarks beside their peers, as a table and as var/bench.json: `python -m tests.bench [module …]`.

A module has `run() -> list[Figure]` and DEMANDED, the ratios its figures must keep by (name, peer). What is compared
is measured in turns in the same run, so that a busy machine is busy for both.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.figures import Figure, is_met

MODULES = (
    "invitation",
    "attendance_list",
    "turn",
    "books",
    "rsvp",
    "notices",
    "growth",
    "memory",
)
WRITTEN = Path(__file__).parents[2] / "var" / "bench.json"

Demands = Mapping[tuple[str, str], float]


def main(names: Sequence[str]) -> None:
    if unknown := set(names) - set(MODULES):
        sys.exit(f"No benchmark {', '.join(sorted(unknown))}; there are {', '.join(MODULES)}")
    console = Console(width=None if sys.stdout.isatty() else 120)
    figures: list[Figure] = []
    demands: dict[tuple[str, str], float] = {}
    for name in names or MODULES:
        module = import_module(f"tests.bench.{name}")
        with console.status(f"Measuring: {name}"):
            figures += module.run()
        demands |= module.DEMANDED
    console.print(table(figures, demands))
    console.print(verdict(figures, demands))
    WRITTEN.parent.mkdir(exist_ok=True)
    WRITTEN.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")


def table(figures: Sequence[Figure], demands: Demands) -> Table:
    drawn = Table("What", "Measured", "Beside", "Ratio", "Demanded")
    for column in (1, 3):
        drawn.columns[column].justify = "right"
    for one in figures:
        beside = f"{_plain(one['peer_value'])} {one['unit']}  {one['peer']}"
        measured = f"{_plain(one['value'])} {one['unit']}"
        drawn.add_row(one["name"], measured, beside, _plain(one["ratio"]), _demand(one, demands))
    return drawn


def verdict(figures: Sequence[Figure], demands: Demands) -> str:
    """One sentence; a demand that nothing was measured for is a missed one."""
    met = {(one["name"], one["peer"]) for one in figures if _keeps(one, demands)}
    missed = [f"{name} (beside {peer})" for name, peer in demands if (name, peer) not in met]
    if missed:
        return f"[red]Missed {len(missed)} of {len(demands)} demands:[/] {'; '.join(missed)}"
    return f"[green]All {len(demands)} demands are met.[/]"


def _keeps(one: Figure, demands: Demands) -> bool:
    demanded = demands.get((one["name"], one["peer"]))
    return demanded is not None and is_met(one, demanded)


def _demand(one: Figure, demands: Demands) -> str:
    demanded = demands.get((one["name"], one["peer"]))
    if demanded is None:
        return ""
    bound = f"{'≥' if one['better'] == 'higher' else '≤'} {demanded:g}"
    return f"{bound}  [green]met[/]" if is_met(one, demanded) else f"{bound}  [red]missed[/]"


def _plain(number: float) -> str:
    """Without an exponent."""
    return f"{number:,.0f}" if number >= 1000 else f"{number:g}"


if __name__ == "__main__":
    main(sys.argv[1:])
