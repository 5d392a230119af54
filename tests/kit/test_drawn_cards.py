"""What the drawn card tells: its texts, its buttons, what a tap sends, and what somebody typed left as typed."""

import re

import pytest

from tests.cards.samples import card, invitation, item_form, text
from tests.parts.browser import Browser, Page
from tests.parts.card_check import find_node, library_problems
from tests.parts.card_pictures import Easel, Look, paint
from tests.parts.missing import missing


def test_a_card_is_read_as_written(easel: Easel):
    assert easel.look(invitation()) == Look(
        problems=(),
        texts=(
            "Møde den 2.\u00a0marts 2027",
            "Du er indkaldt for Ærø Kommune.",
            "Hvornår",
            "Tirsdag den 2.\u00a0marts 2027 kl.\u00a09.30-11.30",
            "Hvor",
            "Holstebro Musikteater, Den Røde Plads 16, 7500 Holstebro",
        ),
        buttons=("Jeg deltager", "Send stedfortræder", "..."),
        links=(),
        ordered_lists=0,
        cut=(),
        too_wide=False,
    )


def test_one_tap_sends_the_answer(easel: Easel):
    easel.look(invitation())
    easel.page.click("button", "Jeg deltager")
    assert easel.tapped() == [
        {
            "type": "Action.Execute",
            "title": "Jeg deltager",
            "verb": "attend",
            "data": {"verb": "attend", "meeting": "m-1"},
        }
    ]


def test_a_substitute_is_two_taps_and_a_choice(easel: Easel):
    easel.look(invitation())
    easel.page.click("button", "Send stedfortræder")
    easel.page.choose("select", "Åse Aabye")
    easel.page.click("button", "Bekræft stedfortræder")
    data = {"verb": "substitute", "meeting": "m-1", "substitute": "p-2"}
    assert [sent["data"] for sent in easel.tapped()] == [data]


def test_the_overflow_menu_opens_and_sends(easel: Easel):
    easel.look(invitation())
    easel.page.click("button[aria-label='Flere valg']")
    assert easel.page.texts("[role=menuitem]") == ["Se min status", "Hjælp"]
    easel.page.click("[role=menuitem]", "Se min status")
    assert [sent["verb"] for sent in easel.tapped()] == ["status"]


def test_a_missing_answer_is_asked_for_and_nothing_is_sent(easel: Easel):
    easel.look(item_form())
    easel.page.click("button", "Send forslag")
    easel.page.wait_for(".ac-textBlock", "Skriv en overskrift.")
    assert (easel.tapped(), easel.page.focused()) == ([], "Overskrift *")


def test_a_toggle_shows_what_it_hides_and_says_so(easel: Easel):
    easel.look(item_form())
    easel.page.click("button", "Tilføj baggrund")
    easel.page.wait_for("textarea")
    assert easel.page.evaluate("document.querySelector('[aria-controls=more]').ariaExpanded") == "true"


@pytest.mark.parametrize(
    ("words", "drawn", "lists", "links"),
    [
        ("8. februar", "februar", 1, ()),
        ("8.\u00a0februar", "8.\u00a0februar", 0, ()),
        ("**fed** og _kursiv_", "fed og kursiv", 0, ()),
        ("[her](https://example.dk)", "her", 0, ("https://example.dk",)),
        (r"\[her\]\(https://example.dk\)", "[her](https://example.dk)", 0, ()),
        ("# ingen overskrift", "# ingen overskrift", 0, ()),
        ("<b>ingen HTML</b>", "<b>ingen HTML</b>", 0, ()),
        ("en\rto", "en\nto", 0, ()),
        ("www.example.dk og a@example.dk", "www.example.dk og a@example.dk", 0, ()),
    ],
)
def test_markdown_is_drawn_as_teams_draws_it(easel: Easel, words, drawn, lists, links):
    look = easel.look(card([text(words)], []))
    assert (look.texts, look.ordered_lists, look.links) == ((drawn,), lists, links)


def test_what_does_not_fit_is_told(easel: Easel):
    look = easel.look(card([{"type": "TextBlock", "text": "Kulturregionen " * 9}], []), width=300)
    assert look.cut == (("Kulturregionen " * 9).strip(),)


def test_every_state_width_and_theme_is_painted(browser: Browser, tmp_path):
    painted = paint({"invitation": invitation()}, browser, tmp_path)
    assert sorted(file.name for file in painted) == sorted(
        f"{name}-{width}-{theme}.png"
        for name in ("invitation", "invitation-Send-stedfortræder", "oversigt")
        for width in (300, 600)
        for theme in ("light", "dark")
    )
    assert all(file.stat().st_size > 2000 for file in painted)


def test_every_colour_of_a_text_is_readable_on_both_backgrounds(easel: Easel):
    palettes = easel.page.evaluate("window.cards.then((cards) => cards.palettes)")
    texts = ("text", "subtle", "accent", "good", "warning", "attention")
    ratios = {
        (theme, colour, ground): contrast(palette[colour], palette[ground])
        for theme, palette in palettes.items()
        for colour in texts
        for ground in ("background", "emphasis")
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


def contrast(one: str, other: str) -> float:
    """WCAG 2.1's contrast ratio of two colours as #RRGGBB."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    def linear(part: str) -> float:
        c = int(part, 16) / 255
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, re.findall("..", colour.removeprefix("#")))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_library_names_what_it_does_not_know():
    if not find_node():
        missing("No Node", "install Debian's package nodejs")
    broken = card([{"type": "Tavle"}, text("x", size="Enorm")], [])
    assert library_problems({"broken": broken, "first": invitation(), "second": item_form()}) == {
        "broken": [
            'Unknown element type "Tavle". Fallback will be used if present.',
            'Invalid value "Enorm" for property "size".',
        ],
        "first": [],
        "second": [],
    }


def test_the_page_of_cards_complains_of_nothing(easel: Easel):
    assert easel.page.errors == []


def test_forced_colours_keep_the_card_and_its_buttons_in_sight(page: Page):
    easel = Easel(page.browser)
    easel.page.emulate(forced_colors=True)
    easel.look(invitation())
    border = "getComputedStyle(document.querySelector('.teams-card')).borderTopStyle"
    assert easel.page.evaluate(border) == "solid"
    easel.page.close()
