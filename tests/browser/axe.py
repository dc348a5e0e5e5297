"""axe-core, which the package axe-playwright-python carries, run on the page as it stands."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# WCAG 2.2 at levels A and AA, and what axe holds to be good practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => (await axe.run(document, { runOnly: { type: "tag", values: tags } })).violations
  .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`))"""


def violations(page: Page) -> list[str]:
    """What axe finds fault with: the rule, where, and why."""
    # Evaluated by the browser itself, which the page's policy does not hinder.
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{AXE};0")
    found: Any = page.evaluate(RUN, TAGS)
    return list(found)
