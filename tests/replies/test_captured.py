"""Captured answers of real clients and made-up hostile ones, read in place: each as its row of MANIFEST.csv demands.

They are other people's mails: nothing of them is copied here. Where they are not beside this checkout, `samples.py`
is what is left.
"""

import csv
import resource
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from documents.letter import one_line
from documents.reply import read
from meetings import replies
from meetings.incoming import Event, Reply
from meetings.replies import Decision, Earlier, Invited, Judgement, Known, PartStat, Reason
from tests.parts.missing import not_here

PLACE = Path(__file__).parents[3] / "shared/calendar"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
MANIFEST = PLACE / "MANIFEST.csv"
ROWS = (
    [
        row
        for row in csv.DictReader(MANIFEST.read_text("utf-8").splitlines())
        if row["file"].startswith(("reply/", "hostile/"))
    ]
    if MANIFEST.exists()
    else []
)
SEVERAL = " | "

# The invitation that the hostile files pretend to answer, and what is known of it.
HOSTILE_UID = "styregruppe-2026-q4@moede.example.dk"
JENS = "jens.soerensen@kommune.example.dk"
INVITED = Invited(
    JENS, sequence=2, since=1, starts=(datetime(2026, 10, 14, 7, 0, tzinfo=UTC),), stands=PartStat.ACCEPTED
)
ANSWERED = Earlier(2, datetime(2026, 8, 31, 12, 0, tzinfo=UTC))


def content(row: dict[str, str]) -> bytes:
    file = PLACE / row["file"]
    if not file.exists():
        not_here(f"shared/calendar/{row['file']}", "it is named in MANIFEST.csv, and absent")
    return file.read_bytes()


def test_the_captured_mails_are_beside_this_checkout():
    if not ROWS:
        not_here("shared/calendar", "no captured answer is read")


def demanded(row: dict[str, str]) -> set[Decision]:
    """What may be decided of a file as if the invitation it answers were ours and unanswered."""
    verdict = row["verdict"]
    if "From differs from ATTENDEE" in row["notes"]:
        return {Decision.REFUSED}
    if verdict == "extract only the attendee equal to sender; RFC 5546 demands exactly one":
        return {Decision.TO_A_PERSON}  # there is no sender: they are bare calendars
    if verdict == "extract" and (
        "DELEGATED" in row["x_partstat"] or len(set(row["x_partstat"].split(SEVERAL))) > 1
    ):
        return {Decision.TO_A_PERSON}
    match verdict.replace(";", ":").split(":")[0].split(" (")[0]:
        case "extract only if that occurrence exists, else reject" | "ignore" if "DTSTAMP" in verdict:
            return {Decision.COUNTED, Decision.IGNORED}  # depends on what is known
        case (
            "extract or reject"
            | "reject or extract"
            | "extract what decodes or reject"
            | "treat as 0 or reject"
        ):
            return {Decision.COUNTED, Decision.REFUSED}
        case "reject by RFC 6047 2.4, or extract":
            return {Decision.COUNTED}
        case "reject" if "unknown UID" in verdict or "UID compares" in verdict:
            return {Decision.COUNTED, Decision.REFUSED}  # depends on what is known
        case "reject":
            return {Decision.REFUSED}
        case "hold for a person or accept by policy" | "hold for a person" | "not an answer" | "not a reply":
            return {Decision.TO_A_PERSON}
        case "no answer" | "ignore":
            return {Decision.IGNORED}
        case _:
            return {Decision.COUNTED}


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_a_captured_answer_is_read_as_its_row_demands(row):
    raw = content(row)
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    understood = read(raw)
    took, grown = time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert (took < 1, grown < 64 * 1024) == (True, True)
    judged = replies.judge(understood, replies.as_if_ours(understood), NOW)
    assert judged.decision in demanded(row)
    if row["x_uid"]:
        assert isinstance(understood, Reply)
        assert seen(row, understood) == expected(row)


def seen(row: dict[str, str], understood: Reply) -> list[tuple[str, ...]]:
    return [_seen(event, dated=_is_dated(row)) for event in understood.events]


