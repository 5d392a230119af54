"""One letter a kind of notice: which words and sections make it."""

from collections.abc import Callable, Sequence

from meetings import contradictions
from meetings.attendance import earlier_answer, silent
from meetings.entries import Method
from meetings.model import AnswerKind, Detail, ItemState, Observation, Session
from meetings.notices import Kind
from wording.letters.matter import Draft, Matter
from wording.letters.parts import Bullets, Callout, Choice, Choices, Fact, Facts, Heading, Paragraph, Part
from wording.letters.sections import (
    agenda,
    answer,
    days_of,
    deadlines,
    late,
    old_times,
    places,
    purpose,
    reason,
    seat,
    three_links,
    time_and_place,
    times,
    unanswered_days,
)
from wording.talk import words


def _convened(of: Matter) -> Draft:
    parts = (
        Paragraph(of.words.convened(of.name, of.organisation)),
        *time_and_place(of),
        *answer(of),
        *agenda(of),
        *deadlines(of),
    )
    return Draft(of.words.convened_subject(of.name, of.days), of.words.title(of.meeting), parts)


def _reminder(of: Matter) -> Draft:
    parts: list[Part] = [Paragraph(of.words.reminder(of.the_name, of.organisation))]
    if missing := unanswered_days(of):
        parts.append(Paragraph(of.words.reminder_days(missing)))
    parts += [*answer(of), *time_and_place(of)]
    return Draft(of.words.reminder_subject(of.name, of.days), of.words.reminder_title(), tuple(parts))


def _moved(of: Matter) -> Draft:
    line = of.errand.line
    before = earlier_answer(line) if line else None
    parts = (
        Paragraph(of.words.moved(of.meeting.kind)),
        *reason(of),
        Facts((*times(of, of.words.new_time()), *old_times(of), *places(of))),
        Callout(of.words.earlier_answer(before.kind if before else None)),
        *answer(of),
        *agenda(of),
        *deadlines(of),
    )
    return Draft(of.words.moved_subject(of.name, of.days), of.words.moved_title(of.meeting.kind), parts)


def _amended(of: Matter) -> Draft:
    """Whole, not only what is new: it is the one word somebody has who was called a moment before."""
    titled = (Fact(of.words.meeting_title(), of.meeting.title),) if Detail.TITLE in of.meeting.amended else ()
    parts = (
        Callout(of.words.amended(of.meeting.kind, of.meeting.amended)),
        Paragraph(of.words.amended_stands()),
        Facts((*titled, *times(of, of.words.time()), *places(of))),
        *answer(of),
    )
    return Draft(of.words.amended_subject(of.name, of.days), of.words.amended_title(of.meeting.kind), parts)


def _cancelled(of: Matter) -> Draft:
    goes = (Paragraph(of.words.calendar_goes()),) if of.errand.notice.new.entry else ()
    parts = (Callout(of.words.cancelled(of.the_name, of.days)), *reason(of), *goes)
    return Draft(
        of.words.cancelled_subject(of.name, of.days), of.words.cancelled_title(of.meeting.kind), parts
    )


def _agenda_published(of: Matter) -> Draft:
    parts = (
        Paragraph(of.words.agenda(of.the_name)),
        *_fetched(of, words(of.errand.to.language).agenda_pdf),
        *agenda(of, files=True),
        *time_and_place(of),
        *answer(of),
    )
    return Draft(of.words.agenda_subject(of.name, of.days), of.words.agenda_title(), parts)


def _day_before(of: Matter) -> Draft:
    lead = of.words.day_before(of.the_name)
    if of.principals:
        lead = of.words.day_before_as_substitute(of.principals, of.the_name)
    parts = (Paragraph(lead), *time_and_place(of), *agenda(of), *answer(of))
    title = of.words.day_before_title(of.words.day(of.meeting.sessions[0].day))
    return Draft(of.words.day_before_subject(of.name, of.days), title, parts)


