"""Plain HTML pages: Jinja2 with autoescape, no script, the same safe headers on every answer."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from meetings.model import Contact, Language
from wording import pages as wording
from wording.answer_page import Problem

REFUSED = 422
"""What was sent was understood and not taken; the page says why and keeps it."""

_templates = Environment(
    loader=PackageLoader("bot.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

_HOURS = re.compile(r"(?:kl\.\u00a0)?\d{1,2}[.:]\d\d-\d{1,2}[.:]\d\d")


def _hours_kept(text: str) -> Markup:
    """The hours of a meeting on one line: a browser breaks 9.30-11.30 at its hyphen."""
    return Markup(_HOURS.sub(r'<span class="hold">\g<0></span>', str(escape(text))))  # noqa: S704 - escaped just here


_templates.filters["hours_kept"] = _hours_kept

SAFE = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
}
WITH_SCRIPT = f"{SAFE['Content-Security-Policy']}; script-src 'self'; connect-src 'self'"
"""For the few pages where a script of ours helps; inline scripts are refused there too."""
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


async def add_safe_headers(_: web.Request, response: web.StreamResponse) -> None:
    """For every answer, files and faults too, just before it goes."""
    for name, value in EVERYWHERE.items():
        response.headers.setdefault(name, value)
    response.headers["Server"] = "Styrmand"  # and not which version of what


def page(template: str, language: Language, *, status: int = 200, **facts: Any) -> web.Response:
    """A rendered page; `words` holds the sentences of the language in the template."""
    text = _templates.get_template(template).render(
        words=wording.words(language), language=language.value, **facts
    )
    return web.Response(text=text, status=status, content_type="text/html", charset="utf-8", headers=SAFE)


def problem(
    what: Problem,
    language: Language,
    *,
    status: int,
    contacts: Sequence[Contact] = (),
    kept: Mapping[str, str] | None = None,
) -> web.Response:
    """A page that says no, and whom to ask; `kept` are the fields of a form that can be sent once more from here."""
    return page("problem.html", language, status=status, problem=what, contacts=contacts, kept=kept or {})


def see_other(where: str) -> web.Response:
    return web.Response(status=303, headers={**SAFE, "Location": where})


def asked_language(request: web.Request) -> Language:
    """English only for a browser that puts it before Danish; otherwise Danish."""
    wanted = request.headers.get("Accept-Language", "").lower()
    for one in wanted.split(","):
        match one.partition(";")[0].strip().partition("-")[0]:
            case "en":
                return Language.EN
            case "da":
                return Language.DA
    return Language.DA


async def privacy(request: web.Request) -> web.Response:
    words = wording.words(asked_language(request))
    return page("text.html", words.language, title=words.privacy_title, sections=words.privacy())


async def terms(request: web.Request) -> web.Response:
    words = wording.words(asked_language(request))
    return page("text.html", words.language, title=words.terms_title, sections=words.terms())
