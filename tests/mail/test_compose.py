"""The mails of an errand: what the calendar is told, and the same bytes for every try."""

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from icalendar import Calendar, Event

from bot.mail import MailWriter
from documents.invitation import PartStat, Role
from documents.letter import mail
from meetings.attendance import Roll
from meetings.model import AnswerKind
from meetings.model import Role as Seat
from meetings.notices import Kind
from meetings.office.errands import Errand
from tests.mail.samples import (
    CANCEL,
    ERRANDS,
    METTE,
    REQUEST,
    SENDER,
    TEAMS,
    FixedLinks,
    answer,
    errand,
    in_english,
    line,
)
from tests.parts.invite_check import check

JOIN = "X-MICROSOFT-SKYPETEAMSMEETINGURL"
WRITER = MailWriter(FixedLinks(), lambda link: f"{link:06}", SENDER)


def entries(name: str) -> list[dict[str, object]]:
    """What each mail of a sample tells the calendar, in short."""
    told = []
    for one in WRITER.letters(ERRANDS[name]):
        if one.calendar is None:
            continue
        [event] = Calendar.from_ical(one.calendar).events
        told.append(
            {
                "method": one.method,
                "uid": str(event["UID"]),
                "sequence": event["SEQUENCE"],
                "summary": str(event["SUMMARY"]),
                "from": f"{event.start:%Y-%m-%d %H:%M}",
                "until": f"{event.end:%Y-%m-%d %H:%M}",
            }
        )
    return told


def entry(told: Errand) -> Event:
    """The one entry that the one mail brings, as a calendar reads it."""
    [one] = WRITER.letters(told)
    assert one.calendar is not None
    [event] = Calendar.from_ical(one.calendar).events
    return event


def test_the_convening_brings_the_entry():
    assert entries("convened") == [
        {
            "method": "REQUEST",
            "uid": "ekr-2027-03-02-20270111T090000@kultur.example.dk",
            "sequence": 0,
            "summary": "Møde i styregruppen for Europæisk Kulturregion",
            "from": "2027-03-02 09:30",
            "until": "2027-03-02 11:30",
        }
    ]


def test_a_seminar_of_unlike_days_has_an_entry_and_a_mail_a_day():
    mails = list(WRITER.letters(ERRANDS["convened to seminar"]))
    assert [(one.subject, one.message_id) for one in mails] == [
        (
            "Indkaldelse: seminar i styregruppen for Europæisk Kulturregion, torsdag den 7. oktober og fredag den 8. oktober 2027",
            "<d12.5f0c2a@kultur.example.dk>",
        ),
        (
            "Kalenderaftale: seminar i styregruppen for Europæisk Kulturregion, fredag den 8. oktober 2027 kl. 9.00-15.00",
            "<d12.5f0c2a.2@kultur.example.dk>",
        ),
    ]
    assert [(one["uid"], one["summary"], one["from"]) for one in entries("convened to seminar")] == [
        (
            "ekr-2027-03-02-20270111T090000@kultur.example.dk",
            "Seminar om kulturaftalen, dag 1",
            "2027-10-07 09:00",
        ),
        (
            "ekr-2027-03-02-20270111T090000-2@kultur.example.dk",
            "Seminar om kulturaftalen, dag 2",
            "2027-10-08 09:00",
        ),
    ]


def test_a_cancelled_seminar_goes_from_the_calendar_day_by_day():
    assert [(one["method"], one["uid"], one["summary"]) for one in entries("seminar cancelled")] == [
        (
            "CANCEL",
            "ekr-2027-03-02-20270111T090000@kultur.example.dk",
            "Aflyst: Seminar om kulturaftalen, dag 1",
        ),
        (
            "CANCEL",
            "ekr-2027-03-02-20270111T090000-2@kultur.example.dk",
            "Aflyst: Seminar om kulturaftalen, dag 2",
        ),
    ]


def test_a_seminar_that_shrinks_takes_the_lost_day_away():
    assert [(one["method"], one["sequence"], one["from"]) for one in entries("seminar moved to one day")] == [
        ("REQUEST", 1, "2027-10-07 09:00"),
        ("CANCEL", 1, "2027-10-08 09:00"),
    ]


def test_a_substitute_for_a_day_gets_that_day():
    assert [(one["summary"], one["from"]) for one in entries("substitute for a day")] == [
        ("Seminar om kulturaftalen, dag 2", "2027-10-08 09:00")
    ]


def test_a_substitute_who_no_longer_comes_on_both_days_keeps_one_entry():
    assert [
        (one["method"], one["sequence"], one["from"]) for one in entries("substitute for fewer days")
    ] == [
        ("REQUEST", 1, "2027-10-08 09:00"),
        ("CANCEL", 1, "2027-10-07 09:00"),
    ]


OWN = f"rsvp+{'k' * 26}@styrmand.example.dk"
"""An address of an entry's own; the ledger knows it, and no notice says it."""


def _with_its_own(name: str) -> list[EmailMessage]:
    of = ERRANDS[name]
    assert of.now_true is not None
    kept = replace(of.notice.new.entry or REQUEST, answers_to=OWN)
    sent = WRITER(replace(of, now_true=replace(of.now_true, entry=kept))).letters
    return [email.message_from_bytes(one, _class=EmailMessage, policy=email.policy.default) for one in sent]


