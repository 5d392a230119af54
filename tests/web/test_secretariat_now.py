"""The meeting while it is held, and its minutes: nothing typed is lost, nobody is forgotten, no item without an outcome."""

from datetime import date, timedelta

import pytest

from meetings.model import AgendaItem, Meeting, Source
from meetings.office import Actor
from meetings.paper import About, Outcome, Presence, Stay
from tests.web.house import House
from tests.web.visitor import Visitor, form_of, inside

DESK, CHAIR, MEMBER = "Karen Lund", "Niels Bro", "Hans Vinther"


@pytest.fixture
def meeting(home: House) -> Meeting:
    """The demo's next meeting, a quarter past its start; its two proposals are on the agenda."""
    held = home.coming
    actor = Actor(home.person(DESK).id, Source.PAGE)
    for one in home.desk.read_now(lambda office: office.proposals_for(held.id)):
        home.act(lambda office, one=one: office.accept_item(one.id, actor))
    home.clock.shows = held.starts_at + timedelta(minutes=15)
    return held


@pytest.fixture
def desk(home: House, meeting: Meeting) -> Visitor:
    return inside(home, DESK)


def address(meeting: Meeting, more: str = "") -> str:
    return f"/sekretariat/moede/{meeting.id}/nu{more}"


def items(home: House, meeting: Meeting) -> list[AgendaItem]:
    return list(home.desk.read_now(lambda office: office.agenda_at(meeting.id)))


def asking(home: House, meeting: Meeting) -> AgendaItem:
    """An item with a recommendation."""
    return next(one for one in items(home, meeting) if one.recommendations and one.standing is None)


def decisions(home: House, meeting: Meeting) -> dict[str, tuple[str, str]]:
    found = home.desk.read_now(lambda office: office.records.decisions(meeting.id))
    names = {one.id: one.title for one in items(home, meeting)}
    return {names[id]: (one.outcome.value, one.text) for id, one in found.items()}


def presence(home: House, meeting: Meeting, name: str) -> Presence | None:
    seen = home.desk.read_now(lambda office: office.records.presences(meeting.id))
    return next((one for one in seen if one.person == home.person(name).id), None)


def test_the_words_of_the_minutes_follow_from_the_verb(home: House, meeting: Meeting, desk: Visitor):
    one = asking(home, meeting)
    form = form_of(desk.get(f"{address(meeting)}?punkt={one.id}").text, address(meeting))
    assert form["tekst"] == "Styregruppen besluttede som indstillet og udpegede som indstillet."
    assert form["udfald"] == "followed"
    desk.send(f"{address(meeting)}?punkt={one.id}", goer="gem")
    assert decisions(home, meeting) == {one.title: ("followed", form["tekst"])}


def test_another_outcome_brings_its_own_words_unless_somebody_wrote_some(
    home: House, meeting: Meeting, desk: Visitor
):
    one = asking(home, meeting)
    page = f"{address(meeting)}?punkt={one.id}"
    desk.send(page, goer="gem", udfald="deferred")
    assert decisions(home, meeting)[one.title] == ("deferred", "Punktet blev udsat til næste møde.")
    desk.send(
        page, goer="gem", udfald="deferred", tekst="Udsat, til tallene er der.", senere="maaned:2027-10-01"
    )
    assert decisions(home, meeting)[one.title] == ("deferred", "Udsat, til tallene er der.")
    kept = form_of(desk.get(page).text, address(meeting))
    assert (kept["tekst"], kept["senere"]) == ("Udsat, til tallene er der.", "maaned:2027-10-01")
    refused = desk.send(page, goer="gem", udfald="otherwise", tekst="")
    assert (refused.status, refused.main[1]) == (422, "Skriv, hvad der blev besluttet.")


