"""Ids of other gazetteers: CURIEs as a dossier has them (`geonames:1871859`), and addresses as other formats have them."""

import re

# By prefix: the address of an id, and what addresses of that site look like, old and new ones.
_SITES: dict[str, tuple[str, str]] = {
    "geonames": ("https://www.geonames.org/{}", r"(?:www\.|sws\.)?geonames\.org/([0-9]+)(?:/.*)?"),
    "wikidata": (
        "http://www.wikidata.org/entity/{}",
        r"(?:www\.)?wikidata\.org/(?:entity|wiki)/(?:Special:EntityData/)?(Q[0-9]+)",
    ),
    "pleiades": ("https://pleiades.stoa.org/places/{}", r"pleiades\.stoa\.org/places/([0-9]+)(?:/.*|#.*)?"),
    "tgn": ("http://vocab.getty.edu/tgn/{}", r"vocab\.getty\.edu/(?:page/)?tgn/([0-9]+)(?:-.*)?"),
    "whg": ("https://whgazetteer.org/places/{}/portal/", r"(?:www\.)?whgazetteer\.org/places/([0-9]+)(?:/.*)?"),
    "gnd": ("https://d-nb.info/gnd/{}", r"d-nb\.info/gnd/([0-9X-]+)(?:/.*)?"),
    "viaf": ("https://viaf.org/viaf/{}", r"(?:www\.)?viaf\.org/viaf/([0-9]+)(?:/.*)?"),
    "periodo": ("http://n2t.net/ark:/99152/{}", r"n2t\.net/ark:/99152/(p0[0-9a-z]+)"),
}
_CURIE = re.compile(r"(?P<prefix>[a-z][a-z0-9._-]*):[^\s:/|][^\s|]*")


def curie_of(text: str) -> str:
    """The CURIE for an address of a known gazetteer, or for a CURIE with its prefix; "" for anything else.

    Args:
        text: Such as `http://www.wikidata.org/entity/Q18808`, `wikidata:Q18808` or `geonames.org/1871859`.
    """
    bare = re.sub(r"^https?://", "", text.strip())
    for prefix, (_, pattern) in _SITES.items():
        if match := re.fullmatch(pattern, bare.rstrip("/")):
            return f"{prefix}:{match[1]}"
    match = _CURIE.fullmatch(text.strip())
    return match[0] if match and match["prefix"] in _SITES else ""


def is_curie(text: str) -> bool:
    """Whether a text has the form of a CURIE, whatever its prefix."""
    return _CURIE.fullmatch(text) is not None and "://" not in text


def address_of(curie: str) -> str:
    """The address for a CURIE; "" where its prefix is none of those that are known."""
    prefix, _, local = curie.partition(":")
    return _SITES[prefix][0].format(local) if prefix in _SITES and local else ""
