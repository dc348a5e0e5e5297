"""Features of Linked Places become places with their names, sources and regions."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import shapely
from shapely.geometry import shape

from geodata.errors import Problems
from geodata.exchange.event_rows import unique
from geodata.exchange.features import Feature, degrees, foreign, last_part, own_row, wkt
from geodata.exchange.foreign_member import text_of
from geodata.exchange.tables import BETWEEN, Tables, records, sheet
from geodata.exchange.whens import date_of
from geodata.frames.shapes import NO_GEOMETRY
from geodata.tables.cells import is_id
from geodata.tables.identifiers import identifier_of

_AGAIN = "Correct it, or export the file again"
# Links that say that it is the same place.
_SAME = ("closeMatch", "exactMatch", "sameAs", "identity")
# Classes of CIDOC CRM, as OpenAtlas exports them: places and what stands at one, events; actors and documents are others.
_CLASS = re.compile(r"crm:(E[0-9]+)")
_PLACES = {"E18", "E25", "E26", "E27", "E53", "E92"}
_EVENTS = {f"E{number}" for number in (*range(5, 14), *range(63, 70))}


class Reader:
    """Places of a file, feature by feature.

    Of a feature is taken: its title as the name; names with their languages, and when they were in use as their `period`; its
    first point; a line or an area as its geometry; identifiers of the same place elsewhere, as far as they are known here;
    citations as sources; and descriptions, its time and its relations to other places, which a place has no column for, as its
    note.
    """

    def __init__(self, tables: Tables, name: str, problems: Problems, *, is_ours: bool) -> None:
        """Begin with what the file says beside its features, and whether we have written it."""
        self._tables, self._name, self._problems, self._is_ours = tables, name, problems, is_ours
        self._events: list[Feature] = []
        self._rows: dict[str, list[dict[str, str]]] = {
            name: records(tables.sheets[name]) for name in ("places", "toponyms", "sources", "geometries")
        }
        self._taken = {name: {row["id"] for row in rows} for name, rows in self._rows.items() if name != "toponyms"}

    def tables(self) -> Tables:
        """What was read."""
        self._tables.sheets |= {name: sheet(name, rows) for name, rows in self._rows.items()}
        return foreign(self._tables, self._events)

    def add(self, number: int, feature: Mapping[str, Any]) -> None:
        """Add a feature; what is neither a place nor an event (a person, a document) is left out.

        Args:
            number: Counted from 1.
            feature: Its members.
        """
        where = f"features[{number - 1}]"
        if (match := _CLASS.match(str(feature.get("crmClass")))) and match[1] not in _PLACES:
            if match[1] in _EVENTS:
                self._events.append(self._event(feature, where, number))
            return
        properties = self._object(feature.get("properties"), f"{where}.properties", number)
        title = self._text(properties.get("title"), f"{where}.properties.title", number)
        row = own_row("places", (number, properties, None), self._name, self._problems)
        id_ = row.get("id") if is_id(row.get("id", "")) else self._text(feature.get("@id"), f"{where}.@id", number)
        id_ = unique(last_part(id_ or "") or title, self._taken["places"], f"place-{number}")
        names = list(self._objects(feature, "names", where, number))
        is_ours = self._is_ours and row.get("id") == feature.get("@id")
        row |= {"id": id_, "name": title or next((text for text in map(_toponym, names) if text), "")}
        row |= self._location(
            feature.get("geometry"), where, number, {"id": id_, "label": row["name"]}, is_ours=is_ours
        )
        self._rows["toponyms"] += [
            each for name in names if (each := self._toponym(name, row, f"{where}.names", number))
        ]
        if not is_ours:
            row |= self._elsewhere(feature, where, number, row.get("external_ids", ""))
            row |= self._note(feature, where, number, row.get("note", ""))
            row |= self._sources([feature, *names], where, number)
        self._rows["places"].append(row)

    def _event(self, feature: Mapping[str, Any], where: str, number: int) -> Feature:
        """An event with its title, its time and what is said of it."""
        properties = self._object(feature.get("properties"), f"{where}.properties", number)
        described = self._described(feature, where, number)
        return number, {**feature, "properties": {**properties, "summary": " ".join(described)}}, None

    def _described(self, feature: Mapping[str, Any], where: str, number: int) -> list[str]:
        each = self._objects(feature, "descriptions", where, number)
        return [self._text(described.get("value"), f"{where}.descriptions", number) for described in each]

    def _toponym(self, name: Mapping[str, Any], place: Mapping[str, str], where: str, number: int) -> dict[str, str]:
        """A row of a name; none for the title, where it stands in for names that there are not."""
        said = {column: self._text(name.get(key), f"{where}.{key}", number) for column, key in _TOPONYM.items()}
        if not said["toponym"] or (said["toponym"] == place["name"] and name.get("lang", "") is None):
            return {}
        if not said["period"]:
            said["period"] = BETWEEN.join(filter(None, date_of(name.get("when"))))
        return {"place": place["id"], **said}

    def _location(self, geometry: Any, where: str, number: int, of: dict[str, str], *, is_ours: bool) -> dict[str, str]:
        """Coordinates from its first point, and its geometry from its first line or area."""
        found: dict[str, str] = {}
        for part in _parts(geometry):
            try:
                shapes = [shape(dict(part))] if part.get("coordinates") else []
                written = next((part[key] for key in ("geowkt", "geo_wkt") if isinstance(part.get(key), str)), None)
                shapes += [shapely.from_wkt(written)] if written and not is_ours else []
            except NO_GEOMETRY:
                self._problems.add(
                    self._name,
                    row=number,
                    column=f"{where}.geometry",
                    why="is no geometry",
                    fix="Correct its coordinates",
                )
                continue
            for each in shapes:
                if isinstance(each, shapely.Point) and not each.is_empty:
                    found = {"lat": degrees(each.y), "lon": degrees(each.x), **found}
                elif not each.is_empty and "geometry" not in found:
                    found["geometry"] = unique(of["id"], self._taken["geometries"], f"geometry-{number}")
                    self._rows["geometries"].append({"id": found["geometry"], "label": of["label"], "wkt": wkt(each)})
        return found

    def _elsewhere(self, feature: Mapping[str, Any], where: str, number: int, known: str) -> dict[str, str]:
        """Identifiers of the same place in gazetteers that are known here."""
        found = [known] if known else []
        for link in self._objects(feature, "links", where, number):
            text = self._text(link.get("identifier"), f"{where}.links", number)
            if link.get("type") in _SAME and (curie := identifier_of(text)):
                found.append(curie)
        return {"external_ids": BETWEEN.join(dict.fromkeys(found))} if found else {}

    def _note(self, feature: Mapping[str, Any], where: str, number: int, said: str) -> dict[str, str]:
        """What a place has no column for, in paragraphs."""
        described = self._described(feature, where, number)
        related = [
            " ".join([self._text(each.get("label"), f"{where}.relations", number), *_dated(each.get("when"))])
            for each in self._objects(feature, "relations", where, number)
        ]
        lines = [said, *described, *_dated(feature.get("when")), *related]
        note = "\n".join(dict.fromkeys(line.strip() for line in lines if line.strip()))
        return {"note": note} if note else {}

    def _sources(self, cited: list[Mapping[str, Any]], where: str, number: int) -> dict[str, str]:
        """The citations of a place and its names as rows of sources, and their ids."""
        ids = []
        for holder in cited:
            key = "citations" if "citations" in holder else "citation"
            for each in self._objects(holder, key, where, number):
                citation = self._text(each.get("label"), f"{where}.{key}", number)
                address = self._text(each.get("@id") or each.get("id"), f"{where}.{key}", number)
                if citation or address:
                    ids.append(self._source(citation or address, address))
        return {"source": BETWEEN.join(dict.fromkeys(ids))} if ids else {}

    def _source(self, citation: str, address: str) -> str:
        url = {"url": address} if address.startswith(("http://", "https://")) else {}
        for row in self._rows["sources"]:
            if row.get("citation") == citation and row.get("url", "") == url.get("url", ""):
                return row["id"]
        id_ = unique(citation, self._taken["sources"], f"source-{len(self._rows['sources']) + 1}")
        self._rows["sources"].append({"id": id_, "citation": citation, **url})
        return id_

    def _objects(self, holder: Mapping[str, Any], key: str, where: str, number: int) -> Iterator[Mapping[str, Any]]:
        """The objects of a list; one that stands alone, as in drafts of the format, counts as a list."""
        value = holder.get(key)
        listed = [value] if isinstance(value, dict) else value
        if not isinstance(listed, list):
            if value is not None:
                self._fault(f"{where}.{key}", "is no list", number)
            return
        for index, each in enumerate(listed):
            if isinstance(each, dict):
                yield each
            elif each is not None:
                self._fault(f"{where}.{key}[{index}]", "is no object", number)

    def _object(self, value: Any, place: str, number: int) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value
        if value is not None:
            self._fault(place, "is no object", number)
        return {}

    def _text(self, value: Any, place: str, number: int) -> str:
        return text_of(value, place, self._name, self._problems, number)

    def _fault(self, place: str, why: str, number: int) -> None:
        self._problems.add(self._name, row=number, column=place, why=why, fix=_AGAIN)


_TOPONYM = {"toponym": "toponym", "language": "lang", "script": "script", "period": "period"}


def _toponym(name: Mapping[str, Any]) -> str:
    toponym = name.get("toponym")
    return toponym.strip() if isinstance(toponym, str) else ""


def _parts(geometry: Any) -> Iterator[Mapping[str, Any]]:
    """A geometry, or those of a collection."""
    parts = geometry.get("geometries") if isinstance(geometry, dict) and "geometries" in geometry else [geometry]
    yield from (part for part in (parts if isinstance(parts, list) else []) if isinstance(part, dict))


def _dated(when: Any) -> list[str]:
    """When something was, in brackets; nothing if it is not said."""
    said = BETWEEN.join(filter(None, date_of(when)))
    return [f"({said})"] if said else []
