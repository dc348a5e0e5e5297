"""Pictures of events as a page carries them: upright, no larger than it shows them, and without what else their files hold."""

import base64
import io
from functools import lru_cache
from typing import Any

from PIL import Image, ImageOps

# Pixels of the longer side: that of a page on a large screen, where it may be looked at alone.
LONGEST_PX = 1600
# Of WebP: photographs show no loss beside their originals; method 4 of 0 to 6 is the usual one.
QUALITY, METHOD = 82, 4
# A page in several languages asks for each picture again.
REMEMBERED = 64


def picture(content: bytes, alt: str, credit: str) -> dict[str, Any]:
    """A picture for a card.

    Args:
        content: the file of a picture that can be opened (see `geodata.tables.images`).
        alt: what it shows, in words.
        credit: who made it.

    Returns:
        `alt`, `credit`, `width` and `height` in pixels, and `src`, a `data:` address in WebP, the same for the same file.
    """
    source, width, height = _packed(content)
    return {"alt": alt, "credit": credit, "width": width, "height": height, "src": source}


@lru_cache(maxsize=REMEMBERED)
def _packed(content: bytes) -> tuple[str, int, int]:
    with Image.open(io.BytesIO(content)) as opened:
        upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((LONGEST_PX, LONGEST_PX))
    buffer = io.BytesIO()
    upright.convert("RGBA" if upright.has_transparency_data else "RGB").save(
        buffer, "WEBP", quality=QUALITY, method=METHOD
    )
    width, height = upright.size
    return f"data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode('ascii')}", width, height