def test_going_on_saves_the_outcome_and_takes_up_the_next_item(home: House, meeting: Meeting, desk: Visitor):
    all_, one = items(home, meeting), asking(home, meeting)
    place = [item.id for item in all_].index(one.id)
    desk.send(f"{address(meeting)}?punkt={one.id}", goer="begynd")
    home.clock.shows += timedelta(minutes=9)
    page = desk.send(f"{address(meeting)}?punkt={one.id}", goer="videre")
    assert f"Punkt {place + 2} af {len(all_)}" in page.text
    courses = home.desk.read_now(lambda office: office.records.courses(meeting.id))
    assert courses[one.id].ended == courses[all_[place + 1].id].began == home.clock.shows
    assert one.title in decisions(home, meeting)
    shown = desk.get(address(meeting))
    assert f"Punkt {place + 2} af {len(all_)}" in shown.text


def test_no_button_loses_what_was_typed(home: House, meeting: Meeting, desk: Visitor):
    one, other = asking(home, meeting), items(home, meeting)[0]
    typed = {
        "tekst": "Det halve af en sætning",
        "udfald": "otherwise",
        "opgave": "Ringe til",
        "hvem": "Sekr.",
    }
    someone = home.person(MEMBER).id
    for button in (
        f"til:{other.id}",
        "bliv",
        f"left:{someone}",
        f"came:{someone}",
        "spring",
        "begynd",
        "resten",
    ):
        desk.send(f"{address(meeting)}?punkt={one.id}", goer=button, **typed)
        kept = form_of(desk.get(f"{address(meeting)}?punkt={one.id}").text, address(meeting))
        assert {name: kept[name] for name in typed} == typed, button
    assert decisions(home, meeting) == {}
    desk.send(f"{address(meeting)}?punkt={one.id}", goer="gem", **typed)
    assert decisions(home, meeting) == {one.title: ("otherwise", "Det halve af en sætning")}
    kept = form_of(desk.get(f"{address(meeting)}?punkt={one.id}").text, address(meeting))
    assert (kept["tekst"], kept["opgave"]) == ("Det halve af en sætning", "Ringe til")


def test_a_draft_is_kept_without_being_decided(home: House, meeting: Meeting, desk: Visitor):
    one = asking(home, meeting)
    form = form_of(desk.get(f"{address(meeting)}?punkt={one.id}").text, address(meeting))
    assert desk.post(address(meeting, "/kladde"), form | {"tekst": "Styregruppen drøftede"}).status == 303
    assert decisions(home, meeting) == {}
    again = inside(home, DESK).get(f"{address(meeting)}?punkt={one.id}")
    assert form_of(again.text, address(meeting))["tekst"] == "Styregruppen drøftede"


def test_two_minute_takers_lose_no_text(home: House, meeting: Meeting, desk: Visitor):
    one = asking(home, meeting)
    page = f"{address(meeting)}?punkt={one.id}"
    mine = form_of(desk.get(page).text, address(meeting))
    home.act(lambda office: office.decide(one.id, Outcome.FOLLOWED, Actor(None, Source.PAGE), "Hendes ord."))
    refused = desk.post(address(meeting), mine | {"tekst": "Mine ord.", "goer": "gem"})
    assert refused.status == 422
    assert "Hendes ord." in refused.main
    form = form_of(refused.text, address(meeting))
    assert form["tekst"] == "Mine ord."
    assert desk.post(address(meeting), form | {"tekst": "Hendes ord. Mine ord.", "goer": "gem"}).status == 303
    assert decisions(home, meeting) == {one.title: ("followed", "Hendes ord. Mine ord.")}


def test_before_it_begins_whoever_said_yes_is_awaited_and_not_there(
    home: House, meeting: Meeting, desk: Visitor
):
    home.clock.shows = meeting.starts_at - timedelta(minutes=20)
    early = "\n".join(desk.get(address(meeting)).main)
    assert "Til stede nu: 0 af 39 · 18 ventes" in early
    assert (early.count("Ventes"), early.count("Til stede")) == (18, 1)
    desk.send(address(meeting), goer=f"came:{home.person(MEMBER).id}")
    assert "Til stede nu: 1 af 39 · 17 ventes" in desk.get(address(meeting)).main
    home.clock.shows = meeting.starts_at
    begun = "\n".join(desk.get(address(meeting)).main)
    assert ("Til stede nu: 18 af 39" in begun, "Ventes" in begun) == (True, False)


