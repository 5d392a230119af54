"""The one place where what a page did not foresee is logged, and told without details."""

from collections.abc import Awaitable, Callable, Mapping

import structlog
from aiohttp import web

from bot.faults import fault_code
from bot.web.pages import asked_language, problem
from storage import Unavailable
from wording import pages as wording

log = structlog.get_logger("styrmand.web")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

FOR_PROGRAMS = ("/api/", "/demo/", "/metrics", "/healthz", "/readyz", "/static/")
"""Who asks here is no person, and wants a status and no page."""


class Unsaved(Exception):
    """What somebody typed could not be saved, and not for what it says; the cause is the fault."""

    def __init__(self, kept: Mapping[str, str]) -> None:
        super().__init__()
        self.kept = kept


@web.middleware
async def tell_faults(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException as refused:
        if request.path.startswith(FOR_PROGRAMS) or refused.status < 400:
            raise
        return _refused(request, refused)
    except Unsaved as lost:
        return _owned_up(request, lost.__cause__ or lost, lost.kept)
    except Exception as fault:  # noqa: BLE001 - whatever it is, the person is told and the server goes on
        return _owned_up(request, fault)


def _refused(request: web.Request, refused: web.HTTPException) -> web.Response:
    words = wording.words(asked_language(request))
    found = words.not_found() if refused.status == 404 else words.not_read()
    answer = problem(found, words.language, status=refused.status)
    if allow := refused.headers.get("Allow"):
        answer.headers["Allow"] = allow
    return answer


def _owned_up(
    request: web.Request, fault: BaseException, kept: Mapping[str, str] | None = None
) -> web.Response:
    code, status = fault_code(), 503 if isinstance(fault, Unavailable) else 500
    log.error("page.fault", code=code, status=status, exc_info=fault)
    if request.path.startswith(FOR_PROGRAMS):
        return web.Response(status=status)
    words = wording.words(asked_language(request))
    told = words.fault(code) if kept is None else words.not_saved(code)
    return problem(told, words.language, status=status, kept=kept)
