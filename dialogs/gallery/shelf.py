"""The facts the sample cards are drawn from: who, which meeting, what was answered, what is on the agenda."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

from dialogs.gallery.links import Links
from dialogs.gallery.typed import LONG, PLAIN, Typed
from dialogs.heard import Ask, Show
from dialogs.views import Candidate, View
from meetings.attendance import Line, Roll
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
    Invitee,
    ItemId,
    ItemState,
    Meeting,
    MeetingId,
    MeetingKind,
    MeetingState,
    Mode,
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
from wording.talk import Words

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


def session(number: int, day: date, start: time = time(9, 30), end: time = time(11, 30)) -> Session:
    return Session(number, day, start, end)


ONE_DAY = (session(1, date(2027, 3, 2)),)
TWO_DAYS = (
    session(1, date(2027, 6, 9), time(10), time(17)),
    session(2, date(2027, 6, 10), time(9), time(15)),
)
THREE_DAYS = (*TWO_DAYS, session(3, date(2027, 6, 11), time(9), time(12)))


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


Drawing = Callable[[Shelf], Show | Ask]
