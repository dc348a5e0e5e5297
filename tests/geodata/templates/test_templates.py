"""A dossier to fill in."""

import csv
import re
import tomllib
from pathlib import Path

import pytest
from letter import set_cell

from geodata import DossierError, read_dossier
from geodata.errors import Refusal
from geodata.formats import keys
from geodata.formats import tables as formats
from geodata.formats.parts import FILES
from geodata.templates.new import EXAMPLES, TEMPLATE, example, new_dossier


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A dossier to fill in, as text files."""
    new_dossier(tmp_path / "my-letter")
    return tmp_path / "my-letter"


def test_it_is_a_dossier_without_faults_that_shows_what_the_format_can_say(new: Path) -> None:
    dossier = read_dossier(new)
    assert (dossier.id, dossier.kind, dossier.default_path) == ("my-letter", "exercise", "lesson")
    assert set(dossier.events["modality"]) == {"occurred", "reported", "recommended"}
    assert dossier.events["fate"].tolist().count("partly") == 1
    assert any("~" in date for date in dossier.events["date"])
    assert any("/" in date for date in dossier.events["date"])
    assert len(dossier.messages) == 1
    assert len(dossier.paths) == 3
    for table in (dossier.toponyms, dossier.people, dossier.candidates, dossier.sources):
        assert len(table) > 0


@pytest.mark.parametrize("file", sorted(path.name for path in TEMPLATE.glob("*.csv")))
def test_every_column_of_a_table_is_there_and_explained_under_its_header(new: Path, file: str) -> None:
    with (new / file).open(encoding="utf-8", newline="") as lines:
        header, remark, *_ = csv.reader(lines)
    columns = formats.TABLES[file]
    assert header == [column.name for column in columns]
    for column, cell in zip(columns, remark, strict=True):
        assert cell.removeprefix("# ") == column.explanation
        assert column.means
        assert all(word in cell for word in column.words)
        assert cell.removeprefix("# ").startswith("required: " if column.required else "optional: ")


def test_every_key_is_there_and_explained_above_where_it_first_stands(new: Path) -> None:
    text = (new / "dossier.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(text)
    sections = [
        (settings, keys.DOSSIER_KEYS),
        (settings["document"], (*keys.DOCUMENT_KEYS,)),
        (settings["actors"][0], keys.ACTOR_KEYS),
        (settings["views"][0], keys.VIEW_KEYS),
        (settings["timeline"], keys.TIMELINE_KEYS),
    ]
    for told, columns in sections:
        for column in columns:
            assert column.name in told
            words = column.explanation.split()
            above = r"\s+(?:# )?".join(map(re.escape, words))
            assert re.search(rf"^# {above}\n{column.name} = ", text, flags=re.MULTILINE), column.name
    for comment, line in zip(text.splitlines(), text.splitlines()[1:], strict=False):
        if line.startswith(("addressees", "extent")):
            assert comment.startswith("# "), line


def test_it_says_the_same_as_the_example_it_is_made_from(new: Path) -> None:
    filled, bare = read_dossier(new), read_dossier(TEMPLATE)
    assert filled.document == bare.document
    assert filled.views == bare.views
    for table in ("events", "places", "people", "messages", "candidates", "paths", "sources", "toponyms", "actors"):
        assert getattr(filled, table).equals(getattr(bare, table)), table


@pytest.mark.parametrize("workbook", [False, True])
def test_it_is_the_same_every_time(tmp_path: Path, *, workbook: bool) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        names = new_dossier(tmp_path / folder / "my-letter", workbook=workbook)
        assert sorted(path.name for path in (tmp_path / folder / "my-letter").iterdir()) == list(names)
    for name in names:
        assert (tmp_path / "one" / "my-letter" / name).read_bytes() == (
            tmp_path / "two" / "my-letter" / name
        ).read_bytes()


def test_as_a_workbook_it_is_one_file_that_says_the_same(tmp_path: Path, new: Path) -> None:
    (tmp_path / "other").mkdir()
    assert new_dossier(tmp_path / "other" / "my-letter", workbook=True) == ("dossier.xlsx",)
    filled, bound = read_dossier(new), read_dossier(tmp_path / "other" / "my-letter")
    assert (bound.id, bound.title, bound.document, bound.views) == (
        filled.id,
        filled.title,
        filled.document,
        filled.views,
    )
    assert bound.events.equals(filled.events)
    assert bound.places.equals(filled.places)


def test_the_row_that_explains_counts_but_says_nothing(new: Path) -> None:
    set_cell(new, "events.csv", 3, "date", "soon")
    set_cell(new, "places.csv", 6, "id", "#REF!")  # what a spreadsheet writes is no remark
    with pytest.raises(DossierError) as caught:
        read_dossier(new)
    told = [(problem.file, problem.row, problem.column) for problem in caught.value.problems]
    assert ("events.csv", 3, "date") in told
    assert ("places.csv", 6, "id") in told
    assert not [problem for problem in caught.value.problems if problem.row == 2]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_copied_byte_for_byte_and_nothing_else_is(tmp_path: Path, name: str) -> None:
    names = new_dossier(tmp_path / "mine", source=example(name))
    seed = Path(__file__).parents[3] / "seeds" / name
    assert {each: (tmp_path / "mine" / each).read_bytes() for each in names} == {
        path.name: path.read_bytes() for path in seed.iterdir() if path.name in FILES
    }
    dossier = read_dossier(tmp_path / "mine")
    assert (dossier.id, dossier.kind) == ("mine", "exercise")
    assert "under its licence" in dossier.document.rights


def test_an_example_as_a_workbook_says_the_same(tmp_path: Path) -> None:
    assert new_dossier(tmp_path / "mine", source=example("whaler-1837"), workbook=True) == ("dossier.xlsx",)
    bound, seed = read_dossier(tmp_path / "mine"), read_dossier(example("whaler-1837"))
    assert (bound.id, bound.title, bound.views) == ("mine", seed.title, seed.views)
    for table in ("events", "places", "people", "messages", "candidates", "paths", "sources", "toponyms", "actors"):
        assert getattr(bound, table).equals(getattr(seed, table)), table


def test_an_example_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    source = tmp_path / "example"
    (source / "dossier.toml").mkdir(parents=True)
    (tmp_path / "work").mkdir()
    with pytest.raises(OSError, match="directory") as failed:
        new_dossier(tmp_path / "work" / "mine", source=source)
    assert failed.value.filename == str(tmp_path / "work" / "mine")
    assert not list((tmp_path / "work").iterdir())


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "my-letter").mkdir()
    new_dossier(tmp_path / "my-letter")
    assert len(read_dossier(tmp_path / "my-letter").events) == 6


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "my-letter"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="not empty"):
        new_dossier(folder)
    assert [path.name for path in tmp_path.rglob("*")] == ["my-letter", "notes.txt"]


@pytest.mark.parametrize(
    ("name", "better"),
    [("My Letter", "Write my-letter"), ("my_letter", "Write my-letter"), ("-", "such as"), ("..", "such as")],
)
def test_a_name_that_is_no_id_is_refused_with_a_better_one(tmp_path: Path, name: str, better: str) -> None:
    with pytest.raises(Refusal, match="is not an id") as refused:
        new_dossier(tmp_path / name)
    assert better in refused.value.fix
    assert not list(tmp_path.iterdir())


def test_what_fails_half_way_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("geodata.templates.new._explained_toml", full)
    with pytest.raises(OSError, match="No space left") as failed:
        new_dossier(tmp_path / "my-letter")
    assert failed.value.filename == str(tmp_path / "my-letter")
    assert not list(tmp_path.iterdir())
