"""Maps whose names are tested: the dossiers, and the plates of the gallery, from a city to the whole Earth."""

from pathlib import Path

import viz
from geodata import read_dossier
from tools.gallery import PLATES, story

SEEDS = Path(__file__).parents[1] / "seeds"
NAMED = ("aden-letter", "cable-75511", "rhone-218-bce", "whaler-1837", *PLATES)


def named_map(name: str) -> viz.StoryMap:
    """The story map of a dossier or of a plate."""
    return story(PLATES[name]) if name in PLATES else viz.story_map(read_dossier(SEEDS / name))
