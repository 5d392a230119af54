"""The same for those who chose English; it overrides all of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from meetings.attendance import Count
from meetings.files import KINDS
from meetings.model import (
    COPENHAGEN,
    AgendaItem,
    Attachment,
    ItemState,
    Meeting,
    MeetingState,
    Session,
    Verb,
)
from meetings.paper import (
    ApprovedBy,
    Attendance,
    FollowUpState,
    Minutes,
    MinutesState,
    Outcome,
    Presence,
    Stay,
)
from wording import dates, talk
from wording.answer_page import Problem
from wording.dates import NB, capital
from wording.secretariat_pages.danish import Danish, wall

MEGABYTE = 1_000_000


class English(talk.English, Danish):
    pages_name = "The secretariat's pages"
    skip = "Go to the contents"
    menu = "Pages"
    tabs: ClassVar[Mapping[str, str]] = {
        "meetings": "Meetings",
        "members": "Members",
        "year": "Year plan",
        "list": "Attendance",
        "agenda": "Agenda",
        "now": "The meeting now",
        "minutes": "Minutes",
    }
    log_out = "Log out"
    cancel_form = "Go back"
    mistake = "Error"
    done: ClassVar[Mapping[str, str]] = {
        "registered": "The answer is registered.",
        "reminded": "The reminder is on its way.",
        "nobody": "There was nobody to remind.",
        "saved": "The item is saved.",
        "moved": "The item has been moved.",
        "accept": "The item is on the agenda. Its proposer is told.",
        "return": "The proposal has been sent back. Its proposer is told.",
        "reject": "The proposal has been turned down. Its proposer is told.",
        "defer": "The item has been put off. Its proposer is told.",
        "merge": "The two items are one. Their proposers are told.",
        "remove": "The item has been taken off the agenda.",
        "udsend": "The agenda has been sent out.",
        "hoering": "The draft has been sent out for comments.",
        "bed": "Those who are to approve the agenda are told.",
        "godkend": "The agenda is approved as it is now.",
        "answered": "The answer to the comment is saved.",
        "decided": "The outcome is saved.",
        "agreed": "The follow-up is agreed. Whoever is responsible is told.",
        "closed": "The meeting is closed. The minutes are a draft.",
        "minutes_sent": "The minutes have been sent out for comments.",
        "minutes_approved": "The minutes are approved.",
        "chair_decided": "The decision is written down. The vice-chairs are told.",
        "member_added": "The member is added.",
        "member_called": "The member is added, and invited to the meetings that are convened already.",
        "member_known": "The member is added. The person was known already, so title and organisation are not changed.",
        "member_changed": "The correction is saved.",
        "member_lists_keep": "The correction is saved. Meetings that are convened already keep the role and organisation of the invitation.",
        "member_ended": "The membership is ended.",
        "member_excused": "The membership is ended, and apologies are registered for the meetings after it.",
        "member_resumed": "The membership goes on, as before.",
        "member_gone": "The member was removed already.",
        "member_removed": "The member is removed. The person is known from elsewhere, and still stands there.",
        "member_forgotten": "The member is removed. Name, mail and title are erased.",
        "member_apologies_stand": "The membership goes on. Apologies still stand; register an answer if the person is to come.",
    }
    only_looking = "You can see everything here. It is the secretariat that changes things."

    # members
    members_title = "Members"
    to_members = "Members"
    show_former = "Show former ones too"
    hide_former = "Hide former ones"
    reached_by = "Is told"
    in_teams = "In Teams"
    only_by_mail = "By mail only"
    mail_comes_back = "Mail comes back"
    end_short = "End"
    stands_now = "This is how it stands now"
    seat_changed_on_page = "Somebody else has corrected the member since you opened the page. What you wrote is in the fields. Save again if it should be so."

    def correct_member(self, name: str) -> str:
        return f"Correct {name}"

    def end_of(self, name: str) -> str:
        return f"End the membership of {name}"

    door_title = "Open the secretariat's pages"
    door_text = (
        "Press the button to go in. The link can be used once, and you stay logged in for eight hours."
    )
    door_button = "Open the pages"
    kept_title = "What you had written"
    kept_text = "Copy the text before you close the page. It has not been saved."

    def ticket_altered(self) -> Problem:
        return Problem(
            "The link does not work", "It is not quite as we made it. Write pages to Styrmand in Teams."
        )

    def ticket_expired(self) -> Problem:
        return Problem(
            "The link is no longer valid",
            "It works for ten minutes. Write pages to Styrmand in Teams for a new one.",
        )

    def ticket_spent(self) -> Problem:
        return Problem(
            "The link has been used",
            "It can be used only once. Write pages to Styrmand in Teams for a new one. "
            "If it was not you who used it, tell the secretariat.",
        )

    def outside(self) -> Problem:
        return Problem(
            "You are not logged in",
            "Write pages to Styrmand in Teams, and you get a link that lets you in. A visit lasts eight hours.",
        )

    def no_longer_yours(self) -> Problem:
        return Problem(
            "These pages are not for you",
            "They are for the group's secretariat and chair. Speak to the secretariat.",
        )

    def no_such_page(self) -> Problem:
        return Problem(
            "There is no such page", "The meeting may be another group's. Go to the list of meetings."
        )

    def not_our_form(self) -> Problem:
        return Problem(
            "It has not been saved",
            "The form belongs to another visit. Go back, reload the page and send it again.",
        )

    def left(self) -> Problem:
        return Problem("You are logged out", "Write pages to Styrmand in Teams when you want to go in again.")

    front_title = "Meetings"
    coming = "Coming meetings"
    held = "Meetings held"
    none_coming = "There are no coming meetings. Write convene to Styrmand in Teams to make one."
    to_list = "Attendance"
    to_now = "The meeting now"
    to_minutes = "Minutes"
    to_year = "Year plan"

    def proposals_wait(self, count: int) -> str:
        return "One proposal is waiting" if count == 1 else f"{count} proposals are waiting"

    states: ClassVar[Mapping[MeetingState, str]] = {
        MeetingState.PLANNED: "Not called yet",
        MeetingState.CONVENED: "Called",
        MeetingState.CANCELLED: "Cancelled",
        MeetingState.HELD: "Held",
    }

    def answered_of(self, count: Count) -> str:
        return f"{count.answered} of {count.invited} have answered"

    def meeting_on(self, meeting: Meeting) -> str:
        if len(meeting.sessions) > 1:
            return self.the_meeting(meeting)
        return f"{self._kinds[meeting.kind][1]} on {dates.long_date(meeting.sessions[0].day, self.language)}"

    def list_title(self, meeting: Meeting) -> str:
        return f"Attendance: {self.meeting_on(meeting)}"

    def hours_of(self, session: Session) -> str:
        return dates.hours(session.start, session.end, self.language)

    def day_and_hours(self, session: Session) -> str:
        return f"{capital(dates.weekday_date(session.day, self.language))}, {self.hours_of(session)}"

    def case(self, number: str) -> str:
        return f"Case no. {number}"

    def due(self, deadline: datetime, now: datetime) -> str:
        was = "Answers due" if now <= deadline else "Answers were due"
        return f"{was} {self.moment(deadline)}"

    tiles: ClassVar[Mapping[str, str]] = {
        "invited": "called",
        "attending": "attend themselves",
        "substituted": "with a substitute",
        "declined": "declined",
        "tentative": "maybe",
        "pending": "not answered",
    }
    counts_caption = "Day by day"
    count_day = "Day"

    def towns(self, count: Count) -> str:
        perhaps = f"{count.tentative} maybe, " if count.tentative else ""
        return (
            f"{count.invited} municipalities: {count.attending} attend, {count.substituted} with a substitute, "
            f"{count.declined} declined, {perhaps}{count.pending} not answered."
        )

    downloads = "Get the list"
    forms: ClassVar[Mapping[str, str]] = {
        "xlsx": "Excel (.xlsx)",
        "csv": "CSV",
        "docx": "Word for the door (.docx)",
        "pdf": "PDF for the door",
        "text": "Text for the minutes",
    }
    from_municipalities = "Answers from the municipalities"
    in_danish_order = "(in Danish alphabetical order)"
    from_others = "Region and others"
    place_heading = "Municipality"
    other_place_heading = "Organisation"
    member_heading = "Member"
    answer_heading = "Answer"
    at_meeting = "At the meeting"
    registered_heading = "Registered"
    act_heading = "Action"
    correct = "Correct"
    late_mark = "after the deadline"
    without_mandate = "without mandate"
    nobody_called = "The meeting has not been called yet. Write convene to Styrmand in Teams."
    latest_changes = "Latest changes"
    nothing_changed_yet = "Nobody has answered yet."
    remark_label = "Remark"

    def correct_whom(self, name: str) -> str:
        return f"Correct the answer of {name}"

    def for_principal(self, name: str) -> str:
        return f"for {name}"

    def day_prefix(self, session: Session) -> str:
        return f"{dates.day_month(session.day, self.language)}:"

    def short_moment(self, at: datetime) -> str:
        wall = at.astimezone(COPENHAGEN)
        return (
            f"{dates.day_month(wall.date(), self.language)} at{NB}{dates.clock(wall.time(), self.language)}"
        )

    def change(self, who: str, what: str, substitute: str, source: str) -> str:
        said = f"{substitute} comes for {who}" if substitute else f"{who}: {what}"
        return f"{said} ({source})"

    def released(self) -> str:
        return "the answer was withdrawn"

    def answer_title(self, name: str) -> str:
        return f"Answer for {name}"

    answer_whole = "What is the answer?"
    answer_days = "Which days is it about?"
    all_days = "The whole meeting"
    answer_choices: ClassVar[Mapping[str, str]] = {
        "onsite": "Attends",
        "online": "Attends on Teams",
        "substitute": "Sends a substitute",
        "declined": "Declines",
    }
    in_the_room = "Attends in the room"
    who_comes = "Who comes instead?"
    choose_person = "Choose a person, or write a name and an e-mail address below"
    nobody_chosen = "Nobody chosen"
    sub_name = "The substitute's name"
    sub_email = "The substitute's e-mail"
    remark_field = "Remark (optional)"
    remark_note = "Do not write about illness or other private matters. Answers may be filed."
    answer_note = (
        "The answer counts as the person's own. The history shows that the secretariat registered it."
    )

    def remind_title(self, count: int) -> str:
        return "Remind one person?" if count == 1 else f"Remind {count} people?"

    def remind_link(self, count: int) -> str:
        return "Remind one person …" if count == 1 else f"Remind {count} people …"

    send_reminder = "Send the reminder"

    def year_title(self, year: int) -> str:
        return f"Year plan {year}"

    def year_sum(self, meetings: int, seminars: int, annual: int) -> str:
        parts = ["1 meeting" if meetings == 1 else f"{meetings} meetings"]
        if seminars:
            parts.append("of which 1 seminar" if seminars == 1 else f"of which {seminars} seminars")
        if annual:
            parts.append("of which 1 annual meeting" if annual == 1 else f"of which {annual} annual meetings")
        return " · ".join([*parts, "weeks by ISO 8601, from Monday"])

    weeks_title = "Week by week"
    week_marks: ClassVar[Mapping[str, tuple[str, str]]] = {
        "meeting": ("M", "Meeting"),
        "seminar": ("S", "Seminar"),
        "annual": ("A", "Annual meeting"),
        "holiday": ("H", "Week with a day off"),
    }
    meetings_and_deadlines = "Meetings and deadlines"
    year_week = "Week"
    year_date = "Date"
    year_what = "What"
    year_type = "Kind"
    deadline_type = "Deadline"
    nothing_in_year = "There are no meetings in the calendar that year."
    earlier_year = "The year before"
    later_year = "The year after"
    other_committees = "Other groups"

    def week_of(self, number: int, days: Sequence[str], marks: Sequence[str]) -> str:
        said = ", ".join([*marks, *days])
        return f"Week {number}: {said}" if said else f"Week {number}"

    def items_due_for(self, meeting: Meeting) -> str:
        return f"Proposals due for {self.the_meeting(meeting)}"

    def answers_due_for(self, meeting: Meeting) -> str:
        return f"Answers due for {self.the_meeting(meeting)}"

    def agenda_due_for(self, meeting: Meeting) -> str:
        return f"The agenda of {self.the_meeting(meeting)} is sent out"

    is_draft = "Draft"
    send_agenda = "Send the agenda out …"
    new_item_button = "Write a new item"
    new_item = "New item"
    paper_forms: ClassVar[Mapping[str, str]] = {
        "html": "Preview",
        "docx": "Get Word (.docx)",
        "pdf": "Get PDF",
    }
    new_proposals = "New proposals"
    put_on = "Put on the agenda"
    open_item = "Open"
    on_the_agenda = "On the agenda"
    move_up = "Up"
    move_down = "Down"
    edit = "Edit"
    set_aside = "Other proposals"
    aside: ClassVar[Mapping[ItemState, str]] = {
        ItemState.DEFERRED: "Put off",
        ItemState.RETURNED: "Sent back",
        ItemState.REJECTED: "Turned down",
        ItemState.MERGED: "Merged into others",
        ItemState.REMOVED: "Taken off",
        ItemState.WITHDRAWN: "Withdrawn",
    }
    closed_mark = "closed item"
    comments = "Comments"
    our_answer = "The secretariat's answer:"
    answer_comment = "What was done about it?"
    save_answer = "Save the answer"

    def agenda_title(self, meeting: Meeting) -> str:
        return f"Agenda: {self.meeting_on(meeting)}"

    def proposals_due(self, deadline: datetime, now: datetime) -> str:
        was = "Proposals due" if now <= deadline else "Proposals were due"
        return f"{was} {self.moment(deadline)}"

    def agenda_goes(self, at: datetime, now: datetime) -> str:
        return f"{'Goes out' if now <= at else 'Was to go out'} {self.moment(at)}"

    def sent_at(self, at: datetime) -> str:
        return f"Sent out {self.short_moment(at)}"

    def unsent_changes(self, count: int) -> str:
        return "One change has not been sent out" if count == 1 else f"{count} changes have not been sent out"

    def out_for_comments(self, until: datetime) -> str:
        return f"Out for comments until {self.short_moment(until)}"

    def put_on_whom(self, title: str) -> str:
        return f"Put on the agenda: {title}"

    def open_whom(self, title: str) -> str:
        return f"Open the item: {title}"

    def edit_whom(self, title: str) -> str:
        return f"Edit the item: {title}"

    def move_up_whom(self, title: str) -> str:
        return f"Up: {title}"

    def move_down_whom(self, title: str) -> str:
        return f"Down: {title}"

    def time_used(self, used: int, length: int) -> str:
        return f"{used} of {length} minutes are used."

    def time_unsaid(self, count: int) -> str:
        return (
            "One item has no time set."
            if count == 1
            else f"{count} items have no time set, so the times after the first of them are not reckoned."
        )

    def too_long_by(self, minutes: int) -> str:
        over = "One minute" if minutes == 1 else f"{minutes} minutes"
        return f"{over} too much: the items take longer than the meeting lasts."

    def starts(self, at: datetime) -> str:
        return dates.clock(at.astimezone(COPENHAGEN).time(), self.language)

    def papers_of(self, count: int) -> str:
        return "1 paper" if count == 1 else f"{count} papers"

    def deferrals_of(self, count: int) -> str:
        return "put off once" if count == 1 else f"put off {count} times"

    def received(self, at: datetime) -> str:
        return f"received {self.short_day(at)}"

    back_to_agenda = "Agenda"
    our_note = "The secretariat wrote"
    drop_kept = "Drop the draft"
    kept_now = "The draft is kept"
    others_text = "Somebody else has changed the same meanwhile. It now reads:"
    theirs_note = (
        "The field above holds what you wrote. Write the two together and save again. Nothing is lost."
    )
    recommendations = "Recommendation"
    recommendations_hint = (
        "One line for each point. The verb decides whether it is for decision, discussion or information."
    )
    proposes_hint = "Stands before the lines. Leave it empty for the group's usual words."
    verbs: ClassVar[Mapping[Verb, str]] = {
        Verb.APPROVE: "approves (B)",
        Verb.DECIDE: "decides (B)",
        Verb.APPOINT: "appoints (B)",
        Verb.DISCUSS: "discusses (D)",
        Verb.CONSIDER: "considers (D)",
        Verb.TAKE_NOTE: "takes note (O)",
        Verb.REPORT: "reports (O)",
    }
    field_names: ClassVar[Mapping[str, str]] = {
        "title": "Title",
        "introduction": "Introduction",
        "background": "Background",
        "since_last": "Since last meeting",
        "status_report": "Status",
        "case_presentation": "Case presentation",
        "financial_impact": "Financial impact",
        "next_steps": "Next steps",
        "recommendations": "Recommendation",
        "proposes": "Who recommends",
        "presenter": "Presenter",
        "case_number": "Case number",
        "initials": "Case officer's initials",
        "minutes": "Minutes of time",
        "closed": "Closed item",
        "guests": "Guests for the item",
        "attachments": "Papers",
        "headings": "Headings",
    }
    attachments = "Papers"
    stored_file = "The file is kept with us. Empty its title to take it away."
    upload = "Add files"
    upload_hint = (
        "You can choose several. They are added when you save. PDF, Word, Excel, PowerPoint, OpenDocument, pictures, "
        "text and CSV, 20 MB each at most."
    )
    file_refused = "None of the files was added"

    def fetch_file(self, file: Attachment) -> str:
        what = f"paper{NB}{file.number}" if file.number else "the file"
        return f"Download {what} ({self.file_is(file)})"

    def why_not_file(self, name: str, problem: str, limit: int | None) -> str:
        endings = self.listing(KINDS)
        said = {
            "empty": f"{self.quoted(name)} is empty.",
            "too_large": f"{self.quoted(name)} is too large. A file may be {self.size_of(limit or 0)} at most.",
            "too_much": f"{self.quoted(name)} is one too many: together the files may be {self.size_of(limit or 0)} "
            "at most. Save, and add the rest afterwards.",
            "unknown_type": f"{self.quoted(name)} is of a kind we do not take. It can be: {endings}.",
            "other_type": f"{self.quoted(name)} is not what its name says. Save it anew as one of these: {endings}.",
        }
        return f"{said.get(problem, self.not_done)} What you wrote is still here. Choose the files again."

    guests_hint = "One a line: name, organisation."
    closed_field = "Closed item: hidden from observers and in the public version"
    save_and_put_on = "Save and put on the agenda"
    place_heading_item = "Move the item"
    place_after = "After which item?"
    place_first = "At the very top"
    place_under = "As a sub-item"
    place_button = "Move"
    settle_heading = "What is to become of the item?"
    settle_hint = (
        "Its proposer is told, with what you write here. Sending back and turning down need a reason."
    )
    settle_reason = "Word to the proposer"
    settle_later = "Put off until"
    settle_merge = "Merge with"
    acts: ClassVar[Mapping[str, str]] = {
        "accept": "Put on the agenda",
        "return": "Send back",
        "reject": "Turn down",
        "defer": "Put off",
        "merge": "Merge",
        "remove": "Take off the agenda",
    }
    changed_since = "Changed since its proposer wrote it"

    def item_title_of(self, item: AgendaItem) -> str:
        return f"Item {item.number}: {item.title}" if item.number else f"Proposal: {item.title}"

    def is_kept(self, at: datetime) -> str:
        return f"The fields show your draft of {self.short_moment(at)}. It has not been saved yet."

    def verb_number(self, number: int) -> str:
        return f"Verb {number}"

    def text_number(self, number: int) -> str:
        return f"… that the group (line {number})"

    def paper_number(self, number: int) -> str:
        return f"Paper {number}, title"

    def link_number(self, number: int) -> str:
        return f"Paper {number}, link (https://)"

    to_chair = "The chair's decisions"
    chair_title = "The chair's decisions between meetings"
    chair_authority = "This lets the chair decide"
    chair_form = "Write a decision down"
    chair_form_hint = (
        "The vice-chairs are told at once, and the next meeting gets an item of information by itself. "
        "A decision cannot be changed afterwards."
    )
    chair_about = "What is it about?"
    chair_text = "What has the chair decided?"
    chair_save = "Write the decision down"
    chair_taken = "Decisions that were taken"
    chair_none = "The chair has decided nothing between meetings."
    chair_untold = "Goes on the agenda when there is a meeting."

    def told_at(self, item: AgendaItem, meeting: Meeting) -> str:
        what = f"item{NB}{item.number}" if item.number else "an item"
        return f"{capital(what)}: {self.meeting_on(meeting)}"

    differences = "What has changed since the agenda was last sent out"
    no_differences = "Nothing has changed."
    turns: ClassVar[Mapping[str, str]] = {
        "added": "New item",
        "removed": "Taken off",
        "moved": "Moved",
        "changed": "Changed",
    }
    not_approved_text = (
        "The agenda must be approved before it can go out. The approval holds for it as it is now."
    )
    is_approved_text = "The agenda is approved as it is now."
    approve_now = "Approve the agenda"
    ask_approval = "Ask for approval"
    round_heading = "Send the draft out for comments first"
    round_text = "Members can read the draft and comment on it before the agenda is final."
    comments_by = "Comments by (empty: the group's usual deadline)"
    round_now = "Send the draft out for comments"

    def sending_title(self, meeting: Meeting) -> str:
        return f"Send the agenda out: {self.meeting_on(meeting)}"

    def sending_items(self, count: int) -> str:
        return "The agenda has one item." if count == 1 else f"The agenda has {count} items."

    def still_waiting(self, count: int) -> str:
        return f"{self.proposals_wait(count)}."

    def publish_now(self, people: int) -> str:
        return "Send to one person" if people == 1 else f"Send to {people} people"

    clock_is = "The time is"
    keep_draft = "Keep the draft"
    items_menu = "The meeting's items"
    stop_marks: ClassVar[Mapping[str, str]] = {
        "now": "Now",
        "done": "Has an outcome",
        "missing": "No outcome yet",
        "plain": "",
    }
    minutes_left_mark = "# min left"
    minutes_over_mark = "# min over time"
    what_became = "What was the outcome?"
    outcomes: ClassVar[Mapping[Outcome, str]] = {
        Outcome.FOLLOWED: "As recommended",
        Outcome.OTHERWISE: "Decided otherwise",
        Outcome.DEFERRED: "Put off",
        Outcome.UNFINISHED: "Not reached",
        Outcome.NOTED: "Nothing to decide",
    }
    minutes_text = "Text of the minutes"
    minutes_text_hint = "The proposal follows the verb of the recommendation. Change it freely."
    comes_back = "Comes back"
    next_meeting_choice = "The next meeting"
    save_and_on = "Save and go on to the next item"
    save_outcome = "Save"
    begin_item = "Begin the item"
    on_without = "Next item without an outcome"
    kept_not = "The draft could not be kept. Copy the text before you close the page."
    theirs_decided = "Somebody else has written an outcome meanwhile. It now reads:"
    notes = "Notes"
    notes_hint = (
        "For the secretariat only. Notes are no part of the minutes, and are deleted when those are approved."
    )
    their_notes = "Somebody else has noted something meanwhile. When you save, your notes come after these:"
    renewed = "Others have written. The page shows it now."
    not_renewed = "The page is no longer renewed. Reload it when you have saved."
    follow_ups = "Follow-up"
    no_follow_ups = "Nothing has been agreed."
    task = "What is to be done?"
    responsible = "Responsible"
    or_who = "Or in words"
    until_when = "Deadline"
    agree = "Add the follow-up"
    drop_follow_up = "Drop it"
    follow_done = "Done"
    follow_reopen = "Open again"
    follow_states: ClassVar[Mapping[FollowUpState, str]] = {
        FollowUpState.OPEN: "open",
        FollowUpState.DONE: "done",
        FollowUpState.DROPPED: "dropped",
    }
    when_clock = "Time (empty: now)"
    whom_choice = "Whom?"
    presence_acts: ClassVar[Mapping[str, str]] = {
        "came": "Came",
        "left": "Left",
        "present": "Throughout",
        "apology": "Declined",
        "absent": "Did not come",
    }
    rest_absent = "Note that the rest did not come"
    close_link = "Close the meeting …"
    is_closed = "The meeting is closed."

    def item_of(self, place: int, of: int) -> str:
        return f"Item {place} of {of}"

    def planned_at(self, at: datetime) -> str:
        return f"planned at {self.starts(at)}"

    def runs_since(self, at: datetime) -> str:
        return f"Since {self.starts(at)}"

    def was_from_to(self, began: datetime, ended: datetime | None) -> str:
        if ended is None:
            return self.runs_since(began)
        return f"Dealt with {dates.hours(wall(began), wall(ended), self.language)}"

    def behind_by(self, minutes: int) -> str:
        return f"{minutes}{NB}min late"

    def drop_whom(self, task: str) -> str:
        return f"Drop: {task}"

    def done_whom(self, task: str) -> str:
        return f"Done: {task}"

    def reopen_whom(self, task: str) -> str:
        return f"Open again: {task}"

    def came_whom(self, name: str) -> str:
        return f"Came: {name}"

    def left_whom(self, name: str) -> str:
        return f"Left: {name}"

    awaited = "Expected"

    def in_the_room_now(self, there: int, awaited: int, of: int) -> str:
        now = f"In the room now: {there} of {of}"
        return f"{now} · {awaited} expected" if awaited else now

    def presence(self, presence: Presence | None) -> str:
        match presence:
            case None:
                return "Not come"
            case Presence(attendance=Attendance.APOLOGY):
                return "Declined"
            case Presence(attendance=Attendance.ABSENT):
                return "Did not come"
            case Presence(stays=stays):
                return capital(", ".join(self.came_and_left(stays))) or "Present"

    def came_and_left(self, stays: Sequence[Stay]) -> list[str]:
        return dates.came_and_left(stays, self.starts, "came", "left", "came back")

    def in_the_room_for(self, there: int) -> str:
        return (
            "One was in the room for the item." if there == 1 else f"{there} were in the room for the item."
        )

    def not_in_the_room(self, names: Sequence[str]) -> str:
        return f"Not in the room for the item: {self.listing(names)}."

    def count_overdue(self, count: int) -> str:
        return "One task is overdue" if count == 1 else f"{count} tasks are overdue"

    def missing_outcomes(self, count: int) -> str:
        return "One item has no outcome." if count == 1 else f"{count} items have no outcome."

    without_outcome_yet = "These items have no outcome, and the meeting cannot be closed before they do:"
    without_presence = "Of these there is neither an answer nor presence. The minutes do not name them:"
    closing_text = (
        "When the meeting is closed, the minutes are a draft. What was put off or not reached goes on."
    )
    led_by = "Led by"
    taken_by = "Minutes by"
    close_now = "Close the meeting"

    def close_title(self, meeting: Meeting) -> str:
        return f"Close {self.meeting_on(meeting)}"

    not_closed_yet = "The meeting has not been closed yet, so this is what has been noted so far."
    send_minutes = "Send the minutes out for comments"
    send_minutes_again = "Send the minutes again"
    approve_minutes = "Approve the minutes"

    def minutes_title(self, meeting: Meeting) -> str:
        return f"Minutes: {self.meeting_on(meeting)}"

    def minutes_state(self, minutes: Minutes | None, now: datetime) -> str:
        match minutes:
            case None:
                return "The meeting has not been closed"
            case Minutes(state=MinutesState.APPROVED, approved_at=at, approved_by=how) if at and how:
                return f"{self.approved_how[how]} {self.short_moment(at)}"
            case Minutes(state=MinutesState.COMMENTS, comments_until=until) if until:
                return (
                    self.out_for_comments(until)
                    if now <= until
                    else f"The time for comments ended {self.short_moment(until)}"
                )
            case _:
                return "Draft"

    approved_how: ClassVar[Mapping[ApprovedBy, str]] = {
        ApprovedBy.CLICK: "Approved",
        ApprovedBy.SILENCE: "Approved without comments",
        ApprovedBy.MEETING: "Approved at the next meeting",
    }

    settled_meanwhile = "The item has been dealt with meanwhile"
    not_sent_out = "The agenda has not been sent out"
    nothing_new = "It is the one members have already."
    no_round = (
        "The minutes must be sent out first, and the time for comments be over or somebody approve them."
    )
    not_begun = "The meeting has not begun"
    not_begun_text = "It can be noted from the morning of the meeting."
    not_over = "The meeting cannot be closed yet"
    minutes_shut = "The minutes are approved"
    minutes_shut_text = "Nothing in them can be changed any more."

    _page_problems: ClassVar[Mapping[tuple[str, str], str]] = {
        ("reason", "missing"): "Write a reason.",
        ("later", "missing"): "Choose when the item comes back.",
        ("later", "invalid"): "Choose a meeting or a month after this meeting.",
        ("merge", "missing"): "Choose the item to merge with.",
        ("background", "missing"): "Write what was decided.",
        ("attachment", "too_many"): "An item can have 20 papers here at most.",
        ("ask", "missing"): "Choose a verb for each line of the recommendation.",
        ("place", "invalid"): "The item cannot stand there.",
        ("outcome", "missing"): "Choose an outcome.",
        ("decision", "missing"): "Write what was decided.",
        ("task", "missing"): "Write what is to be done.",
        ("who", "missing"): "Choose or write who is responsible.",
        ("deadline", "past"): "The deadline cannot be before the meeting.",
        ("deadline", "odd"): "Write the deadline as day, month and year.",
        ("until", "past"): "Choose a day ahead.",
        ("until", "odd"): "Write the date as day, month and year.",
        ("until", "invalid"): "The day must lie ahead, and before the meeting.",
        ("clock", "odd"): "Write the time as hours and minutes, such as 10:15.",
        ("notes", "too_long"): "The notes are too long. There is room for 20,000 characters.",
        ("left", "before_start"): "Nobody can have left before coming, or come back before leaving.",
        ("comment", "missing"): "Write what was done about the comment.",
    }

    def both_wrote(self, fields: str) -> str:
        return (
            f"Somebody else has changed the same meanwhile: {fields}. Both texts stand by the fields. "
            "Write them together and save again."
        )

    def is_now(self, item: AgendaItem) -> str:
        return f"{self.quoted(item.title)} is now: {self.aside.get(item.state, self.on_the_agenda).lower()}."

    def items_without_outcome(self, items: Sequence[AgendaItem]) -> str:
        named = self.listing(f"{item.number}. {item.title}" for item in items)
        return f"Without an outcome: {named}."

    not_saved_yet = "It has not been saved yet"
    not_done = "Nothing was changed."
    not_called = "The person is not called to the meeting"
    started_on_pages = (
        "Answers beforehand can no longer be changed. Register who is there under “The meeting now” instead."
    )
