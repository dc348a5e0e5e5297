"""A dossier becomes a timeline: a row per actor, a span per event, a link per message."""

from itertools import cycle
from typing import Any

from geodata import Day, Dossier, parse_edtf, values
from viz.ordering import actor_of, by_date
from viz.rows import by_id, rows
from viz.styles import SHAPES
from viz.timeline import Timeline, lay_out


def dossier_timeline(dossier: Dossier) -> Timeline:
    """The timeline that suits a dossier.

    Args:
        dossier: checked.

    Returns:
        Rows in the order of its actors; it opens with the dossier's own `timeline.extent`, or with all dates.
    """
    events = by_id(dossier.events)
    spans = [
        {
            "id": event,
            "row": actor_of(events[event].actors),
            "earliest": _number(events[event].earliest),
            "latest": _number(events[event].latest),
        }
        for event in by_date(dossier)
    ]
    lines = [
        {"id": actor.id, "label": actor.label, "abbreviation": actor.abbreviation, "color": actor.color, "shape": shape}
        for actor, shape in zip(rows(dossier.actors), cycle(SHAPES), strict=False)
    ]
    return lay_out(spans, lines, _window(dossier, spans), _receipts(dossier))


def _window(dossier: Dossier, spans: list[dict[str, Any]]) -> tuple[int, int]:
    """First and last day that the timeline opens with: the dossier's own choice, or all dates."""
    extent = dossier.timeline_extent
    if extent is not None and extent.earliest is not None and extent.latest is not None:
        return int(extent.earliest), int(extent.latest)
    known = [day for span in spans for day in (span["earliest"], span["latest"]) if day is not None]
    return min(known), max(known)


def _receipts(dossier: Dossier) -> dict[str, tuple[str, int]]:
    """For each message, the row of its recipient (the second actor named) and the day it arrived, or else was sent."""
    events = by_id(dossier.events)
    found = {}
    for message in rows(dossier.messages):
        actors = values(events[message.event].actors)
        written = message.received or message.sent
        if len(actors) > 1 and written:
            date = parse_edtf(written)
            day = date.earliest or date.latest
            if day is not None:
                found[message.event] = (actors[1], int(day))
    return found


def _number(day: Day | None) -> int | None:
    return None if day is None else int(day)
