"""Linking an account by a code, and leaving again. Nothing of any group is on these."""

from dialogs import buttons
from dialogs.cards.parts import Element, card, field, kept, problem, show, tap, text
from dialogs.heard import Show
from meetings.model import Person
from wording.talk import Words


def link_card(w: Words, *, typed: str = "", wrong: str = "") -> Show:
    """Asks for the work address; `wrong` says why it is asked for (again)."""
    fields = [
        field(
            "email",
            w.work_email,
            limit=254,
            value=kept(typed, 600),
            needed=w.need_work_email,
            example=w.work_email_example,
            style="Email",
        )
    ]
    return show(
        card(
            w,
            over=w.product,
            heading=w.link_heading,
            body=[text(w.link_text), *_wrong(wrong), *fields, text(w.link_why, small=True)],
            actions=[tap(w, w.send_code, buttons.BeginLink(), takes_fields=True)],
            says=wrong or w.link_says,
        )
    )


def code_card(w: Words, *, minutes: int = 0, wrong: str = "") -> Show:
    """Asks for the code: the same card, and the same word about a wrong one, whether the address is known or not."""
    told = [] if wrong else [text(w.code_sent(minutes))]
    return show(
        card(
            w,
            over=w.product,
            heading=w.code_heading,
            body=[
                *told,
                *_wrong(wrong),
                field("code", w.code_field, limit=20, needed=w.need_code),
                text(w.code_spam, small=True),
            ],
            actions=[
                tap(w, w.confirm_code, buttons.ConfirmLink(), takes_fields=True),
                tap(w, w.new_code, buttons.LinkForm()),
            ],
            says=wrong or w.code_says(minutes),
        )
    )


def _wrong(wrong: str) -> list[Element]:
    return [problem(wrong)] if wrong else []


def link_in_private_card(w: Words) -> Show:
    """Where others read along, nobody is asked for an address."""
    return show(
        card(
            w,
            over=w.product,
            heading=w.link_in_private_heading,
            body=[text(w.link_in_private)],
            actions=[tap(w, w.help, buttons.ShowHelp())],
            says=w.link_in_private,
        ),
        replaces=False,
    )


def already_linked_card(person: Person, w: Words) -> Show:
    return show(
        card(
            w,
            over=w.product,
            heading=w.already_linked,
            body=[text(w.linked_text(person.name, person.organisation.name)), text(w.leave_first)],
            actions=[
                tap(w, w.see_status, buttons.ShowStatus()),
                tap(w, w.leave_yes, buttons.SignOutForm()),
            ],
            says=w.linked_says(person.name),
        )
    )


def leave_card(person: Person, w: Words) -> Show:
    return show(
        card(
            w,
            over=w.product,
            heading=w.leave_heading,
            body=[text(w.linked_text(person.name, person.organisation.name)), text(w.leave_text)],
            actions=[tap(w, w.leave_yes, buttons.SignOut()), tap(w, w.no, buttons.LeaveIt())],
            says=w.leave_says,
        )
    )


def left_card(w: Words) -> Show:
    return show(
        card(
            w,
            over=w.product,
            heading=w.left_heading,
            body=[text(w.left_text)],
            actions=[tap(w, w.start_again, buttons.LinkForm())],
            says=f"{w.left_heading}. {w.left_text}",
        )
    )
