"""Who sits in a group, on the pages: listed with how each is reached, added, corrected, ended and taken up again."""

from datetime import date, timedelta

import pytest

from meetings.membership import mark
from meetings.model import Account, AnswerKind, CommitteeId, Membership, Road, Role, Source
from meetings.office import Actor, Newcomer
from tests.demo.books import NOW
from tests.web.house import GROUP, OPERATOR, House
from tests.web.visitor import Visitor, form_of, inside

DESK, CHAIR, METTE = "Karen Lund", "Niels Bro", "Mette Kjærgaard"
OTHERS = CommitteeId("kkr-midtjylland")
LIST = f"/sekretariat/medlemmer/{GROUP}"
NEW = f"{LIST}/nyt"
EVA = {
    "navn": "Eva Fog",
    "mail": "eva.fog@skive.example.dk",
    "titel": "Chefkonsulent",
    "organisation": "skive",
    "fra": NOW.date().isoformat(),
}


def seat(home: House, name: str) -> Membership:
    held = home.desk.read_now(lambda office: office.records.memberships(GROUP))
    return [one for one in held if one.person.name == name][-1]


def page_of(home: House, name: str) -> str:
    one = seat(home, name)
    return f"{LIST}/{one.person.id}/{mark(one)}"


def acts(home: House) -> list[str]:
    return [one.act for one in home.desk.read_now(lambda office: office.records.audit_of(GROUP))]


# The list


def test_the_list_says_who_sits_there_since_when_and_how_each_is_reached(home: House):
    mette = home.person(METTE)
    road = Road(Account("tenant", "mette"), mette.id, "29:m", "28:bot", "a:m", "https://smba.example/")
    home.act(lambda office: office.records.put_road(road))
    shown = inside(home, DESK).get(LIST)
    assert shown.main[0] == "Medlemmer"
    row = row_of(shown.text, METTE)
    assert ("I Teams" in row, "fra og med" in row) == (True, True)
    assert mette.email not in shown.text
    assert "Kun på mail" in shown.text


def row_of(page: str, name: str) -> str:
    return page.partition(name)[2].partition("</tr>")[0]


def test_a_closed_mailbox_is_seen_on_the_list(home: House):
    mette = home.person(METTE)
    home.act(lambda office: office.records.close_mailbox(mette.id, mette.email, "5.1.1", NOW))
    assert "Mail kommer retur" in row_of(inside(home, DESK).get(LIST).text, METTE)


def test_former_members_are_shown_when_asked_for(home: House):
    ended = date(2020, 12, 31)
    one = Newcomer(
        "Gamle Ole", "ole.gammel@skive.example.dk", "", "skive", since=date(2020, 1, 1), until=ended
    )
    home.act(lambda office: office.enrol(GROUP, one, OPERATOR))
    desk = inside(home, DESK)
    assert "Gamle Ole" not in desk.get(LIST).text
    assert "Gamle Ole" in desk.get(f"{LIST}?tidligere=1").text


def test_the_list_is_the_secretariats_alone(home: House):
    assert inside(home, DESK).get("/sekretariat/").text.count(f'href="{LIST}"') == 2
    chair = inside(home, CHAIR)
    assert LIST not in chair.get("/sekretariat/").text
    wanted = page_of(home, METTE)
    for path in (LIST, NEW, wanted, f"{wanted}/afslut", f"{wanted}/fjern"):
        assert (chair.get(path).status, Visitor(home, DESK).get(path).status) == (403, 403)
    assert inside(home, "Birgitte Toft").get(LIST).status == 404


def test_who_only_looks_changes_nothing_and_a_form_of_elsewhere_neither(home: House):
    before = acts(home)
    chair = inside(home, CHAIR)
    key = form_of(chair.get("/sekretariat/").text, "/sekretariat/ud")["vaern"]
    wanted = page_of(home, METTE)
    for path, form in (
        (NEW, EVA),
        (wanted, EVA),
        (f"{wanted}/afslut", {"til": "2027-01-31"}),
        (f"{wanted}/fjern", {}),
        (f"{LIST}/{home.person(METTE).id}/tilbage", {}),
    ):
        assert chair.post(path, {"vaern": key} | form).status == 403
        desk = inside(home, DESK)
        assert desk.post(path, {"vaern": "0" * 64} | form).status == 403
    assert acts(home) == before


