"""Files sent in the chat: the item they belong to, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs import buttons
from dialogs.cards.guidance import plain_card, write_button
from dialogs.cards.parts import card, choice, facts, show, tap, text, window
from dialogs.heard import Show
from meetings.model import AgendaItem, Committee, Contact, DroppedFile, ItemState, Meeting
from meetings.office.agenda import ItemInMeeting
from wording.dates import capital
from wording.talk import Words

MOST_PLACES = 60
"""More items would make the message too big; the next meetings' come first."""
TITLE_SHOWN = 80
NAME_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Offer:
    """Files that wait, sentences about those that do not, and where they may go.

    `chosen` is where they seem to belong; `unread` says that words came along which were not about that.
    """

    files: tuple[DroppedFile, ...]
    refused: tuple[str, ...]
    places: Sequence[ItemInMeeting]
    chosen: ItemInMeeting | None = None
    unread: bool = False


def offer_card(offer: Offer, w: Words) -> Show:
    drops = tuple(one.id for one in offer.files)
    places = list(offer.places[:MOST_PLACES])
    if offer.chosen and offer.chosen not in places:
        places.append(offer.chosen)
    names = [one.file.name[:NAME_SHOWN] for one in offer.files]
    heading = w.files_belong if len(names) > 1 else w.file_belongs
    return show(
        card(
            w,
            over=w.product,
            heading=heading,
            body=[
                facts([(name, w.file_is(one.file)) for name, one in zip(names, offer.files, strict=True)]),
                *(text(one) for one in offer.refused),
                choice(
                    "item",
                    w.file_item,
                    [(_place(one, w), str(one.item.id)) for one in places],
                    value=str(offer.chosen.item.id) if offer.chosen else "",
                    needed=w.file_need_item,
                ),
                *([text(w.files_only)] if offer.unread else []),
                text(w.file_waits, small=True),
            ],
            actions=[
                tap(w, w.file_place, buttons.PlaceFiles(drops), takes_fields=True),
                tap(w, w.file_throw, buttons.ThrowFiles(drops)),
            ],
            says=f"{heading} {w.file_belongs_says(names)}",
        ),
        replaces=False,
    )


def _place(one: ItemInMeeting, w: Words) -> str:
    item = one.item
    returned = item.state is ItemState.RETURNED
    return w.file_place_is(item.title[:TITLE_SHOWN], item.number, one.meeting, returned=returned)


def laid_card(
    committee: Committee, meeting: Meeting, before: AgendaItem, item: AgendaItem, w: Words, *, mine: bool
) -> Show:
    had = {one.file for one in before.attachments}
    new = [one for one in item.attachments if one.file and one.file not in had]
    named = [f"{one.number} {one.title}".strip()[:NAME_SHOWN] for one in new]
    heading = w.files_laid if len(new) > 1 else w.file_laid
    told = [w.file_numbered if item.number else w.file_follows] if new else [w.file_had]
    if before.state is ItemState.RETURNED and item.state is not ItemState.RETURNED:
        told.append(w.file_in_again)
    more = (
        window(w, w.see_my_item, buttons.ChangeItemForm(item.id))
        if mine and item.state is not ItemState.ACCEPTED
        else tap(w, w.see_arranging, buttons.Arrange(meeting.id))
    )
    return show(
        card(
            w,
            over=committee.name,
            heading=heading,
            body=[
                facts(
                    [
                        (w.item_label, item.title),
                        (w.file_papers, w.listing(named)),
                        (w.meeting, capital(w.the_meeting(meeting))),
                    ]
                ),
                text(" ".join(told)),
            ],
            actions=[more, tap(w, w.see_status, buttons.ShowStatus())],
            says=f"{heading}. {w.file_laid_says(item.title)}",
        )
    )


def thrown_card(w: Words) -> Show:
    return plain_card(w, w.product, w.file_thrown, w.file_thrown_text)


def no_place_card(w: Words, *sentences: str, propose: bool = False, contact: Contact | None = None) -> Show:
    """Why no file was taken, and the way on."""
    first = [window(w, w.propose, buttons.ItemForm())] if propose else write_button(w, contact)
    more = [text(one) for one in sentences[1:]]
    made = plain_card(w, w.product, w.file_none, sentences[0], *more, first=first)
    return Show(made.card, made.summary, replaces=False)
