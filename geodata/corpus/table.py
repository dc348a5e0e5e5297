"""The table of mentions: its columns, and the file that has it."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyproj import CRS

SCHEMA = pa.schema(
    [
        ("kind", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("text", pa.string()),
        ("sentence", pa.string()),
        ("rule", pa.string()),
        ("score", pa.float64()),
        ("written", pa.string()),
        ("date", pa.string()),
        ("place", pa.string()),
        ("external_id", pa.string()),
        ("precision_km", pa.float64()),
        ("place_score", pa.float64()),
        ("credit", pa.string()),
        ("title", pa.string()),
        ("event_kind", pa.string()),
        ("modality", pa.string()),
        ("voices", pa.string()),
        ("actors", pa.string()),
        ("geometry", pa.binary()),
    ]
)
KINDS = ("toponym", "date", "event")

# Rows of a group, which is the least that is read at once; of so many GDAL and the guide to GeoParquet speak well.
ROW_GROUP = 50_000
# By this key of the file's metadata a table of mentions is known.
_MARK = b"chronotope"
_MENTIONS = b"mentions"


def schema_of_file() -> pa.Schema:
    """The columns with the document before them, and what GeoParquet 1.1 asks for (https://geoparquet.org/releases/v1.1.0/)."""
    column = {"encoding": "WKB", "geometry_types": ["Point"], "crs": CRS.from_epsg(4326).to_json_dict()}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    fields = [pa.field("document", pa.string()), *SCHEMA]
    return pa.schema(fields, {b"geo": json.dumps(geo).encode(), _MARK: _MENTIONS})


def is_corpus(path: Path) -> bool:
    """Whether a file is one that `drafting.draft_corpus` wrote."""
    try:
        metadata = pq.read_schema(path).metadata
    except (OSError, pa.ArrowException):
        return False
    return bool(metadata and metadata.get(_MARK) == _MENTIONS)
