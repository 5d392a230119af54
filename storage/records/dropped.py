"""Files sent in the chat that wait to be laid on an item."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, insert, select

from meetings.model import DropId, DroppedFile, FileId, PersonId, StoredFile
from storage import tables
from storage.records.base import Pages

_dropped, _file = tables.dropped_file.c, tables.stored_file.c
_ADD = insert(tables.dropped_file).returning(_dropped.id)
_DROPPED = (
    select(*_dropped, _file.content_type, _file.size)
    .join_from(tables.dropped_file, tables.stored_file, _dropped.file_id == _file.id)
    .where(_dropped.person_id == bindparam("person"))
    .order_by(_dropped.id)
)
_FILES_OF = select(_dropped.file_id).where(_dropped.id.in_(bindparam("drops", expanding=True)))
_DROP = delete(tables.dropped_file).where(_dropped.id.in_(bindparam("drops", expanding=True)))
_OLD = (
    select(_dropped.id)
    .where(_dropped.at < bindparam("before"))
    .order_by(_dropped.id)
    .limit(bindparam("many"))
)
_FORGET = delete(tables.stored_file).where(
    _file.id == bindparam("file"),
    ~exists().where(_dropped.file_id == _file.id),
    ~exists().where(tables.attachment.c.file_id == _file.id),
    # What was sent out, and what an item said before, keeps its files.
    ~exists().where(tables.item_version.c.content.contains(_file.id)),
    ~exists().where(tables.agenda_version.c["items"].contains(_file.id)),
)


class DroppedPages(Pages):
    def add_dropped(self, person: PersonId, file: StoredFile, at: datetime) -> DroppedFile:
        values = {"person_id": person, "file_id": file.id, "name": file.name, "at": at}
        return DroppedFile(DropId(self.run(_ADD, values).scalar_one()), person, file, at)

    def dropped(self, person: PersonId) -> Sequence[DroppedFile]:
        return [
            DroppedFile(
                DropId(row.id),
                PersonId(row.person_id),
                StoredFile(FileId(row.file_id), row.name, row.content_type, row.size),
                row.at,
            )
            for row in self.rows(_DROPPED, person=person)
        ]

    def drop_dropped(self, ids: Collection[DropId]) -> None:
        if not ids:
            return
        files = {row.file_id for row in self.rows(_FILES_OF, drops=list(ids))}
        self.run(_DROP, {"drops": list(ids)})
        for file in sorted(files):
            self.run(_FORGET, {"file": file})

    def purge_dropped(self, before: datetime, many: int) -> int:
        old = [DropId(row.id) for row in self.rows(_OLD, before=before, many=many)]
        self.drop_dropped(old)
        return len(old)
