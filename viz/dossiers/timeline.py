"""A dossier becomes a timeline: a row per actor, a span per event, a link per message."""

from itertools import chain
from typing import Any

from geodata import Day, Dossier, values
from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.styles import SCREEN
from viz.stories.timeline import Timeline, lay_out
from viz.telling.ordering import actor_of, by_date
from viz.telling.register import Register


def dossier_timeline(dossier: Dossier, wording: Wording = ENGLISH) -> Timeline:
    """The timeline that suits a dossier.

    Args:
        dossier: checked.
        wording: of which language.

    Returns:
        Rows in the order of its actors, and a last one where drafts name none. It opens with the dossier's own
        `timeline.extent`, or with all dates.
    """
    register = Register.of(dossier)
    events = register.events
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
        {"label": actor.label, "abbreviation": actor.abbreviation, "color": actor.color}
        | {"id": name, "shape": register.shapes[name]}
        for name, actor in register.actors.items()
    ]
    if any(not span["row"] for span in spans):
        words = wording.interface["no_actor"]
        lines.append(
            {"label": words, "abbreviation": "", "color": SCREEN.quiet, "id": "", "shape": register.shapes[""]}
        )
    return lay_out(spans, lines, _window(dossier, spans), _receipts(register), dossier.document.date.civil_calendar)


def _window(dossier: Dossier, spans: list[dict[str, Any]]) -> tuple[int, int]:
    """First and last day that the timeline opens with: the dossier's own choice, or all dates."""
    extent = dossier.timeline_extent
    if extent is not None and extent.earliest is not None and extent.latest is not None:
        return int(extent.earliest), int(extent.latest)
    known = [day for span in spans for day in (span["earliest"], span["latest"]) if day is not None]
    return min(known), max(known)


def _receipts(register: Register) -> dict[str, tuple[str, int]]:
    """For each message, the row of its recipient (the second actor named) and the day it arrived, or else was sent."""
    found = {}
    for message in chain.from_iterable(register.messages.values()):
        actors = values(register.events[message.event].actors)
        date = message.received_when or message.sent_when
        if len(actors) > 1 and date:
            day = date.earliest or date.latest
            if day is not None:
                found[message.event] = (actors[1], int(day))
    return found


def _number(day: Day | None) -> int | None:
    return None if day is None else int(day)
