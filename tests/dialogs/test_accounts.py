"""Who is who: a code by mail, and nothing of any group before it is typed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.buttons import KINDS
from dialogs.heard import Arrived, FormWanted, Said, Scope, Tapped
from meetings.model import Language
from tests.dialogs.stage import CAST, GROUP, MARCH, Chat, Wristwatch, lines

LINK = [
    "Styrmand",
    "# Hej – hvem er du?",
    "Jeg er Styrmand og hjælper styregrupper med deres møder. Før jeg kan vise dig noget, skal jeg vide, hvem du er. "
    "Skriv din arbejdsmail, så sender jeg dig en kode.",
    "Din arbejdsmail []",
    "Koden sendes kun til adresser, som sekretariatet har registreret.",
    "(Send mig en kode)",
]
CODE = [
    "Styrmand",
    "# Skriv koden",
    "Hvis adressen er registreret hos sekretariatet, er der en kode på vej. Den gælder i 15 minutter.",
    "Koden fra mailen []",
    "Kommer mailen ikke, så se i uønsket post, eller prøv med den adresse, du får indkaldelser på.",
    "(Bekræft) (Send en ny kode)",
]
WRONG = "Koden passer ikke, eller den er for gammel. Prøv igen, eller bed om en ny."


def test_an_address_a_code_and_one_is_known(chat: Chat):
    chat.convene()
    chat.note_road("stranger")
    assert chat.says("stranger", "hej") == LINK
    assert chat.says("stranger", "mette@viborg.example.dk") == CODE
    assert chat.says("stranger", "100001")[:3] == [
        GROUP.name,
        "# Så er vi i gang",
        "Du er koblet til som Mette Kjærgaard, Viborg Kommune.",
    ]
    assert chat.says("stranger", "status")[1] == "# Din status"


def test_the_same_by_the_cards_fields(chat: Chat):
    chat.note_road("stranger")
    chat.says("stranger", "status")
    assert chat.taps("stranger", "Send mig en kode", email="mette@viborg.example.dk") == CODE
    assert chat.taps("stranger", "Bekræft", code=" 100 001 ")[1] == "# Så er vi i gang"


def test_an_address_inside_a_sentence_is_found(chat: Chat):
    assert chat.says("stranger", "Hej, jeg hedder Mette og min mail er mette@viborg.example.dk.") == CODE


def test_nobody_learns_whether_an_address_is_a_members(chat: Chat):
    chat.note_road("stranger")
    chat.note_road("newcomer")
    assert (
        chat.says("stranger", "mette@viborg.example.dk")
        == chat.says("newcomer", "nobody@nowhere.example.dk")
        == CODE
    )
    assert chat.says("stranger", "999999") == chat.says("newcomer", "999999")


def test_a_wrong_code_a_spent_one_and_an_old_one_are_told_alike(chat: Chat, watch: Wristwatch):
    chat.note_road("stranger")
    chat.says("stranger", "mette@viborg.example.dk")
    wrong = ["Styrmand", "# Skriv koden", WRONG, *CODE[3:]]
    for _ in range(6):
        assert chat.says("stranger", "999999") == wrong
    assert chat.says("stranger", "100001") == wrong  # the tries are used up
    chat.says("stranger", "mette@viborg.example.dk")
    watch.forward(minutes=16)
    assert chat.says("stranger", "100002") == wrong


def test_what_is_no_address_is_told_at_the_field(chat: Chat):
    chat.says("stranger", "hej")
    assert chat.taps("stranger", "Send mig en kode", email="mette")[3:5] == [
        "Skriv din arbejdsmail, fx navn@kommune.dk.",
        "Din arbejdsmail [mette]",
    ]


def test_a_person_is_welcomed_once(chat: Chat):
    chat.convene()
    chat.note_road("stranger")
    assert chat.arrives("stranger") == LINK
    assert chat.arrives("stranger") == []


def test_a_known_person_is_welcomed_with_the_next_meeting(chat: Chat):
    chat.convene()
    chat.note_road("Mette Kjærgaard")
    assert chat.arrives("Mette Kjærgaard") == [
        GROUP.name,
        "# Velkommen til Styrmand",
        "Jeg hjælper dig med gruppens møder: svar og stedfortræder, punkter til dagsordenen, påmindelser og "
        "kalenderaftaler. Du er registreret for Viborg Kommune.",
        "Næste møde",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Hvor: Teams (virtuelt møde)",
        "Dit svar: Mangler – svarfrist torsdag den 11. februar kl. 12.00",
        "Du kan også skrive status, tilmeld, afbud, punkt eller hjælp – eller bare skrive, hvad du vil.",
        "Dine svar kan ses af sekretariatet og står på deltagerlisten.",
        "(Svar på mødet) (Foreslå et punkt) (Se min status) (Hjælp) (Sådan behandler vi dine oplysninger)",
    ]
    assert chat.arrives("Mette Kjærgaard") == []


def test_signing_out_is_confirmed_and_then_nothing_is_shown(chat: Chat):
    chat.note_road("stranger")
    chat.says("stranger", "mette@viborg.example.dk")
    chat.says("stranger", "100001")
    assert chat.says("stranger", "log ud")[1] == "# Vil du logge ud?"
    assert chat.says("stranger", "status")[1] == "# Din status"
    chat.says("stranger", "log ud")
    assert chat.taps("stranger", "Ja, log ud")[1:3] == [
        "# Du er logget ud",
        "Skriv hej, hvis du vil i gang igen.",
    ]
    assert chat.says("stranger", "status") == LINK


def test_whoever_is_linked_is_told_so(chat: Chat):
    assert chat.says("Mette Kjærgaard", "ole@skive.example.dk")[1:3] == [
        "# Du er allerede koblet til",
        "Du er koblet til som Mette Kjærgaard, Viborg Kommune.",
    ]


def test_a_language_is_chosen_and_kept(chat: Chat):
    chat.convene()
    assert chat.says("Mette Kjærgaard", "sprog")[-1] == "(Dansk) (English)"
    assert chat.taps("Mette Kjærgaard", "English")[1] == "# I will write English to you from now on"
    assert chat.says("Mette Kjærgaard", "status")[1] == "# Your status"
    assert chat.person("Mette Kjærgaard").language is Language.EN
    assert chat.says("Mette Kjærgaard", "dansk")[1] == "# Jeg skriver dansk til dig fra nu af"
    assert chat.says("Mette Kjærgaard", "status")[1] == "# Din status"


def test_somebody_with_an_english_client_is_asked_in_english(chat: Chat):
    chat.locale = "en-gb"
    chat.note_road("stranger")
    assert chat.arrives("stranger")[1] == "# Hello – who are you?"
    assert chat.taps("stranger", "Send me a code", email="nobody@nowhere.example.dk")[1] == "# Write the code"


# Nothing leaks

SECRETS = {
    *(word for name, *_ in CAST for word in name.split()),
    *(
        "Viborg",
        "Skive",
        "Aarhus",
        "Europæisk",
        "Kulturmetropolen",
        "Regionshuset",
        "Styregruppemøde",
        "marts",
    ),
}
TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "status",
            "tilmeld",
            "hvem mangler at svare?",
            "dagsorden",
            "møder",
            "hvorfor?",
            "hjælp",
            "sprog",
            "Ellen Pedersen",
        ]
    ),
    st.emails(),
    st.from_regex(r"\d{4,8}", fullmatch=True),
)
DATA = st.dictionaries(
    st.sampled_from(
        [
            "meeting",
            "round",
            "revision",
            "days",
            "substitute",
            "holder",
            "asker",
            "item",
            "committee",
            "language",
            "lang",
        ]
    ),
    st.sampled_from(["1", "2", str(MARCH), "ekr-styregruppe", "da", "en", "other", ""]),
)
HEARD = st.one_of(
    st.builds(Said, TEXTS),
    st.builds(Tapped, st.sampled_from([*KINDS, "unknown.verb", ""]), DATA, DATA),
    st.builds(FormWanted, st.sampled_from(list(KINDS)), DATA),
    st.just(Arrived()),
)


@pytest.mark.parametrize("scope", list(Scope))
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(heard=HEARD)
def test_an_unlinked_account_sees_nothing_of_any_group(chat: Chat, scope: Scope, heard):
    chat.scope = scope
    if not chat.office(lambda office: office.records.meeting_exists(MARCH)):
        chat.convene()
        chat.agenda()
        chat.note_road("stranger")
    told = " ".join(lines(chat.reply("stranger", heard)))
    typed = " ".join([*getattr(heard, "data", {}).values(), *getattr(heard, "fields", {}).values()])
    assert not [word for word in SECRETS if word in told and word not in typed]
