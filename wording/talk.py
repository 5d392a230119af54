"""Every sentence of cards and chat, in Danish and in English; one module a theme, gathered here."""

from meetings.model import Language
from wording import (
    talk_accounts,
    talk_agenda,
    talk_attendance,
    talk_calendars,
    talk_notices,
    talk_refusals,
    talk_secretariat,
    talk_status,
)


class Danish(
    talk_attendance.Danish,
    talk_agenda.Danish,
    talk_status.Danish,
    talk_secretariat.Danish,
    talk_accounts.Danish,
    talk_calendars.Danish,
    talk_refusals.Danish,
    talk_notices.Danish,
):
    """What a good secretariat would write; the other languages override all of it."""

    language = Language.DA


class English(
    talk_attendance.English,
    talk_agenda.English,
    talk_status.English,
    talk_secretariat.English,
    talk_accounts.English,
    talk_calendars.English,
    talk_refusals.English,
    talk_notices.English,
    Danish,
):
    """For those who write English or chose it."""

    language = Language.EN


Words = Danish
"""What cards ask for: any of the languages."""

_LANGUAGES = {Language.DA: Danish(), Language.EN: English()}


def words(language: Language) -> Words:
    return _LANGUAGES[language]
