"""An old agenda beside what was written out of it: line by line, in order, whatever was wrapped, hyphenated or bulleted."""

import io
import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from docx import Document
from docx.table import Table

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
EKR, KKR = SEEDS / "001_40c9bc0715cd5de3.txt", SEEDS / "004_a3c5df4cdc8326a4.txt"
SAMPLES = Path(__file__).parent / "samples"
BULLETS = "-–—•�"


def lines(file: Path, first: int = 1, last: int | None = None) -> list[str]:
    """What a file says, without the lines that say nothing; addresses at the foot of a page go with it."""
    told = file.read_text("utf-8").split("\n")[first - 1 : last]
    return [line.strip() for line in told if line.strip(f" {BULLETS}")]


def own_lines(said: Iterable[str]) -> list[str]:
    """What lines say, without those that say nothing; an address alone on its line stands at the foot of a page."""
    told = [line.strip() for line in said if line.strip(f" {BULLETS}")]
    return [line for line in told if not re.fullmatch(r"https?://\S+", line)]


def squeezed(text: str) -> str:
    """Letters and figures only: blanks, hyphens of a wrap and the shape of bullets go."""
    return re.sub(r"[\W_]+", "", text)


def missing(wanted: Iterable[str], text: str) -> list[str]:
    """The lines of the old paper that are not in the new one, each looked for after the one before it.

    A page's foot may stand inside a line that is broken by the page, so it is taken out first.
    """
    told, at, lost = squeezed(re.sub(r"(?m)^.*\bSide\s\d+\saf\s\d+\s*$", "", text)), 0, []
    for line in wanted:
        found = told.find(squeezed(line), at)
        if found < 0:
            lost.append(line)
        else:
            at = found + len(squeezed(line))
    return lost


def said_in_word(content: bytes) -> str:
    """Paragraphs and tables as they follow each other."""
    told = []
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            told += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            told.append(block.text)
    return "\n".join(told)


def said_in_pdf(content: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()


def outline_of_word(content: bytes) -> list[tuple[int, str]]:
    """Headings with their levels."""
    paper = Document(io.BytesIO(content))
    return [
        (int(one.style.name.removeprefix("Heading ")), one.text)
        for one in paper.paragraphs
        if one.style.name.startswith("Heading ")
    ]


def under(outline: Sequence[str], text: str, heading: str) -> str:
    """What stands between a heading and the next, in plain text of which each heading is a line."""
    after = text.split(f"\n{heading}\n", 1)[1]
    ends = [after.find(f"\n{one}\n") for one in outline]
    return after[: min((end for end in ends if end >= 0), default=len(after))]
