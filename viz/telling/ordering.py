"""In which order the steps run, and on which day each of them stands. Days are integers (see `geodata.Day`)."""

from geodata import Dossier, HistoricalDate, values
from viz.layers.rows import rows

# An event without a known end comes after those of the same day that have one.
ENDLESS = 10**9


def standpoints(dossier: Dossier) -> dict[str, str]:
    """For every event, the one on whose day the reader stands when it is the current one.

    That is the event itself; but what is said inside a speech act about a later time stands on the day when it is said, so
    that a forecast of October about the next spring does not open the winter between.

    Returns:
        Event id -> the same id, or that of the speech act.
    """
    own = _first_days(dossier)
    return {event: act if own[act] < own[event] else event for event, act in speech_acts(dossier).items()}


def known_days(dossier: Dossier) -> dict[str, int]:
    """For every event, the day on which the reader stands at it: the first day of its standpoint.

    Returns:
        Event id -> day.
    """
    own = _first_days(dossier)
    return {event: own[standpoint] for event, standpoint in standpoints(dossier).items()}


def _first_days(dossier: Dossier) -> dict[str, int]:
    columns = (dossier.events[name].tolist() for name in ("id", "earliest", "latest"))
    return {event: int(earliest or latest) for event, earliest, latest in zip(*columns, strict=True)}


def settled_days(dossier: Dossier) -> dict[str, int]:
    """For every event, the day by which it was certainly known: its last possible one, or that of its speech act.

    What may have happened after the document's day counts as hindsight. An event without a known end counts from its
    first day.

    Returns:
        Event id -> day.
    """
    events = dossier.events
    own = {event: settled_day(when) for event, when in zip(events["id"].tolist(), events["when"], strict=True)}
    return {event: min(own[event], own[speech]) for event, speech in speech_acts(dossier).items()}


def settled_day(date: HistoricalDate) -> int:
    """The day by which a date has certainly come: its last possible one; its first, where it has no known end."""
    day = date.latest or date.earliest
    if day is None:
        raise AssertionError("geodata checks that the dates of document and events have a bound")
    return int(day)


def speech_acts(dossier: Dossier) -> dict[str, str]:
    """For every event, the outermost speech act that it is said in; itself if it is said in none."""
    part_of = dict(zip(dossier.events["id"].tolist(), dossier.events["part_of"].tolist(), strict=True))
    acts: dict[str, str] = {}
    for event in part_of:
        act, within = event, []
        while act not in acts and part_of[act]:
            within.append(act)
            act = part_of[act]
        acts |= dict.fromkeys([*within, event], acts.get(act, act))
    return {event: acts[event] for event in part_of}


def horizon(dossier: Dossier) -> int:
    """The document's own (last) day; what is known only later is hindsight."""
    return settled_day(dossier.document.date)


def by_date(dossier: Dossier) -> list[str]:
    """Every event as the dates run; on the same day the one with the narrower date first, then the table's order."""
    keys = []
    latest = dict(zip(dossier.events["id"].tolist(), dossier.events["latest"], strict=True))
    for number, (event, start) in enumerate(_first_days(dossier).items()):
        end = latest[event]
        keys.append((start, int(end) - start if end is not None else ENDLESS, number, event))
    return [event for *_, event in sorted(keys)]


def by_document(dossier: Dossier) -> list[str]:
    """The events that the document speaks of, in the order of its words; the longer quotation first."""
    keys = [(e.quotation_start, -e.quotation_end, e.id) for e in rows(dossier.events) if e.quotation]
    return [event for *_, event in sorted(keys)]


def along_path(dossier: Dossier, path: str) -> list[str]:
    """The events of a path, by step."""
    return [step.event for step in sorted(rows(dossier.paths), key=lambda row: row.step) if step.path == path]


def actor_of(actors: str) -> str:
    """The actor who gives a mark its colour, shape and row: the first one named; "" where a draft names none."""
    return next(iter(values(actors)), "")
