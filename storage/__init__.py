"""The books: SQLModel, SQLAlchemy and alembic live here and nowhere else."""

from storage.backups import backup
from storage.faults import Fault, MigrationFailed, NotMigrated, Overtaken, TooNew, Unavailable
from storage.migrating import Ahead, Current, Empty, Migrated, Newer, Older, State, migrate, state_of
from storage.records import BookRecords
from storage.restoring import InUse, NotABackup, NotRestored, OnPostgres, Restored, WouldLose, restore
from storage.serving import Served, served_by_one
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
    "Served",
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
    "served_by_one",
    "state_of",
]
