"""What a program should not decide, as the secretariat meets it in the chat; and the member whose answer was changed."""

from datetime import timedelta

from dialogs.heard import Tapped
from documents.reply import read
from meetings.model import AnswerKind, Source
from tests.dialogs.stage import MARCH, Chat, Wristwatch
from tests.dialogs.test_attendance import METTE, OLE, answer
from tests.dialogs.test_secretariat import CONNIE
from tests.replies import samples
from tests.replies.samples import Part, mail

WEDNESDAY = ("DTSTART:20270303T083000Z", "DTEND:20270303T103000Z")


def comes(
    chat: Chat,
    watch: Wristwatch,
    name: str,
    partstat: str,
    *more: str,
    method: str = "REPLY",
    attendee: str = "",
) -> None:
    """A mail from somebody's calendar."""
    watch.shows += timedelta(minutes=1)
    address = chat.person(name).email
    uid = chat.office(lambda office: office.records.meeting(MARCH)).uid
    content = samples.answer(
        partstat,
        *more,
        attendee=attendee or address,
        uid=uid,
        stamp=f"{watch():%Y%m%dT%H%M%SZ}",
        method=method,
    )
    sent = mail(
        Part(content, "text/calendar"), sender=address, id=f"<{watch():%H%M}@{name.split(maxsplit=1)[0]}>"
    )
    chat.office(lambda office: office.take_reply(read(sent)))


def test_what_waits_is_shown_with_all_that_was_said_and_put_aside(chat: Chat, watch: Wristwatch):
    chat.convene()
    comes(chat, watch, METTE, "TENTATIVE", *WEDNESDAY, "COMMENT:Hellere onsdag", method="COUNTER")
    assert chat.says(CONNIE, "svar der kræver et menneske") == [
        "Sekretariatet",
        "# Svar, der kræver et menneske",
        "1. Mette Kjærgaard: der foreslås en anden tid",
        "Mødet den 2. marts 2027, modtaget mandag den 18. januar 2027 kl. 10.15",
        "(Se nr. 1) (Se overblikket)",
    ]
    assert chat.taps(CONNIE, "Se nr. 1") == [
        "Sekretariatet",
        "# Mette Kjærgaard",
        "Der foreslås en anden tid.",
        "Hvem: Mette Kjærgaard, Viborg Kommune",
        "Møde: Mødet den 2. marts 2027",
        "Modtaget: Mandag den 18. januar 2027 kl. 10.15",
        "Fra: mette@viborg.example.dk",
        "Svaret: Måske",
        "Foreslår: Onsdag den 3. marts 2027 kl. 9.30-11.30",
        "Bemærkning: Hellere onsdag",
        "Selve mailen ligger i postkassens mappe »Kræver et menneske«.",
        "(Registrér: Deltager) (Registrér: Afbud) (Registrér: Måske) (Læg til side) (Se foreslåede tider) "
        "(Alle svar, der venter)",
    ]
    assert chat.taps(CONNIE, "Læg til side")[2:] == [
        "Svaret er lagt til side.",
        "Der er ingen svar, der venter på dig.",
        "(Se overblikket)",
    ]
    assert answer(chat, METTE) == []


def test_it_is_taken_as_the_members_answer_by_the_secretariat(chat: Chat, watch: Wristwatch):
    chat.convene()
    comes(chat, watch, METTE, "DELEGATED")
    chat.says(CONNIE, "postkassen")
    card = chat.last[CONNIE]
    chat.taps(CONNIE, "Se nr. 1")
    taken = chat.taps(CONNIE, "Registrér: Måske")
    assert "# Svaret er registreret" in taken
    assert "Svar: Måske" in taken
    (history,) = chat.office(lambda office: office.records.history(MARCH))
    assert (history.after, history.source, history.by) == (
        AnswerKind.TENTATIVE,
        Source.SECRETARIAT,
        chat.person(CONNIE).id,
    )
    assert chat.taps(CONNIE, "Se nr. 1", card=card)[2] == "Der er ingen svar, der venter på dig."


