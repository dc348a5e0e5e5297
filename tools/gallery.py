"""Makes build/gallery: base maps of the whole Earth, each as the page shows it and as it is printed: `make gallery`.

It is for looking at: whoever changes the base map, its names or a projection sees here what becomes of them.
"""

import io
import runpy
import sys
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import geopandas as gpd
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from shapely.geometry import Point

import viz
from viz.stories.view_layers import map_credits

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "build" / "gallery"
WIDTH_MM, WINDOW = 120, {"width": 1500, "height": 900}


@dataclass(frozen=True)
class Plate:
    """A part of the world: its title, its extent (west, south, east, north in degrees), and the day of its borders."""

    title: str
    extent: tuple[float, float, float, float]
    at: str | None = None


CABLE = "1950-10-12"
PLATES = {
    "theatre": Plate("The theatre of the cable", (117.5, 32.5, 137.5, 46.5), CABLE),
    "inset": Plate("From the Black Sea to Korea", (30, 15, 150, 62), CABLE),
    "korea": Plate("Korea", (123.5, 33, 131.5, 43.5), CABLE),
    "black-sea": Plate("The Black Sea", (27, 40, 42.5, 47.5), CABLE),
    "mediterranean": Plate("The Mediterranean", (-6, 30, 37, 46)),
    "pacific": Plate("The Pacific", (120, -50, -110, 55)),
    "svalbard": Plate("Svalbard", (8, 76, 35, 81)),
    "south-pole": Plate("Antarctica", (-180, -90, 180, -60)),
    "sahara": Plate("The Sahara", (-18, 10, 37, 36)),
    "indonesia": Plate("Indonesia", (94, -12, 142, 9)),
    "world": Plate("The world", (-180, -90, 180, 90)),
    "city": Plate("Pyongyang", (125.6, 38.9, 125.95, 39.15)),
}


def story(plate: Plate) -> viz.StoryMap:
    """The base map of a plate, with one event in its middle, since a page tells of events."""
    view = viz.map_view(plate.extent, at=plate.at)
    middle = gpd.GeoSeries(
        [Point((view.bounds[0] + view.bounds[2]) / 2, (view.bounds[1] + view.bounds[3]) / 2)], crs=view.crs
    )
    here = gpd.GeoDataFrame({"when": ["1950"]}, geometry=middle.to_crs("EPSG:4326"))
    base = [replace(part, visible=part.id != "base-provinces") for part in viz.base_layers()]
    event = viz.EventLayer(here, id="middle", date="when")
    return viz.StoryMap([*base, event], views=[view], title=plate.title)


def main() -> int:
    """Draw every plate and write the page that shows them; 1 where there is no Chromium."""
    found = runpy.run_path(str(ROOT / "tests" / "browser" / "chromium.py"))
    program = found["find_chromium"]()
    if program is None:
        print(found["REMEDY"], file=sys.stderr)
        return 1
    GALLERY.mkdir(parents=True, exist_ok=True)
    figures = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        for name, plate in PLATES.items():
            drawn = story(plate)
            drawn.save(GALLERY / f"{name}-print.png", width_mm=WIDTH_MM)
            page = drawn.save(GALLERY / f"{name}.html")
            Image.open(io.BytesIO(photograph(browser, page))).save(GALLERY / f"{name}-page.png")
            credit = ". ".join(map_credits(drawn.views[0], drawn.layers))
            pictures = f'<a href="{name}.html"><img src="{name}-page.png"></a><img src="{name}-print.png">'
            figures.append(f"<section><h2>{escape(plate.title)}</h2><p>{escape(credit)}</p>{pictures}</section>")
            print(f"{plate.title}: {credit.partition('. ')[0]}")
        browser.close()
    style = "body{font-family:sans-serif;margin:2em}img{height:560px;margin-right:1em;vertical-align:top;border:1px solid #bbb}"
    html = f'<!DOCTYPE html><meta charset="utf-8"><title>Base maps</title><style>{style}</style>{"".join(figures)}'
    (GALLERY / "index.html").write_text(html, encoding="utf-8")
    print(f"{(GALLERY / 'index.html').relative_to(ROOT)}")
    return 0


def photograph(browser: Browser, page: Path) -> bytes:
    """The map of a page, as PNG."""
    context = browser.new_context(viewport=WINDOW, offline=True)  # type: ignore[arg-type]
    opened = context.new_page()
    opened.goto(page.as_uri())
    opened.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
    png = opened.locator(".main-map").screenshot(animations="disabled")
    context.close()
    return png


if __name__ == "__main__":
    sys.exit(main())
