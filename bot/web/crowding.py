"""A link that is opened again and again is asked to wait, in words and with Retry-After."""

from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.crowd import Crowd
from bot.web.faults import Handler
from bot.web.pages import asked_language, problem
from wording import pages as wording

PATIENT = "token"


def one_at_a_time(crowd: Crowd) -> Middleware:
    """For the addresses that are keys, by the key; what has none has nobody to count."""

    @web.middleware
    async def wait(request: web.Request, handler: Handler) -> web.StreamResponse:
        key = request.match_info.get(PATIENT)
        seconds = crowd.wait(key) if key else 0
        if not seconds:
            return await handler(request)
        words = wording.words(asked_language(request))
        answer = problem(words.too_often(), words.language, status=429)
        answer.headers["Retry-After"] = str(seconds)
        return answer

    return wait
