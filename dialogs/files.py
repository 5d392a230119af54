"""Files sent in the chat: which item they belong to, and why not, in one answer."""

from collections.abc import Sequence
from contextlib import suppress

from dialogs import buttons
from dialogs.agenda import nearest
from dialogs.cards.files import Offer, laid_card, no_place_card, offer_card, thrown_card
from dialogs.heard import Dropped, Handed, NotFetched, Reply, Show
from dialogs.turn import Turn
from meetings import files, refusals
from meetings.model import Account, DroppedFile, PersonId, Source
from meetings.office import Actor, Office


def wanted_of(office: Office, account: Account) -> PersonId | None:
    """Who sends files, when he has an item they could be laid on; for others nothing is fetched."""
    person = office.records.person_behind(account)
    return person.id if person is not None and office.places_for(person.id) else None


def take(turn: Turn, dropped: Dropped) -> Show:
    """Keeps what can be kept, and asks which item it belongs to."""
    places = turn.office.places_for(turn.me)
    if all(one.content is NotFetched.PICTURE for one in dropped.files):
        return no_place_card(turn.w, turn.w.file_picture)
    if not places:
        return _no_place(turn)
    taken, refused = _keep(turn, dropped.files)
    if not taken:
        return no_place_card(turn.w, *refused)
    meant = nearest(places, dropped.text)
    chosen = meant or (places[0] if len(places) == 1 else None)
    unread = bool(dropped.text.strip()) and meant is None
    return offer_card(Offer(taken, tuple(refused), places, chosen, unread), turn.w)


def place(turn: Turn, button: buttons.PlaceFiles) -> Reply:
    waiting = [one for one in turn.office.records.dropped(turn.me) if one.id in button.drops]
    if button.item is None:
        return offer_card(Offer(tuple(waiting), (), turn.office.places_for(turn.me)), turn.w)
    before = turn.office.records.item(button.item)
    item = turn.office.place_files(button.drops, button.item, turn.actor)
    meeting = turn.office.records.meeting(item.meeting)
    mine = item.proposer is not None and item.proposer.id == turn.me
    committee = turn.office.records.committee(meeting.committee)
    return laid_card(committee, meeting, before, item, turn.w, mine=mine)


def throw(turn: Turn, button: buttons.ThrowFiles) -> Reply:
    turn.office.drop_no_files(button.drops, turn.actor)
    return thrown_card(turn.w)


def _keep(turn: Turn, handed: Sequence[Handed]) -> tuple[tuple[DroppedFile, ...], list[str]]:
    """What is kept now, and a sentence for each that is not."""
    taken: dict[str, DroppedFile] = {}
    refused: list[str] = []
    for one in handed:
        try:
            if isinstance(one.content, NotFetched):
                refused.append(_why_not(turn, one.name, one.content))
            else:
                dropped = turn.office.drop_file(one.name, one.content, Actor(turn.me, Source.TEAMS))
                taken[dropped.file.id] = dropped
        except refusals.WrongFile as wrong:
            refused.append(turn.w.file_refused_says(wrong.name, wrong.problem, wrong.limit))
    return tuple(taken.values()), refused


def _why_not(turn: Turn, name: str, why: NotFetched) -> str:
    if why is NotFetched.PICTURE:
        return turn.w.file_picture
    limit = files.SIZE_LIMIT if why is NotFetched.TOO_LARGE else None
    if why is NotFetched.UNWANTED:
        with suppress(refusals.WrongFile):
            files.named(name)
            why = NotFetched.GONE
    problem = "unknown_type" if why is NotFetched.UNWANTED else why.value
    return turn.w.file_refused_says(name, problem, limit)


def _no_place(turn: Turn) -> Show:
    """Nothing was fetched: propose first; or the proposal is the secretariat's to add to now."""
    if on := turn.office.taken_on(turn.me):
        committee = turn.office.records.committee(on[0].meeting.committee)
        titles = turn.w.listing(turn.w.quoted(one.item.title) for one in on[:3])
        return no_place_card(turn.w, turn.w.file_taken_on(titles), contact=committee.contact)
    return no_place_card(turn.w, turn.w.file_no_item, propose=True)
