"""Somebody unknown: nothing of any group is shown until a code from the registered mailbox is typed."""

import itertools
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.demo import cooperation
from dialogs import buttons
from meetings.model import Account, Meeting
from tests.parts.service import House
from tests.parts.smtp import SmtpServer
from tests.parts.teams import TENANT, Person

NEWCOMERS = itertools.count(1)
ASKS_WHO = "# Hej – hvem er du?"
ASKS_FOR_CODE = "# Skriv koden"
WRONG = "Koden passer ikke, eller den er for gammel. Prøv igen, eller bed om en ny."
TEXTS = (
    *("hej", "hjælp", "status", "møder", "tilmeld", "afbud", "stedfortræder", "punkt", "dagsorden", "sprog"),
    *("hvem mangler at svare?", "hvornår er næste møde", "deltagerliste", "indkald møde", "flyt mødet"),
    *("hvad blev der af mit punkt om musik", "jeg er Karen Lund", "Mette Kjærgaard", "log ud", "hvorfor?"),
    *(
        "jeg kan ikke d. 18. maj, Nina Bech kommer i stedet",
        "who has not answered?",
        "status please",
        "",
        "🙂",
    ),
)


def newcomer(tenant: str = TENANT) -> Person:
    """An account nobody has seen."""
    number = next(NEWCOMERS)
    return Person("Karen Lund", f"29:new-{number}", f"dddddddd-0000-0000-0000-{number:012}", tenant)


@pytest.fixture(scope="module")
def meeting(house: House) -> Meeting:
    """The next one, with its answers and proposals."""
    found = house.look(
        lambda office: [
            one
            for committee in office.my_committees(house.person("Karen Lund").id)
            for one in office.coming_meetings_of(committee)
        ]
    )
    return found[0]


@pytest.fixture(scope="module")
def of_the_group(house: House, meeting: Meeting) -> tuple[str, ...]:
    """Whatever would betray something: people, addresses, bodies, committees, titles, days."""
    organisations = [one.name for one in cooperation.organisations()]
    people = house.everybody()
    committees = house.look(lambda office: [one.name for one in office.records.committees()])
    items = house.look(lambda office: [one.title for one in office.records.items(meeting.id)])
    proposals = house.look(lambda office: [one.title for one in office.proposals_for(meeting.id)])
    named = [*(one.name for one in people), *(one.email for one in people)]
    return (*named, *organisations, *committees, *items, *proposals, meeting.title, meeting.id, "2027")


@pytest.fixture
def overheard(house: House, of_the_group: tuple[str, ...]) -> Iterator[list[Any]]:
    """What was answered meanwhile, on either way; afterwards nothing of the group is found in it."""
    before, answered = len(house.connector.calls), list[Any]()
    yield answered
    said = [call.body for call in house.connector.calls[before:]]
    text = json.dumps([*answered, *said], ensure_ascii=False)
    # Who is written to stands on the envelope of each message.
    text = re.sub(r'"(?:from|recipient|conversation)": \{[^{}]*\}', "", text)
    assert len(answered) + len(said) > 0
    assert [one for one in of_the_group if one in text] == []


@pytest.mark.parametrize("text", TEXTS)
def test_whatever_somebody_unknown_writes_only_the_address_is_asked_for(
    house: House, overheard: list[Any], text: str
):
    before = house.written()
    told = house.says(newcomer(), text)
    assert told[1] in {ASKS_WHO, "# Hello – who are you?"}, told
    assert house.written() == before


@pytest.mark.parametrize("verb", sorted(buttons.KINDS))
def test_whatever_somebody_unknown_taps_shows_and_changes_nothing(
    house: House, meeting: Meeting, overheard: list[Any], verb: str
):
    before, by = house.written(), newcomer()
    data = {
        "verb": verb,
        "meeting": meeting.id,
        "committee": meeting.committee,
        "item": "1",
        "person": "1",
        "round": str(meeting.round),
        "revision": str(meeting.revision),
        "substitute": "1",
        "holder": "1",
        "asker": "2",
        "days": "1",
        "name": "En",
        "email": "",
        "code": "",
    }
    client = house.client
    for activity in (
        client.execute(verb, data, by),
        client.submit(data, by=by),
        client.task_fetch(data, by),
        client.task_submit(data, by),
    ):
        status, body = house.send(activity)
        assert status == 200
        overheard.append(body)
    assert house.written() == before


def test_the_right_code_links_and_logging_out_unlinks(house: House, post_office: SmtpServer):
    by, erik = newcomer(), house.person("Erik Noer")
    assert house.says(by, "hej")[1] == ASKS_WHO
    assert house.taps(by, "Send mig en kode", email=f"  {erik.email.upper()} ")[1] == ASKS_FOR_CODE
    told = house.taps(by, "Bekræft", code=_code(house, post_office, erik.email))
    assert any(erik.name in line for line in told)
    assert _behind(house, by) == erik
    assert any("Næste" in line or "møde" in line.casefold() for line in house.says(by, "status"))
    house.says(by, "log ud")
    assert house.taps(by, "Ja, log ud")[1] == "# Du er logget ud"
    assert _behind(house, by) is None
    assert house.says(by, "status")[1] == ASKS_WHO


