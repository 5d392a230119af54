"""What somebody wants of his own data, and of being written to; and who it is that writes."""

from dialogs.intents import AskContact, Intent, Matter

CLASSES = {
    "RYKKERE": """
        påmindelser påmindelse rykkere rykker mails mail beskeder besked notifikationer notifikation påmindelserne
        rykkerne mailene beskederne
    """,
}

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
        mind/minde/påmind/påminde mig/os (lige/igen) (om) ...
        remind me/us ...
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
)

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (AskContact(Matter.REMINDERS), "stop, stop påmindelser, ingen påmindelser", "unsubscribe, no more reminders, please stop"),
    (AskContact(Matter.DATA), "mine oplysninger, gdpr, persondata, privatliv", "my data, privacy"),
)  # fmt: skip
