"""What an accepted row must say, what is proposed for it, and what a refusal takes with it; marked words; names of new rows."""

import shutil
from pathlib import Path

import pytest
from drafts import write_drafts
from exchanged import SEEDS

from geodata import read_dossier
from geodata.editing import adding
from geodata.editing.edits import CellEdit, RowRemoved
from geodata.editing.folder import EditedFolder
from geodata.editing.quoting import quotation_of
from geodata.editing.references import REVIEWED
from geodata.editing.reviewing import lacking, proposed, refusal, told
from geodata.editing.trial import tried
from geodata.errors import Refusal


@pytest.fixture
def drafts(tmp_path: Path) -> EditedFolder:
    return EditedFolder(write_drafts(tmp_path / "drafts"))


def test_a_draft_lacks_what_a_reviewed_row_must_say(drafts: EditedFolder) -> None:
    fleet = drafts.rows("events.csv").rows["fleet"]
    assert lacking("events.csv", fleet) == ["summary", "kind", "modality", "actors", "basis", "standing"]
    herring = drafts.rows("events.csv").rows["herring"]
    assert lacking("events.csv", herring)[-1] == "quotation"
    assert lacking("places.csv", drafts.rows("places.csv").rows["luebeck"]) == ["kind", "precision_km"]
    assert lacking("places.csv", drafts.rows("places.csv").rows["skanoer"]) == ["kind"]


def test_accepted_with_what_is_proposed_the_dossier_has_no_drafts_and_no_problems(drafts: EditedFolder) -> None:
    for file in REVIEWED:
        for key, cells in drafts.rows(file).rows.items():
            more = proposed(file, cells, tried(drafts))
            names, edits = adding.actors(actors_of(drafts)).ids(more.get("actors", "the fleet"))
            more |= {"actors": names} if "actors" in more or file == "events.csv" else {}
            more |= {"quotation": "In summer the peace was sworn"} if "quotation" in lacking(file, cells) else {}
            changes = [
                CellEdit(file=file, key=key, column=column, before=cells.get(column, ""), after=after)
                for column, after in {**more, "checked": "seen"}.items()
            ]
            drafts.write("accept", [*edits, *changes])
    dossier = read_dossier(drafts.path)
    assert not [remark for remark in dossier.remarks if remark.value == "draft"]
    assert dossier.actors.id.tolist() == ["the-fleet"]
    assert dossier.events.basis.tolist() == ["computed", "stated", "stated", "stated"]


def actors_of(folder: EditedFolder) -> dict[str, dict[str, str]]:
    rows = folder.rows("dossier.toml").rows
    return {key: dict(row) for key, row in rows.items() if not key.startswith("[")}


@pytest.mark.parametrize(
    ("file", "key"), [("events.csv", "telegram"), ("places.csv", "pyongyang"), ("events.csv", "advice")]
)
def test_a_refused_row_takes_with_it_what_refers_to_it(file: str, key: str, tmp_path: Path) -> None:
    shutil.copytree(SEEDS / "cable-75511", tmp_path / "cable")
    folder = EditedFolder(tmp_path / "cable")
    key = key if key in folder.rows(file).rows else next(iter(folder.rows("messages.csv").rows.values()))["event"]
    before = {path.name: path.read_bytes() for path in folder.path.glob("*.*")}
    edits = refusal(folder, file, key)
    folder.write("refuse", edits)
    assert {problem.why for problem in tried(folder).problems.in_order()} <= {"the event rests on nothing"}
    assert key not in folder.rows(file).rows
    assert isinstance(edits[-1], RowRemoved)
    assert edits[-1].key == key
    folder.undo()
    assert {path.name: path.read_bytes() for path in folder.path.glob("*.*")} == before


def test_what_else_goes_is_told(tmp_path: Path) -> None:
    shutil.copytree(SEEDS / "whaler-1837", tmp_path / "whaler")
    folder = EditedFolder(tmp_path / "whaler")
    assert told(refusal(folder, "places.csv", "sydney")) == "1 toponym, its id in 6 cells"
    assert told([RowRemoved(file="events.csv", key="a")]) == ""


TEXT = "On Monday the ship came in. The captain, who was ill, stayed.\nThe captain went home."


@pytest.mark.parametrize(
    ("marked", "cells"),
    [
        ("the ship came in", ("the ship came in", "")),
        ("e ship came i", ("the ship came in", "")),
        ("stayed.\nThe", ("stayed. The", "")),
        (" stayed.\n", ("stayed", "")),
    ],
)
def test_marked_words_are_whole_words_of_the_document(marked: str, cells: tuple[str, str]) -> None:
    start = TEXT.index(marked)
    assert quotation_of(TEXT, start, start + len(marked)) == cells


def test_words_that_stand_twice_get_a_context(drafts: EditedFolder) -> None:
    del drafts
    assert quotation_of(TEXT, TEXT.rindex("captain"), TEXT.rindex("captain") + 7) == (
        "captain",
        "stayed. The captain went home.",
    )
    with pytest.raises(Refusal, match="marks no words"):
        quotation_of(TEXT, 9, 9)
    with pytest.raises(Refusal, match="read alike"):
        quotation_of("no " * 1000, 1500, 1502)


def test_a_script_without_blanks_is_quoted_from_letter_to_letter() -> None:
    text = "王將平壤撤退，向北轉移。" * 2 + "人民軍須於元山、平壤以北之山地據守。"
    start = text.index("元山")
    assert quotation_of(text, start, start + 2) == ("元山", "")
    first = adding.new_event(text * 3, "", "1950", ())
    assert first.cells["title"].startswith("王將平壤撤退")
    assert len(first.cells["title"]) <= 70
    assert first.key == "event"


def test_a_cell_may_call_rows_by_their_names() -> None:
    rows = {"zhou": {"id": "zhou", "name": "Zhou Enlai", "name_as_written": "Cde. Zhou"}}
    people = adding.people(rows)
    assert people.ids("Zhou Enlai | cde. zhou | zhou") == ("zhou", [])
    cell, edits = people.ids("zhou | Kim Il Sung")
    assert cell == "zhou | kim-il-sung"
    assert [edit.cells for edit in edits if not isinstance(edit, CellEdit | RowRemoved)] == [
        {"id": "kim-il-sung", "name": "Kim Il Sung"}
    ]
    assert people.ids("周恩来")[0] == "people"
    with pytest.raises(Refusal, match="is no name"):
        people.ids("?!")


def test_a_name_of_several_rows_is_asked_about() -> None:
    rows = {
        "newport-wales": {"id": "newport-wales", "name": "Newport"},
        "newport-ri": {"id": "newport-ri", "name": "Newport"},
    }
    with pytest.raises(Refusal, match="is the name of newport-wales, newport-ri"):
        adding.places(rows).ids("newport")
    assert adding.places(rows).ids("newport-ri") == ("newport-ri", [])


def test_a_new_event_has_an_id_of_its_own() -> None:
    first = adding.new_event("the ship came in", "", "1837-05-05", ())
    assert first.cells["title"] == "The ship came in"
    assert adding.new_event("the ship came in", "", "1837-05-05", [first.key]).key == "the-ship-came-in-2"
    long = adding.new_event("word " * 100, "", "1837", ())
    assert len(long.key) <= 40
