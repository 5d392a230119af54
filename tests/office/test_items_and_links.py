"""Agenda items before and after the deadline; accounts linked by a one-time code."""

import asyncio
from datetime import timedelta

from meetings import refusals
from meetings.model import Account, Draft, ItemState, Recommendation, Road, Source, Verb
from meetings.office import Actor, Office
from meetings.office.people import CODE_LIVES, CODE_TRIES, CODES_AN_HOUR, CODES_TO_ONE
from storage import BookRecords
from tests.parts.room import Room

DRAFT = Draft("Budget 2028", "Baggrund", (Recommendation(Verb.APPROVE, "at det godkendes"),), 15)
ACCOUNT = Account("tenant", "object")
ROAD = Road(ACCOUNT, None, "29:u", "28:b", "a:c", "https://smba.example/")
ANN = "Ann Aarhus"


# Items


def test_an_item_before_the_deadline_waits_for_the_secretariat_which_is_told(room: Room) -> None:
    id = room.convened()
    room.now = room.meeting(id).deadlines.items
    item = room.do(lambda office: office.take_item(id, DRAFT, room.who(ANN), room.by(ANN)))
    assert (item.state, item.title, item.proposer, item.submitted_at) == (
        ItemState.SUBMITTED,
        "Budget 2028",
        room.people[ANN],
        room.now,
    )
    assert room.do(lambda office: office.proposals_for(id)) == (item,)
    assert room.told(id, "Sara Sekretær") == [("item_arrived", "teams")]
    assert room.audit(id)[-1] == "item"


def test_an_item_after_the_deadline_is_refused_with_the_deadline_and_taken_on_the_late_list(
    room: Room,
) -> None:
    id = room.convened()
    deadline = room.meeting(id).deadlines.items
    room.now = deadline + timedelta(seconds=1)
    why = room.refuses(id, lambda office: office.take_item(id, DRAFT, room.who(ANN), room.by(ANN)))
    assert isinstance(why, refusals.ItemDeadlinePassed)
    assert why.deadline == deadline
    late = room.do(lambda office: office.take_item(id, DRAFT, room.who(ANN), room.by(ANN), late_is_fine=True))
    assert late.state is ItemState.LATE


def test_an_item_is_mended_and_withdrawn_by_its_proposer_only(room: Room) -> None:
    id = room.convened()
    item = room.do(lambda office: office.take_item(id, DRAFT, room.who(ANN), room.by(ANN)))
    why = room.refuses(id, lambda office: office.withdraw_item(item.id, room.by("Bo Aarhus")))
    assert isinstance(why, refusals.NotYours)
    changed = room.do(lambda office: office.change_item(item.id, Draft("Budget 2029"), room.by(ANN)))
    assert (changed.title, changed.recommendations) == ("Budget 2029", ())
    withdrawn = room.do(lambda office: office.withdraw_item(item.id, room.by(ANN)))
    assert room.do(lambda office: [one.item for one in office.items_of(room.who(ANN))]) == [withdrawn]
    assert room.audit(id)[-3:] == ["item", "item.change", "item.withdraw"]


def test_who_is_neither_member_nor_called_proposes_nothing(room: Room) -> None:
    id = room.convened()
    tea, by_tea = room.who("Tea Vikar"), room.by("Tea Vikar")
    why = room.refuses(id, lambda office: office.take_item(id, DRAFT, tea, by_tea))
    assert isinstance(why, refusals.NotInvited)


# Links


def code_of(link: int) -> str:
    return f"code-{link}"


def confirm(room: Room, typed: str) -> object:
    actor = Actor(None, Source.TEAMS)
    return room.do(lambda office: office.confirm_link(ACCOUNT, typed, code_of, actor))


def begin(room: Room, email: str = "") -> None:
    room.do(lambda office: office.note_road(ROAD))
    room.do(lambda office: office.begin_link(ACCOUNT, email or room.people[ANN].email.upper()))


def newest(room: Room) -> int:
    found = room.books.read_now(lambda records: records.open_link(ACCOUNT, room.now))
    assert found
    return found[0]


def codes_planned(room: Room) -> int:
    return sum(room.books.read_now(lambda records: records.outbox()).values())


def test_the_code_links_the_account_once(room: Room) -> None:
    begin(room)
    assert codes_planned(room) == 1
    code = code_of(newest(room))
    assert confirm(room, f" {code} ") == room.people[ANN]
    assert room.books.read_now(lambda records: records.person_behind(ACCOUNT)) == room.people[ANN]
    assert confirm(room, code).tries_left == 0
    assert room.audit(f"person-{room.who(ANN)}") == ["account.link"]


