"""The parts every test may ask for, and a plain word at the end on what was not run and why."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.parts.browser import Browser, Page
from tests.parts.card_pictures import Easel
from tests.parts.devtools import find_chromium
from tests.parts.missing import missing
from tests.parts.postgres import Postgres, find_binaries, find_tools, shared_server
from tests.parts.smtp import SmtpServer

# Two cores shared with other work say nothing about the speed of one example.
settings.register_profile("styrmand", deadline=None)
settings.load_profile("styrmand")


@pytest.fixture(scope="session")
def postgres(testrun_uid: str) -> Iterator[Postgres]:
    """A PostgreSQL server: `STYRMAND_TEST_POSTGRES_URL`, else one of our own for this run."""
    if url := os.environ.get("STYRMAND_TEST_POSTGRES_URL"):
        yield Postgres(url)
        return
    if not find_binaries():
        missing(
            "No PostgreSQL server",
            "install Debian's package postgresql, or set STYRMAND_TEST_POSTGRES_URL",
        )
    with shared_server(testrun_uid) as server:
        yield server


@pytest.fixture
def postgres_tools(monkeypatch: pytest.MonkeyPatch) -> Path:
    """`pg_dump` and `pg_restore` of the server's own version, first on the PATH."""
    tools = find_tools()
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    return tools


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """A new, empty database, gone after the test."""
    url = postgres.fresh()
    yield url
    postgres.drop(url)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not find_chromium():
        missing("No browser", "install Debian's package chromium, or set CHROMIUM")
    with Browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A visitor with a blank page."""
    page = browser.page()
    yield page
    page.close()


@pytest.fixture(scope="session")
def _easel(browser: Browser) -> Easel:
    return Easel(browser)


@pytest.fixture
def easel(_easel: Easel) -> Easel:
    """A page that draws cards as Teams would; nothing hangs on it yet."""
    _easel.clear()
    return _easel


@pytest.fixture
def smtp() -> Iterator[SmtpServer]:
    server = SmtpServer().start()
    yield server
    server.stop()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = Counter(_reason(report) for report in terminalreporter.stats.get("skipped", []))
    terminalreporter.section("what was not run")
    for reason, count in sorted(skipped.items()):
        terminalreporter.write_line(f"{count} skipped: {reason}")
    if not skipped:
        terminalreporter.write_line("Nothing was skipped.")


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return text.removeprefix("Skipped: ")
