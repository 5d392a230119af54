"""Addresses as they may be written down: what is taken here can be sent to, and put in a calendar, as it stands."""

import re

_ATOM = r"[A-Za-z0-9!$&'*+/=_~-]+"
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_MAIL = re.compile(rf"(?=[^@]{{1,64}}@)(?=.{{3,254}}\Z){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")
_WEB = re.compile(
    r"(?=.{1,2000}\Z)https://[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?"
)


def is_mail_address(text: str) -> bool:
    """One address that needs no quoting in a header or a mailto: address; ASCII, an IDN domain in its xn-- form."""
    return _MAIL.fullmatch(text) is not None


def is_work_address(text: str) -> bool:
    """A mail address with a whole domain, as a member's has: "bo@odder" is a slip."""
    return is_mail_address(text) and "." in text.rpartition("@")[2]


def is_web_address(text: str) -> bool:
    """An https address in ASCII, at most 2,000 letters, without a name or password in it."""
    return _WEB.fullmatch(text) is not None
