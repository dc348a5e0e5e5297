"""What the page says of each event, in words: its card. Never markup."""

from itertools import count
from math import isnan
from typing import Any

from geodata import Dossier, values
from geodata.dossiers.documents import in_language
from geodata.tables.identifiers import page_of
from viz.languages.catalogues import ENGLISH, Wording
from viz.languages.directions import isolated
from viz.layers.features import ALWAYS
from viz.layers.rows import rows
from viz.telling.attestation import Attestation
from viz.telling.extracts import extract
from viz.telling.narrative import Letter, told_message
from viz.telling.ordering import horizon, settled_day
from viz.telling.pictures import picture
from viz.telling.register import Register, is_area, is_draft, letter
from viz.telling.spoken import event_sentences, sentence
from viz.telling.texts import read_first
from viz.telling.voices import manner, voice

# A quotation is shown to the back row with so many words at most.
MOST_WORDS = 30
# What of a card only Python needs.
PRIVATE = ("ends", "possible", "letters", "witnesses")


def cards(dossier: Dossier, wording: Wording = ENGLISH) -> list[dict[str, Any]]:
    """One card per event, in the order of the table.

    Args:
        dossier: checked.
        wording: of which language.

    Returns:
        Dicts of display strings; `translated` holds, for each translation of the document, the words that answer the quotation,
        "" for none; `extract` is what of these a class reads from the back row, `extract_of` the number of its text, 0 for the
        document. Days to compare: `ends`, its own last one; `possible`, from which it may be known; `settled`, by which it
        certainly is; `day`, that of its standpoint; `after` says whether it is known only after the document's day. `letters` are
        what `message` is made of, `witnesses` the ids of what the event rests on. See `PRIVATE`.
    """
    register = Register.of(dossier, wording)
    last = horizon(dossier)
    reading = read_first(dossier)
    columns = [in_language("quotation", language) for language in dossier.document.translations]
    attestation = Attestation.of(dossier, wording)
    named = {event.id: attestation.known.named(event.quotation, event.source) for event in rows(dossier.events)}
    translated = [dict(zip(dossier.events["id"], dossier.events[column], strict=True)) for column in columns]
    return [
        {
            "id": event.id,
            "title": event.title,
            "date": event.date_display,
            "line": register.hover(event.id),
            "written": _reckoning(event, wording),
            "summary": event.summary,
            "actors": list(values(event.actors)),
            "kind": event.kind,
            "places": list(values(event.places)),
            "named": _named(register, event),
            "place": _places(register, event),
            "modality": event.modality,
            "names": _names_of_places(register, event),
            "records": _records(register, event),
            "manner": (told := manner(event.modality, values(event.voice), register.people, wording)),
            "spoken": event_sentences(told, _called(register, event), wording),
            "stance": wording.group("stance")["draft" if is_draft(event) else event.modality],
            "voice": voice(event.modality, values(event.voice), register.people, wording),
            "rests_on": event.corroboration,
            "told_by": attestation.sentence(named[event.id])
            if event.quotation or event.source
            else wording.interface["no_source"],
            "witnesses": named[event.id],
            "quotation": event.quotation,
            "translated": [answers[event.id] for answers in translated],
            **_extract([event.quotation, *(answers[event.id] for answers in translated)], reading),
            "passages": [],
            "sources": _sources(register, event.source),
            "evidence": _evidence(event, wording),
            "draft": is_draft(event),
            "message": told_message(letters := _letters(register, event.id)),
            "letters": letters,
            "candidates": _candidates(register, event.id),
            "note": event.note,
            "picture": picture(dossier.images[event.image], event.image_alt, event.image_credit)
            if event.image
            else None,
            "fate": " ".join(words for words in (wording.group("fate").get(event.fate, ""), event.fate_note) if words),
            "outcome": list(values(event.outcome)),
            "act": register.acts[event.id],
            "adrift": register.is_claim(event.id) and not register.pinned(event.id),
            "ends": ALWAYS if event.latest is None else int(event.latest),
            "possible": _possible(register, event.id),
            "day": register.days[event.id],
            "settled": register.settled[event.id],
            "as_of": f"{wording.interface['as_of']} {register.events[register.standpoints[event.id]].date_display}",
            "after": register.settled[event.id] > last,
        }
        for event in rows(dossier.events)
    ]


def _possible(register: Register, event: str) -> int:
    """The first day on which an event may be known; before every day where its date has no beginning."""
    earliest = register.when(event).earliest
    return -ALWAYS if earliest is None else int(earliest)


def _reckoning(event: Any, wording: Wording) -> str:
    """The words the date rests on, and how it was computed from them."""
    parts = []
    if event.date_as_written:
        where = wording.interface["written" if event.quotation else "written_elsewhere"]
        parts.append(f"{where}: “{isolated(event.date_as_written)}”")
    if event.date_rule:
        parts.append(f"{wording.interface['rule']}: {event.date_rule}")
    return "; ".join(parts)


def _places(register: Register, event: Any) -> str:
    """The places of an event, and how exactly they are known."""
    called = _called(register, event)
    named = zip(values(event.places), called, strict=False)
    known = [(name, _known(register, place, event)) for place, name in named]
    exact = [f"{name} ({words})" if words else name for name, words in known]
    return " · ".join(exact or called)


