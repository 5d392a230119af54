"""The list by the door as PDF/UA-1: tagged, with language and title, drawn by typst."""

from dataclasses import asdict

from documents.door_list import door_list
from documents.roster import Extract, wall
from documents.typeset import pdf


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
    return pdf("door_list.typ", told, extract.at)
