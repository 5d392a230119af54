"""What is answered to free words: whom to ask, being away, what was half understood, help."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from dialogs import buttons
from dialogs.cards import answers, behalf, corrections, guidance, people
from dialogs.cards.parts import box, tap, text
from dialogs.gallery.shelf import Drawing, Shelf
from dialogs.gallery.views import desk, seminar
from dialogs.heard import Show
from dialogs.intents import Attend, Away, ComesFrom, Decline, Matter
from dialogs.views import View
from meetings.model import CommitteeId, Mode


def _contact(matter: Matter) -> Callable[[Shelf], Show]:
    return lambda s: people.contact_card(
        matter, [s.contact], s.links, s.w, meeting=_asked_about(s) if matter in people.OF_A_MEETING else None
    )


def _asked_about(s: Shelf) -> View:
    return s.view(s.meeting(mode=Mode.ONSITE), agenda=s.agenda())


def _understood(s: Shelf) -> Show:
    pairs = [(s.w.my_answer, s.w.attend)]
    yes = [tap(s.w, s.w.yes_attend, buttons.Attend(s.meeting().id, 1, 1))]
    return answers.understood_card(s.view(), s.w, pairs, yes, s.w.attend)


DRAWINGS: Mapping[str, Drawing] = {
    **{f"12-contact-{matter}": _contact(matter) for matter in Matter},
    "12-contact-practical-item": lambda s: people.contact_card(
        Matter.PRACTICAL, [s.contact], s.links, s.w, meeting=_asked_about(s), items=s.agenda()[:1]
    ),
    "12-away": lambda s: corrections.away_card(
        Away(date(2027, 2, 1), date(2027, 8, 31)), [s.view(), s.view(seminar(s))], s.contact, s.w
    ),
    "12-away-nothing": lambda s: corrections.away_card(Away(), [], s.contact, s.w),
    "12-comes-from": lambda s: corrections.comes_from_card(
        ComesFrom(date(2027, 3, 1)), [s.view(), s.view(seminar(s))], s.w
    ),
    "12-comes-from-nothing": lambda s: corrections.comes_from_card(ComesFrom(date(2027, 12, 1)), [], s.w),
    "12-away-two-groups": lambda s: corrections.away_card(
        Away(last=date(2027, 8, 31)),
        [
            s.view(),
            replace(
                s.view(), committee=replace(s.committee, id=CommitteeId("two"), name=s.typed.organisation)
            ),
        ],
        s.contact,
        s.w,
    ),
    "12-contact-two": lambda s: people.contact_card(
        Matter.TALK, [s.contact, replace(s.contact, name=s.typed.organisation, phone="")], s.links, s.w
    ),
    "12-no-contact": lambda s: people.contact_card(Matter.TALK, [], s.links, s.w),
    "12-others": lambda s: people.others_card(s.typed.other, [s.contact], s.w),
    "12-others-nobody": lambda s: people.others_card("", [], s.w),
    "12-in-part": lambda s: answers.in_part_card(
        s.view(),
        s.w,
        [(s.w.my_answer, s.w.attend)],
        s.typed.remark,
        [tap(s.w, s.w.yes_attend, buttons.Attend(s.meeting().id, 1, 1), takes_fields=True)],
    ),
    "12-beside": lambda s: guidance.with_questions(
        _understood(s), [(s.typed.remark, s.w.contact(s.contact))], s.w
    ),
    "12-beside-known": lambda s: guidance.with_questions(
        _understood(s), [(s.typed.remark, s.w.ask_again_alone)], s.w
    ),
    "12-beside-a-question": lambda s: guidance.with_questions(
        people.contact_card(Matter.PRACTICAL, [s.contact], s.links, s.w, meeting=_asked_about(s)),
        [(s.typed.remark, s.w.no_answer_yet)],
        s.w,
    ),
    "12-beside-several": lambda s: guidance.with_questions(
        _understood(s),
        [
            (s.typed.remark, s.w.contact(s.contact)),
            (s.typed.title, s.w.contact(s.contact)),
            (s.typed.reason, s.w.ask_again_alone),
        ],
        s.w,
    ),
    "12-understood-one-day": lambda s: answers.understood_card(
        s.view(seminar(s)),
        s.w,
        answers.understood_facts(s.w, s.view(seminar(s)), (1,), (s.w.my_answer, s.w.attend)),
        answers.only_or_whole(s.view(seminar(s)), s.w, 1),
        s.w.attend,
    ),
    "12-several-meetings": lambda s: corrections.several_card(
        [
            (s.view(), Attend(online=True)),
            (s.view(seminar(s)), Decline(seminar(s).sessions[0].day)),
        ],
        s.w,
    ),
    "12-undecided": lambda s: answers.answer_card(
        s.view(),
        s.w,
        above=[box(text(s.w.not_yet(s.w.moment(s.meeting().deadlines.responses)), space="None"))],
    ),
    "12-answer-form-heard": lambda s: behalf.answer_form(
        desk(s),
        s.full_roll(s.meeting()).lines,
        {"answer": "declined"},
        {"person": s.w.for_whom_unknown(s.typed.other)},
        s.w,
        heard=True,
    ),
    "08-help": lambda s: guidance.help_card(s.w, s.contact, desk=False, called=True),
    "08-help-secretariat": lambda s: guidance.help_card(s.w, s.contact, desk=True, called=False),
    "08-why": lambda s: guidance.why_card([(s.committee, [s.clause] * 3)], s.w),
    "08-why-nothing": lambda s: guidance.why_card([], s.w),
    "08-guesses": lambda s: guidance.guesses_card(
        [
            (s.w.see_status, buttons.ShowStatus()),
            (s.w.propose, buttons.ItemForm()),
            (s.w.see_meetings, buttons.ShowMeetings()),
        ],
        s.w,
    ),
    "08-empty": lambda s: guidance.guesses_card([(s.w.see_status, buttons.ShowStatus())], s.w, empty=True),
    "08-language": lambda s: guidance.language_card(s.w),
    "08-language-chosen": lambda s: guidance.language_chosen_card(s.w),
    "08-nothing-changed": lambda s: guidance.plain_card(
        s.w, s.w.product, s.w.nothing_changed, s.w.nothing_changed_text
    ),
}
