"""A sheet as one accessible page: landmarks, headings in order, its language, readable in dark and on paper."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from documents.sheet_pdf import plain
from documents.sheets import Heading, Sheet
from wording import sheets as wording


def as_html(sheet: Sheet) -> bytes:
    """UTF-8. The title stands once, in the head of the page."""
    body = [block for block in sheet.blocks if not (isinstance(block, Heading) and block.level == 1)]
    anchored = [(_anchor(at, block), block) for at, block in enumerate(body)]
    page = _template().render(
        sheet=sheet,
        words=wording.words(sheet.language),
        contents=[(anchor, block) for anchor, block in anchored if anchor],
        blocks=[(anchor, plain(block)) for anchor, block in anchored],
    )
    return f"{page}\n".encode()


def _anchor(at: int, block: object) -> str:
    """Items and the great parts can be led to."""
    return f"a{at}" if isinstance(block, Heading) and not block.run_in and _is_part(block) else ""


def _is_part(heading: Heading) -> bool:
    return heading.level == 2 or heading.text[:1].isdecimal()


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(files("documents").joinpath("templates/sheet.html").read_text("utf-8"))