def test_wrong_codes_are_counted_and_after_the_last_the_right_one_is_wrong_too(room: Room) -> None:
    begin(room)
    code = code_of(newest(room))
    left = [confirm(room, "guess").tries_left for _ in range(CODE_TRIES)]
    assert left == [4, 3, 2, 1, 0]
    assert confirm(room, code).tries_left == 0
    assert room.books.read_now(lambda records: records.person_behind(ACCOUNT)) is None


def test_a_code_is_good_for_a_quarter_of_an_hour(room: Room) -> None:
    begin(room)
    code = code_of(newest(room))
    room.now += CODE_LIVES
    assert isinstance(confirm(room, code), refusals.WrongCode)


def test_guesses_made_at_once_are_counted_one_by_one(room: Room) -> None:
    begin(room)

    async def guess() -> int:
        def work(records: BookRecords) -> int:
            office: Office = room.office(records)
            return office.confirm_link(ACCOUNT, "guess", code_of, Actor(None, Source.TEAMS)).tries_left

        return await room.books.write(work)

    async def all_at_once() -> list[int]:
        return list(await asyncio.gather(*(guess() for _ in range(10))))

    assert sorted(asyncio.run(all_at_once())) == [0, 0, 0, 0, 0, 0, 1, 2, 3, 4]


def test_codes_asked_for_at_once_are_no_more_than_the_bound(room: Room) -> None:
    room.do(lambda office: office.note_road(ROAD))
    email = room.people[ANN].email

    async def ask() -> None:
        await room.books.write(lambda records: room.office(records).begin_link(ACCOUNT, email))

    async def all_at_once() -> None:
        await asyncio.gather(*(ask() for _ in range(12)))

    asyncio.run(all_at_once())
    assert codes_planned(room) == CODES_AN_HOUR
    room.now += timedelta(hours=1, seconds=1)
    begin(room)
    assert codes_planned(room) == CODES_AN_HOUR + 1


def test_many_accounts_together_do_not_flood_one_mailbox(room: Room) -> None:
    """Each asks for one, all at once."""
    accounts = [Account("tenant", f"object-{number}") for number in range(3 * CODES_TO_ONE)]

    async def ask(account: Account, name: str) -> None:
        email = room.people[name].email
        await room.books.write(lambda records: room.office(records).begin_link(account, email))

    async def all_at_once(name: str) -> None:
        await asyncio.gather(*(ask(account, name) for account in accounts))

    asyncio.run(all_at_once(ANN))
    assert codes_planned(room) == CODES_TO_ONE
    asyncio.run(ask(accounts[-1], "Bo Aarhus"))
    assert codes_planned(room) == CODES_TO_ONE + 1
    room.now += timedelta(hours=1, seconds=1)
    asyncio.run(ask(accounts[0], ANN))
    assert codes_planned(room) == CODES_TO_ONE + 2


def test_whoever_arrives_twice_at_once_is_welcomed_once(room: Room) -> None:
    """Teams tells of an installation and of a new conversation in the same moment."""

    async def arrive() -> bool:
        def work(records: BookRecords) -> bool:
            office = room.office(records)
            office.note_road(ROAD)
            return office.welcome_once(ACCOUNT)

        return await room.books.write(work)

    async def all_at_once() -> list[bool]:
        return list(await asyncio.gather(*(arrive() for _ in range(8))))

    assert sorted(asyncio.run(all_at_once())) == [False] * 7 + [True]


def test_nobody_learns_whether_an_address_is_known(room: Room) -> None:
    offers = [
        room.do(lambda office, email=email: office.begin_link(ACCOUNT, email))
        for email in ("nobody@example.dk", room.people[ANN].email)
    ]
    assert offers[0] == offers[1]
    assert codes_planned(room) == 1


def test_a_road_is_kept_new_and_stays_linked_and_welcomed(room: Room) -> None:
    begin(room)
    confirm(room, code_of(newest(room)))
    welcomes = [room.do(lambda office: office.welcome_once(ACCOUNT)) for _ in range(2)]
    assert welcomes == [True, False]
    heard = room.do(lambda office: office.note_road(ROAD))
    assert (heard.person, heard.welcomed) == (room.who(ANN), True)
    room.do(lambda office: office.unlink(ACCOUNT, room.by(ANN)))
    assert room.books.read_now(lambda records: records.person_behind(ACCOUNT)) is None
