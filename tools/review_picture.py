"""Makes docs/review.png, the picture in docs/review.md: `make review-picture`.

A letter of the repository is drafted, and its review photographed in the Chromium that the browser tests use, at an event whose
place is in doubt.
"""

import runpy
import sys
import tempfile
from pathlib import Path

from picture import reduced
from playwright.sync_api import sync_playwright

from geodata.drafting.draft import draft

ROOT = Path(__file__).resolve().parent.parent
LETTER = ROOT / "seeds" / "whaler-1837" / "document.txt"
PICTURE = ROOT / "docs" / "review.png"
WIDTH, HEIGHT = 1280, 800
COLOURS = 96
MOST_BYTES = 250_000
# Words of the event that is shown.
EVENT = "Sydenham"


def main() -> int:
    """Write the picture; 1 where there is no Chromium, or the picture is too heavy."""
    found = runpy.run_path(str(ROOT / "tests" / "browser" / "chromium.py"))
    program = found["find_chromium"]()
    if program is None:
        print(found["REMEDY"], file=sys.stderr)
        return 1
    picture = reduced(photograph(program), COLOURS)
    if len(picture) > MOST_BYTES:
        print(f"The picture has {len(picture):,} bytes, more than {MOST_BYTES:,}.", file=sys.stderr)
        return 1
    PICTURE.write_bytes(picture)
    print(f"{PICTURE.relative_to(ROOT)}: {len(picture) / 1000:.0f} kB")
    return 0


def photograph(program: str) -> bytes:
    """The review of the letter's draft, as PNG."""
    reviewed = runpy.run_path(str(ROOT / "tests" / "browser" / "reviewed.py"))["reviewed"]
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        folder = Path(home) / "whaler-1837"
        draft(LETTER).write(folder)
        with reviewed(folder) as review:
            browser = playwright.chromium.launch(executable_path=program)
            page = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}).new_page()
            page.goto(review.address)
            page.wait_for_selector("html[data-map=ready]", state="attached", timeout=90_000)
            page.click(f".text mark:has-text('{EVENT}')")
            # The relief has come, and what the last step drew is painted.
            page.evaluate("() => document.querySelector('.map image').decode?.()")
            page.wait_for_load_state("networkidle")
            png = page.screenshot(animations="disabled", caret="hide")
            browser.close()
    return png


if __name__ == "__main__":
    sys.exit(main())
