"""The answer page as it is seen and used: narrow and wide, light, dark and forced colours, by keyboard, without script."""

import pytest

from meetings.model import MeetingKind, Mode
from tests.parts.browser import Page
from tests.web.house import TWO_DAYS, House

MEMBER, COLLEAGUE, DEPUTY = "Mette Kjærgaard", "Anders Skjødt", "Jonas Østermark"
LOOKS = {
    "light": {"dark": False, "forced_colors": False},
    "dark": {"dark": True, "forced_colors": False},
    "forced colours": {"dark": False, "forced_colors": True},
    "dark and forced colours": {"dark": True, "forced_colors": True},
}
# Links stand in sentences; what is pressed by itself has the height of a fingertip.
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll("button, select, summary, input:not([type=hidden]), textarea")]
  .filter((e) => e.checkVisibility())
  .map((e) => (e.closest("label") ?? e).getBoundingClientRect())
  .filter((box) => box.height < 40).length"""


def every_page(home: House) -> dict[str, str]:
    """An address for each thing the page can look like."""
    third = home.enrol(DEPUTY, "Viborg").name
    full = home.convene(slug="taget")
    seminar = home.convene(TWO_DAYS, MeetingKind.SEMINAR, Mode.ONSITE, slug="seminar")
    hybrid = home.convene(
        mode=Mode.HYBRID, slug="hybrid", join_url="https://teams.example.dk/l/meetup-join/19"
    )
    for name in (MEMBER, COLLEAGUE):
        home.answer(home.path(name, full), svar="deltager")
    coming = home.path(MEMBER)
    home.answer(
        home.path("Rikke Møller"), svar="stedfortraeder", stedfortraeder=str(home.person("Sanne Åkjær").id)
    )
    return {
        "asked": coming,
        "substitute": f"{coming}?svar=stedfortraeder",
        "seats taken": home.path(third, full),
        "seminar": f"{home.path(MEMBER, seminar)}?svar=deltager",
        "hybrid": home.path(MEMBER, hybrid),
        "receipt": f"{home.path('Rikke Møller')}?gemt=ja",
        "own page of a substitute": home.path("Sanne Åkjær"),
        "not called": home.path("Trine Ågård"),
        "altered": f"{coming}x",
        "privacy": "/privatliv",
        "terms": "/vilkaar",
    }


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_meets_wcag_21_aa_and_fits_a_narrow_and_a_wide_screen(home: House, page: Page, look):
    page.emulate(**LOOKS[look])
    found = {}
    for name, path in every_page(home).items():
        for width in (320, 1280):
            page.resize(width)
            page.open(home.url(path))
            found[name, width] = (page.axe(), page.evaluate(FITS), page.evaluate(SMALL))
    assert found == dict.fromkeys(found, ([], True, 0))


def test_a_refusal_meets_wcag_too_and_has_the_focus(home: House, page: Page):
    page.resize(320)
    page.open(home.url(f"{home.path(MEMBER)}?svar=stedfortraeder"))
    page.choose("#stedfortraeder", "En anden …")
    page.type("#navn", "Vera Vikar")
    page.type("#mail", "vera")
    page.click("button", "Send svaret")
    page.wait_for("[role=alert] a")
    told = "Svaret er ikke sendt endnu Skriv en gyldig e-mailadresse, fx navn@kommune.dk."
    page.until(lambda: page.focused() == told, "the refusal has the focus")
    for look in LOOKS.values():
        page.emulate(**look)
        assert page.axe() == []
    page.press("Tab")
    page.press("Enter")
    page.wait("document.activeElement.id === 'mail' || location.hash === '#mail'")
    assert page.evaluate("document.querySelector('#mail').value") == "vera"


def test_with_text_at_twice_the_size_nothing_is_cut_off(home: House, page: Page):
    for name, path in every_page(home).items():
        for width in (320, 640):
            page.resize(width)
            page.open(home.url(path))
            page.evaluate("document.documentElement.style.fontSize = '212.5%'")
            assert page.evaluate(FITS), (name, width)


def test_the_hours_of_a_meeting_stay_on_one_line(home: House, page: Page):
    page.resize(320)
    page.open(home.url(home.path(MEMBER)))
    lines = "(s) => document.querySelector(s).getClientRects().length"
    assert page.evaluate(lines, "dd .hold") == 1


def test_a_member_answers_by_keyboard_alone(home: House, page: Page):
    page.open(home.url(home.path(MEMBER)))
    walked = []
    while page.focused() != "Send svaret":
        page.press("Tab")
        walked.append(page.focused())
    assert walked == ["Åbn Teams-mødet", "Jeg deltager", "Tilføj en bemærkning", "Send svaret"]
    page.press("Shift+Tab")
    page.press("Shift+Tab")
    page.press("ArrowDown")
    assert page.focused() == "Jeg sender en stedfortræder"
    page.press("Tab")
    assert page.focused() == "Vælg en person"
    page.press("ArrowDown")
    page.press("Tab")
    page.press("Enter")
    page.press("Tab")
    page.write("Hilsen")
    page.press("Tab")
    assert page.focused() == "Send svaret"
    page.press("Enter")
    page.wait_for("h1", "Tak for dit svar")
    assert home.said(MEMBER) == [("declined", "Hilsen", DEPUTY)]


def test_the_substitutes_fields_stand_there_only_when_one_is_sent(home: House, page: Page):
    page.open(home.url(home.path(MEMBER)))
    shown = "() => [...document.querySelectorAll('select, #navn')].map((e) => e.checkVisibility())"
    assert page.evaluate(shown) == [False, False]
    page.click("label", "Jeg sender en stedfortræder")
    assert page.evaluate(shown) == [True, False]
    page.choose("#stedfortraeder", "En anden …")
    assert page.evaluate(shown) == [True, True]
    page.click("label", "Jeg melder afbud")
    assert page.evaluate(shown) == [False, False]


def test_the_page_needs_no_script(home: House, page: Page):
    page.open(home.url(f"{home.path(MEMBER)}?svar=deltager"))
    assert page.evaluate("document.scripts.length") == 0
    page.click("button", "Send svaret")
    page.wait_for("[role=status]")
    assert page.text("h1") == "Tak for dit svar"
    page.reload()
    assert page.text("h1") == "Tak for dit svar"
    assert len(home.knocks) == 1
    page.click("a", "Ret mit svar")
    page.wait_for("h1", "Deltager du i mødet?")
    assert page.evaluate("document.querySelector(':checked').value") == "deltager"
    assert page.errors == []


def test_what_a_screen_reader_is_told_of_a_field_with_a_mistake(home: House, page: Page):
    page.open(home.url(f"{home.path(MEMBER)}?svar=stedfortraeder"))
    page.click("button", "Send svaret")
    page.wait_for("[role=alert]")
    described = """() => document.querySelector("#stedfortraeder").getAttribute("aria-describedby").split(" ")
      .map((id) => document.getElementById(id).innerText)"""
    assert page.evaluate(described) == [
        "Stedfortræderen får indkaldelsen og kalenderaftalen. Din egen aftale bliver aflyst.",
        "Vælg, hvem der deltager for dig.",
    ]
