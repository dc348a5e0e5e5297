"""Identifiers of other gazetteers as CURIEs (W3C CURIE 1.0): which are known, how they look, and the page each stands for."""

import re
from dataclasses import dataclass

from geodata.errors import Refusal

_CURIE = re.compile(r"(?P<prefix>[a-z][a-z0-9._-]*):(?P<local>[^\s:/|][^\s|]*)")


@dataclass(frozen=True, kw_only=True)
class Authority:
    """Who gives identifiers.

    Attributes:
        prefix: Of the CURIE.
        name: As people call it.
        pattern: What follows the prefix.
        page: Address of the page of a record; `{id}` is what follows the prefix.
        example: A CURIE.
        others: Beginnings of addresses by which records are called too, without `https://` or `http://`.
    """

    prefix: str
    name: str
    pattern: str
    page: str
    example: str
    others: tuple[str, ...] = ()


AUTHORITIES = (
    Authority(
        prefix="geonames",
        name="GeoNames",
        pattern=r"[1-9][0-9]{0,9}",
        page="https://www.geonames.org/{id}",
        example="geonames:1871859",
        others=("sws.geonames.org/", "geonames.org/", "www.geonames.org/"),
    ),
    Authority(
        prefix="wikidata",
        name="Wikidata",
        pattern=r"[QLP][1-9][0-9]*",
        page="https://www.wikidata.org/wiki/{id}",
        example="wikidata:Q18808",
        others=("www.wikidata.org/wiki/", "www.wikidata.org/entity/", "wikidata.org/wiki/", "wikidata.org/entity/"),
    ),
    Authority(
        prefix="tgn",
        name="Getty TGN",
        pattern=r"[1-9][0-9]{6}",
        page="https://vocab.getty.edu/page/tgn/{id}",
        example="tgn:7001926",
        others=("vocab.getty.edu/tgn/", "vocab.getty.edu/page/tgn/"),
    ),
    Authority(
        prefix="pleiades",
        name="Pleiades",
        pattern=r"[1-9][0-9]*",
        page="https://pleiades.stoa.org/places/{id}",
        example="pleiades:579885",
        others=("pleiades.stoa.org/places/",),
    ),
    Authority(
        prefix="whg",
        name="World Historical Gazetteer",
        pattern=r"[1-9][0-9]*",
        page="https://whgazetteer.org/places/{id}/portal/",
        example="whg:12346428",
        others=("whgazetteer.org/places/",),
    ),
    # Archival Resource Keys of consonants and digits (https://perio.do/technical-overview).
    Authority(
        prefix="periodo",
        name="PeriodO",
        pattern=r"p0[0-9bcdfghjkmnpqrstvwxz]{3,}",
        page="https://n2t.net/ark:/99152/{id}",
        example="periodo:p03wskdxnzf",
        others=("n2t.net/ark:/99152/",),
    ),
)
_BY_PREFIX = {each.prefix: each for each in AUTHORITIES}
# What others write for the prefixes.
_ALIASES = {"gn": "geonames", "wd": "wikidata", "pl": "pleiades", "per": "periodo"}


def check_identifier(curie: str) -> None:
    """Accept a CURIE; that of a known authority must look as its identifiers do.

    Raises:
        Refusal: It is none.
    """
    match = _CURIE.fullmatch(curie)
    if match is None:
        meant = identifier_of(curie)
        raise Refusal(
            curie,
            why="is not a CURIE",
            fix=f"Write {meant or 'prefix:id, such as geonames:1871859'}",
            nearest=meant or None,
        )
    authority = _BY_PREFIX.get(match["prefix"])
    if authority and not re.fullmatch(authority.pattern, match["local"]):
        why = f"is no identifier of {authority.name}"
        raise Refusal(curie, why=why, fix=f"Write it like {authority.example}")


def identifier_of(text: str) -> str:
    """The CURIE that an address, or a CURIE with another prefix, stands for; "" if none is known."""
    plain = text.strip()
    prefix, _, local = plain.partition(":")
    if (known := _ALIASES.get(prefix, prefix)) in _BY_PREFIX and re.fullmatch(_BY_PREFIX[known].pattern, local):
        return f"{known}:{local}"
    address = re.sub(r"^https?://", "", plain)
    for authority in AUTHORITIES:
        for beginning in authority.others:
            local = re.split(r"[/#?.]", address.removeprefix(beginning), maxsplit=1)[0]
            if address.startswith(beginning) and re.fullmatch(authority.pattern, local):
                return f"{authority.prefix}:{local}"
    return ""


def page_of(curie: str) -> tuple[str, str]:
    """What to show for a CURIE, `GeoNames 1871859`, and the address of its page; "" for one whose authority is not known."""
    prefix, _, local = curie.partition(":")
    authority = _BY_PREFIX.get(prefix)
    return (f"{authority.name} {local}", authority.page.format(id=local)) if authority else (curie, "")
