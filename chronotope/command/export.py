"""`chronotope export`: the map for print, as PDF, SVG, PNG or TIFF; or the dossier in a format of the field."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from chronotope.command.exporting import WRITTEN, form_of_data
from chronotope.command.exporting import export as export_data
from chronotope.command.terminal.arguments import LANGUAGE_HELP, built_file, dossier_path, shown
from chronotope.command.terminal.reports import harmless
from geodata import Day, Dossier, read_dossier
from geodata.formats.vocabularies import PAGE_LANGUAGES
from geodata.progress import doing
from viz.plates.options import LegendOf, TimelineAt
from viz.press.sizes import ENDINGS, PRESETS, Fonts

if TYPE_CHECKING:
    from viz import StoryMap

# The themes of figures; those of the screen are for pages.
THEMES = ("print", "greyscale")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Enter the verb."""
    # An abbreviation would be another option as soon as there is one more.
    export = commands.add_parser(
        "export", help="write the map for print, or the dossier in a format of the field", allow_abbrev=False
    )
    export.add_argument("dossier", metavar="DIR", type=dossier_path, help="folder of the dossier, or its workbook")
    export.add_argument(
        "-o",
        "--output",
        type=Path,
        help=f"a figure ({', '.join(ENDINGS)}), or a file of data; default: build/<dossier>.pdf",
    )
    export.add_argument("--form", choices=WRITTEN, help="format of a file of data; default: as the ending tells")
    wide = export.add_mutually_exclusive_group()
    wide.add_argument(
        "--preset", choices=PRESETS, help=", ".join(f"{name}: {width:g} mm" for name, width in PRESETS.items())
    )
    wide.add_argument("--width", type=float, metavar="MM", help="of the figure; default: 183")
    export.add_argument("--height", type=float, metavar="MM", help="of the figure; default: as its maps ask for")
    export.add_argument("--dpi", type=int, help="pixels per inch of PNG, TIFF and of the relief; default: 300")
    export.add_argument("--theme", choices=THEMES, default=THEMES[0], help=f"default: {THEMES[0]}")
    when = export.add_mutually_exclusive_group()
    when.add_argument("--at", metavar="DAY", help="as of which day, such as 1950-10-12; default: the document's")
    when.add_argument(
        "--panels", type=_days, metavar="DAYS", help="several days, such as 1950-10-01,1950-10-09: a map for each"
    )
    when.add_argument("--between", nargs=2, metavar=("START", "END"), help="what happened from one day to another")
    export.add_argument("--names", metavar="WHICH", help="a language or period of the dossier's toponyms, such as ko")
    export.add_argument("--language", choices=PAGE_LANGUAGES, help=LANGUAGE_HELP)
    export.add_argument(
        "--title",
        nargs="?",
        const=True,
        default=False,
        metavar="TEXT",
        help="above the map; without a text that of the dossier; default: none",
    )
    export.add_argument(
        "--legend",
        choices=get_args(LegendOf),
        default="seen",
        help="of the signs that are seen in the maps (the default), of all, or none",
    )
    export.add_argument("--timeline", choices=get_args(TimelineAt), help="the timeline below the maps, or alone")
    export.add_argument(
        "--fonts", choices=get_args(Fonts), default="embedded", help="of a PDF or SVG: default: embedded"
    )
    export.add_argument("--author", metavar="NAME", help="of the figure, as the file says")
    export.add_argument("--degrees", action="store_true", help="degrees at the frame of the main map")
    export.add_argument(
        "--callouts",
        action="store_true",
        help="a number beside each event's mark, and a caption beside the file, as .md, .txt and .tex",
    )
    which = export.add_mutually_exclusive_group()
    which.add_argument(
        "--events", type=_ids, metavar="IDS", help="callouts of these events alone, such as read-aloud,rec-1"
    )
    which.add_argument("--path", metavar="NAME", help="callouts of the steps of this path alone")
    export.add_argument("--no-relief", action="store_true", help="without the shaded relief")
    export.set_defaults(run=lambda options: run(options, export))


