"""The mentions of a corpus counted by place and period."""

from pathlib import Path

import pytest
from mentioned import CREDIT, mention, write_corpus

from geodata.corpus import table
from geodata.corpus.counting import MOST_PASSAGES, counted
from geodata.errors import FileError


def told(path: Path, **asked: str) -> dict[tuple[str, str], tuple[int, int]]:
    """By place and period: how many mentions, in how many documents."""
    frame = counted(path, **asked)
    return {(row.place, row.period): (row.mentions, row.documents) for row in frame.itertuples()}


def test_mentions_are_counted_by_place_and_by_the_period_of_event_or_document(tmp_path: Path) -> None:
    path = write_corpus(
        tmp_path / "m.parquet",
        {
            "a.txt": [
                mention(written="1950-10-12", date="1949-05"),
                mention(written="1950-10-12"),
                mention("Moscow", written="1950-10-12"),
                mention(None, written="1950-10-12"),
                mention(written="1950-10-12", kind="event"),
            ],
            "b.txt": [mention(written="1950"), mention(), mention(written="not a date")],
        },
    )
    counts = told(path)
    assert counts == {
        ("Wonsan", "1949"): (1, 1),
        ("Wonsan", "1950"): (2, 2),
        ("Moscow", "1950"): (1, 1),
        ("Wonsan", ""): (2, 1),
    }
    frame = counted(path)
    assert frame.crs.to_epsg() == 4326
    assert frame["mentions"].is_monotonic_decreasing
    assert set(frame["credit"]) == {CREDIT}
    assert frame.loc[frame["place"] == "Moscow", "passages"].tolist() == [[("a.txt, 3", "To Moscow at once.")]]


def test_a_sentence_that_names_a_place_twice_is_one_passage(tmp_path: Path) -> None:
    path = write_corpus(tmp_path / "m.parquet", {"a.txt": [mention(start=3), mention(start=40)], "b.txt": [mention()]})
    assert told(path) == {("Wonsan", ""): (3, 2)}
    [passages] = counted(path)["passages"]
    assert passages == [("a.txt, 3", "To Wonsan at once."), ("b.txt, 3", "To Wonsan at once.")]


def test_a_document_on_both_sides_of_a_group_of_rows_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geodata.corpus.merging.ROW_GROUP", 2)
    rows = [mention(written="1950", start=number, sentence=f"Wonsan {number}.") for number in range(5)]
    path = write_corpus(tmp_path / "m.parquet", {"a.txt": rows, "b.txt": rows[:1], "c.txt": rows[:2]})
    assert told(path) == {("Wonsan", "1950"): (8, 3)}
    [passages] = counted(path)["passages"]
    assert [where for where, _ in passages] == [f"a.txt, {number}" for number in range(MOST_PASSAGES)]


@pytest.mark.parametrize(
    ("dates", "per", "periods"),
    [
        (["1850", "1889-12-31"], None, ["1850", "1889"]),
        (["1850", "1890"], None, ["185X", "189X"]),
        (["0750", "1890"], None, ["07XX", "18XX"]),
        (["1850", "1851"], "century", ["18XX"]),
        (["-0217", "-0211"], "decade", ["-021X"]),
        (["0004", "-0003"], "decade", ["-000X", "000X"]),
        (["1858/1862", "186X"], "decade", ["185X/186X", "186X"]),
        (["18XX", "1850"], "year", ["1800/1899", "1850"]),
        (["1850/..", "XXXX-10"], "year", [""]),
    ],
)
def test_periods_are_as_long_as_asked_or_as_a_timeline_can_show(
    dates: list[str], per: str | None, periods: list[str], tmp_path: Path
) -> None:
    path = write_corpus(tmp_path / "m.parquet", {"a.txt": [mention(date=date) for date in dates]})
    assert sorted(counted(path, per=per)["period"]) == sorted(periods)


def test_a_corpus_without_a_known_place_has_no_counts(tmp_path: Path) -> None:
    assert counted(write_corpus(tmp_path / "m.parquet", {"a.txt": [mention(None)]})).empty
    assert counted(write_corpus(tmp_path / "n.parquet", {"a.txt": []})).empty


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.parquet"
    for write in (lambda: other.write_text("no parquet"), lambda: None):
        write()
        with pytest.raises(FileError, match="is no file of the mentions of a corpus"):
            counted(other)
    assert not table.is_corpus(tmp_path / "missing.parquet")
