"""What the secretariat asks and orders of a meeting that is called: who is missing, reminders, the list."""

from dialogs.intents import (
    AskHeld,
    AskMissing,
    AskUndelivered,
    AskWaiting,
    GetList,
    Intent,
    OpenPages,
    Remind,
    WriteBetween,
)

CLASSES = {
    "DEM": "dem de alle resten folk kommunerne medlemmerne deltagerne øvrige andre",
    "THEM": "them everyone people members the_members those the_rest the_others everybody all",
    "LIST": """
        liste listen deltagerliste deltagerlisten deltagere deltagerne mødedeltagere en_liste
        en_deltagerliste den_nye_deltagerliste den_seneste_deltagerliste tilmeldingslisten
        tilmeldingsliste
    """,
    "ENGLISH_LIST": """
        the_list the_attendance_list attendance_list a_list the_participants the_participant_list
        participant_list the_list_of_participants a_participant_list the_attendee_list
    """,
}

BETWEEN = (
    WriteBetween(),
    """
    (skriv/skrive/notér/noter/notere/registrér/registrer/registrere/opret/oprette/send/sende/lav/lave) (en/ny/den) formandsbeslutning/formandsbeslutningen ...
    (skriv/skrive/send/sende/lav/lave/udsend/udsende) (en/ny) skriftlig_orientering ...
    formanden har (besluttet/truffet) ...
    orienter/orientere/orientér (styregruppen/gruppen/medlemmerne) (skriftligt) ...
    (write/note/record/register/send/make) (a/the) written_orientation ...
    (write/note/record/register/make) (a/the) decision by/of the chair ...
    the chair has decided ...
    """,
)

REMIND = (
    Remind(),
    """
    ryk/rykke/påmind/påminde/mind/minde/rykker (lige) DEM
    ryk/rykke/påmind/påminde/mind/minde ... mangler/svaret/svar/om
    skriv/skrive/mail/maile/ring/ringe (lige) (ud) (til) DEM (der/som) (stadig/endnu) ikke har SVARET
    skriv/skrive/mail/maile/ring/ringe (lige) (ud) (til) DEM (der/som) (stadig/endnu) mangler ...
    ryk/rykke (lige) for svar
    send/sende/skriv (lige) (en/den) (venlig) påmindelse/rykker/reminder/påmindelser/rykkere
    send/sende (lige) DEM (der/som_mangler) (en) påmindelse/rykker/reminder
    (en) påmindelse/rykker/reminder/påmindelser/rykkere til ...
    remind THEM
    remind ... missing/answered
    send/resend (out) (a/the) (friendly) reminder/reminders
    chase/nudge THEM
    """,
)

LIST = (
    GetList(),
    """
    hent/hente/send/sende/vis/vise/giv/give/se/få/print/download/eksporter/lav/lave/udskriv/udskrive/træk/trække (mig/os) (lige) LIST
    (en) deltagerliste/deltagerlisten/deltageroversigt/deltageroversigten/mødedeltagere
    hvor er/finder/ligger/henter (jeg/vi) LIST
    liste over deltagere/deltagerne/tilmeldte
    get/send/show/download/export/see/give/print/fetch/have (me/us) ENGLISH_LIST
    (the) attendance/participant/participants (list)
    where is/can_i_find ENGLISH_LIST
    """,
)

HELD = (
    AskHeld(),
    """
    ... beskeder ... holdt/holdes tilbage
    hvad/hvilke ... holdes/holdt tilbage
    ... tilbageholdte beskeder
    ... messages ... held back
    what ... held back
    """,
)

WAITING = (
    AskWaiting(),
    """
    svar/mails ... kræver/venter
    kræver (et) menneske
    (hvad) er/ligger der (noget/nogen/nye) ... i postkassen
    answers/replies/mails ... need/needs/wait/waiting
    needs a person
    """,
)

UNDELIVERED = (
    AskUndelivered(),
    """
    hvad/hvem/hvilke ... ikke ... frem/fremme
    kom/er ... ikke ... frem/fremme
    ikke kom/kommet/nåede frem
    hvem/hvilke ... ikke ... nået
    hvem ... ikke ... fik/fået/modtaget ... mail/mailen/mails/besked/beskeden/indkaldelse/indkaldelsen/invitationen/kort/kortet
    hvem fik ikke ... mail/mailen/mails/besked/beskeden/indkaldelse/indkaldelsen/invitationen/kort/kortet
    hvad/hvilke ... ikke ... leveret/afleveret/sendt
    kom ... frem til alle
    what/which/who/whom ... not/didnt/wasnt/werent ... arrive/arrived/delivered/reached
    did ... not arrive
    who ... not/didnt ... receive/get ... mail/message/invitation/card
    did everything arrive
    """,
)

