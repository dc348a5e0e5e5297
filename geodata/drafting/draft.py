"""The door of drafting: a text comes in, a `Draft` of plain frames goes out."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from math import nan
from os import PathLike
from pathlib import Path

import pandas as pd

from geodata.dates.calendars.names import CALENDARS
from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import to_date
from geodata.dates.reading import read_date
from geodata.dossiers.reading import Dossier
from geodata.drafting import findings
from geodata.drafting.dates.finding import find_dates
from geodata.drafting.events.finding import find_events
from geodata.drafting.findings import frame
from geodata.drafting.models import Difference, Opinion, second_reader
from geodata.drafting.people.finding import find_people
from geodata.drafting.places.finding import find_toponyms
from geodata.drafting.prose import Prose
from geodata.drafting.record.finding import find_record
from geodata.drafting.speech.finding import find_speech, speakers_of
from geodata.drafting.texts.reading import SourceText, read_source
from geodata.drafting.writing import tables_of_draft
from geodata.exchange.tables import Tables


@dataclass(frozen=True, kw_only=True, eq=False)
class Draft:
    """What was found in a text. Every frame has `start`, `end` (code points), `text`, `rule` and `score` (0 to 1).

    Each finding rests on words of the text; what it makes of them is a guess, and its rule says how it came about.

    Attributes:
        text: The text.
        record: `field` (date, place, author, addressee, number, classification, copy, enclosure, title) and `value`.
        toponyms: `lat`, `lon` (degrees; missing where no gazetteer knows the name), `precision_km`, and `candidates`.
        dates: `edtf`, `anchor` and `calendar`.
        people: `person`, `name`, `role`, `body`.
        speech: `scope_start`, `scope_end`, `modality`, `voices`, `addressees`.
        events: `title`, `kind`, `modality`, `voices`, `actors`, `date`, `places`, `place_from`, `place_to`, `means`, `sender`,
            `recipients`.
        differences: What a model changed: `kind` (toponyms, people) and `change` (added, taken away); empty without one.
        written: When the document was written, as the caller, its file or its own words say; None where nobody does.

    Example:
        >>> ct.draft("We left Malta on 4 June 1798.").text
        'We left Malta on 4 June 1798.'
    """

    text: str
    record: pd.DataFrame
    toponyms: pd.DataFrame
    dates: pd.DataFrame
    people: pd.DataFrame
    speech: pd.DataFrame
    events: pd.DataFrame
    differences: pd.DataFrame
    written: HistoricalDate | None
    _sheets: Callable[[], Tables] = field(repr=False)

    @cached_property
    def tables(self) -> Tables:
        """The sheets of the dossier that `write` writes, made when they are first asked for.

        Example:
            >>> ct.draft("We left Malta on 4 June 1798.").tables.sheets["events"]["date"].tolist()
            ['1798-06-04']
        """
        return self._sheets()

    def write(self, folder: str | Path) -> tuple[str, ...]:
        """Write the draft as a dossier, as `Tables.write` does; every row has `checked = draft`.

        Args:
            folder: A folder that is not there yet or is empty; its name becomes the dossier's id. It appears whole or not at all.

        Returns:
            The names of the files, sorted.

        Raises:
            Refusal: The name of the folder is not an id.
            OSError: It cannot be written.

        Example:
            >>> files = ct.draft("We left Malta on 4 June 1798.").write("malta")
            >>> "events.csv" in files
            True
        """
        return self.tables.write(folder)


def draft(
    text: str | PathLike[str],
    *,
    anchor: HistoricalDate | str | None = None,
    dossier: Dossier | None = None,
    model: str | None = None,
) -> Draft:
    """Find record, dates, places, people, speech acts and events in a text.

    Everything that is found is a guess, and says by which rule it was made and how sure that is. Nothing is sent anywhere.

    Args:
        text: The document, verbatim; or the path of a file of it: plain text, Markdown, HTML, Word or TEI.
        anchor: The day on which it was written, a date or EDTF; by default what the file, or its head or foot, says.
        dossier: Whose places are looked through before the gazetteers.
        model: A pipeline of spaCy that is installed, by its name or folder: a second opinion on names of places and people. It
            needs `pip install chronotope[model]`; what it changes is told in `differences`.

    Returns:
        The findings.

    Raises:
        DateError: The anchor is no date.
        FileError: The file cannot be read, or holds no text.
        ModuleNotFoundError: A model is asked for, and spaCy is not installed.
        ValueError: spaCy has no such model, or it finds no names.

    Example:
        >>> found = ct.draft(dossier.document.text)
        >>> found.record[["field", "value"]].head(3).to_numpy().tolist()
        [['classification', 'Top Secret'], ['title', 'Cable Nº 75511'], ['number', '75511']]
    """
    source = SourceText(text=text) if isinstance(text, str) else read_source(text)
    prose = Prose(source.text)
    opinion = None if model is None else Opinion(second_reader(model), prose)
    record = find_record(prose)
    written = _written(anchor, source, record)
    dates = find_dates(prose, anchor=written)
    toponyms = find_toponyms(prose, dossier=dossier, opinion=opinion)
    people = find_people(prose, record=record, toponyms=toponyms)
    people = people if opinion is None else opinion.people(people)
    speech = find_speech(prose, record=record, people=people)
    people = (*people, *speakers_of(speech))
    events = find_events(prose, record=record, dates=dates, toponyms=toponyms, people=people, speech=speech)
    return Draft(
        text=source.text,
        record=frame(findings.RecordEntry, record),
        toponyms=_located(toponyms),
        dates=frame(findings.DateFinding, dates),
        people=frame(findings.PersonFinding, people),
        speech=frame(findings.SpeechAct, speech),
        events=frame(findings.EventFinding, events),
        differences=frame(Difference, () if opinion is None else opinion.differences),
        written=written,
        _sheets=partial(
            tables_of_draft, source, record=record, toponyms=toponyms, people=people, events=events, written=written
        ),
    )


def _written(
    anchor: HistoricalDate | str | None, source: SourceText, record: tuple[findings.RecordEntry, ...]
) -> HistoricalDate | None:
    """When the document was written: as the caller says, or else its file, or else its own words."""
    if anchor is not None:
        return to_date(anchor)
    calendar = next((each for each in CALENDARS if each == source.record.get("calendar")), None)
    with suppress(DateError):
        if said := source.record.get("date"):
            return read_date(said, calendar=calendar)
    return next((to_date(entry.value) for entry in record if entry.field == "date"), None)


def _located(toponyms: tuple[findings.ToponymFinding, ...]) -> pd.DataFrame:
    """The toponyms with the coordinates of the best candidate of each."""
    return frame(findings.ToponymFinding, toponyms).assign(
        **{
            column: pd.Series(
                [getattr(each.candidates[0], column) if each.candidates else nan for each in toponyms], dtype=float
            )
            for column in ("lat", "lon", "precision_km")
        }
    )
