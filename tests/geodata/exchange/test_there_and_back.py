"""A dossier in each format and back again: what is lost is what the format says, in kind and in number."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from exchanged import SEEDS as FOLDER
from exchanged import differences
from hypothesis import assume, given, note, settings
from random_dossiers import dossiers

from geodata import Dossier, read_dossier, read_tables, write
from geodata.exchange.forms import FORMS, Form
from geodata.exchange.tables import Tables, tables_of

SEEDS = sorted(path for path in FOLDER.iterdir() if path.is_dir())
BOTH = [form for form in FORMS if form.reads and form.writes]
# Of what a dossier says of an event or a place, these are lost in no format that has any free field.
KEPT = {
    "events", "events.id", "events.title", "events.date", "events.places", "events.quotation", "events.source",
    "places.name", "places.lat", "places.lon",
}  # fmt: skip
# Tables of places have no rows for events.
GAZETTEERS = {"lp-tsv", "openrefine"}


@pytest.mark.thorough
@pytest.mark.parametrize("form", BOTH, ids=lambda form: form.name)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_what_is_lost_is_what_the_format_says(form: Form, seed: Path, tmp_path: Path) -> None:
    assert_only_what_is_told_is_lost(read_dossier(seed), form, tmp_path)


def assert_only_what_is_told_is_lost(dossier: Dossier, form: Form, folder: Path) -> None:
    path = folder / f"{dossier.id}{form.suffixes[0]}"
    lost = {loss.what: loss.count for loss in write(dossier, path, form=form.name)}
    tables = tables_of(dossier)
    found = differences(tables, read_tables(path, form=form.name))
    assert [what for what in found if what not in lost and what.partition(".")[0] not in form.loses] == []
    rows = {what: count for what, count in found.items() if "." not in what}
    assert rows == {what: lost[what] for what in rows}


@pytest.mark.parametrize("form", BOTH, ids=lambda form: form.name)
def test_so_it_is_for_drafts_of_which_little_is_said(form: Form, tmp_path: Path) -> None:
    tables = Tables(
        keys={"title": "x", "kind": "exercise", "language": "en", "format": "4"},
        record={"title": "x", "date": "1950", "rights": "x", "credit": "x"},
        text="Words.",
        sheets={
            "actors": pd.DataFrame([{"id": "a", "label": "A", "abbreviation": "A", "color": "#112233"}]),
            "events": pd.DataFrame([{"id": "e", "title": "E", "date": "1950", "places": "p", "checked": "draft"}]),
            "places": pd.DataFrame([{"id": each, "name": each.upper(), "checked": "draft"} for each in ("p", "q")]),
            # A letter, for a format of letters has nothing to say without.
            "people": pd.DataFrame([{"id": each, "name": each.upper()} for each in ("m", "n")]),
            "messages": pd.DataFrame([{"event": "e", "sender": "m", "recipient": "n"}]),
        },
    )
    tables.write(tmp_path / "draft")
    assert_only_what_is_told_is_lost(read_dossier(tmp_path / "draft"), form, tmp_path)


@pytest.mark.parametrize("form", BOTH, ids=lambda form: form.name)
def test_nothing_is_declared_lost_that_makes_an_event(form: Form) -> None:
    kept = {what for what in KEPT if what.startswith("places.")} if form.name in GAZETTEERS else KEPT
    assert kept.isdisjoint(form.loses)


@pytest.mark.thorough
@settings(max_examples=3, deadline=None)
@given(dossier=dossiers())
def test_so_it_is_for_any_dossier(dossier: Dossier | None) -> None:
    assume(dossier)
    assert dossier
    for form in BOTH:
        with TemporaryDirectory() as folder:
            note(form.name)
            assert_only_what_is_told_is_lost(dossier, form, Path(folder))
