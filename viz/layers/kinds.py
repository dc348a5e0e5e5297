"""Layer kinds: what each is drawn as. See `layer.Layer` for what they share."""

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, field
from types import MappingProxyType

import geopandas as gpd
from shapely.geometry import Polygon

from viz.layers.layer import Layer, LayerError
from viz.layers.rows import is_empty

# Parts of the base map, in drawing order.
BASE = (
    "base-relief",
    "base-sea",
    "base-graticule",
    "base-lakes",
    "base-rivers",
    "base-provinces",
    "base-borders",
    "base-names",
    "base-towns",
)
# Not to be seen unless asked for: provinces and towns are those of today.
HIDDEN = ("base-provinces", "base-towns")
# Corners of a picture.
CORNERS = 4


class EventLayer(Layer):
    """Points: filled, hollow or with a dot inside, in several shapes.

    Example:
        >>> towns = dossier.places[dossier.places.kind == "town"]
        >>> ct.EventLayer(towns, id="towns", name="Towns", label="name", style=ct.Style(size=5, hollow=True)).id
        'towns'
    """

    kind = "event"
    is_points = is_shown_once = True
    defaults = MappingProxyType({"shape": "circle", "hollow": False, "rank": 2, "lettering": "town"})
    geometries = ("Point",)


class CandidateLayer(Layer):
    """Rival places of one event: outlined points with a letter each (`Style.letter`).

    Example:
        >>> rivals = dossier.places[dossier.places.kind == "town"].head(2).assign(letter=["a", "b"])
        >>> ct.CandidateLayer(rivals, id="rivals", by={"letter": "letter"})
        <CandidateLayer 'rivals': 2 rows>
    """

    kind = "candidate"
    is_points = True
    defaults = MappingProxyType({"letter": "", "lettering": "town"})
    geometries = ("Point",)


class AreaLayer(Layer):
    """Polygons, with a soft edge where `Style.precision_km` is wide enough to be seen.

    Example:
        >>> areas = dossier.geometries[dossier.geometries.kind == "area"]
        >>> ct.AreaLayer(areas, id="readings", label="label", style=ct.Style(hatched=True, fill=0.1)).id
        'readings'
    """

    kind = "area"
    course = "parallel"
    is_pieces = is_filled = is_shown_once = lasts = True
    defaults = MappingProxyType({"fill": 0.3, "hatched": False, "precision_km": 0.0, "lettering": "area"})
    geometries = ("Polygon", "MultiPolygon", "GeometryCollection")


class MovementLayer(Layer):
    """Lines drawn as tapered arrows.

    Example:
        >>> routes = dossier.geometries[dossier.geometries.kind == "route"]
        >>> ct.MovementLayer(routes, id="routes", style=ct.Style(color="#1b6ca8", width=9)).id
        'routes'
    """

    kind = "movement"
    is_pieces = is_filled = is_line = is_captioned = is_shown_once = True
    defaults = MappingProxyType({"width": 15.0, "dash": "solid", "fill": 0.88, "hatched": False, "lettering": "front"})
    geometries = ("LineString", "MultiLineString", "LinearRing")


class FrontLayer(Layer):
    """Front lines with a soft edge as wide as `Style.precision_km`, and ticks where they were checked (`Style.ticks`).

    Example:
        >>> fronts = dossier.geometries[dossier.geometries.kind == "front"]
        >>> ct.FrontLayer(fronts, id="lines", date="valid", series="series", by={"precision_km": "precision_km"}).time
        'state'
    """

    kind = "front"
    course = "parallel"
    is_pieces = is_line = is_captioned = is_shown_once = lasts = True
    defaults = MappingProxyType({"width": 3.2, "precision_km": 0.0, "ticks": None, "lettering": "front"})
    geometries = ("LineString", "MultiLineString", "LinearRing")


class LineLayer(Layer):
    """Thin lines.

    One that is lettered as a `river` is named along its course, where that bends gently enough; so is one that is lettered as a
    sea, mountains, region or country, or else in its middle.

    Example:
        >>> border = dossier.geometries[dossier.geometries.kind == "border"]
        >>> ct.LineLayer(border, id="border", name="Border", style=ct.Style(dash="dot", color="#63676b"))
        <LineLayer 'border': 1 rows>
    """

    kind = "line"
    course = "parallel"
    is_pieces = is_line = is_shown_once = lasts = True
    defaults = MappingProxyType({"width": 1.4, "dash": "solid", "lettering": "area"})
    geometries = ("LineString", "MultiLineString", "LinearRing")


class MessageLayer(Layer):
    """Dated links between two places: great circles, never marches.

    Example:
        >>> ct.MessageLayer(story["messages"].data, id="letters", color="color", date="when")
        <MessageLayer 'letters': 15 rows>
    """

    kind = "message"
    course = "great circle"
    is_pieces = is_line = is_fleeting = True
    defaults = MappingProxyType({"width": 1.3, "dash": "2px,3px", "lettering": "message"})
    geometries = ("LineString", "MultiLineString", "LinearRing")


