"""What stands in a mail, and that nobody else gets it."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32, default
from email.utils import getaddresses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.letter import Letter, Mailbox, mail, one_line, paragraphs

CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Møde i Ærø\r\nEND:VCALENDAR\r\n".encode()
REMINDER = Letter(
    sender=Mailbox("Fællessekretariatet", "moeder@kultur.example.dk"),
    recipient=Mailbox("Jens P. Østermark", "jens@viborg.example.dk"),
    subject="Husk svar: mødet tirsdag den 2. marts 2027 kl.\u00a09.30",
    text="Kære Jens\n\nVi mangler dit svar.",
    html="<p>Kære Jens</p>\n<p>Vi mangler dit svar.</p>",
    message_id="<reminder-1.7@styrmand.example.dk>",
    date=datetime(2027, 2, 10, 8, 0, tzinfo=UTC),
)
INVITATION = replace(
    REMINDER, subject="Indkaldelse", message_id="<convened-1.7@x.dk>", calendar=CALENDAR, method="REQUEST"
)

GOLDEN_REMINDER = """\
From: =?utf-8?q?F=C3=A6llessekretariatet?=
 <moeder@kultur.example.dk>
To: =?utf-8?q?Jens_P=2E_=C3=98stermark?=
 <jens@viborg.example.dk>
Subject: =?utf-8?q?Husk_svar=3A_m=C3=B8det_tirsdag_den_2=2E_marts_2027_kl=2E?=
 =?utf-8?q?=C2=A09=2E30?=
Message-ID: <reminder-1.7@styrmand.example.dk>
Date: Wed, 10 Feb 2027 08:00:00 +0000
Auto-Submitted: auto-generated
X-Auto-Response-Suppress: OOF, AutoReply
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=_X_1"

--=_X_1
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

K=C3=A6re Jens

Vi mangler dit svar.

--=_X_1
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable
MIME-Version: 1.0

<p>K=C3=A6re Jens</p>
<p>Vi mangler dit svar.</p>

