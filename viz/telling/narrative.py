"""The words of a story map, ready to show: title, document, cards, orders of steps, notes. The script adds none of its own."""

from dataclasses import dataclass, replace
from typing import Any

from geodata import Dossier
from viz.telling.cards import cards
from viz.telling.ordering import along_path, by_date, by_document, horizon
from viz.telling.texts import texts
from viz.telling.wording import INTERFACE

Steps = tuple[list[str], list[dict[str, str]]]


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
        steps: the questions and answers of the path in `orders`, one dict per step.
        paths: all paths by name, each with its events and steps.
        horizon: the document's day; None without a document.
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
    paths: dict[str, Steps]
    horizon: int | None

    def along(self, path: str) -> "Narrative":
        """The narrative that opens with a path.

        Raises:
            ValueError: if there is none of this name.
        """
        if path not in self.paths:
            there = f"there are {', '.join(self.paths)}" if self.paths else "there are none"
            raise ValueError(f"there is no path {path!r}; {there}")
        events, steps = self.paths[path]
        return replace(self, orders={**self.orders, "path": events}, order="path", steps=steps)


def narrate(dossier: Dossier) -> Narrative:
    """Everything the page says about a dossier."""
    orders = {"dates": by_date(dossier), "document": by_document(dossier)}
    narrative = Narrative(
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
        order="dates",
        steps=[],
        paths={path: _steps(dossier, path) for path in dict.fromkeys(dossier.paths["path"])},
        horizon=horizon(dossier),
    )
    return narrative.along(dossier.default_path) if dossier.default_path else narrative


def _steps(dossier: Dossier, path: str) -> Steps:
    """The events of a path, and what is asked at each."""
    mine = dossier.paths[dossier.paths["path"] == path]
    columns = ["question", "answer", "teacher_note"]
    return along_path(dossier, path), [{column: row[column] for column in columns} for row in mine.to_dict("records")]


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
