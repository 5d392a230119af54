"""Mails made to be slow: each the most of one thing that the limits let through, or a little more."""

from collections.abc import Mapping

from tests.replies.samples import BO, UID, Part, answer, calendar, lines, mail, multipart

ROOM = 2 * 1024 * 1024 - 4096


def _nested(depth: int, kind: str = "multipart/mixed") -> bytes:
    heads = [f'Content-Type: {kind}; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth)]
    return b"From: a@b.example\r\nMIME-Version: 1.0\r\n" + "".join(heads).encode()


def _parts(amount: int) -> bytes:
    return (
        lines("From: a@b.example", "Content-Type: multipart/mixed; boundary=b", "") + b"--b\r\n\r\n" * amount
    )


def _attendees(amount: int) -> bytes:
    return calendar(
        f"UID:{UID}", *(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:n{n}@aarhus.example.dk" for n in range(amount))
    )


def _in_mail(content: bytes) -> bytes:
    return mail(multipart(Part(content)))


HEAVY: Mapping[str, bytes] = {
    "two megabytes of one header": b"From: a@b.example\r\nX: " + b"a" * ROOM,
    "two megabytes of headers": b"a:b\n" * (ROOM // 4),
    "headers up to the limit": b"a:b\n" * 60_000 + b"\nhej",
    "a From of brackets": b"From: " + b"(" * 200_000 + b"\r\n\r\n",
    "a From of quotes": b"From: " + b'"\\' * 100_000 + b"\r\n\r\n",
    "a From of encoded words": b"From: " + b"=?u?Q?" * 30_000 + b"\r\n\r\n",
    "sixty From": b"From: " + b'a"' * 1_900 + b"\r\n" + b"From: Bo <bo@b.example>\r\n" * 60 + b"\r\n\r\n",
    "results of brackets": b"Authentication-Results: mx.kulturregion.example.dk; "
    + b"(" * 100_000
    + b"\r\n\r\n",
    "results of words": b"From: a@b.example\r\nAuthentication-Results: mx.kulturregion.example.dk"
    + b"; dkim=pass header.d=x" * 5_000
    + b"\r\n\r\n",
    "depth 19": _nested(19) + answer(),
    "depth 99": _nested(99) + answer(),
    "depth 99 and lines": _nested(99) + b"x\r\n" * 600_000,
    "depth 19 and lines": _nested(19) + b"x\r\n" * 600_000,
    "depth 5000": _nested(5_000),
    "digests in digests": _nested(90, "multipart/digest") + b"\r\n" * 100_000,
    "many parts": _parts(1_900),
    "too many parts": _parts(250_000),
    "a long boundary": lines("Content-Type: multipart/mixed; boundary=" + "b" * 60_000, "")
    + b"--x\r\n" * 1_900,
    "parameters by the thousand": lines("Content-Type: text/calendar" + "; a=b" * 40_000, "") + answer(),
    "numbered parameters": lines(
        "Content-Type: text/calendar; " + "; ".join(f"method*{n}*=%41" for n in range(10_000)), ""
    )
    + answer(),
    "base64 of nothing": _in_mail(b"\r\n" * 500_000),
    "a calendar of blank lines": b"BEGIN:VCALENDAR\r\n" + b"\n" * 250_000,
    "a calendar of folds": b"BEGIN:VCALENDAR\r\nX:" + b"\r\n a" * 60_000,
    "a calendar of controls": b"BEGIN:VCALENDAR\r\n" + b"\x01" * 250_000,
    "four hundred attendees": _attendees(400),
    "four thousand attendees": _attendees(4_000),
    "a wide attendee": calendar(f"UID:{UID}", "ATTENDEE" + ";X=1" * 4_900 + f":mailto:{BO}"),
    "four hundred wide attendees": calendar(*(["ATTENDEE" + ";X=1" * 150 + f":mailto:{BO}"] * 400)),
    "a comment of escapes": calendar(f"UID:{UID}", "COMMENT:" + "\\" * 19_000),
    "four hundred comments": calendar(*(["COMMENT:" + "\\n" * 280] * 400)),
    "attendees named by quotes": calendar(*(['ATTENDEE;CN="' + "a" * 500 + '":mailto:' + BO] * 400)),
    "four hundred events": calendar(
        "UID:a", "END:VEVENT", *(["BEGIN:VEVENT", "END:VEVENT"] * 240), "BEGIN:VEVENT"
    ),
    "zones by the hundred": calendar(*(f"DTSTART;TZID=Nowhere/Z{n}:20270101T000000" for n in range(400))),
    "a type that is a list": answer("ACCEPTED", "DTSTART;VALUE=DATE,TIME:20270101"),
    "a zone that is a folder": answer("ACCEPTED", "DTSTART;TZID=Europe:20270101T000000"),
    "an address of an international domain": answer(attendee="bo@" + "å" * 250 + ".dk"),
    "an address without an end": answer(attendee="bo@" + "å" * 18_000),
    "a sequence without an end": calendar(f"UID:{UID}", "SEQUENCE:" + "9" * 19_000),
    "a repetition without an end": answer(
        "ACCEPTED", "RRULE:FREQ=SECONDLY", "EXDATE:" + "20270101," * 20_000
    ),
    "a report of many addresses": _in_mail(b"")
    + b"Final-Recipient: rfc822; a@b\r\nAction: failed\r\n\r\n" * 20_000,
    "failed recipients": lines("From: a@b.example", "X-Failed-Recipients: " + "a@b.example, " * 15_000, ""),
}
