"""Draws cards as Teams would, to look at (`make cards`, into var/cards) and to ask: what does a person read there?"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from tests.parts.browser import Browser, Page
from tests.parts.card_lint import Card, lint, walk

STATICS = Path(__file__).parents[2] / "bot" / "web" / "static"
SCRIPTS = ("vendor/adaptivecards/adaptivecards.min.js", "vendor/markdown-it/markdown-it.umd.min.js")
PICTURES = Path("var/cards")

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
WIDTHS = (300, 600)  # a phone or the meeting's side panel, and a chat on a screen

ROOM = """<!doctype html><html lang="da"><title>Kort</title><style>
body { background: #555; margin: 8px; }
main { align-items: start; display: flex; flex-wrap: wrap; gap: 12px; }
figure { margin: 0; width: var(--width); }
figcaption { color: #fff; font: 12px sans-serif; padding-bottom: 2px; }
</style><style>%s</style><main></main></html>"""

# Hangs one figure on the page: a card, with the buttons pressed that open something in it.
HANG = """async (name, card, theme, width, opened) => {
  const {draw} = await window.cards;
  const figure = document.createElement("figure");
  figure.style.setProperty("--width", `${width}px`);
  const {element, problems} = draw(card, {theme, onAction: (action) => window.tapped.push(action)});
  const caption = document.createElement("figcaption");
  caption.textContent = name;
  figure.append(caption, element);
  document.querySelector("main").append(figure);
  if (opened) [...element.querySelectorAll("button")].find((b) => b.innerText.trim() === opened).click();
  const lines = (selector) => [...element.querySelectorAll(selector)].map((e) => e.innerText.trim()).filter(Boolean);
  const cut = (e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "visible";
  return {
    problems,
    texts: lines(".ac-textBlock, .ac-richTextBlock"),
    buttons: lines(".ac-pushButton"),
    links: [...element.querySelectorAll("a")].map((a) => a.getAttribute("href") ?? ""),
    ordered_lists: element.querySelectorAll("ol").length,
    cut: [...element.querySelectorAll("*:not(input, select, textarea)")].filter(cut).map((e) => e.innerText.trim()),
    too_wide: element.scrollWidth > width,
  };
}"""


@dataclass(frozen=True, slots=True)
class Look:
    """What a drawn card shows a person."""

    problems: tuple[str, ...]
    """The library's own complaints."""
    texts: tuple[str, ...]
    """Every text as it is read, Markdown done; hidden ones too."""
    buttons: tuple[str, ...]
    links: tuple[str, ...]
    ordered_lists: int
    cut: tuple[str, ...]
    """Texts that do not fit in their place."""
    too_wide: bool


class Easel:
    """A page with the renderer on it; cards stay hanging until `clear`."""

    def __init__(self, browser: Browser) -> None:
        self.page: Page = browser.page(1280, 900)
        self.page.show(ROOM % (STATICS / "cards.css").read_text("utf-8"))
        for script in SCRIPTS:
            self.page.evaluate((STATICS / script).read_text("utf-8") + "\n; true")
        self.page.evaluate(
            "(source) => { window.cards = import(URL.createObjectURL(new Blob([source], {type: 'text/javascript'}))); }",
            (STATICS / "cards.mjs").read_text("utf-8"),
        )
        self.clear()

    def clear(self) -> None:
        self.page.evaluate("() => { document.querySelector('main').replaceChildren(); window.tapped = []; }")

    def look(
        self, card: Card, *, theme: Theme = "light", width: int = 600, opened: str = "", name: str = ""
    ) -> Look:
        """Draws a card, presses the button `opened` where one is named, and tells what there is to see."""
        seen = self.page.evaluate(HANG, name, card, theme, width, opened)
        return Look(
            problems=tuple(seen["problems"]),
            texts=tuple(seen["texts"]),
            buttons=tuple(seen["buttons"]),
            links=tuple(seen["links"]),
            ordered_lists=seen["ordered_lists"],
            cut=tuple(seen["cut"]),
            too_wide=seen["too_wide"],
        )

    def tapped(self) -> list[Card]:
        """What the cards would have sent to the bot since the last `clear`."""
        sent: list[Card] = self.page.evaluate("window.tapped")
        return sent


def states(name: str, card: Card) -> Iterator[tuple[str, str]]:
    """A card as it comes, and once for each button that opens something in it: (name, button)."""
    yield name, ""
    for spot in walk(card):
        in_menu = spot.node.get("mode") == "secondary"
        if spot.kind in ("Action.ShowCard", "Action.ToggleVisibility") and not in_menu:
            yield f"{name}: {spot.node['title']}", spot.node["title"]


def paint(cards: Mapping[str, Card], browser: Browser, folder: Path = PICTURES) -> list[Path]:
    """Every card in every state, width and theme as a PNG, and a contact sheet of each width and theme."""
    easel = Easel(browser)
    painted: list[Path] = []
    for theme, width in product(THEMES, WIDTHS):
        easel.clear()
        shown = [
            (state, opened, card) for name, card in cards.items() for state, opened in states(name, card)
        ]
        for state, opened, card in shown:
            easel.look(card, theme=theme, width=width, opened=opened, name=state)
        easel.page.resize(1280 if width < 400 else 1880)
        ending = f"{width}-{theme}.png"
        for place, (state, _, _) in enumerate(shown, 1):
            name = re.sub(r"[^\w-]+", "-", state)
            file = folder / f"{name}-{ending}"
            easel.page.screenshot(file, f"figure:nth-child({place}) .teams-card")
            painted.append(file)
        painted.append(folder / f"oversigt-{ending}")
        easel.page.screenshot(painted[-1])
    return painted


def main(files: list[str]) -> int:
    """`python -m tests.parts.card_pictures [FILE.json ...]`: those cards, or every card the bot can show."""
    if files:
        cards = {Path(file).stem: json.loads(Path(file).read_text("utf-8")) for file in files}
    else:
        from tests.cards.gallery import cards as every_card

        cards = every_card()
    with Browser() as browser:
        painted = paint(cards, browser)
    for name, card in cards.items():
        for breach in lint(card):
            print(f"{name}: {breach}")
    print(f"{len(painted)} pictures in {PICTURES}/; begin with oversigt-*.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
