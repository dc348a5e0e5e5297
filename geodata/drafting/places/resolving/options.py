"""The places that a toponym may mean, whatever stands around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import asin, cos, radians, sin, sqrt

from geodata.drafting.places.resolving.kinds import precision_km
from geodata.drafting.places.resolving.names import Form, forms, kinds_told
from geodata.gazetteers.gazetteer import Gazetteer, Place

# Namesakes beyond these are villages that no text means without telling where they lie.
_MOST_OF_A_GAZETTEER = 80
# Within this distance two gazetteers mean the same town.
_SAME_KM = 25.0
_EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Option:
    """A place that a toponym may mean.

    Attributes:
        place: What the first gazetteer knows of it.
        form: By which name it was found.
        gazetteer: The titles of the gazetteers that know it.
        credit: The lines to be printed where it is used.
        precision_km: Radius within which what bears the name lies.
    """

    place: Place
    form: Form
    gazetteer: tuple[str, ...]
    credit: tuple[str, ...]
    precision_km: float

    def distance_km(self, other: "Option") -> float:
        """How far two options lie apart, from middle to middle."""
        return distance_km(self.place.lat, self.place.lon, other.place.lat, other.place.lon)


def options(toponym: str, gazetteers: Iterable[Gazetteer]) -> tuple[Option, ...]:
    """The places that may be meant, each once; only the dossier's own where it knows the name."""
    asked = tuple(gazetteers)
    found: list[Option] = []
    for form in forms(toponym):
        for gazetteer in asked:
            for option in _of(form, gazetteer):
                _join(found, option)
            if found and gazetteer.title == "dossier":
                return tuple(found)
    if not found:
        for gazetteer in asked:
            for name in gazetteer.misspelt(forms(toponym)[0].text):
                for option in _of(Form(name, misspelt=True), gazetteer):
                    _join(found, option)
    return _of_the_kind_told(toponym, found)


def _of_the_kind_told(toponym: str, found: list[Option]) -> tuple[Option, ...]:
    """Without places of other kinds that bear a part of the name, if one of the kind it tells bears it all: Lake Tanganyika."""
    told = kinds_told(toponym)
    if any(not option.form.depth and option.place.kind in told for option in found):
        return tuple(option for option in found if not option.form.depth or option.place.kind in told)
    return tuple(found)


def _of(form: Form, gazetteer: Gazetteer) -> Iterator[Option]:
    credit = (gazetteer.credit,) if gazetteer.credit else ()
    for place in gazetteer.places(form.text)[:_MOST_OF_A_GAZETTEER]:
        yield Option(place, form, (gazetteer.title,), credit, precision_km(place))


def _join(found: list[Option], other: Option) -> None:
    """Adds an option, or what its gazetteer knows to the one that means the same place."""
    for number, option in enumerate(found):
        if _same(option, other):
            if other.gazetteer[0] not in option.gazetteer and option.place.id == "" and other.place.id:
                place = replace(
                    option.place, id=other.place.id, population=option.place.population or other.place.population
                )
                found[number] = replace(
                    option,
                    place=place,
                    gazetteer=(*option.gazetteer, *other.gazetteer),
                    credit=tuple(dict.fromkeys((*option.credit, *other.credit))),
                )
            return
    found.append(other)


def _same(one: Option, other: Option) -> bool:
    """Whether two options are one place: of like extent, and no further apart than that."""
    near = one.distance_km(other)
    wider, narrower = max(one.precision_km, other.precision_km), min(one.precision_km, other.precision_km)
    if one.gazetteer == other.gazetteer:
        return near < 1
    return near < max(_SAME_KM if wider <= _SAME_KM else 0.0, narrower) and wider <= 4 * max(narrower, _SAME_KM / 4)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The way between two points on a sphere of the earth's mean radius."""
    one, other = radians(lat), radians(other_lat)
    half = sin((other - one) / 2) ** 2 + cos(one) * cos(other) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(min(half, 1.0)))
