"""As much of a text as is read from the back row: cut between two words, with an ellipsis."""

import re

ELLIPSIS = "…"
# A word is what stands between two spaces; of scripts written without them (UAX #14: ideographs, kana, Thai and its neighbours)
# two letters count as a word, which is about what a word of Chinese has.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{UNSPACED}]{{1,2}}|[^\s{UNSPACED}]+")
# What does not stand before an ellipsis.
_LOOSE = " \n\t,;:.–—-([“‘„«、，；："


def extract(text: str, most: int) -> str:
    """A text, or its first words.

    Args:
        text: of any script.
        most: so many words at most.

    Returns:
        The text as it is where it has no more words; else so many of them and `…`.
    """
    words = list(_WORD.finditer(text))
    if len(words) <= most:
        return text
    return f"{text[: words[most - 1].end()].rstrip(_LOOSE)}{ELLIPSIS}"
