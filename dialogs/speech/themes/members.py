"""Who sits in the group, and who comes and goes."""

from dialogs.intents import AskMembers, ChangeMembers, Intent, Seating

CLASSES = {
    "POST": "mail mailadresse email emailadresse telefonnummer efternavn",
    "FORMAND": """
        formand formanden formænd næstformand næstformanden næstformænd sekretær sekretæren medlem medlemmer medlemmerne
        suppleant suppleanter tovholder formandskabet observatør observatører repræsentanter
    """,
    "CHAIR": """
        chair the_chair chairman the_chairman chairperson the_chairperson vice_chair the_vice_chair secretary
        the_secretary
    """,
}

ASKED: tuple[tuple[Intent, str], ...] = (
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
)

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (
        AskMembers(),
        "medlemmer, medlemmerne, medlemsliste, medlemslisten, formand, formanden, hvem er med i gruppen",
        "members, the members, member list, list of members, chair, the chair",
    ),
    (ChangeMembers(Seating.JOINS), "nyt medlem, tilføj medlem, opret medlem", "new member, add member, add a member"),
    (ChangeMembers(Seating.LEAVES), "afslut medlemskab, medlem stopper, et medlem stopper", "end membership"),
    (ChangeMembers(Seating.CORRECTED), "ret medlem, ret medlemmer, ret medlemslisten", "change member, correct member"),
)  # fmt: skip