def test_who_comes_and_goes_is_noted_with_the_hour(home: House, meeting: Meeting, desk: Visitor):
    assert "Til stede nu: 18 af 39" in desk.get(address(meeting)).main
    someone = home.person(MEMBER).id
    desk.send(address(meeting), goer=f"left:{someone}")
    assert "Til stede nu: 17 af 39" in desk.get(address(meeting)).main
    assert "Gik kl. 9.45" in desk.get(address(meeting)).text.replace("\u00a0", " ")
    late = home.person("Rikke Møller").id
    desk.send(address(meeting), goer="came:", person=str(late), kl="09:50")
    came = presence(home, meeting, "Rikke Møller")
    assert came is not None
    assert came.stays == (Stay(meeting.starts_at + timedelta(minutes=20)),)
    odd = desk.send(address(meeting), goer="left:", person=str(late), kl="09:40")
    assert (odd.status, odd.main[1]) == (
        422,
        "Man kan ikke gå, før man er kommet, eller komme igen, før man er gået.",
    )
    nobody = desk.send(address(meeting), goer="came:", person="")
    assert (nobody.status, nobody.main[1]) == (422, "Vælg en person.")


def test_who_goes_out_for_one_item_is_named_there_and_counted_again_at_the_next(
    home: House, meeting: Meeting, desk: Visitor
):
    one, two, three, *_ = items(home, meeting)
    someone = home.person(MEMBER).id
    for item, act in ((one, ""), (two, "left"), (three, "came")):
        desk.send(f"{address(meeting)}?punkt={item.id}", goer="begynd")
        home.clock.shows += timedelta(seconds=20)
        if act:
            desk.send(f"{address(meeting)}?punkt={item.id}", goer=f"{act}:{someone}")
        home.clock.shows += timedelta(minutes=9, seconds=40)
    pages = [" ".join(desk.get(f"{address(meeting)}?punkt={item.id}").main) for item in (one, two, three)]
    assert "18 var til stede under punktet." in pages[0]
    assert "17 var til stede under punktet. Ikke til stede under punktet: Hans Vinther." in pages[1]
    assert "18 var til stede under punktet." in pages[2]
    assert "Gik kl. 9.55, kom igen kl. 10.05" in pages[2]
    minutes = " ".join(desk.get(f"/sekretariat/moede/{meeting.id}/referat").main)
    rest = len(items(home, meeting))
    assert f"Hans Vinther, Favrskov Kommune (deltog i punkt 1 og 3-{rest})" in minutes


def test_two_who_note_at_once_both_stand_in_the_notes(home: House, meeting: Meeting, desk: Visitor):
    one = asking(home, meeting)
    page = f"{address(meeting)}?punkt={one.id}"
    mine = form_of(desk.get(page).text, address(meeting))
    other = Actor(None, Source.PAGE)
    home.act(lambda office: office.take_note(one.id, "Skive spurgte til prisen.", other))
    assert desk.post(address(meeting), mine | {"noter": "Viborg var imod.", "goer": "gem"}).status == 303
    form = form_of(desk.get(page).text, address(meeting))
    assert form["noter"] == "Skive spurgte til prisen.\nViborg var imod."
    desk.post(address(meeting), form | {"noter": form["noter"] + "\nSlut.", "goer": "bliv"})
    home.act(lambda office: office.take_note(one.id, f"{form['noter']}\nPause.", other, seen=2))
    assert form_of(desk.get(page).text, address(meeting))["noter"].splitlines() == [
        *("Skive spurgte til prisen.", "Viborg var imod.", "Slut.", "Pause.")
    ]


