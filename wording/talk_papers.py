"""Words of agendas and minutes on their way round: comments, approval, decisions, follow-ups, the chair."""

from datetime import date

from meetings.model import AgendaItem, Meeting
from meetings.paper import ChairDecision, Comment, FollowUp
from wording.dates import NB, capital, short_date
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    # rounds
    agenda_round = "Dagsordenen er til kommentering"
    comments_until_label = "Kommentarer senest"
    write_comment = "Skriv en kommentar"
    own_comment = "Din kommentar"
    comment_to = "Til hvilket punkt?"
    whole_agenda = "Det hele"
    need_comment = "Skriv din kommentar."
    send_comment = "Send kommentar"
    comment_sent = "Din kommentar er sendt"
    comment_sent_text = "Sekretariatet har fået den."
    comment_arrived = "Ny kommentar"
    comment_by = "Fra"
    see_comments = "Se kommentarerne"
    comments_heading = "Kommentarer"
    no_comments = "Der er ingen kommentarer endnu."
    answer_label = "Hvad er der gjort ved den?"
    answer_comment = "Besvar"

    # approval
    agenda_to_approve = "Vil du godkende dagsordenen?"
    agenda_to_approve_text = "Den bliver sendt ud, når du har godkendt den, som den er nu."
    approve_agenda = "Godkend dagsordenen"
    agenda_approved = "Dagsordenen er godkendt"
    agenda_approved_text = "Godkendelsen gælder, så længe der ikke bliver ændret i den."

    # minutes
    minutes_here = "Referatet er klar"
    minutes_text = "Har du bemærkninger, så skriv dem her inden fristen."
    approve_minutes = "Godkend referatet"
    minutes_approved = "Referatet er godkendt"
    minutes_approved_text = "Der bliver ikke længere ændret i det."
    excerpt_heading = "Det blev der besluttet om dit punkt"
    decision_label = "Beslutning"
    no_decision_yet = "Der er ikke noteret nogen beslutning."

    # decisions
    decisions_heading = "Beslutninger"
    see_decisions = "Se beslutninger"

    # follow-ups
    follow_up_heading = "Du har en opgave fra mødet"
    task_label = "Opgave"
    deadline_label = "Frist"
    follow_up_done = "Den er udført"
    follow_up_note = "Bemærkning (valgfri)"
    follow_up_ended = "Opgaven er noteret som udført"

    # the chair
    chair_decided = "Formanden har truffet en beslutning"
    authority_label = "Grundlag"

    def comment_says(self, name: str, text: str) -> str:
        return f"{name}: {text}"

    def agenda_round_says(self, meeting: Meeting, until: str) -> str:
        return f"Dagsordenen til {self.the_meeting(meeting)} er til kommentering indtil {until}."

    def approve_says(self, meeting: Meeting) -> str:
        return f"Dagsordenen til {self.the_meeting(meeting)} venter på din godkendelse."

    def minutes_say(self, meeting: Meeting) -> str:
        return f"Referatet fra {self.the_meeting(meeting)} er klar."

    def minutes_approved_says(self, meeting: Meeting) -> str:
        return f"Referatet fra {self.the_meeting(meeting)} er godkendt."

    def excerpt_says(self, item: AgendaItem, decision: str) -> str:
        return f"{self.quoted(item.title)}: {decision}"

    def decided_at(self, meeting: Meeting, item: AgendaItem, *, sure: bool) -> str:
        number = f", punkt{NB}{item.number}" if item.number else ""
        return f"{capital(self.the_meeting(meeting))}{number}{'' if sure else ' (referatet er ikke godkendt endnu)'}"

    def minutes_of_meeting(self, meeting: Meeting) -> str:
        return f"Referat, {short_date(meeting.sessions[0].day, self.language)}"

    def no_decisions(self, about: str) -> str:
        if not about:
            return "Jeg kan ikke finde nogen beslutninger endnu."
        return f"Jeg kan ikke finde en beslutning om {self.quoted(about)}."

    def decisions_say(self, count: int, about: str) -> str:
        found = "én beslutning" if count == 1 else f"{count} beslutninger"
        return f"Jeg fandt {found} om {self.quoted(about)}." if about else f"Jeg fandt {found}."

    def follow_up_says(self, one: FollowUp, due: date | None) -> str:
        return f"Husk: {one.task}" + (f" Frist: {self.weekday_date(due)}." if due else "")

    orients = "Skriftlig orientering"

    def chair_heading(self, decision: ChairDecision) -> str:
        return self.chair_decided if decision.clause else self.orients

    def chair_says(self, decision: ChairDecision) -> str:
        if decision.clause is None:
            return f"{decision.by.name} orienterer: {decision.title}."
        return f"{decision.by.name} har som formand besluttet: {decision.title}."

    def comment_line(self, comment: Comment, item: str) -> str:
        about = f" om {self.quoted(item)}" if item else ""
        return f"{self.strong(comment.by.name)}{about}: {comment.text}"

    def answered_line(self, comment: Comment) -> str:
        return f"Svar: {comment.answer}"

    def numbered_item(self, item: AgendaItem) -> str:
        return f"{item.number}.{NB}{item.title}"


