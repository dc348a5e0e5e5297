"""Timelines of TimelineJS, as JSON and as the sheet that people fill in, become dossiers, and dossiers become them."""

import base64
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pictures_of_tests import JPEG, PNG

from geodata import Dossier, FileError, Tables, read_tables, write
from geodata.exchange.reading import recognised

START = {"start_date": {"year": "1950"}, "text": {"headline": "A start"}}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return tmp_path / "story.json"


def read(story: Path, *events: Mapping[str, Any], **others: Any) -> Tables:
    """The tables of a timeline."""
    story.write_text(json.dumps({"events": events, **others}), encoding="utf-8")
    return read_tables(story)


def refused(story: Path, content: str | bytes, form: str = "timelinejs") -> list[str]:
    """What is wrong with a file."""
    story.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(FileError) as error:
        read_tables(story, form=form)
    return list(map(str, error.value.problems))


def with_picture(dossier: Dossier) -> Dossier:
    """A dossier whose first event has a picture."""
    first = dossier.events.index == 0
    words = {"image": "the bridge.jpg", "image_alt": "A <bridge>", "image_credit": "Rode & Sons"}
    events = dossier.events.assign(**{name: dossier.events[name].mask(first, text) for name, text in words.items()})
    return replace(dossier, events=events, images={"the bridge.jpg": JPEG})


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        # As in IbrahimHd/BHsys (BH/timelineDir/timeline_data.js): texts with zeros before them, empty ones, a time.
        ({"year": "1711", "month": "01", "day": "10", "hour": "", "format": ""}, None, "1711-01-10"),
        (
            {"year": "1711", "month": "01", "day": "10", "hour": "16", "minute": "45", "second": "56"},
            None,
            "1711-01-10T16:45:56",
        ),
        # As in loicdtx/timeMapperJS (timeLineEvents.js): years of three digits.
        ({"year": "648"}, {"year": "652"}, "0648/0652"),
        ({"year": 1950, "month": 10}, {"year": 1950, "month": 11, "day": 3}, "1950-10/1950-11-03"),
        ({"year": "1950", "month": "", "day": None}, {"year": "1950"}, "1950"),
        ({"year": -44, "month": 3, "day": 15}, None, "-0043-03-15"),
        ({"year": "-1"}, {"year": 1}, "0000/0001"),
        ({"year": -12000}, None, "Y-11999"),
        ({"year": 1950, "month": 10, "day": 12, "hour": 0, "minute": 0}, None, "1950-10-12"),
    ],
)
def test_a_date_means_what_timelinejs_shows(story: Path, start: dict[str, Any], end: Any, date: str) -> None:
    event = {"start_date": start, "text": {"headline": "It"}} | ({"end_date": end} if end else {})
    assert read(story, event).sheets["events"]["date"].tolist() == [date]


def test_hours_of_an_interval_stand_in_the_note(story: Path) -> None:
    start, end = ({"year": 1950, "month": 10, "day": 12, "hour": hour} for hour in (8, 17))
    row = read(story, {"start_date": start, "end_date": end, "text": {"headline": "A day"}}).sheets["events"].iloc[0]
    assert (row["date"], row["note"]) == ("1950-10-12", "08:00:00 – 17:00:00")


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("month", "13", '"13" is no month'),
        ("month", 0, '"0" is no month'),
        ("day", "0", '"0" is no day'),
        ("day", "31", '"1950-02-31"'),
        ("year", "0", '"0" is no year'),
        ("year", "1950-10", '"1950-10" is no year'),
        ("year", True, "is no year"),
        ("year", [1950], "is no year"),
        ("year", "9" * 5000, "is no year"),
        ("hour", 24, '"24" is no hour'),
    ],
)
def test_a_date_that_timelinejs_would_draw_as_another_is_refused(story: Path, part: str, value: Any, said: str) -> None:
    date = {"year": "1950", "month": "2", "day": "3", part: value}
    told = refused(story, json.dumps({"events": [START, {"start_date": date}, {"start_date": date}]}))
    assert len(told) == 2
    assert told[0].startswith("story.json, events[1].start_date: ")
    assert said in told[0]


