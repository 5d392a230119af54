"""What is said of another person's coming: "Jonas kommer ikke på tirsdag", "meld afbud for Jonas", "skriv at Ellen deltager online".

    other = somebody verb | order somebody
    somebody = a name | "min kollega" [a name] | "formanden" | "hun"

It is nobody's own answer, whoever says it: the secretariat gets a form with it filled in, and a member is told that each
answers for himself. It is only heard where the message holds no answer of the sender's own.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from dialogs.intents import AnswerFor, Attend, Away, Decline, Lexicon, NamedPerson, SendSubstitute, Their
from dialogs.speech import asking, coming, names, notation, periods, slots, spelling
from dialogs.speech.clauses import Clause, Says
from dialogs.speech.outcome import Outcome, Unsure, dated
from dialogs.speech.words import Word, fold, plain

CLASSES = {
    **coming.CLASSES,
    "SKRIV": "sæt sætte skriv skrive noter notere notér registrer registrere registrér meld melde tilmeld tilmelde",
    "AFBUD_FRA": "afbud forfald",
}

DECLINES = """
    SKRIV/giv/give/send/sende (et) AFBUD_FRA (fra/for/til/på/på_vegne_af) <who>
    (et) AFBUD_FRA (fra/for) <who>
    SKRIV/tag/tage <who> fra/af/ud (listen)
    SKRIV <who> som fraværende/afmeldt/forhindret/afbud/syg
    afmeld/afmelde/framelde <who> (fra) (M)
    <who> har (lige/også/netop) ringet/skrevet/mailet/sagt/oplyst/meddelt (og/at) (har) (meldt/melder/sagt/sige) (hun/han/de) AFBUD/kommer_ikke/kan_ikke/ikke_kan/ikke_kommer (KOMME)
    <who> har (lige/også/netop) meldt/sendt/givet AFBUD
    <who> har AFBUD_FRA
    <who> melder/sender/giver AFBUD
    <who> har meldt sig syg/fra
    <who> melder sig syg/fra
    <who> er/bliver (blevet) væk/udenlands/syg/forhindret/sygemeldt/fraværende/bortrejst/optaget/afskåret
    <who> er på ferie/barsel/orlov/kursus
    <who> kan ikke (KOMME)
    <who> KOMMER ikke
    <who> KOMMER_UDEN_JEG ikke
    <who> når det ikke
    <who> ikke kan/KOMMER (KOMME)
    <who> har ... at hun/han/de ikke kan/KOMMER (KOMME)
    <who> skriver/siger/ringer/mailer (og/at) (siger/melder) (hun/han/de) (ikke_kan/ikke_kommer/kommer_ikke/kan_ikke/afbud) (KOMME)
    <who> vil/skal ikke KOMME
    <who> CANNOT (COME)
    <who> is not coming/attending/joining/able_to_come/able_to_attend/available
    <who> is/are sick/ill/unwell/away/unable_to_come/unable_to_attend/on_leave/on_holiday
    <who> has declined/cancelled/sent_apologies/sent_regrets/called_in_sick
    <who> sends/send apologies/regrets
    (register/note/put/mark) apologies/regrets from/for <who>
    decline for <who>
    register/note/put/mark <who> as absent/declined/sick
"""
COMES = """
    SKRIV <who> (som) deltager/tilmeldt/deltagende (til/i) (M)
    SKRIV <who> på/ind/til (listen) (som deltager)
    tilmeld/tilmelde/registrer/registrere/registrér <who>
    <who> KOMMER (også)
    <who> KOMMER_UDEN_JEG (også)
    <who> har (lige/også/netop) ringet/skrevet/sagt/meldt/svaret (og/at) (sagt/siger) (hun/han/de) ja/kommer/deltager/tilmeldt_sig
    <who> har tilmeldt sig
    <who> melder sig til
    <who> vil G KOMME
    <who> vil/skal (G) tilmeldes/med/være_med/skrives_på
    <who> har ... at hun/han/de KOMMER (KOMME)
    <who> kan G (KOMME)
    <who> kan KOMME (også)
    <who> will_come/will_attend/will_join/is_coming/is_attending/is_joining/comes/attends/joins (too/as_well)
    register/note/put/mark <who> as attending/coming/participant/a_participant
    sign <who> up
    register <who>
"""
SENDS = """
    <who> sender/har_sendt/får <some> (FOR_MIG/i_stedet/for_sig/i_stedet_for_sig/i_stedet_for_sig_selv/for_sig_selv)
    <who> is sending/sends <some> (instead)
