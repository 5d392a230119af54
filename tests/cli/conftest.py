import logging
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from tests.cli.terminal import Terminal
from tests.demo.books import cooperation_at


@pytest.fixture(autouse=True)
def process_as_it_was() -> Iterator[None]:
    """A command sets up the logs of its process, and what it does when told to end; here the process is the tests' own."""
    root, config, ends = logging.getLogger(), structlog.get_config(), signal.getsignal(signal.SIGTERM)
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**config)
    signal.signal(signal.SIGTERM, ends)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's books at rest, to be copied."""
    folder = tmp_path_factory.mktemp("cooperation")
    with cooperation_at(folder):
        pass
    return folder / "books.db"


@pytest.fixture
def bare(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Terminal:
    """The command in an empty folder."""
    return Terminal(tmp_path, {}, capsysbinary)


@pytest.fixture
def styrmand(bare: Terminal, loaded: Path) -> Terminal:
    """The command beside the demo's books."""
    shutil.copyfile(loaded, bare.folder / "books.db")
    bare.settings |= {"database_url": "sqlite:///books.db", "secret_key": "x" * 32}
    return bare
