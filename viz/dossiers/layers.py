"""A dossier becomes layers: which of its events and geometries are drawn, by which sign, from which day on."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
from shapely.geometry import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata import Dossier
from geodata.projections.courses import GEOD, great_circle
from geodata.projections.longitudes import around, unrolled
from geodata.world.basemap import BaseMap
from viz.dossiers.attributions import attributions
from viz.dossiers.frames import AREA, ARROW, FRONT, POINT, RIVAL, common, framed, is_unreviewed, moved
from viz.dossiers.lines import THIN_ARROW_PX, border_rows, draft_rows, front_rows, movement_rows, spearhead_rows
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
from viz.telling.register import Register, is_area, letter

# How the layers read what the rows below say.
TOLD: dict[str, Any] = {name: name for name in ("events", "hover", "color", "act")}
MOMENT = {**TOLD, "date": "when"}
STATE = {**TOLD, "date": "valid", "series": "series"}
BORDER = Style(dash="8px,3px,2px,3px", width=1.4)
DRAFT_LINE = Style(dash="dot", width=2)
# How strong the filling of an area is that nobody has reviewed.
PALE = 0.5
SPEARHEAD = Style(fill=0.75, width=THIN_ARROW_PX)
# Below this a place is as sharp as its mark.
DISC_KM = 8


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
    areas, borders = _areas(dossier, register, view.base), border_rows(dossier, register, theme)
    fronts, drafts = front_rows(dossier, register, theme), draft_rows(dossier, register, theme)
    placed = {**MOMENT, "credit": "\n".join(attributions(dossier))}
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
            spearhead_rows(dossier, register, theme),
            id="spearheads",
            name=named["spearheads"],
            **STATE,
            style=SPEARHEAD,
        ),
        LineLayer(
            drafts,
            id="draft-lines",
            name=named["draft-lines"],
            **placed,
            label="label",
            by=moved_names(drafts),
            style=DRAFT_LINE,
        ),
        MessageLayer(
            _messages(dossier, register, frame), id="messages", name=named["messages"], **placed, label="label"
        ),
        MovementLayer(
            movement_rows(dossier, register), id="movements", name=named["movements"], **placed, by=_by(ARROW)
        ),
        CandidateLayer(_candidates(register), id="candidates", name=named["candidates"], **placed, by=_by(RIVAL)),
        EventLayer(_events(register, frame), id="events", name=named["events"], **placed, by=_by(POINT)),
        replace(place_layer(dossier, names), credit=placed["credit"]),
    ]
    base = (
        replace(part, visible=part.visible and (part.part != "names" or is_latin(dossier, names)))
        for part in base_layers()
    )
    return (*base, *(layer for layer in layers if len(layer.data)))


def _by(columns: tuple[str, ...]) -> dict[str, str]:
    """Fields of the style that stand in columns of the same name."""
    return {column: column for column in columns}


def _events(register: Register, frame: Polygon) -> gpd.GeoDataFrame:
    drawn = []
    for event, row in register.events.items():
        sign = sign_of("point", register.modality(event), row.basis)
        if sign is not None:
            mark = {
                **common(register, event, [event], row.title),
                "shape": register.shape(event) + sign.suffix,
                "hollow": sign.hollow,
            }
            drawn += [{**mark, "geometry": point} for point in register.points(event, frame)]
    return framed(drawn, "when", *POINT)


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
        draft = is_unreviewed(area, events, register)
        drawn.append(
            {
                **common(register, area.id, events, area.label),
                **moved(area),
                "draft": draft,
                "fill": sign.fill * (PALE if draft else 1),
                "hatched": sign.hatched,
                "precision_km": 0.0 if np.isnan(area.precision_km) else area.precision_km,
                "geometry": _clipped(area.geometry, base, land) if area.clip == "land" else area.geometry,
            }
        )
    drawn += _discs(dossier, register)
    return framed(drawn, "when", *AREA, *MOVED)


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
                **common(register, f"within-{place.id}", events, words),
                "label": "",
                "fill": 0.25,
                "hatched": False,
                "precision_km": place.precision_km / 3,
                "geometry": _disc(place.geometry, place.precision_km),
            }


def _disc(point: Point, radius_km: float) -> Polygon:
    lon, lat = np.transpose([GEOD.fwd(point.x, point.y, turn, radius_km * 1000)[:2] for turn in range(0, 360, 10)])
    return Polygon(np.column_stack([unrolled(lon), lat]))


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
                **common(register, name, [event.id], event.title),
                "label": _travelled(message, register.wording) or event.date_display,
                "geometry": great_circle((start.x, start.y), (end.x, end.y)),
            }
            drawn.append(link)
    return framed(drawn, "when")


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
                    **common(register, f"{subject}-{name}", [subject], f"{name}: {place.name}"),
                    "letter": name,
                    "geometry": place.geometry,
                }
            )
    return framed((row for row in drawn if row["geometry"] is not None), "when", *RIVAL)
