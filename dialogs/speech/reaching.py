"""What people write of the people behind and around the meetings, of their own data, and of the minutes, as phrases.

They are asked for before orders and questions (see `questions`), and after everything that is an answer.
"""

from dialogs.intents import (
    AskCalendar,
    AskContact,
    AskHelp,
    AskItem,
    AskMembers,
    AskMinutes,
    AskPapers,
    AskProposals,
    AskStatus,
    AskTasks,
    AskUndelivered,
    AskWaiting,
    ChangeMembers,
    Intent,
    Matter,
    Move,
    OpenPages,
    Propose,
    RunMeeting,
    Seating,
)

CLASSES = {
    "JEG": "jeg vi",
    "MIN": "min mit mine vores",
    "MØDE": "møde mødet *mødet",
    "REFERATET": "referatet referaterne mødereferatet beslutningsreferatet opsamlingen mødeopsamlingen referatudkastet",
    "REFERAT": "referat mødereferat referater beslutningsreferat opsamling",
    "SEKRETARIATET": "sekretariatet fællessekretariatet sekretæren sekretærerne sekretariat",
    "MENNESKE": "menneske person medarbejder rigtigt_menneske rigtig_person levende_person nogen en",
    "GRUPPEN": """
        gruppen styregruppen arbejdsgruppen udvalget bestyrelsen følgegruppen formandskabet sekretariatet kommunen
        regionen
    """,
    "RYKKERE": """
        påmindelser påmindelse rykkere rykker mails mail beskeder besked notifikationer notifikation påmindelserne
        rykkerne mailene beskederne
    """,
    "MAIL": """
        mail mailadresse email emailadresse mailadressen adresse telefonnummer nummer navn efternavn titel stilling
        arbejdsmail kontaktoplysninger
    """,
    "POST": "mail mailadresse email emailadresse telefonnummer efternavn",
    "KALENDER": "kalender kalenderen outlook outlook_kalender outlookkalender google_kalender mobilkalender",
    "INVITATION": """
        invitation invitationen invitationer indkaldelse indkaldelsen mødeindkaldelse mødeindkaldelsen
        kalenderinvitation kalenderinvitationen mødeinvitation mødeinvitationen kalenderaftale kalenderaftalen
    """,
    "PUNKTER": "punkter forslag emner dagsordenspunkter punkterne forslagene",
    "PUNKT": "punkt forslag dagsordenspunkt emne",
    "PUNKTET": "punktet forslaget punkt forslag dagsordenspunktet",
    "BILAG": "bilag bilaget fil filen filer dokument dokumentet dokumenter papir notat notatet præsentation",
    "OPGAVE": "opgave opgaven opgaver opgaverne",
    "FORMAND": """
        formand formanden formænd næstformand næstformanden næstformænd sekretær sekretæren medlem medlemmer medlemmerne
        suppleant suppleanter tovholder formandskabet observatør observatører repræsentanter
    """,
    "STOPPET": "stoppet fratrådt udtrådt holdt_op gået_på_pension rejst ikke_ansat ikke_længere_ansat",
    "SECRETARIAT": "the_secretariat secretariat the_secretary the_organisers the_organizers",
    "CHAIR": """
        chair the_chair chairman the_chairman chairperson the_chairperson vice_chair the_vice_chair secretary
        the_secretary
    """,
}

RELAY = """
    (kan/vil/må/kunne) (du/i) (ikke) (lige/godt/gerne) skriv/skrive/sig/sige/fortæl/fortælle/meddel/meddele/giv/give (en/lige) (besked/det_videre) til SEKRETARIATET ...
    (kan/vil/må/kunne) (du/i) (lige/godt/gerne) fortæl/fortælle/giv/give/orienter/orientere/informer/informere SEKRETARIATET ...
    (kan/vil/må/kunne) (du/i) (lige/godt/gerne) skriv/skrive/sig/sige/fortæl/fortælle (lige) (til) dem/formanden/mødelederen/de_andre/resten (at) jeg ...
    (en) besked/hilsen til SEKRETARIATET ...
    giv (det) videre (til) ...
    (can/could/will/would/please) (you) (please) tell/inform/notify SECRETARIAT ...
    (can/could/will/would/please) (you) (please) let SECRETARIAT know ...
    (please) pass on ...
    (a) message to/for SECRETARIAT ...
"""
"""Begins a clause; what follows is for a person to read."""

