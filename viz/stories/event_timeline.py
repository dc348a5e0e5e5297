"""Timelines of any table: rows by one column, colours by another."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, overload

import pandas as pd

from geodata import Calendar, HistoricalDate
from geodata.dates.calendars.names import OF_EDTF
from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.colors import PALETTE, Meaning, colors_of, meaning
from viz.layers.dating import dated, has_year
from viz.layers.features import ALWAYS, features, name_of, tells
from viz.layers.layer import Layer, LayerError
from viz.layers.rows import TEXT, column_of, texts_of
from viz.layers.style_values import SHAPES
from viz.layers.styles import SCREEN
from viz.stories.legend import color_key
from viz.stories.timeline import EMPTY, Timeline, in_time, lay_out

# More rows than this are no timeline that anybody reads.
MOST_ROWS = 60


class LaidOut:
    """The field of a dataclass that holds a timeline, or how it is laid out, which is done when somebody asks for it.

    The figure of a map needs none, and that of a long table takes long.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        """Keep what is given under another name."""
        self._given = f"_given_{name}"

    @overload
    def __get__(self, owner: None, kind: type) -> None: ...
    @overload
    def __get__(self, owner: object, kind: type) -> Timeline | None: ...
    def __get__(self, owner: object | None, kind: type) -> Timeline | None:
        """The timeline; of the class the default, which is none."""
        if owner is None:
            return None
        given: Timeline | partial[Timeline] | None = vars(owner)[self._given]
        if isinstance(given, partial):
            given = vars(owner)[self._given] = given()
        return given

    def __set__(self, owner: object, given: Timeline | partial[Timeline] | None) -> None:
        """Take a timeline.

        Raises:
            TypeError: it is none.
        """
        if not isinstance(given, Timeline | partial | None):
            kind = type(given).__name__
            raise TypeError(f"timeline is a {kind}; a timeline is what ct.event_timeline(frame, …) gives, or None")
        vars(owner)[self._given] = given


def event_timeline(  # noqa: PLR0913 - the columns of a table
    frame: pd.DataFrame,
    *,
    date: str = "when",
    row: str | None = None,
    color: str | None = None,
    id: str = "id",  # noqa: A002
    calendar: Calendar = "gregorian",
) -> Timeline:
    """A timeline of events whose rows and colours are columns of a table.

    Args:
        frame: a row for each event, such as `dossier.events`, or some of them.
        date: column with dates, see `Layer.date`; rows without one are left out.
        row: column whose values are the rows of the timeline; default: one row for all.
        color: column with words or numbers; default: that of `row`.
        id: column with the ids of the events.
        calendar: in which the axis counts, `gregorian` or `julian`; the events may be dated in any.

    Returns:
        For `StoryMap.replace(timeline=…)`; it opens with all its dates.

    Raises:
        LayerError: a column is not there, a date cannot be read, the axis cannot count so, or there are too many rows.

    Example:
        >>> by_manner = ct.event_timeline(dossier.events, row="modality", color="basis")
        >>> [line.label for line in story.replace(timeline=by_manner).timeline.rows][:2]
        ['occurred', 'ordered']
    """
    for what, column in {"date": date, "row": row, "color": color, "id": id}.items():
        if column is not None and column not in frame.columns:
            raise LayerError(
                f"there is no column {column!r} for {what}; there are {', '.join(map(str, frame.columns))}"
            )
    if calendar not in OF_EDTF:
        raise LayerError(f"an axis counts in the calendar {' or '.join(OF_EDTF)}, not {calendar!r}")
    dates = dated(frame[date], f"column {date!r}")
    by_row = frame[row] if row else pd.Series("", index=frame.index)
    by_color = frame[color] if color else by_row
    return _timeline(frame[id].astype(TEXT), dates, by_row, by_color, calendar)


