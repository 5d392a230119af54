"""What is done around a meeting: mails, tasks, proposals, and the meeting as it runs."""

from dialogs.intents import (
    AskItem,
    AskProposals,
    AskTasks,
    AskUndelivered,
    AskWaiting,
    Intent,
    Propose,
    RunMeeting,
)

CLASSES = {
    "PUNKTER": "punkter forslag emner dagsordenspunkter punkterne forslagene",
    "PUNKTET": "punktet forslaget punkt forslag dagsordenspunktet",
    "OPGAVE": "opgave opgaven opgaver opgaverne",
}

ASKED: tuple[tuple[Intent, str], ...] = (
    (
        AskUndelivered(),
        """
        hvem/hvad/hvilke ... kunne/kan/nåede (vi/i/du) ikke nå/nås/få_fat_i
        hvem/hvilke kan/kunne ikke nås
        hvem nåede (vi/i/du) ikke
        mails/mailen/mail/beskeder/beskeden/indkaldelser/påmindelser fejlede/fejler/gik_galt/gik_ikke/kom_retur/er_fejlet/blev_ikke_sendt/hoppede
        (which) mails/messages/invitations failed/bounced
        """,
    ),
    (
        AskWaiting(),
        """
        svar/svarene/mails ... (skal) se_på/kigge_på/kigges_på/tage_stilling_til/tages_stilling_til/afgøre/afgøres
        (er der) noget (der/som) venter/kræver/afventer (på) mig/os/sekretariatet
        hvad venter (der) på (mig/os)
        ligger/er der noget (nyt) til mig/os
        (is there) anything/something waiting for me/us
        """,
    ),
    (
        AskTasks(),
        """
        hvilke/hvem/hvad/hvor_mange ... OPGAVE/opfølgning/opfølgninger ...
        (min/den/en/mine) OPGAVE (er) (nu) løst/færdig/udført/klaret/gjort/lukket/i_mål
        færdig med (min/mine/den) OPGAVE/opfølgning
        har løst/udført/klaret/afsluttet (min/mine/den) OPGAVE
        hvad skulle/skal jeg/vi (lige) (nå/gøre/lave/følge_op_på) (at/gøre/lave) (til/inden) (næste) gang/møde/mødet
        hvad lovede/aftalte/skulle jeg (at) (gøre)
        opfølgning på
        which/what/my/open tasks ...
        (my/the) task is done/finished/completed
        done/finished with my task/tasks
        """,
    ),
    (
        AskProposals(),
        """
        indkomne/indsendte/nye/modtagne/ventende PUNKTER
        (er) (der) (kommet/indkommet/sendt) (nye/nogen/nogle/flere) PUNKTER ind
        er der kommet/indkommet (nye/nogen/nogle/flere) (nye) PUNKTER
        er der nye PUNKTER
        hvilke/hvad_for/hvor_mange PUNKTER er/har (vi/der/i) (blevet) kommet/fået/indkommet/modtaget/foreslået/sendt/meldt (ind)
        hvilke/hvad_for/hvor_mange PUNKTER har (de) andre/alle/folk/nogen/medlemmerne/kommunerne (ellers/blevet) foreslået/sendt/meldt ...
        hvem har foreslået ...
        hvem har stillet/sendt/meldt/indsendt ... punkt/punktet/forslag/forslaget
        hvad har (alle/folk/medlemmerne/nogen/de/vi/i) foreslået ...
        ^ godkend/godkende/afvis/afvise/udskyd/udskyde/behandl/behandle/returner (lige) PUNKTET ...
        ^ flyt/flytte punkt/punktet ... op/ned/frem/først/sidst
        which/what items/proposals (have) been proposed/submitted/received ...
        (any) new proposals
        who proposed ...
        """,
    ),
    (
        AskItem(),
        """
        træk/trække/trækker/tilbagetrække/rette/ret/ændre/ændr/redigere/rediger/slette/slet/fjerne/fjern/opdatere (lige) (i) MIN PUNKT
        MIN PUNKT (skal) (er) (rettes/slettes/slettet/ændres/rettet/ændret/trækkes/trukket) (tilbage/igen)
        withdraw/change/edit/delete/remove/correct/retract my item/proposal/agenda_item/items
        """,
    ),
    (
        Propose(),
        """
        (nå/når) at melde/foreslå/sende/komme_med/indsende/få/sætte (et/mit) (nyt) PUNKT ...
        for sent at melde/foreslå/sende/komme_med ... PUNKT ...
        too late to propose/submit/add ...
        """,
    ),
    (
        RunMeeting(),
        """
        ^ (lige) åbn/åbne/start/starte/begynd/begynde/kør/afslut/afslutte/luk/lukke (lige) MØDE
        MØDE er (nu) stoppet/slut/forbi/færdigt/færdig/afsluttet/begyndt/startet/i_gang
        vi er (nu) i_gang/begyndt/færdige/gået_i_gang
        vi går/starter/begynder (nu) i_gang
        (vis) (mig) (det) igangværende møde
        ^ start/open/begin/close/end/run the meeting
        the meeting is over/finished/running/in_progress
        """,
    ),
)

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (AskProposals(), "indkomne forslag, indkomne punkter, nye forslag, forslagene", "proposals, new proposals"),
    (RunMeeting(), "åbn mødet, start mødet, start møde, mødet er slut, afslut mødet", "start the meeting, open the meeting"),
)  # fmt: skip
