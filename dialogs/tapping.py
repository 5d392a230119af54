"""From a button to the theme that answers it."""

from dialogs import accounts, agenda, attendance, buttons, secretariat, status
from dialogs.buttons import BadButton, Button
from dialogs.cards.guidance import odd_button_card, plain_card
from dialogs.heard import Reply, Tapped
from dialogs.turn import Turn


def follow(turn: Turn, button: Button | BadButton, tapped: Tapped) -> Reply:
    match button:
        case BadButton():
            return odd_button_card(turn.w)
        case (
            buttons.Attend()
            | buttons.Decline()
            | buttons.SendSubstitute()
            | buttons.Wait()
            | buttons.AskForSeat()
            | buttons.GiveSeat()
        ):
            return _answer(turn, button, tapped)
        case (
            buttons.ShowMeeting()
            | buttons.ShowAgenda()
            | buttons.ShowStatus()
            | buttons.ShowMeetings()
            | buttons.ShowHelp()
            | buttons.ShowWhy()
            | buttons.LeaveIt()
        ):
            return _look(turn, button)
        case (
            buttons.ItemForm()
            | buttons.SendItem()
            | buttons.ChangeItemForm()
            | buttons.ChangeItem()
            | buttons.WithdrawItem()
        ):
            return _propose(turn, button, tapped)
        case (
            buttons.ChooseLanguage()
            | buttons.LinkForm()
            | buttons.BeginLink()
            | buttons.ConfirmLink()
            | buttons.SignOutForm()
            | buttons.SignOut()
        ):
            return _account(turn, button)
        case _:
            return _desk(turn, button, tapped)


def open_window(turn: Turn, button: object) -> Reply:
    """A form window; for anything else the card that says what is true."""
    match button:
        case buttons.ItemForm(meeting=meeting):
            return agenda.propose_in_window(turn, meeting)
        case buttons.ChangeItemForm(item=item):
            return agenda.change_form(turn, item, window=True)
        case _:
            return odd_button_card(turn.w)


def _answer(turn: Turn, button: buttons.Answering, tapped: Tapped) -> Reply:
    match button:
        case buttons.Attend():
            return attendance.attend(turn, button)
        case buttons.Decline():
            return attendance.decline(turn, button, tapped)
        case buttons.SendSubstitute():
            return attendance.send_substitute(turn, button, tapped)
        case buttons.Wait():
            return attendance.wait(turn, button)
        case buttons.AskForSeat():
            return attendance.ask_for_seat(turn, button)
        case buttons.GiveSeat():
            return attendance.give_seat(turn, button)


def _look(turn: Turn, button: buttons.Looking) -> Reply:
    match button:
        case buttons.ShowMeeting(meeting=meeting):
            return attendance.show_meeting(turn, meeting)
        case buttons.ShowAgenda(meeting=meeting):
            return agenda.show_agenda(turn, meeting)
        case buttons.ShowStatus():
            return status.show_status(turn)
        case buttons.ShowMeetings():
            return status.show_meetings(turn)
        case buttons.ShowHelp():
            return status.show_help(turn)
        case buttons.ShowWhy():
            return status.show_why(turn)
        case buttons.LeaveIt():
            return plain_card(turn.w, turn.w.product, turn.w.nothing_changed, turn.w.nothing_changed_text)


def _propose(turn: Turn, button: buttons.Proposing, tapped: Tapped) -> Reply:
    match button:
        case buttons.ItemForm(meeting=meeting):
            return agenda.propose(turn, meeting)
        case buttons.SendItem():
            return agenda.send_item(turn, button, tapped)
        case buttons.ChangeItemForm(item=item):
            return agenda.change_form(turn, item, window=False)
        case buttons.ChangeItem():
            return agenda.change_item(turn, button, tapped)
        case buttons.WithdrawItem(item=item):
            return agenda.withdraw_item(turn, item)


def _desk(turn: Turn, button: buttons.Desk, tapped: Tapped) -> Reply:  # noqa: C901, PLR0912  # one case a button
    match button:
        case buttons.Overview(meeting=meeting):
            return secretariat.overview(turn, meeting) if meeting else secretariat.next_overview(turn)
        case buttons.Proposals(meeting=meeting):
            return secretariat.proposals(turn, meeting)
        case buttons.GetList(meeting=meeting):
            return secretariat.get_list(turn, meeting)
        case buttons.Undelivered(meeting=meeting):
            return secretariat.undelivered(turn, meeting)
        case buttons.TryAgain():
            return secretariat.try_again(turn, button)
        case buttons.GivenOtherwise():
            return secretariat.given_otherwise(turn, button)
        case buttons.Remind():
            return secretariat.remind(turn, button)
        case buttons.ConveneForm():
            return secretariat.ask_to_convene(turn)
        case buttons.Plan():
            return secretariat.plan(turn, button, tapped)
        case buttons.Convene():
            return secretariat.convene(turn, button)
        case buttons.MoveForm(meeting=meeting):
            return secretariat.ask_to_move(turn, meeting)
        case buttons.Move():
            return secretariat.move(turn, button, tapped)
        case buttons.CancelForm(meeting=meeting):
            return secretariat.ask_to_cancel(turn, meeting)
        case buttons.Cancel():
            return secretariat.cancel(turn, button, tapped)
        case buttons.PublishAgenda():
            return secretariat.publish_agenda(turn, button)
        case buttons.AnswerForm(meeting=meeting):
            return secretariat.ask_to_answer_for(turn, meeting)
        case buttons.AnswerFor():
            return secretariat.answer_for(turn, button, tapped)


def _account(turn: Turn, button: buttons.Accounting) -> Reply:
    """For somebody known; the linking itself is for those who are not."""
    match button:
        case buttons.ChooseLanguage(language=language):
            return accounts.choose_language(turn, language)
        case buttons.SignOutForm():
            return accounts.sign_out_form(turn)
        case buttons.SignOut():
            return accounts.sign_out(turn)
        case buttons.LinkForm() | buttons.BeginLink() | buttons.ConfirmLink():
            return accounts.already_linked(turn)
