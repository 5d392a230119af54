"""What is understood of answers in each client's dialect, and of the mails that hold none."""

from datetime import UTC, datetime

import pytest

from documents.incoming_mail import UNNAMED
from documents.reply import read
from meetings.incoming import (
    Attendee,
    Bounce,
    Event,
    Fault,
    Mail,
    Matter,
    Other,
    Reply,
    Undelivered,
    Unreadable,
    Vouched,
)
from tests.replies import samples
from tests.replies.samples import BO, TRUSTED, UID, Part, answer, calendar, lines, mail, multipart, verdict

SENT = datetime(2027, 1, 18, 12, 0, tzinfo=UTC)
STARTS, ENDS = datetime(2027, 3, 2, 8, 30, tzinfo=UTC), datetime(2027, 3, 2, 10, 30, tzinfo=UTC)
BOS_MAIL = Mail("<svar-1@aarhus.example.dk>", (BO,), SENT)
PLAIN = Reply(BOS_MAIL, "REPLY", "REPLY", (Event((UID,), (Attendee(BO, "ACCEPTED"),), 0, SENT),))


def only_event(content: bytes) -> Event:
    understood = read(content)
    assert isinstance(understood, Reply), understood
    (event,) = understood.events
    return event


def fault(content: bytes) -> Fault:
    understood = read(content)
    assert isinstance(understood, Unreadable), understood
    return understood.fault


# The clients


def test_google_marks_a_persons_answer_as_automatic_and_puts_the_comment_in_a_parameter():
    assert read(samples.google()) == Reply(
        BOS_MAIL,
        "REPLY",
        "REPLY",
        (
            Event(
                (UID,),
                (Attendee(BO, "ACCEPTED", comment="Jeg kommer lidt senere, ca. kl. 10"),),
                0,
                SENT,
                STARTS,
                ENDS,
                comment="Jeg kommer lidt senere, ca. kl. 10",
            ),
        ),
    )


def test_exchange_names_no_organizer_and_no_stamp_and_has_zones_of_its_own():
    assert read(samples.exchange()) == Reply(
        BOS_MAIL,
        "REPLY",
        "REPLY",
        (Event((UID,), (Attendee(BO, "DECLINED"),), 0, None, STARTS, ENDS, comment="Er på ferie, desværre"),),
    )


def test_an_exchange_comment_of_nothing_but_a_line_break_is_no_comment():
    assert only_event(samples.exchange(said="\\n")).comment == ""


def test_apple_names_no_method_in_the_mail_and_no_sequence():
    understood = read(samples.apple())
    assert understood == Reply(BOS_MAIL, "REPLY", "", (Event((UID,), (Attendee(BO.upper(), "TENTATIVE"),)),))


def test_thunderbird_echoes_the_whole_event():
    understood = read(samples.thunderbird("TENTATIVE", sequence=1))
    event = Event((UID,), (Attendee(BO, "TENTATIVE"),), 1, SENT, STARTS, ENDS)
    assert understood == Reply(BOS_MAIL, "REPLY", "REPLY", (event,))


def test_a_bare_calendar_has_no_mail_around_it():
    understood = read(answer())
    assert (understood.mail.bare, understood.mail.senders) == (True, ())
    assert isinstance(understood, Reply)
    assert (understood.events, understood.parameter) == (PLAIN.events, "")


# Where the answer stands in the mail


def test_the_first_calendar_part_is_the_answer_whatever_the_attached_file_says():
    content = multipart(
        TEXT_AND(answer("ACCEPTED")),
        Part(answer("DECLINED"), "application/ics; name=invite.ics"),
        kind="mixed",
    )
    assert only_event(mail(content)).attendees == (Attendee(BO, "ACCEPTED"),)


def TEXT_AND(content: bytes) -> Part:  # noqa: N802 - reads as a part
    return multipart(samples.TEXT, Part(content), boundary="indre")


def test_an_attached_file_is_read_where_there_is_no_calendar_part():
    file = Part(answer("DECLINED"), 'application/octet-stream; name="svar.ICS"')
    assert only_event(mail(multipart(samples.TEXT, file, kind="mixed"))).attendees == (
        Attendee(BO, "DECLINED"),
    )


