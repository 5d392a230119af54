"""Which meetings there are, the agenda of the next, its papers, and one's own calendar."""

from dialogs.intents import AskAgenda, AskCalendar, AskMeetings, AskPapers, GetYearPlan, Intent

CLASSES = {
    "MØDER": "møder mødedatoer mødeplan mødeplanen mødekalender mødedatoerne",
}

SUBSCRIBE = (
    AskCalendar(),
    """
    abonner/abonnere/abonnér (på) (mine/alle) (MØDER/møderne/kalenderen/kalender/mødekalenderen) ...
    (send/giv/lav/få/have) (mig) (et/mit) (nyt) kalenderlink/kalenderlinket
    subscribe (to) ...
    (get/send/give/make) (me) (a/my) (new) calendar_link
    """,
)

YEAR_PLAN = (
    GetYearPlan(),
    """
    hent/hente/download/eksporter/send/få/have (mig) (lige) mødeplan/mødeplanen/årsplan/årsplanen/mødekalender/mødekalenderen
    mødeplan/mødeplanen/årsplan/årsplanen/mødekalenderen som fil
    get/download/export/send (me) (the) (year) (meeting) plan/year_plan/meeting_plan
    """,
)

CALENDAR = (
    AskCalendar(),
    """
    kalenderlink/kalenderlinket
    ind i min (egen) (outlook/google) kalender
    into my (own) (outlook/google) calendar
    calendar link
    """,
)

AGENDA = (
    AskAgenda(),
    """
    DAGSORDEN/dagsordner/tagesorden/dagsordensudkast/dagsordensforslag/dagsordenspunkter/punkterne
    hvad skal vi (lave/snakke/tale/drøfte/diskutere/igennem/på/om/nå)
    hvad handler MØDE/det om
    hvad er der på programmet
    hvilke/hvor_mange punkter/emner/sager
    punkter
    hvor/hvornår/kan/send/må/få/se ... mødematerialet/materialet/materiale/bilag/bilagene/bilaget
    ^ mødemateriale/mødematerialet/bilag/bilagene
    agenda/agendas
    what are we (going_to) discussing/discuss/talking
    which/what items
    what is the meeting about
    items
    """,
)

NEXT = (
    AskMeetings(next_only=True),
    """
    hvornår/hvornaar/hvor/hvad_tid/hvor_henne/hvad_dato/hvilken_dag/hvilken_dato/hvilket_lokale ... MØDE/mødes/ses
    hvornår/hvor/hvad_tid/hvad_dato/hvilken_dag/hvilken_dato er/var/foregår/starter/begynder/slutter/holdes det/vi/næste
    hvornår/hvad_tid skal/ses/mødes/møder vi
    hvor skal vi (være/mødes/hen)
    hvor ses/mødes vi
    er/bliver der (et) (noget) (MØDE) D
    er der (et) (noget) møde
    er/bliver MØDE (D) (stadig/nu/også) aflyst/flyttet/udsat/rykket/udskudt/fysisk/online/virtuelt/på
    har vi (et) møde
    skal vi mødes
    næste/kommende MØDE
    link/linket/mødelink/mødelinket/teamslink/teamslinket
    adressen/mødested/mødestedet/lokale/lokalet
    tid og sted
    when/where/what_time/what_day/which_day/what_date ... meeting/meet
    hvordan kommer/finder jeg/man (derhen/frem/vej)
    when/where is it
    when/where/what_time does/do/is/will/should ...
    when/where do/are/will we ...
    next meeting
    is there a meeting
    is the meeting ... cancelled/canceled/moved/postponed/online
    do we have a meeting
    meeting link
    join link
    """,
)

MEETINGS = (
    AskMeetings(),
    """
    MØDER
    hvilke/hvad_for_nogle/alle/kommende/mine/vores/næste møder
    hvornår er møderne
    møderne
    mødekalenderen/årsplan/årsplanen/årshjul/årshjulet
    meetings/schedule/dates
    """,
)

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (AskMeetings(), "møder, mine møder, mødeplan, kommende møder", "meetings, my meetings"),
    (AskMeetings(next_only=True), "næste møde, møde, mødet", "next meeting, meeting"),
    (
        AskCalendar(),
        "kalenderlink, kalender link, kalenderlinket, abonner, abonnér, abonnement, abonner på kalenderen, kalender, ics",
        "calendar link, subscribe, subscription, calendar, subscribe to the calendar",
    ),
    (
        GetYearPlan(),
        "hent mødeplan, hent mødeplanen, hent årsplan, hent årsplanen, hent kalenderen, hent møder",
        "get meeting plan, get the meeting plan, get year plan, get the year plan, get meetings",
    ),
    (AskAgenda(), "dagsorden, dagsordenen", "agenda, the agenda"),
    (
        AskPapers(),
        "papirer, papirerne, hent papirer, hent papirerne, mødets papirer, hent dagsorden, hent dagsordenen, "
        "journalpakke, journalpakken, hent journalpakke, hent journalpakken",
        "papers, get papers, get the papers, download agenda, download the agenda, journal package",
    ),
)  # fmt: skip