"""
BLOCKS = (DECLINES, COMES, SENDS)

_PHRASES = tuple(
    (their, notation.pattern(line, CLASSES))
    for their, block in ((Their.DECLINES, DECLINES), (Their.COMES, COMES), (Their.SENDS, SENDS))
    for line in notation.lines(block)
)
_SAYING = frozenset("har siger skriver ringer ringede skrev mailede sagde has says wrote called".split())
_SENT = frozenset("sender sendt faar sending sends".split())
_SUBSTITUTE = frozenset(
    fold("stedfortræder suppleant vikar afløser kollega substitute deputy colleague").split()
)
_AFTER_SENT = frozenset("i for instead of paa D".split())
_LEAD = asking.LEAD | frozenset(fold("du i notere skrive").split())
_SHE = frozenset(fold("han hun hende ham de dem vedkommende he she they her him them").split())
_OURS = frozenset("min mit mine vores my our en et a one".split())
_RELATED = frozenset(
    fold("""kollega kollegaen kolleger chef leder medarbejder konsulent formand direktør borgmester næstformand
    colleague boss manager""").split()
)
_OF_OFFICE = frozenset(
    fold(
        "formanden næstformanden borgmesteren direktøren chefen kollegaen kulturchefen the chair mayor"
    ).split()
)
_THINGS = ("et", "ene", "erne", "elsen", "ingen")
_OWN = frozenset("jeg vi mig os i we me us".split())


def spoken_of(heard: Sequence[Clause], text: str, lexicon: Lexicon) -> Outcome | None:
    """What one clause says of somebody else; of several people at once nothing for sure, and so the first."""
    known = _with_called(lexicon)
    for place, clause in enumerate(heard):
        if found := _of_clause(clause.words, known):
            found = replace(found, who=found.who or _named_before(heard[:place], known))
            days = [day for one in heard for day in one.days]
            if _is_home(found.who, lexicon):
                return _of_home(found, days)
            found = _and_sends(found, heard[place + 1 :], known)
            if away := _away(clause.words, text, lexicon):
                return _first_in(found, away, lexicon)
            return dated(_instead(found, clause, heard) or found, days)
    return None


def _and_sends(found: AnswerFor, after: Sequence[Clause], lexicon: Lexicon) -> AnswerFor:
    """ "Vibeke melder afbud, hun sender Ellen"."""
    if found.answer is not Their.DECLINES:
        return found
    more = (_of_clause(clause.words, lexicon) for clause in after)
    sends = next(
        (one for one in more if one and one.answer is Their.SENDS and one.who in {None, found.who}), None
    )
    return replace(sends, who=found.who) if sends else found


_LASTING = frozenset(
    fold("barsel barselsorlov orlov forældreorlov sygemeldt væk ferie leave holiday away syg").split()
)


def _away(words: Sequence[Word], text: str, lexicon: Lexicon) -> Away | None:
    """ "Anders er på barsel til september": a time, and not the meeting of that day."""
    if _LASTING.isdisjoint(word.plain for word in words):
        return None
    period = periods.dated(words, text, lexicon, lasting=True)
    return period.away if period and not period.sole else None


def _first_in(found: AnswerFor, away: Away, lexicon: Lexicon) -> Outcome:
    """For the first meeting of that time; where there is none, nothing is sure."""
    begins, ends = away.first or lexicon.today, away.last or date.max
    during = [day for day in sorted(lexicon.meeting_days) if begins <= day <= ends]
    return replace(found, day=during[0]) if during else Unsure((found,))


def with_substitute(
    sent: SendSubstitute, heard: Sequence[Clause], text: str, lexicon: Lexicon
) -> AnswerFor | None:
    """ "Mette er på ferie, Jonas kommer i stedet", by the secretariat: instead of her, not of the sender."""
    spoken = {word.plain for one in heard if one.says is Says.INSTEAD for word in one.words}
    if not lexicon.called or spoken & _OWN - {"i"}:
        return None
    found = spoken_of([one for one in heard if one.says is not Says.INSTEAD], text, lexicon)
    if not isinstance(found, AnswerFor) or found.answer is not Their.DECLINES or found.who is None:
        return None
    known = _with_called(lexicon)
    named = [names.named(one.who, known) for one in heard if one.says is Says.INSTEAD and one.who]
    comes = named[0] if len(named) == 1 else sent.substitute
    return replace(found, answer=Their.SENDS, substitute=comes, day=sent.day or found.day)


def _with_called(lexicon: Lexicon) -> Lexicon:
    """Those the secretariat may answer for are known by name, too."""
    return replace(lexicon, people=tuple(dict.fromkeys((*lexicon.called, *lexicon.people))))


def _is_home(who: NamedPerson | None, lexicon: Lexicon) -> bool:
    return who is not None and who.person is None and fold(who.name) in set(map(fold, lexicon.home))


def _of_home(found: AnswerFor, days: Sequence[date | None]) -> Unsure:
    """ "Viborg melder afbud", by somebody from Viborg: his own answer, or that of several; he says which."""
    own = Decline() if found.answer in {Their.DECLINES, Their.SENDS} else Attend()
    outcome = dated(own, days)
    return outcome if isinstance(outcome, Unsure) else Unsure((outcome,))


def _named_before(heard: Sequence[Clause], lexicon: Lexicon) -> NamedPerson | None:
    """Whom "hun" means: the name the clause before begins with."""
    for clause in reversed(heard):
        name = list(takewhile(lambda word: word.plain not in _SAYING, clause.words))
        if len(name) < len(clause.words) and name and is_somebody(name, lexicon):
            return _named(name, lexicon)
    return None


def _instead(found: AnswerFor, clause: Clause, heard: Sequence[Clause]) -> SendSubstitute | None:
    """A colleague of one's own who comes, with an address beside the name: somebody to come instead."""
    emails = {word.written.lower() for one in heard for word in one.words if word.plain == "E"}
    ours = clause.words[0].plain in _OURS and len(clause.words) > 1 and clause.words[1].plain in _RELATED
    if not (found.answer is Their.COMES and found.who and ours and len(emails) == 1):
        return None
    return SendSubstitute(substitute=replace(found.who, email=emails.pop()))


