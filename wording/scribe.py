"""What the office has written on agendas and in minutes, in Danish, as those papers are."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from meetings.model import AgendaItem, Committee, Draft, Later, Meeting, Recommendation, StandingKind, Verb
from meetings.paper import ChairDecision, Decision, FollowUp, FollowUpState, Minutes, Outcome
from meetings.workdays import local_day
from wording.dates import capital, listing, month, short_date

_DID: Mapping[Verb, str] = {
    Verb.APPROVE: "godkendte indstillingen",
    Verb.DECIDE: "besluttede som indstillet",
    Verb.DISCUSS: "drøftede sagen",
    Verb.TAKE_NOTE: "tog orienteringen til efterretning",
    Verb.CONSIDER: "behandlede sagen",
    Verb.REPORT: "gjorde status",
    Verb.APPOINT: "udpegede som indstillet",
}
_MONTHS = {month(number): number for number in range(1, 13)}
_PROMISE = re.compile(
    rf"\bpå (?:sit|et|det|et senere|det kommende) ?møde(?:t)? i ({'|'.join(_MONTHS)})\b(?: (20\d\d))?",
    re.IGNORECASE,
)


class Secretary:
    """`meetings.scribe.Scribe` in the words of the cooperation's own papers."""

    def approval(self, committee: Committee, held: Meeting, minutes: Minutes | None) -> Draft:
        """004_a3c5df4cdc8326a4.txt:40-45: when the meeting was, and when its minutes were sent.

        Minutes that are approved already are an orientation, with the day it was.
        """
        told = f"Der blev holdt møde den {_day(held)}."
        if minutes and minutes.sent_at:
            told += f" Referatet blev sendt ud den {short_date(local_day(minutes.sent_at))}"
            if minutes.approved_at:
                told += f" og er godkendt den {short_date(local_day(minutes.approved_at))}"
            told += "."
        if minutes and minutes.approved_at:
            return Draft("", background=told)
        return Draft(
            "",
            background=told,
            proposes=f"Det indstilles, at {called(committee)}",
            recommendations=(Recommendation(Verb.APPROVE, "godkender referatet"),),
        )

    def former_participant(self) -> str:
        return "en tidligere deltager"

    def since_last(self, held: Meeting, decision: Decision, follow_ups: Sequence[FollowUp]) -> str:
        told = f"På mødet den {_day(held)}: {decision.text}"
        return "\n\n".join(part for part in (told, _agreed(follow_ups)) if part)

    def since_meeting(
        self,
        held: Meeting,
        decided: Sequence[tuple[AgendaItem, Decision]],
        follow_ups: Sequence[FollowUp],
    ) -> str:
        said = [f"– {item.title}: {decision.text}" for item, decision in decided if decision.text]
        told = f"På mødet den {_day(held)}:\n" + "\n".join(said) if said else ""
        return "\n\n".join(part for part in (told, _agreed(follow_ups)) if part)

    def next_items(self, committee: Committee, coming: Meeting | None, titles: Sequence[str]) -> Draft:
        """004_a3c5df4cdc8326a4.txt:619-650: the list itself, and whether there are more."""
        when = f"mødet den {_day(coming)}" if coming else "de kommende møder"
        return Draft(
            "",
            background=f"Her er de punkter, der foreløbig er til {when}.",
            proposes=f"Det indstilles, at {called(committee)}",
            recommendations=(
                Recommendation(Verb.TAKE_NOTE, "tager den foreløbige oversigt til efterretning"),
                Recommendation(Verb.DISCUSS, "drøfter, om der er andre punkter til dagsordenen"),
            ),
            case_presentation="\n".join(f"– {title}" for title in titles),
        )

    def chair_decision(self, committee: Committee, decision: ChairDecision) -> Draft:
        when = short_date(local_day(decision.at))
        clause = decision.clause
        if clause is None:
            return Draft(
                f"Skriftlig orientering: {decision.title}"[:120],
                background=f"{capital(called(committee))} er orienteret skriftligt den {when}.",
                case_presentation=decision.text,
                proposes=f"Det indstilles, at {called(committee)}",
                recommendations=(Recommendation(Verb.TAKE_NOTE, "tager orienteringen til efterretning"),),
            )
        return Draft(
            f"Orientering om formandens beslutning: {decision.title}"[:120],
            background=(
                f"{decision.by.name} har som formand den {when} truffet beslutning på vegne af "
                f"{called(committee)} mellem møderne.\n\nDet sker efter {clause.source}, {clause.place}: "
                f'"{clause.quote}"'
            ),
            case_presentation=decision.text,
            proposes=f"Det indstilles, at {called(committee)}",
            recommendations=(Recommendation(Verb.TAKE_NOTE, "tager orienteringen til efterretning"),),
        )

    def decided(self, committee: Committee, item: AgendaItem, outcome: Outcome, later: Later | None) -> str:
        match outcome:
            case Outcome.FOLLOWED:
                return f"{capital(called(committee))} {listing(_done(item))}."
            case Outcome.DEFERRED:
                return f"Punktet blev udsat til {_until(later)}."
            case Outcome.UNFINISHED:
                return f"Punktet blev ikke nået og går videre til {_until(later)}."
            case Outcome.OTHERWISE | Outcome.NOTED:
                return ""

    def merged_under(self, other: AgendaItem) -> str:
        return f"{other.title}:"

    def called_off(self, cancelled: Meeting) -> str:
        return f"Udsat, fordi mødet den {_day(cancelled)} blev aflyst."

    def promised(self, text: str, on: date) -> date | None:
        """The next such month, where no year is said."""
        found = _PROMISE.search(" ".join(text.split()))
        if found is None:
            return None
        number = _MONTHS[found[1].casefold()]
        if found[2]:
            return date(int(found[2]), number, 1)
        return date(on.year + (number <= on.month), number, 1)


