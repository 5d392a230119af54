"""A sheet as plain text in UTF-8: a paragraph a line, as it is pasted into a mail."""

from collections.abc import Iterable

from documents.sheets import Attached, Block, Facts, Heading, Points, Sheet, Table, Text


def as_text(sheet: Sheet) -> bytes:
    said = list(_lines(sheet))
    return "\n".join(said).strip("\n").encode() + b"\n"


def _lines(sheet: Sheet) -> Iterable[str]:
    run_in = ""
    before: Block | None = None
    for block in sheet.blocks:
        if isinstance(block, Table) and block.glance:
            continue
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
            return [f"{row[0]} {' · '.join(filter(None, row[1:]))}".strip() for row in block.rows]
