"""A real browser for tests, told what to do in a person's words: open, click, type, press, look."""

import base64
import json
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.parts.devtools import BrowserError, DevTools, find_chromium
from tests.parts.waiting import wait_until

VENDOR = Path(__file__).parent / "vendor"
PHONE = (390, 844)
WCAG_21_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")

ARROW = re.compile(r"\s*(async\s*)?\([\w\s,.{}]*\)\s*=>")

# Finds what a person would see: visible, and where a text is given, saying exactly that (no-break spaces count as spaces).
SEEN = """(selector, text, which) => {
  const plain = (s) => (s ?? "").replace(/\\s+/g, " ").trim();
  const said = (e) => [e.innerText, e.value, e.getAttribute("aria-label")].map(plain);
  let found = [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility({visibilityProperty: true}));
  if (text !== null) found = found.filter((e) => said(e).includes(plain(text)));
  if (which === null && found.length > 1) return {why: `${found.length} elements match`};
  const element = found.at(which ?? 0);
  return element ? {element} : {why: `nothing visible matches (${document.querySelectorAll(selector).length} by selector alone)`};
}"""

# Where to click: scrolled to, at rest over two frames, enabled and not covered by something else.
POINT = f"""async (selector, text, which) => {{
  const {{element, why}} = ({SEEN})(selector, text, which);
  if (!element) return {{why}};
  if (element.matches(":disabled")) return {{why: "it is disabled"}};
  element.scrollIntoView({{block: "center", inline: "nearest", behavior: "instant"}});
  const box = () => {{ const r = element.getClientRects()[0]; return [r.x, r.y, r.width, r.height]; }};
  const first = box();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const [x, y, width, height] = box();
  if (String(first) !== String([x, y, width, height])) return {{why: "it is moving"}};
  const point = {{x: x + width / 2, y: y + height / 2}};
  const hit = document.elementFromPoint(point.x, point.y);
  if (!element.contains(hit) && hit?.closest("label")?.control !== element) return {{why: `it is covered by ${{hit?.outerHTML.slice(0, 120)}}`}};
  return point;
}}"""

# A field that is clicked first: date and time fields take no typed text from outside and are set with their events.
FILLED_AS_A_WHOLE = """(text) => {
  const field = document.activeElement;
  if (["date", "time", "datetime-local"].includes(field.type)) {
    field.value = text;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, {bubbles: true}));
    return true;
  }
  field.select?.();
  return false;
}"""

