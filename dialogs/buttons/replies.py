"""The mails a program should not decide."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.buttons.kinds import AtMeeting, Plain
from meetings.model import AnswerKind


@dataclass(frozen=True, slots=True)
class ShowWaiting(Plain):
    """The mails a program should not decide."""

    verb: ClassVar[str] = "secretariat.waiting"


@dataclass(frozen=True, slots=True)
class _OfReply(Plain):
    """`reply` is `meetings.replies.Noted.key`."""

    reply: str


@dataclass(frozen=True, slots=True)
class ShowReply(_OfReply):
    verb: ClassVar[str] = "secretariat.reply"


@dataclass(frozen=True, slots=True)
class TakeReply(_OfReply):
    verb: ClassVar[str] = "secretariat.take_reply"
    answer: AnswerKind


@dataclass(frozen=True, slots=True)
class PutAside(_OfReply):
    verb: ClassVar[str] = "secretariat.put_aside"


@dataclass(frozen=True, slots=True)
class ReopenMailbox(_OfReply):
    """Mails go again to the person a bounce was about."""

    verb: ClassVar[str] = "secretariat.mail_again"


@dataclass(frozen=True, slots=True)
class ProposedTimes(AtMeeting):
    verb: ClassVar[str] = "secretariat.times"


LeftToAPerson = ShowWaiting | ShowReply | TakeReply | PutAside | ReopenMailbox | ProposedTimes
