"""What becomes of a proposal, act by act as the secretariat does it: the proposer's card, the history, and the marks."""

from datetime import timedelta

import pytest

from meetings.model import ItemState
from meetings.notices import Kind
from tests.dialogs.stage import MARCH, Chat, Wristwatch
from tests.dialogs.test_attendance import METTE, OLE
from tests.dialogs.test_papers import shown
from tests.dialogs.test_triage import CONNIE, LATER, TYPED


def proposed(chat: Chat) -> int:
    chat.says(METTE, "punkt")
    chat.taps(METTE, "Send forslag", **TYPED)
    mette = chat.person(METTE).id
    return chat.office(lambda office: office.items_of(mette)[0].item.id)


@pytest.mark.parametrize(
    ("title", "typed", "heading", "said", "act"),
    [
        ("Sæt på dagsordenen", {}, "# Dit punkt er på dagsordenen", "som punkt 1", "item.accept"),
        (
            "Send retur",
            {"reason": "Skriv et beløb."},
            "# Dit forslag er sendt retur",
            "Skriv et beløb.",
            "item.returned",
        ),
        (
            "Afvis",
            {"reason": "Hører til hos KKR."},
            "# Dit forslag kom ikke på dagsordenen",
            "Hører til hos KKR.",
            "item.rejected",
        ),
        (
            "Udsæt",
            {"later": "2027-10", "reason": "Vi mangler tal."},
            "# Dit punkt er udsat",
            "Vi mangler tal.",
            "item.defer",
        ),
        (
            "Udsæt",
            {"later": "ekr-2027-06-08", "reason": "Vi mangler tal."},
            "# Dit punkt er udsat",
            "dagsordenen for et senere møde",
            "item.defer",
        ),
    ],
)
def test_each_act_tells_the_proposer_and_stands_in_the_history(
    chat: Chat, title: str, typed: dict[str, str], heading: str, said: str, act: str
):
    chat.convene()
    chat.convene(LATER)
    id = proposed(chat)
    chat.sends(CONNIE, "triage.show", item=str(id))
    chat.taps(CONNIE, title, **typed)
    told = shown(chat, Kind.ITEM_SETTLED, METTE)
    assert told[1] == heading
    assert any(said in one for one in told), told
    lines = chat.office(lambda office: office.records.audit_of(MARCH))
    assert [one.act for one in lines if f"item={id}" in one.details][-1] == act


def test_a_reworded_proposal_shows_its_proposer_what_was_changed(chat: Chat):
    chat.convene()
    id = proposed(chat)
    chat.sends(CONNIE, "triage.reword_form", item=str(id))
    chat.taps(CONNIE, "Gem rettelserne", **{**TYPED, "background": "Vi køber hver for sig i dag."})
    told = shown(chat, Kind.ITEM_SETTLED, METTE)
    assert told[1] == "# Dit punkt er på dagsordenen"
    assert any("»sig.« er blevet til »sig i dag.«" in one for one in told), told


def test_merged_and_removed_items_tell_those_who_proposed_them(chat: Chat):
    chat.convene()
    id = proposed(chat)
    chat.says(OLE, "punkt")
    chat.taps(OLE, "Send forslag", **{**TYPED, "title": "Billetter på tværs"})
    ole = chat.person(OLE).id
    other = chat.office(lambda office: office.items_of(ole)[0].item.id)
    chat.sends(CONNIE, "triage.show", item=str(id))
    chat.taps(CONNIE, "Læg sammen", into=str(other))
    assert shown(chat, Kind.ITEM_SETTLED, METTE)[1] == "# Dit punkt er lagt sammen med et andet"
    chat.sends(CONNIE, "triage.accept", item=str(other))
    chat.sends(CONNIE, "agenda.remove", meeting=MARCH, moved=str(other), reason="Trukket af Skive.")
    told = shown(chat, Kind.ITEM_SETTLED, OLE)
    assert told[1] == "# Dit punkt er taget af dagsordenen"
    assert any("Trukket af Skive." in one for one in told)


def test_what_comes_after_the_deadline_is_marked_late_where_proposals_are_sorted(
    chat: Chat, watch: Wristwatch
):
    meeting = chat.convene()
    watch.shows = meeting.deadlines.items + timedelta(hours=1)
    chat.says(METTE, "punkt")
    chat.taps(METTE, "Send til sekretariatet alligevel", **TYPED)
    told = chat.sends(CONNIE, "secretariat.proposals", meeting=MARCH)
    assert any("efter fristen" in one for one in told), told


def test_an_item_put_off_twice_says_so_to_its_proposer_and_on_the_agenda(chat: Chat):
    chat.convene()
    chat.convene(LATER)
    id = proposed(chat)
    for later in ("ekr-2027-06-08", "2027-10"):
        chat.sends(CONNIE, "triage.defer", item=str(id), later=later, reason="Ikke klar.")
    item = chat.office(lambda office: office.records.item(id))
    assert (item.deferrals, item.state) == (2, ItemState.DEFERRED)
    for told in (shown(chat, Kind.ITEM_SETTLED, METTE), chat.says(METTE, "status på mit punkt")):
        assert any("Udsat 2 gange" in one for one in told), told
