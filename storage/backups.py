"""A copy of the books while they are in use."""

import os
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from sqlite3 import connect

from sqlalchemy import URL

from storage import copies, engines
from storage.faults import faults_named


def backup(url: str, path: Path) -> Path:
    """Writes a whole copy to `path`, which must not exist yet (FileExistsError), and hands it back.

    SQLite: a database file. PostgreSQL: what `pg_restore` reads, made by `pg_dump`, which must be installed
    (FileNotFoundError) and succeed (CalledProcessError).
    """
    where = engines.address(url)
    file = engines.file_of(where)
    return backup_file(file, path) if file else _dump(where, path)


def backup_file(file: Path, path: Path, taken_at: datetime | None = None) -> Path:
    """Under another name until it is whole and on the disk, so that half a backup is never taken for one.

    It is marked as a copy, of now or of `taken_at`; a copy of a copy stays as old as that one.
    """
    if not file.exists():
        raise FileNotFoundError(file)
    part = _reserve(path)
    try:
        with faults_named(), closing(connect(file)) as books:
            books.execute("VACUUM INTO ?", (str(part),))
            _mark(part, taken_at or datetime.fromtimestamp(part.stat().st_mtime, UTC))
        return _finished(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _mark(part: Path, at: datetime) -> None:
    with closing(connect(part)) as copy:
        if copies.taken_at(copy) is None:
            copies.mark(copy, at)
            copy.commit()


def _dump(where: URL, path: Path) -> Path:
    dump = which("pg_dump")
    if dump is None:
        raise FileNotFoundError("pg_dump")
    part = _reserve(path)
    plain = where.set(drivername="postgresql", password=None).render_as_string()
    environment = os.environ | ({"PGPASSWORD": str(where.password)} if where.password else {})
    try:
        subprocess.run(  # noqa: S603 - our own address, no shell
            [dump, "--format=custom", "--file", str(part), "--dbname", plain], check=True, env=environment
        )
        return _finished(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _reserve(path: Path) -> Path:
    """An empty file only we can read; VACUUM INTO and pg_dump both write into it."""
    if path.exists():
        raise FileExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL, 0o600))
    return part


def _finished(part: Path, path: Path) -> Path:
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.rename(path)
    return path
