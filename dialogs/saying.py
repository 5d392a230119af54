"""From an intent to the theme that answers it; what was not understood becomes guesses."""

from collections.abc import Iterator, Sequence

from dialogs import (
    accounts,
    agenda,
    attendance,
    buttons,
    calendars,
    chair,
    corrections,
    downloads,
    held,
    members,
    minutes,
    papers,
    people,
    secretariat,
    status,
    waiting,
)
from dialogs.buttons import Button
from dialogs.cards.guidance import guesses_card, with_questions
from dialogs.heard import Reply, Say, Show
from dialogs.intents import (
    Amend,
    AnswerFor,
    AskAgenda,
    AskCalendar,
    AskContact,
    AskDecision,
    AskHeld,
    AskHelp,
    AskItem,
    AskMeetings,
    AskMembers,
    AskMinutes,
    AskMissing,
    AskPapers,
    AskProposals,
    AskStatus,
    AskTasks,
    AskUndelivered,
    AskWaiting,
    AskWhy,
    Attend,
    AttendInPart,
    Away,
    Beside,
    CancelMeeting,
    ChangeMembers,
    ChooseLanguage,
    ComesFrom,
    Convene,
    Correct,
    Decline,
    GetList,
    GetYearPlan,
    GiveAddress,
    GiveCode,
    Greet,
    Intent,
    Matter,
    Move,
    NotUnderstood,
    OpenPages,
    Propose,
    Remind,
    RunMeeting,
    SendSubstitute,
    Several,
    SignOut,
    Thank,
    Undecided,
    Understood,
    WriteBetween,
)
from dialogs.turn import Turn
from dialogs.views import coming

GUESSES = 3
OF_THE_DESK = (
    AnswerFor,
    AskMissing,
    AskUndelivered,
    AskWaiting,
    AskHeld,
    Remind,
    GetList,
    OpenPages,
    Convene,
    Move,
    Amend,
    CancelMeeting,
    ChangeMembers,
)


def follow(turn: Turn, said: Understood | NotUnderstood, *, empty: bool = False) -> Reply:
    if isinstance(said, NotUnderstood):
        return guess(turn, said, empty=empty)
    reply = _own(turn, said.intent, plain=said.plain)
    return _with_more(turn, reply, said.beside) if said.beside and isinstance(reply, Show) else reply


def _with_more(turn: Turn, reply: Show, more: Sequence[Beside]) -> Show:
    """What was asked in the same breath is not passed over: it says below who knows, or to ask it again."""
    contacts = people.contacts(turn)
    to_a_person = turn.w.contact(contacts[0]) if contacts else turn.w.no_contact
    return with_questions(reply, [(one.written, _way_on(turn, one, to_a_person)) for one in more], turn.w)


def _way_on(turn: Turn, more: Beside, to_a_person: str) -> str:
    if isinstance(more.intent, Attend):
        return turn.w.no_answer_yet
    return turn.w.ask_again_alone if _can_tell(turn, more) else to_a_person


def _can_tell(turn: Turn, asked: Beside) -> bool:
    """Whether it would be answered, asked alone; a member is not sent round in a circle to the secretariat's part."""
    if asked.intent is None or isinstance(asked.intent, AskContact):
        return False
    return not isinstance(asked.intent, OF_THE_DESK) or bool(turn.office.secretariat_for(turn.me))