def test_notes_are_the_desks_own_and_go_when_the_minutes_are_approved(
    home: House, meeting: Meeting, desk: Visitor
):
    one = asking(home, meeting)
    desk.send(f"{address(meeting)}?punkt={one.id}", goer="gem", noter="Viborg var imod.")
    page = closed(home, meeting, desk)
    chair = inside(home, CHAIR)
    for shown in (chair.get(f"{address(meeting)}?punkt={one.id}"), chair.get(page), desk.get(page)):
        assert "Viborg var imod." not in shown.text
    desk.send(page, goer="send", til="")
    chair.send(page, goer="godkend")
    assert not any("Viborg var imod." in row for row in home.everything())


def test_a_page_that_is_asked_again_says_only_what_is_new(home: House, meeting: Meeting, desk: Visitor):
    """Two minute-takers over plain HTTP: what one saves is another version of what the other sees."""
    one = asking(home, meeting)
    page, other = f"{address(meeting)}?punkt={one.id}", inside(home, "Jonas Aagaard")
    tag = desk.get(page).headers["ETag"]
    home.clock.shows += timedelta(seconds=40)
    assert (again := desk.get(page, If_None_Match=tag)).status == 304
    assert (again.text, again.headers["ETag"]) == ("", tag)
    other.send(page, goer="gem", tekst="Hendes ord.", noter="Hendes noter.")
    fresh = desk.get(page, If_None_Match=tag)
    assert fresh.status == 200
    assert form_of(fresh.text, address(meeting))["tekst"] == "Hendes ord."
    assert desk.get(page, If_None_Match=fresh.headers["ETag"]).status == 304


def test_what_is_typed_here_stands_beside_what_another_saved(home: House, meeting: Meeting, desk: Visitor):
    one = asking(home, meeting)
    page, other = f"{address(meeting)}?punkt={one.id}", inside(home, "Jonas Aagaard")
    form = form_of(desk.get(page).text, address(meeting))
    desk.post(address(meeting, "/kladde"), form | {"tekst": "Mine ord.", "noter": "Mine noter."})
    other.send(page, goer="gem", tekst="Hendes ord.", noter="Hendes noter.")
    shown = desk.get(page)
    assert {"Hendes ord.", "Hendes noter."} <= set(shown.main)
    mine = form_of(shown.text, address(meeting))
    assert (mine["tekst"], mine["noter"]) == ("Mine ord.", "Mine noter.")
    refused = desk.post(address(meeting), mine | {"goer": "gem"})
    assert refused.status == 422
    again = form_of(refused.text, address(meeting))
    assert (again["tekst"], again["noter"]) == ("Mine ord.", "Mine noter.")
    assert desk.post(address(meeting), again | {"goer": "gem"}).status == 303
    assert decisions(home, meeting) == {one.title: ("followed", "Mine ord.")}
    kept = form_of(desk.get(page).text, address(meeting))["noter"]
    assert kept.splitlines() == ["Hendes noter.", "Mine noter."]


def test_who_never_came_is_noted_all_at_once(home: House, meeting: Meeting, desk: Visitor):
    desk.send(address(meeting), goer="resten")
    seen = home.desk.read_now(lambda office: office.records.presences(meeting.id))
    assert {one.attendance.value for one in seen} == {"absent"}
    assert len(seen) == 18
    assert "Ikke kommet" not in desk.get(address(meeting)).main


