"""Meetings convened, moved, amended and cancelled."""

from dialogs.intents import Amend, CancelMeeting, Convene, Intent, Move

CLASSES = {
    "MØDEDETALJE": """
        sted stedet mødested mødestedet lokale lokalet mødelokale mødelokalet adresse adressen
        teams_link teamslink teamslinket link linket mødelink mødelinket titel titlen overskriften
        mødeoplysninger oplysninger oplysningerne mødeoplysningerne
    """,
}

CANCEL = (
    CancelMeeting(),
    """
    aflys/aflyse/aflyst/annuller/annullere/afblæs/afblæse (DET) (D) MØDE
    MØDE (D) aflyses
    MØDE (D) skal/må/bør/kan aflyses
    KAN (DET) MØDE (D) (ikke) aflyses
    (DET) MØDE (D) (er) (nødt) (til) (at) blive/bliver aflyst
    jeg aflyser MØDE
    cancel (the/our/this/next) (D) (steering_group) meeting
    can/could (the/our/this/next) (D) meeting be cancelled/canceled
    """,
)

MOVE = (
    Move(),
    """
    flyt/flytte/flyttet/ryk/rykke/udsæt/udsætte/udskyd/udskyde (venligst/lige) (DET) (D) MØDE
    (DET) MØDE (D) flyttes/rykkes/udskydes/udsættes
    (DET) MØDE (D) skal/må/bør/kan flyttes/rykkes/udskydes/udsættes
    KAN/kunne det/den (D) (ikke) (eventuelt/evt/mon) flyttes/rykkes/udskydes/udsættes
    flyt/flytte/ryk/rykke/udskyd/udskyde/udsæt/udsætte det (til/et/en/D)
    can/could it be moved/rescheduled/postponed
    KAN (DET) MØDE (D) (ikke) flyttes/rykkes/udskydes/udsættes
    KAN vi (ikke) (finde) (en) anden/ny dag/dato/tid
    jeg flytter MØDE
    move/reschedule/postpone (the/our/this/next) (D) (steering_group) meeting
    can/could (the/our/this/next) (D) meeting be moved/rescheduled/postponed
    """,
)

AMEND = (
    Amend(),
    """
    ret/rette/skift/skifte/ændr/ændre/opdater/opdatere (til) (lige) (DET) (et/en/nyt/ny) MØDEDETALJE (D) ...
    ret/rette (DET) MØDE (D)
    (DET) MØDE (D) har/får/skal_have (fået) nyt/ny MØDEDETALJE
    sæt/indsæt/tilføj (et) (nyt) teams_link/teamslink/teamslinket/mødelink/mødelinket/link_til_dagsordenen
    change/correct/update (the) (meeting's) place/room/venue/location/teams_link/link/title (of/for) ...
    """,
)

CONVENE = (
    Convene(),
    """
    indkald/indkalde (til) (et) (nyt/ekstraordinært/ordinært) MØDE
    indkald/indkalde styregruppen/medlemmerne/alle/gruppen
    opret/oprette/planlæg/planlægge/lav/lave (et) (nyt/ekstraordinært/ordinært) MØDE
    nyt møde D
    (lav/send/skriv/opret) (en/et) mødeindkaldelse/indkaldelse
    convene/schedule/create/plan/set_up/call (a/an/the) (new/extraordinary) meeting
    """,
)

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (Convene(), "indkald, indkald til møde, nyt møde, opret møde", "convene, new meeting, convene a meeting"),
    (Move(), "flyt, flyt møde, flyt mødet", "move, move meeting, move the meeting"),
    (
        Amend(),
        "ret, ret møde, ret mødet, ret sted, ret stedet, ret teams link, ret link, ret titel, nyt sted, nyt lokale",
        "correct meeting, correct the meeting, change place, change the place, new place, new room",
    ),
    (CancelMeeting(), "aflys, aflys møde, aflys mødet", "cancel meeting, cancel the meeting"),
)  # fmt: skip
