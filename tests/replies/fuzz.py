"""Throws broken mails at the reader: `python -m tests.replies.fuzz [how many] [seed]`, 200,000 unless told.

Counts what came out, what was caught only by the last fence, and the time of the slowest; says so as JSON.
"""

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from documents import reply
from meetings import replies
from meetings.incoming import Mail, Unreadable
from tests.replies import samples

NOW = datetime(2027, 1, 18, 13, 0, tzinfo=UTC)
WORDS: Sequence[bytes] = (
    *(
        b"BEGIN:VCALENDAR\r\n",
        b"END:VCALENDAR\r\n",
        b"BEGIN:VEVENT\r\n",
        b"END:VEVENT\r\n",
        b"BEGIN:VALARM\r\n",
    ),
    *(b"\r\n ", b"\n\t", b"\r", b"\n\n", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xf0\x9f\x98\x80"),
    *(b"METHOD:COUNTER\r\n", b"UID:\r\n", b"SEQUENCE:-1\r\n", b"SEQUENCE:99999999999999999999\r\n"),
    *(
        b"DTSTAMP:99991231T235959Z\r\n",
        b"DTSTAMP:00010101T000000Z\r\n",
        b"DTSTART;TZID=/x:20270101T000000\r\n",
    ),
    *(b'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID="a:b":20270101T000000\r\n', b"DTSTART;VALUE=PERIOD:1/2\r\n"),
    *(b"DTEND;VALUE=DATE:20270101\r\n", b'DTEND;TZID="+99:99":20270101T000000\r\n', b"DTSTAMP:-P1D\r\n"),
    *(
        b"ATTENDEE;X=",
        b'"',
        b";",
        b":",
        b",",
        b"\\",
        b"^n",
        b"=?utf-8?B?",
        b"?=",
        b"(((",
        b")))",
        b"<",
        b">",
        b"@",
    ),
    *(b"Content-Type: multipart/mixed; boundary=x\r\n", b"--skille\r\n", b"--skille--\r\n", b"--indre\r\n"),
    *(b"Content-Type: message/rfc822\r\n\r\n", b"Content-Transfer-Encoding: base64\r\n", b"charset=punycode"),
    *(
        b"Content-Transfer-Encoding: x-uuencode\r\n",
        b"filename*0*=utf-8''%F",
        b"name*=x'y'%",
        b"method*1=REPLY;",
    ),
    *(b"From: a@b, c@d\r\n", b'From: "x <y@z>" <a@b>\r\n', b"Date: Mon, 99 Foo 99999 99:99:99 +9999\r\n"),
    *(
        b"Authentication-Results: mx; dmarc=pass header.from=(((\r\n",
        b"Message-ID: <" + b"a" * 900 + b">\r\n",
    ),
    *(b"Final-Recipient: rfc822;\r\nAction: failed\r\n\r\n", b"a" * 3000, b"1" * 5000, b"\xe6\xf8\xe5" * 400),
)


def broken(chance: random.Random) -> bytes:
    """A sample with one to six things done to it."""
    content = bytearray(chance.choice(list(samples.ALL.values())))
    for _ in range(chance.randint(1, 6)):
        chance.choice(MEANS)(content, chance)
    return bytes(content)


def _flip(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(content) + 1)
        content[at : at + 1] = bytes([chance.randrange(256)])


def _insert(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) + 1)
    content[at:at] = chance.choice(WORDS) * chance.choice((1, 1, 1, 2, 40))


def _cut(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) + 1)
    del content[start : start + chance.choice((1, 10, 200, len(content)))]


def _repeat(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) + 1)
    piece = content[start : start + chance.randint(1, 400)]
    content[start:start] = piece * chance.choice((1, 2, 20))


def _splice(content: bytearray, chance: random.Random) -> None:
    other = chance.choice(list(samples.ALL.values()))
    start = chance.randrange(len(other))
    at = chance.randrange(len(content) + 1)
    content[at:at] = other[start : start + chance.randint(1, 1500)]


def _swap_lines(content: bytearray, chance: random.Random) -> None:
    rows = bytes(content).split(b"\r\n")
    chance.shuffle(rows[: chance.randint(1, len(rows))])
    one, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    rows[one], rows[other] = rows[other], rows[one]
    content[:] = b"\r\n".join(rows)


MEANS: Sequence[Callable[[bytearray, random.Random], None]] = (
    _flip,
    _insert,
    _cut,
    _repeat,
    _splice,
    _swap_lines,
)


def throw(content: bytes) -> tuple[str, bool]:
    """The decision, and whether only the last fence of `read` held; the whole way to the line that is kept."""
    try:
        understood, fenced = reply._read(content, (samples.TRUSTED,)), False
    except Exception:  # noqa: BLE001 - what the fence is there for
        understood, fenced = reply.read(content, (samples.TRUSTED,)), True
    judged = replies.judge(understood, replies.as_if_ours(understood), NOW)
    line = replies.note(understood, judged, NOW)
    assert isinstance(understood.mail, Mail)
    assert all("\x00" not in text for text in (line.mail, line.uid, line.attendee, line.comment, line.method))
    assert not fenced or isinstance(understood, Unreadable)
    return judged.decision.value, fenced


def main(amount: int = 200_000, seed: int = 1) -> int:
    chance = random.Random(seed)
    seen: Counter[str] = Counter()
    fenced: list[bytes] = []
    slowest, total = 0.0, 0.0
    for _ in range(amount):
        content = broken(chance)
        started = time.process_time()
        decision, held = throw(content)
        took = time.process_time() - started
        seen[decision] += 1
        slowest, total = max(slowest, took), total + took
        if held:
            fenced.append(content)
    report = {"inputs": amount, "seed": seed, "decisions": dict(seen), "fenced": len(fenced)}
    report |= {"slowest_seconds": round(slowest, 4), "mean_milliseconds": round(total / amount * 1000, 3)}
    print(json.dumps(report))
    for content in fenced[:3]:
        print(repr(content), file=sys.stderr)
    return int(slowest > 1)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
