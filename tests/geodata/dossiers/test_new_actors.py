"""New actors: what they are called on arrows, and that no two look alike."""

import pytest

from geodata.dossiers.new_actors import COLORS, abbreviation, free_color
from geodata.editing import adding


@pytest.mark.parametrize(
    ("label", "taken", "wanted"),
    [
        ("United States of America", [], "USA"),
        ("Merchants of Lübeck", [], "ML"),
        ("Danes", [], "Danes"),
        ("The Norwegians", [], "Norwe"),
        ("the fleet", [], "Thefl"),
        ("8th directorate", [], "8thdi"),
        ("People of the Republic of the Seven United Provinces", [], "PRSUP"),
        ("Danes", ["danes"], "Danes2"),
        ("Norwegian Lancers", ["NL", "NL2"], "NL3"),
        ("中华人民共和国", [], "中华人民共"),
    ],
)
def test_an_abbreviation_is_short_and_nobody_else_s(label: str, taken: list[str], wanted: str) -> None:
    assert abbreviation(label, taken) == wanted


def test_colors_are_given_in_their_order_and_then_anew() -> None:
    assert free_color([]) == COLORS[0]
    assert free_color([COLORS[0].upper(), COLORS[2]]) == COLORS[1]
    assert free_color(COLORS) == COLORS[0]


def test_two_new_actors_of_one_cell_look_different() -> None:
    _, edits = adding.actors({"danes": {"label": "Danes", "abbreviation": "D", "color": COLORS[0]}}).ids(
        "Frisians | Frisian Sailors"
    )
    cells = [edit.cells for edit in edits]  # type: ignore[union-attr]
    assert [each["label"] for each in cells] == ["Frisians", "Frisian Sailors"]
    assert [each["color"] for each in cells] == [COLORS[1], COLORS[2]]
    assert len({each["abbreviation"] for each in cells}) == 2
