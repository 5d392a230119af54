"""A port for a server of the test's own."""

import socket


def free_port() -> int:
    """Free a moment ago: for programs that must be told their port before they take it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
