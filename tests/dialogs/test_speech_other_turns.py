"""Being away, taking back, practical questions, forwarded mails: what they mean, and what looks alike and is something else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.intents import (
    AnswerFor,
    AskAgenda,
    AskContact,
    AskMeetings,
    AskMissing,
    AskProposals,
    AskStatus,
    AskWhy,
    Attend,
    Away,
    ComesFrom,
    Correct,
    Decline,
    Intent,
    Matter,
    Move,
    NotUnderstood,
    Propose,
    Remind,
    SendSubstitute,
    Their,
    Understood,
)
from dialogs.speech import understand
from dialogs.speech.quoting import own_words
from tests.dialogs.group import APRIL, APRIL_TOO, JUNE, KAREN, LEXICON, MARCH, TODAY
from wording.dates import short_date

AWAY: list[tuple[str, Intent]] = [
    ("jeg er på barsel til september", Away(None, date(2027, 8, 31))),
    ("Jeg er paa barsel indtil 1. september", Away(None, date(2027, 9, 1))),
    ("I'm away until May", Away(None, date(2027, 4, 30))),
    ("on parental leave from 1 March to 30 June", Away(date(2027, 3, 1), date(2027, 6, 30))),
    ("fraværende fra 1. marts til 20. april", Away(date(2027, 3, 1), date(2027, 4, 20))),
    ("jeg er på barsel fra marts til maj", Away(date(2027, 3, 1), date(2027, 5, 31))),
    ("hej, ferie uge 7-9", Away(date(2027, 2, 15), date(2027, 3, 7))),
    ("på ferie i uge 7, 8 og 9", Away(date(2027, 2, 15), date(2027, 3, 7))),
    ("er på orlov resten af året", Away(None, date(2027, 12, 31))),
    ("Jeg er væk hele foråret", Away(date(2027, 3, 1), date(2027, 5, 31))),
    ("jeg kan ikke de næste to måneder", Away(TODAY, date(2027, 4, 13))),
    ("jeg er sygemeldt indtil videre", Away()),
    ("jeg er på orlov fra den 1. marts og frem", Away(date(2027, 3, 1), None)),
    ("jeg er på ferie i uge 7", Away(date(2027, 2, 15), date(2027, 2, 21))),
    ("er på orlov i hele april", Away(date(2027, 4, 1), date(2027, 4, 30))),
    ("afbud til begge dage i april", Decline(APRIL, whole=True)),
    ("afbud til alle møder i foråret", Away(date(2027, 3, 1), date(2027, 5, 31))),
    ("jeg er syg til på mandag", Away(None, date(2027, 2, 15))),
    ("jeg er på ferie til juni", Away(None, date(2027, 5, 31))),
    ("er på ferie til 1. juni", Away(None, date(2027, 6, 1))),
    ("holder vinterferie uge 8 og 9", Away(date(2027, 2, 22), date(2027, 3, 7))),
    # until one is back again
    ("jeg er tilbage fra barsel til september", Away(None, date(2027, 8, 31))),
    ("er først tilbage fra orlov 15. april", Away(None, date(2027, 4, 14))),
    ("tilbage igen den 15. marts", Away(None, date(2027, 3, 14))),
    ("Jeg starter først 1. april", Away(None, date(2027, 3, 31))),
    ("Kommer først tilbage til arbejdet i juni", Away(None, date(2027, 5, 31))),
    ("I'm back on 1 May", Away(None, date(2027, 4, 30))),
    (
        "Jeg går på barsel nu på fredag og er tilbage 1. september",
        Away(date(2027, 2, 12), date(2027, 8, 31)),
    ),
    # from a day on: no answer to the meeting of that day
    ("jeg kommer fra 1. marts", ComesFrom(date(2027, 3, 1))),
    ("jeg kommer fra 2. marts", ComesFrom(MARCH)),
    ("jeg deltager fra og med 1. maj", ComesFrom(date(2027, 5, 1))),
    ("jeg kan først være med fra og med maj måned", ComesFrom(date(2027, 5, 1))),
    ("jeg kan ikke komme før d. 1. maj", ComesFrom(date(2027, 5, 1))),
    # a day, or a week or month with one meeting in it, is that meeting
    ("jeg er på ferie uge 9", Decline(MARCH)),
    ("jeg er på ferie hele marts", Decline(MARCH)),
    ("jeg skal på ferie til juni", Decline(JUNE)),
    ("jeg kan ikke til juni", Decline(JUNE)),
    ("jeg kan ikke komme i næste uge", Decline(date(2027, 2, 15))),
    ("jeg må desværre melde fra til mødet i næste uge", Decline(date(2027, 2, 15))),
    ("Karen er på barsel i juni", AnswerFor(KAREN, Their.DECLINES, JUNE)),
]

CORRECTIONS: list[tuple[str, Intent]] = [
    ("fortryd", Correct()),
    ("glem det", Correct()),
    ("nej, det var en fejl", Correct()),
    ("never mind", Correct()),
    ("nej, online alligevel", Correct(online=True)),
    ("actually online instead", Correct(online=True)),
    ("jeg mente fysisk", Correct(online=False)),
    ("nej, jeg mente den 13.", Correct(APRIL)),
    ("hov, det var den 13. april jeg mente", Correct(APRIL)),
    ("det var den anden dag", Correct(APRIL_TOO)),
    ("det var det andet møde", Correct(other=True)),
    ("den anden gruppe", Correct(other=True)),
    ("sorry, wrong meeting", Correct(other=True)),
    # an answer is an answer
    ("glem mit afbud", Attend()),
    ("glem det, jeg kommer", Attend()),
    ("jeg kommer online alligevel", Attend(online=True)),
    ("nej til den 2. marts", Decline(MARCH)),
    ("nej, jeg kan ikke den 2. marts", Decline(MARCH)),
]

PRACTICAL: list[tuple[str, Intent]] = [
    ("er der frokost?", AskContact(Matter.PRACTICAL, about="frokost")),
    ("får vi noget at spise den 2. marts?", AskContact(Matter.PRACTICAL, MARCH)),
    ("er der parkering ved regionshuset?", AskContact(Matter.PRACTICAL, about="parkering")),
    ("hvem refunderer min kørsel?", AskContact(Matter.PRACTICAL, about="koersel")),
    ("Må jeg tage en kollega med?", AskContact(Matter.PRACTICAL)),
    ("jeg har nøddeallergi", AskContact(Matter.PRACTICAL)),
    ("kan vi holde mødet online i stedet", AskContact(Matter.MODE)),
    ("kan mødet den 2. marts holdes på teams?", AskContact(Matter.MODE, MARCH)),
    ("er det muligt at deltage virtuelt?", AskContact(Matter.MODE)),
    # near by
    ("hvor mange skal have frokost", AskMissing()),
    ("hvem skal jeg have fat i angående frokosten", AskContact(Matter.TALK)),
    ("hvornår er mødet", AskMeetings(next_only=True)),
    ("hvor skal vi mødes", AskMeetings(next_only=True)),
    ("hvad skal vi snakke om", AskAgenda()),
    ("punkt: Forplejning og kørsel", Propose("Forplejning og kørsel")),
    ("kan vi flytte mødet", Move()),
    ("kan det flyttes?", Move()),
    ("skriv til dem der ikke har svaret", Remind()),
    ("hvornår skal jeg senest sende bilag", AskStatus()),
    ("hvilke punkter har andre foreslået", AskProposals()),
    ("hvem bestemmer hvad der kommer på dagsordenen?", AskWhy()),
    ("Can Karen take my seat on 3 June?", SendSubstitute(JUNE, KAREN)),
    ("Sorry, can't do 2 March, on annual leave", Decline(MARCH)),
    ("a kommer ik", Decline()),
    ("den 2. marts er fint", Attend(MARCH)),
]

ASKED_BACK = """
    jeg er ikke på barsel til september
    jeg har ferie til juni
    jeg kommer tilbage på mandag
    jeg er på orlov fra 1. april og er tilbage 1. marts
    jeg var på orlov til januar
    jeg deltager indtil videre
    jeg kan deltage resten af året
    jeg er på kursus mandag til onsdag i uge 9
    vi er på ferie fra 1/3 til 14/3 så ryk gerne mødet
    nej, tirsdag
    nej, den 13.
    ikke den 2. marts men den 13. april
    jeg kommer, glem det
    I har noteret mig som deltager, det passer ikke
    Fra: Mette Kjærgaard\\nEmne: SV: Styregruppemøde 2. marts\\n\\nHej Connie, jeg må desværre melde afbud. Vh Mette
    VS: Indkaldelse\\nKan du svare for mig? Mvh borgmesteren
    -----Oprindelig meddelelse-----\\nJeg kommer
    Den 3. februar 2027 kl. 10.12 skrev Mette Kjærgaard:\\nJeg melder afbud
    > Jeg kan ikke komme
    Videresendt: "Kære alle, jeg kan desværre ikke deltage den 2. marts. Mvh Ole Hansen"
