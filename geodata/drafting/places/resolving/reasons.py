"""Why a place is a candidate, in a few words that a historian can disagree with."""

from collections.abc import Sequence

from geodata.drafting.places.resolving.options import Option
from geodata.drafting.places.resolving.scores import Sense
from geodata.gazetteers.packaged import DOSSIER

# Places named beside each other are told as neighbours up to here.
_NEIGHBOURS_KM = 300.0

Chosen = Sequence[list[tuple[Option, float]]]


def reason(option: Option, number: int, senses: Sequence[Sense], chosen: Chosen) -> str:
    """What speaks most for an option of a sense: the dossier, what the text says holds it, what is named beside it, its size."""
    sense = senses[number]
    if DOSSIER in option.gazetteer:
        return "a place of the dossier"
    told = [each for each in (_by_name(option, sense), _by_place(option, sense, senses, chosen)) if each]
    return "; ".join(told) or f"one of {len(chosen[number])} of that name"


def _by_name(option: Option, sense: Sense) -> str:
    """How the name of the place differs from what the text writes."""
    if option.form.misspelt:
        return f"spelt like {option.place.toponym}"
    return f"without “{_left_out(sense.toponym, option.form.text)}”" if option.form.depth else ""


def _left_out(toponym: str, form: str) -> str:
    kept = set(form.casefold().split())
    return " ".join(
        word for word in toponym.split() if word.casefold().rstrip(".") not in kept and word.casefold() not in kept
    )


def _by_place(option: Option, sense: Sense, senses: Sequence[Sense], chosen: Chosen) -> str:
    """What the text names with it."""
    if sense.container is not None and chosen[sense.container]:
        holder = chosen[sense.container][0][0]
        if holder.distance_km(option) <= holder.precision_km + option.precision_km:
            return f"in {senses[sense.container].toponym}, which the text names after it"
    beside = [
        (chosen[other][0][0].distance_km(option), senses[other].toponym)
        for other in sense.beside
        if chosen[other] and chosen[other][0][0].precision_km < _NEIGHBOURS_KM
    ]
    distance, toponym = min(beside, default=(_NEIGHBOURS_KM, ""))
    if distance < _NEIGHBOURS_KM:
        return f"{distance:.0f} km from {toponym}, named near it"
    rivals = {(each.place.name, each.place.country) for each in sense.options}
    if len(rivals) == 1:
        return "the only place of that name"
    if option.place.population and option.place.population == max(each.place.population for each in sense.options):
        return f"the largest of {len(sense.options)} of that name"
    return ""