@pytest.mark.parametrize(
    "path", [f"{LIST}/0/{'0' * 16}", f"{LIST}/x/{'0' * 16}", f"{LIST}/999999/{'0' * 16}"]
)
def test_what_is_no_seat_does_not_exist(home: House, path: str):
    assert inside(home, DESK).get(path).status == 404


# Somebody new


def test_a_newcomer_is_added_and_called_in(home: House):
    desk = inside(home, DESK)
    done = desk.send(NEW, **EVA, indkald="ja")
    assert done.main[0] == "Medlemmet er tilføjet og indkaldt til de møder, der allerede er indkaldt til."
    assert "Eva Fog" in done.text
    assert home.line(EVA["mail"]).invitee.role is Role.MEMBER
    assert home.knocks
    assert acts(home)[-1] == "member.enrol"


def test_a_newcomer_may_wait_for_the_next_meeting(home: House):
    done = inside(home, DESK).send(NEW, **EVA, indkald="nej", rolle="observer")
    assert done.main[0] == "Medlemmet er tilføjet."
    person = home.person(EVA["mail"]).id
    assert home.desk.read_now(lambda office: office.roll_call(home.coming.id)).line(person) is None


@pytest.mark.parametrize(
    ("typed", "field", "why"),
    [
        ({"navn": ""}, "navn", "Skriv for- og efternavn."),
        ({"mail": "eva@skive"}, "mail", "Skriv en gyldig e-mailadresse, fx navn@kommune.dk."),
        ({"mail": "METTE"}, "mail", "Mailadressen står ved Mette Kjærgaard."),
        ({"organisation": "Skivee"}, "organisation", "Jeg kender ikke den kommune eller organisation."),
        ({"fra": "i morgen"}, "fra", "Skriv datoen som dag, måned og år."),
        ({"til": "2020-01-01"}, "til", "Den sidste dag kan ikke ligge før den første."),
        ({"rolle": "deputy"}, "suppleant", "Vælg, hvem vedkommende er suppleant for."),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field_and_nothing_typed_is_lost(
    home: House, typed: dict[str, str], field: str, why: str
):
    if typed.get("mail") == "METTE":
        typed = {"mail": home.person(METTE).email}
    refused = inside(home, DESK).send(NEW, **{**EVA, **typed})
    assert refused.status == 422
    assert refused.wrong(field).startswith(why)
    stands = form_of(refused.text, NEW)
    assert {name: stands[name] for name in {**EVA, **typed}} == {**EVA, **typed}
    assert home.desk.read_now(lambda office: office.records.person_with_email(EVA["mail"])) is None


# A correction


def test_a_member_is_corrected(home: House):
    desk = inside(home, DESK)
    done = desk.send(page_of(home, METTE), titel="Direktør", til="2028-12-31")
    assert done.main[0] == "Rettelsen er gemt."
    one = seat(home, METTE)
    assert (one.person.title, one.until) == ("Direktør", date(2028, 12, 31))
    assert acts(home)[-1] == "member.change"


def test_a_page_that_is_old_shows_what_stands_and_keeps_what_was_typed(home: House):
    desk, old = inside(home, DESK), page_of(home, METTE)
    form = form_of(desk.get(old).text, old)
    desk.send(old, titel="Direktør")
    refused = desk.post(old, form | {"titel": "Chef"})
    assert (refused.status, refused.main[0]) == (422, "Det er ændret imens")
    now = page_of(home, METTE)
    assert "Direktør" in refused.main
    assert form_of(refused.text, now)["titel"] == "Chef"
    assert seat(home, METTE).person.title == "Direktør"
    again = desk.post(now, form_of(refused.text, now))
    assert (again.status, seat(home, METTE).person.title) == (303, "Chef")


def test_who_sits_in_another_secretariats_group_keeps_name_and_address(home: House):
    mette = home.person(METTE)
    one = Newcomer(METTE, mette.email, "", mette.organisation.name)
    home.act(lambda office: office.enrol(OTHERS, one, OPERATOR))
    refused = inside(home, DESK).send(page_of(home, METTE), mail="karen.lund2@rm.example.dk")
    assert (refused.status, refused.main[0]) == (422, "Det kan du ikke rette alene")
    assert refused.wrong("navn").startswith(f"{METTE} sidder også i ")
    assert home.person(METTE) == mette


# An ending


def test_an_ending_tells_what_follows_is_done_once_and_taken_back(home: House):
    mette = home.person(METTE)
    home.act(
        lambda office: office.take_answer(
            home.coming.id, mette.id, AnswerKind.ONLINE, Actor(mette.id, Source.TEAMS)
        )
    )
    desk, leave = inside(home, DESK), f"{page_of(home, METTE)}/afslut"
    asked = desk.get(leave)
    assert "Det følger af det" in asked.main
    assert any("har meldt sig til" in line for line in asked.main)
    done = desk.send(leave)
    assert done.main[0] == "Medlemskabet er afsluttet, og der er registreret afbud til møderne derefter."
    assert [kind for kind, *_ in home.said(METTE)] == ["declined"]
    back = f"{LIST}/{mette.id}/tilbage"
    shown = desk.get(f"{LIST}?ok=member_excused&sluttet={mette.id}")
    again = desk.post(back, form_of(shown.text, back))
    assert desk.get(again.headers["Location"]).main[0] == "Medlemskabet fortsætter, som før."
    assert seat(home, METTE).until is None
    assert [kind for kind, *_ in home.said(METTE)] == ["online"]
    twice = desk.post(back, form_of(shown.text, back))
    assert (twice.status, twice.main[0]) == (422, "Der er ikke noget at tage tilbage")
    assert acts(home)[-2:] == ["member.end", "member.resume"]


def test_the_list_tells_of_the_apology_and_of_its_withdrawal(home: House):
    mette, desk = home.person(METTE), inside(home, DESK)
    desk.send(f"{page_of(home, METTE)}/afslut")
    home.clock.shows += timedelta(minutes=1)
    back = f"{LIST}/{mette.id}/tilbage"
    shown = desk.get(f"{LIST}?ok=member_excused&sluttet={mette.id}")
    again = desk.post(back, form_of(shown.text, back))
    assert desk.get(again.headers["Location"]).main[0] == "Medlemskabet fortsætter, som før."
    assert home.said(METTE) == []
    told = desk.get(f"/sekretariat/moede/{home.coming.id}").main
    assert [line for line in told if f"Viborg, {METTE}" in line] == [
        "23. november kl. 10.01: Viborg, Mette Kjærgaard: svaret er trukket tilbage (Sekretariatet)",
        "23. november kl. 10.00: Viborg, Mette Kjærgaard: Afbud (Sekretariatet)",
    ]


def test_another_day_with_other_consequences_is_asked_again(home: House):
    desk, leave = inside(home, DESK), f"{page_of(home, METTE)}/afslut"
    day = home.coming.sessions[-1].day.replace(year=2027, month=12)
    asked = desk.send(leave, til=day.isoformat())
    assert (
        "Dagen er en anden end før, så det her følger af den. Tryk igen, hvis det er rigtigt." in asked.main
    )
    assert seat(home, METTE).until is None
    done = desk.send(f"{leave}?til={day.isoformat()}")
    assert done.main[0].startswith("Medlemskabet er afsluttet")
    assert seat(home, METTE).until == day


@pytest.mark.parametrize(
    ("til", "why"),
    [
        ("", "Vælg den sidste dag."),
        ("2001-01-01", "Den dag var vedkommende ikke medlem endnu. Vælg en senere."),
    ],
)
def test_a_day_that_cannot_be_the_last_is_told_at_its_field(home: House, til: str, why: str):
    refused = inside(home, DESK).send(f"{page_of(home, METTE)}/afslut", til=til)
    assert (refused.status, refused.wrong("til")) == (422, why)
    assert seat(home, METTE).until is None


# A mistake


def newly(home: House) -> str:
    """Somebody who was added just now, and called in to nothing; the address of the page that removes."""
    person = Newcomer("Eva Fog", EVA["mail"], "Chefkonsulent", "skive")
    home.act(lambda office: office.enrol(GROUP, person, OPERATOR))
    return f"{page_of(home, 'Eva Fog')}/fjern"


def test_who_was_added_by_mistake_is_removed_with_one_question(home: House):
    gone = newly(home)
    desk = inside(home, DESK)
    assert gone in desk.get(gone.removesuffix("/fjern")).text
    asked = desk.get(gone)
    assert asked.main[0] == "Fjern Eva Fog"
    assert {"Skive Kommune", "Det er til den, der er tilføjet ved en fejl."} <= {
        *asked.main,
        *(line.partition(" Medlemskabet")[0] for line in asked.main),
    }
    form = form_of(asked.text, gone)
    done = desk.send(gone)
    assert done.main[0] == "Medlemmet er fjernet. Navn, mail og titel er slettet."
    assert "Eva Fog" not in desk.get(f"{LIST}?tidligere=1").text
    assert home.desk.read_now(lambda office: office.records.person_with_email(EVA["mail"])) is None
    assert acts(home)[-1] == "member.remove"
    twice = desk.post(gone, form)
    assert desk.get(twice.headers["Location"]).main[0] == "Medlemmet er allerede fjernet."


def test_of_whom_something_came_the_page_says_what_and_leads_on(home: House):
    mette = home.person(METTE)
    by = Actor(mette.id, Source.TEAMS)
    home.act(lambda office: office.take_answer(home.coming.id, mette.id, AnswerKind.ONLINE, by))
    wanted = page_of(home, METTE)
    told = inside(home, DESK).get(f"{wanted}/fjern")
    assert any(line.startswith("Mette Kjærgaard kan ikke fjernes, for") for line in told.main)
    assert f'href="{wanted}/afslut"' in told.text
    assert 'method="post" action="' + wanted not in told.text


def test_what_came_of_it_since_the_page_was_drawn_keeps_the_member(home: House):
    gone = newly(home)
    desk = inside(home, DESK)
    form = form_of(desk.get(gone).text, gone)
    eva = home.person(EVA["mail"])
    typed = {"title": "Et punkt"}
    home.act(lambda office: office.keep_typed(home.coming.id, typed, Actor(eva.id, Source.TEAMS)))
    refused = desk.post(gone, form)
    assert (refused.status, refused.main[:2]) == (
        422,
        [
            "Medlemmet kan ikke fjernes",
            "Eva Fog kan ikke fjernes, for der er kommet noget ud af medlemskabet: et forslag til en dagsorden.",
        ],
    )
    assert "Afslut medlemskabet i stedet. Så står det i listen med en sidste dag." in refused.main
    assert refused.text.count("kan ikke fjernes, for") == 1
    assert seat(home, "Eva Fog").until is None


def test_the_last_secretary_is_led_to_add_another_and_is_asked_nothing(home: House):
    desk, gone = inside(home, DESK), f"{page_of(home, DESK)}/fjern"
    until = NOW.date() - timedelta(days=1)
    for one in home.desk.read_now(lambda office: office.records.memberships(GROUP)):
        if one.role is Role.SECRETARIAT and one.person.name != DESK:
            email = one.person.email
            home.act(lambda office, email=email: office.end_membership(GROUP, email, until, OPERATOR))
    told = desk.get(gone)
    assert "Så har gruppen intet sekretariat. Tilføj en anden først." in told.main
    assert "Fjern medlemmet" not in told.main
    key = form_of(told.text, "/sekretariat/ud")["vaern"]
    refused = desk.post(gone, {"vaern": key})
    assert refused.status == 422
    assert "Så har gruppen intet sekretariat. Tilføj en anden først." in refused.main
    assert "Fjern medlemmet" not in refused.main
    assert f'href="{NEW}"' in refused.text
