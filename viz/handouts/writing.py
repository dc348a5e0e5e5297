"""A handout as a PDF file: templates filled, laid out by WeasyPrint with the packaged fonts, written whole or not at all."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from geodata import Day, Dossier
from geodata.files.atomic_writing import write_whole
from viz.fonts.faces import families_for, packaged
from viz.fonts.families import PACKAGED, STYLES
from viz.handouts import maps, sheets
from viz.languages.directions import direction
from viz.layers.layer import half_letter
from viz.printing.typesetting import points
from viz.stories.citation import citation, made_with
from viz.stories.story import Story

try:
    from jinja2 import DictLoader, Environment, StrictUndefined, Template
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher
except ModuleNotFoundError as error:
    raise ModuleNotFoundError("a handout needs WeasyPrint: pip install chronotope[handout]", name=error.name) from error
except OSError as error:
    raise ImportError(
        "a handout needs the library Pango, which WeasyPrint did not find (Debian: apt install libpango-1.0-0 "
        f"libpangoft2-1.0-0; macOS: brew install pango): {error}"
    ) from error

Form = Literal["sheets", "slides", "events"]
Edition = Literal["teacher", "student"]
ASSETS = files("viz.handouts") / "assets"
# The words of the page that a handout prints, by `Wording.group`.
PRINTED = ("handout", "record", "by", "stance", "fate")
TEMPLATES = ("base.html", "sheets.html", "slides.html", "events.html")


@dataclass(frozen=True)
class Paper:
    """A size of paper, and the room within its margins; mm."""

    width: float
    height: float
    margin: float = 16.0

    @property
    def room(self) -> float:
        """The width within the margins."""
        return self.width - 2 * self.margin


# ISO 216, and ANSI/ASME Y14.1; a slide is 13⅓ by 7½ inches, 16:9.
PAPERS = {"a4": Paper(210, 297), "letter": Paper(215.9, 279.4)}
SLIDE = Paper(338.67, 190.5, 12.0)
# Beside the text there is so much room for notes, and before it for the numbers of its lines; mm.
NOTES_MM, NUMBERS_MM = 44.0, 10.0
# The highest map of a sheet, of the key and of a slide, as a share of the paper's height.
BLANK_SHARE, KEY_SHARE, SLIDE_SHARE = 0.52, 0.68, 0.86
# Of a slide's width, the map takes this share.
SLIDE_MAP = 0.58
# Pixels per inch of the relief, on paper and on slides.
PAPER_DPI, SLIDE_DPI = 200, 110
# The parts of the sheets. How far the lines of a part stand apart: as a rule, and where its last page would be left nearly empty;
# others are tried in turn.
PARTS = ("text", "map", "questions", "key")
SPACINGS = ("", "close", "loose")
# So much of a page, from above, is not nearly empty.
LEAST_FILLED = 0.36


def write_handout(  # noqa: PLR0913 - a dossier, and what is chosen of it
    dossier: Dossier,
    story: Story,
    target: Path,
    *,
    form: Form = "sheets",
    edition: Edition = "teacher",
    paper: str = "a4",
) -> Path:
    """Write a handout; the file appears whole or not at all, with the same bytes every time.

    Args:
        dossier: what the story is made of.
        story: with the path whose steps are asked, if there is one; its main map is drawn.
        target: ends in `.pdf`; folders are made as needed.
        form: `sheets`: the document with numbered lines, the blank map with timeline and questions, and the key; `slides`: a
            page of 16:9 for each step, and what came of it after them; `events`: every event with date, quotation and sources.
        edition: that of a `student` lacks key, notes, answers, and what came after.
        paper: `a4` or `letter`; slides have their own size.

    Returns:
        The target.

    Raises:
        LayerError: a text holds half a letter.
        OSError: it cannot be written; the error names the target.
    """
    size = SLIDE if form == "slides" else PAPERS[paper]
    told = story.student() if edition == "student" else story
    fill = {"sheets": _sheets, "slides": _slides, "events": _events}[form]
    values = fill(dossier, told, size) | _common(dossier, told) | {"edition": edition, "paper": size}
    return write_whole(target, _laid_out(partial(_template(f"{form}.html").render, values)))


def _sheets(dossier: Dossier, story: Story, paper: Paper) -> dict[str, Any]:
    grey = story.replace(theme="greyscale")
    text = sheets.printed_text(story.narrative, points(paper.room - NOTES_MM - NUMBERS_MM))
    return {
        "text": text,
        "glossary": sheets.glossary(dossier, text),
        "provenance": sheets.provenance(story.narrative, story.wording),
        "missing": sheets.missing(story.narrative, story.wording),
        "blank": maps.drawn(maps.blank(grey), paper.room, paper.height * BLANK_SHARE, PAPER_DPI),
        "whole": maps.drawn(story.replace(theme="print"), paper.room, paper.height * KEY_SHARE, PAPER_DPI),
        "rows": story.chronology.rows,
        "ticks": sheets.ticks(story),
        "questions": sheets.questions(story.narrative, text, story.wording),
        "day": story.shown.words,
    }


def _slides(_: Dossier, story: Story, paper: Paper) -> dict[str, Any]:
    narrative = story.narrative
    cards = {card["id"]: card for card in narrative.cards}
    order = narrative.orders["path" if narrative.steps else "dates"]
    large = story.replace(theme="projector")

    @cache
    def drawn(day: int, places: tuple[str, ...]) -> str:
        """The map of a day, which several steps may have, with rings around the places of a step."""
        then = maps.around(large.at(Day(day)), places)
        return maps.drawn(then, paper.room * SLIDE_MAP, paper.height * SLIDE_SHARE, SLIDE_DPI, alone=True)

    told = [cards[event] for event in order]
    return {
        "slides": [{"card": card, "map": drawn(card["day"], tuple(card["places"]))} for card in told],
        "questions": sheets.questions(narrative, None, story.wording),
    }


def _events(_: Dossier, story: Story, __: Paper) -> dict[str, Any]:
    return {"events": sheets.events(story.narrative)}


def _common(dossier: Dossier, story: Story) -> dict[str, Any]:
    """What all templates are filled with."""
    narrative = story.narrative
    words = " ".join(
        [
            *(dossier.document.text, *dossier.document.translations.values(), *(c["title"] for c in narrative.cards)),
            *(word for name in PRINTED for word in story.wording.group(name).values()),
        ]
    )
    return {
        "narrative": narrative,
        "words": story.wording.group("handout"),
        "style": _faces(words, narrative.language) + (ASSETS / "handout.css").read_text(encoding="utf-8"),
        "citation": citation(story),
        "made_with": made_with(story.wording),
    }


def _template(name: str) -> Template:
    """A template; whatever it is filled with is escaped."""
    loader = DictLoader({each: (ASSETS / each).read_text(encoding="utf-8") for each in TEMPLATES})
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["direction"] = direction
    return environment.get_template(name)


def _faces(text: str, language: str) -> str:
    """The rules that bring the packaged families which set a text, and the order in which a letter is looked for."""
    rules = []
    stacks = {}
    for variable, book in (("--book", True), ("--sans", False)):
        names = families_for(text, language, book=book, italic=False, bold=False)
        stacks[variable] = ", ".join(f"'{name}'" for name in names)
        rules += [_face(name) for name in names if name in packaged()]
    variables = "".join(f"{name}: {stack};" for name, stack in stacks.items())
    return "".join(dict.fromkeys(rules)) + f"html {{ {variables} }}\n"


def _face(name: str) -> str:
    """The rules of a family, with its files inside."""
    package, styles = PACKAGED[name]
    rules = []
    for (italic, bold), file in zip(STYLES, styles, strict=True):
        content = base64.b64encode((files(package) / file).read_bytes()).decode()
        rules.append(
            f"@font-face {{ font-family: '{name}'; font-style: {'italic' if italic else 'normal'}; "
            f"font-weight: {'bold' if bold else 'normal'}; src: url(data:font/ttf;base64,{content}); }}\n"
        )
    return "".join(rules)


def _laid_out(fill: Callable[..., str]) -> bytes:
    """A handout as PDF. Nothing is fetched, whatever its pages name.

    Args:
        fill: gives the pages as HTML, for the `spacing` of each of their parts.

    Raises:
        LayerError: a text holds half a letter.
    """
    spacing = dict.fromkeys(PARTS, SPACINGS[0])
    try:
        laid = _rendered(fill(spacing=spacing))
        for other in SPACINGS[1:]:
            if not (empty := _nearly_empty(laid)):
                break
            spacing |= dict.fromkeys(empty, other)
            laid = _rendered(fill(spacing=spacing))
        written: bytes = laid.write_pdf(pdf_tags=True, pdf_identifier=b"chronotope")
    except UnicodeEncodeError as error:
        raise half_letter(error) from None
    return written


def _rendered(page: str) -> Any:
    return HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=("data",))).render(pdf_tags=True)


def _nearly_empty(laid: Any) -> list[str]:
    """The parts whose last page is nearly empty; where one ends, it has an anchor."""
    ends = {name: place[1] / page.height for page in laid.pages for name, place in page.anchors.items()}
    return [part for part in PARTS if ends.get(f"end-{part}", 1) < LEAST_FILLED]
