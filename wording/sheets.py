"""What agendas and minutes say round what people wrote: titles, names of parts, what became of an item."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import ClassVar

from meetings.model import COPENHAGEN, Language, Meeting, Mode, Session
from meetings.paper import ApprovedBy, FollowUpState, MinutesState, Stage, Stay
from wording import dates
from wording.dates import NB
from wording.tongue import FileWords


class Danish(FileWords):
    language = Language.DA

    # titles
    def agenda_title(self, days: Sequence[Session], committee: str) -> str:
        """Dagsorden til møde den 2. marts 2021 i styregruppen for Europæisk Kulturregion."""
        return f"Dagsorden til møde den{NB}{self.days(days)} i {in_sentence(committee)}"

    def minutes_title(self, days: Sequence[Session], committee: str) -> str:
        return f"Referat af møde den{NB}{self.days(days)} i {in_sentence(committee)}"

    def public(self, title: str) -> str:
        return f"{title} (offentlig udgave)"

    def days(self, sessions: Sequence[Session]) -> str:
        return dates.listing((dates.short_date(one.day, self.language) for one in sessions), self.language)

    # the head
    agenda = "Dagsorden"
    overview = "Oversigt over punkterne"
    number = "Nr."
    item = "Punkt"
    kind = "Type"
    presents = "Oplæg"
    when = "Tid"
    place = "Sted"
    lead = "Mødeleder"
    taker = "Referent"
    case = "Sagsnr."

    def time_and_place(self, when: str, where: str) -> str:
        """Tid og sted: 2. marts 2021 kl. 9.30 – 11.30. Mødet afholdes virtuelt via Teams."""
        return f"Tid og sted: {when}. {_sentence(where)}".strip()

    def session(self, one: Session, hours: str) -> str:
        return f"{dates.short_date(one.day, self.language)} kl.{NB}{hours}"

    held_online = "Mødet holdes online via Teams"
    was_held_online = "Mødet blev holdt online via Teams"

    def where(self, meeting: Meeting, *, is_over: bool = False) -> str:
        """How one meets, or how one met."""
        match meeting.mode:
            case Mode.ONLINE:
                return self.was_held_online if is_over else self.held_online
            case Mode.ONSITE:
                return meeting.place
            case Mode.HYBRID:
                return f"{meeting.place} og online via Teams" if meeting.place else "Online via Teams"

    def clock(self, at: time) -> str:
        return dates.clock(at, self.language)

    def case_number(self, number: str) -> str:
        return f"Sagsnr. {number}"

    # where the paper stands
    stages: ClassVar[Mapping[Stage, str]] = {
        Stage.DRAFT: "Udkast",
        Stage.COMMENTS: "Udkast til kommentering",
        Stage.PUBLISHED: "",
        Stage.SUPPLEMENTARY: "Tillægsdagsorden",
    }

    def comments_until(self, at: datetime) -> str:
        return f"Bemærkninger sendes senest {dates.moment(at, self.language)}."

    def comments_to(self, address: str, at: datetime) -> str:
        return f"Eventuelle bemærkninger sendes til {address} senest {dates.moment(at, self.language)}."

    def version(self, number: int, at: datetime) -> str:
        return f"Version {number}, udsendt {dates.full_moment(at, self.language)}"

    new_or_changed = "Nyt eller ændret siden den forrige dagsorden"
    closed = "lukket punkt"
    behind_closed_doors = "Punktet behandles lukket."

    minutes_states: ClassVar[Mapping[MinutesState, str]] = {
        MinutesState.DRAFT: "Udkast",
        MinutesState.COMMENTS: "Udkast til bemærkninger",
        MinutesState.APPROVED: "",
    }

    def approved(self, at: datetime, how: ApprovedBy | None) -> str:
        day = dates.short_date(at.astimezone(COPENHAGEN).date(), self.language)
        match how:
            case ApprovedBy.CLICK:
                return f"Godkendt af formanden den{NB}{day}"
            case ApprovedBy.MEETING:
                return f"Godkendt på mødet den{NB}{day}"
            case ApprovedBy.SILENCE:
                return f"Godkendt den{NB}{day}, da fristen for bemærkninger udløb"
            case None:
                return f"Godkendt den{NB}{day}"

    # an item
    bilag = "Bilag"
    all_attachments = "Bilagsoversigt"
    marks: ClassVar[Mapping[str, str]] = {"B": "Beslutning", "D": "Drøftelse", "O": "Orientering"}
    proposes = "Det indstilles, at"

    def minutes_long(self, minutes: int) -> str:
        return f"{minutes}{NB}min."

    def from_clock(self, at: datetime) -> str:
        return f"kl.{NB}{dates.clock(at.astimezone(COPENHAGEN).time(), self.language)}"

    def proposer(self, organisation: str, name: str) -> str:
        return f"Forslagsstiller: {organisation}{f' v/{name}' if name else ''}"

    def presenter(self, name: str) -> str:
        return f"Oplæg: {name}"

    def guests(self, names: Iterable[str]) -> str:
        return f"Gæster: {dates.listing(names, self.language)}"

    def lineage(self, deferrals: int) -> str:
        return "Udsat én gang" if deferrals == 1 else f"Udsat {deferrals} gange"

    # attendance, beside `papers.Danish.attendee` and `apologies`
    represented = "Repræsenteret på mødet"
    nobody_seen = "Fremmøde er ikke registreret."

    def absent(self, names: Iterable[str]) -> str:
        return f"Fraværende uden afbud: {dates.listing(names, self.language)}."

    def while_there(self, stays: Iterable[Stay]) -> str:
        """kom kl. 9.45, gik kl. 11.00, kom igen kl. 11.15"""
        return ", ".join(dates.came_and_left(stays, self.from_clock, *self.came_left_again))

    came_left_again = ("kom", "gik", "kom igen")

    def took_part(self, runs: Sequence[tuple[str, str]]) -> str:
        """deltog i punkt 1-3 og 5"""
        return f"deltog i punkt{NB}{self.some_items(runs)}"

    def some_items(self, runs: Sequence[tuple[str, str]]) -> str:
        told = [first if first == last else f"{first}-{last}" for first, last in runs]
        return dates.listing(told, self.language)

    # follow-ups
    follow_ups = "Opfølgning"
    all_follow_ups = "Aktionsliste"
    task = "Opgave"
    responsible = "Ansvarlig"
    deadline = "Frist"
    state = "Status"
    follow_up_states: ClassVar[Mapping[FollowUpState, str]] = {
        FollowUpState.OPEN: "Åben",
        FollowUpState.DONE: "Udført",
        FollowUpState.DROPPED: "Bortfaldet",
    }

    def day(self, day: date) -> str:
        return dates.short_date(day, self.language)

    def follow_up(self, task: str, who: str, deadline: date | None) -> str:
        """Sekretariatet sender oplægget ud (ansvarlig: Fællessekretariatet, frist: 1. april 2021)."""
        facts = [f"ansvarlig: {who}"] if who else []
        facts += [f"frist: {self.day(deadline)}"] if deadline else []
        return f"{task} ({', '.join(facts)})" if facts else task

    def page(self) -> tuple[str, str]:
        return f"Side{NB}", f" af{NB}"

    skip_to_content = "Gå til indholdet"
    contents = "Indhold"


class English(Danish):
    language = Language.EN

    def agenda_title(self, days: Sequence[Session], committee: str) -> str:
        return f"Agenda of the meeting of {committee} on {self.days(days)}"

    def minutes_title(self, days: Sequence[Session], committee: str) -> str:
        return f"Minutes of the meeting of {committee} on {self.days(days)}"

    def public(self, title: str) -> str:
        return f"{title} (public version)"

    agenda = "Agenda"
    overview = "The items at a glance"
    number = "No."
    item = "Item"
    kind = "Kind"
    presents = "Presented by"
    when = "Time"
    place = "Place"
    lead = "Chair"
    taker = "Minute-taker"
    case = "Case no."

    def time_and_place(self, when: str, where: str) -> str:
        return f"Time and place: {when}. {_sentence(where)}".strip()

    def session(self, one: Session, hours: str) -> str:
        return f"{dates.short_date(one.day, self.language)}, {hours}"

    held_online = "The meeting is held online in Teams"
    was_held_online = "The meeting was held online in Teams"

    def where(self, meeting: Meeting, *, is_over: bool = False) -> str:
        match meeting.mode:
            case Mode.ONLINE:
                return self.was_held_online if is_over else self.held_online
            case Mode.ONSITE:
                return meeting.place
            case Mode.HYBRID:
                return f"{meeting.place} and online in Teams" if meeting.place else "Online in Teams"

    def case_number(self, number: str) -> str:
        return f"Case no. {number}"

    stages: ClassVar[Mapping[Stage, str]] = {
        Stage.DRAFT: "Draft",
        Stage.COMMENTS: "Draft for comments",
        Stage.PUBLISHED: "",
        Stage.SUPPLEMENTARY: "Supplementary agenda",
    }

    def comments_until(self, at: datetime) -> str:
        return f"Comments are due {dates.moment(at, self.language)}."

    def comments_to(self, address: str, at: datetime) -> str:
        return f"Please send comments to {address} by {dates.moment(at, self.language)}."

    def version(self, number: int, at: datetime) -> str:
        return f"Version {number}, sent {dates.full_moment(at, self.language)}"

    new_or_changed = "New or changed since the agenda before"
    closed = "closed item"
    behind_closed_doors = "The item is dealt with in private."

    minutes_states: ClassVar[Mapping[MinutesState, str]] = {
        MinutesState.DRAFT: "Draft",
        MinutesState.COMMENTS: "Draft for comments",
        MinutesState.APPROVED: "",
    }

    def approved(self, at: datetime, how: ApprovedBy | None) -> str:
        day = dates.short_date(at.astimezone(COPENHAGEN).date(), self.language)
        match how:
            case ApprovedBy.CLICK:
                return f"Approved by the chair on {day}"
            case ApprovedBy.MEETING:
                return f"Approved at the meeting on {day}"
            case ApprovedBy.SILENCE:
                return f"Approved on {day}, when the time for comments had run out"
            case None:
                return f"Approved on {day}"

    bilag = "Attachment"
    all_attachments = "List of attachments"
    marks: ClassVar[Mapping[str, str]] = {"B": "Decision", "D": "Discussion", "O": "Information"}
    proposes = "It is recommended that"

    def minutes_long(self, minutes: int) -> str:
        return f"{minutes}{NB}min"

    def from_clock(self, at: datetime) -> str:
        return f"at{NB}{dates.clock(at.astimezone(COPENHAGEN).time(), self.language)}"

    def proposer(self, organisation: str, name: str) -> str:
        return f"Proposed by: {organisation}{f' ({name})' if name else ''}"

    def presenter(self, name: str) -> str:
        return f"Presented by: {name}"

    def guests(self, names: Iterable[str]) -> str:
        return f"Guests: {dates.listing(names, self.language)}"

    def lineage(self, deferrals: int) -> str:
        return "Put off once" if deferrals == 1 else f"Put off {deferrals} times"

    represented = "Represented at the meeting"
    nobody_seen = "Attendance has not been recorded."

    def absent(self, names: Iterable[str]) -> str:
        return f"Absent without apology: {dates.listing(names, self.language)}."

    came_left_again = ("came", "left", "came back")

    def took_part(self, runs: Sequence[tuple[str, str]]) -> str:
        only_one = len(runs) == 1 and runs[0][0] == runs[0][1]
        return f"took part in {'item' if only_one else 'items'}{NB}{self.some_items(runs)}"

    follow_ups = "Follow-up"
    all_follow_ups = "Actions"
    task = "Task"
    responsible = "Responsible"
    deadline = "Due"
    state = "State"
    follow_up_states: ClassVar[Mapping[FollowUpState, str]] = {
        FollowUpState.OPEN: "Open",
        FollowUpState.DONE: "Done",
        FollowUpState.DROPPED: "Dropped",
    }

    def follow_up(self, task: str, who: str, deadline: date | None) -> str:
        facts = [f"responsible: {who}"] if who else []
        facts += [f"due: {self.day(deadline)}"] if deadline else []
        return f"{task} ({', '.join(facts)})" if facts else task

    def page(self) -> tuple[str, str]:
        return f"Page{NB}", f" of{NB}"

    skip_to_content = "Skip to the contents"
    contents = "Contents"


_HOLDS = re.compile(
    r"\b(?P<what>(?:mødet|seminaret|dagen|det))\s+(?P<does>holdes|afholdes|foregår|finder sted)\b",
    re.IGNORECASE,
)
_HELD = {
    "holdes": "blev holdt",
    "afholdes": "blev afholdt",
    "foregår": "foregik",
    "finder sted": "fandt sted",
}


def looking_back(note: str) -> str:
    """What an agenda said of the meeting, in minutes of it: "Mødet holdes online" becomes "Mødet blev holdt online"."""
    return _HOLDS.sub(lambda found: f"{found['what']} {_HELD[found['does'].casefold()]}", note)


def in_sentence(name: str) -> str:
    """Styregruppen for … in the middle of a sentence; a name like KKR Midtjylland stays as it is."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def words(language: Language) -> Danish:
    return English() if language is Language.EN else Danish()
