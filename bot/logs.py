"""Structured logs: ids and outcomes, never names, addresses or what people wrote.

Our own lines are written with that in mind. What others log is not: an exception's text may quote a row of the
database, asyncio quotes exceptions, aiohttp the caller's address. So of a fault only its kind and its places in the
code are kept, and of a line that is not ours its template without what would be filled in.
"""

import logging
import sys
import traceback
from collections.abc import Iterator
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

FRAMES = 12
LONGEST_TEMPLATE = 200
_TOO_TALKATIVE = ("aiohttp.access", "alembic", "aiosmtplib", "apscheduler", "msrest", "urllib3")


def configure(level: str, *, as_json: bool, stream: TextIO | None = None) -> None:
    """Sets up structlog for the process; standard-library loggers go the same way, to `stream` (standard error)."""
    to = stream or sys.stderr
    least = logging.getLevelNamesMapping()[level.upper()]
    ours: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_words,
    ]
    for_people = structlog.dev.ConsoleRenderer(colors=to.isatty())
    drawn: Processor = structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else for_people
    structlog.configure(
        processors=[*ours, drawn],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.PrintLoggerFactory(to),
        # Not cached: a test, and the command line after it, may set up the logs anew.
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(to)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, template_only, *ours],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, drawn],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(least)
    for name in _TOO_TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """A fault as its kinds, from the cause outwards, and its places in the code; its text stays out."""
    what = event.pop("exc_info", None)
    fault = sys.exception() if what is True else what[1] if isinstance(what, tuple) else what
    if isinstance(fault, BaseException):
        event["faults"] = [type(one).__name__ for one in _causes(fault)]
        event["where"] = [
            f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(fault.__traceback__)[-FRAMES:]
        ]
    return event


def template_only(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """The first line of what another library logs, before anything was filled in."""
    record = event["_record"]
    lines = str(record.msg).splitlines() or [""]
    event["event"] = lines[0][:LONGEST_TEMPLATE]
    if record.exc_info:
        event["exc_info"] = record.exc_info
    event.pop("stack_info", None)
    return event


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    while fault is not None:
        yield fault
        fault = fault.__cause__ or fault.__context__
