"""What must never be taken for an answer: perhaps, questions, other people's doings, other matters, ordinary words."""

import pytest

from dialogs.intents import Attend, Decline, SendSubstitute, Understood
from dialogs.speech import understand
from tests.dialogs.group import LEXICON

PERHAPS = """
    måske
    måske kommer jeg
    jeg kommer måske
    jeg kommer nok
    jeg kommer nok ikke
    jeg kommer sikkert
    jeg kommer vist
    jeg tror jeg kommer
    jeg tror ikke, jeg kommer
    jeg håber at jeg kan komme
    jeg håber jeg kan nå det
    hvis jeg kan
    hvis jeg kan, kommer jeg
    jeg kommer, hvis toget kører
    jeg kommer medmindre jeg bliver syg
    jeg kan muligvis komme
    jeg ved det ikke endnu
    jeg ved ikke om jeg kan
    jeg er ikke sikker på at jeg kan komme
    det er ikke sikkert jeg kommer
    det afhænger af vejret
    det kommer an på vejret
    jeg vender tilbage
    jeg svarer senere
    jeg skal lige tjekke om jeg kan
    jeg skal lige se om jeg kan komme
    forhåbentlig kommer jeg
    jeg overvejer at komme
    jeg prøver at komme
    jeg kunne godt komme
    jeg ville gerne komme
    jeg ville ønske jeg kunne komme
    maybe
    maybe I'll come
    I might come
    I think I can come
    I don't know yet
    I'm not sure I can make it
    if I can, I'll come
    I hope to attend
    I'll let you know
    probably not
    kan godt, men helst ikke
    jeg kan næppe komme
    jeg kommer kun hvis Ellen kommer
    jeg kommer ikke medmindre det er nødvendigt
    jeg kommer hverken fysisk eller online
    jeg kan ikke ikke komme
    kan ikke komme fysisk
    jeg kan ikke deltage på teams
"""

QUESTIONS = """
    kommer du?
    kommer Ellen?
    kan jeg komme?
    må jeg komme?
    kan jeg deltage online?
    må jeg deltage på teams?
    kan man deltage på teams?
    skal jeg komme?
    skal jeg svare?
    er jeg tilmeldt?
    har jeg meldt afbud?
    hvordan melder jeg afbud?
    hvordan tilmelder jeg mig?
    hvad sker der, hvis jeg ikke kommer?
    hvem kommer ikke?
    hvorfor kan jeg ikke tilmelde mig?
    kan mødet flyttes?
    kan vi mødes på tirsdag i stedet?
    kommer vi til at drøfte budgettet?
    hvornår skal jeg senest melde afbud?
    can I come?
    do I have to come?
    can I join online?
    are you coming?
    is Ellen coming?
    how do I decline?
"""

OTHER_PEOPLE = """
    Ellen kan ikke komme
    Ellen Pedersen kommer ikke
    Ellen kommer
    Jonas melder afbud
    min kollega kan ikke komme
    han kommer ikke
    de kommer ikke
    formanden er syg
    borgmesteren deltager
    mit barn er sygt
    jeg kommer i stedet for Vibeke
    jeg er stedfortræder for Vibeke
    Vibeke har meldt afbud
    Vibeke Jensen, Aarhus Kommune, kan ikke deltage
    Viborg Kommune deltager med to personer
    Aarhus kommer ikke
    tilmeld Ellen Pedersen
    afbud for Ellen
    kan du melde Ellen fra
    jeg deltager i stedet for Vibeke d. 2. marts
    Ellen can't come
    my colleague is sick
    she is not coming
"""

