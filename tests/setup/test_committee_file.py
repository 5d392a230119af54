"""A cooperation described in a file: what is read, and where it is said to be wrong."""

from contextlib import suppress
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.committee_file import read
from documents.toml_tables import Fault, Problem, WrongFile
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
from wording import committee_file as wording

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "committee.toml"
AGREEMENT = "Samarbejdsaftale for Fjordsamarbejdet, 2026"
SEATS = Clause(
    "seats",
    "I ordinære møder kan der deltage to medarbejdere fra hver kommune og tre fra regionen.",
    AGREEMENT,
    "§ 3, stk. 1",
)
SUBSTITUTES = Clause(
    "substitutes",
    "Et medlem, der er forhindret, kan sende en stedfortræder fra sin egen organisation.",
    AGREEMENT,
    "§ 3, stk. 2",
)
FREQUENCY = Clause(
    "frequency",
    "Der holdes som udgangspunkt fire møder om året.",
    AGREEMENT,
    "§ 4",
    Strength.GUIDELINE,
)
BETWEEN = Clause(
    "between",
    "Formanden kan træffe beslutning mellem møderne og orienterer næstformændene.",
    AGREEMENT,
    "§ 5",
)
MAKERS = Hands(frozenset({Role.SECRETARIAT}), CommitteeId("fjord-arbejdsgruppe"))
ONE_SEAT = Clause(
    "seats",
    "Hver kommune kan deltage med én medarbejder.",
    "Samarbejdsaftale for Fjordsamarbejdet, 2022",
    "§ 3",
)


def municipality(id: str, short: str) -> Organisation:
    return Organisation(OrganisationId(id), f"{short} Kommune", short, OrganisationKind.MUNICIPALITY)


def other(id: str, name: str, kind: OrganisationKind) -> Organisation:
    return Organisation(OrganisationId(id), name, name, kind)


def test_the_example_is_read_with_everything_that_stands_in_it():
    contact = Contact("Fjordsekretariatet", "sekretariat@region-fjordland.example.dk", "+45 70 00 12 34")
    assert read(EXAMPLE.read_bytes()) == Founding(
        organisations=(
            municipality("enghave", "Enghave"),
            municipality("moellebjerg", "Møllebjerg"),
            municipality("aastrup", "Aastrup"),
            other("region-fjordland", "Region Fjordland", OrganisationKind.REGION),
            other("fjordens-musikskole", "Fjordens Musikskole", OrganisationKind.OTHER),
        ),
        committees=(
            Committee(
                CommitteeId("fjord-styregruppe"),
                "Styregruppen for Fjordsamarbejdet",
                contact,
                Policy(),
                (
                    Terms(
                        date(2022, 1, 1),
                        date(2025, 12, 31),
                        (ONE_SEAT,),
                        (SeatLimit(MeetingKind.ORDINARY, 1, ONE_SEAT),),
                    ),
                    Terms(
                        date(2026, 1, 1),
                        None,
                        (BETWEEN, SEATS, SUBSTITUTES, FREQUENCY),
                        (
                            SeatLimit(MeetingKind.ORDINARY, 2, SEATS),
                            SeatLimit(MeetingKind.ORDINARY, 3, SEATS, OrganisationKind.REGION),
                        ),
                        SUBSTITUTES,
                        AgendaRights(draft=MAKERS, order=MAKERS),
                        BETWEEN,
                    ),
                ),
                called="styregruppen",
                layout="ekr",
                proposes="Fjordsekretariatet indstiller, at styregruppen",
                standing=(
                    StandingItem(StandingKind.WELCOME, "Velkomst", minutes=5),
                    StandingItem(StandingKind.MINUTES, "Godkendelse af referat"),
                    StandingItem(StandingKind.OTHER_BUSINESS, "Eventuelt", last=True),
                ),
            ),
            Committee(
                CommitteeId("fjord-arbejdsgruppe"),
                "Arbejdsgruppen for Fjordsamarbejdet",
                Contact(contact.name, contact.email, ""),
            ),
        ),
    )


# Small files, made wrong in one place at a time

ORGANISATION = '[[organisation]]\nid = "odder"\nname = "Odder Kommune"\nkind = "municipality"\n'
COMMITTEE = (
    '[[committee]]\nslug = "gruppen"\nname = "Gruppen"\n'
    '[committee.contact]\nname = "Sekretariatet"\nemail = "s@odder.example.dk"\n'
)
CLAUSE = (
    '[[committee.terms.clause]]\nkey = "seats"\nquote = "To fra hver."\nsource = "Aftale"\nplace = "§ 1"\n'
)
LIMIT = '[[committee.terms.seat_limit]]\nkind = "ordinary"\nseats = 2\nclause = "seats"\n'
TERMS = f'[[committee.terms]]\nsince = 2026-01-01\n{CLAUSE}strength = "limit"\n'
AT = "committee 1 (gruppen)"
IN_TERMS = f"{AT} · terms 1 (2026-01-01)"


