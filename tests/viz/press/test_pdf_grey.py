"""A PDF in grey: no object of it is coloured, and it looks as the coloured one does without its colours."""

import io
import re
import shutil
import zlib
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from other_programs import told
from PIL import Image

import viz
from geodata import Dossier
from viz.layers.styles import Theme
from viz.press.pdf_objects import PdfObjects
from viz.printing.files import write_figure

pytestmark = pytest.mark.thorough

poppler = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler: apt install poppler-utils")
# Two texts whose bytes would be read as colours.
TEXTS = ("1 0 0 rg", "(0 1 0 RG")
BLUE = "#1b6ca8"


def coloured(figure: Figure) -> Figure:
    """A figure with colours of every kind: lines, areas, hatches, type, a picture of many colours, one of few."""
    figure.add_artist(Rectangle((0.1, 0.1), 0.3, 0.3, facecolor="red", edgecolor=BLUE, hatch="//"))
    for number, text in enumerate(TEXTS):
        figure.text(0.1, 0.6 + 0.1 * number, text, color=BLUE)
    many = np.dstack([np.tile(np.arange(64, dtype=np.uint8), (64, 1))] * 3)
    many[..., 1] = many[..., 0].T
    few = np.where(many[..., :1] < 32, [[[200, 40, 40, 128]]], [[[92, 40, 41, 255]]]).astype(np.uint8)
    for at, picture in ((0.5, many), (0.75, few)):
        figure.add_axes((at, 0.1, 0.2, 0.8)).imshow(picture)
    return figure


def colours(pdf: Path) -> list[bytes]:
    """The colours that a PDF still has, each as it is written."""
    objects = PdfObjects(pdf.read_bytes())
    found = [each.head for each in objects if b"DeviceRGB" in each.head or b"DeviceCMYK" in each.head]
    for each in objects:
        if each.stream is not None and b"/Filter" in each.head and b"/Subtype /Image" not in each.head:
            strings = re.sub(rb"\((?:\\.|[^\\()])*\)", b"()", zlib.decompress(each.stream), flags=re.DOTALL)
            found += re.findall(rb"[^\n]*(?:\brg|\bRG|/DeviceRGB)\b", strings)
    return found


@poppler
def test_nothing_in_grey_is_coloured_and_all_of_it_is_there(tmp_path: Path) -> None:
    figure = coloured(Figure((4, 2), dpi=100))
    plain = write_figure(figure, tmp_path / "plain.pdf", dpi=100)
    grey = write_figure(figure, tmp_path / "grey.pdf", dpi=100, grey=True)
    assert len(colours(plain)) > 5
    assert colours(grey) == []
    assert told("pdftotext", grey, "-").split() == told("pdftotext", plain, "-").split()
    listed = told("pdfimages", "-list", grey).splitlines()[2:]
    assert [line.split()[5] for line in listed] == ["gray"] * 3
    for file in (plain, grey):
        told("pdftoppm", "-r", "100", "-png", "-singlefile", file, file.with_suffix(""))
    with Image.open(tmp_path / "plain.png") as one, Image.open(tmp_path / "grey.png") as other:
        light, same = (np.asarray(each.convert("RGB")).astype(float) for each in (one, other))
    assert (same == same[..., :1]).all()
    red = (light == [255, 0, 0]).all(axis=-1)
    assert red.any()
    assert set(same[red].ravel()) == {int(Theme(grey=True).paint("#ff0000")[1:3], 16)}


@poppler
def test_a_map_without_colour_is_grey_in_every_file(invented: Dossier, tmp_path: Path) -> None:
    story = viz.story_map(invented).replace(theme="greyscale")
    pdf, png, tiff = (story.save(tmp_path / name, width_mm=60, dpi=72) for name in ("a.pdf", "a.png", "a.tiff"))
    assert colours(pdf) == []
    listed = [line.split() for line in told("pdfimages", "-list", pdf).splitlines()[2:]]
    assert [line[5] for line in listed if line[2] == "image"] != []
    assert {line[5] for line in listed} == {"gray"}
    for file in (png, tiff):
        with Image.open(file) as picture:
            assert picture.mode == "L"
            assert len(picture.getcolors()) > 50


def test_what_is_taken_apart_is_put_together_again() -> None:
    drawn = io.BytesIO()
    coloured(Figure((4, 2))).savefig(drawn, format="pdf", metadata={"CreationDate": None})
    objects = PdfObjects(drawn.getvalue())
    again = PdfObjects(objects.written())
    assert again.objects.keys() == objects.objects.keys()
    assert all(again.objects[number].stream == each.stream for number, each in objects.objects.items())
    with pytest.raises(ValueError, match="no PDF of matplotlib's"):
        PdfObjects(b"%PDF-1.7 xref\n0 startxref")
