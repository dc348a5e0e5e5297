"""In which order the steps run, and on which day each of them stands. Days are integers (see `geodata.Day`)."""

from geodata import Dossier, values


def known_days(dossier: Dossier) -> dict[str, int]:
    """For every event, the day on which the reader stands when it is the current one.

    That is the event's first day; what is said inside a speech act about a later time stands on the day when it is said, so
    that a forecast of October about the next spring does not open the winter between.

    Returns:
        Event id -> day.
    """
    events = dossier.events.set_index("id")
    own = {
        event: int(first if first is not None else last)
        for event, first, last in zip(events.index, events["earliest"], events["latest"], strict=True)
    }
    days = {}
    for event in events.index:
        speech, root = event, events.at[event, "part_of"]
        while root:
            speech, root = root, events.at[root, "part_of"]
        days[event] = min(own[event], own[speech])
    return days


def horizon(dossier: Dossier) -> int:
    """The document's own (last) day; what is known only later is hindsight."""
    date = dossier.document.date
    return int(date.latest if date.latest is not None else date.earliest)


def by_date(dossier: Dossier) -> list[str]:
    """Every event as the dates run; on the same day the one with the narrower date first, then the table's order."""
    events = dossier.events
    keys = []
    for number, (event, first, last) in enumerate(
        zip(events["id"], events["earliest"], events["latest"], strict=True)
    ):
        start = int(first if first is not None else last)
        end = int(last) if last is not None else start + 10**6
        keys.append((start, end, number, event))
    return [event for *_, event in sorted(keys)]


def by_document(dossier: Dossier) -> list[str]:
    """The events that the document speaks of, in the order of its words; the longer quotation first."""
    quoted = dossier.events[dossier.events["quotation"] != ""]
    keys = sorted(zip(quoted["quotation_start"], -quoted["quotation_end"], quoted["id"], strict=True))
    return [event for *_, event in keys]


def along_path(dossier: Dossier, path: str) -> list[str]:
    """The events of a path, by step."""
    steps = dossier.paths[dossier.paths["path"] == path]
    return [str(event) for event in steps.sort_values("step", key=lambda column: column.astype(int))["event"]]


def actor_of(actors: str) -> str:
    """The actor who gives a mark its colour, shape and row: the first one named."""
    return values(actors)[0]
