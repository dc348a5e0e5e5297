"""A dossier in each format and back again: what is lost is what the format says, in kind and in number."""

from pathlib import Path

import pytest
from conftest import SEEDS as FOLDER
from exchanged import differences

from geodata import read_dossier, read_tables, write
from geodata.exchange.forms import FORMS, Form
from geodata.exchange.tables import tables_of

SEEDS = sorted(path for path in FOLDER.iterdir() if path.is_dir())
BOTH = [form for form in FORMS if form.reads and form.writes]
# Of what a dossier says of an event or a place, these are lost in no format that has any free field.
KEPT = {
    "events", "events.id", "events.title", "events.date", "events.places", "events.quotation", "events.source",
    "places.name", "places.lat", "places.lon",
}  # fmt: skip


@pytest.mark.parametrize("form", BOTH, ids=lambda form: form.name)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_what_is_lost_is_what_the_format_says(form: Form, seed: Path, tmp_path: Path) -> None:
    dossier = read_dossier(seed)
    path = tmp_path / f"{seed.name}{form.suffixes[0]}"
    lost = {loss.what: loss.count for loss in write(dossier, path, form=form.name)}
    tables = tables_of(dossier)
    found = differences(tables, read_tables(path, form=form.name))
    told = {what for what in found if what in lost or what.partition(".")[0] in form.loses}
    assert [*found.keys() - told] == []
    assert {what: count for what, count in found.items() if "." not in what} == {
        what: count for what, count in lost.items() if "." not in what and what in found
    }


@pytest.mark.parametrize("form", BOTH, ids=lambda form: form.name)
def test_nothing_is_declared_lost_that_makes_an_event(form: Form) -> None:
    assert KEPT.isdisjoint(form.loses)
