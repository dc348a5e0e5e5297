"""The tables of a dossier, column by column, and the words that are fixed: seeds/README.md as code."""

from geodata.cells import (
    abbreviation,
    closed_interval,
    color,
    edtf,
    external_ids,
    identifier,
    identifiers,
    language,
    latitude,
    number,
    one_of,
    script,
    step,
    text,
    url,
    yes,
)
from geodata.tables import Column

EVENT_KINDS = ("battle", "movement", "decision", "diplomacy", "message", "organisation", "statement")
MODALITIES = ("occurred", "ordered", "recommended", "requested", "agreed", "judged", "forecast", "reported")
# What is advised, ordered or asked for can be carried out or not; nothing else has a fate.
WITH_FATE = ("ordered", "recommended", "requested")
FATES = ("carried_out", "partly", "overtaken", "not_carried_out", "unknown")
BASES = ("stated", "computed", "source", "editor")
STANDINGS = ("established", "likely", "contested", "unknown")
CHECKED = ("seen", "secondary", "memory")
PLACE_KINDS = ("capital", "town", "village", "site", "region", "country", "sea", "river", "mountains")
GEOMETRY_KINDS = ("area", "route", "direction", "front", "spearhead", "border")
DOSSIER_KINDS = ("source", "exercise")

# Half the circumference of the earth: no place is known worse than that.
_WIDEST_KM = 20_000

_ID = Column(name="id", check=identifier, required=True)
_SOURCE = Column(name="source", check=identifiers, refers_to="sources.csv")
_NOTE = Column(name="note", check=text)

PLACES = (
    _ID,
    Column(name="name", check=text, required=True),
    Column(name="kind", check=one_of(*PLACE_KINDS), required=True),
    Column(name="rank", check=one_of("1", "2", "3", "4"), numeric=True),
    Column(name="lat", check=latitude, numeric=True),
    Column(name="lon", check=number(-180, 180), numeric=True),
    Column(name="precision_km", check=number(0, _WIDEST_KM), numeric=True),
    Column(name="geometry", check=identifier, refers_to="geometries.geojson"),
    Column(name="basis", check=one_of(*BASES)),
    Column(name="standing", check=one_of(*STANDINGS)),
    Column(name="checked", check=one_of(*CHECKED)),
    Column(name="external_ids", check=external_ids),
    _SOURCE,
    _NOTE,
)
TOPONYMS = (
    Column(name="place", check=identifier, required=True, refers_to="places.csv"),
    Column(name="toponym", check=text, required=True),
    Column(name="language", check=language),
    Column(name="script", check=script),
    Column(name="period", check=text),
)
PEOPLE = (
    _ID,
    Column(name="name_as_written", check=text),
    Column(name="name", check=text, required=True),
    Column(name="role", check=text),
)
EVENTS = (
    _ID,
    Column(name="date", check=edtf, required=True),
    Column(name="date_as_written", check=text),
    Column(name="date_rule", check=text),
    Column(name="title", check=text, required=True),
    Column(name="summary", check=text, required=True),
    Column(name="kind", check=one_of(*EVENT_KINDS), required=True),
    Column(name="modality", check=one_of(*MODALITIES), required=True),
    Column(name="voice", check=identifiers, refers_to="people.csv"),
    Column(name="actors", check=identifiers, required=True, refers_to="dossier.toml"),
    Column(name="places", check=identifiers, refers_to="places.csv"),
    Column(name="geometry", check=identifiers, refers_to="geometries.geojson"),
    Column(name="quotation", check=text),
    Column(name="quotation_context", check=text),
    _SOURCE,
    Column(name="basis", check=one_of(*BASES), required=True),
    Column(name="standing", check=one_of(*STANDINGS), required=True),
    Column(name="checked", check=one_of(*CHECKED), required=True),
    Column(name="part_of", check=identifier, refers_to="events.csv"),
    Column(name="outcome", check=identifiers, refers_to="events.csv"),
    Column(name="fate", check=one_of(*FATES)),
    Column(name="fate_note", check=text),
    _NOTE,
)
MESSAGES = (
    Column(name="event", check=identifier, required=True, refers_to="events.csv"),
    Column(name="sender", check=identifiers, required=True, refers_to="people.csv"),
    Column(name="recipient", check=identifiers, required=True, refers_to="people.csv"),
    Column(name="place_from", check=identifier, refers_to="places.csv"),
    Column(name="place_to", check=identifier, refers_to="places.csv"),
    Column(name="sent", check=edtf),
    Column(name="received", check=edtf),
)
CANDIDATES = (
    Column(name="subject", check=identifier, required=True, refers_to="events.csv"),
    Column(name="field", check=one_of("date", "place", "reading"), required=True),
    Column(name="value", check=text, required=True),
    _SOURCE,
    Column(name="preferred", check=yes),
    _NOTE,
)
PATHS = (
    Column(name="path", check=identifier, required=True),
    Column(name="step", check=step, required=True, numeric=True),
    Column(name="event", check=identifier, required=True, refers_to="events.csv"),
    Column(name="question", check=text),
    Column(name="teacher_note", check=text),
    Column(name="answer", check=text),
)
SOURCES = (
    _ID,
    Column(name="citation", check=text, required=True),
    Column(name="url", check=url),
)

