"""The agenda from draft to comment round to publication, and the supplement after it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meetings import refusals
from meetings.model import AgendaRights, Attachment, Draft, Hands, MeetingId, Role
from meetings.paper import About, Stage
from meetings.versions import Turn
from tests.office.agenda_house import ANN, BO, DRAFT, EVA, accepted, found, named, titles
from tests.parts.room import Room

OBSERVER = "Dan Aarhus"


@pytest.fixture
def march(room: Room) -> MeetingId:
    found(room)
    return room.convened()


def publish(room: Room, id: MeetingId) -> None:
    room.do(lambda office: office.publish_agenda(id, room.secretary))


def told(room: Room, id: MeetingId, name: str, kind: str) -> int:
    return [one for one, _ in room.told(id, name)].count(kind)


def test_what_is_published_is_frozen_and_members_see_it_while_the_draft_goes_on(
    room: Room, march: MeetingId
) -> None:
    mine = accepted(room, march)
    publish(room, march)
    changed = replace(DRAFT, title="Budget 2029")
    room.do(lambda office: office.edit_item(mine.id, changed, room.secretary))
    accepted(room, march, Draft("Kulturforum"), BO)
    seen = room.do(lambda office: [one.title for one in office.agenda_of(march)])
    assert "Budget 2028" in seen
    assert "Kulturforum" not in seen
    assert "5 Kulturforum" in titles(room, march)
    [version] = room.books.read_now(lambda records: records.agenda_versions(march))
    assert (version.stage, version.number, [one.title for one in version.items]) == (Stage.PUBLISHED, 1, seen)


def test_a_published_agenda_cannot_be_written_over(room: Room, march: MeetingId) -> None:
    accepted(room, march)
    publish(room, march)
    for act in ("UPDATE {} SET number = 7", "DELETE FROM {}"):
        for table in ("agenda_version", "item_version"):
            statement = act.format(table).replace(
                "number", "version" if table == "item_version" else "number"
            )
            with pytest.raises(Exception, match=f"{table} is append-only"):
                room.books.write_now(
                    lambda records, statement=statement: records.connection.exec_driver_sql(statement)
                )


def test_a_second_publication_is_a_supplement_that_tells_what_is_new(room: Room, march: MeetingId) -> None:
    mine = accepted(room, march)
    publish(room, march)
    room.do(lambda office: office.edit_item(mine.id, replace(DRAFT, minutes=30), room.secretary))
    accepted(room, march, Draft("Kulturforum"), BO)
    unsent = room.do(lambda office: office.unsent(march))
    assert [(one.turn, one.item.title, [field.name for field in one.changes]) for one in unsent] == [
        (Turn.CHANGED, "Budget 2028", ["minutes"]),
        (Turn.ADDED, "Kulturforum", []),
    ]
    publish(room, march)
    paper = room.do(lambda office: office.agenda_paper(march, public=True))
    assert (paper.stage, paper.supplements) == (Stage.SUPPLEMENTARY, {"4", "5"})
    assert told(room, march, ANN, "agenda") == 2
    assert room.do(lambda office: office.unsent(march)) == ()


def test_the_same_agenda_is_not_sent_twice(room: Room, march: MeetingId) -> None:
    publish(room, march)
    why = room.refuses(march, lambda office: office.publish_agenda(march, room.secretary))
    assert isinstance(why, refusals.NothingNew)


# Comments


def test_members_comment_on_the_draft_until_the_time_is_over(room: Room, march: MeetingId) -> None:
    mine = accepted(room, march)
    version = room.do(lambda office: office.send_for_comments(march, room.secretary))
    assert (version.stage, version.number) == (Stage.COMMENTS, 1)
    assert version.comments_until is not None
    assert told(room, march, BO, "agenda_comments") == 1
    said = room.do(
        lambda office: office.comment(march, About.AGENDA, " For lidt tid. ", room.by(BO), item=mine.id)
    )
    assert (said.text, said.version, said.item, said.by.name) == ("For lidt tid.", 1, mine.id, BO)
    assert told(room, march, "Sara Sekretær", "comment_arrived") == 1
    answered = room.do(lambda office: office.answer_comment(said.id, "Vi giver 30 minutter.", room.secretary))
    assert room.do(lambda office: office.comments_on(march, About.AGENDA)) == (answered,)
    room.now = version.comments_until + timedelta(seconds=1)
    why = room.refuses(march, lambda office: office.comment(march, About.AGENDA, "Mere", room.by(BO)))
    assert isinstance(why, refusals.NoRound)


def test_without_a_round_there_is_nothing_to_comment_on(room: Room, march: MeetingId) -> None:
    for about in About:
        why = room.refuses(march, lambda office, about=about: office.comment(march, about, "Hm", room.by(BO)))
        assert isinstance(why, refusals.NoRound)


# Approval


def test_where_the_chair_sets_the_agenda_it_goes_out_when_he_has_approved_this_very_one(room: Room) -> None:
    found(room, AgendaRights(approve=Hands(frozenset({Role.CHAIR}))))
    march = room.convened()
    mine = accepted(room, march)
    why = room.refuses(march, lambda office: office.publish_agenda(march, room.secretary))
    assert isinstance(why, refusals.NotApproved)
    assert room.do(lambda office: office.ask_for_approval(march, room.secretary)) == (room.who(EVA),)
    assert told(room, march, EVA, "agenda_to_approve") == 1
    why = room.refuses(march, lambda office: office.approve_agenda(march, room.by(ANN)))
    assert isinstance(why, refusals.NotAllowed)
    room.do(lambda office: office.approve_agenda(march, room.by(EVA)))
    room.do(lambda office: office.edit_item(mine.id, replace(DRAFT, minutes=30), room.secretary))
    why = room.refuses(march, lambda office: office.publish_agenda(march, room.secretary))
    assert isinstance(why, refusals.NotApproved)
    room.do(lambda office: office.approve_agenda(march, room.by(EVA)))
    publish(room, march)


def test_who_is_asked_again_to_approve_the_same_agenda_hears_of_it_once_a_day(room: Room) -> None:
    found(room, AgendaRights(approve=Hands(frozenset({Role.CHAIR}))))
    march = room.convened()
    accepted(room, march)
    for expected in (1, 1, 2):
        room.now += timedelta(days=expected - 1)
        room.do(lambda office: office.ask_for_approval(march, room.secretary))
        assert told(room, march, EVA, "agenda_to_approve") == expected


# Who sees what, and how long it takes


def test_closed_items_are_hidden_from_observers_and_the_public(room: Room, march: MeetingId) -> None:
    accepted(room, march, replace(DRAFT, title="Ansættelse", closed=True, guests=("Ib, Skive",)))
    accepted(room, march, replace(DRAFT, guests=("Åse, Viborg",), presenter="Ann"), BO)
    publish(room, march)
    meeting = room.meeting(march)
    for name, sees in ((ANN, True), (OBSERVER, False), ("Sara Sekretær", True)):
        shown = room.do(lambda office, name=name: office.agenda_for(meeting, room.who(name)))
        assert ("Ansættelse" in [one.title for one in shown]) is sees, name
    paper = room.do(lambda office: office.agenda_paper(march, public=True))
    assert [(one.number, one.title, one.proposer, one.guests, one.presenter) for one in paper.items][3:5] == [
        ("5", "Budget 2028", None, (), ""),
        ("6", "Gensidig orientering", None, (), ""),
    ]


def test_the_paper_says_when_each_item_begins_and_by_how_much_there_is_too_much(
    room: Room, march: MeetingId
) -> None:
    accepted(room, march, replace(DRAFT, minutes=60))
    accepted(room, march, replace(DRAFT, title="Kulturforum", minutes=90), BO)
    since = named(room, march, "Siden sidst")
    room.do(lambda office: office.edit_item(since.id, Draft("Siden sidst", minutes=10), room.secretary))
    paper = room.do(lambda office: office.agenda_paper(march, public=False))
    starts = room.meeting(march).starts_at
    after = [
        None if one.starts_at is None else (one.starts_at - starts) // timedelta(minutes=1)
        for one in paper.slots
    ]
    assert after == [0, 5, 10, 20, 80, 170, None, None]
    assert paper.over_by == 50


def test_attachments_are_numbered_after_their_item(room: Room, march: MeetingId) -> None:
    papers = (Attachment("Regnskab", "https://rm.example.dk/r"), Attachment("Eftersendes"))
    taken = accepted(room, march, replace(DRAFT, attachments=papers))
    assert [one.number for one in taken.attachments] == ["4.1", "4.2"]
    room.do(lambda office: office.move_item(taken.id, None, room.secretary))
    assert [one.number for one in named(room, march, "Budget 2028").attachments] == ["1.1", "1.2"]
