"""A meeting's papers as files: links that are good for ten minutes."""

from collections.abc import Sequence

from dialogs import buttons
from dialogs.cards.meeting import day_facts
from dialogs.cards.parts import card, facts, link, show, tap, text
from dialogs.heard import Links, Show
from dialogs.views import View
from wording.talk import Words

AGENDA, MINUTES, JOURNAL = "dagsorden", "referat", "journal"
"""The papers as the doors call them (`bot.papers.Kind`)."""


def papers_card(view: View, w: Words, links: Links, there: Sequence[str]) -> Show:
    """`there` are the papers this reader may have now."""
    meeting, reader = view.meeting, view.reader.id

    def to(paper: str, form: str) -> str:
        return links.paper(meeting.id, reader, paper, form)

    offered = (
        (AGENDA, "pdf", w.agenda_pdf),
        (MINUTES, "pdf", w.minutes_pdf),
        (JOURNAL, "zip", w.journal_package),
        (AGENDA, "docx", w.agenda_word),
        (MINUTES, "docx", w.minutes_word),
    )
    actions = [
        link(words, to(paper, form), aside=form == "docx") for paper, form, words in offered if paper in there
    ]
    said = [text(w.papers_text, small=True)] if there else [text(w.no_papers)]
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.papers_heading,
            body=[facts(day_facts(w, meeting)), *said],
            actions=[*actions, tap(w, w.see_agenda, buttons.ShowAgenda(meeting.id), aside=bool(actions))],
            says=w.papers_says(meeting),
        )
    )
