"""Dossiers as nobody would write them: any letters in every free text, any date of EDTF, any place."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from hypothesis import strategies as st

from geodata import Dossier, read_dossier
from geodata.exchange.tables import Tables, tables_of
from geodata.templates.new import TEMPLATE

DATES = [
    "1623-05-14",
    "1623-05",
    "1623",
    "162X",
    "1623-05-~14",
    "1623-04~",
    "1623?",
    "1623-05%",
    "1623-21",
    "1623-05-04/1623-05-09",
    "1623-05-11/..",
    "../1623-05-11",
    "1623-05-11/",
    "/1623-05-11",
    "-0043-03-15",
    "0000",
    "-0043/0014",
    "[1623-05-04,1623-05-07]",
    "{1623-05-04..1623-05-07}",
    "Y-20000",
    "1623-XX",
    "1623-05-14T08:30:00+09:00",
    "15XX-12-25",
    "9999-12-31",
    "0001-01-01",
]
# Columns that hold free text, and those that only few words may stand in are left alone.
FREE = {
    "places": ("name", "note"),
    "toponyms": ("toponym", "period"),
    "people": ("name", "role", "name_as_written"),
    "events": ("title", "summary", "note", "fate_note", "date_as_written", "date_rule"),
    "candidates": ("note",),
    "paths": ("question", "answer", "teacher_note"),
    "sources": ("citation", "short"),
    "actors": ("label",),
}
# No line breaks at an end, nothing that would be read as a remark or left by a spreadsheet; every other letter.
LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufeff\ufffd#")
TEXTS = st.one_of(
    st.sampled_from(
        [
            "A | B",
            "<b>“quoted”</b> & more",
            'a "comma", and a\nline',
            "평양 · Пхеньян",
            "';--",
            "𐎠𐎡 e\u0301",
            "=1+1",
            "0218",
        ]
    ),
    st.text(LETTERS, min_size=1, max_size=30),
)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier | None:
    """A dossier made of the template's, some of its cells others; None where what came out is refused."""
    tables = tables_of(read_dossier(TEMPLATE))
    for name, columns in FREE.items():
        frame = tables.sheets[name]
        for row in range(len(frame)):
            column = draw(st.sampled_from(columns))
            if frame.at[row, column] or draw(st.booleans()):
                frame.at[row, column] = draw(TEXTS).strip() or "x"
    _dates(draw, tables.sheets["events"])
    places = tables.sheets["places"]
    for row in range(len(places)):
        if places.at[row, "lat"]:
            places.at[row, "lat"] = str(draw(st.integers(-90_000, 90_000)) / 1000)
            places.at[row, "lon"] = str(draw(st.integers(-180_000, 180_000)) / 1000)
            places.at[row, "precision_km"] = draw(st.sampled_from(["0", "0.5", "25", "20000"]))
    tables.keys["title"] = draw(TEXTS).strip() or "x"
    return read_again(Tables(**{**vars(tables), "sheets": {**tables.sheets, "views": pd.DataFrame()}}))


def _dates(draw: st.DrawFn, events: pd.DataFrame) -> None:
    for row in range(len(events)):
        if draw(st.booleans()) and events.at[row, "calendar"] in {"gregorian", "julian"}:
            events.at[row, "date"] = draw(st.sampled_from(DATES))
            events.at[row, "calendar"] = draw(st.sampled_from(["gregorian", "julian"]))


def read_again(tables: Tables) -> Dossier | None:
    """The dossier of some tables; None where it is refused."""
    from geodata import DossierError  # noqa: PLC0415

    tables.keys.pop("timeline.extent", None)
    with TemporaryDirectory() as folder:
        tables.write(Path(folder) / "dossier-1")
        try:
            return read_dossier(Path(folder) / "dossier-1")
        except DossierError:
            return None
