"""The way in to the office: opens the books, hands over the time and the days off, and closes them again."""

from collections.abc import Callable
from typing import TypeVar

from meetings.office import Office
from meetings.own_addresses import OwnAddress, no_address
from meetings.ports import Clock, Records
from meetings.workdays import DaysOff
from storage.store import Store
from wording.scribe import SECRETARY

T = TypeVar("T")


class Desk:
    """Runs verbs of the office on open books; each call is one unit of work.

    A verb may be run again after a deadlock, so it must do nothing but use the office it is handed.
    """

    def __init__(
        self,
        store: Store,
        now: Clock,
        days_off: DaysOff,
        domain: str,
        own_address: OwnAddress = no_address,
    ) -> None:
        self.store = store
        self.now = now
        self.days_off = days_off
        self.domain = domain
        self.own_address = own_address

    async def write(self, verb: Callable[[Office], T]) -> T:
        return await self.store.write(self._at_work(verb))

    async def read(self, verb: Callable[[Office], T]) -> T:
        return await self.store.read(self._at_work(verb))

    def write_now(self, verb: Callable[[Office], T]) -> T:
        """The same for the command line, where nothing else waits."""
        return self.store.write_now(self._at_work(verb))

    def read_now(self, verb: Callable[[Office], T]) -> T:
        return self.store.read_now(self._at_work(verb))

    def _at_work(self, verb: Callable[[Office], T]) -> Callable[[Records], T]:
        def work(records: Records) -> T:
            office = Office(records, self.now(), self.days_off)
            office.domain = self.domain
            office.own_address = self.own_address
            office.scribe = SECRETARY
            return verb(office)

        return work
