"""Fonts of one's own: a theme's font sets the plate, one that is not there is refused, and what it lacks is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.text import Text

import viz
from viz.fonts import own_fonts
from viz.fonts.faces import OwnFaces
from viz.fonts.own_fonts import OtherFace, own_faces
from viz.layers.kinds import base_layers
from viz.layers.styles import PRINT

pytestmark = pytest.mark.thorough

# These come with matplotlib.
OWN, SERIF = "DejaVu Sans", "DejaVu Serif"
LAYERS = [layer for layer in base_layers() if layer.id != "base-relief"]


def plate(font: str, title: str = "Korea") -> Figure:
    views = [viz.map_view((124, 38, 131, 43), title="Korea")]
    story = viz.StoryMap(LAYERS, views=views, theme=replace(PRINT, font=font))
    return story.static(width_mm=114, title=title)[0]


def first(figure: Figure) -> dict[str, str]:
    """The first family of each text."""
    return {text.get_text(): text.get_fontfamily()[0] for text in figure.findobj(Text) if text.get_text()}


@pytest.mark.parametrize(
    ("font", "sans", "book"),
    [
        (PRINT.font, "Source Sans Pro", "Spectral"),
        (f"'No Such', \"{OWN}\", sans-serif", OWN, "Spectral"),
        (f"{SERIF}, serif", SERIF, SERIF),
    ],
)
def test_a_font_of_ones_own_sets_the_plate(font: str, sans: str, book: str) -> None:
    families = first(plate(font))
    assert families["Korea"] == sans
    assert families["Hamgyong Mountains"] == book


def test_a_font_that_is_not_installed_is_one_line_and_names_what_is_there() -> None:
    with pytest.raises(ValueError, match="'Dejavu Sanz', which is not installed: did you mean 'DejaVu Sans'"):
        plate("Dejavu Sanz")


def test_what_a_font_lacks_is_set_in_the_usual_type_and_told() -> None:
    with pytest.warns(OtherFace, match="Cmr10|cmr10 has no .*; in the usual type are set: .*“Ŏng”") as told:
        families = first(plate("cmr10", title="Ŏng"))
    assert families["Ŏng"] == "Source Sans Pro"
    assert len(told) == 1


def test_a_font_that_was_installed_since_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "New.ttf"
    file.write_bytes(Path(fontManager.findfont(SERIF)).read_bytes())
    monkeypatch.setattr(fontManager, "ttflist", [each for each in fontManager.ttflist if each.name != SERIF])
    monkeypatch.setattr(own_fonts, "findSystemFonts", lambda: [str(file)])
    own_faces.cache_clear()
    assert own_faces(f"{SERIF}, serif") == OwnFaces(sans=(SERIF,), book=(SERIF,))
    own_faces.cache_clear()
