"""Who sits in a group, and the people one can turn to when a program is not what is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs import buttons
from dialogs.cards.guidance import plain_card, write_button
from dialogs.cards.meeting import agenda_lines, join_button, when_and_where
from dialogs.cards.parts import (
    BUTTONS,
    Action,
    Element,
    at_most,
    card,
    facts,
    link,
    section,
    show,
    tap,
    text,
    window,
)
from dialogs.cards.status import answer_button
from dialogs.heard import Links, Show
from dialogs.intents import Matter
from dialogs.views import View
from meetings.model import (
    AgendaItem,
    Committee,
    Contact,
    Membership,
    Mode,
    Organisation,
    OrganisationId,
    Role,
)
from meetings.order import danish
from wording.talk import Words

MOST_MEMBERS = 60
"""Names on one card, whatever the number of groups."""
MOST_CONTACTS = 4


# Who sits there


@dataclass(frozen=True, slots=True)
class Sitting:
    """A committee and those who sit in it today, in the order they sit."""

    committee: Committee
    members: tuple[Membership, ...]


def members_card(found: Sequence[Sitting], w: Words, *, desk: bool, change: bool) -> Show:
    """Names, titles and organisations, and no address. `desk` may have members changed, and `change` is what was wanted."""
    if not found:
        return plain_card(w, w.product, w.members_heading, w.no_members)
    room, body = MOST_MEMBERS, list[Element]()
    for one in found:
        shown = one.members[:room]
        body += _sitting(one, shown, w, alone=len(found) == 1)
        room -= len(shown)
    how = text(w.members_changed_by if desk else w.members_kept_by, small=not change)
    contact = found[0].committee.contact
    count = len({one.person.id for sitting in found for one in _seated(sitting.members)})
    return show(
        card(
            w,
            over=found[0].committee.name if len(found) == 1 else w.product,
            heading=w.members_heading,
            body=[how, *body] if change else [*body, how],
            actions=[
                *(write_button(w, contact, subject=w.contact_subjects["members"]) if not desk else []),
                *(_to_change_them(w) if desk else []),
                tap(w, w.see_meetings, buttons.ShowMeetings()),
                tap(w, w.help, buttons.ShowHelp(), aside=True),
            ],
            says=w.members_say(count),
        )
    )


def _to_change_them(w: Words) -> list[Action]:
    return [
        tap(w, w.new_member, buttons.MemberForm()),
        tap(w, w.change_or_end, buttons.ChooseMember()),
        tap(w, w.see_overview, buttons.Overview(), aside=True),
    ]


def _sitting(one: Sitting, shown: Sequence[Membership], w: Words, *, alone: bool) -> list[Element]:
    named = [] if alone else [section(one.committee.name)]
    roles = [
        (label, w.listing(_names(shown, role, w)))
        for label, role in ((w.chair_label, Role.CHAIR), (w.vice_chair_label, Role.VICE_CHAIR))
    ]
    desk = [*_names(shown, Role.SECRETARIAT, w)] or [one.committee.contact.name]
    count = len({seat.person.id for seat in _seated(one.members)})
    more = len(one.members) - len(shown)
    return [
        *named,
        text(f"{w.members_count(count)}.", bold=True),
        facts([*roles, (w.desk_label, w.listing(desk))]),
        facts(_by_organisation(shown, w), space="Medium"),
        *([text(w.and_more(more), small=True)] if more else []),
    ]


def _names(seats: Sequence[Membership], role: Role, w: Words) -> list[str]:
    return [w.member_line(one.person) for one in seats if one.role is role]


def _seated(seats: Sequence[Membership]) -> list[Membership]:
    """Those who are of the group; the secretariat serves it."""
    return [one for one in seats if one.role is not Role.SECRETARIAT]


def _by_organisation(seats: Sequence[Membership], w: Words) -> list[tuple[str, str]]:
    """In Danish order, Aarhus last; deputies and observers are told from members by a word."""
    of: dict[OrganisationId, tuple[Organisation, list[str]]] = {}
    for one in _seated(seats):
        home = one.person.organisation
        _, names = of.setdefault(home.id, (home, []))
        names.append(_line(one, w))
    grouped = sorted(of.values(), key=lambda pair: danish(pair[0].short))
    return [(home.short, w.listing(dict.fromkeys(names))) for home, names in grouped]


def _line(one: Membership, w: Words) -> str:
    told, role = w.member_line(one.person), w.seat_words.get(one.role)
    return f"{told} – {role}" if role else told


# The people behind


_PRIVATE = frozenset({Matter.DATA, Matter.FORGET, Matter.WHO_SEES, Matter.WHO_ARE_YOU})
_LEAVING = frozenset({Matter.FORGET, Matter.REMINDERS})
_OF_MEETINGS = frozenset({Matter.RELAY, Matter.LEFT, Matter.SUCCESSOR, Matter.MOVE})
OF_A_MEETING = frozenset({Matter.MODE, Matter.PRACTICAL})
"""What cannot be answered without saying what is known of the meeting."""


def contact_card(
    matter: Matter,
    contacts: Sequence[Contact],
    links: Links,
    w: Words,
    *,
    meeting: View | None = None,
    items: Sequence[AgendaItem] = (),
) -> Show:
    """What is true of the matter, who the secretariat is, and how it is reached; `items` of the agenda speak of it."""
    told = w.contact_texts[matter]
    first = contacts[0] if contacts else None
    return show(
        card(
            w,
            over=meeting.committee.name if meeting else w.product,
            heading=w.contact_headings[matter],
            body=[*(text(one) for one in told), *_known(meeting, items, w), *_reached(contacts, w)],
            actions=at_most(
                BUTTONS,
                write_button(w, first, subject=w.contact_subjects[matter]),
                _of_the_meeting(meeting, w),
                _ways_on(matter, links, w),
                [tap(w, w.see_status, buttons.ShowStatus())],
                [tap(w, w.help, buttons.ShowHelp(), aside=True)],
            ),
            says=f"{w.contact_headings[matter]}. {told[0]}",
        )
    )


def _known(view: View | None, items: Sequence[AgendaItem], w: Words) -> list[Element]:
    """When, where and how the meeting is, and the items whose titles speak of what was asked for."""
    if view is None:
        return []
    in_room = view.meeting.mode is Mode.ONSITE
    mode = [(w.how_label, w.mode(Mode.ONSITE))] if in_room else []
    named = [text(w.on_the_agenda), *agenda_lines(w, items)] if items else []
    return [facts([*when_and_where(w, view.meeting), *mode], space="Medium"), *named]


def _of_the_meeting(view: View | None, w: Words) -> list[Action]:
    if view is None:
        return []
    agenda = [tap(w, w.see_agenda, buttons.ShowAgenda(view.meeting.id), aside=True)] if view.agenda else []
    return [answer_button(view, w), *agenda, *join_button(w, view.meeting)]


def _ways_on(matter: Matter, links: Links, w: Words) -> list[Action]:
    private = [link(w.privacy_page, links.privacy(), tip=w.privacy)] if matter in _PRIVATE else []
    leave = [tap(w, w.sign_out, buttons.SignOutForm(), aside=True)] if matter in _LEAVING else []
    meeting = [tap(w, w.see_meetings, buttons.ShowMeetings())] if matter in _OF_MEETINGS else []
    propose = [window(w, w.propose, buttons.ItemForm())] if matter is Matter.FILES else []
    return [*private, *meeting, *propose, *leave]


def _reached(contacts: Sequence[Contact], w: Words) -> list[Element]:
    """Each with its mail and telephone."""
    if not contacts:
        return [text(w.no_contact, space="Medium")]
    return [text(w.contact(one), space="Medium") for one in contacts[:MOST_CONTACTS]]


# Of somebody else


def others_card(name: str, contacts: Sequence[Contact], w: Words) -> Show:
    """A member said something of another person's coming: nothing is taken of it."""
    first = contacts[0] if contacts else None
    told = w.no_answer_for(name)
    return show(
        card(
            w,
            over=w.product,
            heading=w.others_heading,
            body=[text(f"{told} {w.others_after}"), text(w.others_instead), *_reached(contacts[:1], w)],
            actions=[
                tap(w, w.see_meetings, buttons.ShowMeetings()),
                *write_button(w, first, subject=w.contact_subjects["others"]),
                tap(w, w.see_status, buttons.ShowStatus()),
            ],
            says=f"{w.others_heading}. {told}",
        )
    )
