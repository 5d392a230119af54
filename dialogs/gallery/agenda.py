"""Proposals, the agenda and the files laid to it."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.cards import agenda, files
from dialogs.cards.agenda import ItemForm
from dialogs.gallery.shelf import NOW, Drawing, Shelf
from dialogs.gallery.views import desk, seminar
from meetings.agenda import numbered_attachments
from meetings.model import AgendaItem, Attachment, DropId, DroppedFile, FileId, ItemState, StoredFile, Verb
from meetings.office.agenda import ItemInMeeting


def typed_item(s: Shelf) -> Mapping[str, str]:
    return {
        "title": s.typed.title,
        "ask": Verb.DISCUSS.value,
        "background": s.typed.text,
        "recommendation": s.typed.text,
        "minutes": "30",
        "attachment": "http://uden-s.example.dk",
    }


def form(s: Shelf, **more: object) -> ItemForm:
    empty = ItemForm(s.committee, s.meeting(), {}, {})
    return replace(empty, **more)  # type: ignore[arg-type]  # a few fields of a form, by name


def _late_item(s: Shelf) -> ItemForm:
    return form(s, typed=typed_item(s), late=True)


def _wrong_item(s: Shelf) -> ItemForm:
    problems = {
        name: s.w.field_problem(name, problem, 120)
        for name, problem in (("title", "too_long"), ("ask", "missing"), ("attachment", "invalid"))
    }
    return form(s, typed={**typed_item(s), "ask": ""}, problems=problems)


def own_items(s: Shelf) -> list[ItemInMeeting]:
    states = (ItemState.SUBMITTED, ItemState.ACCEPTED, ItemState.DEFERRED, ItemState.RETURNED)
    return [
        ItemInMeeting(s.item(place, state, "5" if state is ItemState.ACCEPTED else ""), s.meeting())
        for place, state in enumerate(states, 1)
    ]


WRONG_FILES = ("empty", "too_large", "other_type", "too_slow", "gone", "elsewhere", "too_many")


def _dropped(s: Shelf) -> tuple[DroppedFile, ...]:
    kinds = (("pdf", "application/pdf", 1_240_000), ("csv", "text/csv; charset=utf-8", 900))
    return tuple(
        DroppedFile(
            DropId(number),
            s.reader.id,
            StoredFile(FileId(f"{number:064x}"), f"{s.typed.title}.{ending}", kind, size),
            NOW,
        )
        for number, (ending, kind, size) in enumerate(kinds, 1)
    )


def _with_files(s: Shelf, item: AgendaItem) -> AgendaItem:
    papers = tuple(Attachment(one.file.name.rpartition(".")[0], file=one.file.id) for one in _dropped(s))
    return numbered_attachments(replace(item, attachments=(*item.attachments, *papers)))


DRAWINGS: Mapping[str, Drawing] = {
    "04-item-form": lambda s: agenda.item_card(form(s), s.w),
    "04-item-form-choice": lambda s: agenda.item_card(
        form(s, choices=(s.meeting(), seminar(s)), typed={"title": s.typed.title}), s.w
    ),
    "04-item-form-wrong": lambda s: agenda.item_card(_wrong_item(s), s.w),
    "04-item-form-late": lambda s: agenda.item_card(_late_item(s), s.w),
    "dialog-item-form": lambda s: agenda.item_window(form(s), s.w),
    "dialog-item-form-wrong": lambda s: agenda.item_window(_wrong_item(s), s.w),
    "dialog-item-form-late": lambda s: agenda.item_window(_late_item(s), s.w),
    "dialog-item-form-change": lambda s: agenda.item_window(
        form(s, typed=typed_item(s), changes=s.item()), s.w
    ),
    "04-item-receipt": lambda s: agenda.item_receipt(s.committee, s.meeting(), s.item(), s.w),
    "04-item-changed": lambda s: agenda.item_receipt(s.committee, s.meeting(), s.item(), s.w, changed=True),
    "04-item-withdrawn": lambda s: agenda.item_withdrawn(s.committee, s.meeting(), s.item(), s.w),
    "04-my-item": lambda s: agenda.own_item_card(own_items(s)[2], s.w, s.w.product, mendable=False),
    "04-my-item-mendable": lambda s: agenda.own_item_card(own_items(s)[0], s.w, s.w.product, mendable=True),
    "04-my-items": lambda s: agenda.own_items_card(own_items(s), s.w, s.w.product, about=s.typed.title),
    "04-no-items": lambda s: agenda.own_items_card([], s.w, s.w.product),
    "04-agenda": lambda s: agenda.agenda_card(s.committee, s.meeting(), s.agenda(), s.w, alone=True),
    "04-agenda-proposers": lambda s: agenda.agenda_card(
        s.committee, s.meeting(), s.agenda(), s.w, alone=True, proposers=True
    ),
    "04-agenda-desk": lambda s: agenda.agenda_card(
        s.committee, s.meeting(), s.agenda(), s.w, alone=True, desk=True
    ),
    "04-agenda-files": lambda s: agenda.agenda_card(
        s.committee,
        s.meeting(),
        [_with_files(s, one) if place < 8 else one for place, one in enumerate(s.agenda())],
        s.w,
        alone=True,
        files=lambda item, one: (
            s.links.file(s.meeting().id, s.reader.id, item.id, one.file, NOW) if one.file else ""
        ),
    ),
    "04-agenda-published": lambda s: agenda.agenda_published_card(desk(s), s.w, s.w.moment(NOW)),
    "04-agenda-empty": lambda s: agenda.agenda_card(s.committee, s.meeting(), (), s.w, alone=True),
    "04-file-offer": lambda s: files.offer_card(
        files.Offer(_dropped(s)[:1], (), own_items(s)[:1], own_items(s)[0]), s.w
    ),
    "04-files-offer": lambda s: files.offer_card(
        files.Offer(
            _dropped(s),
            (s.w.file_refused_says(s.typed.title[:200], "unknown_type", None), s.w.file_picture),
            own_items(s),
            unread=True,
        ),
        s.w,
    ),
    "04-file-laid": lambda s: files.laid_card(
        s.committee, s.meeting(), s.item(), _with_files(s, s.item(1)), s.w, mine=True
    ),
    "04-files-laid-desk": lambda s: files.laid_card(
        s.committee,
        s.meeting(),
        s.item(1, ItemState.ACCEPTED, "4"),
        _with_files(s, s.item(1, ItemState.ACCEPTED, "4")),
        s.w,
        mine=False,
    ),
    "04-file-thrown": lambda s: files.thrown_card(s.w),
    "04-file-no-item": lambda s: files.no_place_card(s.w, s.w.file_no_item, propose=True),
    "04-file-taken-on": lambda s: files.no_place_card(
        s.w, s.w.file_taken_on(s.w.quoted(s.typed.title)), contact=s.committee.contact
    ),
    "04-files-refused": lambda s: files.no_place_card(
        s.w, *(s.w.file_refused_says(s.typed.title, one, 20_000_000) for one in WRONG_FILES)
    ),
    "04-item-kept": lambda s: agenda.kept_card(s.committee, s.meeting(), s.w),
    "dialog-item-form-both": lambda s: agenda.item_window(
        replace(
            form(s, typed=typed_item(s), changes=s.item()), desk=True, theirs=(("background", s.typed.text),)
        ),
        s.w,
    ),
}
