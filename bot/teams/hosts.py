"""Whom the bot may show its token to: Microsoft's service URLs, those listed beside them, and nobody else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

# https://microsoft.github.io/teams-sdk/python/essentials/app-configuration/service-url-validation (read 2026-11)
KNOWN = (
    "smba.trafficmanager.net",
    "smba.onyx.prod.teams.trafficmanager.net",
    "*.botframework.com",
    "smba.infra.gcc.teams.microsoft.com",
    "smba.infra.gov.teams.microsoft.us",
    "smba.infra.dod.teams.microsoft.us",
)

_NAME = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)"
_HOST = re.compile(rf"(?P<below>\*\.)?(?P<host>{_NAME}(?:\.{_NAME})+)")
_LOOPBACK = re.compile(r"(?:http://)?(?P<host>127\.0\.0\.1|localhost):(?P<port>[1-9][0-9]{0,4})/?")
# No user, no query, no fragment, no escapes, no dot segments: what is not needed cannot be played with.
_PATH = r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*/?"
_URL = re.compile(rf"https://(?P<host>{_NAME}(?:\.{_NAME})+)(?::443)?{_PATH}")
_LOOPBACK_URL = re.compile(rf"http://(?P<host>(?:127\.0\.0\.1|localhost):[1-9][0-9]{{0,4}}){_PATH}")


@dataclass(frozen=True, slots=True)
class ServiceHosts:
    exact: frozenset[str]
    below: tuple[str, ...]
    loopback: frozenset[str]

    @classmethod
    def listed(cls, extra: Iterable[str] = (), known: Iterable[str] = KNOWN) -> Self:
        """Microsoft's hosts and these: `name`, `*.name` (below it), `http://127.0.0.1:port`. ValueError for others."""
        exact, below, loopback = set[str](), list[str](), set[str]()
        for entry in (*known, *extra):
            if local := _LOOPBACK.fullmatch(entry):
                loopback.add(f"{local['host']}:{local['port']}")
            elif not (named := _HOST.fullmatch(entry)) or _looks_numeric(named["host"]):
                raise ValueError(f"not a host name, *.host name or http://127.0.0.1:port: {entry!r}")
            elif named["below"]:
                below.append(f".{named['host']}")
            else:
                exact.add(named["host"])
        return cls(frozenset(exact), tuple(below), frozenset(loopback))

    def trusts(self, url: str) -> bool:
        """Say yes to https on port 443 at a listed host; plain http only on a loopback port that is listed itself."""
        if local := _LOOPBACK_URL.fullmatch(url):
            return local["host"] in self.loopback
        if not (match := _URL.fullmatch(url)):
            return False
        return match["host"] in self.exact or match["host"].endswith(self.below)


def _looks_numeric(host: str) -> bool:
    """Spot an IPv4 address in any of its spellings: the last label of a name is never a number."""
    return host.rsplit(".", 1)[-1][0].isdigit()
