"""A cooperation as a TOML file: its organisations, its committees, and their dated terms of reference.

`docs/examples/committee.toml` shows every key there is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, time, timedelta

from documents.toml_tables import Fault, Problem, Table, WrongFile, each_once, parsed
from meetings.founding import Founding
from meetings.model import (
    AgendaRights,
    Clause,
    Committee,
    CommitteeId,
    Contact,
    Hands,
    MeetingKind,
    Organisation,
    OrganisationId,
    OrganisationKind,
    Policy,
    Role,
    SeatLimit,
    StandingItem,
    StandingKind,
    Strength,
    Terms,
)
from meetings.organisations import namesakes
from meetings.terms import overlapping
from meetings.workdays import CLOSES, OPENS

NAME, SLUG, QUOTE, SOURCE, PHONE = 120, 60, 1000, 200, 40
WORKDAYS, RUNGS, SEATS, LONGEST = 120, 60, 99, 480
NO_DAY = date.min
"""Stands for a first day that could not be read, so that the rest of its terms can be."""


def read(data: bytes) -> Founding:
    """Everything the file tells, or WrongFile with everything that is wrong with it."""
    faults: list[Fault] = []
    file = Table(parsed(data), faults)
    organisations = [_organisation(table) for table in file.tables("organisation", "id")]
    committees = [_committee(table) for table in file.tables("committee", "slug")]
    file.close()
    _told_apart(organisations)
    each_once((one.table, "slug", one.committee.id) for one in committees)
    if not (organisations or committees or faults):
        file.wrong("", Problem.NOTHING)
    if faults:
        raise WrongFile(faults)
    return Founding(
        tuple(one for _, one in organisations),
        tuple(one.committee for one in committees),
        {one.committee.id: one.withdrawn for one in committees if one.withdrawn},
    )


# Organisations


def _organisation(table: Table) -> tuple[Table, Organisation]:
    """Without a short name the name says it: Sandvig Kommune is Sandvig for short."""
    id, name = table.slug("id", SLUG), table.text("name", NAME)
    organisation = Organisation(
        id=OrganisationId(id),
        name=name,
        short=table.text("short", NAME, otherwise="") or name.removesuffix(" Kommune"),
        kind=table.choice("kind", OrganisationKind),
    )
    table.close()
    return table, organisation


def _told_apart(read: Sequence[tuple[Table, Organisation]]) -> None:
    """By their ids, and by the names a list of members may call them."""
    each_once((table, "id", one.id) for table, one in read)
    first: dict[str, tuple[Table, Organisation]] = {}
    for table, one in read:
        if one.id and one.name:
            first.setdefault(one.id, (table, one))
    for one, other in namesakes(one for _, one in first.values()):
        first[other.id][0].wrong("name", Problem.NAMESAKE, first[one.id][0].place)


# Committees


@dataclass(frozen=True, slots=True)
class _Told:
    table: Table
    committee: Committee
    withdrawn: frozenset[date]


def _committee(table: Table) -> _Told:
    slug, name = table.slug("slug", SLUG), table.text("name", NAME)
    contact = _contact(table.table("contact", needed=True))
    policy = _policy(table.table("policy", needed=False))
    terms, withdrawn = _all_terms(table.tables("terms", "since"))
    committee = Committee(
        CommitteeId(slug),
        name,
        contact,
        policy,
        terms,
        called=table.text("called", NAME, otherwise=""),
        layout=table.slug("layout", SLUG) if table.has("layout") else "ekr",
        proposes=table.text("proposes", QUOTE, otherwise=""),
        standing=_standing(table.tables("standing_item", "kind")),
    )
    table.close()
    return _Told(table, committee, withdrawn)


def _standing(tables: Sequence[Table]) -> tuple[StandingItem, ...]:
    told = [(table, _standing_item(table)) for table in tables]
    each_once((table, "kind", item.kind) for table, item in told)
    return tuple(item for _, item in told)


def _standing_item(table: Table) -> StandingItem:
    minutes = table.number("minutes", LONGEST, least=1) if table.has("minutes") else None
    item = StandingItem(
        table.choice("kind", StandingKind), table.text("title", NAME), table.is_set("last"), minutes
    )
    table.close()
    return item


def _contact(table: Table) -> Contact:
    name, email = table.text("name", NAME), table.address("email")
    contact = Contact(name, email, table.text("phone", PHONE, otherwise=""))
    table.close()
    return contact


def _policy(table: Table) -> Policy:
    usual = Policy()
    policy = Policy(
        item_workdays=table.number("item_workdays", WORKDAYS, otherwise=usual.item_workdays),
        response_workdays=table.number("response_workdays", WORKDAYS, otherwise=usual.response_workdays),
        agenda_workdays=table.number("agenda_workdays", WORKDAYS, otherwise=usual.agenda_workdays),
        deadline_at=table.clock("deadline_at", otherwise=usual.deadline_at),
        reminder_workdays=table.numbers("reminder_workdays", RUNGS, otherwise=usual.reminder_workdays),
        reminder_at=_when_open(table, "reminder_at", usual.reminder_at),
        day_before_at=_when_open(table, "day_before_at", usual.day_before_at),
        comment_workdays=table.number(
            "comment_workdays", WORKDAYS, least=1, otherwise=usual.comment_workdays
        ),
    )
    table.close()
    return policy


def _when_open(table: Table, key: str, usual: time) -> time:
    at = table.clock(key, otherwise=usual)
    if not OPENS <= at < CLOSES:
        table.wrong(key, Problem.OUTSIDE_HOURS, f"{OPENS:%H:%M} and {CLOSES:%H:%M}")
    return at


# Terms of reference


def _all_terms(tables: Sequence[Table]) -> tuple[tuple[Terms, ...], frozenset[date]]:
    """Those in force, the first begun first, and the first days of those that are withdrawn."""
    begun = [(table, table.day("since"), table.is_set("withdrawn")) for table in tables]
    each_once((table, "since", since) for table, since, _ in begun)
    told = [(table, _terms(table, since)) for table, since, withdrawn in begun if not withdrawn]
    for table in tables:
        table.close()
    dated = {terms.since: table for table, terms in told if terms.since != NO_DAY}
    for first, second in overlapping(terms for _, terms in told if terms.since in dated):
        if first.since < second.since:
            dated[first.since].wrong("until", Problem.OVERLAP, second.since - timedelta(days=1))
    in_force = sorted((terms for _, terms in told), key=lambda terms: terms.since)
    return tuple(in_force), frozenset(since for _, since, withdrawn in begun if since and withdrawn)


def _terms(table: Table, since: date | None) -> Terms:
    until = table.day("until", needed=False)
    if since and until and until < since:
        table.wrong("until", Problem.ENDS_BEFORE_IT_BEGINS)
    clauses = _clauses(table.tables("clause", "key"))
    return Terms(
        since=since or NO_DAY,
        until=until,
        clauses=tuple(clauses.values()),
        seat_limits=_seat_limits(table.tables("seat_limit"), clauses),
        substitute_own_organisation=(
            _limiting(table, "substitute_own_organisation", clauses)
            if table.has("substitute_own_organisation")
            else None
        ),
        rights=_rights(table.table("agenda_rights", needed=False)),
        chair_decides=_limiting(table, "chair_decides", clauses) if table.has("chair_decides") else None,
    )


def _rights(table: Table) -> AgendaRights:
    """What is left out is as it usually is."""
    usual = AgendaRights()
    rights = AgendaRights(
        **{act.name: _hands(table, act.name, getattr(usual, act.name)) for act in fields(AgendaRights)}
    )
    table.close()
    return rights


def _hands(table: Table, act: str, usual: Hands) -> Hands:
    if not table.has(act):
        return usual
    within = table.table(act, needed=True)
    roles = within.choices("roles", Role)
    group = within.slug("committee", SLUG) if within.has("committee") else ""
    within.close()
    return Hands(frozenset(roles), CommitteeId(group) if group else None)


def _clauses(tables: Sequence[Table]) -> Mapping[str, Clause]:
    told = [(table, _clause(table)) for table in tables]
    each_once((table, "key", clause.key) for table, clause in told)
    return {clause.key: clause for _, clause in told}


def _clause(table: Table) -> Clause:
    clause = Clause(
        key=table.text("key", SLUG),
        quote=table.text("quote", QUOTE),
        source=table.text("source", SOURCE),
        place=table.text("place", SOURCE),
        strength=table.choice("strength", Strength),
    )
    table.close()
    return clause


def _seat_limits(tables: Sequence[Table], clauses: Mapping[str, Clause]) -> tuple[SeatLimit, ...]:
    told = [(table, _seat_limit(table, clauses)) for table in tables]
    each_once((table, "kind", (limit.kind, limit.organisations)) for table, limit in told)
    return tuple(limit for _, limit in told)


def _seat_limit(table: Table, clauses: Mapping[str, Clause]) -> SeatLimit:
    limit = SeatLimit(
        kind=table.choice("kind", MeetingKind),
        seats=table.number("seats", SEATS, least=1),
        clause=_limiting(table, "clause", clauses),
        organisations=table.choice(
            "organisations", OrganisationKind, otherwise=OrganisationKind.MUNICIPALITY
        ),
    )
    table.close()
    return limit


def _limiting(table: Table, key: str, clauses: Mapping[str, Clause]) -> Clause:
    """The clause of that key. What only is a starting point may warn, and must not be what somebody is refused with."""
    name = table.text(key, SLUG)
    clause = clauses.get(name)
    if name and clause is None:
        table.wrong(key, Problem.NO_SUCH_CLAUSE, ", ".join(clauses))
    if clause and clause.strength is Strength.GUIDELINE:
        table.wrong(key, Problem.ONLY_A_GUIDELINE)
    return clause or Clause(name, "", "", "")
