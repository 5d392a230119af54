"""`styrmand agenda import`: an agenda or minutes written elsewhere, into the books or refused with its lines."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.commands import Failed, output
from bot.commands.desk import OPERATOR, act, look
from bot.commands.output import say
from bot.settings import Settings
from documents import incoming_paper, layouts
from documents.incoming_paper import Head, ReadPaper
from meetings import importing
from meetings.importing import OldItem, OldPaper
from meetings.model import Committee, CommitteeId, MeetingId, Session
from meetings.office import Guess, Office, TakenIn
from meetings.paper import Attendance
from wording import paper_files as wording


@dataclass(frozen=True, slots=True)
class Where:
    """What the operator says of the paper that it does not say itself, and where in the file it stands."""

    meeting: str = ""
    sessions: tuple[Session, ...] = ()
    first: int = 0
    last: int = 0
    heading: str = ""


def take(file: Path, committee: str, where: Where, *, replacing: bool, dry_run: bool, json: bool) -> None:
    known = look(lambda office: office.records.committee(CommitteeId(committee)))
    paper = _read(file, known, where)
    old = _old(paper, where)
    named = MeetingId(where.meeting) if where.meeting else None

    def work(office: Office) -> TakenIn:
        return office.take_in(known.id, old, OPERATOR, meeting=named, replacing=replacing)

    taken = act(work, undo=dry_run)
    remarks = _remarks(paper, taken)
    if json:
        output.as_json(_facts(paper, taken, dry_run=dry_run) | {"remarks": remarks})
        return
    for line in remarks:
        sys.stderr.write(f"styrmand: {line}\n")
    for item in paper.items:
        say(f"{item.number:6} {item.draft.title}")
    say(_summary(taken, dry_run=dry_run))


def _read(file: Path, committee: Committee, where: Where) -> ReadPaper:
    layout = layouts.layout(committee.layout, Settings.read().templates)
    try:
        return incoming_paper.read(
            file.read_bytes(),
            layout=layout,
            first=where.first,
            last=where.last,
            heading=where.heading,
            leads=(committee.proposes,),
        )
    except incoming_paper.WrongPaper as wrong:
        raise Failed(*(f"{file.name}: {wording.fault(one)}" for one in wrong.faults)) from None


def _old(paper: ReadPaper, where: Where) -> OldPaper:
    head = paper.head
    return OldPaper(
        items=tuple(
            OldItem(one.number, one.draft, one.decision, one.agreed, one.agreed_as) for one in paper.items
        ),
        sessions=where.sessions or _sessions(head),
        mode=head.mode,
        note=head.note,
        title=head.title,
        after=head.after,
        before=head.before,
        minutes=paper.kind is incoming_paper.Kind.MINUTES,
        attendance=head.attendance,
        lead=head.lead,
        taker=head.taker,
        case_number=head.case_number,
        draft=head.draft,
        numbered=paper.numbered,
    )


def _sessions(head: Head) -> tuple[Session, ...]:
    if head.day is None:
        return ()
    start, end = importing.USUAL_HOURS
    return (Session(1, head.day, head.start or start, head.end or end),)


def _remarks(paper: ReadPaper, taken: TakenIn) -> list[str]:
    """What a person should look at: it is taken in all the same."""
    day = taken.meeting.sessions[0]
    told = [f"line {line}: another paper was left alone: {title}" for line, title in paper.others]
    told += [_left_out(paper, *stretch) for stretch in paper.left_out]
    if paper.furniture:
        told.append(
            f"line {paper.furniture[0]} and the like are the page's and were left out: {len(paper.furniture)}"
        )
    told += [wording.doubtful(one) for one in taken.doubts]
    if Guess.DAY in taken.guesses:
        told.append(
            f"the file does not say the meeting's day: {day.day} lies halfway between the meetings it names, "
            f"and {day.start:%H:%M}-{day.end:%H:%M} is a guess; --session says otherwise"
        )
    elif Guess.HOURS in taken.guesses:
        told.append(
            f"the file does not say the hours: {day.start:%H:%M}-{day.end:%H:%M} is a guess; see --session"
        )
    return told


def _left_out(paper: ReadPaper, first: int, last: int, text: str) -> str:
    if last < paper.first:
        where = "stand before the paper"
    elif first > paper.last:
        where = "stand after the paper"
    else:
        where = "are before the first item"
    return f"lines {first}-{last} {where} and were left out: {text[:60]}…"


def _facts(paper: ReadPaper, taken: TakenIn, *, dry_run: bool) -> dict[str, Any]:
    return {
        "meeting": taken.meeting.id,
        "committee": taken.meeting.committee,
        "kind": paper.kind.value,
        "created": taken.created,
        "dry_run": dry_run,
        "guessed": sorted(guess.value for guess in taken.guesses),
        "lines": [paper.first, paper.last],
        "left_out": [[first, last] for first, last, _ in paper.left_out],
        "furniture": list(paper.furniture),
        "items": [{"number": one.number, "title": one.draft.title, "line": one.line} for one in paper.items],
        "added": list(taken.added),
        "changed": list(taken.changed),
        "unchanged": list(taken.unchanged),
        "removed": list(taken.removed),
        "decided": list(taken.decided),
        "present": [one.person.name for one in taken.seen if one.attendance is Attendance.PRESENT],
        "apologies": [one.person.name for one in taken.seen if one.attendance is Attendance.APOLOGY],
        "absent": [one.person.name for one in taken.seen if one.attendance is Attendance.ABSENT],
        "kept_as_text": [one.name for one in taken.doubts],
    }


def _summary(taken: TakenIn, *, dry_run: bool) -> str:
    would = "would be " if dry_run else ""
    made = f" ({would}made)" if taken.created else ""
    counts = [f"{len(taken.added)} {would}added", f"{len(taken.changed)} {would}changed"]
    counts.append(f"{len(taken.unchanged)} unchanged")
    if taken.removed:
        counts.append(f"{len(taken.removed)} {would}taken off")
    if taken.seen:
        counts.append(f"presence of {len(taken.seen)} {would}noted")
    return f"{taken.meeting.id}{made}: {', '.join(counts)}"
