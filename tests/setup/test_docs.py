"""What the guides tell is true: commands, options, settings, addresses, figures, and the words on the buttons."""

import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest
import typer

from bot.cli import cli
from bot.metrics import Metrics
from bot.settings import Settings
from bot.web import calendars, site
from dialogs.intents import Understood
from dialogs.speech import understand
from meetings.model import Language
from tests.dialogs.group import LEXICON
from tests.setup.conftest import Styrmand
from tests.setup.settings_table import PREFIX, in_guide, table
from wording.pages import Danish as PageWords
from wording.secretariat_pages import Danish as SecretariatWords
from wording.talk import Danish as TalkWords
from wording.talk import words

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = sorted(DOCS.glob("*.md"))
FOR_PEOPLE = ("sekretariat.md", "sider.md", "svar-paa-mail.md", "kalender.md", "medlem.md", "medlemsliste.md")
OPERATOR = DOCS / "operator.md"
NEXT_YEAR = date.today().year + 1  # noqa: DTZ011 - the meeting in the guide must lie ahead, whenever this runs
FENCED = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")


def commands(text: str) -> list[str]:
    """Every `styrmand …` in a code span or on a line of a code block."""
    blocks = [line.strip() for _, block in FENCED.findall(text) for line in block.splitlines()]
    spans = [span.strip() for span in INLINE.findall(FENCED.sub("", text))]
    return [one for one in (*blocks, *spans) if one.startswith("styrmand ")]


def misspelt(line: str) -> str:
    """What of the line the command line does not know; empty when all is well."""
    command = typer.main.get_command(cli)
    words = shlex.split(line.replace("…", ""), comments=True)[1:]
    while words and (within := getattr(command, "commands", None)) and not words[0].startswith("-"):
        found = within.get(words[0])
        if found is None:
            return words[0]
        command, words = found, words[1:]
    known = {option for one in command.params for option in (*one.opts, *one.secondary_opts)} | {"--help"}
    return " ".join(word for word in words if word.startswith("-") and word.split("=")[0] not in known)


MENTIONED = [
    pytest.param(one, id=f"{guide.name}: {one}") for guide in GUIDES for one in commands(guide.read_text())
]


@pytest.mark.parametrize("line", MENTIONED)
def test_every_command_named_in_the_guides_exists_with_its_options(line: str):
    assert misspelt(line) == ""


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("styrmand …", ""),
        ("styrmand serve", ""),
        ("styrmand comittee import x.toml", "comittee"),
        ("styrmand committee import x.toml --dryrun", "--dryrun"),
        ("styrmand members import x.csv --committee …", ""),
    ],
)
def test_a_misspelt_command_is_found(line: str, wrong: str):
    assert misspelt(line) == wrong


def test_commands_are_found_in_spans_and_in_blocks():
    text = "Write `styrmand check`.\n   ```sh\n   styrmand db upgrade\n   sudo ls\n   ```\n`styrmand.zip` is not one."
    assert commands(text) == ["styrmand db upgrade", "styrmand check"]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_setting_named_in_the_guides_is_one(guide: Path):
    named = set(re.findall(rf"{PREFIX}[A-Z0-9_]*[A-Z0-9]", guide.read_text()))
    assert named <= {f"{PREFIX}{name}".upper() for name in Settings.model_fields}


def test_the_table_of_settings_is_that_of_the_settings():
    """Written anew by `python -m tests.setup.settings_table`."""
    assert in_guide(OPERATOR.read_text()) == table()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_link_to_a_file_leads_somewhere(guide: Path):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", guide.read_text())
    assert [link for link in links if not (guide.parent / link).exists()] == []


# What the operator's guide promises of the service


@pytest.mark.parametrize("guide", ["operator.md", "teams.md"])
def test_a_guide_that_speaks_of_the_proxy_names_every_address_that_is_a_key(guide: str):
    source = "".join(Path(one.__file__).read_text() for one in (site, calendars))
    routes = re.findall(r'"(/[^"]*\{token\}[^"]*)"', source)
    keys = {f"`/{route.split('/')[1]}/…`" for route in routes}
    text = (DOCS / guide).read_text()
    assert keys
    assert {key for key in keys if key not in text} == set()


def test_every_metric_in_the_guide_is_counted():
    named = set(re.findall(r"`(styrmand_[a-z_]+)", OPERATOR.read_text()))
    counted = {metric.name for metric in Metrics().registry.collect()}
    assert {name for name in named if name.removesuffix("_total") not in counted} == set()
    assert named


def test_the_first_set_up_works_as_it_stands_in_the_guide(styrmand: Styrmand, tmp_path: Path):
    for name in ("committee.toml", "members.csv"):
        shutil.copy(DOCS / "examples" / name, tmp_path)
    section = OPERATOR.read_text().split("## First set-up")[1].split("\n## ")[0]
    blocks = "".join(block for _, block in FENCED.findall(section)).replace(
        "2027-03-02", f"{NEXT_YEAR}-03-02"
    )
    lines = [line.strip() for line in blocks.splitlines()]
    assert len(lines) == 12
    for line in lines:
        ran = styrmand(*shlex.split(line)[1:])
        assert (line, ran.code, ran.err) == (line, 0, "")
    assert (tmp_path / "deltagerliste.xlsx").stat().st_size > 5_000
    ending = next(one for one in commands(section) if " end " in one)
    assert styrmand(*shlex.split(ending)[1:]).code == 0


# What the guides for people quote


def said() -> set[str]:
    """Everything fixed that stands on cards, in chat and on the answer page, in Danish."""
    spoken = (TalkWords(), PageWords(), SecretariatWords())
    values = [getattr(words, name) for words in spoken for name in dir(words)]
    fixed = {value for value in values if isinstance(value, str)}
    return fixed | {
        text for one in values if isinstance(one, dict) for text in one.values() if isinstance(text, str)
    }


@pytest.mark.parametrize("guide", FOR_PEOPLE)
def test_what_is_quoted_in_bold_are_the_words_of_the_bot(guide: str):
    quoted = re.findall(r"\*\*([^*]+)\*\*", " ".join((DOCS / guide).read_text().split()))
    assert quoted
    assert [one for one in quoted if one not in said()] == []


SUGGESTED = [
    pytest.param(span, id=span)
    for guide in FOR_PEOPLE
    for span in dict.fromkeys(INLINE.findall((DOCS / guide).read_text()))
    if not span.startswith("styrmand ")
]


def helpful(words: TalkWords) -> list[str]:
    told = (*words.commands(), *words.desk_commands(), *words.group_commands())
    return list(dict.fromkeys(command for command, _ in told))


@pytest.mark.parametrize("command", [one for language in Language for one in helpful(words(language))])
def test_every_command_the_help_names_is_understood(command: str):
    assert isinstance(understand(command, LEXICON), Understood)


@pytest.mark.parametrize("sentence", SUGGESTED)
def test_whatever_the_guides_suggest_to_write_is_understood(sentence: str):
    assert isinstance(understand(sentence, LEXICON), Understood)


@pytest.mark.parametrize("guide", FOR_PEOPLE)
def test_a_guide_for_people_fits_on_two_screens(guide: str):
    assert len((DOCS / guide).read_text().split()) < 750
