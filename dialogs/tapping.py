"""From a button to the theme that answers it."""

from dialogs import (
    accounts,
    agenda,
    attendance,
    buttons,
    calendars,
    chair,
    downloads,
    files,
    held,
    members,
    minutes,
    papers,
    people,
    secretariat,
    status,
    triage,
    waiting,
)
from dialogs.buttons import BadButton, Button
from dialogs.cards.guidance import odd_button_card, plain_card
from dialogs.heard import Reply, Tapped
from dialogs.intents import Matter
from dialogs.turn import Turn


def follow(turn: Turn, button: Button | BadButton, tapped: Tapped) -> Reply:  # noqa: C901  # one case a theme
    match button:
        case BadButton():
            return odd_button_card(turn.w)
        case (
            buttons.Attend()
            | buttons.Decline()
            | buttons.SendSubstitute()
            | buttons.SetBack()
            | buttons.Wait()
            | buttons.AskForSeat()
            | buttons.GiveSeat()
        ):
            return _answer(turn, button, tapped)
        case (
            buttons.ShowMeeting()
            | buttons.ShowAgenda()
            | buttons.ShowChanges()
            | buttons.ShowPapers()
            | buttons.ShowMinutes()
            | buttons.ShowMembers()
            | buttons.ShowContact()
            | buttons.ShowStatus()
            | buttons.ShowMeetings()
            | buttons.ShowHelp()
            | buttons.ShowWhy()
            | buttons.LeaveIt()
        ):
            return _look(turn, button)
        case (
            buttons.ShowItem()
            | buttons.ItemForm()
            | buttons.SendItem()
            | buttons.KeepItem()
            | buttons.ChangeItemForm()
            | buttons.ChangeItem()
            | buttons.WithdrawItem()
            | buttons.PlaceFiles()
            | buttons.ThrowFiles()
        ):
            return _propose(turn, button, tapped)
        case (
            buttons.Triage()
            | buttons.AcceptItem()
            | buttons.RewordForm()
            | buttons.Reword()
            | buttons.ReturnItem()
            | buttons.RejectItem()
            | buttons.DeferItem()
            | buttons.MergeItem()
        ):
            return _triage(turn, button, tapped)
        case (
            buttons.Arrange()
            | buttons.MoveItem()
            | buttons.RemoveItem()
            | buttons.WriteItem()
            | buttons.SendRound()
            | buttons.AskApproval()
            | buttons.ApproveAgenda()
        ):
            return _arrange(turn, button, tapped)
        case (
            buttons.ShowComments()
            | buttons.AnswerComment()
            | buttons.SendComment()
            | buttons.ApproveMinutes()
            | buttons.FollowUpDone()
            | buttons.ShowDecisions()
            | buttons.ShowTasks()
        ):
            return _papers(turn, button, tapped)
        case (
            buttons.ChooseLanguage()
            | buttons.LinkForm()
            | buttons.BeginLink()
            | buttons.ConfirmLink()
            | buttons.SignOutForm()
            | buttons.SignOut()
        ):
            return _account(turn, button)
        case buttons.Between() | buttons.ChairDecide() | buttons.Orient():
            return _between(turn, button, tapped)
        case buttons.AskCalendar() | buttons.MakeCalendar() | buttons.EndCalendar() | buttons.GetYearPlan():
            return _subscribe(turn, button)
        case _:
            return _desk(turn, button, tapped)


def open_window(turn: Turn, button: object) -> Reply:
    """A form window; for anything else the card that says what is true."""
    match button:
        case buttons.ItemForm(meeting=meeting):
            return agenda.propose_in_window(turn, meeting)
        case buttons.ChangeItemForm(item=item):
            return agenda.change_form(turn, item, window=True)
        case buttons.RewordForm(item=item):
            return triage.reword_form(turn, item, window=True)
        case _:
            return odd_button_card(turn.w)


def _answer(turn: Turn, button: buttons.Answering, tapped: Tapped) -> Reply:
    match button:
        case buttons.Attend():
            return attendance.attend(turn, button, tapped)
        case buttons.Decline():
            return attendance.decline(turn, button, tapped)
        case buttons.SendSubstitute():
            return attendance.send_substitute(turn, button, tapped)
        case buttons.SetBack(meeting=meeting):
            return attendance.set_back(turn, meeting)
        case buttons.Wait():
            return attendance.wait(turn, button)
        case buttons.AskForSeat():
            return attendance.ask_for_seat(turn, button)
        case buttons.GiveSeat():
            return attendance.give_seat(turn, button)


