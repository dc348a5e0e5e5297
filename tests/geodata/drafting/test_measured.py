"""Drafts are as good as readers want them: `benchmarks/drafting.py` is run, and its figures are held against what is wanted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
Table = dict[str, dict[str, float]]

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def measured() -> dict[str, Table]:
    command = [sys.executable, "-W", "error", "benchmarks/drafting.py", "--json"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    printed = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    tables: dict[str, Table] = json.loads(printed)
    return tables


def test_toponyms_of_dossiers_are_toponyms(measured: dict[str, Table]) -> None:
    figures = measured["toponyms"]["the four dossiers"]
    assert figures["gold"] == 55
    assert figures["P"] >= 0.9


def test_events_of_dossiers_are_told(measured: dict[str, Table]) -> None:
    figures = measured["events"]["the four dossiers"]
    assert figures["gold"] == 70
    assert figures["P of all claims"] >= 0.9


@pytest.mark.parametrize("half", ["open", "kept"])
def test_dates_are_found(measured: dict[str, Table], half: str) -> None:
    figures = measured["dates"][half]
    assert figures["F1"] >= 0.88
    assert figures["value right of all"] >= 0.75


def test_modalities_and_voices_of_documents_are_those_of_readers(measured: dict[str, Table]) -> None:
    figures = measured["events"]["the ten documents"]
    assert figures["gold"] == 147
    assert figures["modality macro-F1"] >= 0.6
    assert figures["voice macro-F1"] >= 0.6
