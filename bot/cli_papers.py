"""`styrmand agenda …`, `minutes …` and `journal …`: what can be asked; `bot.commands` does it."""

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_sessions import sessions

group = partial(typer.Typer, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
agenda = group(help="Agendas: take one in that was written elsewhere, write one as a file.")
minutes = group(help="Minutes as files.")
journal = group(help="The package for the case system.")


class PaperForm(StrEnum):
    """The forms of `bot.papers`, told here so that `--help` need not load their writers."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    TEXT = "text"


MeetingArg = Annotated[str, typer.Argument(metavar="MEETING", help="The meeting's slug: ekr-2021-03-02.")]
JsonOpt = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
OutputOpt = Annotated[
    Path | None, typer.Option("-o", "--output", dir_okay=False, help="A file; otherwise standard output.")
]
FormOpt = Annotated[
    PaperForm, typer.Option("--format", help="docx for Word, pdf to send, html for the web, text for a mail.")
]
PublicOpt = Annotated[
    bool,
    typer.Option("--public", help="Without closed items and the names of people: for the web and the press."),
]


@agenda.command("import")
def agenda_import(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", exists=True, dir_okay=False, help="An agenda or minutes: text or .docx."
        ),
    ],
    committee: Annotated[str, typer.Option(help="The committee's slug, such as ekr-styregruppe.")],
    meeting: Annotated[
        str,
        typer.Option(
            help="The meeting it belongs to; otherwise the one of its date, made when it is not there."
        ),
    ] = "",
    session: Annotated[
        list[str] | None,
        typer.Option(help="The day and hours, '2027-03-02 9.30-11.30', where the file does not say them."),
    ] = None,
    first: Annotated[
        int, typer.Option("--from", min=0, help="The first line of the paper, in a file with more in it.")
    ] = 0,
    last: Annotated[int, typer.Option("--to", min=0, help="The last line of the paper.")] = 0,
    heading: Annotated[str, typer.Option(help="Words of the title of the paper, in a file of several.")] = "",
    replacing: Annotated[
        bool, typer.Option("--replace", help="Take other items off the meeting's agenda.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")
    ] = False,
    as_json: JsonOpt = False,
) -> None:
    """Take in an agenda or minutes that were written elsewhere; nobody is told.

    A fault is named with its line, and then nothing is saved. Taken in again, it writes what differs.
    """
    from bot.commands import old_papers

    days = sessions(session or [])
    told = old_papers.Where(meeting, days, first, last, heading)
    old_papers.take(file, committee, told, replacing=replacing, dry_run=dry_run, json=as_json)


@agenda.command("export")
def agenda_export(
    slug: MeetingArg, form: FormOpt, public: PublicOpt = False, output: OutputOpt = None
) -> None:
    """Write the agenda of a meeting."""
    _for_a_file(form, output)
    from bot.commands import papers
    from bot.papers import Kind

    papers.paper(Kind.AGENDA, slug, form.value, public=public, output=output)


@agenda.command("template")
def agenda_template(
    output: Annotated[Path, typer.Option("-o", "--output", dir_okay=False, help="Where to write it.")] = Path(
        "dagsorden.docx"
    ),
    layout: Annotated[
        str, typer.Option(help="Write this layout (ekr, kkr) as TOML instead: order, headings, marks.")
    ] = "",
) -> None:
    """Write the built-in Word template, or a layout, to begin one's own from (see STYRMAND_TEMPLATES)."""
    from bot.commands import papers

    papers.template(output, layout)


@minutes.command("export")
def minutes_export(
    slug: MeetingArg, form: FormOpt, public: PublicOpt = False, output: OutputOpt = None
) -> None:
    """Write the minutes of a meeting."""
    _for_a_file(form, output)
    from bot.commands import papers
    from bot.papers import Kind

    papers.paper(Kind.MINUTES, slug, form.value, public=public, output=output)


@journal.command("export")
def journal_export(slug: MeetingArg, output: OutputOpt = None) -> None:
    """Write the journal package of a meeting: a ZIP of its papers, attendance and history, with an index and checksums."""
    if output is None and sys.stdout.isatty():
        raise typer.BadParameter("a ZIP is not for a terminal: give a file", param_hint="--output")
    from bot.commands import papers

    papers.journal(slug, output)


def _for_a_file(form: PaperForm, output: Path | None) -> None:
    if output is None and form in (PaperForm.DOCX, PaperForm.PDF) and sys.stdout.isatty():
        raise typer.BadParameter(f"{form.value} is not for a terminal: give a file", param_hint="--output")
