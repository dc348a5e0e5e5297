"""`chronotope draft`: a text becomes a draft of a dossier, a folder of texts one for each."""

import argparse
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from chronotope.command.terminal.arguments import shown
from chronotope.command.terminal.reports import counted, harmless, report
from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.reading import read_date
from geodata.drafting.sheets.places import credits_of
from geodata.errors import DossierError, ProblemsError, Refusal
from geodata.exchange.event_rows import unique
from geodata.exchange.reading import read_dossier
from geodata.progress import doing

if TYPE_CHECKING:
    from geodata.drafting.draft import Draft

# Toponyms that are named one by one.
_MOST_NAMED = 12


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Enter the verb."""
    verb = commands.add_parser("draft", help="make a draft of a dossier of a bare text", allow_abbrev=False)
    verb.add_argument(
        "text", metavar="TEXT", type=Path, help="a document (.txt, .md, .html, .docx, .xml), or a folder of them"
    )
    verb.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=Path,
        required=True,
        help="new folder; its name becomes the dossier's id. For a folder of documents: the folder of the dossiers",
    )
    verb.add_argument(
        "--anchor",
        metavar="DATE",
        type=_anchor,
        help="when the document was written, such as 1623-05-14; default: what it says itself",
    )
    verb.add_argument(
        "--model",
        metavar="NAME",
        help="a pipeline of spaCy that you have installed: a second opinion on names of places and people",
    )
    verb.set_defaults(run=run)


def _anchor(text: str) -> HistoricalDate:
    try:
        return read_date(text)
    except DateError as error:
        raise argparse.ArgumentTypeError(harmless(str(error))) from error


def run(options: argparse.Namespace) -> int:
    """Write the drafts; 1 where one of them cannot be made, or there is no such model."""
    from geodata.drafting.models import second_reader  # noqa: PLC0415 - no other verb needs what reads texts
    from geodata.drafting.texts.reading import SUFFIXES  # noqa: PLC0415 - likewise

    try:
        if options.model is not None:
            second_reader(options.model)
    except (ImportError, ValueError) as error:
        print(f"chronotope: {harmless(str(error))}", file=sys.stderr)
        return 1
    if not options.text.is_dir():
        return _make(options.text, options.output, options)
    documents = sorted(each for each in options.text.iterdir() if each.suffix.casefold() in SUFFIXES)
    if not documents:
        kinds = ", ".join(sorted(SUFFIXES))
        print(
            f"chronotope: {shown(options.text)} holds no document. Put files there that end in {kinds}.",
            file=sys.stderr,
        )
        return 1
    options.output.mkdir(exist_ok=True)
    taken: set[str] = set()
    failed = 0
    for number, document in enumerate(documents, start=1):
        folder = options.output / unique(document.stem, taken, f"document-{number}")
        try:
            failed += _make(document, folder, options)
        except ProblemsError as error:
            print(report(error, sys.stderr), file=sys.stderr)
            failed += 1
        except OSError as error:
            print(f"chronotope: {shown(error.filename or folder)}: {error.strerror}", file=sys.stderr)
            failed += 1
    if failed:
        print(f"chronotope: {failed} of {counted(len(documents), 'document')} could not be drafted", file=sys.stderr)
    return min(failed, 1)


def _make(document: Path, folder: Path, options: argparse.Namespace) -> int:
    from geodata.drafting.draft import draft  # noqa: PLC0415 - likewise

    with doing(f"reading {shown(document.name)}", sys.stderr):
        found = draft(document, anchor=options.anchor, model=options.model)
    try:
        found.write(folder)
    except Refusal as refusal:
        print(f"chronotope: the folder's name becomes the dossier's id. {harmless(str(refusal))}", file=sys.stderr)
        return 1
    for line in _told(found, folder):
        print(line)
    return 0


def _told(found: "Draft", folder: Path) -> list[str]:
    """What was found, what was not, whom to thank, and what comes next."""
    rows = [f"{len(frame):,} {name}" for name, frame in found.tables.sheets.items() if len(frame)]
    people = found.people["person"].nunique()
    counts = (
        f"{counted(len(found.toponyms), 'toponym')}, {counted(len(found.dates), 'date')}, {people} people and bodies, "
        f"{counted(len(found.speech), 'speech act')}, {counted(len(found.events), 'event')}"
    )
    lines = [f"{shown(folder)}: {', '.join(rows) or 'no rows'}", f"Found in the text: {counts}.", *_of_model(found)]
    unknown = found.toponyms.loc[found.toponyms["lat"].isna(), "text"]
    if len(unknown):
        lines.append(f"No gazetteer knows {counted(unknown.nunique(), 'toponym')}: {harmless(_listed(unknown))}.")
    if not found.tables.record.get("date"):
        lines.append("The document does not say when it was written. Say it with --anchor DATE, or in dossier.toml.")
    credit = dict.fromkeys(
        line for places in found.toponyms["candidates"] for each in places[:1] for line in credits_of(each)
    )
    if credit:
        lines.append(f"Credit: {'; '.join(credit)}.")
    lines.append(f"Rights and credit of the document say that they are not known. {_work(folder)} Next:")
    return [*lines, f"  chronotope review {shlex.quote(shown(folder))}"]


def _of_model(found: "Draft") -> list[str]:
    """What a model changed, a line for each kind and change."""
    changes = found.differences
    of_each = {
        (kind, change): changes.loc[(changes["kind"] == kind) & (changes["change"] == change), "text"]
        for kind in ("toponyms", "people")
        for change in ("added", "taken away")
    }
    return [
        f"{kind.capitalize()} {change} by the model: {harmless(_listed(names))}."
        for (kind, change), names in of_each.items()
        if len(names)
    ]


def _listed(names: Iterable[str]) -> str:
    """The first few of the names, each once."""
    different = list(dict.fromkeys(" ".join(each.split()) for each in names))
    more = f" and {len(different) - _MOST_NAMED} more" if len(different) > _MOST_NAMED else ""
    return f"{'; '.join(different[:_MOST_NAMED])}{more}"


def _work(folder: Path) -> str:
    """How much is left to do."""
    try:
        left = counted(len(read_dossier(folder).remarks), "remark")
    except DossierError as error:
        left = f"{counted(len(error.problems), 'thing')} to fill in before it can be shown"
    return f"Every row is a draft that nobody has reviewed: {left}."