def faults_of(text: str) -> list[Fault]:
    with pytest.raises(WrongFile) as wrong:
        read(text.encode())
    return list(wrong.value.faults)


def policy(line: str) -> str:
    return f"{COMMITTEE}[committee.policy]\n{line}\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault("", "", Problem.NOTHING)),
        ("id = ?", Fault("", "", Problem.NOT_TOML, "Invalid value (at line 1, column 6)")),
        ("organisations = []", Fault("", "organisations", Problem.UNKNOWN_KEY, "committee, organisation")),
        ("organisation = 1", Fault("", "organisation", Problem.NOT_TABLES, "organisation")),
        (
            ORGANISATION.replace('"municipality"', '"kommune"'),
            Fault("organisation 1 (odder)", "kind", Problem.UNKNOWN_CHOICE, "municipality, region, other"),
        ),
        (ORGANISATION.replace('"odder"', '"Odder"'), Fault("organisation 1 (Odder)", "id", Problem.BAD_SLUG)),
        (
            ORGANISATION.replace('"odder"', '"od--der"'),
            Fault("organisation 1 (od--der)", "id", Problem.BAD_SLUG),
        ),
        (
            ORGANISATION.replace('"Odder Kommune"', "7"),
            Fault("organisation 1 (odder)", "name", Problem.NOT_TEXT),
        ),
        (
            ORGANISATION.replace('"Odder Kommune"', '" "'),
            Fault("organisation 1 (odder)", "name", Problem.MISSING),
        ),
        (
            ORGANISATION.replace("Odder Kommune", "O" * 121),
            Fault("organisation 1 (odder)", "name", Problem.TOO_LONG, "120"),
        ),
        (
            ORGANISATION + ORGANISATION.replace("Odder Kommune", "Andet"),
            Fault("organisation 2 (odder)", "id", Problem.TWICE, "organisation 1 (odder)"),
        ),
        (
            ORGANISATION + ORGANISATION.replace('"odder"', '"odder-2"'),
            Fault("organisation 2 (odder-2)", "name", Problem.NAMESAKE, "organisation 1 (odder)"),
        ),
        (COMMITTEE.split("[committee.contact]", maxsplit=1)[0], Fault(AT, "contact", Problem.MISSING)),
        (
            COMMITTEE.replace("s@odder.example.dk", "s@odder"),
            Fault(f"{AT} · contact", "email", Problem.BAD_ADDRESS),
        ),
        (COMMITTEE + COMMITTEE, Fault("committee 2 (gruppen)", "slug", Problem.TWICE, AT)),
        (policy("item_workdays = 1.5"), Fault(f"{AT} · policy", "item_workdays", Problem.NOT_NUMBER)),
        (policy("item_workdays = true"), Fault(f"{AT} · policy", "item_workdays", Problem.NOT_NUMBER)),
        (
            policy("agenda_workdays = -1"),
            Fault(f"{AT} · policy", "agenda_workdays", Problem.OUT_OF_RANGE, "0 to 120"),
        ),
        (
            policy('reminder_workdays = [2, "0"]'),
            Fault(f"{AT} · policy", "reminder_workdays", Problem.NOT_NUMBERS),
        ),
        (policy("reminder_workdays = 2"), Fault(f"{AT} · policy", "reminder_workdays", Problem.NOT_NUMBERS)),
        (policy('deadline_at = "12:60"'), Fault(f"{AT} · policy", "deadline_at", Problem.NOT_TIME)),
        (policy("deadline_at = 12:00:30"), Fault(f"{AT} · policy", "deadline_at", Problem.NOT_TIME)),
        (
            policy('reminder_at = "16:00"'),
            Fault(f"{AT} · policy", "reminder_at", Problem.OUTSIDE_HOURS, "08:00 and 16:00"),
        ),
        (
            policy("reminders = [2]"),
            Fault(
                f"{AT} · policy",
                "reminders",
                Problem.UNKNOWN_KEY,
                "agenda_workdays, comment_workdays, day_before_at, deadline_at, item_workdays, reminder_at, reminder_workdays, "
                "response_workdays",
            ),
        ),
        (
            f"{COMMITTEE}[committee.terms]\nsince = 2026-01-01\n",
            Fault(AT, "terms", Problem.NOT_TABLES, "committee.terms"),
        ),
        (f"{COMMITTEE}[[committee.terms]]\n", Fault(f"{AT} · terms 1", "since", Problem.MISSING)),
        (
            f'{COMMITTEE}[[committee.terms]]\nsince = "2026-01-01"\n',
            Fault(IN_TERMS, "since", Problem.NOT_DAY),
        ),
        (
            f"{COMMITTEE}[[committee.terms]]\nsince = 2026-01-01T00:00:00\n",
            Fault(f"{AT} · terms 1 (2026-01-01 00:00:00)", "since", Problem.NOT_DAY),
        ),
        (
            f"{COMMITTEE}[[committee.terms]]\nsince = 2026-01-01\nuntil = 2025-12-31\n",
            Fault(IN_TERMS, "until", Problem.ENDS_BEFORE_IT_BEGINS),
        ),
        (
            f"{COMMITTEE}[[committee.terms]]\nsince = 2026-01-01\nwithdrawn = false\n",
            Fault(IN_TERMS, "withdrawn", Problem.NOT_TRUE),
        ),
        (
            f"{COMMITTEE}{TERMS}[[committee.terms]]\nsince = 2026-01-01\nwithdrawn = true\n",
            Fault(f"{AT} · terms 2 (2026-01-01)", "since", Problem.TWICE, IN_TERMS),
        ),
        (
            COMMITTEE + TERMS.replace('"§ 1"', '""'),
            Fault(f"{IN_TERMS} · clause 1 (seats)", "place", Problem.MISSING),
        ),
        (
            COMMITTEE + TERMS + CLAUSE + 'strength = "limit"\n',
            Fault(f"{IN_TERMS} · clause 2 (seats)", "key", Problem.TWICE, f"{IN_TERMS} · clause 1 (seats)"),
        ),
        (
            COMMITTEE + TERMS + LIMIT.replace('"seats"', '"places"'),
            Fault(f"{IN_TERMS} · seat_limit 1", "clause", Problem.NO_SUCH_CLAUSE, "seats"),
        ),
        (
            COMMITTEE + TERMS.replace('"limit"', '"guideline"') + LIMIT,
            Fault(f"{IN_TERMS} · seat_limit 1", "clause", Problem.ONLY_A_GUIDELINE),
        ),
        (
            COMMITTEE + TERMS + LIMIT + LIMIT,
            Fault(f"{IN_TERMS} · seat_limit 2", "kind", Problem.TWICE, f"{IN_TERMS} · seat_limit 1"),
        ),
        (
            COMMITTEE + TERMS + LIMIT.replace("seats = 2", "seats = 0"),
            Fault(f"{IN_TERMS} · seat_limit 1", "seats", Problem.OUT_OF_RANGE, "1 to 99"),
        ),
        (
            f'{COMMITTEE}[[committee.terms]]\nsince = 2026-01-01\nsubstitute_own_organisation = "s"\n',
            Fault(IN_TERMS, "substitute_own_organisation", Problem.NO_SUCH_CLAUSE),
        ),
    ],
)
def test_a_fault_is_told_with_its_table_its_key_and_what_is_wrong(text: str, fault: Fault):
    assert faults_of(text) == [fault]


