"""What is kept of a person is handed out whole, and forgotten but for the committee's record: on both databases."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from meetings import refusals
from meetings.files import checked
from meetings.model import Account, AnswerKind, Language, MeetingId, PersonId, Road, Source
from meetings.office import Actor, NewSubstitute
from meetings.paper import About, Attendance, FollowUpState, Outcome, Presence, Stay
from meetings.visits import Unsaved, Visit
from storage import tables
from storage.personal import TEXTS, WHOSE, Fate
from tests.office.agenda_house import ANN, BO, DRAFT, accepted, begin, found
from tests.parts.council import COMMITTEE
from tests.parts.room import Room
from wording import personal

OPERATOR = Actor(None, Source.SECRETARIAT)
TEA = "Tea Vikar"
FORMER = "en tidligere deltager"
PDF = b"%PDF-1.7"
_FILE = checked("Anns.pdf", PDF)
LAST = date(2027, 3, 31)


@pytest.fixture
def march(room: Room) -> MeetingId:
    found(room)
    return room.convened()


def live(room: Room, march: MeetingId) -> PersonId:
    """Ann's whole life in the books: she leaves a row in every table there is, and leaves the committee at last."""
    ann, bo = room.who(ANN), room.who(BO)
    item = accepted(room, march)
    room.do(lambda office: office.keep_typed(march, {"title": f"{ANN}s kladde"}, room.by(ANN)))
    room.do(lambda office: office.send_for_comments(march, room.secretary))
    said = f"Hilsen {ANN} ({room.people[ANN].email.upper()})"
    room.do(lambda office: office.comment(march, About.AGENDA, said, room.by(ANN)))
    room.do(lambda office: office.publish_agenda(march, room.secretary))
    tea = NewSubstitute(TEA, room.people[TEA].email)
    room.answer(march, BO, AnswerKind.DECLINED, substitute=tea)
    room.answer(march, ANN, AnswerKind.ONSITE, remark="Jeg kommer fra lægen")
    room.do(lambda office: fill(office.records, ann, bo, march, item.id))
    start = begin(room, march).starts_at
    room.do(
        lambda office: office.note_presence(
            march, Presence(ann, 1, Attendance.PRESENT, (Stay(start, None),)), room.secretary
        )
    )
    follow_up = room.do(
        lambda office: office.agree(march, "Skriv til kommunerne", room.secretary, responsible=ann)
    )
    for one in room.do(lambda office: office.draft_of(march)):
        room.do(
            lambda office, item=one.id: office.decide(item, Outcome.FOLLOWED, room.secretary, "Godkendt.")
        )
    room.do(lambda office: office.close_meeting(march, room.secretary, lead="Eva Region", taker="Sara"))
    room.now += timedelta(hours=3)
    room.do(lambda office: office.send_minutes(march, room.secretary))
    room.do(
        lambda office: office.end_follow_up(
            follow_up.id, FollowUpState.DONE, room.by(ANN), f"{ANN} har skrevet"
        )
    )
    room.do(lambda office: office.end_membership(COMMITTEE.id, room.people[ANN].email, LAST, room.secretary))
    room.now += timedelta(days=60)
    return ann


def fill(records: Any, ann: PersonId, bo: PersonId, march: MeetingId, item: int) -> None:
    """What other doors write, and what only some people leave."""
    now, address = records.meeting(march).starts_at, "ann.aarhus@aarhus.example.dk"
    road = Road(Account("t", "aad-ann"), ann, "29:ann", "28:bot", "a:ann", "https://smba.example/")
    records.put_road(road)
    records.add_link(road.account, ann, now, now, 5)
    records.put_feed(ann, "f" * 64, now)
    records.put_card(march, ann, "card-1")
    records.put_seat_wish(march, ann, bo, now)
    records.add_visit(Visit("key-hash", "ticket-hash", ann, now, now, None))
    records.put_unsaved(ann, "punkt-1", Unsaved({"titel": "Ann skriver"}, now))
    records.put_unsaved(bo, "punkt-1", Unsaved({"titel": f"Spørg {ANN}"}, now))

    def put(table: Any, **values: Any) -> None:
        texts = {name: "" for name, fate in TEXTS[table.name].items() if not table.c[name].nullable}
        records.connection.execute(insert(table).values(**{**texts, **values}))

    records.put_file(replace(_FILE), PDF)
    put(tables.dropped_file, person_id=ann, file_id=_FILE.id, name="Anns.pdf", at=now)
    put(tables.closed_mailbox, person_id=ann, email_key=address, at=now, reason="bounce")
    mail: Mapping[str, Any] = {"received_at": now, "decision": "to-a-person", "round": 1, "confirm": False}
    put(
        tables.reply,
        mail="<1@x>",
        **mail,
        person_id=ann,
        meeting_id=march,
        comment="Hilsen Ann",
        sender=address,
    )
    put(tables.reply, mail="<2@x>", **mail, sender=address.title(), comment="fra en, ingen kendte")
    put(tables.reply, mail="<3@x>", **mail, person_id=bo, delegated_to=address, comment=f"{ANN} kommer")
    put(tables.settlement, mail="<1@x>", at=now, by_id=bo, how="aside")
    put(tables.settlement, mail="<3@x>", at=now, by_id=ann, how="aside")
    put(tables.item_note, item_id=item, version=1, text=f"{ANN} noterede", at=now, by_id=ann)
    put(tables.agenda_approval, meeting_id=march, by_id=ann, at=now, fingerprint="x")
    put(tables.chair_decision, committee_id=COMMITTEE.id, clause="{}", by_id=ann, at=now)
    records.connection.execute(
        tables.minutes.insert().values(
            meeting_id=march, state="draft", version=0, lead="", taker="", approver_id=ann
        )
    )