LATE = frozenset("forsinket sent senere late later delayed forsinkelse gaa kl".split())

CANCELS = """
    vi må/skal/er_nødt_til/bliver_nødt_til/er_nødt_til_at/bliver_nødt_til_at aflyse
    vi aflyser
    (det) MØDE/M (D) bliver ikke til noget
    we have_to/must/need_to cancel
"""
"""Several cannot come, or the meeting is off: whoever may cancel it is asked, and nobody is taken to have declined."""

MINUTES = """
    REFERATET
    findes/er/kommer/laves/får/se/send/sende/vis/skriv/skrive/lav/lave/har/hvor/læse/mangler/savner ... REFERAT
    REFERAT fra/af/til
    det/de/seneste/sidste/nyeste/forrige/foreløbige REFERAT
    ^ REFERAT
    the/our/last/latest/meeting/any/these/those/draft minutes
    minutes of/from/for
    (last/this/the) month's/meeting's/week's/year's minutes
    see/read/get/send/where_are minutes
"""

IN_PART = """
    JEG kan/deltager/kommer/er_med/kan_deltage/kan_komme/kan_være_med/vil_deltage kun (KOMME) (i) (den/de/til) første/sidste time/halve_time/halvdel/del/timer/punkter/kvarter ...
    JEG kan/deltager/kommer/er_med (KOMME) (i) (den/de) første/sidste time/halve_time/halvdel/del/timer ...
    JEG kan/deltager/kommer/er_med kun (KOMME) (i/under/til/ved) punkt ...
    JEG kan/deltager/kommer/er_med kun (KOMME) fra/til/indtil F ...
    JEG MÅ gå/smutte/køre/løbe/forlade_mødet/stikke/tage_hjem/tage_afsted/videre (allerede) F ...
    JEG MÅ gå/smutte/køre/løbe/forlade_mødet/stikke/tage_hjem/tage_afsted/videre (lidt) tidligere/tidligt/før_tid/halvvejs/undervejs/midtvejs/midt_i/inden/før ...
    JEG går/smutter/kører/forlader_mødet F/tidligere/tidligt/før_tid/halvvejs ...
    JEG kan/er først KOMME/der/fri/ledig (der) F ...
    JEG kan først F
    JEG kan først KOMME efter/til/fra ...
    JEG er kun med til/under/i/fra ...
    JEG kommer/deltager/er_med/ankommer først F ...
    i can/will only stay/attend/come/join/be_there/participate until/till/from/to/for ...
    i can/will only stay/attend/come/join/be_there/participate F ...
    i have_to/must/need_to/will leave/go F/early/at/before/halfway/around ...
    i can/will attend/join/come for the first/last ...
    i will/can (only) arrive/come/join at F ...
    i cannot COME before/until F
"""

