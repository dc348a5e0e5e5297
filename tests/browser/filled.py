"""A letter all of whose texts hold the same words."""

import json
from pathlib import Path

from letter import replace_once, set_cell, set_feature, write_letter


def filled_letter(folder: Path, words: str) -> Path:
    """Write the small dossier with some words in all its texts, one line of which stands in the document as well."""
    write_letter(folder)
    # A TOML string takes the escapes of JSON.
    quoted = json.dumps(words)
    for text in (
        "Hinrich Rode to Tideman Swarte",
        "A merchant of Lübeck on ships and herring",
        "Letter of Hinrich Rode",
    ):
        replace_once(folder, "dossier.toml", f'"{text}"', quoted)
    replace_once(folder, "dossier.toml", 'credit = "chronotope"', f"credit = {quoted}")
    replace_once(folder, "dossier.toml", '"Merchants of Lübeck"', quoted)
    replace_once(folder, "dossier.toml", '"The letter is invented."', quoted)
    inset = f'[[views]]\nid = "south"\ntitle = {quoted}\nextent = [3, 50, 13, 55]\n\n[timeline]'
    replace_once(folder, "dossier.toml", "[timeline]", inset)
    replace_once(folder, "document.txt", "Your friend,", f"{words} Your friend,")
    for row in range(2, 8):
        for column in ("title", "summary", "note"):
            set_cell(folder, "events.csv", row, column, words)
    set_cell(folder, "events.csv", 5, "quotation", words)
    set_cell(folder, "events.csv", 2, "date_rule", words)
    set_cell(folder, "people.csv", 2, "name", words)
    set_cell(folder, "sources.csv", 2, "citation", words)
    set_cell(folder, "places.csv", 2, "name", words)
    for column in ("question", "teacher_note", "answer"):
        set_cell(folder, "paths.csv", 2, column, words)
    set_cell(folder, "paths.csv", 3, "question", words)
    set_feature(folder, 1, properties={"label": words})
    return folder
