"""TimelineJS as JSON: what it shows of each event, the columns of `events.csv` beside it, all other sheets in `chronotope`.

The format is that of Knight Lab (https://timeline.knightlab.com/docs/json-format.html). Eras become events; groups, which are
rows of its timeline, become actors, which are those of ours. A background is left out.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.foreign_member import MEMBER, from_member, is_column, member_of
from geodata.exchange.forms import Loss
from geodata.exchange.samples import Sample
from geodata.exchange.stories.markup import marked, paragraphs, plain
from geodata.exchange.stories.moments import Moment, moment
from geodata.exchange.stories.slides import Slide, Taking, slides_of, take, with_ids
from geodata.exchange.tables import Tables, sheet
from geodata.files.json_files import read_json
from geodata.files.plain_files import as_text

# Letters of a subtitle.
_LINE = 200
_MEDIA = ("url", "alt", "caption", "credit")


def recognises(sample: Sample) -> bool:
    """Whether there is a list of events, one of which has a start or a headline."""
    parsed = sample.json
    events = parsed.get("events") if isinstance(parsed, dict) else None
    return isinstance(events, list) and any(
        isinstance(each, dict) and {"start_date", "text"} & each.keys() for each in events
    )


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write the timeline of a dossier."""
    slides = slides_of(tables, list(dossier.events["when"]))
    story = {
        "title": {"text": {"headline": marked(dossier.title), "text": paragraphs([dossier.subtitle])}},
        "events": [_written(row, slide) for row, slide in zip(tables.rows("events"), slides, strict=True)],
        MEMBER: member_of(tables, {"events"}),
    }
    path.write_text(json.dumps(story, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return undrawn(slides)


def undrawn(slides: list[Slide]) -> list[Loss]:
    """That TimelineJS shows nothing without a date."""
    count = sum(slide.start is None for slide in slides)
    return [Loss(what="events.date", count=count, why="TimelineJS shows no event without a day")] if count else []


def _written(row: Mapping[str, str], slide: Slide) -> dict[str, Any]:
    """An event: first what TimelineJS shows."""
    shown = {
        "unique_id": row["id"],
        "start_date": slide.start,
        "end_date": slide.end,
        "display_date": slide.display,
        "text": {"headline": slide.headline, "text": slide.text},
        "group": slide.group,
        "media": slide.media,
    }
    return {**{key: value for key, value in shown.items() if value}, **row}


def read(path: Path) -> Tables:
    """Read a timeline.

    Raises:
        FileError: With every problem: a date that is none, by its path such as `events[3].start_date`.
    """
    name, problems = as_text(path.name), Problems()
    parsed = read_json(path, name, problems, "Export the timeline again as JSON")
    raise_problems(problems)
    if not isinstance(parsed, dict) or not isinstance(parsed.get("events"), list):
        problems.add(name, why="is no timeline: it has no list of events", fix='Write {"events": […]}')
        raise_problems(problems)
    tables = from_member(parsed.get(MEMBER), name, problems)
    slides = [_slide(each, f"events[{number}]", name, problems) for number, each in enumerate(parsed["events"])]
    eras = parsed.get("eras") if isinstance(parsed.get("eras"), list) else []
    slides += [_slide(each, f"eras[{number}]", name, problems) for number, each in enumerate(eras or [])]
    _take_title(parsed.get("title"), tables)
    enter(slides, tables, path, problems)
    return tables


def enter(slides: list[Slide], tables: Tables, path: Path, problems: Problems) -> None:
    """Make slides the events of tables.

    Raises:
        FileError: With every problem noted until then.
    """
    with_ids(slides, [plain(slide.headline) for slide in slides])
    tables.sheets["events"] = sheet("events", [slide.cells for slide in slides])
    take(slides, Taking(tables=tables, path=path, problems=problems))
    raise_problems(problems)


def raise_problems(problems: Problems) -> None:
    """End the reading if there is any problem.

    Raises:
        FileError: With all of them.
    """
    problems.raise_any(FileError)


def _slide(written: Any, where: str, name: str, problems: Problems) -> Slide:
    """An event or an era of a file; what is of a wrong type is noted."""
    event = mapping(written, where, name, problems)
    text = mapping(event.get("text"), f"{where}.text", name, problems)
    start, end = (_moment(event.get(key), f"{where}.{key}", name, problems) for key in ("start_date", "end_date"))
    if end and not start:
        problems.add(name, column=f"{where}.end_date", why="is an end without a start", fix="Write start_date too")
    shown = event.get("display_date") or _display(event.get("start_date"))
    cells = {key: value for key, value in event.items() if isinstance(value, str) and is_column("events", key)}
    return Slide(
        headline=text_of(text.get("headline")),
        text=text_of(text.get("text")),
        display=text_of(shown),
        start=start,
        end=end,
        group=text_of(event.get("group")),
        media=media_of(event.get("media"), f"{where}.media", name, problems),
        where=where,
        cells={"id": text_of(event.get("unique_id")), **cells},
    )


def _display(date: Any) -> Any:
    return date.get("display_date") if isinstance(date, dict) else None


def media_of(written: Any, where: str, name: str, problems: Problems) -> dict[str, str]:
    """The picture or film of a slide."""
    media = mapping(written, where, name, problems)
    return {key: text_of(media.get(key)) for key in _MEDIA if media.get(key)}


def text_of(value: Any) -> str:
    """A text of a file; numbers stand for texts there too."""
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def mapping(value: Any, where: str, name: str, problems: Problems) -> Mapping[str, Any]:
    """An object of a file; an empty one for nothing, and for what is none, which is noted."""
    if isinstance(value, dict):
        return value
    if value not in (None, ""):
        problems.add(name, column=where, why="is no object", fix="Write it in braces")
    return {}


def _moment(written: Any, where: str, name: str, problems: Problems) -> Moment | None:
    if written in (None, ""):
        return None
    with problems.noting(name, row=None, column=where):
        return moment(written)
    return None


def _take_title(title: Any, tables: Tables) -> None:
    text = title.get("text") if isinstance(title, dict) else None
    if isinstance(text, dict):
        take_title(text_of(text.get("headline")), text_of(text.get("text")), tables)


def take_title(headline: str, text: str, tables: Tables) -> None:
    """Take the title of a story from its first slide; its text is the subtitle if it is short, else the note.

    Args:
        headline: HTML.
        text: HTML.
        tables: Get the keys.
    """
    title, said = " ".join(plain(headline).split()), plain(text)
    if title:
        tables.keys["title"] = title
    key = "note" if "\n" in said or len(said) > _LINE else "subtitle"
    if said and said != tables.keys.get("subtitle"):
        tables.keys[key] = said
