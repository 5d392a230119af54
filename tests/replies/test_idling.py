"""A mail that comes between the reading and the waiting is told once, at any of three places; a real server cannot be
made to choose one of them, so here is one that says what it is told to say."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.mail.imap import ImapServer

ORDINARY = {
    "CAPABILITY": "* CAPABILITY IMAP4rev1 IDLE\r\n",
    "AUTHENTICATE": "",
    "SELECT": "* 1 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n",
    "UID": "* SEARCH 7\r\n",
    "IDLE": "",
    "DONE": "",
    "LOGOUT": "* BYE\r\n",
}
IDLES = "+ idling\r\n"
MORE = "* 2 EXISTS\r\n"


@contextmanager
def server(search: str, idle: str) -> Iterator[ImapServer]:
    """Answers `search` to a SEARCH and `idle` to an IDLE, each as one packet, and the rest as any server does."""

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("* OK here\r\n")
            idling = ""
            while line := self.rfile.readline().decode().split():
                tag, word = (idling, "DONE") if line == ["DONE"] else (line[0], line[1].upper())
                if word == "AUTHENTICATE":
                    self.say("+ \r\n")
                    self.rfile.readline()
                if word == "IDLE":
                    idling = tag
                    self.say(idle)
                else:
                    self.say((search if word == "UID" else ORDINARY[word]) + f"{tag} OK {word}\r\n")

        def say(self, text: str) -> None:
            self.wfile.write(text.encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as serving:
        serving.daemon_threads = True
        threading.Thread(target=serving.serve_forever, args=[0.05], daemon=True).start()
        yield ImapServer.at(f"imap://ann:hemmelig@127.0.0.1:{serving.server_address[1]}")
        serving.shutdown()


@pytest.mark.parametrize(
    ("search", "idle", "heard"),
    [
        (ORDINARY["UID"], IDLES, False),
        (ORDINARY["UID"] + MORE, IDLES, True),
        (ORDINARY["UID"], MORE + IDLES, True),
        (ORDINARY["UID"], IDLES + MORE, True),
    ],
    ids=["nothing came", "with the search", "before it idles", "in the packet that says it idles"],
)
def test_a_mail_told_between_the_reading_and_the_waiting_is_heard_at_once(search, idle, heard):
    with server(search, idle) as imap:
        line = imap.open()
        assert line.uids() == ["7"]
        waiting = line.wait(1)
        assert next(waiting) is heard
        waiting.close()
        line.close()