def _substitute(of: Matter) -> Draft:
    line = next((one for one in of.errand.comes_for if one.person == of.errand.about), None)
    principal = of.errand.about or of.errand.to
    organisation = (line.invitee.organisation if line else principal.organisation).name
    parts = (
        Paragraph(of.words.substitute(principal.name, organisation, of.the_name)),
        *seat(of, line),
        *time_and_place(of),
        *answer(of),
        *agenda(of),
    )
    subject = of.words.substitute_subject(principal.name, of.name, of.days)
    return Draft(subject, of.words.substitute_title(), parts)


def _released(of: Matter) -> Draft:
    principal = of.errand.about.name if of.errand.about else None
    moved = (Paragraph(of.words.released_by_move(of.meeting.kind)),) if principal is None else ()
    goes = (Paragraph(of.words.calendar_goes()),) if of.errand.notice.new.entry else ()
    parts = (Paragraph(of.words.released(principal, of.the_name)), *moved, *goes)
    return Draft(of.words.released_subject(of.name, of.days), of.words.released_title(), parts)


def _substitute_left(of: Matter) -> Draft:
    who = (of.errand.about or of.errand.to).name
    parts = (
        Paragraph(of.words.substitute_left(who, of.meeting.kind)),
        Paragraph(of.words.substitute_left_ways()),
        *three_links(of),
        *time_and_place(of),
    )
    subject = of.words.substitute_left_subject(of.name, of.days)
    return Draft(subject, of.words.substitute_left_title(), parts)


def _seat_given(of: Matter) -> Draft:
    giver = of.errand.about
    lead = of.words.seat_given_by(giver.name, of.the_name) if giver else of.words.seat_given(of.the_name)
    parts = (Paragraph(lead), *time_and_place(of), *answer(of))
    return Draft(of.words.seat_given_subject(of.name, of.days), of.words.seat_given_title(), parts)


def _seat_asked(of: Matter) -> Draft:
    asker = (of.errand.about or of.errand.to).name
    parts = (
        Paragraph(of.words.seat_asked(asker, of.the_name)),
        Paragraph(of.words.seat_asked_ways()),
        Choices((Choice(of.words.decline(), of.ways.preselected("afbud")),)),
        *time_and_place(of),
    )
    return Draft(of.words.seat_asked_subject(asker, of.name, of.days), of.words.seat_asked_title(), parts)


def _item_arrived(of: Matter) -> Draft:
    item = of.errand.item
    assert item is not None, "a notice of an item names it"
    facts = [Fact(of.words.item(), item.title)]
    if item.proposer:
        facts.append(Fact(of.words.proposer(), f"{item.proposer.name}, {item.proposer.organisation.name}"))
    if wanted := purpose(of, item):
        facts.append(Fact(of.words.purpose(), wanted))
    if item.minutes:
        facts.append(Fact(of.words.duration(), of.words.minutes(item.minutes)))
    background = (Heading(of.words.background()), Paragraph(item.background)) if item.background else ()
    parts = (
        Paragraph(of.words.item_arrived(of.the_name)),
        *late(of, item),
        Facts(tuple(facts)),
        *background,
    )
    subject = of.words.item_arrived_subject(item.title, of.name, of.days)
    return Draft(subject, of.words.item_arrived_title(), parts)


def _deadline_passed(of: Matter) -> Draft:
    roll = of.errand.roll
    assert roll is not None, "a notice of a meeting has its roll"
    count, missing = roll.count(), silent(roll)
    rows = (
        Fact(of.words.attending(), str(count.attending)),
        Fact(of.words.substituted(), str(count.substituted)),
        Fact(of.words.declined(), str(count.declined)),
        Fact(of.words.tentative(), str(count.tentative)),
        Fact(of.words.pending(), str(count.pending)),
    )
    parts: list[Part] = [Paragraph(of.words.deadline_passed(count)), Facts(rows)]
    if missing:
        names = tuple(f"{line.person.name}, {line.invitee.organisation.name}" for line in missing)
        parts += [
            Heading(of.words.missing_heading()),
            Bullets(names),
            Paragraph(of.words.deadline_next()),
        ]
    subject = of.words.deadline_passed_subject(len(missing), of.name, of.days)
    return Draft(subject, of.words.deadline_passed_title(), tuple(parts))


def _undelivered(of: Matter) -> Draft:
    found = of.errand.undelivered
    lines = tuple(
        f"{one.to.name}, {one.to.organisation.name}: {words(of.words.language).not_brought(one.notice.new.kind, one.why)}"
        for one in found
    )
    parts = (
        Paragraph(of.words.undelivered(of.the_name)),
        Bullets(lines),
        Paragraph(of.words.undelivered_next()),
    )
    subject = of.words.undelivered_subject(len(found), of.name, of.days)
    return Draft(subject, of.words.undelivered_title(len(found)), parts)


def _calendar(of: Matter) -> Draft:
    entry = of.errand.notice.new.entry
    if entry is not None and entry.method is Method.REQUEST:
        parts = (Paragraph(of.words.entry_back(of.the_name)), *time_and_place(of), *answer(of))
        title = of.words.entry_back_title(of.meeting.kind)
        return Draft(of.words.entry_back_subject(of.name, of.days), title, parts)
    line = of.errand.line
    substitutes = list(dict.fromkeys(one.substitute.name for one in line.substitutions)) if line else []
    lead = of.words.entry_gone(of.the_name)
    if substitutes:
        lead = of.words.entry_gone_substituted(of.words.listing(substitutes), of.the_name)
    parts = (Paragraph(lead), *answer(of))
    return Draft(of.words.entry_gone_subject(of.name, of.days), of.words.entry_gone_title(), parts)


def further_entry(of: Matter, days: Sequence[Session]) -> Draft:
    """The short letter that brings the second, third … calendar entry of a meeting: a mail carries one."""
    facts = Facts((*days_of(of, of.words.time(), days), *places(of)))
    subject = of.words.further_entry_subject(of.name, of.words.days(days))
    parts = (Paragraph(of.words.further_entry(of.meeting.kind)), facts)
    return Draft(subject, of.words.further_entry_title(), parts)


def entry_withdrawn(of: Matter, days: Sequence[Session]) -> Draft:
    """The short letter that takes such a further entry away again."""
    told = of.words.days(days)
    lead = Paragraph(of.words.entry_withdrawn(told))
    return Draft(of.words.entry_withdrawn_subject(of.name, told), of.words.entry_withdrawn_title(), (lead,))


def entry_dropped(of: Matter, days: Sequence[Session]) -> Draft:
    """The same when the meeting was moved and no longer has these days."""
    told = of.words.days(days)
    lead = Paragraph(of.words.entry_dropped(told, of.meeting.kind))
    return Draft(of.words.entry_dropped_subject(of.name, told), of.words.entry_dropped_title(), (lead,))


def _maybe(of: Matter) -> Draft:
    parts = (Paragraph(of.words.maybe(of.the_name)), *three_links(of), *time_and_place(of))
    return Draft(of.words.maybe_subject(of.name, of.days), of.words.maybe_title(), parts)


def _confirm(of: Matter) -> Draft:
    """The link back chooses what stood before; a press on the page sets it, since mail scanners follow links."""
    latest = of.errand.said[-1]
    parts = (
        Callout(of.words.confirm(of.words.said_now(latest.after) if latest.after else "", of.the_name)),
        Paragraph(of.words.confirm_why()),
        Choices((_way_back(of, latest),)),
        *time_and_place(of),
    )
    return Draft(of.words.confirm_subject(of.name, of.days), of.words.confirm_title(), parts)


def _unconfirmed(of: Matter) -> Draft:
    to_the_page = (Choices((Choice(of.words.change(), of.ways.answer),)),)
    parts = (
        Callout(of.words.unconfirmed(of.the_name)),
        Paragraph(of.words.unconfirmed_why()),
        *(three_links(of) if of.errand.line else to_the_page),
        *time_and_place(of),
    )
    return Draft(of.words.unconfirmed_subject(of.name, of.days), of.words.unconfirmed_title(), parts)


def _way_back(of: Matter, latest: Observation) -> Choice:
    """To the page with what stood before chosen; where it cannot choose that (a substitute, a queue), to the page."""
    earlier = [one for one in of.errand.said[:-1] if one.session == latest.session]
    substituted = bool(earlier) and earlier[-1].substitute is not None
    if latest.before in _PRESELECTED and not substituted:
        return Choice(of.words.set_back(latest.before), of.ways.preselected(_PRESELECTED[latest.before]))
    return Choice(of.words.change(), of.ways.answer)


_PRESELECTED = {
    AnswerKind.ONSITE: "deltager",
    AnswerKind.ONLINE: "deltager",
    AnswerKind.DECLINED: "afbud",
}


def _differs(of: Matter) -> Draft:
    name = (of.errand.about or of.errand.to).name
    found = contradictions.differing(of.errand.said, of.meeting.round)
    rows = [
        Fact(label, of.words.by_road(contradictions.stance(said), said.source, said.at))
        for one in found
        for label, said in ((of.words.first_said(), one.earlier), (of.words.then_said(), one.later))
    ]
    parts = (
        Paragraph(of.words.differs(name, of.the_name)),
        Facts(tuple(rows)),
        Paragraph(of.words.later_counts()),
        *time_and_place(of),
    )
    return Draft(of.words.differs_subject(name, of.name, of.days), of.words.differs_title(), parts)


# Agenda and minutes: in the words of their cards


def _item_settled(of: Matter) -> Draft:
    item, w, here = of.errand.item, words(of.errand.to.language), of.meeting.id
    assert item is not None, "a notice of an item names it"
    changes = of.errand.regarding.changes if item.state is ItemState.ACCEPTED else ()
    heading = w.settled_heading(item, here)
    parts: list[Part] = [
        Paragraph(w.settled_text(item, here, changed=bool(changes))),
        *([Bullets(tuple(w.change_line(change) for change in changes))] if changes else []),
        *([Callout(item.note)] if item.note else []),
        Facts((Fact(of.words.item(), item.title),)),
    ]
    return Draft(f"{heading}: {item.title} ({of.name}, {of.days})", heading, tuple(parts))


def _agenda_comments(of: Matter) -> Draft:
    w, until = words(of.errand.to.language), of.errand.regarding.until
    due = (Fact(w.comments_until_label, of.words.moment(until)),) if until else ()
    lead = Paragraph(w.agenda_round_says(of.meeting, of.words.moment(until) if until else ""))
    return Draft(f"{w.agenda_round}: {of.name}, {of.days}", w.agenda_round, (lead, Facts(due), *agenda(of)))


def _agenda_to_approve(of: Matter) -> Draft:
    w = words(of.errand.to.language)
    parts = (Paragraph(w.approve_says(of.meeting)), Paragraph(w.agenda_to_approve_text), *agenda(of))
    return Draft(f"{w.agenda_to_approve} {of.name}, {of.days}", w.agenda_to_approve, parts)


def _comment_arrived(of: Matter) -> Draft:
    w, comment = words(of.errand.to.language), of.errand.regarding.comment
    assert comment is not None, "a notice of a comment names it"
    item = (Fact(of.words.item(), of.errand.item.title),) if of.errand.item else ()
    parts = (
        Paragraph(w.comment_says(comment.by.name, comment.text)),
        *((Facts(item),) if item else ()),
    )
    return Draft(f"{w.comment_arrived}: {of.name}, {of.days}", w.comment_arrived, parts)


def _fetched(of: Matter, label: str) -> tuple[Part, ...]:
    return (Choices((Choice(label, of.ways.paper),)),) if of.ways.paper else ()


