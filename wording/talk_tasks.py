"""Words about what somebody agreed to do after a meeting, and what is overdue."""

from meetings.model import Meeting
from meetings.paper import FollowUp
from wording.dates import short_date
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    tasks_heading = "Opfølgning"
    my_tasks = "Dine opgaver"
    no_tasks = "Du har ingen åbne opgaver fra møderne."
    overdue_tasks = "Over fristen"
    nothing_overdue = "Ingen opgaver er over fristen."
    see_tasks = "Se opgaverne"

    def task_line(self, one: FollowUp, meeting: Meeting) -> str:
        """**Ringe til Skive** – frist 19. marts 2027 (mødet den 2. marts 2027)"""
        due = f" – frist {short_date(one.deadline, self.language)}" if one.deadline else ""
        return f"{self.strong(one.task)}{due} ({self.the_meeting(meeting)})"

    def overdue_line(self, one: FollowUp) -> str:
        who = one.responsible.name if one.responsible else one.who
        due = f", frist {short_date(one.deadline, self.language)}" if one.deadline else ""
        return f"{self.strong(one.task)} – {who}{due}"

    def task_done_line(self, one: FollowUp) -> str:
        return f"Udført: {one.task}"

    def tasks_say(self, mine: int, overdue: int) -> str:
        own = "Du har én opgave." if mine == 1 else f"Du har {mine} opgaver."
        return own + (f" {overdue} er over fristen." if overdue else "")


class English(EnglishFrame, Danish):
    tasks_heading = "Follow-up"
    my_tasks = "Your tasks"
    no_tasks = "You have no open tasks from the meetings."
    overdue_tasks = "Overdue"
    nothing_overdue = "No task is overdue."
    see_tasks = "See the tasks"

    def task_line(self, one: FollowUp, meeting: Meeting) -> str:
        due = f" – due {short_date(one.deadline, self.language)}" if one.deadline else ""
        return f"{self.strong(one.task)}{due} ({self.the_meeting(meeting)})"

    def overdue_line(self, one: FollowUp) -> str:
        who = one.responsible.name if one.responsible else one.who
        due = f", due {short_date(one.deadline, self.language)}" if one.deadline else ""
        return f"{self.strong(one.task)} – {who}{due}"

    def task_done_line(self, one: FollowUp) -> str:
        return f"Done: {one.task}"

    def tasks_say(self, mine: int, overdue: int) -> str:
        own = "You have one task." if mine == 1 else f"You have {mine} tasks."
        return own + (f" {overdue} are overdue." if overdue else "")
