"""A sheet as plain text in UTF-8: a paragraph a line, as it is pasted into a mail; tables no wider than a mail is."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import wrap

from documents.sheets import Attached, Block, Facts, Heading, Points, Sheet, Table, Text

WIDE = 72
_BETWEEN = "  "
_LONG_WORD = 22
"""A word longer than this is broken rather than the line made longer."""


def as_text(sheet: Sheet) -> bytes:
    said = list(_lines(sheet))
    return "\n".join(said).strip("\n").encode() + b"\n"


def _lines(sheet: Sheet) -> Iterable[str]:
    run_in = ""
    before: Block | None = None
    for block in sheet.blocks:
        if run_in and not isinstance(block, Text):
            yield run_in
            run_in = ""
        elif not run_in and _apart(before, block):
            yield ""
        if isinstance(block, Heading) and block.run_in:
            run_in = block.text
        else:
            first, *rest = _of(block, sheet)
            yield f"{run_in} {first}" if run_in else first
            yield from rest
            run_in = ""
        before = block
    if run_in:
        yield run_in


def _apart(before: Block | None, block: Block) -> bool:
    """An empty line, but not between lines that belong together."""
    match before, block:
        case None, _:
            return False
        case (Text(small=True), Text(small=True)) | (Attached(), Attached()):
            return False
        case Heading(run_in=False), Text(small=True) | Attached():
            return False
        case _:
            return True


def _of(block: Block, sheet: Sheet) -> list[str]:
    match block:
        case Heading() | Text() | Attached():
            return [block.text]
        case Points():
            return [
                line
                for point in block.points
                for line in (
                    f"{point.mark or block.bullet or sheet.bullet} {point.text}",
                    *(f"  • {one}" for one in point.under),
                )
            ]
        case Facts():
            return [f"{name}: {told}" for name, told in block.rows]
        case Table():
            return _table(block)


def _table(block: Table) -> list[str]:
    """The headings, a line under each, and a row or more for each: what is too long goes on under itself."""
    widths = _widths(block)
    told = [_row(block.columns, widths), [_BETWEEN.join("-" * width for width in widths)]]
    told += [_row(row, widths) for row in block.rows]
    return [line for row in told for line in row]


def _widths(block: Table) -> list[int]:
    """As wide as what stands in each, made narrower by turns until the line is no longer than a mail's."""
    columns = list(zip(block.columns, *block.rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    floors = [
        min(max(len(word) for cell in column for word in cell.split(" ")), _LONG_WORD) for column in columns
    ]
    while sum(widths) + len(_BETWEEN) * (len(widths) - 1) > WIDE:
        too_wide = [at for at in range(len(widths)) if widths[at] > floors[at]]
        if not too_wide:
            break
        widths[max(too_wide, key=lambda at: widths[at] / block.widths[at])] -= 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    lines = zip_longest(*wrapped, fillvalue="")
    return [
        _BETWEEN.join(f"{cell:{width}}" for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
