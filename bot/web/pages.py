"""Plain HTML pages: Jinja2 with autoescape, no script, the same safe headers on every answer."""

from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.faults import fault_code
from meetings.model import Language
from wording import pages as wording
from wording.pages import Problem

log = structlog.get_logger()

_templates = Environment(
    loader=PackageLoader("bot.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

SAFE = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
}


def page(template: str, language: Language, *, status: int = 200, **facts: Any) -> web.Response:
    """A rendered page; `words` holds the sentences of the language in the template."""
    text = _templates.get_template(template).render(
        words=wording.words(language), language=language.value, **facts
    )
    return web.Response(text=text, status=status, content_type="text/html", charset="utf-8", headers=SAFE)


def problem(what: Problem, language: Language, *, status: int, contact: object = None) -> web.Response:
    return page("problem.html", language, status=status, problem=what, contact=contact)


def asked_language(request: web.Request) -> Language:
    """English only for a browser that puts it before Danish; otherwise Danish."""
    wanted = request.headers.get("Accept-Language", "").lower()
    english, danish = wanted.find("en"), wanted.find("da")
    return Language.EN if english >= 0 and (danish < 0 or english < danish) else Language.DA


@web.middleware
async def tell_faults(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """The one place where a page's unforeseen fault is logged, and told without details."""
    try:
        return await handler(request)
    except web.HTTPNotFound:
        if request.path.startswith(("/api/", "/metrics", "/demo/")):
            raise
        language = asked_language(request)
        return problem(wording.words(language).not_found(), language, status=404)
    except web.HTTPException:
        raise
    except Exception:
        code = fault_code()
        route = request.match_info.route.resource
        log.exception("page failed", code=code, route=route.canonical if route else "")
        language = asked_language(request)
        return problem(wording.words(language).fault(code), language, status=500)


async def privacy(request: web.Request) -> web.Response:
    language = asked_language(request)
    words = wording.words(language)
    return page("text.html", language, title=words.privacy_title, sections=words.privacy())


async def terms(request: web.Request) -> web.Response:
    language = asked_language(request)
    words = wording.words(language)
    return page("text.html", language, title=words.terms_title, sections=(("", words.terms()),))
