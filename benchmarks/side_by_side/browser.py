"""Opens a page in a fresh Chromium with the network closed, and measures how it paints, becomes ready, steps and pans."""

import json
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

SCRIPT = Path(__file__).with_suffix(".js")
SIGNAL = "benchmark: ready"
WIDTH, HEIGHT = 1280, 800
CLOSED = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"]
# Seconds a page may take until it is ready, until that is seen, and until nothing of it runs any more.
MOST_READY = 180
MOST_BUSY = 30
MOST_PAINTED = 30
# Milliseconds without a task over 50 ms after which a page is at rest.
REST = 500
STEPS = 20
# Seconds after which no further step is begun.
MOST_WALKED = 20
# A drag of two seconds, on the map of every page. The hand moves every 12 ms, by these CSS pixels, back and forth in a field.
SECONDS_DRAGGED = 2
SECONDS_A_MOVE = 0.012
HELD_AT = (640, 300)
MOVED = (3, 2)
FIELD = (200, 120)


class VisitError(Exception):
    """A page did not become ready in time, or could not be used; the text says which."""


@dataclass(frozen=True)
class Visit:
    """How a page is opened: `controls` is the JavaScript that steers it, `days` those on which something happens."""

    program: str
    flags: tuple[str, ...]
    controls: str
    days: list[int]
    count: int
    slowed: int = 1

    def opening(self, path: Path) -> dict[str, float]:
        """Milliseconds until the first paint and until the page is ready, and the CPU seconds of its processes until then."""
        with self._opened(path) as (_, measured):
            return measured

    def use(self, path: Path, *, pans: bool) -> dict[str, float]:
        """What `opening` measures, then steps in ms, and frames a second while the map is dragged."""
        with self._opened(path) as (page, measured):
            for name in ("start", "shown"):
                if name == "shown":
                    page.evaluate("benchmark.end()")
                    _rest(page)
                before = page.screenshot()
                taken = page.evaluate(f"benchmark.walk('{name}', {STEPS}, {MOST_WALKED})")
                # A control that changes nothing is not a fast one.
                if page.screenshot() != before:
                    measured[name] = statistics.median(taken)
            if pans:
                _rest(page)
                measured.update(_dragged(page))
            return measured

    @contextmanager
    def _opened(self, path: Path) -> Iterator[tuple[Page, dict[str, float]]]:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=self.program, args=[*CLOSED, *self.flags])
            try:
                page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
                page.set_default_timeout(1000 * MOST_READY)
                page.add_init_script(self._script())
                if self.slowed > 1:
                    tools = page.context.new_cdp_session(page)
                    tools.send("Emulation.setCPUThrottlingRate", {"rate": self.slowed})
                processes = browser.new_browser_cdp_session()
                before = _cpu_seconds(processes)
                with page.expect_console_message(lambda said: said.text == SIGNAL):
                    page.goto(path.as_uri(), wait_until="commit")
                after = _cpu_seconds(processes)
                used = sum(seconds - before.get(process, 0) for process, seconds in after.items())
                measured = {"ready": page.evaluate("benchmark.ready()"), "ready_cpu": used}
                measured["paint"] = _first_paint(page)
                if self.slowed > 1:
                    # A slowed page burns what it is to be without.
                    del measured["ready_cpu"]
                _rest(page)
                yield page, measured
            except BrowserError as error:
                raise VisitError(str(error).splitlines()[0]) from error
            finally:
                browser.close()

    def _script(self) -> str:
        values = {
            "controls": self.controls.strip(),
            "days": json.dumps(self.days),
            "count": str(self.count),
            "signal": SIGNAL,
        }
        script = SCRIPT.read_text(encoding="utf-8")
        for name, value in values.items():
            script = script.replace(f"{{{{{name}}}}}", value)
        return script


def _cpu_seconds(processes: CDPSession) -> dict[int, float]:
    """What each process that draws pages has used: the renderers, and the one that draws for them all."""
    told = processes.send("SystemInfo.getProcessInfo")["processInfo"]
    return {process["id"]: process["cpuTime"] for process in told if process["type"] in ("renderer", "GPU")}


def _first_paint(page: Page) -> float:
    """Milliseconds until something stood on the screen; told only then, which may be after the page has called itself ready."""
    end = time.monotonic() + MOST_PAINTED
    while (told := page.evaluate("benchmark.paint()")) is None:
        if time.monotonic() > end:
            raise VisitError("nothing was painted")
        page.wait_for_timeout(50)
    first: float = told
    return first


def _rest(page: Page) -> None:
    end = time.monotonic() + MOST_BUSY
    while page.evaluate("benchmark.quiet()") < REST and time.monotonic() < end:
        page.wait_for_timeout(50)


def _dragged(page: Page) -> dict[str, float]:
    """Frames a second of the page's own clock while its map is dragged; nothing where the picture does not move."""
    x, y = HELD_AT
    before = page.screenshot()
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("benchmark.count()")
    end, moves = time.monotonic() + SECONDS_DRAGGED, 0
    while time.monotonic() < end:
        moves += 1
        page.mouse.move(x + moves * MOVED[0] % FIELD[0], y + moves * MOVED[1] % FIELD[1])
        time.sleep(SECONDS_A_MOVE)
    rate = page.evaluate("benchmark.rate()")
    moved = page.screenshot() != before
    page.mouse.up()
    return {"pan": rate} if moved else {}
