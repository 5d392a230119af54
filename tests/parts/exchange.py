"""A mail server that asks a login whether a token counts, by IMAP and where mails are handed in: dovecot once more."""

from collections.abc import Iterator
from pathlib import Path

from tests.parts.imap import USER, ImapServer, find_dovecot
from tests.parts.missing import missing
from tests.parts.ports import free_port

NAME = USER.replace("@", "%40")
BESIDE = """
protocols = imap submission
auth_mechanisms = plain xoauth2 oauthbearer
auth_failure_delay = 0
hostname = post.example.dk
submission_relay_host = 127.0.0.1
submission_relay_port = {relay}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2
}}
service submission-login {{
  chroot =
  inet_listener submission {{
    port = {port}
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""
OAUTH2 = """
introspection_mode = post
introspection_url = {introspection}
active_attribute = active
active_value = true
username_attribute = username
"""


def find_submission() -> bool:
    return Path("/usr/lib/dovecot/submission-login").exists()


class Exchange(ImapServer):
    """Takes tokens on both roads, as Exchange Online does; what is handed in goes on to `relay`, a port of this machine.

    A password is still taken by IMAP, for what the tests themselves do with the mailbox.
    """

    def __init__(self, introspection: str, relay: int) -> None:
        super().__init__()
        self.submission = free_port()
        (self.folder / "oauth2").write_text(OAUTH2.format(introspection=introspection))
        with (self.folder / "dovecot.conf").open("a") as configuration:
            configuration.write(BESIDE.format(folder=self.folder, relay=relay, port=self.submission))

    @property
    def imap_url(self) -> str:
        return f"imap://{NAME};AUTH=XOAUTH2@127.0.0.1:{self.port}"

    @property
    def smtp_url(self) -> str:
        return f"smtp://{NAME};AUTH=XOAUTH2@127.0.0.1:{self.submission}"


def running(introspection: str, relay: int) -> Iterator[Exchange]:
    """As long as a fixture lives; without its parts the test is not run, and says so."""
    if not find_dovecot() or not find_submission():
        missing(
            "No mail server with tokens", "install Debian's packages dovecot-imapd and dovecot-submissiond"
        )
    server = Exchange(introspection, relay)
    yield server.up()
    server.stop()
