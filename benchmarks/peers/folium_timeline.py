"""folium with its Timeline and slider. The scripts it would fetch are written into the page, as the other pages carry theirs."""

import datetime as dt
import re
from pathlib import Path

import folium
from common import CENTER, DAYS, FIRST_DAY, arguments, inlined, read_json
from folium.plugins import Timeline, TimelineSlider

# What folium asks for by the name of its file, and what of npm's packages stands in for it. The style that turns signs has none.
STAND_INS = {
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "bootstrap.bundle.min.js": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "bootstrap-glyphicons.css": "glyphicons-only-bootstrap/css/bootstrap.min.css",
    "all.min.css": "@fortawesome/fontawesome-free/css/all.min.css",
    "leaflet.awesome-markers.js": "leaflet.awesome-markers/dist/leaflet.awesome-markers.js",
    "leaflet.awesome-markers.css": "leaflet.awesome-markers/dist/leaflet.awesome-markers.css",
    "leaflet.timeline.min.js": "leaflet.timeline/dist/leaflet.timeline.js",
    "moment.min.js": "moment/min/moment.min.js",
}
FETCHED = re.compile(
    r'<script src="https://[^"]*/(?P<script>[^/"]+)"></script>|<link rel="stylesheet" href="https://[^"]*/(?P<style>[^/"]+)"/>'
)


def main() -> None:
    """Write the page."""
    events, packages, page = arguments()
    drawn = read_json(events / "events.geojson")
    for feature in drawn["features"]:
        # What has happened stays to the end.
        end = FIRST_DAY + dt.timedelta(days=DAYS)
        feature["properties"].update(start=feature["properties"]["date"], end=end.isoformat())
    map_ = folium.Map(CENTER[::-1], zoom_start=6, tiles=None, prefer_canvas=True)
    style = {"color": "#999", "weight": 1, "fillColor": "#eee", "fillOpacity": 1}
    folium.GeoJson(read_json(events.parent / "land.geojson"), style_function=lambda _: style).add_to(map_)
    timeline = Timeline(drawn)
    timeline.add_to(map_)
    slider = TimelineSlider(auto_play=False, show_ticks=True, steps=DAYS)
    slider.add_timelines(timeline).add_to(map_)
    head, end_of_head, body = map_.get_root().render().partition("</head>")
    page.write_text(FETCHED.sub(lambda found: _stand_in(found, packages), head) + end_of_head + body, encoding="utf-8")


def _stand_in(found: re.Match[str], packages: Path) -> str:
    path = STAND_INS.get(found["script"] or found["style"])
    return inlined(packages / path) if path else ""


main()
