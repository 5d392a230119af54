"""A word in the log for every request, and an id that all that is logged meanwhile carries."""

import secrets
import time

import structlog
from aiohttp import web

from bot.web.faults import FOR_PROGRAMS, Handler

log = structlog.get_logger("styrmand.web")


@web.middleware
async def note_requests(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The route and not the path, whose last part is a key; programs ask so often that they are told of at DEBUG."""
    began, status = time.perf_counter(), 500
    with structlog.contextvars.bound_contextvars(request=secrets.token_hex(4)):
        try:
            response = await handler(request)
            status = response.status
        except web.HTTPException as refused:
            status = refused.status
            raise
        finally:
            tell = log.debug if request.path.startswith(FOR_PROGRAMS) else log.info
            ms = round((time.perf_counter() - began) * 1000, 1)
            tell("request", method=request.method, route=_route(request), status=status, ms=ms)
        return response


def _route(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource else ""
