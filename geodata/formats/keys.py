"""The keys of dossier.toml, and the sheets that hold them in a workbook: seeds/README.md as code."""

from dataclasses import replace

from geodata.dates.calendars.names import CALENDARS
from geodata.formats.versions import FIRST, FORMAT, format_number
from geodata.formats.vocabularies import (
    CHAIN,
    DOSSIER_KINDS,
    EDTF_EXAMPLES,
    ID,
    PAGE_LANGUAGES,
    word,
)
from geodata.tables.cells import (
    abbreviation,
    closed_interval,
    color,
    identifier,
    language,
    latitude,
    longitude,
    several_of,
    text,
    url,
)
from geodata.tables.columns import Column

# The keys of dossier.toml that hold one text each, or one whole number, or one list.
DOSSIER_KEYS = (
    Column(name="title", check=text, required=True, means="the title of the page"),
    Column(name="subtitle", check=text, means="one line under it"),
    word("kind", DOSSIER_KINDS, required=True, means="a real source, or an invented exercise"),
    Column(
        name="language",
        check=language,
        required=True,
        means="language of the dossier's own sentences, BCP 47 (en)",
    ),
    Column(
        name="default_path",
        check=identifier,
        means="id of the path the page opens with; without it the page runs through all events by date",
    ),
    Column(
        name="note",
        check=text,
        means="what the reader must know: what was left out, what is in doubt (several paragraphs allowed)",
    ),
    Column(
        name="format",
        check=format_number,
        numeric=True,
        means=f"the number of the format in which the dossier is written: {FORMAT} today; without it {FIRST}",
    ),
    Column(
        name="languages",
        check=several_of(*PAGE_LANGUAGES),
        means="languages of the page's own words, the first of which it opens in; a list of some of "
        f"{', '.join(PAGE_LANGUAGES)}; without it English, and dates in the dossier's own",
    ),
)
DOCUMENT_KEYS = (
    Column(name="title", check=text, required=True, means="what the document is"),
    Column(name="date", check=text, required=True, means=EDTF_EXAMPLES),
    word("calendar", CALENDARS, means="in which the date is counted; empty: gregorian"),
    Column(name="author", check=text, means="who wrote it"),
    Column(name="language", check=language, means="of the text in document.txt, BCP 47"),
    Column(name="archive", check=text, means="where the document lies"),
    Column(name="archive_reference", check=text, means="under which mark it lies there"),
    Column(name="translator", check=text, means="who translated the text"),
    Column(
        name="rights",
        check=text,
        required=True,
        means='who may print it; say "not known" rather than leave it out',
    ),
    Column(name="credit", check=text, required=True, means="whom to thank for the text, as the page prints it"),
    Column(name="url", check=url, means="where it can be seen on the web, from https:// on"),
    Column(name="transcription", check=text, means="what was changed in transcribing"),
    Column(name="short", check=text, means="how cards call it, such as this cable; empty: this document"),
    Column(name="source", check=identifier, means="id in sources.csv, where the document has a row there too"),
    Column(name="chain", check=identifier, means=f"{CHAIN}; empty: that of its row in sources.csv"),
)
ACTOR_KEYS = (
    ID,
    Column(name="label", check=text, required=True, means="the name in the legend and the timeline"),
    Column(name="abbreviation", check=abbreviation, required=True, means="at most 6 letters, for arrows"),
    Column(name="color", check=color, required=True, means="#rrggbb, such as #1b6ca8"),
)
VIEW_KEYS = (ID, Column(name="title", check=text, required=True, means="what stands over the map"))
TIMELINE_KEYS = (
    Column(
        name="extent",
        check=closed_interval,
        means="the EDTF interval the timeline opens with; default: all dates",
    ),
)

# Those that are lists in dossier.toml; a cell of a workbook separates what they name by |.
LISTS = frozenset({"languages"})

# A workbook has dossier.toml as sheets, two of them with a key in each row.
ADDRESSEES = Column(name="addressees", check=text, means="to whom it was written, separated by |")
DOSSIER_SHEET = (*DOSSIER_KEYS, replace(TIMELINE_KEYS[0], name="timeline.extent"))
DOCUMENT_SHEET = (*DOCUMENT_KEYS, ADDRESSEES)
KEY_SHEET = (
    Column(name="key", check=text, required=True, means="what the row says"),
    Column(name="value", check=text, means="its text"),
)
VIEW_SHEET = (
    *VIEW_KEYS,
    Column(name="west", check=longitude, required=True, numeric=True, means="degrees east of the left edge"),
    Column(name="south", check=latitude, required=True, numeric=True, means="degrees north of the lower edge"),
    Column(name="east", check=longitude, required=True, numeric=True, means="degrees east of the right edge"),
    Column(name="north", check=latitude, required=True, numeric=True, means="degrees north of the upper edge"),
)
