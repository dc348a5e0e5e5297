"""Names of rows where there is no room for them."""

import pytest

from viz.figures.row_names import row_names, shortened
from viz.stories.timeline import Row

ARMIES = ["Imperial", "Protestant", "Denmark", "The army of Wallenstein", "The army of Tilly"]
COURTS = ["Envoy to the Danish court", "Envoy to the Swedish court", "Envoy to the French court"]
EAST = [f"{end} army of the east {number}" for end in ("North", "South") for number in (1, 2)]


@pytest.mark.parametrize(
    ("names", "most", "short"),
    [
        (ARMIES, 23, ARMIES),
        (ARMIES, 12, ["Imperial", "Protestant", "Denmark", "…Wallenstein", "…Tilly"]),
        (ARMIES, 8, ["Imperial", "Protest…", "Denmark", "…Wallen…", "…Tilly"]),
        (["Danish court", "Swedish court"], 10, ["Danish…", "Swedish…"]),
        (COURTS, 12, ["…Danish…", "…Swedish…", "…French…"]),
        (COURTS, 6, ["…Dani…", "…Swed…", "…Fren…"]),
        (EAST, 6, ["Nor…1", "Nor…2", "Sou…1", "Sou…2"]),
        (["x" * 100, "x" * 99 + "y"], 8, ["…x", "…y"]),
        (["The siege, and after"], 12, ["The siege…"]),
        (["Holland", "Holstein-Gottorp"], 6, ["Holla…", "Holst…"]),
    ],
)
def test_names_keep_what_tells_them_apart(names: list[str], most: int, short: list[str]) -> None:
    assert shortened(names, most) == short


@pytest.mark.parametrize("most", [6, 8, 10, 13, 16, 20, 24, 30])
@pytest.mark.parametrize("names", [ARMIES, COURTS, EAST, [f"Kingdom no. {number}" for number in range(60)]])
def test_no_two_names_are_alike_and_none_is_longer_than_asked(names: list[str], most: int) -> None:
    short = shortened(names, most)
    assert len(set(short)) == len(names)
    assert max(map(len, short)) <= most + 2


def test_an_abbreviation_that_somebody_chose_stands_where_the_name_has_no_room() -> None:
    looks = {"color": "#123456", "shape": "circle", "top": 0.0, "bottom": 1.0}
    rows = [
        Row(id=each, label=label, abbreviation=short, **looks)
        for each, label, short in (("a", "United States and UN Command", "US/UN"), ("b", "Republic of Korea", ""))
    ]
    assert row_names(rows, 36) == ["United States and UN Command", "Republic of Korea"]
    assert row_names(rows, 12) == ["US/UN", "Republic of…"]
