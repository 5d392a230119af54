"""A file dropped in the chat, from the wire to the journal package: Microsoft's signature, a real file host, real books."""

import io
import zipfile

from meetings.model import AgendaItem, MeetingId, Source
from meetings.office import Actor, Office
from tests.journeys import story
from tests.parts.service import House, everything_logged
from tests.parts.teams import Person as Seat

PDF = b"%PDF-1.7 et notat med tal"
TYPED = {"title": "Fælles billetsystem", "ask": "discuss", "background": "Vi køber hver for sig."}
HTML = {
    "contentType": "text/html",
    "content": "<div><attachment id='1'></attachment> til billetsystemet</div>",
}
STRANGER = Seat("Torben Ukendt", "29:torben", "cccccccc-0000-0000-0000-000000000001")


def proposals(house: House, name: str) -> list[AgendaItem]:
    who = house.person(name).id
    return house.look(lambda office: [one.item for one in office.items_of(who)])


def places(house: House, name: str) -> tuple[object, ...]:
    who = house.person(name).id
    return house.look(lambda office: office.places_for(who))


def test_a_dropped_file_is_fetched_laid_on_the_item_and_goes_out_with_the_agenda(new_house: House):
    house = new_house
    house.has_teams(story.METTE, story.KAREN)
    house.says(story.METTE, "punkt")
    house.taps(story.METTE, "Send forslag", **TYPED)
    (item,) = proposals(house, story.METTE)
    with everything_logged() as log:
        told = house.says(
            story.METTE,
            "til billetsystemet",
            attachments=[house.files.attachment("Notat æøå.pdf", PDF), HTML],
        )
        assert told[1:4] == ["# Hvor hører filen til?", "Notat æøå.pdf: PDF, 1 kB", f"Punkt [{item.id}]"]
        assert house.taps(story.METTE, "Læg ved punktet")[1] == "# Bilaget ligger ved punktet"
        assert "Notat" not in log.getvalue()
        assert house.files.url.removeprefix("http://") + "/f" not in log.getvalue()
    assert house.files.asked == [("/f0", None)]  # once, and without the bot's token
    desk = Actor(house.person(story.KAREN).id, Source.PAGE)

    def publish(office: Office) -> MeetingId:
        office.accept_item(item.id, desk)
        office.publish_agenda(item.meeting, desk)
        return item.meeting

    meeting = house.office(publish)
    assert house.office(lambda office: office.records.meeting(meeting).agenda_published_at) is not None
    url = house.service.links.paper(meeting, house.person(story.KAREN).id, "journal", "zip")
    status, package = house.get(url)
    assert status == 200
    with zipfile.ZipFile(io.BytesIO(package)) as packed:
        (name,) = (one for one in packed.namelist() if one.startswith("Bilag"))
        assert name.endswith("- Notat æøå.pdf")
        assert packed.read(name) == PDF


def test_a_message_delivered_twice_gives_one_file(new_house: House):
    house = new_house
    house.has_teams(story.METTE)
    house.says(story.METTE, "punkt")
    house.taps(story.METTE, "Send forslag", **TYPED)
    attached = [house.files.attachment("Notat.pdf", PDF), HTML]
    activity = house.client.message("", house.seat(story.METTE), attachments=attached)
    before = len(house.chat(story.METTE))
    assert [status for status, _ in house.send_together([activity, dict(activity)])] == [200, 200]
    assert len(house.chat(story.METTE)) == before + 1
    who = house.person(story.METTE).id
    assert len(house.look(lambda office: office.records.dropped(who))) == 1


def test_for_whom_a_file_could_lie_nowhere_nothing_is_fetched(new_house: House):
    """A member without a proposal, a stranger, a file that is none of our kinds, and an address elsewhere."""
    house = new_house
    name = next(one for one in story.IN_TEAMS if not places(house, one))
    house.has_teams(name)
    files = [house.files.attachment("Notat.pdf", PDF), HTML]
    assert house.says(name, "", attachments=files)[1] == "# Jeg kan ikke tage imod filen"
    assert house.says(STRANGER, "", attachments=files)[1] == "# Hej – hvem er du?"
    house.says(name, "punkt")
    house.taps(name, "Send forslag", **TYPED)
    film = house.files.attachment("Film.mp4", b"....")
    elsewhere = house.files.attachment("Notat.pdf", PDF)
    elsewhere["content"]["downloadUrl"] = "https://contoso.sharepoint.com.evil.example/Notat.pdf"
    told = house.says(name, "", attachments=[film, elsewhere])
    assert told[1] == "# Jeg kan ikke tage imod filen"
    assert told[2].startswith("»Film.mp4« er ikke af en type, jeg tager imod.")
    assert told[3].startswith("»Notat.pdf« ligger et sted, jeg ikke henter filer fra.")
    assert house.files.asked == []


def test_words_with_a_pasted_picture_are_answered_as_words(new_house: House):
    house = new_house
    house.has_teams(story.METTE)
    picture = {"contentType": "image/png", "contentUrl": f"{house.files.url}/p"}
    assert (
        house.says(story.METTE, "status", attachments=[picture, HTML])[1] != "# Jeg kan ikke tage imod filen"
    )
    alone = house.says(story.METTE, "", attachments=[picture, HTML])
    assert alone[2].startswith("Et billede, der er sat ind i en besked")
    assert house.files.asked == []


def test_the_words_that_come_as_html_too_are_no_file(new_house: House):
    house = new_house
    house.has_teams(story.METTE)
    assert house.says(story.METTE, "status", attachments=[HTML]) == house.says(story.METTE, "status")
