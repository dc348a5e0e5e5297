"""The places that a toponym may mean, whatever stands around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import asin, cos, radians, sin, sqrt

from geodata.drafting.places.recognising.classes import common_words
from geodata.drafting.places.recognising.renown import CITY_FROM
from geodata.drafting.places.resolving.kinds import is_of, precision_km
from geodata.drafting.places.resolving.names import Form, forms, kinds_told
from geodata.gazetteers.gazetteer import Gazetteer, Place
from geodata.gazetteers.geonames import TITLE as GEONAMES
from geodata.gazetteers.packaged import DOSSIER

# Namesakes beyond these are villages that no text means without telling where they lie.
_MOST_OF_A_GAZETTEER = 80
# Within this distance two gazetteers mean the same town.
_SAME_KM = 25.0
EARTH_RADIUS_KM = 6371.0
_AIRPORT = re.compile(r"[A-Z]{3}")


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
    """The places that may be meant, each once.

    A name of the dossier's own means no other place; one of a place without coordinates means none.
    """
    asked = tuple(gazetteers)
    named = forms(toponym)
    own = [
        (form, each)
        for each in asked
        if each.title == DOSSIER
        for form in named
        if not form.depth and form.text in each
    ]
    if own:
        return _joined(option for form, gazetteer in own for option in _of(form, gazetteer))
    found = _joined(option for form in named for gazetteer in asked for option in _of(form, gazetteer))
    if found:
        return _of_the_kind_told(toponym, found)
    if _is_common(named[0].text):
        return ()
    return _joined(
        option
        for gazetteer in asked
        for name in gazetteer.misspelt(named[0].text)
        for option in _of(Form(name, misspelt=True), gazetteer)
    )


def _of_the_kind_told(toponym: str, found: tuple[Option, ...]) -> tuple[Option, ...]:
    """Without places of other kinds that bear a part of the name, if one of the kind it tells bears it all: Lake Tanganyika."""
    told = kinds_told(toponym)
    if any(not option.form.depth and is_of(option.place.kind, told) for option in found):
        return tuple(option for option in found if not option.form.depth or is_of(option.place.kind, told))
    return found


def _of(form: Form, gazetteer: Gazetteer) -> Iterator[Option]:
    credit = (gazetteer.credit,) if gazetteer.credit else ()
    places = gazetteer.places(form.text)
    if gazetteer.title == GEONAMES:
        places = [place for place in places if _is_called(place, form.text)]
    for place in places[:_MOST_OF_A_GAZETTEER]:
        yield Option(place, form, (gazetteer.title,), credit, precision_km(place))


def _is_called(place: Place, name: str) -> bool:
    """Whether people call a place of GeoNames so.

    Among its names are codes of airports (Timbuktu is TOM) and transcriptions in small letters (Vienna is bin). And an English
    word that has a capital is no spelling of another name, nor what some call a place that is no city: the Line is neither
    Lin’e nor Lünne, but Hull is Kingston upon Hull.
    """
    if place.toponym != place.name and (_AIRPORT.fullmatch(place.toponym) or place.toponym.islower()):
        return False
    if not _is_common(name):
        return True
    is_known_so = place.toponym == place.name or place.population >= CITY_FROM
    return is_known_so and place.toponym.casefold() == name.casefold()


def _is_common(name: str) -> bool:
    """Whether a name is also a common word of English: the Line, the Bank."""
    return name.casefold() in common_words()


def _joined(told: Iterable[Option]) -> tuple[Option, ...]:
    """Options, those that mean the same place as one: the first, with what the others know of it."""
    found: list[Option] = []
    for other in told:
        same = next((number for number, option in enumerate(found) if _same(option, other)), None)
        if same is None:
            found.append(other)
        else:
            found[same] = _with(found[same], other)
    return tuple(found)


def _with(option: Option, other: Option) -> Option:
    """An option, with the id and the inhabitants that another gazetteer tells."""
    if other.gazetteer[0] in option.gazetteer or option.place.id or not other.place.id:
        return option
    place = replace(option.place, id=other.place.id, population=option.place.population or other.place.population)
    credit = tuple(dict.fromkeys((*option.credit, *other.credit)))
    return replace(option, place=place, gazetteer=(*option.gazetteer, *other.gazetteer), credit=credit)


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
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(half, 1.0)))
