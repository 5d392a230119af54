"""The secretariat's pages as they are seen and used: every width and colour, by keyboard, with the clock ticking.

Without script they are used in test_secretariat_now and test_secretariat_agenda, which know of none.
"""

from datetime import timedelta

import pytest

from meetings.model import MeetingKind, Mode, PersonId, Source
from meetings.office import Actor, Newcomer
from tests.parts.browser import Browser, Page
from tests.web.house import GROUP, OPERATOR, TWO_DAYS, House
from tests.web.test_answer_page_in_a_browser import FITS, LOOKS
from tests.web.visitor import Visitor

DESK = "Karen Lund"
# What is pressed by itself has the height of a fingertip, or stands in a row of its own.
SMALL = """() => [...document.querySelectorAll("main button, main .button, main select, main summary, main input:not([type=hidden]), main textarea")]
  .filter((e) => e.checkVisibility() && !e.classList.contains("unseen"))
  .map((e) => [(e.closest("label.choice") ?? e).getBoundingClientRect().height, e.outerHTML.slice(0, 80)])
  .filter(([height]) => height < 36)"""


def enter(home: House, page: Page) -> None:
    through_the_door(home, page, DESK)


def through_the_door(home: House, page: Page, name: str) -> None:
    page.open(home.url(Visitor(home, name).ticket()))
    page.wait_for("h1", "Åbn sekretariatets sider")
    # A page is loaded a moment before its button is given the focus.
    page.until(lambda: page.focused() == "Åbn siderne", "the button has the focus")
    page.press("Enter")
    page.wait_for("h1", "Møder")


def every_page(home: House) -> dict[str, str]:
    meeting, actor = home.coming, Actor(home.person(DESK).id, Source.PAGE)
    seminar = home.convene(TWO_DAYS, MeetingKind.SEMINAR, Mode.HYBRID, slug="seminar")
    first, second = home.desk.read_now(lambda office: office.proposals_for(meeting.id))
    home.act(lambda office: office.publish_agenda(meeting.id, actor))
    home.act(lambda office: office.accept_item(first.id, actor))
    where = f"/sekretariat/moede/{meeting.id}"
    member, mistake = home.person("Mette Kjærgaard").id, newcomer(home)
    return {
        "front": "/sekretariat/",
        "list": where,
        "list of a seminar": f"/sekretariat/moede/{seminar.id}",
        "reminder": f"{where}/paamind",
        "answer": f"{where}/svar/{member}",
        "answer to a seminar": f"/sekretariat/moede/{seminar.id}/svar/{member}",
        "year": "/sekretariat/aarsplan/ekr-styregruppe",
        "chair": "/sekretariat/formand/ekr-styregruppe",
        "members": "/sekretariat/medlemmer/ekr-styregruppe?tidligere=1",
        "new member": "/sekretariat/medlemmer/ekr-styregruppe/nyt",
        "member": f"/sekretariat/medlemmer/ekr-styregruppe/{member}/{'0' * 16}",
        "ending": f"/sekretariat/medlemmer/ekr-styregruppe/{member}/{'0' * 16}/afslut",
        "removal": f"/sekretariat/medlemmer/ekr-styregruppe/{mistake}/{'0' * 16}/fjern",
        "no removal": f"/sekretariat/medlemmer/ekr-styregruppe/{member}/{'0' * 16}/fjern",
        "agenda": f"{where}/dagsorden",
        "item": f"/sekretariat/punkt/{first.id}",
        "proposal": f"/sekretariat/punkt/{second.id}",
        "sending": f"{where}/dagsorden/udsend",
        "before the meeting": f"{where}/nu",
        "minutes": f"{where}/referat",
    }


LONG = "Maximilian Christoffer Emanuel " + "Rasmussen-Ørnsholt" * 4


def newcomer(home: House, name: str = LONG) -> PersonId:
    """Somebody who was called in, and not told of it yet."""
    title = "Afdelingsleder for kultur, fritid, biblioteker og internationale relationer"
    wanted = Newcomer(name, "ny@skive.example.dk", title, "skive")
    return home.act(lambda office: office.enrol(GROUP, wanted, OPERATOR, call_in=True)).person.id


def test_every_page_meets_wcag_21_aa_and_fits_a_narrow_and_a_wide_screen(home: House, page: Page):
    enter(home, page)
    found = {}
    for name, path in every_page(home).items():
        for look, width in (("light", 1280), ("dark", 320)):
            page.emulate(**LOOKS[look])
            page.resize(width)
            page.open(home.url(path))
            found[name, width] = (page.axe(), page.evaluate(FITS), page.evaluate(SMALL))
    assert found == dict.fromkeys(found, ([], True, []))
    assert page.errors == []


@pytest.mark.parametrize("look", LOOKS)
def test_the_running_meeting_meets_wcag_too_also_when_it_refuses(home: House, page: Page, look: str):
    at_the_meeting(home)
    page.emulate(**LOOKS[look])
    enter(home, page)
    for width in (320, 1280):
        page.resize(width)
        page.open(home.url(now(home)))
        assert (page.axe(), page.evaluate(FITS), page.evaluate(SMALL)) == ([], True, [])
    page.click("button", "Tilføj opfølgningen")
    page.wait_for("[role=alert]")
    assert page.axe() == []


