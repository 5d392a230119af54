"""A sheet as PDF/UA-1: tagged, with language, title and bookmarks, drawn by typst."""

from itertools import pairwise
from typing import Any

from documents.roster import wall
from documents.sheets import (
    Attached,
    Block,
    Facts,
    Heading,
    Point,
    Points,
    Sheet,
    Table,
    Text,
    ends_of_items,
    leads_on,
    unbroken,
)
from documents.typeset import pdf


def as_pdf(sheet: Sheet) -> bytes:
    """The same sheet drawn at the same moment is the same file."""
    day = wall(sheet.drawn_at)
    ends, blocks = ends_of_items(sheet.blocks), sheet.blocks
    leads = {at for at, (one, follows) in enumerate(pairwise(blocks)) if leads_on(one, follows)}
    language, _, region = sheet.tag.partition("-")
    told = {
        "title": sheet.title,
        "author": sheet.author,
        "lang": language,
        "region": region,
        "case": sheet.case,
        "page": list(sheet.page),
        "bullet": sheet.bullet,
        "blocks": [
            plain(block) | {"ends": at in ends, "leads": at in leads} for at, block in enumerate(blocks)
        ],
        "year": day.year,
        "month": day.month,
        "day": day.day,
    }
    return pdf("sheet.typ", told, sheet.drawn_at)


def plain(block: Block) -> dict[str, Any]:
    """A block as its template reads it."""
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": unbroken(block.text)}
        case Text():
            return {"kind": "text", "text": unbroken(block.text), "small": block.small}
        case Points():
            return {"kind": "points", "points": [_point(one) for one in block.points], "bullet": block.bullet}
        case Attached():
            return {"kind": "attached", "text": block.text, "url": block.url}
        case Facts():
            return {"kind": "facts", "rows": [[unbroken(cell) for cell in row] for row in block.rows]}
        case Table():
            rows = [[unbroken(cell) for cell in row] for row in block.rows]
            told = {"caption": block.caption, "columns": list(block.columns), "widths": list(block.widths)}
            return {"kind": "table", "rows": rows, **told}


def _point(point: Point) -> dict[str, Any]:
    return {"text": unbroken(point.text), "mark": point.mark, "under": [unbroken(one) for one in point.under]}
