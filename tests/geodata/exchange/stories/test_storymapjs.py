"""Story maps of StoryMapJS become dossiers, and dossiers become them."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from broken_json import cut_off, others, with_others

from geodata import Dossier, FileError, Tables, read_tables, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map.json"


def read(path: Path, *slides: Any) -> Tables:
    path.write_text(json.dumps({"storymap": {"slides": slides}}), encoding="utf-8")
    return read_tables(path)


def test_slides_become_events_and_their_locations_places(path: Path) -> None:
    # As in brandonlprice/hikes (hb-central-park-west/demo.js): an overview without coordinates, words for dates or none, lines
    # that are switched off, HTML in headlines; and numbers as texts, as StoryMapJS's own editor writes some.
    overview = {
        "type": "overview",
        "date": "Jan 2006",
        "location": {"line": False},
        "text": {"headline": "A walk", "text": "Short."},
    }
    park = {"lat": 33.7, "lon": "-118.01", "zoom": 20, "line": True, "name": "Car park"}
    first = {
        "date": "",
        "location": park,
        "text": {"headline": "<h6 style='color:red'>Park here</h6>", "text": "Look <i>up</i>."},
    }
    second = {
        "date": "Jan 2006",
        "location": park,
        "text": {"headline": "Again"},
        "media": {"url": "https://x.org/a.mp4", "credit": "Me"},
    }
    third = {"date": "1950-10-12", "location": {"lat": 0, "lon": 0}, "text": {"headline": "Null Island"}}
    fourth = {"text": {"headline": "Nowhere"}, "location": {}}
    tables = read(path, overview, first, second, third, fourth)
    assert tables.keys == {"title": "A walk", "subtitle": "Short."}
    assert tables.sheets["places"][["id", "name", "lat", "lon"]].to_numpy().tolist() == [
        ["car-park", "Car park", "33.7", "-118.01"],
        ["null-island", "Null Island", "0", "0"],
    ]
    events = tables.sheets["events"]
    assert events["places"].tolist() == ["car-park", "car-park", "null-island", ""]
    assert events["title"].tolist() == ["Park here", "Again", "Null Island", "Nowhere"]
    assert events["date"].tolist() == ["", "", "1950-10-12", ""]
    assert events["date_as_written"].tolist() == ["", "Jan 2006", "", ""]
    assert events["note"][1] == "https://x.org/a.mp4 (Me)"


def test_what_lies_on_a_picture_is_no_place(path: Path) -> None:
    # As in the examples of djgentelella, on a painting of Seurat's: degrees that are those of a picture.
    slide = {"location": {"lat": 45.1, "lon": -80.2, "name": "A hat"}, "text": {"headline": "The hat"}, "date": "1884"}
    path.write_text(json.dumps({"storymap": {"map_type": "zoomify", "slides": [slide]}}), encoding="utf-8")
    tables = read_tables(path)
    assert len(tables.sheets["places"]) == 0
    assert tables.sheets["events"][["title", "date"]].to_numpy().tolist() == [["The hat", "1884"]]


def test_locations_need_no_name_and_headlines_may_be_dates(path: Path) -> None:
    # As programs write slides that they make of letters: no names, no dates but in the headline, options beside the slides.
    slide = {
        "location": {"lat": 29.4, "lon": -98.5},
        "text": {"headline": "3 May 1836", "text": "Rain."},
        "media": {"url": ""},
    }
    tables = read(path, {"type": "overview", "text": {"headline": "A diary", "text": ""}}, slide, slide)
    assert tables.sheets["places"]["name"].tolist() == ["3 May 1836"]
    assert tables.sheets["events"]["places"].tolist() == ["3-may-1836", "3-may-1836"]


TOUR = {
    "date": "",
    "location": {"icon": "//x.org/i.jpg", "iconSize": [48, 36], "lat": 43.5, "lon": 12.25, "line": True, "zoom": 17},
    "media": {"caption": "The church", "credit": "Photograph by Zoe", "url": "//x.org/church.jpg"},
    "text": {
        "headline": "THE CHURCH",
        "text": '<iframe src="https://x.org/1"></iframe><br><a href="https://x.org/2">More</a>',
    },
}
JOURNEY = {
    "location": {"lat": 27.75, "lon": 100.75},
    "text": {"headline": "", "text": "<iframe width='600px' src='./media/02-09.html'></iframe>"},
    "media": {"url": ""},
}
LIFE = {
    "uniqueid": "",
    "background": {"url": None, "opacity": 50},
    "date": "1839",
    "location": {"lat": 39.5, "lon": -92, "name": "Florida", "icon": "http://x.org/pin.png", "line": True},
    "text": {"headline": "Hannibal", "text": "Moves there."},
    "media": {"url": "http://x.org/1", "credit": None, "caption": None},
}


@pytest.mark.parametrize(
    ("slide", "event", "place"),
    [
        # storymap.json of aspassopergubbio/Gubbio, from the editor: no dates, players in the text, addresses without scheme.
        (
            TOUR,
            ["THE CHURCH", "", "", "More (https://x.org/2)", "//x.org/church.jpg (The church; Photograph by Zoe)"],
            ["THE CHURCH", "43.5", "12.25"],
        ),
        # storymap.json of FrederickDelta/data-vis-storymap-yunnan201902: slides of a location and a player.
        (JOURNEY, ["", "", "", "", ""], ["", "27.75", "100.75"]),
        # compiled/examples/marktwain.json of NUKnightLab/StoryMapJS: years, null for what is not said, one name for two places.
        (LIFE, ["Hannibal", "1839", "", "Moves there.", "http://x.org/1"], ["Florida", "39.5", "-92"]),
    ],
)
def test_story_maps_as_people_have_made_them(
    path: Path, slide: dict[str, Any], event: list[str], place: list[str]
) -> None:
    elsewhere = {"location": {"lat": 1, "lon": 2, "name": "Florida"}, "text": {"headline": "Before"}}
    tables = read(
        path, {"type": "overview", "text": {"headline": "A map", "text": "<span>Of&nbsp;us</span>"}}, elsewhere, slide
    )
    assert tables.keys == {"title": "A map", "subtitle": "Of us"}
    said = ["title", "date", "date_as_written", "summary", "note"]
    assert tables.sheets["events"][said].to_numpy().tolist()[1] == event
    assert tables.sheets["places"][["name", "lat", "lon"]].to_numpy().tolist() == [["Florida", "1", "2"], place]
    assert tables.sheets["events"]["places"].tolist() == tables.sheets["places"]["id"].tolist()


def test_what_was_edited_there_is_what_counts(invented: Dossier, path: Path) -> None:
    write(invented, path, form="storymapjs")
    before = read_tables(path)
    written = json.loads(path.read_text(encoding="utf-8"))
    slides = written["storymap"]["slides"]
    assert [each["location"]["line"] for each in slides] == [False] * len(slides)
    edited = next(each for each in slides if "lat" in each["location"])
    edited["location"] |= {"lat": 10.5, "name": "Elsewhere"}
    edited["date"] = "some day"
    path.write_text(json.dumps(written), encoding="utf-8")
    after = read_tables(path)
    changed = after.sheets["events"].compare(before.sheets["events"])
    assert set(changed.columns.get_level_values(0)) == {"date", "date_as_written", "date_rule", "calendar", "places"}
    assert len(changed) == 1
    assert after.sheets["places"].iloc[-1][["id", "lat"]].tolist() == ["elsewhere", "10.5"]
    row = after.sheets["events"].loc[changed.index[0]]
    assert row[["date", "date_as_written", "places"]].tolist() == ["", "some day", "elsewhere"]


@pytest.mark.parametrize(
    ("slide", "said"),
    [
        ({"location": {"lat": 95, "lon": 0}}, "storymap.slides[0].location.lat: "),
        ({"location": {"lat": "north", "lon": 0}}, '"north" is no lat'),
        ({"location": {"lat": 0, "lon": float("nan")}}, "is no lon"),
        ({"location": {"lat": 10**400, "lon": 0}}, "is no lat"),
        ({"location": [1, 2]}, "storymap.slides[0].location: is no object"),
        ({"text": "words"}, "storymap.slides[0].text: is no object"),
        (None, None),
        ("words", "storymap.slides[0]: is no object"),
    ],
)
def test_a_broken_slide_is_told_by_its_path(path: Path, slide: Any, said: str | None) -> None:
    if said is None:
        assert read(path, slide).sheets["events"]["id"].tolist() == ["event-1"]
        return
    with pytest.raises(FileError) as error:
        read(path, slide)
    assert said in str(error.value.problems[0])


@pytest.mark.parametrize(
    "content", ["", "[]", '{"storymap": []}', '{"storymap": {"slides": 3}}', '{"storymap": {"slides": [']
)
def test_a_broken_file_is_told(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FileError):
        read_tables(path, form="storymapjs")


def test_a_member_of_ours_that_others_broke_is_told_or_passed_over(path: Path) -> None:
    slide = {
        "location": {"lat": 1, "lon": 2, "name": "A"},
        "chronotope": {"id": "x", "places": "p", "colour": "red", "date": 3},
    }
    member = {"places": [{"id": "p", "name": "P", "lat": "north", "lon": "2"}]}
    path.write_text(json.dumps({"storymap": {"slides": [slide]}, "chronotope": member}), encoding="utf-8")
    tables = read_tables(path)
    assert tables.sheets["events"]["places"].tolist() == ["a"]


MEMBER = {"dossier": {"title": "T"}, "places": [{"id": "p", "name": "P", "lat": "1", "lon": "2"}]}
DATE = {"year": 1950, "month": 2}
TIMELINE = {
    "start_date": DATE,
    "end_date": DATE,
    "text": {"headline": "A"},
    "media": {"url": "a.png"},
    "date": "1950-02",
}
SLIDE = {
    "date": "1950",
    "location": {"lat": 1, "lon": 2},
    "text": {"headline": "A"},
    "chronotope": {"id": "x", "places": "p"},
}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("form", "written"),
    [("timelinejs", {"title": {"text": {}}, "events": [TIMELINE]}), ("storymapjs", {"storymap": {"slides": [SLIDE]}})],
)
def test_whatever_is_broken_in_a_file_is_told_or_passed_over(path: Path, form: str, written: dict[str, Any]) -> None:
    text = json.dumps({**written, "chronotope": MEMBER})
    for content in (*cut_off(text, 6), *with_others(text), *others()):
        path.write_bytes(content)
        with suppress(FileError):
            read_tables(path, form=form)
