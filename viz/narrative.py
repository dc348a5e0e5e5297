"""The words of a story map, ready to show: title, document, cards, orders of steps, notes. The script adds none of its own."""

from dataclasses import dataclass
from typing import Any

from geodata import Dossier
from viz.cards import cards
from viz.ordering import along_path, by_date, by_document, horizon
from viz.texts import texts
from viz.wording import INTERFACE


@dataclass(frozen=True)
class Narrative:
    """What is told beside the map.

    Attributes:
        id, title, subtitle, language: of the page.
        badge: shown with the title where the text is invented, else empty.
        notes: paragraphs of what the reader must know.
        record: the document's record as (label, value) pairs.
        texts: the document and its translations (see `texts.texts`).
        cards: one dict per event (see `cards.cards`).
        orders: `dates`, `document`, and `path` where there is one: lists of event ids.
        order: the one the page opens with.
        steps: the questions and answers of the default path, one dict per step.
        horizon: the document's day.
    """

    id: str
    title: str
    subtitle: str
    language: str
    badge: str
    notes: tuple[str, ...]
    record: tuple[tuple[str, str], ...]
    texts: list[dict[str, Any]]
    cards: list[dict[str, Any]]
    orders: dict[str, list[str]]
    order: str
    steps: list[dict[str, str]]
    horizon: int


def narrate(dossier: Dossier) -> Narrative:
    """Everything the page says about a dossier."""
    orders = {"dates": by_date(dossier), "document": by_document(dossier)}
    steps: list[dict[str, str]] = []
    if dossier.default_path:
        orders["path"] = along_path(dossier, dossier.default_path)
        mine = dossier.paths[dossier.paths["path"] == dossier.default_path]
        columns = ["question", "answer", "teacher_note"]
        steps = [{column: row[column] for column in columns} for row in mine.to_dict("records")]
    return Narrative(
        id=dossier.id,
        title=dossier.title,
        subtitle=dossier.subtitle,
        language=dossier.language,
        badge=INTERFACE["exercise"] if dossier.kind == "exercise" else "",
        notes=tuple(part.strip() for part in dossier.note.split("\n\n") if part.strip()),
        record=_record(dossier),
        texts=texts(dossier),
        cards=cards(dossier),
        orders={name: order for name, order in orders.items() if order},
        order="path" if dossier.default_path else "dates",
        steps=steps,
        horizon=horizon(dossier),
    )


def _record(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    document = dossier.document
    pairs = [
        ("Title", document.title),
        ("Date", document.date.in_words(dossier.language)),
        ("Author", document.author),
        ("To", ", ".join(document.addressees)),
        ("Archive", document.archive),
        ("Reference", document.archive_reference),
        ("Translator", document.translator),
        ("Transcription", document.transcription),
        ("Rights", document.rights),
        ("Credit", document.credit),
        ("Address", document.url),
    ]
    return tuple((label, value) for label, value in pairs if value)
