"""The `styrmand` command as an operator runs it: a process of its own, in a folder of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


@dataclass
class Terminal:
    """`settings` are the STYRMAND_* variables, without their prefix; nothing else of the environment counts."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str, **settings: str) -> Said:
        ran = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env=self._environment(self.settings | settings),
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Said(ran.returncode, ran.stdout, ran.stderr.decode())

    def background(self, *arguments: str, **settings: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env=self._environment(self.settings | settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def _environment(self, settings: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("STYRMAND_")}
        given = {f"STYRMAND_{name.upper()}": value for name, value in settings.items()}
        return kept | given | {"PYTHONPATH": str(ROOT), "COLUMNS": "200", "NO_COLOR": "1"}