@pytest.mark.parametrize("name", ["convened", "convened to seminar", "cancelled"])
def test_an_entry_with_an_address_of_its_own_is_sent_from_it_by_the_common_name(name):
    """No Reply-To: where a calendar's answer goes must not depend on who obeys it (docs/decisions/0009)."""
    for message in _with_its_own(name):
        [calendar] = [one for one in message.walk() if one.get_content_type() == "text/calendar"]
        [event] = Calendar.from_ical(calendar.get_payload(decode=True)).events
        organizer = event["ORGANIZER"]
        assert (str(organizer), organizer.params["CN"]) == (f"mailto:{OWN}", SENDER.name)
        [sender] = message["From"].addresses
        assert (sender.addr_spec, sender.display_name) == (OWN, SENDER.name)
        assert [message[name] for name in ("Reply-To", "Sender", "Return-Path")] == [None, None, None]


def test_what_brings_no_entry_is_from_the_common_mailbox():
    [reminder] = _with_its_own("reminder")
    assert reminder["From"].addresses[0].addr_spec == SENDER.email


def test_the_mailbox_itself_is_not_invited_under_another_name():
    of = ERRANDS["convened"]
    kept = replace(REQUEST, answers_to=OWN)
    to_us = replace(
        of, to=replace(of.to, email=SENDER.email.upper()), now_true=replace(of.now_true, entry=kept)
    )
    with pytest.raises(ValueError, match="attendee: the organizer's own mailbox"):
        list(WRITER.letters(to_us))


def test_the_calendars_own_text():
    told = entry(ERRANDS["convened"])
    assert told["DESCRIPTION"].replace("\u00a0", " ") == (
        f"Deltag online:\n{TEAMS}\n\n"
        "Svar senest torsdag den 11. februar kl. 12.00, her i kalenderen eller på:\n"
        "https://styrmand.example.dk/svar/ekr-2027-03-02.1\n\n"
        "Kontakt: Fællessekretariatet, kultur@rm.example.dk, 78 41 00 00\n\n"
        "Sagsnr. SAG-2027-00123"
    )
    assert (told["LOCATION"], told[JOIN]) == ("Microsoft Teams-møde", TEAMS)


@pytest.mark.parametrize(
    ("own", "role", "partstat"),
    [
        (line(METTE), Role.REQUIRED, PartStat.NEEDS_ACTION),
        (line(METTE, answer(METTE, AnswerKind.ONLINE)), Role.REQUIRED, PartStat.ACCEPTED),
        (line(METTE, answer(METTE, AnswerKind.TENTATIVE)), Role.REQUIRED, PartStat.TENTATIVE),
        (
            replace(line(METTE), invitee=replace(line(METTE).invitee, role=Seat.CHAIR)),
            Role.CHAIR,
            PartStat.NEEDS_ACTION,
        ),
        (None, Role.OPTIONAL, PartStat.NEEDS_ACTION),
    ],
)
def test_how_the_attendee_stands(own, role, partstat):
    told = entry(errand(Kind.CONVENED, own=own, entry=REQUEST))["ATTENDEE"].params
    assert (told["ROLE"], told["PARTSTAT"]) == (role, partstat)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://teams.microsoft.com/l/x y/0?æ=1", "https://teams.microsoft.com/l/x%20y/0?%C3%A6=1"),
        ("https://møde.example.dk/x", None),
        ("https://", None),
    ],
)
def test_an_odd_link_does_not_stop_the_invitation(url, told):
    odd = errand(Kind.CONVENED, own=line(METTE), entry=REQUEST)
    odd = replace(odd, now_true=replace(odd.now_true, meeting=replace(odd.now_true.meeting, join_url=url)))
    assert entry(odd).get(JOIN) == told


@pytest.mark.parametrize("name", ERRANDS)
def test_the_same_errand_is_the_same_bytes_and_another_moment_changes_nothing(name):
    first = WRITER(ERRANDS[name])
    later = replace(ERRANDS[name], notice=replace(ERRANDS[name].notice, attempts=3, last_error="421"))
    assert WRITER(later) == first


@pytest.mark.parametrize("name", ERRANDS)
def test_a_mail_is_ascii_from_the_mailbox_that_is_read_to_one_person(name):
    for raw in WRITER(in_english(ERRANDS[name])).letters:
        assert raw.isascii()
        message = email.message_from_bytes(raw, policy=email.policy.default)
        assert [one.addr_spec for one in message["From"].addresses] == [SENDER.email]
        assert [one.addr_spec for one in message["To"].addresses] == [ERRANDS[name].to.email]
        assert message["Date"].datetime == datetime(2027, 1, 11, 9, tzinfo=UTC)
        assert (message["Cc"], message["Bcc"]) == (None, None)


def test_a_person_whose_address_cannot_be_written_to_is_a_fault_and_not_two_recipients():
    odd = replace(ERRANDS["reminder"], to=replace(METTE, email="Chef <c@k.dk>, evil@x"))
    with pytest.raises(ValueError, match="not one plain mail address"):
        WRITER(odd)


def test_what_the_roll_says_meanwhile_does_not_make_an_errand_another():
    told = ERRANDS["reminder"]
    assert told == replace(told, roll=Roll(told.meeting, ()))


@pytest.mark.parametrize(
    "name",
    [name for name, one in ERRANDS.items() if one.notice.new.entry],
)
def test_every_calendar_reads_every_mail(name, tmp_path):
    for raw in WRITER(ERRANDS[name]).letters:
        assert check(raw, tmp_path).findings == ()


def test_a_cancellation_is_told_in_the_ledgers_numbers():
    told = entry(ERRANDS["cancelled"])
    assert (told["STATUS"], told["SEQUENCE"], told.DTSTAMP) == ("CANCELLED", CANCEL.sequence, CANCEL.stamp)
    assert mail(next(WRITER.letters(ERRANDS["cancelled"]))).count(b'method="CANCEL"') == 1
