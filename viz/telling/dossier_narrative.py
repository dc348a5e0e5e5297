"""What is told of a dossier: its narrative, made once; of a table `row_narrative` tells."""

from geodata import Dossier
from geodata.tables.columns import DRAFT
from viz.languages.catalogues import ENGLISH, Wording
from viz.languages.directions import isolated
from viz.telling.attestation import Attestation
from viz.telling.cards import cards
from viz.telling.narrative import Narrative, Steps
from viz.telling.ordering import along_path, by_date, by_document, horizon
from viz.telling.spoken import line_sentences
from viz.telling.texts import texts


def narrate(dossier: Dossier, wording: Wording = ENGLISH, *, own_language: str = "") -> Narrative:
    """Everything the page says about a dossier, in the words of one language.

    Args:
        dossier: as it is told in that language.
        wording: of which language.
        own_language: of the dossier's own sentences; the page's, if not told.
    """
    orders = {"dates": by_date(dossier), "document": by_document(dossier)}
    narrative = Narrative(
        id=dossier.id,
        title=dossier.title,
        subtitle=dossier.subtitle,
        language=dossier.language,
        badge=_badge(dossier, wording),
        notes=tuple(part.strip() for part in dossier.note.split("\n\n") if part.strip()),
        record=_record(dossier, wording),
        texts=texts(dossier),
        cards=cards(dossier, wording),
        orders={name: order for name, order in orders.items() if order},
        order="dates",
        steps=[],
        paths={path: _steps(dossier, path) for path in dict.fromkeys(dossier.paths["path"])},
        horizon=horizon(dossier),
        dated=dossier.document.date.in_words(dossier.language),
        cited=_cited(dossier, wording),
        witnesses=tuple(Attestation.of(dossier, wording).by_id.values()),
        actors=dict(zip(dossier.actors["id"], dossier.actors["label"], strict=True)),
        toponyms=_toponyms(dossier),
        fronts=line_sentences(dossier, wording),
        own_language="" if own_language == dossier.language else own_language,
    )
    return narrative.along(dossier.default_path) if dossier.default_path else narrative


def _badge(dossier: Dossier, wording: Wording) -> str:
    """What stands with the title, and wherever the map is cited: that the text is invented, and how many events are drafts."""
    drafts, total = int((dossier.events["checked"] == DRAFT).sum()), wording.number(len(dossier.events))
    said = (
        wording.interface["exercise"] if dossier.kind == "exercise" else "",
        wording.counted("drafts", drafts, total=total) if drafts else "",
    )
    return " · ".join(filter(None, said))


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


def _record(dossier: Dossier, wording: Wording) -> tuple[tuple[str, str], ...]:
    document = dossier.document
    pairs = [
        ("title", document.title),
        ("date", document.date.in_words(dossier.language)),
        ("author", document.author),
        ("addressees", ", ".join(document.addressees)),
        ("archive", document.archive),
        ("reference", document.archive_reference),
        ("translator", document.translator),
        ("transcription", document.transcription),
        ("rights", document.rights),
        ("credit", document.credit),
        ("url", document.url),
    ]
    labels = wording.group("record")
    return tuple((labels[name], value) for name, value in pairs if value)


def _cited(dossier: Dossier, wording: Wording) -> tuple[str, ...]:
    document = dossier.document
    named = f"{isolated(document.title)}, {document.date.in_words(dossier.language)}"
    # What a dossier says of an archive without a reference is no place where the document is found.
    lies = (document.archive, document.archive_reference) if document.archive_reference else ()
    return (
        wording.interface["cited_document"].format(document=named),
        ", ".join(isolated(part) for part in lies if part),
        wording.interface["cited_credit"].format(credit=isolated(document.credit)),
    )
