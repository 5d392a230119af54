"""The books: SQLModel, SQLAlchemy and alembic live here and nowhere else."""

from storage.backups import backup
from storage.faults import Fault, MigrationFailed, NotMigrated, Overtaken, TooNew, Unavailable
from storage.migrating import Ahead, Current, Empty, Migrated, Newer, Older, State, migrate, state_of
from storage.records import BookRecords
from storage.restoring import InUse, NotABackup, NotRestored, OnPostgres, Restored, WouldLose, restore
from storage.store import Store, Work, answered_within

__all__ = [
    "Ahead",
    "BookRecords",
    "Current",
    "Empty",
    "Fault",
    "InUse",
    "Migrated",
    "MigrationFailed",
    "Newer",
    "NotABackup",
    "NotMigrated",
    "NotRestored",
    "Older",
    "OnPostgres",
    "Overtaken",
    "Restored",
    "State",
    "Store",
    "TooNew",
    "Unavailable",
    "Work",
    "WouldLose",
    "answered_within",
    "backup",
    "migrate",
    "restore",
    "state_of",
]
