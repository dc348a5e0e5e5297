"""In which language and script a text is written, by its commonest words and its letters."""

import re
import unicodedata
from collections import Counter

# Words that make up a tenth of any text in their language, and are rare in others.
_COMMON = {
    "en": ("the", "of", "and", "to", "that", "which", "with", "was", "have"),
    "fr": ("le", "les", "des", "et", "que", "du", "une", "dans", "est"),
    "de": ("der", "die", "und", "das", "den", "nicht", "mit", "ist", "von"),
    "es": ("el", "los", "que", "y", "las", "del", "por", "una", "con"),
    "it": ("il", "che", "di", "gli", "della", "per", "non", "con", "una"),
    "la": ("et", "est", "quod", "cum", "ad", "ut", "qui", "sed", "ab"),
    "nl": ("het", "een", "van", "dat", "niet", "zijn", "met", "voor", "ik"),
    "pt": ("os", "que", "do", "da", "não", "uma", "com", "para", "e"),
}
# Scripts by the words with which Unicode names their letters: ISO 15924, and the language that most texts in them have.
_SCRIPTS = {
    "LATIN": ("Latn", ""),
    "HANGUL": ("Hang", "ko"),
    "CYRILLIC": ("Cyrl", "ru"),
    "ARABIC": ("Arab", "ar"),
    "HEBREW": ("Hebr", "he"),
    "GREEK": ("Grek", "el"),
    "HIRAGANA": ("Jpan", "ja"),
    "KATAKANA": ("Jpan", "ja"),
    "CJK": ("Hani", "zh"),
}
_UNKNOWN = "und"
_LETTER, _WORD = re.compile(r"[^\W\d_]"), re.compile(r"[^\W\d_]+")
# Letters by which a text is judged.
_SAMPLE = 20_000


def script_of(text: str) -> str:
    """The script (ISO 15924) of most letters of a text, "" where it has none that is known; with kana it is Japanese."""
    return _script(text)[0]


def language_of(text: str) -> str:
    """The language of a text (BCP 47); `und` where it is none that is known."""
    script, language = _script(text)
    if script != "Latn":
        return language or _UNKNOWN
    words = Counter(word.casefold() for word in _WORD.findall(text[:_SAMPLE]))
    counts = {each: sum(words[word] for word in common) for each, common in _COMMON.items()}
    best = max(counts, key=lambda each: counts[each])
    return best if counts[best] else _UNKNOWN


def _script(text: str) -> tuple[str, str]:
    letters = Counter(_LETTER.findall(text[:_SAMPLE]))
    counts: Counter[str] = Counter()
    for letter, count in letters.items():
        counts[unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]] += count
    if counts["HIRAGANA"] + counts["KATAKANA"]:
        return _SCRIPTS["HIRAGANA"]
    return next((_SCRIPTS[name] for name, _ in counts.most_common() if name in _SCRIPTS), ("", ""))
