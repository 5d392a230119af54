"""Rolls to make lists of: a small sample written by hand, and any roll at all for hypothesis."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from meetings.attendance import Line, Roll
from meetings.model import (
    Answer,
    AnswerKind,
    Committee,
    CommitteeId,
    Contact,
    Deadlines,
    Invitee,
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
    Role,
    Session,
    Source,
    Substitution,
)

AT = datetime(2027, 2, 5, 13, 5, tzinfo=UTC)
COMMITTEE = Committee(
    CommitteeId("ekr-styregruppe"),
    "Styregruppen for Europæisk Kulturregion",
    Contact("Fællessekretariatet", "sekretariat@rm.example.dk", "+45 78 41 00 00"),
)
TUESDAY = Session(1, date(2027, 3, 2), time(9, 30), time(11, 30))
WEDNESDAY = Session(2, date(2027, 3, 3), time(9, 0), time(15, 0))


def municipality(short: str) -> Organisation:
    return Organisation(
        OrganisationId(short.lower()), f"{short} Kommune", short, OrganisationKind.MUNICIPALITY
    )


REGION = Organisation(
    OrganisationId("rm"), "Region Midtjylland", "Region Midtjylland", OrganisationKind.REGION
)
KDNET = Organisation(OrganisationId("kd-net"), "KD-Net", "KD-Net", OrganisationKind.OTHER)


def meeting(
    *sessions: Session, mode: Mode = Mode.ONLINE, state: MeetingState = MeetingState.CONVENED
) -> Meeting:
    return Meeting(
        id=MeetingId("ekr-2027-03-02"),
        committee=COMMITTEE.id,
        title="Ordinært møde",
        kind=MeetingKind.ORDINARY,
        mode=mode,
        sessions=sessions or (TUESDAY,),
        deadlines=Deadlines(AT, AT, AT),
        uid="ekr-2027-03-02@example.dk",
        state=state,
        case_number="1-00-00-0-27",
    )


@dataclass
class Table:
    """Seats people round a table, in the order they are named."""

    meeting: Meeting
    lines: list[Line] = field(default_factory=list)
    known: int = 0

    def person(self, name: str, organisation: Organisation, title: str = "Kulturchef") -> Person:
        self.known += 1
        return Person(PersonId(self.known), name, f"p{self.known}@example.dk", title, organisation)

    def seat(
        self,
        name: str,
        organisation: Organisation,
        *said: AnswerKind | str | None,
        role: Role = Role.MEMBER,
        title: str = "Kulturchef",
        remark: str = "",
        late: bool = False,
        mandate: bool = True,
    ) -> Person:
        """`said` has one a session: an answer, the name of the substitute who comes instead, or None."""
        person = self.person(name, organisation, title)
        answers: list[Answer] = []
        substitutions: list[Substitution] = []
        for session, what in zip(self.meeting.sessions, said, strict=False):
            if what is None:
                continue
            at = AT + timedelta(minutes=person.id)
            kind = what if isinstance(what, AnswerKind) else AnswerKind.DECLINED
            answers.append(
                Answer(person.id, session.number, kind, 1, Source.TEAMS, at, person.id, late, remark)
            )
            if not isinstance(what, AnswerKind):
                comes = self._substitute(what, organisation, substitutions)
                substitutions.append(Substitution(session.number, person.id, comes, 1, at, mandate))
        invitee = Invitee(person, organisation, role, len(self.lines) + 1)
        self.lines.append(Line(invitee, tuple(answers), tuple(substitutions)))
        return person

    def _substitute(self, name: str, organisation: Organisation, so_far: Sequence[Substitution]) -> Person:
        named = (one.substitute for one in so_far if one.substitute.name == name)
        return next(named, None) or self.person(name, organisation)

    @property
    def roll(self) -> Roll:
        return Roll(self.meeting, tuple(self.lines))


ONSITE, ONLINE, AWAY = AnswerKind.ONSITE, AnswerKind.ONLINE, AnswerKind.DECLINED


def sample() -> Roll:
    """A bit of everything, and not in alphabetical order."""
    table = Table(meeting())
    table.seat("Signe Dahlgaard", REGION, ONLINE, role=Role.CHAIR, title="Udviklingsdirektør")
    table.seat("Rikke Møller", municipality("Aarhus"), "Nina Bech", mandate=False)
    table.seat("Åse Ørsted", municipality("Aarhus"), ONLINE, remark="Kommer kl. 10, ring +45 12 34 56 78")
    table.seat("Hans Vinther", municipality("Favrskov"), ONLINE, late=True)
    table.seat("Martin Fogh", municipality("Odder"), AWAY)
    table.seat("Marie Rask", municipality("Samsø"), None, title="Kulturkonsulent")
    table.seat("Bo Lund", municipality("Samsø"), AnswerKind.TENTATIVE)
    table.seat("Kaj Holm", KDNET, ONLINE, role=Role.OBSERVER, title="")
    return table.roll


_organisations = st.one_of(
    st.sampled_from(["Favrskov", "Samsø", "Aarhus", "Ikast-Brande", "Ærø", "Odder"]).map(municipality),
    st.sampled_from([REGION, KDNET]),
)
_said = st.one_of(st.none(), st.sampled_from(AnswerKind), st.just("En Stedfortræder"))
_seats = st.lists(st.tuples(_organisations, _said, _said, st.sampled_from(Role)), max_size=14)


@st.composite
def rolls(draw: st.DrawFn) -> Roll:
    days = draw(st.sampled_from([(TUESDAY,), (TUESDAY, WEDNESDAY)]))
    table = Table(meeting(*days, mode=draw(st.sampled_from(Mode))))
    for number, (organisation, first, second, role) in enumerate(draw(_seats), start=1):
        table.seat(f"Medlem {number}", organisation, first, second, role=role)
    return table.roll
