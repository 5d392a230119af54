"""One turn of the talk: a known person says or taps something while the books are open."""

from dataclasses import dataclass, replace

from dialogs.heard import Links, Scope, Speaker
from dialogs.views import View, see
from meetings.model import CommitteeId, Language, MeetingId, Person, PersonId, Source
from meetings.office import Actor, Office
from wording.talk import Words, words


@dataclass(frozen=True, slots=True)
class Turn:
    """`w` are the words of the language it is answered in."""

    speaker: Speaker
    person: Person
    office: Office
    links: Links
    w: Words

    @property
    def me(self) -> PersonId:
        return self.person.id

    @property
    def actor(self) -> Actor:
        return Actor(self.person.id, Source.TEAMS)

    @property
    def alone(self) -> bool:
        """Nobody else reads along."""
        return self.speaker.scope is Scope.PERSONAL

    def see(self, meeting: MeetingId, *, whole: bool = True) -> View:
        """Raises Unknown for a meeting that does not concern the person."""
        return see(self.office, meeting, self.person.id, whole=whole)

    def in_language(self, heard: Language | None) -> "Turn":
        """Whoever writes English, or taps an English card, is answered in English."""
        return replace(self, w=words(Language.EN)) if heard is Language.EN else self

    def is_secretariat(self, committee: CommitteeId) -> bool:
        return self.office.is_secretariat(committee, self.person.id)
