"""What members say of papers, what was decided and what has been agreed to be done."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.buttons.kinds import AtMeeting, Plain
from meetings.paper import About, CommentId, FollowUpId


@dataclass(frozen=True, slots=True)
class ShowComments(AtMeeting):
    verb: ClassVar[str] = "comment.show"


@dataclass(frozen=True, slots=True)
class AnswerComment(Plain):
    verb: ClassVar[str] = "comment.answer"
    comment: CommentId


@dataclass(frozen=True, slots=True)
class SendComment(AtMeeting):
    verb: ClassVar[str] = "comment.send"
    about: About


@dataclass(frozen=True, slots=True)
class ApproveMinutes(AtMeeting):
    verb: ClassVar[str] = "minutes.approve"


@dataclass(frozen=True, slots=True)
class FollowUpDone(Plain):
    verb: ClassVar[str] = "follow_up.done"
    follow_up: FollowUpId


@dataclass(frozen=True, slots=True)
class ShowDecisions(Plain):
    verb: ClassVar[str] = "show.decisions"


@dataclass(frozen=True, slots=True)
class ShowTasks(Plain):
    """What one has agreed to do; for a secretariat also what is overdue."""

    verb: ClassVar[str] = "show.tasks"


Reading = (
    ShowComments | AnswerComment | SendComment | ApproveMinutes | FollowUpDone | ShowDecisions | ShowTasks
)
