"""What editors see: mistakes in the use of the public names are told before anything runs, by mypy and by pyright alike."""

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

import viz
from viz import Layer, StoryMap
from viz.layers.layer import LayerChanges
from viz.layers.styles import THEMES, ThemeName
from viz.stories.story import StoryChanges

ROOT = Path(__file__).parent.parent
# What is wrong stands before a line that says so; all else must be right.
CODE = """\
import geopandas

import chronotope as ct

dossier = ct.read_dossier("seeds/cable-75511")
story = ct.story_map(dossier)
own = ct.LineLayer(geopandas.GeoDataFrame(geometry=[], crs="EPSG:4326"), id="own", colour="gauge")  # wrong
mine = ct.StoryMap([*ct.base_layers()], views=[ct.map_view((124, 36, 131, 43))], theme="print", title="Mine")
ct.StoryMap([*ct.base_layers()], views=[ct.map_view((124, 36, 131, 43))], theme="sepia")  # wrong
ct.StoryMap([*ct.base_layers()], view=ct.map_view((124, 36, 131, 43)))  # wrong
mine.replace(theme="greyscale", layers=[story["fronts"]], colors={"prc": "#8a1538"}).save("mine.html")
mine.replace(titel="Mine")  # wrong
mine.replace(title=1950)  # wrong
mine.replace_layer("fronts", style=ct.Style(width=3), hover=("label", "valid"), visible=False).at("1950")
mine.replace_layer("fronts", stlye=ct.Style(width=3))  # wrong
mine.replace_layer("fronts", visible="no")  # wrong
ct.quick_map(dossier.events, date="when", colour="kind")  # wrong
ct.quick_map(dossier.events, date="when", color="kind").figure(panels=["1950", "1951"])
ct.quick_mapp  # wrong
"""
WRONG = {number for number, line in enumerate(CODE.splitlines(), start=1) if line.endswith("# wrong")}
TOLD = {
    "mypy": ("--no-error-summary", r"misuse\.py:(\d+): error"),
    "basedpyright": ("--level=error", r"misuse\.py:(\d+):\d+ - error"),
}


@pytest.mark.thorough
@pytest.mark.parametrize("checker", TOLD)
def test_a_mistake_is_told_before_it_runs(checker: str, tmp_path: Path) -> None:
    script = tmp_path / "misuse.py"
    script.write_text(CODE, encoding="utf-8")
    option, pattern = TOLD[checker]
    program = Path(sys.executable).with_name(checker)
    said = subprocess.run([program, option, script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert {int(number) for number in re.findall(pattern, said.stdout)} == WRONG, said.stdout


def test_what_is_changed_are_the_fields_there_are() -> None:
    """The types of `replace` and `replace_layer` name what these take when they run."""
    assert set(StoryChanges.__annotations__) == {"colors", *(each.name for each in fields(StoryMap))}
    named = (getattr(viz, name) for name in viz.__all__)
    kinds = [kind for kind in named if isinstance(kind, type) and issubclass(kind, Layer)]
    assert len(kinds) > 10
    assert set(LayerChanges.__annotations__) == {each.name for kind in kinds for each in fields(kind)}
    assert set(get_args(ThemeName)) == set(THEMES)
