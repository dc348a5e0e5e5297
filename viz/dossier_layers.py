"""A dossier becomes layers: which of its events and geometries are drawn, by which sign, from which day on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import LineString, MultiPoint, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geodata import Dossier, values
from geodata.basemap import BaseMap
from viz.layers import (
    AreaLayer,
    CandidateLayer,
    EventLayer,
    FrontLayer,
    Layer,
    LineLayer,
    MessageLayer,
    MovementLayer,
    layer_frame,
)
from viz.ordering import actor_of, horizon, known_days
from viz.shapes import GEOD, great_circle
from viz.styles import SHAPES, Theme, sign_of

COMMON = ("id", "events", "label", "hover", "color", "first")
# A region is named, not pinned: its one coordinate is where its label stands.
REGIONS = ("region", "country", "sea", "river", "mountains")
# Below this a place is as sharp as its mark.
DISC_KM = 8


@dataclass(frozen=True)
class Signs:
    """What a layer needs to know of the dossier: its events by id, their days, and who is drawn how."""

    events: pd.DataFrame
    days: dict[str, int]
    colors: dict[str, str]
    shapes: dict[str, str]

    @classmethod
    def of(cls, dossier: Dossier) -> "Signs":
        """Read a dossier's actors and events."""
        actors = dossier.actors
        shapes = {actor: SHAPES[n % len(SHAPES)] for n, actor in enumerate(actors["id"])}
        colors = dict(zip(actors["id"], actors["color"], strict=True))
        return cls(dossier.events.set_index("id", drop=False), known_days(dossier), colors, shapes)

    def color(self, event: str) -> str:
        """The colour of the event's actor."""
        return self.colors[actor_of(self.events.at[event, "actors"])]

    def hover(self, event: str) -> str:
        """The event's date and title."""
        return f"{self.events.at[event, 'date_display']}: {self.events.at[event, 'title']}"

    def mentioning(self, column: str, value: str) -> list[str]:
        """The ids of the events whose cell names the value."""
        return [event for event, cell in self.events[column].items() if value in values(cell)]


def dossier_layers(dossier: Dossier, base: BaseMap, theme: Theme) -> tuple[Layer, ...]:
    """The layers that suit a dossier, in drawing order.

    Args:
        dossier: checked.
        base: of the main view; areas that end at the coast are cut with its land.
        theme: for the colours that are nobody's.

    Returns:
        Areas, borders, fronts, spearheads, messages, movements, candidates and events; empty ones are left out.
    """
    signs = Signs.of(dossier)
    layers: list[Layer] = [
        AreaLayer(id="areas", name="Areas", data=_areas(dossier, signs, base, theme), time="moment"),
        LineLayer(id="borders", name="Borders of the time", data=_borders(dossier, signs, theme), time="state"),
        FrontLayer(id="fronts", name="Front", data=_fronts(dossier, signs, theme), time="state"),
        MovementLayer(id="spearheads", name="Spearhead", data=_spearheads(dossier, theme), time="state"),
        MessageLayer(id="messages", name="Message", data=_messages(dossier, signs), time="moment"),
        MovementLayer(id="movements", name="Movements", data=_movements(dossier, signs), time="moment"),
        CandidateLayer(id="candidates", name="Rival places", data=_candidates(dossier, signs), time="moment"),
        EventLayer(id="events", name="Events", data=_events(dossier, signs), time="moment"),
    ]
    return tuple(layer for layer in layers if len(layer.data))


def event_points(dossier: Dossier, event: Any) -> list[Point]:
    """Where an event's mark stands, in EPSG:4326: its places, or else a point inside its area; none for a region."""
    places = dossier.places.set_index("id")
    geometries = dossier.geometries.set_index("id")
    at = [places.loc[place] for place in values(event.places)]
    points = [p.geometry for p in at if p["kind"] not in REGIONS and p.geometry is not None and not p.geometry.is_empty]
    if points:
        return [Point(point.x, point.y) for point in points]
    areas = [geometries.loc[g] for g in values(event.geometry_ids)]
    return [area.geometry.representative_point() for area in areas if area["kind"] == "area"][:1]


