"""The lines of a dossier: fronts, spearheads, borders and movements, and those that nobody has reviewed."""

from collections.abc import Iterator
from typing import Any

import geopandas as gpd
from shapely.geometry import MultiPoint

from geodata import Dossier, HistoricalDate, parse_edtf, values
from viz.dossiers.frames import ARROW, FRONT, common, framed, is_unreviewed, moved, standing
from viz.layers.labels import MOVED
from viz.layers.rows import rows
from viz.layers.styles import Theme, sign_of
from viz.telling.register import Register, is_area, is_draft

ARROW_PX, THIN_ARROW_PX = 15.0, 5.0
# Geometries that hold for a time, whatever happens.
STATES = ("front", "spearhead", "border")


def front_rows(dossier: Dossier, register: Register, theme: Theme) -> gpd.GeoDataFrame:
    """Fronts, each with its soft edge, and ticks where it was checked."""
    drawn = []
    for front in _features(dossier, ("front",)):
        waypoints = [register.places[place].geometry for place in values(front.waypoints)]
        checked = [point for point in waypoints if point is not None]
        known = f"{front.precision_km:g}"
        words = register.wording.counted("front", len(checked), front=front.label, precision=known)
        drawn.append(
            {
                **standing(front, register, theme.ink),
                "hover": words,
                "precision_km": front.precision_km,
                "ticks": MultiPoint(checked) if checked else None,
                "geometry": front.geometry,
            }
        )
    return framed(drawn, "valid", "series", *FRONT, *MOVED)


def spearhead_rows(dossier: Dossier, register: Register, theme: Theme) -> gpd.GeoDataFrame:
    """Spearheads, in the colour of their actor."""
    drawn = [
        {**standing(spearhead, register, theme.ink), "geometry": spearhead.geometry}
        for spearhead in _features(dossier, ("spearhead",))
    ]
    return framed(drawn, "valid", "series")


def border_rows(dossier: Dossier, register: Register, theme: Theme) -> gpd.GeoDataFrame:
    """Borders that hold for a time."""
    drawn = [
        {**standing(border, register, theme.border), "geometry": border.geometry}
        for border in _features(dossier, ("border",))
    ]
    return framed(drawn, "valid", "series", *MOVED)


def movement_rows(dossier: Dossier, register: Register) -> gpd.GeoDataFrame:
    """Arrows along routes and directions, as their event is told; what is only said has none."""
    drawn = []
    for route in _features(dossier, ("route", "direction")):
        events = register.mentioning("geometry_ids", route.id)
        sign = sign_of("arrow", register.modality(events[0]), route.basis) if events else None
        if sign is None:
            continue
        drawn.append(
            {
                **common(register, route.id, events, route.label),
                "fill": sign.fill,
                "hatched": sign.hatched,
                "dash": sign.dash,
                "width": THIN_ARROW_PX if route.kind == "route" and sign.dash != "solid" else ARROW_PX,
                "geometry": route.geometry,
            }
        )
    return framed(drawn, "when", *ARROW)


def draft_rows(dossier: Dossier, register: Register, theme: Theme) -> gpd.GeoDataFrame:
    """Courses that nobody has reviewed, or whose event nobody has: of whatever kind, they claim no movement, front or border.

    What holds for a time is there from its first day on, and replaces nothing.
    """
    drawn = []
    for line in rows(dossier.geometries):
        events = register.mentioning("geometry_ids", line.id)
        is_state = line.kind in STATES
        if is_area(line) or not (events or is_state):
            continue
        if is_draft(line) if is_state else is_unreviewed(line, events, register):
            told = (
                {**standing(line, register, theme.ink), "when": _first_day(line)}
                if is_state
                else {**common(register, line.id, events, line.label), **moved(line)}
            )
            drawn.append({**told, "draft": True, "geometry": line.geometry})
    return framed(drawn, "when", *MOVED)


def _features(dossier: Dossier, kinds: tuple[str, ...]) -> Iterator[Any]:
    """The lines of these kinds that somebody has reviewed; the others are no more than lines, see `draft_rows`."""
    for feature in rows(dossier.geometries):
        if feature.kind in kinds and not is_draft(feature):
            yield feature


def _first_day(line: Any) -> HistoricalDate | None:
    """The first day on which a line holds; None where it always did."""
    return None if line.earliest is None else parse_edtf(str(line.earliest))
