"""Whether the process lives, whether it can do its work, and the figures behind that."""

from datetime import datetime, timedelta
from typing import Protocol

from aiohttp import web
from storage.store import Unavailable

from bot.desk import Desk
from bot.metrics import Metrics
from meetings.notices import NoticeState
from meetings.office import Office

STUCK = timedelta(minutes=5)


class Ticking(Protocol):
    """The clock as the health check sees it: seconds since it last knocked, on a clock that only goes forward."""

    def age(self) -> float: ...

    def is_late(self) -> bool: ...


class Health:
    def __init__(self, desk: Desk, ticking: Ticking, metrics: Metrics) -> None:
        self.desk = desk
        self.ticking = ticking
        self.metrics = metrics

    async def healthz(self, _: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def readyz(self, _: web.Request) -> web.Response:
        """200 when everything works, else 503 with the reasons; migrations are checked before the server starts."""
        reasons: dict[str, str] = {}
        try:
            oldest = await self.desk.read(lambda office: office.records.oldest_due(office.now))
        except Unavailable as fault:
            reasons["database"] = str(fault)
        else:
            if oldest and self.desk.now() - oldest > STUCK:
                reasons["outbox"] = f"the oldest due notice has waited since {oldest:%Y-%m-%dT%H:%M:%SZ}"
        if self.ticking.is_late():
            reasons["clock"] = f"the clock last knocked {self.ticking.age():.0f} s ago"
        if reasons:
            return web.json_response({"status": "unavailable", "reasons": reasons}, status=503)
        return web.json_response({"status": "ok"})

    async def metrics_text(self, _: web.Request) -> web.Response:
        def look(office: Office) -> tuple[dict[NoticeState, int], datetime | None]:
            return dict(office.records.outbox()), office.records.oldest_due(office.now)

        outbox, oldest = await self.desk.read(look)
        for state in NoticeState:
            self.metrics.outbox.labels(state.value).set(outbox.get(state, 0))
        waited = (self.desk.now() - oldest).total_seconds() if oldest else 0.0
        self.metrics.oldest_due.set(max(0.0, waited))
        self.metrics.clock_age.set(self.ticking.age())
        return web.Response(
            body=self.metrics.text(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        )
