"""Who may what is decided from the account: foreign tenants, members and altered cards get nothing they should not."""

import json
from typing import Any

import pytest

from bot.demo.committees import KKR, STEERING_GROUP
from dialogs import buttons
from meetings.model import Account, Meeting
from tests.parts.service import House
from tests.parts.teams import FOREIGN_TENANT, Person

METTE, KAREN = "Mette Kjærgaard", "Karen Lund"
DESK = sorted(verb for verb in buttons.KINDS if verb.startswith("secretariat."))
ABOUT_MEETINGS = sorted(
    set(buttons.KINDS) - {"account.leave", "language.choose", "calendar.make", "calendar.end"}
)
"""All but those that are anybody's own and change what they should."""

FORM = {
    "title": "Kupmøde",
    "kind": "ordinary",
    "mode": "online",
    "day": "2027-08-17",
    "start": "09:00",
    "end": "10:00",
    "reason": "Fordi",
    "answer": "declined",
    "ask": "discuss",
    "background": "Derfor",
}


def _next(house: House, committee: str) -> Meeting:
    return house.look(
        lambda office: next(
            iter(
                office.coming_meetings_of(
                    next(one for one in office.records.committees() if one.id == committee)
                )
            )
        )
    )


@pytest.fixture(scope="module")
def meeting(house: House) -> Meeting:
    house.has_teams(METTE, KAREN, "Rikke Møller")
    return _next(house, STEERING_GROUP.id)


@pytest.fixture(scope="module")
def of_kkr(house: House, meeting: Meeting) -> Meeting:  # the accounts are there first
    return _next(house, KKR.id)


def data(meeting: Meeting, verb: str, **more: str) -> dict[str, str]:
    """Everything any verb could want to know."""
    return {
        "verb": verb,
        "meeting": meeting.id,
        "committee": meeting.committee,
        "item": "1",
        "person": "1",
        "round": str(meeting.round),
        "revision": str(meeting.revision),
        "substitute": "2",
        "holder": "2",
        "asker": "3",
        "reply": "0123456789abcdef",
        "notice": "1",
        "name": "En Anden",
        "email": "en@viborg.example.dk",
        **FORM,
        **more,
    }


def every_way(house: House, verb: str, data: dict[str, str], by: Person) -> str:
    """Taps it as Execute, as Submit and in a window; what was answered, as text."""
    before, client = len(house.connector.calls), house.client
    answered: list[Any] = []
    for activity in (
        client.execute(verb, data, by),
        client.submit(data, by=by),
        client.task_fetch(data, by),
        client.task_submit(data, by),
    ):
        status, body = house.send(activity)
        assert status == 200
        answered.append(body)
    said = [call.body for call in house.connector.calls[before:]]
    return json.dumps([*answered, *said], ensure_ascii=False)


def test_a_foreign_tenant_is_refused_and_not_written_down(house: House, meeting: Meeting):
    karen = house.seat(KAREN)
    foreign = Person(karen.name, karen.user, karen.aad_object, FOREIGN_TENANT)
    before, calls = house.written(), len(house.connector.calls)
    client = house.client
    for activity in (
        client.message("deltagerliste", foreign),
        client.execute("secretariat.list", data(meeting, "secretariat.list"), foreign),
        client.submit(data(meeting, "answer.decline"), by=foreign),
        client.task_fetch({"verb": "item.form"}, foreign),
        client.activity("installationUpdate", foreign, action="add"),
    ):
        assert house.send(activity) == (403, None)
    account = Account(FOREIGN_TENANT, karen.aad_object)
    assert house.look(lambda office: office.records.road(account)) is None
    assert house.written() == before
    assert len(house.connector.calls) == calls


def test_a_tenant_that_says_two_things_is_refused(house: House, meeting: Meeting):
    two = house.client.message(
        "deltagerliste", house.seat(KAREN), channelData={"tenant": {"id": FOREIGN_TENANT}}
    )
    assert house.send(two)[0] == 400


@pytest.mark.parametrize("verb", DESK)
def test_a_member_who_taps_what_is_the_secretariats_changes_nothing(
    house: House, meeting: Meeting, verb: str
):
    before = house.written()
    answered = every_way(house, verb, data(meeting, verb), house.seat(METTE))
    assert house.written() == before
    assert "/liste/" not in answered
    assert "Overblik: møde" not in answered.replace("\u00a0", " ")
    assert "sekretariat" in answered


