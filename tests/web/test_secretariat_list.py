"""The attendance list, an answer for somebody, a reminder and the year plan, as the secretariat reads them."""

from datetime import timedelta

import pytest

from bot import exports
from meetings.model import AnswerKind, MeetingKind, Mode, Source
from meetings.office import Actor
from tests.demo.books import NOW
from tests.web.house import GROUP, TWO_DAYS, House
from tests.web.visitor import Visitor, inside

DESK, MEMBER, COLLEAGUE = "Karen Lund", "Mette Kjærgaard", "Anders Skjødt"


@pytest.fixture
def desk(home: House) -> Visitor:
    return inside(home, DESK)


def tiles(page: list[str]) -> list[str]:
    names = ("indkaldt", "deltager selv", "med stedfortræder", "afbud", "måske", "mangler svar")
    return [line for line in page if any(line.endswith(f" {name}") for name in names)]


def test_the_sums_are_those_of_the_roll(home: House, desk: Visitor):
    meeting = home.coming
    page = desk.get(f"/sekretariat/moede/{meeting.id}")
    count = home.desk.read_now(lambda office: office.roll_call(meeting.id)).count()
    perhaps = [f"{count.tentative} måske"] if count.tentative else []
    assert tiles(page.main)[: 5 + len(perhaps)] == [
        f"{count.invited} indkaldt",
        f"{count.attending} deltager selv",
        f"{count.substituted} med stedfortræder",
        f"{count.declined} afbud",
        *perhaps,
        f"{count.pending} mangler svar",
    ]
    told = (count.attending, count.substituted, count.declined, count.tentative, count.pending)
    assert count.invited == sum(told)


def test_what_to_look_at_before_the_sums_are_trusted_stands_under_them(home: House, desk: Visitor):
    meeting, person = home.coming, home.person(MEMBER)

    def say(kind: AnswerKind, source: Source) -> None:
        home.desk.write_now(
            lambda office: office.take_answer(meeting.id, person.id, kind, Actor(person.id, source))
        )

    path = f"/sekretariat/moede/{meeting.id}"
    assert "Kig på det her, før du bruger tallene" not in desk.get(path).main
    say(AnswerKind.ONLINE, Source.TEAMS)
    say(AnswerKind.DECLINED, Source.CALENDAR)
    page = desk.get(path).main
    assert "Kig på det her, før du bruger tallene" in page
    assert [line for line in page if line.startswith("Har svaret forskelligt")] == [
        "Har svaret forskelligt: Mette Kjærgaard: Deltager i Teams, mandag den 23. november 2026 kl. 10.00. "
        "Siden: Afbud i kalenderen, mandag den 23. november 2026 kl. 10.00."
    ]


def test_an_answer_for_somebody_counts_as_their_own_and_the_history_names_the_road(
    home: House, desk: Visitor
):
    meeting, person = home.coming, home.person(MEMBER)
    page = desk.send(
        f"/sekretariat/moede/{meeting.id}/svar/{person.id}", svar="onsite", bemaerkning="Ringede"
    )
    assert page.main[0] == "Svaret er registreret."
    assert home.said(MEMBER) == [("online", "Ringede", "")]
    (answer,) = home.line(MEMBER).answers
    assert (answer.source, answer.by) == ("secretariat", home.person(DESK).id)
    assert "23. november kl. 10.00: Viborg, Mette Kjærgaard: Deltager (Sekretariatet)" in page.main


def test_a_substitute_is_named_or_chosen_for_somebody(home: House, desk: Visitor):
    meeting, person = home.coming, home.person(MEMBER)
    path = f"/sekretariat/moede/{meeting.id}/svar/{person.id}"
    desk.send(path, svar="substitute", navn="Vera Vikar", mail="vera@viborg.example.dk")
    assert home.said(MEMBER) == [("declined", "", "Vera Vikar")]
    chosen = home.person("Jonas Østermark")
    desk.send(path, svar="substitute", stedfortraeder=str(chosen.id), navn="", mail="")
    assert home.said(MEMBER) == [("declined", "", "Jonas Østermark")]
    desk.send(path, svar="declined")
    assert home.said(MEMBER) == [("declined", "", "")]


def test_what_is_wrong_is_said_and_what_was_typed_stays(home: House, desk: Visitor):
    meeting, person = home.coming, home.person(MEMBER)
    path = f"/sekretariat/moede/{meeting.id}/svar/{person.id}"
    before = home.everything()
    page = desk.send(path, svar="substitute", navn="Vera Vikar", mail="vera", bemaerkning="Kommer senere")
    assert page.status == 422
    assert page.main[:2] == ["Det er ikke gemt endnu", "Skriv en gyldig e-mailadresse, fx navn@kommune.dk."]
    assert page.wrong("mail") == "Skriv en gyldig e-mailadresse, fx navn@kommune.dk."
    kept = page.fields
    assert (kept["navn"], kept["mail"], kept["svar"]) == ("Vera Vikar", "vera", "substitute")
    assert (kept["bemaerkning"], home.everything()) == ("Kommer senere", before)
    assert desk.send(path).main[1] == "Vælg et svar."


def test_seats_that_are_taken_are_refused_with_the_clause(home: House, desk: Visitor):
    third = home.enrol("Jonas Østermark", "Viborg")
    meeting = home.convene(slug="taget")
    for name in (MEMBER, COLLEAGUE):
        home.answer(home.path(name, meeting), svar="deltager")
    page = desk.send(f"/sekretariat/moede/{meeting.id}/svar/{third.id}", svar="onsite")
    assert page.status == 422
    assert page.main[0] == "Begge pladser er taget"
    assert "»I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune.«" in page.main


