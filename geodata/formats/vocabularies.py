"""The words that are fixed, and the columns that several tables share."""

from geodata.tables.cells import identifier, identifiers, number, one_of, text
from geodata.tables.columns import DRAFT, Column

EVENT_KINDS = ("battle", "movement", "decision", "diplomacy", "message", "organisation", "statement")
MODALITIES = ("occurred", "ordered", "recommended", "requested", "agreed", "judged", "forecast", "reported")
# What is advised, ordered or asked for can be carried out or not; nothing else has a fate.
WITH_FATE = ("ordered", "recommended", "requested")
FATES = ("carried_out", "partly", "overtaken", "not_carried_out", "unknown")
BASES = ("stated", "computed", "source", "editor")
STANDINGS = ("established", "likely", "contested", "unknown")
CHECKED = ("seen", "secondary", "memory", DRAFT)
PLACE_KINDS = ("capital", "town", "village", "site", "region", "country", "sea", "river", "mountains")
GEOMETRY_KINDS = ("area", "route", "direction", "front", "spearhead", "border")
DOSSIER_KINDS = ("source", "exercise")
# Those that the page has words in, English first; the catalogues are in `viz/languages`.
PAGE_LANGUAGES = ("en", "ar", "de", "fr", "ko", "ru", "zh-Hans")

# Half the circumference of the earth: no place is known worse than that.
WIDEST_KM = 20_000
# No name is moved farther on a sheet.
FARTHEST_MM = 1500

EDTF_EXAMPLES = "EDTF, such as 1623-05-14, 1623-05, 1623-04~ (about) or 1623-05-04/1623-05-09 (from, to)"

# What the column and the key of this name say.
CHAIN = "a word for its chain of transmission, in the form of an id: sources of one chain depend on each other"


def word(  # noqa: PLR0913 - what a column says of itself
    name: str,
    words: tuple[str, ...],
    *,
    means: str,
    required: bool = False,
    awaits_review: bool = False,
    numeric: bool = False,
) -> Column:
    """A column whose cells hold one of the fixed words."""
    return Column(
        name=name,
        check=one_of(*words),
        required=required,
        awaits_review=awaits_review,
        numeric=numeric,
        words=words,
        means=means,
    )


ID = Column(
    name="id", check=identifier, required=True, means="its short name, of small letters a to z, digits and hyphens"
)
SOURCE = Column(
    name="source", check=identifiers, refers_to="sources.csv", means="ids in sources.csv, such as ledger | register"
)
NOTE = Column(name="note", check=text, means="doubts and remarks")
CHECKED_COLUMN = word(
    "checked",
    CHECKED,
    means="whether somebody opened the source; secondary is a work that cites it, draft a row that nobody has reviewed",
    required=True,
)
# Where the print puts a name: beside where it would stand.
MOVED_LABEL = (
    Column(
        name="label_dx_mm",
        check=number(-FARTHEST_MM, FARTHEST_MM),
        numeric=True,
        means="in print, how far the name stands to the right of where it would, in mm of the paper; negative: to the left",
    ),
    Column(
        name="label_dy_mm",
        check=number(-FARTHEST_MM, FARTHEST_MM),
        numeric=True,
        means="likewise upwards; negative: down. A name that is moved is never left out",
    ),
)
