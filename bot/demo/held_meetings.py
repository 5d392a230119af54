"""The two meetings of 2021 as the books would hold them had the bot been there: who was called, said what and when.

`ekr-2021-03-02`: the paper names no participants, so its answers are those of the demo's invented members.
`sprogstrategi-2021-03-15`: participants, apologies and the substitute are the summary's own, in its order
(001_40c9bc0715cd5de3.txt:1527-1536); the summary gives no hours and no answers' times, those are ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.demo import agenda_2021, committees, people
from meetings.model import (
    CALLED,
    Answer,
    AnswerKind,
    Deadlines,
    Invitee,
    Meeting,
    MeetingId,
    MeetingKind,
    MeetingState,
    Mode,
    Observation,
    Person,
    PersonId,
    Session,
    Source,
    Substitution,
)
from meetings.ports import Records
from meetings.workdays import local

LANGUAGE_MEETING = MeetingId("sprogstrategi-2021-03-15")
_ONLINE, _DECLINED = AnswerKind.ONLINE, AnswerKind.DECLINED
_ROADS = (Source.TEAMS, Source.TEAMS, Source.CALENDAR, Source.MAIL_LINK, Source.TEAMS, Source.SECRETARIAT)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of the past."""

    kind: AnswerKind
    at: datetime
    source: Source
    substitute: str = ""


_Answers = Mapping[str, Sequence[Said]]
"""What each said, by name, the first first; whoever is not named kept silent."""


def put(records: Records, known: Mapping[str, Person]) -> None:
    _put_meeting(records, known, _steering_group_meeting(), _steering_group_answers())
    for item in agenda_2021.ITEMS:
        records.add_item(item)
    _put_meeting(records, known, _language_meeting(), _language_answers())


# 2 March 2021


def _steering_group_meeting() -> Meeting:
    return Meeting(
        id=agenda_2021.MEETING,
        committee=committees.STEERING_GROUP.id,
        title="Ordinært møde i styregruppen",
        kind=MeetingKind.ORDINARY,
        mode=Mode.ONLINE,
        sessions=(Session(1, date(2021, 3, 2), time(9, 30), time(11, 30)),),
        deadlines=Deadlines(items=_at(9, 2), responses=_at(24, 2), agenda=_at(22, 2)),
        uid=f"{agenda_2021.MEETING}@kulturregion.example.dk",
        place="Teams",
        state=MeetingState.HELD,
        case_number="1-00-00-0-21",
        convened_at=_at(16, 2, 10),
        agenda_published_at=_at(22, 2, 14),
    )


def _steering_group_answers() -> _Answers:
    """Nearly all came; every exception the list must be able to show is among them."""
    called = (people.CHAIR, *people.MEMBERS)
    said = {entry.name: [_said(number)] for number, entry in enumerate(called)}
    said |= {
        "Mette Kjærgaard": [Said(_DECLINED, _at(18, 2, 9, 12), Source.TEAMS, "Jonas Østermark")],
        "Ole Thorsen": [Said(_DECLINED, _at(23, 2, 14, 3), Source.SECRETARIAT, "Nina Bech")],
        "Martin Fogh": [Said(_DECLINED, _at(19, 2, 8, 40), Source.MAIL_LINK)],
        "Britta Hald": [Said(_DECLINED, _at(25, 2, 15, 20), Source.CALENDAR)],
        "Erik Noer": [
            Said(_ONLINE, _at(17, 2, 10, 5), Source.TEAMS),
            Said(_DECLINED, _at(23, 2, 11, 48), Source.TEAMS),
        ],
        "Marie Rask": [],
        "Kåre Munk": [],
    }
    return said


def _said(number: int) -> Said:
    """Attending, at some moment of the office hours between 17 and 23 February."""
    day = (17, 18, 19, 22, 23)[number % 5]
    at = _at(day, 2, 8) + timedelta(minutes=(number * 37) % 440)
    return Said(_ONLINE, at, _ROADS[number % len(_ROADS)])


# 15 March 2021


def _language_meeting() -> Meeting:
    return Meeting(
        id=LANGUAGE_MEETING,
        committee=committees.LANGUAGE_STRATEGY.id,
        title="Møde om den regionale sprogstrategi",
        kind=MeetingKind.EXTRAORDINARY,
        mode=Mode.ONLINE,
        sessions=(Session(1, date(2021, 3, 15), time(13, 0), time(14, 30)),),
        deadlines=Deadlines(items=_at(1, 3), responses=_at(10, 3), agenda=_at(8, 3)),
        uid=f"{LANGUAGE_MEETING}@kulturregion.example.dk",
        place="Teams",
        state=MeetingState.HELD,
        case_number="1-00-00-1-21",
        convened_at=_at(1, 3, 9),
    )


def _language_answers() -> _Answers:
    return {
        "Anette Ørbæk Andersen": [Said(_ONLINE, _at(1, 3, 13, 22), Source.TEAMS)],
        "Mette Højborg": [Said(_ONLINE, _at(2, 3, 8, 51), Source.CALENDAR)],
        "Hans Minor Vedel": [Said(_ONLINE, _at(2, 3, 14, 30), Source.TEAMS)],
        "Vibeke Jensen": [Said(_DECLINED, _at(9, 3, 10, 17), Source.TEAMS, "Ellen Pedersen")],
        "Thomas Born Smidt": [Said(_ONLINE, _at(3, 3, 9, 44), Source.MAIL_LINK)],
        "Brian Høyer Lorentsen": [Said(_ONLINE, _at(4, 3, 11, 5), Source.MAIL_LINK)],
        "Marianne Holst Nielsen": [Said(_DECLINED, _at(5, 3, 12, 38), Source.CALENDAR)],
        "Kenneth Koed": [Said(_DECLINED, _at(8, 3, 9, 2), Source.MAIL_LINK)],
        "Jan Lund Andersen": [Said(_DECLINED, _at(10, 3, 8, 26), Source.CALENDAR)],
    }


# Into the books


def _put_meeting(records: Records, known: Mapping[str, Person], meeting: Meeting, said: _Answers) -> None:
    records.put_meeting(meeting)
    records.put_invitees(meeting.id, _called(records, meeting))
    office = known[people.SECRETARIAT[0].name].id
    told = ((known[name], one) for name, answers in said.items() for one in answers)
    before: dict[PersonId, AnswerKind] = {}
    for person, one in sorted(told, key=lambda both: both[1].at):
        by = office if one.source is Source.SECRETARIAT else person.id
        substitute = known[one.substitute] if one.substitute else None
        late = one.at > meeting.deadlines.responses
        records.put_answer(
            meeting.id, Answer(person.id, 1, one.kind, meeting.round, one.source, one.at, by, late)
        )
        if substitute:
            records.put_substitution(
                meeting.id, Substitution(1, person.id, substitute, meeting.round, one.at)
            )
        records.observe(
            meeting.id,
            Observation(
                one.at,
                person,
                1,
                before.get(person.id),
                one.kind,
                substitute,
                one.source,
                by,
                late,
                meeting.round,
            ),
        )
        before[person.id] = one.kind


def _called(records: Records, meeting: Meeting) -> list[Invitee]:
    day = meeting.sessions[0].day
    sitting = [one for one in records.memberships(meeting.committee) if one.role in CALLED and one.holds(day)]
    return [
        Invitee(one.person, one.person.organisation, one.role, order)
        for order, one in enumerate(sitting, start=1)
    ]


def _at(day: int, month: int, hour: int = 12, minute: int = 0) -> datetime:
    return local(date(2021, month, day), time(hour, minute))