@pytest.mark.parametrize("verb", ABOUT_MEETINGS)
@pytest.mark.parametrize("name", [METTE, KAREN])
def test_a_meeting_of_another_committee_shows_nothing_whatever_is_tapped(
    house: House, meeting: Meeting, of_kkr: Meeting, verb: str, name: str
):
    before = house.written()
    # A meeting of KKR, with its own committee and with that of the secretariat's card.
    for committee in (KKR.id, STEERING_GROUP.id):
        told = data(of_kkr, verb, committee=committee)
        if verb == "secretariat.plan" and committee == STEERING_GROUP.id and name == KAREN:
            continue
        answered = every_way(house, verb, told, house.seat(name))
        # The steering group's own terms quote a paper of KKR's.
        assert KKR.name not in answered.replace("Dagsorden for KKR Midtjylland, efteråret 2019", "")
        assert KKR.contact.email not in answered
        assert _days_of(of_kkr) not in answered.replace("\u00a0", " ")
    assert house.written() == before


def _days_of(meeting: Meeting) -> str:
    months = "januar februar marts april maj juni juli august september oktober november december".split()
    day = meeting.sessions[0].day
    return f"{day.day}. {months[day.month - 1]} {day.year}"


ALTERED = {
    "a round to come": {"round": "99"},
    "no round": {"round": ""},
    "a round that is no number": {"round": "1 or 1=1"},
    "a day the meeting does not have": {"days": "7"},
    "a day twice": {"days": "1,1"},
    "a meeting that is not": {"meeting": "ekr-2099-01-01"},
    "a path for a meeting": {"meeting": "../etc/passwd"},
    "a substitute from elsewhere": {"substitute": "PERSON:Rikke Møller"},
    "oneself as substitute": {"substitute": "PERSON:Mette Kjærgaard"},
    "a holder from elsewhere": {"holder": "PERSON:Rikke Møller"},
    "an asker who has not asked": {"asker": "PERSON:Anders Skjødt"},
    "a verb that is not": {"verb": "answer.everything"},
}
VERBS_OF = {"holder": "seat.ask", "asker": "seat.give", "substitute": "answer.substitute"}


@pytest.mark.parametrize("case", ALTERED)
def test_what_a_client_has_altered_on_a_card_changes_nothing(house: House, meeting: Meeting, case: str):
    ((field, value),) = ALTERED[case].items()
    if value.startswith("PERSON:"):
        value = str(house.person(value.removeprefix("PERSON:")).id)
    verb = VERBS_OF.get(field, "answer.attend")
    card = {
        "verb": verb,
        "meeting": meeting.id,
        "round": str(meeting.round),
        "revision": str(meeting.revision),
    }
    before = house.written()
    altered = card | {field: value}
    every_way(house, altered["verb"], altered, house.seat(METTE))
    assert house.written() == before


def test_the_answer_is_the_tappers_own_whoever_the_card_names(new_house: House):
    new_house.has_teams(METTE)
    meeting = _next(new_house, STEERING_GROUP.id)
    lars = new_house.person("Lars Nygaard")
    before = new_house.look(lambda office: office.roll_call(meeting.id).line(lars.id))
    forged = {
        "meeting": meeting.id,
        "round": str(meeting.round),
        "revision": str(meeting.revision),
        "person": str(lars.id),
        "actor": str(lars.id),
        "principal": str(lars.id),
        "userId": "29:lars",
    }
    new_house.executes(METTE, "answer.decline", forged)
    history = new_house.look(lambda office: office.records.history(meeting.id))
    assert (history[-1].person.name, history[-1].by) == (METTE, new_house.person(METTE).id)
    assert new_house.look(lambda office: office.roll_call(meeting.id).line(lars.id)) == before


def test_a_link_to_the_list_is_no_good_to_whoever_is_no_longer_the_secretariat(
    house: House, meeting: Meeting
):
    house.says(KAREN, "deltagerliste")
    links = house.service.links
    mette = links.attendance_list(meeting.id, house.person(METTE).id, "csv")
    karen = links.attendance_list(meeting.id, house.person(KAREN).id, "csv")
    assert [house.get(url)[0] for url in (karen, mette, karen[:-2] + "xx")] == [200, 403, 404]
    house.watch.move(minutes=10, seconds=1)
    assert house.get(karen)[0] == 410
