"""The office: the verbs. Each opens the books, asks a rule, writes what changed and plans who must be told."""

from meetings.office.attendance import NewSubstitute, Receipt
from meetings.office.base import Actor
from meetings.office.calendars import Appointment, CalendarDesk
from meetings.office.convening import Amendment, MeetingPlan
from meetings.office.dropping import DroppingDesk
from meetings.office.forgetting import Erasure, ForgettingDesk
from meetings.office.founding import Change, Founded, FoundingDesk
from meetings.office.held import HeldDesk
from meetings.office.importing import Guess, ImportDesk, TakenIn
from meetings.office.leaving import Awaited, Ending, Leaving, Resumption
from meetings.office.members import Correction, Enrolment, Newcomer
from meetings.office.people import LinkOffer, MyMeeting, PeopleDesk
from meetings.office.proofs import ProofDesk
from meetings.office.reading import ReadingDesk
from meetings.office.removing import Removal, RemovingDesk
from meetings.office.replies import ReplyDesk, Taken
from meetings.office.visits import VisitDesk, Visitor
from meetings.office.waiting import News, Waiting, WaitingDesk


class Office(
    ReplyDesk,
    WaitingDesk,
    ImportDesk,
    DroppingDesk,
    ReadingDesk,
    VisitDesk,
    PeopleDesk,
    RemovingDesk,
    FoundingDesk,
    ProofDesk,
    CalendarDesk,
    HeldDesk,
    ForgettingDesk,
):
    """One unit of work at the office: `records` are open, `now` and the days off are told.

    Every verb that changes something names an `Actor`, whose right to it is looked up in the books; every
    rule that says no raises a `Refusal`, and then nothing has been changed.
    """


__all__ = [
    "Actor",
    "Amendment",
    "Appointment",
    "Awaited",
    "Change",
    "Correction",
    "Ending",
    "Enrolment",
    "Erasure",
    "Founded",
    "Guess",
    "Leaving",
    "LinkOffer",
    "MeetingPlan",
    "MyMeeting",
    "NewSubstitute",
    "Newcomer",
    "News",
    "Office",
    "Receipt",
    "Removal",
    "Resumption",
    "Taken",
    "TakenIn",
    "Visitor",
    "Waiting",
]
