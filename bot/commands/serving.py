"""`styrmand serve`, `demo` and `check`: the running bot, and whether it can."""

import gc

from bot import checks
from bot.checks.findings import Grade
from bot.commands import Failed, output
from bot.commands.output import say
from bot.logs import configure
from bot.settings import Settings, check_demo, check_to_serve

MARKS = {Grade.OK: "ok   ", Grade.WARNING: "warn ", Grade.FAULT: "FAULT"}


def serve() -> None:
    settings = Settings.read()
    check_to_serve(settings)
    configure(settings.log_level, as_json=settings.log_json)
    gc.disable()  # until what is loaded has settled: a fifth of the start went into looking for garbage in it
    from bot import app  # noqa: PLC0415 - a fault of the settings is told before the service is loaded

    app.run(settings)


def demo(*, fresh: bool) -> None:
    given = Settings.read(demo=True)
    check_demo(given)
    configure("WARNING", as_json=False)
    from bot import app  # noqa: PLC0415 - as above

    settings = app.demo_settings(given)
    if fresh:
        app.clear_demo(settings)
    app.run(settings, announce=say)


def check(*, as_json: bool) -> None:
    configure("CRITICAL", as_json=False)  # what is tried is told once, by us
    results = checks.run(Settings.read())
    if as_json:
        output.as_json([result.as_json() for result in results])
    else:
        for result in results:
            say(f"{MARKS[result.grade]}  {result.name}: {result.text}")
    if failed := sum(result.failed for result in results):
        raise Failed(f"{failed} of {len(results)} checks failed")
