"""What somebody means by a filled-in form; any form at all is read or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web import answer_form, forms
from bot.web.answer_form import AskHolder, Step, Typed, meaning
from meetings import refusals
from meetings.model import AnswerKind, Meeting, Mode, PersonId
from meetings.office import NewSubstitute
from tests.parts import council

ONE, TWO = council.meeting(), council.meeting(sessions=council.TWO_DAYS)
ONSITE, ONLINE, DECLINED = AnswerKind.ONSITE, AnswerKind.ONLINE, AnswerKind.DECLINED
VERA = NewSubstitute("Vera Vikar", "vera@skive.example.dk")
NAMED = {"name": "Vera Vikar", "email": "vera@skive.example.dk"}


@pytest.mark.parametrize(
    ("typed", "meeting", "means"),
    [
        (Typed("deltager"), ONE, (Step(ONSITE),)),
        (Typed("lokale"), ONE, (Step(ONSITE),)),
        (Typed("online"), ONE, (Step(ONLINE),)),
        (Typed("deltager:1"), ONE, (Step(ONSITE),)),
        (Typed("afbud"), ONE, (Step(DECLINED),)),
        (Typed("venteliste"), ONE, (Step(AnswerKind.WAITING),)),
        (Typed("plads:7"), ONE, (AskHolder(PersonId(7)),)),
        (Typed("stedfortraeder", "7"), ONE, (Step(DECLINED, substitute=PersonId(7)),)),
        (Typed("stedfortraeder", "anden", **NAMED), ONE, (Step(DECLINED, substitute=VERA),)),
        (Typed("stedfortraeder", **NAMED), ONE, (Step(DECLINED, substitute=VERA),)),
        (Typed("deltager:2"), TWO, (Step(ONSITE, (2,)), Step(DECLINED, (1,)))),
        (Typed("online:1", "7"), TWO, (Step(ONLINE, (1,)), Step(DECLINED, (2,), PersonId(7)))),
        (Typed("deltager:1", "anden"), TWO, (Step(ONSITE, (1,)), Step(DECLINED, (2,)))),
        (Typed("deltager", "7", asked=True), ONE, (Step(ONSITE),)),
    ],
)
def test_what_is_meant(typed: Typed, meeting: Meeting, means):
    assert tuple(meaning(typed, meeting)) == means


@pytest.mark.parametrize(
    ("typed", "field", "problem"),
    [
        (Typed(), "answer", "missing"),
        (Typed("deltager:3"), "answer", "missing"),
        (Typed("plads:0"), "answer", "missing"),
        (Typed("stedfortraeder"), "substitute", "missing"),
        (Typed("stedfortraeder", "²"), "substitute", "missing"),
        (Typed("deltager", "7"), "substitute", "unwanted"),
        (Typed("afbud", **NAMED), "substitute", "unwanted"),
        (Typed("venteliste", "7"), "substitute", "unwanted"),
    ],
)
def test_what_nobody_can_mean(typed: Typed, field: str, problem: str):
    with pytest.raises(refusals.BadField) as refused:
        meaning(typed, TWO)
    assert (refused.value.name, refused.value.problem) == (field, problem)


answers = st.sampled_from(
    ["deltager", "online:1", "lokale:2", "afbud", "stedfortraeder", "venteliste", "plads:1"]
)
texts = st.text(max_size=20)


@given(
    st.dictionaries(st.sampled_from(answer_form.NAMES), answers | texts),
    st.sampled_from([ONE, TWO, council.meeting(mode=Mode.HYBRID)]),
)
def test_any_form_at_all_means_something_or_is_refused(sent: dict[str, str], meeting: Meeting):
    typed = Typed.sent({name: forms.plain(sent.get(name, "")) for name in answer_form.NAMES})
    try:
        steps = meaning(typed, meeting)
    except refusals.BadField:
        return
    for step in steps:
        if isinstance(step, Step) and step.sessions is not None:
            assert set(step.sessions) < set(meeting.days)
    if typed.names_substitute and not typed.asked:
        assert any(isinstance(step, Step) and step.substitute is not None for step in steps)


@given(texts | st.text(alphabet="\r\n\t \x00\x1b\u202eæøå🦄", max_size=20))
def test_plain_text_is_seen_as_it_is_and_stays_so(text: str):
    seen = forms.plain(text)
    assert forms.plain(seen) == seen
    assert seen == seen.strip()
    assert not set(seen) & set("\r\x00\x1b\u202e")
