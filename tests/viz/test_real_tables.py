"""Twelve tables of twelve kinds, each on a map by what `docs/tables.md` says: count, order, extent and legend."""

import ast
import re
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import chronotope
from viz import StoryMap
from viz.layers.features import features
from viz.layers.styles import SCREEN
from viz.payload.payload import payload
from viz.stories.legend import legend

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
CODE = {re.findall(r'"(\w+)\.html"', code)[0]: code for code in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[1:]}
MOST_STATEMENTS = 4
MOST_BYTES = 30_000

# For each table: marks, rows that are left out, the first and the last line, whole degrees west, south, east, north, legend.
EXPECTED: dict[str, tuple[int, dict[int, str], str, str, tuple[int, int, int, int], list[str]]] = {
    "battles": (
        24,
        {},
        "6–8 March 1862: Pea Ridge",
        "2–9 April 1865: Fort Blakely",
        (-95, 29, -86, 37),
        ["result: Union", "result: Confederate", *(f"casualties: {n}" for n in (5000, 2000, 200, "not given"))],
    ),
    "letters": (
        9,
        {},
        "5 August 1716 [16 August 1716]: Hague",
        "31 July 1718 [11 August 1718]: Tunis",
        (1, 34, 32, 55),
        [],
    ),
    "drift": (
        48,
        {},
        "5 April 1915: events 0",
        "12 April 1916: events 47",
        (-57, -78, -37, -60),
        [*(f"fathoms: {number}" for number in (180, 200, 220, 240, 260)), "fathoms: not given"],
    ),
    "storms": (
        53,
        {},
        "25 June 1851: events 0",
        "19 October 1851: events 52",
        (-106, 6, -42, 55),
        [f"knots: {number}" for number in (40, 60, 80, 100)],
    ),
    "trade": (
        9,
        {4: "no date", 10: "no place"},
        "April–June 1402: Bruges",
        "spring 1406: Boston",
        (-14, 35, 28, 65),
        [
            *[f"cargo: {cargo}" for cargo in ("wool", "herring", "timber", "salt", "cloth", "stockfish")],
            "lasts: 200",
            "lasts: 100",
            "lasts: 20",
        ],
    ),
    "sites": (
        29,
        {19: "no place", 21: "no place"},
        "4981–4681 BCE: Mose",
        "1790–1950: Mikweti",
        (7, -14, 32, 9),
        [
            *(
                f"FEATURE: {word}"
                for word in ("Pollencore", "Slag mound", "Layer", "Pit", "Furnace", "Grave", "Trench")
            ),
            "FEATURE: not given",
        ],
    ),
    "elections": (
        34,
        {},
        "6 November 1860: Alabama",
        "6 November 1860: Wisconsin",
        (-127, 22, -63, 52),
        [
            *[f"candidate: {name}" for name in ("Breckinridge", "Lincoln", "Bell", "Douglas")],
            "electors: 20",
            "electors: 10",
            "electors: 2",
        ],
    ),
    "census": (
        39,
        {},
        "1880: Anniston",
        "1930: Carbon Hill",
        (-88, 31, -85, 35),
        [f"population: {number}" for number in ("200,000", "100,000", "10,000", "not given")],
    ),
    "epidemic": (
        36,
        {},
        "5 February 2020, 21:53:02 UTC: US",
        "2 March 2020, 20:23:16 UTC: US",
        (-154, -77, -154, 90),
        [
            *(f"Deaths: {number}" for number in (0, 500, 1000, 1500, 2000, 2500)),
            *(f"Confirmed: {number}" for number in ("50,000", "20,000", "2000")),
        ],
    ),
    "strikes": (
        24,
        {11: "no place", 13: "no place", 14: "no place"},
        "1 May 2014 – 1 July 2015: Construction Contractors Council",
        "7 September – 7 December 2016: Fort Worth Symphony Orchestra",
        (-168, 11, -61, 59),
        ["# Idled: 10,000", "# Idled: 5000", "# Idled: 500"],
    ),
    "voyage": (
        50,
        {11: "no place", 50: "no place"},
        "1 February 1777: events 0",
        "30 April 1777: events 51",
        (145, -51, -152, -12),
        [],
    ),
    "stations": (
        38,
        {26: "no place"},
        "1 January 1949 – 28 November 1983: STONINGTON BRI-BASE",
        "24 February 2003 – 12 January 2019: BROCKTON",
        (-180, -90, 180, -54),
        [f"CTRY: {country}" for country in ("UK", "AY", "AR")],
    ),
}


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A folder with the tables, in which pages are named and not written; without the base map, the same under all."""
    shutil.copytree(ROOT / "tests" / "tables", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    names: list[str] = []
    monkeypatch.setattr(StoryMap, "save", lambda _, name: names.append(name))
    monkeypatch.setattr("viz.quick.base_layers", tuple)
    return names


def test_every_table_is_on_the_page_with_its_source() -> None:
    tables = {path.name for path in (ROOT / "tests" / "tables").iterdir()}
    assert set(re.findall(r"^\| `([\w.]+)` \| .+ \| .+ \|$", PAGE, re.MULTILINE)) == tables
    assert {name.split(".")[0] for name in tables} == set(CODE) == set(EXPECTED)
    assert max(path.stat().st_size for path in (ROOT / "tests" / "tables").iterdir()) <= MOST_BYTES


@pytest.mark.parametrize("name", list(EXPECTED))
def test_a_table_is_on_its_map(name: str, saved: list[str]) -> None:
    count, left_out, first, last, degrees, words = EXPECTED[name]
    assert len(ast.parse(CODE[name]).body) <= MOST_STATEMENTS
    names: dict[str, Any] = {"ct": chronotope, "pd": pd}
    exec(compile(CODE[name], f"docs/tables.md, {name}", "exec"), names)  # noqa: S102 - it is our own documentation
    story: StoryMap = names["story"]
    assert saved == [f"{name}.html"]
    assert sum(len(features(layer, SCREEN)) for layer in story.layers) == count
    assert story.left_out.to_dict() == left_out
    cards = story.narrative.cards
    assert len(cards) == len({card["id"] for card in cards}) == count
    assert (cards[0]["line"], cards[-1]["line"]) == (first, last)
    assert [card["day"] for card in cards] == sorted(card["day"] for card in cards)
    assert tuple(map(round, story.views[0].extent)) == degrees
    assert [entry["words"] for entry in legend(story.layers)] == words
    assert [entry["words"] for entry in payload(story)["legend"]] == words
    (view,) = story.views
    for layer in story.layers:
        assert all(view.contains(shape) for shape in story.project(layer.data).geometry)
