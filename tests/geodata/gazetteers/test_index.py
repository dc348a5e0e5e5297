"""The index of GeoNames: kept once on each machine, whole or not at all."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from geodata.gazetteers.geonames import geonames
from geodata.gazetteers.stored import Arrays, stored
from geodata.gazetteers.strings import strings

NAMES = ["one", "other"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test keeps things, not there yet."""
    monkeypatch.setattr("geodata.gazetteers.stored.user_cache_path", lambda *_, **__: tmp_path / "cache")
    return tmp_path / "cache"


def made() -> Arrays:
    return {"one": np.arange(9), "other": np.zeros(3)}


def never() -> Arrays:
    pytest.fail("made again")


def check(arrays: Arrays) -> None:
    assert arrays.keys() == made().keys()
    assert all(np.array_equal(arrays[name], array) for name, array in made().items())


def test_what_is_kept_is_not_made_again(cache: Path) -> None:
    check(stored("index-1", NAMES, made))
    check(stored("index-1", NAMES, never))
    assert [path.name for path in cache.iterdir()] == ["index-1"]


@pytest.mark.parametrize("harm", ["emptied", "cut short", "removed", "no array"])
def test_what_was_damaged_is_made_again(cache: Path, harm: str) -> None:
    stored("index-1", NAMES, made)
    file = cache / "index-1" / "one.npy"
    whole = file.read_bytes()
    if harm == "removed":
        file.unlink()
    else:
        file.write_bytes({"emptied": b"", "cut short": whole[:-8], "no array": b"something else"}[harm])
    check(stored("index-1", NAMES, made))
    check(stored("index-1", NAMES, never))


def test_another_program_may_finish_first(cache: Path) -> None:
    def overtaken() -> Arrays:
        check(stored("index-1", NAMES, made))
        return made()

    check(stored("index-1", NAMES, overtaken))
    check(stored("index-1", NAMES, never))
    assert [path.name for path in cache.iterdir()] == ["index-1"]


def test_a_folder_that_cannot_be_written_does_without(cache: Path) -> None:
    cache.write_text("a file stands where the folder should be")
    check(stored("index-1", NAMES, made))
    assert cache.is_file()


def test_a_user_without_a_home_does_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("could not determine the home directory for '~/.cache'")

    monkeypatch.setattr("geodata.gazetteers.stored.user_cache_path", homeless)
    check(stored("index-1", NAMES, made))


def test_nothing_half_is_left_where_making_fails(cache: Path) -> None:
    def failing() -> Arrays:
        raise MemoryError

    with pytest.raises(MemoryError):
        stored("index-1", NAMES, failing)
    assert not cache.exists()


def test_texts_are_found_by_number_and_the_other_way_round() -> None:
    texts = ["", "a", "ab", "b", "Ωmega", "平壤", "\U0001f5fa"]
    packed = strings(texts)
    assert packed.texts() == texts == [packed[number] for number in range(len(packed))]
    assert [packed.position(text) for text in texts] == list(range(len(texts)))
    assert [packed.position(text) for text in ("aa", "z", "\U0010ffff", "\ud800")] == [None] * 4


def test_a_name_in_two_lines_is_one() -> None:
    assert strings(["New\nYork"]).texts() == ["New York"]


def test_it_knows_towns_of_all_continents_in_many_scripts() -> None:
    asked = [
        "Pyongyang",
        "평양",
        "Пхеньян",
        "Oruro",
        "Tarawa",
        "Timbuktu",
        "القاهرة",
        "Αθήνα",
        "Reykjavik",
        "Χανιά",
        "Hobart",
        "Iqaluit",
    ]
    assert [name for name in asked if name not in geonames()] == []
    assert "Qqqzzz" not in geonames()
    assert 7 not in geonames()


def test_a_place_stands_once_with_its_own_name_first() -> None:
    places = geonames().places("Antung")
    assert [(place.name, place.id) for place in places][:1] == [("Dandong", "geonames:2037886")]
    charleston = geonames().places("charleston")
    assert len({place.id for place in charleston}) == len(charleston) > 9
    own = [place for place in charleston if place.name == "Charleston"]
    assert charleston[: len(own)] == own
    assert [place.population for place in own] == sorted((place.population for place in own), reverse=True)


@pytest.mark.thorough
def test_it_is_opened_without_reading_it() -> None:
    geonames()
    script = (
        "import resource, sys; import geodata.gazetteers.known; "
        "used = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; before = used(); "
        "from geodata.gazetteers.geonames import geonames; "
        "assert 'Pyongyang' in geonames(); print(used() - before)"
    )
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert int(told.stdout) < 20_000  # KiB
    assert told.stderr == ""
