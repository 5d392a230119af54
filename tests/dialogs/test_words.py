"""Every sentence is there in both languages, once, and written as each language writes."""

import inspect
import re
from collections import Counter
from importlib import import_module
from pkgutil import walk_packages

import pytest

import dialogs
from dialogs.gallery import every_card
from meetings.model import Language
from wording import talk
from wording.talk import Danish, English, words

ENGLISH_LEAKS = re.compile(
    r"\b(the|you|your|meeting|answer|please|deadline|and|with|item|help|agenda|none|null)\b", re.IGNORECASE
)
DANISH_LEAKS = re.compile(
    r"\b(du|dit|din|mødet|svar|ikke|eller|med|for at|og|afbud|stedfortræder)\b|[æøå]", re.IGNORECASE
)
NAMES = re.compile(
    r"Mette Kjærgaard|Jonas Østermark|Lise Aabye|Viborg Kommune|Fællessekretariatet|Fælles \w+ til(?: Kul\w*|…)|Styregruppe\w*|"
    r"for Europæisk(?: Kultur\w*)?|Europæisk Kulturregion|Holstebro[^\n]*Holstebro|Den Røde Plads|Musikteater|Region Midtjylland|Ringkøbing-Skjern|Samsø|"
    r"Formanden er forhindret\.?|»[^«]*«|“[^”]*”|Kommunerne køber.*?system\.|Jeg kommer en halv time senere\.|Organisering|afsnittet|"
    r"Aftale om kultursamarbejde i|Dansk\b|English\b|Teams|Velkomst og godkendelse af dagsorden|Godkendelse af referat|Siden sidst|"
    r"Status på Handlingsplan 2026-28|Gensidig orientering|Eventuelt|Bilag|[\w.-]+@[\w.-]+|https?:\S+|Else Friis|Frede Dahl|Bo Lind|Anne Berg|Camilla Holm|"
    r"David Krogh|Gitte Juhl|Henrik Bech|Norddjurs|Syddjurs|Skanderborg|Ikast-Brande|Hedensted|Herning|Favrskov|Holstebro|Horsens|Lemvig|Odder|Randers|"
    r"Silkeborg|Skive|Struer|Viborg|Aarhus"
)


def own(kind: type) -> set[str]:
    return {name for name in vars(kind) if not name.startswith("__")}


def themes(language: str) -> list[type]:
    return [one for one in (Danish if language == "Danish" else English).__mro__ if one.__name__ == language]


def test_english_leaves_nothing_out():
    danish = set().union(*map(own, themes("Danish")))
    english = set().union(*map(own, themes("English")))
    assert danish - english == set()
    assert english - danish == set()


@pytest.mark.parametrize("language", ["Danish", "English"])
def test_no_two_themes_have_a_sentence_of_the_same_name(language: str):
    counted = Counter(name for theme in themes(language) for name in own(theme) if name != "language")
    assert [name for name, times in counted.items() if times > 1] == []


def test_every_sentence_is_said_somewhere():
    rooms = [
        import_module(one.name)
        for one in walk_packages(dialogs.__path__, "dialogs.")
        if "speech" not in one.name
    ]
    theirs = [inspect.getmodule(theme) for theme in themes("Danish")]
    source = "\n".join(inspect.getsource(module) for module in [*rooms, *theirs, talk] if module)
    said = set(re.findall(r"(?:w|self|words\(Language\.DA\)|turn\.w)\.(\w+)", source))
    everything = set().union(*map(own, themes("Danish"))) - {"language"}
    assert sorted(everything - said) == []


def strings(card: object, key: str = "") -> list[str]:
    match card:
        case dict():
            return [text for name, child in card.items() if name != "data" for text in strings(child, name)]
        case list():
            return [text for child in card for text in strings(child, key)]
        case str() if key in {
            "text",
            "title",
            "value",
            "label",
            "speak",
            "fallbackText",
            "tooltip",
            "errorMessage",
            "placeholder",
        }:
            return [card]
        case _:
            return []


@pytest.mark.parametrize(("language", "leaks"), [("da", ENGLISH_LEAKS), ("en", DANISH_LEAKS)])
def test_no_card_speaks_two_languages(language: str, leaks: re.Pattern[str]):
    found = {
        (name, text)
        for name, card in every_card().items()
        if name.endswith(f"-{language}-plain")
        for text in strings(card)
        if leaks.search(NAMES.sub("", text.replace("\u00a0", " ")))
    }
    assert sorted(found) == []


def test_every_language_has_its_words():
    assert [type(words(language)) for language in Language] == [Danish, English]
