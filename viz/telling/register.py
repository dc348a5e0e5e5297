"""A dossier's tables by id, with what every part of the drawing asks of them: who is drawn how, on which day, and where."""

from dataclasses import dataclass
from functools import cached_property
from string import ascii_lowercase
from typing import Any, Literal, Self

from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from geodata import Dossier, HistoricalDate, values
from geodata.projections.longitudes import around
from geodata.tables.columns import DRAFT
from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.labels import SPREAD
from viz.layers.rows import by_id, grouped
from viz.layers.style_values import SHAPES
from viz.layers.styles import MANNER_OF_MODALITY, SCREEN
from viz.telling.ordering import actor_of, known_days, settled_day, settled_days, speech_acts, standpoints

# The modality of what is not known to be more.
NO_MORE_THAN_SAID = "reported"
AREAS = ("Polygon", "MultiPolygon")


@dataclass(frozen=True)
class Register:
    """Rows by id, with their columns as attributes.

    Attributes:
        events, places, geometries, sources, people, actors: the dossier's tables.
        toponyms: place -> its rows; messages, candidates: event -> its rows.
        days: event -> the day on which the reader stands at it (`ordering.known_days`).
        standpoints: event -> the event whose day that is (`ordering.standpoints`).
        settled: event -> the day by which it was certainly known (`ordering.settled_days`).
        acts: event -> the speech act that it is said in (`ordering.speech_acts`).
        shapes: actor -> marker shape; under "" that of events whose draft names none.
        wording: of the language in which lines are told.
    """

    events: dict[str, Any]
    places: dict[str, Any]
    geometries: dict[str, Any]
    sources: dict[str, Any]
    people: dict[str, Any]
    actors: dict[str, Any]
    toponyms: dict[str, list[Any]]
    messages: dict[str, list[Any]]
    candidates: dict[str, list[Any]]
    days: dict[str, int]
    standpoints: dict[str, str]
    settled: dict[str, int]
    acts: dict[str, str]
    shapes: dict[str, str]
    wording: Wording = ENGLISH

    @classmethod
    def of(cls, dossier: Dossier, wording: Wording = ENGLISH) -> Self:
        """Read a dossier's tables."""
        return cls(
            events=by_id(dossier.events),
            places=by_id(dossier.places),
            geometries=by_id(dossier.geometries),
            sources=by_id(dossier.sources),
            people=by_id(dossier.people),
            actors=by_id(dossier.actors),
            toponyms=grouped(dossier.toponyms, "place"),
            messages=grouped(dossier.messages, "event"),
            candidates=grouped(dossier.candidates, "subject"),
            days=known_days(dossier),
            standpoints=standpoints(dossier),
            settled=settled_days(dossier),
            acts=speech_acts(dossier),
            shapes={actor: SHAPES[n % len(SHAPES)] for n, actor in enumerate([*dossier.actors["id"], ""])},
            wording=wording,
        )

    def color(self, event: str) -> str:
        """The colour of the event's actor; a quiet one where a draft names none."""
        actor = actor_of(self.events[event].actors)
        return str(self.actors[actor].color) if actor else SCREEN.quiet

    def shape(self, event: str) -> str:
        """The marker shape of the event's actor."""
        return self.shapes[actor_of(self.events[event].actors)]

    def hover(self, event: str) -> str:
        """The event's date and title."""
        row = self.events[event]
        return self.wording.interface["line"].format(date=row.date_display, title=row.title)

    def is_claim(self, event: str) -> bool:
        """Whether somebody says it (advises, forecasts, reports), rather than that it happened."""
        return MANNER_OF_MODALITY[self.events[event].modality or NO_MORE_THAN_SAID] != "done"

    def modality(self, event: str) -> str:
        """The modality by which an event is drawn: a draft claims no more than that it is reported."""
        row = self.events[event]
        return NO_MORE_THAN_SAID if is_draft(row) else str(row.modality)

    def act(self, event: str) -> str:
        """The speech act that a claim is made in; "" for what happened."""
        return self.acts[event] if self.is_claim(event) else ""

    def when(self, event: str) -> HistoricalDate:
        """The date by which an event is known: its own, or that of its speech act where this comes first."""
        dates: list[HistoricalDate] = [self.events[each].when for each in (event, self.acts[event])]
        return min(dates, key=settled_day)

    def mentioning(self, column: Literal["places", "geometry_ids"], value: str) -> list[str]:
        """The ids of the events whose cell names the value."""
        return self._mentions[column].get(value, [])

    @cached_property
    def _mentions(self) -> dict[str, dict[str, list[str]]]:
        """For each column, the events by what their cells name."""
        found: dict[str, dict[str, list[str]]] = {"places": {}, "geometry_ids": {}}
        for column, named in found.items():
            for event, row in self.events.items():
                for value in dict.fromkeys(values(getattr(row, column))):
                    named.setdefault(value, []).append(event)
        return found

    def is_pinned(self, place: str) -> bool:
        """Whether a place is a point on the ground; a region is named, its one coordinate is where its label stands."""
        return self.places[place].kind not in SPREAD and isinstance(self.places[place].geometry, Point)

    def pinned(self, event: str) -> list[Point]:
        """The points on the ground that an event names, in EPSG:4326."""
        named = values(self.events[event].places)
        return [self.places[place].geometry for place in named if self.is_pinned(place)]

    def points(self, event: str, frame: Polygon) -> list[Point]:
        """Where an event's mark stands, in EPSG:4326: its places, or else a point inside its area.

        Args:
            event: id.
            frame: what the main map shows, in degrees; an area that it cuts has its mark inside the frame.
        """
        features = [self.geometries[feature] for feature in values(self.events[event].geometry_ids)]
        areas = [feature.geometry for feature in features if is_area(feature)]
        return self.pinned(event) or [_inside(area, frame) for area in areas[:1]]

    def spot(self, place: str, frame: Polygon) -> Point | None:
        """Where a message begins or ends, in EPSG:4326: at a place, or inside a region's area; None for a bare name."""
        row = self.places[place]
        if self.is_pinned(place):
            return Point(row.geometry.x, row.geometry.y)
        areas = [self.geometries[feature].geometry for feature in values(row.geometry_ids)]
        return _inside(areas[0], frame) if areas else None


def is_draft(row: Any) -> bool:
    """Whether nobody has reviewed a row."""
    return bool(row.checked == DRAFT)


def is_area(feature: Any) -> bool:
    """Whether a geometry is an area; a draft may not name its kind, and no other kind has such a shape."""
    return feature.geometry.geom_type in AREAS


def letter(number: int) -> str:
    """The letter of a rival place, counted from 0: a to z, then aa, ab and so on."""
    rounds, place = divmod(number, len(ascii_lowercase))
    return (letter(rounds - 1) if rounds else "") + ascii_lowercase[place]


def _inside(area: BaseGeometry, frame: Polygon) -> Point:
    seen = around(area, frame.centroid.x).intersection(frame)
    return (area if seen.is_empty else seen).representative_point()
