"""The small dossier with a picture at its first event, painted here."""

from pathlib import Path

import numpy as np
from letter import replace_once
from PIL import Image

ALT = "A seal of red wax"
CREDIT = "Painted for the tests; in the public domain"
# Wider than a page shows.
SIZE = (2400, 1200)


def illustrate(letter: Path, name: str = "seal.jpg", alt: str = ALT, credit: str = CREDIT) -> Path:
    """Give the letter's first event a picture, red on the left and blue on the right; returns the picture's file."""
    replace_once(letter, "events.csv", "outcome,fate,note\n", "outcome,fate,note,image,image_alt,image_credit\n")
    table = letter / "events.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    cells = [[f'"{name}"', f'"{alt}"', f'"{credit}"'], *([["", "", ""]] * (len(lines) - 2))]
    rows = [",".join([line, *more]) for line, more in zip(lines[1:], cells, strict=True)]
    table.write_text("\n".join([lines[0], *rows]) + "\n", encoding="utf-8")
    pixels = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    pixels[:, : SIZE[0] // 2, 0] = pixels[:, SIZE[0] // 2 :, 2] = 200
    (letter / "images").mkdir()
    file = letter / "images" / "seal.jpg"
    Image.fromarray(pixels).save(file)
    return file