def everywhere(room: Room, *words: str) -> dict[str, set[str]]:
    """The columns in which one of the words stands, by table, in whatever case."""

    def look(records: Any) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name, table in tables.metadata.tables.items():
            for row in records.connection.execute(select(table)).mappings():
                for column, value in row.items():
                    told = str(value).casefold()
                    if any(word.casefold() in told for word in words):
                        found.setdefault(name, set()).add(column)
        return found

    return room.books.read_now(look)


def about(room: Room, who: PersonId) -> Mapping[str, Any]:
    return room.do(lambda office: office.about(who))


def test_all_that_is_kept_of_a_person_is_handed_out_with_no_key_in_it(room: Room, march: MeetingId) -> None:
    ann = live(room, march)
    kept = about(room, ann)
    never = {"erasure", "name_on_record", "agenda_version", "decision"}
    assert set(kept) | set(about(room, room.who(TEA))) == set(WHOSE) - never
    told = json.dumps(kept, ensure_ascii=False)
    for word in (ANN, "Jeg kommer fra lægen", "Ann skriver", "fra en, ingen kendte", "aad-ann", DRAFT.title):
        assert word in told
    for secret in ("f" * 64, "key-hash", "ticket-hash", "lease_token", '"chain"'):
        assert secret not in told
    read = personal.everything({"name": ANN}, kept)
    assert all(f"{personal.Danish.tables[name]} (" in read for name in kept)


def test_nothing_but_the_record_names_who_was_forgotten(room: Room, march: MeetingId) -> None:
    ann = live(room, march)
    email = room.people[ANN].email
    room.do(lambda office: office.erase(ann, OPERATOR))
    hits = everywhere(room, ANN, email, "lægen", "Anns.pdf", "aad-ann", "a:ann", "card-1", "Hilsen Ann")
    assert hits == {"name_on_record": {"name"}}
    kept = about(room, ann)
    assert {name for name in kept if WHOSE[name].owner and not WHOSE[name].names} == set()
    assert kept["person"] == [
        {
            "id": ann,
            "name": FORMER,
            "email": f"slettet-{ann}@slettet.invalid",
            "email_key": f"slettet-{ann}@slettet.invalid",
            "title": "",
            "organisation_id": "aarhus",
            "language": "da",
            "erased_at": kept["person"][0]["erased_at"],
        }
    ]


def test_a_hit_may_only_stand_where_the_map_says_record(room: Room, march: MeetingId) -> None:
    """A presenter and a guest of an agenda that was sent out stay, as that paper does."""
    draft = replace(DRAFT, title="Oplæg", presenter=ANN, guests=(f"{ANN}, Aarhus",))
    accepted(room, march, draft)
    ann = live(room, march)
    room.do(lambda office: office.erase(ann, OPERATOR))
    for table, columns in everywhere(room, ANN).items():
        assert {TEXTS[table][column] for column in columns} == {Fate.RECORD}, table


def test_minutes_that_were_sent_out_keep_the_name_and_everything_else_says_former(
    room: Room, march: MeetingId
) -> None:
    ann = live(room, march)
    before = room.do(lambda office: office.minutes_paper(march, public=False))
    room.do(lambda office: office.erase(ann, OPERATOR))
    after = room.do(lambda office: office.minutes_paper(march, public=False))
    assert [one.person.name for one in after.roll.lines] == [one.person.name for one in before.roll.lines]
    assert after.people[ann].name == ANN
    assert [one.responsible.name for one in after.follow_ups if one.responsible] == [ANN]
    assert FORMER in [line.person.name for line in room.roll(march).lines]
    agenda = room.do(lambda office: office.agenda_paper(march, public=False))
    assert [one.proposer.name for one in agenda.items if one.proposer] == [FORMER]


def test_who_is_counted_on_is_not_forgotten_and_the_refusal_says_by_what(
    room: Room, march: MeetingId
) -> None:
    bo = room.who(BO)
    why = room.refuses(march, lambda office: office.erase(bo, OPERATOR))
    assert isinstance(why, refusals.StillCounted)
    assert (why.committees, why.meetings, why.follow_ups) == ((COMMITTEE.id,), (march,), ())
    tea = NewSubstitute(TEA, room.people[TEA].email)
    room.answer(march, BO, AnswerKind.DECLINED, substitute=tea)
    why = room.refuses(march, lambda office: office.erase(room.who(TEA), OPERATOR))
    assert isinstance(why, refusals.StillCounted)
    assert (why.committees, why.meetings) == ((), (march,))