def _look(turn: Turn, button: buttons.Looking) -> Reply:  # noqa: C901  # one case a button
    match button:
        case buttons.ShowMeeting(meeting=meeting):
            return attendance.show_meeting(turn, meeting)
        case buttons.ShowAgenda(meeting=meeting):
            return agenda.show_agenda(turn, meeting)
        case buttons.ShowChanges(meeting=meeting):
            return agenda.show_changes(turn, meeting)
        case buttons.ShowPapers(meeting=meeting):
            return downloads.show_papers(turn, meeting)
        case buttons.ShowMinutes(meeting=meeting):
            return minutes.show_minutes(turn, meeting)
        case buttons.ShowMembers():
            return people.show_members(turn)
        case buttons.ShowContact():
            return people.show_contact(turn, Matter.TALK)
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


def _propose(turn: Turn, button: buttons.Proposing | buttons.Filing, tapped: Tapped) -> Reply:
    match button:
        case buttons.PlaceFiles():
            return files.place(turn, button)
        case buttons.ThrowFiles():
            return files.throw(turn, button)
        case buttons.ShowItem(item=item):
            return agenda.show_item(turn, item)
        case buttons.ItemForm(meeting=meeting):
            return agenda.propose(turn, meeting)
        case buttons.SendItem():
            return agenda.send_item(turn, button, tapped)
        case buttons.KeepItem():
            return agenda.keep_item(turn, button, tapped)
        case buttons.ChangeItemForm(item=item):
            return agenda.change_form(turn, item, window=False)
        case buttons.ChangeItem():
            return agenda.change_item(turn, button, tapped)
        case buttons.WithdrawItem(item=item):
            return agenda.withdraw_item(turn, item)


def _triage(turn: Turn, button: buttons.Triaging, tapped: Tapped) -> Reply:
    match button:
        case buttons.Triage(item=item):
            return triage.show_item(turn, item)
        case buttons.AcceptItem(item=item):
            return triage.accept(turn, item)
        case buttons.RewordForm(item=item):
            return triage.reword_form(turn, item, window=False)
        case buttons.Reword():
            return triage.reword(turn, button, tapped)
        case buttons.ReturnItem() | buttons.RejectItem():
            return triage.with_reason(turn, button, tapped)
        case buttons.DeferItem():
            return triage.defer(turn, button, tapped)
        case buttons.MergeItem():
            return triage.merge(turn, button, tapped)


def _arrange(turn: Turn, button: buttons.Arranging, tapped: Tapped) -> Reply:
    match button:
        case buttons.Arrange(meeting=meeting):
            return triage.arrange(turn, meeting)
        case buttons.MoveItem():
            return triage.move(turn, button, tapped)
        case buttons.RemoveItem():
            return triage.remove(turn, button, tapped)
        case buttons.WriteItem():
            return triage.write(turn, button, tapped)
        case buttons.SendRound(meeting=meeting):
            return triage.send_round(turn, meeting)
        case buttons.AskApproval(meeting=meeting):
            return triage.ask_for_approval(turn, meeting)
        case buttons.ApproveAgenda():
            return triage.approve(turn, button)


def _papers(turn: Turn, button: buttons.Reading, tapped: Tapped) -> Reply:
    match button:
        case buttons.ShowComments(meeting=meeting):
            return papers.show_comments(turn, meeting)
        case buttons.AnswerComment():
            return papers.answer_comment(turn, button, tapped)
        case buttons.SendComment():
            return papers.comment(turn, button, tapped)
        case buttons.ApproveMinutes(meeting=meeting):
            return papers.approve_minutes(turn, meeting)
        case buttons.FollowUpDone():
            return papers.follow_up_done(turn, button, tapped)
        case buttons.ShowDecisions():
            return papers.said_decisions(turn, "")
        case buttons.ShowTasks():
            return papers.show_tasks(turn)


def _between(turn: Turn, button: buttons.BetweenMeetings, tapped: Tapped) -> Reply:
    match button:
        case buttons.Between():
            return chair.ask_between(turn)
        case buttons.ChairDecide():
            return chair.decide(turn, button, tapped)
        case buttons.Orient():
            return chair.orient(turn, button, tapped)