def test_a_file_that_is_no_text_is_refused_as_a_whole():
    assert [fault.problem for fault in faults_of_bytes(b"\xff\xfe")] == [Problem.NOT_UTF8]
    assert [fault.problem for fault in faults_of_bytes(b"#" * 1_000_001)] == [Problem.TOO_LARGE]


def faults_of_bytes(data: bytes) -> tuple[Fault, ...]:
    with pytest.raises(WrongFile) as wrong:
        read(data)
    return wrong.value.faults


def test_one_reading_finds_every_fault():
    text = f"{ORGANISATION.replace('municipality', 'kommune')}{policy('deadline_at = 12')}{TERMS}{LIMIT}nix = 1\n"
    assert [(fault.place, fault.key) for fault in faults_of(text)] == [
        ("organisation 1 (odder)", "kind"),
        (f"{AT} · policy", "deadline_at"),
        (f"{IN_TERMS} · seat_limit 1", "nix"),
    ]


def terms(*periods: tuple[str, str]) -> str:
    tables = [f"[[committee.terms]]\nsince = {since}\n" for since, _ in periods]
    ends = [f"until = {until}\n" if until else "" for _, until in periods]
    return COMMITTEE + "".join(table + end for table, end in zip(tables, ends, strict=True))


@pytest.mark.parametrize(
    "periods",
    [
        [("2026-01-01", ""), ("2024-01-01", "2025-12-31")],
        [("2020-01-01", "2020-01-01"), ("2020-01-02", "2023-12-31"), ("2026-01-01", "2026-12-31")],
    ],
)
def test_terms_may_follow_each_other_in_any_order_and_with_gaps(periods):
    found = read(terms(*periods).encode()).committees[0].terms
    assert [one.since.isoformat() for one in found] == sorted(since for since, _ in periods)


