"""Answers in the dialects of the clients, written for these tests: nobody's mail, everybody's habits."""

from collections.abc import Sequence
from dataclasses import dataclass

UID = "ekr-2027-03-02@example.dk"
BO = "bo.aarhus@aarhus.example.dk"
US = "moeder@kulturregion.example.dk"
TRUSTED = "mx.kulturregion.example.dk"


def lines(*rows: str, end: str = "\r\n") -> bytes:
    return (end.join(rows) + end).encode()


def calendar(
    *event: str,
    method: str = "REPLY",
    head: Sequence[str] = (),
    kind: str = "VEVENT",
    end: str = "\r\n",
) -> bytes:
    """A VCALENDAR with one component; `event` are its lines."""
    frame = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Prøve//Prøve//DA", f"METHOD:{method}", *head)
    return lines(*frame, f"BEGIN:{kind}", *event, f"END:{kind}", "END:VCALENDAR", end=end)


def answer(
    partstat: str = "ACCEPTED",
    *more: str,
    attendee: str = BO,
    uid: str = UID,
    sequence: int | None = 0,
    stamp: str | None = "20270118T120000Z",
    method: str = "REPLY",
) -> bytes:
    """The plainest answer; None leaves a line out."""
    rows = [f"UID:{uid}", f"ATTENDEE;PARTSTAT={partstat}:mailto:{attendee}"]
    rows += [f"SEQUENCE:{sequence}"] if sequence is not None else []
    rows += [f"DTSTAMP:{stamp}"] if stamp else []
    return calendar(*rows, *more, method=method)


@dataclass(frozen=True, slots=True)
class Part:
    content: bytes
    kind: str = "text/calendar; method=REPLY; charset=UTF-8"
    headers: tuple[str, ...] = ("Content-Transfer-Encoding: 8bit",)

    def bytes(self) -> bytes:
        return lines(f"Content-Type: {self.kind}", *self.headers, "") + self.content


TEXT = Part("Bo har svaret ja til mødet.\r\n".encode(), "text/plain; charset=UTF-8")


def multipart(*parts: Part, kind: str = "alternative", boundary: str = "skille", more: str = "") -> Part:
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + one.bytes() + b"\r\n" for one in parts)
    return Part(
        body + f"--{boundary}--\r\n".encode(), f'multipart/{kind}; boundary="{boundary}"{more}', headers=()
    )


def mail(
    part: Part | bytes,
    *headers: str,
    sender: str | None = f"Bo Aarhus <{BO}>",
    id: str | None = "<svar-1@aarhus.example.dk>",
    date: str | None = "Mon, 18 Jan 2027 13:00:00 +0100",
) -> bytes:
    """A mail around a part (bytes: a calendar part beside a text)."""
    body = part if isinstance(part, Part) else multipart(TEXT, Part(part))
    rows = [*headers, f"To: {US}", "Subject: =?UTF-8?Q?Accepteret=3A_M=C3=B8de?=", "MIME-Version: 1.0"]
    rows += [f"From: {sender}"] if sender is not None else []
    rows += [f"Message-ID: {id}"] if id else []
    rows += [f"Date: {date}"] if date else []
    return lines(*rows) + body.bytes()


def verdict(result: str, server: str = TRUSTED) -> str:
    """The header by which a server says what it found."""
    return f"Authentication-Results: {server}; {result}"


# The clients


def google(partstat: str = "ACCEPTED", said: str = "Jeg kommer lidt senere, ca. kl. 10") -> bytes:
    """Automatic by its headers, the person's by its From; the comment stands in a parameter."""
    content = calendar(
        "DTSTART:20270302T083000Z",
        "DTEND:20270302T103000Z",
        "DTSTAMP:20270118T120000Z",
        f"ORGANIZER;CN=Sekretariatet:mailto:{US}",
        f"UID:{UID}",
        f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={partstat};CN=Bo Aa",
        f' rhus;X-NUM-GUESTS=0;X-RESPONSE-COMMENT="{said}":mailto:{BO}',
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        head=("CALSCALE:GREGORIAN",),
    )
    return mail(
        multipart(
            multipart(TEXT, Part(content), boundary="indre"), Part(content, "application/ics"), kind="mixed"
        ),
        "Auto-Submitted: auto-generated",
        "Sender: Google Kalender <calendar-notification@google.com>",
        f"Reply-To: Bo Aarhus <{BO}>",
    )


def exchange(partstat: str = "DECLINED", said: str = "Er på ferie\\, desværre\\n") -> bytes:
    """No ORGANIZER, no DTSTAMP, its own name for the zone."""
    content = calendar(
        f"ATTENDEE;PARTSTAT={partstat};CN=Bo Aarhus:mailto:{BO}",
        f"COMMENT;LANGUAGE=da-DK:{said}",
        f"UID:{UID}",
        "SUMMARY;LANGUAGE=da-DK:Afslået: Møde",
        "DTSTART;TZID=Romance Standard Time:20270302T093000",
        "DTEND;TZID=Romance Standard Time:20270302T113000",
        "SEQUENCE:0",
        "X-MICROSOFT-CDO-APPT-SEQUENCE:0",
    )
    return mail(multipart(TEXT, Part(content, 'text/calendar; charset="utf-8"; method=REPLY')))


