"""The streams of a PDF are packed, once: matplotlib's own packing of pictures takes several times as long."""

import re
import zlib

import numpy as np

from viz.press.pdf_objects import PdfObject, PdfObjects

# Of zlib's levels the last that is quick: the usual one takes three times as long to make a map a twentieth smaller.
LEVEL = 4
# PNG's filter that says of each byte how it differs from the one above (ISO 32000-1, 7.4.4.4). A relief, which has been enlarged,
# and its sea become smaller by it than by choosing a filter for each row.
UP = 2


def pack(objects: PdfObjects) -> None:
    """Pack each stream that is not yet.

    Args:
        objects: of a PDF of matplotlib's; changed.
    """
    for each in objects:
        if each.stream is None or b"/Filter" in each.head:
            continue
        if is_picture(each):
            _pack_picture(each)
        else:
            each.stream = zlib.compress(each.stream, LEVEL)
            each.extend(b" /Filter /FlateDecode")


def is_picture(each: PdfObject) -> bool:
    """Whether an object is a picture, or what one has of transparency."""
    return b"/Subtype /Image" in each.head


def size_of(picture: PdfObject) -> tuple[int, int]:
    """Width and height of a picture, in pixels."""
    found = re.search(rb"/Width (\d+) /Height (\d+)", picture.head)
    if found is None:
        raise ValueError("this is no PDF of matplotlib's")
    return int(found[1]), int(found[2])


def _pack_picture(picture: PdfObject) -> None:
    width, height = size_of(picture)
    rows = np.frombuffer(picture.stream or b"", np.uint8).reshape(height, -1)
    filtered = np.empty((height, rows.shape[1] + 1), np.uint8)
    filtered[:, 0] = UP
    filtered[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
    picture.stream = zlib.compress(filtered.data, LEVEL)
    parameters = (10 + UP, rows.shape[1] // width, width)
    picture.extend(b" /Filter /FlateDecode /DecodeParms << /Predictor %d /Colors %d /Columns %d >>" % parameters)
