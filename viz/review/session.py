"""What the page asks for and has done: each request becomes edits of the folder, each answer says what Python knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.reading import read_date
from geodata.dossiers.documents import in_language
from geodata.dossiers.event_dates import bounded
from geodata.dossiers.gathering import Gathered
from geodata.editing import adding
from geodata.editing.edits import CellEdit, Edit, files_of
from geodata.editing.folder import EditedFolder
from geodata.editing.manifest_rows import RECORD, TOP
from geodata.editing.quoting import quotation_of
from geodata.editing.references import REVIEWED
from geodata.editing.reviewing import lacking, proposed, refusal, told
from geodata.editing.rivals import settled
from geodata.editing.rows import Cells, as_typed
from geodata.editing.trial import problems_of_row, tried
from geodata.errors import Refusal
from geodata.projections.extents import Extent
from viz.review.ground import Ground, ground_of
from viz.review.shown import Offsets, columns, places_of, problem_told, shown

_EVENTS, _PLACES, _SOURCES, _MANIFEST = "events.csv", "places.csv", "sources.csv", "dossier.toml"


@dataclass
class Session:
    """The review of one dossier.

    Attributes:
        folder: Its files.
    """

    folder: EditedFolder
    _lock: RLock = field(default_factory=RLock)
    _read: tuple[str, Gathered] | None = None

    def parts(self) -> Gathered:
        """The dossier as it stands, read again where a file has changed."""
        with self._lock:
            revision = self.folder.revision()
            if self._read is None or self._read[0] != revision:
                self._read = revision, tried(self.folder)
            return self._read[1]

    def ground(self, around: str) -> Ground:
        """The map of the dossier's first view, of all places or of those near one; see `ground_of`."""
        parts = self.parts()
        views = parts.manifest.views if parts.manifest else ()
        view = Extent(*views[0].extent) if views else None
        return ground_of(places_of(parts), around, view)

    def state(self, around: str) -> dict[str, Any]:
        """All that the page shows, see `shown`; with the sign of the files, what can be undone, and what others took back."""
        revision = self.folder.revision()
        found = shown(self.folder, self.parts(), self.ground(around))
        steps = self.folder.steps
        lost = [{"text": _words(edit)} for edit in self.folder.lost()]
        return {**found, "revision": revision, "undo": steps[-1].name if steps else "", "lost": lost}

    def fields(self) -> dict[str, Any]:
        """The fields of the forms, by file."""
        return columns()

    def change(self, file: str, key: str, cells: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
        """Write cells of a row.

        Args:
            file: Of the row.
            key: Of the row.
            cells: By column what stood there (`before`) and what is to (`after`).
        """
        step = self.folder.write(f"mend {', '.join(cells)}", self._edits(file, key, cells))
        return {"done": step.name}

    def try_(self, file: str, key: str, cells: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
        """What would be wrong with a row if cells were written: its problems, what its date means, what it lacks."""
        row = {**self._row(file, key), **{column: each["after"].strip() for column, each in cells.items()}}
        said: dict[str, Any] = {"date": self._date(row) if file == _EVENTS else None}
        try:
            edits = self._edits(file, key, cells)
            parts = tried(self.folder, edits)
        except Refusal as error:
            columns_of = [column for column, each in cells.items() if error.value in each["after"]]
            problem = {"column": next(iter(columns_of), ""), "value": error.value, "why": error.why, "fix": error.fix}
            return {**said, "problems": [problem]}
        found = problems_of_row(parts, file, self.folder.rows(file).number(key), cells)
        return {
            **said,
            "problems": list(map(problem_told, found)),
            "lacking": lacking(file, row) if file in REVIEWED else [],
        }

    def accept(self, file: str, key: str, checked: str, cells: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
        """Accept a row: nothing may be lacking in it, and nothing wrong.

        Args:
            file: Of the row.
            key: Of the row.
            checked: `seen`, `secondary` or `memory`.
            cells: What else is written, see `change`.

        Returns:
            What was done; or what is lacking, with proposals, or wrong, and then nothing is written.
        """
        row = self._row(file, key)
        wanted = {**cells, "checked": {"before": row.get("checked", ""), "after": checked}}
        full = {**row, **{column: each["after"].strip() for column, each in cells.items()}}
        if missing := lacking(file, full):
            return {"lacking": missing, "proposed": proposed(file, full, self.parts())}
        edits = self._edits(file, key, wanted)
        parts = tried(self.folder, edits)
        if wrong := problems_of_row(parts, file, self.folder.rows(file).number(key), cells):
            return {"problems": list(map(problem_told, wrong))}
        return {"done": self.folder.write(f"accept {key}", edits).name}

    def refuse(self, file: str, key: str) -> dict[str, Any]:
        """Remove a row and what refers to it."""
        edits = refusal(self.folder, file, key)
        self.folder.write(f"refuse {key}", edits)
        also = told(edits)
        return {"done": f"refuse {key}" + (f"; with it went {also}" if also else "")}

    def reopen(self, file: str, key: str) -> dict[str, Any]:
        """Make a row a draft again."""
        before = self._row(file, key).get("checked", "")
        edit = CellEdit(file=file, key=key, column="checked", before=before, after="draft")
        return {"done": self.folder.write(f"reopen {key}", [edit]).name}

    def add(self, start: int, end: int) -> dict[str, Any]:
        """Add an event that rests on marked words, whose offsets are those of the script."""
        quotation, context = self._marked(start, end, "")
        parts = self.parts()
        event = adding.new_event(quotation, context, parts.date.numbers if parts.date else "", self._known(_EVENTS))
        step = self.folder.write(f"add {event.key}", [event])
        return {"done": step.name, "file": _EVENTS, "id": event.key}

    def quote(self, key: str, start: int, end: int, language: str) -> dict[str, Any]:
        """Let an event rest on marked words of the document, or of its translation into a language."""
        quotation, context = self._marked(start, end, language)
        row = self._row(_EVENTS, key)
        cells = {in_language("quotation", language): quotation, in_language("quotation_context", language): context}
        edits = [
            CellEdit(file=_EVENTS, key=key, column=column, before=row.get(column, ""), after=after)
            for column, after in cells.items()
            if after or row.get(column)
        ]
        return {"done": self.folder.write(f"quote anew {key}", edits).name}

    def move(self, key: str, x: float, y: float, around: str) -> dict[str, Any]:
        """Put a place where its pin was let go on the map."""
        found = self.ground(around).place(x, y)
        if found is None:
            raise Refusal(f"{x:g} {y:g}", why="lies outside the map", fix="Let the pin go on the map")
        row = self._row(_PLACES, key)
        edits = [
            CellEdit(file=_PLACES, key=key, column=column, before=row.get(column, ""), after=f"{value:g}")
            for column, value in zip(("lon", "lat"), found, strict=True)
        ]
        return {"done": self.folder.write(f"move {key}", edits).name}

    def settle(self, key: str, field: str, value: str) -> dict[str, Any]:
        """Let an event have one of its rival dates or places, and every draft in which the same words are in doubt."""
        edits, count = settled(self.folder, key, field, value)
        self.folder.write(f"settle {key}", edits)
        return {"done": f"settle {key}" + (f", and {count - 1} more of the same words" if count > 1 else "")}

    def undo(self, *, keep_theirs: bool = False) -> dict[str, Any]:
        """Take back what was done last; all of it, or what nobody else has changed since."""
        step = self.folder.undo(keep_theirs=keep_theirs)
        if step is None:
            return {"done": ""}
        about = next((edit for edit in step.edits if edit.file in REVIEWED), None)
        return {"done": f"undo {step.name}", **({"file": about.file, "id": about.key} if about else {})}

    def restore(self, *, mine: bool) -> dict[str, Any]:
        """Write again what another program took back, or let it be lost."""
        lost = self.folder.lost()
        if mine and lost:
            self.folder.write("write again", lost)
        else:
            self.folder.forget(lost)
        return {"done": "write again" if mine else "let it be"}

    def _edits(self, file: str, key: str, cells: Mapping[str, Mapping[str, str]]) -> list[Edit]:
        """The edits of cells, with those of rows that they call by a name nobody has yet."""
        typed = {column: (each["before"], as_typed(each["after"])) for column, each in cells.items()}
        more: list[Edit] = []
        makers = {
            _EVENTS: {"actors": self._actors, "voice": self._people, "places": self._places},
            _PLACES: {"source": self._sources},
        }
        for column, maker in makers.get(file, {}).items():
            if column in typed and typed[column][1]:
                before, after = typed[column]
                after, added = maker().ids(after)
                typed[column] = before, after
                more += added
        if file == _EVENTS and "date" in typed:
            typed |= self._reckoned(typed, self._row(file, key))
        return [
            *more,
            *(
                CellEdit(file=file, key=key, column=column, before=before, after=after)
                for column, (before, after) in typed.items()
                if before != after
            ),
        ]

    def _reckoned(self, typed: Mapping[str, tuple[str, str]], row: Cells) -> dict[str, tuple[str, str]]:
        """What a date in words becomes: the words stay beside the date that they mean, with the rule."""
        before, words = typed["date"]
        date = self._in_words(words, {**row, **{name: after for name, (_, after) in typed.items()}})
        if date is None:
            return {}
        found = {"date": (before, date.numbers)}
        for column, after in (("date_as_written", words), ("date_rule", date.rule)):
            if after and column not in typed:
                found[column] = row.get(column, ""), after
        return found

    def _date(self, row: Cells) -> dict[str, str] | None:
        """What the date of an event means, in words; None where it says nothing or nothing that can be read."""
        typed = row.get("date", "")
        try:
            date = self._in_words(typed, row) if typed else None
            if typed and date is None:
                return {"display": bounded(typed, self._calendar(row)).display, "edtf": "", "rule": ""}
            if not typed and (words := row.get("date_as_written", "")):
                date = read_date(words, calendar=self._calendar(row), anchor=self.parts().date)
        except DateError:
            return None
        return {"display": date.display, "edtf": date.edtf, "rule": date.rule} if date else None

    def _in_words(self, typed: str, row: Cells) -> HistoricalDate | None:
        """The date that words mean; None of what is a date in numbers, or of no date."""
        calendar = self._calendar(row)
        try:
            bounded(typed, calendar)
        except DateError:
            try:
                return read_date(typed, calendar=calendar, anchor=row.get("date_anchor") or self.parts().date)
            except (DateError, ValueError):
                return None
        return None

    def _calendar(self, row: Cells) -> Any:
        document = self.parts().date
        return row.get("calendar") or (document.calendar if document and document.calendar != "gregorian" else None)

    def _marked(self, start: int, end: int, language: str) -> tuple[str, str]:
        text = self.parts().texts.get(language) or ""
        offsets = Offsets(text)
        return quotation_of(text, offsets.from_script(start), offsets.from_script(end))

    def _row(self, file: str, key: str) -> Cells:
        rows = self.folder.rows(file).rows
        if key not in rows:
            raise Refusal(key, why=f"is no row of {file} any more", fix="Somebody else has removed it")
        return rows[key]

    def _known(self, file: str) -> Sequence[str]:
        return list(self.folder.rows(file).rows) if self.folder.file(file).is_file() else []

    def _actors(self) -> adding.Named:
        rows = self.folder.rows(_MANIFEST).rows
        return adding.actors({key: row for key, row in rows.items() if key not in {TOP, RECORD}})

    def _people(self) -> adding.Named:
        return adding.people(self.folder.rows("people.csv").rows)

    def _sources(self) -> adding.Named:
        return adding.sources(self.folder.rows(_SOURCES).rows if self.folder.file(_SOURCES).is_file() else {})

    def _places(self) -> adding.Named:
        return adding.places(self.folder.rows(_PLACES).rows)


def _words(edit: Edit) -> str:
    """An edit in one line."""
    if isinstance(edit, CellEdit):
        return f"{edit.file}, {edit.key}, {edit.column}: “{edit.after}” became “{edit.before}” again"
    return f"{', '.join(files_of([edit]))}, {edit.key}: a row that was added or removed is as it was before"