def _own(turn: Turn, intent: Intent, *, plain: bool) -> Reply:  # noqa: C901, PLR0912  # one case an intent
    match intent:
        case Attend():
            return attendance.said_attend(turn, intent, plain=plain)
        case Decline():
            return attendance.said_decline(turn, intent, plain=plain)
        case SendSubstitute():
            return attendance.said_decline(turn, intent, plain=True)
        case AttendInPart():
            return attendance.said_in_part(turn, intent)
        case Undecided(day=day):
            return attendance.said_undecided(turn, day)
        case Several():
            return corrections.said_several(turn, intent)
        case Away():
            return corrections.said_away(turn, intent)
        case ComesFrom():
            return corrections.said_from(turn, intent)
        case Correct():
            return corrections.said_correct(turn, intent)
        case AnswerFor():
            return secretariat.said_answer_for(turn, intent)
        case Propose(title=title):
            return agenda.propose(turn, None, title=title)
        case AskStatus():
            return status.show_status(turn)
        case AskItem(about=about):
            return agenda.said_item(turn, about)
        case AskDecision(about=about):
            return papers.said_decisions(turn, about)
        case AskMinutes(day=day, month=month):
            return minutes.said_minutes(turn, day, month)
        case RunMeeting():
            return minutes.run_meeting(turn)
        case AskProposals():
            return _proposals(turn)
        case AskMembers():
            return people.show_members(turn)
        case ChangeMembers():
            return members.said_change(turn, intent)
        case AskContact(matter=matter, day=day, about=about):
            return people.show_contact(turn, matter, day, about)
        case AskMeetings(next_only=True):
            return status.next_meeting(turn)
        case AskMeetings():
            return status.show_meetings(turn)
        case AskCalendar():
            return calendars.ask(turn)
        case GetYearPlan():
            return calendars.year_plan(turn)
        case AskAgenda(day=day):
            return agenda.said_agenda(turn, day)
        case AskPapers(day=day):
            return downloads.said_papers(turn, day)
        case AskMissing(day=day):
            return secretariat.said(turn, "overview", day, secretariat.overview)
        case AskUndelivered(day=day):
            return secretariat.ask_undelivered(turn, day)
        case AskWaiting():
            return waiting.show_waiting(turn)
        case AskHeld():
            return held.show_held(turn, None)
        case Remind(day=day):
            return secretariat.said(turn, "remind", day, secretariat.ask_to_remind)
        case GetList(day=day):
            return secretariat.said(turn, "list", day, secretariat.get_list)
        case OpenPages():
            return secretariat.open_pages(turn, None)
        case AskTasks():
            return papers.show_tasks(turn)
        case WriteBetween():
            return chair.ask_between(turn)
        case Convene():
            return secretariat.ask_to_convene(turn)
        case Move() if not turn.office.secretariat_for(turn.me):
            return people.show_contact(turn, Matter.MOVE)
        case Move(day=day):
            return secretariat.said(turn, "meeting.move", day, secretariat.ask_to_move)
        case Amend(day=day):
            return secretariat.said(turn, "meeting.amend", day, secretariat.ask_to_amend)
        case CancelMeeting() if not turn.office.secretariat_for(turn.me):
            return people.show_contact(turn, Matter.MOVE)
        case CancelMeeting(day=day):
            return secretariat.said(turn, "meeting.cancel", day, secretariat.ask_to_cancel)
        case AskHelp():
            return status.show_help(turn)
        case AskWhy():
            return status.show_why(turn)
        case ChooseLanguage(language=language):
            return accounts.choose_language(turn, language if plain else None)
        case Greet():
            return status.greet(turn)
        case Thank():
            return Say(turn.w.you_are_welcome)
        case SignOut():
            return accounts.sign_out_form(turn)
        case GiveAddress():
            return accounts.already_linked(turn)
        case GiveCode():
            return status.show_help(turn)


def _proposals(turn: Turn) -> Reply:
    """Theirs to decide on; to everybody else what is on the agenda, and who proposed it."""
    if not turn.office.secretariat_for(turn.me):
        return agenda.said_agenda(turn, None, proposers=True)
    return secretariat.said(turn, "proposals", None, secretariat.proposals)


# Not understood


