"""The committees of the demo, with their terms of reference: every rule in its own words and with its place."""

from datetime import date

from meetings.model import (
    AgendaRights,
    Clause,
    Committee,
    CommitteeId,
    Contact,
    Hands,
    MeetingKind,
    Role,
    SeatLimit,
    StandingItem,
    StandingKind,
    Strength,
    Terms,
)

_AGREEMENT = "Aftale om kultursamarbejde i Region Midtjylland"
_S0, _S1, _S4 = "000_48a1f42ab9f75780.txt", "001_40c9bc0715cd5de3.txt", "004_a3c5df4cdc8326a4.txt"
GUIDELINE = Strength.GUIDELINE

SECRETARIAT = Contact("Fællessekretariatet", "kultursekretariat@rm.example.dk", "+45 70 00 20 21")

SEATS = Clause(
    "seats",
    "I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune.",
    _AGREEMENT,
    f"{_S0}:14-16",
)
_MANDATE = Clause(
    "mandate",
    "Medarbejderne i den regionale styregruppe deltager med mandat fra deres respektive ledelser.",
    _AGREEMENT,
    f"{_S0}:16-17",
)
_FREQUENCY = Clause(
    "frequency",
    "Der vil som udgangspunkt blive afholdt fire møder om året i styregruppen. "
    "Heraf kan 1 eller 2 møder afholdes som to-dages seminarer eller workshops.",
    _AGREEMENT,
    f"{_S0}:19-21",
    GUIDELINE,
)
_WORKING_GROUP = Clause(
    "working_group",
    "Styregruppen nedsætter en arbejdsgruppe bestående af 5-6 medlemmer, "
    "der repræsenterer de geografiske områder i regionen.",
    _AGREEMENT,
    f"{_S0}:23-24",
)
_AGENDA = Clause(
    "agenda",
    "Arbejdsgruppen udarbejder i samarbejde med sekretariatet styregruppens dagsordener",
    _AGREEMENT,
    f"{_S0}:25-26",
)
_CHAIR = Clause(
    "chair",
    "Region Midtjyllands udviklingsdirektør er formand for styregruppen og for arbejdsgruppen.",
    _AGREEMENT,
    f"{_S0}:29-30",
)
_SECRETARIAT = Clause(
    "secretariat",
    "Region Midtjylland varetager sekretariatsfunktionen samt den koordinerende rolle i samarbejdet.",
    _AGREEMENT,
    f"{_S0}:32-33",
)
_ANNUAL = Clause(
    "annual_meeting",
    "en gang om året blive afholdt et møde for borgmestre/kulturudvalgsformænd og medlemmer af regionsrådet",
    _AGREEMENT,
    f"{_S0}:38-40",
)
_COMPOSITION_2018 = Clause(
    "composition",
    "Den består af kulturmedarbejdere fra kommunerne i Region Midtjylland.",
    _AGREEMENT,
    f"{_S0}:13-14",
)
_COMPOSITION_2019 = Clause(
    "composition",
    "Styregruppen består af kommunernes kulturdirektører, den regionale udviklingsdirektør og en "
    "kommunaldirektør.",
    "Dagsorden for KKR Midtjylland, efteråret 2019",
    f"{_S4}:414-416",
)
_SAME_ALL_ALONG = (_MANDATE, _FREQUENCY, _WORKING_GROUP, _AGENDA, _CHAIR, _SECRETARIAT, _ANNUAL)
_TWO_SEATS = (SeatLimit(MeetingKind.ORDINARY, 2, SEATS),)

_MAKERS = Hands(frozenset({Role.SECRETARIAT}), CommitteeId("ekr-arbejdsgruppe"))
_RIGHTS = AgendaRights(draft=_MAKERS, order=_MAKERS)
"""The working group writes the agendas together with the secretariat (`_AGENDA`)."""

_STANDING = (
    StandingItem(StandingKind.WELCOME, "Velkomst og godkendelse af dagsorden", minutes=5),
    StandingItem(StandingKind.MINUTES, "Godkendelse af referat", minutes=5),
    StandingItem(StandingKind.SINCE_LAST, "Siden sidst", minutes=10),
    StandingItem(StandingKind.ROUND, "Gensidig orientering", last=True, minutes=15),
    StandingItem(StandingKind.NEXT_MEETING, "Punkter til næste møde", last=True, minutes=5),
    StandingItem(StandingKind.OTHER_BUSINESS, "Eventuelt", last=True, minutes=5),
)

