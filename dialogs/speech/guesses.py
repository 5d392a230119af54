"""The three commands nearest to what was not understood."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.intents import (
    AskAgenda,
    AskContact,
    AskDecision,
    AskHeld,
    AskItem,
    AskMeetings,
    AskMembers,
    AskMinutes,
    AskMissing,
    AskProposals,
    AskStatus,
    AskTasks,
    AskUndelivered,
    AskWaiting,
    AskWhy,
    Attend,
    CancelMeeting,
    ChooseLanguage,
    Decline,
    GetList,
    Intent,
    Move,
    OpenPages,
    Propose,
    SendSubstitute,
    SignOut,
    WriteBetween,
)
from dialogs.speech import slots
from dialogs.speech.outcome import on
from dialogs.speech.words import Word, fold

THREE = 3
_OTHERWISE: tuple[Intent, ...] = (AskStatus(), Attend(), Decline())

_OF_NOBODY: tuple[Intent, ...] = (AskContact(), AskMeetings())

# What is nearest when one of these words, or one like it, stands in the message.
_HINTS: tuple[tuple[Intent, str], ...] = (
    (Decline(), "afbud afmeld afmelde framelde forhindret fravær fraværende syg ferie ikke nej cancel decline absent sick not no"),
    (Attend(), "tilmeld tilmelde tilmelding deltage deltager deltagelse kommer komme attend attending coming come ja yes"),
    (SendSubstitute(), "stedfortræder suppleant vikar afløser kollega stedet substitute deputy instead colleague"),
    (Propose(), "punkt punkter emne forslag foreslå item propose suggest topic"),
    (AskItem(), "punktet forslaget"),
    (AskStatus(), "status svar svaret svare frist deadline answer fejl"),
    (AskMeetings(next_only=True), "møde mødet hvornår hvor tidspunkt dato lokale sted link adresse meeting when where"),
    (AskMeetings(), "møder datoer kalender meetings dates calendar"),
    (AskDecision(), "beslutning beslutninger besluttet besluttede decision decisions decided"),
    (AskMinutes(), "referat referatet referater opsamling opsamlingen minutes"),
    (AskContact(), "kontakt kontakte sekretariatet sekretariat menneske ringe telefon oplysninger contact secretariat human"),
    (AskMembers(), "medlem medlemmer medlemmerne formand formanden members member chair"),
    (AskProposals(), "indkomne foreslået proposals"),
    (AskAgenda(), "dagsorden dagsordenen materiale bilag program agenda papers"),
    (AskMissing(), "hvem mangler alle andre who others everybody"),
    (AskUndelivered(), "frem fremme leveret nået arrive arrived delivered undelivered"),
    (AskWaiting(), "postkasse postkassen kræver mailbox"),
    (AskHeld(), "tilbage tilbageholdt holdes held"),
    (AskWhy(), "hvorfor regel regler kommissorium afvist why rule rules"),
    (ChooseLanguage(), "sprog dansk engelsk language danish english"),
    (GetList(), "deltagerliste listen excel liste list"),
    (OpenPages(), "side siden sider siderne browser pages page"),
    (Move(), "flyt flyttes flytte udskyde move postpone"),
    (AskTasks(), "opgave opgaver opfølgning aktion aktionsliste lovet task tasks overdue"),
    (WriteBetween(), "formandsbeslutning formanden orientering orienter orientere chair orientation"),
    (CancelMeeting(), "aflys aflyse aflyses"),
    (SignOut(), "afmelding logge konto account"),
)  # fmt: skip
_HINT_WORDS = {fold(word): intent for intent, words in reversed(_HINTS) for word in words.split()}
_LONG = 5


def nearest(words: Sequence[Word], first: Iterable[Intent] = (), *, own: bool = True) -> tuple[Intent, ...]:
    """Three different ones: those handed in, those the words hint at, then what is asked for most.

    Without `own` no answer of the sender's: what was said is of somebody else.
    """
    heard = list(first)
    days = {word.day for word in words if word.plain == "D"} - {None}
    others = [intent for intent in (*_hinted(words), *_OTHERWISE) if type(intent) not in map(type, heard)]
    if not own:
        others = [
            one for one in (*others, *_OF_NOBODY) if not isinstance(one, Attend | Decline | SendSubstitute)
        ]
    if len(days) == 1:
        day = days.pop()
        others = [on(intent, day) for intent in others if day is not None]
    where = {word.plain for word in slots.lifted(words)} & {"N", "P"}
    if len(where) == 1:
        others = [replace(one, online="N" in where) if isinstance(one, Attend) else one for one in others]
    return tuple(dict.fromkeys([*heard, *others]))[:THREE]


def _hinted(words: Sequence[Word]) -> list[Intent]:
    """The most hinted at first, of equals the one that stands higher in the table."""
    hints = Counter(intent for word in words if (intent := _hint(word.plain)) is not None)
    return [intent for intent, _ in sorted(_HINTS, key=lambda one: -hints[one[0]]) if hints[intent]]


def _hint(word: str) -> Intent | None:
    if word in _HINT_WORDS or len(word) < _LONG:
        return _HINT_WORDS.get(word)
    near = process.extractOne(word, _HINT_WORDS.keys(), scorer=OSA.distance, score_cutoff=1)
    return _HINT_WORDS[near[0]] if near and len(near[0]) >= _LONG else None
