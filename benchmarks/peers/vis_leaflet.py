"""vis-timeline and Leaflet, as a careful person writes such a page by hand; all of it in one file."""

from common import CENTER, COLORS, arguments, in_script, inlined, read_json

PAGE = """<!doctype html><meta charset=utf-8><title>vis-timeline and Leaflet</title>
{head}
<style>body {{ margin: 0 }} #map {{ height: 65vh }} #timeline {{ height: 30vh }}</style>
<div id=map></div><div id=timeline></div>
<script>
const events = {events}, land = {land}, colors = {colors};
const map = L.map("map", {{ preferCanvas: true }}).setView({center}, 6);
L.geoJSON(land, {{ style: {{ color: "#999", weight: 1, fillColor: "#eee", fillOpacity: 1 }} }}).addTo(map);
const layers = events.features.map((event) => {{
  const color = colors[event.properties.kind];
  const layer = L.geoJSON(event, {{
    style: {{ color, weight: 2 }}, pointToLayer: (_, at) => L.circleMarker(at, {{ radius: 4, color }}),
  }});
  layer.bindPopup(() => `<b>${{event.properties.title}}</b><br>${{event.properties.description}}`);
  layer.day = event.properties.date;
  return layer.addTo(map);
}});
const items = new vis.DataSet(events.features.map(({{ properties }}) => (
  {{ id: properties.id, content: properties.title, start: properties.date, type: "point" }})));
const timeline = new vis.Timeline(document.getElementById("timeline"), items, {{
  height: "30vh", stack: events.features.length <= 2000, start: "1950-09-12", end: "1950-12-03",
}});
timeline.addCustomTime("1950-11-30", "now");
let drawn = false;
timeline.on("changed", () => {{ drawn = true; }});
function showUntil(day) {{
  timeline.setCustomTime(day, "now");
  for (const layer of layers) {{
    const shown = layer.day <= day;
    if (shown !== map.hasLayer(layer)) shown ? map.addLayer(layer) : map.removeLayer(layer);
  }}
}}
</script>"""


def main() -> None:
    """Write the page."""
    events, packages, page = arguments()
    parts = (
        "leaflet/dist/leaflet.css",
        "vis-timeline/styles/vis-timeline-graph2d.min.css",
        "leaflet/dist/leaflet.js",
        "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
    )
    text = PAGE.format(
        head="\n".join(inlined(packages / part) for part in parts),
        events=in_script(read_json(events / "events.geojson")),
        land=in_script(read_json(events.parent / "land.geojson")),
        colors=in_script(COLORS),
        center=in_script(CENTER[::-1]),
    )
    page.write_text(text, encoding="utf-8")


main()
