"""The whole numbers in which the page has its places: as fine as it can be seen, and rings stay closed."""

import numpy as np
import pytest

import viz
from viz.payload.marks import SHARE_OF_A_PIXEL, Units
from viz.stories.view_layers import CLOSEST

EXTENTS = {"world": (-180, -60, 180, 75), "sea": (3, 50, 22, 60), "town": (10.6, 53.8, 10.75, 53.9)}


@pytest.fixture(scope="module", params=EXTENTS)
def view(request: pytest.FixtureRequest) -> viz.MapView:
    return viz.map_view(EXTENTS[request.param])


def ring(view: viz.MapView, count: int = 500) -> np.ndarray:
    """A closed ring within the limits, with points near together and far apart."""
    west, south, east, north = view.limits
    angles = np.concatenate([np.linspace(0, 1, count - 20), np.linspace(1, 2 * np.pi, 20)])
    across, up = (east - west) * 0.4, (north - south) * 0.4
    found = np.column_stack([(west + east) / 2 + across * np.cos(angles), (south + north) / 2 + up * np.sin(angles)])
    found[-1] = found[0]
    return found


def read(units: Units, packed: list[int]) -> np.ndarray:
    return np.cumsum(np.reshape(packed, (-1, 2)), axis=0) * (units.metres, -units.metres) + (units.west, units.north)


def test_a_unit_is_a_quarter_of_a_pixel_at_the_closest_scale(view: viz.MapView) -> None:
    closest = view.km_per_px * 1000 / CLOSEST
    assert SHARE_OF_A_PIXEL == 0.25
    assert Units.of(view).metres == pytest.approx(max(1, closest / 4), abs=0.06)


def test_an_inset_which_is_not_moved_has_units_of_its_own_scale() -> None:
    inset = viz.map_view(EXTENTS["sea"], id="inset", inset=True)
    assert Units.of(inset).metres == pytest.approx(inset.km_per_px * 1000 / 4, abs=0.06)


def test_no_place_is_moved_by_more_than_half_a_unit(view: viz.MapView) -> None:
    units, metres = Units.of(view), ring(view)
    back = units.places(metres) * (units.metres, -units.metres) + (units.west, units.north)
    assert np.abs(back - metres).max() <= units.metres / 2 + 1e-6
    x, y = metres[7]
    assert units.place(x, y) == units.places(metres)[7].tolist()


def test_places_are_counted_to_the_right_and_downwards_from_the_corner_of_the_limits(view: viz.MapView) -> None:
    west, south, east, north = view.limits
    units = Units.of(view)
    assert units.place(west, north) == [0, 0]
    left, top, right, bottom = units.box(view.limits)
    assert (left, top) == (0, 0)
    assert right * units.metres == pytest.approx(east - west, abs=units.metres)
    assert bottom * units.metres == pytest.approx(north - south, abs=units.metres)


def test_a_packed_ring_is_closed_and_keeps_its_course(view: viz.MapView) -> None:
    units, metres = Units.of(view), ring(view)
    [packed] = units.path([metres])
    line = read(units, packed)
    assert line[0].tolist() == line[-1].tolist()
    assert np.abs(line[0] - metres[0]).max() <= units.metres / 2 + 1e-6
    # Every point of the ring has one on the packed line, in the same order.
    nearest = [int(np.abs(line[:-1] - point).max(axis=1).argmin()) for point in metres[:-1]]
    assert nearest == sorted(nearest)
    assert (
        max(np.abs(line[at] - point).max() for at, point in zip(nearest, metres, strict=False))
        <= units.metres / 2 + 1e-6
    )


def test_points_that_fall_together_are_told_once() -> None:
    units = Units(west=0, north=0, metres=10)
    assert units.path([np.array([(0, 0), (1, -1), (2, -2), (20, -30), (21, -31), (0, 0)])]) == [[0, 0, 2, 3, -2, -3]]
    assert units.path([np.array([(1, 1), (2, 2)])]) == [[0, 0]]
    assert units.path([]) == []
