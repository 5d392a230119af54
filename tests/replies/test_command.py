"""`styrmand mail read`: explains without a database, and takes the answer with one."""

import json
import subprocess
import sys
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from meetings.model import AnswerKind, Session, Source
from storage import Store
from tests.parts.room import Room
from tests.replies import samples
from tests.replies.samples import BO, UID

FAR_OFF = (Session(1, date(2099, 3, 3), time(9, 30), time(11, 30)),)


def styrmand(
    *arguments: str, folder: Path, url: str = "", stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """In a process of its own, in a folder without a database or settings."""
    return subprocess.run(
        [sys.executable, "-c", "from bot.cli import main; main()", *arguments],
        cwd=folder,
        env={
            "PYTHONPATH": str(Path.cwd()),
            "PATH": "",
            "STYRMAND_DATABASE_URL": url or "sqlite:///nowhere.db",
        },
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
    )


def explained(content: bytes, folder: Path) -> dict[str, Any]:
    (folder / "svar.eml").write_bytes(content)
    done = styrmand("mail", "read", "svar.eml", "--explain", folder=folder)
    assert (done.returncode, done.stderr, sorted(one.name for one in folder.iterdir())) == (
        0,
        b"",
        ["svar.eml"],
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_an_answer_to_an_unknown_meeting_is_explained_without_a_database(tmp_path):
    assert explained(samples.google(), tmp_path) == {
        "method": "REPLY",
        "uid": UID,
        "attendee": BO,
        "partstat": "ACCEPTED",
        "sequence": 0,
        "comment": "Jeg kommer lidt senere, ca. kl. 10",
        "decision": "counted",
        "reason": "the answer counts",
    }


def test_what_is_not_said_is_null_and_a_comment_empty(tmp_path):
    assert explained(samples.absence(), tmp_path) == {
        "method": None,
        "uid": None,
        "attendee": None,
        "partstat": None,
        "sequence": None,
        "comment": "",
        "decision": "ignored",
        "reason": "an automatic answer",
    }


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path):
    done = styrmand("mail", "read", "nowhere.eml", "--explain", folder=tmp_path)
    assert (done.returncode, b"nowhere.eml" in done.stderr, done.stdout) == (2, True, b"")


@pytest.mark.parametrize("engine", ["sqlite"])
def test_an_answer_is_taken_from_a_file_once(room: Room, books: Store, url: str, tmp_path: Path):
    id = room.convened(FAR_OFF)  # the command goes by the real clock
    content = samples.mail(samples.answer("DECLINED", uid=room.meeting(id).uid, stamp=None))
    (tmp_path / "svar.eml").write_bytes(content)

    def read() -> tuple[int, bytes]:
        done = styrmand("mail", "read", "svar.eml", folder=tmp_path, url=url)
        return done.returncode, done.stdout

    assert read() == (0, f"counted: the answer counts ({id})\n".encode())
    assert read() == (0, f"ignored: the mail was read before ({id})\n".encode())
    (answer,) = room.roll(id).line(room.who("Bo Aarhus")).answers
    assert (answer.kind, answer.source) == (AnswerKind.DECLINED, Source.CALENDAR)
