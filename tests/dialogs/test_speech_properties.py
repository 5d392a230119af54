"""What holds of every message: no text is too much, and neither case, accents, marks nor a slip change what is meant."""

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dialogs.intents import (
    AskAgenda,
    AskContact,
    AskHelp,
    AskMeetings,
    AskStatus,
    AskWhy,
    Attend,
    ChooseLanguage,
    Convene,
    Decline,
    GetList,
    GiveAddress,
    GiveCode,
    Intent,
    Matter,
    NotUnderstood,
    Propose,
    Remind,
    SendSubstitute,
    Understood,
)
from dialogs.speech import spelling, understand
from dialogs.speech.shorthand import SHORT
from dialogs.speech.words import fold
from meetings.model import Language
from tests.dialogs.group import LEXICON, MARCH
from tests.dialogs.test_speech import (
    ASKING,
    COMING,
    COMMANDS_IN_DANISH,
    COMMANDS_IN_ENGLISH,
    FREE_IN_ENGLISH,
    NOT_COMING,
    ORDERING,
    SOMEBODY_ELSE,
    WISHING,
)

TABLES = (
    *(COMMANDS_IN_DANISH, COMMANDS_IN_ENGLISH, COMING, NOT_COMING, SOMEBODY_ELSE),
    *(ASKING, WISHING, ORDERING, FREE_IN_ENGLISH),
)
SENTENCES = [text for table in TABLES for text, _ in table]
WORDS = sorted({word for text in SENTENCES for word in text.split()})


def meant(text: str) -> tuple[object, ...]:
    """What is understood, apart from the case and the letters of names and titles, which are kept as written."""
    heard = understand(text, LEXICON)
    return type(heard).__name__, fold(repr(heard))


# Any text

UNHURRIED = settings(deadline=None)


@UNHURRIED
@given(st.text(max_size=5_000))
def test_no_text_is_an_exception(text: str):
    heard = understand(text, LEXICON)
    assert isinstance(heard, Understood) or len(set(heard.guesses)) == 3


@UNHURRIED
@given(
    st.lists(st.sampled_from([*WORDS, ",", ".", "\n", ":", "-", "2/3", "(", "31.", "😀"]), max_size=700).map(
        " ".join
    )
)
def test_no_jumble_of_its_own_words_is_an_exception(text: str):
    heard = understand(text[:5_000], LEXICON)
    assert isinstance(heard, Understood) or len(set(heard.guesses)) == 3


HARD = [
    *(
        f"{word} " * 5_000
        for word in ("jeg", "jeg kan ikke", "2/3", "punkt", "på den d.", "til mødet", "Ellen")
    ),
    *(
        mark * 5_000
        for mark in ("a", "a.", "a@", ",", " ", "\n", "1", "1.", "1/1-", "å", "😀", "\u0301", "kl. ", "hej\n")
    ),
    "hvad blev der af " * 5_000,
    "jeg, vi, kommer, ikke " * 5_000,
]


@pytest.mark.parametrize("text", HARD, ids=lambda text: repr(text[:12]))
def test_five_thousand_characters_are_read_in_50_ms_at_the_most(text: str):
    text = text[:5_000]
    assert min(_seconds(text) for _ in range(3)) < 0.05


def _seconds(text: str) -> float:
    """Of this thread: the machine may have other things to do."""
    start = time.thread_time()
    understand(text, LEXICON)
    return time.thread_time() - start


# What does not change the meaning

of_every_table = pytest.mark.parametrize(
    "sentences", [[text for text, _ in table] for table in TABLES], ids=lambda sentences: sentences[0]
)


@of_every_table
def test_great_letters_and_small_ones_mean_the_same(sentences: list[str]):
    expected = {text: meant(text) for text in sentences}
    assert {text: meant(text.upper()) for text in sentences} == expected
    assert {text: meant(text.lower()) for text in sentences} == expected


@of_every_table
def test_ae_oe_aa_mean_the_same_as_the_letters(sentences: list[str]):
    assert {text: meant(_without_letters(text)) for text in sentences} == {
        text: meant(text) for text in sentences
    }


def _without_letters(text: str) -> str:
    letters = {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}
    return text.translate(str.maketrans(letters))


