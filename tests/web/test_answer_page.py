"""The answer page as members meet it: over HTTP, on the demo's cooperation in real books."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.demo import people
from meetings.model import Language, MeetingId, MeetingKind, MeetingState, Mode, PersonId
from tests.web.house import OPERATOR, SPRING, TWO_DAYS, House

MEMBER, COLLEAGUE, DEPUTY = "Mette Kjærgaard", "Anders Skjødt", "Jonas Østermark"
"""All of Viborg; the first two are called and have not answered."""

FACTS = [
    "Hvem",
    "Mette Kjærgaard, Viborg Kommune",
    "Hvornår",
    "Onsdag den 6. januar 2027 kl. 9.30-11.30",
    "Hvor",
    "Teams (virtuelt møde)",
    "Åbn Teams-mødet",
    "Svarfrist",
    "Mandag den 14. december kl. 12.00",
]
CLAUSE = [
    "»I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune.«",
    "Aftale om kultursamarbejde i Region Midtjylland",
]


def id_of(home: House, name: str) -> str:
    return str(home.person(name).id)


def third_from_viborg(home: House) -> str:
    """A third member, who is called from now on: Viborg has two seats."""
    return home.enrol(DEPUTY, "Viborg").name


# The four answers


def test_a_member_is_asked_about_the_meeting_by_name(home: House):
    assert home.get(home.path(MEMBER)).main == [
        "Deltager du i mødet?",
        "Ordinært møde i styregruppen",
        *FACTS,
        "Dit svar",
        "Jeg deltager",
        "Jeg sender en stedfortræder",
        "Jeg melder afbud",
        "Hvem deltager for dig?",
        "Stedfortræderen får indkaldelsen og kalenderaftalen. Din egen aftale bliver aflyst.",
        "Vælg en person",
        "Jonas Østermark",
        "En anden …",
        "Skriv navn og e-mail, hvis du har valgt »En anden«.",
        "Stedfortræderens navn",
        "Stedfortræderens e-mail",
        "Tilføj en bemærkning",
        "Bemærkning til sekretariatet (valgfri)",
        "Skriv kun, hvad sekretariatet har brug for. Skriv ikke om sygdom eller andre private forhold – "
        "svaret kan blive journaliseret og indgå i aktindsigt.",
        "Send svaret",
    ]


def test_the_teams_link_is_on_the_page_and_leaks_no_referrer(home: House):
    link = home.coming.join_url
    assert f'href="{link}" rel="noopener noreferrer"' in home.get(home.path(MEMBER)).text


def test_a_member_attends(home: House):
    assert home.answer(home.path(MEMBER), svar="deltager").main == [
        "Tak for dit svar",
        "Du deltager.",
        "Ordinært møde i styregruppen",
        *FACTS,
        "Du kan ændre dit svar, indtil mødet begynder. Ret mit svar",
    ]
    assert home.said(MEMBER) == [("online", "", "")]
    assert [answer.source for answer in home.line(MEMBER).answers] == ["mail_link"]
    assert len(home.knocks) == 1


def test_a_member_declines_with_a_remark_and_finds_it_again(home: House):
    page = home.answer(home.path(MEMBER), svar="afbud", bemaerkning="  Sender noter.\r\nTo sider.  ")
    assert page.main[:3] == [
        "Tak for dit svar",
        "Du har meldt afbud.",
        "Din kalenderaftale bliver aflyst. Tak, fordi du gav besked.",
    ]
    assert home.said(MEMBER) == [("declined", "Sender noter.\nTo sider.", "")]
    again = home.get(home.path(MEMBER))
    assert again.fields["svar"] == "afbud"
    assert again.fields["bemaerkning"] == "Sender noter.\nTo sider."
    assert "<details open>" in again.text


def test_a_known_substitute_comes_instead(home: House):
    form = {"svar": "stedfortraeder", "stedfortraeder": id_of(home, DEPUTY)}
    assert home.answer(home.path(MEMBER), **form).main[:3] == [
        "Tak for dit svar",
        "Jonas Østermark deltager for dig.",
        "Jonas Østermark får indkaldelsen og kalenderaftalen. Din egen kalenderaftale bliver aflyst.",
    ]
    assert home.said(MEMBER) == [("declined", "", DEPUTY)]
    again = home.get(home.path(MEMBER)).fields
    assert (again["svar"], again["stedfortraeder"]) == ("stedfortraeder", id_of(home, DEPUTY))


def test_a_new_substitute_is_named_by_name_and_mail(home: House):
    form = {"svar": "stedfortraeder", "stedfortraeder": "anden"}
    named = {"navn": " Vera  Vikar ", "mail": "vera.vikar@viborg.example.dk"}
    page = home.answer(home.path(MEMBER), **form, **named)
    assert page.main[1] == "Vera Vikar deltager for dig."
    new = home.person(named["mail"])
    assert (new.name, new.organisation.short) == ("Vera Vikar", "Viborg")
    assert "Vera Vikar" in home.get(home.path(COLLEAGUE)).main, "a colleague may now pick her"


def test_an_answer_can_be_changed_and_the_latest_counts(home: House):
    path = home.path(MEMBER)
    home.answer(path, svar="stedfortraeder", stedfortraeder=id_of(home, DEPUTY))
    assert home.answer(path, svar="deltager").main[1] == "Du deltager."
    assert home.said(MEMBER) == [("online", "", "")]


def test_sending_the_form_again_as_it_stands_changes_nothing(home: House):
    path = home.path(MEMBER)
    home.answer(path, svar="stedfortraeder", stedfortraeder=id_of(home, DEPUTY), bemaerkning="Hej")
    before = home.everything()
    home.answer(path, **home.get(path).fields)
    assert home.everything() == before


def test_the_receipt_can_be_reloaded_without_answering_again(home: House):
    path = home.path(MEMBER)
    taken = home.post(path, {"svar": "deltager"})
    assert (taken.status, taken.headers["Location"], taken.body) == (303, f"{path}?gemt=ja", b"")
    home.answer(path, svar="afbud")
    before = home.everything()
    assert home.get(taken.headers["Location"]).main[1] == "Du har meldt afbud."
    assert home.everything() == before


def test_nobody_is_thanked_for_an_answer_that_was_not_given(home: House):
    assert home.get(f"{home.path(MEMBER)}?gemt=ja").main[0] == "Deltager du i mødet?"


# Where and when


def test_at_a_hybrid_meeting_a_member_chooses_the_room_or_teams(home: House):
    meeting = home.convene(mode=Mode.HYBRID, join_url="https://teams.example.dk/l/1")
    path = home.path(MEMBER, meeting)
    page = home.get(f"{path}?svar=deltager")
    assert page.choices == {
        "lokale": "Jeg deltager i mødelokalet",
        "online": "Jeg deltager på Teams",
        "stedfortraeder": "Jeg sender en stedfortræder",
        "afbud": "Jeg melder afbud",
    }
    assert "Regionshuset Viborg, A1 eller Teams" in page.main
    assert "Vælg, om du deltager i mødelokalet eller på Teams." in page.main
    assert home.answer(path, svar="online").main[1] == "Du deltager på Teams."
    assert home.answer(path, svar="lokale").main[1] == "Du deltager i mødelokalet."
    assert home.get(path).fields["svar"] == "lokale"
    assert home.said(MEMBER, meeting) == [("onsite", "", "")]


SEMINAR_CHOICES = {
    "deltager": "Jeg deltager begge dage",
    "deltager:1": "Jeg deltager kun tirsdag den 20. april",
    "deltager:2": "Jeg deltager kun onsdag den 21. april",
    "stedfortraeder": "Jeg sender en stedfortræder",
    "afbud": "Jeg melder afbud",
}


@pytest.mark.parametrize(
    ("form", "state", "said"),
    [
        ({"svar": "deltager"}, ["Du deltager."], [("onsite", "", ""), ("onsite", "", "")]),
        (
            {"svar": "deltager:2"},
            ["Tirsdag den 20. april: du har meldt afbud.", "Onsdag den 21. april: du deltager."],
            [("declined", "", ""), ("onsite", "", "")],
        ),
        (
            {"svar": "deltager:1", "stedfortraeder": DEPUTY},
            [
                "Tirsdag den 20. april: du deltager.",
                "Onsdag den 21. april: Jonas Østermark deltager for dig.",
            ],
            [("onsite", "", ""), ("declined", "", DEPUTY)],
        ),
        (
            {"svar": "stedfortraeder", "stedfortraeder": DEPUTY},
            ["Jonas Østermark deltager for dig."],
            [("declined", "", DEPUTY), ("declined", "", DEPUTY)],
        ),
        ({"svar": "afbud"}, ["Du har meldt afbud."], [("declined", "", ""), ("declined", "", "")]),
    ],
    ids=["both days", "one day", "one day and a substitute", "a substitute", "neither"],
)
def test_a_seminar_is_answered_day_by_day(home: House, form, state, said):
    meeting = home.convene(TWO_DAYS, MeetingKind.SEMINAR, Mode.ONSITE)
    path = home.path(MEMBER, meeting)
    assert home.get(path).choices == SEMINAR_CHOICES
    sent = {name: id_of(home, DEPUTY) if value == DEPUTY else value for name, value in form.items()}
    page = home.answer(path, **sent)
    assert page.main[1 : 1 + len(state)] == state
    assert home.said(MEMBER, meeting) == said
    again = home.get(path).fields
    assert {name: again[name] for name in sent} == sent


def test_a_hybrid_seminar_asks_for_day_and_place(home: House):
    meeting = home.convene(TWO_DAYS, MeetingKind.SEMINAR, Mode.HYBRID)
    path = home.path(MEMBER, meeting)
    assert list(home.get(path).choices)[:6] == [
        "lokale",
        "online",
        "lokale:1",
        "online:1",
        "lokale:2",
        "online:2",
    ]
    home.answer(path, svar="online:2")
    assert home.said(MEMBER, meeting) == [("declined", "", ""), ("online", "", "")]


def test_nobodys_calendar_entry_is_cancelled_for_changing_days(home: House):
    meeting = home.convene(TWO_DAYS, MeetingKind.SEMINAR, Mode.ONSITE)
    path = home.path(MEMBER, meeting)
    home.answer(path, svar="deltager:1")
    home.answer(path, svar="deltager:2")
    entry = home.desk.read_now(lambda office: office.records.entry(meeting.id, home.person(MEMBER).id))
    assert (entry.method, entry.sequence) == ("REQUEST", 0)


# Seats


def test_with_the_seats_taken_the_clause_is_shown_and_the_waiting_list_offered(home: House):
    third = third_from_viborg(home)
    meeting = home.convene()
    for name in (MEMBER, COLLEAGUE):
        home.answer(home.path(name, meeting), svar="deltager")
    page = home.get(f"{home.path(third, meeting)}?svar=deltager")
    at = page.main.index("Begge pladser er taget")
    assert page.main[at : at + 4] == [
        "Begge pladser er taget",
        "Viborg Kommune har 2 pladser. De er taget af Mette Kjærgaard og Anders Skjødt. "
        "Du kan komme på venteliste eller spørge en kollega om pladsen.",
        *CLAUSE,
    ]
    asks = {
        f"plads:{id_of(home, name)}": f"Spørg {name}, om jeg må få pladsen" for name in (MEMBER, COLLEAGUE)
    }
    assert page.choices == {"venteliste": "Skriv mig på venteliste", **asks, "afbud": "Jeg melder afbud"}
    waits = home.answer(home.path(third, meeting), svar="venteliste")
    assert waits.main[:3] == [
        "Tak for dit svar",
        "Du står på venteliste.",
        "Du får besked, så snart der er en plads til dig.",
    ]
    home.answer(home.path(MEMBER, meeting), svar="afbud")
    assert home.get(home.path(third, meeting)).main[-1] == "Send svaret"
    assert home.said(third, meeting) == [("online", "", "")], "who waits gets the seat that is given up"


def test_whoever_comes_too_late_for_the_seat_is_refused_with_the_clause(home: House):
    third = third_from_viborg(home)
    meeting = home.convene()
    old_page = home.get(home.path(third, meeting))
    assert "deltager" in old_page.choices
    for name in (MEMBER, COLLEAGUE):
        home.answer(home.path(name, meeting), svar="deltager")
    refused = home.answer(home.path(third, meeting), svar="deltager", bemaerkning="Vil gerne med")
    assert refused.status == 422
    assert refused.main[0] == "Begge pladser er taget"
    assert refused.main[2:4] == CLAUSE
    assert refused.main.count(CLAUSE[0]) == 1
    assert "venteliste" in refused.choices
    assert refused.fields["bemaerkning"] == "Vil gerne med"
    assert home.said(third, meeting) == []


def test_a_colleague_can_be_asked_for_the_seat(home: House):
    third = third_from_viborg(home)
    meeting = home.convene()
    for name in (MEMBER, COLLEAGUE):
        home.answer(home.path(name, meeting), svar="deltager")
    asks = f"plads:{id_of(home, MEMBER)}"
    page = home.answer(home.path(third, meeting), svar=asks, bemaerkning="Jeg har punkt 4")
    assert page.main[1:3] == ["Du står på venteliste.", "Mette Kjærgaard er spurgt, om du må få pladsen."]
    assert home.said(third, meeting) == [("waiting", "Jeg har punkt 4", "")]
    assert asks not in home.get(home.path(third, meeting)).choices, "nobody is asked twice"


def test_a_seminar_that_is_full_on_one_day_offers_the_other(home: House):
    third = third_from_viborg(home)
    limits = home.desk.read_now(lambda office: office.records.committee(home.coming.committee))
    seminars = replace(limits.terms[-1].seat_limits[0], kind=MeetingKind.SEMINAR)
    terms = (*limits.terms[:-1], replace(limits.terms[-1], seat_limits=(seminars,)))
    home.act(lambda office: office.records.put_committee(replace(limits, terms=terms)))
    meeting = home.convene(TWO_DAYS, MeetingKind.SEMINAR, Mode.ONSITE)
    for name in (MEMBER, COLLEAGUE):
        home.answer(home.path(name, meeting), svar="deltager:1")
    page = home.get(home.path(third, meeting))
    assert [value for value in page.choices if not value.startswith("plads")] == [
        "deltager:2",
        "venteliste",
        "afbud",
    ]
    assert any("har 2 pladser tirsdag den 20. april." in line for line in page.main)


def test_a_cap_holds_when_a_whole_municipality_answers_at_once(home: House):
    names = [
        home.enrol(f"{name} Prøve", "Viborg").email for name in ("Ada", "Bea", "Cea", "Dea", "Eja", "Fia")
    ]
    meeting = home.convene()
    paths = [home.path(name, meeting) for name in (MEMBER, COLLEAGUE, *names)]
    with ThreadPoolExecutor(len(paths)) as crowd:
        statuses = list(crowd.map(lambda path: home.post(path, {"svar": "deltager"}).status, paths))
    assert sorted(statuses) == [303] * 2 + [422] * 6


# Late, moved, over


def test_after_the_deadline_an_answer_is_taken_and_marked(home: House):
    deadline = home.coming.deadlines.responses
    home.clock.shows = deadline + timedelta(minutes=1)
    path = home.path(MEMBER)
    assert (
        "Svarfristen var mandag den 14. december kl. 12.00. Du kan stadig svare, "
        "men sekretariatet kan se, at svaret kom efter fristen." in home.get(path).main
    )
    late = "Dit svar kom efter svarfristen, som var mandag den 14. december kl. 12.00. Det er taget med."
    assert late in home.answer(path, svar="deltager").main
    assert [answer.late for answer in home.line(MEMBER).answers] == [True]
    assert late in home.get(path).main


def test_whoever_answered_in_time_is_not_told_of_the_deadline(home: House):
    path = home.path(MEMBER)
    home.answer(path, svar="deltager")
    home.clock.shows = home.coming.deadlines.responses + timedelta(days=1)
    assert not [line for line in home.get(path).main if "fristen" in line]


def test_a_moved_meeting_asks_again_and_says_what_the_old_answer_was(home: House):
    path, meeting = home.path(MEMBER), home.coming
    home.answer(path, svar="deltager")
    home.act(lambda office: office.move(meeting.id, SPRING, "Formanden er forhindret.", OPERATOR))
    page = home.get(path)
    news = [
        "Mødet er flyttet. Den gamle tid var onsdag den 6. januar 2027 kl. 9.30-11.30.",
        "Sekretariatet skriver: Formanden er forhindret.",
        "Til den gamle tid havde du svaret, at du deltager. Det svar gælder ikke længere, så svar igen.",
    ]
    at = page.main.index(news[0])
    assert page.main[at : at + 3] == news
    assert "Tirsdag den 20. april 2027 kl. 9.30-11.30" in page.main
    assert "svar" not in page.fields
    home.answer(path, svar="afbud")
    assert news[2] not in home.get(path).main


def test_a_cancelled_meeting_needs_no_answer(home: House):
    path, meeting = home.path(MEMBER), home.coming
    home.act(lambda office: office.cancel(meeting.id, "Ingen punkter.", OPERATOR))
    page = home.get(path)
    assert page.main == [
        "Mødet er aflyst",
        "Ordinært møde i styregruppen",
        "Du skal ikke gøre noget. Kalenderaftalen bliver aflyst.",
        *FACTS[:6],
        "Sekretariatet skriver: Ingen punkter.",
    ]
    refused = home.answer(path, svar="deltager", bemaerkning="Det var en lang\nbemærkning")
    assert (refused.status, refused.main[:5]) == (
        422,
        [
            "Mødet er aflyst",
            "Dit svar er ikke gemt. Du skal ikke gøre noget. Kalenderaftalen bliver aflyst.",
            "Du skrev:",
            "Det var en lang bemærkning",
            "Mødet er aflyst",
        ],
    )


def test_once_the_meeting_has_begun_nothing_is_changed_and_the_way_in_is_shown(home: House):
    path, meeting = home.path(MEMBER), home.coming
    home.answer(path, svar="deltager")
    home.clock.shows = meeting.starts_at
    page = home.get(path)
    assert page.main[0] == "Mødet er begyndt"
    assert "Du deltager." in page.main
    assert meeting.join_url in page.text
    assert "<form" not in page.text
    refused = home.answer(path, svar="afbud")
    assert (refused.status, refused.main[0]) == (422, "Mødet er begyndt")
    assert home.said(MEMBER) == [("online", "", "")]


def test_a_meeting_that_was_declared_held_takes_no_answers(home: House):
    path, meeting = home.path(MEMBER), home.coming
    home.act(lambda office: office.records.put_meeting(replace(meeting, state=MeetingState.HELD, revision=9)))
    assert home.get(path).main[0] == "Mødet er holdt"


def test_a_meeting_that_nobody_is_called_to_yet_says_so(home: House):
    meeting = home.convene()
    planned = replace(meeting, state=MeetingState.PLANNED, revision=9)
    home.act(lambda office: office.records.put_meeting(planned))
    page = home.get(home.path(MEMBER, meeting))
    assert page.main[0] == "Der er ikke indkaldt til mødet endnu"
    assert "<form" not in page.text


def test_after_the_meeting_the_link_is_over_and_the_secretariats_telephone_is_there(home: House):
    path = home.path(MEMBER)
    home.clock.shows = home.coming.ends_at + timedelta(seconds=1)
    for page in (home.get(path), home.post(path, {"svar": "afbud"})):
        assert page.status == 410
        assert page.main == ["Linket gælder ikke længere", "Det kunne bruges, indtil mødet sluttede."]
        assert 'href="tel:+4570002021"' in page.text
    assert home.said(MEMBER) == []


# Substitutes, and people who are not called


def test_a_substitute_can_step_back_on_his_own_page(home: House):
    home.answer(home.path(MEMBER), svar="stedfortraeder", stedfortraeder=id_of(home, DEPUTY))
    path = home.path(DEPUTY)
    page = home.get(f"{path}?svar=afbud")
    assert page.main == [
        "Du er stedfortræder",
        "Ordinært møde i styregruppen",
        "Hvem",
        "Jonas Østermark, stedfortræder for Mette Kjærgaard",
        *FACTS[2:7],
        "Dit svar nu",
        "Du deltager for Mette Kjærgaard.",
        "Jeg kan ikke alligevel",
    ]
    assert page.fields == {"svar": "afbud"}
    assert home.answer(path, **page.fields).main[:2] == [
        "Du er meldt fra",
        "Den, du skulle deltage for, får besked og kan svare igen.",
    ]
    assert home.said(MEMBER) == [("declined", "", "")]
    assert home.get(path).main[0] == "Du er ikke indkaldt til mødet"


def test_a_substitute_cannot_answer_for_himself_as_if_he_were_called(home: House):
    home.answer(home.path(MEMBER), svar="stedfortraeder", stedfortraeder=id_of(home, DEPUTY))
    refused = home.answer(home.path(DEPUTY), svar="venteliste")
    assert refused.status == 422
    assert home.said(MEMBER) == [("declined", "", DEPUTY)]


def test_somebody_who_is_not_called_sees_no_way_into_the_meeting(home: House):
    page = home.get(home.path("Nina Bech", home.convene(join_url="https://teams.example.dk/l/1")))
    assert page.main[:3] == [
        "Du er ikke indkaldt til mødet",
        "Forårets møde",
        "Har du været stedfortræder, skal du ikke længere deltage. Mener du, at du skal med, "
        "så skriv til sekretariatet.",
    ]
    assert "teams.example.dk" not in page.text
    refused = home.answer(home.path("Nina Bech", home.convene(slug="andet")), svar="deltager")
    assert (refused.status, refused.main[0]) == (422, "Du er ikke indkaldt til mødet")


# English


def test_somebody_who_chose_english_is_asked_in_english(home: House):
    person = home.person(MEMBER).id
    home.act(lambda office: office.records.set_language(person, Language.EN))
    page = home.get(home.path(MEMBER), Accept_Language="da")
    assert '<html lang="en">' in page.text
    assert page.main[:11] == [
        "Will you attend the meeting?",
        "Ordinært møde i styregruppen",
        "Who",
        "Mette Kjærgaard, Viborg Kommune",
        "When",
        "Wednesday 6 January 2027, 9:30-11:30",
        "Where",
        "Teams (online meeting)",
        "Open the Teams meeting",
        "Answer by",
        "Monday 14 December at 12:00",
    ]
    refused = home.answer(home.path(MEMBER), svar="stedfortraeder")
    assert refused.main[:2] == ["The answer has not been sent yet", "Choose who will attend for you."]
    assert home.answer(home.path(MEMBER), svar="deltager").main[:2] == [
        "Thank you for your answer",
        "You will attend.",
    ]


def test_a_danish_clause_on_an_english_page_is_marked_as_danish(home: House):
    third = third_from_viborg(home)
    meeting = home.convene()
    for name in (MEMBER, COLLEAGUE):
        home.answer(home.path(name, meeting), svar="deltager")
    home.act(lambda office: office.records.set_language(home.person(third).id, Language.EN))
    assert '<blockquote lang="da">»I styregruppens' in home.get(home.path(third, meeting)).text


# Links that do not open


def test_an_altered_link_opens_nothing_wherever_it_was_altered(home: House):
    path = home.path(MEMBER)
    start = len("/svar/")
    for at in range(start, len(path) - 1):  # the last letter of a signature has bits nobody reads
        other = "A" if path[at] != "A" else "B"
        page = home.get(f"{path[:at]}{other}{path[at + 1 :]}")
        assert (page.status, page.main[0]) == (404, "Linket virker ikke"), at


@pytest.mark.parametrize(
    "path", ["x", "%00", "%ff%fe", "æ".encode().hex(), "a" * 4000, "a.b", "..%2f..", "🦄"]
)
def test_a_link_that_never_was_one_opens_nothing(home: House, path):
    quoted = path if path.isascii() else "%F0%9F%A6%84"
    for page in (home.get(f"/svar/{quoted}"), home.post(f"/svar/{quoted}", {"svar": "afbud"})):
        assert page.status == 404
        assert page.main == [
            "Linket virker ikke",
            "Linket er ikke helt, som vi sendte det. Åbn det fra mailen igen, eller kopiér hele adressen.",
        ]
        assert "+4570002021" in page.text
        assert "Viborg" not in page.text


def test_a_link_for_something_else_opens_no_answer_page(home: House):
    token = home.list_path("Karen Lund", "xlsx").removeprefix("/liste/")
    assert home.get(f"/svar/{token}").status == 404


def test_a_link_to_what_is_no_longer_in_the_books_opens_nothing(home: House):
    for link in (
        home.links.answer(MeetingId("ekr-1999-01-01"), home.person(MEMBER).id),
        home.links.answer(home.coming.id, PersonId(987654)),
    ):
        path = link.removeprefix("https://moeder.example.dk")
        assert [home.get(path).status, home.post(path, {"svar": "afbud"}).status] == [404, 404]


def test_an_unknown_page_is_danish_and_english_for_who_asks_so(home: House):
    assert home.get("/findes-ikke").main[0] == "Siden findes ikke"
    assert home.get("/findes-ikke", Accept_Language="en-GB,da;q=0.5").main[0] == "There is no such page"
    assert home.get("/findes-ikke", Accept_Language="fr, den").main[0] == "Siden findes ikke"


# A GET changes nothing


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_changes_nothing_however_it_is_asked(home: House, method):
    path, before = home.path(MEMBER), home.everything()
    asked = (
        "",
        "?svar=deltager",
        "?svar=afbud",
        "?svar=stedfortraeder&stedfortraeder=1",
        "?gemt=ja&svar=afbud",
    )
    assert [home.ask(method, path + query).status for query in asked] == [200] * 5
    assert home.everything() == before
    assert home.knocks == []


@pytest.mark.parametrize(
    ("asked", "chosen", "prompt"),
    [
        ("deltager", "deltager", "Du har valgt »Jeg deltager«. Tryk på »Send svaret«, så er det gemt."),
        ("afbud", "afbud", "Du har valgt »Jeg melder afbud«. Tryk på »Send svaret«, så er det gemt."),
        (
            "stedfortraeder",
            "stedfortraeder",
            "Du har valgt »Jeg sender en stedfortræder«. Tryk på »Send svaret«, så er det gemt.",
        ),
        ("lokale", None, ""),
        ("venteliste", None, ""),
        ("plads:1", None, ""),
        ("DELTAGER", None, ""),
        ('"><script>alert(1)</script>', None, ""),
        ("", None, ""),
    ],
)
def test_the_link_in_the_mail_only_chooses_beforehand_and_says_so(home: House, asked, chosen, prompt):
    page = home.get(f"{home.path(MEMBER)}?svar={asked.replace(' ', '%20')}")
    assert page.fields.get("svar") == chosen
    assert [line for line in page.main if "Du har valgt" in line] == ([prompt] if prompt else [])
    assert "<script" not in page.text


# Refusals


@pytest.mark.parametrize(
    ("form", "field", "message"),
    [
        ({}, "svar", "Vælg et svar."),
        ({"svar": "måske"}, "svar", "Vælg et svar."),
        ({"svar": "deltager:0"}, "svar", "Vælg et svar."),
        ({"svar": "stedfortraeder"}, "stedfortraeder", "Vælg, hvem der deltager for dig."),
        (
            {"svar": "stedfortraeder", "stedfortraeder": "anden"},
            "navn",
            "Skriv stedfortræderens for- og efternavn.",
        ),
        (
            {"svar": "stedfortraeder", "stedfortraeder": "anden", "navn": "Vera Vikar", "mail": "vera"},
            "mail",
            "Skriv en gyldig e-mailadresse, fx navn@kommune.dk.",
        ),
        (
            {"svar": "stedfortraeder", "navn": "Vera Vikar", "mail": "a@b.dk, c@d.dk"},
            "mail",
            "Skriv en gyldig e-mailadresse, fx navn@kommune.dk.",
        ),
        (
            {"svar": "stedfortraeder", "stedfortraeder": "anden", "navn": "V" * 121, "mail": "v@v.dk"},
            "navn",
            "Teksten er for lang. Skriv højst 120 tegn.",
        ),
        (
            {"svar": "afbud", "bemaerkning": "x" * 301},
            "bemaerkning",
            "Teksten er for lang. Skriv højst 300 tegn.",
        ),
        (
            {"svar": "stedfortraeder", "stedfortraeder": "999999"},
            "stedfortraeder",
            "Personen kan ikke vælges længere. Vælg en anden, eller skriv navn og e-mail.",
        ),
        (
            {"svar": "stedfortraeder", "stedfortraeder": COLLEAGUE},
            "stedfortraeder",
            "Vedkommende er selv indkaldt til mødet og har sin egen plads.",
        ),
        (
            {
                "svar": "stedfortraeder",
                "stedfortraeder": "anden",
                "navn": "Mig selv",
                "mail": "mette.kjaergaard@viborg.example.dk",
            },
            "mail",
            "Man kan ikke være sin egen stedfortræder.",
        ),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_stands_at_the_top_and_at_the_field(
    home: House, form, field, message
):
    sent = {name: id_of(home, value) if value == COLLEAGUE else value for name, value in form.items()}
    before = home.everything()
    page = home.answer(home.path(MEMBER), **sent)
    assert page.status == 422
    assert page.main[1] == message
    assert page.wrong(field) == message
    assert '<div class="box bad" role="alert" tabindex="-1" autofocus>' in page.text
    assert f'<a href="#{field}">' in page.text
    assert re.search(rf'id="{field}"[^>]* aria-describedby="[^"]*{field}-fejl"', page.text)
    assert page.text.count('aria-invalid="true"') == (field != "svar")
    assert "<title>Fejl: " in page.text
    shown = {"svar", "stedfortraeder", "navn", "mail", "bemaerkning"}
    offered = {"999999", id_of(home, COLLEAGUE), "måske", "deltager:0"}
    kept = {name: value for name, value in sent.items() if name in shown and value not in offered}
    assert {name: page.fields.get(name) for name in kept} == kept
    assert home.everything() == before


@pytest.mark.parametrize(
    ("svar", "words", "said"),
    [
        ("deltager", "Jeg deltager", ("online", "", "")),
        ("afbud", "Jeg melder afbud", ("declined", "", "")),
    ],
)
def test_a_substitute_beside_another_answer_is_asked_about_and_never_passed_over(
    home: House, svar, words, said
):
    path = home.path(MEMBER)
    asked = home.answer(path, svar=svar, stedfortraeder=id_of(home, DEPUTY))
    assert asked.status == 422
    assert asked.main[:2] == [
        "Hvem deltager?",
        f"Du har valgt »{words}« og samtidig Jonas Østermark som stedfortræder. Dit svar er ikke gemt endnu. "
        "Vælg »Jeg sender en stedfortræder«, hvis Jonas Østermark deltager for dig. "
        f"Sender du »{words}« igen, kommer der ingen stedfortræder.",
    ]
    assert home.said(MEMBER) == []
    assert (asked.fields["svar"], asked.fields["spurgt"]) == (svar, "ja")
    home.answer(path, **asked.fields)
    assert home.said(MEMBER) == [said]
    home.answer(path, **(asked.fields | {"svar": "stedfortraeder"}))
    assert home.said(MEMBER) == [("declined", "", DEPUTY)]


def test_a_name_typed_beside_another_answer_is_asked_about_too(home: House):
    asked = home.answer(home.path(MEMBER), svar="deltager", navn="Vera Vikar", mail="vera@viborg.example.dk")
    assert "og samtidig Vera Vikar som stedfortræder" in asked.main[1]
    assert (asked.fields["navn"], asked.fields["stedfortraeder"]) == ("Vera Vikar", "anden")


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"svar=deltager", "application/x-www-form-urlencoded; charset=nonsense", 303),
        (b"svar=%ff", "application/x-www-form-urlencoded", 400),
        (b"svar=afbud&bemaerkning=\xff\xfe", "application/x-www-form-urlencoded", 400),
        (b"svar=afbud&bemaerkning=%ed%a0%80", "application/x-www-form-urlencoded", 400),
        (b"&".join(b"a=1" for _ in range(60)), "application/x-www-form-urlencoded", 400),
        (b"svar=deltager", "text/plain", 415),
        (b'{"svar": "deltager"}', "application/json", 415),
        (b"--x\r\nnonsense", "multipart/form-data; boundary=x", 415),
        (b"svar=deltager", "", 415),
        (b"bemaerkning=" + b"x" * 300_000, "application/x-www-form-urlencoded", 413),
        (b"", "application/x-www-form-urlencoded", 422),
        (b"\x00\x01", "application/x-www-form-urlencoded", 422),
        (b"svar=deltager&svar=afbud", "application/x-www-form-urlencoded", 303),
        (
            b"svar=stedfortraeder&stedfortraeder=%C2%B2&navn=&mail=",
            "application/x-www-form-urlencoded",
            422,
        ),
        (b"svar=plads:99999999999999999999", "application/x-www-form-urlencoded", 422),
        (b"svar=plads:987654", "application/x-www-form-urlencoded", 422),
        (b"svar=deltager:99", "application/x-www-form-urlencoded", 303),
    ],
)
def test_odd_bodies_are_refused_and_never_a_fault_of_ours(home: House, body, content_type, status):
    headers = {"Content-Type": content_type} if content_type else {}
    page = home.ask("POST", home.path(MEMBER), body, headers)
    assert page.status == status
    if status in {400, 413, 415}:
        assert page.main[0] == "Det sendte kunne ikke læses"
        assert home.said(MEMBER) == []


def test_of_two_values_for_a_field_the_first_counts(home: House):
    body = b"svar=deltager&svar=afbud"
    home.ask("POST", home.path(MEMBER), body, {"Content-Type": "application/x-www-form-urlencoded"})
    assert home.said(MEMBER) == [("online", "", "")]


def test_what_nobody_sees_is_not_written_down(home: House):
    home.answer(home.path(MEMBER), svar="afbud", bemaerkning="Hej\x00 \u202edig\x1b[31m\nmed dig")
    assert home.said(MEMBER) == [("declined", "Hej dig[31m\nmed dig", "")]


def test_another_method_is_refused_in_danish(home: House):
    page = home.ask("DELETE", home.path(MEMBER))
    assert (page.status, page.headers["Allow"]) == (405, "GET,HEAD,POST")


def test_what_was_typed_survives_a_fault_of_ours_and_can_be_sent_again(home: House):
    path = home.path(MEMBER)
    typed = {
        "svar": "afbud",
        "stedfortraeder": "",
        "navn": "",
        "mail": "",
        "bemaerkning": "To\nlinjer",
        "spurgt": "",
    }
    home.desk.store.close_now()
    page = home.post(path, typed)
    assert page.status == 503
    assert page.main[0] == "Dit svar er ikke gemt"
    assert "Fejlkode: " in page.main[1]
    assert page.fields == typed


# What is not there


def test_nobody_elses_data_but_colleagues_names_is_on_any_page(home: House):
    path = home.path(MEMBER)
    own = {one.name for one in people.EVERYBODY if one.organisation == "viborg"}
    others = {one.name for one in people.EVERYBODY} - own
    pages = [
        home.get(path),
        home.get(home.path(COLLEAGUE)),
        home.answer(path, svar="stedfortraeder", stedfortraeder=id_of(home, DEPUTY)),
        home.get(path),
        home.answer(path, svar="deltager", stedfortraeder=id_of(home, DEPUTY)),
        home.get(home.path(DEPUTY)),
    ]
    for page in pages:
        assert [name for name in others if name in page.text] == []
        addresses = re.findall(r"[\w.]+@[\w.]+", page.text)
        assert set(addresses) <= {"kultursekretariat@rm.example.dk"}


def test_a_remark_is_shown_to_its_writer_only(home: House):
    home.answer(home.path(MEMBER), svar="afbud", bemaerkning="Hemmelig bemærkning")
    for name in (COLLEAGUE, "Rikke Møller", DEPUTY):
        assert "Hemmelig" not in home.get(home.path(name)).text


def test_what_people_write_is_text_and_nothing_else(home: House):
    odd = '<script>alert(1)</script> "><img src=x onerror=1> {{ 7*7 }} &amp; 1.-2. [a](http://b)'
    page = home.answer(home.path(MEMBER), svar="", bemaerkning=odd, navn=odd, mail=odd)
    assert page.fields["bemaerkning"] == odd
    assert page.fields["navn"] == odd
    assert "<script" not in page.text
    assert "<img" not in page.text
    assert "49" not in page.text
    home.convene(place=odd, mode=Mode.ONSITE, slug="odd")
    shown = home.get(home.path(MEMBER, home.desk.read_now(lambda o: o.records.meeting(MeetingId("odd")))))
    assert odd in shown.main
    assert "<script" not in shown.text


def test_every_answer_is_safe_from_frames_scripts_caches_and_referrers(home: House):
    path = home.path(MEMBER)
    pages = [
        home.get(path),
        home.post(path, {"svar": "deltager"}),
        home.post(path, {}),
        home.get(f"{path}?gemt=ja"),
        home.get("/svar/x"),
        home.get("/findes-ikke"),
        home.get("/fejl"),
        home.get("/privatliv"),
        home.get("/vilkaar"),
    ]
    for page in pages:
        headers = {
            name: page.headers.get(name) for name in page.headers if name not in {"Date", "Content-Length"}
        }
        headers.pop("Location", None)
        headers.pop("Content-Type", None)
        assert headers == {
            "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-store",
            "X-Robots-Tag": "noindex",
            "Server": "Styrmand",
        }
        assert "<script" not in page.text
        assert " style=" not in page.text


def test_a_fault_of_ours_has_a_code_and_no_details(home: House):
    page = home.get("/fejl")
    assert page.status == 500
    assert page.main[0] == "Noget gik galt hos os"
    assert re.fullmatch(
        r"Det er en fejl hos os og ikke hos dig. Prøv igen om lidt. Fejlkode: [A-Z0-9]{4}-[A-Z0-9]{4}.",
        page.main[1],
    )
    assert "Hans" not in page.text
