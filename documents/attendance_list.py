"""The attendance list of a meeting: as text in the words of a summary, as CSV for Danish Excel, as JSON, as a workbook."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from documents.attendance_workbook import as_xlsx
from documents.cells import clean, guarded
from documents.roster import Cell, Extract, columns, in_order, latest_answer, remarks
from meetings.attendance import Count, Line, Roll, Standing
from meetings.model import Language, Session
from meetings.paper import Form, WrittenLine
from wording import papers

# In the words of a meeting's summary


def as_text(roll: Roll, language: Language = Language.DA, *, written: Sequence[WrittenLine] = ()) -> str:
    """Who came and who sent apologies, in the grammar of the cooperation's own summaries, in the order they sit.

    001_40c9bc0715cd5de3.txt:1528-1536. A principal whose substitute came stands in both; who neither answered
    nor came stands in neither. Before the meeting it is what the summary would say as things stand. A `written`
    block is an old paper's own.
    """
    if written:
        return _as_written(written)
    words = papers.words(language)
    bullets = [f"• {bullet}" for line in roll.lines for bullet in _bullets(roll, line, words)]
    block = [words.attendees, *bullets]
    if apologies := [_apology(roll, line, language) for line in roll.lines if _away(roll, line)]:
        block += ["", words.apologies(apologies)]
    return "".join(f"{_one_line(line)}\n" for line in block)


def _as_written(lines: Iterable[WrittenLine]) -> str:
    """A heading with names after it on one line, a sentence with an empty line before it."""
    told: list[str] = []
    runs_on = False
    for line in lines:
        said = _one_line(line.text)
        match line.form:
            case Form.SENTENCE if runs_on:
                told[-1] += f" {said}"
            case Form.POINT:
                told.append(f"• {said}")
            case _:
                told += [*([""] if told else []), said]
        runs_on = line.form is Form.HEADING
    return "".join(f"{line}\n" for line in told)


def _one_line(text: str) -> str:
    """A name with a line break in it would write a participant of its own."""
    return " ".join(clean(text).split())


def _bullets(roll: Roll, line: Line, words: papers.Danish) -> Iterable[str]:
    """One for each who sits in this seat; the days are named when they are not all."""
    sits = [(person, session) for session in roll.meeting.sessions if (person := line.sits(session.number))]
    for person in dict.fromkeys(person for person, _ in sits):
        principal = "" if person.id == line.person.id else line.person.name
        bullet = words.attendee(person.name, line.invitee.organisation, principal)
        days = [session.day for sitter, session in sits if sitter == person]
        yield bullet if len(days) == len(roll.meeting.sessions) else words.only(bullet, days)


def _away(roll: Roll, line: Line) -> list[Session]:
    """The sessions this person has sent apologies for."""
    gone = {Standing.DECLINED, Standing.SUBSTITUTED}
    return [session for session in roll.meeting.sessions if line.standing(session.number) in gone]


def _apology(roll: Roll, line: Line, language: Language) -> str:
    away = _away(roll, line)
    if len(away) == len(roll.meeting.sessions):
        return line.person.name
    return f"{line.person.name} ({papers.some_days((session.day for session in away), language)})"


# CSV


def as_csv(extract: Extract, *, handout: bool = False) -> bytes:
    """For Danish Excel: UTF-8 with BOM, semicolons, CRLF, quotes where csv needs them, and no formulas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    shown = columns(extract, handout=handout)
    writer.writerow(column.heading for column in shown)
    writer.writerows([_field(column.of(line)) for column in shown] for line in in_order(extract.roll))
    return out.getvalue().encode("utf-8-sig")


def _field(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return cell.isoformat(sep=" ", timespec="minutes")
        case str():
            return guarded(cell)
        case _:
            return str(cell)


# JSON


def as_json(extract: Extract) -> bytes:
    """`{"meeting", "rows": [{"person", "email", "organisation", "answer", "substitute", ...}]}`, in UTF-8.

    `answer` is a `Standing` of the whole meeting, or of one day under `sessions`; times are ISO 8601 in UTC.
    """
    meeting = extract.roll.meeting
    found = {
        "meeting": meeting.id,
        "committee": meeting.committee,
        "title": meeting.title,
        "kind": meeting.kind,
        "mode": meeting.mode,
        "state": meeting.state,
        "extracted_at": _iso(extract.at),
        "sessions": [_session(session) for session in meeting.sessions],
        "counts": _counts(extract.roll),
        "rows": [_row(extract.roll, line) for line in in_order(extract.roll)],
    }
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n".encode(errors="replace")


def _session(session: Session) -> dict[str, Any]:
    return {"session": session.number, "start": _iso(session.starts_at), "end": _iso(session.ends_at)}


def _counts(roll: Roll) -> dict[str, Any]:
    return {
        "persons": _sums(roll.count()),
        "municipalities": _sums(roll.count_municipalities()),
        "sessions": [
            {
                "session": day,
                "persons": _sums(roll.count(day)),
                "municipalities": _sums(roll.count_municipalities(day)),
            }
            for day in roll.meeting.days
        ],
    }


def _sums(count: Count) -> dict[str, int]:
    return {
        "invited": count.invited,
        "attending": count.attending,
        "substituted": count.substituted,
        "declined": count.declined,
        "pending": count.pending,
        "tentative": count.tentative,
    }


def _row(roll: Roll, line: Line) -> dict[str, Any]:
    latest = latest_answer(line)
    substitutes = list(dict.fromkeys(one.substitute for one in line.substitutions))
    return {
        "person": line.person.name,
        "email": line.person.email,
        "title": line.person.title,
        "role": line.invitee.role,
        "organisation": line.invitee.organisation.name,
        "organisation_kind": line.invitee.organisation.kind,
        "answer": line.overall(roll.meeting.days),
        "substitute": ", ".join(one.name for one in substitutes) or None,
        "substitute_email": ", ".join(one.email for one in substitutes) or None,
        "remark": "\n".join(remarks(line)),
        "late": any(answer.late for answer in line.answers),
        "source": latest.source if latest else None,
        "answered_at": _iso(latest.at) if latest else None,
        "sessions": [_day(line, number) for number in roll.meeting.days],
    }


def _day(line: Line, session: int) -> dict[str, Any]:
    answer, substitution = line.answer(session), line.substitution(session)
    return {
        "session": session,
        "answer": line.standing(session),
        "kind": answer.kind if answer else None,
        "substitute": substitution.substitute.name if substitution else None,
        "mandate": substitution.mandate if substitution else None,
        "late": answer.late if answer else False,
        "source": answer.source if answer else None,
        "answered_at": _iso(answer.at) if answer else None,
        "remark": answer.remark if answer else "",
    }


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


__all__ = ["Extract", "as_csv", "as_json", "as_text", "as_xlsx"]
