"""For the secretariat: what may have been sent before the books were put back from a copy, and what becomes of it."""

from collections.abc import Sequence

from dialogs import buttons
from dialogs.cards.parts import BUTTONS, PRIMARY, Element, box, card, choice, facts, show, tap, text
from dialogs.heard import Show
from dialogs.views import View
from meetings.held import Held, HeldBack, Hold
from meetings.notices import Channel, Kind
from meetings.office.held import ALL, OF_KIND
from wording.talk import Words

SINGLY = 30
"""Where more than so many are held, they are chosen by what they say and not one by one."""

LISTED = BUTTONS - 1


def restored_card(hold: Hold | None, back: Sequence[HeldBack], w: Words) -> Show:
    """Once, when the books have been put back: what that means, and the way to what is held."""
    count = sum(len(one.held) for one in back)
    kept = w.restored_held(count)
    see = [tap(w, w.see_held, buttons.ShowHeld())] if count else []
    return show(
        card(
            w,
            over=w.secretariat,
            heading=w.restored_heading,
            body=[
                text(w.put_back(hold.taken_at if hold else None)),
                text(w.restored_lost),
                text(kept, bold=bool(count)),
            ],
            actions=[*see, tap(w, w.see_overview, buttons.Overview(), aside=bool(see))],
            says=f"{w.restored_heading}. {kept}",
        )
    )


def held_meetings_card(hold: Hold | None, back: Sequence[HeldBack], w: Words, *, above: str = "") -> Show:
    """About which meetings something is held, the next one first, with a button each."""
    heading = w.held_heading(sum(len(one.held) for one in back))
    why = [text(w.held_why(hold.taken_at))] if hold and back else []
    more = [text(w.and_more(len(back) - LISTED), small=True)] if len(back) > LISTED else []
    nothing = [] if back else [text(w.nothing_held)]
    ways = [
        tap(w, w.heading(one.meeting), buttons.ShowHeld(one.meeting.id), aside=place > PRIMARY)
        for place, one in enumerate(back[:LISTED], 1)
    ]
    return show(
        card(
            w,
            over=w.secretariat,
            heading=heading,
            body=[*_told(above), *why, *(_meeting(one, w) for one in back[:LISTED]), *more, *nothing],
            actions=[*ways, tap(w, w.see_overview, buttons.Overview(), aside=bool(back))],
            says=heading,
            wide=True,
        )
    )


def held_card(view: View, back: HeldBack, w: Words, *, above: str = "") -> Show:
    """Everyone is named: who decides must see what may come twice, and to whom."""
    heading = w.held_heading(len(back.held))
    meeting = view.meeting.id
    ways = [
        tap(w, w.held_was_sent, buttons.HeldWasSent(meeting), takes_fields=True),
        tap(w, w.held_send, buttons.SendHeld(meeting), takes_fields=True),
    ]
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=heading,
            body=[
                *_told(above),
                facts([(w.meeting, w.heading(view.meeting))]),
                text(w.held_hint if back.held else w.nothing_held),
                *(line for kind in back.kinds for line in _kind(kind, back, w)),
                *_which(back, w),
            ],
            actions=[*(ways if back.held else []), tap(w, w.see_overview, buttons.Overview(meeting))],
            says=heading,
            wide=True,
        )
    )


def _told(above: str) -> list[Element]:
    return [box(text(above, space="None"))] if above else []


def _meeting(one: HeldBack, w: Words) -> Element:
    kinds = [w.held_of(kind, len(_people(kind, one))) for kind in one.kinds]
    return box(text(w.heading(one.meeting), bold=True, space="None"), text("; ".join(kinds), space="Small"))


def _kind(kind: Kind, back: HeldBack, w: Words) -> list[Element]:
    people = [f"{name}{_by_mail(roads, w)}" for name, roads in _people(kind, back).items()]
    return [text(w.told_of(kind), bold=True), text(", ".join(people), space="None")]


def _people(kind: Kind, back: HeldBack) -> dict[str, set[Channel]]:
    """Each once, with the roads by which the same word waits."""
    found: dict[str, set[Channel]] = {}
    for one in back.held:
        if one.notice.new.kind is kind:
            found.setdefault(one.to.name, set()).add(one.notice.new.channel)
    return found


def _by_mail(roads: set[Channel], w: Words) -> str:
    return f" ({w.by_mail_only})" if roads == {Channel.MAIL} else ""


def _which(back: HeldBack, w: Words) -> list[Element]:
    if len(back.held) < 2:
        return []
    kinds = [(w.held_of(kind, len(_people(kind, back))), f"{OF_KIND}{kind}") for kind in back.kinds]
    each = [(_line(one, w), str(one.notice.id)) for one in back.held] if len(back.held) <= SINGLY else []
    choices = [(w.held_all, ALL), *(kinds if len(kinds) > 1 else []), *each]
    return [choice("which", w.which_messages, choices, value=ALL, needed=w.which_messages)]


def _line(one: Held, w: Words) -> str:
    new = one.notice.new
    road = w.by_mail_only if new.channel is Channel.MAIL else w.in_teams_only
    return f"{one.to.name}: {w.told_of(new.kind)} ({road})"
