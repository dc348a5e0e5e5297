"""Dates of a dossier: calendars, and words that are counted from the document's date or from another day."""

from pathlib import Path

import pandas as pd
import pytest
from letter import replace_once, write_letter

import geodata as gd


def write_dates(folder: Path, event: str, **cells: str) -> Path:
    """The letter with other cells in one row of events.csv, in columns that are added where they are not there."""
    write_letter(folder)
    path = folder / "events.csv"
    events = pd.read_csv(path, dtype=str, keep_default_na=False).set_index("id")
    for column, value in cells.items():
        if column not in events:
            events[column] = ""
        events.loc[event, column] = value
    path.write_text(events.reset_index().to_csv(index=False, lineterminator="\n"), encoding="utf-8")
    return folder


def problem(folder: Path) -> tuple[str, int | None, str | None, str]:
    with pytest.raises(gd.DossierError) as refused:
        gd.read_dossier(folder)
    (only,) = refused.value.problems
    return only.file, only.row, only.column, only.why


def test_an_empty_date_is_reckoned_from_the_words_and_says_how(tmp_path: Path) -> None:
    folder = write_dates(tmp_path / "letter", "arrival", date="", date_rule="")
    event = gd.read_dossier(folder).events.set_index("id").loc["arrival"]
    assert (event["date"], event["date_rule"]) == ("1398-09-29", "1 day before 30 September 1398")
    assert (event["when"].as_written, event["when"].anchor) == ("yesterday", "1398-09-30")
    assert (str(event["earliest"]), event["date_display"]) == ("1398-09-29", "29 September 1398")


def test_words_are_reckoned_from_an_anchor_of_their_own(tmp_path: Path) -> None:
    cells = {"date": "", "date_as_written": "three days later", "date_anchor": "1398-09-28", "calendar": "julian"}
    event = gd.read_dossier(write_dates(tmp_path / "letter", "pirates", **cells)).events.set_index("id").loc["pirates"]
    assert event["date"] == "1398-10-01"
    assert event["date_rule"] == "3 days after 28 September 1398 (Julian)"
    assert str(event["earliest"]) == "1398-10-09"


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ({"date": "", "date_as_written": ""}, "date", "the cell is empty"),
        (
            {"date": "", "date_as_written": "when the herring came"},
            "date",
            "the cell is empty, and “when the herring came”",
        ),
        (
            {"date": "", "date_as_written": "yesterday", "date_anchor": "30/9/1398"},
            "date_anchor",
            "is not in the order",
        ),
        ({"date": "../.."}, "date", "gives neither a first day nor a last one"),
        ({"date": "1300-02-29"}, "date", "names a day that does not exist: February 1300 has 28 days"),
        ({"calendar": "jewish"}, "calendar", "is not one of gregorian, julian"),
    ],
)
def test_a_date_that_cannot_be_had_is_one_problem(tmp_path: Path, cells: dict[str, str], column: str, why: str) -> None:
    found = problem(write_dates(tmp_path / "letter", "pirates", **cells))
    assert found[:3] == ("events.csv", 4, column)
    assert why in found[3]


def test_29_february_1300_was_a_day_of_the_julian_calendar(tmp_path: Path) -> None:
    folder = write_dates(tmp_path / "letter", "pirates", date="1300-02-29", calendar="julian")
    assert str(gd.read_dossier(folder).events["earliest"].iloc[2]) == "1300-03-08"


def test_messages_and_rival_dates_are_in_the_calendar_of_their_event(tmp_path: Path) -> None:
    folder = write_dates(tmp_path / "letter", "letter", calendar="julian")
    (message,) = gd.read_dossier(folder).messages.to_dict("records")
    assert (str(message["sent_when"].earliest), message["sent_display"]) == (
        "1398-10-08",
        "30 September 1398 (Julian)",
    )
    folder = write_dates(tmp_path / "sale", "sale", calendar="julian")
    candidates = gd.read_dossier(folder).candidates
    assert candidates["date_display"].tolist() == ["6 December 1398 (Julian)", "about January 1399 (Julian)", ""]


