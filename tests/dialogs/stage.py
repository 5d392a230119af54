"""A small cooperation, and a chat with it: what people say and tap, and what they read, as plain lines."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from dialogs import conversation
from dialogs.gallery.links import Links
from dialogs.heard import (
    Arrived,
    Ask,
    Card,
    FormWanted,
    Heard,
    Reply,
    Said,
    Say,
    Scope,
    Show,
    Silence,
    Speaker,
    Tapped,
)
from meetings.model import (
    Account,
    AgendaItem,
    Clause,
    Committee,
    CommitteeId,
    Contact,
    ItemId,
    ItemState,
    Language,
    Meeting,
    MeetingId,
    MeetingKind,
    Membership,
    Mode,
    Organisation,
    OrganisationId,
    OrganisationKind,
    Person,
    PersonId,
    Recommendation,
    Road,
    Role,
    SeatLimit,
    Session,
    Source,
    Terms,
    Verb,
)
from meetings.office import Actor, MeetingPlan, Office
from meetings.ports import Records
from storage import Store
from tests.parts.card_lint import lint

NOW = datetime(2027, 1, 18, 9, 14, tzinfo=UTC)
"""A Monday at 10.14."""

VIBORG = Organisation(OrganisationId("viborg"), "Viborg Kommune", "Viborg", OrganisationKind.MUNICIPALITY)
SKIVE = Organisation(OrganisationId("skive"), "Skive Kommune", "Skive", OrganisationKind.MUNICIPALITY)
AARHUS = Organisation(OrganisationId("aarhus"), "Aarhus Kommune", "Aarhus", OrganisationKind.MUNICIPALITY)
REGION = Organisation(
    OrganisationId("rm"), "Region Midtjylland", "Region Midtjylland", OrganisationKind.REGION
)

TWO_SEATS = Clause(
    "seats",
    "I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune.",
    "Aftale om kultursamarbejde i Region Midtjylland",
    "Organisering",
)
OWN_PEOPLE = Clause("substitute", "Suppleanten kommer fra medlemmets egen kommune.", "Vedtægter", "§ 4")
GROUP = Committee(
    CommitteeId("ekr-styregruppe"),
    "Styregruppen for Europæisk Kulturregion",
    Contact("Fællessekretariatet", "kultur@rm.example.dk", "78 41 00 00"),
    terms=(Terms(date(2018, 1, 1), None, (TWO_SEATS,), (SeatLimit(MeetingKind.ORDINARY, 2, TWO_SEATS),)),),
)
STRICT = Committee(
    CommitteeId("kmk"),
    "Kulturmetropolens koordinationsgruppe",
    Contact("Kulturmetropolen", "post@kmk.example.dk", ""),
    terms=(Terms(date(2018, 1, 1), None, (OWN_PEOPLE,), (), OWN_PEOPLE),),
)

MARCH = MeetingId("ekr-2027-03-02")
JUNE = MeetingId("ekr-2027-06-09")
PLANNED = MeetingId("ekr-2027-09-07")
OTHERS = MeetingId("kmk-2027-04-06")

SECRETARY = Actor(None, Source.PAGE)


def no_days_off(_: date) -> bool:
    return False


def raise_the_curtain(records: Records) -> None:
    """Members of three municipalities, a deputy, a chair, a secretary, a stranger's committee; nothing called yet."""
    for organisation in (VIBORG, SKIVE, AARHUS, REGION):
        records.put_organisation(organisation)
    records.put_committee(GROUP)
    records.put_committee(STRICT)
    for place, (name, organisation, role, committee) in enumerate(CAST, 1):
        person = records.add_person(
            name, address(name, organisation), "Kulturchef", organisation.id, Language.DA
        )
        if committee is not None and role is not None:
            deputy_for = _known(records, "Mette Kjærgaard").id if role is Role.DEPUTY else None
            seat = Membership(person, role, date(2024, 1, 1), order=place, deputy_for=deputy_for)
            records.put_membership(committee.id, seat)