def test_the_overview_and_the_status_say_what_to_look_at_first(chat: Chat, watch: Wristwatch):
    chat.convene()
    chat.says(OLE, "tilmeld")
    chat.taps(OLE, "Jeg deltager")
    watch.shows += timedelta(days=1)
    comes(chat, watch, OLE, "DECLINED")
    comes(chat, watch, METTE, "TENTATIVE", *WEDNESDAY, method="COUNTER")
    news = [
        "Kig på det her, før du bruger tallene",
        "Har svaret forskelligt: Ole Hansen: Deltager i Teams, mandag den 18. januar 2027 kl. 10.14. "
        "Siden: Afbud i kalenderen, tirsdag den 19. januar 2027 kl. 10.15.",
        "Ét medlem foreslår en anden tid.",
        "Ét svar kræver et menneske.",
    ]
    overview = chat.says(CONNIE, "hvem mangler")
    assert [line for line in overview if line in news] == news
    assert "(Se svar, der kræver et menneske)" in overview[-1]
    assert [line for line in chat.says(CONNIE, "status") if line in news] == news
    assert not [line for line in chat.says(METTE, "status") if line in news]


def test_proposed_times_are_a_small_poll_and_lead_to_moving_the_meeting(chat: Chat, watch: Wristwatch):
    chat.convene()
    for name in (METTE, OLE):
        comes(chat, watch, name, "TENTATIVE", *WEDNESDAY, method="COUNTER")
    chat.says(CONNIE, "hvem mangler")
    assert chat.taps(CONNIE, "Se foreslåede tider")[2:] == [
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Onsdag den 3. marts 2027 kl. 9.30-11.30",
        "Foreslået af Mette Kjærgaard og Ole Hansen; 4 andre kan spørges.",
        "Forslagene kom fra medlemmernes egne kalendere. Flytter du mødet, bliver alle spurgt igen.",
        "(Flyt til 3. marts 2027) (Se overblikket)",
    ]
    form = chat.taps(CONNIE, "Flyt til 3. marts 2027")
    assert "# Flyt mødet" in form
    chat.taps(CONNIE, "Flyt mødet")
    moved = chat.office(lambda office: office.records.meeting(MARCH))
    assert [(one.day.isoformat(), f"{one.start:%H:%M}", f"{one.end:%H:%M}") for one in moved.sessions] == [
        ("2027-03-03", "09:30", "11:30")
    ]
    assert chat.office(lambda office: office.proposed(MARCH)) == (), "the new time has its own proposals"


def test_a_bounce_is_ended_by_opening_the_mailbox_again(chat: Chat, watch: Wristwatch):
    chat.convene()
    person = chat.person(METTE)
    ours = next(
        one.message_id
        for one in chat.office(lambda office: office.records.notices_of(MARCH))
        if one.new.person == person.id and one.new.channel.value == "mail"
    )
    bounce = samples.bounce(about=ours, address=person.email)
    chat.office(lambda office: office.take_reply(read(bounce)))
    chat.says(CONNIE, "postkassen")
    shown = chat.taps(CONNIE, "Se nr. 1")
    assert "Fejlkode: 5.1.1" in shown
    assert "Der bliver ikke sendt mails til personen, før adressen er rettet, eller du åbner igen." in shown
    assert chat.taps(CONNIE, "Send mails igen")[2] == "Der bliver sendt mails igen."
    assert chat.office(lambda office: office.records.mailbox_closed(person.id)) is None


def test_that_was_not_me_shows_what_counts_now_when_nothing_is_to_be_set_back(chat: Chat, watch: Wristwatch):
    chat.convene()
    chat.says(METTE, "tilmeld")
    chat.taps(METTE, "Jeg deltager")
    comes(chat, watch, METTE, "DECLINED")
    assert answer(chat, METTE) == [(AnswerKind.DECLINED, None)]
    watch.shows += timedelta(minutes=1)
    chat.says(METTE, "tilmeld")
    chat.taps(METTE, "Jeg deltager")
    told = chat.hears(METTE, Tapped("answer.set_back", {"meeting": MARCH}))
    assert (
        told[2] == "Svaret er ændret siden, så der er ikke noget at sætte tilbage. Her er det, der gælder nu."
    )
    assert answer(chat, METTE) == [(AnswerKind.ONLINE, None)]
