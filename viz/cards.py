"""What the page says in words: a card for each event, and the document cut at its quotations. Plain text, never markup."""

from typing import Any

from geodata import Dossier, parse_edtf, values
from viz.ordering import actor_of, horizon, known_days
from viz.wording import BASIS, CHECKED, FATE, INTERFACE, MODALITY, STANDING


def cards(dossier: Dossier) -> list[dict[str, Any]]:
    """One card per event, in the order of the table.

    Returns:
        Dicts of display strings; `day` and `after` (known only after the document's day) are for the script to compare.
    """
    days = known_days(dossier)
    last = horizon(dossier)
    names = dict(zip(dossier.people["id"], dossier.people["name"], strict=True))
    labels = dict(zip(dossier.actors["id"], dossier.actors["label"], strict=True))
    found = []
    for event in dossier.events.itertuples():
        found.append(
            {
                "id": event.id,
                "title": event.title,
                "date": event.date_display,
                "written": _reckoning(event),
                "summary": event.summary,
                "actor": actor_of(event.actors),
                "actors": ", ".join(labels[actor] for actor in values(event.actors)),
                "places": list(values(event.places)),
                "place": _places(dossier, event),
                "modality": event.modality,
                "manner": _manner(event, names),
                "quotation": event.quotation,
                "sources": _sources(dossier, event.source),
                "evidence": _evidence(event),
                "message": _message(dossier, event.id, names),
                "candidates": _candidates(dossier, event.id),
                "note": event.note,
                "fate": FATE.get(event.fate, ""),
                "outcome": list(values(event.outcome)),
                "day": days[event.id],
                "after": days[event.id] > last,
            }
        )
    return found


def _reckoning(event: Any) -> str:
    """The words the date rests on, and how it was computed from them."""
    parts = []
    if event.date_as_written:
        parts.append(f"{INTERFACE['written']}: “{event.date_as_written}”")
    if event.date_rule:
        parts.append(f"{INTERFACE['rule']}: {event.date_rule}")
    return "; ".join(parts)


def _places(dossier: Dossier, event: Any) -> str:
    places = dossier.places.set_index("id")
    geometries = dossier.geometries.set_index("id")
    named = []
    for place in values(event.places):
        precision = places.at[place, "precision_km"]
        drawn = places.at[place, "kind"] not in ("region", "country", "sea")
        within = f" (±{precision:g} km)" if drawn and precision == precision else ""  # noqa: PLR0124 - NaN
        named.append(places.at[place, "name"] + within)
    drawn_as = [geometries.at[feature, "label"] for feature in values(event.geometry_ids)]
    return " · ".join(named or drawn_as)


def _manner(event: Any, names: dict[str, str]) -> str:
    """Modality and voice in words: `Recommended: Stalin › the meeting`."""
    voice = " › ".join(names[person] for person in values(event.voice))
    return f"{MODALITY[event.modality]}: {voice}" if voice else MODALITY[event.modality]


def _evidence(event: Any) -> str:
    checked = f"; {CHECKED[event.checked]}" if event.checked and event.source else ""
    return f"{STANDING[event.standing].capitalize()}; {BASIS[event.basis]}{checked}."


def _sources(dossier: Dossier, cell: str) -> list[dict[str, str]]:
    sources = dossier.sources.set_index("id")
    return [{"citation": sources.at[s, "citation"], "url": sources.at[s, "url"]} for s in values(cell)]


def _message(dossier: Dossier, event: str, names: dict[str, str]) -> str:
    lines = []
    for message in dossier.messages[dossier.messages["event"] == event].itertuples():
        sender, recipient = (", ".join(names[person] for person in values(cell)) for cell in (message.sender, message.recipient))
        times = [f"sent {parse_edtf(message.sent).display}"] if message.sent else []
        times += [f"received {parse_edtf(message.received).display}"] if message.received else []
        lines.append(f"{sender} → {recipient}" + (f" ({', '.join(times)})" if times else ""))
    return "; ".join(lines)


def _candidates(dossier: Dossier, event: str) -> list[dict[str, Any]]:
    """Rival dates and places of an event, lettered as on the map."""
    rivals = dossier.candidates[dossier.candidates["subject"] == event]
    places = dict(zip(dossier.places["id"], dossier.places["name"], strict=True))
    citations = dict(zip(dossier.sources["id"], dossier.sources["citation"], strict=True))
    found = []
    for _, group in rivals.groupby("field", sort=False):
        for number, rival in enumerate(group.itertuples()):
            found.append(
                {
                    "letter": "abcdefghijklmnopqrstuvwxyz"[number] if rival.field == "place" else "",
                    "value": places[rival.value] if rival.field == "place" else parse_edtf(rival.value).display,
                    "source": "; ".join(citations[source] for source in values(rival.source)),
                    "preferred": rival.preferred == "yes",
                    "note": rival.note,
                }
            )
    return found


def document_paragraphs(dossier: Dossier) -> list[list[dict[str, Any]]]:
    """The document as paragraphs of segments, cut wherever a quotation begins or ends.

    Returns:
        For each paragraph its segments `{"text", "events"}`, with the ids of the events whose quotation covers the segment, the
        shortest quotation first.
    """
    quoted = dossier.events[dossier.events["quotation"] != ""]
    spans = sorted(
        (int(end - start), int(start), int(end), event)
        for start, end, event in zip(quoted["quotation_start"], quoted["quotation_end"], quoted["id"], strict=True)
    )
    text = dossier.document.text
    cuts = sorted({0, len(text), *(cut for _, start, end, _ in spans for cut in (start, end))})
    paragraphs: list[list[dict[str, Any]]] = [[]]
    for start, end in zip(cuts, cuts[1:], strict=False):
        events = [event for _, first, last, event in spans if first <= start and end <= last]
        for number, piece in enumerate(text[start:end].split("\n\n")):
            if number:
                paragraphs.append([])
            if piece.strip("\n"):
                paragraphs[-1].append({"text": piece, "events": events})
    return [paragraph for paragraph in paragraphs if paragraph]
