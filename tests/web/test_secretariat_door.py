"""In and out of the secretariat's pages: who, by which link, for how long, and who not."""

import re
from datetime import timedelta

import pytest

from bot.links import TicketKey
from bot.web.secretariat.keys import FORM_FIELD
from meetings.model import MeetingId, Role
from meetings.office import Office
from tests.demo.books import NOW
from tests.web.house import GROUP, House
from tests.web.visitor import Visitor, inside

DESK, CHAIR, MEMBER, OTHER_DESK = "Karen Lund", "Niels Bro", "Frederik Aaby", "Birgitte Toft"
OUTSIDE = "Du er ikke logget ind"


def test_a_link_from_the_chat_lets_its_person_in_once(home: House):
    first, ticket = Visitor(home, DESK), ""
    ticket = first.ticket()
    asked = first.get(ticket)
    assert (asked.status, asked.main[0]) == (200, "Åbn sekretariatets sider")
    entered = first.enter(ticket)
    assert (entered.status, entered.headers["Location"]) == (303, "/sekretariat/")
    assert first.get("/sekretariat/").main[0] == "Møder"
    again = Visitor(home, DESK)
    assert (again.enter(ticket).status, again.enter(ticket).main[0]) == (410, "Linket er brugt")
    assert again.cookie == ""
    assert again.get("/sekretariat/").status == 403


def test_whoever_looks_a_link_through_spends_nothing(home: House):
    scanner, me = Visitor(home, DESK), Visitor(home, DESK)
    ticket, before = me.ticket(), home.everything()
    for _ in range(3):
        assert scanner.get(ticket).status == 200
        assert scanner.home.ask("HEAD", ticket).status == 200
    assert home.everything() == before
    assert me.enter(ticket).status == 303


@pytest.mark.parametrize(
    ("room", "leads_to"),
    [("", ""), ("nu", "/nu"), ("referat", "/referat"), ("../../ud", ""), ("//ond.example.dk", "")],
)
def test_a_link_leads_to_the_meeting_or_to_one_of_its_rooms(home: House, room: str, leads_to: str):
    visitor = Visitor(home, DESK)
    meeting = MeetingId("ekr-2027-03-02")
    entered = visitor.enter(visitor.ticket(meeting, room))
    assert entered.headers["Location"] == f"/sekretariat/moede/{meeting}{leads_to}"
    again = visitor.get(visitor.ticket(meeting, room))
    assert again.headers["Location"] == f"/sekretariat/moede/{meeting}{leads_to}"


def test_the_cookie_is_kept_from_scripts_and_other_hosts(home: House):
    given = inside(home, DESK).set_cookies
    assert len(given) == 1
    name, _, rest = given[0].partition("=")
    assert name == "__Host-styrmand"
    assert len(rest.partition(";")[0]) >= 43
    assert set(rest.split("; ")[1:]) == {"HttpOnly", "Max-Age=28800", "Path=/", "SameSite=Lax", "Secure"}


def test_nothing_that_opens_a_door_stands_in_the_books(home: House):
    visitor = Visitor(home, DESK)
    ticket = visitor.ticket()
    key = home.links.read_ticket(ticket.rpartition("/")[2])
    assert isinstance(key, TicketKey)
    visitor.enter(ticket)
    secret = visitor.cookie.partition("=")[2]
    form = re.search(rf'name="{FORM_FIELD}" value="(\w+)"', visitor.get("/sekretariat/").text)
    assert form
    books = "\n".join(home.everything())
    assert [one for one in (secret, form[1], key.ticket, ticket) if one in books] == []


