"""`quick_map`: a story map of any table with dates and places, which never saw a dossier."""

from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import pandas as pd

from geodata import Day, HistoricalDate, parse_edtf
from geodata.errors import nearest
from viz.colors import PALETTE, colors_of
from viz.features import ALWAYS, features
from viz.labels import BESIDE_A_POINT, Label
from viz.layers import AreaLayer, EventLayer, Layer, LayerError, LineLayer
from viz.narrative import Narrative
from viz.storymap import StoryMap
from viz.styles import SCREEN, SHAPES
from viz.timeline import Timeline, lay_out
from viz.views import extent_around, make_view
from viz.wording import INTERFACE

LONGITUDES, LATITUDES = ("lon", "lng", "long", "longitude", "x"), ("lat", "latitude", "y")
COORDINATES = {*LONGITUDES, *LATITUDES}
KINDS: tuple[tuple[type[Layer], str, str], ...] = (
    (AreaLayer, "areas", "Polygon"),
    (LineLayer, "lines", "LineString"),
    (EventLayer, "events", "Point"),
)
# Columns that bind a row to its card and its place on the timeline; no table of somebody's own has such names.
EVENT, COLOR, HOVER = "chronotope event", "chronotope color", "chronotope hover"
ABBREVIATION = 6
NAME_RANK = 2


def quick_map(
    data: pd.DataFrame,
    *,
    date: str,
    label: str | None = None,
    color: str | None = None,
    title: str = "",
) -> StoryMap:
    """A map and a timeline of any table with dates and places.

    Args:
        data: a GeoDataFrame with a CRS, or a DataFrame with columns such as `lon` and `lat` (degrees, WGS 84).
        date: column with dates: EDTF, pandas times, `datetime.date`, or years as text. A row without one is left out.
        label: column with the names of the rows; default: their numbers.
        color: column with words, each of which gets a colour and a row of the timeline; or with numbers, for the colour alone.
        title: of the map.

    Returns:
        A story map without a document; its cards show the columns of the rows and say that no source is given.

    Raises:
        LayerError: if a column is not there, a date cannot be read, or no row has both a date and a place.

    Example:
        >>> import pandas, viz
        >>> towns = pandas.DataFrame({"name": ["Visby"], "when": ["1361-07-27"], "lon": [18.29], "lat": [57.64]})
        >>> viz.quick_map(towns, date="when", label="name")["events"]
        <EventLayer 'events': 1 rows>
    """
    frame = _located(data, {"date": date, "label": label, "color": color})
    frame[EVENT] = [f"e{number}" for number in range(1, len(frame) + 1)]
    frame[COLOR], meant = _colors(frame, color)
    drawn = features(EventLayer(frame, id="events", date=date), SCREEN)
    frame = frame[(drawn["first"] > -ALWAYS).to_numpy()]
    drawn = drawn.loc[drawn["first"] > -ALWAYS]
    if frame.empty:
        raise LayerError(f"no row has both a place and a date in {date!r}")
    cards = list(_cards(frame, drawn, date, label))
    frame[HOVER] = [card["line"] for card in cards]
    last = Day(int(drawn["first"].max()))
    view = make_view("map", title, extent_around(_middles(frame)), at=last, inset=False)
    return StoryMap(
        layers=tuple(_layers(frame, date, label)),
        timeline=_timeline(frame, drawn, color if meant else None, meant),
        views=(view,),
        names=tuple(_names(frame, label)) if label else (),
        narrative=_narrative(cards, title),
    )


def _located(data: pd.DataFrame, columns: dict[str, str | None]) -> gpd.GeoDataFrame:
    """The rows with a place, as a frame in EPSG:4326 of its own, after a look at the columns that were asked for."""
    for what, column in columns.items():
        if column is not None and column not in data.columns:
            meant = nearest(column, map(str, data.columns))
            hint = f"; did you mean {meant!r}?" if meant else ""
            raise LayerError(
                f"there is no column {column!r} for {what}{hint} There are {', '.join(map(str, data.columns))}"
            )
    if isinstance(data, gpd.GeoDataFrame):
        if data.crs is None:
            raise LayerError("the frame has no CRS; give it one with set_crs(…)")
        frame = data.to_crs("EPSG:4326")
    else:
        x, y = (_coordinates(data, names) for names in (LONGITUDES, LATITUDES))
        frame = gpd.GeoDataFrame(data.copy(), geometry=gpd.points_from_xy(x, y), crs="EPSG:4326")
    there = frame.geometry.notna() & ~frame.geometry.is_empty
    return frame[there].reset_index(drop=True)


def _coordinates(data: pd.DataFrame, names: tuple[str, ...]) -> pd.Series:
    found = [column for column in data.columns if str(column).casefold() in names]
    if not found:
        there = ", ".join(map(str, data.columns))
        raise LayerError(f"there is no column {' or '.join(names)} with degrees, and no geometry; there are {there}")
    return pd.to_numeric(data[found[0]])


