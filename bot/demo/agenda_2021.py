"""The agenda of 2 March 2021 (001_40c9bc0715cd5de3.txt:1040-1283): its frame as it stands, its texts in our own words.

Numbers, titles, attachments, verbs, names, dates and sums are the paper's; the paragraphs are retold.
"""

from meetings.model import AgendaItem, Attachment, ItemId, ItemState, MeetingId, Recommendation, Verb

MEETING = MeetingId("ekr-2021-03-02")
_PLAN = (
    "https://www.kulturregion.dk/siteassets/strategi-og-handlingsplan/"
    "europaisk-kulturregion---handlingsplan-2020-2022.pdf"
)


def _item(
    number: str,
    title: str,
    *recommendations: tuple[Verb, str],
    attachment: Attachment | None = None,
    background: str = "",
    since_last: str = "",
    status: str = "",
    presenter: str = "",
) -> AgendaItem:
    return AgendaItem(
        id=ItemId(0),
        meeting=MEETING,
        title=title,
        state=ItemState.ACCEPTED,
        number=number,
        background=background,
        since_last=since_last,
        status_report=status,
        recommendations=tuple(Recommendation(verb, text) for verb, text in recommendations),
        attachments=(attachment,) if attachment else (),
        presenter=presenter,
    )


ITEMS = (
    _item("1", "Velkomst og præsentationsrunde"),
    _item(
        "2",
        "Forventninger til åbningen af kulturen efter restriktionerne",
        (Verb.DISCUSS, "styregruppen drøfter, hvad den venter sig af, at kulturen åbner igen"),
        presenter="Formandskabet",
    ),
    _item(
        "3",
        "Status for dialogmøder med kulturudvalgene",
        (Verb.DISCUSS, "styregruppen drøfter dialogmøderne og det oplæg, der er lavet til dem"),
        (
            Verb.REPORT,
            "styregruppen på sit møde i oktober 2021 gør status, samler erfaringerne fra møderne op og ser på, "
            "hvad de giver af input til arbejdet i EKR",
        ),
        attachment=Attachment("Præsentation til EKR dialogmøde med kulturudvalg"),
        background=(
            "Da Kulturforum 2020 blev udskudt til juni 2021, besluttede styregruppen at besøge kulturudvalgene og "
            "tale med dem om Europæisk Kulturregion: Kulturforum, kulturhusanalysen og meget andet. Proces og "
            "indhold blev godkendt på mødet den 30. oktober, og invitationerne skulle sendes den 1. december. "
            "Styregruppen bad om tre ting: at hvert udvalg kan få sit eget møde inden for et fælles oplæg, at "
            "lokale eksempler på EU-samarbejde får plads, og at digitalisering kommer med blandt emnerne. "
            "Mindst ét medlem af formandskabet repræsenterer EKR på møderne."
        ),
        since_last=(
            "Invitationerne gik ud den 2. december. Indtil nu vil 11 kommuner gerne have besøg: Favrskov, Herning, "
            "Ikast-Brande, Lemvig, Norddjurs, Odder, Skive, Struer, Syddjurs, Viborg og Aarhus. Besøgene strækker "
            "sig over det meste af året, hvis corona-situationen tillader det; en af kommunerne venter af samme "
            "grund med at foreslå en dato. Et udkast til den fælles præsentation er vedlagt."
        ),
    ),
    _item(
        "4",
        "Status og næste skridt på aktiviteter i Handlingsplan 2020-22",
        attachment=Attachment("EKR handlingsplan 2020-22", _PLAN),
        status=(
            "På mødet fortæller sekretariatet, hvor langt handlingsplanen er nået. Punkterne 4.1 til 4.4 "
            "gennemgår sporene et for et: baggrunden, det vigtigste siden sidst og det, der nu indstilles."
        ),
    ),
    _item(
        "4.1",
        "Udvikling af europæisk samarbejde og udsyn",
        (
            Verb.DECIDE,
            "indsatserne videreføres og gennemføres som planlagt, mens studieturen venter på corona-situationen",
        ),
        background=(
            "Spor 1 skal gøre det midtjyske kulturliv bedre til at arbejde europæisk. Det sker med rådgivning og "
            "kurser (Genvej til Europa), en pulje til nye europæiske projekter, netværk og en årlig studietur "
            "samt en indsats for at blive set i Europa og trække europæiske arrangementer hertil."
        ),
        since_last=(
            "Meget kører videre trods restriktionerne. CDEU-kontoret rådgiver stadig kommuner og institutioner "
            "gennem Genvej til Europa, og mikropuljen, der åbnede medio 2020, deler midler ud til de første skridt "
            "i europæiske samarbejder. Flere parter arbejder på at få scenekunstens netværksmøde IETM Plenary "
            "Meeting til regionen i 2023; Fællessekretariatet betaler for sekretariatsbistand til planlægning og "
            "afvikling inden for budgettet til synlighed.\n"
            "Kulturchef Per Høegh Sørensen, Ringkøbing-Skjern Kommune, er ny kommunal repræsentant i styregruppen "
            "for Genvej til Europa med kulturchef Henrik Schou Zacho, Holstebro Kommune, som suppleant. De "
            "afløser Lisbeth Gormsen, Holstebro Kommune."
        ),
    ),
    _item(
        "4.2",
        "Kulturforum",
        (Verb.DECIDE, "indsatserne gennemføres som planlagt, med blik for corona-situationen"),
        (Verb.DISCUSS, "styregruppen drøfter, hvordan politikerne bedst kommer med til begge arrangementer"),
        background=(
            "Spor 2 rummer Kulturforum og Kulturmødet Mors. Det skal give nye ideer, inspiration og netværk og "
            "bringe kulturens folk og politikerne sammen. Kulturforum holdes hvert år for begge. På Mors har EKR i "
            "flere år haft sin egen scene, Lysskoven, hvor arbejdet og de gode eksempler når et bredt publikum."
        ),
        since_last=(
            "I oktober besluttede styregruppen, at Kulturforum 2021 er for politikere og bygger på det program, der "
            "blev skitseret på mødet: inspirationsoplæg, et spor om kulturhuse og et om internationalt samarbejde "
            "og til sidst tid til, at politikerne tænker højt om dagen og om EKR's næste indsatser. En arbejdsgruppe "
            "under Fællessekretariatet er ved at planlægge det.\n"
            "Kulturmødet Mors 2021 bliver ikke som det plejer, men digitale samtaler og oplevelser rundt på øen, "
            "for eksempel internater og gåture med kunstnere. Derfor ingen Lysskov i år; sekretariatet taler med "
            "Kulturmødet om, hvad der så kan gøres sammen."
        ),
    ),
    _item(
        "4.3",
        "Forbedring af kulturaktørers udviklingsvilkår",
        (Verb.DECIDE, "indsatserne gennemføres som planlagt."),
        background=(
            "Spor 3 handler om viden og kompetencer hos kommuner, region, institutioner og kulturaktører. Lige nu "
            "gælder det Midtjysk Kulturakademi (MKA), opfølgningen på Kulturhusundersøgelsen og en kortlægning af "
            "musikuddannelserne i Region Midtjylland, som en projektgruppe fra Videncenter for musik laver med VIA "
            "i spidsen."
        ),
        since_last=(
            "Styregruppen hørte i oktober om MKA, bakkede op og vil følge etableringen på de næste møder. "
            "Møderne med kommunerne er godt i gang og giver input både til akademiet og til oversigten over "
            "kulturaktører.\n"
            "En arbejdsgruppe følger op på kulturhusundersøgelsen og laver podcasts om kulturhuse; de fleste ventes "
            "klar i første halvår af 2021.\n"
            "Kortlægningen af musikuddannelserne går godt og ventes færdig i juni 2021. Resultaterne skal frem på "
            "en konference."
        ),
    ),
    _item(
        "4.4",
        "Kommunikation",
        (Verb.DECIDE, "indsatserne gennemføres som planlagt."),
        background=(
            "Spor 4 gør Europæisk Kulturregion synlig: nyheder og gode historier, videndeling på midtikulturen.dk "
            "og tilstedeværelse ved de store begivenheder, Kulturforum og Kulturmødet Mors blandt dem."
        ),
        since_last=(
            'Det går efter planen. I december kom temaet "kultur og sundhed" på midtikulturen.dk, '
            "EKR's digitale platform."
        ),
    ),
    _item(
        "5",
        "Evaluering efter de første to år af handlingsplanen",
        (Verb.CONSIDER, "styregruppen behandler et oplæg til evaluering på sit møde i oktober, herunder"),
        (
            Verb.CONSIDER,
            "fokus bliver på samarbejdsdelen og på, hvordan indsatserne spiller sammen, og ikke på projekterne "
            "enkeltvis",
        ),
        (Verb.CONSIDER, "læringen fra besøgsrunden i kommunerne indgår"),
        (
            Verb.DISCUSS,
            "styregruppen allerede den 2. marts kommer med umiddelbare tanker, som Fællessekretariatet kan "
            "bygge sit oplæg på",
        ),
        background=(
            "Da handlingsplanen 2020-22 blev godkendt, blev det aftalt at evaluere samarbejdet efter to år og så "
            "afgøre, om strategi og plan skal laves om."
        ),
        status=(
            "Fællessekretariatet vil på sit møde i april foreslå, hvordan evalueringen gribes an: proces, tidsplan "
            "og om en ekstern evaluator skal hjælpe."
        ),
    ),
    _item(
        "6",
        "Budget 2021-22",
        (Verb.APPROVE, "forslag til budget 2021 godkendes."),
        attachment=Attachment("Regnskab 2020 samt forslag til budget 2021-22"),
        background=(
            "Med handlingsplanen 2020-22 fulgte et budget for alle tre år. Corona bremsede en del af aktiviteterne "
            "i 2020, og i oktober satte styregruppen derfor budgettet for 2020 ned og de følgende år tilsvarende op."
        ),
        status=(
            "Regnskabet for 2020 er endeligt og viser et mindreforbrug på 1.197.728 kr. Bilaget foreslår, hvordan "
            "pengene fordeles i budgetterne for 2021 og 2022."
        ),
    ),
    _item("7", "Gensidig orientering"),
    _item("8", "Evt."),
)
"""The items in order; the three with a title alone had no more in the paper either."""
