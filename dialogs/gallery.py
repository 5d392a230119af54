"""Every card the bot can show, drawn from made-up facts: what the lint reads, and what is painted to be looked at.

The names end in the language and in what the facts are like: `plain` as they mostly are, `long` up to every limit,
`hostile` full of what Markdown, HTML and Teams would take for something else.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from dialogs import buttons, notice_cards
from dialogs.cards import (
    accounts,
    agenda,
    answers,
    behalf,
    calendars,
    chair,
    convening,
    corrections,
    downloads,
    files,
    guidance,
    held,
    members,
    minutes,
    overview,
    papers,
    people,
    receipts,
    refusals,
    seats,
    status,
    triage,
    undelivered,
    waiting,
    welcome,
)
from dialogs.cards.agenda import ItemForm
from dialogs.cards.parts import box, tap, text
from dialogs.heard import Ask, Card, NewFeed, Show
from dialogs.intents import Away, Matter
from dialogs.views import Candidate, View
from meetings import refusals as no
from meetings.agenda import numbered_attachments
from meetings.attendance import Line, Roll, Standing
from meetings.contradictions import differing
from meetings.held import Held, HeldBack, Hold
from meetings.model import (
    AgendaItem,
    Answer,
    AnswerKind,
    Attachment,
    Clause,
    Committee,
    CommitteeId,
    Contact,
    Deadlines,
    Detail,
    DropId,
    DroppedFile,
    FileId,
    Hands,
    Invitee,
    ItemId,
    ItemState,
    Language,
    Meeting,
    MeetingId,
    MeetingKind,
    MeetingState,
    Membership,
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
    StoredFile,
    Substitution,
    Verb,
)
from meetings.notices import Channel, Kind, NewNotice, Notice, NoticeId, NoticeState
from meetings.office import Awaited, Correction, Ending, Enrolment, Leaving, News, Resumption, Waiting
from meetings.office.agenda import ItemInMeeting
from meetings.office.errands import Regarding
from meetings.paper import (
    About,
    ChairDecision,
    ChairDecisionId,
    Comment,
    CommentId,
    Decision,
    FollowUp,
    FollowUpId,
    Minutes,
    MinutesState,
    Outcome,
    Slot,
)
from meetings.proposed_times import ProposedTime
from meetings.replies import Decision as Verdict
from meetings.replies import Noted, Reason
from meetings.undelivered import Undelivered, Why
from meetings.versions import Difference, FieldChange, Turn, difference
from wording.talk import Words, words

NOW = datetime(2027, 2, 3, 9, 14, tzinfo=UTC)
TOWNS = (
    "Favrskov Hedensted Herning Holstebro Horsens Ikast-Brande Lemvig Norddjurs Odder Randers Ringkøbing-Skjern "
    "Samsø Silkeborg Skanderborg Skive Struer Syddjurs Viborg Aarhus"
).split()
NAMES = (
    "Anne Berg",
    "Bo Lind",
    "Camilla Holm",
    "David Krogh",
    "Else Friis",
    "Frede Dahl",
    "Gitte Juhl",
    "Henrik Bech",
)


@dataclass(frozen=True, slots=True)
class Typed:
    """How people fill in what they may fill in."""

    title: str = "Fælles billetsystem til Kulturforum"
    name: str = "Mette Kjærgaard"
    other: str = "Jonas Østermark"
    place: str = "Holstebro Musikteater, Den Røde Plads 16, 7500 Holstebro"
    reason: str = "Formanden er forhindret."
    text: str = "Kommunerne køber hver for sig, og gæsterne køber tre gange. Vi foreslår ét fælles system."
    remark: str = "Jeg kommer en halv time senere."
    url: str = "https://teams.microsoft.com/l/meetup-join/19%3ameeting"
    organisation: str = "Viborg Kommune"
    short: str = "Viborg"
    quote: str = "I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune."


PLAIN = Typed()
LONG = Typed(
    title=(
        "Fælles billetsystem til Kulturforum og alle de andre store begivenheder i regionen med mere " * 2
    )[:120],
    name="Anne-Sophie Charlotte Frederikke von Østergaard-Christiansen",
    other="Maximilian Christoffer Emanuel Rasmussen-Ørnsholt",
    place=("Holstebro Musikteater, Den Røde Plads 16, indgang B, 2. sal, lokale »Den store prøvesal« " * 4)[
        :200
    ],
    reason=("Formanden er forhindret, og næstformanden kan heller ikke den dag. " * 6)[:300],
    text=("Øjeblikkets særlige ægthed bør også på dagsordenen, så længe det er nødvendigt. " * 40)[:2000],
    remark=("Jeg kommer fra et andet møde og er der først, når I er begyndt. " * 6)[:300],
    organisation="Region Midtjylland, Regional Udvikling, Kultur og Internationale Relationer",
    short="Ringkøbing-Skjern",
    quote=("Parterne aftaler, at ordinære møder kan deltages af to medarbejdere fra hver kommune. " * 5)[
        :400
    ],
)
HOSTILE = Typed(
    title="8. februar **fed** [klik](http://b.dk) <b>x</b>",
    name="*Mette* _Kjær_ `gaard` <at>alle</at>",
    other="[Jonas](javascript:alert(1)) # Ø",
    place="1. sal ![billede](https://ond.dk/x.png) | a | b |",
    reason="- ikke en liste {{DATE(2027-03-02T09:30:00Z,SHORT)}} ${hemmeligt}",
    text="# Overskrift\n> citat\n1. et\n2. to\n```\nkode\n```\n&lt;script&gt; 👩‍💻 \u202eomvendt",
    remark="+ 9. maj ~~streg~~ https://ond.dk",
    url="https://ond.dk/[x](y)",
    organisation="Kommune _med_ **tegn** & <tegn>",
    short="K\\*o\\_m",
    quote="§ 1. [Læs](https://ond.dk) **alt**",
)
CONTENTS = {"plain": PLAIN, "long": LONG, "hostile": HOSTILE}


def every_card() -> dict[str, Card]:
    """By name, `channel-` before those that everybody in a team can see, and `dialog-` before form windows."""
    made: dict[str, Card] = {}
    for content, typed in CONTENTS.items():
        languages = list(Language) if typed is PLAIN else [Language.DA]
        for language in languages:
            found = cards_with(typed, language)
            made |= {f"{name}-{language}-{content}": card for name, card in found.items()}
    return made


def cards_with(typed: Typed, language: Language) -> dict[str, Card]:
    """Every card with these facts."""
    w = words(language)
    shelf = Shelf(typed, w)
    return {name: _card(draw(shelf)) for name, draw in DRAWINGS.items()}


def _card(shown: Show | Ask) -> Card:
    return shown.card


class Links:
    """Addresses that look as the doors would make them."""

    def attendance_list(self, meeting: MeetingId, person: PersonId, form: str) -> str:
        return f"https://moeder.example.dk/liste/{meeting}-{person}.{form}"

    def mailed_paper(self, meeting: MeetingId, person: PersonId, paper: str, sent: datetime) -> str:
        return f"https://moeder.example.dk/papir/{meeting}-{person}-{paper}-{sent:%Y%m%d}"

    def paper(self, meeting: MeetingId, person: PersonId, paper: str, form: str) -> str:
        return f"https://moeder.example.dk/papir/{meeting}-{person}.{paper}.{form}"

    def file(self, meeting: MeetingId, person: PersonId, item: ItemId, file: FileId, since: datetime) -> str:
        return (
            f"https://moeder.example.dk/bilag/{meeting}-{person}-{item}-{file[-8:]}-{since:%Y%m%d}-{'x' * 90}"
        )

    def pages(self, person: PersonId, meeting: MeetingId | None, room: str = "") -> str:
        return f"https://moeder.example.dk/sekretariat/ind/{person}-{meeting or ''}{room}"

    def answer(self, meeting: MeetingId, person: PersonId) -> str:
        return f"https://moeder.example.dk/svar/{meeting}-{person}"

    def year_plan(self, committee: CommitteeId, person: PersonId) -> str:
        return f"https://moeder.example.dk/moedeplan/{committee}-{person}"

    def new_feed(self) -> NewFeed:
        return NewFeed("https://moeder.example.dk/kalender/Zp3v0qkR5n.ics", "0" * 64)

    def privacy(self) -> str:
        return "https://moeder.example.dk/privatliv"


# The facts


def _session(number: int, day: date, start: time = time(9, 30), end: time = time(11, 30)) -> Session:
    return Session(number, day, start, end)


ONE_DAY = (_session(1, date(2027, 3, 2)),)
TWO_DAYS = (
    _session(1, date(2027, 6, 9), time(10), time(17)),
    _session(2, date(2027, 6, 10), time(9), time(15)),
)
THREE_DAYS = (*TWO_DAYS, _session(3, date(2027, 6, 11), time(9), time(12)))


class Shelf:
    """The facts of one gallery."""

    def __init__(self, typed: Typed, w: Words) -> None:
        self.typed, self.w = typed, w
        self.contact = Contact("Fællessekretariatet", "kultursekretariat@rm.example.dk", "78 41 00 00")
        self.clause = Clause(
            "seats", typed.quote, "Aftale om kultursamarbejde i Region Midtjylland", "afsnittet Organisering"
        )
        self.committee = Committee(
            CommitteeId("ekr-styregruppe"), "Styregruppen for Europæisk Kulturregion", self.contact
        )
        self.own = Organisation(
            OrganisationId("viborg"), typed.organisation, typed.short, OrganisationKind.MUNICIPALITY
        )
        self.reader = self.person(1, typed.name, self.own)
        self.other = self.person(2, typed.other, self.own)
        self.links = Links()

    def person(self, id: int, name: str, organisation: Organisation) -> Person:
        return Person(PersonId(id), name, f"p{id}@{organisation.id}.example.dk", "Kulturchef", organisation)

    def meeting(
        self,
        sessions: tuple[Session, ...] = ONE_DAY,
        mode: Mode = Mode.ONLINE,
        kind: MeetingKind = MeetingKind.ORDINARY,
        state: MeetingState = MeetingState.CONVENED,
    ) -> Meeting:
        return Meeting(
            id=MeetingId("ekr-2027-03-02"),
            committee=self.committee.id,
            title=self.typed.title if self.typed is not PLAIN else "Styregruppemøde",
            kind=kind,
            mode=mode,
            sessions=sessions,
            deadlines=Deadlines(
                items=datetime(2027, 2, 8, 11, tzinfo=UTC),
                responses=datetime(2027, 2, 11, 11, tzinfo=UTC),
                agenda=datetime(2027, 2, 22, 11, tzinfo=UTC),
            ),
            uid="ekr-2027-03-02@example.dk",
            place=self.typed.place,
            join_url=self.typed.url,
            state=state,
            reason=self.typed.reason,
        )

    def line(
        self, person: Person, *kinds: AnswerKind, substitute: Person | None = None, order: int = 1
    ) -> Line:
        """Answers day by day; a substitute comes for all of them."""
        answers_ = tuple(
            Answer(
                person.id,
                day,
                kind,
                1,
                Source.TEAMS,
                NOW,
                person.id,
                remark=self.typed.remark if kind is AnswerKind.DECLINED else "",
            )
            for day, kind in enumerate(kinds, 1)
        )
        sits = tuple(
            Substitution(day, person.id, substitute, 1, NOW) for day in range(1, len(kinds) + 1) if substitute
        )
        return Line(Invitee(person, person.organisation, Role.MEMBER, order), answers_, sits)

    def view(self, meeting: Meeting | None = None, line: Line | None = None, **more: object) -> View:
        held = meeting or self.meeting()
        mine = line or self.line(self.reader)
        seen = View(
            reader=self.reader,
            meeting=held,
            committee=self.committee,
            now=NOW,
            roll=Roll(held, (mine,)),
            line=mine,
            candidates=(
                Candidate(self.other, deputy=True),
                Candidate(self.person(3, "Lise Aabye", self.own), deputy=False),
            ),
            agenda=self.agenda(),
        )
        return replace(seen, **more)  # type: ignore[arg-type]  # a few fields of a View, by name

    def full_roll(self, meeting: Meeting) -> Roll:
        """Nineteen municipalities with two members each, and the region's chair."""
        lines = [line for place, town in enumerate(TOWNS) for line in self._town(place, town)]
        region = Organisation(
            OrganisationId("rm"), "Region Midtjylland", "Region Midtjylland", OrganisationKind.REGION
        )
        chair = self.line(self.person(900, NAMES[0], region), AnswerKind.ONLINE, order=99)
        return Roll(meeting, (*lines, chair))

    def _town(self, place: int, town: str) -> Iterator[Line]:
        short = self.typed.short if town == "Viborg" else town
        name = self.typed.organisation if town == "Viborg" else f"{town} Kommune"
        home = Organisation(OrganisationId(f"k{place}"), name, short, OrganisationKind.MUNICIPALITY)
        for number in (0, 1):
            id = 100 + 2 * place + number
            person = self.person(id, self.typed.name if town == "Viborg" else NAMES[id % len(NAMES)], home)
            yield self._answered(person, id)

    def _answered(self, person: Person, id: int) -> Line:
        match id % 12:
            case 0 | 1:
                return self.line(person, order=id)
            case 2:
                return self.line(person, AnswerKind.DECLINED, order=id)
            case 5:
                return self.line(person, AnswerKind.DECLINED, substitute=self.other, order=id)
            case 7:
                return self.line(person, AnswerKind.WAITING, order=id)
            case 8:
                return self.line(person, AnswerKind.TENTATIVE, order=id)
            case _:
                return self.line(person, AnswerKind.ONLINE, order=id)

    def item(self, id: int = 1, state: ItemState = ItemState.SUBMITTED, number: str = "") -> AgendaItem:
        return AgendaItem(
            id=ItemId(id),
            meeting=MeetingId("ekr-2027-03-02"),
            title=self.typed.title,
            state=state,
            number=number,
            proposer=self.reader,
            submitted_at=NOW,
            background=self.typed.text,
            recommendations=(Recommendation(Verb.DISCUSS, self.typed.text),),
            attachments=(Attachment("Bilag", "https://example.dk/bilag.pdf"),),
            minutes=15,
            note=self.typed.reason if state is ItemState.DEFERRED else "",
        )

    def decision(self, item: int) -> Decision:
        return Decision(ItemId(item), Outcome.FOLLOWED, self.typed.text, NOW, None, Verb.APPROVE)

    def comment(self, id: int, answer: str = "") -> Comment:
        return Comment(
            CommentId(id),
            MeetingId("ekr-2027-03-02"),
            About.AGENDA,
            1,
            ItemId(1),
            self.other,
            NOW,
            self.typed.text,
            answer,
        )

    def follow_up(self) -> FollowUp:
        return FollowUp(
            FollowUpId(1),
            self.committee.id,
            MeetingId("ekr-2027-03-02"),
            None,
            self.typed.title,
            date(2027, 3, 19),
            self.reader,
            note=self.typed.reason,
        )

    def regarding(self) -> Regarding:
        """All there can be to say of a notice."""
        return Regarding(
            (FieldChange("background", "", self.typed.text),),
            NOW,
            self.comment(1),
            self.decision(1),
            self.follow_up(),
            self.chair(),
        )

    def chair(self) -> ChairDecision:
        return ChairDecision(
            ChairDecisionId(1),
            self.committee.id,
            self.typed.title,
            self.typed.text,
            self.clause,
            self.other,
            NOW,
        )

    def agenda(self) -> tuple[AgendaItem, ...]:
        titles = [
            "Velkomst og godkendelse af dagsorden",
            "Godkendelse af referat",
            "Siden sidst",
            "Status på Handlingsplan 2026-28",
            self.typed.title,
            "Gensidig orientering",
            "Eventuelt",
        ]
        count = 40 if self.typed is LONG else len(titles)
        verbs = (Verb.APPROVE, Verb.DISCUSS, Verb.TAKE_NOTE)
        return tuple(
            replace(
                self.item(place, ItemState.ACCEPTED, str(place)),
                title=titles[(place - 1) % len(titles)],
                recommendations=(Recommendation(verbs[place % 3], "at"),),
                closed=place == 6,
            )
            for place in range(1, count + 1)
        )

    def said(self) -> tuple[Observation, ...]:
        """Yes in the chat, and no from the calendar the day after."""
        yes, no_ = AnswerKind.ONLINE, AnswerKind.DECLINED
        told = [(None, yes, Source.TEAMS, NOW), (yes, no_, Source.CALENDAR, NOW + timedelta(days=1))]
        return tuple(
            Observation(at, self.other, 1, before, after, None, source, self.other.id, False, 1)
            for before, after, source, at in told
        )

    def noted(self, reason: Reason, **more: object) -> Noted:
        line = Noted(
            mail=f"<{reason}@example.dk>",
            received_at=NOW,
            decision=Verdict.TO_A_PERSON,
            reason=reason,
            round=1,
            sender=self.other.email,
            attendee=self.other.email,
        )
        return replace(line, **more)  # type: ignore[arg-type]  # a few fields of a reply, by name

    def waiting(self) -> tuple[Waiting, ...]:
        meeting, line = self.meeting(), self.line(self.other)
        proposed = (datetime(2027, 3, 3, 8, 30, tzinfo=UTC), datetime(2027, 3, 3, 10, 30, tzinfo=UTC))
        text_ = self.typed.text
        return (
            Waiting(
                self.noted(Reason.PROPOSES_A_TIME, partstat="TENTATIVE", comment=text_, proposed=proposed),
                *(meeting, self.other, line),
            ),
            Waiting(
                self.noted(Reason.SENT_BY_ANOTHER, partstat="DECLINED", comment=text_),
                meeting,
                self.other,
                line,
            ),
            Waiting(
                self.noted(Reason.NOT_REACHED, sender="", status="5.1.1"), meeting, self.other, line, True
            ),
            Waiting(self.noted(Reason.LETTER, sender="ukendt@example.dk", attendee="")),
            *tuple(Waiting(self.noted(Reason.DELEGATED), meeting, self.other, line) for _ in range(8)),
        )

    def times(self) -> tuple[ProposedTime, ...]:
        day = datetime(2027, 3, 3, 8, 30, tzinfo=UTC)
        both = (self.other, self.reader)
        return (
            ProposedTime("0" * 16, day, day + timedelta(hours=2), both, 37),
            ProposedTime("1" * 16, day + timedelta(days=6), day + timedelta(days=7), both[:1], 38),
        )

    def news(self) -> News:
        return News(3, differing(self.said(), 1), self.times())

    def typed_item(self) -> Mapping[str, str]:
        return {
            "title": self.typed.title,
            "ask": Verb.DISCUSS.value,
            "background": self.typed.text,
            "recommendation": self.typed.text,
            "minutes": "30",
            "attachment": "http://uden-s.example.dk",
        }

    def form(self, **more: object) -> ItemForm:
        form = ItemForm(self.committee, self.meeting(), {}, {})
        return replace(form, **more)  # type: ignore[arg-type]  # a few fields of a form, by name


