"""The list by the door as PDF/UA-1: tagged, with language and title, drawn by typst."""

import json
from dataclasses import asdict
from importlib.resources import files

import typst

from documents.door_list import door_list
from documents.roster import Extract, wall


def as_pdf(extract: Extract) -> bytes:
    """The same list at the same moment is the same file."""
    listed, day = door_list(extract), wall(extract.at)
    first, _, between = extract.words.page("\0", "").partition("\0")
    told = {
        **asdict(listed),
        "author": extract.committee.contact.name,
        "language": extract.language,
        "wide": len(extract.roll.meeting.sessions) > 1,
        "page": first,
        "of": between,
        "year": day.year,
        "month": day.month,
        "day": day.day,
    }
    template = files("documents").joinpath("templates/door_list.typ").read_bytes()
    drawn = typst.compile(
        template,
        format="pdf",
        sys_inputs={"list": json.dumps(told)},
        pdf_standards="ua-1",
        timestamp=int(extract.at.timestamp()),
    )
    assert isinstance(drawn, bytes), "one PDF, not pages"
    return drawn
