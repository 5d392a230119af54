"""A throw-away IMAP server: Debian's dovecot, started by an ordinary user in a folder of its own."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from imaplib import IMAP4
from pathlib import Path
from typing import Any, Self

from imap_tools import MailBoxUnencrypted

from tests.parts.missing import missing
from tests.parts.ports import free_port
from tests.parts.scratch import scratch
from tests.parts.waiting import wait_until

USER, PASSWORD = "moeder@kulturregion.example.dk", "hemmeligt/æøå"
START_SECONDS = 30
CONFIGURATION = """
protocols = imap
listen = {host}
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail/%u
mail_uid = {user}
mail_gid = {group}
imap_capability = {capability}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
  prefix = {prefix}
  separator = {separator}
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""
WITHOUT_MOVE = "IMAP4rev1 LITERAL+ UIDPLUS NAMESPACE"


def find_dovecot() -> str | None:
    return shutil.which("dovecot") or shutil.which("/usr/sbin/dovecot")


class ImapServer:
    """One mailbox on a free port of `host`; `down` and `up` as a server that is away for a while.

    `below_inbox` keeps all folders below INBOX, as some servers do; `simple` tells of neither IDLE nor MOVE.
    """

    def __init__(self, *, host: str = "127.0.0.1", below_inbox: bool = False, simple: bool = False) -> None:
        self.host = host
        self.folder = Path(tempfile.mkdtemp(prefix="styrmand-imap-", dir=scratch()))
        self.port = free_port()
        self._account: dict[str, Any] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._write(below_inbox=below_inbox, simple=simple)

    @property
    def url(self) -> str:
        return f"imap://{USER.replace('@', '%40')}:{PASSWORD.replace('/', '%2F')}@{self.host}:{self.port}"

    def up(self) -> Self:
        dovecot = find_dovecot()
        assert dovecot, "no dovecot"
        command = [dovecot, "-F", "-c", str(self.folder / "dovecot.conf")]
        self._process = subprocess.Popen(
            command, cwd=self.folder, stdin=subprocess.DEVNULL, start_new_session=True, **self._account
        )
        wait_until(self._answers, START_SECONDS, self._log)
        return self

    def down(self) -> None:
        """With all its children: dovecot lets a session that is open go on without its master."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(20)
            self._process = None

    def stop(self) -> None:
        self.down()
        # A child of dovecot's may still be writing its last words.
        for _ in range(50):
            with suppress(OSError):
                shutil.rmtree(self.folder)
                return
            time.sleep(0.1)

    # What tests do with it

    def deliver(self, *mails: bytes) -> None:
        with self.open() as mailbox:
            for content in mails:
                mailbox.append(content, "INBOX")

    def lying_in(self, folder: str) -> Sequence[bytes]:
        """The mails of a folder, in the order they came there."""
        with self.open() as mailbox:
            if not mailbox.folder.exists(folder):
                return []
            mailbox.folder.set(folder)
            uids = sorted(mailbox.uids(), key=int)
            answers = [mailbox.client.uid("FETCH", uid, "(BODY.PEEK[])")[1] for uid in uids]
            # A mail that somebody moves between the two questions has no body any more.
            return [bytes(part[1]) for answer in answers for part in answer if isinstance(part, tuple)]

    def open(self) -> MailBoxUnencrypted:
        return MailBoxUnencrypted(self.host, self.port, 10).login_utf8(USER, PASSWORD)

    # How it is set up

    def _write(self, *, below_inbox: bool, simple: bool) -> None:
        user, group = self._owner()
        (self.folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n", "utf-8")
        text = CONFIGURATION.format(
            folder=self.folder,
            host=self.host,
            port=self.port,
            user=user,
            group=group,
            prefix="INBOX." if below_inbox else "",
            separator="." if below_inbox else "/",
            capability=WITHOUT_MOVE if simple else "",
        )
        (self.folder / "dovecot.conf").write_text(text, "utf-8")
        for name in ("run", "state", "mail"):
            (self.folder / name).mkdir()
        if self._account:
            for path in (self.folder, *self.folder.iterdir()):
                shutil.chown(path, user, group)

    def _owner(self) -> tuple[str, str]:
        """As root the server is run by nobody."""
        if os.getuid() == 0:
            self._account = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            return "nobody", "nogroup"
        me = pwd.getpwuid(os.getuid())
        return me.pw_name, str(me.pw_gid)

    def _answers(self) -> bool:
        assert self._process is not None
        if self._process.poll() is not None:
            raise RuntimeError(f"dovecot has ended:\n{self._log()}")
        with suppress(OSError, IMAP4.error), self.open():
            return True
        return False

    def _log(self) -> str:
        log = self.folder / "log"
        return f"dovecot answers:\n{log.read_text('utf-8', 'replace')[-3000:] if log.exists() else ''}"


def running(**options: Any) -> Iterator[ImapServer]:
    """A server as long as a fixture lives; without Dovecot the test is not run, and says so."""
    if not find_dovecot():
        missing("No IMAP server", "install Debian's package dovecot-imapd")
    server = ImapServer(**options)
    yield server.up()
    server.stop()
