"""Of rival places one is chosen, in every draft in which the same words are in doubt; what only the others needed goes."""

from pathlib import Path

import pytest
from drafts import write_drafts

from geodata.editing.folder import EditedFolder
from geodata.editing.rivals import settled
from geodata.editing.trial import tried
from geodata.errors import Refusal

CANDIDATES = """\
subject,field,value,preferred,note
fleet,place,visby,yes,“Wisby”: the largest of 2
fleet,place,visby-2,,“Wisby”: farther away
herring,place,visby,yes,“Wisby”: the largest of 2
herring,place,visby-2,,“Wisby”: farther away
peace,place,luebeck,yes,“Lubeke”: near
peace,place,visby-2,,“Lubeke”: as near
voyage,date,1398-09-03,,One chronicle
voyage,date,1398-09-04,,Another
"""


@pytest.fixture
def folder(tmp_path: Path) -> EditedFolder:
    place = write_drafts(tmp_path / "drafts")
    with (place / "places.csv").open("a", encoding="utf-8") as places:
        places.write("visby-2,Visby,,40.1,-80.2,,draft\n")
    (place / "candidates.csv").write_text(CANDIDATES, encoding="utf-8")
    (place / "toponyms.csv").write_text("place,toponym\nvisby-2,Wisby\n", encoding="utf-8")
    return EditedFolder(place)


def test_the_one_that_stands_there_is_confirmed_for_the_same_words(folder: EditedFolder) -> None:
    edits, count = settled(folder, "fleet", "place", "visby")
    folder.write("settle", edits)
    assert count == 2
    assert {row["subject"] for row in folder.rows("candidates.csv").rows.values()} == {"peace", "voyage"}
    assert folder.rows("events.csv").rows["herring"]["places"] == "skanoer | visby"
    # Another word may still mean it.
    assert "visby-2" in folder.rows("places.csv").rows
    folder.write("settle", settled(folder, "peace", "place", "luebeck")[0])
    assert "visby-2" not in folder.rows("places.csv").rows
    assert not folder.rows("toponyms.csv").rows
    while folder.undo():
        pass
    assert (folder.path / "candidates.csv").read_text(encoding="utf-8") == CANDIDATES


def test_another_takes_its_place(folder: EditedFolder) -> None:
    folder.write("settle", settled(folder, "fleet", "place", "visby-2")[0])
    assert folder.rows("events.csv").rows["fleet"]["places"] == "visby-2"
    assert "visby" not in folder.rows("places.csv").rows
    assert {problem.file for problem in tried(folder).problems.in_order()} == set()


def test_a_date_is_chosen_of_several(folder: EditedFolder) -> None:
    edits, count = settled(folder, "voyage", "date", "1398-09-04")
    folder.write("settle", edits)
    assert (folder.rows("events.csv").rows["voyage"]["date"], count) == ("1398-09-04", 1)


def test_what_is_no_rival_is_refused(folder: EditedFolder) -> None:
    with pytest.raises(Refusal, match="is none of the rivals of fleet"):
        settled(folder, "fleet", "place", "luebeck")