def run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Write the figure or the data; 1 where what is asked for cannot be drawn or said."""
    try:
        form = form_of_data(options.output, options.form, _given(parser, options))
    except ValueError as error:
        parser.error(harmless(str(error)))
    with doing("reading", sys.stderr):
        dossier = read_dossier(options.dossier)
    if form:
        return export_data(dossier, options.output, form)
    target = options.output or built_file(dossier.id, ".pdf")
    try:
        with doing("drawing", sys.stderr):
            _save(dossier, target, options)
    except ValueError as error:
        # Days, names and sizes are refused with errors of this kind.
        print(f"chronotope: {harmless(str(error))}", file=sys.stderr)
        return 1
    print(f"{shown(target)}: {target.stat().st_size / 1e6:.2f} MB")
    return 0


def _save(dossier: Dossier, target: Path, options: argparse.Namespace) -> None:
    from viz.dossier_map import story_map  # noqa: PLC0415 - takes plotly, which other verbs do not need
    from viz.stories.period import read_day  # noqa: PLC0415 - takes pandas, likewise

    story = story_map(dossier, names=options.names, language=options.language).replace(theme=options.theme)
    if options.no_relief:
        story = story.without("base-relief")
    if options.at is not None:
        whole, story = story, story.at(options.at)
        _ensure_told(whole, "--at", story.day, story.day)
    if options.between is not None:
        whole, story = story, story.between(*options.between)
        _ensure_told(whole, "--between", *(story.span or ()))
    for day in (read_day(each, "panels") for each in options.panels or ()):
        _ensure_told(story, "--panels", day, day)
    if options.path is not None:
        story = story.path(options.path)
    _tell_of_own_names(dossier, story, options)
    story.save(
        target,
        preset=options.preset,
        width_mm=options.width,
        height_mm=options.height,
        dpi=options.dpi,
        title=options.title,
        legend=options.legend,
        timeline=options.timeline,
        degrees=options.degrees,
        panels=options.panels,
        fonts=options.fonts,
        author=options.author,
        callouts=options.callouts or options.path is not None,
        events=options.events,
    )


def _ensure_told(story: "StoryMap", option: str, first: Day | None, last: Day | None) -> None:
    """Refuse days of which the story tells nothing: before its first event, or after the last one.

    Raises:
        ValueError: They are such days; the message says of which days it tells.
    """
    from viz.layers.features import ALWAYS  # noqa: PLC0415 - takes pandas, as other verbs do not

    dated = [card for card in story.narrative.cards if abs(card["settled"]) < ALWAYS and abs(card["possible"]) < ALWAYS]
    if not dated:
        return
    begins, ends = min(card["possible"] for card in dated), max(card["settled"] for card in dated)
    # What rests on the document is told on its day at the latest.
    ends = max(ends, story.narrative.horizon or ends)
    if (last is not None and int(last) < begins) or (first is not None and int(first) > ends):
        asked = " ".join(str(day) for day in dict.fromkeys((first, last)) if day is not None)
        raise ValueError(f"{option} {asked} lies outside the story, which tells of {Day(begins)} to {Day(ends)}")


def _tell_of_own_names(dossier: Dossier, story: "StoryMap", options: argparse.Namespace) -> None:
    """Say once which places on the maps have no name of the language or period that was asked for."""
    from viz.dossiers.languages import system_of_names  # noqa: PLC0415 - take pandas, as other verbs do not
    from viz.dossiers.places import without_toponym  # noqa: PLC0415
    from viz.stories.view_layers import layers_seen  # noqa: PLC0415

    asked = options.language or next(iter(dossier.languages), None)
    system = options.names or (None if asked is None else system_of_names(dossier, asked))
    seen = [layer for layer in layers_seen(story.shown.layers, story.shown.views) if layer.kind == "place"]
    ids = {place for layer in seen for place in layer.data["id"]}
    if own := without_toponym(dossier, system, ids):
        names = harmless(", ".join(own))
        print(f"chronotope: there is no name in {system!r} for {names}; each keeps its own", file=sys.stderr)


def _days(names: str) -> list[str]:
    """The days of panels, as an argument gives them."""
    return [day.strip() for day in names.split(",")]


def _ids(text: str) -> list[str]:
    """Ids that commas part."""
    return [each.strip() for each in text.split(",") if each.strip()]


def _given(parser: argparse.ArgumentParser, options: argparse.Namespace) -> list[str]:
    """The options of figures that were given, as they are typed."""
    others = {"output", "form", "help"}
    actions = [each for each in parser._actions if each.option_strings and each.dest not in others]  # noqa: SLF001
    return [each.option_strings[-1] for each in actions if getattr(options, each.dest) != each.default]