def test_a_link_lasts_ten_minutes_and_a_visit_eight_hours(home: House):
    late, visitor = Visitor(home, DESK), Visitor(home, DESK)
    ticket, early = late.ticket(), visitor.ticket()
    home.clock.shows = NOW + timedelta(minutes=10)
    assert visitor.enter(early).status == 303
    home.clock.shows = NOW + timedelta(minutes=10, seconds=1)
    assert (late.enter(ticket).status, late.get(ticket).main[0]) == (410, "Linket gælder ikke længere")
    home.clock.shows = NOW + timedelta(hours=8, minutes=10, seconds=-1)
    assert visitor.get("/sekretariat/").status == 200
    home.clock.shows = NOW + timedelta(hours=8, minutes=10)
    assert (visitor.get("/sekretariat/").status, visitor.get("/sekretariat/").main[0]) == (403, OUTSIDE)


def test_whose_role_has_ended_is_outside_at_the_next_step(home: House):
    visitor, meeting = inside(home, DESK), home.coming
    person = home.person(DESK)
    held = home.desk.read_now(lambda office: office.records.memberships_of(person.id))
    assert {one.role for _, one in held} == {Role.SECRETARIAT}
    yesterday = NOW.date() - timedelta(days=1)

    def end(office: Office) -> None:
        for committee, _ in held:
            office.records.end_membership(committee, person.id, yesterday)

    home.act(end)
    assert visitor.get(f"/sekretariat/moede/{meeting.id}").status == 403
    assert visitor.get("/sekretariat/").main[0] == "Siderne er ikke for dig"
    assert visitor.get(f"/sekretariat/moede/{meeting.id}/liste.csv").status == 403


def test_a_member_is_not_let_in_and_the_link_is_not_spent(home: House):
    visitor = Visitor(home, MEMBER)
    before = home.everything()
    assert (visitor.enter().status, visitor.enter().main[0]) == (403, "Siderne er ikke for dig")
    assert (visitor.cookie, home.everything()) == ("", before)


def test_the_chair_looks_and_changes_nothing(home: House):
    chair, meeting = inside(home, CHAIR), home.coming
    page = chair.get(f"/sekretariat/moede/{meeting.id}")
    assert page.status == 200
    assert "Du kan se det hele her. Det er sekretariatet, der retter." in page.main
    assert "paamind" not in page.text
    person = home.person(MEMBER).id
    refused = {
        path: chair.get(f"/sekretariat/moede/{meeting.id}/{path}").status
        for path in ("paamind", f"svar/{person}", "liste.xlsx")
    }
    assert refused == dict.fromkeys(refused, 403)
    token = re.search(r'name="vaern" value="(\w+)"', page.text)
    assert token
    before = home.everything()
    for path in ("paamind", f"svar/{person}"):
        answer = chair.post(
            f"/sekretariat/moede/{meeting.id}/{path}", {"vaern": token[1], "svar": "declined"}
        )
        assert answer.status == 403
    assert home.everything() == before


def test_another_committees_meeting_does_not_exist(home: House):
    other = inside(home, OTHER_DESK)
    meeting, member = home.coming, home.person(MEMBER).id
    asked = {
        path: other.get(f"/sekretariat/moede/{path}").status
        for path in (
            str(meeting.id),
            f"{meeting.id}/paamind",
            f"{meeting.id}/svar/{member}",
            f"{meeting.id}/liste.csv",
            "findes-ikke",
        )
    }
    assert asked == dict.fromkeys(asked, 404)
    assert other.get(f"/sekretariat/aarsplan/{GROUP}").status == 404


def test_a_form_without_its_own_key_or_from_elsewhere_changes_nothing(home: House):
    visitor, meeting = inside(home, DESK), home.coming
    path = f"/sekretariat/moede/{meeting.id}/paamind"
    token = re.search(r'name="vaern" value="(\w+)"', visitor.get(path).text)
    assert token
    another = inside(home, DESK)
    theirs = re.search(r'name="vaern" value="(\w+)"', another.get(path).text)
    assert theirs
    before = home.everything()
    altered = token[1][:-1] + ("1" if token[1].endswith("0") else "0")
    answers = [
        visitor.post(path, {}).status,
        visitor.post(path, {"vaern": altered}).status,
        visitor.post(path, {"vaern": theirs[1]}).status,
        visitor.post(path, {"vaern": token[1]}, Sec_Fetch_Site="cross-site").status,
        visitor.post("/sekretariat/ud", {}).status,
    ]
    assert answers == [403] * 5
    assert home.everything() == before
    assert visitor.post(path, {"vaern": token[1]}, Sec_Fetch_Site="same-origin").status == 303


