"""`styrmand healthcheck`, which an orchestrator asks every few seconds: it loads the settings and nothing else of ours."""

import json
import urllib.error
import urllib.request

from bot.commands import Failed
from bot.commands.output import say
from bot.settings import Settings

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what the bot may listen on, and where to ask then


def ask() -> None:
    settings = Settings.read()
    host = ANYWHERE.get(settings.host, settings.host)
    url = f"http://{f'[{host}]' if ':' in host else host}:{settings.port}/readyz"
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            say("ok")
            for note in json.loads(answer.read()).get("notes", {}).values():
                say(f"note: {note}")
    except urllib.error.HTTPError as answer:
        raise Failed(answer.read().decode(errors="replace").strip()) from None
    except (urllib.error.URLError, TimeoutError) as fault:
        raise Failed(f"no answer from {url}: {getattr(fault, 'reason', fault)}") from None
