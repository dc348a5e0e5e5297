"""What the text of a TEI file names: places, people and dates become rows, as far as no list has them."""

from collections.abc import Sequence

from geodata.exchange.tables import BETWEEN
from geodata.exchange.texts.tei_dates import dating_in, read_dating
from geodata.exchange.texts.tei_lists import Lists
from geodata.exchange.texts.tei_text import Mention
from geodata.exchange.xml_files import kind_of
from geodata.tables.cells import values
from geodata.tables.identifiers import identifier_of

_PLACES = frozenset({"placeName", "geogName", "settlement", "country", "region"})
_TYPES = {"place": "places", "person": "people"}


def add_mentions(lists: Lists, mentions: Sequence[Mention], language: str) -> None:
    """Enter what the text names.

    Args:
        lists: What the lists of the file say.
        mentions: The elements of the text and their words.
        language: That of the text.
    """
    known = _Known(lists)
    for mention in mentions:
        kind = kind_of(mention.element)
        sheet = (
            "places"
            if kind in _PLACES
            else "people"
            if kind == "persName"
            else _TYPES.get(mention.element.get("type", ""))
        )
        if kind == "date":
            _add_date(lists, mention)
        elif sheet:
            id_ = known.find(sheet, mention)
            row = lists.rows[sheet][id_]
            if sheet == "people":
                row.setdefault("name_as_written", mention.words)
            elif mention.words not in known.names[id_]:
                known.names[id_].add(mention.words)
                lists.toponyms.append({"place": id_, "toponym": mention.words, "language": language})


class _Known:
    """The rows that there are, by what may point to them."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.by_pointer: dict[tuple[str, str], str] = {}
        self.names: dict[str, set[str]] = {}
        for id_, row in lists.rows["places"].items():
            self._enter("places", id_, row.get("name", ""))
            for curie in values(row.get("external_ids", "")):
                self.by_pointer[("places", curie)] = id_
        for id_, row in lists.rows["people"].items():
            self._enter("people", id_, row.get("name_as_written", ""), row.get("name", ""))
        for toponym in lists.toponyms:
            self._enter("places", toponym["place"], toponym["toponym"])

    def _enter(self, sheet: str, id_: str, *names: str) -> None:
        if sheet == "places":
            self.names.setdefault(id_, set()).update(filter(None, names))
        for name in filter(None, names):
            self.by_pointer.setdefault((sheet, name), id_)

    def find(self, sheet: str, mention: Mention) -> str:
        """The id of what a mention names; what is not known is entered."""
        element = mention.element
        pointers = [*element.get("ref", "").split(), element.get("key", ""), element.get("corresp", "")]
        rows = self.lists.rows[sheet]
        for pointer in filter(None, pointers):
            local = self.lists.ids.get(pointer.removeprefix("#"), "")
            found = local if local in rows else self.by_pointer.get((sheet, identifier_of(pointer) or pointer), "")
            if found:
                return found
        pointers = [each for each in pointers if each]
        if not pointers and (found := self.by_pointer.get((sheet, mention.words), "")):
            return found
        return self._new(sheet, mention.words, pointers)

    def _new(self, sheet: str, words: str, pointers: list[str]) -> str:
        curies = BETWEEN.join(dict.fromkeys(filter(None, map(identifier_of, pointers))))
        others = [each for each in pointers if not identifier_of(each)]
        cells = {"name": words}
        if sheet == "places":
            addresses = ", ".join(each for each in others if "://" in each)
            cells |= {"external_ids": curies, "note": addresses}
        id_ = self.lists.new(sheet, words, cells)
        for pointer in pointers or [words]:
            self.by_pointer[(sheet, identifier_of(pointer) or pointer)] = id_
        self._enter(sheet, id_, words)
        return id_


def _add_date(lists: Lists, mention: Mention) -> None:
    """A date of the text that belongs to no event of a list is an event of which only the day is known."""
    dating = dating_in(mention.element)
    if not dating or lists.pointed(mention.element.get("corresp", "")):
        return
    date, calendar, why = read_dating(dating)
    cells = {"date": date, "calendar": calendar, "date_as_written": mention.words, "note": why}
    lists.new("events", date or mention.words, cells)
