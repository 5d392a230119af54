"""The `styrmand` command as an operator runs it, in a folder of its own with its own settings and no others."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main

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
        """What a command that went well printed for programs."""
        assert (self.code, self.err) == (0, "")
        return json.loads(self.raw)


def refused(*lines: str) -> Said:
    """A refusal or failure: nothing on standard output, a line or more on standard error."""
    return Said(1, b"", "".join(f"styrmand: {line}\n" for line in lines))


@dataclass
class Terminal:
    """`settings` are the STYRMAND_* variables without their prefix. A call runs here; `process` in a new process."""

    folder: Path
    settings: dict[str, str]
    capture: pytest.CaptureFixture[bytes]

    def __call__(self, *arguments: str, **settings: str) -> Said:
        code = 0
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            for name in [name for name in os.environ if name.startswith("STYRMAND_")]:
                patch.delenv(name)
            for name, value in _variables(self.settings | settings).items():
                patch.setenv(name, value)
            try:
                main(arguments)
            except SystemExit as ended:
                code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        told = self.capture.readouterr()
        return Said(code, told.out, told.err.decode())

    def process(self, *arguments: str, **settings: str) -> Said:
        with self.background(*arguments, **settings) as process:
            out, err = process.communicate(timeout=60)
        return Said(process.returncode, out, err.decode())

    def background(self, *arguments: str, **settings: str) -> "subprocess.Popen[bytes]":
        kept = {name: value for name, value in os.environ.items() if not name.startswith("STYRMAND_")}
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env=kept | _variables(self.settings | settings) | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )


def _variables(settings: Mapping[str, str]) -> dict[str, str]:
    return {f"STYRMAND_{name.upper()}": value for name, value in settings.items()}
