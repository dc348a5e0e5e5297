"""A dossier becomes layers: which of its events and geometries are drawn, by which sign, from which day on."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry import MultiPoint, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata import Dossier, parse_edtf, values
from geodata.projections.courses import GEOD, great_circle
from geodata.projections.longitudes import around, unrolled
from geodata.world.basemap import BaseMap
from viz.dossiers.places import is_latin, moved_names, place_layer
from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.kinds import (
    AreaLayer,
    CandidateLayer,
    EventLayer,
    FrontLayer,
    LineLayer,
    MessageLayer,
    MovementLayer,
    base_layers,
)
from viz.layers.labels import MOVED
from viz.layers.layer import Layer
from viz.layers.rows import rows
from viz.layers.styles import Style, Theme, sign_of
from viz.stories.views import MapView
from viz.telling.ordering import actor_of, settled_day
from viz.telling.register import Register, is_area, is_draft, letter

COMMON = ("id", "events", "label", "hover", "color", "actor", "act", "draft")
# How the layers read what the rows below say.
TOLD: dict[str, Any] = {name: name for name in ("events", "hover", "color", "act")}
MOMENT = {**TOLD, "date": "when"}
STATE = {**TOLD, "date": "valid", "series": "series"}
ARROW_PX, THIN_ARROW_PX = 15.0, 5.0
# The fields of the style that differ from row to row.
AREA, ARROW = ("fill", "hatched", "precision_km"), ("fill", "hatched", "dash", "width")
FRONT, RIVAL, POINT = ("precision_km", "ticks"), ("letter",), ("shape", "hollow")
BORDER = Style(dash="8px,3px,2px,3px", width=1.4)
DRAFT_LINE = Style(dash="dot", width=2)
# How strong the filling of an area is that nobody has reviewed.
PALE = 0.5
SPEARHEAD = Style(fill=0.75, width=THIN_ARROW_PX)
# Below this a place is as sharp as its mark.
DISC_KM = 8
# Geometries that hold for a time, whatever happens.
STATES = ("front", "spearhead", "border")


def dossier_layers(
    dossier: Dossier, view: MapView, theme: Theme, names: str | None = None, wording: Wording = ENGLISH
) -> tuple[Layer, ...]:
    """The layers that suit a dossier, in drawing order.

    Args:
        dossier: checked.
        view: the main one; areas that end at the coast are cut with its land.
        theme: for the colours that are nobody's.
        names: a language or a period of its toponyms; None for the names that the dossier itself uses. One map has one system:
            beside names in another script those of the base map are left out.
        wording: of which language.

    Returns:
        Areas, borders, fronts, spearheads, the lines of drafts, messages, movements, candidates, events and the names of
        places, over the base map; empty ones are left out.

    Raises:
        ValueError: no toponym is of this language or period.
    """
    register = Register.of(dossier, wording)
    named = wording.group("layers")
    frame = box(*view.extent.continuous)
    areas, borders = _areas(dossier, register, view.base), _borders(dossier, register, theme)
    fronts, drafts = _fronts(dossier, register, theme), _draft_lines(dossier, register, theme)
    layers: list[Layer] = [
        AreaLayer(
            areas, id="areas", name=named["areas"], **MOMENT, label="label", by={**_by(AREA), **moved_names(areas)}
        ),
        LineLayer(
            borders,
            id="borders",
            name=named["borders"],
            **STATE,
            label="label",
            by=moved_names(borders),
            style=BORDER,
        ),
        FrontLayer(
            fronts,
            id="fronts",
            name=named["fronts"],
            **STATE,
            label="label",
            by={**_by(FRONT), **moved_names(fronts)},
        ),
        MovementLayer(
            _spearheads(dossier, register, theme), id="spearheads", name=named["spearheads"], **STATE, style=SPEARHEAD
        ),
        LineLayer(
            drafts,
            id="draft-lines",
            name=named["draft-lines"],
            **MOMENT,
            label="label",
            by=moved_names(drafts),
            style=DRAFT_LINE,
        ),
        MessageLayer(
            _messages(dossier, register, frame), id="messages", name=named["messages"], **MOMENT, label="label"
        ),
        MovementLayer(_movements(dossier, register), id="movements", name=named["movements"], **MOMENT, by=_by(ARROW)),
        CandidateLayer(_candidates(register), id="candidates", name=named["candidates"], **MOMENT, by=_by(RIVAL)),
        EventLayer(_events(register, frame), id="events", name=named["events"], **MOMENT, by=_by(POINT)),
        place_layer(dossier, names),
    ]
    base = (
        replace(part, visible=part.visible and (part.part != "names" or is_latin(dossier, names)))
        for part in base_layers()
    )
    return (*base, *(layer for layer in layers if len(layer.data)))


def _by(columns: tuple[str, ...]) -> dict[str, str]:
    """Fields of the style that stand in columns of the same name."""
    return {column: column for column in columns}


def _frame(drawn: Iterable[dict[str, Any]], *columns: str) -> gpd.GeoDataFrame:
    """Rows as a frame in EPSG:4326, with its columns even where there is no row."""
    return gpd.GeoDataFrame(pd.DataFrame(list(drawn), columns=[*COMMON, *columns, "geometry"]), crs="EPSG:4326")


def _events(register: Register, frame: Polygon) -> gpd.GeoDataFrame:
    drawn = []
    for event, row in register.events.items():
        sign = sign_of("point", register.modality(event), row.basis)
        if sign is not None:
            mark = {
                **_common(register, event, [event], row.title),
                "shape": register.shape(event) + sign.suffix,
                "hollow": sign.hollow,
            }
            drawn += [{**mark, "geometry": point} for point in register.points(event, frame)]
    return _frame(drawn, "when", *POINT)


def _common(register: Register, feature: str, events: list[str], label: str) -> dict[str, Any]:
    """The columns that all layers share, for a feature that stands for at least one event."""
    return {
        "id": feature,
        "events": " ".join(events),
        "label": label,
        "hover": register.hover(events[0]) if label in {"", register.events[events[0]].title} else label,
        "color": register.color(events[0]),
        "actor": actor_of(register.events[events[0]].actors),
        "act": register.act(events[0]),
        "draft": is_draft(register.events[events[0]]),
        "when": min((register.when(event) for event in events), key=settled_day),
    }


def _features(dossier: Dossier, kinds: tuple[str, ...]) -> Iterator[Any]:
    """The lines of these kinds that somebody has reviewed; the others are no more than lines, see `_draft_lines`."""
    for feature in rows(dossier.geometries):
        if feature.kind in kinds and not is_draft(feature):
            yield feature


def _is_unreviewed(feature: Any, events: list[str], register: Register) -> bool:
    """Whether a geometry, or the event for which it is drawn, is a draft."""
    return is_draft(feature) or is_draft(register.events[events[0]])


def _areas(dossier: Dossier, register: Register, base: BaseMap) -> gpd.GeoDataFrame:
    drawn = []
    land = base.land.union_all()
    for area in filter(is_area, rows(dossier.geometries)):
        events = register.mentioning("geometry_ids", area.id)
        if not events:
            continue
        sign = sign_of("area", register.modality(events[0]), area.basis)
        if sign is None:
            continue
        drawn.append(
            {
                **_common(register, area.id, events, area.label),
                **_moved(area),
                "fill": sign.fill * (PALE if _is_unreviewed(area, events, register) else 1),
                "hatched": sign.hatched,
                "precision_km": 0.0 if np.isnan(area.precision_km) else area.precision_km,
                "geometry": _clipped(area.geometry, base, land) if area.clip == "land" else area.geometry,
            }
        )
    drawn += _discs(dossier, register)
    return _frame(drawn, "when", *AREA, *MOVED)


def _clipped(area: BaseGeometry, base: BaseMap, land: BaseGeometry) -> BaseGeometry:
    """What of an area is land; all of it where the map has no land there, such as on an island too small for it."""
    ashore = around(area, base.extent.middle).intersection(land)
    return area if ashore.is_empty else ashore


def _discs(dossier: Dossier, register: Register) -> Iterator[dict[str, Any]]:
    """Places that are known only within some kilometres, drawn as wide as that."""
    for place in rows(dossier.places):
        if not (register.is_pinned(place.id) and place.precision_km >= DISC_KM):
            continue
        events = register.mentioning("places", place.id)
        if events:
            words = register.wording.interface["within"].format(place=place.name, km=f"{place.precision_km:g}")
            yield {
                **_common(register, f"within-{place.id}", events, words),
                "label": "",
                "fill": 0.25,
                "hatched": False,
                "precision_km": place.precision_km / 3,
                "geometry": _disc(place.geometry, place.precision_km),
            }


def _disc(point: Point, radius_km: float) -> Polygon:
    lon, lat = np.transpose([GEOD.fwd(point.x, point.y, turn, radius_km * 1000)[:2] for turn in range(0, 360, 10)])
    return Polygon(np.column_stack([unrolled(lon), lat]))


def _fronts(dossier: Dossier, register: Register, theme: Theme) -> gpd.GeoDataFrame:
    drawn = []
    for front in _features(dossier, ("front",)):
        waypoints = [register.places[place].geometry for place in values(front.waypoints)]
        checked = [point for point in waypoints if point is not None]
        known = f"{front.precision_km:g}"
        words = register.wording.counted("front", len(checked), front=front.label, precision=known)
        drawn.append(
            {
                **_standing(front, register, theme.ink),
                "hover": words,
                "precision_km": front.precision_km,
                "ticks": MultiPoint(checked) if checked else None,
                "geometry": front.geometry,
            }
        )
    return _frame(drawn, "valid", "series", *FRONT, *MOVED)


def _standing(feature: Any, register: Register, color: str) -> dict[str, Any]:
    """The shared columns of a feature that stands for a state, not for an event."""
    return {
        "id": feature.id,
        "events": " ".join(register.mentioning("geometry_ids", feature.id)),
        "label": feature.label,
        "hover": feature.label,
        "color": register.actors[feature.actor].color if feature.actor else color,
        "actor": feature.actor or "",
        "act": "",
        "draft": is_draft(feature),
        "valid": feature.valid,
        "series": feature.series,
        **_moved(feature),
    }


def _moved(feature: Any) -> dict[str, float]:
    """How far the name of a feature is moved in print."""
    return {name: getattr(feature, name) for name in MOVED}


def _spearheads(dossier: Dossier, register: Register, theme: Theme) -> gpd.GeoDataFrame:
    drawn = [
        {**_standing(spearhead, register, theme.ink), "geometry": spearhead.geometry}
        for spearhead in _features(dossier, ("spearhead",))
    ]
    return _frame(drawn, "valid", "series")


def _borders(dossier: Dossier, register: Register, theme: Theme) -> gpd.GeoDataFrame:
    drawn = [
        {**_standing(border, register, theme.border), "geometry": border.geometry}
        for border in _features(dossier, ("border",))
    ]
    return _frame(drawn, "valid", "series", *MOVED)


def _movements(dossier: Dossier, register: Register) -> gpd.GeoDataFrame:
    drawn = []
    for route in _features(dossier, ("route", "direction")):
        events = register.mentioning("geometry_ids", route.id)
        sign = sign_of("arrow", register.modality(events[0]), route.basis) if events else None
        if sign is None:
            continue
        drawn.append(
            {
                **_common(register, route.id, events, route.label),
                "fill": sign.fill,
                "hatched": sign.hatched,
                "dash": sign.dash,
                "width": THIN_ARROW_PX if route.kind == "route" and sign.dash != "solid" else ARROW_PX,
                "geometry": route.geometry,
            }
        )
    return _frame(drawn, "when", *ARROW)


def _draft_lines(dossier: Dossier, register: Register, theme: Theme) -> gpd.GeoDataFrame:
    """Courses that nobody has reviewed, or whose event nobody has: of whatever kind, they claim no movement, front or border.

    What holds for a time is there from its first day on, and replaces nothing.
    """
    drawn = []
    for line in rows(dossier.geometries):
        events = register.mentioning("geometry_ids", line.id)
        is_state = line.kind in STATES
        if is_area(line) or not (events or is_state):
            continue
        if is_draft(line) if is_state else _is_unreviewed(line, events, register):
            told = (
                {
                    **_standing(line, register, theme.ink),
                    "when": parse_edtf(str(line.earliest)) if line.earliest else None,
                }
                if is_state
                else {**_common(register, line.id, events, line.label), **_moved(line)}
            )
            drawn.append({**told, "draft": True, "geometry": line.geometry})
    return _frame(drawn, "when", *MOVED)


def _messages(dossier: Dossier, register: Register, frame: Polygon) -> gpd.GeoDataFrame:
    drawn: list[dict[str, Any]] = []
    count: Counter[str] = Counter()
    for message in rows(dossier.messages):
        if not (message.place_from and message.place_to):
            continue
        start, end = (register.spot(place, frame) for place in (message.place_from, message.place_to))
        if start is not None and end is not None and start != end:
            event = register.events[message.event]
            count[event.id] += 1
            name = f"message-{event.id}" + (f"_{count[event.id]}" if count[event.id] > 1 else "")
            link = {
                **_common(register, name, [event.id], event.title),
                "label": _travelled(message, register.wording) or event.date_display,
                "geometry": great_circle((start.x, start.y), (end.x, end.y)),
            }
            drawn.append(link)
    return _frame(drawn, "when")


def _travelled(message: Any, wording: Wording) -> str:
    """When a message was sent, or else received; "" where neither is known."""
    known = (("sent", message.sent_display), ("received", message.received_display))
    return next((wording.interface[word].format(date=date) for word, date in known if date), "")


def _candidates(register: Register) -> gpd.GeoDataFrame:
    drawn = []
    for subject, rivals in register.candidates.items():
        for number, rival in enumerate(rival for rival in rivals if rival.field == "place"):
            place, name = register.places[rival.value], letter(number)
            drawn.append(
                {
                    **_common(register, f"{subject}-{name}", [subject], f"{name}: {place.name}"),
                    "letter": name,
                    "geometry": place.geometry,
                }
            )
    return _frame((row for row in drawn if row["geometry"] is not None), "when", *RIVAL)
