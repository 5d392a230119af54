"""The main job, from convening to the list, over the wire as Teams, mail clients and browsers would do it."""

from tests.journeys import story
from tests.parts.service import House
from tests.parts.smtp import SmtpServer


def test_a_meeting_is_convened_answered_in_every_way_moved_and_cancelled_and_the_list_adds_up(
    new_house: House, smtp: SmtpServer
):
    story.play(new_house, smtp)
