"""Whether the process lives, whether it can do its work, and the figures behind that."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from aiohttp import web

from bot.clock import Beat
from bot.desk import Desk
from bot.metrics import Metrics
from meetings.notices import NoticeState
from meetings.office import Office
from storage import Unavailable

STUCK = timedelta(minutes=5)


class Ticking(Protocol):
    def beats(self) -> Mapping[str, Beat]: ...


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
            reasons["database"] = fault.fault.value
        else:
            if oldest and self.desk.now() - oldest > STUCK:
                reasons["outbox"] = f"the oldest due notice has waited since {oldest:%Y-%m-%dT%H:%M:%SZ}"
        if late := sorted(name for name, beat in self.ticking.beats().items() if beat.late):
            reasons["clock"] = f"has not ticked in time: {', '.join(late)}"
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
        pump = self.ticking.beats()["pump"].ago
        self.metrics.clock_age.set(pump.total_seconds() if pump else 0.0)
        return web.Response(
            body=self.metrics.text(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        )
