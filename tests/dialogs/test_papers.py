"""Members comment on agendas and minutes, do what they owe, and ask what was decided."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.notice_cards import notice
from dialogs.views import see
from meetings.model import Draft, Language, Recommendation, Role, Source, Verb
from meetings.notices import Kind
from meetings.office import Actor
from meetings.office.post import PostDesk
from meetings.paper import Outcome
from tests.dialogs.stage import GROUP, MARCH, Chat, Wristwatch, lines
from tests.dialogs.test_attendance import HEAD, METTE, OLE

CONNIE, INGER = "Connie Esmann", "Inger Holm"
DESK = Actor(None, Source.PAGE)
BUDGET = Draft(
    "Budget 2028",
    background="Pengene er få.",
    recommendations=(Recommendation(Verb.APPROVE, "godkender budgettet"),),
)
CLOSED = Draft("Ansættelse", background="En person.", closed=True)


@pytest.fixture
def held(chat: Chat, watch: Wristwatch) -> Chat:
    """A meeting that decided two things, one of them behind closed doors."""
    meeting = chat.convene()
    for draft in (BUDGET, CLOSED):
        chat.office(lambda office, draft=draft: office.write_item(MARCH, draft, DESK))
    watch.shows = meeting.starts_at + timedelta(minutes=5)
    for item in chat.office(lambda office: office.draft_of(MARCH)):
        text = "Styregruppen godkendte indstillingen." if item.title.startswith("B") else "Else ansættes."
        chat.office(lambda office, item=item, text=text: office.decide(item.id, Outcome.FOLLOWED, DESK, text))
    chat.office(lambda office: office.close_meeting(MARCH, DESK))
    return chat


def shown(chat: Chat, kind: Kind, name: str) -> list[str]:
    """The newest card of a kind that waits for somebody, as it would be sent."""

    person = chat.person(name)

    def work(office):
        desk = PostDesk(office.records, office.now, office.days_off)
        waiting = [one for one in office.records.notices_of(MARCH) if one.new.kind is kind]
        mine = [one for one in waiting if one.new.person == person.id]
        return see(office, MARCH, person.id), desk.brief(mine[-1])

    view, errand = chat.office(work)
    approves = view.line is not None and view.line.invitee.role is Role.CHAIR
    view = replace(view, agenda=errand.agenda or view.agenda, approves=approves)
    card = notice(kind, view, Language.DA, about=errand.about, item=errand.item, regarding=errand.regarding)
    chat.last[name] = card.card
    return lines(card)


# Rounds


def test_a_member_comments_on_the_draft_and_the_secretariat_answers(chat: Chat):
    chat.convene()
    item = chat.office(lambda office: office.write_item(MARCH, BUDGET, DESK))
    chat.sends(CONNIE, "agenda.arrange", meeting=MARCH)
    assert chat.taps(CONNIE, "Send til kommentering")[1:] == [
        "# Dagsordenen er sendt til kommentering",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Hvor: Teams (virtuelt møde)",
        "Medlemmerne kan kommentere indtil mandag den 25. januar kl. 12.00.",
        "(Se dagsordenen) (Tilrettelæg dagsordenen)",
    ]
    assert shown(chat, Kind.AGENDA_COMMENTS, METTE) == [
        HEAD,
        "# Dagsordenen er til kommentering",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Kommentarer senest: Mandag den 25. januar kl. 12.00",
        "1. Budget 2028 (B)",
        "(Skriv en kommentar) (Se dagsordenen)",
    ]
    told = chat.taps(METTE, "Send kommentar", on=str(item.id), said="Der mangler et tal.")
    assert told[1:] == [
        "# Din kommentar er sendt",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Sekretariatet har fået den.",
        "(Se dagsordenen) (Se min status)",
    ]
    assert shown(chat, Kind.COMMENT_ARRIVED, CONNIE)[1:6] == [
        "# Ny kommentar",
        "Fra: Viborg Kommune v/Mette Kjærgaard",
        "Punkt: Budget 2028",
        "Møde: Mødet den 2. marts 2027",
        "Der mangler et tal.",
    ]
    told = chat.taps(CONNIE, "Besvar", said="Det kommer.")
    assert told[3:5] == ["Mette Kjærgaard om »Budget 2028«: Der mangler et tal.", "Svar: Det kommer."]


def test_the_chair_approves_the_minutes_on_his_card(held: Chat):
    held.office(lambda office: office.send_minutes(MARCH, DESK))
    assert shown(held, Kind.MINUTES_SENT, METTE)[-1] == "(Skriv en kommentar) (Se beslutninger)"
    assert shown(held, Kind.MINUTES_SENT, INGER)[-1] == (
        "(Skriv en kommentar) (Godkend referatet) (Se beslutninger)"
    )
    assert held.taps(INGER, "Godkend referatet")[1] == "# Referatet er godkendt"
    assert held.sends(METTE, "minutes.approve", meeting=MARCH)[1] == "# Det klarer sekretariatet"


# What was decided


def test_what_was_decided_is_asked_in_the_words_one_remembers(held: Chat):
    assert held.says(METTE, "hvad besluttede vi om budgettet?") == [
        "Styrmand",
        "# Beslutninger",
        "Budget 2028",
        "Mødet den 2. marts 2027, punkt 1 (referatet er ikke godkendt endnu)",
        "Styregruppen godkendte indstillingen.",
        "(Kommende møder) (Se beslutninger)",
    ]
    assert "Ansættelse" in held.taps(METTE, "Se beslutninger")
    assert held.says(METTE, "hvad besluttede vi om cykelstier?")[2] == (
        "Jeg kan ikke finde en beslutning om »cykelstier«."
    )


def test_what_others_decided_is_not_told(held: Chat):
    assert held.says("Fremmed Fugl", "beslutninger")[2] == "Jeg kan ikke finde nogen beslutninger endnu."


# What is to be done


def test_who_has_something_to_do_says_when_it_is_done(held: Chat):
    ole = held.person(OLE).id
    held.office(
        lambda office: office.agree(
            MARCH, "Ringe til Skive", DESK, responsible=ole, deadline=date(2027, 3, 19)
        )
    )
    assert shown(held, Kind.FOLLOW_UP, OLE) == [
        HEAD,
        "# Du har en opgave fra mødet",
        "Opgave: Ringe til Skive",
        "Frist: Fredag den 19. marts",
        "Møde: Mødet den 2. marts 2027",
        "(Den er udført) (Se min status)",
    ]
    card = held.last[OLE]
    assert held.sends(METTE, "follow_up.done", follow_up="1")[1] == "# Det kan jeg ikke finde"
    assert held.taps(OLE, "Den er udført", card=card, said="Ringet.")[1:4] == [
        "# Opgaven er noteret som udført",
        "Opgave: Ringe til Skive",
        "Bemærkning: Ringet.",
    ]


def test_the_proposer_reads_what_became_of_his_item(chat: Chat, watch: Wristwatch):
    chat.convene()
    mette = chat.person(METTE).id
    item = chat.office(lambda office: office.take_item(MARCH, BUDGET, mette, Actor(mette, Source.TEAMS)))
    better = Draft("Budget 2028", background="Pengene er meget få.", recommendations=BUDGET.recommendations)
    chat.office(lambda office: office.accept_item(item.id, DESK, better))
    assert shown(chat, Kind.ITEM_SETTLED, METTE) == [
        HEAD,
        "# Dit punkt er på dagsordenen",
        "Punkt: Budget 2028",
        "Møde: Mødet den 2. marts 2027",
        "Punktet står på den foreløbige dagsorden som punkt 1. Det er ændret i dit forslag:",
        "– Baggrund: tilføjet »meget«",
        "(Se dagsordenen) (Se min status)",
    ]
    watch.shows = chat.office(lambda office: office.records.meeting(MARCH)).starts_at
    chat.office(lambda office: office.decide(item.id, Outcome.FOLLOWED, DESK, "Styregruppen godkendte det."))
    chat.office(lambda office: office.close_meeting(MARCH, DESK))
    chat.office(lambda office: office.send_minutes(MARCH, DESK))
    assert shown(chat, Kind.EXCERPT, METTE)[1:6] == [
        "# Det blev der besluttet om dit punkt",
        "Punkt: Budget 2028",
        "Møde: Mødet den 2. marts 2027",
        "Beslutning",
        "Styregruppen godkendte det.",
    ]


def test_tasks_are_seen_and_ended_in_the_chat_and_the_secretariat_sees_what_is_overdue(
    held: Chat, watch: Wristwatch
):
    ole = held.person(OLE).id
    for task, day in (("Ringe til Skive", 19), ("Sende budgettet", 30)):
        held.office(
            lambda office, task=task, day=day: office.agree(
                MARCH, task, DESK, responsible=ole, deadline=date(2027, 3, day)
            )
        )
    assert held.says(OLE, "mine opgaver") == [
        "Styrmand",
        "# Opfølgning",
        "Dine opgaver",
        "Ringe til Skive – frist 19. marts 2027 (mødet den 2. marts 2027)",
        "Sende budgettet – frist 30. marts 2027 (mødet den 2. marts 2027)",
        "(Udført: Ringe til Skive) (Udført: Sende budgettet) (Se min status)",
    ]
    watch.forward(days=21)
    assert held.says(CONNIE, "hvad er over fristen?")[2:6] == [
        "Dine opgaver",
        "Du har ingen åbne opgaver fra møderne.",
        "Over fristen",
        "Ringe til Skive – Ole Hansen, frist 19. marts 2027",
    ]
    assert "Over fristen" not in held.says(METTE, "opgaver")
    held.says(OLE, "mine opgaver")
    assert held.taps(OLE, "Udført: Ringe til Skive")[1] == "# Opgaven er noteret som udført"
    assert "Ingen opgaver er over fristen." in held.says(CONNIE, "opfølgning")


def test_what_a_supplementary_agenda_changed_is_seen_from_the_agenda(chat: Chat):
    chat.convene()
    for draft in (BUDGET, CLOSED):
        chat.office(lambda office, draft=draft: office.write_item(MARCH, draft, DESK))
    chat.office(lambda office: office.publish_agenda(MARCH, DESK))
    assert "Se, hvad der er ændret" not in chat.sends(METTE, "show.agenda", meeting=MARCH)[-1]
    chat.office(lambda office: office.write_item(MARCH, replace(BUDGET, title="Kulturforum"), DESK))
    closed = next(one for one in chat.office(lambda office: office.draft_of(MARCH)) if one.closed)
    changed = replace(CLOSED, background="En anden person.")
    chat.office(lambda office: office.edit_item(closed.id, changed, DESK))
    chat.office(lambda office: office.publish_agenda(MARCH, DESK))
    assert "Se, hvad der er ændret" in chat.sends(METTE, "show.agenda", meeting=MARCH)[-1]
    told = chat.taps(METTE, "Se, hvad der er ændret")
    assert told[1:2] + told[3:5] == [
        "# Ændret, siden dagsordenen blev sendt ud",
        "– Punkt 2, Ansættelse, er ændret: baggrund",
        "– Nyt punkt 3: Kulturforum",
    ]
    ole = chat.person(OLE)

    def observe(office):
        [seat] = [one for one in office.records.memberships(GROUP.id) if one.person.id == ole.id]
        office.records.put_membership(GROUP.id, replace(seat, role=Role.OBSERVER, since=date(2026, 1, 1)))
        office.records.put_membership(GROUP.id, replace(seat, until=date(2025, 12, 31)))

    chat.office(observe)
    assert chat.sends(OLE, "show.changes", meeting=MARCH)[3:-1] == ["– Nyt punkt 3: Kulturforum"]
