"""Calendars, pages, papers and times; and words of somebody who is lost."""

from dialogs.intents import (
    AskCalendar,
    AskHelp,
    AskPapers,
    AskStatus,
    AskWhy,
    Intent,
    Move,
    OpenPages,
)

CLASSES = {
    "DAGSORDENEN": "dagsordenen dagsorden",
    "KALENDER": "kalender kalenderen outlook outlook_kalender outlookkalender google_kalender mobilkalender",
    "INVITATION": """
        invitation invitationen invitationer indkaldelse indkaldelsen mødeindkaldelse mødeindkaldelsen
        kalenderinvitation kalenderinvitationen mødeinvitation mødeinvitationen kalenderaftale kalenderaftalen
    """,
}

ASKED: tuple[tuple[Intent, str], ...] = (
    (
        AskCalendar(),
        """
        i/ind_i/ud_af/fra MIN (egen) KALENDER
        MIN (egen) KALENDER viser/siger/er/mangler/har/opdaterer ...
        i/fra/ind_i/in/into/from outlook
        står (der/to/både) (gange) dobbelt ...
        (send/sende/gensend/gensende/få/sendt/have) (mig/den) ... INVITATION igen
        gensend/gensende (mig) INVITATION
        jeg/vi har (stadig/endnu/aldrig) (ikke) (fået/modtaget/set) (en/nogen) INVITATION ...
        jeg/vi fik aldrig/ikke (en/nogen) INVITATION
        INVITATION ... to_gange/dobbelt/forsvundet/væk/mangler/igen/kom_ikke
        aftalen (er) (er/forsvundet/væk) ... KALENDER
        in/into/to/from my (own) (outlook/google) calendar/outlook
        my (outlook/google) calendar shows/is/says ...
        (send/resend) (me) (the) (calendar) invitation/invite again
        not received/got/gotten (an/the/any) invitation/invite
        """,
    ),
    (
        OpenPages(),
        """
        log/logge/login (mig) ind (på/i/til) (sekretariatets) siderne/siden/sider
        sekretariatets sider
        log/sign (me) in to the pages
        """,
    ),
    (
        Move(),
        """
        foreslår (at) (vi) flytter/rykker/udskyder/udsætter MØDE
        MØDE starter/begynder/slutter (D) F i_stedet
        suggest/propose (that) (we) move/postpone/moving/postponing the meeting
        suggest/propose to move/postpone the meeting
        """,
    ),
    (
        AskPapers(),
        """
        papirerne/papirer/mødepapirerne/mødepapirer
        ^ eksporter/eksportér/overfør/journaliser/journalisér (det/alt/papirerne) til/i/på esdh/sagen/arkivet/journalen/sbsys/acadre/workzone
        (the) meeting papers
        """,
    ),
    (
        AskWhy(),
        """
        hvem bestemmer/afgør/beslutter (hvad/hvilke) (der/punkter) (skal/kommer) ... DAGSORDENEN
        who decides what ... the_agenda
        """,
    ),
    (
        AskHelp(),
        "^ (det) forstår jeg ikke\n^ jeg forstår (det) ikke\n^ jeg er lidt forvirret\n^ i do not understand",
    ),
    (
        AskStatus(),
        """
        hvornår skal jeg/vi/man (senest) sende/aflevere/indsende/levere/melde bilag/bilaget/punkt/punkter/forslag/materiale/oplæg ...
        hvornår skal bilag/bilaget/punkter/forslag/materialet (senest) (være) sendes/sendt/afleveres/indsendes/inde ...
        trykke/trykket/trykkede/tastet/taste/svare/svaret forkert
        ^ hvad skal jeg (så/lige) (gøre) (nu)
        what should i do (now)
        min/vores vikar/stedfortræder/suppleant/afløser ... ikke
        pressed/clicked the wrong
        """,
    ),
)
