"""What is told where there is no document: each dated row of a layer is an event, and its card shows the row's columns.

Where nothing has a date, every row is told, in the order of the table.
"""

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any

import geopandas as gpd
import pandas as pd

from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.features import ALWAYS, features, name_of, tells
from viz.layers.geometries import geometry_columns
from viz.layers.layer import Layer
from viz.layers.rows import ADDED, is_empty, rows, texts_of
from viz.layers.styles import SCREEN
from viz.layers.tables import LATITUDES, LONGITUDES
from viz.telling.narrative import Narrative

TEXTS = (
    "written",
    "place",
    "modality",
    "manner",
    "spoken",
    "stance",
    "voice",
    "quotation",
    "extract",
    "message",
    "fate",
    "act",
    "kind",
    "rests_on",
    "told_by",
)
LISTS = (
    "actors",
    "letters",
    "witnesses",
    "names",
    "records",
    "places",
    "named",
    "translated",
    "sources",
    "candidates",
    "outcome",
    "passages",
)


def narrate_rows(layers: Iterable[Layer], title: str, wording: Wording = ENGLISH) -> Narrative:
    """Everything the page says about layers that no document stands behind.

    Args:
        layers: those with a date are told, row by row, and those that are listed.
        title: of the page.
        wording: of which language.
    """
    cards = [card for layer in layers if tells(layer) for card in _cards(layer, wording)]
    cards.sort(key=lambda card: (card["day"], card["settled"]))
    return Narrative(
        id="map",
        title=title or wording.interface["map"],
        subtitle="",
        language=wording.language,
        badge="",
        notes=(),
        record=(),
        texts=[],
        cards=cards,
        orders={"dates": [card["id"] for card in cards]},
        order="dates",
        steps=[],
        paths={},
        horizon=None,
        opens_whole=True,
    )


def last_day(layers: Iterable[Layer]) -> int | None:
    """The day by which the last row has come that `narrate_rows` tells of; None where it tells of none."""
    first = [day for layer in layers if tells(layer) for day in features(layer, SCREEN)["first"].tolist()]
    return max((day for day in first if day != -ALWAYS), default=None)


def _cards(layer: Layer, wording: Wording) -> Iterator[dict[str, Any]]:
    """A card for each row with a date, or each row of a layer without; see `cards.cards`. What only dossiers have is empty."""
    drawn = features(layer, SCREEN)
    # The empty parts are the same for all: there may be a hundred thousand cards.
    empty = {**dict.fromkeys(TEXTS, ""), **{name: [] for name in LISTS}}
    data = layer.data.iloc[drawn.index]
    for row, details, passages in zip(rows(drawn), _details(layer, data), _passages(layer, data), strict=True):
        if layer.date is not None and (row.date is None or row.first == -ALWAYS):
            continue
        when = row.date.display if layer.date is not None else ""
        title = row.label or f"{name_of(layer) or layer.id} {row.id}"
        yield {
            **empty,
            "id": row.events,
            "title": title,
            "date": when,
            "line": wording.interface["line"].format(date=when, title=title) if when else title,
            "summary": details,
            "modality": "occurred",
            "extract_of": 0,
            "passages": passages,
            "evidence": "" if passages else wording.interface["no_source"],
            "note": "",
            "draft": False,
            "adrift": False,
            "day": int(row.possible if row.possible > -ALWAYS else row.first),
            "ends": int(row.first),
            "possible": int(row.possible),
            "settled": int(row.first),
            "as_of": f"{wording.interface['as_of']} {when}" if when else "",
            "after": False,
        }


def _passages(layer: Layer, data: gpd.GeoDataFrame) -> Iterator[list[dict[str, str]]]:
    """The words that each row rests on, with where they stand."""
    if layer.passages is None:
        return repeat([], len(data))
    return (
        [] if is_empty(cell) else [{"where": where, "words": words} for where, words in cell]
        for cell in data[layer.passages]
    )


def _details(layer: Layer, data: gpd.GeoDataFrame) -> Iterator[str]:
    """What the columns say of each row, apart from those that the map or the card shows anyway."""
    known = {*geometry_columns(data), *layer.dates, layer.label, layer.passages, *ADDED, "id"}
    columns = [
        _told(str(name), column)
        for name, column in data.items()
        if name not in known and str(name).casefold() not in (*LONGITUDES, *LATITUDES)
    ]
    if not columns:
        return repeat("", len(data))
    return ("; ".join(filter(None, cells)) for cells in zip(*columns, strict=True))


def _told(name: str, column: pd.Series) -> Iterator[str]:
    """The cells of a column with its name, "" for empty ones."""
    return (cell and f"{name}: {cell}" for cell in texts_of(column))
