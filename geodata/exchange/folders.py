"""Tables become a folder of text files, or fill the empty cells of one."""

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import shapely
import tomli_w

from geodata.dossiers.documents import text_file
from geodata.exchange.tables import Tables, records
from geodata.files.atomic_writing import new_folder
from geodata.formats.keys import DOCUMENT_KEYS, DOSSIER_KEYS, LISTS
from geodata.formats.tables import REQUIRED_TABLES, TABLES
from geodata.formats.versions import FORMAT
from geodata.tables.cells import identifier, values

_SIDES = ("west", "south", "east", "north")


def write_folder(tables: Tables, folder: Path) -> tuple[str, ...]:
    """Write a dossier as a folder of text files.

    Args:
        tables: Its sheets.
        folder: A folder that is not there yet or is empty; its name becomes the dossier's id. It appears whole or not at all.

    Returns:
        The names of the files, sorted.

    Raises:
        Refusal: The name of the folder is not an id.
        FileExistsError: There is a file of this name, or a folder that is not empty.
        FileNotFoundError: The folder it should go into is not there.
        OSError: It cannot be written.
    """
    identifier(folder.name or str(folder))
    with new_folder(folder) as part:
        write_files(tables, part)
    return tuple(sorted(path.name for path in folder.iterdir()))


def write_files(tables: Tables, folder: Path) -> None:
    """Write the files of a dossier into a folder that is there, one after the other."""
    for name, content in files(tables).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)


def files(tables: Tables) -> dict[str, bytes]:
    """The files of a dossier by their names within its folder, in the order of the format."""
    texts = {"dossier.toml": _manifest(tables)}
    if tables.text:
        texts["document.txt"] = tables.text
    texts |= {text_file(language): text for language, text in tables.translations.items()}
    for file in TABLES:
        frame = tables.sheets[file.removesuffix(".csv")]
        if len(frame) or file in REQUIRED_TABLES:
            texts[file] = _said(frame).to_csv(index=False, lineterminator="\n")
    if len(tables.sheets["geometries"]):
        texts["geometries.geojson"] = _geojson(tables.sheets["geometries"])
    pictures = {f"images/{name}": picture for name, picture in tables.images.items()}
    return {name: text.encode() for name, text in texts.items()} | pictures


def _said(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame without the columns of other languages in which nothing is said."""
    return frame[[name for name in frame if "@" not in str(name) or (frame[name] != "").any()]]


def _manifest(tables: Tables) -> str:
    """dossier.toml: keys of which nothing is said are left out; the number of the format is that of today."""
    top: dict[str, object] = {"format": int(tables.keys.get("format") or FORMAT)}
    for column in DOSSIER_KEYS:
        if column.name != "format" and (text := tables.keys.get(column.name)):
            top[column.name] = list(values(text)) if column.name in LISTS else text
    record: dict[str, object] = {
        column.name: tables.record[column.name] for column in DOCUMENT_KEYS if tables.record.get(column.name)
    }
    if tables.record.get("addressees"):
        record["addressees"] = list(values(tables.record["addressees"]))
    sections = [
        _toml("", top),
        _toml("[document]", record),
        *(_toml("[[actors]]", row) for row in tables.rows("actors")),
        *(_toml("[[views]]", _view(row)) for row in tables.rows("views")),
    ]
    if extent := tables.keys.get("timeline.extent"):
        sections.append(_toml("[timeline]", {"extent": extent}))
    return "\n".join(sections)


def _toml(heading: str, keys: Mapping[str, object]) -> str:
    """A section with its heading, each key on a line of its own, so that problems can tell it."""
    return f"{heading}\n{tomli_w.dumps(keys, multiline_strings=True)}".lstrip("\n")


def _view(row: Mapping[str, str]) -> dict[str, object]:
    sides = [row[side] for side in _SIDES if side in row]
    extent = {"extent": [float(side) for side in sides]} if len(sides) == len(_SIDES) else {}
    return {**{key: row[key] for key in ("id", "title") if key in row}, **extent}


def _geojson(frame: pd.DataFrame) -> str:
    """geometries.geojson, a feature in each line."""
    features = []
    for row in records(frame):
        wkt = row.pop("wkt")
        properties = {name: text for name, text in row.items() if text}
        geometry = json.loads(shapely.to_geojson(shapely.from_wkt(wkt))) if wkt else None
        features.append({"type": "Feature", "id": row["id"], "properties": properties, "geometry": geometry})
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'