MISSING = (
    AskMissing(),
    """
    hvem/hvilke/hvor_mange ... mangler/SVARET/kommer/deltager/med/tilmeldte/afmeldt/ikke
    hvem møder (op)
    hvem har du/i/vi (ellers/ikke) hørt fra
    hvem er (alle) (egentlig) til_stede/mødt/mødt_op/fremmødt
    hvor mange bliver/er/skal/kommer/møder (vi/der/i) ...
    hvor mange stole/frokoster/kuverter/pladser/deltagere/personer/gæster ...
    hvem er (alle) tilmeldt/med/meldt
    hvem/hvad/hvor_mange mangler (vi/i/du)
    mangler ... at svare
    mangler der (nogen/nogle) (svar/at)
    mangler vi/i (nogen/nogle/stadig) (svar)
    hvor mange har/er/kommer/deltager/svar
    ^ har <some> SVARET
    har vi fået/modtaget svar/afbud/tilmeldinger
    ^ er <some> tilmeldt/SVARET/med
    kommer/deltager alle
    er der (kommet) (mange/nogen/nogle/flere) (nye) svar/afbud/tilmeldinger/tilmeldte
    hvordan går/ser det (ud) med svar/svarene/tilmeldinger/tilmeldingerne
    oversigt over svar/tilmeldinger
    hvordan ser deltagelsen/tilmeldingen ud
    status på svar/tilmeldinger/tilmeldingerne/svarene
    who (has/have/is/are/did/else/all) (not) (yet) (been) ANSWERED/coming/attending/missing/joining/in/signed_up
    how many (people/members) (have/has/are/is) ...
    ^ has/have/did <some> ANSWERED
    has/have/did everyone/everybody/all/they/anyone/people (members) (not) ANSWERED
    any/are_there_any (new) answers/replies/cancellations/apologies
    missing answers/replies
    """,
)

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (AskMissing(), "mangler, svar status, mangler svar, svaroversigt", "missing, who is missing"),
    (
        AskUndelivered(),
        "ikke nået, ikke kommet frem, ikke leveret, hvad kom ikke frem, hvem er ikke nået",
        "undelivered, not delivered, not reached, what did not arrive, who was not reached",
    ),
    (
        AskWaiting(),
        "svar der kræver et menneske, kræver et menneske, postkassen, svar der venter",
        "answers that need a person, needs a person, the mailbox",
    ),
    (
        AskHeld(),
        "tilbageholdt, tilbageholdte, tilbageholdte beskeder, beskeder der holdes tilbage, holdes tilbage",
        "held, held back, held messages, messages held back",
    ),
    (Remind(), "påmind, ryk, rykker, påmindelse, send påmindelse, send rykker", "remind, reminder, send reminder"),
    (
        GetList(),
        "deltagerliste, deltagerlisten, liste, listen, hent listen, hent liste, hent deltagerliste, hent deltagerlisten",
        "attendance list, list, get list, get the list, get the attendance list",
    ),
    (
        OpenPages(),
        """sider, siderne, siden, åbn sider, åbn siderne, åbn siden, sekretariatets sider, åbn sekretariatets sider""",
        """pages, the pages, open pages, open the pages, open the page, the secretariat's pages""",
    ),
    (
        WriteBetween(),
        """formandsbeslutning, formandsbeslutningen, en formandsbeslutning, ny formandsbeslutning, formandens beslutning,
        formandens beslutninger, formandsbeslutninger, notér formandsbeslutning, noter formandsbeslutning,
        registrér formandsbeslutning, registrer formandsbeslutning, mellem møderne, skriftlig orientering,
        send skriftlig orientering, en skriftlig orientering, send orientering, ny orientering""",
        """chair's decision, decision by the chair, chair decision, the chair's decision, between meetings,
        written orientation, send written orientation, a written orientation""",
    ),
)  # fmt: skip
