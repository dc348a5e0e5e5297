"""Whatever stands in a file, it is read or refused with its problems: there is never a traceback."""

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from letter import set_feature, write_letter

import geodata as gd
from geodata.formats.parts import FILES
from geodata.formats.tables import TABLES
from geodata.templates.workbooks import write_workbook

pytestmark = pytest.mark.thorough

# The same examples in every run.
bounded = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))

# What people and programs leave in cells, and what has made other readers fail.
CELLS = st.sampled_from(
    [
        *(
            "",
            " ",
            "yes",
            "letter",
            "luebeck",
            "luebeck | ",
            "|",
            "a, b",
            "Ä",
            "–",
            "\u200b",
            "\u00a0",
            "\ufeff",
            "\u202e",
        ),
        *(
            "0",
            "-1",
            "1.5",
            "9" * 400,
            "1e999",
            "-inf",
            "nan",
            "½",
            "٣",
            "²",
            "−1",
            "180",
            "90.0",
            "39°99'N",
            "1,5",
            "0x1",
        ),
        *(
            "1398-09-30",
            "1398-02-30",
            "18548",
            "../..",
            "/",
            "-0000",
            "Y1e9",
            "Y999999999999",
            "[..]",
            "{1}",
            "1398-XX-30",
        ),
        *(
            "=A1",
            "=",
            "#REF!",
            "###",
            "# remark",
            '"',
            "'",
            "\n",
            "a\nb",
            "\r",
            "\t",
            "\x00",
            "\x1b[2J",
            "<script>",
            "\\",
        ),
        *("area", "route", "date", "place", "occurred", "Latn", "en", "#ffffff", "https://a", "a:b", "quotation@en"),
    ]
) | st.text(max_size=12)
BYTES = st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | CELLS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(CELLS, inner, max_size=3),
    max_leaves=8,
)


@contextmanager
def small_dossier() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield write_letter(Path(folder) / "letter")


@cache
def workbook() -> bytes:
    with small_dossier() as folder:
        write_workbook(folder, folder / "letter.xlsx")
        return (folder / "letter.xlsx").read_bytes()


def read(path: Path) -> None:
    """Read a dossier; what is wrong with it can be told in every form."""
    told: gd.DossierError | None = None
    try:
        gd.read_dossier(path)
    except gd.DossierError as error:
        told = error
    if told is not None:
        assert told.problems
        assert str(told).count("\n\n") >= len(told.problems)
        assert len(json.loads(told.to_json())) == len(told.problems)


@pytest.mark.parametrize("file", [*FILES, "document.de.txt"])
@given(content=BYTES)
@settings(bounded, max_examples=15)
def test_any_bytes_in_a_file(file: str, content: bytes) -> None:
    with small_dossier() as folder:
        (folder / file).write_bytes(content)
        read(folder)


@given(file=st.sampled_from(FILES), data=st.data())
@settings(bounded, max_examples=150)
def test_a_file_with_a_stretch_of_something_else(file: str, data: st.DataObject) -> None:
    with small_dossier() as folder:
        content = (folder / file).read_bytes()
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(start + 40, len(content))))
        (folder / file).write_bytes(content[:start] + data.draw(BYTES) + content[end:])
        read(folder)


@given(file=st.sampled_from(list(TABLES)), data=st.data())
@settings(bounded, max_examples=150)
def test_a_table_of_anything(file: str, data: st.DataObject) -> None:
    names = [column.name for column in TABLES[file]]
    header = data.draw(st.lists(st.sampled_from(names) | CELLS, max_size=len(names)))
    rows = data.draw(st.lists(st.lists(CELLS, max_size=len(names) + 3), max_size=5))
    with small_dossier() as folder, (folder / file).open("w", encoding="utf-8", errors="replace", newline="") as lines:
        csv.writer(lines, escapechar="\\").writerows([header, *rows])
        lines.flush()
        read(folder)