OTHER_MATTERS = """
    jeg kan ikke finde dagsordenen
    jeg kan ikke huske det
    jeg kan ikke vente
    jeg kan godt være ordstyrer
    jeg kan godt tage referat
    jeg er med i arbejdsgruppen
    jeg kommer tilbage til dig
    jeg kommer hjem i morgen
    jeg deltager i et andet møde
    ja tak til kaffe
    nej til forslaget
    jeg siger ja til forslaget
    jeg kan ikke logge ind
    jeg kan ikke se kortet
    jeg kan ikke åbne bilaget
    jeg kan ikke lide det forslag
    jeg kan ikke forstå kommissoriet
    jeg kan godt lide forslaget
    jeg kan se at Ellen har svaret
    jeg kommer til at tænke på noget
    jeg kommer fra Viborg
    jeg kommer med kage
    jeg kommer ikke videre
    jeg kommer ikke ind
    jeg er med på ideen
    jeg er enig
    jeg er ikke enig
    jeg er træt
    jeg er ikke syg
    jeg var syg
    jeg var på ferie i sidste uge
    jeg skal ikke på ferie
    jeg er ikke forhindret
    jeg melder ikke afbud
    jeg har ikke meldt afbud
    jeg har meldt afbud
    jeg har tilmeldt mig
    jeg deltager ikke i drøftelsen af punkt 4
    jeg kan ikke deltage i punkt 4
    jeg sender bilag senere
    jeg sender dagsordenen i morgen
    jeg glæder mig til mødet
    det kan vi snakke om
    ja, det kan vi snakke om
    ja, men hvornår er mødet?
    nej, det var bare en test
    nej, det er forkert
    nej, ikke det møde
    det er jeg ked af
    tak for i dag
    vi ses
    stop
    stop med at skrive til mig
    godt
    fint
    super
    held og lykke
    hils Ellen
    tak, det var hyggeligt
    punkt 4 er vigtigt
    toget kommer i morgen
    regningen kommer ikke fra os
    afbuddet fra Ellen mangler på listen
    tilmeldingen virker ikke
    jeg kan ikke tilmelde mig
    teams virker ikke
    der er mange afbud
    tilmeldingsfrist?
    er der kommet afbud?
    send ikke flere påmindelser
    I can't find the agenda
    I can't log in
    I can't open the link
    I can see that Ellen has answered
    I'm coming from Viborg
    I like it
    I am not sick
    see you
    no idea
    no problem
    that works
    good luck
"""

IN_OTHER_WORDS = """
    Tæller I mig med online?
    har ikke fundet en stedfortræder endnu
    kommer Ellen i stedet for Vibeke?
    hvem er min stedfortræder?
    Har I ændret datoen?
    hvad står der om mig på listen
    mødet er aflyst
    jeg ved først i morgen om jeg kan
    Jeg er usikker på om jeg kan nå det
    kan man melde afbud her?
    Marianne kan ikke komme på tirsdag
    Er der andre der ikke kan?
    Jeg kan ikke få linket til at virke
    jeg har glemt min kode
    kommer der kaffe?
    jeg deltager sammen med Ellen
    hvordan sender jeg en stedfortræder
    måske kan jeg sende Jonas
    jeg glemte at melde afbud sidst
    Jeg kunne ikke komme til sidste møde
    jeg er desværre først fri kl. 11
    skal jeg selv skrive til Ellen?
    Hvor lang tid varer mødet?
    I might be able to join for the first hour
    ja til alle møder
    jeg kan deltage den første time
    skal der tilmeldes?
    Vibeke er forhindret
    hvad sker der hvis jeg ikke svarer?
    Hej med jer, er der nogen?
"""

ORDINARY_WORDS = """
    punktum
    svar
    mad
    kaffe
    mande
    afbrud
    tilbud
    komma
    kommer du
    tillid
    anmeld
    afdeling
    statue
    moderne
    sport
    sprogligt
    hjem
    hjelm
    jul
    juni
    marts
    mandag
    tirsdag d. 2. marts
    2/3
    Ellen
    Ellen Pedersen
    Viborg
    42
    kl. 9.30
    ...
    ?
    😀😀😀
    <div>tilmeld</div>x
    ikke
    kan
    jeg
    jeg ikke
    ham
    her
    lorem ipsum dolor sit amet
    asdfghjkl
    qwerty
"""


def sentences(block: str) -> list[str]:
    return [line.strip() for line in block.strip().splitlines()]


NO_ANSWER = [
    sentence
    for block in (PERHAPS, QUESTIONS, OTHER_PEOPLE, OTHER_MATTERS, IN_OTHER_WORDS, ORDINARY_WORDS)
    for sentence in sentences(block)
]


@pytest.mark.parametrize("text", NO_ANSWER)
def test_it_is_not_an_answer(text: str):
    heard = understand(text, LEXICON)
    answered = isinstance(heard, Understood) and isinstance(heard.intent, Attend | Decline | SendSubstitute)
    assert (heard, answered) == (heard, False)


def test_they_are_many():
    assert len(NO_ANSWER) >= 60
