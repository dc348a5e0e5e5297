"""Which rows and events are meant in a notebook: the rows that stand for events, and the events that a filter keeps."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geodata.errors import instead, nearest
from viz.layers.features import ALWAYS, features, kept, tells
from viz.layers.layer import Layer
from viz.layers.rows import ADDED, is_empty
from viz.layers.styles import SCREEN
from viz.layers.tables import AS_READ
from viz.stories.period import read_span

CRS = "EPSG:4326"
Positions = npt.NDArray[np.int64]
Passed = npt.NDArray[np.bool_]


class Rows:
    """The rows of layers, by the events that they stand for.

    Args:
        layers: of a story.
        events: the ids of its events, in the order of its cards.
        modalities: of these events, where a document says them; else empty.
    """

    def __init__(self, layers: Iterable[Layer], events: list[str], modalities: list[str]) -> None:
        self._layers = {layer.id: layer for layer in layers if tells(layer) or layer.events is not None}
        self._events = events
        self._modalities = modalities

    @cached_property
    def _cells(self) -> dict[str, tuple[Positions, list[list[str]]]]:
        """By layer the positions of its rows that lie somewhere, and the events of the story that each stands for."""
        known = set(self._events)
        found = {}
        for name, layer in self._layers.items():
            drawn = features(layer, SCREEN)
            named = [[event for event in cell.split() if event in known] for cell in drawn["events"]]
            found[name] = (drawn.index.to_numpy(), named)
        return found

    @cached_property
    def _places(self) -> dict[str, list[tuple[str, int]]]:
        """By event the layers and positions of its rows."""
        places = defaultdict(list)
        for name, (positions, cells) in self._cells.items():
            for at, events in zip(positions.tolist(), cells, strict=True):
                for event in events:
                    places[event].append((name, at))
        return places

    def of(self, events: Iterable[str], layers: Collection[str]) -> gpd.GeoDataFrame:
        """The rows that stand for events.

        Args:
            events: ids.
            layers: ids of those whose rows are wanted.

        Returns:
            In EPSG:4326, layer by layer in the order of the rows, with their labels and columns, and with `layer`, the id of
            their layer, unless they have a column of this name.
        """
        at = defaultdict(set)
        for event in events:
            for name, position in self._places.get(event, []):
                at[name].add(position)
        found = [gpd.GeoDataFrame({"layer": []}, geometry=[], crs=CRS)]
        for name, layer in self._layers.items():
            if at[name] and name in layers:
                theirs = layer.data.iloc[sorted(at[name])].to_crs(CRS)
                columns = theirs.drop(columns=[theirs.geometry.name, *_added(layer)])
                columns = columns if "layer" in columns else columns.assign(layer=name)
                found.append(gpd.GeoDataFrame(columns, geometry=theirs.geometry.to_numpy(), crs=CRS))
        return pd.concat(found[1:] or found)

    def without(self, layer: Layer, events: Collection[str]) -> Layer:
        """A layer without the rows that stand for events of the story, but for none of these."""
        if layer.id not in self._layers:
            return layer
        positions, cells = self._cells[layer.id]
        is_left = [not named or any(event in events for event in named) for named in cells]
        return kept(layer, positions[is_left].tolist())

    def filtered(self, wanted: Any) -> list[str]:
        """The events that a filter keeps, in the order of the cards; see `StoryWidget.filter`.

        Raises:
            LayerError: a bound is no date.
            TypeError: it is no filter.
            ValueError: a column is not there, has none of the values, or cannot be bounded; or a mask does not fit the rows.
        """
        if isinstance(wanted, pd.Series):
            found = self._masked(wanted)
        elif isinstance(wanted, Mapping):
            found = set(self._events)
            for column, what in wanted.items():
                found &= self._with(str(column), what)
        else:
            raise TypeError(
                f'a filter is a mapping such as {{"kind": ["battle"], "deaths": (100, None)}}, a Series of True and False with '
                f"the labels of the rows, or None for everything; not a value of the type {type(wanted).__name__}"
            )
        return [event for event in self._events if event in found]

    def _with(self, column: str, wanted: Any) -> set[str]:
        """The events of which a row has a value that is wanted."""
        tables = [
            (layer.data.iloc[positions], cells, self._days(layer, column))
            for layer, positions, cells in self._frames()
            if column in layer.data and column != layer.data.geometry.name
        ]
        found = [(rows[column], cells, days) for rows, cells, days in tables]
        if column == "modality" and self._modalities:
            found.append((pd.Series(self._modalities), [[event] for event in self._events], None))
        if not found:
            raise ValueError(self._no_column(column))
        if not _is_range(wanted):
            _check_values(column, [values for values, _, _ in found], _listed(wanted))
        events: set[str] = set()
        for values, cells, days in found:
            passed = _within(column, values, days, wanted) if _is_range(wanted) else _among(values, _listed(wanted))
            events.update(event for named, is_in in zip(cells, passed, strict=True) if is_in for event in named)
        return events

    def _frames(self) -> Iterator[tuple[Layer, Positions, list[list[str]]]]:
        for name, (positions, cells) in self._cells.items():
            yield self._layers[name], positions, cells

    def _days(self, layer: Layer, column: str) -> pd.DataFrame | None:
        """Of a column with the dates of a layer, the first and the last day that each may mean; a state means all its days."""
        if column not in layer.dates:
            return None
        drawn = features(layer, SCREEN)
        last = drawn["last"].fillna(ALWAYS) if layer.time == "state" else drawn["first"]
        return pd.DataFrame({"possible": drawn["possible"], "last": last})

    def _no_column(self, column: str) -> str:
        names = dict.fromkeys(
            str(name)
            for layer in self._layers.values()
            for name in layer.data
            if name != layer.data.geometry.name and name not in _added(layer)
        )
        names |= {"modality": None} if self._modalities else {}
        return f"there is no column {column!r} to filter by; {instead(column, names)}"

    def _masked(self, mask: "pd.Series[bool]") -> set[str]:
        """The events whose ids, or the labels of whose rows, are True."""
        if not pd.api.types.is_bool_dtype(mask):
            raise TypeError('a filter is a Series of True and False, such as frame["deaths"] > 100')
        is_in: dict[Any, bool] = {}
        for label, is_kept in zip(mask.index, mask.fillna(value=False).astype(bool), strict=True):
            if is_in.setdefault(label, is_kept) != is_kept:
                raise ValueError(
                    f"the mask keeps one row {label!r} and leaves out another; give each row a label of its own before the map "
                    "is made, as with reset_index()"
                )
        if not is_in.keys().isdisjoint(self._events):
            return {event for event in self._events if is_in.get(event)}
        found: set[str] = set()
        for layer, positions, cells in self._frames():
            if not tells(layer):
                raise ValueError(
                    "the labels of the mask are no events of this story; take the ids as labels, as in "
                    'events.set_index("id")["kind"] == "meeting"'
                )
            labels = layer.data.index[positions]
            if lacking := [label for label in labels if label not in is_in]:
                raise ValueError(
                    f"the mask says nothing of the row {lacking[0]!r}; make it of the table that is shown, with the same labels"
                )
            found.update(event for named, label in zip(cells, labels, strict=True) if is_in[label] for event in named)
        return found


def _added(layer: Layer) -> list[str]:
    """The columns that a layer has besides those of the table."""
    return [name for name in layer.data if name in ADDED or (name in layer.dates and name.endswith(AS_READ))]


def _is_range(wanted: Any) -> bool:
    """Whether it is (least, greatest)."""
    return isinstance(wanted, tuple) and len(wanted) == 2  # noqa: PLR2004


def _listed(wanted: Any) -> list[Any]:
    """One value, or several, as a list."""
    if isinstance(wanted, str) or not isinstance(wanted, Iterable):
        return [wanted]
    return list(wanted)


def _among(values: "pd.Series[Any]", wanted: list[Any]) -> Passed:
    """Which values are wanted; None and NaN want what is missing."""
    passed = values.isin([each for each in wanted if not is_empty(each)])
    if any(map(is_empty, wanted)):
        passed |= values.isna()
    return passed.to_numpy(dtype=bool)


def _check_values(column: str, found: "list[pd.Series[Any]]", wanted: list[Any]) -> None:
    """See to it that a column has one of the values at least: else it was misspelt.

    Raises:
        ValueError: it has none.
    """
    if not wanted or any(_among(values, wanted).any() for values in found):
        return
    there = list(dict.fromkeys(str(value) for values in found for value in values.dropna()))
    meant = nearest(str(wanted[0]), there)
    hint = f"; did you mean {meant!r}?" if meant else ""
    raise ValueError(f"column {column!r} has no {wanted[0]!r}{hint}")


def _within(column: str, values: "pd.Series[Any]", days: pd.DataFrame | None, wanted: tuple[Any, Any]) -> Passed:
    """Which values lie between two; None is an open end. A date does that may lie there.

    Raises:
        LayerError: a bound of dates is no date.
        ValueError: the column has no numbers, or a bound is none.
    """
    if days is not None:
        start, end = read_span(*wanted)
        passed = pd.Series(data=True, index=days.index)
        if start is not None:
            passed &= days["last"] >= int(start)
        if end is not None:
            passed &= days["possible"] <= int(end)
        return passed.to_numpy(dtype=bool)
    numbers = pd.to_numeric(values, errors="coerce")
    if numbers.isna().all() or pd.api.types.is_datetime64_any_dtype(values):
        raise ValueError(
            f"column {column!r} has no numbers; give its values as a list: {{{column!r}: {list(wanted)!r}}}"
        )
    least, greatest = wanted
    try:
        passed = numbers.notna()
        if least is not None:
            passed &= numbers >= float(least)
        if greatest is not None:
            passed &= numbers <= float(greatest)
    except (TypeError, ValueError):
        raise ValueError(
            f"column {column!r} has numbers: give the least and the greatest, None for no bound, not {wanted!r}"
        ) from None
    return passed.fillna(value=False).to_numpy(dtype=bool)
