"""One errand of every kind, about one meeting of one committee: what the letters of the tests are written from."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from dialogs.heard import NewFeed
from documents.letter import Mailbox
from meetings import paper
from meetings.attendance import Line, Roll
from meetings.entries import Entry, Method
from meetings.model import (
    AgendaItem,
    Answer,
    AnswerKind,
    Clause,
    Committee,
    CommitteeId,
    Contact,
    Deadlines,
    Detail,
    FileId,
    Invitee,
    ItemId,
    ItemState,
    Language,
    Meeting,
    MeetingId,
    MeetingKind,
    MeetingState,
    Mode,
    Observation,
    Organisation,
    OrganisationId,
    OrganisationKind,
    Person,
    PersonId,
    Recommendation,
    Role,
    Session,
    Source,
    Substitution,
    Verb,
)
from meetings.notices import Channel, Circumstances, Kind, NewNotice, Notice, NoticeId, NoticeState
from meetings.office import Waiting
from meetings.office.errands import Errand, Instead, Regarding
from meetings.replies import Decision, Noted, Reason
from meetings.undelivered import Undelivered, Why
from meetings.versions import FieldChange

SENDER = Mailbox("Fællessekretariatet", "moeder@kultur.example.dk")
TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9y%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d"

VIBORG = Organisation(OrganisationId("viborg"), "Viborg Kommune", "Viborg", OrganisationKind.MUNICIPALITY)
AARHUS = Organisation(OrganisationId("aarhus"), "Aarhus Kommune", "Aarhus", OrganisationKind.MUNICIPALITY)
METTE = Person(PersonId(1), "Mette Kjærgaard", "mette@viborg.example.dk", "Kulturchef", VIBORG)
VIBEKE = Person(PersonId(2), "Vibeke Jensen", "vibeke@aarhus.example.dk", "Kulturchef", AARHUS)
ELLEN = Person(PersonId(3), "Ellen Pedersen", "ellen@aarhus.example.dk", "Konsulent", AARHUS)

COMMITTEE = Committee(
    CommitteeId("ekr-styregruppe"),
    "Styregruppen for Europæisk Kulturregion",
    Contact("Fællessekretariatet", "kultur@rm.example.dk", "78 41 00 00"),
)
MEETING = Meeting(
    id=MeetingId("ekr-2027-03-02"),
    committee=COMMITTEE.id,
    title="Møde i styregruppen for Europæisk Kulturregion",
    kind=MeetingKind.ORDINARY,
    mode=Mode.ONLINE,
    sessions=(Session(1, date(2027, 3, 2), time(9, 30), time(11, 30)),),
    deadlines=Deadlines(
        items=datetime(2027, 2, 8, 11, tzinfo=UTC),
        responses=datetime(2027, 2, 11, 11, tzinfo=UTC),
        agenda=datetime(2027, 2, 22, 11, tzinfo=UTC),
    ),
    uid="ekr-2027-03-02-20270111T090000@kultur.example.dk",
    join_url=TEAMS,
    state=MeetingState.CONVENED,
    revision=2,
    case_number="SAG-2027-00123",
    convened_at=datetime(2027, 1, 11, 9, tzinfo=UTC),
)
SEMINAR = replace(
    MEETING,
    kind=MeetingKind.SEMINAR,
    mode=Mode.ONSITE,
    join_url="",
    place="Holstebro Musikteater, Den Røde Plads 16, 7500 Holstebro",
    title="Seminar om kulturaftalen",
    sessions=(
        Session(1, date(2027, 10, 7), time(9, 0), time(16, 0)),
        Session(2, date(2027, 10, 8), time(9, 0), time(15, 0)),
    ),
)


def item(
    number: str, title: str, *verbs: Verb, minutes: int | None = None, closed: bool = False
) -> AgendaItem:
    return AgendaItem(
        ItemId(int(number.replace(".", ""))),
        MEETING.id,
        title,
        ItemState.ACCEPTED,
        number,
        recommendations=tuple(Recommendation(verb, "…") for verb in verbs),
        minutes=minutes,
        closed=closed,
    )


AGENDA = (
    item("1", "Velkomst og godkendelse af dagsorden", Verb.APPROVE, minutes=5),
    item("2", "Siden sidst", Verb.TAKE_NOTE, minutes=10),
    item("3", "Status på Handlingsplan 2026-28", Verb.DISCUSS, minutes=30),
    item("3.1", "Fælles billetsystem til Kulturforum", Verb.DISCUSS, Verb.DECIDE),
    item("3.2", "Kontrakt med leverandøren", Verb.DECIDE, closed=True),
    item("4", "Eventuelt"),
)
PROPOSED = replace(
    item("0", "Studietur <b>2027</b>: forslag til mål", Verb.DISCUSS, minutes=15),
    number="",
    state=ItemState.LATE,
    proposer=METTE,
    submitted_at=datetime(2027, 2, 9, 9, tzinfo=UTC),
    background="Vi har talt om Malmø & Umeå.\nDer er penge i puljen.",
)

DUE = datetime(2027, 2, 19, 11, tzinfo=UTC)
SAID = paper.Comment(
    paper.CommentId(1),
    MEETING.id,
    paper.About.AGENDA,
    1,
    PROPOSED.id,
    VIBEKE,
    DUE,
    "Beløbet <mangler> & haster.",
)
DECIDED = paper.Decision(PROPOSED.id, paper.Outcome.FOLLOWED, "Styregruppen drøftede sagen.", DUE, None)
OWED = paper.FollowUp(
    paper.FollowUpId(1), COMMITTEE.id, MEETING.id, None, "Umeå 2027", date(2027, 3, 19), METTE
)
BETWEEN = paper.ChairDecision(
    paper.ChairDecisionId(1),
    COMMITTEE.id,
    "Malmø 2027",
    "Vi støtter turen med 20.000 kr.",
    Clause("chair", "Formanden kan beslutte mellem møderne.", "Kommissorium", "§ 5"),
    VIBEKE,
    DUE,
)

ORDER = {METTE.id: 1, VIBEKE.id: 2}


def line(person: Person, *answers: Answer, **more: Any) -> Line:
    invitee = Invitee(person, person.organisation, Role.MEMBER, ORDER[person.id])
    return Line(invitee, answers, **more)


def answer(person: Person, kind: AnswerKind, session: int = 1, round: int = 1) -> Answer:
    at = datetime(2027, 1, 12, 9, tzinfo=UTC)
    return Answer(person.id, session, kind, round, Source.TEAMS, at, person.id)


def seat(session: int = 1, *, mandate: bool = True) -> Substitution:
    at = datetime(2027, 1, 12, 9, tzinfo=UTC)
    return Substitution(session, VIBEKE.id, ELLEN, 1, at, mandate)


def notice(kind: Kind, to: Person, occasion: str = "r1", **more: Any) -> Notice:
    due = datetime(2027, 1, 11, 9, tzinfo=UTC)
    new = NewNotice(MEETING.id, to.id, kind, occasion, Channel.MAIL, due, MEETING.ends_at, 1, **more)
    return Notice(NoticeId(12), new, NoticeState.CLAIMED, due, message_id="<d12.5f0c2a@kultur.example.dk>")


def errand(
    kind: Kind,
    to: Person = METTE,
    *,
    meeting: Meeting = MEETING,
    own: Line | None = None,
    others: tuple[Line, ...] = (),
    agenda: tuple[AgendaItem, ...] = AGENDA,
    entry: Entry | None = None,
    instead: Instead | None = None,
    about: Person | None = None,
    item: AgendaItem | None = None,
    regarding: Regarding = Regarding(),  # noqa: B008 - frozen
    said: tuple[Observation, ...] = (),
) -> Errand:
    lines = tuple(one for one in (own, *others) if one)
    roll = Roll(meeting, lines)
    told = notice(kind, to, entry=entry, item=item.id if item else None, about=about.id if about else None)
    return Errand(
        notice=told,
        to=to,
        dated=told.new.due_at,
        now_true=Circumstances(
            meeting, own, comes_for=bool(roll.principals(to.id)), reminded_today=False, entry=entry
        ),
        committee=COMMITTEE,
        comes_for=roll.principals(to.id),
        agenda=agenda,
        item=item,
        about=about,
        regarding=regarding,
        instead=instead,
        said=said,
        roll=roll,
    )


def changed(
    to: Person, before: AnswerKind, after: AnswerKind, *, substitute: Person | None = None
) -> tuple[Observation, ...]:
    """An answer in Teams (with a substitute), and another from the calendar the day after."""
    first, then = datetime(2027, 1, 12, 9, tzinfo=UTC), datetime(2027, 1, 13, 9, tzinfo=UTC)
    return (
        Observation(first, to, 1, None, before, substitute, Source.TEAMS, to.id, False, 1),
        Observation(then, to, 1, before, after, None, Source.CALENDAR, to.id, False, 1),
    )


REQUEST = Entry(MEETING.id, METTE.id, 0, datetime(2027, 1, 11, 9, tzinfo=UTC), Method.REQUEST)
CANCEL = replace(REQUEST, sequence=1, method=Method.CANCEL)
MOVED_MEETING = replace(
    MEETING,
    sessions=(Session(1, date(2027, 3, 4), time(13, 0), time(15, 0)),),
    before_move=MEETING.sessions,
    round=2,
    reason="Formanden er forhindret.",
)
AMENDED_MEETING = replace(
    MEETING,
    mode=Mode.HYBRID,
    place="Rådhuset, lokale 398",
    agenda_url="https://kultur.example.dk/dagsorden/2027-03-02",
    amended=(Detail.PLACE, Detail.AGENDA_URL),
    revision=3,
)
SUBSTITUTED = line(VIBEKE, answer(VIBEKE, AnswerKind.DECLINED), substitutions=(seat(),))
LINK_CODE = Errand(
    replace(
        notice(Kind.LINK_CODE, METTE),
        new=replace(notice(Kind.LINK_CODE, METTE, "link-7").new, meeting=None),
    ),
    METTE,
    datetime(2027, 1, 11, 9, tzinfo=UTC),
)


def waiting(reason: Reason, sender: str, person: Person | None = None) -> Waiting:
    at = datetime(2027, 1, 11, 9, tzinfo=UTC)
    line = Noted(f"<{reason}@x.dk>", at, Decision.TO_A_PERSON, reason, sender=sender)
    return Waiting(line, MEETING if person else None, person)


REPLIES_WAIT = replace(
    LINK_CODE,
    notice=replace(
        notice(Kind.REPLIES_WAIT, METTE),
        new=replace(notice(Kind.REPLIES_WAIT, METTE, "20270111T0900Z").new, meeting=None),
    ),
    waiting=(
        waiting(Reason.PROPOSES_A_TIME, VIBEKE.email, VIBEKE),
        waiting(Reason.LETTER, "ukendt@et.sted.example.dk"),
        waiting(Reason.NOT_REACHED, ""),
    ),
)

ERRANDS: dict[str, Errand] = {
    "convened": errand(Kind.CONVENED, own=line(METTE), entry=REQUEST),
    "convened without agenda": errand(
        Kind.CONVENED,
        own=line(METTE),
        entry=REQUEST,
        agenda=(),
        meeting=replace(MEETING, mode=Mode.HYBRID, place="Godsbanen, Skovgaardsgade 3, 8000 Aarhus C"),
    ),
    "convened to seminar": errand(Kind.CONVENED, own=line(METTE), entry=REQUEST, meeting=SEMINAR),
    "reminder": errand(Kind.REMINDER, own=line(METTE), instead=Instead.NO_ROAD),
    "reminder of a day": errand(
        Kind.REMINDER,
        own=line(METTE, answer(METTE, AnswerKind.ONSITE)),
        meeting=SEMINAR,
        instead=Instead.MAYBE_TOLD,
    ),
    "maybe": errand(Kind.MAYBE, own=line(METTE, answer(METTE, AnswerKind.TENTATIVE))),
    "confirm": errand(
        Kind.CONFIRM,
        own=line(METTE, answer(METTE, AnswerKind.DECLINED)),
        said=changed(METTE, AnswerKind.ONLINE, AnswerKind.DECLINED),
    ),
    "confirm to who sent a substitute": errand(
        Kind.CONFIRM,
        own=line(METTE, answer(METTE, AnswerKind.ONLINE)),
        said=changed(METTE, AnswerKind.DECLINED, AnswerKind.ONLINE, substitute=ELLEN),
    ),
    "unconfirmed": errand(
        Kind.UNCONFIRMED, own=line(METTE, answer(METTE, AnswerKind.ONLINE)), instead=Instead.NO_ROAD
    ),
    "unconfirmed to a substitute": errand(Kind.UNCONFIRMED, ELLEN, others=(SUBSTITUTED,)),
    "differs": errand(
        Kind.DIFFERS, about=VIBEKE, said=changed(VIBEKE, AnswerKind.ONLINE, AnswerKind.DECLINED)
    ),
    "replies wait": REPLIES_WAIT,
    "moved": errand(
        Kind.MOVED,
        own=line(METTE, earlier=(answer(METTE, AnswerKind.ONLINE),)),
        meeting=MOVED_MEETING,
        entry=replace(REQUEST, sequence=1),
    ),
    "amended": errand(
        Kind.AMENDED,
        own=line(METTE),
        meeting=AMENDED_MEETING,
        entry=replace(REQUEST, stamp=datetime(2027, 1, 12, 9, tzinfo=UTC)),
    ),
    "amended to who comes": errand(
        Kind.AMENDED,
        own=line(METTE, answer(METTE, AnswerKind.ONLINE)),
        meeting=replace(AMENDED_MEETING, title="Budgetmøde", amended=tuple(Detail)),
        entry=replace(REQUEST, stamp=datetime(2027, 1, 12, 9, tzinfo=UTC)),
    ),
    "amended to a substitute": errand(
        Kind.AMENDED, ELLEN, meeting=AMENDED_MEETING, others=(SUBSTITUTED,), entry=REQUEST
    ),
    "cancelled": errand(
        Kind.CANCELLED,
        own=line(METTE),
        meeting=replace(MEETING, state=MeetingState.CANCELLED, reason="For få punkter."),
        entry=CANCEL,
    ),
    "agenda": errand(
        Kind.AGENDA,
        own=line(METTE, answer(METTE, AnswerKind.ONLINE)),
        meeting=replace(MEETING, agenda_published_at=datetime(2027, 2, 22, 11, tzinfo=UTC)),
        instead=Instead.TEAMS_COULD_NOT,
    ),
    "day before": errand(Kind.DAY_BEFORE, own=line(METTE, answer(METTE, AnswerKind.ONLINE))),
    "day before as substitute": errand(Kind.DAY_BEFORE, ELLEN, others=(SUBSTITUTED,)),
    "substitute": errand(Kind.SUBSTITUTE, ELLEN, others=(SUBSTITUTED,), about=VIBEKE, entry=REQUEST),
    "released": errand(Kind.RELEASED, ELLEN, about=VIBEKE, entry=CANCEL),
    "released by a move": errand(Kind.RELEASED, ELLEN, meeting=MOVED_MEETING, entry=CANCEL),
    "substitute left": errand(Kind.SUBSTITUTE_LEFT, VIBEKE, own=line(VIBEKE), about=ELLEN),
    "seat given": errand(Kind.SEAT_GIVEN, own=line(METTE, answer(METTE, AnswerKind.ONLINE)), about=VIBEKE),
    "seat asked": errand(Kind.SEAT_ASKED, own=line(METTE, answer(METTE, AnswerKind.ONLINE)), about=VIBEKE),
    "item arrived": errand(Kind.ITEM_ARRIVED, item=PROPOSED),
    "deadline passed": errand(
        Kind.DEADLINE_PASSED, ELLEN, others=(line(METTE), SUBSTITUTED), instead=Instead.NO_ROAD
    ),
    "undelivered": replace(
        errand(Kind.UNDELIVERED, ELLEN),
        undelivered=tuple(
            Undelivered(notice(kind, METTE), METTE, why, in_teams=False, may_again=True)
            for kind, why in zip((Kind.CONVENED, Kind.REMINDER, Kind.AGENDA, Kind.MOVED), Why, strict=True)
        ),
    ),
    "item accepted in other words": errand(
        Kind.ITEM_SETTLED,
        item=replace(PROPOSED, state=ItemState.ACCEPTED, number="4"),
        regarding=Regarding(changes=(FieldChange("background", "Kort.", "Kort og godt."),)),
    ),
    "item returned": errand(
        Kind.ITEM_SETTLED, item=replace(PROPOSED, state=ItemState.RETURNED, note="Hvad koster det?")
    ),
    "agenda for comments": errand(Kind.AGENDA_COMMENTS, regarding=Regarding(until=DUE)),
    "agenda to approve": errand(Kind.AGENDA_TO_APPROVE),
    "comment arrived": errand(Kind.COMMENT_ARRIVED, item=PROPOSED, regarding=Regarding(comment=SAID)),
    "minutes sent": errand(Kind.MINUTES_SENT, regarding=Regarding(until=DUE)),
    "minutes approved": errand(Kind.MINUTES_APPROVED),
    "excerpt": errand(Kind.EXCERPT, item=PROPOSED, regarding=Regarding(decision=DECIDED)),
    "follow-up": errand(Kind.FOLLOW_UP, regarding=Regarding(follow_up=OWED)),
    "chair's decision": errand(Kind.CHAIR_DECIDED, regarding=Regarding(chair_decision=BETWEEN)),
    "entry gone": errand(Kind.CALENDAR, own=line(METTE, answer(METTE, AnswerKind.DECLINED)), entry=CANCEL),
    "entry gone to a substitute": errand(Kind.CALENDAR, VIBEKE, own=SUBSTITUTED, entry=CANCEL),
    "entry back": errand(
        Kind.CALENDAR,
        own=line(METTE, answer(METTE, AnswerKind.ONLINE)),
        entry=replace(REQUEST, sequence=2),
    ),
    "link code": LINK_CODE,
    "seminar cancelled": errand(
        Kind.CANCELLED,
        own=line(METTE),
        meeting=replace(SEMINAR, state=MeetingState.CANCELLED),
        entry=CANCEL,
    ),
    "seminar moved to one day": errand(
        Kind.MOVED,
        own=line(METTE),
        meeting=replace(SEMINAR, sessions=SEMINAR.sessions[:1], before_move=SEMINAR.sessions, round=2),
        entry=replace(REQUEST, sequence=1),
    ),
    "substitute for fewer days": errand(
        Kind.SUBSTITUTE,
        ELLEN,
        meeting=SEMINAR,
        others=(line(VIBEKE, substitutions=(seat(2),)),),
        about=VIBEKE,
        entry=replace(REQUEST, sequence=1),
    ),
    "substitute for a day": errand(
        Kind.SUBSTITUTE,
        ELLEN,
        meeting=SEMINAR,
        others=(line(VIBEKE, substitutions=(seat(2, mandate=False),)),),
        about=VIBEKE,
        entry=REQUEST,
    ),
}


def in_english(errand: Errand) -> Errand:
    return replace(errand, to=replace(errand.to, language=Language.EN))


class FixedLinks:
    """Links that can be told apart at sight."""

    def answer(self, meeting: MeetingId, person: PersonId) -> str:
        return f"https://styrmand.example.dk/svar/{meeting}.{person}"

    def attendance_list(self, meeting: MeetingId, person: PersonId, form: str) -> str:
        return f"https://styrmand.example.dk/liste/{meeting}.{person}.{form}"

    def mailed_paper(self, meeting: MeetingId, person: PersonId, paper: str, sent: datetime) -> str:
        return f"https://moeder.example.dk/papir/{meeting}-{person}-{paper}-{sent:%Y%m%d}"

    def paper(self, meeting: MeetingId, person: PersonId, paper: str, form: str) -> str:
        return f"https://styrmand.example.dk/papir/{meeting}.{person}.{paper}.{form}"

    def year_plan(self, committee: CommitteeId, person: PersonId) -> str:
        return f"https://styrmand.example.dk/moedeplan/{committee}-{person}"

    def new_feed(self) -> NewFeed:
        return NewFeed("https://styrmand.example.dk/kalender/Zp3v0qkR5n.ics", "0" * 64)

    def file(self, meeting: MeetingId, person: PersonId, item: ItemId, file: FileId, since: datetime) -> str:
        return f"https://styrmand.example.dk/bilag/{meeting}.{person}.{item}.{file[:4]}.{since:%Y%m%d}"

    def pages(self, person: PersonId, meeting: MeetingId | None, room: str = "") -> str:
        return f"https://styrmand.example.dk/sekretariat/ind/{person}.{meeting or ''}{room}"

    def privacy(self) -> str:
        return "https://styrmand.example.dk/privatliv"