def _seen(event: Event, *, dated: bool) -> tuple[str, ...]:
    return (
        " ".join(event.uids),
        ",".join(one.address for one in event.attendees),
        ",".join(one.partstat for one in event.attendees),
        "" if event.sequence is None else str(event.sequence),
        event.comment,
        f"{event.stamp:%Y%m%dT%H%M%SZ}" if event.stamp and dated else "",
    )


def expected(row: dict[str, str]) -> list[tuple[str, ...]]:
    names = ("x_uid", "x_attendee", "x_partstat", "x_sequence", "x_comment", "x_dtstamp")
    columns = [row[name].split(SEVERAL) for name in names]
    amount = max(map(len, columns))
    filled = [column * amount if len(column) == 1 else column for column in columns]
    return [
        (
            uid,
            attendee,
            partstat,
            sequence,
            one_line(comment.replace("\\n", "\n")),
            stamp if _is_dated(row) else "",
        )
        for uid, attendee, partstat, sequence, comment, stamp in zip(*filled, strict=True)
    ]


def _is_dated(row: dict[str, str]) -> bool:
    """Some say 0, or a time in no zone."""
    return all(one.endswith("Z") for one in row["x_dtstamp"].split(SEVERAL))


# What some of them demand depends on what is known


@pytest.mark.parametrize(
    ("name", "earlier", "demanded"),
    [
        ("56_sequence_stale.ics", None, Judgement(Decision.ASKED_AGAIN, Reason.OLD_TIME)),
        ("58_sequence_not_number.ics", None, Judgement(Decision.ASKED_AGAIN, Reason.OLD_TIME)),
        ("60_dtstamp_replay_old.ics", ANSWERED, Judgement(Decision.IGNORED, Reason.OLDER)),
        ("80_recurrence_id_on_single.ics", None, Judgement(Decision.REFUSED, Reason.NO_SUCH_DAY)),
        ("82_needs_action_after_accept.ics", ANSWERED, Judgement(Decision.IGNORED, Reason.NO_ANSWER)),
        ("84_uid_case_changed.ics", None, Judgement(Decision.REFUSED, Reason.UNKNOWN_UID)),
        ("86_google_uid_for_exchange.ics", None, Judgement(Decision.REFUSED, Reason.UNKNOWN_UID)),
        ("54_uid_sql_html.ics", None, Judgement(Decision.REFUSED, Reason.UNKNOWN_UID)),
    ],
)
def test_a_hostile_answer_is_judged_by_what_is_known(name, earlier, demanded):
    file = PLACE / "hostile" / name
    if not file.exists():
        not_here(f"shared/calendar/hostile/{name}", "it is not judged by what is known")
    understood = read(file.read_bytes())
    assert isinstance(understood, Reply)
    invited = replace(INVITED, earlier=earlier)
    known = Known(ours=understood.events[0].uids[0] == HOSTILE_UID, invited=invited)
    assert replies.judge(understood, known, NOW) == demanded


CHANGING = {
    Path(row["file"]).name
    for row in ROWS
    if row["file"].startswith("hostile/")
    and row["verdict"].startswith(("extract", "treat as 0", "reject or", "reject by"))
}


@pytest.mark.parametrize(
    "row", [one for one in ROWS if one["file"].startswith("hostile/")], ids=lambda row: row["file"]
)
def test_no_hostile_file_changes_an_answer_that_it_should_not(row):
    understood = read(content(row))
    uid = understood.events[0].uids[:1] if isinstance(understood, Reply) and understood.events else ()
    address = "bjørn@rådhus.example.dk" if "48_idn" in row["file"] else JENS
    invited = Invited(address, sequence=2, since=0, starts=INVITED.starts, earlier=ANSWERED)
    decided = replies.judge(understood, Known(ours=uid == (HOSTILE_UID,), invited=invited), NOW).decision
    assert decided is not Decision.COUNTED or Path(row["file"]).name in CHANGING