SPECIAL_KEYS = {
    "Enter": (13, "\r"),
    "Tab": (9, ""),
    "Escape": (27, ""),
    "Space": (32, " "),
    "Backspace": (8, ""),
    "Delete": (46, ""),
    "Home": (36, ""),
    "End": (35, ""),
    "PageUp": (33, ""),
    "PageDown": (34, ""),
    "ArrowLeft": (37, ""),
    "ArrowUp": (38, ""),
    "ArrowRight": (39, ""),
    "ArrowDown": (40, ""),
}
MODIFIERS = {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule of axe-core that a page breaks, and where."""

    rule: str
    impact: str
    what: str
    where: tuple[str, ...]


class Browser:
    """One headless Chromium; each page is a visitor of its own, with its own cookies, in Danish and Copenhagen."""

    def __init__(self, program: str | None = None) -> None:
        found = program or find_chromium()
        if not found:
            raise BrowserError("No Chromium: install Debian's package chromium, or set CHROMIUM")
        self.tools = DevTools(found)
        self._pages: dict[str, Page] = {}
        self.tools.listen("", self._hear)
        try:
            self.version: str = self.tools.call("Browser.getVersion", seconds=60)["product"]
        except BrowserError as fault:
            complaints = self.tools.complaints()
            self.tools.close()
            raise BrowserError(f"{found} did not start: {fault}\n{complaints}") from None

    def page(self, width: int = 900, height: int = 900, *, beside: "Page | None" = None) -> "Page":
        """A new blank page: a new visitor, or another tab of the visitor `beside`."""
        context: str = (
            beside.context if beside else self.tools.call("Target.createBrowserContext")["browserContextId"]
        )
        made = self.tools.call("Target.createTarget", url="about:blank", browserContextId=context)
        page = Page(self, made["targetId"], context)
        self._pages[made["targetId"]] = page
        page.resize(width, height)
        return page

    def _hear(self, method: str, params: dict[str, Any]) -> None:
        # Events of downloads are the browser's; a page's main frame has the same id as its target.
        if method == "Browser.downloadWillBegin" and (page := self._pages.get(params["frameId"])):
            page.downloading[params["guid"]] = params["suggestedFilename"]
        elif method == "Browser.downloadProgress" and params["state"] != "inProgress":
            for page in list(self._pages.values()):
                if params["guid"] in page.downloading:
                    page.downloaded.append((params["guid"], params["state"]))

    def forget(self, target: str) -> None:
        self._pages.pop(target, None)

    def close(self) -> None:
        self.tools.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Page:
    """One tab. What a person does waits, at most `patience` seconds, until it can be done."""

    patience = 10.0

    def __init__(self, browser: Browser, target: str, context: str) -> None:
        self.browser = browser
        self.target = target
        self.context = context
        self.errors: list[str] = []
        """Exceptions, console errors, refused loads and content-security complaints since the page was made."""
        self.asked: list[str] = []
        """What alert, confirm and prompt asked; each was answered with yes."""
        self.downloading: dict[str, str] = {}
        self.downloaded: list[tuple[str, str]] = []
        self._loaded: set[str] = set()
        self._media: dict[str, str] = {}
        self._phone = False
        self._tools = browser.tools
        self._session: str = self._tools.call("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        self._tools.listen(self._session, self._hear)
        self._prepare()

    def _prepare(self) -> None:
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._call(f"{domain}.enable")
        self._call("Page.setLifecycleEventsEnabled", enabled=True)
        self._call("Emulation.setTimezoneOverride", timezoneId="Europe/Copenhagen")
        self._call("Emulation.setLocaleOverride", locale="da-DK")
        self._call("Emulation.setFocusEmulationEnabled", enabled=True)
        folder = self._tools.folder / "downloads"
        folder.mkdir(exist_ok=True)
        self._tools.call(
            "Browser.setDownloadBehavior",
            behavior="allowAndName",
            browserContextId=self.context,
            downloadPath=str(folder),
            eventsEnabled=True,
        )

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        return self._tools.call(method, self._session, **params)

    def _hear(self, method: str, params: dict[str, Any]) -> None:
        match method:
            case "Page.lifecycleEvent" if params["name"] == "load":
                self._loaded.add(params["loaderId"])
            case "Runtime.exceptionThrown":
                details = params["exceptionDetails"]
                self.errors.append(details.get("exception", {}).get("description") or details["text"])
            case "Runtime.consoleAPICalled" if params["type"] in ("error", "assert"):
                self.errors.append(
                    " ".join(str(a.get("value", a.get("description"))) for a in params["args"])
                )
            case "Log.entryAdded" if params["entry"]["level"] == "error":
                entry = params["entry"]
                self.errors.append(f"{entry['text']} {entry.get('url', '')}".strip())
            case "Page.javascriptDialogOpening":
                self.asked.append(params["message"])
                self._tools.post("Page.handleJavaScriptDialog", self._session, accept=True)

    # Going there

    def open(self, url: str) -> Self:
        """Goes to an address and waits until it is loaded. Raises BrowserError where nothing answers."""
        gone = self._call("Page.navigate", url=url)
        if gone.get("errorText"):
            raise BrowserError(f"{url}: {gone['errorText']}")
        if loader := gone.get("loaderId"):
            self.until(lambda: loader in self._loaded, f"{url} is loaded")
        return self

    def show(self, html: str) -> Self:
        """Shows a document given as text, for parts of a page and for pictures."""
        self.open("about:blank")
        frame = self._call("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self._call("Page.setDocumentContent", frameId=frame, html=html)
        return self

    def reload(self) -> Self:
        return self.open(self.url)

    @property
    def url(self) -> str:
        return str(self.evaluate("location.href"))

    # Doing

    def click(self, selector: str, text: str | None = None, *, which: int | None = None) -> None:
        """Clicks the one visible element that matches, and says exactly `text`; `which` picks among several (-1: the last)."""
        x, y = self._point(selector, text, which)
        self._mouse("mouseMoved", x, y)
        for kind in ("mousePressed", "mouseReleased"):
            self._mouse(kind, x, y, button="left", clickCount=1)

    def _point(self, selector: str, text: str | None, which: int | None) -> tuple[float, float]:
        why = ""

        def point() -> Any:
            nonlocal why
            found = self.evaluate(POINT, selector, text, which)
            why = found.get("why", "")
            return None if why else found

        where = self.until(point, lambda: f"{selector} {text or ''} can be clicked: {why}")
        return where["x"], where["y"]

    def _mouse(self, kind: str, x: float, y: float, **more: Any) -> None:
        self._call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def type(self, selector: str, text: str, *, which: int | None = None) -> None:
        """Clicks a field and replaces what stands in it; a date or time is given as `2027-03-02` or `09:30`."""
        self.click(selector, which=which)
        if self.evaluate(FILLED_AS_A_WHOLE, text):
            return
        if text:
            self._call("Input.insertText", text=text)
        else:
            self.press("Delete")

    def write(self, text: str) -> None:
        """Types where the focus is."""
        self._call("Input.insertText", text=text)

    def choose(self, selector: str, label: str, *, which: int | None = None) -> None:
        """Picks the choice with that label in a `<select>` (headless Chromium draws no list to click in)."""
        self.wait_for(selector, which=which)
        picked = self.evaluate(
            f"""(selector, label, which) => {{
              const {{element}} = ({SEEN})(selector, null, which);
              const option = [...element.options].find((o) => o.label.trim() === label);
              if (!option) return [...element.options].map((o) => o.label);
              element.focus();
              element.value = option.value;
              for (const kind of ["input", "change"]) element.dispatchEvent(new Event(kind, {{bubbles: true}}));
            }}""",
            selector,
            label,
            which,
        )
        if picked is not None:
            raise BrowserError(f"{selector} offers {picked}, not {label!r}")

    def press(self, keys: str) -> None:
        """One key with its modifiers: "Tab", "Shift+Tab", "Enter", "Control+a"."""
        *held, key = keys.split("+")
        code, text = SPECIAL_KEYS.get(key) or (ord(key.upper()), key)
        name = " " if key == "Space" else key
        event: dict[str, Any] = {
            "key": name,
            "code": key,
            "windowsVirtualKeyCode": code,
            "modifiers": sum(MODIFIERS[h] for h in held),
        }
        down = {**event, "text": text} if text and not set(held) - {"Shift"} else event
        self._call("Input.dispatchKeyEvent", type="keyDown" if "text" in down else "rawKeyDown", **down)
        self._call("Input.dispatchKeyEvent", type="keyUp", **event)

    # Looking

    def evaluate(self, expression: str, *arguments: Any) -> Any:
        """The JSON value of an expression, or of a function called with `arguments`; promises are awaited."""
        given = ", ".join(json.dumps(a) for a in arguments)
        called = f"({expression})({given})" if arguments or ARROW.match(expression) else expression
        result = self._call("Runtime.evaluate", expression=called, awaitPromise=True, returnByValue=True)
        if details := result.get("exceptionDetails"):
            raise BrowserError(details.get("exception", {}).get("description") or details["text"])
        return result["result"].get("value")

    def wait(self, condition: str, *arguments: Any, seconds: float | None = None) -> Any:
        """Waits until a JavaScript condition is true and gives its value. Raises BrowserError after `seconds`."""
        return self.until(lambda: self.evaluate(condition, *arguments), condition, seconds)

    def wait_for(
        self,
        selector: str,
        text: str | None = None,
        *,
        which: int | None = None,
        seconds: float | None = None,
    ) -> None:
        """Waits until the one visible element that matches is there."""
        why = ""

        def there() -> bool:
            nonlocal why
            why = self.evaluate(f"(...asked) => ({SEEN})(...asked).why ?? ''", selector, text, which)
            return not why

        self.until(there, lambda: f"{selector} {text or ''}: {why}", seconds)

    def until(
        self, ask: Callable[[], Any], what: str | Callable[[], str], seconds: float | None = None
    ) -> Any:
        """Waits until what Python asks is true and gives it; `what` says in an error what did not come."""
        fault = ""

        def asked() -> Any:
            nonlocal fault
            try:
                return ask()
            except BrowserError as gone:  # a page on its way to the next has no context to ask in
                fault = f" ({gone})"
                return None

        try:
            return wait_until(asked, self.patience if seconds is None else seconds, what)
        except TimeoutError as late:
            raise BrowserError(f"{late}{fault}") from None

    def text(self, selector: str = "body", *, which: int | None = None) -> str:
        """What a person reads in the one visible element that matches, with plain spaces."""
        self.wait_for(selector, which=which)
        said: str = self.evaluate(
            f"(...asked) => ({SEEN})(...asked).element.innerText", selector, None, which
        )
        return said.replace("\u00a0", " ").strip()

    def texts(self, selector: str) -> list[str]:
        """What a person reads in every visible element that matches; does not wait."""
        said: list[str] = self.evaluate(
            "(s) => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility()).map((e) => e.innerText)",
            selector,
        )
        return [line.replace("\u00a0", " ").strip() for line in said]

    def focused(self) -> str:
        """What has the focus: its label or text, as a screen reader would begin."""
        return str(
            self.evaluate("""() => {
              const e = document.activeElement;
              if (e === document.body) return "";
              const label = e.getAttribute("aria-label") || e.labels?.[0]?.innerText || e.innerText || e.id || e.tagName;
              return label.replace(/\\s+/g, " ").trim();
            }""")
        )

    def axe(self, within: str = "html", tags: Sequence[str] = WCAG_21_AA) -> list[Violation]:
        """What axe-core finds wrong by WCAG 2.1 A and AA inside the elements that match."""
        if not self.evaluate("typeof axe === 'object'"):
            self.evaluate((VENDOR / "axe-core" / "axe.min.js").read_text("utf-8") + "; true")
        found = self.evaluate(
            """async (within, tags) => {
              const run = {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]};
              return (await axe.run({include: [[within]]}, run)).violations;
            }""",
            within,
            list(tags),
        )
        return [
            Violation(v["id"], v["impact"], v["help"], tuple(str(n["target"][0]) for n in v["nodes"]))
            for v in found
        ]

    # The frame around it

    def resize(self, width: int, height: int = 900) -> None:
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=self._phone,
        )

    def emulate(
        self,
        *,
        dark: bool | None = None,
        forced_colors: bool | None = None,
        reduced_motion: bool | None = None,
        phone: bool | None = None,
    ) -> None:
        """Changes what the visitor prefers or holds in the hand; None leaves a thing as it is."""
        for feature, wanted, yes, no in (
            ("prefers-color-scheme", dark, "dark", "light"),
            ("forced-colors", forced_colors, "active", "none"),
            ("prefers-reduced-motion", reduced_motion, "reduce", "no-preference"),
        ):
            if wanted is not None:
                self._media[feature] = yes if wanted else no
        features = [{"name": name, "value": value} for name, value in self._media.items()]
        self._call("Emulation.setEmulatedMedia", features=features)
        if phone is not None:
            self._phone = phone
            self._call("Emulation.setTouchEmulationEnabled", enabled=phone)
            self.resize(*(PHONE if phone else (900, 900)))

    def screenshot(
        self,
        file: str | os.PathLike[str] | None = None,
        selector: str | None = None,
        *,
        transparent: bool = False,
    ) -> bytes:
        """The whole page, or one element, as PNG; also written to `file` where one is named."""
        clip = self._box(selector) if selector else self._whole()
        if transparent:
            clear = {"r": 0, "g": 0, "b": 0, "a": 0}
            self._call("Emulation.setDefaultBackgroundColorOverride", color=clear)
        shot = self._call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)
        if transparent:
            self._call("Emulation.setDefaultBackgroundColorOverride")
        png = base64.b64decode(shot["data"])
        if file is not None:
            path = Path(file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(png)
        return png

    def _whole(self) -> dict[str, float]:
        size = self._call("Page.getLayoutMetrics")["cssContentSize"]
        return {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}

    def _box(self, selector: str) -> dict[str, float]:
        self.wait_for(selector)
        box: dict[str, float] = self.evaluate(
            """(s) => {
              const r = document.querySelector(s).getBoundingClientRect();
              return {x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height, scale: 1};
            }""",
            selector,
        )
        return box

    def wait_for_download(self, seconds: float | None = None) -> Path:
        """The next file that a click here brought, under the name the server gave it."""
        guid, state = self.until(
            lambda: self.downloaded.pop(0) if self.downloaded else None, "a file is downloaded", seconds
        )
        if state != "completed":
            raise BrowserError(f"The download was {state}")
        folder = self._tools.folder / "downloads" / f"of-{guid}"
        folder.mkdir()
        downloaded = self._tools.folder / "downloads" / str(guid)
        return downloaded.rename(folder / self.downloading.pop(guid))

    def close(self) -> None:
        self.browser.forget(self.target)
        self._tools.call("Target.closeTarget", targetId=self.target)
