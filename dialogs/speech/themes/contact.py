"""What is for a human being: a word to pass on, a place that changes hands, a file, a talk."""

from dialogs.intents import AskContact, Intent, Matter

CLASSES = {
    "SEKRETARIATET": "sekretariatet fællessekretariatet sekretæren sekretærerne sekretariat",
    "MENNESKE": "menneske person medarbejder rigtigt_menneske rigtig_person levende_person nogen en",
    "MAIL": """
        mail mailadresse email emailadresse mailadressen adresse telefonnummer nummer navn efternavn titel stilling
        arbejdsmail kontaktoplysninger
    """,
    "BILAG": "bilag bilaget fil filen filer dokument dokumentet dokumenter papir notat notatet præsentation",
    "SECRETARIAT": "the_secretariat secretariat the_secretary the_organisers the_organizers",
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

ASKED: tuple[tuple[Intent, str], ...] = (
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
)

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (
        AskContact(),
        """kontakt, kontakt sekretariatet, sekretariat, sekretariatet, ring til mig, telefon, telefonnummer,
        skriv til sekretariatet""",
        "contact, contact the secretariat, secretariat, the secretariat, phone number, call me",
    ),
)  # fmt: skip
