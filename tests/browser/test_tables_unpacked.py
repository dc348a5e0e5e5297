"""The script reads the tables that Python packs: every way of packing, row by row, and lines from their steps."""

import json
from typing import Any

import numpy as np
import pytest
from packing_cases import CASES, Case
from playwright.sync_api import Browser

from viz.page.page import asset
from viz.payload.marks import Units
from viz.payload.packing import Distinct, Words, table

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def run(browser: Browser) -> Any:
    """Evaluate an expression with the functions of the script."""
    page = browser.new_page()
    yield lambda expression: page.evaluate(f"() => {{ {asset('tables.js')}\nreturn {expression}; }}")
    page.close()


@pytest.mark.parametrize("case", CASES, ids=[case.about for case in CASES])
def test_a_column_comes_back_in_the_script(run: Any, case: Case) -> None:
    words: Words = Distinct()
    packed = table({"x": case.values}, words)
    read = run(f"JSON.stringify(createTable({json.dumps(packed)}, {json.dumps(words.listed)}).column('x'))")
    # As texts, since JSON tells true from 1; there 2.0 and 2 are one number.
    assert read == json.dumps(case.values, separators=(",", ":"), ensure_ascii=False).replace("2.0", "2")


def test_rows_and_single_values_are_those_of_the_columns(run: Any) -> None:
    columns = {case.about: (case.values * 5)[:5] for case in CASES if case.values}
    words: Words = Distinct()
    made = f"createTable({json.dumps(table(columns, words))}, {json.dumps(words.listed)})"
    rows = [{name: values[at] for name, values in columns.items()} for at in range(5)]
    assert run(f"{made}.rows()") == rows
    assert run(f"{made}.row(3)") == rows[3]
    assert run(f"{json.dumps(list(columns))}.map((name) => {made}.at(name, 2))") == list(rows[2].values())


def test_a_place_is_a_list_of_one(run: Any) -> None:
    assert run("[listed(7), listed([]), listed([1, 2])]") == [[7], [], [1, 2]]


def test_lines_come_back_from_their_steps(run: Any) -> None:
    metres = np.random.default_rng(1).uniform(0, 1e7, (200, 2))
    units = Units(west=-1e6, north=2e7, metres=250)
    [packed] = units.path([metres])
    assert run(f"[...unstepped({json.dumps(packed)})]") == units.places(metres).ravel().tolist()