def _desk(turn: Turn, button: buttons.Desk, tapped: Tapped) -> Reply:  # noqa: C901, PLR0912  # one case a button
    match button:
        case buttons.Overview(meeting=meeting):
            return secretariat.overview(turn, meeting) if meeting else secretariat.next_overview(turn)
        case buttons.MoreChoices(meeting=meeting):
            return secretariat.more_choices(turn, meeting)
        case buttons.Proposals(meeting=meeting):
            return secretariat.proposals(turn, meeting)
        case buttons.GetList(meeting=meeting):
            return secretariat.get_list(turn, meeting)
        case buttons.OpenPages(meeting=meeting, room=room):
            return secretariat.open_pages(turn, meeting, room)
        case buttons.Undelivered(meeting=meeting):
            return secretariat.undelivered(turn, meeting)
        case buttons.TryAgain():
            return secretariat.try_again(turn, button)
        case buttons.GivenOtherwise():
            return secretariat.given_otherwise(turn, button)
        case buttons.ShowHeld() | buttons.SendHeld() | buttons.HeldWasSent():
            return _held(turn, button)
        case (
            buttons.MemberForm()
            | buttons.AddMember()
            | buttons.ChooseMember()
            | buttons.ChangeMemberForm()
            | buttons.ChangeMember()
            | buttons.EndMemberForm()
            | buttons.EndMember()
            | buttons.ResumeMember()
            | buttons.RemoveMemberForm()
            | buttons.RemoveMember()
        ):
            return _member(turn, button, tapped)
        case buttons.Remind():
            return secretariat.remind(turn, button)
        case buttons.ConveneForm():
            return secretariat.ask_to_convene(turn)
        case buttons.Plan():
            return secretariat.plan(turn, button, tapped)
        case buttons.Convene():
            return secretariat.convene(turn, button)
        case buttons.MoveForm(meeting=meeting, reply=reply):
            return secretariat.ask_to_move(turn, meeting, proposed_in=reply)
        case buttons.Move():
            return secretariat.move(turn, button, tapped)
        case buttons.AmendForm(meeting=meeting):
            return secretariat.ask_to_amend(turn, meeting)
        case buttons.Amend():
            return secretariat.amend(turn, button, tapped)
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
        case _:
            return _left_to_a_person(turn, button)


def _held(turn: Turn, button: buttons.AboutHeld) -> Reply:
    match button:
        case buttons.ShowHeld(meeting=meeting):
            return held.show_held(turn, meeting)
        case buttons.SendHeld(meeting=meeting, which=which):
            return held.send(turn, meeting, which)
        case buttons.HeldWasSent(meeting=meeting, which=which):
            return held.was_sent(turn, meeting, which)


def _member(turn: Turn, button: buttons.Seating, tapped: Tapped) -> Reply:  # noqa: C901  # one case a button
    match button:
        case buttons.MemberForm(committee=committee):
            return members.ask_for_member(turn, committee)
        case buttons.AddMember():
            return members.add_member(turn, button, tapped)
        case buttons.ChooseMember():
            return members.choose_member(turn)
        case buttons.ChangeMemberForm():
            return members.change_form(turn, button)
        case buttons.ChangeMember():
            return members.change_member(turn, button, tapped)
        case buttons.EndMemberForm():
            return members.end_form(turn, button)
        case buttons.EndMember():
            return members.end_member(turn, button, tapped)
        case buttons.ResumeMember():
            return members.resume_member(turn, button)
        case buttons.RemoveMemberForm():
            return members.remove_form(turn, button)
        case buttons.RemoveMember():
            return members.remove_member(turn, button)


def _left_to_a_person(turn: Turn, button: buttons.LeftToAPerson) -> Reply:
    match button:
        case buttons.ShowWaiting():
            return waiting.show_waiting(turn)
        case buttons.ShowReply(reply=reply):
            return waiting.show_reply(turn, reply)
        case buttons.TakeReply(reply=reply, answer=answer):
            return waiting.take_reply(turn, reply, answer)
        case buttons.PutAside(reply=reply):
            return waiting.put_aside(turn, reply)
        case buttons.ReopenMailbox(reply=reply):
            return waiting.mail_again(turn, reply)
        case buttons.ProposedTimes(meeting=meeting):
            return waiting.show_times(turn, meeting)


def _subscribe(turn: Turn, button: buttons.Subscribing) -> Reply:
    match button:
        case buttons.AskCalendar():
            return calendars.ask(turn)
        case buttons.MakeCalendar():
            return calendars.make(turn)
        case buttons.EndCalendar():
            return calendars.end(turn)
        case buttons.GetYearPlan():
            return calendars.year_plan(turn)


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