def _colors(frame: gpd.GeoDataFrame, color: str | None) -> tuple[list[str], dict[str, str]]:
    """The colour of each row, and what the colours of words mean."""
    if color is None:
        return [PALETTE[0]] * len(frame), {}
    colors, meant = colors_of(frame[color])
    is_words = not pd.api.types.is_numeric_dtype(frame[color])
    return [each or SCREEN.quiet for each in colors], meant if is_words else {}


def _middles(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The corners of what is drawn, as points."""
    bounds = frame.bounds
    corners = [gpd.points_from_xy(bounds[f"{end}x"], bounds[f"{end}y"]) for end in ("min", "max")]
    return gpd.GeoDataFrame(geometry=[point for points in corners for point in points], crs=frame.crs)


def _layers(frame: gpd.GeoDataFrame, date: str, label: str | None) -> Iterator[Layer]:
    """A layer for each kind of geometry."""
    for kind, name, geometry in KINDS:
        mine = frame[frame.geom_type.str.endswith(geometry)]
        if not mine.empty:
            named = label if kind is not EventLayer else None
            told: dict[str, Any] = {"color": COLOR, "label": named, "hover": HOVER, "date": date, "events": EVENT}
            yield kind(mine.rename(columns={"id": "own id"}), id=name, name=name.capitalize(), **told)


def _names(frame: gpd.GeoDataFrame, label: str) -> Iterator[Label]:
    """The names of points; those of lines and areas stand in their layers."""
    for _, row in frame[frame.geom_type == "Point"].iterrows():
        if pd.notna(row[label]):
            x, y = row.geometry.x, row.geometry.y
            yield Label(str(row[label]), x, y, NAME_RANK, "town", BESIDE_A_POINT, f"places__{row[EVENT]}")


def _cards(frame: gpd.GeoDataFrame, drawn: gpd.GeoDataFrame, date: str, label: str | None) -> Iterator[dict[str, Any]]:
    """A card for each row; see `cards.cards`. What only dossiers have is empty."""
    known = {EVENT, COLOR, HOVER, date, label, frame.geometry.name}
    shown = [column for column in frame.columns if column not in known and str(column).casefold() not in COORDINATES]
    texts = ("written", "place", "modality", "manner", "quotation", "message", "fate", "act", "actors")
    lists = ("names", "translated", "sources", "candidates", "outcome")
    for (_, row), first, possible in zip(frame.iterrows(), drawn["first"], drawn["possible"], strict=True):
        title = str(row[label]) if label else row[EVENT].removeprefix("e")
        when = _worded(row[date])
        details = [f"{column}: {row[column]}" for column in shown if pd.notna(row[column])]
        yield {
            **dict.fromkeys(texts, ""),
            **{name: [] for name in lists},
            "id": row[EVENT],
            "places": [row[EVENT]],
            "title": title,
            "date": when,
            "line": f"{when}: {title}",
            "summary": "; ".join(details),
            "modality": "occurred",
            "evidence": INTERFACE["no_source"],
            "note": "",
            "adrift": False,
            "day": int(possible if possible > -ALWAYS else first),
            "settled": int(first),
            "as_of": f"{INTERFACE['as_of']} {when}",
            "after": False,
        }


def _worded(value: Any) -> str:
    if isinstance(value, HistoricalDate):
        return value.display
    return parse_edtf(value.strip() if isinstance(value, str) else str(pd.Timestamp(value).date())).display


def _timeline(frame: gpd.GeoDataFrame, drawn: gpd.GeoDataFrame, color: str | None, meant: dict[str, str]) -> Timeline:
    """A row for each word of the coloured column, or one for all."""
    groups = frame[color].astype("str").where(frame[color].notna(), "") if color else pd.Series("", index=frame.index)
    events = [
        {"id": event, "row": group, "earliest": int(possible), "latest": int(first)}
        for event, group, possible, first in zip(frame[EVENT], groups, drawn["possible"], drawn["first"], strict=True)
    ]
    events.sort(key=lambda event: (event["earliest"], event["latest"]))
    lines = [
        {
            "id": name,
            "label": name or INTERFACE["all_rows"],
            "abbreviation": (name or INTERFACE["all_rows"])[:ABBREVIATION],
            "color": meant.get(name, SCREEN.quiet if meant else PALETTE[0]),
            "shape": SHAPES[0],
        }
        for name in dict.fromkeys(groups)
    ]
    window = (min(event["earliest"] for event in events), max(event["latest"] for event in events))
    return lay_out(events, lines, window, {}, "gregorian")


def _narrative(cards: list[dict[str, Any]], title: str) -> Narrative:
    order = [card["id"] for card in sorted(cards, key=lambda card: (card["day"], card["settled"]))]
    return Narrative(
        id="map",
        title=title or INTERFACE["map"],
        subtitle="",
        language="en",
        badge="",
        notes=(),
        record=(),
        texts=[],
        cards=cards,
        orders={"dates": order},
        order="dates",
        steps=[],
        paths={},
        horizon=None,
    )