def test_a_bar_that_runs_backwards_is_refused(story: Path) -> None:
    backwards = {"start_date": {"year": 1952}, "end_date": {"year": 1940}, "text": {"headline": "Back"}}
    assert refused(story, json.dumps({"events": [backwards]}))[0].startswith(
        'story.json, events[0].start_date: "1952/1940"'
    )


def test_html_becomes_what_a_reader_sees_of_it(story: Path) -> None:
    text = "<p>Armies <b>march</b> &amp; meet.</p>\n<style>p {}</style><p>See <a href='https://x.org/'>it</a>.<br>Then on.</p>"
    event = {**START, "text": {"headline": "The <i>first</i> day", "text": text}, "display_date": "one <b>day</b>"}
    row = read(story, event).sheets["events"].iloc[0]
    assert row["title"] == "The first day"
    assert row["summary"] == "Armies march & meet.\n\nSee it (https://x.org/).\nThen on."
    assert row["date_as_written"] == "one day"
    assert row["id"] == "the-first-day"
    assert {row[name] for name in ("kind", "modality", "standing", "basis")} == {""}


def test_titles_eras_and_groups(story: Path) -> None:
    era = {"start_date": {"year": "1720"}, "end_date": {"year": "1740"}, "text": {"headline": "An era"}}
    events = [{**START, "group": "Paris"}, {**START, "group": "Paris", "unique_id": "X 1"}, {**START, "group": "Rome"}]
    title = {"text": {"headline": "The war", "text": "<p>As it was</p>"}}
    tables = read(story, *events, eras=[era], title=title)
    assert tables.keys == {"title": "The war", "subtitle": "As it was"}
    assert tables.sheets["actors"][["id", "label"]].to_numpy().tolist() == [["paris", "Paris"], ["rome", "Rome"]]
    assert tables.sheets["events"]["actors"].tolist() == ["paris", "paris", "rome", ""]
    assert tables.sheets["events"]["id"].tolist() == ["a-start", "x-1", "a-start-2", "an-era"]
    assert tables.sheets["events"]["date"].tolist()[-1] == "1720/1740"


def test_an_id_that_is_one_stays_however_long(story: Path) -> None:
    long = "a-" * 60 + "z"
    assert read(story, {**START, "unique_id": long}, START, START).sheets["events"]["id"].tolist() == [
        long,
        "a-start",
        "a-start-2",
    ]


def test_what_has_no_date_is_kept_without_one(story: Path) -> None:
    assert read(story, START, {"text": {"headline": "Undated"}}).sheets["events"]["date"].tolist() == ["1950", ""]


def test_pictures_within_and_beside_the_file_come_along_and_others_are_told(story: Path) -> None:
    (story.parent / "img").mkdir()
    (story.parent / "img" / "a map.png").write_bytes(PNG)
    (story.parent.parent / "secret.png").write_bytes(PNG)
    inside = f"data:image/jpeg;base64,{base64.b64encode(JPEG).decode()}"
    urls = [
        inside,
        "img/a%20map.png?v=2",
        "../secret.png",
        "https://example.org/film.mp4",
        "<blockquote>Said so</blockquote>",
    ]
    media = [{"url": url, "caption": "A <b>caption</b>", "credit": "Who"} for url in urls]
    tables = read(story, *({**START, "unique_id": f"e{n}", "media": each} for n, each in enumerate(media)))
    events = tables.sheets["events"]
    assert events["image"].tolist() == ["e0.jpg", "a map.png", "", "", ""]
    assert events["image_alt"].tolist()[:2] == ["A caption"] * 2
    assert events["image_credit"].tolist()[:2] == ["Who"] * 2
    assert tables.images == {"e0.jpg": JPEG, "a map.png": PNG}
    assert events["note"].tolist()[2:] == [
        "../secret.png (A caption; Who)",
        "https://example.org/film.mp4 (A caption; Who)",
        "Said so (A caption; Who)",
    ]