def _events(dossier: Dossier, signs: Signs) -> gpd.GeoDataFrame:
    rows = []
    for event in dossier.events.itertuples():
        sign = sign_of("point", event.modality, event.basis)
        if sign is None:
            continue
        for point in event_points(dossier, event):
            rows.append(
                {
                    **_common(signs, event.id, [event.id], event.title),
                    "shape": signs.shapes[actor_of(event.actors)] + ("-dot" if sign.dotted else ""),
                    "hollow": sign.hollow,
                    "stack": f"{point.x:.3f} {point.y:.3f}",
                    "geometry": point,
                }
            )
    return layer_frame(rows, [*COMMON, "shape", "hollow", "stack"])


def _common(signs: Signs, feature: str, events: list[str], label: str) -> dict[str, Any]:
    """The columns that all layers share, for a feature that stands for at least one event."""
    return {
        "id": feature,
        "events": " ".join(events),
        "label": label,
        "hover": signs.hover(events[0]) if label == signs.events.at[events[0], "title"] else label,
        "color": signs.color(events[0]),
        "first": min(signs.days[event] for event in events),
    }


def _features(dossier: Dossier, kinds: tuple[str, ...]) -> Iterator[Any]:
    for feature in dossier.geometries.itertuples():
        if feature.kind in kinds:
            yield feature


def _areas(dossier: Dossier, signs: Signs, base: BaseMap, theme: Theme) -> gpd.GeoDataFrame:
    rows = []
    land = base.land.union_all()
    for area in _features(dossier, ("area",)):
        events = signs.mentioning("geometry_ids", area.id)
        if not events:
            continue
        sign = sign_of("area", signs.events.at[events[0], "modality"], area.basis)
        if sign is None:
            continue
        rows.append(
            {
                **_common(signs, area.id, events, area.label),
                "fill": sign.fill,
                "hatched": sign.hatched,
                "precision_km": area.precision_km,
                "geometry": area.geometry.intersection(land) if area.clip == "land" else area.geometry,
            }
        )
    rows += _discs(dossier, signs)
    return layer_frame(rows, [*COMMON, "fill", "hatched", "precision_km"])


def _discs(dossier: Dossier, signs: Signs) -> Iterator[dict[str, Any]]:
    """Places that are known only within some kilometres, drawn as wide as that."""
    for place in dossier.places.itertuples():
        if place.kind in REGIONS or place.geometry is None or not place.precision_km >= DISC_KM:
            continue
        events = signs.mentioning("places", place.id)
        if events:
            yield {
                **_common(signs, f"within-{place.id}", events, f"{place.name}, within {place.precision_km:g} km"),
                "fill": 0.25,
                "hatched": False,
                "precision_km": place.precision_km / 3,
                "geometry": _disc(place.geometry, place.precision_km),
            }


def _disc(point: Point, radius_km: float) -> Polygon:
    azimuths = range(0, 360, 10)
    return Polygon([GEOD.fwd(point.x, point.y, azimuth, radius_km * 1000)[:2] for azimuth in azimuths])


def _first_day(feature: Any, dossier: Dossier) -> int:
    """The day from which a feature with `valid` is shown; without one it is always there."""
    return int(feature.earliest) if feature.earliest is not None else horizon(dossier) - 10**7


def _fronts(dossier: Dossier, signs: Signs, theme: Theme) -> gpd.GeoDataFrame:
    places = dossier.places.set_index("id")
    rows = []
    for front in _features(dossier, ("front",)):
        checked = [places.at[place, "geometry"] for place in values(front.waypoints)]
        counted = f"{len(checked)} checked place{'' if len(checked) == 1 else 's'}"
        words = f"{front.label}: approximate, ±{front.precision_km:g} km, from {counted}"
        rows.append(
            {
                **_standing(front, dossier, signs, theme.ink),
                "hover": words,
                "precision_km": front.precision_km,
                "ticks": MultiPoint(checked) if checked else None,
                "geometry": front.geometry,
            }
        )
    return layer_frame(rows, [*COMMON, "precision_km", "ticks"])