def test_one_day_of_a_seminar_is_answered_alone_and_counted_by_day(home: House, desk: Visitor):
    seminar = home.convene(TWO_DAYS, MeetingKind.SEMINAR, Mode.ONSITE, slug="seminar")
    path = f"/sekretariat/moede/{seminar.id}/svar/{home.person(MEMBER).id}"
    desk.send(path, svar="onsite", dage="2")
    page = desk.get(f"/sekretariat/moede/{seminar.id}")
    assert [one.session for one in home.line(MEMBER, seminar).answers] == [2]
    assert "Onsdag den 21. april kl. 9.00-15.00" in page.text.replace("\u00a0", " ")
    assert desk.send(path, svar="onsite", dage="7").main[1] == "Vælg mindst én af mødets dage."


def test_a_reminder_is_seen_before_it_is_sent_and_goes_once_a_day(home: House, desk: Visitor):
    meeting = home.coming
    path = f"/sekretariat/moede/{meeting.id}/paamind"
    asked = desk.get(path)
    assert asked.main[0] == "Påmind 17 personer?"
    assert "Mette Kjærgaard, Viborg Kommune" in asked.main
    knocks = len(home.knocks)
    assert desk.send(path).main[0] == "Påmindelsen er sat i gang."
    assert len(home.knocks) == knocks + 1


@pytest.mark.parametrize("form", exports.FORMS)
def test_the_files_are_those_of_the_exports(home: House, desk: Visitor, form: str):
    meeting = home.coming
    file = desk.get(f"/sekretariat/moede/{meeting.id}/liste.{form}")
    told = exports.FORMS[form]
    assert (file.status, file.headers["Content-Type"]) == (200, told.media_type)
    assert f'deltagerliste-{meeting.id}.{told.extension}"' in file.headers["Content-Disposition"]


def test_a_form_nobody_writes_is_not_there(home: House, desk: Visitor):
    assert desk.get(f"/sekretariat/moede/{home.coming.id}/liste.exe").status == 404


def test_after_the_start_the_answers_stand_and_cannot_be_corrected(home: House, desk: Visitor):
    meeting = home.coming
    home.clock.shows = meeting.starts_at
    late = inside(home, DESK)
    page = late.get(f"/sekretariat/moede/{meeting.id}")
    assert "Ret" not in page.main
    path = f"/sekretariat/moede/{meeting.id}/svar/{home.person(MEMBER).id}"
    assert late.send(path, svar="onsite").main[0] == "Mødet er begyndt"


def test_remarks_and_addresses_are_the_secretariats(home: House, desk: Visitor):
    meeting = home.coming
    home.answer(home.path(MEMBER), svar="deltager", bemaerkning="Kommer et kvarter senere")
    chair = inside(home, "Niels Bro")
    path = f"/sekretariat/moede/{meeting.id}"
    assert "Bemærkning: Kommer et kvarter senere" in desk.get(path).text
    assert "Kommer et kvarter senere" not in chair.get(path).text
    assert "@" not in chair.get(path).text.replace("@media", "")


def test_the_front_page_has_every_committee_of_the_visitor_and_no_other(home: House, desk: Visitor):
    page = desk.get("/sekretariat/").main
    assert page[:2] == ["Møder", "Styregruppen for Europæisk Kulturregion"]
    assert "KKR Midtjylland" not in page
    assert "Onsdag den 6. januar kl. 9.30-11.30 · Teams (virtuelt møde)" in page


def test_the_year_plan_has_meetings_deadlines_and_closed_weeks(home: House, desk: Visitor):
    page = desk.get(f"/sekretariat/aarsplan/{GROUP}?aar=2027")
    said = [line for line in page.main if line.startswith("Uge ")]
    assert len(said) == 52
    assert said[0].startswith("Uge 1: Møde, 6. januar 2027")
    assert "Uge 20: Uge med lukkedag, Mandag den 17. maj" in page.text.replace("\u00a0", " ")
    assert "Frist for forslag til mødet den 31. marts 2027" in page.text.replace("\u00a0", " ")
    long_year = desk.get(f"/sekretariat/aarsplan/{GROUP}?aar=2026").main
    assert len([line for line in long_year if line.startswith("Uge ")]) == 53


@pytest.mark.parametrize("year", ["", "1", "99999", "²027", "2027'"])
def test_a_year_that_is_none_is_that_of_the_next_meeting(desk: Visitor, year: str):
    assert (
        desk.get(f"/sekretariat/aarsplan/{GROUP}?aar={year.replace('²', '%C2%B2')}").main[0] == "Årsplan 2027"
    )


def test_whoever_chose_english_reads_english(home: House, desk: Visitor):
    home.act(lambda office: office.choose_language(home.person(DESK).id, "en"))  # type: ignore[arg-type]
    assert (
        desk.get(f"/sekretariat/moede/{home.coming.id}").main[0]
        == "Attendance: the meeting on Wednesday 6 January 2027"
    )


def test_an_answer_that_comes_meanwhile_is_there_at_the_next_look(home: House, desk: Visitor):
    meeting = home.coming
    before = tiles(desk.get(f"/sekretariat/moede/{meeting.id}").main)
    home.clock.shows = NOW + timedelta(minutes=1)
    home.answer(home.path(MEMBER), svar="afbud")
    after = tiles(desk.get(f"/sekretariat/moede/{meeting.id}").main)
    assert (before[3], after[3]) == ("3 afbud", "4 afbud")
