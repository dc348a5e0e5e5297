"""Names along arcs in a PDF: drawn letter by letter, found as one text, once."""

import shutil
from pathlib import Path

import pytest
from other_programs import told

import viz
from viz.layers.kinds import base_layers
from viz.printing.curved_names import CurvedName
from viz.printing.files import write_figure

pytestmark = pytest.mark.thorough

poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler: apt install poppler-utils")


@poppler
def test_every_name_along_an_arc_is_found_once(tmp_path: Path) -> None:
    layers = [layer for layer in base_layers() if layer.id != "base-relief"]
    figure, _ = viz.StoryMap(layers, views=[viz.map_view((124, 38, 131, 43))]).static(width_mm=114)
    names = figure.findobj(CurvedName)
    assert {"Hamgyong Mountains", "Korea Bay", "Taedong"} <= {name.get_text() for name in names}
    pdf = write_figure(figure, tmp_path / "map.pdf", dpi=72)
    lines = told("pdftotext", pdf, "-").splitlines()
    for name in names:
        assert lines.count(name.get_text()) == 1, name.get_text()
        # Afterwards the figure is as it was.
        assert not name.get_visible()
        assert not any(letter.get_path_effects() for letter in name.letters)
