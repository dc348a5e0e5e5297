"""New rows: an event of marked words; places, people, actors and sources that a cell calls by a name which no row has yet."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from textwrap import shorten

from geodata.dossiers.new_actors import abbreviation, free_color
from geodata.editing.edits import Edit, RowAdded
from geodata.editing.rows import Cells
from geodata.errors import Refusal
from geodata.exchange.event_rows import unique
from geodata.exchange.tables import BETWEEN
from geodata.gazetteers import geonames
from geodata.tables.cells import is_id, slug, values
from geodata.tables.columns import DRAFT

# Of an event that nobody has named yet: letters of its title, and of its id.
_TITLE, _ID = 70, 40

_Rows = Mapping[str, Cells]


def new_event(quotation: str, context: str, date: str, known: Collection[str]) -> RowAdded:
    """A draft of an event.

    Args:
        quotation: The words it rests on.
        context: A longer stretch around them, or "".
        date: EDTF; until the reviewer says more, that of the document.
        known: The ids of the other events.
    """
    # Of a script without blanks all is one word, which is cut anywhere.
    long = quotation if " " in quotation[:_TITLE] else quotation[: _TITLE - 2]
    title = shorten(long, _TITLE, placeholder=" …") if long == quotation else f"{long} …"
    cells = {
        "id": new_id(title, known, "event"),
        "date": date,
        "title": title[:1].upper() + title[1:],
        "quotation": quotation,
        "quotation_context": context,
        "checked": DRAFT,
    }
    return RowAdded(file="events.csv", cells=cells)


def new_id(name: str, known: Collection[str], otherwise: str) -> str:
    """An id that no other row has, made of a name: `pusan`, or `pusan-2` where there is one.

    Args:
        name: In any script.
        known: The ids that are there.
        otherwise: For a name without letters a to z.
    """
    whole = slug(name)
    short = whole if len(whole) <= _ID else whole[:_ID].rpartition("-")[0] or whole[:_ID]
    return unique(short, set(known), otherwise)


@dataclass(frozen=True)
class Named:
    """Rows that cells may call by a name: who they are, and how a new one is made.

    Attributes:
        file: Their file.
        names: The columns that hold what they are called.
        rows: Those that are there, by id.
        make: The cells of a new one of a name and an id.
    """

    file: str
    names: tuple[str, ...]
    rows: _Rows
    make: Callable[[str, str], Cells]

    def ids(self, cell: str) -> tuple[str, list[Edit]]:
        """A cell with ids in the place of names, and the rows to be added for those who have none.

        Args:
            cell: Ids and names, separated by ` | `: `stalin | Zhou Enlai`.

        Raises:
            Refusal: A name has no letters, or is that of several rows.
        """
        known: dict[str, list[str]] = {}
        for id_, cells in self.rows.items():
            for called in {cells.get(name, "").casefold() for name in self.names}:
                known.setdefault(called, []).append(id_)
        taken, edits, ids = set(self.rows), list[Edit](), []
        for value in values(cell):
            meant = [value] if value in taken else known.get(value.casefold(), [])
            if len(meant) > 1:
                raise Refusal(
                    value, why=f"is the name of {', '.join(meant)}", fix="Write the id of the one that is meant"
                )
            own = next(iter(meant), "")
            if not own and is_id(value):
                own = value  # misspelt rather than new: reading the dossier says which id is meant
            if not own:
                if not any(map(str.isalpha, value)):
                    raise Refusal(value, why="is no name", fix="Write the id or the name of one")
                own = new_id(value, taken, self.file.partition(".")[0].rstrip("s"))
                edits.append(RowAdded(file=self.file, cells=self.make(value, own)))
                taken.add(own)
            ids.append(own)
        return BETWEEN.join(dict.fromkeys(ids)), edits


def actors(rows: _Rows) -> Named:
    """The actors of dossier.toml; a new one has an abbreviation and a colour of its own."""
    used, taken = ([cells.get(column, "") for cells in rows.values()] for column in ("color", "abbreviation"))

    def make(name: str, id_: str) -> Cells:
        used.append(free_color(used))
        taken.append(abbreviation(name, taken))
        return {"id": id_, "label": name, "abbreviation": taken[-1], "color": used[-1]}

    return Named("dossier.toml", ("label",), rows, make)


def people(rows: _Rows) -> Named:
    """The people of people.csv."""
    return Named("people.csv", ("name", "name_as_written"), rows, lambda name, id_: {"id": id_, "name": name})


def places(rows: _Rows) -> Named:
    """The places of places.csv; a new one is a draft that nobody has found yet."""
    return Named("places.csv", ("name",), rows, lambda name, id_: {"id": id_, "name": name, "checked": DRAFT})


def sources(rows: _Rows) -> Named:
    """The sources of sources.csv; GeoNames is entered with the credit that its licence asks for."""

    def make(name: str, id_: str) -> Cells:
        if name == geonames.TITLE:
            return {"id": id_, "citation": geonames.CREDIT, "url": geonames.URL, "short": name}
        return {"id": id_, "citation": name}

    return Named("sources.csv", ("short", "citation"), rows, make)
