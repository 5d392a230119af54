"""The answer page behind the mail link: the signed token says who and which meeting, nobody signs in.

A GET changes nothing, because mail scanners follow links; the links of a mail only choose beforehand. A POST that is
taken leads on to a GET, so that reloading the receipt cannot send an old answer again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from aiohttp import web

from bot.desk import Desk
from bot.links import Altered, AnswerKey, SignedLinks
from bot.web import answer_form, forms
from bot.web.answer_form import NAMES, AskHolder, Step, Typed
from bot.web.answer_view import View, look
from bot.web.faults import Unsaved
from bot.web.pages import REFUSED, asked_language, page, problem, see_other
from meetings import refusals
from meetings.model import AnswerKind, Contact, Source
from meetings.office import Actor, Office
from wording import pages as wording
from wording.answer_page import Problem
from wording.pages import Words

SAVED = "gemt"


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why an answer was not taken; the id of the field it is about, and what is said there."""

    problem: Problem
    field: str = ""
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look at the books gave; `view` is None when the meeting is over."""

    words: Words
    contact: Contact
    view: View | None


class AnswerPage:
    def __init__(self, desk: Desk, links: SignedLinks, knock: Callable[[], None]) -> None:
        self.desk = desk
        self.links = links
        self.knock = knock

    async def show(self, request: web.Request) -> web.Response:
        """GET /svar/{token}: who is asked, about what, and what the answer is now."""
        key = self.links.read_answer(request.match_info["token"])
        if isinstance(key, Altered):
            return await self._altered(request)
        return await self._page(request, key)

    async def take(self, request: web.Request) -> web.Response:
        """POST /svar/{token}: takes the answer; what was typed stays in the form when it is refused."""
        key = self.links.read_answer(request.match_info["token"])
        if isinstance(key, Altered):
            return await self._altered(request)
        fields = await forms.posted(request, NAMES)
        typed = Typed.sent(fields)
        try:
            await self.desk.write(lambda office: _take(office, key, typed))
        except refusals.Refusal as why:
            return await self._page(request, key, typed, why)
        except Exception as fault:
            raise Unsaved(fields) from fault
        self.knock()
        return see_other(f"{request.path}?{SAVED}=ja")

    async def _page(
        self,
        request: web.Request,
        key: AnswerKey,
        typed: Typed | None = None,
        why: refusals.Refusal | None = None,
    ) -> web.Response:
        try:
            seen = await self.desk.read(lambda office: _see(office, key))
        except refusals.Unknown:
            return await self._altered(request)
        words, view = seen.words, seen.view
        if view is None:
            return problem(words.over(), words.language, status=410, contacts=[seen.contact])
        if typed is None and SAVED in request.query and view.answered:
            return page("answered.html", words.language, heading=_thanks(view, words), view=view)
        complaint = _complaint(why, view, typed, words) if why and typed else None
        return page(
            "answer.html",
            words.language,
            status=REFUSED if why else 200,
            path=request.path,
            view=view,
            typed=typed or _chosen_beforehand(view.before, request),
            complaint=complaint,
            prompt="" if typed else _prompt(view, request, words),
            ask=isinstance(why, refusals.BadField) and why.problem == "unwanted",
        )

    async def _altered(self, request: web.Request) -> web.Response:
        """Nobody knows whose link it was meant to be, so all the secretariats are named."""
        language = asked_language(request)
        contacts = await self.desk.read(_contacts)
        return problem(wording.words(language).altered(), language, status=404, contacts=contacts)


def _take(office: Office, key: AnswerKey, typed: Typed) -> None:
    """Raises a Refusal, and then nothing of it was taken."""
    office.check_known(key.person)
    actor = Actor(key.person, Source.MAIL_LINK)
    for step in answer_form.meaning(typed, office.records.meeting(key.meeting)):
        match step:
            case Step(kind=kind, sessions=sessions, substitute=substitute):
                office.take_answer(
                    key.meeting,
                    key.person,
                    kind,
                    actor,
                    sessions=sessions,
                    remark=typed.remark,
                    substitute=substitute,
                )
            case AskHolder(holder=holder):
                office.ask_for_seat(key.meeting, key.person, holder, actor)
                if typed.remark:
                    office.take_answer(
                        key.meeting, key.person, AnswerKind.WAITING, actor, remark=typed.remark
                    )


def _see(office: Office, key: AnswerKey) -> Seen:
    office.check_known(key.person)
    words = wording.words(office.records.person(key.person).language)
    meeting = office.records.meeting(key.meeting)
    return Seen(words, office.records.committee(meeting.committee).contact, look(office, key, words))


def _contacts(office: Office) -> list[Contact]:
    return list(dict.fromkeys(one.contact for one in office.records.committees()))


def _chosen_beforehand(before: Typed, request: web.Request) -> Typed:
    """The form as it was left, and over that the answer of the link that was followed."""
    chosen = _chosen(request)
    return replace(before, answer=chosen) if chosen else before


def _prompt(view: View, request: web.Request, words: Words) -> str:
    """What is still to be done by whoever came by such a link."""
    chosen = _chosen(request)
    if len(view.choices) < 2 or not chosen or chosen == view.before.answer:
        return ""
    if text := view.choice(chosen):
        return words.name_and_send() if chosen == answer_form.SUBSTITUTE else words.press_send(text)
    where_is_asked = chosen == answer_form.ANYWHERE and view.choice(answer_form.IN_THE_ROOM)
    return words.choose_where if where_is_asked else ""


def _chosen(request: web.Request) -> str:
    return answer_form.beforehand(request.query.get("svar", ""))


def _thanks(view: View, words: Words) -> str:
    return words.thanks if view.state and view.state[0] else words.stepped_back


# Why not


def _complaint(why: refusals.Refusal, view: View, typed: Typed, words: Words) -> Complaint:
    if view.closed:
        text = f"{words.not_saved_text} {view.closed.text}"
        return Complaint(Problem(view.closed.heading, text))
    if isinstance(why, refusals.BadField) and why.problem == "unwanted":
        names = {str(one.id): one.name for one in view.candidates}
        named = names.get(typed.substitute) or typed.name or words.a_named_person
        problem = words.unwanted_substitute(view.choice(typed.answer), named)
        return Complaint(problem, "svar", problem.heading)
    problem = words.refusal(why)
    brief = f"{problem.heading}." if isinstance(why, refusals.SeatsTaken) else problem.text
    return Complaint(problem, _field(why, view, typed), brief)


def _field(why: refusals.Refusal, view: View, typed: Typed) -> str:
    chosen_by = "stedfortraeder" if view.candidates and not (typed.name or typed.email) else "mail"
    match why:
        case refusals.BadField(name="name"):
            return "navn"
        case refusals.BadField(name="email"):
            return "mail"
        case refusals.BadField(name="remark"):
            return "bemaerkning"
        case refusals.BadField(name="substitute"):
            return "stedfortraeder" if view.candidates else "navn"
        case refusals.NoSuchSubstitute() | refusals.Unknown(what="person"):
            return chosen_by
        case _:
            return "svar"
