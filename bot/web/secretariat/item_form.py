"""An agenda item as a form, and back: a row for each recommendation and each paper, texts as they are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from meetings import refusals
from meetings.model import AgendaItem, Attachment, Draft, FileId, Recommendation, Verb

TEXTS = (
    "introduction",
    "background",
    "since_last",
    "status_report",
    "case_presentation",
    "financial_impact",
    "next_steps",
)
WORDS = ("proposes", "presenter", "case_number", "initials")
ROWS = 20
"""Recommendations, and papers, that one form can hold; an item with more is edited in the file it came from."""
_ROW_FIELDS = ("verbum", "indstilling", "bilag", "link", "fil")
NAMES = (
    *("title", "version", "minutes", "closed", "guests"),
    *TEXTS,
    *WORDS,
    *(f"{name}{row}" for row in range(1, ROWS + 1) for name in _ROW_FIELDS),
)


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    verb: str
    text: str


@dataclass(frozen=True, slots=True)
class Paper:
    number: int
    title: str
    url: str
    file: str


def filled(item: AgendaItem | None) -> dict[str, str]:
    """The form as the item would fill it in; empty for a new one."""
    return filled_from(item, item.version) if item else dict.fromkeys(NAMES, "")


def filled_from(draft: AgendaItem | Draft, version: int) -> dict[str, str]:
    fields = dict.fromkeys(NAMES, "")
    fields |= {name: getattr(draft, name) for name in ("title", *TEXTS, *WORDS)}
    fields |= {
        "version": str(version),
        "minutes": "" if draft.minutes is None else str(draft.minutes),
        "closed": "ja" if draft.closed else "",
        "guests": "\n".join(draft.guests),
    }
    for row, one in enumerate(draft.recommendations[:ROWS], 1):
        fields |= {f"verbum{row}": one.verb.value, f"indstilling{row}": one.text}
    for row, paper in enumerate(draft.attachments[:ROWS], 1):
        fields |= {f"bilag{row}": paper.title, f"link{row}": paper.url, f"fil{row}": paper.file or ""}
    return fields


def rows(fields: Mapping[str, str]) -> list[Row]:
    """Those that say something and two more."""
    found = [Row(n, fields[f"verbum{n}"], fields[f"indstilling{n}"]) for n in range(1, ROWS + 1)]
    return found[: _shown([bool(one.text) for one in found])]


def papers(fields: Mapping[str, str]) -> list[Paper]:
    found = [Paper(n, fields[f"bilag{n}"], fields[f"link{n}"], fields[f"fil{n}"]) for n in range(1, ROWS + 1)]
    return found[: _shown([bool(one.title or one.url) for one in found])]


def check_room(papers: int) -> None:
    """Raises BadField: what the form cannot show again it would take away."""
    if papers > ROWS:
        raise refusals.BadField("attachment", "too_many", ROWS)


def with_files(
    fields: Mapping[str, str], seen: AgendaItem, before: AgendaItem, after: AgendaItem
) -> Mapping[str, str]:
    """The form as it was typed, with a row for each file that was laid by the item; `seen` is what it was filled from.

    Whoever changed none of its papers takes over those that others laid there meanwhile.
    """
    had = {one.file for one in before.attachments}
    mine = _attachments(fields, before)
    untouched = _named(mine) == _named(seen.attachments)
    rows_ = (
        after.attachments
        if untouched
        else (*mine, *(one for one in after.attachments if one.file not in had))
    )
    check_room(len(rows_))
    filled = dict(fields) | {
        f"{name}{row}": "" for row in range(1, ROWS + 1) for name in ("bilag", "link", "fil")
    }
    for row, one in enumerate(rows_, 1):
        filled |= {f"bilag{row}": one.title, f"link{row}": one.url, f"fil{row}": one.file or ""}
    if version(fields) == before.version:
        filled["version"] = str(after.version)
    return filled


def _named(papers_: Sequence[Attachment]) -> list[tuple[str, str, FileId | None]]:
    return [(one.title, one.url, one.file) for one in papers_]


def _shown(says_something: Sequence[bool]) -> int:
    last = max((n for n, says in enumerate(says_something, 1) if says), default=0)
    return min(ROWS, last + 2)


def version(fields: Mapping[str, str]) -> int | None:
    """The one the form was filled in from."""
    text = fields["version"]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def draft(fields: Mapping[str, str], item: AgendaItem | None) -> Draft:
    """What the form says. Raises BadField.

    A file is only taken from the item itself: its name in the form is the client's.
    """
    return Draft(
        **{name: fields[name] for name in (*TEXTS, *WORDS)},
        title=" ".join(fields["title"].split()),
        recommendations=tuple(
            Recommendation(_verb(row.verb), row.text) for row in rows(fields) if row.text.strip()
        ),
        minutes=_minutes(fields["minutes"]),
        attachments=_attachments(fields, item),
        guests=tuple(one for one in fields["guests"].splitlines() if one.strip()),
        closed=fields["closed"] == "ja",
        headings=item.headings if item else (),
    )


def _verb(text: str) -> Verb:
    if text not in set(Verb):
        raise refusals.BadField("ask", "missing")
    return Verb(text)


def _minutes(text: str) -> int | None:
    if not text.strip():
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise refusals.BadField("minutes", "invalid")
    return int(text)


def _attachments(fields: Mapping[str, str], item: AgendaItem | None) -> tuple[Attachment, ...]:
    stored = {one.file: one for one in item.attachments if one.file} if item else {}
    made = []
    for row in papers(fields):
        known = stored.get(FileId(row.file)) if row.file else None
        if known and row.title:  # a file whose title was emptied goes
            made.append(replace(known, title=row.title))
        elif not row.file and (row.title or row.url):
            made.append(Attachment(row.title or row.url, row.url))
    return tuple(made)
