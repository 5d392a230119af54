"""What Microsoft's own card library says of cards, asked in plain Node."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.parts.card_lint import Card


def find_node() -> str | None:
    return shutil.which("node")


def library_problems(cards: Mapping[str, Card]) -> dict[str, list[str]]:
    """By name, what the library complains of when it parses each card: unknown elements, bad values, doubled ids."""
    node = find_node()
    assert node, "no Node"
    answer = subprocess.run(
        [node, Path(__file__).with_suffix(".mjs")],
        input=json.dumps(cards).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    problems: dict[str, list[str]] = json.loads(answer.stdout)
    return problems