class English(EnglishFrame, Danish):
    agenda_round = "The agenda is out for comments"
    comments_until_label = "Comments by"
    write_comment = "Write a comment"
    own_comment = "Your comment"
    comment_to = "To which item?"
    whole_agenda = "All of it"
    need_comment = "Write your comment."
    send_comment = "Send comment"
    comment_sent = "Your comment has been sent"
    comment_sent_text = "The secretariat has it."
    comment_arrived = "New comment"
    comment_by = "From"
    see_comments = "See the comments"
    comments_heading = "Comments"
    no_comments = "There are no comments yet."
    answer_label = "What was done with it?"
    answer_comment = "Reply"

    agenda_to_approve = "Will you approve the agenda?"
    agenda_to_approve_text = "It is sent out when you have approved it as it is now."
    approve_agenda = "Approve the agenda"
    agenda_approved = "The agenda is approved"
    agenda_approved_text = "That holds as long as nothing in it is changed."

    minutes_here = "The minutes are here"
    minutes_text = "If you have comments, write them here before the deadline."
    approve_minutes = "Approve the minutes"
    minutes_approved = "The minutes are approved"
    minutes_approved_text = "Nothing in them is changed any more."
    excerpt_heading = "What was decided about your proposal"
    decision_label = "Decision"
    no_decision_yet = "No decision has been noted."

    decisions_heading = "Decisions"
    see_decisions = "See decisions"

    follow_up_heading = "You have a task from the session"
    task_label = "Task"
    deadline_label = "Due"
    follow_up_done = "It is done"
    follow_up_note = "Remark (optional)"
    follow_up_ended = "The task is noted as done"

    chair_decided = "The chair has made a decision"
    authority_label = "Authority"

    def comment_says(self, name: str, text: str) -> str:
        return f"{name}: {text}"

    def agenda_round_says(self, meeting: Meeting, until: str) -> str:
        return f"The agenda of {self.the_meeting(meeting)} is out for comments until {until}."

    def approve_says(self, meeting: Meeting) -> str:
        return f"The agenda of {self.the_meeting(meeting)} waits for your approval."

    def minutes_say(self, meeting: Meeting) -> str:
        return f"The minutes of {self.the_meeting(meeting)} are here."

    def minutes_approved_says(self, meeting: Meeting) -> str:
        return f"The minutes of {self.the_meeting(meeting)} are approved."

    def excerpt_says(self, item: AgendaItem, decision: str) -> str:
        return f"{self.quoted(item.title)}: {decision}"

    def decided_at(self, meeting: Meeting, item: AgendaItem, *, sure: bool) -> str:
        number = f", item{NB}{item.number}" if item.number else ""
        return f"{capital(self.the_meeting(meeting))}{number}{'' if sure else ' (the minutes are not approved yet)'}"

    def minutes_of_meeting(self, meeting: Meeting) -> str:
        return f"Minutes, {short_date(meeting.sessions[0].day, self.language)}"

    def no_decisions(self, about: str) -> str:
        if not about:
            return "I cannot find any decisions yet."
        return f"I cannot find a decision about {self.quoted(about)}."

    def decisions_say(self, count: int, about: str) -> str:
        found = "one decision" if count == 1 else f"{count} decisions"
        return f"I found {found} about {self.quoted(about)}." if about else f"I found {found}."

    def follow_up_says(self, one: FollowUp, due: date | None) -> str:
        return f"Remember: {one.task}" + (f" Due {self.weekday_date(due)}." if due else "")

    orients = "Written orientation"

    def chair_heading(self, decision: ChairDecision) -> str:
        return self.chair_decided if decision.clause else self.orients

    def chair_says(self, decision: ChairDecision) -> str:
        if decision.clause is None:
            return f"{decision.by.name} writes: {decision.title}."
        return f"{decision.by.name} has decided as chair: {decision.title}."

    def comment_line(self, comment: Comment, item: str) -> str:
        about = f" on {self.quoted(item)}" if item else ""
        return f"{self.strong(comment.by.name)}{about}: {comment.text}"

    def answered_line(self, comment: Comment) -> str:
        return f"Reply: {comment.answer}"

    def numbered_item(self, item: AgendaItem) -> str:
        return f"{item.number}.{NB}{item.title}"
