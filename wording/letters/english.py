"""The mails in English, for those who chose it. Names of committees and titles stay as they are written."""

from collections.abc import Sequence

from meetings.attendance import Count
from meetings.model import (
    AnswerKind,
    Attachment,
    Committee,
    Contact,
    Detail,
    Language,
    Meeting,
    MeetingKind,
    Mode,
    Person,
    Verb,
)
from meetings.office.post import Instead
from wording import dates
from wording.letters.words import TEAMS, Words


class EnglishWords(Words):
    language = Language.EN

    # the meeting

    def kind(self, kind: MeetingKind) -> str:
        return {
            MeetingKind.ORDINARY: "meeting",
            MeetingKind.EXTRAORDINARY: "extraordinary meeting",
            MeetingKind.SEMINAR: "seminar",
            MeetingKind.ANNUAL: "annual meeting",
        }[kind]

    def the(self, kind: MeetingKind) -> str:
        return f"the {self.kind(kind)}"

    def name(self, meeting: Meeting, committee: Committee) -> str:
        return f"{self.kind(meeting.kind)} of {self.body(committee)}"

    def the_name(self, meeting: Meeting, committee: Committee) -> str:
        return f"{self.the(meeting.kind)} of {self.body(committee)}"

    def body(self, committee: Committee) -> str:
        return committee.name

    def place(self, meeting: Meeting) -> str:
        online = "Microsoft Teams meeting" if meeting.join_url.startswith(TEAMS) else "Online"
        match meeting.mode:
            case Mode.ONSITE:
                return meeting.place or "The place will follow"
            case Mode.ONLINE:
                return meeting.place or online
            case Mode.HYBRID:
                return f"{meeting.place or 'The place will follow'}, or online"

    # subjects

    def convened_subject(self, name: str, days: str) -> str:
        return f"Invitation: {name}, {days}"

    def reminder_subject(self, name: str, days: str) -> str:
        return f"Your answer is missing: {name}, {days}"

    def moved_subject(self, name: str, days: str) -> str:
        return f"Moved: {name}, now {days}"

    def amended_subject(self, name: str, days: str) -> str:
        return f"New details: {name}, {days}"

    def cancelled_subject(self, name: str, days: str) -> str:
        return f"Cancelled: {name}, {days}"

    def agenda_subject(self, name: str, days: str) -> str:
        return f"Agenda: {name}, {days}"

    def day_before_subject(self, name: str, days: str) -> str:
        return f"See you: {name}, {days}"

    def substitute_subject(self, principal: str, name: str, days: str) -> str:
        return f"You are the substitute for {principal}: {name}, {days}"

    def released_subject(self, name: str, days: str) -> str:
        return f"You are no longer the substitute: {name}, {days}"

    def substitute_left_subject(self, name: str, days: str) -> str:
        return f"Your substitute cannot come: {name}, {days}"

    def seat_given_subject(self, name: str, days: str) -> str:
        return f"You have a seat: {name}, {days}"

    def seat_asked_subject(self, asker: str, name: str, days: str) -> str:
        return f"{asker} asks for your seat: {name}, {days}"

    def item_arrived_subject(self, title: str, name: str, days: str) -> str:
        return f"New item: {title} ({name}, {days})"

    def deadline_passed_subject(self, missing: int, name: str, days: str) -> str:
        waiting = "everybody has answered" if not missing else f"{missing} have not answered"
        return f"The time to answer has ended, {waiting}: {name}, {days}"

    def undelivered_subject(self, count: int, name: str, days: str) -> str:
        return f"{self.undelivered_title(count)}: {name}, {days}"

    def link_code_subject(self) -> str:
        return "Your code for Styrmand"

    def entry_gone_subject(self, name: str, days: str) -> str:
        return f"You are not coming: {name}, {days}"

    def entry_back_subject(self, name: str, days: str) -> str:
        return f"Back in your calendar: {name}, {days}"

    def further_entry_subject(self, name: str, days: str) -> str:
        return f"Calendar entry: {name}, {days}"

    def entry_dropped_subject(self, name: str, days: str) -> str:
        return f"Left out: {name}, {days}"

    def entry_withdrawn_subject(self, name: str, days: str) -> str:
        return f"Removed from your calendar: {name}, {days}"

    # titles

    def amended_title(self, kind: MeetingKind) -> str:
        return f"New details of {self.the(kind)}"

    def moved_title(self, kind: MeetingKind) -> str:
        return dates.capital(f"{self.the(kind)} has been moved")

    def cancelled_title(self, kind: MeetingKind) -> str:
        return dates.capital(f"{self.the(kind)} is cancelled")

    def reminder_title(self) -> str:
        return "Your answer is missing"

    def agenda_title(self) -> str:
        return "The agenda is here"

    def day_before_title(self, day: str) -> str:
        return f"See you on {day}"

    def substitute_title(self) -> str:
        return "You are a substitute"

    def released_title(self) -> str:
        return "You are no longer the substitute"

    def substitute_left_title(self) -> str:
        return "Your substitute cannot come"

    def seat_given_title(self) -> str:
        return "You have a seat"

    def seat_asked_title(self) -> str:
        return "Will you give your seat?"

    def item_arrived_title(self) -> str:
        return "New item for the agenda"

    def deadline_passed_title(self) -> str:
        return "The time to answer has ended"

    def undelivered_title(self, count: int) -> str:
        return "1 message has not arrived" if count == 1 else f"{count} messages have not arrived"

    def link_code_title(self) -> str:
        return "Your code"

    def entry_gone_title(self) -> str:
        return "We have noted that you are not coming"

    def entry_back_title(self, kind: MeetingKind) -> str:
        return dates.capital(f"{self.the(kind)} is back in your calendar")

    def further_entry_title(self) -> str:
        return "Another calendar entry"

    def entry_dropped_title(self) -> str:
        return "A day is left out"

    def entry_withdrawn_title(self) -> str:
        return "Removed from your calendar"

    # what it is about

    def greeting(self, person: Person) -> str:
        return f"Dear {person.name}"

    def convened(self, name: str, organisation: str) -> str:
        return f"You are invited to the {name}. You are called for {organisation}."

    def reminder(self, name: str, organisation: str) -> str:
        return (
            f"We have not heard yet whether you will take part in {name}. You are called for {organisation}."
        )

    def reminder_days(self, numbers: Sequence[int]) -> str:
        days = self.listing([str(number) for number in numbers])
        return f"You have answered for some of the days. Your answer is missing for day {days}."

    def moved(self, kind: MeetingKind) -> str:
        return f"{dates.capital(self.the(kind))} has a new time."

    def earlier_answer(self, kind: AnswerKind | None) -> str:
        if kind is None:
            return "You had not answered for the old time. Please answer now."
        before = {
            AnswerKind.ONSITE: "answered that you would take part",
            AnswerKind.ONLINE: "answered that you would take part",
            AnswerKind.DECLINED: "declined",
            AnswerKind.TENTATIVE: "answered maybe",
            AnswerKind.WAITING: "asked for a place on the waiting list",
        }[kind]
        return f"For the old time you had {before}. That answer no longer counts, so please answer again."

    def amended(self, kind: MeetingKind, news: Sequence[Detail]) -> str:
        return f"{dates.capital(self.the(kind))} has {self.listing([self.new_detail(one) for one in news])}."

    def new_detail(self, detail: Detail) -> str:
        return {
            Detail.TITLE: "a new title",
            Detail.PLACE: "a new place",
            Detail.JOIN_URL: "a new link to the online meeting",
            Detail.AGENDA_URL: "a new link to the agenda",
        }[detail]

    def amended_stands(self) -> str:
        return "The time is the same, and if you have answered, your answer stands. The entry in your calendar is corrected."

    def cancelled(self, name: str, days: str) -> str:
        return f"{dates.capital(name)}, {days}, is cancelled and will not be held."

    def calendar_goes(self) -> str:
        return "The entry will be removed from your calendar."

    def agenda(self, name: str) -> str:
        return f"Here is the agenda for {name}."

    def day_before(self, name: str) -> str:
        return f"You have said that you will take part in {name}."

    def day_before_as_substitute(self, principals: Sequence[str], name: str) -> str:
        return f"You take part for {self.listing(principals)} in {name}."

    def substitute(self, principal: str, organisation: str, name: str) -> str:
        return (
            f"{principal}, {organisation}, cannot take part in {name}, and you have been named as substitute."
        )

    def substitute_days(self, days: Sequence[str]) -> str:
        return f"You are the substitute on {self.listing(days)}."

    def mandate(self, *, given: bool) -> str:
        if given:
            return "You have a mandate to take decisions."
        return "You take part without a mandate to take decisions."

    def released(self, principal: str | None, name: str) -> str:
        whom = f" for {principal}" if principal else ""
        return f"You are no longer to take part as substitute{whom} in {name}."

    def released_by_move(self, kind: MeetingKind) -> str:
        return f"{dates.capital(self.the(kind))} has been moved, and everybody has been asked again."

    def substitute_left(self, substitute: str, kind: MeetingKind) -> str:
        return f"{substitute} cannot take part for you in {self.the(kind)} after all. Your seat is empty."

    def substitute_left_ways(self) -> str:
        return "You can take part yourself, or send somebody else."

    def seat_given(self, name: str) -> str:
        return f"There is a seat for you at {name} now, and you are registered."

    def seat_given_by(self, holder: str, name: str) -> str:
        return f"{holder} has given you the seat at {name}, and you are registered."

    def seat_asked(self, asker: str, name: str) -> str:
        return f"{asker} would like to take part in {name}, but your seats are taken. Will you give yours?"

    def seat_asked_ways(self) -> str:
        return (
            "If you keep your seat, there is nothing to do. If you will give it, please decline: "
            "the seat goes to whoever of you has waited longest."
        )

    def item_arrived(self, name: str) -> str:
        return f"An item has been proposed for {name}."

    def item_late(self, deadline: str) -> str:
        return f"It came after the deadline, {deadline}, and stands on the list of late items."

    def deadline_passed(self, count: Count) -> str:
        return f"{count.answered} of {count.invited} have answered."

    def deadline_next(self) -> str:
        return "Write “remind” to Styrmand in Teams to send them another reminder."

    def undelivered(self, name: str) -> str:
        return f"Neither Teams nor mail could bring these messages about {name}:"

    def undelivered_next(self) -> str:
        return "Phone them, or correct the mail address, then choose »Try again« or »Told in another way« in the overview in Teams."

    def link_code(self, minutes: int) -> str:
        return f"Write the code to Styrmand in Teams. It works once, within {minutes} minutes."

    def link_code_unasked(self) -> str:
        return "If you have not asked for a code, there is nothing to do; do not give it to anybody."

    def entry_gone(self, name: str) -> str:
        return f"You have declined {name}. {self.calendar_goes()}"

    def entry_gone_substituted(self, substitute: str, name: str) -> str:
        return f"{substitute} takes part for you in {name}. {self.calendar_goes()}"

    def entry_back(self, name: str) -> str:
        return f"The entry for {name} is back in your calendar."

    def further_entry(self, kind: MeetingKind) -> str:
        return f"{dates.capital(self.the(kind))} has several calendar entries. Here is one of them."

    def entry_dropped(self, days: str, kind: MeetingKind) -> str:
        return f"{dates.capital(days)} is no longer part of {self.the(kind)}. {self.calendar_goes()}"

    def entry_withdrawn(self, days: str) -> str:
        return f"The entry on {days} will be removed from your calendar."

    def reason(self, text: str) -> str:
        return f"Reason: {text}"

    def instead(self, why: Instead) -> str:
        match why:
            case Instead.NO_ROAD:
                return "You get this as a mail because Styrmand is not set up for you in Teams."
            case Instead.TEAMS_COULD_NOT:
                return "You get this as a mail because Teams could not deliver it."
            case Instead.MAYBE_TOLD:
                return "You may already have this in Teams. We could not see whether it arrived."

    # answers that came by another road

    def maybe_subject(self, name: str, days: str) -> str:
        return f"Do you know by now? {dates.capital(name)}, {days}"

    def maybe_title(self) -> str:
        return "Do you know by now whether you can come?"

    def maybe(self, name: str) -> str:
        return f"You said maybe to {name}. Please answer again when you know."

    def confirm_subject(self, name: str, days: str) -> str:
        return f"Was that you? Your answer was changed: {name}, {days}"

    def confirm_title(self) -> str:
        return "Was that you?"

    def said_now(self, kind: AnswerKind) -> str:
        return {
            AnswerKind.ONSITE: "you attend",
            AnswerKind.ONLINE: "you attend",
            AnswerKind.DECLINED: "you have declined",
            AnswerKind.TENTATIVE: "you may attend",
            AnswerKind.WAITING: "you are on the waiting list",
        }[kind]

    def confirm(self, now: str, name: str) -> str:
        return f"We received a new answer of yours to {name} and noted: {now}."

    def confirm_why(self) -> str:
        return (
            "It came by mail from your calendar, but we cannot see for certain that it was you who sent it. If it "
            "was you, you need do nothing. If it was not you, set the answer back here."
        )

    def unconfirmed_subject(self, name: str, days: str) -> str:
        return f"An answer from your calendar does not count: {name}, {days}"

    def unconfirmed_title(self) -> str:
        return "An answer from your calendar does not count"

    def unconfirmed(self, name: str) -> str:
        return f"We received a mail with an answer of yours to {name}, but cannot see that it comes from you. It does not count."

    def unconfirmed_why(self) -> str:
        return (
            "If you answered in your calendar, please answer again here. If you did not, you need do nothing. "
            "The secretariat has been told too."
        )

    def set_back(self, before: AnswerKind | None) -> str:
        match before:
            case AnswerKind.DECLINED:
                return "That was not me: decline again"
            case _:
                return "That was not me: I attend"

    def differs_subject(self, who: str, name: str, days: str) -> str:
        return f"{who} has answered differently: {name}, {days}"

    def differs_title(self) -> str:
        return "Has answered differently"

    def differs(self, who: str, name: str) -> str:
        return f"{who} has answered differently to {name}."

    def first_said(self) -> str:
        return "First"

    def then_said(self) -> str:
        return "Then"

    def later_counts(self) -> str:
        return "The later answer counts. If in doubt, ask and register the answer in Teams."

    def restored_where(self) -> str:
        return "Write »held messages« to Styrmand in Teams to see each of them and to choose."

    def replies_wait_subject(self, count: int) -> str:
        return "One answer needs a person" if count == 1 else f"{count} answers need a person"

    def replies_wait_title(self) -> str:
        return "Answers that need a person"

    def replies_wait(self, count: int) -> str:
        mails = "One mail" if count == 1 else f"{count} mails"
        return f"{mails} in the mailbox cannot be decided by Styrmand itself."

    def replies_wait_where(self) -> str:
        return (
            "Write »answers that need a person« to Styrmand in Teams to see what they say and to settle them. The mails "
            "themselves lie in the mailbox's folder »Kræver et menneske«."
        )

    # time, place, agenda, deadlines

    def time_and_place(self) -> str:
        return "Time and place"

    def time(self) -> str:
        return "Time"

    def new_time(self) -> str:
        return "New time"

    def old_time(self) -> str:
        return "Before"

    def day_number(self, number: int) -> str:
        return f"Day {number}"

    def where(self) -> str:
        return "Place"

    def join(self) -> str:
        return "Join online"

    def open_meeting(self, join_url: str) -> str:
        return "Open the meeting in Teams" if join_url.startswith(TEAMS) else "Open the online meeting"

    def agenda_link(self) -> str:
        return "Agenda"

    def open_agenda(self) -> str:
        return "Open the agenda"

    def meeting_title(self) -> str:
        return "Title"

    def agenda_heading(self, *, final: bool) -> str:
        return "Agenda" if final else "Preliminary agenda"

    def paper(self, one: Attachment) -> str:
        what = f"Attachment {one.number}" if one.number else "Attachment"
        return f"{what}: {one.title} ({self.file_is(one)})"

    def no_agenda_yet(self) -> str:
        return "The agenda has not been set yet."

    def verb(self, verb: Verb) -> str:
        return {"B": "for decision", "D": "for discussion", "O": "for information"}[verb.mark]

    def minutes(self, count: int) -> str:
        return f"{count} min"

    def closed_item(self) -> str:
        return "closed item"

    def deadlines(self) -> str:
        return "Deadlines"

    def items_deadline(self) -> str:
        return "Items for the agenda"

    def response_deadline(self) -> str:
        return "Answer to the invitation"

    def agenda_deadline(self) -> str:
        return "The agenda is sent out"

    # answering

    def answer_heading(self) -> str:
        return "Tell us whether you take part"

    def answer_how(self, deadline: str, kind: MeetingKind) -> str:
        return (
            f"Please answer by {deadline}. You can change your answer until {self.the(kind)} begins. You can "
            "also answer in Teams or in the calendar entry; the last answer counts."
        )

    def substitute_cannot(self) -> str:
        return "If you cannot come after all, please decline."

    def answer_late(self, deadline: str, kind: MeetingKind) -> str:
        return f"Answers were due by {deadline}, but you can still answer until {self.the(kind)} begins."

    def change_heading(self) -> str:
        return "Your answer"

    def answered(self, kind: AnswerKind) -> str:
        return {
            AnswerKind.ONSITE: "You take part.",
            AnswerKind.ONLINE: "You take part online.",
            AnswerKind.DECLINED: "You have declined.",
            AnswerKind.TENTATIVE: "You have answered maybe.",
            AnswerKind.WAITING: "You are on the waiting list.",
        }[kind]

    def answered_substituted(self, substitute: str) -> str:
        return f"{substitute} takes part for you."

    def change_how(self) -> str:
        return "If that is not right, answer again."

    def attend(self) -> str:
        return "I take part"

    def send_substitute(self) -> str:
        return "Send a substitute"

    def decline(self) -> str:
        return "Decline"

    def change(self) -> str:
        return "Change answer"

    # the secretariat

    def item(self) -> str:
        return "Item"

    def proposer(self) -> str:
        return "Proposed by"

    def purpose(self) -> str:
        return "Purpose"

    def duration(self) -> str:
        return "Time"

    def background(self) -> str:
        return "Background"

    def attending(self) -> str:
        return "Attending"

    def substituted(self) -> str:
        return "Substituted"

    def declined(self) -> str:
        return "Declined"

    def tentative(self) -> str:
        return "Maybe"

    def pending(self) -> str:
        return "No answer"

    def missing_heading(self) -> str:
        return "Have not answered"

    # the end

    def contact(self, contact: Contact) -> str:
        phone = f" or call {contact.phone.replace(' ', dates.NB)}" if contact.phone else ""
        return f"If you have questions, write to {contact.email}{phone}."

    def regards(self, contact: Contact) -> tuple[str, ...]:
        return ("Kind regards", contact.name)

    def sender_without_committee(self) -> tuple[str, ...]:
        return ("Kind regards", "Styrmand")

    def case_number(self) -> str:
        return "Case no."

    def privacy(self) -> str:
        return "How we handle your personal data"

    # the calendar's own texts

    def entry_summary_of_days(self, meeting: Meeting, numbers: Sequence[int]) -> str:
        return f"{meeting.title}, day {self.listing([str(number) for number in numbers])}"

    def entry_gone_summary(self, summary: str) -> str:
        return f"Cancelled: {summary}"

    def entry_role(self, principals: Sequence[str]) -> str:
        return f"You take part for {self.listing(principals)}."

    def entry_join(self) -> str:
        return "Join online:"

    def entry_agenda(self) -> str:
        return "Agenda:"

    def entry_answer(self, deadline: str) -> str:
        return f"Please answer by {deadline}, here in the calendar or at:"

    def entry_answer_late(self, deadline: str) -> str:
        return f"Answers were due {deadline}, but you can still answer, here in the calendar or at:"

    def entry_change(self) -> str:
        return "See or change your answer:"

    def entry_contact(self, contact: Contact) -> str:
        return f"Contact: {', '.join(part for part in (contact.name, contact.email, contact.phone) if part)}"
