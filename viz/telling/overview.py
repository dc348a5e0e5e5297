"""What a page without a document opens with: everything in sight, and in words what that is and which rows are left out."""

from typing import Any

import pandas as pd

from viz.languages.catalogues import ENGLISH, Wording
from viz.telling.narrative import Narrative

# How many rows that are left out are named for each reason.
MOST_NAMED = 10


def overview(
    narrative: Narrative, day: str, left_out: str, title: str = "", wording: Wording = ENGLISH
) -> dict[str, Any] | None:
    """What is said while no event is the current one.

    Args:
        narrative: what is told.
        day: the day or span that was chosen, in words; "" for none.
        left_out: see `left_out_words`.
        title: that somebody gave; "" for none.
        wording: of which language.

    Returns:
        `title`; `when`: the day or span; `rows`: sentences that say which rows there are; `how`: what the reader may do; `as_of`:
        what the map shows. None where the page opens with an event.
    """
    if not narrative.opens_whole:
        return None
    return {
        "title": title,
        "when": day,
        "rows": [line for line in (_counted(narrative, wording), left_out) if line],
        "how": wording.interface["overview_how"] if narrative.cards else "",
        "as_of": ""
        if narrative.is_timeless
        else day or f"{wording.interface['as_of']} {wording.interface['overview_map']}",
    }


def _counted(narrative: Narrative, wording: Wording) -> str:
    """How many events or rows there are, and of events the first and the last date as they are written."""
    cards = narrative.cards
    if narrative.is_timeless:
        return f"{wording.counted('rows', len(cards))}." if cards else ""
    first = min(cards, key=lambda card: (card["day"], card["settled"]))
    last = max(cards, key=lambda card: card["settled"])
    counted = wording.counted("events", len(cards))
    if first["date"] == last["date"]:
        return f"{counted}: {first['date']}."
    return f"{counted}. {wording.interface['overview_from'].format(first=first['date'], last=last['date'])}"


def left_out_words(left_out: "pd.Series[str]", count: int, wording: Wording = ENGLISH) -> str:
    """How many rows of a table are not drawn, and which, by their labels, as errors name them.

    Args:
        left_out: why rows are not drawn, by their labels.
        count: how many rows the table has.
        wording: of which language.

    Returns:
        A sentence such as `3 of 12 rows are left out: no date (rows 2, 5); no place (row 7).`; "" if none are.
    """
    if left_out.empty:
        return ""
    reasons: dict[str, list[str]] = {}
    for row, why in left_out.items():
        reasons.setdefault(why, []).append(str(row))
    told = "; ".join(f"{why} ({_named(rows, wording)})" for why, rows in reasons.items())
    return wording.counted("left_out", len(left_out), total=wording.number(count), reasons=told)


def _named(rows: list[str], wording: Wording) -> str:
    """The labels of rows; of very many the first ones, and how many more."""
    more = len(rows) - MOST_NAMED
    names = ", ".join(rows[:MOST_NAMED])
    left = f" {wording.interface['and_more'].format(count=wording.number(more))}" if more > 0 else ""
    return f"{wording.counted('rows_named', len(rows), names=names)}{left}"
