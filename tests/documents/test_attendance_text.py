"""The block of a meeting's summary: the seeds' own grammar (001_40c9bc0715cd5de3.txt:1528-1536)."""

from documents.attendance_list import as_text
from meetings.model import AnswerKind, Language
from tests.parts.rolls import (
    AWAY,
    KDNET,
    ONLINE,
    ONSITE,
    TUESDAY,
    WEDNESDAY,
    Table,
    meeting,
    municipality,
    sample,
)


def test_a_substitute_is_named_with_the_principal_and_the_principal_also_sent_apologies():
    assert as_text(sample()) == (
        "Mødedeltagere:\n"
        "• Signe Dahlgaard (Region Midtjylland)\n"
        "• Nina Bech deltog for Rikke Møller, Aarhus Kommune\n"
        "• Åse Ørsted, Aarhus Kommune\n"
        "• Hans Vinther, Favrskov Kommune\n"
        "• Kaj Holm (KD-Net)\n"
        "\n"
        "Der var afbud fra Rikke Møller og Martin Fogh.\n"
    )


def test_without_apologies_the_sentence_is_left_out():
    table = Table(meeting())
    table.seat("Hans Vinther", municipality("Favrskov"), ONLINE)
    assert as_text(table.roll) == "Mødedeltagere:\n• Hans Vinther, Favrskov Kommune\n"


def test_one_apology_is_one_name():
    table = Table(meeting())
    table.seat("Hans Vinther", municipality("Favrskov"), AWAY)
    assert as_text(table.roll) == "Mødedeltagere:\n\nDer var afbud fra Hans Vinther.\n"


def test_who_neither_answered_nor_came_does_not_stand_there():
    table = Table(meeting())
    table.seat("Hans Vinther", municipality("Favrskov"), None)
    table.seat("Bo Lund", municipality("Odder"), AnswerKind.TENTATIVE)
    table.seat("Ida Søgaard", municipality("Randers"), AnswerKind.WAITING)
    assert as_text(table.roll) == "Mødedeltagere:\n"


def test_a_substitute_from_elsewhere_sits_in_the_principals_seat():
    table = Table(meeting())
    table.seat("Brian Høyer", KDNET, "Nina Bech")
    assert "• Nina Bech deltog for Brian Høyer (KD-Net)\n" in as_text(table.roll)


def test_a_seminars_days_are_named_for_those_who_do_not_come_to_all():
    table = Table(meeting(TUESDAY, WEDNESDAY, mode=meeting().mode))
    table.seat("Hans Vinther", municipality("Favrskov"), ONSITE, ONSITE)
    table.seat("Bo Lund", municipality("Odder"), ONSITE, AWAY)
    table.seat("Ida Søgaard", municipality("Randers"), AWAY, "Nina Bech")
    table.seat("Kaj Holm", KDNET, None, ONSITE)
    table.seat("Rikke Møller", municipality("Aarhus"), "Anne Aaby", "Anne Aaby")
    assert as_text(table.roll) == (
        "Mødedeltagere:\n"
        "• Hans Vinther, Favrskov Kommune\n"
        "• Bo Lund, Odder Kommune, kun tirsdag den 2. marts\n"
        "• Nina Bech deltog for Ida Søgaard, Randers Kommune, kun onsdag den 3. marts\n"
        "• Kaj Holm (KD-Net), kun onsdag den 3. marts\n"
        "• Anne Aaby deltog for Rikke Møller, Aarhus Kommune\n"
        "\n"
        "Der var afbud fra Bo Lund (onsdag den 3. marts), Ida Søgaard og Rikke Møller.\n"
    )


def test_in_english_the_grammar_is_english():
    assert as_text(sample(), Language.EN) == (
        "Participants:\n"
        "• Signe Dahlgaard (Region Midtjylland)\n"
        "• Nina Bech attended for Rikke Møller, Aarhus Kommune\n"
        "• Åse Ørsted, Aarhus Kommune\n"
        "• Hans Vinther, Favrskov Kommune\n"
        "• Kaj Holm (KD-Net)\n"
        "\n"
        "Apologies were received from Rikke Møller and Martin Fogh.\n"
    )


def test_a_name_with_a_line_break_writes_no_participant_of_its_own():
    table = Table(meeting())
    table.seat("Hans\n• Falsk Deltager, Odder Kommune\u202e", municipality("Favrskov"), ONLINE)
    assert as_text(table.roll) == "Mødedeltagere:\n• Hans • Falsk Deltager, Odder Kommune, Favrskov Kommune\n"
