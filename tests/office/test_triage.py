"""What the secretariat does with proposals, and that the proposer is told of it."""

from dataclasses import replace
from datetime import date

import pytest

from meetings import refusals
from meetings.model import (
    AgendaRights,
    Draft,
    Hands,
    ItemState,
    Later,
    MeetingId,
    Recommendation,
    Role,
    Verb,
)
from meetings.office.agenda import changes_to
from meetings.versions import Fate, Piece
from tests.office.agenda_house import (
    ANN,
    APRIL,
    BO,
    DRAFT,
    EVA,
    OCTOBER,
    accepted,
    found,
    item,
    propose,
    titles,
)
from tests.parts.room import Room

NO_NOTICE: list[tuple[str, str]] = []


@pytest.fixture
def march(room: Room) -> MeetingId:
    found(room)
    return room.convened()


def settled(room: Room, id: MeetingId, name: str = ANN) -> int:
    return [kind for kind, _ in room.told(id, name)].count("item_settled")


# Accepting


def test_a_new_meeting_begins_with_the_standing_items(room: Room, march: MeetingId) -> None:
    assert titles(room, march) == [
        "1 Velkomst",
        "2 Godkendelse af referat",
        "3 Siden sidst",
        "4 Gensidig orientering",
        "5 Punkter til næste møde",
        "6 Evt.",
    ]


def test_an_accepted_item_stands_before_those_that_end_the_agenda_and_its_proposer_is_told(
    room: Room, march: MeetingId
) -> None:
    taken = accepted(room, march)
    assert (taken.state, taken.number, taken.note) == (ItemState.ACCEPTED, "4", "")
    assert titles(room, march)[3:] == [
        "4 Budget 2028",
        "5 Gensidig orientering",
        "6 Punkter til næste møde",
        "7 Evt.",
    ]
    assert settled(room, march) == 1
    assert room.audit(march)[-2:] == ["item", "item.accept"]


def test_of_an_item_accepted_in_another_wording_the_proposer_sees_what_was_changed(
    room: Room, march: MeetingId
) -> None:
    mine = propose(room, march)
    better = replace(DRAFT, title="Budget for 2028", background="Pengene er meget få.")
    room.do(lambda office: office.accept_item(mine.id, room.secretary, better, version=mine.version))
    changes = room.do(lambda office: changes_to(office.records, office.records.item(mine.id)))
    assert [(one.name, one.pieces) for one in changes] == [
        ("title", (Piece(Fate.KEPT, "Budget "), Piece(Fate.NEW, "for "), Piece(Fate.KEPT, "2028"))),
        (
            "background",
            (Piece(Fate.KEPT, "Pengene er "), Piece(Fate.NEW, "meget "), Piece(Fate.KEPT, "få.")),
        ),
    ]


# Sending back, rejecting, removing


def test_a_returned_item_is_mended_and_handed_in_again(room: Room, march: MeetingId) -> None:
    mine = propose(room, march)
    back = room.do(lambda office: office.return_item(mine.id, "Skriv et beløb.", room.secretary))
    assert (back.state, back.note) == (ItemState.RETURNED, "Skriv et beløb.")
    better = replace(DRAFT, background="To mio. kr.")
    again = room.do(lambda office: office.change_item(mine.id, better, room.by(ANN), version=back.version))
    assert (again.state, again.background) == (ItemState.SUBMITTED, "To mio. kr.")
    assert room.told(march, "Sara Sekretær") == [("item_arrived", "teams")] * 2


@pytest.mark.parametrize("verb", ["return_item", "reject_item"])
def test_nothing_is_sent_back_or_rejected_without_a_reason(room: Room, march: MeetingId, verb: str) -> None:
    mine = propose(room, march)
    why = room.refuses(march, lambda office: getattr(office, verb)(mine.id, " ", room.secretary))
    assert isinstance(why, refusals.BadField)
    assert (why.name, why.problem) == ("reason", "missing")


def test_a_rejected_item_may_be_taken_on_after_all_but_not_rejected_twice(
    room: Room, march: MeetingId
) -> None:
    mine = propose(room, march)
    room.do(lambda office: office.reject_item(mine.id, "Ikke vores bord.", room.secretary))
    why = room.refuses(march, lambda office: office.reject_item(mine.id, "Nej.", room.secretary))
    assert isinstance(why, refusals.ItemSettled)
    taken = room.do(lambda office: office.accept_item(mine.id, room.secretary))
    assert (taken.state, taken.number) == (ItemState.ACCEPTED, "4")


