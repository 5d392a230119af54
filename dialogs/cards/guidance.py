"""Help, the rules behind, language, and the cards for when nothing else fits."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import quote

from dialogs import buttons
from dialogs.cards.parts import (
    BUTTONS,
    Action,
    Element,
    at_most,
    box,
    card,
    facts,
    link,
    section,
    show,
    tap,
    text,
    window,
)
from dialogs.cards.seats import clause_box
from dialogs.heard import Show
from meetings.model import Clause, Committee, Contact, Language
from wording.talk import Words

MOST_CLAUSES = 10


def help_card(w: Words, contact: Contact | None, *, desk: bool, called: bool) -> Show:
    """Every command; for the secretariat its own as well."""
    own = [section(w.secretariat_commands), facts(w.desk_commands(), space="Small")] if desk else []
    reach = [text(w.contact(contact), space="Medium")] if contact else []
    return show(
        card(
            w,
            over=w.product,
            heading=w.help_heading,
            body=[facts(w.commands()), *own, text(w.help_free, space="Medium"), *reach],
            actions=at_most(
                BUTTONS,
                [tap(w, w.see_status, buttons.ShowStatus())],
                [tap(w, w.see_overview, buttons.Overview())] if desk and not called else [],
                [tap(w, w.see_meetings, buttons.ShowMeetings())],
                [window(w, w.propose, buttons.ItemForm())] if called or not desk else [],
                [tap(w, w.see_overview, buttons.Overview(), aside=True)] if desk and called else [],
                [tap(w, w.why, buttons.ShowWhy(), aside=True)],
                write_button(w, contact, aside=True),
            ),
            says=w.help_says,
        )
    )


def group_help_card(w: Words) -> Show:
    return show(
        card(
            w,
            over=w.product,
            heading=w.help_heading,
            body=[facts(w.group_commands()), text(w.in_private_text, space="Medium")],
            actions=[tap(w, w.see_meetings, buttons.ShowMeetings())],
            says=w.help_group_says,
        ),
        replaces=False,
    )


def write_button(
    w: Words, contact: Contact | None, *, aside: bool = False, subject: str = ""
) -> list[Action]:
    """Opens a mail to the secretariat; its address comes from the committee's own settings."""
    proper = contact is not None and contact.email.count("@") == 1 and contact.email.isascii()
    if contact is None or not proper or set(contact.email) & set(" \t\r\n?&,;<>\"'%"):
        return []
    about = f"?subject={quote(subject)}" if subject else ""
    return [link(w.write_secretariat, f"mailto:{contact.email}{about}", aside=aside, tip=w.opens_mail)]


def why_card(found: Sequence[tuple[Committee, Sequence[Clause]]], w: Words) -> Show:
    """The rules' own words, and where they stand."""
    body: list[Element] = []
    for committee, clauses in found:
        if clauses:
            body.append(text(committee.name, bold=True, space="Medium"))
        for clause in clauses[:MOST_CLAUSES]:
            body += [clause_box(w, clause, place=True)]
    return show(
        card(
            w,
            over=w.product,
            heading=w.why_heading,
            body=[text(w.why_text), *body] if body else [text(w.no_rules)],
            actions=[tap(w, w.see_status, buttons.ShowStatus()), tap(w, w.help, buttons.ShowHelp())],
            says=w.why_says if body else w.no_rules,
        )
    )


def guesses_card(guesses: Iterable[tuple[str, buttons.Button]], w: Words, *, empty: bool = False) -> Show:
    """Three guesses and help: never a dead end."""
    first = [tap(w, title, button) for title, button in guesses][:3]
    return show(
        card(
            w,
            over=w.product,
            heading=w.did_you_mean,
            body=[text(w.empty if empty else w.not_understood)],
            actions=[*first, tap(w, w.help, buttons.ShowHelp(), aside=len(first) > 2)],
            says=w.not_understood_says,
        )
    )


def with_questions(answer: Show, asked: Sequence[tuple[str, str]], w: Words) -> Show:
    """Below an answer's card what was written in the same breath, and how to go on with it: once for all that go the same way.

    No button leads on from there: it would take this card's place before it is answered.
    """
    ways = dict.fromkeys(way_on for _, way_on in asked)
    boxes = [
        box(
            *(text(w.you_also_write(written), space="None") for written, way in asked if way == way_on),
            text(way_on, space="Small"),
        )
        for way_on in ways
    ]
    return replace(answer, card=answer.card | {"body": [*answer.card["body"], *boxes]})


def odd_button_card(w: Words) -> Show:
    return plain_card(w, w.product, w.odd_button, w.odd_button_text)


def fault_card(code: str, w: Words, contact: Contact | None = None) -> Show:
    """Our own fault, told without details; `code` finds it in the log."""
    return show(
        card(
            w,
            over=w.product,
            heading=w.fault,
            body=[text(w.fault_text), text(w.fault_code(code), small=True)],
            actions=[tap(w, w.see_status, buttons.ShowStatus()), *write_button(w, contact)],
            says=w.fault_says,
        ),
        replaces=False,
    )


def closed_books_card(w: Words, *, perhaps: bool) -> Show:
    """Nothing was saved, or nobody knows; the card that was tapped stays as it was and works again later."""
    sentence = w.books_closed_perhaps if perhaps else w.books_closed_text
    return show(
        card(
            w,
            over=w.product,
            heading=w.books_closed,
            body=[text(sentence)],
            actions=[tap(w, w.see_status, buttons.ShowStatus())],
            says=f"{w.books_closed} {sentence}",
        ),
        replaces=False,
    )


def plain_card(
    w: Words, over: str, heading: str, sentence: str, *more: Element, first: Sequence[Action] = ()
) -> Show:
    """A heading, a sentence, and the ways on that always fit."""
    return show(
        card(
            w,
            over=over,
            heading=heading,
            body=[text(sentence), *more],
            actions=[
                *first,
                tap(w, w.see_status, buttons.ShowStatus()),
                tap(w, w.help, buttons.ShowHelp(), aside=len(first) > 1),
            ],
            says=f"{heading}. {sentence}",
        )
    )


def language_card(w: Words) -> Show:
    return show(
        card(
            w,
            over=w.product,
            heading=w.language_heading,
            body=[text(w.language_text)],
            actions=[tap(w, w.language_names[one], buttons.ChooseLanguage(one)) for one in Language],
            says=w.language_says,
        )
    )


def language_chosen_card(w: Words) -> Show:
    return plain_card(w, w.product, w.language_chosen, w.language_chosen_text)
