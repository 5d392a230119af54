"""What the chair decides between meetings, on the pages: by a clause, told on, and refused without one."""

from dataclasses import replace

import pytest

from bot.demo import committees
from meetings.model import Clause
from meetings.office import Office
from tests.web.house import GROUP, House
from tests.web.visitor import Visitor, form_of, inside

DESK, CHAIR = "Karen Lund", "Niels Bro"
BETWEEN = Clause("chair_decides", "Formanden kan beslutte mellem møderne.", "Kommissorium 2026", "§ 5")
PAGE = f"/sekretariat/formand/{GROUP}"
TYPED = {"overskrift": "Støtte til festivalen", "tekst": "Der gives 20.000 kr. til festivalen."}


def allow(home: House) -> None:
    """The terms in force get the clause."""
    old, now = committees.STEERING_GROUP.terms

    def write(office: Office) -> None:
        committee = office.records.committee(GROUP)
        office.records.put_committee(replace(committee, terms=(old, replace(now, chair_decides=BETWEEN))))

    home.act(write)


def decisions(home: House) -> list[tuple[str, str, str, Clause]]:
    found = home.desk.read_now(lambda office: office.records.chair_decisions(GROUP))
    return [(one.title, one.text, one.by.name, one.clause) for one in found]


@pytest.mark.parametrize("who", [DESK, CHAIR])
def test_a_decision_is_written_down_by_its_clause_and_told_at_the_next_meeting(home: House, who: str):
    allow(home)
    visitor = inside(home, who)
    assert "»Formanden kan beslutte mellem møderne.«" in visitor.get(PAGE).main
    done = visitor.send(PAGE, **TYPED)
    assert done.main[0] == "Beslutningen er noteret. Næstformændene får besked."
    assert decisions(home) == [
        ("Støtte til festivalen", "Der gives 20.000 kr. til festivalen.", CHAIR, BETWEEN)
    ]
    draft = home.desk.read_now(lambda office: office.draft_of(home.coming.id))
    told = next(one for one in draft if "Støtte til festivalen" in one.title)
    assert f'<a href="/sekretariat/punkt/{told.id}">' in done.text
    assert f"Punkt {told.number}: mødet onsdag den 6. januar 2027" in done.main


def test_a_button_pressed_twice_writes_one_decision(home: House):
    allow(home)
    visitor = inside(home, CHAIR)
    visitor.send(PAGE, **TYPED)
    visitor.send(PAGE, **TYPED)
    assert [title for title, *_ in decisions(home)] == ["Støtte til festivalen"]


def test_a_decision_without_words_is_refused_and_its_title_stays(home: House):
    allow(home)
    refused = inside(home, CHAIR).send(PAGE, overskrift="Støtte til festivalen")
    assert (refused.status, refused.main[1]) == (422, "Skriv, hvad der er besluttet.")
    assert form_of(refused.text, PAGE)["overskrift"] == "Støtte til festivalen"
    assert decisions(home) == []


def test_without_a_clause_it_is_said_plainly_and_nothing_is_taken(home: House):
    visitor = inside(home, CHAIR)
    shown = visitor.get(PAGE)
    assert "Gruppens kommissorium siger ikke, at formanden kan beslutte mellem møderne." in shown.main
    assert "Notér beslutningen" not in shown.main
    assert PAGE not in visitor.get("/sekretariat/").text
    key = form_of(shown.text, "/sekretariat/ud")["vaern"]
    refused = visitor.post(PAGE, {"vaern": key} | TYPED)
    assert (refused.status, refused.main[0]) == (422, "Det har formanden ikke fået lov til")
    assert TYPED["tekst"] in refused.text
    assert decisions(home) == []


def test_only_the_committees_own_chair_and_secretariat_write_there(home: House):
    allow(home)
    assert PAGE in inside(home, DESK).get("/sekretariat/").text
    assert inside(home, "Birgitte Toft").get(PAGE).status == 404
    assert Visitor(home, DESK).get(PAGE).status == 403
