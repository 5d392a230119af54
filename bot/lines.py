"""What the kernel does with a line that we have given up."""

import socket
import struct
from asyncio.trsock import TransportSocket

_AT_ONCE = struct.pack("ii", 1, 0)


def forget_what_is_given_up(line: socket.socket | TransportSocket) -> None:
    """Closed, it is reset, and what the other end has not taken yet is sent no more.

    By itself the kernel goes on trying for minutes: a card would come after the mail in its place, an old update over a
    newer one, and a mail twice.
    """
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
