"""The books: SQLModel, SQLAlchemy and alembic live here and nowhere else."""

from storage.backups import backup
from storage.faults import Fault, MigrationFailed, NotMigrated, Overtaken, TooNew, Unavailable
from storage.migrating import Current, Empty, Migrated, Newer, Older, State, migrate, state_of
from storage.records import BookRecords
from storage.store import Store, Work

__all__ = [
    "BookRecords",
    "Current",
    "Empty",
    "Fault",
    "Migrated",
    "MigrationFailed",
    "Newer",
    "NotMigrated",
    "Older",
    "Overtaken",
    "State",
    "Store",
    "TooNew",
    "Unavailable",
    "Work",
    "backup",
    "migrate",
    "state_of",
]
