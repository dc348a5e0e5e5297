"""Events, places, people, actors and sources as the lists of TEI, and back.

What TEI has no element for is a `note` of the row, its `type` the column; ids are pointers (`ptr`), to `place.rome` for `rome`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from geodata.errors import Problems, Refusal
from geodata.exchange.event_rows import unique
from geodata.exchange.tables import BETWEEN, SHEETS, Tables, own_language
from geodata.exchange.texts.tei_dates import altered, dating_in, dating_of, read_dating
from geodata.exchange.typed_dates import typed_date
from geodata.exchange.xml_files import XML, Element, add, allowed, kind_of, text_of, with_lines, words
from geodata.tables.cells import latitude, longitude, values
from geodata.tables.identifiers import check_identifier, identifier_of

# By sheet: the list, the element of a row, how its xml:id begins, and the columns that have elements or attributes of their own.
KINDS: Mapping[str, tuple[str, str, str, frozenset[str]]] = {
    "events": ("listEvent", "event", "event", frozenset({"id", "title", "summary"})),
    "places": ("listPlace", "place", "place", frozenset({"id", "name", "kind", "lat", "lon", "external_ids"})),
    "people": ("listPerson", "person", "person", frozenset({"id", "name", "name_as_written"})),
    "actors": ("listOrg", "org", "actor", frozenset({"id", "label"})),
    "sources": ("listBibl", "bibl", "source", frozenset({"id", "citation", "url"})),
}
# Columns of ids, and how the xml:id of what they name begins.
_POINTERS = {
    "places": "place",
    "actors": "actor",
    "voice": "person",
    "source": "source",
    "part_of": "event",
    "outcome": "event",
}
_PAIR = re.compile(r"\s*(-?[0-9]+(?:\.[0-9]*)?)(?:\s*,\s*|\s+)(-?[0-9]+(?:\.[0-9]*)?)\s*")


def write_lists(stand_off: Element, tables: Tables) -> None:
    """Add the lists that have a row."""
    toponyms: dict[str, list[dict[str, str]]] = {}
    for row in tables.rows("toponyms"):
        toponyms.setdefault(row["place"], []).append(row)
    for sheet, (list_name, tag, prefix, natural) in KINDS.items():
        rows = tables.rows(sheet)
        held = add(stand_off, list_name) if rows else None
        for row in rows:
            element = add(held, tag)
            element.set(f"{XML}id", f"{prefix}.{row['id']}")
            _write_natural(element, sheet, row, toponyms.get(row["id"], []), tables.record.get("calendar", ""))
            _write_others(element, {name: text for name, text in row.items() if name not in natural})


def _write_natural(
    element: Element, sheet: str, row: Mapping[str, str], toponyms: list[dict[str, str]], calendar: str
) -> None:
    """What TEI has elements and attributes for."""
    match sheet:
        case "events":
            for name, text in dating_of(typed_date(row.get("date", ""), row.get("calendar", calendar))).items():
                if name != "precision":  # which an event has not
                    element.set(name, text)
            add(element, "label", row.get("title", ""))
            add(element, "desc", row.get("summary", ""))
        case "places":
            _write_place(element, row, toponyms)
        case "people":
            add(element, "persName", row["name"])
            if "name_as_written" in row:
                add(element, "persName", row["name_as_written"], {"type": "as-written"})
        case "actors":
            add(element, "orgName", row["label"])
        case _:
            element.text = allowed(row["citation"])
            if "url" in row:
                add(element, "ptr", attributes={"target": row["url"]})


def _write_place(element: Element, row: Mapping[str, str], toponyms: list[dict[str, str]]) -> None:
    if "kind" in row:
        element.set("type", row["kind"])
    add(element, "placeName", row["name"])
    for each in toponyms:
        said = {"type": "toponym", "subtype": each.get("script", ""), "n": each.get("period", "")}
        said[f"{XML}lang"] = each.get("language", "")
        add(element, "placeName", each["toponym"], said)
    if "lat" in row and "lon" in row:
        add(add(element, "location"), "geo", f"{row['lat']} {row['lon']}")
    for curie in values(row.get("external_ids", "")):
        prefix, _, local = curie.partition(":")
        add(element, "idno", local, {"type": prefix})


def _write_others(element: Element, cells: Mapping[str, str]) -> None:
    for name, text in cells.items():
        column, _, language = name.partition("@")
        if column in _POINTERS:
            target = " ".join(f"#{_POINTERS[column]}.{id_}" for id_ in values(text))
            add(element, "ptr", attributes={"type": column, "target": target})
        else:
            add(element, "note", text, {"type": column, f"{XML}lang": language})


@dataclass
class Lists:
    """The rows of the lists of a file, as they are read.

    Attributes:
        rows: By sheet and id.
        ids: Our ids by `xml:id`.
        toponyms: The names of places beside the first.
    """

    rows: dict[str, dict[str, dict[str, str]]] = field(default_factory=lambda: {name: {} for name in KINDS})
    ids: dict[str, str] = field(default_factory=dict)
    toponyms: list[dict[str, str]] = field(default_factory=list)
    _taken: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in KINDS})

    def new(self, sheet: str, name: str, cells: Mapping[str, str], wanted: str = "") -> str:
        """Enter a row and give its id: the one that is wanted if it is free, or else one after a name."""
        rows = self.rows[sheet]
        id_ = unique(wanted or name, self._taken[sheet], f"{KINDS[sheet][2]}-{len(rows) + 1}")
        rows[id_] = {"id": id_, **{column: text for column, text in cells.items() if text}}
        return id_

    def pointed(self, pointers: str) -> str:
        """The ids in a list of pointers, as a cell has them."""
        found = (self.ids.get(each.removeprefix("#"), "") for each in pointers.split())
        return BETWEEN.join(dict.fromkeys(filter(None, found)))


def read_lists(root: Element, calendar: str, file: str, problems: Problems) -> Lists:
    """The rows of all lists, wherever in the file they stand.

    Args:
        root: Of the file.
        calendar: That of the document.
        file: By which problems call the file.
        problems: Takes coordinates that are none.
    """
    lists = Lists()
    found = [(sheet, element) for sheet, (_, tag, _, _) in KINDS.items() for element in _elements(root, sheet, tag)]
    entered = []
    for sheet, element in found:
        cells = _natural(element, sheet, file, problems)
        name = cells.get("title") or cells.get("name") or cells.get("label") or cells.get("citation", "")
        xml_id = element.get(f"{XML}id", "")
        id_ = lists.new(sheet, name, cells, xml_id.removeprefix(f"{KINDS[sheet][2]}."))
        lists.ids.setdefault(xml_id, id_)
        entered.append((sheet, element, lists.rows[sheet][id_]))
    for sheet, element, row in entered:
        row.update(_others(element, sheet, lists))
        if sheet == "events":
            _date_event(row, element, calendar)
        if sheet == "places":
            lists.toponyms += [{"place": row["id"], **each} for each in _toponyms(element)]
    return lists


def _elements(root: Element, sheet: str, tag: str) -> Iterator[Element]:
    """The elements of a kind; of books only those of standOff, for others stand everywhere."""
    for element in root.iter(f"{{*}}{tag}"):
        parents = [kind_of(each) for each in element.iterancestors()]
        is_listed = parents[:1] != [] and (parents[0].startswith("list") or parents[0] in {"place", "event"})
        if "standOff" in parents if sheet == "sources" else is_listed:
            yield element


def _natural(element: Element, sheet: str, file: str, problems: Problems) -> dict[str, str]:
    """The cells for which TEI has elements."""
    match sheet:
        case "events":
            title = _first(element, "label", "head", "eventName")
            summary = _first(element, "desc", "p")
            return {"title": title or summary, "summary": summary if title else ""}
        case "places":
            ids = [curie for each in element.findall("{*}idno") if (curie := _curie(each))]
            kind = {"kind": element.get("type", "")}
            cells = {"name": _first(element, "placeName", "geogName", "settlement", "country", "region", "head")}
            return cells | kind | _point(element, file, problems) | {"external_ids": BETWEEN.join(dict.fromkeys(ids))}
        case "people":
            written = [each for each in element.findall("{*}persName") if each.get("type") == "as-written"]
            name = next((words(each) for each in element.findall("{*}persName") if each not in written), "")
            return {
                "name": name or _first(element, "p", "note"),
                "name_as_written": words(written[0]) if written else "",
            }
        case "actors":
            return {"label": _first(element, "orgName", "name", "desc", "p")}
        case _:
            own = {kind: list(element.iter(f"{{*}}{kind}")) for kind in ("note", "ptr", "ref")}
            url = next((each.get("target", "") for each in [*own["ptr"], *own["ref"]] if not each.get("type")), "")
            return {"citation": _without_notes(element), "url": url}


def _first(element: Element, *tags: str) -> str:
    """What the first child of a name says, the first name that there is."""
    found = (words(child) for tag in tags for child in element.findall(f"{{*}}{tag}"))
    return next(filter(None, found), "")


def _without_notes(element: Element) -> str:
    said = [element.text or ""]
    for child in element:
        said.append("" if kind_of(child) in {"note", "ptr", ""} else "".join(child.itertext("{*}*")))
        said.append(child.tail if child.tail and child.tail.strip() else "")
    return with_lines("".join(said))


def _curie(idno: Element) -> str:
    """The CURIE of an `idno`: from its address, or from its type and text."""
    text = text_of(idno)
    if known := identifier_of(text):
        return known
    named = f"{idno.get('type', '').casefold()}:{text}"
    try:
        check_identifier(named)
    except Refusal:
        return ""
    return "" if "://" in named else named


def _point(place: Element, file: str, problems: Problems) -> dict[str, str]:
    """The coordinates of `geo`, latitude first as the Guidelines have it; none for lines and areas."""
    geo = next((each for path in ("{*}location/{*}geo", "{*}geo") for each in place.findall(path)), None)
    numbers = text_of(geo)
    if geo is None or len(numbers.replace(",", " ").split()) != 2:  # noqa: PLR2004
        return {}
    match = _PAIR.fullmatch(numbers)
    try:
        if match:
            latitude(match[1])
            longitude(match[2])
            return {"lat": match[1], "lon": match[2]}
    except ValueError:
        pass
    fix = "Write latitude and longitude in degrees, such as 39.03 125.75"
    problems.add(file, row=geo.sourceline, column="geo", value=numbers, why="is no latitude and longitude", fix=fix)
    return {}


def _others(element: Element, sheet: str, lists: Lists) -> dict[str, str]:
    """The cells of notes and pointers that are named as columns; a note that is not is a note of the row."""
    own = {column.name: column for column in SHEETS[sheet]}
    cells: dict[str, str] = {}
    for child in element:
        language = child.get(f"{XML}lang", "")
        name = child.get("type", "")
        named = f"{name}@{language}" if own_language(own, f"{name}@{language}") else name
        if kind_of(child) == "ptr" and name in own:
            cells[name] = lists.pointed(child.get("target", ""))
        elif kind_of(child) == "note" and name in own:
            cells[named] = words(child)
        elif kind_of(child) == "note" and "note" in own and sheet != "sources":
            cells["note"] = "\n\n".join(filter(None, [cells.get("note", ""), text_of(child)]))
    if sheet == "events" and "places" not in cells and (where := lists.pointed(_where(element))):
        cells["places"] = where
    return cells


def _where(event: Element) -> str:
    """The pointer to the place of an event, or the id of the place that it stands in."""
    parent = event.getparent()
    parent = parent.getparent() if kind_of(parent) == "listEvent" else parent
    within = parent.get(f"{XML}id", "") if kind_of(parent) == "place" else ""
    where: str = event.get("where") or within
    return where


def _date_event(row: dict[str, str], element: Element, calendar: str) -> None:
    """The date of an event: as it is typed, or as its attributes say where that differs."""
    inside = element.find("{*}date") if not dating_in(element) else None
    dating = dating_in(element if inside is None else inside)
    if "date" in row and not (changed := altered(row["date"], row.get("calendar", calendar), dating)):
        return
    if "date" in row:
        row["date"], row["calendar"] = changed or ("", "")
    elif dating:
        row["date"], row["calendar"], why = read_dating(dating)
        row["note"] = "\n\n".join(filter(None, [row.get("note", ""), why]))
    if inside is not None and text_of(inside):
        row["date_as_written"] = text_of(inside)


def _toponyms(place: Element) -> Iterator[dict[str, str]]:
    """The names of a place beside the first."""
    names = place.findall("{*}placeName")
    for name in names[1:]:
        yield {
            "toponym": words(name),
            "language": name.get(f"{XML}lang", ""),
            "script": name.get("subtype", "") if name.get("type") == "toponym" else "",
            "period": name.get("n", ""),
        }
