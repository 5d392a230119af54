"""The people of the demo, all invented but for those of two papers from 2021; every address ends in example.dk.

Whoever is named in the summary of 15 March 2021 or in item 4.1 of 2 March 2021 (001_40c9bc0715cd5de3.txt) stands
under the name and organisation given there, and nothing is said of them that those papers do not say.
"""

from dataclasses import dataclass

from bot.demo.organisations import slug

CHIEF, CONSULTANT = "Kulturchef", "Kulturkonsulent"


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as the demo's own list has them; `organisation` is its id."""

    name: str
    title: str
    organisation: str

    @property
    def email(self) -> str:
        return f"{slug(self.name).replace('-', '.')}@{self.organisation}.example.dk"


def _from(organisation: str, *named: tuple[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(name, title, organisation) for name, title in named)


CHAIR = Entry("Niels Bro", "Udviklingsdirektør", "region-midtjylland")
SECRETARIAT = _from(
    "region-midtjylland",
    ("Karen Lund", "Chefkonsulent"),
    ("Jonas Aagaard", "Fuldmægtig"),
)

MEMBERS = (
    *_from("favrskov", ("Hans Vinther", CHIEF), ("Lone Bæk Aagaard", CONSULTANT)),
    *_from("hedensted", ("Bodil Krogh", CONSULTANT), ("Søren Ravn", CHIEF)),
    *_from("herning", ("Per Daugbjerg", CHIEF), ("Åse Nørgaard", CONSULTANT)),
    *_from("holstebro", ("Ole Thorsen", CHIEF), ("Camilla Ørum", CONSULTANT)),
    *_from("horsens", ("Signe Holm", CHIEF), ("Jens-Ole Brandt", CONSULTANT)),
    *_from("ikast-brande", ("Kirsten Dahl", CHIEF), ("Tove Kjær", CONSULTANT)),
    *_from("lemvig", ("Erik Noer", CHIEF), ("Gitte Vestermark", CONSULTANT)),
    *_from("norddjurs", ("Tine Risager", CHIEF), ("Mads Færch", CONSULTANT)),
    *_from("odder", ("Martin Fogh", CHIEF), ("Hanne Øllgaard", CONSULTANT)),
    *_from("randers", ("Ida Søgaard", CHIEF), ("Kåre Munk", CONSULTANT)),
    *_from("ringkoebing-skjern", ("Poul Iversen", CHIEF), ("Dorthe Sønderby", CONSULTANT)),
    *_from("samsoe", ("Marie Rask", CONSULTANT), ("Aage Lillelund", CHIEF)),
    *_from("silkeborg", ("Thomas Balle", CHIEF), ("Line Præstegaard", CONSULTANT)),
    *_from("skanderborg", ("Anne Skou", CHIEF), ("Bjørn Haahr", CONSULTANT)),
    *_from("skive", ("Lars Nygaard", CHIEF), ("Pernille Stæhr", CONSULTANT)),
    *_from("struer", ("Britta Hald", CHIEF), ("Simon Grønkjær", CONSULTANT)),
    *_from("syddjurs", ("Jeppe Lind", CHIEF), ("Ulla Mølgaard", CONSULTANT)),
    *_from("viborg", ("Mette Kjærgaard", CHIEF), ("Anders Skjødt", CONSULTANT)),
    *_from("aarhus", ("Rikke Møller", CHIEF), ("Frederik Aaby", CONSULTANT)),
)
"""Two from each municipality, in Danish order."""

COLLEAGUES = (
    *_from("favrskov", ("Trine Ågård", CONSULTANT)),
    *_from("herning", ("Morten Bisgård", CONSULTANT)),
    *_from("holstebro", ("Nina Bech", CONSULTANT)),
    *_from("horsens", ("Eva Lærke Holm", CONSULTANT)),
    *_from("norddjurs", ("Katrine Bødker", CONSULTANT)),
    *_from("randers", ("Øjvind Thygesen", CONSULTANT)),
    *_from("samsoe", ("Jytte Strand", CONSULTANT)),
    *_from("silkeborg", ("Sofie Kær", CONSULTANT)),
    *_from("skive", ("Rasmus Vinde", CONSULTANT)),
    *_from("viborg", ("Jonas Østermark", CONSULTANT)),
    *_from("aarhus", ("Sanne Åkjær", CONSULTANT)),
)
"""Who may come instead, though nobody has called them."""

DEPUTIES = {
    "Jonas Østermark": "Mette Kjærgaard",
    "Nina Bech": "Ole Thorsen",
    "Jytte Strand": "Marie Rask",
    "Sanne Åkjær": "Rikke Møller",
}
"""Standing deputies and their principals."""

WORKING_GROUP = (
    "Ole Thorsen",
    "Lars Nygaard",
    "Mette Kjærgaard",
    "Ida Søgaard",
    "Rikke Møller",
    "Signe Holm",
)
"""One from each area: west, north-west, middle, north, east and south."""

KKR_CHAIR = Entry("Ejnar Bovbjerg", "Borgmester", "horsens")
KKR_MEMBERS = (
    *_from("herning", ("Dagny Østerlund", "Borgmester")),
    *_from("samsoe", ("Villy Langøre", "Borgmester")),
    *_from("silkeborg", ("Asta Gudenå", "Borgmester")),
    *_from("aarhus", ("Torkil Ådal", "Borgmester")),
)
KKR_SECRETARIAT = Entry("Birgitte Toft", "Sekretariatsleder", "kkr-midtjylland")

# 001_40c9bc0715cd5de3.txt:1529-1536
LANGUAGE_STRATEGY = (
    *_from("ringkoebing-skjern", ("Anette Ørbæk Andersen", "")),
    *_from("holstebro", ("Mette Højborg", "")),
    *_from("favrskov", ("Hans Minor Vedel", "")),
    *_from("aarhus", ("Vibeke Jensen", "")),
    *_from("silkeborg", ("Thomas Born Smidt", "")),
    *_from("kd-net", ("Brian Høyer Lorentsen", "")),
    *_from("ikke-oplyst", ("Marianne Holst Nielsen", ""), ("Kenneth Koed", ""), ("Jan Lund Andersen", "")),
)
LANGUAGE_STRATEGY_SUBSTITUTE = Entry("Ellen Pedersen", "", "aarhus")

# 001_40c9bc0715cd5de3.txt:1135-1138
SHORTCUT = Entry("Per Høegh Sørensen", CHIEF, "ringkoebing-skjern")
SHORTCUT_DEPUTY = Entry("Henrik Schou Zacho", CHIEF, "holstebro")
SHORTCUT_PREDECESSOR = Entry("Lisbeth Gormsen", "", "holstebro")

# 002_c55d86b5dfef17c2.txt:42-46, 67-68: Ishøj leads, and there are two vice-chairs; the names are made up.
METROPOLE_CHAIR = Entry("Gudrun Strandmark", "Kulturudvalgsformand", "ishoej")
METROPOLE_VICE_CHAIRS = (
    Entry("Egon Fjordvig", "Kulturudvalgsformand", "roskilde"),
    Entry("Solvej Engtoft", "Kulturudvalgsformand", "albertslund"),
)
METROPOLE_SECRETARIAT = Entry("Anker Havnsø", "Sekretariatschef", "ishoej")

EVERYBODY = (
    CHAIR,
    *SECRETARIAT,
    *MEMBERS,
    *COLLEAGUES,
    KKR_CHAIR,
    *KKR_MEMBERS,
    KKR_SECRETARIAT,
    *LANGUAGE_STRATEGY,
    LANGUAGE_STRATEGY_SUBSTITUTE,
    SHORTCUT,
    SHORTCUT_DEPUTY,
    SHORTCUT_PREDECESSOR,
    METROPOLE_CHAIR,
    *METROPOLE_VICE_CHAIRS,
    METROPOLE_SECRETARIAT,
)
