"""Members changed in the secretariat's chat: forms with what was understood, refusals at their fields, an ending asked once."""

from datetime import date

import pytest

from meetings.attendance import Standing
from meetings.membership import mark
from meetings.model import AnswerKind, Language, Role, Source
from meetings.office import Actor, Newcomer
from tests.dialogs.stage import GROUP, MARCH, SECRETARY, STRICT, Chat, fields
from tests.dialogs.test_attendance import HEAD, METTE, OLE

CONNIE = "Connie Esmann"
DESK_HEAD = f"Sekretariatet · {HEAD}"


def filled(chat: Chat) -> dict[str, str]:
    return {id: value for id, value in fields(chat.last[CONNIE]["body"]) if value}


def held(chat: Chat, name: str) -> list[tuple[Role, date, date | None]]:
    seats = chat.office(lambda office: office.records.memberships(GROUP.id))
    return [(one.role, one.since, one.until) for one in seats if one.person.name == name]


def answer(chat: Chat, name: str, kind: AnswerKind) -> None:
    who = chat.person(name).id
    chat.office(lambda office: office.take_answer(MARCH, who, kind, Actor(who, Source.TEAMS)))


# Somebody new


def test_a_newcomer_is_filled_in_from_the_sentence_and_added_by_a_tap(chat: Chat):
    chat.convene()
    told = chat.says(CONNIE, "nyt medlem fra Skive: Eva Fog, eva@skive.example.dk")
    assert told[:4] == [
        DESK_HEAD,
        "# Tilføj et medlem",
        "Jeg har udfyldt det, jeg forstod. Det er først registreret, når du trykker.",
        "Udfyld felterne. Navn, arbejdsmail, titel og kommune eller organisation er alt, hvad der bliver gemt.",
    ]
    assert filled(chat) == {
        "name": "Eva Fog",
        "email": "eva@skive.example.dk",
        "organisation": "Skive Kommune",
        "role": "member",
        "since": "2027-01-18",
        "deputy_for": "nobody",
        "call_in": "yes",
    }
    assert chat.taps(CONNIE, "Tilføj medlemmet", title="Chefkonsulent") == [
        DESK_HEAD,
        "# Medlemmet er tilføjet",
        "Medlem: Eva Fog (chefkonsulent)",
        "Arbejdsmail: eva@skive.example.dk",
        "Organisation: Skive Kommune",
        "Rolle: Medlem",
        "Periode: fra og med 18. januar 2027",
        "Indkaldt nu til: mødet den 2. marts 2027",
        "(Tilføj en til) (Ret) (Se medlemmerne) (Fjern medlemmet …)",
    ]
    assert held(chat, "Eva Fog") == [(Role.MEMBER, date(2027, 1, 18), None)]


def test_a_newcomer_who_is_not_to_be_called_in_is_told_of_as_that(chat: Chat):
    chat.convene()
    chat.says(CONNIE, "tilføj Eva Fog som observatør fra Skive")
    told = chat.taps(CONNIE, "Tilføj medlemmet", email="eva@skive.example.dk", call_in="no")
    assert told[-2] == "Ikke indkaldt til: mødet den 2. marts 2027"
    assert held(chat, "Eva Fog") == [(Role.OBSERVER, date(2027, 1, 18), None)]


EVA = {"name": "Eva Fog", "email": "eva@skive.example.dk", "title": "Chef", "organisation": "skive"}


