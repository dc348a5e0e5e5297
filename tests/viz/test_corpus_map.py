"""The places of a corpus as a story map: marks by count, cards with passages, and the credit of the gazetteer."""

from pathlib import Path

import geopandas as gpd
import pytest
from mentioned import CREDIT, mention, write_corpus
from shapely.geometry import Point

import chronotope as ct
from viz.layers.features import features
from viz.layers.styles import SCREEN
from viz.telling.overview import left_out_words

# As candidates of several gazetteers have it.
CREDITS = f"Made with Natural Earth (naturalearthdata.com); {CREDIT}"


def corpus(folder: Path) -> Path:
    """Wonsan is named thrice in 1950 and once in 1949, Moscow once; Syracuse has no date."""
    rows = [mention(written="1950-10-12", start=at, sentence=f"Wonsan, {at}.", credit=CREDITS) for at in (3, 60, 90)]
    return write_corpus(
        folder / "m.parquet",
        {
            "a.txt": [*rows, mention("Moscow", written="1950-10-12")],
            "b.txt": [mention(date="1949"), mention("Syracuse")],
        },
    )


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> ct.StoryMap:
    return ct.corpus_map(corpus(tmp_path_factory.mktemp("corpus")), title="Letters")


def test_marks_are_as_large_as_places_are_named_often(story: ct.StoryMap) -> None:
    sizes = features(story["events"], SCREEN).set_index("id")["size"]
    assert sizes["Wonsan, 1950"] ** 2 == pytest.approx(3 * sizes["Moscow, 1950"] ** 2)
    assert [card["id"] for card in story.narrative.cards] == [
        "events/Wonsan%2C%201949",
        "events/Wonsan%2C%201950",
        "events/Moscow%2C%201950",
    ]
    assert len(story.chronology.spans) == 3


def test_a_card_counts_and_shows_the_passages(story: ct.StoryMap) -> None:
    card = next(card for card in story.narrative.cards if "Wonsan" in card["id"] and card["date"] == "1950")
    assert (card["title"], card["summary"], card["evidence"]) == ("Wonsan", "mentions: 3; documents: 1", "")
    assert card["passages"] == [{"where": f"a.txt, {start}", "words": f"Wonsan, {start}."} for start in (3, 60, 90)]


def test_places_without_a_date_are_told(story: ct.StoryMap) -> None:
    assert left_out_words(story.left_out, story.row_count) == "1 of 4 rows is left out: no date (row Syracuse)."


def test_where_nothing_has_a_date_there_is_no_timeline(tmp_path: Path) -> None:
    story = ct.corpus_map(write_corpus(tmp_path / "m.parquet", {"a.txt": [mention(), mention("Moscow")]}))
    assert story.narrative.is_timeless
    assert {card["title"] for card in story.narrative.cards} == {"Wonsan", "Moscow"}


def test_places_of_one_name_are_two(tmp_path: Path) -> None:
    other = gpd.GeoSeries([Point(0, 0)]).to_wkb()[0]
    rows = [mention(date="1950"), mention(date="1950", geometry=other)]
    story = ct.corpus_map(write_corpus(tmp_path / "m.parquet", {"a.txt": rows}))
    assert sorted(features(story["events"], SCREEN)["id"]) == ["Wonsan, 1950", "Wonsan, 1950 (2)"]


def test_a_corpus_without_known_places_is_no_map(tmp_path: Path) -> None:
    with pytest.raises(ct.LayerError, match="the corpus names no place that a gazetteer knows"):
        ct.corpus_map(write_corpus(tmp_path / "m.parquet", {"a.txt": [mention(None)]}))


@pytest.mark.thorough
def test_the_gazetteer_is_credited_on_page_figure_and_print(story: ct.StoryMap, tmp_path: Path) -> None:
    html = story.save(tmp_path / "letters.html").read_text(encoding="utf-8")
    assert "a.txt, 3: “Wonsan, 3.”" in html, "read without scripts"
    assert any(CREDIT in (note.text or "") for note in story.figure().layout.annotations)
    assert CREDIT in story.caption()
    assert story.caption().count("Natural Earth") == 1, "which the base map credits too"
    hidden = story.replace_layer("events", visible=False)
    assert not any(CREDIT in (note.text or "") for note in hidden.figure().layout.annotations)


@pytest.mark.thorough
def test_it_is_printed_as_any_map(story: ct.StoryMap, tmp_path: Path) -> None:
    bare = story.without("base-relief")
    printed = bare.save(tmp_path / "letters.svg", width_mm=114).read_bytes()
    assert printed == bare.save(tmp_path / "again.svg", width_mm=114).read_bytes()
    assert CREDIT.encode() in printed


@pytest.mark.parametrize("cell", ["words", [("a.txt",)], [("a.txt", 3)], 7])
def test_passages_of_another_shape_are_refused(cell: object) -> None:
    data = gpd.GeoDataFrame({"said": [cell], "when": ["1950"]}, geometry=[Point(0, 0)], crs=4326)
    with pytest.raises(
        ct.LayerError, match=r"layer 'mine', column 'said', row 0: .* are no passages; write a list of pairs"
    ):
        ct.EventLayer(data, id="mine", date="when", passages="said")


def test_a_row_without_passages_says_that_no_source_is_given() -> None:
    data = gpd.GeoDataFrame(
        {"said": [None, [("a.txt, 3", "To Wonsan at once.")]], "when": ["1950", "1951"]},
        geometry=[Point(0, 0), Point(1, 1)],
        crs=4326,
    )
    layer = ct.EventLayer(data, id="mine", date="when", passages="said")
    story = ct.StoryMap([*ct.base_layers(), layer], views=[ct.map_view(data)])
    assert [(len(card["passages"]), bool(card["evidence"])) for card in story.narrative.cards] == [
        (0, True),
        (1, False),
    ]
