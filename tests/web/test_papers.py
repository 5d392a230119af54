"""Papers behind a link: to each what he may read at the moment of the download."""

import io
import urllib.parse
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.demo import agenda_2021
from bot.papers import FORMS
from meetings.model import MeetingId, Membership, Role
from meetings.paper import Minutes, MinutesState
from tests.demo.books import NOW
from tests.web.house import GROUP, House

SECRETARY, MEMBER, STRANGER = "Karen Lund", "Mette Kjærgaard", "Birgitte Toft"
HELD = agenda_2021.MEETING


def path(home: House, name: str, paper: str, form: str, meeting: MeetingId = HELD) -> str:
    link = home.links.paper(meeting, home.person(name).id, paper, form)
    return urllib.parse.urlsplit(link).path


@pytest.mark.parametrize("form", FORMS)
def test_the_agenda_comes_as_a_file_with_its_name_and_type(home: House, form: str):
    file = home.get(path(home, SECRETARY, "dagsorden", form))
    assert file.status == 200
    told = FORMS[form]
    assert file.headers["Content-Disposition"] == (
        f'attachment; filename="dagsorden-ekr-2021-03-02.{told.extension}"'
    )
    assert file.headers["Content-Type"] == told.media_type
    assert file.headers["Cache-Control"] == "private, no-store"


def test_a_member_gets_what_was_sent_out_and_nothing_else(home: House):
    assert home.get(path(home, MEMBER, "dagsorden", "text")).status == 200
    assert home.get(path(home, MEMBER, "dagsorden", "text", home.coming.id)).status == 403
    assert home.get(path(home, SECRETARY, "dagsorden", "text", home.coming.id)).status == 200
    assert home.get(path(home, MEMBER, "referat", "text")).status == 403
    home.act(lambda office: office.records.put_minutes(Minutes(HELD, MinutesState.COMMENTS)))
    minutes = home.get(path(home, MEMBER, "referat", "text"))
    assert minutes.text.startswith("Referat af møde den\u00a02.\u00a0marts\u00a02021")


def test_who_has_nothing_to_do_with_the_meeting_gets_nothing(home: House):
    for paper in ("dagsorden", "referat", "journal"):
        assert home.get(path(home, STRANGER, paper, "pdf")).status == 403


def test_an_observer_gets_no_closed_item(home: House):
    item = home.desk.read_now(lambda office: office.draft_of(HELD))[9]
    home.act(lambda office: office.records.put_item(replace(item, closed=True)))
    seat = Membership(home.person(STRANGER), Role.OBSERVER, NOW.date() - timedelta(days=30))
    home.act(lambda office: office.records.put_membership(GROUP, seat))
    assert item.title in home.get(path(home, MEMBER, "dagsorden", "text")).text
    shown = home.get(path(home, STRANGER, "dagsorden", "text"))
    assert (shown.status, item.title in shown.text) == (200, False)


def test_the_journal_package_is_the_secretariats(home: House):
    file = home.get(path(home, SECRETARY, "journal", "zip"))
    assert file.headers["Content-Disposition"] == 'attachment; filename="journal-ekr-2021-03-02.zip"'
    with zipfile.ZipFile(io.BytesIO(file.body)) as packed:
        assert "indeks.csv" in packed.namelist()
    assert home.get(path(home, MEMBER, "journal", "zip")).status == 403


def test_links_are_over_after_ten_minutes_and_cannot_be_changed(home: House):
    link = path(home, SECRETARY, "dagsorden", "pdf")
    home.clock.shows = NOW + timedelta(minutes=10, seconds=1)
    page = home.get(link)
    assert (page.status, page.main) == (
        410,
        [
            "Linket gælder ikke længere",
            "Links til mødets papirer gælder i ti minutter i chatten og i tre måneder i mails. Skriv papirer til "
            "Styrmand i Teams for at få nye, eller spørg sekretariatet.",
        ],
    )
    assert home.get(f"{link}A").status == 404
    assert home.get(link.replace("/papir/", "/liste/")).status == 404
    assert home.get(path(home, SECRETARY, "budget", "pdf")).status == 403
    assert home.get(path(home, SECRETARY, "dagsorden", "exe")).status == 403