def test_a_follow_up_has_a_task_somebody_and_a_day(home: House, meeting: Meeting, desk: Visitor):
    one = asking(home, meeting)
    page = f"{address(meeting)}?punkt={one.id}"
    refused = desk.send(page, goer="aftal", opgave="Sende ansøgningen", tekst="Ikke færdig")
    assert refused.main[1] == "Vælg eller skriv, hvem der er ansvarlig."
    assert form_of(refused.text, address(meeting))["tekst"] == "Ikke færdig"
    done = desk.send(
        page,
        goer="aftal",
        opgave="Sende ansøgningen",
        ansvarlig=str(home.person(MEMBER).id),
        frist="2027-02-01",
        tekst="Ikke færdig",
    )
    assert done.main[0] == "Opfølgningen er aftalt. Den ansvarlige får besked."
    (made,) = home.desk.read_now(lambda office: office.follow_ups_of(meeting.id))
    assert (made.task, made.deadline, made.item) == ("Sende ansøgningen", date(2027, 2, 1), one.id)
    form = form_of(desk.get(page).text, address(meeting))
    assert (form["opgave"], form["tekst"]) == ("", "Ikke færdig")
    desk.send(page, goer=f"drop:{made.id}")
    (dropped,) = home.desk.read_now(lambda office: office.follow_ups_of(meeting.id))
    assert dropped.state == "dropped"


def test_what_is_overdue_stands_on_the_secretariats_front_page(home: House, meeting: Meeting, desk: Visitor):
    actor = Actor(home.person(DESK).id, Source.PAGE)
    someone, day = home.person(MEMBER).id, meeting.sessions[0].day + timedelta(days=10)
    home.act(lambda office: office.agree(meeting.id, "Ringe", actor, responsible=someone, deadline=day))
    assert "Én opgave er over fristen" not in desk.get("/sekretariat/").main
    home.clock.shows += timedelta(days=11)
    desk = inside(home, DESK)
    assert "Én opgave er over fristen" in desk.get("/sekretariat/").main
    assert "Én opgave er over fristen" not in inside(home, CHAIR).get("/sekretariat/").main


def test_the_meeting_is_not_closed_while_an_item_has_no_outcome(home: House, meeting: Meeting, desk: Visitor):
    refused = desk.send(address(meeting, "/afslut"), leder="Niels Bro", referent="Karen Lund")
    assert (refused.status, refused.main[0]) == (422, "Mødet kan ikke afsluttes endnu")
    one = asking(home, meeting)
    assert f"{one.number}. {one.title}" in refused.main[1]
    missing = [one for one in items(home, meeting) if one.recommendations]
    for item in missing:
        desk.send(f"{address(meeting)}?punkt={item.id}", goer="gem")
    closed = desk.send(address(meeting, "/afslut"), leder="Niels Bro", referent="Karen Lund")
    assert closed.main[0] == "Mødet er afsluttet. Referatet er et udkast."
    minutes = home.desk.read_now(lambda office: office.records.minutes(meeting.id))
    assert (minutes.lead, minutes.taker) == ("Niels Bro", "Karen Lund")


def closed(home: House, meeting: Meeting, desk: Visitor) -> str:
    """The address of the minutes of a closed meeting."""
    for item in items(home, meeting):
        if item.recommendations:
            desk.send(f"{address(meeting)}?punkt={item.id}", goer="gem")
    desk.send(address(meeting, "/afslut"), leder="Niels Bro", referent="Karen Lund")
    return f"/sekretariat/moede/{meeting.id}/referat"


def test_minutes_go_out_are_commented_on_and_approved(home: House, meeting: Meeting, desk: Visitor):
    page = closed(home, meeting, desk)
    sent = desk.send(page, goer="send", til="")
    assert sent.main[0] == "Referatet er sendt ud til kommentarer."
    member = Actor(home.person(MEMBER).id, Source.TEAMS)
    home.act(lambda office: office.comment(meeting.id, About.MINUTES, "Jeg gik kl. 11.", member))
    desk.send(page, f"{page}/kommentar", svar="Det er rettet.")
    assert {"Jeg gik kl. 11.", "Det er rettet."} <= set(desk.get(page).main)
    chair = inside(home, CHAIR)
    approved = chair.send(page, goer="godkend")
    assert approved.main[0] == "Referatet er godkendt."
    one = asking(home, meeting)
    shut = desk.post(
        address(meeting),
        form_of(desk.get("/sekretariat/").text, "/sekretariat/ud")
        | {"punkt": str(one.id), "goer": "gem", "udfald": "noted", "tekst": "For sent"},
    )
    assert shut.status == 422
    assert decisions(home, meeting)[one.title][1] != "For sent"


