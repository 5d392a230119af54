"""The secrets of addresses: made, found again wherever a mail server left them, and compared."""

import string
from email.message import Message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.incoming_mail import envelope
from documents.reply import read
from meetings.incoming import Reply
from meetings.own_addresses import (
    SECRET_LENGTH,
    SHOWN_LIMIT,
    Shown,
    own_address,
    secret_of,
    secrets_in,
    shows,
)
from tests.replies import samples
from tests.replies.samples import Part, mail

SECRET = "k7mqw2zr4tyhx6vbn3pd5sgfae"
OTHER = "zzzzzzzzzzzzzzzzzzzzzzzzzz"
MINE = f"rsvp+{SECRET}@kultur.example.dk"
THEIRS = f"rsvp+{OTHER}@kultur.example.dk"
SECRETS = st.text(string.ascii_lowercase + "234567", min_size=SECRET_LENGTH, max_size=SECRET_LENGTH)
NAMES = st.text(string.ascii_lowercase + string.digits + "._-", min_size=1, max_size=30)


def test_an_address_is_the_base_with_the_secret_in_it():
    assert own_address("rsvp@kultur.example.dk", SECRET) == MINE
    assert secret_of(MINE) == SECRET
    assert secret_of("rsvp@kultur.example.dk") == ""


@pytest.mark.parametrize("secret", ["", SECRET[:-1], f"{SECRET}a", SECRET.upper(), SECRET.replace("k", "1")])
def test_what_would_not_be_found_again_is_no_secret(secret):
    with pytest.raises(ValueError, match="secret"):
        own_address("rsvp@kultur.example.dk", secret)


@pytest.mark.parametrize(
    "text",
    [
        MINE,
        MINE.upper(),
        f'"Fællessekretariatet" <{MINE}>',
        f"<{MINE}>, en.anden@kultur.example.dk",
        f"ORGANIZER;CN=Fællessekretariatet:MAILTO:{MINE}",
        f"ORGANIZER;CN=Fællessekretariatet:mailto:{MINE.replace('+', '%2B')}",
        f"mailto:{MINE.replace('+', '%2b')}",
        f"rsvp+{SECRET}@kultur.onmicrosoft.com",
        f"SRS0=HHH=TT=kultur.example.dk=rsvp+{SECRET}@relay.example.net",
        f"prvs=0123456789=rsvp+{SECRET}@kultur.example.dk",
        f"rsvp+{SECRET}=kultur.example.dk@gateway.example.net",
        f"x+rsvp+{SECRET}@kultur.example.dk",
    ],
)
def test_a_secret_is_found_whatever_a_gateway_made_of_the_address_round_it(text):
    assert secrets_in([text]) == (SECRET,)


@pytest.mark.parametrize(
    "text",
    [
        f"rsvp{SECRET}@kultur.example.dk",
        f"rsvp-{SECRET}@kultur.example.dk",
        f"rsvp+{SECRET}a@kultur.example.dk",
        f"rsvp+{SECRET[:-1]}@kultur.example.dk",
        f"rsvp+{SECRET[:-1]}\u212a@kultur.example.dk",
        f"rsvp+{SECRET[:13]} {SECRET[13:]}@kultur.example.dk",
    ],
)
def test_what_is_only_like_one_is_none(text):
    assert secrets_in([text]) == ()


@given(NAMES, SECRETS, st.text(max_size=40), st.text(max_size=40), st.booleans())
def test_every_secret_is_found_again_in_every_case_and_company(name, secret, before, after, loud):
    address = own_address(f"{name}@kultur.example.dk", secret)
    said = f"{before}<{address.upper() if loud else address}>{after}"
    assert secret in secrets_in([said])
    assert shows(address, [THEIRS], secrets_in([said])) is Shown.RIGHT


@given(st.lists(st.text(max_size=300)))
def test_whatever_is_written_is_read_in_a_few_secrets_of_the_right_form(texts):
    found = secrets_in(texts)
    assert len(found) <= SHOWN_LIMIT
    assert all(len(one) == SECRET_LENGTH and one == one.lower() for one in found)


@given(SECRETS, st.lists(SECRETS, max_size=5))
def test_nobody_is_right_who_does_not_show_the_very_secret(mine, shown):
    guessed = [one for one in shown if one != mine]
    assert shows(f"rsvp+{mine}@x.dk", [], guessed) is Shown.MISSING


@pytest.mark.parametrize(
    ("mine", "others", "shown", "expected"),
    [
        ("", [], (), Shown.UNASKED),
        ("", [THEIRS], (OTHER,), Shown.UNASKED),
        (MINE, [THEIRS], (SECRET,), Shown.RIGHT),
        (MINE, [THEIRS], (OTHER, SECRET), Shown.RIGHT),
        (MINE, [THEIRS], (OTHER,), Shown.ANOTHERS),
        (MINE, ["", THEIRS], ("a" * 26,), Shown.MISSING),
        (MINE, [THEIRS], (), Shown.MISSING),
    ],
)
def test_what_an_answer_shows_of_its_address(mine, others, shown, expected):
    assert shows(mine, others, shown) is expected


# In mails as they come


@pytest.mark.parametrize(
    "header",
    [
        "To",
        "CC",
        "Delivered-To",
        "X-Original-To",
        "Envelope-to",
        "X-Envelope-To",
        "X-Delivered-To",
        "Resent-To",
    ],
)
def test_the_secret_is_read_where_servers_note_whom_a_mail_was_for(header):
    message = Message()
    message["From"] = samples.BO
    message[header] = f"Sekretariatet\r\n <{MINE}>"
    assert envelope(message, b"", ()).shown == (SECRET,)


@pytest.mark.parametrize(
    "organizer",
    [
        f"ORGANIZER:mailto:{MINE}",
        f'ORGANIZER;CN="Fællessekretariatet; kultur":mailto:rsvp+{SECRET[:9]}\r\n {SECRET[9:]}@kultur.example.dk',
        f"ORGANIZER;BROKEN:mailto:{MINE}",
    ],
    ids=["plain", "folded", "broken"],
)
def test_the_secret_is_read_in_the_organizer_however_it_is_written(organizer):
    understood = read(mail(Part(samples.answer("ACCEPTED", organizer))))
    assert isinstance(understood, Reply)
    assert understood.mail.shown == (SECRET,)


def test_a_secret_elsewhere_in_the_mail_or_the_calendar_says_nothing():
    """A text quotes what it answers, also a stranger's; so only what says where the mail was sent is looked at."""
    content = samples.answer("ACCEPTED", f"DESCRIPTION:{MINE}", f"COMMENT:{MINE}")
    assert read(mail(Part(content), f"X-Note: {MINE}", f"In-Reply-To: <{MINE}>")).mail.shown == ()


def test_a_secret_is_in_no_repr():
    understood = read(mail(Part(samples.answer("ACCEPTED", f"ORGANIZER:mailto:{MINE}")), f"To: {MINE}"))
    assert SECRET not in repr(understood)
