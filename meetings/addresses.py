"""Addresses as they may be written down: what is taken here can be sent to, and put in a calendar, as it stands."""

import re
from unicodedata import normalize

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


def same_mailbox(one: str, other: str) -> bool:
    """Case-blind, and blind to the spelling of an international domain (rådhus.dk is xn--rdhus-mra.dk)."""
    return _compared(one) == _compared(other)


def _compared(address: str) -> str:
    name, _, domain = normalize("NFC", address.strip()).casefold().rpartition("@")
    return f"{name}@{_in_ascii(domain)}"


def _in_ascii(domain: str) -> str:
    """The codec's time grows with the square of the length, and no domain is longer than 253."""
    if domain.isascii() or len(domain) > 253:
        return domain
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain
