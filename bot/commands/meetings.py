"""`styrmand meeting …` and `styrmand remind`: the secretariat's verbs, from the machine's own terminal."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bot.commands import output
from bot.commands.desk import OPERATOR, act, look
from bot.commands.output import say
from meetings.model import CommitteeId, Language, Meeting, MeetingId, Session
from meetings.office import Amendment, MeetingPlan, Office
from wording import dates

COLUMNS = ("slug", "committee", "start", "state", "invited", "answered")


def list_them(committee: str | None, *, json: bool) -> None:
    rows = look(lambda office: _rows(office, committee))
    if json:
        output.as_json(rows)
    else:
        output.table(COLUMNS, rows)


def _rows(office: Office, committee: str | None) -> list[dict[str, Any]]:
    records = office.records
    asked = [records.committee(CommitteeId(committee))] if committee else records.committees()
    found = [one for each in asked for one in records.meetings_of_committee(each.id)]
    return [facts(office, one) for one in sorted(found, key=lambda one: (one.starts_at, one.id))]


def create(plan: MeetingPlan, *, convene: bool, json: bool) -> None:
    def work(office: Office) -> dict[str, Any]:
        made = office.create(plan, OPERATOR)
        return facts(office, office.convene(made.id, OPERATOR) if convene else made)

    _told(act(work), json=json)


def convene(slug: str, *, json: bool) -> None:
    _told(act(lambda office: facts(office, office.convene(MeetingId(slug), OPERATOR))), json=json)


def move(slug: str, days: Sequence[Session], reason: str, *, json: bool) -> None:
    moved = act(lambda office: facts(office, office.move(MeetingId(slug), tuple(days), reason, OPERATOR)))
    _told(moved, json=json)


def amend(slug: str, change: Amendment, *, json: bool) -> None:
    _told(act(lambda office: facts(office, office.amend(MeetingId(slug), change, OPERATOR))), json=json)


def cancel(slug: str, reason: str, *, json: bool) -> None:
    _told(act(lambda office: facts(office, office.cancel(MeetingId(slug), reason, OPERATOR))), json=json)


def remind(slug: str, *, dry_run: bool, json: bool) -> None:
    report = act(lambda office: _reminded(office, slug), undo=dry_run)
    if json:
        output.as_json(report | {"dry_run": dry_run})
        return
    for one in report["people"]:
        say(f"{one['person']} <{one['email']}>")
    due = dates.full_moment(datetime.fromisoformat(report["due"]), Language.EN)
    verb = "would be" if dry_run else "will be"
    say(f"{len(report['people'])} {verb} reminded {due}")


def _reminded(office: Office, slug: str) -> dict[str, Any]:
    planned, due = office.remind_now(MeetingId(slug), OPERATOR)
    people = [office.records.person(notice.person) for notice in planned]
    return {
        "meeting": slug,
        "due": due.astimezone(UTC).isoformat(),
        "people": [{"person": one.name, "email": one.email} for one in people],
    }


def facts(office: Office, one: Meeting) -> dict[str, Any]:
    """A meeting for programs; times are ISO 8601 in UTC."""
    count = office.records.roll(one).count()
    return {
        "slug": one.id,
        "committee": one.committee,
        "title": one.title,
        "kind": one.kind.value,
        "mode": one.mode.value,
        "state": one.state.value,
        "start": _iso(one.starts_at),
        "end": _iso(one.ends_at),
        "response_deadline": _iso(one.deadlines.responses),
        "invited": count.invited,
        "answered": count.answered,
    }


def _told(made: dict[str, Any], *, json: bool) -> None:
    if json:
        output.as_json(made)
    else:
        say(f"{made['slug']}: {made['state']}, {made['start']}, {made['invited']} invited")


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
