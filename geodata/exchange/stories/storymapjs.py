"""StoryMapJS as JSON: a slide for each event at the first of its places; its columns, and all other sheets, in `chronotope`.

The format is that of Knight Lab (https://storymap.knightlab.com). Its dates are words. Slides are not joined by a line: the
order of a story is no movement. A slide is an event also where it has no date, since it is told; a location
is a place, unless the map is a picture.
"""

import json
from collections.abc import Mapping
from math import isfinite, nan
from pathlib import Path
from typing import Any

from geodata.dates.edtf import DateError
from geodata.dates.parsing import parse_edtf
from geodata.dossiers.reading import Dossier
from geodata.errors import Problems
from geodata.exchange.event_rows import unique
from geodata.exchange.foreign_member import MEMBER, from_member, is_column, member_of
from geodata.exchange.forms import Loss
from geodata.exchange.samples import Sample
from geodata.exchange.spans import edtf_of
from geodata.exchange.stories.markup import marked, paragraphs, plain
from geodata.exchange.stories.slides import Slide, Taking, date_of, says, slides_of, take, with_ids
from geodata.exchange.stories.timelinejs import mapping, media_of, raise_problems, take_title, text_of
from geodata.exchange.tables import Tables, cell, records, sheet
from geodata.files.json_files import read_json
from geodata.files.plain_files import as_text
from geodata.tables.cells import values

# What is no map, but a picture that one can look into.
_PICTURES = ("zoomify", "iiif")
_BOUNDS = {"lat": 90, "lon": 180}


def recognises(sample: Sample) -> bool:
    """Whether there is a story map with slides."""
    parsed = sample.json
    story = parsed.get("storymap") if isinstance(parsed, dict) else None
    return isinstance(story, dict) and isinstance(story.get("slides"), list)


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write the story map of a dossier."""
    places = {row["id"]: row for row in tables.rows("places")}
    slides = zip(tables.rows("events"), slides_of(tables, list(dossier.events["when"])), strict=True)
    overview = {
        "type": "overview",
        "location": {"line": False},
        "text": {"headline": marked(dossier.title), "text": paragraphs([dossier.subtitle])},
    }
    story = {
        "calculate_zoom": True,
        "storymap": {"slides": [overview, *(_written(row, slide, places) for row, slide in slides)]},
        MEMBER: member_of(tables, {"events"}),
    }
    path.write_text(json.dumps(story, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return []


def _written(row: Mapping[str, str], slide: Slide, places: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    location: dict[str, Any] = {"line": False}
    if place := _drawn(row, places):
        location |= {"name": place["name"], "lat": float(place["lat"]), "lon": float(place["lon"])}
    return {
        "date": slide.display,
        "text": {"headline": slide.headline, "text": slide.text},
        "location": location,
        **({"media": slide.media} if slide.media else {}),
        MEMBER: dict(row),
    }


def _drawn(row: Mapping[str, str], places: Mapping[str, Mapping[str, str]]) -> Mapping[str, str] | None:
    """The first place of an event that has coordinates."""
    named = (places.get(each, {}) for each in values(row.get("places", "")))
    return next((place for place in named if place.get("lat") and place.get("lon")), None)


def read(path: Path) -> Tables:
    """Read a story map.

    Raises:
        FileError: With every problem, by its path such as `storymap.slides[3].location.lat`.
    """
    name, problems = as_text(path.name), Problems()
    parsed = read_json(path, name, problems, "Export the story map again as JSON")
    raise_problems(problems)
    parsed = parsed if isinstance(parsed, dict) else {}
    story = mapping(parsed.get("storymap"), "storymap", name, problems)
    if not isinstance(story.get("slides"), list):
        problems.add(name, why="is no story map: it has no slides", fix='Write {"storymap": {"slides": […]}}')
        raise_problems(problems)
    tables = from_member(parsed.get(MEMBER), name, problems)
    places = {row["id"]: row for row in records(tables.sheets["places"])}
    # Then its degrees are those of no place on Earth.
    on_picture = story.get("map_as_image") is True or story.get("map_type") in _PICTURES
    slides = []
    for number, written in enumerate(story["slides"]):
        where = f"storymap.slides[{number}]"
        slide = mapping(written, where, name, problems)
        text = mapping(slide.get("text"), f"{where}.text", name, problems)
        if slide.get("type") == "overview":
            take_title(text_of(text.get("headline")), text_of(text.get("text")), tables)
            continue
        found = _slide(slide, text, where, name, problems)
        if not on_picture:
            _take_location(found, slide.get("location"), places, name, problems)
        slides.append(found)
    with_ids(slides, [plain(slide.headline) for slide in slides])
    tables.sheets["places"] = sheet("places", places.values())
    tables.sheets["events"] = sheet("events", [slide.cells for slide in slides])
    take(slides, Taking(tables=tables, path=path, problems=problems))
    raise_problems(problems)
    return tables


def _slide(slide: Mapping[str, Any], text: Mapping[str, Any], where: str, name: str, problems: Problems) -> Slide:
    own = mapping(slide.get(MEMBER), f"{where}.{MEMBER}", name, problems)
    cells = {key: value for key, value in own.items() if isinstance(value, str) and is_column("events", key)}
    date = plain(text_of(slide.get("date")))
    if date and not says(date, date_of(cells)):
        cells |= {"date": _edtf(date), "calendar": "", "date_anchor": "", "date_rule": ""}
    return Slide(
        headline=text_of(text.get("headline")),
        text=text_of(text.get("text")),
        display="" if date == cells.get("date") else date,
        media=media_of(slide.get("media"), f"{where}.media", name, problems),
        where=where,
        cells=cells,
    )


def _edtf(text: str) -> str:
    """EDTF where a text is such, or a day as ISO 8601 writes it; "" for words, which the dossier's reader counts."""
    try:
        return edtf_of(text) or parse_edtf(text).edtf
    except DateError:
        return ""


def _take_location(
    slide: Slide, written: Any, places: dict[str, dict[str, str]], name: str, problems: Problems
) -> None:
    """The place of a slide: that of its event if it still lies there, another that lies there, or a new one."""
    where = f"{slide.where}.location"
    location = mapping(written, where, name, problems)
    lat, lon = (_degrees(location.get(key), f"{where}.{key}", key, name, problems) for key in ("lat", "lon"))
    if lat is None or lon is None:
        return
    drawn = _drawn(slide.cells, places)
    if drawn and [_float(drawn[key]) for key in _BOUNDS] == [lat, lon]:
        return
    called = plain(text_of(location.get("name"))) or " ".join(plain(slide.headline).split())
    point = {"name": called, "lat": cell(lat), "lon": cell(lon)}
    same = [id_ for id_, each in places.items() if {key: each[key] for key in point} == point]
    id_ = same[0] if same else unique(called, set(places), f"place-{len(places) + 1}")
    places.setdefault(id_, {"id": id_, **point})
    slide.cells["places"] = id_


def _degrees(value: Any, where: str, key: str, name: str, problems: Problems) -> float | None:
    if value is None or value == "":
        return None
    number = _float(value)
    if number is not None and abs(number) <= _BOUNDS[key]:
        return number
    fix = f"Write degrees from -{_BOUNDS[key]} to {_BOUNDS[key]}"
    problems.add(name, column=where, value=text_of(value) or None, why=f"is no {key}", fix=fix)
    return None


def _float(value: Any) -> float | None:
    """A number, or a text of one; None for anything else."""
    try:
        number = float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else nan
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) else None
