"""The real page in a real Chromium, opened from a file, with every way to the network closed."""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from chromium import REMEDY, find_chromium
from letter import write_letter
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from reviewed import Reviewed, reviewed

import viz
from geodata import read_dossier

CABLE = Path(__file__).parents[2] / "seeds" / "cable-75511"
SEED_NAMES = sorted(path.parent.name for path in CABLE.parent.glob("*/dossier.toml"))
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]


@dataclass
class Opened:
    """A page with what it asked for and what it said."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def current(self) -> str:
        """The id of the current event, as the list marks it."""
        return self.page.evaluate("document.querySelector('[data-event][aria-current=true]').dataset.event")


def until(page: Page, expression: str, *, seconds: float = 10) -> None:
    """Wait until an expression holds. Playwright's own waiting evaluates text in the page, which its policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never came true: {expression}"
        page.wait_for_timeout(20)


def go(page: Page, event: str) -> None:
    """Make an event the current one, as its address does."""
    page.evaluate(f"location.hash = '{event}'")
    until(page, f"document.querySelector('.card').dataset.event === '{event}'")


def says(page: Page, words: str) -> None:
    """Wait until the page of a review says this."""
    until(page, f"document.querySelector('.said').textContent.includes({words!r})", seconds=30)


def is_current(page: Page, name: str) -> None:
    """Wait until the form of a review shows a row, `events.csv/letter`."""
    until(page, f"document.querySelector('.finding form')?.dataset.row === {name!r}", seconds=30)


def on_map(page: Page) -> dict[str, Any]:
    """What the main map's canvas shows: `points` with their places in the window, and the uids of `features`."""
    shown: dict[str, Any] = page.evaluate("document.querySelector('.main-map canvas.marks').drawn()")
    return shown


def on_timeline(page: Page) -> dict[str, list[float]]:
    """The places in the window of the marks of the events that are known, by their ids."""
    marks = page.evaluate("document.querySelector('.timeline canvas.marks').drawn()")
    return {mark["event"]: [mark["left"], mark["top"]] for mark in marks}


def mark_of(page: Page, *events: str) -> list[float]:
    """The place in the window of the mark on the main map that stands for one of these events."""
    return next(
        [point["left"], point["top"]] for point in on_map(page)["points"] if not {*point["events"]}.isdisjoint(events)
    )


def picture(page: Page, selector: str = ".main-map") -> np.ndarray:
    """A screenshot of an element as numbers, shape (height, width, 3)."""
    return np.asarray(Image.open(io.BytesIO(page.locator(selector).screenshot())).convert("RGB")).astype(int)


Opener = Callable[..., Opened]
OpenReview = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_chromium()
    if program is None:
        pytest.fail(REMEDY)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def cable_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the cable, as `chronotope build` writes it."""
    return viz.story_map(read_dossier(CABLE)).save(tmp_path_factory.mktemp("page") / "cable-75511.html")


@pytest.fixture(scope="session")
def seed_page(cable_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The page of a dossier of the repository, built when it is first asked for."""
    made = {CABLE.name: cable_file}

    def page_of(name: str) -> Path:
        if name not in made:
            dossier = read_dossier(CABLE.parent / name)
            made[name] = viz.story_map(dossier).save(tmp_path_factory.mktemp("seeds") / f"{name}.html")
        return made[name]

    return page_of


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    """Open a page file: `opened(path, "?order=dates#meeting", width=1920, height=1080)`; past its first screen, unless that is wanted."""
    contexts = []

    def open_file(
        path: Path, address: str = "", *, width: int = 1600, height: int = 900, at_first: bool = False
    ) -> Opened:
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
        contexts.append(context)
        it = Opened(context.new_page())
        it.page.on("request", lambda request: it.requests.append(request.url))
        it.page.on("console", lambda message: it.messages.append(message.text))
        it.page.on("pageerror", lambda error: it.messages.append(str(error)))
        it.page.goto(path.as_uri() + address)
        it.page.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
        if not at_first:
            it.page.evaluate("document.querySelector('.opening .cover button')?.click()")
        return it

    yield open_file
    for context in contexts:
        context.close()


@pytest.fixture
def cable(opened: Opener, cable_file: Path) -> Callable[..., Opened]:
    """Open the page of the cable."""

    def open_cable(address: str = "", **options: int) -> Opened:
        return opened(cable_file, address, **options)

    return open_cable


@pytest.fixture(scope="session")
def near_browser(browser: Browser) -> Iterator[Browser]:
    """A browser that reaches this machine, and no other."""
    rules = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
    arguments = [each for each in ARGUMENTS if "resolver" not in each]
    launched = browser.browser_type.launch(executable_path=find_chromium(), args=[*arguments, rules])
    yield launched
    launched.close()


@pytest.fixture
def own_review(tmp_path: Path) -> Iterator[Reviewed]:
    """The review of a letter that no other test changes; named before `opened_review`, it outlives the pages that ask it."""
    with reviewed(write_letter(tmp_path / "letter-1398")) as it:
        yield it


@pytest.fixture
def opened_review(near_browser: Browser) -> Iterator[OpenReview]:
    """Open the page of a review; whatever it says on the console is a fault."""
    said: list[str] = []
    contexts = []

    def open_review(review: Reviewed, width: int = 1280, height: int = 900) -> Page:
        context = near_browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda asked: said.extend([asked.url] if f":{review.port}/" not in asked.url else []))
        page.goto(review.address)
        page.wait_for_selector("html[data-map=ready]", state="attached", timeout=90_000)
        return page

    yield open_review
    for context in contexts:
        context.close()
    # A change that is refused or fails is told by Chromium too.
    assert [each for each in said if "the server responded with a status of" not in each] == []


@pytest.fixture(scope="module")
def letter_review(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reviewed]:
    """The review of a small dossier without drafts; what a test changes it leaves as it was, or says so."""
    with reviewed(write_letter(tmp_path_factory.mktemp("reviewed") / "letter-1398")) as review:
        yield review


@contextmanager
def silent(it: Opened) -> Iterator[None]:
    """Check that nothing was fetched and nothing said meanwhile."""
    yield
    fetched = [url for url in it.requests[1:] if not url.startswith("data:")]
    assert fetched == []
    assert it.messages == []
