"""The agenda on the pages: triage, order, time, two who write at once, drafts, rounds and sending out."""

import re
from datetime import timedelta

import pytest

from bot.demo import committees
from meetings.model import AgendaItem, Draft, ItemId, Source
from meetings.office import Actor, Office
from meetings.paper import About
from tests.demo.books import NOW
from tests.web.house import House
from tests.web.visitor import Visitor, form_of, inside

DESK, CHAIR = "Karen Lund", "Niels Bro"


@pytest.fixture
def desk(home: House) -> Visitor:
    return inside(home, DESK)


def address(home: House, more: str = "") -> str:
    return f"/sekretariat/moede/{home.coming.id}/dagsorden{more}"


def draft(home: House) -> list[AgendaItem]:
    return list(home.desk.read_now(lambda office: office.draft_of(home.coming.id)))


def titles(home: House) -> list[str]:
    return [f"{one.number} {one.title}" for one in draft(home)]


def proposals(home: House) -> list[AgendaItem]:
    return list(home.desk.read_now(lambda office: office.proposals_for(home.coming.id)))


def item(home: House, id: ItemId) -> AgendaItem:
    return home.desk.read_now(lambda office: office.records.item(id))


def by_title(home: House, begins: str) -> AgendaItem:
    return next(one for one in draft(home) if one.title.startswith(begins))


def at_the_desk(home: House) -> Actor:
    return Actor(home.person(DESK).id, Source.PAGE)


# Triage


def test_a_proposal_goes_on_the_agenda_with_a_button(home: House, desk: Visitor):
    first, second = proposals(home)
    page = desk.send(address(home), address(home, f"/{first.id}"), goer="accept")
    assert page.main[0] == "Punktet er på dagsordenen. Forslagsstilleren får besked."
    assert [one.id for one in proposals(home)] == [second.id]
    assert item(home, first.id).state == "accepted"


def test_a_reason_is_asked_for_and_what_was_written_stays(home: House, desk: Visitor):
    first = proposals(home)[0]
    page, settle = f"/sekretariat/punkt/{first.id}", f"/sekretariat/punkt/{first.id}/afgoer"
    refused = desk.send(page, settle, goer="return")
    assert (refused.status, refused.main[1]) == (422, "Skriv en begrundelse.")
    assert item(home, first.id).state == "submitted"
    desk.send(page, settle, goer="return", begrundelse="Skriv også, hvad det koster.")
    assert (item(home, first.id).state, item(home, first.id).note) == (
        "returned",
        "Skriv også, hvad det koster.",
    )
    desk.send(page, settle, goer="reject", begrundelse="Det hører til et andet udvalg.")
    assert item(home, first.id).state == "rejected"


def test_an_item_is_put_off_to_a_month_or_a_meeting(home: House, desk: Visitor):
    first = proposals(home)[0]
    page, settle = f"/sekretariat/punkt/{first.id}", f"/sekretariat/punkt/{first.id}/afgoer"
    assert desk.send(page, settle, goer="defer").main[1] == "Vælg, hvornår punktet kommer igen."
    odd = desk.send(page, settle, goer="defer", senere="maaned:2027-13-01")
    assert odd.main[1] == "Vælg et møde eller en måned, der ligger efter mødet."
    desk.send(page, settle, goer="defer", senere="maaned:2027-10-01", begrundelse="Efter sommer.")
    put_off = item(home, first.id)
    assert (put_off.state, put_off.deferrals) == ("deferred", 1)
    assert put_off.wanted_for is not None
    assert str(put_off.wanted_for.month) == "2027-10-01"


def test_two_proposals_become_one(home: House, desk: Visitor):
    first, second = proposals(home)
    page = f"/sekretariat/punkt/{second.id}"
    desk.send(page, f"{page}/afgoer", goer="merge", sammen=str(first.id))
    assert (item(home, second.id).state, item(home, second.id).merged_into) == ("merged", first.id)
    assert second.background in item(home, first.id).background


def test_a_proposal_is_taken_on_in_another_wording(home: House, desk: Visitor):
    first = proposals(home)[0]
    page = f"/sekretariat/punkt/{first.id}"
    desk.send(page, title="Musikuddannelse: næste skridt", goer="accept")
    found = item(home, first.id)
    assert (found.title, found.state) == ("Musikuddannelse: næste skridt", "accepted")
    assert found.background == first.background


