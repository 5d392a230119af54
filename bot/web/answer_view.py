"""What the answer page shows one person about one meeting, put together from the books in one look."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.links import AnswerKey
from bot.web import answer_form
from bot.web.answer_form import Typed
from meetings import attendance, refusals, seats, terms
from meetings.attendance import Line, Roll, Standing
from meetings.model import AnswerKind, Contact, Meeting, MeetingState, Mode, Person, PersonId
from meetings.office import Office
from wording import dates
from wording.answer_page import Problem
from wording.pages import Words


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio button; `value` is what the form sends, `sends` whether a substitute may go with it."""

    value: str
    text: str
    sends: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    id: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything the page shows. Without `choices` there is nothing to answer, and `closed` says why."""

    committee: str
    title: str
    question: str
    who: str
    when: tuple[str, ...]
    where: str
    join_url: str
    deadline: str
    state: tuple[str, ...]
    answered: bool
    follows: str
    news: tuple[str, ...]
    late: str
    full: Problem | None
    closed: Problem | None
    choices: tuple[Choice, ...]
    candidates: tuple[Candidate, ...]
    may_substitute: bool
    several_days: bool
    before: Typed
    contact: Contact

    def choice(self, value: str) -> str:
        """The words beside a radio button."""
        return next((one.text for one in self.choices if one.value == value), "")


def look(office: Office, key: AnswerKey, words: Words) -> View | None:
    """None once the meeting is over. Raises Unknown for a meeting or person that is no longer in the books."""
    person = office.records.person(key.person)
    meeting = office.records.meeting(key.meeting)
    if not key.good_for(meeting, office.now):
        return None
    roll = office.records.roll(meeting)
    return _Look(office, words, meeting, roll, person).view()


class _Look:
    """One look at the books; what several parts of the page need is found once."""

    def __init__(self, office: Office, words: Words, meeting: Meeting, roll: Roll, person: Person) -> None:
        self.office = office
        self.words = words
        self.meeting = meeting
        self.roll = roll
        self.person = person
        self.line = roll.line(person.id)
        self.principals = roll.principals(person.id)
        self.committee = office.records.committee(meeting.committee)
        self.is_open = _is_open(meeting, office)
        self.taken = self._taken() if self.is_open and self.line else ()

    def view(self) -> View:
        words, meeting, line = self.words, self.meeting, self.line
        related = line is not None or bool(self.principals)
        several = len(meeting.sessions) > 1
        may_substitute = self.is_open and line is not None and not self.taken
        return View(
            committee=self.committee.name,
            title=meeting.title,
            question=words.question(meeting.kind) if line else words.you_substitute,
            who=self._who(),
            when=tuple(dates.capital(dates.session(one, words.language)) for one in meeting.sessions),
            where=words.place(meeting),
            join_url=meeting.join_url if related and meeting.state is not MeetingState.CANCELLED else "",
            deadline=self._deadline() if self.is_open and line else "",
            state=tuple(self._state()),
            answered=line is None or any(line.answer(day) for day in meeting.days),
            follows=self._follows(),
            news=tuple(self._news()),
            late=self._late() if self.is_open and line else "",
            full=words.refusal(self.taken[0]) if self.taken else None,
            closed=self._closed(related=related),
            choices=tuple(self._choices()) if self.is_open and related else (),
            candidates=tuple(self._candidates()) if may_substitute else (),
            may_substitute=may_substitute,
            several_days=several,
            before=answer_form.answered(line, meeting) if line else Typed(),
            contact=self.committee.contact,
        )

    # who and when

    def _who(self) -> str:
        if self.line is None and self.principals:
            return self.words.comes_for(self.person.name, [one.person.name for one in self.principals])
        organisation = self.line.invitee.organisation if self.line else self.person.organisation
        return self.words.invited_for(self.person.name, organisation.name)

    def _deadline(self) -> str:
        return dates.capital(dates.moment(self.meeting.deadlines.responses, self.words.language))

    def _closed(self, *, related: bool) -> Problem | None:
        if self.meeting.state is MeetingState.PLANNED or (related and not self.is_open):
            return self.words.closed(self.meeting)
        return None if related else Problem(self.words.not_invited, self.words.not_invited_text)

    # what was answered

    def _state(self) -> Iterator[str]:
        """One sentence, or one a day where the days differ; nothing for somebody who is not there."""
        if self.line is not None and not self.line.answers:
            return
        said = {one: self._said(one.number) for one in self.meeting.sessions}
        if len(set(said.values())) == 1:
            only = next(iter(said.values()))
            yield f"{dates.capital(only)}." if only else ""
        else:
            yield from (self.words.on_day(one, text) for one, text in said.items() if text)
        if self.line is not None:
            yield from (self.words.holder_asked(one.name) for one in self._asked())

    def _said(self, day: int) -> str:
        line, words = self.line, self.words
        if line is None:
            principal = next((one for one in self.principals if self._sits_for(one, day)), None)
            return words.you_come_for(principal.person.name) if principal else ""
        if seated := line.substitution(day):
            return words.comes_instead(seated.substitute.name)
        answer = line.answer(day)
        return words.said(answer.kind if answer else None, self.meeting.mode)

    def _sits_for(self, principal: Line, day: int) -> bool:
        seated = principal.substitution(day)
        return seated is not None and seated.substitute.id == self.person.id

    def _follows(self) -> str:
        """What happens now that it is answered."""
        words, line = self.words, self.line
        if line is None:
            return ""
        names = list(dict.fromkeys(one.substitute.name for one in line.substitutions))
        match line.overall(self.meeting.days):
            case Standing.SUBSTITUTED:
                return words.substitute_told(names)
            case Standing.ATTENDING if names:
                return words.substitute_told_some_days(names)
            case Standing.DECLINED:
                return words.entry_cancelled
            case Standing.PENDING if self._waits():
                return words.wait_promise
            case _:
                return ""

    def _waits(self) -> bool:
        answers = self.line.answers if self.line else ()
        return any(one.kind is AnswerKind.WAITING for one in answers)

    def _news(self) -> Iterator[str]:
        """What the secretariat has changed since people were asked first."""
        words, meeting, line = self.words, self.meeting, self.line
        if self.is_open and line is not None and meeting.before_move:
            yield words.moved(meeting.before_move)
            if meeting.reason:
                yield words.reason(meeting.reason)
            if not line.answers and line.earlier:
                yield words.had_said(line.earlier[0].kind)
        elif meeting.state is MeetingState.CANCELLED and meeting.reason:
            yield words.reason(meeting.reason)

    def _late(self) -> str:
        assert self.line is not None
        deadline = self.meeting.deadlines.responses
        if any(one.late for one in self.line.answers):
            return self.words.was_late(deadline)
        late_now = not self.line.answers and attendance.is_late(self.meeting, self.office.now)
        return self.words.late_to_come(deadline) if late_now else ""

    # what can be answered

    def _choices(self) -> Iterator[Choice]:
        words = self.words
        if self.line is None:
            yield Choice(answer_form.DECLINE, words.cannot_after_all)
            return
        yield from self._ways_to_attend()
        if self.taken:
            yield Choice(answer_form.WAIT, words.wait)
            yield from (
                Choice(f"plads:{one.id}", words.ask_holder(one.name))
                for one in self._holders()
                if one not in self._asked()
            )
        else:
            yield Choice(answer_form.SUBSTITUTE, words.substitute, sends=True)
        yield Choice(answer_form.DECLINE, words.decline)

    def _ways_to_attend(self) -> Iterator[Choice]:
        """The whole meeting, or one day of it; at a hybrid one, in the room or on Teams."""
        days, hybrid = self.meeting.sessions, self.meeting.mode is Mode.HYBRID
        ways: dict[str, AnswerKind | None] = (
            {answer_form.IN_THE_ROOM: AnswerKind.ONSITE, answer_form.ON_TEAMS: AnswerKind.ONLINE}
            if hybrid
            else {answer_form.ANYWHERE: None}
        )
        full = {one.session for one in self.taken}
        if not full:
            yield from (Choice(way, self.words.attend(len(days), where=where)) for way, where in ways.items())
        if len(days) > 1:
            for day in days:
                for way, where in ways.items():
                    if day.number not in full:
                        text = self.words.attend(only=day, where=where)
                        yield Choice(f"{way}:{day.number}", text, sends=not full)

    def _candidates(self) -> Iterable[Candidate]:
        """Those who may come; whoever comes now is among them, wherever he is from."""
        assert self.line is not None
        known = [
            *self.office.candidates(self.meeting.id, self.person.id),
            *(one.substitute for one in self.line.substitutions),
        ]
        return [Candidate(one.id, one.name) for one in {one.id: one for one in known}.values()]

    # seats

    def _taken(self) -> tuple[refusals.SeatsTaken, ...]:
        """For each day on which others hold every seat: the rule's own refusal."""
        assert self.line is not None
        organisation = self.line.invitee.organisation
        first = self.meeting.sessions[0].day
        limit = terms.seat_limit(self.committee, self.meeting.kind, organisation, first)
        found = []
        for day in self.meeting.days:
            try:
                seats.check_seat(self.roll, self.line, day, limit)
            except refusals.SeatsTaken as why:
                found.append(why)
        return tuple(found)

    def _holders(self) -> Sequence[Person]:
        """The colleagues who sit in their own seats and could give them."""
        held = [person for one in self.taken for person in one.holders]
        return [one for one in dict.fromkeys(held) if self.roll.line(one.id) is not None]

    def _asked(self) -> Sequence[Person]:
        """Those of them who have been asked already."""
        wish = self.office.records.seat_wish
        return [one for one in self._holders() if wish(self.meeting.id, self.person.id, one.id)]


def _is_open(meeting: Meeting, office: Office) -> bool:
    try:
        attendance.check_open(meeting, office.now)
    except refusals.Refusal:
        return False
    return True
