"""`quick_map`: a story map of any table with dates and places, which never saw a dossier."""

from collections.abc import Iterator
from dataclasses import replace

import geopandas as gpd
import pandas as pd

from geodata import Calendar
from geodata.errors import nearest
from geodata.projections.extents import CIRCLE, POLE
from viz.layers.colors import Meaning, meaning
from viz.layers.dating import dated
from viz.layers.kinds import AreaLayer, EventLayer, LineLayer, base_layers
from viz.layers.layer import Layer, LayerError
from viz.layers.rows import located
from viz.stories.event_timeline import rows_timeline
from viz.stories.views import map_view
from viz.storymap import StoryMap
from viz.telling.row_narrative import LATITUDES, LONGITUDES

KINDS: tuple[tuple[type[Layer], str, str], ...] = (
    (AreaLayer, "areas", "Polygon"),
    (LineLayer, "lines", "LineString"),
    (EventLayer, "events", "Point"),
)

# How many rows an error names.
MOST_NAMED = 10


def quick_map(  # noqa: PLR0913 - the columns of a table
    data: pd.DataFrame,
    *,
    date: str,
    label: str | None = None,
    color: str | None = None,
    row: str | None = None,
    calendar: Calendar | None = None,
    title: str = "",
) -> StoryMap:
    """A map and a timeline of any table with dates and places.

    Args:
        data: a GeoDataFrame with a CRS, or a DataFrame with columns such as `lon` and `lat` (degrees, WGS 84).
        date: column with dates: EDTF, `10 Rabīʿ II 592` and the like, pandas times, `datetime.date`, or years. A row without
            one is left out.
        label: column with the names of the rows; default: their numbers.
        color: column with words, each of which gets a colour, or with numbers.
        row: column whose values are the rows of the timeline; default: that of `color` where it has words.
        calendar: in which texts and years of `date` are counted; default: the Gregorian, unless names of months tell another.
        title: of the map.

    Returns:
        A story map without a document; its cards show the columns of the rows and say that no source is given. Its layers are
        `areas`, `lines` and `events`, as far as there are such geometries.

    Raises:
        LayerError: if a column is not there, a date cannot be read, a row lies nowhere on the earth, or none has date and place.

    Example:
        >>> import pandas
        >>> towns = pandas.DataFrame({"name": ["Visby"], "when": ["1361-07-27"], "lon": [18.29], "lat": [57.64]})
        >>> ct.quick_map(towns, date="when", label="name")["events"]
        <EventLayer 'events': 1 rows>
    """
    frame = _located(data, {"date": date, "label": label, "color": color, "row": row})
    dates = dated(frame[date], f"column {date!r}", calendar)
    there = [day is not None and (day.earliest is not None or day.latest is not None) for day in dates]
    if not any(there):
        raise LayerError(f"no row has both a place and a date in {date!r}")
    if calendar:
        # The layers do not know in which calendar a text is written; a date does.
        frame = frame.assign(**{date: pd.Series(dates, index=frame.index, dtype=object)})
    frame = frame[there]
    colors = meaning(frame[color]) if color else None
    layers = tuple(_layers(frame, date, label, color, colors))
    is_words = isinstance(colors, dict)
    # The towns of today, to find one's way; a map of another age leaves them out.
    base = (replace(part, visible=part.visible or part.part == "towns") for part in base_layers())
    return StoryMap(
        layers=(*base, *layers),
        timeline=rows_timeline(layers, row or (color if is_words else None), color, colors),
        views=(map_view(frame),),
        title=title,
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
    frame = frame[located(frame)]
    _refuse_off_the_globe(frame)
    frame = frame.reset_index(drop=True)
    if (frame.geom_type == "MultiPoint").any():
        frame = frame.explode(ignore_index=True)
    if "GeometryCollection" in set(frame.geom_type):
        raise LayerError(
            "a row has a GeometryCollection; take it apart with explode(), each part is drawn in its own way"
        )
    return frame


def _refuse_off_the_globe(frame: gpd.GeoDataFrame) -> None:
    """Refuse rows that lie nowhere on the earth; on the map they would only be missing.

    Raises:
        LayerError: with all these rows, and those whose coordinates were probably exchanged.
    """
    bounds = frame.bounds
    east, north = (bounds[[f"min{axis}", f"max{axis}"]].abs().max(axis="columns") for axis in "xy")
    off = frame[(north > POLE) | (east > CIRCLE)]
    if off.empty:
        return
    named = ", ".join(map(str, off.index[:MOST_NAMED])) + (" …" if len(off) > MOST_NAMED else "")
    point = off.geometry.iloc[0].representative_point()
    # Beyond the poles lie only longitudes.
    exchanged = bool(((north[off.index] <= CIRCLE) & (east[off.index] <= POLE)).all())
    raise LayerError(
        f"row {named}: no place on the earth has the longitude {point.x:g} and the latitude {point.y:g}; "
        + ("the two are probably exchanged" if exchanged else "write degrees, WGS 84")
    )


def _coordinates(data: pd.DataFrame, names: tuple[str, ...]) -> pd.Series:
    found = [column for column in data.columns if str(column).casefold() in names]
    if not found:
        there = ", ".join(map(str, data.columns))
        raise LayerError(f"there is no column {' or '.join(names)} with degrees, and no geometry; there are {there}")
    return pd.to_numeric(data[found[0]])


def _layers(
    frame: gpd.GeoDataFrame, date: str, label: str | None, color: str | None, colors: Meaning
) -> Iterator[Layer]:
    """A layer for each kind of geometry; the first one explains the colours, which are the same in all."""
    name = color or ""
    for kind, plural, geometry in KINDS:
        mine = frame[frame.geom_type.str.endswith(geometry)]
        if not mine.empty:
            yield kind(mine, id=plural, name=name, color=color, colors=colors, label=label, date=date)
            name = ""
