"""What is told of a dossier: its narrative, made once; of a table `row_narrative` tells."""

from geodata import Dossier
from viz.telling.attestation import Attestation
from viz.telling.cards import cards
from viz.telling.narrative import Narrative, Steps
from viz.telling.ordering import along_path, by_date, by_document, horizon
from viz.telling.texts import isolated, texts
from viz.telling.wording import INTERFACE


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
        dated=dossier.document.date.in_words(dossier.language),
        cited=_cited(dossier),
        witnesses=tuple(Attestation.of(dossier).by_id.values()),
        actors=dict(zip(dossier.actors["id"], dossier.actors["label"], strict=True)),
        toponyms=_toponyms(dossier),
    )
    return narrative.along(dossier.default_path) if dossier.default_path else narrative


def _steps(dossier: Dossier, path: str) -> Steps:
    """The events of a path, what is asked at each, and what the map is to show."""
    mine = dossier.paths[dossier.paths["path"] == path]
    columns = ["question", "answer", "teacher_note", "view"]
    return along_path(dossier, path), [{column: row[column] for column in columns} for row in mine.to_dict("records")]


def _toponyms(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """By place its name and every other one, each once."""
    others = dossier.toponyms.groupby("place")["toponym"].agg(list)
    names = zip(dossier.places["id"], dossier.places["name"], strict=True)
    return {place: tuple(dict.fromkeys([name, *others.get(place, [])])) for place, name in names}


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


def _cited(dossier: Dossier) -> tuple[str, ...]:
    document = dossier.document
    named = f"{isolated(document.title)}, {document.date.in_words(dossier.language)}"
    # What a dossier says of an archive without a reference is no place where the document is found.
    lies = (document.archive, document.archive_reference) if document.archive_reference else ()
    return (
        INTERFACE["cited_document"].format(document=named),
        ", ".join(isolated(part) for part in lies if part),
        INTERFACE["cited_credit"].format(credit=isolated(document.credit)),
    )
