"""Toponyms in running text, and the places that they may mean."""

from geodata.dossiers.reading import Dossier
from geodata.drafting.findings import ToponymFinding
from geodata.drafting.models import Opinion
from geodata.drafting.places.recognition import recognise
from geodata.drafting.places.resolution import resolve
from geodata.drafting.prose import Prose
from geodata.gazetteers.known import known


def find_toponyms(
    prose: Prose, *, dossier: Dossier | None = None, opinion: Opinion | None = None
) -> tuple[ToponymFinding, ...]:
    """Find toponyms, and look them up.

    Args:
        prose: The text.
        dossier: Whose places are looked through before the gazetteers.
        opinion: What a model says of the text, if the user asks one.

    Returns:
        Every toponym in its order, with its candidates; none for one that no gazetteer knows.
    """
    gazetteers = known(dossier)
    named = recognise(prose, gazetteers)
    named = named if opinion is None else opinion.toponyms(named)
    places = resolve(prose.text, named, gazetteers)
    return tuple(
        ToponymFinding(
            start=each.start,
            end=each.end,
            text=each.text,
            rule=each.rule,
            score=each.score,
            candidates=candidates,
        )
        for each, candidates in zip(named, places, strict=True)
    )