def test_whoever_has_sent_an_apology_and_sits_no_more_may_be_forgotten(room: Room, march: MeetingId) -> None:
    room.answer(march, BO, AnswerKind.DECLINED)
    yesterday = room.now.date() - timedelta(days=1)
    room.do(
        lambda office: office.end_membership(COMMITTEE.id, room.people[BO].email, yesterday, room.secretary)
    )
    room.do(lambda office: office.erase(room.who(BO), OPERATOR))
    assert FORMER in [line.person.name for line in room.roll(march).lines]


def test_nobody_but_the_operator_forgets_people(room: Room, march: MeetingId) -> None:
    why = room.refuses(march, lambda office: office.erase(room.who(BO), room.secretary))
    assert isinstance(why, refusals.NotAllowed)


def test_who_asked_to_be_forgotten_is_a_stranger_and_is_not_taken_in_again_unasked(
    room: Room, march: MeetingId
) -> None:
    ann, email = live(room, march), room.people[ANN].email
    room.do(lambda office: office.erase(ann, OPERATOR))
    assert room.do(lambda office: office.records.person_behind(Account("t", "aad-ann"))) is None
    assert room.do(lambda office: office.records.person_with_email(email)) is None
    assert room.do(lambda office: office.records.feed_owner("f" * 64)) is None
    assert room.do(lambda office: office.records.unproven(ann)) == []

    def again(office: Any) -> Any:
        return office.records.add_person(
            ANN, f" {email.upper()} ", "", room.people[ANN].organisation.id, Language.DA
        )

    assert isinstance(room.attempt(again), refusals.KeptOut)
    assert isinstance(room.attempt(lambda office: office.person_called(email)), refusals.Unknown)
    assert isinstance(room.attempt(lambda office: office.person_called(str(ann))), refusals.Unknown)
    assert isinstance(room.attempt(lambda office: office.erase(ann, OPERATOR)), refusals.Unknown)
    assert room.do(lambda office: office.records.readmit(email)) is True
    assert room.do(again).id != ann


def test_nothing_is_sent_to_who_was_forgotten(room: Room, march: MeetingId) -> None:
    ann = live(room, march)
    room.do(lambda office: office.erase(ann, OPERATOR))
    to_her = replace(room.notices(march)[0].new, person=ann, occasion="later")
    assert room.do(lambda office: office.records.plan([to_her])) == 0


# What has been kept long enough


def leave_and_wait(room: Room, march: MeetingId, days: int = 800) -> PersonId:
    ann = live(room, march)
    room.now += timedelta(days=days)
    return ann


def leavers(room: Room) -> list[str]:
    before = room.now - timedelta(days=730)
    return room.do(
        lambda office: [office.records.person(one).name for one in office.records.leavers(before, 100)]
    )


def test_nobody_is_forgotten_before_the_archive_has_his_meetings(room: Room, march: MeetingId) -> None:
    leave_and_wait(room, march)
    assert leavers(room) == []
    room.do(lambda office: office.note_package_taken(march, room.secretary))
    assert leavers(room) == [ANN, TEA]


def test_a_leaver_is_forgotten_after_the_time_and_may_come_again(room: Room, march: MeetingId) -> None:
    ann = leave_and_wait(room, march, days=600)
    room.do(lambda office: office.note_package_taken(march, OPERATOR))
    assert leavers(room) == []
    room.now += timedelta(days=200)
    before = room.now - timedelta(days=730)
    assert room.do(lambda office: office.forget_leavers(before, 100, OPERATOR)) == 2
    assert room.do(lambda office: office.records.person(ann).name) == FORMER
    email = room.people[ANN].email
    assert room.do(lambda office: office.records.is_kept_out(email)) is False
    assert room.do(lambda office: office.forget_leavers(before, 100, OPERATOR)) == 0


def test_remarks_mails_drafts_and_roads_go_each_after_its_time(room: Room, march: MeetingId) -> None:
    live(room, march)
    later = room.now + timedelta(days=1)

    def purge(office: Any) -> list[int]:
        records = office.records
        return [
            records.purge_remarks(later),
            records.purge_typed(later),
            records.purge_visits(later),
            records.purge_replies(later, 100),
            records.purge_dropped(later, 100),
        ]

    assert room.do(purge) == [1, 3, 1, 3, 1]
    assert room.do(purge) == [0, 0, 0, 0, 0]
    assert room.do(lambda office: office.records.purge_roads(room.now - timedelta(days=90), 100)) == 0
    room.now += timedelta(days=60)
    assert room.do(lambda office: office.records.purge_roads(room.now - timedelta(days=90), 100)) == 1


def test_who_came_instead_once_and_was_forgotten_is_not_offered_again(room: Room, march: MeetingId):
    tea = room.who(TEA)
    room.answer(march, BO, AnswerKind.DECLINED, substitute=tea)
    room.answer(march, BO, AnswerKind.ONSITE)

    def offered() -> bool:
        found = room.do(lambda office: office.candidates(march, room.who(BO)))
        return bool({TEA, FORMER} & {one.name for one in found})

    assert offered()
    room.do(lambda office: office.erase(tea, OPERATOR))
    assert not offered()