def _known(register: Register, place: str, event: Any) -> str:
    """How exactly a place is known, and whether it is a draft; that is said once where its event is one too."""
    row, wording = register.places[place], register.wording
    is_exact = register.is_pinned(place) and not isnan(row.precision_km)
    within = wording.interface["kilometres"].format(km=f"{row.precision_km:g}") if is_exact else ""
    draft = wording.group("signs")["point-draft"] if is_draft(row) and not is_draft(event) else ""
    return "; ".join(filter(None, (within, draft)))


def _called(register: Register, event: Any) -> list[str]:
    """What the places of an event are called; else its areas, or the letters of its rival places."""
    if named := [register.places[place].name for place in values(event.places)]:
        return named
    features = [register.geometries[feature] for feature in values(event.geometry_ids)]
    areas = [feature.label for feature in features if is_area(feature) and feature.label]
    rivals = _rivals(register, event.id)
    return areas or ([rivals] if rivals else [])


def _named(register: Register, event: Any) -> list[str]:
    """The ids of all places by which an event is found: its own, those of its messages, and its rival ones."""
    ends = [
        place for sent in register.messages.get(event.id, []) for place in (sent.place_from, sent.place_to) if place
    ]
    rivals = [rival.value for rival in register.candidates.get(event.id, []) if rival.field == "place"]
    return list(dict.fromkeys([*values(event.places), *ends, *rivals]))


def _rivals(register: Register, event: str) -> str:
    """The letters of an event's rival places, as they stand on the map; "" for none."""
    rivals = [rival.value for rival in register.candidates.get(event, []) if rival.field == "place"]
    letters = [letter(number) for number, place in enumerate(rivals) if register.places[place].geometry is not None]
    return register.wording.interface["rival_places"].format(letters=", ".join(letters)) if letters else ""


def _names_of_places(register: Register, event: Any) -> list[str]:
    """For each place that an event names, what else it is or was called: `Wonsan: Genzan (colonial Japanese), Вонсан`."""
    found = []
    for place in values(event.places):
        name = register.places[place].name
        others = [each for each in register.toponyms.get(place, []) if each.toponym != name]
        names = ((isolated(each.toponym), each.period) for each in others)
        shown = dict.fromkeys(f"{toponym} ({period})" if period else toponym for toponym, period in names)
        if shown:
            found.append(f"{name}: {', '.join(shown)}")
    return found


def _records(register: Register, event: Any) -> list[dict[str, str]]:
    """The records of an event's places in gazetteers, `Wonsan: GeoNames 1866923`, and their addresses, "" where none is known."""
    found = []
    for place in values(event.places):
        pages = map(page_of, values(register.places[place].external_ids))
        found += [{"record": f"{register.places[place].name}: {shown}", "url": url} for shown, url in pages]
    return found


def _extract(quotations: list[str], reading: int) -> dict[str, Any]:
    """The quotation in the text that a class reads, else in the document, cut for the back row."""
    number = reading if quotations[reading] else 0
    return {"extract": extract(quotations[number], MOST_WORDS), "extract_of": number}


def _evidence(event: Any, wording: Wording) -> str:
    if is_draft(event):
        return _evidence_of_draft(event, wording)
    checked = wording.group("checked")[event.checked] if event.checked and event.source else ""
    standing, basis = wording.group("standing")[event.standing], wording.group("basis")[event.basis]
    words = wording.interface["evidence_checked" if checked else "evidence_words"]
    return words.format(standing=standing[:1].upper() + standing[1:], basis=basis, checked=checked)


def _evidence_of_draft(event: Any, wording: Wording) -> str:
    """That nobody has reviewed it, and as much as it says of standing and basis."""
    standing = wording.group("standing").get(event.standing, "")
    basis = wording.group("basis").get(event.basis, "")
    known = standing or basis
    said = sentence(known[:1].upper() + known[1:], wording)
    if standing and basis:
        said = wording.interface["evidence_words"].format(standing=standing[:1].upper() + standing[1:], basis=basis)
    return " ".join(filter(None, (wording.group("checked")["draft"], said)))


def _sources(register: Register, cell: str) -> list[dict[str, str]]:
    return [{"citation": row.citation, "url": row.url} for row in (register.sources[source] for source in values(cell))]


def _letters(register: Register, event: str) -> list[Letter]:
    """The messages of an event, each with the times that are known of it."""
    found = []
    for message in register.messages.get(event, []):
        times = [("sent", message.sent_when, message.sent_display)]
        times.append(("received", message.received_when, message.received_display))
        parties = f"{_names(register, message.sender)} → {_names(register, message.recipient)}"
        found.append(
            (
                parties,
                [
                    (settled_day(date), register.wording.interface[word].format(date=words))
                    for word, date, words in times
                    if date
                ],
            )
        )
    return found


def _names(register: Register, cell: str) -> str:
    return ", ".join(register.people[person].name for person in values(cell))


def _candidates(register: Register, event: str) -> list[dict[str, Any]]:
    """Rival dates, places and readings of an event; places are lettered as on the map."""
    numbers = count()
    return [
        {
            "letter": letter(next(numbers)) if rival.field == "place" else "",
            "value": _rival_value(register, rival),
            "says": _sentences([*(register.sources[source].citation for source in values(rival.source)), rival.note]),
            "preferred": rival.preferred == "yes",
        }
        for rival in register.candidates.get(event, [])
    ]


def _rival_value(register: Register, rival: Any) -> str:
    if rival.field == "place":
        return str(register.places[rival.value].name)
    return str(rival.date_display) if rival.field == "date" else str(rival.value)


def _sentences(parts: list[str]) -> str:
    """The parts that say something, each ended by one full stop."""
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
