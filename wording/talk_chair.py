"""Words about what is decided and told between meetings: the chair's decisions, and written orientation."""

from collections.abc import Sequence

from meetings.model import Meeting
from meetings.paper import ChairDecision
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    between_meetings = "Mellem møderne"
    between_heading = "Formandsbeslutning eller skriftlig orientering"
    between_text = (
        "En beslutning går til næstformændene, en orientering til hele gruppen. "
        "Begge kommer på næste dagsorden til orientering."
    )
    orient_only_heading = "Skriftlig orientering"
    orient_only_text = (
        "Kommissoriet siger ikke, at formanden kan beslutte mellem møderne, så her kan der kun orienteres. "
        "Orienteringen går til hele gruppen og kommer på næste dagsorden."
    )
    authority_of_chair = "Det giver formanden lov til at beslutte mellem møderne:"
    between_title = "Hvad handler det om?"
    between_what = "Teksten"
    need_between_title = "Skriv, hvad det handler om."
    need_between_text = "Skriv teksten."
    decide_now = "Notér formandens beslutning"
    orient_now = "Send orienteringen"
    decision_noted = "Formandens beslutning er noteret"
    orientation_sent = "Orienteringen er sendt"
    told_label = "Får besked"
    nobody_told = "Ingen: Der er ikke valgt næstformænd"
    stands_at = "På dagsordenen"
    waits_for_agenda = "Når der er indkaldt til et møde"

    def item_at(self, number: str, meeting: Meeting) -> str:
        return f"Punkt\u00a0{number}, {self.the_meeting(meeting)}"

    def everybody_in(self, count: int) -> str:
        return "Ét medlem" if count == 1 else f"Alle {count} medlemmer"

    def between_says(self, decision: ChairDecision, told: Sequence[str]) -> str:
        heading = self.decision_noted if decision.clause else self.orientation_sent
        names = self.listing(told)
        return f"{heading}: {decision.title}." + (f" {names} får besked." if names else "")


class English(EnglishFrame, Danish):
    between_meetings = "Between meetings"
    between_heading = "Decision by the chair, or written orientation"
    between_text = (
        "A decision goes to the vice-chairs, an orientation to the whole group. "
        "Both come on the next agenda as an orientation."
    )
    orient_only_heading = "Written orientation"
    orient_only_text = (
        "The terms of reference do not say that the chair may decide between meetings, so this can only inform. "
        "The orientation goes to the whole group and comes on the next agenda."
    )
    authority_of_chair = "This lets the chair decide between meetings:"
    between_title = "What is it about?"
    between_what = "The text"
    need_between_title = "Write what it is about."
    need_between_text = "Write the text."
    decide_now = "Note the chair's decision"
    orient_now = "Send the orientation"
    decision_noted = "The chair's decision is noted"
    orientation_sent = "The orientation has been sent"
    told_label = "Are told"
    nobody_told = "Nobody: there are no vice-chairs"
    stands_at = "On the agenda"
    waits_for_agenda = "When a meeting has been called"

    def item_at(self, number: str, meeting: Meeting) -> str:
        return f"Item\u00a0{number}, {self.the_meeting(meeting)}"

    def everybody_in(self, count: int) -> str:
        return "One member" if count == 1 else f"All {count} members"

    def between_says(self, decision: ChairDecision, told: Sequence[str]) -> str:
        heading = self.decision_noted if decision.clause else self.orientation_sent
        names = self.listing(told)
        return f"{heading}: {decision.title}." + (f" {names} are told." if names else "")
