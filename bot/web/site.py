"""Which address leads where."""

from collections.abc import Iterable
from pathlib import Path

from aiohttp import web

from bot.crowd import Crowd
from bot.teams.front_door import LARGEST_BODY
from bot.web import pages
from bot.web.answer_page import AnswerPage
from bot.web.crowding import one_at_a_time
from bot.web.downloads import Downloads
from bot.web.faults import tell_faults
from bot.web.health import Health
from bot.web.messages import Messages
from bot.web.requests import note_requests

STATIC = Path(__file__).parent / "static"


def site(
    messages: Messages,
    health: Health,
    answers: AnswerPage,
    downloads: Downloads,
    more: Iterable[web.RouteDef] = (),
    crowd: Crowd | None = None,
) -> web.Application:
    """The application; `more` are the demo's own addresses. Bodies above the door's limit answer 413."""
    application = web.Application(
        middlewares=[note_requests, tell_faults, *([one_at_a_time(crowd)] if crowd else [])],
        client_max_size=LARGEST_BODY,
    )
    application.on_response_prepare.append(pages.add_safe_headers)
    application.add_routes(
        [
            web.post("/api/messages", messages.receive),
            web.get("/healthz", health.healthz),
            web.get("/readyz", health.readyz),
            web.get("/metrics", health.metrics_text),
            web.get("/svar/{token}", answers.show),
            web.post("/svar/{token}", answers.take),
            web.get("/liste/{token}", downloads.attendance_list),
            web.get("/papir/{token}", downloads.paper),
            web.get("/bilag/{token}", downloads.attached),
            web.get("/privatliv", pages.privacy),
            web.get("/vilkaar", pages.terms),
            *more,
        ]
    )
    application.router.add_static("/static/", STATIC)
    return application
