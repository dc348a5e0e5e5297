"""The still that a notebook shows without plotly."""

import xml.etree.ElementTree as ET

import pytest

from geodata import Dossier
from viz import story_map
from viz.plates.stills import still

pytestmark = pytest.mark.thorough

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"


@pytest.fixture(scope="module")
def drawn(invented: Dossier) -> str:
    story = story_map(invented)
    return still(story)


def test_the_same_story_is_the_same_still(drawn: str, invented: Dossier) -> None:
    story = story_map(invented)
    assert still(story) == drawn


def test_it_needs_neither_network_nor_script_nor_fonts(drawn: str) -> None:
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    assert not root.findall(f".//{SVG}script")
    assert not root.findall(f".//{SVG}text")
    links = [node.get(HREF, "") for node in root.iter() if HREF in node.keys()]  # noqa: SIM118 - of an element
    assert links
    assert all(link.startswith(("#", "data:image/webp;base64,")) for link in links)


def test_what_is_not_drawn_is_not_on_it(drawn: str, invented: Dossier) -> None:
    story = story_map(invented)
    assert still(story.replace(layers=[])) != drawn