# The drawings


Drawing = Callable[[Shelf], Show | Ask]


def _attending(s: Shelf, *kinds: AnswerKind, **more: object) -> View:
    line = s.line(s.reader, *kinds, **more)  # type: ignore[arg-type]  # substitute, by name
    return s.view(line=line)


def _by_calendar(s: Shelf) -> View:
    line = s.line(s.reader, AnswerKind.DECLINED)
    came = tuple(replace(one, source=Source.CALENDAR, remark="") for one in line.answers)
    return s.view(line=replace(line, answers=came))


def _answered_seminar(s: Shelf) -> View:
    line = replace(
        s.line(s.reader, AnswerKind.ONSITE, AnswerKind.DECLINED),
        substitutions=(Substitution(2, s.reader.id, s.other, 1, NOW),),
    )
    return s.view(s.meeting(TWO_DAYS, Mode.ONSITE, MeetingKind.SEMINAR), line)


def _comes_for(s: Shelf, now: datetime = NOW) -> View:
    principal = s.line(s.other, AnswerKind.DECLINED, substitute=s.reader)
    return replace(s.view(), line=None, comes_for=(principal,), candidates=(), now=now)


def _desk(s: Shelf, meeting: Meeting | None = None) -> View:
    held = meeting or s.meeting()
    return replace(s.view(held), line=None, roll=s.full_roll(held), secretariat=True)


