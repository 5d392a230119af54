"""What is vendored is what its README says it is, unchanged, licensed, and known to package.json."""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = [
    readme.parent
    for vendor in ("bot/web/static/vendor", "tests/parts/vendor")
    for readme in sorted((ROOT / vendor).glob("*/README.md"))
]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_vendored_file_is_the_published_one(folder):
    readme = (folder / "README.md").read_text("utf-8")
    told = dict(re.findall(r"^\| `(.+?)` \| `.+?` \| `([0-9a-f]{64})` \|$", readme, re.MULTILINE))
    papers = {"README.md", "LICENSE", "LICENSE-3RD-PARTY.txt"}
    found = {
        f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.iterdir() if f.name not in papers
    }
    assert told == found
    assert (folder / "LICENSE").stat().st_size > 500


def test_package_json_names_what_is_vendored():
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    heads = [(folder / "README.md").read_text("utf-8").split("\n", 1)[0] for folder in FOLDERS]
    named = {**package["dependencies"], **package["devDependencies"]}
    assert sorted(heads) == sorted(f"# {name} {version}" for name, version in named.items())
