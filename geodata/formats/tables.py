"""The tables of a dossier, column by column: seeds/README.md as code."""

from dataclasses import replace

from geodata.dates.calendars.names import CALENDARS
from geodata.formats.vocabularies import (
    BASES,
    CHAIN,
    CHECKED_COLUMN,
    EDTF_EXAMPLES,
    EVENT_KINDS,
    FATES,
    ID,
    MODALITIES,
    MOVED_LABEL,
    NOTE,
    PLACE_KINDS,
    SOURCE,
    STANDINGS,
    WIDEST_KM,
    word,
)
from geodata.tables.cells import (
    external_ids,
    identifier,
    identifiers,
    language,
    latitude,
    longitude,
    number,
    script,
    step,
    text,
    url,
    yes,
)
from geodata.tables.columns import Column
from geodata.tables.frames import view_or_extent
from geodata.tables.images import image_name

PLACES = (
    ID,
    Column(name="name", check=text, required=True, means="the modern English name, as the map's label"),
    word("kind", PLACE_KINDS, required=True, awaits_review=True, means="what sort of place"),
    word(
        "rank",
        ("1", "2", "3", "4"),
        numeric=True,
        means="whose label comes first; empty: labelled only when an event lies there",
    ),
    Column(
        name="lat",
        check=latitude,
        numeric=True,
        means="degrees north, such as 42.641; south is negative. A place without coordinates is told, not drawn",
    ),
    Column(
        name="lon",
        check=longitude,
        numeric=True,
        means="degrees east, such as 18.108; west is negative",
    ),
    Column(
        name="precision_km",
        check=number(0, WIDEST_KM),
        numeric=True,
        means="radius in km within which the place lies; required with coordinates",
    ),
    Column(
        name="geometry",
        check=identifier,
        refers_to="geometries.geojson",
        means="id in geometries.geojson, for a region; it gives messages an end. "
        "To draw it, name it in the event's geometry",
    ),
    *MOVED_LABEL,
    word("basis", BASES, means="where the location comes from"),
    word("standing", STANDINGS, means="how sure the location is"),
    replace(CHECKED_COLUMN, required=False),
    Column(
        name="external_ids",
        check=external_ids,
        means="ids of other gazetteers as CURIEs, such as geonames:1871859 | wikidata:Q18808",
    ),
    SOURCE,
    NOTE,
)
TOPONYMS = (
    Column(name="place", check=identifier, required=True, refers_to="places.csv", means="id in places.csv"),
    Column(name="toponym", check=text, required=True, means="the name"),
    Column(name="language", check=language, means="BCP 47, such as en, it or ru-Latn"),
    Column(name="script", check=script, means="ISO 15924: Latn, Hang, Hani, Cyrl …"),
    Column(
        name="period",
        check=text,
        means="words, such as modern, 1950 press, McCune-Reischauer, colonial Japanese",
    ),
)
PEOPLE = (
    ID,
    Column(name="name_as_written", check=text, means="in the document; empty if it does not name them"),
    Column(
        name="name",
        check=text,
        required=True,
        means="of the person, or of a body that speaks with one voice (a meeting, a committee)",
    ),
    Column(name="role", check=text, means="who they are, in a few words"),
    Column(
        name="body",
        check=yes,
        means="yes for a body in whose name others speak (a meeting, a committee): Stalin, for the meeting",
    ),
)
EVENTS = (
    ID,
    Column(
        name="date",
        check=text,
        required=True,
        computable=True,
        means=f"{EDTF_EXAMPLES}. When it happens. For what is forecast: when it would happen; for what is ordered, recommended, "
        "requested, agreed, judged or reported: when it is said, unless the words name another day. Empty where it is "
        "counted from date_as_written",
    ),
    word("calendar", CALENDARS, means="in which the dates of the event are counted; empty: that of the document"),
    Column(name="date_as_written", check=text, means="the words that the date was taken or computed from"),
    Column(
        name="date_anchor",
        check=text,
        means="EDTF; the day from which date_as_written is counted where date is empty; empty: the document's date",
    ),
    Column(
        name="date_rule",
        check=text,
        means="how it was computed, and from which anchor (the day before the cable of 12 October); "
        "required with basis computed",
    ),
    Column(name="title", check=text, required=True, means="short; says what the row claims and no more"),
    Column(name="summary", check=text, required=True, awaits_review=True, means="one or two sentences"),
    word("kind", EVENT_KINDS, required=True, awaits_review=True, means="what sort of event"),
    word("modality", MODALITIES, required=True, awaits_review=True, means="how the event is told"),
    Column(
        name="voice",
        check=identifiers,
        refers_to="people.csv",
        means="who says so, outermost first: stalin | meeting | zhou (ids in people.csv)",
    ),
    Column(
        name="actors",
        check=identifiers,
        required=True,
        awaits_review=True,
        refers_to="dossier.toml",
        means="ids of actors in dossier.toml: who acts, or should; the first gives colour, shape and row",
    ),
    Column(
        name="places",
        check=identifiers,
        refers_to="places.csv",
        means="ids in places.csv, such as ragusa | venice: where it happens. Leave empty what the sources do not say",
    ),
    Column(
        name="geometry",
        check=identifiers,
        refers_to="geometries.geojson",
        means="ids in geometries.geojson that are drawn instead of a point",
    ),
    Column(name="quotation", check=text, by_language=True, means="exact words of the document"),
    Column(
        name="quotation_context",
        check=text,
        by_language=True,
        means="a longer stretch of the document around the quotation, where its words occur more than once",
    ),
    replace(SOURCE, means="ids in sources.csv; every event has a quotation or a source"),
    word(
        "basis",
        BASES,
        required=True,
        awaits_review=True,
        means="where the mark comes from: the document's words, a reckoning from them, another source, or our reading",
    ),
    word("standing", STANDINGS, required=True, awaits_review=True, means="how sure it is that it is so"),
    CHECKED_COLUMN,
    Column(
        name="part_of",
        check=identifier,
        refers_to="events.csv",
        means="id of the event (the speech act) the row is said in",
    ),
    Column(
        name="outcome",
        check=identifiers,
        refers_to="events.csv",
        means="ids of the events that show what came of it",
    ),
    word("fate", FATES, means="whether it was done; only with ordered, recommended, requested"),
    Column(
        name="fate_note",
        check=text,
        means="what came of it, in words. Kept apart from note, because the page shows it only when it is asked for",
    ),
    Column(
        name="note",
        check=text,
        means="shown on the card: doubts, rival readings, what is computed. Nothing that gives away the outcome",
    ),
    Column(
        name="image",
        check=image_name,
        means="a picture or facsimile, PNG, JPEG or WebP, in the folder images beside the tables: bridge.jpg. It is shown on the "
        "card and beside the document",
    ),
    Column(name="image_alt", check=text, means="what it shows, for those who cannot see it; required with image"),
    Column(name="image_credit", check=text, means="who made it, and under which licence; required with image"),
)
MESSAGES = (
    Column(
        name="event",
        check=identifier,
        required=True,
        refers_to="events.csv",
        means="id of the event that says what the message is about",
    ),
    Column(
        name="sender",
        check=identifiers,
        required=True,
        refers_to="people.csv",
        means="ids in people.csv",
    ),
    Column(
        name="recipient",
        check=identifiers,
        required=True,
        refers_to="people.csv",
        means="ids in people.csv",
    ),
    Column(
        name="place_from",
        check=identifier,
        refers_to="places.csv",
        means="id in places.csv, empty where unknown",
    ),
    Column(
        name="place_to",
        check=identifier,
        refers_to="places.csv",
        means="id in places.csv, empty where unknown",
    ),
    Column(name="sent", check=text, means="EDTF, empty where unknown"),
    Column(name="received", check=text, means="EDTF, empty where unknown"),
)
CANDIDATES = (
    Column(name="subject", check=identifier, required=True, refers_to="events.csv", means="id of an event"),
    word("field", ("date", "place", "reading"), required=True, means="what the rivals differ in"),
    Column(name="value", check=text, required=True, means="EDTF, the id of a place, or words"),
    replace(SOURCE, means="ids in sources.csv: who says so"),
    Column(name="preferred", check=yes, means="yes or empty"),
    NOTE,
)
PATHS = (
    Column(name="path", check=identifier, required=True, means="id of the path; its steps share it"),
    Column(name="step", check=step, required=True, numeric=True, means="1, 2, 3 …"),
    Column(
        name="event",
        check=identifier,
        required=True,
        refers_to="events.csv",
        means="id of the event that the step shows",
    ),
    Column(name="question", check=text, means="what the class is asked"),
    Column(name="teacher_note", check=text, means="shown to the teacher when asked for"),
    Column(name="answer", check=text, means="shown when asked for"),
    Column(
        name="view",
        check=view_or_extent,
        means="what the map shows: the id of a view in dossier.toml, or west south east north in degrees, such as "
        "124 33 131 43; empty: what the event needs",
    ),
)
SOURCES = (
    ID,
    Column(name="citation", check=text, required=True, means="as in a bibliography, with the page"),
    Column(name="url", check=url, means="address on the web, from https:// on"),
    Column(
        name="short",
        check=text,
        means="how cards call it, such as Mao to Roshchin, 6 October; empty: the citation, shortened",
    ),
    Column(
        name="chain",
        check=identifier,
        means=f"{CHAIN}; empty: it stands for itself; memory: remembered, not opened, and no witness",
    ),
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