# Order and time


def test_items_move_up_and_down(home: House, desk: Visitor):
    before = titles(home)
    third = draft(home)[2]
    desk.send(address(home), address(home, f"/{third.id}"), goer="op")
    assert titles(home)[1:3] == [f"2 {third.title}", f"3 {draft(home)[2].title}"]
    desk.send(address(home), address(home, f"/{third.id}"), goer="ned")
    assert titles(home) == before
    first = draft(home)[0]
    desk.send(address(home), address(home, f"/{first.id}"), goer="op")
    assert titles(home) == before


def test_sub_items_move_under_their_heading(home: House, desk: Visitor):
    one, two, three = draft(home)[1:4]
    for sub in (two, three):
        page = f"/sekretariat/punkt/{sub.id}"
        desk.send(page, f"{page}/plads", efter=str(one.id), under="ja")
    assert [item(home, sub.id).number for sub in (two, three)] == ["2.1", "2.2"]
    desk.send(address(home), address(home, f"/{three.id}"), goer="op")
    assert [item(home, sub.id).number for sub in (two, three)] == ["2.2", "2.1"]
    page = f"/sekretariat/punkt/{three.id}"
    desk.send(page, f"{page}/plads", efter="foerst")
    assert item(home, three.id).number == "1"


def test_the_time_is_reckoned_and_told_when_there_is_not_enough(home: House, desk: Visitor):
    for one in draft(home):
        desk.send(f"/sekretariat/punkt/{one.id}", minutes="15")
    page = desk.get(address(home))
    assert "105 af 120 minutter er brugt." in page.main
    assert "kl. 9.45 15 min" in page.main
    desk.send(f"/sekretariat/punkt/{draft(home)[0].id}", minutes="40")
    page = desk.get(address(home))
    assert "10 minutter for meget: Punkterne tager længere tid, end mødet varer." in page.main


# The text


def test_every_field_of_an_item_is_kept_as_it_was_written(home: House, desk: Visitor):
    typed = {
        "title": "Kulturforum",
        "proposes": "Fællessekretariatet indstiller, at styregruppen",
        "verbum1": "approve",
        "indstilling1": "godkender programmet\n– med to oplæg",
        "verbum3": "take_note",
        "indstilling3": "tager orienteringen til efterretning",
        "introduction": "Indledning",
        "background": "Første afsnit\n\nAndet afsnit – med »æøå«",
        "since_last": "Siden sidst",
        "status_report": "Status",
        "case_presentation": "Sag",
        "financial_impact": "1.197.728 kr.",
        "next_steps": "Næste skridt",
        "bilag1": "Program",
        "link1": "https://example.dk/program.pdf",
        "presenter": "Ellen Pedersen",
        "minutes": "25",
        "guests": "Henrik Muller, Klimasekretariatet\nBo Berg, Skive",
        "case_number": "1-00-4-27",
        "initials": "chbo/jhp",
        "closed": "ja",
    }
    page = desk.send(address(home, "/nyt"), **typed)
    assert page.main[0] == "Punktet er gemt."
    made = next(one for one in draft(home) if one.title == "Kulturforum")
    assert [(one.verb.value, one.text) for one in made.recommendations] == [
        ("approve", "godkender programmet\n– med to oplæg"),
        ("take_note", "tager orienteringen til efterretning"),
    ]
    assert (made.guests, made.minutes, made.closed) == (
        ("Henrik Muller, Klimasekretariatet", "Bo Berg, Skive"),
        25,
        True,
    )
    assert [(one.title, one.url) for one in made.attachments] == [
        ("Program", "https://example.dk/program.pdf")
    ]
    shown = form_of(desk.get(f"/sekretariat/punkt/{made.id}").text, f"/sekretariat/punkt/{made.id}")
    told = {name: text for name, text in shown.items() if text and name not in {"vaern", "version"}}
    typed["verbum2"], typed["indstilling2"] = typed.pop("verbum3"), typed.pop("indstilling3")
    assert told == typed
    before = item(home, made.id)
    desk.send(f"/sekretariat/punkt/{made.id}")
    after = item(home, made.id)
    assert (after.background, after.recommendations) == (before.background, before.recommendations)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"title": ""}, "Skriv en overskrift."),
        ({"minutes": "en time"}, "Vælg en tid mellem 1 og 480 minutter."),
        ({"indstilling3": "godkender"}, "Vælg et verbum for hver linje i indstillingen."),
        ({"link1": "http://", "bilag1": "x"}, "Linket skal begynde med https://."),
        ({"background": "x" * 20_001}, "Teksten er for lang. Skriv højst 20000 tegn."),
    ],
)
def test_what_cannot_be_taken_is_told_and_stays_in_the_form(home: House, desk: Visitor, typed, told):
    one = draft(home)[3]
    before = home.everything()
    page = desk.send(f"/sekretariat/punkt/{one.id}", **({"next_steps": "Skrevet længe på"} | typed))
    assert (page.status, page.main[1]) == (422, told)
    kept = form_of(page.text, f"/sekretariat/punkt/{one.id}")
    assert {name: kept[name] for name in typed} == typed
    assert (kept["next_steps"], home.everything()) == ("Skrevet længe på", before)


