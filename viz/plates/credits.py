"""What must be printed with a plate: the sources of what is drawn on it, and of nothing else."""

from collections.abc import Iterable, Sequence

from geodata.projections.choice import extent_of
from geodata.world.basemap import KOREA_WATERS, SRTM30, has_own_waters
from viz.languages.catalogues import Wording
from viz.layers.kinds import BaseLayer, has_relief
from viz.layers.layer import Layer
from viz.stories.view_layers import base_credits, layers_of, scenes_credits
from viz.stories.views import DETAIL, MapView

# The parts of the base map that are drawn with the waters.
WATERS = ("rivers", "lakes")


def plate_credits(maps: Iterable[tuple[MapView, Sequence[Layer]]], wording: Wording) -> list[str]:
    """Projection, borders and the sources of the base map, each a line.

    Args:
        maps: the views that are drawn, each with the layers of its story.
        wording: of which language.
    """
    drawn = tuple(maps)
    said = scenes_credits([each for each in drawn if not each[0].inset], wording)
    said += [line for each in drawn if each[0].inset for line in base_credits(*each, wording)]
    shown = [(view, layers_of(layers, view)) for view, layers in drawn]
    unseen = {
        SRTM30: not any(has_relief(layers) for _, layers in shown),
        KOREA_WATERS: not any(_has_own_waters(view, layers) for view, layers in shown),
    }
    gone = {wording.credited(credit.text) for credit, is_unseen in unseen.items() if is_unseen}
    return [line for line in dict.fromkeys(said) if line not in gone]


def _has_own_waters(view: MapView, layers: Iterable[Layer]) -> bool:
    """Whether a map shows rivers and reservoirs that were drawn for this project; its base map reaches farther than it does."""
    parts = {layer.part for layer in layers if isinstance(layer, BaseLayer) and layer.visible}
    return not parts.isdisjoint(WATERS) and has_own_waters(extent_of(view.bounds, view.crs), DETAIL * view.km_per_px)