@pytest.mark.parametrize("form", ["timelinejs", "timelinejs-sheet"])
def test_a_dossier_keeps_its_pictures(invented: Dossier, tmp_path: Path, form: str) -> None:
    path = tmp_path / "story"
    write(with_picture(invented), path, form=form)
    first = path.read_bytes()
    tables = read_tables(path, form=form)
    assert tables.images == {"the bridge.jpg": JPEG}
    assert tables.sheets["events"].loc[0, ["image", "image_alt", "image_credit"]].tolist() == [
        "the bridge.jpg",
        "A <bridge>",
        "Rode & Sons",
    ]
    write(with_picture(invented), path, form=form)
    assert path.read_bytes() == first


def test_a_bar_covers_its_last_day(invented: Dossier, story: Path) -> None:
    write(invented, story, form="timelinejs")
    for event, when in zip(
        json.loads(story.read_text(encoding="utf-8"))["events"], invented.events["when"], strict=True
    ):
        assert event["display_date"] == when.display
        if when.earliest and when.latest and when.earliest != when.latest:
            year, month, day = when.latest.civil
            assert event["end_date"] == {"year": year, "month": month, "day": day, "hour": 23, "minute": 59}


def test_what_was_edited_there_is_what_counts(cable: Dossier, story: Path) -> None:
    write(cable, story, form="timelinejs")
    written = json.loads(story.read_text(encoding="utf-8"))
    edited = written["events"][0]
    edited["text"]["headline"] = "Landing &amp; march"
    edited["text"]["text"] = edited["text"]["text"].replace("UN forces", "Marines", 1)
    edited["start_date"]["day"] = 16
    edited["display_date"] = "the 16th"
    edited["group"] = "Marines"
    before = read_tables(story, form="timelinejs").sheets["events"]
    story.write_text(json.dumps(written), encoding="utf-8")
    after = read_tables(story, form="timelinejs").sheets["events"]
    row = after.iloc[0]
    assert row["title"] == "Landing & march"
    assert row["summary"] == before["summary"][0].replace("UN forces", "Marines", 1)
    assert (row["date"], row["date_as_written"], row["actors"]) == ("1950-09-16", "the 16th", "marines")
    assert row["source"] == before["source"][0]
    pd.testing.assert_frame_equal(after.iloc[1:], before.iloc[1:])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not JSON"),
        ('{"events": [', "the file is not JSON"),
        ("[]", "no list of events"),
        ('{"events": {}}', "no list of events"),
        ('{"events": [1]}', "events[0]: is no object"),
        ('{"events": [{"start_date": "1950"}]}', "is no date of TimelineJS"),
        ('{"events": [{"start_date": {"year": NaN}}]}', "is no year"),
        ('{"events": [{"start_date": {"month": 3}}]}', "a date without a year"),
        ('{"events": [{"end_date": {"year": 3}}]}', "an end without a start"),
        ('{"events": [], "chronotope": {"places": [{"colour": "red"}]}}', "chronotope.places[0].colour: is no column"),
        ('{"events": [{"media": {"url": "data:image/png;base64,%%%"}}]}', "events[0].media.url: "),
        ('{"events": [{"media": {"url": "data:image/gif;base64,R0lGODlhAQABAAAAACw="}}]}', "holds no picture"),
        ("[" * 100_000, "can be read"),
        (b"\xff\xfe{}", "not UTF-8"),
    ],
)
def test_a_broken_file_is_told(story: Path, content: str | bytes, said: str) -> None:
    assert said in refused(story, content)[0]


