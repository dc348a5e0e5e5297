"""Small pictures."""

import io

from PIL import Image


def _made(form: str) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (40, 30), "#b2182b").save(held, form)
    return held.getvalue()


PNG, JPEG = _made("PNG"), _made("JPEG")
