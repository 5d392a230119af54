"""ZIP files that are the same bytes whenever they are written: names in order, and one moment for all of them."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime

from documents.roster import wall

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def always_the_same(archive: bytes) -> bytes:
    """A Word document or workbook without the moment it was zipped, its parts in the order they had."""
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    return _packed(parts, _LONG_AGO)


def archive(parts: Mapping[str, bytes], at: datetime) -> bytes:
    """`at` (aware) is what each file says it was written; names as they are given."""
    there = wall(at)
    return _packed(
        parts, (max(there.year, 1980), there.month, there.day, there.hour, there.minute, there.second)
    )


def _packed(parts: Mapping[str, bytes], at: tuple[int, int, int, int, int, int]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name, content in parts.items():
            told = zipfile.ZipInfo(name, at)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.external_attr = 0o644 << 16
            told.create_system = 3
            packed.writestr(told, content)
    return out.getvalue()