def test_a_removed_item_leaves_no_gap(room: Room, march: MeetingId) -> None:
    first, _ = accepted(room, march), accepted(room, march, Draft("Kulturforum"), BO)
    gone = room.do(lambda office: office.remove_item(first.id, "Trukket af budgetgruppen.", room.secretary))
    assert (gone.state, gone.number) == (ItemState.REMOVED, "")
    assert titles(room, march)[3:5] == ["4 Kulturforum", "5 Gensidig orientering"]


def test_a_standing_item_may_be_taken_off_and_stays_off(room: Room, march: MeetingId) -> None:
    [since, *_] = [
        one for one in room.do(lambda office: office.draft_of(march)) if one.title == "Siden sidst"
    ]
    room.do(lambda office: office.remove_item(since.id, "", room.secretary))
    room.do(lambda office: office.lay_agenda(march))
    assert "3 Gensidig orientering" in titles(room, march)


# Deferring


def test_an_item_deferred_to_a_meeting_that_is_there_stands_on_its_agenda(
    room: Room, march: MeetingId
) -> None:
    april = room.convened(APRIL)
    mine = accepted(room, march)
    later = room.do(
        lambda office: office.defer_item(mine.id, Later(april), "Tallene mangler.", room.secretary)
    )
    assert (later.meeting, later.state, later.number, later.deferrals) == (april, ItemState.ACCEPTED, "4", 1)
    assert "4 Budget 2028" in titles(room, april)
    assert "4 Budget 2028" not in titles(room, march)


def test_an_item_deferred_to_a_month_comes_up_at_the_first_meeting_from_then_on(
    room: Room, march: MeetingId
) -> None:
    mine = propose(room, march)
    month = Later(month=date(2027, 9, 1))
    put_off = room.do(lambda office: office.defer_item(mine.id, month, "", room.secretary))
    assert (put_off.state, put_off.meeting) == (ItemState.DEFERRED, march)
    april = room.convened(APRIL)
    assert "4 Budget 2028" not in titles(room, april)
    october = room.convened(OCTOBER)
    assert "4 Budget 2028" in titles(room, october)
    assert (item(room, mine.id).meeting, item(room, mine.id).deferrals) == (october, 1)


def test_nothing_is_put_off_into_the_past(room: Room, march: MeetingId) -> None:
    mine = propose(room, march)
    for later in (Later(march), Later(month=date(2027, 2, 1)), Later()):
        why = room.refuses(
            march, lambda office, later=later: office.defer_item(mine.id, later, "", room.secretary)
        )
        assert isinstance(why, refusals.BadField)


# Merging


def test_two_items_become_one_and_both_proposers_are_told(room: Room, march: MeetingId) -> None:
    mine = accepted(room, march)
    other = propose(
        room,
        march,
        Draft("Penge", "Bo vil også.", (Recommendation(Verb.DISCUSS, "drøfter pengene"),), 10),
        BO,
    )
    both = room.do(lambda office: office.merge_items(other.id, mine.id, room.secretary))
    assert (both.title, both.background, both.minutes, both.marks) == (
        "Budget 2028",
        "Pengene er få.\n\nPenge:\n\nBo vil også.",
        25,
        "BD",
    )
    gone = item(room, other.id)
    assert (gone.state, gone.merged_into) == (ItemState.MERGED, mine.id)
    assert (settled(room, march, ANN), settled(room, march, BO)) == (2, 1)


# Two at once


def test_two_who_edit_one_item_both_keep_what_they_wrote(room: Room, march: MeetingId) -> None:
    start = accepted(room, march)
    by_sara = replace(DRAFT, background="Pengene er brugt.")
    by_eva = replace(DRAFT, next_steps="Vi ses i maj.")
    room.do(lambda office: office.edit_item(start.id, by_sara, room.secretary, version=start.version))
    both = room.do(lambda office: office.edit_item(start.id, by_eva, room.secretary, version=start.version))
    assert (both.background, both.next_steps) == ("Pengene er brugt.", "Vi ses i maj.")


def test_two_who_wrote_in_the_same_field_get_both_texts_back(room: Room, march: MeetingId) -> None:
    start = accepted(room, march)
    room.do(
        lambda office: office.edit_item(
            start.id, replace(DRAFT, background="Saras tekst."), room.secretary, version=start.version
        )
    )
    mine = replace(DRAFT, background="Evas tekst.", presenter="Eva")
    why = room.refuses(
        march, lambda office: office.edit_item(start.id, mine, room.secretary, version=start.version)
    )
    assert isinstance(why, refusals.EditedMeanwhile)
    assert (why.fields, why.item.background, why.mine.background, why.base.background) == (
        ("background",),
        "Saras tekst.",
        "Evas tekst.",
        "Pengene er få.",
    )
    assert why.mine.presenter == "Eva"


