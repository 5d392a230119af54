"""The browser does what a person does, waits as long as it must, and says what stood in the way."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.parts.browser import Browser, Page, Violation
from tests.parts.devtools import BrowserError
from tests.parts.icons import png_size
from tests.parts.waiting import wait_until

FORM = """<!doctype html><html lang="da"><title>Tilmelding</title><main><h1>Tilmelding</h1>
<form onsubmit="said.innerText = `${n.value}, ${k.value}, ${d.value}`; return false">
<label for="n">Navn</label> <input id="n">
<label for="k">Kommune</label> <select id="k"><option>Viborg</option><option>Ærø</option></select>
<label for="d">Dag</label> <input id="d" type="date">
<button>Send</button></form><p id="said" role="status"></p></main></html>"""


def test_a_form_is_filled_in_and_sent(page: Page):
    page.show(FORM)
    page.type("#n", "forkert")
    page.type("#n", "Åse Østergård")
    page.choose("#k", "Ærø")
    page.type("#d", "2027-03-02")
    page.click("button", "Send")
    assert page.text("#said") == "Åse Østergård, Ærø, 2027-03-02"
    assert page.errors == []


def test_the_keyboard_alone_is_enough(page: Page):
    page.show(FORM)
    page.press("Tab")
    assert page.focused() == "Navn"
    page.write("Bo")
    page.press("Tab")
    page.press("ArrowDown")
    page.press("Shift+Tab")
    assert page.focused() == "Navn"
    page.press("Enter")
    assert page.text("#said") == "Bo, Ærø,"


def test_a_field_is_emptied(page: Page):
    page.show(FORM)
    page.type("#n", "Bo")
    page.type("#n", "")
    assert page.evaluate("document.querySelector('#n').value") == ""


def test_a_click_waits_until_the_button_comes(page: Page):
    page.show(
        """<button onclick="setTimeout(() => document.body.innerHTML = '<button>Så&nbsp;nu</button>', 50)">Vent</button>"""
    )
    page.click("button", "Vent")
    page.click("button", "Så nu")
    assert page.texts("button") == ["Så nu"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("", "nothing visible matches (0 by selector alone)"),
        ("<button hidden>Send</button>", "nothing visible matches (1 by selector alone)"),
        ("<button disabled>Send</button>", "it is disabled"),
        ("<button>Send</button><button>Send</button>", "2 elements match"),
        ("<button>Send</button><div style='position:fixed;inset:0'></div>", "it is covered by <div"),
    ],
)  # fmt: skip
def test_what_cannot_be_clicked_says_why(page: Page, body, why):
    page.show(body)
    page.patience = 0.1
    with pytest.raises(BrowserError, match=re.escape(f"button Send can be clicked: {why}")):
        page.click("button", "Send")


def test_what_moves_is_waited_for(page: Page):
    page.show(
        "<style>@keyframes k{to{margin-left:90em}}</style><button style='animation:k 9s linear'>Send</button>"
    )
    page.wait("document.getAnimations()[0].currentTime > 0")
    page.patience = 0.1
    with pytest.raises(BrowserError, match="can be clicked: it is moving"):
        page.click("button", "Send")


def test_the_last_of_several_can_be_meant(page: Page):
    page.show("<button onclick='n=1'>Svar</button><button onclick='n=2'>Svar</button>")
    page.click("button", "Svar", which=-1)
    assert page.evaluate("n") == 2


def test_what_goes_wrong_on_a_page_is_kept(page: Page):
    page.show("<button onclick=\"console.error('av'); confirm('Sikker?'); kast()\">Fejl</button>")
    page.click("button", "Fejl")
    page.until(lambda: len(page.errors) == 2, "two errors are told")
    assert page.asked == ["Sikker?"]
    assert page.errors[0] == "av"
    assert page.errors[1].startswith("ReferenceError: kast is not defined")


def test_a_download_keeps_its_name_and_content(page: Page):
    page.show("<a href='data:text/csv,Navn;%C3%86r%C3%B8' download='deltagerliste.csv'>Hent</a>")
    page.click("a", "Hent")
    file = page.wait_for_download()
    assert (file.name, file.read_text("utf-8")) == ("deltagerliste.csv", "Navn;Ærø")


def test_nothing_outside_this_machine_is_reached(page: Page):
    with pytest.raises(BrowserError, match="ERR_NAME_NOT_RESOLVED"):
        page.open("https://example.com/")


def test_two_pages_are_two_visitors_unless_one_is_beside_the_other(browser: Browser, tmp_path: Path):
    file = tmp_path / "a.html"
    file.write_text("<p></p>")
    one, two = browser.page(), browser.page()
    beside = browser.page(beside=one)
    for page in (one, two, beside):
        page.open(file.as_uri())
    one.evaluate("localStorage.setItem('who', 'Ellen')")
    read = "localStorage.getItem('who')"
    assert [page.evaluate(read) for page in (one, beside, two)] == ["Ellen", "Ellen", None]
    for page in (one, two, beside):
        page.close()


def test_dark_forced_colours_and_phone_are_seen_by_the_page(page: Page):
    seen = """["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-reduced-motion)"]
        .map((q) => matchMedia(q).matches)"""
    page.show("<meta name='viewport' content='width=device-width'>")
    assert page.evaluate(seen) == [False, False, False]
    page.emulate(dark=True, forced_colors=True, reduced_motion=True, phone=True)
    assert page.evaluate(seen) == [True, True, True]
    assert page.evaluate("innerWidth") == 390
    page.emulate(dark=False)
    assert page.evaluate(seen) == [False, True, True]


def test_a_visitor_is_in_copenhagen(page: Page):
    shown = page.evaluate("new Date('2027-07-01T12:00:00Z').toLocaleTimeString()")
    assert shown == "14.00.00"


def test_a_picture_is_as_large_as_what_it_shows(page: Page, tmp_path: Path):
    page.show("<body style='margin:0'><div style='width:300px;height:1500px;background:teal'></div>")
    page.resize(400)
    page.screenshot(tmp_path / "deep" / "page.png")
    page.screenshot(tmp_path / "div.png", "div")
    sizes = [png_size(f.read_bytes()) for f in (tmp_path / "deep" / "page.png", tmp_path / "div.png")]
    assert sizes == [(400, 1500), (300, 1500)]


def test_axe_names_the_barriers_of_a_page(page: Page):
    page.show("<!doctype html><html lang='da'><title>x</title><main><input></main></html>")
    assert page.axe() == [Violation("label", "critical", "Form elements must have labels", ("input",))]
    page.show(FORM)
    assert page.axe() == []


def test_a_failed_script_is_an_error_here(page: Page):
    with pytest.raises(BrowserError, match="Error: nej"):
        page.evaluate("(() => { throw new Error('nej') })()")


def test_the_browser_ends_when_the_test_is_killed(browser: Browser):
    # A process of its own starts a browser and dies without a word; the broken pipe is the browser's end.
    script = """if True:
        import os
        from tests.parts.browser import Browser
        browser = Browser()
        print(browser.tools._process.pid, browser.tools.folder, flush=True)
        os._exit(9)"""
    root = Path(__file__).parents[2]
    said = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    pid, folder = said.stdout.split()
    wait_until(lambda: not alive(int(pid)), 10, "the browser is gone")
    shutil.rmtree(folder)


def alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
