"""The gazetteers at hand, in the order in which they are asked."""

from geodata.dossiers.reading import Dossier
from geodata.gazetteers.gazetteer import Gazetteer
from geodata.gazetteers.geonames import geonames
from geodata.gazetteers.packaged import of_dossier, packaged


def known(dossier: Dossier | None = None) -> tuple[Gazetteer, ...]:
    """The dossier's own places if there is one, then the packaged world, then GeoNames."""
    return (*([] if dossier is None else [of_dossier(dossier)]), *packaged(), geonames())
