"""`chronotope handout`: the sheets for a class, slides, or a list of all events, as PDF."""

import argparse
import sys
from pathlib import Path

from chronotope.command.terminal.arguments import EDITIONS, LANGUAGE_HELP, built_file, dossier_path, shown, written_file
from geodata import read_dossier
from geodata.formats.vocabularies import PAGE_LANGUAGES
from geodata.progress import doing

PAPERS = ("a4", "letter")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Enter the verb."""
    handout = commands.add_parser(
        "handout", help="write the sheets for a class, a PDF file: document, blank map, questions, key"
    )
    handout.add_argument("dossier", metavar="DIR", type=dossier_path, help="folder of the dossier, or its workbook")
    handout.add_argument("-o", "--output", type=_pdf_file, help="default: build/<dossier>.pdf")
    handout.add_argument("--path", help="whose steps are asked; default: that which the page opens with")
    handout.add_argument("--paper", choices=PAPERS, default="a4", help="default: a4")
    handout.add_argument(
        "--edition",
        choices=EDITIONS,
        default="teacher",
        help="a student's has no key, notes, answers and outcomes; default: teacher",
    )
    handout.add_argument("--language", choices=PAGE_LANGUAGES, help=LANGUAGE_HELP)
    form = handout.add_mutually_exclusive_group()
    form.add_argument(
        "--slides", dest="form", action="store_const", const="slides", help="a page of 16:9 for each step"
    )
    form.add_argument("--all", dest="form", action="store_const", const="events", help="every event, in a list")
    handout.set_defaults(run=run, form="sheets")


def run(options: argparse.Namespace) -> int:
    """Write the handout; 1 where a library is missing, or there is no such path."""
    # They take matplotlib and WeasyPrint, which no other verb needs.
    try:
        from viz.handouts.writing import write_handout  # noqa: PLC0415
    except ImportError as error:
        print(f"chronotope: {error}", file=sys.stderr)
        return 1
    from viz.dossier_map import story_map  # noqa: PLC0415

    with doing("reading", sys.stderr):
        dossier = read_dossier(options.dossier)
    target = options.output or built_file(dossier.id, ".pdf")
    story = story_map(dossier, language=options.language)
    try:
        story = story if options.path is None else story.path(options.path)
    except ValueError as error:
        print(f"chronotope: {error}", file=sys.stderr)
        return 1
    with doing("drawing", sys.stderr):
        write_handout(dossier, story, target, form=options.form, edition=options.edition, paper=options.paper)
    print(f"{shown(target)}: {target.stat().st_size / 1e6:.2f} MB")
    return 0


def _pdf_file(name: str) -> Path:
    """The path of a handout, as an argument gives it.

    Raises:
        argparse.ArgumentTypeError: It is no .pdf file.
    """
    return written_file(name, "a handout", ".pdf")
