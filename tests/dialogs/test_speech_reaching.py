"""Minutes, people, contact, calendars, one's own item and the others' answers, as members and the secretariat ask for them."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs.intents import (
    Amend,
    AnswerFor,
    AskAgenda,
    AskCalendar,
    AskContact,
    AskDecision,
    AskHelp,
    AskItem,
    AskMeetings,
    AskMembers,
    AskMinutes,
    AskMissing,
    AskPapers,
    AskProposals,
    AskTasks,
    AskUndelivered,
    AskWaiting,
    Attend,
    AttendInPart,
    CancelMeeting,
    ChangeMembers,
    Correct,
    Decline,
    Intent,
    Matter,
    Move,
    NamedPerson,
    NotUnderstood,
    OpenPages,
    Propose,
    Remind,
    RunMeeting,
    Seating,
    SendSubstitute,
    Their,
    Undecided,
    Understood,
)
from dialogs.speech import understand
from meetings.model import Role
from tests.dialogs.group import APRIL, ELLEN, JONAS, JUNE, KAREN, LEXICON, MARCH

MEMBERS: list[tuple[str, Intent]] = [
    ("må jeg se referatet fra sidst", AskMinutes()),
    ("hvor finder jeg referatet fra mødet i marts?", AskMinutes(month=3)),
    ("kan du sende mig referatet", AskMinutes()),
    ("er referatet godkendt?", AskMinutes()),
    ("hvornår kommer referatet", AskMinutes()),
    ("referat", AskMinutes()),
    ("hvem er formand", AskMembers()),
    ("hvem sidder i styregruppen", AskMembers()),
    ("kan mødet flyttes til om eftermiddagen?", Move()),
    ("jeg foreslår at vi flytter mødet til den 9. marts", Move()),
    (
        "min kollega Peter Hansen deltager, peter.hansen@viborg.dk",
        SendSubstitute(substitute=NamedPerson("Peter Hansen", email="peter.hansen@viborg.dk")),
    ),
    ("jeg deltager kun den første time", AttendInPart(remark="jeg deltager kun den første time")),
    ("jeg må gå kl 11", AttendInPart(remark="jeg må gå kl 11")),
    ("jeg er på ferie hele marts", Decline(day=MARCH)),
    ("jeg er stoppet i kommunen", AskContact(Matter.LEFT)),
    ("jeg har fået nyt job", AskContact(Matter.LEFT)),
    ("jeg skal ikke længere være med i styregruppen", AskContact(Matter.LEFT)),
    ("Ellen er min afløser fremover", AskContact(Matter.SUCCESSOR)),
    ("ret min mailadresse", AskContact(Matter.ADDRESS)),
    ("jeg har fået ny mail", AskContact(Matter.ADDRESS)),
    ("slet mine oplysninger", AskContact(Matter.FORGET)),
    ("hvad ved du om mig", AskContact(Matter.DATA)),
    ("hvilke oplysninger har I om mig?", AskContact(Matter.DATA)),
    ("hvem kan se mit svar", AskContact(Matter.WHO_SEES)),
    ("lad være med at skrive til mig", AskContact(Matter.REMINDERS)),
    ("jeg vil ikke have flere påmindelser", AskContact(Matter.REMINDERS)),
    ("stop", AskContact(Matter.REMINDERS)),
    ("du skriver for meget", AskContact(Matter.REMINDERS)),
    ("er du et menneske", AskContact(Matter.WHO_ARE_YOU)),
    ("hvem har lavet dig", AskContact(Matter.WHO_ARE_YOU)),
    ("kan jeg tale med et menneske?", AskContact(Matter.TALK)),
    ("ring til mig", AskContact(Matter.TALK)),
    ("hvordan kontakter jeg sekretariatet", AskContact(Matter.TALK)),
    ("skriv til sekretariatet at jeg er forsinket", AskContact(Matter.RELAY)),
    ("måske", Undecided()),
    ("det ved jeg ikke endnu", Undecided()),
    ("jeg vender tilbage", Undecided()),
    ("jeg svarer i morgen", Undecided()),
    ("fortryd", Correct()),
    ("annuller", Correct()),
    ("kan jeg stadig nå at melde et punkt ind", Propose()),
    ("jeg vil trække mit punkt tilbage", AskItem()),
    ("jeg vil rette mit punkt", AskItem()),
    ("jeg har et bilag til mit punkt", AskContact(Matter.FILES)),
    ("hvem har foreslået punkt 3", AskProposals()),
    ("hvilke opgaver har jeg", AskTasks()),
    ("hvad skulle jeg gøre til næste gang", AskTasks()),
    ("jeg er færdig med min opgave", AskTasks()),
    ("opgaven er løst", AskTasks()),
    ("hvor ligger papirerne", AskPapers()),
    ("hvordan får jeg mødet i min kalender", AskCalendar()),
    ("mødet er ikke i min kalender", AskCalendar()),
    ("mødet står dobbelt i min kalender", AskCalendar()),
    ("min kalender viser forkert tidspunkt", AskCalendar()),
    ("send invitationen igen", AskCalendar()),
    ("jeg har ikke fået en invitation", AskCalendar()),
]

SECRETARIAT: list[tuple[str, Intent]] = [
    ("hvor mange bliver vi på tirsdag", AskMissing(day=date(2027, 2, 16))),
    ("hvor mange skal have frokost", AskMissing()),
    ("meld afbud for Jonas", AnswerFor(JONAS, Their.DECLINES)),
    ("Jonas har ringet og meldt afbud", AnswerFor(JONAS, Their.DECLINES)),
    ("Jonas kommer ikke på tirsdag", AnswerFor(JONAS, Their.DECLINES, day=date(2027, 2, 16))),
    ("skriv at Ellen deltager online", AnswerFor(ELLEN, Their.ONLINE)),
    ("registrer Ellen som deltager", AnswerFor(ELLEN, Their.COMES)),
    ("flyt mødet til den 9. marts", Move()),
    ("flyt mødet en time", Move()),
    ("mødet starter kl. 10 i stedet", Move()),
    ("aflys mødet", CancelMeeting()),
    ("vi må desværre aflyse på grund af sne", CancelMeeting()),
    ("hvilke punkter er foreslået", AskProposals()),
    ("vis de indkomne forslag", AskProposals()),
    ("er der kommet nye punkter", AskProposals()),
    ("godkend punktet om scenekunst", AskProposals()),
    ("afvis punktet", AskProposals()),
    ("flyt punkt 3 op", AskProposals()),
    ("lav referat", AskMinutes()),
    ("åbn mødet", RunMeeting()),
    ("start mødet", RunMeeting()),
    ("hvem er til stede", AskMissing()),
    ("mødet er slut", RunMeeting()),
    ("send referatet ud", AskMinutes()),
    ("send referatet til godkendelse", AskMinutes()),
    ("hvem har ikke godkendt referatet", AskMinutes()),
    ("opfølgning på sidste møde", AskTasks()),
    ("hvilke opgaver er ikke løst", AskTasks()),
    ("hvem kunne vi ikke nå", AskUndelivered()),
    ("hvilke mails fejlede", AskUndelivered()),
    ("der er kommet svar jeg skal se på", AskWaiting()),
    ("tilføj et medlem", ChangeMembers(Seating.JOINS, role=Role.MEMBER)),
    (
        "Peter Hansen er nyt medlem fra Viborg",
        ChangeMembers(Seating.JOINS, NamedPerson("Peter Hansen"), "Viborg", Role.MEMBER),
    ),
    ("Jonas er stoppet", ChangeMembers(Seating.LEAVES, JONAS)),
    ("ret Ellens mailadresse", ChangeMembers(Seating.CORRECTED, ELLEN)),
    ("hvem er medlemmer", AskMembers()),
    ("medlemsliste", AskMembers()),
    ("sider", OpenPages()),
    ("log ind på siderne", OpenPages()),
    ("journalpakke", AskPapers()),
    ("hvad har vi besluttet i år", AskDecision()),
    ("beslutningslog", AskDecision()),
]

NEAR_BY: list[tuple[str, Intent]] = [
    # what looks alike and is something else
    ("hvad kan jeg skrive", AskHelp()),
    ("hvilke punkter er der på dagsordenen", AskAgenda()),
    ("ret titlen", Amend()),
    ("kan alle se dagsordenen", AskAgenda()),
    ("punkt: Godkendelse af referat", Propose("Godkendelse af referat")),
    ("jeg foreslår et punkt om referatet", Propose("referatet")),
    ("jeg kan ikke komme den 2. marts, send mig referatet", Decline(MARCH)),
    ("hvornår stopper mødet", AskMeetings(next_only=True)),
    ("hvem er med", AskMissing()),
    ("jeg er på ferie", Decline()),
    ("jeg kommer, men jeg må gå kl 11", AttendInPart(remark="jeg må gå kl 11")),
    (
        "jeg deltager på teams den første time",
        AttendInPart(None, "jeg deltager på teams den første time", True),
    ),
    ("I will be 10 minutes late", AttendInPart(remark="I will be 10 minutes late")),
    ("register me", Attend()),
    ("skriv mig på", Attend()),
    ("meld mig fra", Decline()),
    ("jeg må aflyse", Decline()),
    ("notér at jeg deltager", Attend()),
    ("skriv til sekretariatet at jeg ikke kommer", Decline()),
    ("besked til sekretariatet: jeg melder afbud", Decline()),
    ("jeg kan ikke, Ellen kommer", Decline(substitute=ELLEN)),
    ("Ellen Pedersen kommer i stedet", SendSubstitute(substitute=ELLEN)),
    ("har Jonas meldt afbud?", AskMissing()),
]

ASKED_BACK = """
    kan du skrive til alle medlemmer
    hvilke data skal vi bruge til punktet
    Jonas sender bilag
    jeg kan godt tage referat
    skriv til Jonas at han skal svare
    kan Jonas deltage på teams?
    kommer Jonas?
    jeg ved ikke om jeg kan finde vej
    20 minutes late
    jeg stopper abonnementet