def _minutes_sent(of: Matter) -> Draft:
    w, until = words(of.errand.to.language), of.errand.regarding.until
    due = (Facts((Fact(w.comments_until_label, of.words.moment(until)),)),) if until else ()
    parts = (
        Paragraph(w.minutes_say(of.meeting)),
        Paragraph(w.minutes_text),
        *_fetched(of, w.minutes_pdf),
        *due,
    )
    return Draft(f"{w.minutes_here}: {of.name}, {of.days}", w.minutes_here, parts)


def _minutes_approved(of: Matter) -> Draft:
    w = words(of.errand.to.language)
    parts = (
        Paragraph(w.minutes_approved_says(of.meeting)),
        Paragraph(w.minutes_approved_text),
        *_fetched(of, w.minutes_pdf),
    )
    return Draft(f"{w.minutes_approved}: {of.name}, {of.days}", w.minutes_approved, parts)


def _excerpt(of: Matter) -> Draft:
    w, item, decision = words(of.errand.to.language), of.errand.item, of.errand.regarding.decision
    assert item is not None, "an excerpt is of an item"
    told = decision.text if decision and decision.text else w.no_decision_yet
    parts = (Paragraph(told), Facts((Fact(of.words.item(), item.title),)))
    return Draft(f"{w.excerpt_heading}: {item.title}", w.excerpt_heading, parts)


def _follow_up(of: Matter) -> Draft:
    w, due = words(of.errand.to.language), of.errand.regarding.follow_up
    assert due is not None, "a notice of a follow-up names it"
    rows = [Fact(w.task_label, due.task)]
    if due.deadline:
        rows.append(Fact(w.deadline_label, of.words.day(due.deadline)))
    parts = (Paragraph(w.follow_up_says(due, due.deadline)), Facts(tuple(rows)))
    return Draft(f"{w.follow_up_heading}: {of.name}, {of.days}", w.follow_up_heading, parts)


def _chair_decided(of: Matter) -> Draft:
    w, decision = words(of.errand.to.language), of.errand.regarding.chair_decision
    assert decision is not None, "a notice of the chair's decision names it"
    heading, clause = w.chair_heading(decision), decision.clause
    told = (Paragraph(w.chair_says(decision)), Paragraph(decision.text))
    if clause is None:
        return Draft(f"{heading}: {decision.title}", heading, told)
    authority = f"{w.quoted(clause.quote)} {clause.source}, {clause.place}"
    return Draft(
        f"{heading}: {decision.title}", heading, (*told, Facts((Fact(w.authority_label, authority),)))
    )


DRAFTS: dict[Kind, Callable[[Matter], Draft]] = {
    Kind.CONVENED: _convened,
    Kind.SUBSTITUTE: _substitute,
    Kind.SUBSTITUTE_LEFT: _substitute_left,
    Kind.RELEASED: _released,
    Kind.CALENDAR: _calendar,
    Kind.REMINDER: _reminder,
    Kind.MAYBE: _maybe,
    Kind.CONFIRM: _confirm,
    Kind.UNCONFIRMED: _unconfirmed,
    Kind.MOVED: _moved,
    Kind.AMENDED: _amended,
    Kind.CANCELLED: _cancelled,
    Kind.AGENDA: _agenda_published,
    Kind.DAY_BEFORE: _day_before,
    Kind.SEAT_GIVEN: _seat_given,
    Kind.SEAT_ASKED: _seat_asked,
    Kind.ITEM_ARRIVED: _item_arrived,
    Kind.DEADLINE_PASSED: _deadline_passed,
    Kind.DIFFERS: _differs,
    Kind.ITEM_SETTLED: _item_settled,
    Kind.AGENDA_COMMENTS: _agenda_comments,
    Kind.AGENDA_TO_APPROVE: _agenda_to_approve,
    Kind.COMMENT_ARRIVED: _comment_arrived,
    Kind.MINUTES_SENT: _minutes_sent,
    Kind.MINUTES_APPROVED: _minutes_approved,
    Kind.EXCERPT: _excerpt,
    Kind.FOLLOW_UP: _follow_up,
    Kind.CHAIR_DECIDED: _chair_decided,
    Kind.UNDELIVERED: _undelivered,
}