def rows_timeline(
    layers: Iterable[Layer],
    row: str | None = None,
    color: str | None = None,
    colors: Meaning = None,
    wording: Wording = ENGLISH,
) -> Timeline:
    """The timeline of layers whose rows stand for themselves.

    Args:
        layers: those without a date are left out.
        row: column of their data; default: the names of the layers.
        color: column of their data; default: the marks have the colours that the rows have on the map.
        colors: what the colours mean; default: as in `colors.meaning`.
        wording: of which language.
    """
    parts: list[pd.DataFrame] = []
    key: dict[str, str] = {}
    for layer in layers:
        if tells(layer) and layer.date is not None:
            drawn = features(layer, SCREEN)
            data = layer.data.iloc[drawn.index]
            columns = {"id": drawn["events"].tolist(), "when": drawn["date"].tolist()}
            columns["row"] = (data[row] if row else pd.Series(name_of(layer), index=data.index)).tolist()
            columns["color"] = data[color].tolist() if color else drawn["color"].tolist()
            key |= color_key(layer, wording) if layer.color and not color else {}
            holds_on = layer.time == "state" and not layer.series
            columns["lasts"] = (holds_on & drawn["last"].isna() & (drawn["possible"] > -ALWAYS)).tolist()
            parts.append(pd.DataFrame({name: column_of(values) for name, values in columns.items()}))
    if not parts:
        return EMPTY
    frame = pd.concat(parts, ignore_index=True)
    events = frame["id"], frame["when"].tolist(), frame["row"], frame["color"]
    timeline = _timeline(*events, "gregorian", colors, frame["lasts"].tolist(), wording)
    return timeline if color else replace(timeline, key=_explained(key, wording))


def ensure_readable(lines: Collection[str]) -> None:
    """See to it that a timeline has no more rows than anybody reads.

    Raises:
        LayerError: it has more.
    """
    if len(lines) > MOST_ROWS:
        raise LayerError(
            f"a timeline of {len(lines)} rows cannot be read; choose a column with at most {MOST_ROWS} values"
        )


def _timeline(  # noqa: PLR0913, PLR0917 - the columns of a table
    ids: pd.Series,
    dates: list[HistoricalDate | None],
    by_row: pd.Series,
    by_color: pd.Series,
    calendar: Calendar,
    meant: Meaning = None,
    lasts: Iterable[bool] = (),
    wording: Wording = ENGLISH,
) -> Timeline:
    colors, key = colors_of(by_color, meaning(by_color) if meant is None else meant)
    names = texts_of(by_row)
    events: list[dict[str, Any]] = [
        {
            "id": event,
            "row": name,
            "color": color or PALETTE[0],
            "earliest": None if date.earliest is None else int(date.earliest),
            "latest": None if date.latest is None or on else int(date.latest),
            "lasts": on,
        }
        for event, name, color, date, on in zip(
            ids.tolist(), names, colors, dates, list(lasts) or [False] * len(dates), strict=True
        )
        if date is not None and (date.earliest is not None or date.latest is not None) and has_year(date)
    ]
    if not events:
        return EMPTY
    known = [day for event in events for day in (event["earliest"], event["latest"]) if day is not None]
    events.sort(key=in_time)
    told = {event["row"] for event in events}
    lines = [name for name in dict.fromkeys(names) if name in told]
    ensure_readable(lines)
    unnamed = wording.interface["not_given" if len(lines) > 1 else "all_rows"]
    by_itself = by_row is by_color or names == texts_of(by_color)
    of_row = _row_colors(events)
    laid = [
        {
            "id": name,
            "label": name or unnamed,
            "abbreviation": "",
            "color": key.get(name, PALETTE[0]) if by_itself else SCREEN.quiet if key else of_row[name],
            "shape": SHAPES[0],
        }
        for name in lines
    ]
    explained = () if by_itself else _explained(key, wording)
    return replace(lay_out(events, laid, (min(known), max(known)), {}, calendar), key=explained)


def _explained(key: Mapping[str, str], wording: Wording) -> tuple[tuple[str, str], ...]:
    return tuple((word or wording.interface["not_given"], color) for word, color in key.items())


def _row_colors(events: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The colour of each row: that of all its events, quiet where these have several."""
    found: dict[str, set[str]] = {}
    for event in events:
        found.setdefault(event["row"], set()).add(event["color"])
    return {row: colors.pop() if len(colors) == 1 else SCREEN.quiet for row, colors in found.items()}
