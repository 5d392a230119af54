"""Who comes to a group, leaves it or is called otherwise: "Jonas Holm stopper", "tilføj Eva Fog som medlem fra Skive".

    seating = somebody leaves | "tilføj" somebody "som medlem" ["fra" place] | "ret" somebody | somebody "har fået ny mail"

What names nobody is found by `reaching`. The secretariat gets a form with what was understood in it; whoever else says
it is told who keeps the list.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from dialogs.intents import ChangeMembers, Lexicon, NamedPerson, Seating
from dialogs.speech import asking, names, notation, others, reaching, slots
from dialogs.speech.clauses import Clause
from dialogs.speech.words import Word, fold, plain
from meetings.model import Role

CLASSES = {
    **reaching.CLASSES,
    "STOPPER": """
        stopper fratræder udtræder træder_ud går_af holder_op ophører afgår går_på_pension forlader rejser siger_op
    """,
    "AFSLUT": "afslut afslutte slut stop stoppe ophæv ophæve",
    "UDMELD": "udmeld udmelde fjern fjerne slet slette",
    "OPRET": "tilføj tilføje opret oprette indmeld indmelde indskriv indskrive",
    "ROLLE": """
        medlem suppleant observatør referencemedlem formand næstformand sekretær sekretariat member deputy observer
        chair secretary
    """,
    "RET": "ret rette ændr ændre opdater opdatere",
    "OPLYSNING": """
        mail mailen mailadresse mailadressen email emailadresse e_mail e_mailadresse e_mailadressen adresse adressen
        titel titlen stilling navn navnet efternavn rolle rollen organisation kommune kommunen oplysninger oplysningerne
        medlemskab medlemskabet periode
    """,
    "DETAIL": "email mail address title name role organisation organization membership details",
}

LEAVES = """
    <who> (nu) STOPPER ...
    <who> er (nu) STOPPET ...
    <who> har forladt/stoppet/sagt_op/opsagt ...
    <who> har fået (et) nyt/andet job/arbejde ...
    <who> skal/vil stoppe/udtræde/fratræde/ud/meldes_ud/udmeldes/holde_op ...
    <who> skal/vil ikke (længere) være (med/medlem) ...
    <who> er ikke (længere) medlem ...
    AFSLUT (lige) medlemskab/medlemskabet (for/af/til) <who>
    AFSLUT (lige) <who> medlemskab
    UDMELD (lige) <who>
    UDMELD (lige) <who> som/fra ...
    <who> leaves/is_leaving/has_left/is_retiring/has_retired ...
    end (the) membership of/for <who>
    remove <who>
    remove <who> from/as ...
"""
JOINS = """
    OPRET (lige) <who> som (et/en) (nyt/ny) ROLLE ...
    OPRET (lige) (et/en) (nyt/ny) ROLLE (ved_navn/der_hedder/som_hedder) <who>
    <who> er/bliver (et/en/vores) nyt/ny/nye ROLLE ...
    <who> skal være/ind_som/med_som (et/en) (nyt/ny) ROLLE ...
    (et/en) nyt/ny ROLLE for/til <some>
    nyt/ny ROLLE (er/hedder/bliver) <who>
    OPRET (et/en) (nyt/ny) ROLLE ...
    (et/en) nyt/ny ROLLE ...
    add <who> as (a/an/the) (new) ROLLE ...
    <who> is (a/an/the/our) new ROLLE ...
"""
CORRECTED = """
    RET (lige) (medlem/medlemmet) <who>
    RET (lige) (e) OPLYSNING (for/på/til/af) <who>
    RET (lige) <who> (e) OPLYSNING ...
    <who> har (fået) (en/et) (ny/nyt) (e) OPLYSNING ...
    <who> er (nu) blevet (ny/vores) ROLLE ...
    change/correct/update (the) (member) <who>
    change/correct/update (the) DETAIL of/for <who>
    <who> has (got) (a) new DETAIL ...
