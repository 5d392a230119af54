"""Draws the app's icons from their SVG, as the PNG files that are committed: `python -m tests.parts.icons`."""

import base64
from pathlib import Path

from tests.parts.browser import Browser, Page

ICONS = Path(__file__).parents[2] / "manifest" / "icons"


def draw(svg: Path, page: Page) -> bytes:
    """The SVG as a PNG of its own size; what it leaves out is transparent."""
    page.show(f"<body style='margin:0'>{svg.read_text('utf-8')}")
    return page.screenshot(selector="svg", transparent=True)


def likeness(one: bytes, other: bytes, page: Page) -> float:
    """1.0 where two PNGs of one size are the same to the pixel, less the more their colours differ, 0 at another size."""
    alike: float = page.evaluate(
        """async (urls) => {
          const pixels = await Promise.all(urls.map(async (url) => {
            const image = Object.assign(new Image(), {src: url});
            await image.decode();
            const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0);
            return context.getImageData(0, 0, image.width, image.height).data;
          }));
          const [a, b] = pixels;
          if (a.length !== b.length) return 0;
          return 1 - a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length / 255;
        }""",
        [data_url(one), data_url(other)],
    )
    return alike


def data_url(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode()


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height, which stand first in a PNG's first chunk."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def main() -> None:
    with Browser() as browser:
        page = browser.page()
        for svg in ICONS.glob("*.svg"):
            svg.with_suffix(".png").write_bytes(draw(svg, page))


if __name__ == "__main__":
    main()
