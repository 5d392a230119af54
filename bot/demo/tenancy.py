"""Who is who at the demo's Microsoft: tenants, accounts and conversations derived from organisation and address."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from meetings.model import Account, OrganisationId, Person, Road

APP_ID = str(uuid5(NAMESPACE_URL, "urn:styrmand:demo:app"))
HOME_TENANT = str(uuid5(NAMESPACE_URL, "urn:styrmand:demo:home"))
BOT = f"28:{APP_ID}"


def tenant(organisation: OrganisationId) -> str:
    return str(uuid5(NAMESPACE_URL, f"urn:styrmand:demo:tenant:{organisation}"))


@dataclass(frozen=True, slots=True)
class Seat:
    """One person at a Teams client of the demo."""

    account: Account
    user: str
    conversation: str
    name: str


def seat(person: Person) -> Seat:
    key = uuid5(NAMESPACE_URL, f"mailto:{person.email}")
    account = Account(tenant(person.organisation.id), str(key))
    return Seat(account, f"29:demo-{key.hex}", f"a:demo-{key.hex}", person.name)


def road(person: Person, service_url: str) -> Road:
    """The road of somebody who has the app already."""
    mine = seat(person)
    return Road(
        account=mine.account,
        person=person.id,
        user=mine.user,
        bot=BOT,
        conversation=mine.conversation,
        service_url=service_url,
        locale="da-dk",
        welcomed=True,
    )