"""
BLOCKS = (LEAVES, JOINS, CORRECTED)

_PHRASES = tuple(
    (seating, notation.pattern(line, CLASSES))
    for seating, block in ((Seating.LEAVES, LEAVES), (Seating.JOINS, JOINS), (Seating.CORRECTED, CORRECTED))
    for line in notation.lines(block)
)
_ROLES = {
    fold(word): role
    for role, words in {
        Role.CHAIR: "formand chair",
        Role.VICE_CHAIR: "næstformand",
        Role.MEMBER: "medlem member",
        Role.DEPUTY: "suppleant deputy",
        Role.OBSERVER: "observatør observer",
        Role.REFERENCE: "referencemedlem",
        Role.SECRETARIAT: "sekretær sekretariat secretary",
    }.items()
    for word in words.split()
}
_FROM = frozenset("fra i hos from in".split())
_NO_PLACE = frozenset("den det dag som med pr nu D , E".split())


def spoken_of(heard: Sequence[Clause], lexicon: Lexicon) -> ChangeMembers | None:
    """What the first clause that says so wants of a seat; a name may stand in the clause after it."""
    known = replace(lexicon, people=tuple(dict.fromkeys((*lexicon.members, *lexicon.people))))
    for place, clause in enumerate(heard):
        if found := _of_clause(clause.words, known):
            who = found.who or _named_after(heard[place + 1 :], known)
            emails = [word.written.lower() for one in heard for word in one.words if word.plain == "E"]
            if who is not None and len(emails) == 1:
                who = replace(who, email=emails[0])
            days = [day for one in heard for day in one.days if day]
            return replace(found, who=who, day=days[0] if len(days) == 1 else None)
    return None


def _of_clause(words: tuple[Word, ...], lexicon: Lexicon) -> ChangeMembers | None:
    lead = len(tuple(takewhile(lambda word: word.plain in asking.LEAD, words)))
    for start in dict.fromkeys((0, lead)):
        spoken = slots.lifted(words[start:])
        for seating, phrase in _PHRASES:
            found = phrase.fullmatch(plain(spoken))
            if found is None or (seating is Seating.LEAVES and _at_an_hour(words)):
                continue
            who = slots.between(spoken, *found.span("who")) if "who" in phrase.groupindex else ()
            if "who" not in phrase.groupindex or others.is_somebody(who, lexicon):
                return ChangeMembers(
                    seating, _name(who, lexicon), _place(words[start:]), _role(words, seating)
                )
    return None


def _at_an_hour(words: Sequence[Word]) -> bool:
    """Whoever stops at eleven leaves the meeting, not the group."""
    return any(word.plain == "F" for word in words)


def _name(who: Sequence[Word], lexicon: Lexicon) -> NamedPerson | None:
    """Without the s of "Ellens mailadresse", where only that makes a name known."""
    if not who:
        return None
    found = names.named(who, lexicon)
    last = who[-1]
    if found is not None and found.person is None and last.plain.endswith("s"):
        bare = replace(last, plain=last.plain[:-1], written=last.written[:-1])
        without = names.named([*who[:-1], bare], lexicon)
        return without if without is not None and without.person is not None else found
    return found


def _named_after(rest: Sequence[Clause], lexicon: Lexicon) -> NamedPerson | None:
    """As in "nyt medlem: Eva Fog, eva@skive.dk"."""
    for clause in rest[:1]:
        spoken = [word for word in clause.words if word.plain.islower()]
        if spoken and names.looks_like_a_name(spoken, lexicon):
            return names.named(spoken, lexicon)
    return None


def _place(words: Sequence[Word]) -> str:
    """What stands after the last "fra" or "i", up to three words of it."""
    at = max((place for place, word in enumerate(words) if word.plain in _FROM), default=len(words))
    after = list(takewhile(lambda word: word.plain not in _NO_PLACE, words[at + 1 :]))[:3]
    return "".join(("-" if word.hyphen else " ") + word.written for word in after).strip()


def _role(words: Sequence[Word], seating: Seating) -> Role | None:
    """What somebody is to be; in "ret medlem Jonas" he is nothing new."""
    role = next((_ROLES[word.plain] for word in words if word.plain in _ROLES), None)
    new = seating is Seating.JOINS or (seating is Seating.CORRECTED and role is not Role.MEMBER)
    return role if new else None