UNDECIDED = """
    måske (ikke)
    muligvis
    (det) ved JEG (faktisk) ikke (endnu/lige_nu)
    JEG ved (det) (faktisk) ikke (endnu/lige_nu)
    JEG ved (det) ikke (endnu) om JEG kan (KOMME/nå_det)
    JEG ved (det) (endnu) ikke om JEG kan (KOMME/nå_det)
    JEG ved først D (om JEG kan) (KOMME/nå_det)
    JEG ved det først D
    JEG er (meget/lidt/stadig) usikker/i_tvivl (på/om) (om) (JEG) (kan) (KOMME/nå_det)
    JEG er ikke (helt) sikker (på/endnu) (at/om) (JEG) (kan) (KOMME/nå_det)
    (JEG) svarer/vender_tilbage/giver_besked/giver_lyd/melder_tilbage (senere/snarest/D/hurtigst_muligt)
    (JEG) svarer D
    JEG vil/skal/må svare/vende_tilbage/give_besked senere/snarest/D
    JEG må/skal (lige) (først) se/tjekke/undersøge/høre/spørge (i/efter/på) (min kalender/kalenderen) (først) (om JEG kan) (KOMME/nå_det)
    JEG må/skal/bliver_nødt_til_at (lige) (først) tjekke/se_i min kalender (først)
    (JEG) tjekker (lige) (min) (kalender/kalenderen) (først)
    JEG må/skal (lige) (først) høre/spørge/tale_med/snakke_med (med/i) (min/mit/min_egen) chef/leder/kollega/sekretær/bagland (først)
    (JEG) kan ikke sige (noget/det) (endnu/nu)
    not sure (yet)
    will let_you_know (later/soon)
    måske (kan) kommer/deltager/kan JEG (KOMME)
    JEG kommer/deltager (måske/nok/muligvis/sikkert/vist) (ikke)
    JEG kan måske/muligvis/nok (ikke) (KOMME)
    JEG tror/håber (ikke/at/godt) (JEG) (kommer/kan) (KOMME)
    maybe (not)
    perhaps
    probably (not)
    i do not know (yet) (if i can COME)
    i am not sure (yet) (if/that) (i can) (COME)
    ask me later/D/again
    i will answer/reply/let_you_know/get_back_to_you (later/D/soon)
    i will get back to you (later/D/soon)
    i might (COME)
    i (need/have) to check (my) (calendar) (first)
    let me check (my) (calendar) (first)
"""
"""Of a whole clause."""

