"""A file of an item behind a link without a login: to whoever may read the item at the moment, and to nobody else."""

import re
import urllib.parse
from dataclasses import replace
from datetime import timedelta

import pytest

from bot import papers
from bot.papers import FORMS
from meetings.agenda import written
from meetings.model import AgendaItem, FileId, ItemId, MeetingId, Membership, Role, Source
from meetings.office import Actor
from tests.demo.books import NOW
from tests.web.house import GROUP, House

SECRETARY, MEMBER, STRANGER = "Karen Lund", "Hans Vinther", "Birgitte Toft"
PDF = b"%PDF-1.7 et notat"


@pytest.fixture
def sent(home: House) -> tuple[MeetingId, AgendaItem]:
    """The coming meeting's agenda, sent out with a file on its second item."""
    id = home.coming.id
    desk = Actor(home.person(SECRETARY).id, Source.PAGE)
    item = home.desk.read_now(lambda office: office.draft_of(id))[1]
    home.act(lambda office: office.attach(item.id, [("Notat æøå; 1.pdf", PDF)], desk))
    home.act(lambda office: office.publish_agenda(id, desk))
    return id, home.desk.read_now(lambda office: office.records.item(item.id))


def link(home: House, sent: tuple[MeetingId, AgendaItem], name: str) -> str:
    id, item = sent
    (paper,) = item.attachments
    assert paper.file
    return path(home.links.file(id, home.person(name).id, item.id, paper.file, home.clock.shows))


def path(url: str) -> str:
    return urllib.parse.urlsplit(url).path


def test_a_member_opens_a_file_without_a_login_and_it_can_do_nothing_in_the_browser(home: House, sent):
    file = home.get(link(home, sent, MEMBER))
    assert (file.status, file.body) == (200, PDF)
    assert file.headers["Content-Disposition"] == (
        'attachment; filename="Bilag 2.1 - Notat ____ 1.pdf"; '
        "filename*=UTF-8''Bilag%202.1%20-%20Notat%20%C3%A6%C3%B8%C3%A5%3B%201.pdf"
    )
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Cache-Control"] == "private, no-store"


def test_it_ends_after_three_months_and_cannot_be_changed_or_made_for_another_thing(home: House, sent):
    good = link(home, sent, MEMBER)
    assert home.get(f"{good}A").status == 404
    assert home.get(good.replace("/bilag/", "/papir/")).status == 404
    id, item = sent
    for wrong in (ItemId(item.id + 1), ItemId(10**6)):
        other = home.links.file(id, home.person(MEMBER).id, wrong, item.attachments[0].file, NOW)
        assert home.get(path(other)).status == 403
    for file in ("", "0" * 64, item.attachments[0].file[:4]):
        other = home.links.file(id, home.person(MEMBER).id, item.id, FileId(file), NOW)
        assert home.get(path(other)).status == 403
    home.clock.shows += timedelta(days=90, seconds=1)
    assert (home.get(good).status, home.get(good).main[0]) == (410, "Linket gælder ikke længere")


def test_it_ends_when_the_person_leaves_the_committee(home: House, sent):
    good, who = link(home, sent, MEMBER), home.person(MEMBER)
    assert home.get(good).status == 200
    yesterday = home.clock.shows.date() - timedelta(days=1)
    home.act(
        lambda office: [
            office.end_membership(id, who.email, yesterday, Actor(None, Source.SECRETARIAT))
            for id, _ in office.records.memberships_of(who.id)
        ]
    )
    assert home.get(good).status == 403
    paper = path(home.links.mailed_paper(sent[0], who.id, "dagsorden", home.clock.shows))
    assert home.get(paper).status == 403


def test_who_has_nothing_to_do_with_the_meeting_gets_nothing(home: House, sent):
    assert home.get(link(home, sent, STRANGER)).status == 403


def test_an_observers_link_ends_the_moment_the_item_is_closed_and_a_members_does_not(home: House, sent):
    seat = Membership(home.person(STRANGER), Role.OBSERVER, NOW.date() - timedelta(days=30))
    home.act(lambda office: office.records.put_membership(GROUP, seat))
    observer, member = link(home, sent, STRANGER), link(home, sent, MEMBER)
    assert [home.get(one).status for one in (observer, member)] == [200, 200]
    home.act(lambda office: office.records.put_item(replace(sent[1], closed=True)))
    assert [home.get(one).status for one in (observer, member)] == [403, 200]


def test_before_the_agenda_is_out_only_its_makers_open_what_is_on_it(home: House):
    id, desk = home.coming.id, Actor(home.person(SECRETARY).id, Source.PAGE)
    item = home.desk.read_now(lambda office: office.draft_of(id))[1]
    laid = home.act(lambda office: office.attach(item.id, [("Notat.pdf", PDF)], desk))
    draft = (id, laid)
    found = {name: home.get(link(home, draft, name)).status for name in (SECRETARY, MEMBER)}
    assert found == {SECRETARY: 200, MEMBER: 403}


def test_a_file_taken_off_the_agenda_is_gone_with_the_next_one_that_is_sent(home: House, sent):
    id, item = sent
    desk = Actor(home.person(SECRETARY).id, Source.PAGE)
    good = link(home, sent, MEMBER)
    home.act(lambda office: office.edit_item(item.id, replace(written(item), attachments=()), desk))
    assert home.get(good).status == 200
    home.act(lambda office: office.publish_agenda(id, desk))
    assert home.get(good).status == 403


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_paper_names_the_file_and_the_page_leads_to_it(home: House, sent, form: str):
    link_ = path(home.links.paper(sent[0], home.person(MEMBER).id, "dagsorden", form))
    paper = home.get(link_)
    assert paper.status == 200
    if form == "text":
        assert "Bilag 2.1: Notat æøå; 1 (PDF, 1\u00a0kB)" in paper.text.replace("Bilag\u00a0", "Bilag ")
    if form == "html":
        (href,) = re.findall(r'<a href="[^"]*(/bilag/[^"]+)">[^<]*Bilag 2\.1: Notat', paper.text)
        assert home.get(href).body == PDF


def test_a_public_paper_names_the_file_and_leads_nowhere(home: House, sent):
    drawn = home.desk.read_now(lambda office: papers.draw(office, papers.Kind.AGENDA, sent[0], public=True))
    page = papers.Press().write(drawn, "html", lambda *_: "https://example.dk/bilag/x").decode()
    assert "Notat æøå" in page
    assert "/bilag/" not in page
