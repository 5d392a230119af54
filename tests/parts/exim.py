"""A throw-away mail server: Debian's exim, which takes mails by SMTP and lays each into the mailbox it is for."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from tests.parts.imap import USER, ImapServer
from tests.parts.ports import free_port
from tests.parts.scratch import scratch
from tests.parts.waiting import wait_until

START_SECONDS = 30
CONFIGURATION = """
primary_hostname = post.example.dk
spool_directory = {folder}/spool
log_file_path = {folder}/log-%s
pid_file_path = {folder}/pid
daemon_smtp_ports = {port}
local_interfaces = 127.0.0.1
tls_advertise_hosts =
keep_environment =
smtp_accept_queue_per_connection = 0
exim_user = {user}
exim_group = {group}
never_users =
deliver_drop_privilege = true
message_size_limit = 20M
acl_smtp_rcpt = everybody
acl_smtp_data = everybody

begin acl
everybody:
  accept

begin routers
ours:
  driver = accept
  local_part_suffix = +*
  local_part_suffix_optional
  condition = ${{if or{{ {{eqi{{$local_part@$domain}}{{{ours}}}}} {{eqi{{$local_part@$domain}}{{{also}}}}} }}}}
  transport = read_by_us
members:
  driver = accept
  transport = read_by_members

begin transports
read_by_us:
  driver = appendfile
  maildir_format
  directory = {mailbox}
read_by_members:
  driver = appendfile
  maildir_format
  envelope_to_add
  return_path_add
  directory = {folder}/members

begin retry
* * F,2h,1s

begin rewrite

begin authenticators
"""


def find_exim() -> str | None:
    return shutil.which("exim4") or shutil.which("/usr/sbin/exim4")


class Exim:
    """Between the service and `imap`, whose mailbox it fills with what is for `ours`; the members share one box.

    `also` is another address of that mailbox. Either is delivered with +letters before the @ too (RFC 5233).

    `down` and `up` as a server that is away for a while.
    """

    def __init__(self, imap: ImapServer, ours: str, port: int = 0, *, also: str = "") -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="styrmand-exim-", dir=scratch()))
        self.port = port or free_port()
        self._account: dict[str, Any] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._write(imap, ours, also or ours)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def up(self) -> Self:
        exim = find_exim()
        assert exim, "no exim"
        command = [exim, "-C", str(self.folder / "exim.conf"), "-bdf"]
        self._process = subprocess.Popen(command, cwd=self.folder, start_new_session=True, **self._account)
        wait_until(self._answers, START_SECONDS, self._log)
        return self

    def down(self) -> None:
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(20)
            self._process = None

    def stop(self) -> None:
        self.down()
        shutil.rmtree(self.folder, ignore_errors=True)

    def came_to(self, address: str) -> list[bytes]:
        """What lies in the members' box for one of them, the oldest first."""
        box = self.folder / "members" / "new"
        found = (
            sorted(box.iterdir(), key=lambda one: (one.stat().st_mtime_ns, one.name)) if box.exists() else []
        )
        mails = [one.read_bytes() for one in found]
        return [one for one in mails if f"Envelope-to: {address}\n".encode() in one]

    def _write(self, imap: ImapServer, ours: str, also: str) -> None:
        user, group = "nobody", "nogroup"
        if os.getuid() == 0:
            self._account = {"user": user, "group": group, "extra_groups": []}
        else:
            user, group = str(os.getuid()), str(os.getgid())
        text = CONFIGURATION.format(
            folder=self.folder,
            port=self.port,
            user=user,
            group=group,
            ours=ours,
            also=also,
            mailbox=imap.folder / "mail" / USER,
        )
        (self.folder / "exim.conf").write_text(text, "utf-8")
        (self.folder / "spool").mkdir()
        if self._account:
            for path in (self.folder, *self.folder.iterdir()):
                shutil.chown(path, user, group)

    def _answers(self) -> bool:
        assert self._process is not None
        if self._process.poll() is not None:
            raise RuntimeError(f"exim has ended:\n{self._log()}")
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as line:
            return line.recv(3) == b"220"
        return False

    def _log(self) -> str:
        logs = [one.read_text("utf-8", "replace")[-2000:] for one in sorted(self.folder.glob("log-*"))]
        return "exim answers:\n" + "\n".join(logs)