--=_X_1--
"""


def shape(part: Message) -> object:
    """Draw the tree of content types."""
    if part.is_multipart():
        return [part.get_content_type(), *map(shape, part.get_payload())]
    return part.get_content_type()


def test_a_reminder_is_these_bytes():
    written = re.sub(rb"=_[0-9a-f]{24}_", b"=_X_", mail(REMINDER))
    assert written == GOLDEN_REMINDER.replace("\n", "\r\n").encode()


def test_an_invitation_has_the_calendar_last_among_the_alternatives_and_the_same_once_more_as_a_file():
    read = message_from_bytes(mail(INVITATION), policy=compat32)
    assert shape(read) == [
        "multipart/mixed",
        ["multipart/alternative", "text/plain", "text/html", "text/calendar"],
        "application/ics",
    ]
    calendar, file = [
        part for part in read.walk() if part.get_content_type() in {"text/calendar", "application/ics"}
    ]
    assert calendar.get_payload(decode=True) == file.get_payload(decode=True) == CALENDAR
    assert dict(calendar.get_params()) == {"text/calendar": "", "method": "REQUEST", "charset": "utf-8"}
    assert (calendar["Content-Transfer-Encoding"], calendar["Content-Disposition"]) == ("base64", None)
    assert (file.get_content_disposition(), file.get_filename()) == ("attachment", "invite.ics")


def test_only_a_mail_that_asks_for_no_answer_says_that_it_is_automatic():
    assert [b"Auto-Submitted: auto-generated" in mail(letter) for letter in (REMINDER, INVITATION)] == [
        True,
        False,
    ]


def test_a_mail_without_html_is_text_alone():
    assert shape(message_from_bytes(mail(replace(REMINDER, html=None)))) == "text/plain"


@pytest.mark.parametrize("letter", [REMINDER, INVITATION])
def test_sending_again_is_the_same_mail_and_another_mail_has_other_boundaries(letter):
    assert mail(letter) == mail(replace(letter))
    assert boundaries(letter).isdisjoint(boundaries(replace(letter, message_id="<2@x.dk>")))


def boundaries(letter: Letter) -> set[bytes]:
    return set(re.findall(rb'boundary="([^"]+)"', mail(letter)))


REFUSED = {
    "subject: empty": [{"subject": ""}, {"subject": "\r\n\x00"}],
    "text: empty": [{"text": " \n\n"}],
    "message_id: not of the form <id@domain>": [
        {"message_id": id_}
        for id_ in (
            "",
            "1@x.dk",
            "<1>",
            "<1@x.dk>\r\nBcc: <evil@example.net>",
            "<ø@x.dk>",
            f"<{'1' * 250}@x.dk>",
        )
    ],
    "date: without a zone": [{"date": datetime(2027, 2, 10, 8, 0)}],  # noqa: DTZ001 -- the very fault
    "method: not the calendar's": [{"method": None}, {"method": "CANCEL"}, {"calendar": None}],
}


@pytest.mark.parametrize(
    ("refusal", "news"), [(refusal, news) for refusal, all_news in REFUSED.items() for news in all_news]
)
def test_what_cannot_be_sent_is_refused_with_the_fields_name(refusal, news):
    with pytest.raises(ValueError) as refused:
        replace(INVITATION, **news)
    assert str(refused.value) == refusal


@pytest.mark.parametrize(
    "address",
    [
        "",
        "jens",
        "jens@",
        "@viborg.dk",
        "jens@viborg.dk, evil@example.net",
        "jens@viborg.dk\r\nBcc: evil@example.net",
        "jens@viborg.dk\n",
        "Jens <jens@viborg.dk>",
        "jens@viborg..dk",
        "jens@-viborg.dk",
        "jens..o@viborg.dk",
        ".jens@viborg.dk",
        "jens østermark@viborg.dk",
        "jens@ærø.dk",
        "jens?cc=evil@example.net",
        "jens%40example.net@viborg.dk",
        '"jens,evil"@viborg.dk',
        "j" * 65 + "@viborg.dk",
        "jens@" + "v." * 130 + "dk",
    ],
)
def test_an_address_that_is_not_one_plain_address_is_refused(address):
    with pytest.raises(ValueError, match="email: not one plain mail address"):
        Mailbox("Jens", address)


@pytest.mark.parametrize(
    "address", ["jens.o'brien+møde@x.dk".replace("ø", "oe"), "r&d@xn--r-1ga1d.dk", "A_B-c@localhost"]
)
def test_an_address_in_use_is_taken_as_it_was_registered(address):
    assert Mailbox("", address).email == address


# Whatever people write

NAMES = {
    "several recipients": "Chef <c@k.dk>, evil@example.net",
    "several recipients, over a line": "Chef <c@k.dk>, evil@example.net, " + "langt navn, " * 12,
    "several recipients with Danish letters": "Ærø <c@k.dk>, evil@example.net; " + "å, " * 60,
    "an encoded word": "=?utf-8?q?evil=40example=2Enet=2C?=",
    "encoded words, over a line": "=?utf-8?q?evil=40example=2Enet=2C?= <q@x.dk>, " * 4,
    "a field": "Jens\r\nBcc: evil@example.net\r\n\r\nLøs tekst",
    "a folded field": "Jens\r\n Bcc: evil@example.net",
    "other line ends": "Jens\u2028Bcc: evil@example.net\u0085X: 1\x0bY: 2",
    "quotation marks": 'Jens "Jesper" \\"Østermark',
    "specials": '()<>@,;:\\".[] ' * 20,
    "a group": "Gruppe: a@x.dk, b@x.dk;",
    "emoji": "👩‍👩‍👧 " * 50,
    "2,000 letters": "æ" * 2_000,
    "2,000 ASCII letters": "x" * 2_000,
    "nothing seen": "\x00\u202e",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_name_has_one_recipient_whatever_stands_in_it(name):
    assert as_read(written_with(name)) == as_meant(name)


free_text = st.lists(
    st.text(
        st.sampled_from("\r\n\t\x00\x0b\x7f\x85\u00a0\u2028\u202e\ud800\\\";:,.()[]<>@=?_'æøåÆ€😀 aBc1"),
        max_size=40,
    )
    | st.text(max_size=40)
    | st.sampled_from(list(NAMES.values())),
    max_size=3,
).map("".join)


@settings(deadline=None)
@given(free_text.filter(one_line))
def test_what_people_wrote_comes_out_as_they_wrote_it(text):
    letter = written_with(text)
    assert as_read(letter) == as_meant(text)
    written = mail(letter)
    assert written.isascii()
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(map(len, written.split(b"\r\n"))) <= 78
    head = written.split(b"\r\n\r\n")[0]
    assert [line.split(b":")[0] for line in head.split(b"\r\n") if not line.startswith(b" ")] == HEADERS


HEADERS = [b"From", b"To", b"Subject", b"Message-ID", b"Date", b"MIME-Version", b"Content-Type"]


def written_with(text: str) -> Letter:
    return replace(
        INVITATION,
        sender=Mailbox(text, INVITATION.sender.email),
        recipient=Mailbox(text, INVITATION.recipient.email),
        subject=f"Møde {text}",
        text=f"Kære {text}.",
        html=f"<p>{text}</p>",
    )


def as_read(letter: Letter) -> dict[str, object]:
    """Read it with the older of the standard library's two readers; the newer parts encoded words with a blank."""
    read = message_from_bytes(mail(letter), policy=compat32)
    plain, html = (
        part for part in read.walk() if part.get_content_maintype() == "text" and not part.get_param("method")
    )
    return {
        "From": addresses(read["From"]),
        "To": addresses(read["To"]),
        "newer reader": [
            box.addr_spec for box in message_from_bytes(mail(letter), policy=default)["To"].addresses
        ],
        "Subject": decoded(read["Subject"]),
        "plain": plain.get_payload(decode=True).decode(),
        "html": html.get_payload(decode=True).decode(),
    }


def as_meant(text: str) -> dict[str, object]:
    return {
        "From": [(one_line(text), INVITATION.sender.email)],
        "To": [(one_line(text), INVITATION.recipient.email)],
        "newer reader": [INVITATION.recipient.email],
        "Subject": one_line(f"Møde {text}"),
        "plain": paragraphs(f"Kære {text}.").replace("\n", "\r\n") + "\r\n",
        "html": paragraphs(f"<p>{text}</p>").replace("\n", "\r\n") + "\r\n",
    }


def addresses(header: str) -> list[tuple[str, str]]:
    return [(decoded(name), address) for name, address in getaddresses([header])]


def decoded(header: str) -> str:
    return str(make_header(decode_header(header)))