def test_every_text_an_item_ever_had_is_kept_with_its_writer(room: Room, march: MeetingId) -> None:
    mine = propose(room, march)
    room.do(lambda office: office.change_item(mine.id, replace(DRAFT, title="Budget"), room.by(ANN)))
    room.do(lambda office: office.accept_item(mine.id, room.secretary))
    kept = room.books.read_now(lambda records: records.item_versions(mine.id))
    assert [(one.item.version, one.item.title, one.by) for one in kept] == [
        (1, "Budget 2028", room.who(ANN)),
        (2, "Budget", room.who(ANN)),
        (3, "Budget", room.who("Sara Sekretær")),
    ]


# Order


def test_items_are_moved_and_put_under_others(room: Room, march: MeetingId) -> None:
    first, second, third = (accepted(room, march, Draft(name)) for name in ("A", "B", "C"))
    room.do(lambda office: office.move_item(third.id, None, room.secretary))
    assert titles(room, march)[:2] == ["1 C", "2 Velkomst"]
    room.do(lambda office: office.move_item(second.id, first.id, room.secretary, sub=True))
    room.do(lambda office: office.move_item(third.id, first.id, room.secretary, sub=True))
    assert titles(room, march)[3:7] == ["4 A", "4.1 B", "4.2 C", "5 Gensidig orientering"]
    why = room.refuses(march, lambda office: office.move_item(first.id, first.id, room.secretary, sub=True))
    assert isinstance(why, refusals.BadField)


# Who may


def test_members_do_not_sort_the_agenda(room: Room, march: MeetingId) -> None:
    mine = propose(room, march)
    for verb in (
        lambda office: office.accept_item(mine.id, room.by(ANN)),
        lambda office: office.reject_item(mine.id, "Nej", room.by(BO)),
        lambda office: office.move_item(mine.id, None, room.by(EVA)),
    ):
        assert isinstance(room.refuses(march, verb), refusals.NotAllowed)


def test_the_terms_say_whose_hands_may(room: Room) -> None:
    chair = Hands(frozenset({Role.CHAIR}))
    found(
        room, AgendaRights(submit=Hands(frozenset({Role.CHAIR, Role.SECRETARIAT})), draft=chair, order=chair)
    )
    march = room.convened()
    why = room.refuses(march, lambda office: office.take_item(march, DRAFT, room.who(ANN), room.by(ANN)))
    assert isinstance(why, refusals.NotAllowed)
    mine = propose(room, march, who=EVA)
    assert isinstance(
        room.refuses(march, lambda office: office.accept_item(mine.id, room.secretary)), refusals.NotAllowed
    )
    assert room.do(lambda office: office.accept_item(mine.id, room.by(EVA))).number == "4"


def test_half_a_proposal_is_kept_until_it_is_sent(room: Room, march: MeetingId) -> None:
    typed = {"title": "Budget", "background": " "}
    room.do(lambda office: office.keep_typed(march, typed, room.by(ANN)))
    assert room.do(lambda office: office.typed(march, room.who(ANN))) == {"title": "Budget"}
    assert room.do(lambda office: office.typed(march, room.who(BO))) == {}
    propose(room, march)
    assert room.do(lambda office: office.typed(march, room.who(ANN))) == {}


def test_a_file_is_kept_once_and_only_if_it_is_what_it_says(room: Room, march: MeetingId) -> None:
    pdf = b"%PDF-1.7 budget"
    laid_on = accepted(room, march).id

    def lay(name: str, content: bytes):
        return lambda office: office.attach(laid_on, [(name, content)], room.secretary)

    [paper] = room.do(lay("C:\\b.pdf", pdf)).attachments
    assert (paper.title, paper.content_type, paper.size) == ("b", "application/pdf", len(pdf))
    assert room.books.read_now(lambda records: records.content(paper.file)) == pdf
    assert room.do(lay("again.pdf", pdf)).attachments == (paper,)
    for name, content, problem in (
        ("b.exe", b"MZ", "unknown_type"),
        ("b.pdf", b"MZ", "other_type"),
        ("b.pdf", b"", "empty"),
        ("b.txt", b"\x00\x01", "other_type"),
        ("b.pdf", pdf.ljust(20_000_001), "too_large"),
    ):
        why = room.refuses(march, lay(name, content))
        assert isinstance(why, refusals.WrongFile)
        assert why.problem == problem
    assert item(room, laid_on).attachments == (paper,)
