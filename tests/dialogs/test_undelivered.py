""" "Hvad kom ikke frem?": the card about those whom nothing could reach, for the secretariat and nobody else."""

from datetime import timedelta

import pytest

from meetings.notices import Channel, NoticeState
from meetings.office import Office
from tests.dialogs.stage import Chat

DESK, METTE = "Connie Esmann", "Mette Kjærgaard"
SAID = {
    "Hvad kom ikke frem?": "# Det klarer sekretariatet",
    "What did not arrive?": "# That is for the secretariat",
}
DANISH = next(iter(SAID))


def could_not_reach(chat: Chat, name: str) -> None:
    """Neither road took the convening."""
    person = chat.person(name).id

    def give_up(office: Office) -> None:
        for one in office.records.claim(office.now, 500, "a test", timedelta(minutes=3), Channel.MAIL):
            if one.new.person == person:
                office.records.begin(one, office.now)
                office.records.finish(one, NoticeState.DEAD, office.now, error="550 5.1.1")

    chat.office(give_up)


def test_the_secretariat_asks_in_a_sentence_and_sees_who_was_not_reached(chat: Chat):
    chat.convene()
    could_not_reach(chat, METTE)
    danish = chat.says(DESK, DANISH)
    assert danish == chat.says(DESK, "hvad er ikke kommet frem d. 2. marts?")
    assert "Mette Kjærgaard, Viborg Kommune" in danish
    assert "Prøv igen" in danish[-1]


def test_where_all_was_delivered_that_is_what_is_said(chat: Chat):
    chat.convene()
    assert "# Alle beskeder er kommet frem" in chat.says(DESK, DANISH)


@pytest.mark.parametrize("said", sorted(SAID))
@pytest.mark.parametrize("name", ["Inger Holm", METTE, "Jonas Østermark", "Fremmed Fugl"])
def test_nobody_else_is_told(chat: Chat, name: str, said: str):
    chat.convene()
    could_not_reach(chat, METTE)
    told = chat.says(name, said)
    assert [line for line in told if line.startswith("#")] == [SAID[said]]
    assert not [line for line in told if "Mette Kjærgaard, Viborg" in line]


def test_another_secretariat_sees_its_own_meetings_only(chat: Chat):
    chat.convene()
    could_not_reach(chat, METTE)
    assert not [line for line in chat.says("Sune Sekretær", DANISH) if "Mette" in line]


def test_a_card_of_before_is_told_what_has_come_meanwhile(chat: Chat):
    meeting = chat.convene()
    could_not_reach(chat, METTE)
    [lying] = chat.office(lambda office: office.undelivered(meeting.id))
    button = {"meeting": meeting.id, "notice": str(lying.notice.id)}
    chat.office(lambda office: office.records.send_again(lying.notice.id, office.now))
    noted = chat.sends(DESK, "secretariat.given", **button)
    assert "Det er noteret, at personen har fået besked." in noted
    assert chat.sends(DESK, "secretariat.given", **button) == noted
    arrived = chat.office(lambda office: office.records.notices_of(meeting.id)[0]).id

    def brought(office: Office) -> None:
        [one] = [
            one
            for one in office.records.claim(office.now, 500, "b", timedelta(minutes=3))
            if one.id == arrived
        ]
        office.records.begin(one, office.now)
        office.records.finish(one, NoticeState.SENT, office.now)

    chat.office(brought)
    too_late = chat.sends(DESK, "secretariat.given", **(button | {"notice": str(arrived)}))
    assert any(line.startswith("Der er ikke noget at notere") for line in too_late)
