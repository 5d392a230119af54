"""Every refusal has a card in both languages, with the reason and a way on."""

import inspect
from datetime import date

import pytest

from dialogs.cards.refusals import refusal_card
from dialogs.gallery.shelf import Shelf
from dialogs.gallery.typed import PLAIN
from meetings import refusals
from meetings.model import Draft, Hands, ItemId, Language, Membership, Role, Trace
from tests.dialogs.stage import lines
from tests.parts.card_lint import lint
from wording.talk import words

SHELF = Shelf(PLAIN, words(Language.DA))
MEETING = SHELF.meeting()
EVERY = {
    "SeatsTaken": refusals.SeatsTaken(MEETING, 1, SHELF.own, 2, SHELF.clause, (SHELF.reader,)),
    "MeetingStarted": refusals.MeetingStarted(MEETING),
    "MeetingCancelled": refusals.MeetingCancelled(MEETING),
    "NotConvened": refusals.NotConvened(MEETING),
    "ItemDeadlinePassed": refusals.ItemDeadlinePassed(MEETING, MEETING.deadlines.items),
    "NotInvited": refusals.NotInvited(MEETING),
    "NotAllowed": refusals.NotAllowed("remind"),
    "Unknown": refusals.Unknown("meeting"),
    "BadField": refusals.BadField("title", "missing"),
    "NoSuchSubstitute": refusals.NoSuchSubstitute(MEETING, "self"),
    "SeatNotAsked": refusals.SeatNotAsked(MEETING),
    "WrongCode": refusals.WrongCode(3),
    "NotYours": refusals.NotYours(ItemId(1)),
    "ItemSettled": refusals.ItemSettled(MEETING, SHELF.item()),
    "EditedMeanwhile": refusals.EditedMeanwhile(MEETING, SHELF.item(), Draft("A"), Draft("B"), ("title",)),
    "NotApproved": refusals.NotApproved(MEETING, Hands(frozenset())),
    "NothingNew": refusals.NothingNew(MEETING),
    "NoRound": refusals.NoRound(MEETING),
    "NotBegun": refusals.NotBegun(MEETING),
    "NoOutcome": refusals.NoOutcome(MEETING, (SHELF.item(),)),
    "MinutesApproved": refusals.MinutesApproved(MEETING),
    "NoAuthority": refusals.NoAuthority(SHELF.committee.id),
    "AddressTaken": refusals.AddressTaken(SHELF.other),
    "SitsElsewhere": refusals.SitsElsewhere(SHELF.other, (SHELF.committee,)),
    "SeatChanged": refusals.SeatChanged(),
    "NotEnded": refusals.NotEnded(),
    "SomethingCame": refusals.SomethingCame(
        Membership(SHELF.other, Role.MEMBER, date(2027, 1, 18)), (Trace.ANSWER, Trace.WORD)
    ),
    "WrongFile": refusals.WrongFile("b.exe", "unknown_type"),
}

ON_THE_PAGES = {"TicketSpent", "NoVisit", "DecidedMeanwhile"}
"""Met at the door of the secretariat's pages only, and told in wording.secretariat_pages."""
AT_THE_MACHINE = {
    "KeptOut",
    "StillCounted",
    "TermsOverlap",
    "Namesakes",
    "OtherAgenda",
    "SeveralMeetings",
    "NoDay",
    "NothingToTry",
    "NothingToSettle",
}
"""Met on the command line and told in wording.operator; in the chat a card of what is true now answers the last two."""


def test_no_refusal_is_forgotten():
    kinds = {
        name
        for name, kind in inspect.getmembers(refusals, inspect.isclass)
        if issubclass(kind, refusals.Refusal) and kind is not refusals.Refusal
    }
    assert kinds == set(EVERY) | AT_THE_MACHINE | ON_THE_PAGES


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", EVERY)
def test_it_says_why_and_has_a_way_on(name: str, language: Language):
    shown = refusal_card(EVERY[name], SHELF.committee, words(language))
    assert lint(shown.card) == []
    assert shown.card["lang"] == language
    assert shown.card["actions"]
    assert len(lines(shown)) >= 4
    assert refusal_card(EVERY[name], None, words(language)).card["actions"]


@pytest.mark.parametrize("language", list(Language))
def test_every_reason_has_words_of_its_own(language: Language):
    w = words(language)
    what = [refusals.Unknown(one) for one in ("meeting", "committee", "person", "item", "gone")]
    problem = [
        refusals.NoSuchSubstitute(MEETING, one) for one in ("self", "invited", "taken", "organisation")
    ]
    told = [tuple(lines(refusal_card(one, SHELF.committee, w))) for one in [*what, *problem]]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("language", list(Language))
def test_an_unknown_field_is_answered_too(language: Language):
    w = words(language)
    assert w.field_problem("colour", "purple", None) == w.field_problem("shape", "odd", None) != ""


@pytest.mark.parametrize("language", list(Language))
def test_a_refusal_from_elsewhere_has_a_word_and_a_way_on(language: Language):
    class Elsewhere(refusals.Refusal):
        pass

    shown = refusal_card(Elsewhere(), SHELF.committee, words(language))
    assert lint(shown.card) == []
    assert shown.card["actions"]
