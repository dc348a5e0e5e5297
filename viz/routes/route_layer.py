"""`RouteLayer`: stops in their order, joined by bands as wide as what went that way."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import LineString

from viz.layers.layer import NOTHING, Layer, LayerError
from viz.layers.rows import LEG
from viz.routes.stops import Asked, are_laid, with_legs


@dataclass(frozen=True, eq=False, repr=False)
class RouteLayer(Layer):
    """Routes through the stops of a table: of each group a band from each stop to the next.

    A row is a stop, with the leg that leads to it: the leg has the colour, label and hover of this row, and is shown from its
    date on, the day of arrival; its width is that of the row before, of what set out. The widest is eight times as wide as one
    without a size. Legs run along parallels where they are long, and cross 180° where that is shorter.

    The legs are found once, when the layer is made, and kept in a column of their own: so a layer with fewer rows, such as the
    story of a day has, keeps its legs, while other data, groups or order give others. `data` is then a GeoDataFrame of points,
    whatever kind of frame came in, and stays a row for each stop. `by` alone has two meanings among the kinds of layers:
    here it is a narrower type than that of `Layer`, and what asks for fields of a style asks for `styled`.

    Attributes:
        data: a GeoDataFrame of points, or a DataFrame with degrees in columns such as `lon` and `lat`, as `quick_map` takes them.
        by: column whose values tell the routes apart, or several; default: all rows are one route.
        order: column with numbers or dates (see `Layer.date`) by which the stops of a route follow; default: as they stand.
        size: column with numbers from 0 on, to which the width of the legs is proportional.

    Raises:
        LayerError: when it is made, if a stop has no place or no order, two of a route have the same, or a size is missing or
            negative; it names all of them.

    Example:
        >>> import pandas
        >>> stops = pandas.DataFrame({"lon": [24, 25.3], "lat": [55, 54.7], "step": [1, 2], "men": [422_000, 400_000]})
        >>> ct.RouteLayer(stops, id="march", order="step", size="men")
        <RouteLayer 'march': 2 rows>
    """

    kind = "route"
    course = "parallel"
    is_pieces = is_filled = is_line = is_shown_once = True
    widest = 8.0
    defaults = MappingProxyType({"width": 4.0, "fill": 1.0, "rank": 2, "lettering": "town"})
    geometries = ("Point",)

    # A frame of another kind is taken too, and becomes one with geometries.
    data: Any
    _: KW_ONLY
    by: str | tuple[str, ...] = ()
    order: str | None = None

    def __post_init__(self) -> None:
        """Find the legs, unless the data have them already, and check the rest.

        Raises:
            LayerError: if there are problems with the stops, or as for every layer.
        """
        if isinstance(self.by, str):
            groups: tuple[str, ...] = (self.by,)
        elif isinstance(self.by, tuple | list):
            groups = tuple(self.by)
        else:
            raise LayerError(
                f"layer {self.id!r}: by = {self.by!r} will not do; write the column of the groups, or several"
            )
        asked = Asked(groups, self.order, self.size, self.date)
        if not are_laid(self.data, asked):
            try:
                object.__setattr__(self, "data", with_legs(self.data, asked))
            except LayerError as error:
                raise LayerError(f"layer {self.id!r}: {error}") from None
        super().__post_init__()

    @property
    def styled(self) -> Mapping[str, str]:
        """No field of `Style` differs from row to row: `by` are the groups.

        Example:
            >>> import pandas
            >>> stops = pandas.DataFrame({"lon": [24, 25], "lat": [55, 54], "men": [5, 3]})
            >>> dict(ct.RouteLayer(stops, id="way").styled)
            {}
        """
        return NOTHING

    @property
    def shapes(self) -> gpd.GeoSeries:
        """Of each stop the line from the one before; of the first of a route the point itself.

        Example:
            >>> import pandas
            >>> stops = pandas.DataFrame({"lon": [24, 25], "lat": [55, 54], "men": [5, 3]})
            >>> ct.RouteLayer(stops, id="way").shapes.geom_type.tolist()
            ['Point', 'LineString']
        """
        ends = zip(self.data[LEG], self.data.geometry, strict=True)
        lines = [end if leg.start is None else LineString([leg.start, end]) for leg, end in ends]
        return gpd.GeoSeries(lines, index=self.data.index, crs=self.data.crs)

    @property
    def amounts(self) -> "pd.Series[float]":
        """The size at the stop where each leg begins; of the first stop of a route its own.

        Example:
            >>> import pandas
            >>> stops = pandas.DataFrame({"lon": [24, 25], "lat": [55, 54], "men": [5, 3]})
            >>> ct.RouteLayer(stops, id="way", size="men").amounts.tolist()
            [5.0, 5.0]
        """
        return pd.Series([leg.amount for leg in self.data[LEG]], index=self.data.index, dtype=float)
