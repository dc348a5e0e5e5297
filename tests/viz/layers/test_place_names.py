"""The names of places stand on the map in one system: a period, a language, or as the dossier itself has them."""

import pytest

import viz
from geodata import Dossier
from viz import StoryMap


def written(story: StoryMap) -> dict[str, str]:
    """Place -> its name on the map."""
    return {label.place: label.text for label in story.labels if label.layer == "places"}


def base_named(story: StoryMap) -> bool:
    return any(each.label.base for each in story.shown.scenes[0].labels)


def test_without_a_choice_the_dossiers_own_names_are_written(story: StoryMap, cable: Dossier) -> None:
    names = dict(zip(cable.places["id"], cable.places["name"], strict=True))
    assert written(story).items() <= names.items()
    assert base_named(story)


@pytest.mark.parametrize(
    ("names", "pyongyang"), [("ja-Latn", "Heijō"), ("colonial Japanese", "Heijō"), ("modern", "Pyongyang")]
)
def test_names_of_a_period_or_in_latin_letters(cable: Dossier, names: str, pyongyang: str) -> None:
    mine = viz.story_map(cable, names=names)
    assert written(mine)["pyongyang"] == pyongyang
    assert base_named(mine)


def test_beside_another_script_the_base_map_has_no_names(cable: Dossier, story: StoryMap) -> None:
    mine = viz.story_map(cable, names="ko")
    toponyms = cable.toponyms[cable.toponyms["language"] == "ko"]
    korean = set(toponyms["toponym"])
    own = written(story)
    assert written(mine)["pyongyang"] == "평양"
    assert {place: name for place, name in written(mine).items() if name not in korean} == {
        place: name for place, name in own.items() if place not in set(toponyms["place"])
    }
    assert not base_named(mine)


def test_a_system_that_no_toponym_has_is_named(cable: Dossier) -> None:
    with pytest.raises(ValueError, match="no toponym is of the language or period 'kr'; there are 1950 press"):
        viz.story_map(cable, names="kr")
