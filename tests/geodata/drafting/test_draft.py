"""A bare text becomes a draft, and the draft a dossier."""

import re
import runpy
from pathlib import Path

import pytest
from exchanged import SEEDS

import chronotope as ct
from geodata import DateError, FileError, read_dossier, write
from geodata.drafting.draft import Draft, draft

# The text of each document, and the day that it does not say itself.
DOCUMENTS = {
    "cable-75511/document.txt": None,
    "whaler-1837/document.txt": None,
    "rhone-218-bce/document.txt": "-0217-10",
    "aden-letter/document.en.txt": None,
}


@pytest.fixture(scope="module")
def cable() -> Draft:
    return ct.draft((SEEDS / "cable-75511" / "document.txt").read_text(encoding="utf-8"))


def test_every_finding_rests_on_words_of_the_text(cable: Draft) -> None:
    for frame in (cable.record, cable.toponyms, cable.dates, cable.people, cable.speech, cable.events):
        assert {"start", "end", "text", "rule", "score"} <= set(frame)
        for row in frame.to_dict("records"):
            assert cable.text[row["start"] : row["end"]] == row["text"]
            assert row["rule"]
            assert 0 <= row["score"] <= 1


def test_the_cable_says_what_it_is(cable: Draft) -> None:
    said = cable.record.groupby("field", sort=False)["value"].agg(list).to_dict()
    assert said["author"] == ["Fyn Si"]
    assert said["addressee"] == ["Shtykov", "Vasil'yev", "Kim Il Sung"]
    assert said["date"] == ["1950-10-12"]
    assert {"meeting", "mao-zedong", "zhou-enlai", "chinese-troops"} <= set(cable.people["person"])


def test_the_cable_advises_by_the_meeting_and_names_places_that_are_known(cable: Draft) -> None:
    advice = cable.events[cable.events["modality"] == "recommended"]
    assert set(advice["voices"]) == {("fyn-si", "meeting")}
    assert "To immediately begin the evacuation of Pyongyang" in advice["text"].str.cat(sep="\n")
    places = cable.tables.sheets["places"].set_index("id")
    assert abs(float(places.lat["pyongyang"]) - 39.03) < 0.2
    assert abs(float(places.lon["pyongyang"]) - 125.75) < 0.2
    assert {"wonsan", "manchuria"} <= set(places.index)
    meeting = cable.tables.sheets["events"].set_index("date_as_written").loc["Yesterday"]
    assert meeting[["date", "basis"]].tolist() == ["1950-10-11", "computed"]


@pytest.mark.parametrize(("name", "anchor"), DOCUMENTS.items())
def test_a_draft_is_a_dossier_that_only_awaits_review(name: str, anchor: str | None, tmp_path: Path) -> None:
    found = draft(SEEDS / name, anchor=anchor)
    found.write(tmp_path / "letter")
    dossier = read_dossier(tmp_path / "letter")
    assert dossier.document.text == (SEEDS / name).read_text(encoding="utf-8")
    assert set(dossier.events["checked"]) == {"draft"}
    assert dossier.document.author
    assert dossier.document.rights.startswith("Not known")
    assert {person for voices in found.events["voices"] for person in voices} <= set(dossier.people["id"])


def test_what_a_file_says_comes_before_what_its_words_say(tmp_path: Path) -> None:
    original = read_dossier(SEEDS / "cable-75511")
    write(original, tmp_path / "cable.xml", form="tei")
    record = draft(tmp_path / "cable.xml").tables.record
    assert record["title"] == original.document.title
    assert record["rights"] == original.document.rights
    assert record["author"] == original.document.author
    assert draft(tmp_path / "cable.xml", anchor="1950-10-13").tables.record["date"] == "1950-10-13"


@pytest.mark.parametrize(
    "text", ["", "\n \n", "1234", "?!", "A", "the", "“", "Sir,\n\nYours,\n", "\ud7ff" * 3, "a\x00b", "Nº"]
)
def test_hardly_any_text_is_a_draft_too(text: str, tmp_path: Path) -> None:
    found = draft(text, anchor="1700-01-01")
    assert "document.txt" in found.write(tmp_path / "letter") or not text


def test_the_example_of_the_page_on_drafts_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (SEEDS.parent / "docs" / "drafts.md").read_text(encoding="utf-8")
    [example] = re.findall(r"^```python\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    (tmp_path / "example.py").write_text(example, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = runpy.run_path("example.py", {"dossier": read_dossier(SEEDS / "cable-75511")})
    assert isinstance(names["found"], Draft)
    assert read_dossier("my-draft").document.author == "Fyn Si"


def test_what_is_no_date_or_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DateError):
        draft("All is well.", anchor="in the year of the comet")
    with pytest.raises(FileError):
        draft(tmp_path / "letter.txt")
