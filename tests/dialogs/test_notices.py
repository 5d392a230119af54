"""The cards that come unasked, drawn from the errands of real books as the post draws them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.mail.compose import MailWriter
from bot.render import Renderer
from dialogs.gallery import papers, replies
from dialogs.gallery.links import Links
from dialogs.gallery.shelf import Shelf
from dialogs.gallery.typed import PLAIN
from dialogs.heard import Scope, Show
from dialogs.notice_cards import notice, replies_wait, restored
from documents.letter import Mailbox
from meetings.held import Hold
from meetings.model import Language, Mode, Road, Session
from meetings.notices import MAIL_ONLY, Channel, Kind
from meetings.office.post import PostDesk
from tests.dialogs.stage import MARCH, SECRETARY, Chat, Wristwatch, account_of, card_lines, no_days_off
from tests.dialogs.test_attendance import HEAD, JONAS, METTE, OLE
from tests.parts.card_lint import lint
from wording.talk import words

MAILS = MailWriter(Links(), str, Mailbox("Sekretariatet", "moeder@rm.example.dk"))
WHEN = "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30"
DESK = "Connie Esmann"
WHERE = "Hvor: Teams (virtuelt møde)"
OVER = f"Sekretariatet · {HEAD}"


def told(chat: Chat, kind: Kind, name: str, meeting=MARCH) -> list[str]:
    """The newest notice of a kind to a person, as it would be shown now."""
    person = chat.person(name).id

    def errand(office):
        found = [
            one
            for one in office.records.notices_of(meeting)
            if (one.new.kind, one.new.person, one.new.channel) == (kind, person, Channel.TEAMS)
        ]
        desk = PostDesk(office.records, office.now, no_days_off)
        road = Road(account_of(name), person, "29:x", "28:x", "a:x", "https://smba.example/")
        return desk.with_choices(replace(desk.brief(found[-1]), road=road))

    message = Renderer(MAILS, chat.watch)(chat.office(errand))
    chat.last[name] = message.card
    assert lint(message.card) == []
    return list(card_lines(message.card))


def test_the_invitation_is_answered_where_it_stands(chat: Chat):
    chat.convene()
    assert told(chat, Kind.CONVENED, METTE)[1:4] == [
        "# Møde den 2. marts 2027",
        "Styregruppemøde",
        "Du er indkaldt for Viborg Kommune og har ikke svaret endnu.",
    ]
    assert chat.taps(METTE, "Bekræft stedfortræder")[1] == "# Jonas Østermark deltager for dig"


@pytest.mark.parametrize(
    ("at", "left"),
    [
        (datetime(2027, 2, 9, 8, tzinfo=UTC), "om 2 dage"),
        (datetime(2027, 2, 10, 8, tzinfo=UTC), "i morgen"),
        (datetime(2027, 2, 11, 8, tzinfo=UTC), "i dag"),
    ],
)
def test_a_reminder_says_how_long_there_is(chat: Chat, watch: Wristwatch, at: datetime, left: str):
    chat.convene()
    watch.shows = at
    assert told(chat, Kind.REMINDER, METTE) == [
        HEAD,
        "# Vi mangler dit svar",
        f"Svarfristen er torsdag den 11. februar kl. 12.00 – {left}.",
        WHEN,
        WHERE,
        "For: Viborg Kommune",
        "(Jeg deltager) (Send stedfortræder) (Meld afbud) (Vis hele indkaldelsen)",
    ]
    assert chat.taps(METTE, "Jeg deltager")[1] == "# Du er tilmeldt"


def test_a_reminder_after_the_deadline_does_not_claim_there_is_time(chat: Chat, watch: Wristwatch):
    chat.convene()
    watch.shows = datetime(2027, 2, 11, 13, tzinfo=UTC)
    assert told(chat, Kind.REMINDER, METTE)[2] == (
        "Svarfristen var torsdag den 11. februar kl. 12.00, men du kan stadig svare."
    )


def test_a_move_tells_both_times_and_the_old_answer(chat: Chat):
    chat.convene()
    chat.says(METTE, "tilmeld")
    chat.taps(METTE, "Jeg deltager")
    new = (Session(1, date(2027, 3, 4), time(13), time(15)),)
    chat.office(lambda office: office.move(MARCH, new, "Formanden er forhindret", SECRETARY))
    moved = told(chat, Kind.MOVED, METTE)
    assert moved == [
        HEAD,
        "# Mødet er flyttet",
        "Ny tid: Torsdag den 4. marts 2027 kl. 13.00-15.00 (uge 9)",
        "Før: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        WHERE,
        "Årsag: Formanden er forhindret",
        "Dit tidligere svar var Deltager. Det er ikke overført – svar igen senest mandag den 15. februar kl. 12.00.",
        "(Jeg deltager) (Send stedfortræder) (Meld afbud) (Vis hele indkaldelsen)",
    ]
    assert told(chat, Kind.MOVED, OLE)[6] == "Svar på den nye tid senest mandag den 15. februar kl. 12.00."
    assert chat.taps(METTE, "Jeg deltager")[1] == "# Du er tilmeldt"


def test_a_cancellation_has_its_reason(chat: Chat):
    chat.convene()
    chat.office(lambda office: office.cancel(MARCH, "For få kan komme", SECRETARY))
    assert told(chat, Kind.CANCELLED, METTE) == [
        HEAD,
        "# Mødet er aflyst",
        WHEN,
        WHERE,
        "Årsag: For få kan komme",
        "Du skal ikke gøre noget. Kalenderaftalen bliver aflyst.",
        "(Kommende møder) (Se min status)",
    ]


def test_the_published_agenda(chat: Chat):
    chat.convene()
    chat.agenda()
    chat.office(lambda office: office.publish_agenda(MARCH, SECRETARY))
    assert told(chat, Kind.AGENDA, METTE) == [
        HEAD,
        "# Dagsordenen er klar",
        WHEN,
        WHERE,
        "1. Velkomst (B)",
        "2. Budget 2027-28 (D)",
        "3. Eventuelt",
        "(Se dagsordenen) (Svar på mødet)",
    ]


def test_the_published_agenda_leads_to_each_stored_paper(chat: Chat):
    chat.convene()
    chat.agenda()
    budget = chat.office(lambda office: office.draft_of(MARCH))[1].id
    chat.office(lambda office: office.attach(budget, [("Budget.pdf", b"%PDF-1.7")], SECRETARY))
    chat.office(lambda office: office.publish_agenda(MARCH, SECRETARY))
    assert "↓ Hent bilag 2.1: Budget (PDF, 1 kB)" in [one.strip() for one in told(chat, Kind.AGENDA, METTE)]
    assert "/bilag/" in str(chat.last[METTE])
    chat.says(METTE, "dagsorden")
    assert "/bilag/" in str(chat.last[METTE])
    chat.scope = Scope.CHANNEL
    chat.says(METTE, "dagsorden")
    assert "/bilag/" not in str(chat.last[METTE]), "what is one's own is not shown to a channel"


@pytest.mark.parametrize(("files", "shown", "more"), [(12, 12, 0), (20, 12, 8)])
def test_a_card_leads_to_as_many_files_as_it_has_room_for(chat: Chat, files: int, shown: int, more: int):
    chat.convene()
    chat.agenda()
    item = chat.office(lambda office: office.draft_of(MARCH))[1].id
    papers = [(f"Notat {number}.pdf", b"%PDF-" + bytes([number])) for number in range(files)]
    chat.office(lambda office: office.attach(item, papers, SECRETARY))
    lines = [one.strip() for one in chat.says(DESK, "dagsorden")]
    assert sum(one.startswith("↓ Hent bilag") for one in lines) == shown
    said = f"… og {more} bilag mere. De er i dagsordenen, som du kan hente under papirerne."
    assert (said in lines) == bool(more)


@pytest.mark.parametrize(
    ("at", "heading"),
    [
        (datetime(2027, 3, 1, 8, tzinfo=UTC), "# Mødet er i morgen"),
        (datetime(2027, 2, 26, 8, tzinfo=UTC), "# Mødet er på tirsdag"),
        (datetime(2027, 3, 2, 7, tzinfo=UTC), "# Mødet er i dag"),
    ],
)
def test_the_day_before(chat: Chat, watch: Wristwatch, at: datetime, heading: str):
    chat.convene()
    chat.says(METTE, "tilmeld")
    chat.taps(METTE, "Jeg deltager")
    watch.shows = at
    assert told(chat, Kind.DAY_BEFORE, METTE) == [
        HEAD,
        heading,
        WHEN,
        WHERE,
        "Dit svar: Du deltager.",
        "(Se dagsordenen) (Ændr mit svar)",
    ]


def test_a_substitute_is_told_for_whom_and_may_step_back(chat: Chat):
    chat.convene()
    chat.says(METTE, "afbud")
    chat.taps(METTE, "Bekræft stedfortræder")
    assert told(chat, Kind.SUBSTITUTE, JONAS) == [
        HEAD,
        "# Du er stedfortræder",
        "Mette Kjærgaard, Viborg Kommune, har meldt afbud og bedt dig om at deltage i stedet.",
        WHEN,
        WHERE,
        "Kalenderaftalen kommer på mail. Kan du ikke alligevel, så sig til her.",
        "(Jeg kan ikke alligevel) (Se dagsordenen)",
    ]
    assert chat.taps(JONAS, "Bekræft afbud")[1] == "# Du er meldt fra"
    assert told(chat, Kind.SUBSTITUTE_LEFT, METTE) == [
        HEAD,
        "# Din stedfortræder kan ikke komme",
        "Jonas Østermark kan ikke deltage for dig alligevel, så din plads er tom. Vælg en anden, eller svar på ny.",
        WHEN,
        WHERE,
        "(Send stedfortræder) (Ændr mit svar)",
    ]


def test_a_substitute_who_is_free_again_is_told(chat: Chat):
    chat.convene()
    chat.says(METTE, "afbud")
    chat.taps(METTE, "Bekræft stedfortræder")
    chat.says(METTE, "tilmeld")
    chat.taps(METTE, "Jeg deltager")
    assert told(chat, Kind.RELEASED, JONAS)[1:5] == [
        "# Du skal ikke deltage alligevel",
        WHEN,
        WHERE,
        "Mette Kjærgaard har ændret sit svar, så du er ikke længere stedfortræder. Kalenderaftalen bliver aflyst.",
    ]


def test_a_seat_is_asked_for_and_given(chat: Chat):
    chat.convene()
    vibeke, anders, zenia = "Vibeke Jensen", "Anders Aagaard", "Zenia Østergaard"
    for name in (vibeke, anders, zenia):
        chat.says(name, "tilmeld")
        chat.taps(name, "Jeg deltager")
    chat.taps(zenia, "Spørg Anders om pladsen")
    assert told(chat, Kind.SEAT_ASKED, anders) == [
        HEAD,
        "# En kollega spørger om din plads",
        "Zenia Østergaard vil gerne deltage, men alle pladser for Aarhus Kommune er taget.",
        WHEN,
        WHERE,
        "Giver du den videre, bliver du meldt fra, og kollegaen bliver tilmeldt med det samme.",
        "(Giv pladsen videre) (Behold min plads)",
    ]
    assert chat.taps(anders, "Giv pladsen videre")[1] == "# Zenia Østergaard har fået din plads"
    assert told(chat, Kind.SEAT_GIVEN, zenia)[1:3] == [
        "# Der er en plads til dig",
        "Anders Aagaard har givet dig sin plads, og du er nu tilmeldt.",
    ]


def test_the_secretariat_hears_of_proposals_and_of_the_deadline(chat: Chat, watch: Wristwatch):
    chat.convene()
    chat.says(METTE, "punkt")
    chat.taps(
        METTE, "Send forslag", title="Fælles billetsystem", ask="discuss", background="Vi køber hver for sig."
    )
    assert told(chat, Kind.ITEM_ARRIVED, "Connie Esmann") == [
        OVER,
        "# Nyt forslag til dagsordenen",
        "Punkt: Fælles billetsystem",
        "Type: Til drøftelse",
        "Forslagsstiller: Viborg Kommune v/Mette Kjærgaard",
        "Møde: Mødet den 2. marts 2027",
        "Vi køber hver for sig.",
        "(Behandl) (Se forslagene) (Se overblikket)",
    ]
    assert chat.taps("Connie Esmann", "Se forslagene")[1] == "# Nye forslag"
    watch.shows = datetime(2027, 2, 11, 12, tzinfo=UTC)
    assert told(chat, Kind.DEADLINE_PASSED, "Connie Esmann") == [
        OVER,
        "# Svarfristen er passeret",
        WHEN,
        WHERE,
        "0 af 3 kommuner og 0 af 6 personer har svaret.",
        "Mangler: 6 – Region Midtjylland, Skive, Viborg og Aarhus",
        "(Påmind 6 personer) (Hent deltagerliste) (Se overblikket)",
    ]


def test_a_hybrid_seminar_is_reminded_in_two_rows(chat: Chat, watch: Wristwatch):
    seminar = chat.seminar(Mode.HYBRID)
    watch.shows = datetime(2027, 5, 20, 8, tzinfo=UTC)
    assert told(chat, Kind.REMINDER, METTE, seminar.id)[-2:] == [
        "(Fysisk begge dage) (Teams begge dage)",
        "(Kun én dag) (Send stedfortræder) (Meld afbud) (Vis hele indkaldelsen)",
    ]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in MAIL_ONLY])
def test_every_kind_has_a_card_in_both_languages_that_rings_as_a_new_message(kind: Kind, language: Language):
    shelf = Shelf(PLAIN, words(language))
    if kind is Kind.REPLIES_WAIT:
        shown = replies_wait(replies.waiting_mails(shelf), language)
    elif kind is Kind.RESTORED:
        shown = restored(Hold(None, datetime(2027, 2, 10, 8, tzinfo=UTC), 0), (), language)
    else:
        regarding = papers.regarding(shelf)
        more = {
            "about": shelf.other,
            "item": shelf.item(),
            "said": replies.said(shelf),
            "regarding": regarding,
        }
        shown = notice(kind, shelf.view(), language, **more)
    assert isinstance(shown, Show)
    assert (shown.card["lang"], shown.replaces) == (language, False)
    assert shown.summary == shown.card["fallbackText"] != ""


@pytest.mark.parametrize("kind", sorted(MAIL_ONLY))
def test_what_goes_by_mail_only_has_no_card(kind: Kind):
    shelf = Shelf(PLAIN, words(Language.DA))
    with pytest.raises(KeyError):
        notice(kind, shelf.view(), Language.DA)
