"""The table of settings in docs/operator.md, out of the settings themselves: `python -m tests.setup.settings_table`."""

import re
from pathlib import Path

from pydantic.fields import FieldInfo

from bot.settings import Settings

GUIDE = Path(__file__).parents[2] / "docs" / "operator.md"
BEGIN, END = "<!-- settings -->", "<!-- end of settings -->"
PREFIX = Settings.model_config["env_prefix"]


def table() -> str:
    lines = ["| setting | default | what it is for |", "|---|---|---|"]
    lines += [_line(f"{PREFIX}{name}".upper(), one) for name, one in Settings.model_fields.items()]
    return "\n".join(lines)


def _line(name: str, one: FieldInfo) -> str:
    default = str(one.default).lower() if isinstance(one.default, bool) else str(one.default or "")
    meaning = (one.description or "").replace("|", "\\|")
    return f"| `{name}` | {f'`{default}`' if default else ''} | {meaning} |"


def in_guide(text: str) -> str:
    """What stands between the marks."""
    return text.split(BEGIN)[1].split(END, maxsplit=1)[0].strip()


def written_anew(text: str) -> str:
    between = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    return between.sub(lambda _: f"{BEGIN}\n{table()}\n{END}", text)


if __name__ == "__main__":
    GUIDE.write_text(written_anew(GUIDE.read_text()))