CAST: tuple[tuple[str, Organisation, Role | None, Committee | None], ...] = (
    ("Inger Holm", REGION, Role.CHAIR, GROUP),
    ("Mette Kjærgaard", VIBORG, Role.MEMBER, GROUP),
    ("Ole Hansen", SKIVE, Role.MEMBER, GROUP),
    ("Vibeke Jensen", AARHUS, Role.MEMBER, GROUP),
    ("Anders Aagaard", AARHUS, Role.MEMBER, GROUP),
    ("Zenia Østergaard", AARHUS, Role.MEMBER, GROUP),
    ("Jonas Østermark", VIBORG, Role.DEPUTY, GROUP),
    ("Lise Aabye", VIBORG, None, None),
    ("Ellen Pedersen", AARHUS, None, None),
    ("Connie Esmann", REGION, Role.SECRETARIAT, GROUP),
    ("Fremmed Fugl", SKIVE, Role.MEMBER, STRICT),
    ("Sune Sekretær", SKIVE, Role.SECRETARIAT, STRICT),
)


def address(name: str, organisation: Organisation) -> str:
    first = name.split(maxsplit=1)[0].lower().replace("ø", "oe").replace("å", "aa").replace("æ", "ae")
    return f"{first}@{organisation.id}.example.dk"


def _known(records: Records, name: str) -> Person:
    organisation = next(home for called, home, _, _ in CAST if called == name)
    found = records.person_with_email(address(name, organisation))
    assert found is not None
    return found


class Wristwatch:
    """Shows what it is set to."""

    def __init__(self) -> None:
        self.shows = NOW

    def __call__(self) -> datetime:
        return self.shows

    def forward(self, **span: float) -> None:
        self.shows += timedelta(**span)


@dataclass
class Chat:
    """One conversation; the last card of each person can be tapped."""

    store: Store
    watch: Wristwatch
    last: dict[str, Card] = field(default_factory=dict)
    scope: Scope = Scope.PERSONAL
    locale: str = "da-dk"
    linked: dict[str, Person] = field(default_factory=dict)

    # setting up

    def office(self, work: Callable[[Office], Any]) -> Any:
        """A verb of the office, behind the talk's back."""
        return self.store.write_now(lambda records: work(Office(records, self.watch(), no_days_off)))

    def person(self, name: str) -> Person:
        found: Person = self.office(lambda office: _known(office.records, name))
        return found

    def seat(self, name: str, committee: Committee = GROUP) -> Membership:
        """As the person sits, or sat last, in the committee."""
        held = self.office(lambda office: office.records.memberships(committee.id))
        found: Membership = [one for one in held if one.person.name == name][-1]
        return found

    def convene(
        self,
        sessions: tuple[Session, ...] = (Session(1, date(2027, 3, 2), time(9, 30), time(11, 30)),),
        *,
        mode: Mode = Mode.ONLINE,
        kind: MeetingKind = MeetingKind.ORDINARY,
        committee: Committee = GROUP,
        call: bool = True,
    ) -> Meeting:
        wanted = MeetingPlan(
            committee.id, "Styregruppemøde", kind, mode, sessions, place="Regionshuset, Viborg"
        )

        def work(office: Office) -> Meeting:
            made = office.create(wanted, SECRETARY)
            return office.convene(made.id, SECRETARY) if call else made

        meeting: Meeting = self.office(work)
        return meeting

    def seminar(self, mode: Mode = Mode.ONSITE) -> Meeting:
        days = (
            Session(1, date(2027, 6, 9), time(10), time(17)),
            Session(2, date(2027, 6, 10), time(9), time(15)),
        )
        return self.convene(days, mode=mode, kind=MeetingKind.SEMINAR)

    def agenda(self, meeting: MeetingId = MARCH) -> None:
        titles = (
            ("1", "Velkomst", Verb.APPROVE),
            ("2", "Budget 2027-28", Verb.DISCUSS),
            ("3", "Eventuelt", None),
        )

        def work(office: Office) -> None:
            for number, title, verb in titles:
                item = AgendaItem(ItemId(0), meeting, title, ItemState.ACCEPTED, number)
                recommended = (Recommendation(verb, "…"),) if verb else ()
                office.records.add_item(replace(item, recommendations=recommended))

        self.office(work)

    # talking

    def says(self, name: str, text: str) -> list[str]:
        return self.hears(name, Said(text))

    def arrives(self, name: str) -> list[str]:
        return self.hears(name, Arrived())

    def taps(self, name: str, title: str, /, *, card: Card | None = None, **typed: str) -> list[str]:
        """Presses the button of that title on the last card (or `card`), with what is typed in its fields."""
        action, fields = button(card or self.last[name], title)
        data = dict(action["data"])
        window = data.pop("msteams", None)
        if window:
            return self.hears(name, FormWanted(data["verb"], data))
        filled = {**fields, **typed} if action.get("associatedInputs") != "none" else {}
        in_form = action["type"] == "Action.Submit"
        return self.hears(name, Tapped(data["verb"], data, filled, in_form=in_form))

    def sends(self, name: str, verb: str, /, **data: str) -> list[str]:
        """A tap on a button that need not be on any card of ours."""
        return self.hears(name, Tapped(verb, data))

    def hears(self, name: str, heard: Heard) -> list[str]:
        """What is answered, as lines; a turn that says it only looks is given books it cannot write in."""
        reply = self.reply(name, heard)
        if isinstance(reply, Show | Ask):
            self.last[name] = reply.card
            public = self.scope is not Scope.PERSONAL
            assert lint(reply.card, channel=public, dialog=isinstance(reply, Ask)) == []
        return lines(reply)

    def reply(self, name: str, heard: Heard) -> Reply:
        def work(records: Records) -> Reply:
            office = Office(records, self.watch(), no_days_off)
            return conversation.answer(heard, self.speaker(office, name), office, Links(), code_of)

        run = self.store.write_now if conversation.changes(heard) else self.store.read_now
        answered: Reply = run(work)
        return answered

    def speaker(self, office: Office, name: str) -> Speaker:
        account = account_of(name)
        if name in STRANGERS:
            return Speaker(account, office.records.person_behind(account), self.scope, self.locale)
        return Speaker(account, _known(office.records, name), self.scope, self.locale)

    def note_road(self, name: str) -> None:
        """What the door does before it lets anybody speak."""
        road = Road(account_of(name), None, f"29:{name}", "28:bot", f"a:{name}", "https://smba.example/")
        self.office(lambda office: office.note_road(road))


