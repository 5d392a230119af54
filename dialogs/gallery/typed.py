"""What people type into the sample cards: as they mostly do, up to every limit, and full of other programs' signs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typed:
    """How people fill in what they may fill in."""

    title: str = "Fælles billetsystem til Kulturforum"
    name: str = "Mette Kjærgaard"
    other: str = "Jonas Østermark"
    place: str = "Holstebro Musikteater, Den Røde Plads 16, 7500 Holstebro"
    reason: str = "Formanden er forhindret."
    text: str = "Kommunerne køber hver for sig, og gæsterne køber tre gange. Vi foreslår ét fælles system."
    remark: str = "Jeg kommer en halv time senere."
    url: str = "https://teams.microsoft.com/l/meetup-join/19%3ameeting"
    organisation: str = "Viborg Kommune"
    short: str = "Viborg"
    quote: str = "I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune."


PLAIN = Typed()
LONG = Typed(
    title=(
        "Fælles billetsystem til Kulturforum og alle de andre store begivenheder i regionen med mere " * 2
    )[:120],
    name="Anne-Sophie Charlotte Frederikke von Østergaard-Christiansen",
    other="Maximilian Christoffer Emanuel Rasmussen-Ørnsholt",
    place=("Holstebro Musikteater, Den Røde Plads 16, indgang B, 2. sal, lokale »Den store prøvesal« " * 4)[
        :200
    ],
    reason=("Formanden er forhindret, og næstformanden kan heller ikke den dag. " * 6)[:300],
    text=("Øjeblikkets særlige ægthed bør også på dagsordenen, så længe det er nødvendigt. " * 40)[:2000],
    remark=("Jeg kommer fra et andet møde og er der først, når I er begyndt. " * 6)[:300],
    organisation="Region Midtjylland, Regional Udvikling, Kultur og Internationale Relationer",
    short="Ringkøbing-Skjern",
    quote=("Parterne aftaler, at ordinære møder kan deltages af to medarbejdere fra hver kommune. " * 5)[
        :400
    ],
)
HOSTILE = Typed(
    title="8. februar **fed** [klik](http://b.dk) <b>x</b>",
    name="*Mette* _Kjær_ `gaard` <at>alle</at>",
    other="[Jonas](javascript:alert(1)) # Ø",
    place="1. sal ![billede](https://ond.dk/x.png) | a | b |",
    reason="- ikke en liste {{DATE(2027-03-02T09:30:00Z,SHORT)}} ${hemmeligt}",
    text="# Overskrift\n> citat\n1. et\n2. to\n```\nkode\n```\n&lt;script&gt; 👩‍💻 \u202eomvendt",
    remark="+ 9. maj ~~streg~~ https://ond.dk",
    url="https://ond.dk/[x](y)",
    organisation="Kommune _med_ **tegn** & <tegn>",
    short="K\\*o\\_m",
    quote="§ 1. [Læs](https://ond.dk) **alt**",
)
CONTENTS = {"plain": PLAIN, "long": LONG, "hostile": HOSTILE}
