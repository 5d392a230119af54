"""Every sentence of cards and chat, in Danish and in English; one module a theme, gathered here."""

from meetings.model import Language
from wording import (
    talk_accounts,
    talk_agenda,
    talk_attendance,
    talk_calendars,
    talk_chair,
    talk_changes,
    talk_corrections,
    talk_downloads,
    talk_files,
    talk_held,
    talk_members,
    talk_minutes,
    talk_notices,
    talk_papers,
    talk_people,
    talk_refusals,
    talk_replies,
    talk_secretariat,
    talk_status,
    talk_tasks,
    talk_triage,
)


class Danish(
    talk_attendance.Danish,
    talk_held.Danish,
    talk_agenda.Danish,
    talk_status.Danish,
    talk_secretariat.Danish,
    talk_downloads.Danish,
    talk_files.Danish,
    talk_accounts.Danish,
    talk_calendars.Danish,
    talk_refusals.Danish,
    talk_notices.Danish,
    talk_replies.Danish,
    talk_changes.Danish,
    talk_corrections.Danish,
    talk_papers.Danish,
    talk_tasks.Danish,
    talk_minutes.Danish,
    talk_people.Danish,
    talk_members.Danish,
    talk_chair.Danish,
    talk_triage.Danish,
):
    """What a good secretariat would write; the other languages override all of it."""

    language = Language.DA


class English(
    talk_attendance.English,
    talk_held.English,
    talk_agenda.English,
    talk_status.English,
    talk_secretariat.English,
    talk_downloads.English,
    talk_files.English,
    talk_accounts.English,
    talk_calendars.English,
    talk_refusals.English,
    talk_notices.English,
    talk_replies.English,
    talk_changes.English,
    talk_corrections.English,
    talk_papers.English,
    talk_tasks.English,
    talk_minutes.English,
    talk_people.English,
    talk_members.English,
    talk_chair.English,
    talk_triage.English,
    Danish,
):
    """For those who write English or chose it."""

    language = Language.EN


Words = Danish
"""What cards ask for: any of the languages."""

_LANGUAGES = {Language.DA: Danish(), Language.EN: English()}


def words(language: Language) -> Words:
    return _LANGUAGES[language]