def _moved(s: Shelf) -> View:
    line = replace(s.line(s.reader), earlier=(s.line(s.reader, AnswerKind.ONLINE).answers[0],))
    return s.view(
        replace(
            s.meeting(),
            round=2,
            before_move=ONE_DAY,
            sessions=(_session(1, date(2027, 3, 4), time(13), time(15)),),
        ),
        line,
    )


def _amended(s: Shelf) -> View:
    return s.view(replace(s.meeting(), amended=(Detail.PLACE, Detail.JOIN_URL)))


def _day_before(s: Shelf) -> View:
    return replace(_attending(s, AnswerKind.ONLINE), now=datetime(2027, 3, 1, 8, tzinfo=UTC))


def _deadline_over(s: Shelf) -> View:
    return replace(s.view(), now=datetime(2027, 2, 12, 8, tzinfo=UTC))


def _late_item(s: Shelf) -> ItemForm:
    return s.form(typed=s.typed_item(), late=True)


def _wrong_item(s: Shelf) -> ItemForm:
    problems = {
        name: s.w.field_problem(name, problem, 120)
        for name, problem in (("title", "too_long"), ("ask", "missing"), ("attachment", "invalid"))
    }
    return s.form(typed={**s.typed_item(), "ask": ""}, problems=problems)


def _typed_meeting(s: Shelf) -> Mapping[str, str]:
    return {
        "title": s.typed.title,
        "kind": "seminar",
        "mode": "hybrid",
        "day": "2027-06-09",
        "start": "10:00",
        "end": "9:00",
        "day_two": "2027-06-08",
        "place": s.typed.place,
        "join_url": "http://uden-s.example.dk",
        "reason": s.typed.reason,
    }


def _meeting_problems(s: Shelf) -> Mapping[str, str]:
    found = (("end", "before_start"), ("day_two", "incomplete"), ("join_url", "invalid"))
    return {name: s.w.field_problem(name, problem, None) for name, problem in found}


def _understood(s: Shelf) -> Show:
    view = s.view()
    pairs = answers.understood_facts(
        s.w, view, (), (s.w.apology, s.reader.name), (s.w.substitute, s.other.name)
    )
    yes = buttons.SendSubstitute(view.meeting.id, 1, 1, substitute=s.other.id)
    return answers.understood_card(
        view, s.w, pairs, [tap(s.w, s.w.yes_substitute, yes)], s.w.somebody_comes(s.other.name)
    )


def _refusal(refusal: Callable[[Meeting, Shelf], no.Refusal]) -> Drawing:
    return lambda s: refusals.refusal_card(refusal(s.meeting(), s), s.committee, s.w)


def _notice(
    kind: Kind,
    view: Callable[[Shelf], View],
    *,
    about: bool = False,
    item: bool = False,
    said: bool = False,
) -> Drawing:
    return lambda s: notice_cards.notice(
        kind,
        view(s),
        s.w.language,
        about=s.other if about else None,
        item=s.item(state=ItemState.LATE) if item else None,
        said=s.said() if said else (),
    )


def _about_papers(
    kind: Kind,
    regarding: Callable[[Shelf], Regarding] = lambda _: Regarding(),
    *,
    item: Callable[[Shelf], AgendaItem | None] = lambda _: None,
    view: Callable[[Shelf], View] = lambda s: s.view(),
) -> Drawing:
    return lambda s: notice_cards.notice(kind, view(s), s.w.language, item=item(s), regarding=regarding(s))


def _proposal(s: Shelf) -> triage.Proposal:
    later = replace(_seminar(s), id=MeetingId("ekr-2027-06-09"))
    return triage.Proposal(s.item(1, ItemState.LATE), (s.item(2),), (later,), (date(2027, 10, 1),))


def _arranged(s: Shelf) -> triage.Arranged:
    slots = tuple(
        Slot(replace(item, minutes=20), NOW + timedelta(minutes=20 * place))
        for place, item in enumerate(s.agenda())
    )
    before = s.item(1, ItemState.ACCEPTED, "4")
    changed = Difference(Turn.CHANGED, before, before, (FieldChange("background", "", s.typed.text),))
    return triage.Arranged(slots, 30, (Difference(Turn.ADDED, None, before), changed), 2, 1)


def _held(s: Shelf, count: int) -> HeldBack:
    """Invitations, by either road, and a reminder to everybody else."""

    def one(number: int) -> Held:
        person = s.person(number, s.typed.title if number == 1 else NAMES[number % len(NAMES)], s.own)
        kind = Kind.CONVENED if number < 3 else Kind.REMINDER
        new = NewNotice(s.meeting().id, person.id, kind, "r1", list(Channel)[number % 2], NOW, NOW)
        return Held(Notice(NoticeId(number), new, NoticeState.HELD, NOW), person)

    return HeldBack(s.meeting(), tuple(one(number) for number in range(1, count + 1)))


