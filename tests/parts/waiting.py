"""Waiting for what other processes do, with a bound and a word on what did not come."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def wait_until(ask: Callable[[], T | None], seconds: float, what: str | Callable[[], str]) -> T:
    """The first answer of `ask` that is true. Raises TimeoutError after `seconds`, naming `what` was waited for."""
    deadline = time.monotonic() + seconds
    while not (answer := ask()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"Waited in vain until {what if isinstance(what, str) else what()}")
        time.sleep(0.02)
    return answer
