"""Toponyms come to their places: those of real letters, of other continents and centuries, and of names that many places bear."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from exchanged import SEEDS

from geodata import Dossier
from geodata.drafting.findings import Candidate
from geodata.drafting.places.resolution import resolve
from geodata.drafting.places.resolving.features import ALONE, TOGETHER
from geodata.drafting.places.resolving.names import forms
from geodata.drafting.places.resolving.options import distance_km, options
from geodata.gazetteers.known import known

TOOLS = Path(__file__).parents[4] / "tools"


@dataclass(frozen=True)
class Toponym:
    start: int
    end: int
    text: str
    kind: str = ""


def toponyms(text: str, names: list[str]) -> list[Toponym]:
    """The names where they stand in a text, each after the one before."""
    found, at = [], 0
    for name in names:
        start = text.index(name, at)
        found.append(Toponym(start, start + len(name), name))
        at = start + len(name)
    return found


def candidates(text: str, names: list[str], dossier: Dossier | None = None) -> list[tuple[Candidate, ...]]:
    return list(resolve(text, toponyms(text, names), known(dossier)))


def off_km(found: tuple[Candidate, ...], lat: float, lon: float) -> float:
    """How far from a point the best candidate lies, beyond its own precision."""
    assert found, "no gazetteer knows it"
    return max(distance_km(found[0].lat, found[0].lon, lat, lon) - found[0].precision_km, 0)


# Where they lie is said by the dossiers' own places; here only the gazetteers are asked.
LETTERS = {
    "cable-75511/document.txt": {
        "USSR": (55, 72),
        "Korea": (38.3, 127.2),
        "Pyongyang": (39.03, 125.75),
        "Wonsan": (39.15, 127.44),
        "Manchuria": (44, 125),
    },
    "whaler-1837/document.txt": {
        "Port Jackson": (-33.86, 151.21),
        "Nantucket": (41.283, -70.1),
        "Oahu": (21.307, -157.865),
        "Tarawa": (1.42, 173),
        "Rotch": (-2.5, 175.98),
        "Rotuma": (-12.5, 177.07),
        "Sydney": (-33.86, 151.21),
        "Bay of Islands": (-35.23, 174.15),
    },
    "rhone-218-bce/document.txt": {
        "Emporion": (42.134, 3.12),
        "Rome": (41.9, 12.5),
        "Gaul": (45.3, 3.3),
        "New Carthage": (37.6, -0.986),
        "Rhône": (43.42, 4.87),
        "Pyrenees": (42.65, 0.9),
        "Italy": (44.2, 10.3),
    },
    "aden-letter/document.en.txt": {
        "Aden": (12.8, 45.03),
        "Miṣr": (30.01, 31.23),
        "Manjarūr": (12.87, 74.88),
        "Kūlam": (8.88, 76.6),
        "Nile": (26, 32.7),
        "Qūṣ": (25.9, 32.8),
        "ʿAydhāb": (22.33, 36.49),
        "Judda": (21.5, 39.2),
        "India": (22, 79),
    },
}


@pytest.mark.parametrize("document", LETTERS)
def test_the_letters_of_four_ages(document: str) -> None:
    text = (SEEDS / document).read_text(encoding="utf-8")
    places = LETTERS[document]
    found = candidates(text, sorted(places, key=text.index))
    off = {name: off_km(each, *places[name]) for name, each in zip(sorted(places, key=text.index), found, strict=True)}
    assert {name: km for name, km in off.items() if km > 160} == {}


@pytest.mark.parametrize(
    ("names", "which", "country"),
    [
        ("Dundee, Perth, Edinburgh", "Perth", "United Kingdom"),
        ("Adelaide, Perth, Melbourne", "Perth", "Australia"),
        ("Tbilisi, Georgia, Sukhumi", "Georgia", "Georgia"),
        ("Atlanta, Georgia, Alabama", "Georgia", "United States"),
        ("Beirut, Tripoli, Sidon", "Tripoli", "Lebanon"),
        ("Benghazi, Tripoli", "Tripoli", "Libya"),
        ("Catania, Syracuse, Messina", "Syracuse", "Italy"),
        ("Coventry, Birmingham, Wolverhampton", "Birmingham", "United Kingdom"),
        ("Ely, Cambridge, Norwich", "Cambridge", "United Kingdom"),
        ("Boston, Cambridge, Salem", "Cambridge", "United States"),
        ("Cairo, Alexandria, Suez", "Alexandria", "Egypt"),
        ("Macao, Canton, Hong Kong", "Canton", "China"),
        ("San Sebastian, Vitoria, Salamanca", "Vitoria", "Spain"),
        ("Lima, Callao, Cuzco, La Paz", "La Paz", "Bolivia"),
        ("Pretoria, Natal, Ladysmith", "Natal", "South Africa"),
        ("Sligo, Mayo, Castlebar", "Mayo", "Ireland"),
        ("Delhi, Agra, Cawnpore", "Cawnpore", "India"),
        ("Bruxelles, Ninhove, Grammont", "Ninhove", "Belgium"),
        ("Nivelles, Braine le Comte, Ath", "Braine le Comte", "Belgium"),
    ],
)
def test_what_is_named_beside_a_name_tells_which_is_meant(names: str, which: str, country: str) -> None:
    asked = names.split(", ")
    found = dict(zip(asked, candidates(f"They went from {' to '.join(asked)}.", asked), strict=True))[which]
    assert found[0].country == country


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("London", 51.5, -0.1),
        ("Paris", 48.9, 2.3),
        ("Moscow", 55.8, 37.6),
        ("Cairo", 30, 31.2),
        ("Georgia", 42, 44),
        ("Turkey", 39, 35),
        ("Holland", 52.3, 5.3),
        ("Peking", 39.9, 116.4),
        ("Constantinople", 41, 29),
        ("Mukden", 41.8, 123.4),
        ("U.S.S.R.", 57, 75),
        ("the Atlantic", 15, -35),
        ("Prussia", 52.5, 15.5),
    ],
)
def test_alone_a_name_means_the_best_known_place(name: str, lat: float, lon: float) -> None:
    (found,) = candidates(f"He wrote to {name} about it.", [name])
    assert off_km(found, lat, lon) < 100


def test_one_name_may_lie_in_two_states() -> None:
    text = "From Springfield, Ill., the train brought us to Springfield, Mo. We left Springfield, Ill., at noon."
    names = ["Springfield", "Ill.", "Springfield", "Mo.", "Springfield", "Ill."]
    first, state, second, _, third, _ = candidates(text, names)
    assert [off_km(each, 39.8, -89.65) < 20 for each in (first, second, third)] == [True, False, True]
    assert off_km(second, 37.2, -93.3) < 20
    assert first[0].reason == "in Ill., which the text names after it"
    assert (state[0].name, state[0].kind) == ("Illinois", "region")


@pytest.mark.parametrize("between", [", ", " , ", " ", " (", ", in ", ", in the State of "])
def test_how_a_text_says_in_what_a_place_lies(between: str) -> None:
    text = f"She was born at Paris{between}Texas and died there."
    found, _ = candidates(text, ["Paris", "Texas"])
    assert off_km(found, 33.66, -95.55) < 20


def test_a_name_has_one_sense_wherever_it_stands() -> None:
    text = "Paris, Texas, is far. " + "Nobody wrote. " * 9 + "In Paris it rained."
    first, _, again = candidates(text, ["Paris", "Texas", "Paris"])
    assert first == again


def test_the_places_of_the_dossier_come_first(invented: Dossier) -> None:
    (found,) = candidates("They sailed to Lubeke.", ["Lubeke"], invented)
    assert [(each.external_id, each.gazetteer, each.credit) for each in found] == [("luebeck", "dossier", "")]
    assert found[0].reason == "a place of the dossier"


def test_a_place_of_the_dossier_whose_coordinates_nobody_knows_lies_nowhere(invented: Dossier) -> None:
    assert candidates("They met at the grange.", ["the grange"]) != [()]
    assert candidates("They met at the grange.", ["the grange"], invented) == [()]


@pytest.mark.parametrize(
    ("text", "name", "kind", "called"),
    [
        ("down the Ohio River to", "Ohio River", "river", "Ohio"),
        ("the State of Ohio and", "State of Ohio", "region", "Ohio"),
        ("on Lake Tanganyika in", "Lake Tanganyika", "site", "Lake Tanganyika"),
        ("in Fairfax County near", "Fairfax County", "region", "Fairfax County"),
        ("the Gulf of Tonkin and", "Gulf of Tonkin", "sea", "Gulf of Tonkin"),
        ("the Ural Mountains and", "Ural Mountains", "mountains", "Ural Mountains"),
    ],
)
def test_words_in_a_name_tell_its_kind(text: str, name: str, kind: str, called: str) -> None:
    (found,) = candidates(text, [name])
    assert (found[0].name, found[0].kind) == (called, kind)


def test_a_word_beside_a_name_tells_its_kind() -> None:
    text = "They crossed the river Jordan at dawn."
    at = text.index("Jordan")
    beside = resolve(text, [Toponym(at, at + 6, "Jordan", "river")], known())
    assert beside[0][0].kind == "river"
    assert candidates(text, ["Jordan"])[0][0].kind == "country"


def test_a_river_is_met_where_the_text_is() -> None:
    for names, lat, lon in (("Mainz, Rhine, Koblenz", 50, 8), ("Basel, Rhine, Strasbourg", 48, 7.7)):
        asked = names.split(", ")
        found = candidates(f"From {' by '.join(asked)}.", asked)[1]
        assert [each.name for each in found].count("Rhine") == 1
        assert distance_km(found[0].lat, found[0].lon, lat, lon) < 120


def test_a_slip_of_the_pen_is_seen() -> None:
    found = candidates("We marched from Tuscon to Phoenix.", ["Tuscon", "Phoenix"])[0]
    assert (found[0].name, found[0].reason) == ("Tucson", "spelt like Tucson; 185 km from Phoenix, named near it")


@pytest.mark.parametrize("name", ["Qqqzzz", "Xyzzyville Brook", "…", " "])
def test_what_no_gazetteer_knows_has_no_candidates(name: str) -> None:
    assert candidates(f"a {name} b", [name]) == [()]


def test_no_toponyms_no_candidates() -> None:
    assert resolve("Nothing is named here.", [], known()) == ()


def test_candidates_are_few_and_told_in_full() -> None:
    (found,) = candidates("He lives in Springfield.", ["Springfield"])
    scores = [each.score for each in found]
    assert 1 < len(found) <= 5
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1
    assert all(each.precision_km > 0 and each.reason for each in found)
    assert any(each.external_id.startswith("geonames:") and "GeoNames (geonames.org)" in each.credit for each in found)


def test_the_same_text_gives_the_same_candidates() -> None:
    names = ["Perth", "Dundee", "Springfield", "Richmond"]
    assert candidates(" ".join(names), names) == candidates(" ".join(names), names)


@pytest.mark.parametrize(
    ("toponym", "expected"),
    [
        ("Snake River", ["Snake River", "Snake"]),
        ("Owen 's River", ["Owen's River", "Owen's"]),
        ("the Territory of Arizona", ["the Territory of Arizona", "Territory of Arizona", "Arizona"]),
        ("Cal", ["Cal", "Cal."]),
        ("North Fork of Eel River", ["North Fork of Eel River", "Eel River", "Eel"]),
        ("Madison Court-House", ["Madison Court-House", "Madison", "Madison County"]),
        ("Bay of Islands", ["Bay of Islands", "Islands"]),
        ("New\nYork", ["New York"]),
        ("Stratford upon Avon", ["Stratford upon Avon", "Stratford-upon-Avon"]),
    ],
)
def test_under_which_names_a_toponym_is_looked_up(toponym: str, expected: list[str]) -> None:
    found = [form.text for form in forms(toponym)]
    assert [name for name in found if name in expected] == expected
    assert found[0] == expected[0]


def test_a_name_of_endless_words_is_taken_apart_a_few_times_only() -> None:
    assert len(forms("River of " * 50_000)) < 20


CORPUS = [
    ("At Paris , Tex. , we met .", [("Paris", 33.66, -95.55), ("Tex.", 31.4, -99.2)]),
    ("From Fort Nowhere to Dallas .", [("Fort Nowhere", 32.9, -97.9), ("Dallas", 32.78, -96.8)]),
    ("Fort Nowhere lies far from Austin .", [("Fort Nowhere", 32.9, -97.9), ("Austin", 30.27, -97.74)]),
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Lines as the tools read them."""
    lines = [
        {"text": text, "toponyms": [[text.index(n), text.index(n) + len(n), lat, lon] for n, lat, lon in named]}
        for text, named in CORPUS
    ]
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def learn(tool: str, corpus: Path, output: Path) -> None:
    subprocess.run([sys.executable, TOOLS / tool, "--corpus", corpus, "-o", output], check=True, capture_output=True)


