"""The longest stall of the loop, as /metrics tells it."""

import asyncio
import time

from bot.pulse import Pulse


def test_who_holds_up_the_loop_is_seen():
    async def held_up() -> float:
        pulse = Pulse()
        pulse.start()
        await asyncio.sleep(0.06)
        time.sleep(0.3)  # noqa: ASYNC251 - what nobody may do
        await asyncio.sleep(0.06)
        await pulse.stop()
        return pulse.longest()

    assert asyncio.run(held_up()) > 0.2


def test_a_stall_is_told_for_a_minute_at_least_and_two_at_most():
    shows = [1200.0]
    pulse = Pulse(lambda: shows[0])
    told = []
    for at, late in (
        (1200.0, 0.1),
        (1259.0, 0.7),
        (1261.0, 0.2),
        (1319.0, 0.1),
        (1321.0, 0.0),
        (1500.0, None),
    ):
        shows[0] = at
        if late is not None:
            pulse.note(late)
        told.append(pulse.longest())
    assert told == [0.1, 0.7, 0.7, 0.7, 0.2, 0.0]