def test_a_signed_answer_is_read_inside_its_signature():
    assert read(samples.signed()) == PLAIN


def test_an_answer_that_was_forwarded_is_not_an_answer():
    assert read(samples.forwarded()) == Other(
        Mail("<svar-1@aarhus.example.dk>", ("eva@rm.example.dk",), SENT), Matter.LETTER
    )


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (
            ("Content-Transfer-Encoding: base64",),
            b"QkVHSU46VkNBTEVOREFSDQpNRVRIT0Q6UkVQTFkNCkVORDpWQ0FMRU5EQVINCg==",
        ),
        (
            ("Content-Transfer-Encoding: quoted-printable",),
            b"BEGIN:VCALENDAR=0D=0AMETHOD:REPLY=0D=0AEND:VCALENDAR",
        ),
        ((), b"BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR\n"),
    ],
    ids=["base64", "quoted-printable", "as it is"],
)
def test_a_calendar_part_may_be_coded(headers, body):
    understood = read(mail(Part(body, "text/calendar; method=reply", headers)))
    assert understood == Reply(BOS_MAIL, "REPLY", "REPLY", ())


# Letters and lines


def test_a_line_may_be_folded_inside_a_letter():
    folded = answer("ACCEPTED", "COMMENT:Kører fra Århus").replace("ø".encode(), b"\xc3\r\n \xb8")
    assert only_event(folded).comment == "Kører fra Århus"


@pytest.mark.parametrize(
    ("declared", "coded"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "cp1252"),
        ("iso-8859-1", "iso-8859-1"),
        ("us-ascii", "utf-8"),
        ("punycode", "cp1252"),
    ],
)
def test_danish_letters_come_through_whatever_was_declared(declared, coded):
    content = answer("ACCEPTED", "COMMENT:Smørrebrød på Ærø").decode().encode(coded)
    part = Part(content, f"text/calendar; method=REPLY; charset={declared}")
    assert only_event(mail(multipart(part))).comment == "Smørrebrød på Ærø"


@pytest.mark.parametrize(
    "spelled",
    [
        lambda plain: b"\xef\xbb\xbf" + plain,
        lambda plain: plain.replace(b"\r\n", b"\n"),
        lambda plain: plain.replace(b"\r\n", b"\r"),
        lambda plain: plain.replace(b"\r\n", b"\r\n\r\n"),
        lambda plain: plain.decode().encode("utf-16"),
        lambda plain: plain.lower(),
        lambda plain: plain.replace(b"UID:", b'UID;X-A="b:c;d":'),
    ],
    ids=[
        "byte order mark",
        "line feeds",
        "carriage returns",
        "blank lines",
        "UTF-16",
        "small letters",
        "parameters",
    ],
)
def test_a_calendar_is_read_however_it_is_spelled(spelled):
    content = spelled(answer())
    event = only_event(mail(Part(content, "text/calendar", ())) if b"\0" in content else content)
    assert event == Event((UID,), (Attendee(BO, "ACCEPTED"),), 0, SENT)


def test_a_comment_is_one_line_of_plain_text_with_nothing_unseen_in_it():
    said = r"COMMENT:Hej\n\n<b>dig</b>" + " \u202egnol\u200d\x07"
    assert only_event(answer("ACCEPTED", said)).comment == "Hej <b>dig</b> gnol\u200d"