@pytest.mark.parametrize(
    ("periods", "faults"),
    [
        ([("2024-01-01", ""), ("2026-01-01", "")], [(1, "2025-12-31")]),
        ([("2026-01-01", ""), ("2024-01-01", "2026-01-01")], [(2, "2025-12-31")]),
        (
            [("2020-01-01", ""), ("2022-01-01", ""), ("2024-01-01", "")],
            [(1, "2021-12-31"), (2, "2023-12-31")],
        ),
    ],
)
def test_two_terms_in_force_on_one_day_are_refused_with_the_day_the_earlier_can_end(periods, faults):
    assert faults_of(terms(*periods)) == [
        Fault(f"{AT} · terms {number} ({periods[number - 1][0]})", "until", Problem.OVERLAP, last)
        for number, last in faults
    ]


def test_terms_that_were_a_mistake_are_withdrawn_by_their_first_day():
    text = f"{COMMITTEE}{TERMS}[[committee.terms]]\nsince = 2027-01-01\nwithdrawn = true\n"
    found = read(text.encode())
    assert [one.since for one in found.committees[0].terms] == [date(2026, 1, 1)]
    assert found.withdrawn == {CommitteeId("gruppen"): frozenset({date(2027, 1, 1)})}


@pytest.mark.parametrize("written", ['"9.30"', '"09:30"', "09:30:00"])
def test_a_time_may_be_written_as_people_do(written: str):
    found = read(policy(f"day_before_at = {written}").encode())
    assert found.committees[0].policy == Policy(day_before_at=time(9, 30))


def test_reminders_come_in_the_order_of_time_whatever_the_order_in_the_file():
    found = read(policy("reminder_workdays = [0, 5, 2]").encode())
    assert found.committees[0].policy == Policy(reminder_workdays=(5, 2, 0))


def test_a_quote_over_several_lines_is_one_line_without_what_cannot_be_seen():
    text = COMMITTEE + TERMS.replace('"To fra hver."', '"""To\n  fra\u200b hver\u00a0kommune."""')
    assert read(text.encode()).committees[0].terms[0].clauses[0].quote == "To fra hver kommune."


@pytest.mark.parametrize("problem", Problem)
def test_every_fault_has_a_sentence(problem: Problem):
    said = wording.fault(Fault("committee 1", "name", problem, "fact {0}"))
    assert said.startswith("committee 1 · name: ")


def test_a_fault_of_the_whole_file_has_no_place():
    assert wording.fault(Fault("", "", Problem.NOT_TOML, "line 1")) == "the file is not TOML: line 1"


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes):
    with suppress(WrongFile):
        read(data)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.dates().map(str) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(
    "organisation committee id name short kind slug contact policy terms email phone since until withdrawn clause "
    "seat_limit seats key quote source place strength reminder_workdays reminder_at organisations".split()
)


def written(value: object) -> str:
    match value:
        case None:
            return "{}"
        case bool():
            return str(value).lower()
        case str() if value[:4].isdigit():
            return value
        case str():
            escaped = value.encode("unicode_escape").decode().replace('"', "'")
            return f'"{escaped}"' if "\\" not in escaped else '""'
        case list():
            return f"[{', '.join(map(written, value))}]"
        case _:
            return str(value)


TABLES = st.dictionaries(KEYS, VALUES, max_size=6).map(
    lambda table: "".join(f"{key} = {written(value)}\n" for key, value in table.items())
)
HEADS = st.sampled_from(
    "[[organisation]] [[committee]] [committee.contact] [committee.policy] [[committee.terms]] "
    "[[committee.terms.clause]] [[committee.terms.seat_limit]]".split()
)


@given(st.lists(st.tuples(HEADS, TABLES), max_size=6))
def test_any_table_in_any_place_is_read_or_refused(file):
    with suppress(WrongFile):
        read("".join(f"{head}\n{table}" for head, table in file).encode())