ASKED: tuple[tuple[Intent, str], ...] = (
    (
        AskContact(Matter.REMINDERS),
        """
        stop/stoppe/lad_være/lade_være/hold_op/holde_op/holder_op/droppe/drop med (at) skrive/sende/rykke/minde/maile/spamme/forstyrre/alle ...
        ikke have/få/modtage (flere) RYKKERE
        ikke have (at) (i/du) (skriver/sender) (mig) (flere) RYKKERE
        ikke (mig) flere RYKKERE
        (ikke) send/sende (mig) ikke/aldrig (flere) RYKKERE
        du/i/styrmand skriver/sender/rykker (alt) for meget/mange/tit/ofte
        for mange RYKKERE
        send/sende/giv (mig) (lige) (en) RYKKERE dagen/ugen/timen/lige_før før
        fri_for/frabede/frabeder/framelde/afmelde/afmeld/slå ... RYKKERE
        hvordan stopper/slipper/undgår/slår/afmelder/framelder jeg ... RYKKERE/fri
        stop/quit emailing/writing/sending/mailing/messaging/reminding/bothering/contacting ...
        no more reminders/emails/messages/mails
        not want (any) (more) reminders/emails/messages/mails
        too many reminders/emails/messages/mails
        ^ unsubscribe
        """,
    ),
    (
        AskContact(Matter.FORGET),
        """
        slet/slette/slettet/fjern/fjerne/glem/glemme ... MIN oplysninger/data/persondata/personoplysninger/profil/konto/spor
        slet/slette/fjern/fjerne/glem/glemme mig (helt) (fra/i/ud) jeres/systemet/databasen/registret/styrmand/alt ...
        glem mig
        få slettet (alt/mine) ...
        delete/erase/remove/forget ... my/about_me data/information/details/profile/account/me
        delete/erase/remove me from your/the system/database/records
        forget me
        """,
    ),
    (
        AskContact(Matter.DATA),
        """
        hvad/hvilke/hvilken/hvor_meget ... ved/gemmer/har/registrerer/opbevarer/gemt/registreret du/i ... om mig/os
        hvad/hvilke ... du/i ... ved/gemmer/har/registrerer/opbevarer ... om mig/os
        indsigt/udskrift/kopi (i/af/over) mine/om_mig (data/oplysninger/svar)
        hvor længe gemmer/gemmes/opbevares/opbevarer ...
        gdpr/persondata/persondatapolitik/privatlivspolitik/privatlivspolitikken/databeskyttelse/aktindsigt/personoplysninger
        (what/which) data/information do you know/store/keep/have/hold/collect ...
        what do you know/store/keep/hold about me
        privacy/privacy_policy/data_protection
        """,
    ),
    (
        AskContact(Matter.WHO_SEES),
        """
        hvem kan (også) se/læse (at) (MIN/jeg) ...
        hvem ser/læser MIN/det/hvad ...
        bliver/er/vises/står MIN svar/bemærkning/bemærkninger/afbud (også) synligt/synlig/synlige/vist/offentligt ...
        who has access to my ...
        kan/kunne/må (de) andre/alle/nogen/kollegerne/medlemmerne/formanden (også) se/læse (at) jeg/MIN/det_jeg/hvad_jeg ...
        er MIN svar/bemærkning/bemærkninger/afbud synligt/synlig/synlige/hemmeligt/offentligt/fortroligt ...
        who can see (my) ...
        can (the) others/everybody/everyone/anyone/other_members see ...
        """,
    ),
    (
        AskContact(Matter.WHO_ARE_YOU),
        """
        er du/det/dette/der (bare/egentlig/virkelig/en_slags) (et/en) (ægte/rigtig/rigtigt/levende) menneske/robot/bot/chatbot/maskine/computer/ai/person ...
        taler/skriver/snakker/chatter jeg med (et/en) (rigtig/rigtigt) menneske/robot/bot/maskine/person ...
        hvem har lavet/bygget/udviklet/programmeret/opfundet/skabt dig/styrmand
        hvem står bag (dig/styrmand)
        bruger du ai/kunstig_intelligens/chatgpt
        are you (a/an) (real) human/robot/bot/person/machine/ai/real ...
        am i talking/writing/chatting/speaking to/with (a/an) (real) human/robot/bot/person/machine ...
        who made/built/created/developed you
        """,
    ),
    (AskContact(Matter.RELAY), "^ " + "\n^ ".join(line.strip() for line in RELAY.strip().splitlines())),
    (
        AskContact(Matter.LEFT),
        """
        jeg er (nu/desværre) STOPPET ...
        jeg fratræder/udtræder/holder_op/siger_op ...
        jeg stopper (nu/desværre) i/som/hos/D/pr/til/med_udgangen ...
        jeg har sagt op/min_stilling_op ...
        jeg har skiftet job/arbejde/arbejdsplads/stilling/kommune ...
        jeg har fået (et/en) (nyt/ny/andet/anden) job/arbejde/stilling ...
        jeg skifter job/arbejde/stilling ...
        jeg er ikke (længere) (ansat/medlem) (mere) (i/hos) GRUPPEN (mere/længere)
        jeg er ikke længere ...
        jeg arbejder ikke (længere) i/hos/der ...
        i do not work for/at/in/there ...
        jeg skal/vil ikke længere (være) (med/deltage/medlem) ...
        jeg skal/vil ikke (være) med i GRUPPEN (længere/mere)
        jeg (vil) (gerne) træde/træder/meldes/udmeldes ud/af ...
        meld mig (helt) ud (af) ...
        i have left the/my/our ...
        i (have) (left/quit/changed) (my) job/jobs
        i have (got) (a) new job
        i am no longer ...
        i no longer ...
        """,
    ),
    (
        AskContact(Matter.SUCCESSOR),
        """
        <some> er/bliver/hedder (nu) (min/vores/ny) afløser/efterfølger/stedfortræder/vikar/suppleant (fremover/fremadrettet/fra/i_fremtiden/permanent)
        MIN (nye/faste) efterfølger (er/hedder/bliver) ...
        MIN (nye/faste) afløser fremover/fremadrettet (er/hedder/bliver) ...
        har fået (en) (ny) efterfølger/afløser
        <some> overtager/afløser/erstatter (MIN/mig/efter) (plads/mig) (i) (GRUPPEN) fremover/fremadrettet/permanent/fra
        <some> overtager efter mig
        tager over efter mig
        my (new) successor (is) ...
        <some> takes over from me
        """,
    ),
    (
        AskContact(Matter.ADDRESS),
        """
        ret/rette/ændr/ændre/opdater/opdatere/skift/skifte (lige) MIN (e) MAIL/oplysninger
        jeg/vi har (fået/skiftet) (en/et/mit/min) (ny/nyt/nye) (e) MAIL
        jeg skifter/skiftet (e) MAIL
        MIN (nye) (e) MAIL er (nu) (blevet) forkert/ny/nyt/ændret/skiftet/lavet_om/stavet_forkert/ikke_rigtig/ikke_rigtigt/ikke_korrekt
        jeg hedder nu/ikke ...
        i/du har (en/et) forkert (e) MAIL
        change/correct/update/fix my (e) (work) mail/email/address/name/title/phone ...
        i have (got) (a) new email/mail/address/name/phone
        my (e) mail/email (address) is/has (wrong/changed/new) ...
        my (new) email/name/title has/is changed/wrong
        """,
    ),
    (
        AskContact(Matter.FILES),
        """
        jeg/vi har (også) (et/en/nogle/lige) BILAG (til/på/som/der) ...
        læg/lægge/vedhæft/vedhæfte/vedlægge/sætte/uploade/upload/tilføje/tilføj/vedhæfter/uploader/lægger (jeg) (et/en/nogle/mit/min/mine) BILAG
        (send/sende/sender) (et/en/nogle/mit) BILAG (til/på/ved/med) (MIN/et) PUNKT
        attach/upload/add (a/my/the/some) file/files/document/documents/attachment/attachments ...
        i have (a/an/some) file/files/document/documents/attachment/attachments ...
        """,
    ),
    (
        AskContact(Matter.TALK),
        """
        tale/snakke/skrive/chatte/få_fat/fat (lige) (med/i) (et/en) MENNESKE (fra/i/hos)
        (et) nummer/telefonnummer ... ringe
        have/få fat i ...
        someone/somebody/anyone (that) i can/could/should call/contact/ask/reach/talk_to/speak_to
        tale/snakke/skrive/ringe/chatte med/til/sammen_med (et/en) MENNESKE/SEKRETARIATET/dig/jer
        med et/en menneske/person/rigtigt_menneske/rigtig_person
        kontakt/kontakte/kontakter/kontakter_jeg/kontakter_man (et/en/til) SEKRETARIATET/menneske/person/jer/nogen/formanden
        fat i/på SEKRETARIATET/jer/formanden/nogen
        ringe/ring/ringer (lige) (op) (til) SEKRETARIATET/mig/jer/nogen/formanden
        ring (mig) op
        hvem skal/kan/må/bør jeg/man (lige) ringe/skrive/kontakte/spørge/henvende_mig/tale_med/snakke_med (til)
        hvem ringer/skriver/kontakter/spørger jeg (til)
        telefonnummer/telefonnummeret/kontaktoplysninger/kontaktoplysningerne/kontaktperson/kontaktpersonen/kontaktinfo
        sekretariatets mail/mailadresse/nummer/telefon/adresse/email
        mail/mailadresse/nummer/telefon til SEKRETARIATET
        skriv/skrive/mail/maile til SEKRETARIATET
        hjælp (fra) et menneske
        talk/speak/write to (a/an/the) (real) human/person/someone/somebody/SECRETARIAT
        contact/call/reach/email/phone SECRETARIAT
        contact/call/reach someone/somebody/a_person/a_human
        call me
        who do/can/should/could i talk/contact/call/ask/write/speak/email/reach ...
        phone_number/contact_details/contact_person
        """,
    ),
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
    (
        ChangeMembers(Seating.JOINS),
        """
        tilføj/tilføje/tilføjet/opret/oprette/oprettet/tilmeld/indmeld/indmelde/indmeldt (et/en) (nyt/ny/nye) medlem/medlemmer
        (et/en) nyt/ny medlem
        nye medlemmer
        add/create/enrol (a/an) (new) member
        new member
        """,
    ),
    (
        ChangeMembers(Seating.LEAVES),
        """
        <some> er (nu) STOPPET (som/i/hos) ...
        <some> fratræder/udtræder ...
        <some> er ikke (længere) medlem ...
        slet/fjern/fjerne/slette <some> (som) medlem/medlemslisten/fra_gruppen ...
        afslut/afslutte/slut/ophæv/ophæve (et/det/hans/hendes) medlemskab/medlemskabet
        (et) medlem stopper/udtræder/fratræder
        remove/delete ... member
        end (a/the) membership
        <some> has left ...
        """,
    ),
    (
        ChangeMembers(Seating.CORRECTED),
        """
        ret/rette/ændr/ændre/opdater (lige) <some> (e) POST
        ret/rette/ændr/ændre/opdater/opdatere (lige) (et) medlem/medlemmet/medlemmer/medlemslisten
        <some> har (fået) (en/et) (ny/nyt) (e) POST
        change/correct/update (a/the) member/members
        """,
    ),
    (
        AskMembers(),
        """
        hvem sidder/er/findes (der) (med) (i) GRUPPEN
        hvem er (der) (den/vores/de) (nye) FORMAND (i/for/af)
        hvem sidder (der) (i/med)
        hvor mange medlemmer ...
        hvad hedder (vores/den/de) FORMAND
        navnet/navnene på (vores) FORMAND
        medlemsliste/medlemslisten/medlemsoversigt/medlemsoversigten/medlemskreds
        liste/oversigt over medlemmer/medlemmerne
        (vis/se) (mig) medlemmerne
        hvem fra <some> er/sidder/deltager (med) (i) GRUPPEN
        hvem repræsenterer ...
        er jeg (stadig/overhovedet) medlem ...
        who is CHAIR
        who chairs ...
        who are the members
        who is/sits in/on the group/committee/steering_group
        (list of/show) (the) members
        member list
        am i (still) (a) member
        """,
    ),
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
        AskHelp(),
        "^ (det) forstår jeg ikke\n^ jeg forstår (det) ikke\n^ jeg er lidt forvirret\n^ i do not understand",
    ),
    (
        AskStatus(),
        """
        trykke/trykket/trykkede/tastet/taste/svare/svaret forkert
        ^ hvad skal jeg (så/lige) (gøre) (nu)
        what should i do (now)
        min/vores vikar/stedfortræder/suppleant/afløser ... ikke
        pressed/clicked the wrong
        """,
    ),
)
"""The first that is found, in this order."""