def test_a_follow_up_is_ended_from_the_minutes(home: House, meeting: Meeting, desk: Visitor):
    one = asking(home, meeting)
    desk.send(f"{address(meeting)}?punkt={one.id}", goer="aftal", opgave="Sende", hvem="Sekretariatet")
    page = closed(home, meeting, desk)
    (made,) = home.desk.read_now(lambda office: office.follow_ups_of(meeting.id))
    form = f"/sekretariat/moede/{meeting.id}/opfoelgning/{made.id}"
    desk.send(page, form, goer="done")
    (done,) = home.desk.read_now(lambda office: office.follow_ups_of(meeting.id))
    assert done.state == "done"
    assert "Sekretariatet · udført" in desk.get(page).main


def test_before_the_day_nothing_is_noted(home: House):
    desk, meeting = inside(home, DESK), home.coming
    page = desk.get(address(meeting))
    assert "Det kan noteres fra mødedagens morgen." in page.main
    one = items(home, meeting)[0]
    token = form_of(page.text, "/sekretariat/ud")
    refused = desk.post(address(meeting), token | {"punkt": str(one.id), "goer": "begynd"})
    assert (refused.status, refused.main[0]) == (422, "Mødet er ikke begyndt")


def test_the_chair_looks_on_and_notes_nothing(home: House, meeting: Meeting):
    chair, one = inside(home, CHAIR), asking(home, meeting)
    page = chair.get(address(meeting))
    assert page.status == 200
    assert "<textarea" not in page.text
    token = form_of(page.text, "/sekretariat/ud")
    before = home.everything()
    for button in ("gem", "begynd", "resten", f"left:{home.person(MEMBER).id}", "bliv"):
        answer = chair.post(
            address(meeting), token | {"punkt": str(one.id), "goer": button, "udfald": "noted"}
        )
        assert answer.status in {403, 422}
    chair.post(address(meeting, "/kladde"), token | {"punkt": str(one.id), "tekst": "x"})
    chair.post(address(meeting, "/afslut"), token)
    assert home.everything() == before


def test_the_clock_is_the_servers(home: House, meeting: Meeting, desk: Visitor):
    page = desk.get(address(meeting))
    assert f'data-clock="{int(home.clock.shows.timestamp() * 1000)}">9.45.00<' in page.text
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert "script-src" not in desk.get("/sekretariat/").headers["Content-Security-Policy"]


def test_the_minutes_name_those_who_were_seen_and_the_files_say_the_same(
    home: House, meeting: Meeting, desk: Visitor
):
    desk.send(address(meeting), goer=f"absent:{home.person(MEMBER).id}")
    page = closed(home, meeting, desk)
    shown = desk.get(page)
    assert f"{MEMBER}, Favrskov Kommune" not in shown.main
    assert any("Nina Bech deltog for Ole Thorsen, Holstebro Kommune" in line for line in shown.main)
    for paper in ("dagsorden", "referat"):
        for form, begins in (("docx", b"PK"), ("pdf", b"%PDF-"), ("html", b"<!"), ("text", b"")):
            file = desk.get(f"/sekretariat/moede/{meeting.id}/{paper}.{form}")
            assert (file.status, file.body[: len(begins)].lower()) == (200, begins.lower()), (paper, form)
    text = desk.get(f"/sekretariat/moede/{meeting.id}/referat.text").text
    assert "Styregruppen besluttede som indstillet og udpegede som indstillet." in text
    assert desk.get(f"/sekretariat/moede/{meeting.id}/referat.exe").status == 404
    assert inside(home, "Birgitte Toft").get(f"/sekretariat/moede/{meeting.id}/referat.pdf").status == 404
