"""Toponyms in running text, and the places that they may mean."""

from geodata.dossiers.reading import Dossier
from geodata.drafting.findings import ToponymFinding
from geodata.drafting.prose import Prose


def find_toponyms(prose: Prose, *, dossier: Dossier | None = None) -> tuple[ToponymFinding, ...]:
    """Every toponym of a text, in its order, with its candidates."""
    del prose, dossier
    return ()
