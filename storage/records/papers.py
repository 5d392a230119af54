"""The agenda as a paper: versions of items and of the whole, approval, comments, files, and what is half typed."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from meetings.model import FileId, ItemId, MeetingId, PersonId, StoredFile
from meetings.paper import About, AgendaVersion, Approval, Comment, CommentId, ItemVersion, Stage
from storage import tables
from storage.records import written
from storage.records.base import by_dialect, upsert
from storage.records.people import PeoplePages, Who, person_from

_version, _file, _comment = tables.agenda_version.c, tables.stored_file.c, tables.comment.c
_draft = tables.item_draft.c
_KEEP = by_dialect(lambda into: into(tables.item_version).on_conflict_do_nothing())
_KEPT = (
    select(tables.item_version)
    .where(tables.item_version.c.item_id == bindparam("item"))
    .order_by(tables.item_version.c.version)
)
_PUT_TYPED = upsert(tables.item_draft)
_HERE = (_draft.person_id == bindparam("person")) & (_draft.meeting_id == bindparam("meeting"))
_TYPED, _DROP_TYPED = select(_draft.typed).where(_HERE), delete(tables.item_draft).where(_HERE)
_PUT_FILE = by_dialect(lambda into: into(tables.stored_file).on_conflict_do_nothing())
_FILE = select(_file.id, _file.name, _file.content_type, _file.size).where(_file.id == bindparam("file"))
_CONTENT = select(_file.content).where(_file.id == bindparam("file"))
_VERSIONS = (
    select(tables.agenda_version).where(_version.meeting_id == bindparam("meeting")).order_by(_version.number)
)
_ADD_VERSION = insert(tables.agenda_version)
_APPROVAL = select(tables.agenda_approval).where(tables.agenda_approval.c.meeting_id == bindparam("meeting"))
_PUT_APPROVAL = upsert(tables.agenda_approval)
_who = Who("who")
_ALL_COMMENTS = select(*_who.columns, *(one.label(f"said_{one.name}") for one in _comment)).select_from(
    _who.joined.join(tables.comment, _comment.by_id == _who.person.c.id)
)
_COMMENTS = _ALL_COMMENTS.where(_comment.meeting_id == bindparam("meeting")).order_by(_comment.id)
_COMMENT = _ALL_COMMENTS.where(_comment.id == bindparam("comment"))
_ADD_COMMENT = insert(tables.comment).returning(_comment.id)
_ANSWER = (
    update(tables.comment)
    .where(_comment.id == bindparam("comment"))
    .values(answer=bindparam("said"), answered_at=bindparam("moment"))
)


class PaperPages(PeoplePages):
    # items

    def keep_version(self, version: ItemVersion) -> None:
        self.run(
            _KEEP,
            {
                "item_id": version.item.id,
                "version": version.item.version,
                "at": version.at,
                "by_id": version.by,
                "content": written.items((version.item,)),
            },
        )

    def item_versions(self, id: ItemId) -> Sequence[ItemVersion]:
        return [
            ItemVersion(written.items_from(row.content, self.person)[0], row.at, row.by_id)
            for row in self.rows(_KEPT, item=id)
        ]

    def put_typed(self, person: PersonId, meeting: MeetingId, typed: Mapping[str, str], at: datetime) -> None:
        if not typed:
            self.run(_DROP_TYPED, {"person": person, "meeting": meeting})
            return
        said = json.dumps(dict(typed), ensure_ascii=False)
        self.run(_PUT_TYPED, {"person_id": person, "meeting_id": meeting, "typed": said, "at": at})

    def typed(self, person: PersonId, meeting: MeetingId) -> Mapping[str, str]:
        row = self.row(_TYPED, person=person, meeting=meeting)
        found: Mapping[str, str] = json.loads(row.typed) if row else {}
        return found

    # files

    def put_file(self, file: StoredFile, content: bytes) -> None:
        self.run(
            _PUT_FILE,
            {
                "id": file.id,
                "name": file.name,
                "content_type": file.content_type,
                "size": file.size,
                "content": content,
            },
        )

    def file(self, id: FileId) -> StoredFile:
        row = self.one("file", id, _FILE, file=id)
        return StoredFile(FileId(row.id), row.name, row.content_type, row.size)

    def content(self, id: FileId) -> bytes:
        return bytes(self.one("file", id, _CONTENT, file=id).content)

    # the whole

    def agenda_versions(self, meeting: MeetingId) -> Sequence[AgendaVersion]:
        return self.remembered("agenda versions", meeting, lambda: self._agenda_versions(meeting))

    def _agenda_versions(self, meeting: MeetingId) -> Sequence[AgendaVersion]:
        return [
            AgendaVersion(
                meeting=MeetingId(row.meeting_id),
                number=row.number,
                stage=Stage(row.stage),
                at=row.at,
                by=row.by_id,
                items=written.items_from(row.items, self.person),
                comments_until=row.comments_until,
            )
            for row in self.rows(_VERSIONS, meeting=meeting)
        ]

    def add_agenda_version(self, version: AgendaVersion) -> None:
        self.run(
            _ADD_VERSION,
            {
                "meeting_id": version.meeting,
                "number": version.number,
                "stage": version.stage,
                "at": version.at,
                "by_id": version.by,
                "items": written.items(version.items),
                "comments_until": version.comments_until,
            },
        )

    def approval(self, meeting: MeetingId) -> Approval | None:
        row = self.row(_APPROVAL, meeting=meeting)
        return Approval(meeting, PersonId(row.by_id), row.at, row.fingerprint) if row else None

    def put_approval(self, approval: Approval) -> None:
        self.run(
            _PUT_APPROVAL,
            {
                "meeting_id": approval.meeting,
                "by_id": approval.by,
                "at": approval.at,
                "fingerprint": approval.fingerprint,
            },
        )

    # comments

    def comments(self, meeting: MeetingId) -> Sequence[Comment]:
        return [_comment_from(row) for row in self.rows(_COMMENTS, meeting=meeting)]

    def comment(self, id: CommentId) -> Comment:
        return _comment_from(self.one("comment", id, _COMMENT, comment=id))

    def add_comment(self, comment: Comment) -> Comment:
        values = {
            "meeting_id": comment.meeting,
            "about": comment.about,
            "version": comment.version,
            "item_id": comment.item,
            "by_id": comment.by.id,
            "at": comment.at,
            "text": comment.text,
            "answer": comment.answer,
            "answered_at": comment.answered_at,
        }
        return self.comment(CommentId(self.run(_ADD_COMMENT, values).scalar_one()))

    def answer_comment(self, id: CommentId, answer: str, at: datetime) -> None:
        self.run(_ANSWER, {"comment": id, "said": answer, "moment": at})


def _comment_from(row: Row[Any]) -> Comment:
    return Comment(
        id=CommentId(row.said_id),
        meeting=MeetingId(row.said_meeting_id),
        about=About(row.said_about),
        version=row.said_version,
        item=row.said_item_id,
        by=person_from(row[: Who.width]),
        at=row.said_at,
        text=row.said_text,
        answer=row.said_answer,
        answered_at=row.said_answered_at,
    )
