"""The first words, and what everybody in a team can see."""

from collections.abc import Mapping

from dialogs.cards import accounts, agenda, guidance, status, welcome
from dialogs.gallery.shelf import Drawing
from dialogs.gallery.views import others

DRAWINGS: Mapping[str, Drawing] = {
    "01-welcome": lambda s: welcome.welcome_card(s.reader, s.view(), s.w, s.links),
    "01-welcome-linked": lambda s: welcome.welcome_card(s.reader, None, s.w, s.links, linked=True),
    "01-hello": lambda s: welcome.hello_card(s.reader, s.view(), s.w),
    "channel-introduction": lambda s: welcome.introduction_card(s.w),
    "channel-in-private": lambda s: welcome.in_private_card(s.w),
    "channel-help": lambda s: guidance.group_help_card(s.w),
    "channel-meetings": lambda s: status.meetings_card(others(s), s.w, alone=False),
    "channel-agenda": lambda s: agenda.agenda_card(s.committee, s.meeting(), s.agenda(), s.w, alone=False),
    "channel-link": lambda s: accounts.link_in_private_card(s.w),
}
