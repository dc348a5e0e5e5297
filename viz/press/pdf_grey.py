"""A PDF without colour: what is drawn and pictures become DeviceGray, each colour the grey of the same lightness."""

import re

from PIL import Image

from viz.layers.styles import Theme
from viz.press.pdf_objects import PdfObject, PdfObjects
from viz.press.pdf_packing import is_picture, size_of

_GREY = Theme(grey=True)
# Colours in what is drawn: the names of spaces, and three numbers before the operators of ISO 32000-1, 8.6.8. Strings, whose
# bytes are numbers of glyphs, are passed over.
_STRING = rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>"
# matplotlib writes the parts of a colour from 0 to 1: most other numbers are seen at their first digit to be none.
_NUMBER = rb"(?:[01](?:\.\d*)?|\.\d+)"
_PAINT = re.compile(
    rb"(?P<string>%b)|/(?P<space>DeviceRGB)(?=\s+(?:CS|cs)\b)"
    rb"|(?<![\w.-])(?P<red>%b)\s+(?P<green>%b)\s+(?P<blue>%b)\s+(?P<operator>RG|rg)\b" % (_STRING, *[_NUMBER] * 3),
    re.DOTALL,
)


def in_grey(objects: PdfObjects) -> None:
    """Turn everything in a PDF into grey.

    Args:
        objects: of a PDF of matplotlib's; changed.
    """
    pages = {
        int(found[1]) for page in objects.of_type(b"Page") if (found := re.search(rb"/Contents (\d+) 0 R", page.head))
    }
    for number, each in objects.objects.items():
        if each.stream is None:
            continue
        if number in pages or re.search(rb"/Subtype /Form\b|/PatternType\b", each.head):
            each.stream = _PAINT.sub(_grey, each.stream)
        elif is_picture(each):
            _grey_picture(each)


def _grey(found: re.Match[bytes]) -> bytes:
    if found["string"]:
        return found["string"]
    if found["space"]:
        return b"/DeviceGray"
    level = _level(*(255 * float(found[name]) for name in ("red", "green", "blue")))
    return b"%.4g %b" % (level / 255, b"G" if found["operator"] == b"RG" else b"g")


def _level(red: float, green: float, blue: float) -> int:
    """How light a colour is, 0 to 255; see `Theme.paint`."""
    paint = _GREY.paint("#" + "".join(f"{round(part):02x}" for part in (red, green, blue)))
    return int(paint[1:3], 16)


def _grey_picture(picture: PdfObject) -> None:
    """Turn a picture into grey."""
    if b"/DeviceRGB" in picture.head:
        picture.stream = Image.frombytes("RGB", size_of(picture), picture.stream or b"").convert("L").tobytes()
        picture.head = picture.head.replace(b"/DeviceRGB", b"/DeviceGray")
