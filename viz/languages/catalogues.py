"""The words of page and plate in one language: English, or what a catalogue says instead.

A catalogue is a PO file of gettext beside this module, named after its language. `CONTRIBUTING.md` says how to add one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from viz.languages import event_words, page_words, plate_words
from viz.languages.directions import direction

CATALOGUES = files("viz") / "languages"
SOURCE = "en"
# The dictionaries of English words by the name that stands before their keys in a catalogue; texts, and what is counted.
TEXTS: dict[str, Mapping[str, str]] = {
    "modality": event_words.MODALITY,
    "by": event_words.BY,
    "stance": event_words.STANCE,
    "fate": event_words.FATE,
    "standing": event_words.STANDING,
    "checked": event_words.CHECKED,
    "basis": event_words.BASIS,
    "rests_on": event_words.RESTS_ON,
    "kind": event_words.KIND,
    "widget": page_words.WIDGET,
    "interface": page_words.INTERFACE,
    "spoken": event_words.SPOKEN,
    "time_axis": page_words.TIME_AXIS,
    "timeless": page_words.TIMELESS,
    "handout": plate_words.HANDOUT,
    "record": plate_words.RECORD,
    "caption": plate_words.CAPTION,
    "layers": plate_words.LAYERS,
    "signs": plate_words.SIGNS,
    "projection": plate_words.PROJECTION,
    "credits": plate_words.CREDITS,
    "svg_layers": plate_words.SVG_LAYERS,
    "keys": dict(page_words.KEYS),
    "key_names": {names: names for names, _ in page_words.KEYS},
}
COUNTED = {"counted": page_words.COUNTED}


@dataclass(frozen=True, eq=False)
class Wording:
    """The words of one language.

    Attributes:
        language: BCP 47.
        catalogue: what answers the English words; one that is empty leaves them as they are.
        is_reviewed: whether somebody who speaks the language has read them all.
    """

    language: str
    catalogue: NullTranslations
    is_reviewed: bool = True

    def group(self, name: str) -> Mapping[str, str]:
        """The words of a dictionary of `TEXTS`, in its order."""
        return self._groups[name]

    @cached_property
    def _groups(self) -> dict[str, Mapping[str, str]]:
        said = self.catalogue.pgettext
        return {
            name: {key: said(f"{name}.{key}", words) for key, words in group.items()} for name, group in TEXTS.items()
        }

    @property
    def interface(self) -> Mapping[str, str]:
        """What most of the page says."""
        return self.group("interface")

    def of_page(self, *, is_timeless: bool) -> dict[str, str]:
        """`interface`, with what is said instead where nothing has a date."""
        return {**self.interface, **(self.group("timeless") if is_timeless else {})}

    def credited(self, line: str) -> str:
        """A line that stands below a map, such as the source of its relief; as it is where it is not known."""
        known = {plate_words.CREDITS[name]: words for name, words in self.group("credits").items()}
        return known.get(line, line)

    @property
    def name(self) -> str:
        """What the language calls itself."""
        from babel import Locale  # noqa: PLC0415 - a page in one language does without

        locale = Locale.parse(_locale(self.language))
        name = locale.get_language_name(locale) or self.language
        return name[:1].upper() + name[1:]

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`; see `texts.direction`."""
        return direction(self.interface["no_scripts"])

    def counted(self, key: str, count: int, **filled: str) -> str:
        """A phrase with a number, in the plural form that the language has for it.

        Args:
            key: of `COUNTED`.
            count: that decides.
            filled: what else the phrase says.
        """
        one, several = page_words.COUNTED[key]
        phrase = self.catalogue.npgettext(f"counted.{key}", one, several, count)
        return phrase.format(count=self.number(count), **filled)

    def number(self, count: int) -> str:
        """A whole number, with what the language sets between thousands."""
        if self.language == SOURCE:
            return f"{count:,}"
        from babel.numbers import format_decimal  # noqa: PLC0415 - English does without

        return format_decimal(count, locale=_locale(self.language))


ENGLISH = Wording(SOURCE, NullTranslations())


def languages() -> tuple[str, ...]:
    """The languages that there are words for, English first."""
    return SOURCE, *sorted(file.name.removesuffix(".po") for file in CATALOGUES.iterdir() if file.name.endswith(".po"))


@cache
def wording_of(language: str) -> Wording:
    """The words of a language.

    Args:
        language: one of `languages()`.

    Raises:
        ValueError: there are no words for it; the message says for which there are.
    """
    if language == SOURCE:
        return ENGLISH
    if language not in languages():
        raise ValueError(f"there are no words in the language {language!r}; there are {', '.join(languages())}")
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - English does without
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with (CATALOGUES / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=_locale(language))
    compiled = BytesIO()
    write_mo(compiled, catalogue, use_fuzzy=True)
    compiled.seek(0)
    return Wording(
        language, GNUTranslations(compiled), is_reviewed=not any(message.fuzzy for message in catalogue if message.id)
    )


def entries() -> Iterator[tuple[str, str | tuple[str, str]]]:
    """Every context of a catalogue with its English: a text, or of what is counted the phrases for one and for several."""
    for name, group in TEXTS.items():
        yield from ((f"{name}.{key}", words) for key, words in group.items())
    for name, phrases in COUNTED.items():
        yield from ((f"{name}.{key}", words) for key, words in phrases.items())


def _locale(language: str) -> str:
    """The name of a language as Babel writes it: `zh_Hans` of `zh-Hans`."""
    return language.replace("-", "_")