def test_two_who_edit_the_same_item_lose_no_text(home: House, desk: Visitor):
    one = draft(home)[3]
    path = f"/sekretariat/punkt/{one.id}"
    mine = form_of(desk.get(path).text, path)

    def theirs(office: Office):
        written = Draft(title=one.title, background="Hendes tekst om baggrunden", next_steps="Hendes skridt")
        office.edit_item(one.id, written, Actor(None, Source.PAGE))

    home.act(theirs)
    page = desk.post(path, mine | {"background": "Min tekst om baggrunden", "since_last": "Mit nye"})
    assert page.status == 422
    assert page.main[1].startswith("En anden har rettet det samme imens: Baggrund.")
    told = re.sub(r"<del>.*?</del>|</?ins>", "", page.text, flags=re.DOTALL)
    assert '<p class="kept">Hendes tekst om baggrunden</p>' in told
    form = form_of(page.text, path)
    assert (form["background"], form["since_last"], form["next_steps"]) == (
        "Min tekst om baggrunden",
        "Mit nye",
        "Hendes skridt",
    )
    joined = form | {"background": "Min tekst om baggrunden\n\nHendes tekst om baggrunden"}
    assert desk.post(path, joined).status == 303
    after = item(home, one.id)
    assert (after.background, after.since_last, after.next_steps) == (
        "Min tekst om baggrunden\n\nHendes tekst om baggrunden",
        "Mit nye",
        "Hendes skridt",
    )


def test_two_who_edit_different_fields_are_both_kept_without_a_question(home: House, desk: Visitor):
    one = draft(home)[3]
    path = f"/sekretariat/punkt/{one.id}"
    first, second = form_of(desk.get(path).text, path), form_of(desk.get(path).text, path)
    assert desk.post(path, first | {"since_last": "Den ene"}).status == 303
    assert desk.post(path, second | {"next_steps": "Den anden"}).status == 303
    after = item(home, one.id)
    assert (after.since_last, after.next_steps) == ("Den ene", "Den anden")


def test_what_is_being_typed_is_kept_until_it_is_saved_or_dropped(home: House, desk: Visitor):
    one = draft(home)[3]
    path = f"/sekretariat/punkt/{one.id}"
    form = form_of(desk.get(path).text, path)
    assert desk.post(f"{path}/kladde", form | {"background": "Halvt skrev"}).status == 303
    assert item(home, one.id).background == one.background
    home.clock.shows = NOW + timedelta(minutes=3)
    again = inside(home, DESK).get(path)
    assert "Felterne viser din kladde fra 23. november kl. 10.00. Den er ikke gemt endnu." in again.main
    assert form_of(again.text, path)["background"] == "Halvt skrev"
    assert "kladde fra" not in inside(home, CHAIR).get(path).text
    dropped = desk.send(path, f"{path}/kasser")
    assert form_of(dropped.text, path)["background"] == one.background
    desk.post(f"{path}/kladde", form | {"background": "Halvt skrevet"})
    desk.send(path)
    assert item(home, one.id).background == "Halvt skrevet"
    assert "kladde fra" not in desk.get(path).text


