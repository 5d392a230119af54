"""A file dropped on the demo's chat page goes through the same door as one from Teams."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.parts.browser import Browser, Page
from tests.parts.service import Running, running_demo

MONDAY = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)

CHOOSE = """(name, content) => {
  const picked = new DataTransfer();
  picked.items.add(new File([content], name));
  document.getElementById("fil").files = picked.files;
  document.getElementById("fil").dispatchEvent(new Event("change"));
}"""
DROP = """(name, content) => {
  const dragged = new DataTransfer();
  dragged.items.add(new File([content], name));
  for (const kind of ["dragover", "drop"])
    document.getElementById("samtale").dispatchEvent(
      new DragEvent(kind, { dataTransfer: dragged, bubbles: true, cancelable: true }));
}"""
SEES = "(text) => document.getElementById('samtale').innerText.replace(/\\s+/g, ' ').includes(text)"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Running]:
    with running_demo(tmp_path, began=MONDAY) as running:
        yield running


@pytest.fixture
def page(demo: Running, browser: Browser) -> Page:
    page = browser.page(1400, 900)
    page.patience = 60
    page.open(f"{demo.url}/chat")
    page.wait_for("#personer button", which=0)
    return page


def test_a_file_is_sent_by_the_paper_clip_and_by_dropping_it(page: Page, tmp_path: Path):
    page.evaluate(CHOOSE, "Notat æøå.pdf", "%PDF-1.7")
    page.wait(SEES, "Hvor hører filen til?")
    page.wait(SEES, "📎 Notat æøå.pdf")
    assert page.axe() == []
    page.evaluate(
        "() => { const one = document.querySelector('.message select'); one.selectedIndex = 2;"
        " one.dispatchEvent(new Event('change')); }"
    )
    page.screenshot(tmp_path / "offer.png")
    page.click(".message button", "Læg ved punktet", which=-1)
    page.wait(SEES, "Bilaget ligger ved punktet")
    page.evaluate(DROP, "Film.mp4", "x")
    page.wait(SEES, "»Film.mp4« er ikke af en type, jeg tager imod.")
    page.screenshot(tmp_path / "laid.png")
