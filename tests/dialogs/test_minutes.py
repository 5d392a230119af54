"""Minutes in the chat: where they stand, who may have them, and the page the secretariat works at."""

from datetime import timedelta

import pytest

from tests.dialogs.stage import MARCH, Chat, Wristwatch, actions, seen
from tests.dialogs.test_attendance import HEAD, METTE
from tests.dialogs.test_papers import CONNIE, DESK, INGER, held

__all__ = ["held"]

LINK = "https://moeder.example.dk/papir/ekr-2027-03-02-{person}-referat-20270302"


def link_of(chat: Chat, name: str) -> list[str]:
    return [str(one["url"]) for one, _ in actions(chat.last[name]) if one["type"] == "Action.OpenUrl"]


def send(chat: Chat) -> None:
    chat.office(lambda office: office.send_minutes(MARCH, DESK))


def test_minutes_that_are_not_sent_are_the_secretariats_alone(held: Chat):
    assert held.says(METTE, "må jeg se referatet fra sidst") == [
        HEAD,
        "# Referatet er ikke sendt ud endnu",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Sekretariatet er ikke færdigt med det. Du får besked her eller på mail, når det kommer.",
        "(Se beslutninger)",
    ]
    assert link_of(held, METTE) == []
    assert held.says(CONNIE, "lav referat") == [
        f"Sekretariatet · {HEAD}",
        "# Referatet er et udkast",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Kun sekretariatet kan se det. På siderne skriver du det færdigt og sender det ud.",
        "(Åbn siderne) (Åbn referatet (PDF)) (Se beslutninger)",
    ]
    assert link_of(held, CONNIE) == [LINK.format(person=held.person(CONNIE).id)]


def test_minutes_out_for_comments_can_be_read_and_commented_on(held: Chat):
    send(held)
    assert held.says(METTE, "hvor finder jeg referatet fra mødet i marts?") == [
        HEAD,
        "# Referatet er til kommentering",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Sendt ud: Tirsdag den 2. marts 2027 kl. 9.35",
        "Kommentarer senest: Tirsdag den 9. marts 2027 kl. 12.00",
        "Du kan læse det og skrive bemærkninger inden fristen. Det er ikke godkendt endnu.",
        "(Åbn referatet (PDF)) (Skriv en kommentar) (Se beslutninger)",
    ]
    assert link_of(held, METTE) == [LINK.format(person=held.person(METTE).id)]


def test_only_who_approves_has_the_button_and_then_it_is_approved(held: Chat, watch: Wristwatch):
    send(held)
    assert "Godkend referatet" in held.says(INGER, "er referatet godkendt?")[-1]
    held.taps(INGER, "Godkend referatet")
    assert held.says(METTE, "are the minutes approved yet?") == [
        HEAD,
        "# The minutes are approved",
        "When: Tuesday 2 March 2027, 9:30-11:30",
        "Sent out: Tuesday 2 March 2027 at 9:35",
        "Approved: Tuesday 2 March 2027 at 9:35",
        "Nothing in them is changed any more.",
        "(Open the minutes (PDF)) (See decisions)",
    ]


def test_after_the_deadline_nobody_is_asked_for_comments(held: Chat, watch: Wristwatch):
    send(held)
    watch.forward(days=20)
    told = held.says(METTE, "referat")
    assert "Fristen for bemærkninger er gået. Referatet er ikke godkendt endnu." in told
    assert told[-1] == "(Åbn referatet (PDF)) (Se beslutninger)"


@pytest.mark.parametrize("text", ["referatet fra april", "referatet fra den 9. marts", "minutes from April"])
def test_of_a_meeting_there_was_not_the_latest_are_offered(held: Chat, text: str):
    send(held)
    assert held.says(METTE, text)[-1].startswith(
        ("(Den 2. marts 2027)", "(On 2 March 2027)", "(2 March 2027)")
    )


def test_a_day_that_lies_ahead_is_meant_of_the_year_that_has_passed(held: Chat, watch: Wristwatch):
    send(held)
    watch.forward(days=200)
    told = held.says(METTE, "send mig referatet fra den 2. marts")
    assert told[1] == "# Referatet er til kommentering"
    assert held.says(METTE, "referatet fra den 2. marts 2026")[1] == "# Det referat kan jeg ikke finde"


def test_before_any_meeting_there_are_no_minutes(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "referat") == [
        "Styrmand",
        "# Det referat kan jeg ikke finde",
        "Der er ikke holdt noget møde endnu, som du kan få et referat fra.",
        "(Se min status) (Hjælp)",
    ]


def test_strangers_and_those_who_have_left_get_no_link(held: Chat):
    send(held)
    assert held.sends("Fremmed Fugl", "show.minutes", meeting=MARCH)[1] == "# Det kan jeg ikke finde"
    assert held.says("Fremmed Fugl", "referat")[1] == "# Det referat kan jeg ikke finde"
    ole = held.person("Ole Hansen")
    held.office(
        lambda office: office.records.end_membership(
            "ekr-styregruppe", ole.id, office.now.date() - timedelta(days=1)
        )
    )
    assert held.says("Ole Hansen", "referat")[1] == "# Det referat kan jeg ikke finde"
    held.sends("Ole Hansen", "show.minutes", meeting=MARCH)
    assert link_of(held, "Ole Hansen") == []


def test_the_meeting_of_today_is_the_secretariats_way_to_its_page(chat: Chat, watch: Wristwatch):
    meeting = chat.convene()
    watch.shows = meeting.starts_at - timedelta(minutes=20)
    for text in ("start mødet", "åbn mødet", "vi er i gang", "start the meeting"):
        told = chat.says(CONNIE, text)
        assert told[1] in {"# Mødet nu", "# The meeting now"}
        assert told[-1].startswith(("(Åbn siderne)", "(Open the pages)"))
    opened = [one for one, _ in actions(chat.last[CONNIE]) if one["type"] == "Action.Execute"]
    assert opened[0]["data"] == {"verb": "secretariat.pages", "meeting": MARCH, "room": "nu", "lang": "en"}
    assert chat.says(METTE, "åbn mødet")[1] == "# Næste møde"


def test_without_a_meeting_there_is_none_to_run(chat: Chat):
    assert chat.says(CONNIE, "start mødet")[1:] == [
        "# Mødet nu",
        "Der er ikke noget møde at føre. Indkald til et, så står det her.",
        "(Indkald til et møde) (Se min status) (Hjælp)",
    ]


def test_earlier_meetings_are_a_button_away(held: Chat, watch: Wristwatch):
    later = held.seminar()
    watch.shows = later.ends_at
    told = held.says(METTE, "referat")
    assert seen(told[-1]).endswith("(Den 2. marts 2027)")
    assert held.taps(METTE, "Den 2. marts 2027")[2] == "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30"
