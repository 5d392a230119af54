"""Files that go along with an item: which kinds are taken, how large, and whether they are what their name says."""

import hashlib
import io
import zipfile
from collections.abc import Mapping

from meetings import refusals
from meetings.model import FileId, StoredFile

SIZE_LIMIT = 20_000_000
NAME_LIMIT = 200
_OFFICE = "application/vnd.openxmlformats-officedocument"
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

KINDS: Mapping[str, tuple[str, bytes]] = {
    "pdf": ("application/pdf", b"%PDF-"),
    "docx": (f"{_OFFICE}.wordprocessingml.document", _ZIP),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet", _ZIP),
    "pptx": (f"{_OFFICE}.presentationml.presentation", _ZIP),
    "odt": ("application/vnd.oasis.opendocument.text", _ZIP),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", _ZIP),
    "doc": ("application/msword", _OLD),
    "xls": ("application/vnd.ms-excel", _OLD),
    "png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
    "jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    "txt": ("text/plain; charset=utf-8", b""),
    "csv": ("text/csv; charset=utf-8", b""),
}
"""By the ending of the name: what it is, and how its bytes begin. Macros, programs and pages are not among them."""


_INSIDE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/", "odt": "content.xml", "ods": "content.xml"}
"""What a ZIP of that ending holds when it is what it says."""


def named(name: str) -> str:
    """The name without its folders, and no longer than is kept. Raises WrongFile when no file of that kind is taken."""
    name = name.replace("\\", "/").rpartition("/")[2].strip()[-NAME_LIMIT:]
    if _ending(name) not in KINDS:
        raise refusals.WrongFile(name, "unknown_type")
    return name


def checked(name: str, content: bytes) -> StoredFile:
    """The file as it is kept. Raises WrongFile; the type is ours to say, never the sender's."""
    name = named(name)
    ending = _ending(name)
    if not content:
        raise refusals.WrongFile(name, "empty")
    if len(content) > SIZE_LIMIT:
        raise refusals.WrongFile(name, "too_large", SIZE_LIMIT)
    content_type, begins = KINDS[ending]
    if not content.startswith(begins) or (not begins and not _is_text(content)):
        raise refusals.WrongFile(name, "other_type")
    if begins == _ZIP and not _is_document(content, _INSIDE[ending]):
        raise refusals.WrongFile(name, "other_type")
    return StoredFile(FileId(hashlib.sha256(content).hexdigest()), name, content_type, len(content))


def _ending(name: str) -> str:
    return name.rpartition(".")[2].casefold() if "." in name else ""


def _is_document(content: bytes, inside: str) -> bool:
    """Whether a ZIP has the parts of that document, and no macros; only its table of contents is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return False
    there = any(name.startswith(inside) for name in names)
    return there and not any(name.casefold().endswith("vbaproject.bin") for name in names)


def _is_text(content: bytes) -> bool:
    try:
        return "\x00" not in content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