@of_every_table
def test_a_mark_at_the_end_means_nothing(sentences: list[str]):
    marks = [".", "!", "...", " !!!", " :)", " 🙏", "…", "\n", "  ", "\t"]
    texts = [text for text in sentences if text[-1].isalnum()]
    assert {text: {meant(text + mark) for mark in marks} for text in texts} == {
        text: {meant(text)} for text in texts
    }


@of_every_table
def test_a_question_mark_at_the_end_means_nothing_but_in_a_title(sentences: list[str]):
    texts = [text for text in sentences if text[-1].isalnum() and not _has_title(text)]
    assert {text: meant(text + "?") for text in texts} == {text: meant(text) for text in texts}


def _has_title(text: str) -> bool:
    heard = understand(text, LEXICON)
    return isinstance(heard, Understood) and isinstance(heard.intent, Propose)


@of_every_table
def test_blanks_and_letters_made_of_two_mean_nothing(sentences: list[str]):
    expected = {text: meant(text) for text in sentences}
    assert {text: meant(_spaced_out(text)) for text in sentences} == expected


def _spaced_out(text: str) -> str:
    made_of_two = text.replace("å", "a\u030a").replace("Å", "A\u030a").replace("\n", "\n ")
    return f"  {made_of_two.replace(' ', chr(0xA0) + ' ')}  "


# Slips

COMMANDS: list[tuple[str, Intent]] = [
    ("tilmeld", Attend()),
    ("afbud", Decline()),
    ("stedfortræder", SendSubstitute()),
    ("punkt", Propose()),
    ("status", AskStatus()),
    ("hjælp", AskHelp()),
    ("møder", AskMeetings()),
    ("sprog", ChooseLanguage()),
    ("dagsorden", AskAgenda()),
    ("hvorfor", AskWhy()),
    ("påmind", Remind()),
    ("indkald", Convene()),
    ("deltagerliste", GetList()),
]
LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


@st.composite
def slips(draw: st.DrawFn, word: str) -> str:
    """The word with one letter wrong, missing or too many, or two letters swapped."""
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(LETTERS))
    return draw(
        st.sampled_from(
            (
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
            )
        )
    )


@UNHURRIED
@given(st.sampled_from(COMMANDS).flatmap(lambda one: st.tuples(slips(one[0]), st.just(one[1]))))
def test_a_command_with_a_slip_is_still_understood(slipped: tuple[str, Intent]):
    written, intent = slipped
    assume(not spelling.is_a_word(fold(written)) and fold(written) not in SHORT)
    heard = understand(written, LEXICON)
    assert heard == Understood(intent, False, Language.DA)


@UNHURRIED
@given(st.from_regex(r"[0-9]{6}", fullmatch=True))
def test_six_digits_alone_are_a_code(code: str):
    assert understand(code, LEXICON) == Understood(GiveCode(code), True, Language.DA)


@UNHURRIED
@given(st.from_regex(r"[a-z][a-z.]{0,10}[a-z]@[a-z]{2,10}\.dk", fullmatch=True))
def test_an_address_alone_is_an_address(address: str):
    assert understand(address, LEXICON) == Understood(GiveAddress(address), True, Language.DA)


# What was not understood


def test_what_hints_at_nothing_gets_what_is_asked_for_most():
    expected = NotUnderstood((AskStatus(), Attend(), Decline()), Language.DA)
    assert [understand(text, LEXICON) for text in ("", " ", "blåbærgrød", "asdf", "...")] == [expected] * 5


def test_a_day_that_was_named_is_kept_in_the_guesses():
    expected = NotUnderstood((AskStatus(), Attend(MARCH), Decline(MARCH)), Language.DA)
    assert understand("tirsdag d. 2. marts", LEXICON) == expected


def test_a_place_that_was_named_is_kept_in_the_guesses():
    expected = NotUnderstood((Attend(online=True), AskStatus(), Decline()), Language.DA)
    assert understand("skal jeg deltage på teams?", LEXICON) == expected


def test_stop_stops_nothing_but_offers_to():
    assert understand("stop", LEXICON) == Understood(AskContact(Matter.REMINDERS), True, Language.DA)


@pytest.mark.parametrize("text", ["kan jeg komme?", "jeg kommer, hvis Ellen kommer", "asdf", ""])
def test_help_is_no_guess_and_the_guesses_are_three(text: str):
    heard = understand(text, LEXICON)
    assert isinstance(heard, NotUnderstood)
    assert (len(set(heard.guesses)), AskHelp() in heard.guesses) == (3, False)
