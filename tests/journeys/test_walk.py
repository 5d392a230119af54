"""The whole main job, clicked in a real browser on /chat as a newcomer would, with a picture of every step.

The pictures lie in var/walk/ afterwards. Everything crosses real HTTP, signed tokens, books on disk and mail files.
"""

import email
import email.policy
import functools
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.parts.browser import Browser, Page
from tests.parts.service import Running, running_demo

PICTURES = Path("var/walk")
TITLE_DAY = "18. maj 2027"
PATIENCE = 90
"""Seconds for each step: a picture of a whole cooperation takes its time on a machine that does other things too."""

MONDAY = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Running]:
    with running_demo(tmp_path, began=MONDAY) as running:
        yield running


@pytest.fixture
def chat(demo: Running, browser: Browser) -> Page:
    page = browser.page(1400, 1000)
    page.patience = PATIENCE
    page.open(f"{demo.url}/chat")
    page.wait_for("#personer button", which=0)
    return page


# The latest field with that label: another card may have come after the form.
FIELD = """(label) => {
  const labels = [...document.querySelectorAll(".message .teams-card label, dialog[open] .teams-card label")];
  const found = labels.findLast((one) => one.innerText.replace(" *", "").trim() === label);
  const field = found?.htmlFor ? document.getElementById(found.htmlFor) : found?.parentElement?.querySelector("input, select, textarea");
  if (!field) return null;
  field.dataset.walk = label;
  return field.tagName;
}"""