@given(
    cells=st.lists(st.tuples(st.integers(1, 7), st.integers(0, 22), CELLS), max_size=6),
    file=st.sampled_from(list(TABLES)),
)
@settings(bounded, max_examples=150)
def test_a_table_with_cells_of_anything(file: str, cells: list[tuple[int, int, str]]) -> None:
    with small_dossier() as folder:
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            records = list(csv.reader(lines))
        for row, column, cell in cells:
            record = records[row % len(records)]
            record[column % len(record)] = cell
        with (folder / file).open("w", encoding="utf-8", errors="replace", newline="") as lines:
            csv.writer(lines).writerows(records)
        read(folder)


@given(
    geometry=st.fixed_dictionaries(
        {"type": st.sampled_from(["Polygon", "LineString", "MultiPolygon", "MultiLineString", "Point"]) | JSON},
        optional={"coordinates": JSON | st.lists(st.lists(st.floats() | st.integers(), max_size=3), max_size=5)},
    )
    | JSON,
    properties=JSON,
)
@settings(bounded, max_examples=150)
def test_a_feature_of_anything(geometry: Any, properties: Any) -> None:
    with small_dossier() as folder:
        path = folder / "geometries.geojson"
        collection = json.loads(path.read_text(encoding="utf-8"))
        collection["features"][0]["geometry"] = geometry
        collection["features"][1]["properties"] = properties
        path.write_text(json.dumps(collection), encoding="utf-8", errors="replace")
        read(folder)


HALVES = {
    "a label": ({"label": "a\ud800b"}, "label"),
    "one of several values": ({"waypoints": ["luebeck", "\udfff"]}, "waypoints"),
    "a name that is not of the format": ({"\ud800": "x"}, "\ud800"),
    "a value that is no text": ({"note": {"x": "\ud800"}}, "note"),
}


@pytest.mark.parametrize("case", HALVES)
def test_half_a_letter_is_refused_with_its_feature_and_property(letter: Path, case: str) -> None:
    given, column = HALVES[case]
    set_feature(letter, 2, properties=given)
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(letter)
    problem = caught.value.problems[0]
    assert (problem.file, problem.row, problem.column) == ("geometries.geojson", 2, column)
    assert b'"geometries.geojson"' in caught.value.to_json().encode()


def test_a_letter_of_two_halves_is_a_letter(letter: Path) -> None:
    set_feature(letter, 2, properties={"label": "\U00010330"})
    assert "\\ud800\\udf30" in (letter / "geometries.geojson").read_text(encoding="utf-8")
    assert gd.read_dossier(letter).geometries.loc[1, "label"] == "\U00010330"


@given(
    key=st.sampled_from(["title", "kind", "format", "document", "actors", "views", "timeline", "note", "x"]), value=JSON
)
@settings(bounded, max_examples=80)
def test_a_key_of_anything(key: str, value: Any) -> None:
    with small_dossier() as folder:
        # What JSON writes is mostly TOML as well.
        text = json.dumps(value).replace("{", "{ ").replace(":", " =")
        (folder / "dossier.toml").write_text(f"{key} = {text}\n", encoding="utf-8", errors="replace")
        read(folder)


@given(start=st.integers(0, 60_000), content=BYTES)
@settings(bounded, max_examples=80)
def test_a_workbook_with_a_stretch_of_something_else(start: int, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.xlsx"
        whole = workbook()
        start %= len(whole)
        path.write_bytes(whole[:start] + content + whole[start + len(content) :])
        read(path)


@given(data=st.data())
@settings(bounded, max_examples=80)
def test_a_workbook_with_parts_of_anything(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(io.BytesIO(workbook())) as source:
        path = Path(folder) / "letter.xlsx"
        names = source.namelist()
        changed = data.draw(st.sampled_from(names))
        with zipfile.ZipFile(path, "w") as target:
            for name in names:
                content = source.read(name)
                if name == changed:
                    start = data.draw(st.integers(0, len(content)))
                    end = data.draw(st.integers(start, min(start + 60, len(content))))
                    content = content[:start] + data.draw(BYTES) + content[end:]
                target.writestr(name, content)
        read(path)


@given(content=BYTES | st.text(alphabet="<>/=\"' table:cellrowoffice", max_size=200).map(str.encode))
@settings(bounded, max_examples=60)
def test_an_opendocument_workbook_of_anything(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.ods"
        with zipfile.ZipFile(path, "w") as target:
            target.writestr("content.xml", content)
        read(path)
