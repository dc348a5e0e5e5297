"""What completion offers is public: documented, with an example or among the attributes of its class."""

from typing import Any

import pytest

import chronotope as ct
from geodata import Dossier
from tools.api_page import attributes, documented, sections
from viz import StoryMap
from viz.layers.style_values import SHAPES, STYLE, THEME
from viz.layers.styles import THEMES

PUBLIC = {name: named for package in ("geodata", "viz") for name, named in documented(package)}
PROBLEM = ct.Problem(file="places.csv", row=2, column="lat", value="95", why="is no latitude", fix="Write -90 to 90")
# What a user holds in his hands without a dossier.
THINGS = [
    PROBLEM,
    ct.DossierError([PROBLEM]),
    ct.FileError([PROBLEM]),
    ct.DateError("1950-13", why="is no date", fix="Write 1950-10-12"),
    ct.LayerError("there is no layer"),
    ct.Day(0),
    ct.parse_edtf("1950-10~"),
    ct.calendars_in("Russia", "1917-10-25")[0],
    ct.Style(),
    ct.Theme(),
]


def is_public(name: str, owner: type) -> bool:
    """Whether a name that completion offers on an object is documented, or Python's own."""
    ours = [base for base in owner.__mro__ if base.__module__.partition(".")[0] in {"geodata", "viz"}]
    if any(f"{base.__name__}.{name}" in PUBLIC or name in attributes(base) for base in ours):
        return True
    return not any(name in vars(base) for base in ours) and any(name in vars(base) for base in owner.__mro__)


def unknown(thing: Any) -> list[str]:
    """What completion offers on an object and no page tells of."""
    return [name for name in dir(thing) if not name.startswith("_") and not is_public(name, type(thing))]


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_completion_offers_only_what_is_public(thing: Any) -> None:
    assert unknown(thing) == []


def test_completion_offers_only_what_is_public_of_a_dossier_and_its_story(story: StoryMap, cable: Dossier) -> None:
    for thing in (cable, cable.document, cable.views[0], story, story.views[0], *story.layers):
        assert unknown(thing) == [], thing


def test_what_no_page_tells_of_is_found(story: StoryMap) -> None:
    class Secretive(StoryMap):
        __module__ = "viz.storymap"

        def helper(self) -> None: ...

    mine = Secretive(story.layers, views=story.views)
    assert unknown(mine) == ["helper"]


def test_the_packages_offer_their_public_names_and_no_module() -> None:
    import geodata  # noqa: PLC0415 - beside the front door
    import viz  # noqa: PLC0415

    for package in (ct, geodata, viz):
        assert {name for name in dir(package) if not name.startswith("_")} <= set(package.__all__)


def test_every_field_of_a_style_and_a_theme_is_told_with_the_words_it_takes() -> None:
    assert attributes(ct.Style) == set(STYLE)
    assert attributes(ct.Theme) == set(THEME)
    shapes, names = sections(ct.Style)[1]["Attributes"], sections(ct.Theme)[0]
    assert [shape for shape in SHAPES if f"`{shape}`" not in shapes] == []
    assert [name for name in THEMES if f"`{name}`" not in names] == []


def test_every_value_that_the_widget_shares_is_told() -> None:
    widget = PUBLIC["StoryWidget"]
    own = {name for name in widget.class_own_traits() if not name.startswith("_")}
    assert own
    assert own <= attributes(widget)