def about_another(words: Sequence[Word]) -> bool:
    """Whether somebody else is the one the sentence is about: then no answer of one's own is guessed."""
    spoken = {word.plain for word in words}
    named = any(word.of_a_name for word in words) or bool(spoken & (_SHE | _RELATED | _OF_OFFICE))
    return named and not spoken & (_OWN - {"i"})


def _of_clause(words: tuple[Word, ...], lexicon: Lexicon) -> AnswerFor | None:
    lead = len(tuple(takewhile(lambda word: word.plain in _LEAD, words)))
    for start in dict.fromkeys((0, lead)):
        spoken = slots.lifted(words[start:])
        for their, phrase in _PHRASES:
            found = phrase.fullmatch(plain(spoken))
            if found is None:
                continue
            who = slots.between(spoken, *found.span("who"))
            if is_somebody(who, lexicon) and (their is not Their.SENDS or _sends_somebody(spoken, lexicon)):
                return _answer(their, who, spoken, lexicon)
    return None


def _answer(their: Their, who: Sequence[Word], spoken: Sequence[Word], lexicon: Lexicon) -> AnswerFor:
    person = _named(who, lexicon)
    where = {word.plain for word in spoken} & {"N", "P"}
    match their:
        case Their.COMES if where == {"N"}:
            return AnswerFor(person, Their.ONLINE)
        case Their.COMES if where == {"P"}:
            return AnswerFor(person, Their.ONSITE)
        case Their.SENDS:
            sent = _sent(spoken)
            substitute = _named(sent, lexicon) if names.looks_like_a_name(sent, lexicon) else None
            return AnswerFor(person, their, substitute=substitute)
        case _:
            return AnswerFor(person, their)


def _sends_somebody(spoken: Sequence[Word], lexicon: Lexicon) -> bool:
    """ "Jonas sender bilag" is no answer."""
    sent = _sent(spoken)
    return names.looks_like_a_name(sent, lexicon) or any(word.plain in _SUBSTITUTE for word in sent)


def _sent(spoken: Sequence[Word]) -> list[Word]:
    """The words that name who is sent: "Jonas sender [Karen Lund] i stedet for sig selv"."""
    at = max(place for place, word in enumerate(spoken) if word.plain in _SENT)
    return list(takewhile(lambda word: word.plain not in _AFTER_SENT, spoken[at + 1 :]))


def _named(who: Sequence[Word], lexicon: Lexicon) -> NamedPerson | None:
    spoken = [word for word in who if word.plain not in _OURS | _RELATED | _SHE | _OF_OFFICE]
    return names.named(spoken, lexicon) if spoken else None


def is_somebody(who: Sequence[Word], lexicon: Lexicon) -> bool:
    """A name, known or written as one; a colleague, an office, or "hun"."""
    spoken = [word for word in who if word.plain.islower()]
    if not spoken:
        return False
    if len(spoken) == 1 and spoken[0].plain in _SHE | _OF_OFFICE:
        return True
    if spoken[0].plain in _OURS and len(spoken) > 1 and spoken[1].plain in _RELATED:
        return True
    return names.looks_like_a_name(spoken, lexicon) or _is_written_as_a_name(spoken)


def _is_written_as_a_name(spoken: Sequence[Word]) -> bool:
    """One capital letter says little where a sentence begins, so words of the phrases and things are no names."""
    first = spoken[0]
    return (
        first.written.istitle()
        and len(first.plain) > 2
        and not spelling.is_a_word(first.plain)
        and not first.plain.endswith(_THINGS)
        and (len(spoken) == 1 or spoken[1].plain in {"fra", "from", "hos"} or spoken[1].written.istitle())
    )
