"""Bokeh with a slider, drawn on its default canvas; its scripts are written into the page."""

import pandas as pd
from bokeh.embed import file_html
from bokeh.layouts import column
from bokeh.models import CDSView, ColumnDataSource, CustomJS, CustomJSFilter, GeoJSONDataSource, HoverTool, Slider
from bokeh.plotting import figure
from bokeh.resources import INLINE
from common import COLORS, DAYS, FIRST_DAY, arguments, read_json

SHOWN = """
const shown = [];
for (let row = 0; row < events.data.day.length; row++) if (events.data.day[row] <= slider.value) shown.push(row);
return shown;
"""


def main() -> None:
    """Write the page."""
    events, _, page = arguments()
    table = pd.read_csv(events / "events.csv")
    table["day"] = (pd.to_datetime(table["date"]) - pd.Timestamp(FIRST_DAY)).dt.days
    table["color"] = table["kind"].map(COLORS)
    source = ColumnDataSource(table)
    slider = Slider(start=0, end=DAYS - 1, value=DAYS - 1, step=1, title="day", name="day")
    slider.js_on_change("value", CustomJS(args={"events": source}, code="events.change.emit()"))
    shown = CDSView(filter=CustomJSFilter(args={"slider": slider, "events": source}, code=SHOWN))
    plot = figure(
        width=1100,
        height=650,
        x_range=(120, 135),
        y_range=(32.5, 44),
        match_aspect=True,
        tools="pan,wheel_zoom,reset",
        active_drag="pan",
    )
    land = GeoJSONDataSource(geojson=(events.parent / "land.geojson").read_text(encoding="utf-8"))
    plot.patches("xs", "ys", source=land, fill_color="#eee", line_color="#999")
    drawn = [feature["geometry"] for feature in read_json(events / "events.geojson")["features"]]
    lines = [geometry["coordinates"] for geometry in drawn if geometry["type"] == "LineString"]
    longitudes, latitudes = ([[point[axis] for point in line] for line in lines] for axis in (0, 1))
    plot.multi_line(longitudes, latitudes, line_color=COLORS["movement"])
    points = plot.scatter("lon", "lat", source=source, view=shown, color="color", size=6, alpha=0.7)
    plot.add_tools(HoverTool(renderers=[points], tooltips=[("", "@title"), ("", "@date"), ("", "@description")]))
    page.write_text(file_html(column(plot, slider), INLINE, "Bokeh"), encoding="utf-8")


main()
