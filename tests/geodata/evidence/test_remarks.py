"""Remarks: what `check` tells although nothing is wrong."""

from pathlib import Path

import pytest
from letter import replace_once, set_cell, set_feature

import geodata as gd
from geodata.evidence.remarks import is_located
from geodata.templates.workbooks import write_workbook

KEPT = ("luebeck", "bruges", "danzig", "visby", "hamburg", "sound")


def told(remarks: tuple[gd.Problem, ...]) -> list[tuple[str, int | None, str | None, str | None]]:
    return [(remark.file, remark.row, remark.column, remark.value) for remark in remarks]


@pytest.fixture
def checked(letter: Path) -> Path:
    """The letter, in which somebody opened every source."""
    for row in range(2, 9):
        set_cell(letter, "places.csv", row, "checked", "seen")
    set_cell(letter, "events.csv", 7, "checked", "seen")
    set_feature(letter, 1, properties={"checked": "seen"})
    return letter


def test_where_every_source_was_opened_there_is_nothing_to_remark(checked: Path) -> None:
    assert gd.read_dossier(checked).remarks == ()


@pytest.mark.parametrize(("file", "row"), [("events.csv", 7), ("places.csv", 3)])
def test_what_rests_on_memory_is_remarked_once_a_row(checked: Path, file: str, row: int) -> None:
    set_cell(checked, file, row, "checked", "memory")
    for standing in ("likely", "contested", "unknown"):
        set_cell(checked, file, row, "standing", standing)
        assert told(gd.read_dossier(checked).remarks) == [(file, row, "checked", "memory")]
    set_cell(checked, file, row, "standing", "established")
    (remark,) = gd.read_dossier(checked).remarks
    assert told((remark,)) == [(file, row, "standing", "established")]
    assert remark.why == "rests on memory alone"
    assert remark.fix == "Open the source and say so in checked, or make the standing likely"


def test_an_outline_from_memory_is_remarked(checked: Path) -> None:
    set_feature(checked, 1, properties={"checked": "memory"})
    assert told(gd.read_dossier(checked).remarks) == [("geometries.geojson", 1, "checked", "memory")]


def test_what_the_document_says_does_not_rest_on_memory_alone(checked: Path) -> None:
    set_cell(checked, "events.csv", 2, "checked", "memory")
    assert told(gd.read_dossier(checked).remarks) == [("events.csv", 2, "checked", "memory")]


LOCATED = (
    "Kim to Stalin, 29 September 1950. APRF, f. 45, op. 1, d. 347, ll. 41–45.",
    "Cable no. 4785, Filippov to the Soviet ambassador, 11 October 1950.",
    "Foreign Relations of the United States, 1950, vol. VII, document 556.",
    "Pantsov and Levine, Mao: The Real Story (New York, 2012), ch. 25.",
    "Polybius, Histories, 3.42.",
    "Pegolotti, La pratica della mercatura (Cambridge, Mass. 1936), p. 1936a",
    "TsAMO 5/918795/121",
    "Widukind, Res gestae Saxonicae II 36",
)
NOT_LOCATED = (
    "General literature on the Korean War; no page was looked up.",
    "Roy E. Appleman, South to the Naktong, North to the Yalu (Washington, 1961).",
    "US Army, campaign map “Oct. 19, 1950”.",
    "Telegram from Mao to Filippov, 8 October 1950.",
    "Schreiben des Rates vom 3. Mai 1398.",
    "Carta del 12 de octubre de 1492.",
    "Letter of 1950-10-12.",
    "Letters, 1995/96 and 1914–1918.",
    "Biography of Peng Dehuai (extracts).",
)


@pytest.mark.parametrize("citation", LOCATED)
def test_a_number_beside_years_and_dates_is_a_locator(citation: str) -> None:
    assert is_located(citation, "")


@pytest.mark.parametrize("citation", NOT_LOCATED)
def test_without_such_a_number_only_an_address_leads_to_a_source(citation: str) -> None:
    assert not is_located(citation, "")
    assert is_located(citation, "https://example.org")


def test_sources_of_an_exercise_need_not_exist_those_of_others_are_remarked(checked: Path) -> None:
    set_cell(checked, "sources.csv", 2, "citation", "Ledger of Tideman Swarte")
    assert gd.read_dossier(checked).remarks == ()
    replace_once(checked, "dossier.toml", 'kind = "exercise"', 'kind = "source"')
    (remark,) = gd.read_dossier(checked).remarks
    assert told((remark,)) == [("sources.csv", 2, "citation", "Ledger of Tideman Swarte")]
    assert "no locator" in remark.why
    set_cell(checked, "sources.csv", 2, "url", "https://example.org/ledger")
    assert gd.read_dossier(checked).remarks == ()


def test_those_of_a_workbook_name_its_sheets(letter: Path) -> None:
    workbook = letter.with_name("bound.xlsx")
    write_workbook(letter, workbook)
    remarks = gd.read_dossier(workbook).remarks
    assert {remark.file for remark in remarks} == {"bound.xlsx"}
    assert list(dict.fromkeys(remark.sheet for remark in remarks)) == ["places", "events", "geometries"]


def test_a_dossier_with_problems_has_its_remarks_beside_them(letter: Path) -> None:
    whole = gd.read_dossier(letter).remarks
    set_cell(letter, "events.csv", 2, "date", "30.9.1398")
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(letter)
    assert [problem.column for problem in caught.value.problems] == ["date"]
    assert caught.value.remarks == whole


@pytest.mark.parametrize(
    ("date", "countries"),
    [
        ("1398-09-30", ""),
        ("1582-10-04", ""),
        ("1649-02-12", "Britain, Bulgaria"),
        ("1917-11-07", "Greece"),
        ("1950-10-12", ""),
    ],
)
def test_a_day_of_two_calendars_is_asked_about(checked: Path, date: str, countries: str) -> None:
    replace_once(checked, "dossier.toml", 'date = "1398-09-30"', f'date = "{date}"')
    asked = [remark for remark in gd.read_dossier(checked).remarks if remark.column == "calendar"]
    assert bool(asked) == bool(countries)
    for remark in asked:
        assert f"on that day the Julian was in use in {countries}" in remark.why
    replace_once(checked, "dossier.toml", f'date = "{date}"', f'date = "{date}"\ncalendar = "gregorian"')
    assert [remark for remark in gd.read_dossier(checked).remarks if remark.column == "calendar"] == []
