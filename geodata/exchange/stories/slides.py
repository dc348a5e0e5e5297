"""What a slide shows of an event, and the way back.

A file that we wrote has the columns of its events beside what the other program shows. Whoever edits it there changes what is
shown, and not the columns. So on reading, what is shown is held against what we would show of the columns: where it is the same,
the columns stand; where it differs, the slide is what counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from geodata.dates.calendars.names import CALENDARS, Calendar
from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.reading import read_date
from geodata.errors import Problems, Refusal
from geodata.exchange.event_rows import own_id, unique
from geodata.exchange.stories.markup import paragraphs, plain
from geodata.exchange.stories.moments import Moment, edtf_of_moments, moments_of, times_of
from geodata.exchange.stories.pictures import data_address, picture_at
from geodata.exchange.tables import Tables, records, sheet
from geodata.files.plain_files import as_text
from geodata.formats.vocabularies import PAGE_LANGUAGES
from geodata.tables.cells import slug, values

Row = Mapping[str, str]


@dataclass(kw_only=True)
class Slide:
    """A slide.

    Attributes:
        headline: HTML.
        text: HTML.
        display: Its date in words.
        start: None if it has none.
        end: None if it has none.
        group: The row of the timeline; None where the program has no such rows.
        media: `url`, `alt`, `caption` and `credit`, of which the last two are HTML; the first may be HTML too.
        where: Its path in the file, such as `events[3]`, for problems.
        row: The number of its row in a table, for problems; None elsewhere.
        cells: The columns of its event that stand beside it.
    """

    headline: str = ""
    text: str = ""
    display: str = ""
    start: Moment | None = None
    end: Moment | None = None
    group: str | None = None
    media: dict[str, str] = field(default_factory=dict)
    where: str = ""
    row: int | None = None
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What events name.

    Attributes:
        sources: How each is called, by its id.
        actors: Their labels by their ids.
        language: In which dates are said.
        images: Pictures by the names of their files.
    """

    sources: dict[str, str]
    actors: dict[str, str]
    language: str
    images: Mapping[str, bytes]


def known_of(tables: Tables) -> Known:
    """What the events of tables name."""
    actors = tables.sheets["actors"]
    return Known(
        sources={each["id"]: each["short"] or each["citation"] for each in records(tables.sheets["sources"])},
        actors=dict(zip(actors["id"], actors["label"], strict=True)),
        language=tables.keys.get("language", "en"),
        images=tables.images,
    )


def slide_of(row: Row, when: HistoricalDate | None, known: Known) -> Slide:
    """What is shown of an event.

    Args:
        row: Of the event.
        when: Its date; None if it has none.
        known: Its actors, sources and pictures.
    """
    start, end = moments_of(when) if when else (None, None)
    image = row.get("image", "")
    media = {}
    if picture := known.images.get(image):
        credit = escape(row.get("image_credit", ""), quote=False)
        media = {"url": data_address(image, picture), "alt": row.get("image_alt", ""), "credit": credit}
    first = next(iter(values(row.get("actors", ""))), "")
    return Slide(
        headline=escape(row.get("title", ""), quote=False),
        text=paragraphs([row.get("summary", "")]) + _evidence(row, known),
        display=when.in_words(known.language) if when else "",
        start=start,
        end=end,
        group=known.actors.get(first) or first,
        media=media,
    )


def slides_of(tables: Tables, whens: Sequence[HistoricalDate | None]) -> list[Slide]:
    """What is shown of each event, in the order of the sheet."""
    known = known_of(tables)
    return [slide_of(row, when, known) for row, when in zip(tables.rows("events"), whens, strict=True)]


def _evidence(row: Row, known: Known) -> str:
    """The quotation and the sources of an event as HTML."""
    sources = "; ".join(known.sources.get(each) or each for each in values(row.get("source", "")))
    return paragraphs([row.get("quotation", "")], "blockquote") + paragraphs([sources])


def date_of(row: Row) -> HistoricalDate | None:
    """The date of an event's columns; None if there is none that can be read."""
    calendar = row.get("calendar", "")
    named: Calendar | None = next((each for each in CALENDARS if each == calendar), None)
    try:
        return read_date(row["date"], calendar=named) if row.get("date") else None
    except DateError:
        return None


def says(text: str, when: HistoricalDate | None) -> bool:
    """Whether a text is a date in words, in any language of pages."""
    return when is not None and any(text == when.in_words(each) for each in PAGE_LANGUAGES)