def test_what_was_typed_when_the_visit_had_ended_can_be_copied(home: House):
    visitor, meeting = inside(home, DESK), home.coming
    path = f"/sekretariat/moede/{meeting.id}/svar/{home.person(MEMBER).id}"
    token = re.search(r'name="vaern" value="(\w+)"', visitor.get(path).text)
    assert token
    home.clock.shows = NOW + timedelta(hours=9)
    typed = "Ringede <b>fra toget</b> og kommer en time senere"
    answer = visitor.post(path, {"vaern": token[1], "svar": "onsite", "bemaerkning": typed})
    assert (answer.status, answer.main[0]) == (403, OUTSIDE)
    assert typed in answer.main
    assert "<b>fra" not in answer.text


def test_whoever_logs_out_is_out(home: House):
    visitor = inside(home, DESK)
    cookie = visitor.cookie
    token = re.search(r'name="vaern" value="(\w+)"', visitor.get("/sekretariat/").text)
    assert token
    left = visitor.post("/sekretariat/ud", {"vaern": token[1]})
    assert (left.status, left.main[0]) == (200, "Du er logget ud")
    assert "Max-Age=0" in visitor.set_cookies[-1]
    visitor.cookie = cookie
    assert visitor.get("/sekretariat/").main[0] == OUTSIDE


def test_a_link_leads_to_the_meeting_it_was_made_for_also_for_whoever_is_inside(home: House):
    visitor, meeting = Visitor(home, DESK), home.coming
    where = f"/sekretariat/moede/{meeting.id}"
    assert visitor.enter(visitor.ticket(meeting.id)).headers["Location"] == where
    again = visitor.ticket(meeting.id)
    before = home.everything()
    assert visitor.get(again).headers["Location"] == where
    assert home.everything() == before


@pytest.mark.parametrize(
    "alter",
    [lambda path: path + "A", lambda path: path.replace("ind/", "ind/A"), lambda _: "/sekretariat/ind/x"],
)
def test_an_altered_link_opens_nothing(home: House, alter):
    visitor = Visitor(home, DESK)
    answer = visitor.enter(alter(visitor.ticket()))
    assert (answer.status, answer.main[0], visitor.cookie) == (404, "Linket virker ikke", "")


def test_a_link_for_another_purpose_is_no_ticket(home: House):
    visitor = Visitor(home, DESK)
    paths = (home.path(DESK), home.list_path(DESK, "csv"))
    assert [visitor.enter(f"/sekretariat/ind/{path.rpartition('/')[2]}").status for path in paths] == [
        404,
        404,
    ]


def test_every_page_is_kept_out_of_caches_frames_and_search_engines(home: House):
    visitor, meeting = inside(home, DESK), home.coming
    for path in (
        "/sekretariat/",
        f"/sekretariat/moede/{meeting.id}",
        visitor.ticket(),
        "/sekretariat/moede/x",
    ):
        headers = visitor.get(path).headers
        assert headers.get("Cache-Control") == "private, no-store"
        assert headers["X-Robots-Tag"] == "noindex"
        if "Content-Security-Policy" in headers:
            assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
            assert "unsafe" not in headers["Content-Security-Policy"]
    assert "default-src 'none'" in visitor.get("/sekretariat/").headers["Content-Security-Policy"]


def test_the_audit_says_who_came_in(home: House):
    person = home.person(DESK)
    inside(home, DESK)
    lines = home.desk.read_now(lambda office: office.records.audit_of(f"person-{person.id}"))
    assert [(one.act, one.actor, one.source) for one in lines][-1] == ("pages.enter", person.id, "page")