def at_the_meeting(home: House) -> None:
    home.clock.shows = home.coming.starts_at + timedelta(minutes=15)


def now(home: House) -> str:
    return f"/sekretariat/moede/{home.coming.id}/nu"


def tab_to(page: Page, name: str) -> None:
    for _ in range(80):
        page.press("Tab")
        if page.focused() == name:
            return
    raise AssertionError(f"Tab does not lead to {name}; it is at {page.focused()}")


def place_of(home: House, title: str) -> int:
    """On the agenda, counted from its end."""
    titles = home.desk.read_now(lambda office: [one.title for one in office.draft_of(home.coming.id)])
    return titles.index(title) - len(titles)


def test_a_secretary_walks_through_a_meeting_by_keyboard_alone(home: House, page: Page):
    """From the door over the agenda to an outcome, and out again."""
    meeting = home.coming
    proposal = home.desk.read_now(lambda office: office.proposals_for(meeting.id))[0]
    enter(home, page)
    page.press("Tab")
    assert page.focused() == "Gå til indholdet"
    page.press("Enter")
    tab_to(page, "Møde den 6. januar 2027")
    page.press("Enter")
    page.wait_for("h1", "Deltagerliste: mødet onsdag den 6. januar 2027")
    tab_to(page, "Dagsorden")
    page.press("Enter")
    page.wait_for("h1", "Dagsorden: mødet onsdag den 6. januar 2027")
    tab_to(page, f"Sæt på dagsordenen: {proposal.title}")
    page.press("Enter")
    page.wait_for("[role=status]")
    stood = place_of(home, proposal.title)
    tab_to(page, f"Op: {proposal.title}")
    page.press("Enter")
    page.wait("location.search.includes('flyttet')")
    page.until(lambda: page.focused() == f"Op: {proposal.title}", "the same button has the focus")
    page.press("Enter")
    page.until(lambda: place_of(home, proposal.title) == stood - 2, "it stands two places higher")
    at_the_meeting(home)
    enter(home, page)
    page.open(home.url(now(home)))
    tab_to(page, "5. Fælles ansøgning til Kreativt Europa Mangler udfald")
    page.press("Enter")
    page.wait_for("h2", "5. Fælles ansøgning til Kreativt Europa")
    tab_to(page, "Som indstillet")
    page.press("Tab")
    assert page.focused() == "Tekst til referatet"
    page.press("Control+a")
    page.write("Der søges i fællesskab.")
    tab_to(page, "Gem, og gå til næste punkt")
    page.press("Enter")
    page.wait_for("h2", "6. Gensidig orientering")
    found = home.desk.read_now(lambda office: office.records.decisions(meeting.id))
    assert [one.text for one in found.values()] == ["Der søges i fællesskab."]
    tab_to(page, "Log ud")
    page.press("Enter")
    page.wait_for("h1", "Du er logget ud")
    assert page.errors == []


def test_the_clock_ticks_from_the_servers_time(home: House, page: Page):
    at_the_meeting(home)
    enter(home, page)
    page.open(home.url(now(home)))
    page.wait("document.querySelector('[data-clock]').textContent > '9.45.00'")
    assert page.text("[data-clock]").startswith("9.45.0")


def test_what_is_typed_is_kept_while_it_is_typed(home: House, page: Page):
    at_the_meeting(home)
    enter(home, page)
    page.open(home.url(f"{now(home)}"))
    page.type("#tekst", "Formanden bød velkommen")
    page.wait_for("[data-kept]", "Kladden er gemt")
    page.open(home.url(now(home)))
    assert page.evaluate("document.querySelector('#tekst').value") == "Formanden bød velkommen"


def test_the_words_follow_the_outcome_until_somebody_writes_some(home: House, page: Page):
    at_the_meeting(home)
    item = next(
        one
        for one in home.desk.read_now(lambda office: office.agenda_at(home.coming.id))
        if one.recommendations
    )
    enter(home, page)
    page.open(home.url(f"{now(home)}?punkt={item.id}"))
    text = "document.querySelector('#tekst').value"
    page.click("label", "Udsat")
    assert page.evaluate(text) == "Punktet blev udsat til næste møde."
    page.click("label", "Som indstillet")
    assert page.evaluate(text) == "Styregruppen besluttede som indstillet og udpegede som indstillet."
    page.type("#tekst", "Mine ord")
    page.click("label", "Udsat")
    assert page.evaluate(text) == "Mine ord"


# Two windows at the same meeting


def asking(home: House) -> str:
    """The page of an item with a recommendation."""
    item = next(
        one
        for one in home.desk.read_now(lambda office: office.agenda_at(home.coming.id))
        if one.recommendations
    )
    return home.url(f"{now(home)}?punkt={item.id}")


