"""The parts of a dossier and their names: files of a folder, or sheets of a workbook.

Readers and checks speak of a part by its file; where the dossier is a workbook, `problems.DossierProblems` says the sheet.
"""

import re

# The files of a dossier in the order in which the format describes them; problems are listed in it.
FILES = (
    "dossier.toml",
    "document.txt",
    "places.csv",
    "toponyms.csv",
    "people.csv",
    "events.csv",
    "messages.csv",
    "candidates.csv",
    "geometries.geojson",
    "paths.csv",
    "sources.csv",
)
WORKBOOKS = (".xlsx", ".ods")

# A workbook spreads dossier.toml over four sheets; these parts have no file of their own.
RECORD_SHEET, ACTORS_SHEET, VIEWS_SHEET = "document", "actors", "views"
_OTHER_NAMES = {"dossier.toml": "dossier", "document.txt": "text", "geometries.geojson": "geometries"}
_TRANSLATION = re.compile(r"document\.(?P<language>.+)\.txt")
_MENTION = re.compile(rf"\b(?:{'|'.join(map(re.escape, FILES))}|document\.[A-Za-z0-9-]+\.txt)(?!\w)")
_FILE = re.compile(r"\bthe file\b")
# Words of a source, which may hold words quoted in it; or what is left of them where they were shortened.
_QUOTED = re.compile(r"(“(?:[^“”]|“[^“”]*”)*”|“[^”]*”)")


def is_translation(file: str) -> bool:
    """Whether a file is named as a translation is, `document.en.txt`."""
    match = _TRANSLATION.fullmatch(file)
    # Windows hides the last ending, and people add it again.
    return match is not None and match["language"] != "txt"


def sheet_of(file: str) -> str:
    """The sheet of a workbook that holds what a file holds in a folder: `events` for `events.csv`."""
    if match := _TRANSLATION.fullmatch(file):
        return f"text.{match['language']}"
    return _OTHER_NAMES.get(file, file.removesuffix(".csv"))


def file_of(sheet: str) -> str:
    """The file of a folder that holds what a sheet holds in a workbook; the parts without a file keep their name."""
    if sheet.startswith("text."):
        return f"document.{sheet.removeprefix('text.')}.txt"
    return {sheet_of(file): file for file in FILES}.get(sheet, sheet)


# The sheets in the order in which problems are listed.
SHEETS = ("dossier", RECORD_SHEET, ACTORS_SHEET, VIEWS_SHEET, *(sheet_of(file) for file in FILES[1:]))


def with_sheets(sentence: str) -> str:
    """A sentence that speaks of files, for the reader of a workbook: `sheet places` for `places.csv`.

    What stands in “…” are words of a source, and stays as it is.
    """
    # Beyond the last closing mark nothing is quoted; there each opening one would be followed to the end.
    end = sentence.rfind("”") + 1
    parts = [*_QUOTED.split(sentence[:end]), "", sentence[end:]]
    parts[::2] = [_FILE.sub("the sheet", _MENTION.sub(_as_sheet, ours)) for ours in parts[::2]]
    return "".join(parts)


def _as_sheet(mention: re.Match[str]) -> str:
    # What other parts point to in dossier.toml are its actors.
    return f"sheet {ACTORS_SHEET if mention[0] == 'dossier.toml' else sheet_of(mention[0])}"


def place_in_order(file: str, sheet: str | None) -> tuple[int, str]:
    """Key that sorts files and sheets as the format describes them; a translation follows the document."""
    if sheet is not None:
        name, order = sheet, SHEETS
        after = "text"
    else:
        name, order = file, FILES
        after = "document.txt"
    if name in order:
        return order.index(name), ""
    follows = name.startswith("text.") or is_translation(name)
    return (order.index(after) if follows else len(order)), name