"""


@pytest.mark.parametrize(("text", "intent"), [*AWAY, *CORRECTIONS, *PRACTICAL])
def test_it_is_understood(text: str, intent: Intent):
    heard = understand(text, LEXICON)
    assert isinstance(heard, Understood), heard
    assert heard.intent == intent


@pytest.mark.parametrize("text", [line.strip() for line in ASKED_BACK.strip().splitlines()])
def test_it_is_asked_back(text: str):
    assert isinstance(understand(text.replace("\\n", "\n"), LEXICON), NotUnderstood)


@pytest.mark.parametrize(
    "text",
    [
        'Ole Hansen skriver: "Jeg kommer ikke den 2. marts"',
        "Ole har lige skrevet: »jeg melder afbud til den 2. marts«",
        "Ole wrote: “I cannot come on 2 March”",
    ],
)
def test_what_another_is_quoted_with_is_not_ones_own(text: str):
    heard = understand(text, LEXICON)
    assert isinstance(heard, NotUnderstood) or isinstance(heard.intent, AnswerFor)


UNHURRIED = settings(deadline=None)
DAYS = st.dates(TODAY + timedelta(days=1), TODAY + timedelta(days=300))
GONE = st.sampled_from(
    [
        "jeg er på barsel",
        "jeg er på orlov",
        "Hej. Jeg er på ferie",
        "fraværende",
        "jeg kan ikke",
        "vi er bortrejst",
        "afbud",
    ]
)


@UNHURRIED
@given(GONE, DAYS, DAYS)
def test_of_any_two_days_one_is_away_between_them_and_declines_neither(absent: str, one: date, other: date):
    first, last = sorted((one, other))
    heard = understand(f"{absent} fra {short_date(first)} til {short_date(last)}", LEXICON)
    if first == last:
        assert not isinstance(heard, Understood) or not isinstance(heard.intent, Attend)
    else:
        assert heard == Understood(Away(first, last), False, heard.language)


COMING = st.sampled_from(
    ["jeg kommer", "jeg deltager", "jeg kan godt", "vi er med", "I will attend", "tilmeld mig"]
)
PERIODS = st.sampled_from(
    [
        "til september",
        "fra 1. marts til 20. april",
        "resten af året",
        "hele foråret",
        "uge 7-9",
        "indtil videre",
        "until May",
    ]
)


@UNHURRIED
@given(COMING, PERIODS)
def test_whoever_comes_is_not_away(coming: str, period: str):
    heard = understand(f"{coming} {period}", LEXICON)
    assert not isinstance(heard, Understood) or not isinstance(heard.intent, Away | Decline)


@UNHURRIED
@given(st.text(max_size=400), st.text(max_size=200))
def test_what_another_wrote_is_never_an_answer(above: str, below: str):
    head = "\nFra: Mette Kjærgaard\nSendt: 3. februar 2027\nEmne: SV: Møde\n\n"
    assert understand(above + head + below, LEXICON) == understand(own_words(above + "\n"), LEXICON)


def test_the_own_words_above_a_forwarded_mail_are_heard():
    text = "Jeg kan ikke komme den 2. marts\n\nFra: Connie\nEmne: Indkaldelse\n\nKommer du?"
    heard = understand(text, LEXICON)
    assert isinstance(heard, Understood)
    assert heard.intent == Decline(MARCH)


@pytest.mark.parametrize(
    "text", ["Viborg melder afbud den 2. marts", "Viborg Kommune deltager ikke den 2. marts"]
)
def test_ones_own_municipality_is_oneself_or_several_and_asked_back(text: str):
    heard = understand(text, replace(LEXICON, home=("Viborg Kommune", "Viborg")))
    assert isinstance(heard, NotUnderstood)
    assert heard.guesses[0] == Decline(MARCH)


RETURNS = st.sampled_from(
    [
        "jeg er tilbage {}",
        "er først tilbage fra orlov {}",
        "jeg går på orlov og er tilbage {}",
        "starter først {}",
        "I am back {}",
    ]
)


@UNHURRIED
@given(RETURNS, DAYS)
def test_who_is_back_on_a_day_is_away_until_the_day_before(said: str, day: date):
    heard = understand(said.format(short_date(day)), LEXICON)
    assert isinstance(heard, Understood), heard
    assert heard.intent == Away(None, day - timedelta(days=1))


@UNHURRIED
@given(
    st.sampled_from(["jeg kommer fra {}", "jeg deltager fra og med {}", "jeg kan ikke komme før {}"]), DAYS
)
def test_from_a_day_on_is_never_an_answer_to_one_meeting(said: str, day: date):
    heard = understand(said.format(short_date(day)), LEXICON)
    assert heard == Understood(ComesFrom(day), False, heard.language) or day == APRIL_TOO


def test_a_day_that_was_is_no_day_to_be_away_until():
    heard = understand("jeg er tilbage d. 4. januar", LEXICON)
    assert isinstance(heard, NotUnderstood)