"""


@pytest.mark.parametrize(("text", "intent"), [*MEMBERS, *SECRETARIAT, *NEAR_BY])
def test_it_is_understood(text: str, intent: Intent):
    heard = understand(text, LEXICON)
    assert isinstance(heard, Understood), heard
    assert heard.intent == intent


@pytest.mark.parametrize("text", [line.strip() for line in ASKED_BACK.strip().splitlines()])
def test_it_is_asked_back(text: str):
    assert isinstance(understand(text, LEXICON), NotUnderstood)


@pytest.mark.parametrize(
    "text", ["kommer Jonas?", "kan Ellen være med?", "min kollega spørger om mødet", "Jonas ved det ikke"]
)
def test_of_somebody_else_no_answer_of_ones_own_is_guessed(text: str):
    heard = understand(text, LEXICON)
    guesses = heard.guesses if isinstance(heard, NotUnderstood) else (heard.intent,)
    assert not any(isinstance(one, Attend | Decline | SendSubstitute) for one in guesses)


def test_the_secretariat_knows_those_it_may_answer_for():
    of_the_desk = replace(LEXICON, people=(), called=LEXICON.people)
    heard = understand("meld afbud for Jonas", of_the_desk)
    assert isinstance(heard, Understood)
    assert heard.intent == AnswerFor(JONAS, Their.DECLINES)
    unknown = understand("meld afbud for Jonas", replace(LEXICON, people=()))
    assert isinstance(unknown, Understood)
    assert unknown.intent == AnswerFor(NamedPerson("Jonas"), Their.DECLINES)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        (
            "Ellen har meldt afbud til 2. marts, hun sender Karen Lund",
            AnswerFor(ELLEN, Their.SENDS, MARCH, KAREN),
        ),
        (
            "Ellen er på ferie til 10. marts, Karen kommer i stedet",
            AnswerFor(ELLEN, Their.SENDS, MARCH, KAREN),
        ),
        # a time, and no meeting of the day it ends or begins
        ("Ellen er på barsel til september", AnswerFor(ELLEN, Their.DECLINES, MARCH)),
        ("Ellen er på barsel fra 1. april", AnswerFor(ELLEN, Their.DECLINES, APRIL)),
        ("Ellen er væk hele marts", AnswerFor(ELLEN, Their.DECLINES, MARCH)),
        ("sæt Ellen på som deltager d. 2/3", AnswerFor(ELLEN, Their.COMES, MARCH)),
        # a day of a seminar, and all of it
        ("Ellen deltager kun dag 1 i seminaret", AnswerFor(ELLEN, Their.COMES, APRIL)),
        ("Ellen deltager i seminaret", AnswerFor(ELLEN, Their.COMES, APRIL, whole=True)),
        ("flyt junimødet til den 16. juni kl 13", Move(JUNE)),
        ("hvem mangler at svare til seminaret", AskMissing(APRIL)),
        ("send lige en rykker ud for junimødet", Remind(JUNE)),
    ],
)
def test_the_secretariat_names_a_meeting_a_time_and_who_comes_instead(text: str, intent: Intent):
    of_the_desk = replace(LEXICON, people=(), called=LEXICON.people)
    heard = understand(text, of_the_desk)
    assert isinstance(heard, Understood), heard
    assert heard.intent == intent


def test_a_members_own_substitute_is_his_own_whoever_else_is_ill():
    heard = understand("Ellen er syg, Karen kommer i stedet for mig", LEXICON)
    assert isinstance(heard, Understood)
    assert heard.intent == SendSubstitute(substitute=KAREN)


def test_where_somebody_is_away_at_no_meeting_nothing_is_guessed():
    of_the_desk = replace(LEXICON, people=(), called=LEXICON.people)
    assert isinstance(understand("Ellen er på barsel fra 1. december", of_the_desk), NotUnderstood)
