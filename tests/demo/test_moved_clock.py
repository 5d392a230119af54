"""The demo's clock: where it was moved to it stands after a restart, and for the command line too."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import clear_demo, demo_clock
from bot.offices import clock_of
from bot.settings import Settings

DEMO = Settings(_env_file=None, demo=True)
OTHERS = Settings(_env_file=None, database_url="sqlite:///var/others.db")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Commands and demo find what is kept in `var/` of the folder they run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ahead(clock) -> timedelta:
    return timedelta(days=round((clock() - datetime.now(UTC)) / timedelta(days=1)))


def moved(days: int) -> None:
    clock = demo_clock(DEMO)
    clock.move_to(clock() + timedelta(days=days))


def test_a_restart_keeps_the_day_and_goes_on_from_it():
    moved(days=21)
    moved(days=7)
    assert ahead(demo_clock(DEMO)) == timedelta(days=28)


def test_the_command_line_sees_the_demos_day_and_other_books_do_not():
    moved(days=21)
    assert [ahead(clock_of(one)) for one in (DEMO, OTHERS)] == [timedelta(days=21), timedelta()]


def test_starting_afresh_is_today_again(folder: Path):
    moved(days=21)
    clear_demo(DEMO)
    assert ahead(demo_clock(DEMO)) == ahead(clock_of(DEMO)) == timedelta()
    assert list((folder / "var").iterdir()) == []


def test_books_that_were_never_moved_leave_nothing_behind(folder: Path):
    assert ahead(clock_of(OTHERS)) == timedelta()
    assert not (folder / "var").exists()