def guess(turn: Turn, said: NotUnderstood, *, empty: bool) -> Show:
    """The three nearest as buttons; what somebody may not do is not guessed."""
    desk = bool(turn.office.secretariat_for(turn.me))
    found = [_as_button(turn, one) for one in said.guesses]
    allowed = [one for one in [*found, *_always(turn)] if desk or not isinstance(one[1], DESK)]
    unique = {title: (title, button) for title, button in allowed}
    return guesses_card(list(unique.values())[:GUESSES], turn.w, empty=empty)


DESK = (
    buttons.Overview,
    buttons.Between,
    buttons.ConveneForm,
    buttons.OpenPages,
    buttons.ShowWaiting,
    buttons.ShowHeld,
)


def _always(turn: Turn) -> Iterator[tuple[str, Button]]:
    yield turn.w.see_status, buttons.ShowStatus()
    yield turn.w.see_meetings, buttons.ShowMeetings()
    yield turn.w.propose, buttons.ItemForm()


def _as_button(turn: Turn, intent: Intent) -> tuple[str, Button]:  # noqa: C901, PLR0912  # one case an intent
    w = turn.w
    match intent:
        case Attend() | AttendInPart() | Several() | Undecided() | Away() | ComesFrom() | Correct():
            return w.answer_meeting, _next_meeting(turn)
        case Decline():
            return w.decline, _next_meeting(turn)
        case SendSubstitute():
            return w.send_substitute, _next_meeting(turn)
        case Propose():
            return w.propose, buttons.ItemForm()
        case AskMeetings():
            return w.see_meetings, buttons.ShowMeetings()
        case AskCalendar():
            return w.calendar_link, buttons.AskCalendar()
        case GetYearPlan():
            return w.plan_get, buttons.GetYearPlan()
        case AskAgenda():
            return w.see_agenda, _next_agenda(turn)
        case AskPapers():
            return w.get_papers, _next_papers(turn)
        case AskDecision():
            return w.see_decisions, buttons.ShowDecisions()
        case AskMinutes():
            return w.see_minutes, buttons.ShowMinutes()
        case AskMembers() | ChangeMembers():
            return w.see_members, buttons.ShowMembers()
        case AskContact():
            return w.see_contact, buttons.ShowContact()
        case RunMeeting():
            return w.see_meetings, buttons.ShowMeetings()
        case (
            AskProposals()
            | AnswerFor()
            | AskMissing()
            | AskUndelivered()
            | Remind()
            | GetList()
            | Move()
            | Amend()
            | CancelMeeting()
        ):
            return w.see_overview, buttons.Overview()
        case OpenPages():
            return w.open_pages, buttons.OpenPages()
        case Convene():
            return w.convene, buttons.ConveneForm()
        case AskTasks():
            return w.see_tasks, buttons.ShowTasks()
        case WriteBetween():
            return w.between_meetings, buttons.Between()
        case AskWaiting():
            return w.see_waiting, buttons.ShowWaiting()
        case AskHeld():
            return w.see_held, buttons.ShowHeld()
        case AskWhy():
            return w.why, buttons.ShowWhy()
        case ChooseLanguage():
            return w.choose_language, buttons.ChooseLanguage()
        case SignOut():
            return w.sign_out, buttons.SignOutForm()
        case AskStatus() | AskItem():
            return w.see_status, buttons.ShowStatus()
        case AskHelp() | Greet() | Thank() | GiveAddress() | GiveCode():
            return w.help, buttons.ShowHelp()


def _next_meeting(turn: Turn) -> Button:
    meetings = coming(turn.office, turn.me)
    return buttons.ShowMeeting(meetings[0].id) if len(meetings) == 1 else buttons.ShowMeetings()


def _next_papers(turn: Turn) -> Button:
    meetings = coming(turn.office, turn.me)
    return buttons.ShowPapers(meetings[0].id) if meetings else buttons.ShowMeetings()


def _next_agenda(turn: Turn) -> Button:
    meetings = coming(turn.office, turn.me)
    return buttons.ShowAgenda(meetings[0].id) if meetings else buttons.ShowMeetings()
