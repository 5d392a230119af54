"""Every card the bot can show: linted, parsed by Microsoft's library, drawn, and read as a screen reader would."""

from itertools import product

import pytest

from dialogs import gallery
from tests.cards.gallery import cards
from tests.parts.card_check import find_node, library_problems
from tests.parts.card_lint import lint
from tests.parts.card_pictures import THEMES, WIDTHS, Easel, states
from tests.parts.missing import missing

CARDS = cards()


@pytest.mark.parametrize("name", CARDS)
def test_a_card_keeps_to_every_rule(name):
    breaches = lint(CARDS[name], channel=name.startswith("channel-"), dialog=name.startswith("dialog-"))
    assert breaches == []


def test_no_two_themes_have_a_card_of_one_name():
    assert sum(len(theme.DRAWINGS) for theme in gallery.THEMES) == len(gallery.DRAWINGS)


def test_microsofts_library_knows_everything_in_every_card():
    if not find_node():
        missing("No Node", "install Debian's package nodejs")
    assert library_problems(CARDS) == {name: [] for name in CARDS}


@pytest.mark.parametrize("name", CARDS)
def test_a_drawn_card_fits_on_phone_and_screen_in_both_themes(easel: Easel, name):
    for (state, opened), width, theme in product(states(name, CARDS[name]), WIDTHS, THEMES):
        look = easel.look(CARDS[name], theme=theme, width=width, opened=opened, name=state)
        assert (look.problems, look.cut, look.too_wide) == ((), (), False), (state, width, theme)
        assert (look.ordered_lists, look.links) == (0, ()), state


# Axe reads what a card is made of, which longer words do not change.
@pytest.mark.parametrize("name", [name for name in CARDS if name.endswith("-plain")])
def test_a_drawn_card_has_no_barrier_that_axe_can_find(easel: Easel, name):
    for (state, opened), theme in product(states(name, CARDS[name]), THEMES):
        easel.look(CARDS[name], theme=theme, opened=opened, name=f"{state} {theme}")
    assert easel.page.axe("main") == []


def test_a_full_overview_leads_to_the_pages_and_to_everything_it_has_no_room_for():
    """Seven things at once: who was not reached, reminders, the list, proposals, news, pages, and all the rest."""
    shown = CARDS["07-overview-fullest-da-plain"]
    verbs = [one.get("verb") for one in shown["actions"]]
    assert len(verbs) == 6
    assert verbs[-2:] == ["secretariat.pages", "secretariat.more"]
    more = CARDS["07-overview-more-da-plain"]
    reached = verbs + [one.get("verb") for one in more["actions"]]
    wanted = {"secretariat.answer_form", "secretariat.move_form", "secretariat.cancel_form"}
    assert wanted | {"secretariat.waiting"} <= set(reached)