def come_in(home: House, page: Page, name: str) -> None:
    through_the_door(home, page, name)
    page.open(asking(home))


def typed(page: Page, name: str) -> str:
    return str(page.evaluate(f"document.querySelector('[name={name}]').value"))


def test_what_one_minute_taker_saves_comes_to_the_others_window(home: House, page: Page, browser: Browser):
    at_the_meeting(home)
    other = browser.page()
    come_in(home, page, DESK)
    come_in(home, other, "Jonas Aagaard")
    page.type("#noter", "Skive spurgte til prisen.")
    page.type("#tekst", "Der søges i fællesskab.")
    page.click("button", "Gem")
    page.wait("document.querySelector('[role=status]')?.textContent.includes('gemt')")
    other.until(lambda: typed(other, "tekst") == "Der søges i fællesskab.", "her words come by themselves")
    assert typed(other, "noter") == "Skive spurgte til prisen."
    page.evaluate("""document.querySelector("[data-live=seats] button[value^='left:']").click()""")
    other.until(lambda: "Gik kl." in other.text("[data-live=seats]"), "who left is seen in the other window")
    assert page.errors == other.errors == []


def test_what_is_being_typed_is_not_lost_when_another_saves(home: House, page: Page, browser: Browser):
    at_the_meeting(home)
    other = browser.page()
    come_in(home, page, DESK)
    come_in(home, other, "Jonas Aagaard")
    other.type("#tekst", "Mine ord, midt i en sæt")
    other.type("#noter", "Min note.")
    page.type("#tekst", "Hendes ord.")
    page.type("#noter", "Hendes note.")
    page.click("button", "Gem")
    other.until(lambda: "Hendes ord." in other.text("[data-live=theirs]"), "her words stand beside mine")
    other.until(lambda: "Hendes note." in other.text("[data-live=notes]"), "and her notes")
    assert (typed(other, "tekst"), typed(other, "noter")) == ("Mine ord, midt i en sæt", "Min note.")
    assert other.focused() == "Noter"
    other.click("button", "Gem")
    other.wait_for("[role=alert]")
    assert typed(other, "tekst") == "Mine ord, midt i en sæt"
    other.click("button", "Gem")
    other.wait("document.querySelector('[role=status]')?.textContent.includes('gemt')")
    assert typed(other, "tekst") == "Mine ord, midt i en sæt"
    assert typed(other, "noter") == "Hendes note.\nMin note."
    page.until(lambda: typed(page, "noter") == "Hendes note.\nMin note.", "both notes come to her window")
    assert page.errors == []


def test_a_secretary_adds_and_ends_a_member_by_keyboard_alone(home: House, page: Page):
    enter(home, page)
    tab_to(page, "Medlemmer")
    page.press("Enter")
    page.wait_for("h1", "Medlemmer")
    tab_to(page, "Nyt medlem")
    page.press("Enter")
    page.wait_for("h1", "Tilføj et medlem")
    for field, text in (
        ("For- og efternavn", "Eva Fog"),
        ("Arbejdsmail", "eva@skive.example.dk"),
        ("Kommune eller organisation", "Skive"),
    ):
        tab_to(page, field)
        page.write(text)
    tab_to(page, "Tilføj medlemmet")
    page.press("Enter")
    page.wait_for("[role=status]")
    tab_to(page, "Afslut medlemskab for Eva Fog")
    page.press("Enter")
    page.wait_for("h1", "Afslut medlemskab for Eva Fog")
    tab_to(page, "Afslut medlemskabet")
    page.press("Enter")
    page.wait_for("[role=status]")
    tab_to(page, "Tag det tilbage – Eva Fog")
    page.press("Enter")
    page.wait_for("[role=status]", "Medlemskabet fortsætter, som før.")
    assert page.errors == []


def test_a_mistake_is_removed_by_keyboard_alone(home: House, page: Page):
    newcomer(home, "Eva Fog")
    enter(home, page)
    page.open(home.url("/sekretariat/medlemmer/ekr-styregruppe"))
    tab_to(page, "Ret Eva Fog")
    page.press("Enter")
    page.wait_for("h1", "Ret Eva Fog")
    tab_to(page, "Fjern medlemmet …")
    page.press("Enter")
    page.wait_for("h1", "Fjern Eva Fog")
    tab_to(page, "Fjern medlemmet")
    page.press("Enter")
    page.wait_for("[role=status]", "Medlemmet er fjernet. Navn, mail og titel er slettet.")
    assert page.errors == []


def test_a_refused_member_is_told_at_the_field_and_meets_wcag(home: House, page: Page):
    enter(home, page)
    for look, width in (("light", 1280), ("dark", 320)):
        page.emulate(**LOOKS[look])
        page.resize(width)
        page.open(home.url("/sekretariat/medlemmer/ekr-styregruppe/nyt"))
        page.click("button", "Tilføj medlemmet")
        page.wait_for("[role=alert]")
        assert (page.axe(), page.evaluate(FITS), page.evaluate(SMALL)) == ([], True, [])