BLOCKS = (RELAY, CANCELS, MINUTES, IN_PART, UNDECIDED, *(block for _, block in ASKED))

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (
        AskMinutes(),
        """referat, referatet, referater, mødereferat, opsamling, se referat, se referatet, vis referat, vis referatet, hent referat,
        hent referatet, seneste referat, sidste referat""",
        "minutes, the minutes, show minutes, show the minutes, download minutes, download the minutes, last minutes",
    ),
    (
        AskContact(),
        """kontakt, kontakt sekretariatet, sekretariat, sekretariatet, ring til mig, telefon, telefonnummer,
        skriv til sekretariatet""",
        "contact, contact the secretariat, secretariat, the secretariat, phone number, call me",
    ),
    (AskContact(Matter.REMINDERS), "stop, stop påmindelser, ingen påmindelser", "unsubscribe, no more reminders, please stop"),
    (AskContact(Matter.DATA), "mine oplysninger, gdpr, persondata, privatliv", "my data, privacy"),
    (
        AskMembers(),
        "medlemmer, medlemmerne, medlemsliste, medlemslisten, formand, formanden, hvem er med i gruppen",
        "members, the members, member list, list of members, chair, the chair",
    ),
    (ChangeMembers(Seating.JOINS), "nyt medlem, tilføj medlem, opret medlem", "new member, add member, add a member"),
    (ChangeMembers(Seating.LEAVES), "afslut medlemskab, medlem stopper, et medlem stopper", "end membership"),
    (ChangeMembers(Seating.CORRECTED), "ret medlem, ret medlemmer, ret medlemslisten", "change member, correct member"),
    (AskProposals(), "indkomne forslag, indkomne punkter, nye forslag, forslagene", "proposals, new proposals"),
    (RunMeeting(), "åbn mødet, start mødet, start møde, mødet er slut, afslut mødet", "start the meeting, open the meeting"),
)  # fmt: skip
"""As those of `asking`, beside which they stand."""
