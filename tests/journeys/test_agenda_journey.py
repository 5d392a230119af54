"""The agenda, from proposals in the chat to the agenda after it, over the wire as Teams, mail and browsers would do it."""

from tests.journeys import agenda_story
from tests.parts.service import House
from tests.parts.smtp import SmtpServer


def test_proposals_become_an_agenda_minutes_and_the_next_agenda_without_typing(
    new_house: House, smtp: SmtpServer
):
    agenda_story.play(agenda_story.Stage(new_house, smtp))