def called(committee: Committee) -> str:
    """What a committee calls itself in a sentence: styregruppen; a name that is no such word stands as it is."""
    if committee.called:
        return committee.called
    first = committee.name.split(" ")[0]
    return (
        first[:1].lower() + first[1:]
        if first.endswith(("gruppen", "udvalget", "bestyrelsen"))
        else committee.name
    )


def _done(item: AgendaItem) -> list[str]:
    if item.standing is StandingKind.MINUTES:
        return ["godkendte referatet"]
    return list(dict.fromkeys(_DID[one.verb] for one in item.recommendations)) or ["drøftede sagen"]


def _until(later: Later | None) -> str:
    if later and later.month:
        return f"{month(later.month.month)} {later.month.year}"
    return "et senere møde" if later else "næste møde"


def _day(meeting: Meeting) -> str:
    first, last = meeting.sessions[0].day, meeting.sessions[-1].day
    if first == last:
        return short_date(first)
    start = f"{first.day}." if first.month == last.month else short_date(first)
    return f"{start}-{short_date(last)}"


def _agreed(follow_ups: Sequence[FollowUp]) -> str:
    """What was to be done, and how far it has come; what was dropped is not told."""
    lines = [
        f"– {one.task}{_who(one)}: {_how_far(one)}"
        for one in follow_ups
        if one.state is not FollowUpState.DROPPED
    ]
    return "Opfølgning:\n" + "\n".join(lines) if lines else ""


def _who(one: FollowUp) -> str:
    name = one.who or (one.responsible.name if one.responsible else "")
    return f" ({name})" if name else ""


def _how_far(one: FollowUp) -> str:
    if one.state is FollowUpState.DONE:
        return f"udført. {one.note}".strip() if one.note else "udført"
    return f"i gang, frist {short_date(one.deadline)}" if one.deadline else "i gang"


SECRETARY = Secretary()

__all__ = ["SECRETARY", "Secretary", "called"]