class Walker:
    """A person at the chat page, who does one thing after another and keeps a picture of each."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = 0
        PICTURES.mkdir(parents=True, exist_ok=True)

    def picture(self, name: str) -> None:
        self.steps += 1
        self.page.screenshot(PICTURES / f"{self.steps:02}-{name}.png")

    def be(self, name: str) -> None:
        self.page.type("#soeg", name)
        self.page.wait("(name) => document.querySelector('#personer button span').innerText === name", name)
        self.page.click("#personer button", which=0)
        self.page.wait("(name) => document.getElementById('samtale-titel').innerText.endsWith(name)", name)
        # The name stands there before the conversation, which is fetched.
        self.page.wait("document.getElementById('samtale').dataset.person === location.hash.slice(1)")

    def say(self, text: str) -> None:
        self.page.type("#besked", text)
        before = self.messages()
        self.page.press("Enter")
        self.page.wait("(count) => document.querySelectorAll('.message:not(.mine)').length > count", before)

    def messages(self) -> int:
        """Messages of the bot in the conversation that is open."""
        return int(self.page.evaluate("document.querySelectorAll('.message:not(.mine)').length"))

    def fill(self, label: str, value: str) -> None:
        tag = self.page.wait(FIELD, label)
        if tag == "SELECT":
            self.page.choose(f'[data-walk="{label}"]', value)
        else:
            self.page.type(f'[data-walk="{label}"]', value)

    def tap(self, label: str) -> None:
        """Presses a button of the latest card that has it."""
        self.page.click(".message button", label, which=-1)

    def sees(self, text: str) -> None:
        """Waits until the conversation says it; no-break spaces count as spaces."""
        self.page.wait(
            "(text) => document.getElementById('samtale').innerText.replace(/\\s+/g, ' ').includes(text)",
            text,
        )


def test_convene_answer_in_three_ways_remind_the_silent_and_fetch_the_list(
    demo: Running, chat: Page, browser: Browser
) -> None:
    walk = Walker(chat)
    walk.picture("chat")

    walk.be("Karen Lund")
    walk.say("indkald møde")
    walk.fill("Titel", "Ordinært møde om sommerens kultur")
    walk.fill("Mødeform", "På Teams")
    walk.fill("Dato", "2027-05-18")
    walk.fill("Begynder", "09:30")
    walk.fill("Slutter", "11:30")
    walk.picture("form")
    walk.tap("Opret mødet")
    walk.sees("Ordinært møde om sommerens kultur")
    walk.picture("planned")
    walk.tap("Indkald 39 personer")
    walk.sees("39 personer")
    walk.picture("convened")
    invited = _all_the_mails(chat, demo, 39)
    assert {one.get_content_type() for one in invited[0].walk()} >= {
        "text/plain",
        "text/html",
        "text/calendar",
    }

    walk.be("Mette Kjærgaard")
    walk.sees("Møde den 18. maj 2027")
    walk.picture("invited")
    walk.tap("Jeg deltager")
    walk.sees("Du er tilmeldt")
    walk.picture("attends")

    walk.be("Ole Thorsen")
    walk.sees("Møde den 18. maj 2027")
    walk.tap("Send stedfortræder")
    walk.picture("substitute-chosen")
    walk.tap("Bekræft stedfortræder")
    chat.wait_for(".message h2, .message [role=heading]", "Nina Bech deltager for dig", which=-1)
    walk.picture("substituted")

    walk.be("Marie Rask")
    walk.picture("mail-only")
    link = _answer_link(_mails(demo, TITLE_DAY, "Indkaldelse", to="marie.rask"))
    page = browser.page(390, 900)
    page.patience = PATIENCE
    page.open(f"{link}?svar=afbud")
    page.screenshot(PICTURES / "09a-answer-page.png")
    page.click("button", "Send svaret")
    page.wait("() => document.body.innerText.includes('Du har meldt afbud')")
    page.screenshot(PICTURES / "09b-answer-taken.png")

    walk.be("Karen Lund")
    answered = {"Mette Kjærgaard", "Ole Thorsen", "Marie Rask"}
    _forward_to(chat, demo, datetime(2027, 4, 27, 10, 0, tzinfo=UTC))
    walk.picture("after-the-deadline")
    reminded = {name for name in _people(chat) if _was_reminded(chat, demo, name)}
    everybody = {name for name, group in _people(chat).items() if group in {"Medlemmer", "Formandskab"}}
    assert reminded == everybody - answered

    walk.say("deltagerliste d. 18. maj")
    walk.picture("list")
    walk.tap("Hent som Excel")

    workbook = openpyxl.load_workbook(chat.wait_for_download())
    assert workbook.sheetnames == ["Deltagerliste", "Opgørelse", "Historik"]
    told = {row[1]: row[3:5] for row in workbook["Deltagerliste"].iter_rows(values_only=True) if len(row) > 4}
    assert told["Mette Kjærgaard"][0] == "Deltager"
    assert told["Marie Rask"][0] == "Afbud"
    assert chat.errors == []


def _all_the_mails(page: Page, demo: Running, count: int) -> list[EmailMessage]:
    """The invitations, as soon as they are all written."""

    def written() -> list[EmailMessage] | None:
        found = _mails(demo, TITLE_DAY, "Indkaldelse")
        return found if len(found) >= count else None

    found: list[EmailMessage] = page.until(written, f"{count} invitations are written")
    assert len(found) == count
    return found


def _mails(demo: Running, day: str, subject: str, to: str = "") -> list[EmailMessage]:
    """The mails about the meeting of a day, by how their subject begins and to whom they go."""
    read = [_read(file) for file in sorted(demo.mail_folder.glob("*.eml"))]
    return [
        one
        for one in read
        if one["Subject"].startswith(subject) and day in _plain(one["Subject"]) and to in one["To"]
    ]


@functools.cache
def _read(file: Path) -> EmailMessage:
    """Each file once: it is whole when it has its name, and never changes."""
    return email.message_from_bytes(file.read_bytes(), _class=EmailMessage, policy=email.policy.default)


def _answer_link(mails: list[EmailMessage]) -> str:
    text = mails[0].get_body(("plain",)).get_content()
    found = re.search(r"http://\S+/svar/[\w.-]+", text)
    assert found, text
    return found[0]


def _forward_to(page: Page, demo: Running, target: datetime) -> None:
    """Presses "Spol frem til svarfristen" until the deadline of the meeting has come."""
    for _ in range(6):
        if demo.clock() >= target:
            return
        page.click("button", "Spol frem til svarfristen")
        page.wait("() => !document.querySelector('[data-clock]').disabled", seconds=180)
    raise AssertionError(f"the clock stands at {demo.clock()}")


def _people(page: Page) -> dict[str, str]:
    return {one["name"]: one["group"] for one in _ask(page, "/demo/state")["people"]}


def _was_reminded(page: Page, demo: Running, name: str) -> bool:
    """By card or by mail, about the meeting of the walk."""
    person = next(one for one in _ask(page, "/demo/state")["people"] if one["name"] == name)
    seen = _ask(page, f"/demo/state?person={person['id']}")
    cards = [_plain(str(one["card"])) for one in seen["conversation"]["messages"] if one["card"]]
    by_card = any("Vi mangler dit svar" in card and TITLE_DAY in card for card in cards)
    by_mail = any(
        "mangler" in _plain(one["subject"]) and TITLE_DAY in _plain(one["subject"]) for one in seen["mails"]
    )
    return by_card or by_mail


def _ask(page: Page, path: str) -> dict[str, Any]:
    answer: dict[str, Any] = page.evaluate("(path) => fetch(path).then((answer) => answer.json())", path)
    return answer


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\\xa0", " ")
