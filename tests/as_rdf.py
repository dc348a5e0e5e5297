"""JSON-LD as rdflib reads it."""

import json
import warnings
from typing import Any

from rdflib import Graph

BASE = "https://example.org/"


def graph_of(content: Any) -> Graph:
    """The triples of a JSON-LD document, its own addresses after `BASE`; the reader of rdflib warns of rdflib."""
    graph = Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        graph.parse(data=json.dumps(content), format="json-ld", publicID=BASE)
    return graph
