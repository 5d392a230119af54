"""The words of the secretariat's pages, each language in its file."""

from meetings.model import Language
from wording.secretariat_pages.danish import Danish
from wording.secretariat_pages.english import English

Words = Danish
"""What a page asks for: either language."""

_LANGUAGES = {Language.DA: Danish(), Language.EN: English()}


def words(language: Language) -> Words:
    return _LANGUAGES[language]


__all__ = ["Danish", "English", "Words", "words"]
