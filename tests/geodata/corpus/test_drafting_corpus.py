"""A folder of documents becomes one file: whatever the workers, the interruptions, and what is wrong with a document."""

import csv
import multiprocessing
import shutil
from pathlib import Path

import geopandas
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from many_documents import write_documents
from mentioned import mention

from geodata.corpus import documents
from geodata.corpus.documents import Outcome, draft_documents, listed
from geodata.corpus.drafting import draft_corpus
from geodata.corpus.merging import merge, report_beside
from geodata.corpus.parts import Parts, key_of
from geodata.corpus.table import SCHEMA, is_corpus, schema_of_file
from geodata.errors import FileError

pytestmark = pytest.mark.thorough

COUNT = 20
# Documents that cannot be drafted, and what the report says of each.
BROKEN = {
    "broken/latin-1.txt": ("Le général écrit à Paris.".encode("latin-1"), "Windows-1252"),
    "broken/web.txt": (b"<html><body>London</body></html>", "web page"),
    "broken/utf-16.txt": ("Wonsan".encode("utf-16-le"), "UTF-16"),
    "broken/scan.pdf": (b"%PDF-1.7", "of no kind whose text is read"),
    "broken/letter.docx": (b"PK\x03\x04 and nothing else", "no file of Word that can be read"),
    "broken/edition.xml": (b"<TEI><text>Wonsan", "not XML that can be read"),
    "broken/empty.txt": (b"", "holds no text"),
    "broken/huge.txt": (b"Wonsan. " * (documents.MOST_BYTES // 8 + 1), "20 MB is the most"),
}


def write_folder(folder: Path) -> list[str]:
    """The documents, those that are broken, and what is none; the names of those that can be drafted."""
    names = write_documents(folder, COUNT)
    for name, (content, _) in BROKEN.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "page.html").write_text("<html><body><p>Rome, 4 June 1798.</p></body></html>")
    shutil.copy(folder / names[0], folder / "twin.txt")
    (folder / ".hidden").mkdir()
    for name in (".DS_Store", ".hidden/note.txt"):
        (folder / name).write_text("no document")
    return [*names, "page.html", "twin.txt"]


def reported(output: Path) -> dict[str, dict[str, str]]:
    with report_beside(output).open(encoding="utf-8", newline="") as lines:
        return {line["document"]: line for line in csv.DictReader(lines)}


def content(output: Path) -> tuple[bytes, list[tuple[str, ...]]]:
    """The bytes of the file, and the report but for the seconds."""
    lines = [tuple(cell for name, cell in line.items() if name != "seconds") for line in reported(output).values()]
    return output.read_bytes(), lines


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("documents")
    write_folder(place)
    return place


@pytest.fixture(scope="module")
def drafted(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one worker made of the folder."""
    return draft_corpus(folder, tmp_path_factory.mktemp("drafted") / "m.parquet", workers=1)


def test_every_document_is_in_the_report_and_broken_ones_say_why(folder: Path, drafted: Path) -> None:
    report = reported(drafted)
    sound = {name for name, line in report.items() if line["status"] == "drafted"}
    assert sound == {*write_documents(folder, COUNT), "page.html", "twin.txt"}
    assert list(report) == sorted({*sound, *BROKEN})
    for name, (_, why) in BROKEN.items():
        assert report[name]["status"] == "unreadable"
        assert why in report[name]["error"], name
        assert not report[name]["seconds"]
    assert all(float(report[name]["seconds"]) >= 0 for name in sound)


def test_the_file_has_the_mentions_in_the_order_of_documents_and_words(folder: Path, drafted: Path) -> None:
    rows = pq.read_table(drafted)
    assert is_corpus(drafted)
    assert rows.schema.equals(schema_of_file())
    places = list(zip(rows["document"].to_pylist(), rows["start"].to_pylist(), strict=True))
    assert places == sorted(places)
    assert places, "nothing was found"
    for row in rows.to_pylist():
        if row["document"] != "page.html":
            assert (folder / row["document"]).read_text(encoding="utf-8")[row["start"] : row["end"]] == row["text"]
    counts = {(name, f"{kind}s"): 0 for name in reported(drafted) for kind in ("toponym", "date", "event")}
    for row in rows.to_pylist():
        counts[row["document"], f"{row['kind']}s"] += 1
    assert {place: int(reported(drafted)[place[0]][place[1]]) for place in counts} == counts


def test_two_documents_with_the_same_words_have_the_same_rows(drafted: Path) -> None:
    frame = geopandas.read_parquet(drafted)
    first, twin = (
        frame[frame["document"] == name].drop(columns="document").reset_index(drop=True)
        for name in ("000/00000.txt", "twin.txt")
    )
    assert len(first)
    assert first.to_wkb().equals(twin.to_wkb())


def test_geopandas_reads_a_layer_of_points_in_degrees(drafted: Path) -> None:
    frame = geopandas.read_parquet(drafted)
    assert frame.crs.to_epsg() == 4326
    assert set(frame.geometry.dropna().geom_type) <= {"Point"}
    assert frame["place"].notna().equals(frame.geometry.notna())


@pytest.mark.thorough
def test_a_killed_worker_ends_the_run_and_what_is_ready_is_kept(folder: Path, drafted: Path, tmp_path: Path) -> None:
    output = tmp_path / "m.parquet"

    def kill(ready: int, total: int) -> None:
        assert ready <= total == COUNT + len(BROKEN) + 2
        if ready == 5:
            for child in multiprocessing.active_children():
                child.kill()

    with pytest.raises(FileError, match=r"ended by itself, or could not begin\. Run it again: what is ready is kept"):
        draft_corpus(folder, output, workers=2, progress=kill)
    ready = sorted(Parts.beside(output).folder.iterdir())
    assert 0 < len(ready) < COUNT
    assert [each.name for each in tmp_path.iterdir()] == ["m.parquet.parts"]
    draft_corpus(folder, output, workers=2)
    assert content(output) == content(drafted)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["m.parquet", "m.report.csv"]


def test_what_is_ready_is_not_drafted_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names, asked = listed(folder, without=()), {"folder": str(folder), "parts": str(tmp_path / "p")}
    (tmp_path / "p").mkdir()
    before = draft_documents(names[:3], **asked)

    def fail(path: Path) -> None:
        raise RecursionError(f"too deep:\n{path.name}")

    monkeypatch.setattr(documents, "draft", fail)
    after = draft_documents(names[:4], **asked)
    assert after[:3] == before
    assert all(outcome.status == "drafted" and outcome.key for outcome in before)
    assert after[3].status == "failed"
    assert after[3].error.startswith("RecursionError: too deep: 0")


@pytest.mark.parametrize("whose", ["program_version", "version"], ids=["the program", "GeoNames"])
def test_another_version_drafts_again(whose: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(".txt", b"Wonsan")
    assert before == key_of(".txt", b"Wonsan")
    assert before != key_of(".md", b"Wonsan")
    assert before != key_of(".txt", b"Wonsan.")
    monkeypatch.setattr(f"geodata.corpus.parts.{whose}", lambda *_: "another")
    assert before != key_of(".txt", b"Wonsan")


def test_what_lies_in_the_folder_from_the_run_is_no_document(tmp_path: Path) -> None:
    write_documents(tmp_path, 2)
    (tmp_path / "m.parquet.parts").mkdir()
    for name in ("m.parquet", "m.report.csv", "m.parquet.parts/ab.arrow"):
        (tmp_path / name).touch()
    own = [tmp_path / name for name in ("m.parquet", "m.report.csv", "m.parquet.parts")]
    assert listed(tmp_path, without=own) == ["000/00000.txt", "000/00001.txt"]


def test_names_of_any_letters_are_told_in_order(tmp_path: Path) -> None:
    for name in ("ב.txt", "é.txt", "Z.txt", "a b.txt"):
        (tmp_path / name).write_text("Wonsan", encoding="utf-8")
    assert listed(tmp_path, without=()) == ["Z.txt", "a b.txt", "é.txt", "ב.txt"]


def merged(folder: Path, count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """The most bytes that Arrow held while so many documents were merged."""
    parts, rows = Parts.beside(folder / "m.parquet"), pa.Table.from_pylist([mention(sentence="s" * 300)] * 100, SCHEMA)
    parts.folder.mkdir()
    outcomes = [(f"{number:05}.txt", Outcome(key_of(".txt", b"%d" % number))) for number in range(count)]
    for _, outcome in outcomes:
        parts.write(outcome.key, rows, 0.0)
    monkeypatch.setattr("geodata.corpus.merging.ROW_GROUP", 2_000)
    usual, counting = pa.default_memory_pool(), pa.proxy_memory_pool(pa.default_memory_pool())
    pa.set_memory_pool(counting)
    try:
        merge(folder / "m.parquet", outcomes, parts)
    finally:
        pa.set_memory_pool(usual)
    assert pq.ParquetFile(folder / "m.parquet").metadata.num_rows == 100 * count
    return counting.max_memory()


def test_memory_does_not_grow_with_the_number_of_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    peaks = []
    for count in (40, 400):
        (tmp_path / str(count)).mkdir()
        peaks.append(merged(tmp_path / str(count), count, monkeypatch))
    assert np.diff(peaks) < 0.2 * peaks[0], peaks


def test_what_cannot_be_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    with pytest.raises(FileError, match="there is no document in it"):
        draft_corpus(tmp_path / "texts", tmp_path / "m.parquet")
    with pytest.raises(ValueError, match=r"m\.csv: a corpus is a \.parquet file"):
        draft_corpus(tmp_path / "texts", tmp_path / "m.csv")
    with pytest.raises(ValueError, match="workers is 0; give 1 or more"):
        draft_corpus(tmp_path / "texts", tmp_path / "m.parquet", workers=0)
    with pytest.raises(ValueError, match="a cluster has its own workers"):
        draft_corpus(tmp_path / "texts", tmp_path / "m.parquet", workers=1, scheduler="tcp://127.0.0.1:8786")
    with pytest.raises(FileNotFoundError, match="missing"):
        draft_corpus(tmp_path / "missing", tmp_path / "m.parquet")
    (tmp_path / "d.parquet").mkdir()
    with pytest.raises(IsADirectoryError, match=r"d\.parquet"):
        draft_corpus(tmp_path / "texts", tmp_path / "d.parquet")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["d.parquet", "texts"]