STEERING_GROUP = Committee(
    CommitteeId("ekr-styregruppe"),
    "Styregruppen for Europæisk Kulturregion",
    SECRETARIAT,
    terms=(
        Terms(date(2018, 1, 1), date(2019, 12, 31), (_COMPOSITION_2018, SEATS, *_SAME_ALL_ALONG), _TWO_SEATS),
        # The text of 2019 says anew who sits there, and nothing that takes the two seats away.
        Terms(
            date(2020, 1, 1),
            None,
            (_COMPOSITION_2019, SEATS, *_SAME_ALL_ALONG),
            _TWO_SEATS,
            rights=_RIGHTS,
        ),
    ),
    called="styregruppen",
    layout="ekr",
    proposes="Fællessekretariatet indstiller til styregruppen, at",
    standing=_STANDING,
)
WORKING_GROUP = Committee(
    CommitteeId("ekr-arbejdsgruppe"),
    "Arbejdsgruppen for Europæisk Kulturregion",
    SECRETARIAT,
    terms=(Terms(date(2018, 1, 1), None, (_WORKING_GROUP, _AGENDA, _CHAIR), ()),),
)
SHORTCUT = Committee(
    CommitteeId("genvej-til-europa"),
    "Styregruppen for Genvej til Europa",
    SECRETARIAT,
    terms=(
        Terms(
            date(2021, 3, 2),
            None,
            (
                Clause(
                    "appointment",
                    "har kommunerne udpeget kulturchef Per Høegh Sørensen fra Ringkøbing-Skjern Kommune som ny "
                    "kommunal repræsentant",
                    "Dagsorden til møde den 2. marts 2021 i styregruppen for Europæisk Kulturregion",
                    f"{_S1}:1135-1136",
                ),
            ),
            (),
        ),
    ),
)
LANGUAGE_STRATEGY = Committee(
    CommitteeId("sprogstrategi"), "Mødekredsen om den regionale sprogstrategi", SECRETARIAT
)
KKR = Committee(
    CommitteeId("kkr-midtjylland"),
    "KKR Midtjylland",
    Contact("KKR-sekretariatet", "kkr-midtjylland@kkr.example.dk", "+45 70 00 20 19"),
    called="KKR Midtjylland",
    layout="kkr",
    # 004_a3c5df4cdc8326a4.txt: the fixed sections, of which one stands empty.
    standing=(
        StandingItem(StandingKind.MINUTES, "Godkendelse af referat"),
        StandingItem(StandingKind.SINCE_LAST, "Siden sidst"),
        StandingItem(StandingKind.NEXT_MEETING, "Punkter til næste møde", last=True),
        StandingItem(StandingKind.OTHER_BUSINESS, "Eventuelt", last=True),
    ),
    terms=(
        Terms(
            date(2019, 1, 1),
            None,
            (
                Clause(
                    "items_for_next_meeting",
                    "Drøfter om der er andre sager til dagsordenen.",
                    "Dagsorden for KKR Midtjylland, efteråret 2019",
                    f"{_S4}:627",
                    GUIDELINE,
                ),
                Clause(
                    "yearly_overview",
                    "forelægger de to styregrupper et samlet overblik for KKR Midtjylland",
                    "Handlingsplan for KKR Midtjyllands klimastrategi",
                    f"{_S1}:63",
                    GUIDELINE,
                ),
            ),
            (),
        ),
    ),
)
_METROPOLE, _S2 = "Kommissorium for Kulturmetropolen 2021-2024", "002_c55d86b5dfef17c2.txt"
CHAIR_DECIDES = Clause(
    "chair_decides",
    "Den politiske formand har myndighed til at træffe beslutninger på Kulturmetropolens politiske "
    "styregruppes vegne",
    _METROPOLE,
    f"{_S2}:49-50",
)
METROPOLE = Committee(
    CommitteeId("kulturmetropolen"),
    "Kulturmetropolens politiske styregruppe",
    Contact("Kulturmetropolens sekretariat", "kulturmetropolen@ishoej.example.dk", "+45 70 00 20 22"),
    called="styregruppen",
    standing=_STANDING,
    terms=(
        Terms(
            date(2021, 1, 1),
            None,
            (
                CHAIR_DECIDES,
                Clause(
                    "frequency",
                    "Den politiske styregruppe mødes en til to gange årligt.",
                    _METROPOLE,
                    f"{_S2}:19",
                    GUIDELINE,
                ),
            ),
            (),
            chair_decides=CHAIR_DECIDES,
        ),
    ),
)
"""Of the source texts the one that lets a chair decide between meetings."""
ALL = (STEERING_GROUP, WORKING_GROUP, SHORTCUT, LANGUAGE_STRATEGY, KKR, METROPOLE)
