"""What a PDF for print is packed with: every stream once, pictures as they were, and no more of a face than its shapes."""

import io
import zlib
from pathlib import Path

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure

from viz.fonts.faces import BOOK, SANS
from viz.press.pdf_objects import PdfObjects
from viz.printing.files import write_figure

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    """Pixels of every colour, half of them transparent."""
    pixels = np.random.default_rng(5).integers(0, 256, (40, 50, 4), np.uint8)
    pixels[:, :25, 3] = 255
    return pixels


@pytest.fixture(scope="module")
def drawn(picture: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> PdfObjects:
    """A figure with a picture and type of two families."""
    figure = Figure((2, 2))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.imshow(picture, interpolation="none")
    for height, family in enumerate((SANS, BOOK)):
        figure.text(0.1, 0.2 + 0.4 * height, "fi Ta Yalu", family=family[0])
    target: Path = tmp_path_factory.mktemp("packed") / "figure.pdf"
    return PdfObjects(write_figure(figure, target).read_bytes())


def test_all_but_what_the_file_says_of_itself_is_packed(drawn: PdfObjects) -> None:
    plain = [each for each in drawn if each.stream is not None and b"/Filter /FlateDecode" not in each.head]
    assert [b"/Type /Metadata" in each.head for each in plain] == [True]


def test_a_picture_and_its_transparency_are_those_that_were_drawn(drawn: PdfObjects, picture: np.ndarray) -> None:
    found = []
    for each in drawn:
        if b"/Subtype /Image" in each.head:
            channels = 3 if b"/DeviceRGB" in each.head else 1
            assert b"/DecodeParms << /Predictor 12 /Colors %d /Columns 50 >>" % channels in each.head
            rows = np.frombuffer(zlib.decompress(each.stream or b""), np.uint8).reshape(40, 1 + 50 * channels)
            assert set(rows[:, 0]) == {2}
            found.append(rows[:, 1:].cumsum(axis=0, dtype=np.uint8).reshape(40, 50, channels))
    # matplotlib puts a picture's last row first, and turns it about where it is drawn.
    assert np.array_equal(np.dstack(sorted(found, key=np.size, reverse=True))[::-1], picture)


def test_faces_come_without_what_has_placed_their_letters(drawn: PdfObjects) -> None:
    faces = [TTFont(io.BytesIO(zlib.decompress(each.stream or b""))) for each in drawn if b"/Length1" in each.head]
    assert len(faces) >= 2
    for face in faces:
        assert {"glyf", "hmtx"} <= set(face.keys())
        assert set(face.keys()).isdisjoint({"GDEF", "GPOS", "GSUB", "kern"})
