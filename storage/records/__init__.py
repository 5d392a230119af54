"""The books as the office sees them: `meetings.ports.Records` in SQLAlchemy Core, one theme a module."""

from storage.records.agenda import AgendaPages
from storage.records.answers import AnswerPages
from storage.records.audit import AuditPages
from storage.records.base import DOMAIN
from storage.records.committees import CommitteePages
from storage.records.deliveries import DeliveryPages
from storage.records.gates import GatePages
from storage.records.holds import HoldPages
from storage.records.keeping import KeepingPages
from storage.records.ledger import LedgerPages
from storage.records.meetings import MeetingPages
from storage.records.minutes import MinutesPages
from storage.records.outbox import OutboxPages
from storage.records.papers import PaperPages
from storage.records.personal import PersonalPages
from storage.records.planning import PlanPages
from storage.records.proofs import ProofPages
from storage.records.replies import ReplyPages
from storage.records.traces import TracePages
from storage.records.visits import VisitPages


class BookRecords(
    PersonalPages,
    KeepingPages,
    TracePages,
    CommitteePages,
    MeetingPages,
    AnswerPages,
    AgendaPages,
    PaperPages,
    MinutesPages,
    PlanPages,
    DeliveryPages,
    OutboxPages,
    ProofPages,
    LedgerPages,
    HoldPages,
    GatePages,
    ReplyPages,
    VisitPages,
    AuditPages,
):
    """One unit of work: whoever opened the connection commits or rolls back."""


__all__ = ["DOMAIN", "BookRecords"]
