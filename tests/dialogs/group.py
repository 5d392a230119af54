"""The small group the speech tests speak of: a Wednesday in February, three meetings to come (one a seminar), six people."""

from datetime import date

from dialogs.intents import Lexicon, NamedPerson
from meetings.model import PersonId

TODAY = date(2027, 2, 10)
MARCH = date(2027, 3, 2)
APRIL = date(2027, 4, 13)
APRIL_TOO = date(2027, 4, 14)
JUNE = date(2027, 6, 3)

ELLEN = NamedPerson("Ellen Pedersen", PersonId(1))
JONAS = NamedPerson("Jonas Østermark", PersonId(2))
ANNE = NamedPerson("Anne Holst-Nielsen", PersonId(3))
ANNE_TOO = NamedPerson("Anne Møller", PersonId(4))
SOEREN = NamedPerson("Søren Åkjær", PersonId(5))
KAREN = NamedPerson("Karen Lund", PersonId(6))

LEXICON = Lexicon(
    today=TODAY,
    meeting_days=(MARCH, APRIL, APRIL_TOO, JUNE),
    people=tuple(
        (one.person, one.name)
        for one in (ELLEN, JONAS, ANNE, ANNE_TOO, SOEREN, KAREN)
        if one.person is not None
    ),
    items=("Musikuddannelse i regionen", "Fælles billetsystem til Kulturforum"),
    seminars=((APRIL, APRIL_TOO),),
)
