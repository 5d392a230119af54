"""What a check finds, and how bad it is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import aiohttp

from bot.settings import Settings


class Grade(StrEnum):
    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    grade: Grade
    text: str

    @classmethod
    def ok(cls, text: str) -> Self:
        return cls(Grade.OK, text)

    @classmethod
    def warning(cls, text: str) -> Self:
        return cls(Grade.WARNING, text)

    @classmethod
    def fault(cls, text: str) -> Self:
        return cls(Grade.FAULT, text)


Check = Callable[[Settings, aiohttp.ClientSession], Awaitable[Finding]]