def test_text_that_looks_like_a_page_is_text(home: House, desk: Visitor):
    one = draft(home)[3]
    path = f"/sekretariat/punkt/{one.id}"
    nasty = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    desk.send(path, background=nasty, title="<b>Budget</b>")
    page = desk.get(path)
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert form_of(page.text, path)["background"] == nasty
    assert "<b>Budget" not in desk.get(address(home)).text


# Sending it out


def test_the_agenda_is_sent_out_and_changes_are_shown_before_they_are(home: House, desk: Visitor):
    knocks = len(home.knocks)
    page = desk.send(address(home, "/udsend"), goer="udsend")
    assert page.main[0] == "Dagsordenen er sendt ud."
    assert len(home.knocks) == knocks + 1
    again = desk.send(address(home, "/udsend"), goer="udsend")
    assert (again.status, again.main[0]) == (422, "Dagsordenen er ikke sendt ud")
    one = draft(home)[3]
    desk.send(f"/sekretariat/punkt/{one.id}", next_steps="Et nyt skridt")
    assert "Én ændring er ikke sendt ud" in desk.get(address(home)).text
    asked = desk.get(address(home, "/udsend"))
    assert "<ins>Et nyt skridt</ins>" in asked.text
    assert desk.send(address(home, "/udsend"), goer="udsend").main[0] == "Dagsordenen er sendt ud."


def test_the_draft_goes_out_for_comments_and_they_are_answered(home: House, desk: Visitor):
    page = desk.send(address(home, "/udsend"), goer="hoering", til="")
    assert page.main[0] == "Udkastet er sendt ud til kommentarer."
    member = home.person("Mette Kjærgaard").id
    home.act(
        lambda office: office.comment(
            home.coming.id, About.AGENDA, "Tag budgettet først <3", Actor(member, Source.TEAMS)
        )
    )
    page = desk.get(address(home))
    assert "Tag budgettet først <3" in page.main
    desk.send(address(home), address(home, "/kommentar"), svar="Det er flyttet op.")
    assert "Det er flyttet op." in desk.get(address(home)).main


def test_the_working_group_writes_the_agenda_with_the_secretariat(home: House):
    """000_48a1f42ab9f75780.txt:25-26. The chair sits in the working group too."""
    chair, one = inside(home, CHAIR), draft(home)[3]
    chair.send(f"/sekretariat/punkt/{one.id}", next_steps="Formandens skridt")
    assert item(home, one.id).next_steps == "Formandens skridt"


def test_a_chair_whose_pen_it_is_not_sees_the_agenda_and_changes_nothing_of_it(home: House):
    yesterday = NOW.date() - timedelta(days=1)
    home.act(
        lambda office: office.records.end_membership(
            committees.WORKING_GROUP.id, home.person(CHAIR).id, yesterday
        )
    )
    chair, one = inside(home, CHAIR), draft(home)[3]
    page = chair.get(f"/sekretariat/punkt/{one.id}")
    assert page.status == 200
    assert "<textarea" not in page.text
    token = form_of(chair.get("/sekretariat/").text, "/sekretariat/ud")
    before = home.everything()
    form = token | {"title": "Formandens", "goer": "op", "version": "1", "efter": "foerst"}
    for path in (
        f"/sekretariat/punkt/{one.id}",
        f"/sekretariat/punkt/{one.id}/plads",
        f"/sekretariat/punkt/{one.id}/kladde",
        address(home, f"/{one.id}"),
        address(home, "/nyt"),
    ):
        chair.post(path, form)
    assert home.everything() == before


def test_another_committees_item_does_not_exist(home: House):
    other, one = inside(home, "Birgitte Toft"), draft(home)[0]
    token = form_of(other.get("/sekretariat/").text, "/sekretariat/ud")
    before = home.everything()
    assert other.get(f"/sekretariat/punkt/{one.id}").status == 404
    assert other.post(f"/sekretariat/punkt/{one.id}", token | {"title": "x", "version": "1"}).status in {
        403,
        404,
    }
    assert other.get("/sekretariat/punkt/99999").status == 404
    assert other.get("/sekretariat/punkt/x").status == 404
    assert home.everything() == before
