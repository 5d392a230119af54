"""The meetings ahead, dated from the day the demo is loaded: one convened and half answered, two planned.

They come about through the office's own verbs, at the hours they would have been used.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.demo import committees, people
from meetings.model import (
    AnswerKind,
    Draft,
    Meeting,
    MeetingKind,
    Mode,
    Person,
    Recommendation,
    Session,
    Source,
    Verb,
)
from meetings.office import Actor, MeetingPlan, Office
from meetings.workdays import DaysOff, is_workday, local, local_day, workdays_before

_JOIN = "https://teams.microsoft.example/l/meetup-join/"
_CONVENED = 6
"""Workdays ago the next meeting was convened; what was answered since lies on the days between."""


def arrange(office: Office, known: Mapping[str, Person]) -> None:
    """The next ordinary meeting with its answers and proposals, a two-day seminar, and a third to convene."""
    today = local_day(office.now)
    began = _earlier(office, _CONVENED, time(9, 40))
    karen = Actor(known[people.SECRETARIAT[0].name].id, Source.PAGE)
    first = began.create(_next_meeting(today, office.days_off), karen)
    seminar = began.create(_seminar(first.sessions[0].day, office.days_off), karen)
    began.create(_third(seminar.sessions[0].day, office.days_off), karen)
    began.create(_of_kkr(today, office.days_off), Actor(known[people.KKR_SECRETARIAT.name].id, Source.PAGE))
    began.convene(first.id, karen)
    _answer(office, first, known)
    _propose(office, first, known)


def _earlier(office: Office, workdays: int, at: time) -> Office:
    """The same books at an hour some workdays ago."""
    day = workdays_before(local_day(office.now), workdays, office.days_off)
    then = Office(office.records, local(day, at), office.days_off)
    then.domain = office.domain
    then.scribe = office.scribe
    return then


# When


def workday_from(day: date, days_off: DaysOff, length: int = 1) -> date:
    """The first Tuesday, Wednesday or Thursday from `day` on that begins `length` workdays in a row.

    Not in the weeks round Christmas or in July, when nobody calls a steering group.
    """
    while not (
        day.weekday() in {1, 2, 3}
        and all(_is_free(day + timedelta(days=more), days_off) for more in range(length))
    ):
        day += timedelta(days=1)
    return day


def _is_free(day: date, days_off: DaysOff) -> bool:
    christmas = (day.month, day.day) >= (12, 19) or (day.month, day.day) <= (1, 5)
    return is_workday(day, days_off) and not christmas and day.month != 7


def _next_meeting(today: date, days_off: DaysOff) -> MeetingPlan:
    day = workday_from(today + timedelta(weeks=5), days_off)
    return MeetingPlan(
        committees.STEERING_GROUP.id,
        "Ordinært møde i styregruppen",
        MeetingKind.ORDINARY,
        Mode.ONLINE,
        (Session(1, day, time(9, 30), time(11, 30)),),
        place="Teams",
        join_url=f"{_JOIN}ekr-{day}",
        case_number=f"1-00-00-0-{day:%y}",
    )


def _seminar(after: date, days_off: DaysOff) -> MeetingPlan:
    day = workday_from(after + timedelta(weeks=5), days_off, length=2)
    return MeetingPlan(
        committees.STEERING_GROUP.id,
        "Seminar om kultur og sundhed",
        MeetingKind.SEMINAR,
        Mode.ONSITE,
        (
            Session(1, day, time(10, 0), time(17, 0)),
            Session(2, day + timedelta(days=1), time(9, 0), time(14, 0)),
        ),
        place="Kulturgården, Silkeborg",
        case_number=f"1-00-00-1-{day:%y}",
    )


def _third(after: date, days_off: DaysOff) -> MeetingPlan:
    day = workday_from(after + timedelta(weeks=7), days_off)
    return MeetingPlan(
        committees.STEERING_GROUP.id,
        "Ordinært møde i styregruppen",
        MeetingKind.ORDINARY,
        Mode.HYBRID,
        (Session(1, day, time(9, 30), time(12, 0)),),
        place="Regionshuset Viborg, mødelokale A1",
        join_url=f"{_JOIN}ekr-{day}",
        case_number=f"1-00-00-2-{day:%y}",
    )


def _of_kkr(today: date, days_off: DaysOff) -> MeetingPlan:
    day = workday_from(today + timedelta(weeks=8), days_off)
    return MeetingPlan(
        committees.KKR.id,
        "Møde i KKR Midtjylland",
        MeetingKind.ORDINARY,
        Mode.ONSITE,
        (Session(1, day, time(13, 0), time(16, 0)),),
        place="Rådhuset i Horsens",
        case_number=f"SAG-{day:%Y}-03640",
    )


# Who has answered


@dataclass(frozen=True, slots=True)
class _Said:
    """An answer given some workdays ago."""

    who: str
    days_ago: int
    at: time
    source: Source = Source.TEAMS
    kind: AnswerKind = AnswerKind.ONLINE
    substitute: str = ""
    remark: str = ""


_DECLINED = AnswerKind.DECLINED
_ANSWERS = (
    _Said("Hans Vinther", 6, time(9, 58)),
    _Said("Ida Søgaard", 6, time(10, 7)),
    _Said("Per Daugbjerg", 6, time(11, 31)),
    _Said("Niels Bro", 6, time(13, 15)),
    _Said("Kåre Munk", 6, time(14, 2)),
    _Said("Signe Holm", 5, time(8, 22), Source.CALENDAR),
    _Said("Kirsten Dahl", 5, time(9, 3)),
    _Said("Martin Fogh", 5, time(9, 36), Source.MAIL_LINK, _DECLINED),
    _Said("Camilla Ørum", 5, time(12, 48)),
    _Said("Jeppe Lind", 4, time(8, 55)),
    _Said("Ole Thorsen", 4, time(9, 40), kind=_DECLINED, substitute="Nina Bech"),
    _Said("Aage Lillelund", 4, time(10, 26), Source.MAIL_LINK),
    _Said("Søren Ravn", 4, time(15, 9), Source.CALENDAR, AnswerKind.TENTATIVE),
    _Said("Tine Risager", 3, time(8, 12), Source.MAIL_LINK),
    _Said("Poul Iversen", 3, time(9, 12), Source.SECRETARIAT),
    _Said("Kåre Munk", 3, time(10, 44), kind=_DECLINED),
    _Said("Thomas Balle", 3, time(13, 27)),
    _Said("Bodil Krogh", 2, time(9, 19)),
    _Said("Jens-Ole Brandt", 2, time(11, 0), remark="Kommer et kvarter senere"),
    _Said("Britta Hald", 2, time(14, 51), Source.CALENDAR, _DECLINED),
    _Said("Anne Skou", 1, time(8, 33)),
    _Said("Frederik Aaby", 1, time(10, 15)),
    _Said("Lars Nygaard", 1, time(14, 2), Source.CALENDAR),
)


def _answer(office: Office, meeting: Meeting, known: Mapping[str, Person]) -> None:
    for one in _ANSWERS:
        person = known[one.who]
        by_secretariat = one.source is Source.SECRETARIAT
        actor = Actor(known[people.SECRETARIAT[0].name].id if by_secretariat else person.id, one.source)
        _earlier(office, one.days_ago, one.at).take_answer(
            meeting.id,
            person.id,
            one.kind,
            actor,
            remark=one.remark,
            substitute=known[one.substitute].id if one.substitute else None,
        )


# What is proposed

_DRAFTS: Sequence[tuple[str, int, Draft]] = (
    (
        "Frederik Aaby",
        5,
        Draft(
            "Fælles ansøgning til Kreativt Europa",
            "Flere kommuner overvejer hver for sig at søge. En fælles ansøgning om gæstekunstnere står stærkere, "
            "og CDEU-kontoret vil hjælpe.",
            (
                Recommendation(Verb.DECIDE, "styregruppen beslutter at sende én fælles ansøgning"),
                Recommendation(Verb.APPOINT, "styregruppen udpeger en tovholder"),
            ),
            20,
        ),
    ),
    (
        "Camilla Ørum",
        4,
        Draft(
            "Musikuddannelse: hvad gør vi med kortlægningen?",
            "Kortlægningen af musikuddannelserne, punkt 4.3 den 2. marts 2021, er blevet brugt forskelligt i "
            "kommunerne. I Holstebro vil vi gerne høre, hvem der er gået videre med den, og om vi kan gøre noget "
            "sammen om vejen fra musikskole til konservatorium.",
            (Recommendation(Verb.DISCUSS, "styregruppen drøfter en fælles opfølgning på kortlægningen"),),
            20,
        ),
    ),
    (
        "Ida Søgaard",
        2,
        Draft(
            "Frivillige i kulturhusene",
            "Randers har spurgt sine frivillige, hvad der får dem til at blive. Svarene kan bruges af andre.",
            (Recommendation(Verb.TAKE_NOTE, "styregruppen tager orienteringen til efterretning"),),
            10,
        ),
    ),
)


def _propose(office: Office, meeting: Meeting, known: Mapping[str, Person]) -> None:
    """Three proposals, and the oldest of them taken on as item 4, after the standing items that came by themselves."""
    taken = []
    for who, days_ago, draft in _DRAFTS:
        person = known[who].id
        then = _earlier(office, days_ago, time(15, 30))
        taken.append(then.take_item(meeting.id, draft, person, Actor(person, Source.TEAMS)))
    office.accept_item(taken[0].id, Actor(known[people.SECRETARIAT[0].name].id, Source.PAGE))
