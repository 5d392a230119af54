"""The letters as they are drawn: on a telephone and a wide screen, in light and in dark."""

import pytest

from bot.mail.typeset import html
from tests.mail.samples import ERRANDS
from tests.parts.browser import Page
from wording.letters import Ways, write


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 600])
def test_every_letter_fits_and_passes_wcag(page: Page, width, dark):
    page.resize(width)
    page.emulate(dark=dark)
    for name, errand in ERRANDS.items():
        page.show(html(write(errand, Ways("https://x.dk/p", "https://x.dk/svar/t", "004711"))))
        seen = page.evaluate("() => document.documentElement.scrollWidth")
        assert (name, seen, page.axe()) == (name, width, [])
