"""What stands in docs/deploy agrees with the package, the service and the guide; no container is needed to see it."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "docs" / "deploy"
COMPOSE = ("compose.yaml", "compose.sqlite.yaml")
METADATA = {"pyproject.toml", "README.md", "LICENSE", "constraints.txt"}


def taken_in() -> set[str]:
    """What the Dockerfile copies out of the checkout."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    return {source for line in lines for source in line.split()[:-1]}


def packages() -> set[str]:
    named = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return {one.removesuffix("*") for one in named["tool"]["setuptools"]["packages"]["find"]["include"]}


def test_the_image_takes_in_the_package_and_nothing_else_of_the_checkout():
    assert taken_in() == packages() | METADATA


def test_a_folder_that_is_copied_keeps_its_name():
    lines = re.findall(r"^COPY (\w+) (\w+)$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert {(name, name) for name in packages()} == set(lines)


def test_the_builder_is_sent_what_the_image_takes_in():
    lines = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert {rule.removeprefix("!") for rule in rules if rule.startswith("!")} == taken_in()


def unit(text: str) -> list[str]:
    """Without what the two units are meant to differ in."""
    own = ("Description=", "Environment=STYRMAND_PORT=")
    return [line for line in text.strip().splitlines() if not line.startswith(own)]


def test_the_unit_of_several_processes_is_that_of_the_guide():
    guide = (ROOT / "docs" / "operator.md").read_text()
    [one] = re.findall(r"```ini\n(.*?)```", guide, re.DOTALL)
    assert unit((DEPLOY / "styrmand@.service").read_text()) == unit(one)


@pytest.mark.parametrize("file", COMPOSE)
def test_a_container_is_given_as_long_to_end_as_a_service(file: str):
    given = re.findall(r"stop_grace_period: (\d+)s", (DEPLOY / file).read_text())
    service = re.findall(r"TimeoutStopSec=(\d+)", (DEPLOY / "styrmand@.service").read_text())
    assert given == service


@pytest.mark.parametrize("file", COMPOSE)
def test_a_port_is_published_to_this_machine_only(file: str):
    assert re.findall(r"ports: (.*)", (DEPLOY / file).read_text()) == ['["127.0.0.1:3978:3978"]']


@pytest.mark.parametrize("file", COMPOSE)
def test_a_container_may_write_to_its_volume_and_nowhere_else(file: str):
    text = (DEPLOY / file).read_text()
    narrow = ("read_only: true", "cap_drop: [ALL]", 'security_opt: ["no-new-privileges:true"]')
    assert [rule for rule in narrow if text.count(rule) != 1] == []
    assert text.count('volumes: ["files:/var/lib/styrmand"]') == 1


def test_the_database_is_asked_by_tcp_whether_it_is_there():
    """While it is being made another one answers on the socket, and whoever has waited for that finds nobody."""
    [asked] = re.findall(r"pg_isready(.*)\]", (DEPLOY / "compose.yaml").read_text())
    assert '"-h", "127.0.0.1"' in asked