def test_the_answer_is_the_same_whether_or_not_the_address_is_anybodys(house: House, post_office: SmtpServer):
    known, unknown = newcomer(), newcomer()
    before = len(post_office.received)
    answers = [
        house.says(known, house.person("Gitte Vestermark").email),
        house.says(unknown, "ingen@example.dk"),
    ]
    assert answers[0] == answers[1]
    house.drain()
    assert [one.recipients for one in post_office.received[before:]] == [
        (house.person("Gitte Vestermark").email,)
    ]
    assert house.says(known, "000000") == house.says(unknown, "000000")


def test_five_wrong_tries_end_a_code(house: House, post_office: SmtpServer):
    by, tine = newcomer(), house.person("Tine Risager")
    house.says(by, tine.email)
    code = _code(house, post_office, tine.email)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    for _ in range(5):
        assert WRONG in house.says(by, wrong)
    assert WRONG in house.says(by, code)
    assert _behind(house, by) is None


def test_guesses_made_at_once_are_counted_one_by_one(house: House, post_office: SmtpServer):
    by, mads = newcomer(), house.person("Mads Færch")
    house.says(by, mads.email)
    code = int(_code(house, post_office, mads.email))
    guesses = [f"{(code + 1 + more) % 1_000_000:06}" for more in range(5)]
    house.send_together([house.client.execute("account.confirm", {"code": one}, by) for one in guesses])
    assert house.says(by, f"{code:06}")[1] == ASKS_FOR_CODE
    assert _behind(house, by) is None


def test_a_code_is_too_old_after_a_quarter_of_an_hour(house: House, post_office: SmtpServer):
    by, martin = newcomer(), house.person("Martin Fogh")
    house.says(by, martin.email)
    code = _code(house, post_office, martin.email)
    house.watch.move(minutes=15, seconds=1)
    assert WRONG in house.says(by, code)
    assert _behind(house, by) is None


def test_a_code_is_no_good_to_another_account(house: House, post_office: SmtpServer):
    by, other, hanne = newcomer(), newcomer(), house.person("Hanne Øllgaard")
    house.says(by, hanne.email)
    code = _code(house, post_office, hanne.email)
    house.says(other, "ingen@example.dk")
    assert WRONG in house.says(other, code)
    assert (_behind(house, by), _behind(house, other)) == (None, None)


def test_three_codes_an_hour_and_then_none_though_the_answer_is_the_same(
    house: House, post_office: SmtpServer
):
    by, ida = newcomer(), house.person("Ida Søgaard")
    answers = house.send_together(
        [house.client.execute("account.begin", {"email": ida.email}, by) for _ in range(6)]
    )
    assert len({json.dumps(body) for _, body in answers}) == 1
    house.drain()
    assert len(_mails(post_office, ida.email)) == 3
    house.watch.move(hours=1, minutes=1)
    house.says(by, ida.email)
    house.drain()
    assert len(_mails(post_office, ida.email)) == 4


def test_one_person_may_have_an_account_in_two_tenants(house: House, post_office: SmtpServer):
    kare = house.person("Kåre Munk")
    own, guest = newcomer(house.seat("Kåre Munk").tenant), newcomer(TENANT)
    for by in (own, guest):
        house.says(by, kare.email)
        house.says(by, _code(house, post_office, kare.email))
    assert (_behind(house, own), _behind(house, guest)) == (kare, kare)
    house.says(guest, "log ud")
    house.taps(guest, "Ja, log ud")
    assert (_behind(house, own), _behind(house, guest)) == (kare, None)


def test_the_same_object_id_in_another_tenant_is_somebody_else(house: House):
    house.has_teams("Karen Lund")
    karen = house.seat("Karen Lund")
    twin = Person(karen.name, "29:twin", karen.aad_object, TENANT)
    assert house.says(karen, "hvem mangler at svare?")[1].startswith("# Overblik")
    assert house.says(twin, "hvem mangler at svare?")[1] == ASKS_WHO


def _behind(house: House, by: Person) -> Any:
    return house.look(lambda office: office.records.person_behind(Account(by.tenant, by.aad_object)))


def _mails(post: SmtpServer, address: str) -> list[str]:
    """Bodies of the code mails to an address."""
    bodies = [
        str(one.message.get_body(("plain",)).get_content())
        for one in list(post.received)
        if one.recipients == (address,)
    ]
    return [one for one in bodies if re.search(r"\b\d{6}\b", one)]


def _code(house: House, post: SmtpServer, address: str) -> str:
    house.drain()
    found = re.search(r"\b\d{6}\b", _mails(post, address)[-1])
    assert found
    return found[0]
