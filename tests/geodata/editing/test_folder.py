"""One change is one line of the file; others' changes are merged, or asked about; undone, every byte is as it was."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from drafts import write_drafts
from exchanged import SEEDS
from letter import set_cell

from geodata import read_dossier
from geodata.editing.edits import CellEdit, ConflictError, RowAdded, RowRemoved
from geodata.editing.folder import EditedFolder
from geodata.editing.trial import problems_of_row, tried
from geodata.errors import Refusal

FILES = sorted(path for path in SEEDS.glob("*/*") if path.suffix in {".csv", ".toml", ".geojson"})


def cell(key: str, column: str, before: str, after: str, file: str = "events.csv") -> CellEdit:
    return CellEdit(file=file, key=key, column=column, before=before, after=after)


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def changed_lines(before: bytes, after: bytes) -> tuple[list[bytes], list[bytes]]:
    was, now = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return [line for line in was if line not in now], [line for line in now if line not in was]


@pytest.fixture
def folder(letter: Path) -> EditedFolder:
    return EditedFolder(letter)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_taken_apart_is_the_file(path: Path) -> None:
    data = path.read_bytes()
    assert EditedFolder(path.parent).text(path.name, data).data == data


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_changed_cell_is_a_changed_line_and_taken_back_is_no_change(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.parent.name
    shutil.copytree(path.parent, copy)
    folder, before = EditedFolder(copy), held(copy)
    text = folder.rows(path.name)
    key, cells = list(text.rows.items())[-1]
    column = [name for name, said in cells.items() if said and name != "id"][-1]
    folder.write("mend", [cell(key, column, cells[column], 'other words, “with” "marks"', path.name)])
    gone, new = changed_lines(before[path.name], (copy / path.name).read_bytes())
    assert len(new) == 1
    assert len(gone) == before[path.name].count(gone[0]) or len(gone) <= cells[column].count("\n") + 1
    assert {name for name, data in held(copy).items() if data != before[name]} == {path.name}
    folder.undo()
    assert held(copy) == before


def test_a_row_removed_is_put_back_byte_for_byte(tmp_path: Path) -> None:
    copy = tmp_path / "cable-75511"
    shutil.copytree(SEEDS / copy.name, copy)
    folder, before = EditedFolder(copy), held(copy)
    for file in ("events.csv", "messages.csv", "geometries.geojson"):
        for key in list(folder.rows(file).rows)[:3]:
            folder.write("refuse", [RowRemoved(file=file, key=key)])
    assert held(copy) != before
    while folder.undo():
        pass
    assert held(copy) == before


@pytest.mark.parametrize(
    ("data", "after"),
    [
        (b"\xef\xbb\xbfid,name\r\na,A\r\nb,B\r\n", b"\xef\xbb\xbfid,name\r\na,A\r\nb,Other\r\n"),
        (b'"id","name"\n"a","A"\n"b","B"', b'"id","name"\n"a","A"\n"b","Other"'),
        (b"id,name\n# a remark,\n\nb,B\n", b"id,name\n# a remark,\n\nb,Other\n"),
        (b'id,name\na,"A, ""x""\nand more"\nb\n', b'id,name\na,"A, ""x""\nand more"\nb,Other\n'),
    ],
)
def test_marks_line_ends_and_remarks_stay(folder: EditedFolder, data: bytes, after: bytes) -> None:
    assert folder.text("people.csv", data).with_cell("b", "name", "Other").data == after


def test_a_row_is_added_in_the_manner_of_the_file(folder: EditedFolder) -> None:
    text = folder.text("people.csv", b'"id","name"\r\n"a","A"')
    added = text.with_row({"id": "b", "name": "B, the second"}, after="a")
    assert added.data == b'"id","name"\r\n"a","A"\r\n"b","B, the second"'
    assert added.without_row("b").data == text.data


def test_a_table_that_is_not_there_is_made(folder: EditedFolder) -> None:
    path = folder.path / "people.csv"
    path.unlink()
    folder.write("add", [RowAdded(file="people.csv", cells={"id": "zhou", "name": "Zhou"})])
    assert path.read_text(encoding="utf-8").splitlines()[1] == "zhou,,Zhou,,"


def test_an_actor_is_added_and_taken_back(folder: EditedFolder) -> None:
    before = held(folder.path)
    actor = {"id": "danes", "label": "Danes", "abbreviation": "Dan", "color": "#009e73"}
    folder.write("add", [RowAdded(file="dossier.toml", cells=actor)])
    assert read_dossier(folder.path).actors.id.tolist()[-1] == "danes"
    folder.undo()
    assert held(folder.path) == before


def test_what_a_spreadsheet_changes_elsewhere_is_kept(folder: EditedFolder) -> None:
    set_cell(folder.path, "events.csv", 3, "title", "From the spreadsheet")
    folder.write("mend", [cell("letter", "title", "Hinrich writes", "Hinrich Rode writes")])
    rows = folder.rows("events.csv").rows
    assert (rows["letter"]["title"], rows["arrival"]["title"]) == ("Hinrich Rode writes", "From the spreadsheet")


def test_a_cell_that_both_changed_is_asked_about(folder: EditedFolder) -> None:
    set_cell(folder.path, "events.csv", 2, "title", "Theirs")
    before = held(folder.path)
    edits = [cell("arrival", "title", "The Maria comes in", "Fine"), cell("letter", "title", "Hinrich writes", "Mine")]
    with pytest.raises(ConflictError, match=r"it was “Hinrich writes” and should become “Mine”; .* “Theirs”") as caught:
        folder.write("mend", edits)
    assert [each.theirs for each in caught.value.conflicts] == ["Theirs"]
    assert held(folder.path) == before
    folder.write("mine", [cell("letter", "title", "Theirs", "Mine")])
    assert folder.rows("events.csv").rows["letter"]["title"] == "Mine"


def test_a_row_that_is_gone_or_changed_is_asked_about(folder: EditedFolder) -> None:
    row = folder.rows("events.csv").rows["letter"]
    set_cell(folder.path, "events.csv", 2, "title", "Theirs")
    with pytest.raises(ConflictError, match="the row was to be removed; somebody else has changed it"):
        folder.write("refuse", [RowRemoved(file="events.csv", key="letter", before=row)])
    folder.write("refuse", [RowRemoved(file="events.csv", key="letter")])
    with pytest.raises(ConflictError, match="somebody else has removed the row"):
        folder.write("mend", [cell("letter", "title", "Theirs", "Mine")])


def test_what_a_stale_spreadsheet_takes_back_is_noticed(folder: EditedFolder) -> None:
    stale = (folder.path / "events.csv").read_bytes()
    edit = cell("letter", "title", "Hinrich writes", "Hinrich Rode writes")
    folder.write("mend", [edit])
    assert folder.lost() == ()
    (folder.path / "events.csv").write_bytes(stale)
    assert folder.lost() == (edit,)
    folder.write("again", folder.lost())
    assert folder.lost() == ()
    (folder.path / "events.csv").write_bytes(stale)
    folder.forget(folder.lost())
    assert folder.lost() == ()


def test_a_cell_that_was_changed_twice_is_written_again_or_forgotten_as_one(folder: EditedFolder) -> None:
    stale = (folder.path / "events.csv").read_bytes()
    folder.write("mend", [cell("letter", "title", "Hinrich writes", "Hinrich Rode writes")])
    folder.write("mend", [cell("letter", "title", "Hinrich Rode writes", "Rode writes")])
    mended = (folder.path / "events.csv").read_bytes()
    (folder.path / "events.csv").write_bytes(stale)
    folder.write("again", folder.lost())
    assert (folder.path / "events.csv").read_bytes() == mended
    (folder.path / "events.csv").write_bytes(stale)
    folder.forget(folder.lost())
    assert (folder.lost(), folder.steps) == ((), [])


def test_what_a_broken_file_has_lost_is_not_known(folder: EditedFolder) -> None:
    folder.write("mend", [cell("letter", "title", "Hinrich writes", "Mine")])
    (folder.path / "events.csv").write_bytes(b'id,title\nletter,"Hinrich')
    assert folder.lost() == ()


def test_a_picture_or_a_misspelt_file_that_changes_is_noticed(folder: EditedFolder) -> None:
    signs = {folder.revision()}
    (folder.path / "images").mkdir()
    for name in ("images/bridge.jpg", "Geometries.json"):
        (folder.path / name).write_bytes(b"1")
        signs.add(folder.revision())
        (folder.path / name).write_bytes(b"22")
        signs.add(folder.revision())
    assert len(signs) == 5
    (folder.path / "~$events.csv").write_bytes(b"")
    assert folder.revision() in signs


def test_undoing_what_another_has_changed_since_is_asked_about(folder: EditedFolder) -> None:
    folder.write("mend", [cell("letter", "title", "Hinrich writes", "Mine")])
    set_cell(folder.path, "events.csv", 2, "title", "Theirs")
    with pytest.raises(ConflictError):
        folder.undo()
    assert len(folder.steps) == 1
    folder.undo(keep_theirs=True)
    assert (folder.steps, folder.rows("events.csv").rows["letter"]["title"]) == ([], "Theirs")


def test_what_nobody_else_has_changed_is_taken_back_beside_theirs(folder: EditedFolder) -> None:
    row = folder.rows("events.csv").rows["arrival"]
    removed = RowRemoved(file="events.csv", key="arrival", before=row)
    folder.write("refuse", [cell("letter", "title", "Hinrich writes", "Mine"), removed])
    set_cell(folder.path, "events.csv", 2, "title", "Theirs")
    folder.undo(keep_theirs=True)
    rows = folder.rows("events.csv").rows
    assert (rows["letter"]["title"], rows["arrival"]) == ("Theirs", row)


def test_two_of_this_program_lose_nothing(letter: Path) -> None:
    one, other = EditedFolder(letter), EditedFolder(letter)
    one.write("mend", [cell("letter", "title", "Hinrich writes", "One")])
    other.write("mend", [cell("letter", "note", "", "Other")])
    row = one.rows("events.csv").rows["letter"]
    assert (row["title"], row["note"]) == ("One", "Other")


def test_the_dossier_as_it_would_be_is_read_without_a_file_written(folder: EditedFolder) -> None:
    before = held(folder.path)
    parts = tried(folder, [cell("letter", "date", "1398-09-30", "1398-13-30")])
    assert [problem.column for problem in problems_of_row(parts, "events.csv", 2, ())] == ["date"]
    assert problems_of_row(tried(folder), "events.csv", 2, ()) == []
    assert held(folder.path) == before


def test_what_cannot_be_changed_is_refused_in_words(tmp_path: Path, letter: Path) -> None:
    with pytest.raises(Refusal, match=r"is no folder with a dossier\.toml"):
        EditedFolder(tmp_path)
    (letter / "events.csv").write_bytes(b'id,title\na,"open\n')
    with pytest.raises(Refusal, match="from line 2 on it cannot be read"):
        EditedFolder(letter).rows("events.csv")
    (letter / "events.csv").write_bytes(b"id,title\na,\xff\n")
    with pytest.raises(Refusal, match="is not UTF-8"):
        EditedFolder(letter).rows("events.csv")
    (letter / "events.csv").unlink()
    (letter / "events.csv").mkdir()
    with pytest.raises(Refusal, match="it is no plain file, but a folder"):
        EditedFolder(letter).rows("events.csv")
    (letter / "events.csv").rmdir()
    (letter / "events.xlsx").write_bytes(b"")
    with pytest.raises(Refusal, match="is still a file of another program"):
        EditedFolder(letter).rows("events.csv")
    with pytest.raises(Refusal, match="is no table"):
        EditedFolder(letter).rows("../letter-1398/people.csv")
    (tmp_path / "dossier.xlsx").write_bytes(b"")
    with pytest.raises(Refusal, match="is a workbook"):
        EditedFolder(tmp_path)


def test_a_property_of_a_geometry_is_changed_alone(tmp_path: Path) -> None:
    folder = EditedFolder(write_drafts(tmp_path / "drafts"))
    file = "geometries.geojson"
    folder.write("mend", [cell("sea", "label", "", "The sea", file), cell("sea", "precision_km", "", "25", file)])
    sea = tried(folder).geometries.table.rows[0].cells
    assert (sea["label"], sea["precision_km"], sea["checked"]) == ("The sea", "25", "draft")


WRITER = """
import sys
from pathlib import Path
from geodata.editing.edits import CellEdit
from geodata.editing.folder import EditedFolder
folder = EditedFolder(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    title = folder.rows("events.csv").rows["letter"]["title"]
    after = "Mine" * 2000 if title != "Mine" * 2000 else "Yours"
    folder.write("mend", [CellEdit(file="events.csv", key="letter", column="title", before=title, after=after)])
"""


@pytest.mark.thorough
def test_killed_at_any_moment_it_leaves_whole_files(letter: Path) -> None:
    names = set(held(letter))
    for wait in (0.0, 0.003, 0.011, 0.02, 0.037):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(letter)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(wait)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert len(read_dossier(letter).events) == len(EditedFolder(letter).rows("events.csv").rows)
        assert set(held(letter)) == names


def test_a_link_out_of_the_folder_is_not_written_to(letter: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "people-of-somebody.csv"
    shutil.move(letter / "people.csv", elsewhere)
    before = elsewhere.read_bytes()
    (letter / "people.csv").symlink_to(elsewhere)
    with pytest.raises(Refusal, match="leads out of the folder"):
        EditedFolder(letter).write("name", [cell("ali", "name", "a", "b", file="people.csv")])
    assert elsewhere.read_bytes() == before
