"""A network of its own for a process, with two lines to us, of which one can swallow all or some without a word.

The network lives as long as a process of ours that holds it, and that one as long as its standard input: however a
test ends, the kernel clears network, lines and addresses away. Swallowing is the kernel's own `blackhole` queue at both
ends: no ICMP, no RST, no error for whoever sends; the neighbours are known for good, or else ARP would tell in three
seconds that nobody is there. Some of what goes by is dropped by nftables at their end, coming and going.
"""

import secrets
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.parts.missing import missing

PREFIX = "198.18"
"""For trials of networks (RFC 2544); each line takes four addresses of the sixty-five thousand."""


ONE_IN_SEVEN = "numgen random mod 7 < 1"
LARGE = "meta length > 1280"
"""Which packets are lost, as nftables says it. Where the large ones are and no ICMP tells (RFC 2923), TCP sends the same
again and again: greetings and short answers pass, and what is longer never does.
"""
TABLE = "losses"


class NoNetwork(Exception):
    """This machine lets us have none, and why."""


@dataclass(frozen=True, slots=True)
class Line:
    """`here` is our address, `there` that of whoever is apart; a server for them listens `here`."""

    ours: str
    theirs: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Apart:
    """`open` is for those who watch and for what is not being tried, `cut` for what is."""

    holder: int
    open: Line
    cut: Line

    def command(self, *order: str) -> list[str]:
        """An order that is run apart; it keeps its process id, directory and environment."""
        return ["nsenter", f"--target={self.holder}", "--net", "--mount", "--wd=.", *order]

    def call_localhost(self, line: Line, folder: Path) -> None:
        """What is called localhost apart is we, on that line: plain HTTP is trusted under no other name."""
        hosts = folder / "hosts"
        hosts.write_text(f"{line.here} localhost\n", "ascii")
        _run(*self.command("mount", "--bind", str(hosts), "/etc/hosts"))

    @contextmanager
    def swallowing(self, *, answers_only: bool = False) -> Iterator[None]:
        """`answers_only`: what goes out from there still comes here."""
        self.swallow(answers_only=answers_only)
        try:
            yield
        finally:
            self.let_through(answers_only=answers_only)

    @contextmanager
    def losing(self, which: str) -> Iterator[None]:
        """Either way; `which` is a condition of nftables."""
        ways = (
            f"chain {hook} {{ type filter hook {hook} device {self.cut.theirs} priority 0; {which} drop; }}"
            for hook in ("ingress", "egress")
        )
        _run(*self.command("nft", f"table netdev {TABLE} {{ {'; '.join(ways)}; }}"))
        try:
            yield
        finally:
            _run(*self.command("nft", "delete", "table", "netdev", TABLE))

    def swallow(self, *, answers_only: bool = False) -> None:
        if not answers_only:
            _run(*self.command("tc", "qdisc", "add", "dev", self.cut.theirs, "root", "blackhole"))
        _run("tc", "qdisc", "add", "dev", self.cut.ours, "root", "blackhole")

    def let_through(self, *, answers_only: bool = False) -> None:
        _run("tc", "qdisc", "del", "dev", self.cut.ours, "root")
        if not answers_only:
            _run(*self.command("tc", "qdisc", "del", "dev", self.cut.theirs, "root"))


@contextmanager
def set_apart() -> Iterator[Apart]:
    """Raises NoNetwork where one is not root, or iproute2, nftables or the kernel's part of them is not there."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        holder = _holder()
        stack.callback(_end, holder)
        name, number = secrets.token_hex(4), secrets.randbelow(1 << 13)
        lines = [_line(f"so{name}", number * 2), _line(f"sc{name}", number * 2 + 1)]
        apart = Apart(holder.pid, *lines)
        _run(*apart.command("ip", "link", "set", "lo", "up"))
        for line in lines:
            _lay(apart, line)
        apart.call_localhost(apart.open, folder)
        with apart.swallowing(), apart.losing(LARGE):
            pass
        yield apart


@contextmanager
def apart_or_missing() -> Iterator[Apart]:
    """For tests: skipped plainly where it cannot be had, and a failure with CI=true."""
    with ExitStack() as stack:
        try:
            apart = stack.enter_context(set_apart())
        except NoNetwork as refused:
            missing(
                f"No network of one's own ({refused})",
                "run as root, install Debian's packages iproute2 and nftables, and let the kernel have network namespaces and veth",
            )
        yield apart


def _holder() -> "subprocess.Popen[str]":
    order = ("unshare", "--net", "--mount", "sh", "-c", "echo held; exec cat")
    try:
        holder = subprocess.Popen(
            order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    except FileNotFoundError:
        raise NoNetwork("no unshare") from None
    assert holder.stdout is not None
    assert holder.stderr is not None
    if holder.stdout.readline() != "held\n":
        why = holder.stderr.read().strip()
        _end(holder)
        raise NoNetwork(why)
    return holder


def _end(holder: "subprocess.Popen[str]") -> None:
    holder.kill()
    holder.communicate()


def _line(name: str, number: int) -> Line:
    block = number * 4
    first = f"{PREFIX}.{block >> 8 & 255}"
    return Line(f"{name}a", f"{name}b", f"{first}.{(block & 255) + 1}", f"{first}.{(block & 255) + 2}")


def _lay(apart: Apart, line: Line) -> None:
    ours, theirs = (f"02:{secrets.token_bytes(5).hex(':')}" for _ in range(2))
    end = ("peer", "name", line.theirs, "address", theirs, "netns", str(apart.holder))
    _run("ip", "link", "add", line.ours, "address", ours, "type", "veth", *end)
    for inside, device, address, other, mac in (
        ([], line.ours, line.here, line.there, theirs),
        (apart.command(), line.theirs, line.there, line.here, ours),
    ):
        _run(*inside, "ip", "address", "add", f"{address}/30", "dev", device)
        _run(*inside, "ip", "link", "set", device, "up")
        _run(*inside, "ip", "neigh", "replace", other, "lladdr", mac, "dev", device, "nud", "permanent")


def _run(*order: str) -> str:
    try:
        done = subprocess.run(order, check=False, capture_output=True, text=True)
    except FileNotFoundError:
        raise NoNetwork(f"no {order[0]}") from None
    if done.returncode:
        raise NoNetwork(f"{' '.join(order)}: {done.stderr.strip()}")
    return done.stdout.strip()
