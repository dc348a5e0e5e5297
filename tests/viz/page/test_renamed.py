"""No renderer, label rule or script asks for the name of a layer: with other names everything is as before, but for the names."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from matplotlib import style
from PIL import Image

from geodata import read_dossier
from viz import StoryMap, story_map
from viz.page.page import ASSETS
from viz.payload.payload import payload
from viz.plates.plates import static_story
from viz.printing.files import SETTINGS

pytestmark = pytest.mark.thorough

SEEDS = sorted(path for path in (Path(__file__).parents[3] / "seeds").iterdir() if path.is_dir())


@pytest.fixture(scope="module", autouse=True)
def without_relief() -> object:
    """The relief has no names, and takes long."""
    with pytest.MonkeyPatch.context() as patch:
        for renderer in ("figures.maps", "plates.maps"):
            patch.setattr(f"viz.{renderer}.ground", lambda *_: Image.new("RGB", (1, 1)))
        yield


def renamed(story: StoryMap) -> tuple[StoryMap, dict[str, str]]:
    """The story whose layers have other names, and which; the base map's parts are called as they are."""
    names = {layer.id: f"zz{at}zz" for at, layer in enumerate(story.layers) if layer.kind != "base"}
    layers = tuple(replace(layer, id=names.get(layer.id, layer.id)) for layer in story.layers)
    return story.replace(layers=layers), {new: old for old, new in names.items()}


def outputs(story: StoryMap) -> dict[str, str]:
    """What page, figure and print are made from."""
    drawn = io.BytesIO()
    with style.context(["default", SETTINGS]):
        static_story(story.shown, story.theme, width_mm=114).savefig(drawn, format="svg", metadata={"Date": None})
    return {
        "page": json.dumps(payload(story)),
        "figure": story.figure().to_json(remove_uids=False),
        "print": drawn.getvalue().decode(),
    }


@pytest.mark.parametrize("seed", SEEDS, ids=[path.name for path in SEEDS])
def test_other_names_change_nothing_but_the_names(seed: Path) -> None:
    story = story_map(read_dossier(seed))
    other, names = renamed(story)
    expected = outputs(story)
    for output, text in outputs(other).items():
        assert any(new in text for new in names)
        for new, old in names.items():
            text = text.replace(new, old)  # noqa: PLW2901 - name by name
        assert text == expected[output], output


def test_neither_scripts_nor_styles_name_a_layer() -> None:
    dossiers = {layer.id for seed in SEEDS for layer in story_map(read_dossier(seed)).layers if layer.kind != "base"}
    words = {name for name in dossiers if name not in {"events", "candidates", "places"}}  # words of the story too
    for file in Path(str(ASSETS)).rglob("*"):
        if file.suffix in {".js", ".css"} and file.parent.name != "bundle":
            text = file.read_text(encoding="utf-8")
            assert not [name for name in words if f'"{name}' in text], file.name