@pytest.mark.parametrize(
    ("typed", "field", "why"),
    [
        ({"name": " "}, "For- og efternavn", "Skriv for- og efternavn."),
        ({"email": "eva@skive"}, "Arbejdsmail", "Skriv en gyldig e-mailadresse, fx navn@kommune.dk."),
        (
            {"name": OLE, "email": "ole@skive.example.dk"},
            "Arbejdsmail",
            "Den, der har adressen, er allerede medlem i den rolle.",
        ),
        (
            {"email": "OLE@skive.example.dk"},
            "Arbejdsmail",
            "Mailadressen står ved Ole Hansen. Er det samme person, så skriv navnet sådan; ellers ret adressen.",
        ),
        (
            {"organisation": "Skivee"},
            "Kommune eller organisation",
            "Jeg kender ikke den kommune eller organisation. Skriv den, som den plejer at stå, fx Viborg.",
        ),
        ({"since": "2027-13-40"}, "Fra og med", "Skriv datoen som dag, måned og år."),
        (
            {"until": "2026-12-31"},
            "Til og med (tom, så længe det varer)",
            "Den sidste dag kan ikke ligge før den første.",
        ),
        (
            {"role": "deputy"},
            "Suppleant for (kun for suppleanter)",
            "Vælg, hvem vedkommende er suppleant for.",
        ),
        ({"role": "king"}, "Rolle", "Vælg en rolle."),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field_and_the_rest_stands(
    chat: Chat, typed: dict[str, str], field: str, why: str
):
    chat.says(CONNIE, "nyt medlem")
    told = chat.taps(CONNIE, "Tilføj medlemmet", **{**EVA, **typed})
    assert told[1] == "# Tilføj et medlem"
    assert told[told.index(why) + 1].startswith(f"{field} [")
    kept = {**EVA, **{name: text for name, text in typed.items() if name not in {"since", "role"}}}
    assert {name: text for name, text in filled(chat).items() if name in kept and text.strip()} == {
        name: text for name, text in kept.items() if text.strip()
    }
    assert held(chat, "Eva Fog") == []


def test_a_deputy_comes_for_whoever_was_chosen(chat: Chat):
    chat.says(CONNIE, "nyt medlem")
    mette = chat.person(METTE)
    chat.taps(CONNIE, "Tilføj medlemmet", **EVA, role="deputy", deputy_for=str(mette.id))
    assert chat.seat("Eva Fog").deputy_for == mette.id


def test_the_secretariat_of_two_committees_chooses_and_what_was_named_is_chosen(chat: Chat):
    newcomer = Newcomer(CONNIE, "connie@rm.example.dk", "", "rm", Role.SECRETARIAT)
    chat.office(lambda office: office.enrol(STRICT.id, newcomer, SECRETARY))
    chat.says(CONNIE, f"tilføj medlem i {STRICT.name}")
    assert filled(chat)["committee"] in {GROUP.id, STRICT.id}
    chat.taps(CONNIE, "Tilføj medlemmet", **EVA, committee=STRICT.id)
    assert held(chat, "Eva Fog") == []
    assert chat.seat("Eva Fog", STRICT).role is Role.MEMBER


# A correction


def test_a_member_is_corrected_in_a_form_that_stands_as_he_does(chat: Chat):
    assert chat.says(CONNIE, "ret medlem Ole Hansen")[1] == "# Ret et medlem"
    assert filled(chat) == {
        "name": OLE,
        "email": "ole@skive.example.dk",
        "title": "Kulturchef",
        "organisation": "Skive Kommune",
        "role": "member",
        "since": "2024-01-01",
        "deputy_for": "nobody",
    }
    told = chat.taps(CONNIE, "Gem rettelsen", title="Direktør", until="2027-12-31")
    assert told[1:3] == ["# Rettelsen er gemt", "Medlem: Ole Hansen (direktør)"]
    assert held(chat, OLE) == [(Role.MEMBER, date(2024, 1, 1), date(2027, 12, 31))]


def test_who_became_vice_chair_was_a_member_until_the_day_before(chat: Chat):
    chat.says(CONNIE, "Mette er blevet næstformand")
    assert (filled(chat)["role"], filled(chat)["since"]) == ("vice_chair", "2027-01-18")
    chat.says(CONNIE, "Mette er blevet næstformand den 1. februar")
    chat.taps(CONNIE, "Gem rettelsen")
    assert sorted(held(chat, METTE), key=lambda one: one[1]) == [
        (Role.MEMBER, date(2024, 1, 1), date(2027, 1, 31)),
        (Role.VICE_CHAIR, date(2027, 2, 1), None),
    ]


def test_a_member_who_is_said_to_be_new_in_a_role_is_corrected(chat: Chat):
    assert chat.says(CONNIE, "Mette Kjærgaard er ny formand")[1] == "# Ret et medlem"
    assert filled(chat)["role"] == "chair"


def test_a_card_that_is_old_shows_what_stands_and_keeps_what_was_typed(chat: Chat):
    chat.says(CONNIE, "ret medlem Ole Hansen")
    old = chat.last[CONNIE]
    chat.taps(CONNIE, "Gem rettelsen", title="Direktør")
    told = chat.taps(CONNIE, "Gem rettelsen", card=old, title="Chef")
    assert told[1:4] == [
        "# Ret et medlem",
        "En anden har rettet medlemmet, siden du åbnede det. Sådan står det nu. Det, du skrev, står i felterne.",
        "Medlem: Ole Hansen (direktør)",
    ]
    assert filled(chat)["title"] == "Chef"
    assert chat.taps(CONNIE, "Gem rettelsen")[1] == "# Rettelsen er gemt"
    assert chat.person(OLE).title == "Chef"


def test_who_sits_elsewhere_too_keeps_name_and_address(chat: Chat):
    chat.office(
        lambda office: office.enrol(STRICT.id, Newcomer(OLE, "ole@skive.example.dk", "", "skive"), SECRETARY)
    )
    chat.says(CONNIE, "ret medlem Ole Hansen")
    told = chat.taps(CONNIE, "Gem rettelsen", email="connie2@rm.example.dk")
    assert any(line.startswith("Ole Hansen sidder også i Kulturmetropolens") for line in told)
    assert chat.person(OLE).email == "ole@skive.example.dk"


@pytest.mark.parametrize("text", ["ret medlem", "afslut medlemskab", "ret Sofie Ny"])
def test_who_is_not_named_or_not_known_is_chosen(chat: Chat, text: str):
    told = chat.says(CONNIE, text)
    assert told[1] == "# Hvilket medlem?"
    if "Sofie" in text:
        assert told[2] == "Jeg kan ikke finde Sofie Ny blandt medlemmerne. Vælg et medlem."
    chosen = mark(chat.seat(OLE))
    assert chat.taps(CONNIE, "Ret", seat=chosen)[1] == "# Ret et medlem"
    chat.says(CONNIE, text)
    assert chat.taps(CONNIE, "Afslut medlemskab …", seat=chosen)[1] == "# Afslut et medlemskab"


def test_who_was_changed_since_is_chosen_again(chat: Chat):
    assert chat.sends(CONNIE, "member.change_form", seat="0" * 16)[1:3] == [
        "# Hvilket medlem?",
        "En anden har rettet medlemmet, siden kortet blev vist. Vælg medlemmet igen.",
    ]


# An ending


def test_an_ending_is_asked_once_done_and_taken_back(chat: Chat):
    chat.convene()
    answer(chat, METTE, AnswerKind.ONLINE)
    told = chat.says(CONNIE, "Mette Kjærgaard stopper den 1. februar")
    assert told == [
        DESK_HEAD,
        "# Afslut et medlemskab",
        "Medlem: Mette Kjærgaard (kulturchef)",
        "Arbejdsmail: mette@viborg.example.dk",
        "Organisation: Viborg Kommune",
        "Rolle: Medlem",
        "Periode: fra og med 1. januar 2024",
        "Det følger af det",
        "Mødet den 2. marts 2027: har meldt sig til. Med et afbud bliver pladsen ledig.",
        "Jonas Østermark er suppleant for vedkommende og har derefter ingen at komme for.",
        "Sidste dag [2027-02-01]",
        "Møderne efter den dag [yes]",
        "(Afslut medlemskabet) (Behold medlemskabet) (Fjern medlemmet …)",
    ]
    assert held(chat, METTE) == [(Role.MEMBER, date(2024, 1, 1), None)]
    assert chat.taps(CONNIE, "Afslut medlemskabet") == [
        DESK_HEAD,
        "# Medlemskabet er afsluttet",
        "Mette Kjærgaard er med til og med 1. februar 2027.",
        "Der er registreret afbud til mødet den 2. marts 2027.",
        "(Tag det tilbage) (Se medlemmerne)",
    ]
    assert held(chat, METTE) == [(Role.MEMBER, date(2024, 1, 1), date(2027, 2, 1))]
    ended = chat.last[CONNIE]
    assert chat.taps(CONNIE, "Tag det tilbage") == [
        DESK_HEAD,
        "# Medlemskabet fortsætter",
        "Mette Kjærgaard er med igen, som før.",
        "(Se medlemmerne)",
    ]
    assert held(chat, METTE) == [(Role.MEMBER, date(2024, 1, 1), None)]
    assert chat.taps(CONNIE, "Tag det tilbage", card=ended)[1] == "# Der er ikke noget at tage tilbage"


def test_whoever_had_not_answered_is_missing_again_when_an_ending_is_taken_back(chat: Chat):
    chat.convene()
    chat.says(CONNIE, "Mette Kjærgaard stopper den 1. februar")
    chat.taps(CONNIE, "Afslut medlemskabet")
    mette = chat.person(METTE).id

    def stands() -> Standing:
        line = chat.office(lambda office: office.roll_call(MARCH).line(mette))
        assert line is not None
        return line.standing(1)

    assert stands() is Standing.DECLINED
    assert chat.taps(CONNIE, "Tag det tilbage")[1:3] == [
        "# Medlemskabet fortsætter",
        "Mette Kjærgaard er med igen, som før.",
    ]
    assert stands() is Standing.PENDING


def test_another_day_with_other_consequences_is_asked_again(chat: Chat):
    chat.convene()
    chat.says(CONNIE, "Mette Kjærgaard stopper")
    told = chat.taps(CONNIE, "Afslut medlemskabet", until="2027-03-31")
    assert "Dagen er en anden end før, så det her følger af den. Tryk igen, hvis det er rigtigt." in told
    assert "Vedkommende er ikke indkaldt til møder efter den dag." in told
    assert held(chat, METTE) == [(Role.MEMBER, date(2024, 1, 1), None)]
    chat.taps(CONNIE, "Afslut medlemskabet")
    assert held(chat, METTE) == [(Role.MEMBER, date(2024, 1, 1), date(2027, 3, 31))]


def test_another_day_with_the_same_consequences_is_done(chat: Chat):
    chat.says(CONNIE, "Mette Kjærgaard stopper")
    assert chat.taps(CONNIE, "Afslut medlemskabet", until="2027-01-31")[1] == "# Medlemskabet er afsluttet"


@pytest.mark.parametrize(
    ("until", "why"),
    [
        ("", "Vælg den sidste dag."),
        ("snart", "Skriv datoen som dag, måned og år."),
        ("2020-01-01", "Den dag var vedkommende ikke medlem endnu. Vælg en senere."),
    ],
)
def test_a_day_that_cannot_be_the_last_is_told_at_its_field(chat: Chat, until: str, why: str):
    chat.says(CONNIE, "Mette Kjærgaard stopper")
    told = chat.taps(CONNIE, "Afslut medlemskabet", until=until)
    assert told[told.index(why) + 1].startswith("Sidste dag [")
    assert held(chat, METTE) == [(Role.MEMBER, date(2024, 1, 1), None)]


def test_that_the_chair_goes_is_said_first(chat: Chat):
    told = chat.says(CONNIE, "Inger Holm stopper")
    assert "Gruppen har ingen formand derefter." in told


def test_every_role_that_ends_is_named(chat: Chat):
    desk = Newcomer(METTE, "mette@viborg.example.dk", "", "viborg", Role.SECRETARIAT)
    chat.office(lambda office: office.enrol(GROUP.id, desk, SECRETARY))
    told = chat.says(CONNIE, "Mette Kjærgaard stopper")
    assert "Det gælder alle roller i gruppen: medlem og sekretariat." in told


def test_an_english_secretary_is_answered_in_english(chat: Chat):
    chat.office(lambda office: office.choose_language(chat_person(office), Language.EN))
    assert chat.says(CONNIE, "Mette Kjærgaard is leaving")[1] == "# End a membership"


def chat_person(office):
    return office.records.person_with_email("connie@rm.example.dk").id


# A mistake


def test_who_was_added_by_mistake_is_removed_with_one_question(chat: Chat):
    chat.says(CONNIE, "nyt medlem fra Skive: Eva Fog, eva@skive.example.dk")
    chat.taps(CONNIE, "Tilføj medlemmet")
    added = chat.last[CONNIE]
    eva = chat.seat("Eva Fog").person.id
    assert chat.taps(CONNIE, "Fjern medlemmet …") == [
        DESK_HEAD,
        "# Fjern et medlem",
        "Medlem: Eva Fog",
        "Arbejdsmail: eva@skive.example.dk",
        "Organisation: Skive Kommune",
        "Rolle: Medlem",
        "Periode: fra og med 18. januar 2027",
        "Det er til den, der er tilføjet ved en fejl. Medlemskabet forsvinder helt, og det kan ikke tages tilbage. "
        "Er personen ikke kendt fra andet, bliver navn, mail og titel også slettet.",
        "(Fjern medlemmet) (Behold medlemskabet)",
    ]
    asked = chat.last[CONNIE]
    assert len(held(chat, "Eva Fog")) == 1
    assert chat.taps(CONNIE, "Fjern medlemmet") == [
        DESK_HEAD,
        "# Medlemmet er fjernet",
        "Eva Fog er ikke længere medlem.",
        "Navn, mail og titel er slettet.",
        "(Nyt medlem) (Se medlemmerne)",
    ]
    assert held(chat, "Eva Fog") == []
    assert chat.office(lambda office: office.records.is_erased(eva))
    assert chat.taps(CONNIE, "Fjern medlemmet", card=asked)[1] == "# Medlemmet er allerede fjernet"
    assert chat.taps(CONNIE, "Fjern medlemmet …", card=added)[1:3] == [
        "# Hvilket medlem?",
        "En anden har rettet medlemmet, siden kortet blev vist. Vælg medlemmet igen.",
    ]


def test_a_list_that_was_not_told_of_yet_is_named_before_and_after(chat: Chat):
    chat.convene()
    chat.says(CONNIE, "nyt medlem fra Skive: Eva Fog, eva@skive.example.dk")
    chat.taps(CONNIE, "Tilføj medlemmet")
    line = "ud af listen til mødet den 2. marts 2027 og får ingen besked om det."
    assert f"Vedkommende går {line}" in chat.taps(CONNIE, "Fjern medlemmet …")
    assert f"Vedkommende er gået {line}" in chat.taps(CONNIE, "Fjern medlemmet")


def test_an_answer_between_the_question_and_the_tap_keeps_the_member_and_ending_is_offered(chat: Chat):
    chat.convene()
    chat.says(CONNIE, "nyt medlem fra Skive: Eva Fog, eva@skive.example.dk")
    chat.taps(CONNIE, "Tilføj medlemmet")
    chat.taps(CONNIE, "Fjern medlemmet …")
    who = chat.seat("Eva Fog").person.id
    by = Actor(who, Source.TEAMS)
    chat.office(lambda office: office.take_answer(MARCH, who, AnswerKind.ONSITE, by))
    told = chat.taps(CONNIE, "Fjern medlemmet")
    assert (told[1], told[-4:]) == (
        "# Medlemmet kan ikke fjernes",
        [
            "Eva Fog kan ikke fjernes, for der er kommet noget ud af medlemskabet: et svar på et møde.",
            "Afslut medlemskabet i stedet. Så står det i listen med en sidste dag.",
            "Registrér afbud, når du afslutter, så forsvinder mødet også fra vedkommendes kalender.",
            "(Afslut medlemskab …) (Ret) (Se medlemmerne)",
        ],
    )
    assert len(held(chat, "Eva Fog")) == 1
    assert chat.taps(CONNIE, "Afslut medlemskab …")[1] == "# Afslut et medlemskab"


def test_a_member_of_long_standing_is_not_removed_and_it_is_said_before_the_question(chat: Chat):
    chat.convene()
    answer(chat, METTE, AnswerKind.ONLINE)
    chat.says(CONNIE, "fjern Mette Kjærgaard")
    told = chat.taps(CONNIE, "Fjern medlemmet …")
    assert told[1] == "# Medlemmet kan ikke fjernes"
    assert held(chat, METTE) == [(Role.MEMBER, date(2024, 1, 1), None)]


def test_the_last_secretary_is_told_to_add_another_first(chat: Chat):
    chat.says(CONNIE, f"ret medlem {CONNIE}")
    assert "Så har gruppen intet sekretariat. Tilføj en anden først." in chat.taps(
        CONNIE, "Fjern medlemmet …"
    )
    assert held(chat, CONNIE)


def test_who_is_to_be_removed_is_chosen(chat: Chat):
    chat.office(
        lambda office: office.add_member(
            GROUP.id, Newcomer("Eva Fog", "eva@skive.example.dk", "", "skive"), SECRETARY
        )
    )
    chat.says(CONNIE, "ret medlem")
    assert chat.taps(CONNIE, "Fjern medlemmet …", seat=mark(chat.seat("Eva Fog")))[1] == "# Fjern et medlem"