def test_a_message_received_before_it_was_sent_is_a_problem(tmp_path: Path) -> None:
    folder = write_letter(tmp_path / "letter")
    replace_once(folder, "messages.csv", "1398-09-30,", "1398-09-30,1398-09-29")
    assert problem(folder) == ("messages.csv", 2, "received", "is before the message was sent (1398-09-30)")


def test_the_document_has_a_calendar(tmp_path: Path) -> None:
    folder = write_letter(tmp_path / "letter")
    replace_once(folder, "dossier.toml", 'date = "1398-09-30"\n', 'date = "1398-09-30"\ncalendar = "julian"\n')
    date = gd.read_dossier(folder).document.date
    assert (str(date.earliest), date.display) == ("1398-10-08", "30 September 1398 (Julian)")


def test_an_event_without_a_calendar_has_that_of_the_document(tmp_path: Path) -> None:
    folder = write_dates(tmp_path / "letter", "arrival", date="", date_rule="")
    replace_once(folder, "dossier.toml", 'date = "1398-09-30"\n', 'date = "1398-09-30"\ncalendar = "julian"\n')
    events = gd.read_dossier(folder).events
    assert set(events["calendar"]) == {"julian"}
    assert [str(day) for day in events["earliest"].iloc[:2]] == ["1398-10-08", "1398-10-07"]


def test_a_date_in_another_calendar_becomes_edtf(tmp_path: Path) -> None:
    folder = write_dates(tmp_path / "letter", "pirates", date="800-13-01", calendar="islamic")
    assert problem(folder)[3].startswith("names a month that does not exist: the months of 800 are 01, 02")
    folder = write_dates(tmp_path / "other", "pirates", date="800-12-20", calendar="islamic")
    event = gd.read_dossier(folder).events.set_index("id").loc["pirates"]
    assert (event["date"], event["calendar"]) == ("[1398-09-10..1398-09-12]", "islamic")
    assert event["date_display"] == "20 Dhū al-Ḥijja 800 [3 September 1398, Julian] ±1 day"
    assert (event["when"].as_written, event["when"].numbers) == ("800-12-20", "0800-12-20")


def test_a_document_in_another_calendar_has_a_timeline_in_the_one_of_its_histories(tmp_path: Path) -> None:
    folder = write_letter(tmp_path / "letter")
    replace_once(folder, "dossier.toml", 'date = "1398-09-30"\n', 'date = "801-01-08"\ncalendar = "islamic"\n')
    events = pd.read_csv(folder / "events.csv", dtype=str, keep_default_na=False).assign(calendar="gregorian")
    (folder / "events.csv").write_text(events.to_csv(index=False, lineterminator="\n"), encoding="utf-8")
    dossier = gd.read_dossier(folder)
    assert str(dossier.document.date.latest) == "1398-09-29"
    assert dossier.document.date.civil_calendar == "julian"


def test_words_are_not_counted_from_a_date_of_another_calendar(tmp_path: Path) -> None:
    folder = write_dates(tmp_path / "letter", "arrival", date="", date_rule="", calendar="julian")
    assert problem(folder)[:3] == ("events.csv", 3, "date")
    assert "is gregorian, not julian" in problem(folder)[3]


def test_dates_are_worded_in_the_language_of_the_page(tmp_path: Path) -> None:
    folder = write_letter(tmp_path / "letter")
    replace_once(folder, "dossier.toml", 'kind = "exercise"\nlanguage = "en"', 'kind = "exercise"\nlanguage = "de"')
    words = gd.read_dossier(folder).events["date_display"]
    assert words.tolist()[:3] == ["30. September 1398", "29. September 1398", "um September 1398"]
    assert words.tolist()[4:] == ["bis zum 11. November 1398", "Dezember 1398"]


def test_the_letter_from_aden_is_dated_by_its_own_calendar() -> None:
    dossier = gd.read_dossier(Path(__file__).parents[3] / "seeds" / "aden-letter")
    assert dossier.document.date.display == "10 Rabīʿ II 592 [13 March 1196, Julian]"
    letter = dossier.events.set_index("id").loc["letter"]
    assert (letter["date"], letter["calendar"], str(letter["earliest"])) == ("1196-03-20", "islamic", "1196-03-20")
    assert dossier.messages["sent_display"].tolist() == [dossier.document.date.display]
