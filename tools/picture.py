"""Makes docs/page.png, the picture in the README, from the built page: `make picture`.

The page is photographed in the Chromium that the browser tests use, at a step of the lesson, and the picture is reduced to a
palette, so that it weighs little in the repository.
"""

import argparse
import io
import runpy
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "build" / "cable-75511.html"
PICTURE = ROOT / "docs" / "page.png"
# The short lesson's fifth step: an area that is our reading, a quotation, a question, and the front of the day.
STEP = "rec-3a"
WIDTH, HEIGHT = 1600, 900
COLOURS = 256
MOST_BYTES = 600_000


def main() -> int:
    """Write the picture; 1 where there is no page, no Chromium, or the picture is too heavy."""
    parser = argparse.ArgumentParser(description="Photograph the page for the README.")
    parser.add_argument("--step", default=STEP, help=f"id of an event; default: {STEP}")
    step = parser.parse_args().step
    found = runpy.run_path(str(ROOT / "tests" / "browser" / "chromium.py"))
    program = found["find_chromium"]()
    if program is None:
        print(found["REMEDY"], file=sys.stderr)
        return 1
    if not PAGE.exists():
        print(f"{PAGE.relative_to(ROOT)} is not there. Build it first: make", file=sys.stderr)
        return 1
    picture = reduced(photograph(program, f"{PAGE.as_uri()}#{step}"))
    if len(picture) > MOST_BYTES:
        print(f"The picture has {len(picture):,} bytes, more than {MOST_BYTES:,}.", file=sys.stderr)
        return 1
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(picture)
    print(f"{PICTURE.relative_to(ROOT)}: {len(picture) / 1000:.0f} kB")
    return 0


def photograph(program: str, address: str) -> bytes:
    """The page as it stands at an address, as PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        page = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, offline=True).new_page()
        page.goto(address)
        page.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
        # Two frames: what the last step drew has then been painted.
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        png = page.screenshot(animations="disabled", caret="hide")
        browser.close()
    return png


def reduced(png: bytes, colours: int = COLOURS) -> bytes:
    """The same picture with a palette of so many colours and without metadata.

    The palette comes from an octree: a median cut would give up the few small marks, whose colours say who acts.
    """
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    chosen = picture.quantize(colours, method=Image.Quantize.FASTOCTREE)
    palette = picture.quantize(palette=chosen, dither=Image.Dither.FLOYDSTEINBERG)
    target = io.BytesIO()
    palette.save(target, format="PNG", optimize=True)
    return target.getvalue()


if __name__ == "__main__":
    sys.exit(main())
