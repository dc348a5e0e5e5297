"""`chronotope build`: the page, one HTML file."""

import argparse
import sys

from chronotope.command.terminal.arguments import (
    EDITIONS,
    LANGUAGE_HELP,
    built_file,
    dossier_path,
    languages_of,
    page_file,
    shown,
)
from chronotope.command.terminal.reports import counted
from geodata import Dossier, read_dossier
from geodata.formats.vocabularies import PAGE_LANGUAGES
from geodata.progress import doing


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Enter the verb."""
    build = commands.add_parser("build", help="write the page, one HTML file")
    build.add_argument("dossier", metavar="DIR", type=dossier_path, help="folder of the dossier, or its workbook")
    build.add_argument("-o", "--output", type=page_file, help="default: build/<dossier>.html")
    build.add_argument(
        "--edition",
        choices=EDITIONS,
        default="teacher",
        help="a student's page has no notes, answers and outcomes in it; default: teacher",
    )
    build.add_argument("--language", choices=PAGE_LANGUAGES, help=LANGUAGE_HELP)
    build.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the page."""
    # They take plotly, which no other verb needs.
    from viz.dossier_map import story_map  # noqa: PLC0415
    from viz.page.page import plotly_bundle  # noqa: PLC0415

    with doing("reading", sys.stderr):
        dossier = read_dossier(options.dossier)
    target = options.output or built_file(dossier.id, ".html")
    with doing("drawing", sys.stderr):
        first, *others = languages_of(dossier, options.language)
        story, *also = (story_map(dossier, language=language) for language in (first, *others))
        if options.edition == "student":
            story, *also = (each.student() for each in (story, *also))
    with doing("writing", sys.stderr):
        story.save(target, also=also)
    if dossier.kind == "source":
        _point_out(dossier)
    print(f"{shown(target)}: {target.stat().st_size / 1e6:.2f} MB, with {plotly_bundle().name}")
    return 0


def _point_out(dossier: Dossier) -> None:
    """Say what whoever publishes a page about a real document should know."""
    if not dossier.document.archive_reference:
        print(
            f"{dossier.id}: the document's archive reference is not known; see its rights before you publish",
            file=sys.stderr,
        )
    if dossier.remarks:
        print(f"{dossier.id}: {counted(len(dossier.remarks), 'remark')}, which check lists", file=sys.stderr)
