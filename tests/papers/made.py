"""An agenda and minutes with everything a paper can have, and the largest ones anybody will send."""

from dataclasses import replace
from datetime import UTC, date, datetime

from meetings.model import (
    AgendaItem,
    Attachment,
    Committee,
    ItemId,
    ItemState,
    Recommendation,
    Verb,
)
from meetings.paper import (
    AgendaPaper,
    AgendaVersion,
    ApprovedBy,
    Attendance,
    Decision,
    FollowUp,
    FollowUpId,
    FollowUpState,
    Minutes,
    MinutesPaper,
    MinutesState,
    Outcome,
    Presence,
    Slot,
    Stage,
    Stay,
)
from tests.parts.rolls import COMMITTEE, sample

DRAWN = datetime(2027, 3, 5, 9, 30, tzinfo=UTC)
SENT = datetime(2027, 2, 22, 13, 0, tzinfo=UTC)
ROLL = sample()
MEETING = replace(ROLL.meeting, agenda_note="Mødet holdes online via Teams, jf. indkaldelsen af 1. februar")
EKR = replace(
    COMMITTEE, called="styregruppen", proposes="Fællessekretariatet indstiller til styregruppen, at"
)
KKR = replace(
    COMMITTEE, name="KKR Midtjylland", called="KKR", layout="kkr", proposes="Det indstilles, at KKR"
)
CLOSED_TEXT = "Tilbuddet fra Nordlys ApS er på 412.000 kr."


def item(number: str, title: str, *said: tuple[Verb, str], **more: object) -> AgendaItem:
    lines = tuple(Recommendation(verb, text) for verb, text in said)
    id = ItemId(int(number.replace(".", "0")))
    return replace(
        AgendaItem(id, MEETING.id, title, ItemState.ACCEPTED, number, recommendations=lines), **more
    )


PROPOSER = ROLL.lines[1].person
ITEMS = (
    item("1", "Velkomst", minutes=5),
    item(
        "2",
        "Fælles billetsystem",
        (Verb.DISCUSS, "styregruppen drøfter behovet"),
        (
            Verb.APPROVE,
            "arbejdsgruppens oplæg godkendes, herunder\n– tidsplanen\n– budgettet på 1.197.728 kr.",
        ),
        introduction="Punktet er på efter ønske fra tre kommuner.",
        background="I 2026 blev tre systemer brugt.\n\nDet gav dobbelte tilmeldinger:\n– i juni\n– i september",
        since_last="Arbejdsgruppen har set på to løsninger.",
        case_presentation="1) Den første koster mindst\n2) Den anden dækker flest",
        financial_impact="Ingen bemærkninger.",
        next_steps="Svar samles den 3. juni.",
        attachments=(
            Attachment("To løsninger", "https://moeder.example.dk/bilag/to-løsninger.pdf", number="2.1"),
            Attachment("Økonomi", number="2.2"),
        ),
        minutes=30,
        proposer=PROPOSER,
        presenter="Signe Dahlgaard",
        guests=("Kaj Holm, KD-Net",),
        case_number="SAG-2027-00012",
        initials="kal",
        deferrals=2,
    ),
    item("3", "Økonomi"),
    item(
        "3.1",
        "Budget 2027-28",
        (Verb.APPROVE, "budgettet godkendes"),
        status_report="Der er overskud.",
        minutes=20,
    ),
    item("3.2", "Valg af leverandør", (Verb.DECIDE, CLOSED_TEXT), background=CLOSED_TEXT, closed=True),
    item("4", "Evt."),
)
VERSION = AgendaVersion(MEETING.id, 2, Stage.SUPPLEMENTARY, SENT, None, ITEMS)
AGENDA = AgendaPaper(
    committee=EKR,
    meeting=MEETING,
    slots=tuple(Slot(one, MEETING.starts_at if one.number == "1" else None) for one in ITEMS),
    public=False,
    drawn_at=DRAWN,
    version=VERSION,
    supplements=frozenset({"3.1"}),
    lead="Signe Dahlgaard",
    taker="Karen Lund",
    roll=ROLL,
)


def seen(name: str, attendance: Attendance, *stays: Stay) -> Presence:
    people = {line.person.name: line.person for line in ROLL.lines}
    people |= {one.substitute.name: one.substitute for line in ROLL.lines for one in line.substitutions}
    return Presence(people[name].id, 1, attendance, stays)


def minutes(
    committee: Committee = EKR,
    state: MinutesState = MinutesState.APPROVED,
    *presences: Presence,
    public: bool = False,
) -> MinutesPaper:
    decided = {
        2: (
            Outcome.FOLLOWED,
            "Styregruppen drøftede behovet og godkendte oplægget.\n\nRanders tager ordet op igen.",
        ),
        301: (Outcome.FOLLOWED, "Styregruppen godkendte indstillingen."),
        302: (Outcome.OTHERWISE, CLOSED_TEXT),
    }
    items = {one.id: one for one in ITEMS}
    return MinutesPaper(
        committee=committee,
        meeting=MEETING,
        items=ITEMS,
        roll=ROLL,
        minutes=Minutes(
            MEETING.id,
            state,
            2,
            "Signe Dahlgaard",
            "Karen Lund",
            SENT,
            DRAWN if state is MinutesState.COMMENTS else None,
            DRAWN if state is MinutesState.APPROVED else None,
            ApprovedBy.CLICK if state is MinutesState.APPROVED else None,
        ),
        public=public,
        drawn_at=DRAWN,
        decisions={
            ItemId(id): Decision(ItemId(id), outcome, text, DRAWN, None)
            for id, (outcome, text) in decided.items()
            if ItemId(id) in items
        },
        follow_ups=(
            FollowUp(
                FollowUpId(1), EKR.id, MEETING.id, ItemId(2), "Oplægget sendes ud", date(2027, 4, 1), PROPOSER
            ),
            FollowUp(
                FollowUpId(2),
                EKR.id,
                MEETING.id,
                ItemId(301),
                "Budgettet offentliggøres",
                None,
                None,
                "Fællessekretariatet",
                FollowUpState.DONE,
            ),
        ),
        presences=presences,
        people={line.person.id: line.person for line in ROLL.lines},
    )


# The largest

LONG = ("Sætningerne her er lange nok til at fylde en linje og begynde på den næste. " * 30)[:2000]
ODD = "🎉 «Kultur» 👩‍👩‍👧 – 50 % & mere <b>fed</b> #panic() \\u{0} $x$ *stjerne* _kursiv_ `kode` 中文 עברית"


def largest(committee: Committee = EKR) -> AgendaPaper:
    """200 items with texts of 2,000 letters, twenty attachments each, emoji and words without an end."""
    attachments = tuple(
        Attachment(f"Bilag om {ODD} {n}", f"https://moeder.example.dk/{'a' * 200}/{n}", number=f"9.{n}")
        for n in range(1, 21)
    )
    items = tuple(
        item(
            str(n),
            f"Punkt {n} {ODD}"[:120],
            (Verb.APPROVE, LONG),
            (Verb.DISCUSS, ODD),
            introduction=ODD,
            background=LONG,
            case_presentation=f"{'x' * 400}\n\n– {LONG}\n– {ODD}",
            attachments=attachments if n % 50 == 0 else (),
            minutes=n % 7 + 1,
            case_number="SAG-2027-00012",
            initials="kal",
        )
        for n in range(1, 201)
    )
    slots = tuple(Slot(one, MEETING.starts_at) for one in items)
    return replace(AGENDA, committee=committee, slots=slots, version=None, supplements=frozenset())
