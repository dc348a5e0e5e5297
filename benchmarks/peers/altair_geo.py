"""Altair (Vega-Lite) with a slider; its scripts are written into the page."""

import altair as alt
import pandas as pd
from common import CENTER, COLORS, DAYS, FIRST_DAY, arguments, read_json

ON_MAP = {"type": "mercator", "center": CENTER, "scale": 2200}


def main() -> None:
    """Write the page."""
    events, _, page = arguments()
    alt.data_transformers.disable_max_rows()
    table = pd.read_csv(events / "events.csv")
    table["day"] = (pd.to_datetime(table["date"]) - pd.Timestamp(FIRST_DAY)).dt.days
    until = alt.param(name="until", value=DAYS - 1, bind=alt.binding_range(min=0, max=DAYS - 1, step=1))
    kinds = alt.Scale(domain=list(COLORS), range=list(COLORS.values()))
    points = (
        alt.Chart(table)
        .mark_circle(size=30, opacity=0.7)
        .encode(
            longitude="lon:Q",
            latitude="lat:Q",
            tooltip=["title", "date", "description"],
            color=alt.Color("kind:N", scale=kinds),
        )
        .transform_filter("datum.day <= until")
        .add_params(until)
    )
    land = _shapes(read_json(events.parent / "land.geojson")["features"], fill="#eee", stroke="#999")
    drawn = [
        feature
        for feature in read_json(events / "events.geojson")["features"]
        if feature["geometry"]["type"] != "Point"
    ]
    chart = land + _shapes(drawn, filled=False, stroke=COLORS["movement"]) + points.project(**ON_MAP)
    chart.properties(width=900, height=600).save(str(page), inline=True)


def _shapes(features: list[dict[str, object]], **style: object) -> alt.Chart:
    return alt.Chart(alt.Data(values=features)).mark_geoshape(**style).project(**ON_MAP)


main()