def _undelivered(s: Shelf) -> list[Undelivered]:
    """One of each cause, and more than stand on a card."""

    def one(number: int, kind: Kind, why: Why) -> Undelivered:
        person = s.person(number, s.typed.title if number == 1 else NAMES[number], s.own)
        new = NewNotice(s.meeting().id, person.id, kind, "r1", Channel.MAIL, NOW, NOW)
        notice = Notice(NoticeId(number), new, NoticeState.DEAD, NOW)
        return Undelivered(notice, person, why, number == 2, why is not Why.TOO_LATE)

    kinds = (Kind.REMINDER, Kind.CONVENED, Kind.AGENDA, Kind.DAY_BEFORE)
    found = [one(number, kind, why) for number, (kind, why) in enumerate(zip(kinds, Why, strict=True), 1)]
    return [*found, *(one(number, Kind.MOVED, Why.ADDRESS) for number in range(5, 8))]


def _items(s: Shelf) -> list[ItemInMeeting]:
    states = (ItemState.SUBMITTED, ItemState.ACCEPTED, ItemState.DEFERRED, ItemState.RETURNED)
    return [
        ItemInMeeting(s.item(place, state, "5" if state is ItemState.ACCEPTED else ""), s.meeting())
        for place, state in enumerate(states, 1)
    ]


WRONG_FILES = ("empty", "too_large", "other_type", "too_slow", "gone", "elsewhere", "too_many")


def _dropped(s: Shelf) -> tuple[DroppedFile, ...]:
    kinds = (("pdf", "application/pdf", 1_240_000), ("csv", "text/csv; charset=utf-8", 900))
    return tuple(
        DroppedFile(
            DropId(number),
            s.reader.id,
            StoredFile(FileId(f"{number:064x}"), f"{s.typed.title}.{ending}", kind, size),
            NOW,
        )
        for number, (ending, kind, size) in enumerate(kinds, 1)
    )


def _with_files(s: Shelf, item: AgendaItem) -> AgendaItem:
    papers = tuple(Attachment(one.file.name.rpartition(".")[0], file=one.file.id) for one in _dropped(s))
    return numbered_attachments(replace(item, attachments=(*item.attachments, *papers)))


def _seminar(s: Shelf, mode: Mode = Mode.ONSITE) -> Meeting:
    return replace(s.meeting(TWO_DAYS, mode, MeetingKind.SEMINAR), id=MeetingId("ekr-2027-06-09"))


def _others(s: Shelf) -> list[View]:
    return [s.view(_seminar(s)), _attending(s, AnswerKind.ONSITE)]


def _cancelled(s: Shelf) -> Meeting:
    return s.meeting(state=MeetingState.CANCELLED)


def _over(s: Shelf) -> View:
    """The meeting a day after it was held."""
    return replace(s.view(), now=datetime(2027, 3, 3, 9, tzinfo=UTC))


def _minutes(s: Shelf, state: MinutesState) -> Minutes:
    sent = None if state is MinutesState.DRAFT else datetime(2027, 3, 3, 8, tzinfo=UTC)
    approved = datetime(2027, 3, 11, 8, tzinfo=UTC) if state is MinutesState.APPROVED else None
    until = datetime(2027, 3, 10, 11, tzinfo=UTC) if sent else None
    return Minutes(s.meeting().id, state, sent_at=sent, comments_until=until, approved_at=approved)


def _minutes_url(s: Shelf) -> str:
    return s.links.mailed_paper(s.meeting().id, s.reader.id, "referat", NOW)


def _contact(matter: Matter) -> Callable[[Shelf], Show]:
    return lambda s: people.contact_card(
        matter, [s.contact], s.links, s.w, meeting=_asked_about(s) if matter in people.OF_A_MEETING else None
    )


def _asked_about(s: Shelf) -> View:
    return s.view(s.meeting(mode=Mode.ONSITE), agenda=s.agenda())


def _sitting(s: Shelf) -> people.Sitting:
    """Nineteen municipalities with two members each, a chair, a vice chair, a deputy, an observer and the secretariat."""
    called = [line.person for line in s.full_roll(s.meeting()).lines]
    roles = {0: Role.VICE_CHAIR, 3: Role.DEPUTY, 5: Role.OBSERVER, len(called) - 1: Role.CHAIR}
    seats = [
        Membership(one, roles.get(place, Role.MEMBER), date(2024, 1, 1), order=place)
        for place, one in enumerate(called)
    ]
    desk = Membership(s.person(901, s.typed.other, s.own), Role.SECRETARIAT, date(2024, 1, 1), order=99)
    return people.Sitting(s.committee, (*seats, desk))


def _seat(s: Shelf) -> Membership:
    return Membership(s.other, Role.MEMBER, date(2024, 1, 1), date(2027, 6, 30), 1)


def _around(s: Shelf) -> members.Around:
    return members.Around(s.committee, _sitting(s).members, (s.meeting(), _seminar(s)))


def _typed_member(s: Shelf) -> members.Typed:
    return {**members.as_typed(_seat(s)), "role": "deputy", "until": ""}


def _leaving(s: Shelf) -> Leaving:
    """All that can follow at once."""
    return Leaving(
        s.other,
        date(2027, 2, 28),
        (_seat(s), replace(_seat(s), role=Role.CHAIR)),
        (
            Awaited(s.meeting(), Standing.ATTENDING, frees=True, waiting=s.reader),
            Awaited(_seminar(s), Standing.SUBSTITUTED, s.reader, frees=True),
            Awaited(s.meeting(), Standing.PENDING),
        ),
        (Role.CHAIR, Role.SECRETARIAT),
        (s.reader,),
        2,
    )


def _end_form(s: Shelf, problems: Mapping[str, str] = {}, *, another_day: bool = False) -> Show:
    typed = {"until": "2027-02-28"}
    leaving = None if problems else _leaving(s)
    return members.end_member_form(
        s.committee, _seat(s), leaving, typed, problems, s.w, another_day=another_day
    )


