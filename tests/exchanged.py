"""What of a dossier's tables is missing or different in others: by kind of row, and by column."""

from collections import Counter
from pathlib import Path

import shapely

from geodata.exchange.tables import SHEETS, Tables, records

SEEDS = Path(__file__).parents[1] / "seeds"
# What tells the rows of sheets without an id apart.
KEYS = {
    "toponyms": ("place", "toponym", "language", "period"),
    "messages": ("event", "sender", "recipient"),
    "candidates": ("subject", "field", "value"),
    "paths": ("path", "step"),
}


def differences(before: Tables, after: Tables) -> Counter[str]:
    """How many rows are gone (`toponyms`), and in how many of the others a cell differs (`events.note`)."""
    found: Counter[str] = Counter()
    for name in ("dossier", "document"):
        was, now = (each.keys if name == "dossier" else each.record for each in (before, after))
        found.update(f"{name}.{key}" for key, text in was.items() if now.get(key) != text)
    found["text"] += before.text.split() != after.text.split()
    found["translations"] += sum(text != after.translations.get(tag) for tag, text in before.translations.items())
    found["images"] += sum(picture != after.images.get(name) for name, picture in before.images.items())
    for name in SHEETS:
        key = KEYS.get(name, ("id",))
        was, now = (
            {tuple(row[each] for each in key): row for row in records(frame.sheets[name])} for frame in (before, after)
        )
        found[name] += len(was.keys() - now.keys())
        for each in was.keys() & now.keys():
            found.update(
                f"{name}.{column}"
                for column, cell in was[each].items()
                if cell and not _same(column, cell, now[each].get(column, ""))
            )
    return +found


def _same(column: str, cell: str, other: str) -> bool:
    """Whether two cells say the same; a ring may run either way, and GeoJSON has it run one."""
    if column == "wkt" and other and cell != other:
        return bool(shapely.from_wkt(cell).normalize() == shapely.from_wkt(other).normalize())
    return cell == other
