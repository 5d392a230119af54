"""Somebody who was forgotten, at every door afterwards: a stranger."""

from datetime import timedelta

from bot import upkeep
from bot.links import feed_digest
from meetings.model import AnswerKind, Source
from meetings.office import Actor, Office
from tests.journeys import story
from tests.parts.service import House, everything_logged

OPERATOR = Actor(None, Source.SECRETARIAT)


def leave(house: House, name: str) -> None:
    """The memberships end and apologies are sent, as the operator is told to do first."""
    person = house.person(name)

    def work(office: Office) -> None:
        desk = Actor(house_secretary, Source.SECRETARIAT)
        for committee, _ in office.records.memberships_of(person.id):
            office.end_membership(committee, person.email, office.now.date() - timedelta(days=1), OPERATOR)
        for meeting in office.records.meetings_of_person(person.id):
            line = office.records.roll(meeting).line(person.id)
            if line and office.now < meeting.starts_at:
                office.take_answer(meeting.id, person.id, AnswerKind.DECLINED, desk)

    house_secretary = house.person(story.KAREN).id
    house.office(work)


def test_who_was_forgotten_is_a_stranger_at_every_door_and_in_no_log(new_house: House):
    house, name = new_house, story.LARS
    house.has_teams(name)
    person, seat = house.person(name), house.seat(name)
    assert house.says(name, "status")[1] != "# Hej – hvem er du?"
    feed = house.service.links.new_feed()
    house.office(
        lambda office: office.records.put_feed(
            person.id, feed_digest(feed.address.rpartition("/")[2][:-4]), office.now
        )
    )
    assert house.get(feed.address)[0] == 200
    meeting = house.look(
        lambda office: next(
            one for one in office.records.meetings_of_person(person.id) if one.starts_at > office.now
        )
    )
    answer = house.service.links.answer(meeting.id, person.id)
    paper = house.service.links.mailed_paper(meeting.id, person.id, "dagsorden", house.watch())
    assert house.get(answer)[0] == 200
    leave(house, name)
    with everything_logged() as log:
        house.office(lambda office: office.erase(person.id, OPERATOR))
        assert house.says(seat, "status")[1] == "# Hej – hvem er du?"
        assert house.says(seat, person.email)[1] != "# Hej – hvem er du?"  # the same answer as to anybody
        house.drain()
        assert house.get(feed.address)[0] == 404
        assert house.get(answer)[0] in {403, 404, 410}
        assert house.get(paper)[0] in {403, 404, 410}
        house.run(upkeep.purge_and_tell(house.service.desk, house.settings))
        told = log.getvalue().casefold()
    assert [word for word in (name, person.email, name.split()[1]) if word.casefold() in told] == []
    assert (
        house.look(lambda office: office.records.roll(meeting).line(person.id)).person.name
        == "en tidligere deltager"
    )


def test_a_code_is_mailed_to_nobody_who_was_forgotten(new_house: House, smtp):
    house, name = new_house, story.LARS
    person = house.person(name)
    leave(house, name)
    house.office(lambda office: office.erase(person.id, OPERATOR))
    before = len(smtp.received)
    house.says(house.seat(story.OLE), person.email)
    house.drain()
    assert [one for one in smtp.received[before:] if person.email in one.recipients] == []
