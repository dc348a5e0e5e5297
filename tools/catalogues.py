"""Brings the catalogues of `viz/languages` up to date: every English word in its order, none that is gone.

    .venv/bin/python tools/catalogues.py        all of them
    .venv/bin/python tools/catalogues.py pl     also a new one for Polish, to be filled in

What is new or has another English text is left empty and marked `fuzzy`: nobody has reviewed it.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from babel import Locale
from babel.messages import Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import escape, read_po

from viz.languages.catalogues import SOURCE, entries, languages

FOLDER = Path(__file__).parents[1] / "viz" / "languages"
HEAD = """\
# The words of page and plate in {name}. An entry is marked "fuzzy" until somebody who speaks the language has reviewed it.
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plurals}\\n"
"""
FUZZY = "fuzzy"


def written(language: str, known: Mapping[str, Message]) -> str:
    """A catalogue as text.

    Args:
        language: BCP 47.
        known: what it says so far, by contexts.
    """
    locale = Locale.parse(language.replace("-", "_"))
    forms = get_plural(str(locale))
    parts = [HEAD.format(name=locale.english_name, language=language, plurals=forms.plural_forms)]
    parts += [_entry(context, english, known.get(context), forms.num_plurals) for context, english in entries()]
    return "\n".join(parts)


def _entry(context: str, english: str | tuple[str, str], message: Message | None, forms: int) -> str:
    is_counted = not isinstance(english, str)
    is_known = message is not None and message.id == english
    said = message.string if message is not None and is_known else ("",) * forms if is_counted else ""
    lines = [] if message is not None and is_known and not message.fuzzy else [f"#, {FUZZY}"]
    lines.append(f"msgctxt {escape(context)}")
    if isinstance(english, str):
        lines += [f"msgid {escape(english)}", f"msgstr {escape(str(said))}"]
    else:
        lines += [f"msgid {escape(english[0])}", f"msgid_plural {escape(english[1])}"]
        lines += [f"msgstr[{number}] {escape(form)}" for number, form in enumerate(said)]
    return "\n".join([*lines, ""])


def main(named: list[str]) -> None:
    """Write the catalogues."""
    for language in sorted({*languages(), *named} - {SOURCE}):
        target = FOLDER / f"{language}.po"
        known = {}
        if target.is_file():
            with target.open("rb") as file:
                known = {message.context: message for message in read_po(file) if message.id}
        target.write_text(written(language, known), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