STRANGERS = {"stranger", "newcomer"}


def account_of(name: str) -> Account:
    return Account("tenant", f"aad-{name}")


def code_of(link: int) -> str:
    return f"{100000 + link}"


# Reading a card as its reader does


def lines(reply: Reply) -> list[str]:
    match reply:
        case Silence():
            return []
        case Say(text=text):
            return [seen(text)]
        case Show(card=card):
            return list(card_lines(card))
        case Ask(title=title, card=card):
            return [f"<{seen(title)}>", *card_lines(card)]


def card_lines(card: Card) -> Iterator[str]:
    for element in card["body"]:
        yield from element_lines(element)
    if row := buttons_line(card.get("actions", [])):
        yield row


def element_lines(element: Mapping[str, Any]) -> Iterator[str]:
    match element["type"]:
        case "TextBlock":
            heading = "# " if element.get("style") == "heading" else ""
            yield heading + seen(element["text"])
        case "FactSet":
            yield from (f"{seen(one['title'])}: {seen(one['value'])}" for one in element["facts"])
        case "Container" if element.get("isVisible") is False:
            pass
        case "Container":
            for inner in element["items"]:
                yield from element_lines(inner)
        case "ColumnSet":
            yield " ".join(
                line
                for column in element["columns"]
                for inner in column["items"]
                for line in element_lines(inner)
            )
        case "ActionSet":
            yield buttons_line(element["actions"])
        case kind if kind.startswith("Input."):
            yield f"{seen(element['label'])} [{seen(str(element.get('value', '')))}]"


def buttons_line(actions: list[Mapping[str, Any]]) -> str:
    return " ".join(f"({seen(one['title'])})" for one in actions)


def seen(text: str) -> str:
    """As it meets the eye: no joiners, no marks of Markdown, ordinary spaces."""
    return text.replace("\u2060", "").replace("**", "").replace("\u00a0", " ").replace("\\", "")


def actions(card: Card) -> Iterator[tuple[Mapping[str, Any], Card]]:
    """Every button with the card it stands on (its fields are sent along)."""
    rows = [card.get("actions", []), *(one["actions"] for one in card["body"] if one["type"] == "ActionSet")]
    for action in (one for row in rows for one in row):
        yield action, card
        if action["type"] == "Action.ShowCard":
            yield from actions(action["card"])


def button(card: Card, title: str) -> tuple[Mapping[str, Any], dict[str, str]]:
    for action, on in actions(card):
        if seen(action["title"]) == title and action["type"] in {"Action.Execute", "Action.Submit"}:
            return action, dict(fields(on["body"]))
    raise AssertionError(f"no button {title!r}; there are {[seen(one['title']) for one, _ in actions(card)]}")


def fields(elements: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for element in elements:
        if element["type"].startswith("Input."):
            yield element["id"], str(element.get("value", ""))
        yield from fields(element.get("items", []))


PersonOf = Callable[[str], PersonId]
