"""Writes the cable in each format, and docs/exchange-cable.md, which tells what is lost and shows an event: `make exchange`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from geodata import Dossier, read_dossier, read_tables, write
from geodata.exchange.forms import FORMS, Form
from geodata.exchange.tables import Tables, records

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "exchange-cable.md"
FOLDER = ROOT / "docs" / "exchange"
EVENT, TITLE = "rec-1", "1: begin at once to evacuate Pyongyang"
SHOWN = ("title", "date", "date_as_written", "places", "quotation", "source", "modality", "voice", "checked")
# Lines of a format that show an event, and letters of each.
MOST_LINES, MOST_LETTERS = 14, 150

HEAD = """\
# The cable in each format

What becomes of the first dossier, Cable No. 75511, in each format, and of one of its events. The files lie in
`docs/exchange`. This page is made with `make exchange`.
"""


def main() -> int:
    """Write the files and the page."""
    FOLDER.mkdir(exist_ok=True)
    PAGE.write_text(page(read_dossier(ROOT / "seeds" / "cable-75511"), FOLDER), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    return 0


def page(dossier: Dossier, folder: Path) -> str:
    """The page, in Markdown; the files are written into a folder."""
    parts = [HEAD, _table()]
    for form in FORMS:
        if form.writes:
            parts += _section(dossier, form, folder)
    return "\n".join(parts)


def file_of(form: Form, dossier: Dossier) -> str:
    """The name of the file in a format; the first ending of each is its own."""
    return f"{dossier.id}{form.suffixes[0]}"


def _table() -> str:
    rows = [
        f"| `{form.name}` | {form.title} | {', '.join(f'`{each}`' for each in form.suffixes)} | `{form.media_type}` "
        f"| {'yes' if form.reads else 'no'} | {'yes' if form.writes else 'no'} |"
        for form in FORMS
    ]
    return "\n".join(
        [
            "| name | format | endings | media type | read | written |",
            "| --- | --- | --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


def _section(dossier: Dossier, form: Form, folder: Path) -> Iterator[str]:
    path = folder / file_of(form, dossier)
    lost = write(dossier, path, form=form.name)
    yield f"## {form.title}\n"
    told = "; ".join(map(str, lost))
    yield f"`{path.name}`. {f'What has no place: {told}.' if told else 'Nothing is lost.'}\n"
    if lines := list(_lines(path)):
        yield "\n".join(["One event in it:", "", "```text", *lines, "```", ""])
    if form.reads:
        yield _back(read_tables(path, form=form.name))


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file of text that show the event."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return
    at = next((number for number, line in enumerate(lines) if TITLE in line), None)
    if at is None:
        return
    # Where an element has several lines, its head stands above its title.
    first = at if len(lines[at]) > MOST_LETTERS else max(at - 2, 0)
    for line in lines[first : first + MOST_LINES]:
        text = line.replace("`", "'")
        found = text.find(TITLE)
        start = max(found - MOST_LETTERS // 2, 0) if len(text) > MOST_LETTERS and found > 0 else 0
        yield (
            ("…" if start else "")
            + text[start : start + MOST_LETTERS]
            + ("…" if len(text) > start + MOST_LETTERS else "")
        )
        if len(line) > MOST_LETTERS * 4:
            return  # a line for each event


def _back(tables: Tables) -> str:
    """What an import finds again of the event."""
    row = next((row for row in records(tables.sheets["events"]) if row["id"] == EVENT), None)
    if row is None:
        return "The event is not found again.\n"
    cells = [f"| `{name}` | {row[name][:MOST_LETTERS].replace('|', chr(92) + '|')} |" for name in SHOWN if row[name]]
    return "\n".join(["Read again:", "", "| column | cell |", "| --- | --- |", *cells, ""])


if __name__ == "__main__":
    sys.exit(main())
