"""Faults of the network, as several checks meet them."""

import aiohttp

NOBODY = "nobody listens there, or a firewall is between"
NO_HOST = "there is no such host"
NO_TRUST = "its certificate is not accepted here"
NO_ANSWER = "no answer in time"
FAULTS = (aiohttp.ClientError, TimeoutError, OSError, ValueError)


def words(what: BaseException) -> str:
    """A fault of the network in the words of somebody who has to mend it."""
    match what:
        case aiohttp.ClientConnectorDNSError():
            return NO_HOST
        case aiohttp.ClientConnectorCertificateError():
            return NO_TRUST
        case aiohttp.ClientSSLError():
            return "no TLS connection can be made"
        case aiohttp.ClientConnectorError():
            return NOBODY
        case aiohttp.ClientResponseError(status=status):
            return f"it answers {status}"
        case aiohttp.InvalidURL():
            return "the address cannot be read"
        case TimeoutError():
            return NO_ANSWER
        case ValueError():
            return "what it answers is something else"
        case _:
            return "the connection broke"
