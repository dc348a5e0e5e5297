"""How a map is cited: what it is, what it shows, and what it was made from and with."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
from letter import replace_once

import chronotope
import viz
from geodata import Dossier, read_dossier
from viz import StoryMap, story_map
from viz.payload.payload import payload
from viz.stories.citation import citation, made_with

EARTH = "Made with Natural Earth (naturalearthdata.com)"
RELIEF = "Relief: SRTM30, NASA/JPL, from the Marble atlas"
PROGRAM = f"Made with chronotope\u00a0{version('chronotope')}"


def test_the_version_is_that_which_was_installed() -> None:
    assert made_with() == PROGRAM
    assert chronotope.__version__ == version("chronotope")


def test_a_map_is_cited_with_its_document_and_all_that_it_was_made_from(invented: Dossier) -> None:
    assert citation(story_map(invented)) == (
        "Hinrich Rode to Tideman Swarte. A merchant of Lübeck on ships and herring. Invented text, for demonstration. "
        "Map and timeline: Baltic Sea. Document: Letter of Hinrich Rode, 30 September 1398. Credit: chronotope. "
        f"{EARTH}. {RELIEF}. {PROGRAM}."
    )


def test_a_source_of_which_no_archive_reference_is_known_is_cited_by_its_credit(story: StoryMap) -> None:
    cited = citation(story)
    assert cited.startswith("Cable No. 75511. Stalin to Kim Il Sung, 12 October 1950")
    assert "General Staff to Cdes. Shtykov and Vasil'yev, 12 October 1950. Credit: Wilson Center" in cited
    assert "Not seen" not in cited
    assert "Waters of northern Korea" in cited


def test_the_archive_reference_is_cited_where_it_is_known(letter: Path) -> None:
    known = 'archive = "Archive of Lübeck"\narchive_reference = "AHL, 7"\nrights = "none'
    replace_once(letter, "dossier.toml", 'rights = "none', known)
    cited = citation(story_map(read_dossier(letter)))
    assert (
        "Document: Letter of Hinrich Rode, 30 September 1398. Archive of Lübeck, AHL, 7. Credit: chronotope." in cited
    )


def test_the_day_that_was_chosen_is_cited(story: StoryMap) -> None:
    assert "As of" not in citation(story)
    assert "Korea and Manchuria (Northeast China). As of 30 November 1950. Document:" in citation(
        story.at("1950-11-30")
    )
    autumn = story.between("1950-10-08", "1950-10-12")
    assert "(Northeast China). From 8 October 1950 to 12 October 1950. Document:" in citation(autumn)


def test_a_map_without_document_or_base_map_is_cited_by_what_there_is() -> None:
    table = pd.DataFrame({"lon": [10.7], "lat": [53.9], "when": ["1398-09-30"]})
    plain = viz.quick_map(table, date="when")
    bare = plain.replace(layers=[layer for layer in plain.layers if layer.kind != "base"])
    assert citation(bare) == f"Map and timeline. {PROGRAM}."
    assert citation(plain.replace(title="A cog?")).startswith(f"A cog? Map and timeline. {EARTH}.")


def test_words_from_right_to_left_keep_to_themselves(letter: Path) -> None:
    replace_once(letter, "dossier.toml", 'title = "Letter of Hinrich Rode"', 'title = "رسالة"')
    assert "Document: \u2068رسالة\u2069, 30 September 1398." in citation(story_map(read_dossier(letter)))


def test_the_page_receives_it_beside_its_heading(story: StoryMap, sent: dict[str, Any]) -> None:
    assert sent["citation"] == citation(story)
    assert sent["words"]["cite"] == "How to cite this map"
    assert not any("Made with chronotope" in line for line in sent["credits"]), "it is said twice"
    assert payload(story.at("1950-11-30"))["citation"] == citation(story.at("1950-11-30"))
