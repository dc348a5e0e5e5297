"""Titles of events: the first few words of what the text says."""

from geodata.drafting.clauses.words_of_clauses import (
    BE,
    COORDINATORS,
    DETERMINERS,
    HAVE,
    MODALS,
    NOMINATIVES,
    PREPOSITIONS,
    RELATIVES,
)

_LONGEST = 60
# No title ends with these.
_DANGLING = (
    BE
    | COORDINATORS
    | (DETERMINERS - {"all", "both", "others"})
    | HAVE
    | MODALS
    | NOMINATIVES
    | PREPOSITIONS
    | RELATIVES
)


def title_of(quotation: str) -> str:
    """The beginning of a quotation, cut where a phrase ends, with an ellipsis where more follows."""
    words = quotation.split()
    kept: list[str] = []
    for word in words:
        if len(" ".join([*kept, word])) > _LONGEST:
            break
        kept.append(word)
    kept = kept or [words[0][:_LONGEST]]
    if len(kept) < len(words):
        while len(kept) > 1 and kept[-1].casefold().strip(",;") in _DANGLING:
            kept.pop()
    title = " ".join(kept).rstrip(" ,;:—-")
    return title[:1].upper() + title[1:] + ("" if len(kept) == len(words) else " …")