def test_half_letters_do_not_stop_the_reading(story: Path) -> None:
    story.write_text(
        '{"events": [{"text": {"headline": "A \\ud800 B"}, "start_date": {"year": 1950}}]}', encoding="utf-8"
    )
    assert read_tables(story).sheets["events"]["title"].tolist() == ["A ? B"]


# The columns of a sheet of before 2018, as in 634252452/teachingTools and programs that write such sheets.
SHEET = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,"
    "Media Thumbnail,Type,Group,Background\n"
)


def test_a_sheet_is_read_as_timelinejs_reads_it(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    rows = [
        ",,,,,,,,,The war,<p>As it was</p>,,,,,title,,#fff",
        '"1,969",7,20,8:17 PM,,,,,,Apollo 11,"Armstrong steps out.\n\nThen Aldrin.",https://x.org/a.jpg,NASA,First step,,,Moon,',
        "",
        "1914,,,,1918,,,,1914-1918,The war,Four years.,,,,,,,",
        "-8000,,,,-5000,,,,c. 8000 BCE,Boar,,,,,,era,,",
    ]
    sheet.write_text(SHEET + "\n".join(rows), encoding="utf-8-sig")
    tables = read_tables(sheet)
    assert tables.keys == {"title": "The war", "subtitle": "As it was"}
    events = tables.sheets["events"]
    assert events["date"].tolist() == ["1969-07-20T20:17:00", "1914/1918", "-7999/-4999"]
    assert events["date_as_written"].tolist() == ["", "1914-1918", "c. 8000 BCE"]
    assert events["summary"][0] == "Armstrong steps out.\n\nThen Aldrin."
    assert events["note"][0] == "https://x.org/a.jpg (First step; NASA)"
    assert events["actors"].tolist() == ["moon", "", ""]


def test_a_sheet_of_the_first_timelinejs_has_the_month_first(tmp_path: Path) -> None:
    sheet = tmp_path / "old.csv"
    header = "Start Date;End Date;Headline;Text;Tag\n"
    sheet.write_text(header + "12/10/2011 8:30 am;;A;;x\n12/2011;2012;B;;\n2011-12-10;2011-12;C;;\n", encoding="utf-8")
    dates = read_tables(sheet).sheets["events"]["date"]
    assert dates.tolist() == ["2011-12-10T08:30:00", "2011-12/2012", "2011-12-10/2011-12-XX"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("1950,13,,,,,,,,A,,,,,,,,\n", 'row 2, Year: "13" is no month'),
        ("1950,1,1,noon,,,,,,A,,,,,,,,\n", 'row 2, Time: "noon" is no time of day'),
        ("1950,2,30,,,,,,,A,,,,,,,,\n", "row 2, Year: "),
        (",,,,1950,,,,,A,,,,,,,,\n", "row 2, End Year: is an end without a start"),
        ("1950,,,,,,,,,A,,,,,,,,,,,,,\n", "cannot be read as a table"),
        ('1950,,,,,,,,,"A,,,,,,,,\n', "cannot be read as a table"),
    ],
)
def test_a_broken_sheet_is_told_by_row_and_column(tmp_path: Path, rows: str, said: str) -> None:
    assert said in refused(tmp_path / "sheet.csv", SHEET + rows, "timelinejs-sheet")[0]
    assert "no column is called Headline" in refused(tmp_path / "x.csv", "a,b\n1,2\n", "timelinejs-sheet")[0]
    assert "cannot be read" in refused(tmp_path / "y.csv", "\n", "timelinejs-sheet")[0]


@pytest.mark.parametrize("form", ["timelinejs", "timelinejs-sheet", "storymapjs"])
def test_files_of_ours_are_recognised_among_those_of_one_ending(invented: Dossier, tmp_path: Path, form: str) -> None:
    path = tmp_path / ("it.csv" if form == "timelinejs-sheet" else "it.json")
    write(invented, path, form=form)
    assert recognised(path).name == form
