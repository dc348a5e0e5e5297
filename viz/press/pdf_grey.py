"""A PDF without colour: what is drawn, pictures and palettes become DeviceGray, each colour the grey of the same lightness."""

import io
import re
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

from viz.layers.styles import Theme
from viz.press.pdf_objects import PdfObject, PdfObjects

_GREY = Theme(grey=True)
# Colours in what is drawn: the names of spaces, and three numbers before the operators of ISO 32000-1, 8.6.8. Strings, whose
# bytes are numbers of glyphs, are passed over.
_STRING = rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>"
_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
_PAINT = re.compile(
    rb"(?P<string>%b)|/(?P<space>DeviceRGB)(?=\s+(?:CS|cs)\b)"
    rb"|(?<![\w.])(?P<red>%b)\s+(?P<green>%b)\s+(?P<blue>%b)\s+(?P<operator>RG|rg)\b" % (_STRING, *[_NUMBER] * 3),
    re.DOTALL,
)
_IS_PAINTED = re.compile(rb"\s(?:RG|rg)\b|/DeviceRGB\b")
_PALETTE = re.compile(rb"\[\s*/Indexed\s+/DeviceRGB\s+\d+\s+\((?P<colors>(?:\\.|[^\\()])*)\)\s*\]", re.DOTALL)
# Of zlib's levels the first that is quick: the usual one takes four times as long to pack a relief a tenth smaller.
PICTURE_PACKED = 3
# How strings of PDF escape their bytes.
_ESCAPED = {b"n": b"\n", b"r": b"\r"}
# The first bytes of a PNG, and its kinds of pixels: colours, or their numbers in a palette.
_PNG, _COLOURED, _NUMBERED = b"\x89PNG\r\n\x1a\n", 2, 3


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
            content = each.content
            if _IS_PAINTED.search(content):
                each.refill(_PAINT.sub(_grey, content))
        elif re.search(rb"/Subtype /Image\b", each.head):
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
    """Turn a picture into grey. Its pixels are packed as those of a PNG are, each a colour or the number of one."""
    palette = _PALETTE.search(picture.head)
    if palette is None and b"/DeviceRGB" not in picture.head:
        return
    width, height, depth = (_number(picture.head, name) for name in (b"Width", b"Height", b"BitsPerComponent"))
    header = struct.pack(">IIBBBBB", width, height, depth, _NUMBERED if palette else _COLOURED, 0, 0, 0)
    colors = _chunk(b"PLTE", _unescaped(palette["colors"])) if palette else b""
    pixels = _chunk(b"IDAT", picture.stream or b"")
    grey = io.BytesIO()
    with Image.open(io.BytesIO(_PNG + _chunk(b"IHDR", header) + colors + pixels + _chunk(b"IEND", b""))) as png:
        png.convert("L").save(grey, "PNG", compress_level=PICTURE_PACKED)
    picture.stream = b"".join(_pixels(grey.getvalue()))
    head = _PALETTE.sub(b"/DeviceGray", picture.head).replace(b"/DeviceRGB", b"/DeviceGray")
    head = re.sub(rb"/BitsPerComponent \d+", b"/BitsPerComponent 8", head)
    picture.head = head.replace(b"/Colors 3", b"/Colors 1")


def _number(head: bytes, name: bytes) -> int:
    found = re.search(rb"/%b (\d+)" % name, head)
    if found is None:
        raise ValueError("this is no PDF of matplotlib's")
    return int(found[1])


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _pixels(png: bytes) -> Iterator[bytes]:
    """The packed pixels of a PNG, without what stands around them."""
    at = len(_PNG)
    while at < len(png):
        length, name = struct.unpack_from(">I4s", png, at)
        if name == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += length + 12


def _unescaped(string: bytes) -> bytes:
    return re.sub(rb"\\(.)", lambda found: _ESCAPED.get(found[1], found[1]), string, flags=re.DOTALL)