# The tables by file: what is read, in the order of the format.
TABLES = {
    "places.csv": PLACES,
    "toponyms.csv": TOPONYMS,
    "people.csv": PEOPLE,
    "events.csv": EVENTS,
    "messages.csv": MESSAGES,
    "candidates.csv": CANDIDATES,
    "paths.csv": PATHS,
    "sources.csv": SOURCES,
}
REQUIRED_TABLES = ("places.csv", "events.csv")

# The keys of dossier.toml that hold one text each.
DOSSIER_KEYS = (
    Column(name="title", check=text, required=True),
    Column(name="subtitle", check=text),
    Column(name="kind", check=one_of(*DOSSIER_KINDS), required=True),
    Column(name="language", check=language, required=True),
    Column(name="default_path", check=identifier),
    Column(name="note", check=text),
)
DOCUMENT_KEYS = (
    Column(name="title", check=text, required=True),
    Column(name="date", check=edtf, required=True),
    Column(name="author", check=text),
    Column(name="language", check=language),
    Column(name="archive", check=text),
    Column(name="archive_reference", check=text),
    Column(name="translator", check=text),
    Column(name="rights", check=text, required=True),
    Column(name="credit", check=text, required=True),
    Column(name="url", check=url),
    Column(name="transcription", check=text),
)
ACTOR_KEYS = (
    _ID,
    Column(name="label", check=text, required=True),
    Column(name="abbreviation", check=abbreviation, required=True),
    Column(name="color", check=color, required=True),
)
VIEW_KEYS = (_ID, Column(name="title", check=text, required=True))
TIMELINE_KEYS = (Column(name="extent", check=closed_interval),)

# The properties of a feature of geometries.geojson.
GEOMETRIES = (
    _ID,
    Column(name="kind", check=one_of(*GEOMETRY_KINDS), required=True),
    Column(name="label", check=text, required=True),
    Column(name="basis", check=one_of(*BASES), required=True),
    Column(name="checked", check=one_of(*CHECKED), required=True),
    Column(name="precision_km", check=number(0, _WIDEST_KM), required=True, numeric=True),
    Column(name="actor", check=identifier, refers_to="dossier.toml"),
    Column(name="valid", check=edtf),
    Column(name="series", check=identifier),
    Column(name="waypoints", check=identifiers, refers_to="places.csv"),
    Column(name="clip", check=one_of("land")),
    Column(name="standing", check=one_of(*STANDINGS)),
    Column(name="source", check=text, required=True),
    _NOTE,
)