DRAWINGS: Mapping[str, Drawing] = {
    "01-welcome": lambda s: welcome.welcome_card(s.reader, s.view(), s.w, s.links),
    "01-welcome-linked": lambda s: welcome.welcome_card(s.reader, None, s.w, s.links, linked=True),
    "01-hello": lambda s: welcome.hello_card(s.reader, s.view(), s.w),
    "channel-introduction": lambda s: welcome.introduction_card(s.w),
    "channel-in-private": lambda s: welcome.in_private_card(s.w),
    "channel-help": lambda s: guidance.group_help_card(s.w),
    "channel-meetings": lambda s: status.meetings_card(_others(s), s.w, alone=False),
    "channel-agenda": lambda s: agenda.agenda_card(s.committee, s.meeting(), s.agenda(), s.w, alone=False),
    "channel-link": lambda s: accounts.link_in_private_card(s.w),
    "02-invitation": lambda s: answers.answer_card(s.view(), s.w),
    "02-invitation-hybrid": lambda s: answers.answer_card(s.view(s.meeting(mode=Mode.HYBRID)), s.w),
    "02-invitation-seminar": lambda s: answers.answer_card(s.view(_seminar(s)), s.w),
    "02-invitation-seminar-hybrid": lambda s: answers.answer_card(s.view(_seminar(s, Mode.HYBRID)), s.w),
    "02-invitation-three-days": lambda s: answers.answer_card(
        s.view(s.meeting(THREE_DAYS, Mode.ONSITE, MeetingKind.SEMINAR)), s.w
    ),
    "02-invitation-answered": lambda s: answers.answer_card(_attending(s, AnswerKind.ONLINE), s.w),
    "02-invitation-deadline-over": lambda s: answers.answer_card(_deadline_over(s), s.w),
    "02-invitation-substitute": lambda s: answers.answer_card(_comes_for(s), s.w),
    "02-invitation-onlooker": lambda s: answers.answer_card(replace(s.view(), line=None), s.w),
    "02-understood": _understood,
    "02-cannot-come": lambda s: answers.decline_card(s.view(), s.w),
    "02-which-meeting": lambda s: status.which_meeting_card(_others(s), s.w),
    "02-no-meeting": lambda s: status.no_meeting_card(s.w, None),
    "02-no-meeting-that-day": lambda s: status.no_meeting_card(
        s.w, s.view(), day=s.w.weekday_date(date(2027, 3, 9))
    ),
    "03-substitute-form": lambda s: answers.substitute_form(s.view(), s.w, (), {}, {}),
    "03-substitute-form-wrong": lambda s: answers.substitute_form(
        s.view(),
        s.w,
        (),
        {"name": s.typed.name, "email": "navn@"},
        {"email": s.w.field_problem("email", "invalid", None)},
    ),
    "03-receipt-attends": lambda s: receipts.receipt_card(_attending(s, AnswerKind.ONLINE), s.w, late=False),
    "03-receipt-maybe": lambda s: receipts.receipt_card(_attending(s, AnswerKind.TENTATIVE), s.w, late=False),
    "03-receipt-late": lambda s: receipts.receipt_card(_attending(s, AnswerKind.ONLINE), s.w, late=True),
    "03-receipt-declined": lambda s: receipts.receipt_card(
        _attending(s, AnswerKind.DECLINED), s.w, late=False
    ),
    "03-receipt-substitute": lambda s: receipts.receipt_card(
        _attending(s, AnswerKind.DECLINED, substitute=s.other), s.w, late=False
    ),
    "03-receipt-waiting": lambda s: receipts.receipt_card(_attending(s, AnswerKind.WAITING), s.w, late=False),
    "03-receipt-seminar": lambda s: receipts.receipt_card(_answered_seminar(s), s.w, late=False),
    "03-receipt-stepped-back": lambda s: receipts.stepped_back_card(s.view(), s.other, s.w),
    "03-seats-taken": lambda s: seats.seats_card(
        s.view(),
        s.w,
        s.clause,
        2,
        1,
        [
            s.line(s.other, AnswerKind.ONLINE),
            s.line(s.person(4, NAMES[3], s.own), AnswerKind.DECLINED, substitute=s.reader),
        ],
    ),
    "03-seat-asked": lambda s: seats.seat_asked_card(s.view(), s.other, s.w),
    "03-seat-given": lambda s: seats.seat_given_card(s.view(), s.other, s.w),
    "03-seat-not-needed": lambda s: seats.seat_not_given_card(
        s.view(), s.w, s.w.seat_not_needed(s.other.name)
    ),
    "04-item-form": lambda s: agenda.item_card(s.form(), s.w),
    "04-item-form-choice": lambda s: agenda.item_card(
        s.form(choices=(s.meeting(), _seminar(s)), typed={"title": s.typed.title}), s.w
    ),
    "04-item-form-wrong": lambda s: agenda.item_card(_wrong_item(s), s.w),
    "04-item-form-late": lambda s: agenda.item_card(_late_item(s), s.w),
    "dialog-item-form": lambda s: agenda.item_window(s.form(), s.w),
    "dialog-item-form-wrong": lambda s: agenda.item_window(_wrong_item(s), s.w),
    "dialog-item-form-late": lambda s: agenda.item_window(_late_item(s), s.w),
    "dialog-item-form-change": lambda s: agenda.item_window(
        s.form(typed=s.typed_item(), changes=s.item()), s.w
    ),
    "04-item-receipt": lambda s: agenda.item_receipt(s.committee, s.meeting(), s.item(), s.w),
    "04-item-changed": lambda s: agenda.item_receipt(s.committee, s.meeting(), s.item(), s.w, changed=True),
    "04-item-withdrawn": lambda s: agenda.item_withdrawn(s.committee, s.meeting(), s.item(), s.w),
    "04-my-item": lambda s: agenda.own_item_card(_items(s)[2], s.w, s.w.product, mendable=False),
    "04-my-item-mendable": lambda s: agenda.own_item_card(_items(s)[0], s.w, s.w.product, mendable=True),
    "04-my-items": lambda s: agenda.own_items_card(_items(s), s.w, s.w.product, about=s.typed.title),
    "04-no-items": lambda s: agenda.own_items_card([], s.w, s.w.product),
    "04-agenda": lambda s: agenda.agenda_card(s.committee, s.meeting(), s.agenda(), s.w, alone=True),
    "04-agenda-proposers": lambda s: agenda.agenda_card(
        s.committee, s.meeting(), s.agenda(), s.w, alone=True, proposers=True
    ),
    "04-agenda-desk": lambda s: agenda.agenda_card(
        s.committee, s.meeting(), s.agenda(), s.w, alone=True, desk=True
    ),
    "04-agenda-files": lambda s: agenda.agenda_card(
        s.committee,
        s.meeting(),
        [_with_files(s, one) if place < 8 else one for place, one in enumerate(s.agenda())],
        s.w,
        alone=True,
        files=lambda item, one: (
            s.links.file(s.meeting().id, s.reader.id, item.id, one.file, NOW) if one.file else ""
        ),
    ),
    "04-agenda-published": lambda s: agenda.agenda_published_card(_desk(s), s.w, s.w.moment(NOW)),
    "04-agenda-empty": lambda s: agenda.agenda_card(s.committee, s.meeting(), (), s.w, alone=True),
    "04-file-offer": lambda s: files.offer_card(
        files.Offer(_dropped(s)[:1], (), _items(s)[:1], _items(s)[0]), s.w
    ),
    "04-files-offer": lambda s: files.offer_card(
        files.Offer(
            _dropped(s),
            (s.w.file_refused_says(s.typed.title[:200], "unknown_type", None), s.w.file_picture),
            _items(s),
            unread=True,
        ),
        s.w,
    ),
    "04-file-laid": lambda s: files.laid_card(
        s.committee, s.meeting(), s.item(), _with_files(s, s.item(1)), s.w, mine=True
    ),
    "04-files-laid-desk": lambda s: files.laid_card(
        s.committee,
        s.meeting(),
        s.item(1, ItemState.ACCEPTED, "4"),
        _with_files(s, s.item(1, ItemState.ACCEPTED, "4")),
        s.w,
        mine=False,
    ),
    "04-file-thrown": lambda s: files.thrown_card(s.w),
    "04-file-no-item": lambda s: files.no_place_card(s.w, s.w.file_no_item, propose=True),
    "04-file-taken-on": lambda s: files.no_place_card(
        s.w, s.w.file_taken_on(s.w.quoted(s.typed.title)), contact=s.committee.contact
    ),
    "04-files-refused": lambda s: files.no_place_card(
        s.w, *(s.w.file_refused_says(s.typed.title, one, 20_000_000) for one in WRONG_FILES)
    ),
    "04-item-kept": lambda s: agenda.kept_card(s.committee, s.meeting(), s.w),
    "dialog-item-form-both": lambda s: agenda.item_window(
        replace(
            s.form(typed=s.typed_item(), changes=s.item()), desk=True, theirs=(("background", s.typed.text),)
        ),
        s.w,
    ),
    "04-decisions": lambda s: papers.decisions_card(
        [(s.meeting(), s.item(place), s.decision(place)) for place in (1, 2)],
        s.w,
        s.w.product,
        about=s.typed.title,
        minutes={s.meeting().id: "https://moeder.example.dk/papir/1"},
        unapproved=[s.meeting().id],
    ),
    "04-no-decisions": lambda s: papers.decisions_card([], s.w, s.w.product, about=s.typed.title),
    "04-comment-sent": lambda s: papers.said_card(s.view(), s.w, s.w.comment_sent, s.w.comment_sent_text),
    "04-tasks": lambda s: papers.tasks_card([(s.follow_up(), s.meeting())], None, s.w),
    "04-tasks-desk": lambda s: papers.tasks_card([], [s.follow_up()] * 3, s.w),
    "04-changes": lambda s: agenda.changes_card(
        s.view(), s.w, difference(s.agenda()[:3], (s.item(7), *s.agenda()[1:3]))
    ),
    "04-between": lambda s: chair.between_form([(s.committee, s.clause), (s.committee, None)], {}, {}, s.w),
    "04-between-orient": lambda s: chair.between_form(
        [(s.committee, None)], {"title": s.typed.title}, {"text": s.w.need_between_text}, s.w
    ),
    "04-chair-noted": lambda s: chair.between_receipt(
        s.committee, s.chair(), [s.other.name], (replace(s.item(4), number="4"), s.meeting()), s.w
    ),
    "04-oriented": lambda s: chair.between_receipt(
        s.committee, replace(s.chair(), clause=None), [s.other.name, s.reader.name], None, s.w
    ),
    "04-follow-up-ended": lambda s: papers.follow_up_ended(s.committee, s.w, s.follow_up()),
    "05-status": lambda s: status.status_card(
        replace(_attending(s, AnswerKind.ONLINE), roll=s.full_roll(s.meeting())), _others(s), _items(s), s.w
    ),
    "05-status-news": lambda s: status.status_card(_desk(s), [], [], s.w, news=s.news()),
    "05-status-nothing": lambda s: status.status_card(None, [], [], s.w),
    "05-meetings": lambda s: status.meetings_card([s.view(), *_others(s)], s.w, alone=True),
    "05-next-meeting": lambda s: welcome.next_meeting_card(s.view(), s.w),
    "05-no-meetings": lambda s: status.meetings_card([], s.w, alone=True),
    "05-calendar": lambda s: calendars.calendar_card(s.w, ""),
    "05-calendar-again": lambda s: calendars.calendar_card(s.w, s.w.moment(NOW)),
    "05-calendar-made": lambda s: calendars.calendar_made_card(s.w, s.links.new_feed().address),
    "05-calendar-ended": lambda s: calendars.calendar_ended_card(s.w),
    "05-year-plan": lambda s: calendars.year_plan_card(
        s.w, [(s.committee.name, s.links.year_plan(s.committee.id, s.reader.id))]
    ),
    "05-year-plans": lambda s: calendars.year_plan_card(
        s.w,
        [
            (name, s.links.year_plan(s.committee.id, s.reader.id))
            for name in ("KKR Midtjylland", s.typed.name)
        ],
    ),
    "05-no-year-plan": lambda s: calendars.year_plan_card(s.w, []),
    "06-reminder": _notice(Kind.REMINDER, lambda s: s.view()),
    "06-reminder-seminar": _notice(Kind.REMINDER, lambda s: s.view(_seminar(s, Mode.HYBRID))),
    "07-overview": lambda s: overview.overview_card(_desk(s), s.w, proposals=2, others=[_seminar(s)]),
    "07-overview-news": lambda s: overview.overview_card(_desk(s), s.w, proposals=2, news=s.news()),
    "07-waiting": lambda s: waiting.waiting_card(s.waiting(), s.w, above=s.w.aside_done),
    "07-nothing-waits": lambda s: waiting.waiting_card((), s.w),
    "07-reply-time": lambda s: waiting.reply_card(s.waiting()[0], s.w, is_open=True),
    "07-reply": lambda s: waiting.reply_card(s.waiting()[1], s.w, is_open=True),
    "07-reply-bounce": lambda s: waiting.reply_card(s.waiting()[2], s.w, is_open=True),
    "07-reply-letter": lambda s: waiting.reply_card(s.waiting()[3], s.w, is_open=False),
    "07-times": lambda s: waiting.times_card(_desk(s), s.times(), s.w),
    "07-no-times": lambda s: waiting.times_card(_desk(s), (), s.w),
    "07-overview-fullest": lambda s: overview.overview_card(
        _desk(s), s.w, proposals=2, news=s.news(), others=[_seminar(s)], undelivered=7
    ),
    "07-overview-more": lambda s: overview.more_card(_desk(s), s.w, news=s.news(), others=[_seminar(s)]),
    "07-overview-undelivered": lambda s: overview.overview_card(_desk(s), s.w, proposals=0, undelivered=7),
    "07-undelivered": lambda s: undelivered.undelivered_card(
        _desk(s), _undelivered(s), s.w, above=[box(text(s.w.trying_again, space="None"))]
    ),
    "07-all-delivered": lambda s: undelivered.undelivered_card(_desk(s), [], s.w),
    "07-held": lambda s: held.held_card(_desk(s), _held(s, 4), s.w, above=s.w.held_marked(3)),
    "07-held-many": lambda s: held.held_card(_desk(s), _held(s, 40), s.w),
    "07-held-meetings": lambda s: held.held_meetings_card(
        Hold(NOW, NOW, 8), (_held(s, 4), replace(_held(s, 4), meeting=_seminar(s))), s.w
    ),
    "07-nothing-held": lambda s: held.held_meetings_card(None, (), s.w),
    "07-remind": lambda s: overview.remind_card(
        _desk(s), s.w, s.w.goes_out(s.w.moment(NOW + timedelta(days=1)))
    ),
    "07-reminded": lambda s: overview.reminded_card(_desk(s), s.w, 7, s.w.goes_out_now()),
    "07-nobody-to-remind": lambda s: overview.nobody_to_remind_card(
        replace(_desk(s), roll=Roll(s.meeting(), ())), s.w
    ),
    "07-all-reminded": lambda s: overview.nobody_to_remind_card(_desk(s), s.w),
    "07-papers": lambda s: downloads.papers_card(_desk(s), s.w, s.links, ("dagsorden", "referat", "journal")),
    "07-papers-none": lambda s: downloads.papers_card(s.view(), s.w, s.links, ()),
    "07-list": lambda s: overview.list_card(_desk(s), s.w, s.links),
    "07-pages": lambda s: overview.pages_card(
        [_desk(s).committee], s.w, s.links.pages(_desk(s).reader.id, None)
    ),
    "07-proposals": lambda s: overview.proposals_card(
        _desk(s), s.w, [s.item(1), s.item(2, ItemState.LATE), *(s.item(place) for place in range(3, 15))]
    ),
    "07-triage": lambda s: triage.triage_card(_desk(s), s.w, _proposal(s)),
    "07-triage-on-agenda": lambda s: triage.triage_card(
        _desk(s),
        s.w,
        replace(_proposal(s), item=replace(s.item(1, ItemState.ACCEPTED, "5"), deferrals=2)),
        above=[text(s.w.field_problem("reason", "missing", None), bold=True)],
    ),
    "07-settled": lambda s: triage.settled_card(
        _desk(s), s.w, replace(s.item(1, ItemState.REJECTED), note=s.typed.reason), [s.item(2)]
    ),
    "07-arrange": lambda s: triage.arrange_card(_desk(s), s.w, _arranged(s)),
    "07-arrange-empty": lambda s: triage.arrange_card(_desk(s), s.w, triage.Arranged(())),
    "07-round-sent": lambda s: triage.done_card(
        _desk(s), s.w, s.w.round_sent, s.w.round_until(s.w.moment(NOW))
    ),
    "07-comments": lambda s: papers.comments_card(
        _desk(s), s.w, [s.comment(1), s.comment(2, s.typed.reason)], {ItemId(1): s.typed.title}
    ),
    "07-no-comments": lambda s: papers.comments_card(_desk(s), s.w, [], {}),
    "07-no-proposals": lambda s: overview.proposals_card(_desk(s), s.w, []),
    "07-no-meetings": lambda s: overview.no_desk_card(s.w),
    "07-convene-form": lambda s: convening.convene_form([s.committee], {}, {}, s.w),
    "07-convene-form-planned": lambda s: convening.convene_form(
        [s.committee], {}, {}, s.w, [s.meeting(state=MeetingState.PLANNED), _seminar(s)]
    ),
    "07-convene-form-wrong": lambda s: convening.convene_form(
        [s.committee, replace(s.committee, id=CommitteeId("kkr-midtjylland"), name=s.typed.organisation)],
        _typed_meeting(s),
        _meeting_problems(s),
        s.w,
    ),
    "07-planned": lambda s: convening.planned_card(_desk(s, s.meeting(state=MeetingState.PLANNED)), s.w, 38),
    "07-convened": lambda s: convening.convened_card(_desk(s), s.w),
    "07-move-form": lambda s: convening.move_form(_desk(s), {}, {}, s.w),
    "07-move-form-wrong": lambda s: convening.move_form(
        _desk(s), _typed_meeting(s), _meeting_problems(s), s.w
    ),
    "07-moved": lambda s: convening.moved_card(_desk(s, _moved(s).meeting), s.w),
    "07-amend-form": lambda s: convening.amend_form(_desk(s), {}, {}, s.w),
    "07-amend-form-wrong": lambda s: convening.amend_form(
        _desk(s), _typed_meeting(s), _meeting_problems(s), s.w
    ),
    "07-amended": lambda s: convening.amended_card(_desk(s), s.w, anything=True),
    "07-nothing-amended": lambda s: convening.amended_card(_desk(s), s.w, anything=False),
    "07-cancel-form": lambda s: convening.cancel_form(_desk(s), {}, {}, s.w),
    "07-cancelled": lambda s: convening.cancelled_card(_desk(s, _cancelled(s)), s.w),
    "07-answer-form": lambda s: behalf.answer_form(_desk(s), s.full_roll(s.meeting()).lines, {}, {}, s.w),
    "07-answer-form-wrong": lambda s: behalf.answer_form(
        _desk(s, _seminar(s, Mode.HYBRID)),
        s.full_roll(s.meeting()).lines,
        {"name": s.typed.other, "answer": "substituted"},
        {
            "person": s.w.field_problem("person", "missing", None),
            "email": s.w.field_problem("email", "invalid", None),
        },
        s.w,
    ),
    "07-answered-for": lambda s: behalf.answered_for_card(
        _desk(s), s.line(s.reader, AnswerKind.DECLINED, substitute=s.other), s.w, late=True
    ),
    "12-minutes-draft": lambda s: minutes.minutes_card(_over(s), None, "", [], s.w),
    "12-minutes-draft-desk": lambda s: minutes.minutes_card(
        replace(_over(s), secretariat=True),
        _minutes(s, MinutesState.DRAFT),
        _minutes_url(s),
        [_seminar(s)],
        s.w,
    ),
    "12-minutes-comments": lambda s: minutes.minutes_card(
        _over(s), _minutes(s, MinutesState.COMMENTS), _minutes_url(s), [_seminar(s), s.meeting()], s.w
    ),
    "12-minutes-comments-chair": lambda s: minutes.minutes_card(
        replace(_over(s), approves=True, secretariat=True),
        _minutes(s, MinutesState.COMMENTS),
        _minutes_url(s),
        [_seminar(s)],
        s.w,
    ),
    "12-minutes-approved": lambda s: minutes.minutes_card(
        _over(s), _minutes(s, MinutesState.APPROVED), _minutes_url(s), [], s.w
    ),
    "12-minutes-ahead": lambda s: minutes.minutes_card(s.view(), None, "", [], s.w),
    "12-minutes-running": lambda s: minutes.minutes_card(
        replace(s.view(), secretariat=True), None, "", [_seminar(s)], s.w, running=True
    ),
    "12-no-minutes": lambda s: minutes.no_minutes_card(s.w, [s.meeting(), _seminar(s)]),
    "12-nothing-running": lambda s: minutes.nothing_running_card(s.w),
    "12-members": lambda s: people.members_card([_sitting(s)], s.w, desk=False, change=False),
    "12-members-desk": lambda s: people.members_card([_sitting(s)], s.w, desk=True, change=True),
    "12-members-two": lambda s: people.members_card(
        [_sitting(s), replace(_sitting(s), committee=replace(s.committee, name=s.typed.organisation))],
        s.w,
        desk=False,
        change=False,
    ),
    "13-member-form": lambda s: members.new_member_form(
        [s.committee], _around(s), {"since": "2027-02-03"}, {}, s.w
    ),
    "13-member-form-heard": lambda s: members.new_member_form(
        [s.committee, replace(s.committee, id=CommitteeId("ekr-ag"))],
        _around(s),
        _typed_member(s),
        {},
        s.w,
        heard=True,
    ),
    "13-member-form-problem": lambda s: members.new_member_form(
        [s.committee],
        replace(_around(s), convened=()),
        _typed_member(s),
        {
            "email": s.w.address_taken_text(s.typed.other),
            "organisation": s.w.no_such_thing("organisation"),
            "deputy_for": s.w.field_problem("deputy_for", "missing", None),
        },
        s.w,
    ),
    "13-member-added": lambda s: members.member_added_card(
        s.committee,
        Enrolment(s.other, False, True, ("title", "organisation"), (s.meeting(),), (_seminar(s),)),
        replace(_seat(s), until=None),
        s.w,
    ),
    "13-choose-member": lambda s: members.choose_member_card([(s.committee, _sitting(s).members)], s.w),
    "13-choose-member-unknown": lambda s: members.choose_member_card(
        [(s.committee, _sitting(s).members), (s.committee, [_seat(s)])],
        s.w,
        why=s.w.no_member_called(s.typed.other),
    ),
    "13-change-member": lambda s: members.change_member_form(_around(s), _seat(s), {}, {}, s.w),
    "13-change-member-meanwhile": lambda s: members.change_member_form(
        _around(s), _seat(s), _typed_member(s), {}, s.w, changed=True
    ),
    "13-change-member-elsewhere": lambda s: members.change_member_form(
        _around(s),
        _seat(s),
        _typed_member(s),
        {"name": s.w.sits_elsewhere_text(s.typed.other, [s.typed.organisation])},
        s.w,
    ),
    "13-member-changed": lambda s: members.member_changed_card(
        s.committee, Correction(_seat(s), replace(_seat(s), role=Role.CHAIR), (s.meeting(),)), s.w
    ),
    "13-end-member": _end_form,
    "13-end-member-another-day": lambda s: _end_form(s, another_day=True),
    "13-end-member-problem": lambda s: _end_form(
        s, {"until": s.w.field_problem("until", "before_membership", None)}
    ),
    "13-member-ended": lambda s: members.member_ended_card(
        s.committee,
        Ending(s.other, (_seat(s),), (s.meeting(), _seminar(s)), (s.meeting(),)),
        date(2027, 2, 28),
        s.w,
    ),
    "13-member-ended-before": lambda s: members.member_ended_card(
        s.committee, Ending(s.other, (), ()), date(2027, 2, 28), s.w
    ),
    "13-member-resumed": lambda s: members.member_resumed_card(
        s.committee, Resumption(s.other, (_seat(s),), (s.meeting(),)), s.w
    ),
    "09-address-taken": _refusal(lambda _, s: no.AddressTaken(s.other)),
    "09-sits-elsewhere": _refusal(lambda _, s: no.SitsElsewhere(s.other, (s.committee,))),
    "09-seat-changed": _refusal(lambda _, __: no.SeatChanged()),
    "09-not-ended": _refusal(lambda _, __: no.NotEnded()),
    "12-no-members": lambda s: people.members_card([], s.w, desk=False, change=False),
    **{f"12-contact-{matter}": _contact(matter) for matter in Matter},
    "12-contact-practical-item": lambda s: people.contact_card(
        Matter.PRACTICAL, [s.contact], s.links, s.w, meeting=_asked_about(s), items=s.agenda()[:1]
    ),
    "12-away": lambda s: corrections.away_card(
        Away(date(2027, 2, 1), date(2027, 8, 31)), [s.view(), s.view(_seminar(s))], s.contact, s.w
    ),
    "12-away-nothing": lambda s: corrections.away_card(Away(), [], s.contact, s.w),
    "12-away-two-groups": lambda s: corrections.away_card(
        Away(last=date(2027, 8, 31)),
        [
            s.view(),
            replace(
                s.view(), committee=replace(s.committee, id=CommitteeId("two"), name=s.typed.organisation)
            ),
        ],
        s.contact,
        s.w,
    ),
    "12-contact-two": lambda s: people.contact_card(
        Matter.TALK, [s.contact, replace(s.contact, name=s.typed.organisation, phone="")], s.links, s.w
    ),
    "12-no-contact": lambda s: people.contact_card(Matter.TALK, [], s.links, s.w),
    "12-others": lambda s: people.others_card(s.typed.other, [s.contact], s.w),
    "12-others-nobody": lambda s: people.others_card("", [], s.w),
    "12-in-part": lambda s: answers.in_part_card(
        s.view(),
        s.w,
        [(s.w.my_answer, s.w.attend)],
        s.typed.remark,
        [tap(s.w, s.w.yes_attend, buttons.Attend(s.meeting().id, 1, 1), takes_fields=True)],
    ),
    "12-undecided": lambda s: answers.answer_card(
        s.view(),
        s.w,
        above=[box(text(s.w.not_yet(s.w.moment(s.meeting().deadlines.responses)), space="None"))],
    ),
    "12-answer-form-heard": lambda s: behalf.answer_form(
        _desk(s),
        s.full_roll(s.meeting()).lines,
        {"answer": "declined"},
        {"person": s.w.for_whom_unknown(s.typed.other)},
        s.w,
        heard=True,
    ),
    "08-help": lambda s: guidance.help_card(s.w, s.contact, desk=False, called=True),
    "08-help-secretariat": lambda s: guidance.help_card(s.w, s.contact, desk=True, called=False),
    "08-why": lambda s: guidance.why_card([(s.committee, [s.clause] * 3)], s.w),
    "08-why-nothing": lambda s: guidance.why_card([], s.w),
    "08-guesses": lambda s: guidance.guesses_card(
        [
            (s.w.see_status, buttons.ShowStatus()),
            (s.w.propose, buttons.ItemForm()),
            (s.w.see_meetings, buttons.ShowMeetings()),
        ],
        s.w,
    ),
    "08-empty": lambda s: guidance.guesses_card([(s.w.see_status, buttons.ShowStatus())], s.w, empty=True),
    "08-language": lambda s: guidance.language_card(s.w),
    "08-language-chosen": lambda s: guidance.language_chosen_card(s.w),
    "08-nothing-changed": lambda s: guidance.plain_card(
        s.w, s.w.product, s.w.nothing_changed, s.w.nothing_changed_text
    ),
    "09-fault": lambda s: guidance.fault_card("7F3A-21", s.w, s.contact),
    "09-odd-button": lambda s: guidance.odd_button_card(s.w),
    "09-started": _refusal(lambda meeting, _: no.MeetingStarted(meeting)),
    "09-cancelled": lambda s: refusals.refusal_card(no.MeetingCancelled(_cancelled(s)), s.committee, s.w),
    "09-not-convened": _refusal(lambda meeting, _: no.NotConvened(meeting)),
    "09-not-invited": _refusal(lambda meeting, _: no.NotInvited(meeting)),
    "09-not-allowed": _refusal(lambda _, __: no.NotAllowed("remind")),
    "09-not-yours": _refusal(lambda _, __: no.NotYours(ItemId(1))),
    "09-unknown": _refusal(lambda _, __: no.Unknown("meeting")),
    "09-seat-not-asked": _refusal(lambda meeting, _: no.SeatNotAsked(meeting)),
    "09-bad-field": _refusal(lambda _, __: no.BadField("remark", "too_long", 300)),
    "09-item-too-late": _refusal(lambda meeting, _: no.ItemDeadlinePassed(meeting, meeting.deadlines.items)),
    "09-item-settled": _refusal(lambda meeting, s: no.ItemSettled(meeting, s.item(1, ItemState.WITHDRAWN))),
    "09-not-approved": _refusal(lambda meeting, _: no.NotApproved(meeting, Hands(frozenset()))),
    "09-nothing-new": _refusal(lambda meeting, _: no.NothingNew(meeting)),
    "09-no-round": _refusal(lambda meeting, _: no.NoRound(meeting)),
    "09-not-begun": _refusal(lambda meeting, _: no.NotBegun(meeting)),
    "09-no-outcome": _refusal(lambda meeting, s: no.NoOutcome(meeting, (s.item(1), s.item(2)))),
    "09-minutes-approved": _refusal(lambda meeting, _: no.MinutesApproved(meeting)),
    "09-no-authority": _refusal(lambda _, s: no.NoAuthority(s.committee.id)),
    "09-wrong-code": _refusal(lambda _, __: no.WrongCode(2)),
    "09-seats-taken": _refusal(
        lambda meeting, s: no.SeatsTaken(meeting, 1, s.own, 2, s.clause, (s.reader, s.other))
    ),
    "09-substitute-self": _refusal(lambda meeting, _: no.NoSuchSubstitute(meeting, "self")),
    "09-substitute-elsewhere": _refusal(
        lambda meeting, s: no.NoSuchSubstitute(meeting, "organisation", s.clause)
    ),
    "10-convened": _notice(Kind.CONVENED, lambda s: replace(s.view(), candidates=())),
    "10-moved": _notice(Kind.MOVED, _moved),
    "10-moved-old-card": lambda s: notice_cards.moved_card(
        _moved(s), s.w, above=[text(s.w.card_is_old(), space="Small")]
    ),
    "10-amended": _notice(Kind.AMENDED, _amended),
    "10-amended-answered": _notice(
        Kind.AMENDED,
        lambda s: replace(_amended(s), line=s.line(s.reader, AnswerKind.ONLINE)),
    ),
    "10-cancelled": _notice(Kind.CANCELLED, lambda s: s.view(_cancelled(s))),
    "10-agenda": _notice(Kind.AGENDA, lambda s: s.view()),
    "10-day-before": _notice(Kind.DAY_BEFORE, _day_before),
    "10-day-before-substitute": _notice(
        Kind.DAY_BEFORE, lambda s: _comes_for(s, datetime(2027, 2, 26, 8, tzinfo=UTC))
    ),
    "10-substitute": _notice(Kind.SUBSTITUTE, _comes_for, about=True),
    "10-substitute-left": _notice(Kind.SUBSTITUTE_LEFT, lambda s: s.view(), about=True),
    "10-released": _notice(Kind.RELEASED, _comes_for, about=True),
    "10-seat-given": _notice(Kind.SEAT_GIVEN, lambda s: _attending(s, AnswerKind.ONLINE), about=True),
    "10-seat-asked": _notice(Kind.SEAT_ASKED, lambda s: _attending(s, AnswerKind.ONLINE), about=True),
    "10-item-arrived": _notice(Kind.ITEM_ARRIVED, _desk, item=True),
    "10-undelivered": lambda s: notice_cards.notice(
        Kind.UNDELIVERED, _desk(s), s.w.language, undelivered=_undelivered(s)[:1]
    ),
    "10-deadline-passed": _notice(Kind.DEADLINE_PASSED, _desk),
    "10-maybe": _notice(Kind.MAYBE, lambda s: _attending(s, AnswerKind.TENTATIVE)),
    "10-card": _notice(Kind.CARD, _by_calendar),
    "10-confirm": _notice(Kind.CONFIRM, lambda s: _attending(s, AnswerKind.DECLINED), said=True),
    "10-unconfirmed": _notice(Kind.UNCONFIRMED, lambda s: _attending(s, AnswerKind.ONLINE)),
    "10-unconfirmed-substitute": _notice(Kind.UNCONFIRMED, _comes_for),
    "10-differs": _notice(Kind.DIFFERS, _desk, about=True, said=True),
    "10-replies-wait": lambda s: notice_cards.replies_wait(s.waiting()[:2], s.w.language),
    "10-restored": lambda s: notice_cards.restored(Hold(NOW, NOW, 4), (_held(s, 4),), s.w.language),
    "10-restored-nothing": lambda s: notice_cards.restored(Hold(None, NOW, 0), (), s.w.language),
    "10-item-settled": _about_papers(
        Kind.ITEM_SETTLED,
        lambda s: Regarding(changes=(FieldChange("background", "Kort om sagen", s.typed.text),)),
        item=lambda s: s.item(1, ItemState.ACCEPTED, "5"),
    ),
    "10-item-returned": _about_papers(
        Kind.ITEM_SETTLED, item=lambda s: replace(s.item(1, ItemState.RETURNED), note=s.typed.reason)
    ),
    "10-agenda-comments": _about_papers(Kind.AGENDA_COMMENTS, lambda _: Regarding(until=NOW)),
    "10-agenda-to-approve": _about_papers(
        Kind.AGENDA_TO_APPROVE, view=lambda s: replace(s.view(), agenda=())
    ),
    "10-comment-arrived": _about_papers(
        Kind.COMMENT_ARRIVED, lambda s: Regarding(comment=s.comment(1)), item=lambda s: s.item()
    ),
    "10-minutes-sent": _about_papers(Kind.MINUTES_SENT, lambda _: Regarding(until=NOW)),
    "10-minutes-sent-chair": _about_papers(
        Kind.MINUTES_SENT, lambda _: Regarding(until=NOW), view=lambda s: replace(s.view(), approves=True)
    ),
    "10-minutes-approved": _about_papers(Kind.MINUTES_APPROVED),
    "10-excerpt": _about_papers(
        Kind.EXCERPT, lambda s: Regarding(decision=s.decision(1)), item=lambda s: s.item()
    ),
    "10-follow-up": _about_papers(Kind.FOLLOW_UP, lambda s: Regarding(follow_up=s.follow_up())),
    "10-oriented": _about_papers(
        Kind.CHAIR_DECIDED, lambda s: Regarding(chair_decision=replace(s.chair(), clause=None))
    ),
    "10-chair-decided": _about_papers(Kind.CHAIR_DECIDED, lambda s: Regarding(chair_decision=s.chair())),
    "11-link": lambda s: accounts.link_card(s.w),
    "11-link-wrong": lambda s: accounts.link_card(s.w, typed=s.typed.title, wrong=s.w.need_work_email),
    "11-code": lambda s: accounts.code_card(s.w, minutes=15),
    "11-code-wrong": lambda s: accounts.code_card(s.w, wrong=s.w.wrong_code),
    "11-already-linked": lambda s: accounts.already_linked_card(s.reader, s.w),
    "11-leave": lambda s: accounts.leave_card(s.reader, s.w),
    "11-left": lambda s: accounts.left_card(s.w),
}