@pytest.mark.parametrize(
    "line",
    [
        "SEQUENCE:two",
        "SEQUENCE:-1",
        "DTSTAMP:i går",
        "DTSTAMP:20270118T120000",
        "DTSTART;TZID=../../etc:20270302T093000",
    ],
)
def test_what_cannot_be_read_counts_as_not_said(line):
    event = only_event(calendar(f"UID:{UID}", f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{BO}", line))
    assert event == Event((UID,), (Attendee(BO, "ACCEPTED"),))


def test_what_is_not_needed_is_never_parsed():
    event = only_event(
        answer("ACCEPTED", "RRULE:FREQ=SECONDLY", "ATTACH:http://169.254.169.254/", "X:" + "a" * 70_000)
    )
    assert event == PLAIN.events[0]


# What cannot be read at all


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Fault.NOT_A_MAIL),
        (b"\0" * 4096, Fault.NOT_A_MAIL),
        (b"hej med jer", Fault.NOT_A_MAIL),
        (answer()[:-40], Fault.CUT_SHORT),
        (answer() + answer(), Fault.NOT_A_CALENDAR),
        (calendar("BEGIN:VEVENT", "END:VEVENT"), Fault.NESTED),
        (lines("BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VCALENDAR"), Fault.BROKEN),
        (lines("BEGIN:VCALENDAR", "END:VCALENDAR"), Fault.BROKEN),
        (answer().replace(b"METHOD:REPLY", b"METHOD:REPLY\r\nMETHOD:REQUEST"), Fault.BROKEN),
        (answer("ACCEPTED", "X:" + "a" * 256 * 1024), Fault.CALENDAR_TOO_BIG),
        (answer("ACCEPTED", "COMMENT:" + "a" * 20_001), Fault.TOO_LONG),
        (mail(b"") + b"a" * 2 * 1024 * 1024, Fault.MAIL_TOO_BIG),
        (mail(multipart(*[samples.TEXT] * 60)), Fault.TOO_MANY_PARTS),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(content, why):
    assert fault(content) is why


def test_twenty_levels_are_too_deep():
    part = samples.TEXT
    for level in range(20):
        part = multipart(part, kind="mixed", boundary=f"b{level}")
    assert fault(mail(part)) is Fault.TOO_DEEP


# The envelope


@pytest.mark.parametrize(
    ("sender", "understood"),
    [
        (BO, (BO,)),
        (f"<{BO}>", (BO,)),
        (f"Bo Aarhus <{BO}>", (BO,)),
        (f'"Aarhus, Bo; (kultur) <x@y>" <{BO}>', (BO,)),
        (f"=?UTF-8?Q?Bo_=C3=85rhus,_x@y?= <{BO}>", (BO,)),
        (f"{BO} (Bo Aarhus)", (BO,)),
        (f"Bo <{BO}>, Eva <eva@x.dk>", ("", "")),
        (f"eva@x.dk <{BO}>", ("", "")),
        (f"<eva@x.dk> <{BO}>", ("", "")),
        (f"Venner: {BO};", ("", "")),
        ("bo", ("", "")),
        ("", ("", "")),
        (None, ()),
    ],
)
def test_the_sender_is_the_one_address_that_nobody_could_read_otherwise(sender, understood):
    assert read(mail(answer(), sender=sender)).mail.senders == understood


def test_two_from_fields_are_two_senders():
    assert read(mail(answer(), "From: eve@evil.example")).mail.senders == ("eve@evil.example", BO)


def test_a_mail_without_an_id_is_known_by_its_bytes():
    one, same, other = (
        read(mail(answer(said), id=None)).mail.id for said in ("ACCEPTED", "ACCEPTED", "DECLINED")
    )
    assert (one == same, one == other) == (True, False)


def test_a_date_that_is_no_date_is_none():
    assert read(mail(answer(), date="i morgen")).mail.date is None


@pytest.mark.parametrize(
    ("headers", "vouched"),
    [
        ((), Vouched.UNKNOWN),
        ((verdict("dmarc=pass (p=reject; dis=none) header.from=aarhus.example.dk"),), Vouched.PASSED),
        ((verdict("spf=fail smtp.mailfrom=x.dk; dmarc=pass header.from=AARHUS.example.dk"),), Vouched.PASSED),
        ((verdict("dmarc=fail header.from=aarhus.example.dk"),), Vouched.FAILED),
        ((verdict("dmarc=pass header.from=evil.example"),), Vouched.UNKNOWN),
        ((verdict("dmarc=none; dkim=pass header.d=aarhus.example.dk header.s=x"),), Vouched.PASSED),
        ((verdict("dkim=pass header.i=@aarhus.example.dk"),), Vouched.PASSED),
        ((verdict("dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example"),), Vouched.UNKNOWN),
        ((verdict("spf=pass smtp.mailfrom=bo.aarhus@aarhus.example.dk"),), Vouched.PASSED),
        ((verdict("dkim=fail header.d=aarhus.example.dk"),), Vouched.UNKNOWN),
        ((verdict("dmarc=pass header.from=aarhus.example.dk", "mx.evil.example"),), Vouched.UNKNOWN),
        (
            (
                verdict("dmarc=fail header.from=aarhus.example.dk"),
                verdict("dmarc=pass header.from=aarhus.example.dk"),
            ),
            Vouched.FAILED,
        ),
        (
            (
                verdict("dmarc=pass header.from=aarhus.example.dk", "mx.evil.example"),
                verdict("dmarc=none header.from=aarhus.example.dk"),
                verdict("dmarc=pass header.from=aarhus.example.dk"),
            ),
            Vouched.UNKNOWN,
        ),
        ((verdict("dmarc=pass header.from=aarhus.example.dk", f"{TRUSTED}.evil.example"),), Vouched.UNKNOWN),
        ((verdict("dmarc=pass header.from=aarhus.example.dk", f"({TRUSTED}) mx.evil"),), Vouched.UNKNOWN),
        ((f"X: y\r\n {verdict('dmarc=pass header.from=aarhus.example.dk')}",), Vouched.UNKNOWN),
        ((f"Authentication-Results: {TRUSTED} 1; dmarc=pass header.from=aarhus.example.dk",), Vouched.PASSED),
        (
            ("Authentication-Results: spf=pass; dmarc=pass action=none header.from=aarhus.example.dk",),
            Vouched.UNKNOWN,
        ),
    ],
)
def test_only_a_trusted_servers_uppermost_word_vouches_for_the_sender(headers, vouched):
    assert read(mail(answer(), *headers), [TRUSTED]).mail.vouched is vouched


def test_exchange_online_writes_results_without_a_name():
    header = "Authentication-Results: spf=pass (sender IP is 1.2.3.4); dmarc=pass action=none header.from=aarhus.example.dk"
    assert read(mail(answer(), header), [UNNAMED]).mail.vouched is Vouched.PASSED


def test_nobody_is_trusted_unless_named():
    assert (
        read(mail(answer(), verdict("dmarc=pass header.from=aarhus.example.dk"))).mail.vouched
        is Vouched.UNKNOWN
    )


# What is no answer


@pytest.mark.parametrize(
    ("status", "action", "failure"),
    [
        ("5.1.1", "failed", Undelivered(BO, "5.1.1", permanent=True, gone=True)),
        ("5.2.2", "failed", Undelivered(BO, "5.2.2", permanent=True, gone=False)),
        ("4.4.1", "delayed", Undelivered(BO, "4.4.1", permanent=False, gone=False)),
        ("4.4.7", "failed", Undelivered(BO, "4.4.7", permanent=False, gone=False)),
    ],
)
def test_a_bounce_names_the_address_the_reason_and_our_mail(status, action, failure):
    understood = read(samples.bounce(status, action))
    assert isinstance(understood, Bounce)
    assert (understood.failures, understood.about) == ((failure,), "<convened.1@kulturregion.example.dk>")


def test_exims_bounce_is_known_by_a_header():
    content = mail(
        samples.TEXT, f"X-Failed-Recipients: {BO}", "Auto-Submitted: auto-replied", sender="Mailer@x.dk"
    )
    understood = read(content)
    assert isinstance(understood, Bounce)
    assert understood.failures == (Undelivered(BO, "5.0.0", permanent=True, gone=False),)


@pytest.mark.parametrize(
    ("content", "matter"),
    [
        (samples.absence(), Matter.ABSENCE),
        (mail(samples.TEXT, "X-Autoreply: yes"), Matter.ABSENCE),
        (mail(samples.TEXT), Matter.LETTER),
        (samples.sealed(), Matter.SEALED),
        (
            mail(Part(b"MIIB", "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m")),
            Matter.SEALED,
        ),
        (
            mail(multipart(samples.TEXT, kind="report", more="; report-type=disposition-notification")),
            Matter.RECEIPT,
        ),
    ],
    ids=["absence with the invitation in it", "absence", "letter", "winmail.dat", "encrypted", "receipt"],
)
def test_a_mail_without_an_answer_is_known_for_what_it_is(content, matter):
    understood = read(content)
    assert isinstance(understood, Other)
    assert understood.matter is matter