@pytest.mark.thorough
def test_weights_are_learned_alike_each_time(corpus: Path, tmp_path: Path) -> None:
    for name in ("first.json", "second.json"):
        learn("learn_resolution.py", corpus, tmp_path / name)
    first = json.loads((tmp_path / "first.json").read_text(encoding="utf-8"))
    assert list(first["together"]) == [*ALONE, *TOGETHER]
    assert first["together"]["container"] > 0
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "second.json").read_bytes()


@pytest.mark.thorough
def test_places_are_learned_that_no_gazetteer_knows(corpus: Path, tmp_path: Path) -> None:
    learn("learn_places.py", corpus, tmp_path / "places.csv")
    assert (tmp_path / "places.csv").read_text(encoding="utf-8").splitlines() == [
        "name,alternative,kind,country,lat,lon,precision_km",
        "Fort Nowhere,,site,,32.900,-97.900,5",
    ]


def test_no_town_is_meant_by_the_code_of_its_airport() -> None:
    assert {each.place.name for each in options("Fyn", known(None))} == set()
    assert "Timbuktu" not in {each.place.name for each in options("Tom", known(None))}
    assert {each.place.name for each in options("USSR", known(None))} == {"Soviet Union"}
    assert "Mao" in {each.place.name for each in options("MAO", known(None))}


def test_an_english_word_is_no_other_spelling_of_a_town() -> None:
    asked = known(None)
    assert options("Line", asked) == ()
    assert {each.place.name for each in options("Bin", asked)}.isdisjoint({"Vienna", "Vinh", "Busnes"})
    assert "Kingston upon Hull" in {each.place.name for each in options("Hull", asked)}
    assert "Tallinn" in {each.place.name for each in options("Revel", asked)}
    assert "Reading" in {each.place.name for each in options("Reading", asked)}