def _standing(feature: Any, dossier: Dossier, signs: Signs, color: str) -> dict[str, Any]:
    """The shared columns of a feature that stands for a state, not for an event."""
    return {
        "id": feature.id,
        "events": " ".join(signs.mentioning("geometry_ids", feature.id)),
        "label": feature.label,
        "hover": feature.label,
        "color": signs.colors.get(feature.actor, color),
        "first": _first_day(feature, dossier),
    }


def _spearheads(dossier: Dossier, theme: Theme) -> gpd.GeoDataFrame:
    signs = Signs.of(dossier)
    rows = [
        {
            **_standing(spearhead, dossier, signs, theme.ink),
            "fill": 0.75,
            "hatched": False,
            "dash": "solid",
            "thin": True,
            "geometry": spearhead.geometry,
        }
        for spearhead in _features(dossier, ("spearhead",))
    ]
    return layer_frame(rows, [*COMMON, "fill", "hatched", "dash", "thin"])


def _borders(dossier: Dossier, signs: Signs, theme: Theme) -> gpd.GeoDataFrame:
    rows = [
        {
            **_standing(border, dossier, signs, theme.border),
            "dash": "8px,3px,2px,3px",
            "width": 1.4,
            "geometry": border.geometry,
        }
        for border in _features(dossier, ("border",))
    ]
    return layer_frame(rows, [*COMMON, "dash", "width"])


def _movements(dossier: Dossier, signs: Signs) -> gpd.GeoDataFrame:
    rows = []
    for route in _features(dossier, ("route", "direction")):
        events = signs.mentioning("geometry_ids", route.id)
        sign = sign_of("arrow", signs.events.at[events[0], "modality"], route.basis) if events else None
        if sign is None:
            continue
        rows.append(
            {
                **_common(signs, route.id, events, route.label),
                "fill": sign.fill,
                "hatched": sign.hatched,
                "dash": sign.dash,
                "thin": route.kind == "route" and sign.dash != "solid",
                "geometry": route.geometry,
            }
        )
    return layer_frame(rows, [*COMMON, "fill", "hatched", "dash", "thin"])


def _messages(dossier: Dossier, signs: Signs) -> gpd.GeoDataFrame:
    places = dossier.places.set_index("id")
    rows = []
    for message in dossier.messages.itertuples():
        ends = [places.at[place, "geometry"] for place in (message.place_from, message.place_to) if place]
        if len(ends) == 2 and all(isinstance(end, Point) for end in ends) and ends[0] != ends[1]:
            line: BaseGeometry = great_circle((ends[0].x, ends[0].y), (ends[1].x, ends[1].y))
            assert isinstance(line, LineString)
            rows.append(
                {
                    **_common(signs, f"message-{message.event}", [message.event], signs.events.at[message.event, "title"]),
                    "label": f"sent {signs.events.at[message.event, 'date_display']}",
                    "geometry": line,
                }
            )
    return layer_frame(rows, COMMON)


def _candidates(dossier: Dossier, signs: Signs) -> gpd.GeoDataFrame:
    places = dossier.places.set_index("id")
    rows = []
    for subject, rivals in dossier.candidates[dossier.candidates["field"] == "place"].groupby("subject", sort=False):
        for number, rival in enumerate(rivals.itertuples()):
            letter = "abcdefghijklmnopqrstuvwxyz"[number]
            place = places.loc[rival.value]
            rows.append(
                {
                    **_common(signs, f"{subject}-{letter}", [str(subject)], f"{letter}: {place['name']}"),
                    "letter": letter,
                    "geometry": place.geometry,
                }
            )
    return layer_frame([row for row in rows if row["geometry"] is not None], [*COMMON, "letter"])