def with_ids(slides: Sequence[Slide], names: Sequence[str]) -> None:
    """Give every slide's cells an id of their own: the one that they have, or one after a name."""
    taken: set[str] = set()
    for number, (slide, name) in enumerate(zip(slides, names, strict=True), start=1):
        slide.cells["id"] = own_id(slide.cells.get("id", ""), name, taken, f"event-{number}")


@dataclass(frozen=True, kw_only=True)
class Taking:
    """What slides are taken into.

    Attributes:
        tables: Events as the columns beside the slides say; they are changed, and get actors and pictures.
        path: The file, beside which pictures may lie.
        problems: Takes what cannot be read.
    """

    tables: Tables
    path: Path
    problems: Problems

    def refuse(self, refusal: Refusal, slide: Slide, part: str) -> None:
        """Note what is wrong with a part of a slide."""
        column = ".".join(each for each in (slide.where, part) if each)
        self.problems.refuse(refusal, as_text(self.path.name), row=slide.row, column=column)


def take(slides: Sequence[Slide], into: Taking) -> None:
    """Correct the events of tables by what is shown of them.

    Args:
        slides: One for each event, in the order of the sheet.
        into: The tables.
    """
    rows, known = records(into.tables.sheets["events"]), known_of(into.tables)
    for slide, row in zip(slides, rows, strict=True):
        when = date_of(row)
        shown = slide_of(row, when, known)
        if slide.headline != shown.headline:
            row["title"] = " ".join(plain(slide.headline).split())
        if slide.text != shown.text:
            row["summary"] = plain(slide.text.removesuffix(_evidence(row, known)))
        if slide.group is not None and slide.group != shown.group:
            row["actors"] = _actor(slide.group, known.actors)
        _take_date(slide, shown, row, into)
        # A table does not say in which language its dates are.
        if slide.display and not says(slide.display, when):
            row["date_as_written"] = plain(slide.display)
        _take_media(slide, row, into)
    actors = records(into.tables.sheets["actors"])
    there = {row["id"] for row in actors}
    new = [{"id": id_, "label": label} for id_, label in known.actors.items() if id_ not in there]
    into.tables.sheets |= {"events": sheet("events", rows), "actors": sheet("actors", [*actors, *new])}


def _take_date(slide: Slide, shown: Slide, row: dict[str, str], into: Taking) -> None:
    if slide.start is None:
        return
    try:
        said = edtf_of_moments(slide.start, slide.end)
    except DateError as error:
        into.refuse(error, slide, "start_date" if slide.where else "Year")
        return
    if not shown.start or said != edtf_of_moments(shown.start, shown.end):
        row["date"] = said
        row["calendar"] = row["date_anchor"] = row["date_rule"] = ""
        if times := times_of(slide.start, slide.end):
            _note(row, times)


def _take_media(slide: Slide, row: dict[str, str], into: Taking) -> None:
    """The picture of a slide; what is no picture that is at hand is told in the event's note."""
    address = slide.media.get("url", "").strip()
    caption, credit = (plain(slide.media.get(key, "")) for key in ("caption", "credit"))
    alt = slide.media.get("alt", "")
    try:
        picture = picture_at(address, row["id"], into.path.parent) if address else None
    except Refusal as refusal:
        into.refuse(refusal, slide, "media.url" if slide.where else "Media")
        return
    if picture:
        row["image"] = _entered(picture.name, picture.content, into.tables)
        row["image_alt"] = alt or row["image_alt"] or caption
        row["image_credit"] = credit or row["image_credit"]
        if alt and caption and caption != alt:
            _note(row, caption)
    elif address:
        told = "; ".join(each for each in (caption or alt, credit) if each)
        _note(row, f"{plain(address) or address} ({told})" if told else plain(address) or address)


def _entered(name: str, content: bytes, tables: Tables) -> str:
    """Enter a picture under a name that no other one has."""
    stem, dot, ending = name.rpartition(".")
    count = 1
    while tables.images.get(name, content) != content:
        count += 1
        name = f"{stem}-{count}{dot}{ending}"
    tables.images[name] = content
    return name


def _actor(label: str, labels: dict[str, str]) -> str:
    """The id of the actor of a label, who is entered if there is none: actors are the rows of our timeline."""
    found = next((id_ for id_, each in labels.items() if each == label), None)
    if not label or found:
        return found or ""
    id_ = unique(slug(label), set(labels), f"actor-{len(labels) + 1}")
    labels[id_] = label
    return id_


def _note(row: dict[str, str], text: str) -> None:
    """Add a paragraph to the note of an event, once."""
    if text not in row["note"]:
        row["note"] = f"{row['note']}\n\n{text}".strip()