class PlaceLayer(Layer):
    """Toponyms beside their places: those with a mark stand beside it, the others have a small dot.

    `Style.rank` says how important a name is, `Style.lettering` in which class it is lettered (`town`, `sea`, …).

    Example:
        >>> towns = dossier.places[dossier.places.kind == "town"]
        >>> ct.PlaceLayer(towns, id="towns", label="name", by={"rank": "rank"}).id
        'towns'
    """

    kind = "place"
    tells = False
    defaults = MappingProxyType({"rank": 2, "lettering": "town"})


class LabelLayer(Layer):
    """Free words on the map, in the middle of their geometry, without a dot.

    Example:
        >>> sea = dossier.places[dossier.places.kind == "sea"]
        >>> ct.LabelLayer(sea, id="seas", label="name", style=ct.Style(rank=1, lettering="sea")).id
        'seas'
    """

    kind = "label"
    tells = False
    defaults = MappingProxyType({"rank": 2, "lettering": "region"})


@dataclass(frozen=True, eq=False, repr=False)
class ImageLayer(Layer):
    """Pictures given by their corners, such as scanned maps.

    A picture lies on the ground: over relief, sea and rivers, which it covers, and under all else, wherever its layer stands
    in the list. `Style.fill` is its opacity, the default 1.

    Attributes:
        data: a Polygon for each picture, its corners in the order upper left, upper right, lower right, lower left of the
            picture. Between them the picture is straight in the CRS of the data: choose the map's own, where it is known.
        image: column with the paths of the files, PNG, JPEG, WebP or TIFF.

    Example:
        >>> import geopandas
        >>> from shapely.geometry import Polygon
        >>> corners = Polygon([(124, 40), (128, 40), (128, 38), (124, 38)])
        >>> sheet = geopandas.GeoDataFrame({"file": ["docs/page.png"]}, geometry=[corners], crs="EPSG:4326")
        >>> ct.ImageLayer(sheet, id="scan", image="file", style=ct.Style(fill=0.7))
        <ImageLayer 'scan': 1 rows>
    """

    kind = "image"
    tells = False
    is_pieces = True
    defaults = MappingProxyType({"fill": 1.0, "lettering": "area"})

    _: KW_ONLY
    image: str

    def __post_init__(self) -> None:
        """Check the corners too.

        Raises:
            LayerError: if a geometry is not a Polygon with four corners, a row names no file, or as for every layer.
        """
        super().__post_init__()
        for shape in self.data.geometry.dropna():
            count = len(shape.exterior.coords) - 1 if isinstance(shape, Polygon) else 0
            if count != CORNERS:
                raise LayerError(
                    f"layer {self.id!r}: a picture has a Polygon of four corners, upper left first, clockwise; "
                    f"here is a {shape.geom_type}{f' of {count}' if count else ''}"
                )
            if not shape.is_valid:
                raise LayerError(
                    f"layer {self.id!r}: the sides of a picture cross; give its corners clockwise, upper left first"
                )
        for cell in self.data[self.image]:
            if is_empty(cell):
                raise LayerError(f"layer {self.id!r}, column {self.image!r}: a row names no file")


@dataclass(frozen=True, eq=False, repr=False)
class BaseLayer(Layer):
    """A part of the base map, which comes from the packaged world: its data is empty.

    The base map lies under all else, wherever its layers stand in the list.

    Attributes:
        id: one of `BASE`, such as `base-relief`, `base-sea`, `base-rivers`, `base-borders`. `base-names` are the names of seas,
            mountains, islands and rivers, which give way to all that the story itself draws and names.
        style: `color`, `width`, `dash`, where they are not the theme's.

    Example:
        >>> blue = story.without("base-borders").replace_layer("base-rivers", style=ct.Style(color="#5b8fa8"))
        >>> blue["base-rivers"].style.color
        '#5b8fa8'
    """

    kind = "base"
    tells = False

    data: gpd.GeoDataFrame = field(default_factory=lambda: gpd.GeoDataFrame(geometry=[], crs="EPSG:4326"))

    def __post_init__(self) -> None:
        """Check the id.

        Raises:
            LayerError: if the base map has no such part, or data or columns are given.
        """
        if self.id not in BASE:
            raise LayerError(f"the base map has no part {self.id!r}; there are {', '.join(BASE)}")
        if len(self.data) or self.columns:
            raise LayerError(f"layer {self.id!r}: the base map brings its own data; it takes a style, and visible")

    @property
    def part(self) -> str:
        """Which part of the base map it is, such as `rivers`.

        Example:
            >>> story["base-rivers"].part
            'rivers'
        """
        return self.id.removeprefix("base-")


def base_layers() -> tuple[BaseLayer, ...]:
    """The whole base map, in drawing order. Today's provinces and towns are there and not visible.

    Example:
        >>> [layer.id for layer in ct.base_layers() if layer.visible]
        ['base-relief', 'base-sea', 'base-graticule', 'base-lakes', 'base-rivers', 'base-borders', 'base-names']
    """
    return tuple(BaseLayer(id=name, visible=name not in HIDDEN) for name in BASE)


def has_relief(layers: Iterable[Layer]) -> bool:
    """Whether the relief is among the layers, and visible."""
    return any(isinstance(layer, BaseLayer) and layer.part == "relief" and layer.visible for layer in layers)
