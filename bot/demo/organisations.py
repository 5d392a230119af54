"""The organisations of the demo: the 19 municipalities of Region Midtjylland, the region, and who works with them."""

from meetings.model import Organisation, OrganisationId, OrganisationKind
from meetings.order import danish

_MUNICIPALITIES = (
    "Favrskov Hedensted Herning Holstebro Horsens Ikast-Brande Lemvig Norddjurs Odder Randers "
    "Ringkøbing-Skjern Samsø Silkeborg Skanderborg Skive Struer Syddjurs Viborg Aarhus"
).split()


def slug(text: str) -> str:
    """Samsø becomes samsoe, as in the addresses of Danish municipalities."""
    plain = text.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa").replace("é", "e")
    return "-".join(plain.split())


def _municipality(short: str) -> Organisation:
    id = OrganisationId(slug(short))
    return Organisation(id, f"{short} Kommune", short, OrganisationKind.MUNICIPALITY)


def _other(name: str) -> Organisation:
    return Organisation(OrganisationId(slug(name)), name, name, OrganisationKind.OTHER)


REGION = Organisation(
    OrganisationId("region-midtjylland"), "Region Midtjylland", "Region Midtjylland", OrganisationKind.REGION
)
KD_NET = _other("KD-Net")
KKR = _other("KKR Midtjylland")
NOT_TOLD = Organisation(OrganisationId("ikke-oplyst"), "Ikke oplyst", "Ikke oplyst", OrganisationKind.OTHER)
"""For three people the summary of 15 March 2021 names without saying where they come from."""

MUNICIPALITIES = tuple(_municipality(short) for short in sorted(_MUNICIPALITIES, key=danish))
METROPOLE = tuple(_municipality(short) for short in ("Albertslund", "Ishøj", "Roskilde"))
"""Of Kulturmetropolen, which is another cooperation than the others here."""
ALL = (*MUNICIPALITIES, REGION, KD_NET, KKR, NOT_TOLD, *METROPOLE)