def apple(partstat: str = "TENTATIVE") -> bytes:
    """No method in the mail, an attachment, quoted-printable, bare line feeds inside."""
    content = calendar(f"UID:{UID}", f"ATTENDEE;CN=Bo;PARTSTAT={partstat}:MAILTO:{BO.upper()}", end="\n")
    quoted = b"".join(b"=%02X" % byte if byte > 126 or byte == 61 else bytes([byte]) for byte in content)
    part = Part(
        quoted,
        'text/calendar; name="svar.ics"',
        ("Content-Transfer-Encoding: quoted-printable", "Content-Disposition: attachment; filename=svar.ics"),
    )
    return mail(multipart(TEXT, multipart(TEXT, part, kind="mixed", boundary="indre")))


def thunderbird(partstat: str = "ACCEPTED", sequence: int = 0, stamp: str = "20270118T120000Z") -> bytes:
    """Echoes the event whole, and says "has accepted" in the text whatever was answered."""
    content = calendar(
        "CREATED:20270110T080000Z",
        f"DTSTAMP:{stamp}",
        f"UID:{UID}",
        f"ORGANIZER;CN=Sekretariatet:mailto:{US}",
        f"ATTENDEE;CN=Bo Aarhus;PARTSTAT={partstat};CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT:mailto:{BO}",
        "DTSTART;TZID=Europe/Copenhagen:20270302T093000",
        "DTEND;TZID=Europe/Copenhagen:20270302T113000",
        f"SEQUENCE:{sequence}",
        "DESCRIPTION:Dagsorden følger\\; se bilag",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT15M",
        "END:VALARM",
        head=("BEGIN:VTIMEZONE", "TZID:Europe/Copenhagen", "BEGIN:STANDARD", "END:STANDARD", "END:VTIMEZONE"),
    )
    text = Part(b"Bo Aarhus has accepted your event invitation.\r\n", "text/plain; charset=UTF-8")
    return mail(
        multipart(
            multipart(text, Part(content), boundary="indre"),
            Part(content, "application/ics; name=invite.ics"),
            kind="mixed",
        )
    )


CLIENTS = {"google": google, "exchange": exchange, "apple": apple, "thunderbird": thunderbird}


# What is no answer


def bounce(
    status: str = "5.1.1",
    action: str = "failed",
    about: str = "<convened.1@kulturregion.example.dk>",
    address: str = BO,
) -> bytes:
    """A delivery report around the mail that did not arrive, its invitation and all."""
    report = Part(
        lines(
            "Reporting-MTA: dns; mx.aarhus.example.dk",
            "",
            f"Final-Recipient: rfc822; {address}",
            f"Action: {action}",
            f"Status: {status}",
        ),
        "message/delivery-status",
        (),
    )
    returned = Part(
        mail(answer(method="REQUEST"), id=about, sender=f"Sekretariatet <{US}>"), "message/rfc822", ()
    )
    return mail(
        multipart(
            TEXT, report, returned, kind="report", boundary="rapport", more="; report-type=delivery-status"
        ),
        "Auto-Submitted: auto-replied",
        sender="Mail Delivery System <MAILER-DAEMON@mx.aarhus.example.dk>",
        id="<retur-1@mx.aarhus.example.dk>",
    )


def absence() -> bytes:
    """A holiday's answer, with the invitation's calendar part copied in."""
    return mail(
        multipart(TEXT, Part(answer())),
        "Auto-Submitted: auto-replied (vacation)",
        id="<ferie-1@aarhus.example.dk>",
    )


def sealed() -> bytes:
    packed = Part(
        b"eJ8+\r\n", "application/ms-tnef; name=winmail.dat", ("Content-Transfer-Encoding: base64",)
    )
    return mail(multipart(TEXT, packed, kind="mixed"))


def forwarded() -> bytes:
    """Somebody sends another's answer on."""
    inner = Part(mail(answer()), "message/rfc822", ())
    return mail(multipart(TEXT, inner, kind="mixed", boundary="ydre"), sender="Eva <eva@rm.example.dk>")


def signed(partstat: str = "ACCEPTED") -> bytes:
    seal = Part(b"MIIB\r\n", "application/pkcs7-signature", ("Content-Transfer-Encoding: base64",))
    inner = multipart(TEXT, Part(answer(partstat)), boundary="indre")
    return mail(multipart(inner, seal, kind="signed", boundary="ydre"))


ALL = {
    **{f"{name}": make() for name, make in CLIENTS.items()},
    "plain": mail(answer()),
    "bare": answer(),
    "bounce": bounce(),
    "absence": absence(),
    "sealed": sealed(),
    "forwarded": forwarded(),
    "signed": signed(),
    "counter": mail(
        answer("TENTATIVE", "DTSTART:20270303T083000Z", "DTEND:20270303T103000Z", method="COUNTER")
    ),
}
"""One of each, for whoever wants them all."""
