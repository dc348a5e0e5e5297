"""Identifiers of other gazetteers: they look as their authority gives them, have a page, and are found in pasted addresses."""

import pytest

from geodata.errors import Refusal
from geodata.tables.cells import external_ids
from geodata.tables.identifiers import AUTHORITIES, check_identifier, identifier_of, page_of


@pytest.mark.parametrize("authority", AUTHORITIES, ids=lambda each: each.prefix)
def test_every_example_is_one_and_has_a_page(authority) -> None:  # noqa: ANN001
    check_identifier(authority.example)
    shown, page = page_of(authority.example)
    assert shown == f"{authority.name} {authority.example.partition(':')[2]}"
    assert page.startswith("https://")
    assert identifier_of(page) == authority.example


@pytest.mark.parametrize(
    ("typed", "why", "right"),
    [
        ("geonames:Pyongyang", "is no identifier of GeoNames", "geonames:1871859"),
        ("wikidata:18808", "is no identifier of Wikidata", "wikidata:Q18808"),
        ("tgn:123", "is no identifier of Getty TGN", "tgn:7001926"),
        ("periodo:p0aeiou", "is no identifier of PeriodO", "periodo:p03wskdxnzf"),
        ("https://www.geonames.org/1871859/pyongyang.html", "is not a CURIE", "geonames:1871859"),
        ("1871859", "is not a CURIE", "geonames:1871859"),
    ],
)
def test_what_is_none_is_refused_with_what_would_be_right(typed: str, why: str, right: str) -> None:
    with pytest.raises(Refusal) as refused:
        external_ids(f"wikidata:Q1 | {typed}")
    assert refused.value.why == why
    assert right in refused.value.fix


@pytest.mark.parametrize(
    ("address", "curie"),
    [
        ("http://www.wikidata.org/entity/Q18808", "wikidata:Q18808"),
        ("http://sws.geonames.org/1871859/", "geonames:1871859"),
        ("http://vocab.getty.edu/tgn/7001926", "tgn:7001926"),
        ("https://pleiades.stoa.org/places/579885#this", "pleiades:579885"),
        ("https://whgazetteer.org/places/86880/detail", "whg:86880"),
        ("http://n2t.net/ark:/99152/p03wskdxnzf", "periodo:p03wskdxnzf"),
        ("gn:1871859", "geonames:1871859"),
        ("wd:Q18808", "wikidata:Q18808"),
        ("https://example.org/places/1", ""),
        ("geonames:Pyongyang", ""),
        ("Pyongyang", ""),
    ],
)
def test_addresses_become_curies(address: str, curie: str) -> None:
    assert identifier_of(address) == curie


def test_an_authority_that_is_not_known_is_taken_as_it_is() -> None:
    external_ids("chgis:hvd_80547")
    assert page_of("chgis:hvd_80547") == ("chgis:hvd_80547", "")
