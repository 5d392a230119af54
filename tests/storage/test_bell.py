"""The bell between processes, where the server will not have it."""

from threading import Thread

from storage import engines
from storage.bell import Bell


def test_who_rings_waits_for_nobody_however_long_the_server_has_had_no_line():
    bell = Bell(engines.address("postgresql://u:p@127.0.0.1:1/d"))
    bell.listen(lambda: None)
    ringing = Thread(target=lambda: [bell.ring() for _ in range(100_000)], daemon=True)
    ringing.start()
    ringing.join(20)
    assert not ringing.is_alive()
    bell.close()
