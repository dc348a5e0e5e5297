"""The letters of a CMIF file, as rows; see `cmif`."""

from collections.abc import Iterator

import pandas as pd

from geodata.exchange.event_rows import unique
from geodata.exchange.tables import BETWEEN, SHEETS, Tables, own_language, sheet
from geodata.exchange.texts.tei_header import date_of
from geodata.exchange.xml_files import XML, Element, kind_of, text_of, words
from geodata.tables.cells import is_id
from geodata.tables.identifiers import identifier_of

_ACTIONS = (("sent", "sender", "place_from"), ("received", "recipient", "place_to"))
_ARROW = " → "
_PEOPLE = frozenset({"persName", "orgName", "name", "rs"})


class Letters:
    """Gathers the rows of letters; a person or place that is named again is the same row."""

    def __init__(self, root: Element) -> None:
        self._rows: dict[str, dict[str, dict[str, str]]] = {
            name: {} for name in ("events", "places", "people", "sources", "actors")
        }
        self._messages: list[dict[str, str]] = []
        self._by_pointer: dict[tuple[str, str], str] = {}
        books = root.iterfind(".//{*}sourceDesc//{*}bibl")
        self._books = {f"#{each.get(f'{XML}id')}": text_of(each) for each in books if each.get(f"{XML}id")}
        self._title = text_of(root.find(".//{*}titleStmt/{*}title"))

    def take(self, description: Element) -> None:
        """Enter a letter."""
        noted = {each.get("n", "") for each in description.findall("{*}note") if each.get("type") == "events"}
        key = description.get("key", "")
        cells: dict[str, str] = {}
        calendar = self._calendar(description)
        message: dict[str, str] = {}
        for kind, who, where in _ACTIONS:
            for action in (each for each in description if each.get("type") == kind):
                people = [self._enter("people", each) for each in action if kind_of(each) in _PEOPLE]
                places = [
                    self._enter("places", each) for each in action if kind_of(each) == "placeName" and text_of(each)
                ]
                message |= {who: BETWEEN.join(dict.fromkeys(filter(None, people))), where: "".join(places[:1])}
                for date in action.findall("{*}date"):
                    message[kind] = date_of(date, calendar)[0]
                    if kind == "sent":
                        cells |= self._dated(date, calendar)
        if key in self._rows["events"] or key in noted:
            event = key
            self._rows["events"].setdefault(key, {"id": key})
        else:
            event = self._foreign(description, message, cells)
        self._messages.append({"event": event, **message})
        self._take_notes(description)

    def tables(self) -> Tables:
        """All rows."""
        rows = {name: list(held.values()) for name, held in self._rows.items()} | {"messages": self._messages}
        frames = {name: sheet(name, pd.DataFrame(held).fillna("")) for name, held in rows.items() if held}
        return Tables(keys={"title": self._title} if self._title else {}, sheets=frames)

    def _foreign(self, description: Element, message: dict[str, str], cells: dict[str, str]) -> str:
        """The event of a letter of which the file has no notes of ours."""
        names = [
            ", ".join(self._rows["people"][each]["name"] for each in message.get(who, "").split(BETWEEN) if each)
            for _, who, _ in _ACTIONS
        ]
        title = _ARROW.join(each or "?" for each in names) if any(names) else ""
        key = description.get("key", "")
        id_ = unique(
            key if is_id(key) else title or key, set(self._rows["events"]), f"letter-{len(self._messages) + 1}"
        )
        self._rows["events"][id_] = {
            "id": id_,
            "title": title,
            "kind": "message",
            **cells,
            "places": message.get("place_from", ""),
            "source": self._source(description, id_),
            "note": "\n\n".join(
                text_of(each) for each in description.findall("{*}note") if not len(each) and text_of(each)
            ),
        }
        return id_

    def _source(self, description: Element, letter: str) -> str:
        """The edition that has the letter; where the letter has an address, a source of its own."""
        book, address = self._books.get(description.get("source", ""), ""), description.get("ref", "")
        is_page = address.startswith(("https://", "http://"))
        if not book and not is_page:
            return ""
        citation = ", ".join(filter(None, [book or self._title, description.get("key", "")] if is_page else [book]))
        pointer = ("sources", address if is_page else description.get("source", ""))
        if pointer not in self._by_pointer:
            id_ = unique(f"{letter}-page" if is_page else book, set(self._rows["sources"]), f"source-{letter}")
            self._rows["sources"][id_] = {"id": id_, "citation": citation, "url": address if is_page else ""}
            self._by_pointer[pointer] = id_
        return self._by_pointer[pointer]

    def _enter(self, name: str, element: Element) -> str:
        """The id of a person or a place."""
        said, key, ref = words(element), element.get("key", ""), element.get("ref", "")
        pointer = (name, key or ref or said)
        if not said and not key:
            return ""
        if pointer not in self._by_pointer:
            rows = self._rows[name]
            id_ = unique(key if is_id(key) else said or key, set(rows), f"{name}-{len(rows) + 1}")
            rows[id_] = {"id": id_, "name": said}
            if name == "places" and not key:
                rows[id_]["external_ids"] = identifier_of(ref)
            self._by_pointer[pointer] = id_
        return self._by_pointer[pointer]

    def _dated(self, date: Element, calendar: str) -> dict[str, str]:
        """The date of the event of a letter."""
        edtf, of = date_of(date, calendar)
        said = text_of(date)
        return {"date": edtf, "calendar": of, **({"date_as_written": said} if said and said != edtf else {})}

    def _calendar(self, description: Element) -> str:
        for name, _, column, text in _notes(description):
            if (name, column) == ("events", "calendar"):
                return text
        return ""

    def _take_notes(self, description: Element) -> None:
        """Rows that the file has as notes; and what a letter mentions in CMIF 2."""
        for name, id_, column, text in _notes(description):
            own = {each.name: each for each in SHEETS[name]}
            if is_id(id_) and (column in own or own_language(own, column)):
                self._rows[name].setdefault(id_, {"id": id_})[column] = text
        for ref in description.iterfind("{*}note/{*}ref"):
            kind = {"cmif:mentionsPlace": "places", "cmif:mentionsPerson": "people"}.get(ref.get("type", ""))
            if kind and text_of(ref):
                ref.set("ref", ref.get("target", ""))
                self._enter(kind, ref)


def _notes(description: Element) -> Iterator[tuple[str, str, str, str]]:
    """Sheet, row, column and text of the notes that are of ours."""
    for note in description.findall("{*}note"):
        if note.get("type") in ("events", "places", "people", "sources", "actors") and note.get("subtype"):
            yield note.get("type"), note.get("n", ""), note.get("subtype"), words(note)
