"""In groups and channels: meetings, agendas and help; what is anybody's own is said in a personal chat."""

from dialogs import agenda, buttons, intents, status
from dialogs.buttons import BadButton, Button
from dialogs.cards.welcome import in_private_card, introduction_card
from dialogs.heard import Reply, Say
from dialogs.intents import NotUnderstood, Understood
from dialogs.turn import Turn


def follow(turn: Turn, wish: Understood | NotUnderstood | Button | BadButton) -> Reply:
    match wish:
        case Understood(intent=intents.AskMeetings()) | buttons.ShowMeetings():
            return status.show_meetings(turn)
        case Understood(intent=intents.AskAgenda(day=day)):
            return agenda.said_agenda(turn, day)
        case buttons.ShowAgenda(meeting=meeting):
            return agenda.show_agenda(turn, meeting)
        case Understood(intent=intents.AskHelp()) | buttons.ShowHelp() | NotUnderstood():
            return status.show_help(turn)
        case Understood(intent=intents.Greet()):
            return introduction_card(turn.w)
        case Understood(intent=intents.Thank()):
            return Say(turn.w.you_are_welcome)
        case _:
            return in_private_card(turn.w)
