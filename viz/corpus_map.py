"""`corpus_map`: the places that a corpus names, when, and how often, as a story map."""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from geodata.corpus.counting import Per, counted
from viz.layers.layer import LayerError
from viz.quick import quick_map
from viz.storymap import StoryMap


def corpus_map(path: str | Path, *, per: Per | None = None, title: str = "") -> StoryMap:
    """A map and a timeline of the places that a corpus names, counted by place and period.

    The area of a mark is proportional to how often the place is named in a period; its card shows the first passages, each with
    its document and where in it the name begins. Places whose mentions have no date are in `left_out`.

    Args:
        path: of a file that `draft_corpus` wrote.
        per: the length of a period, `year`, `decade` or `century`; default: the shortest of which there are at most forty.
        title: of the map.

    Raises:
        FileError: if it is no such file.
        LayerError: if it names no place that a gazetteer knows, or none with a date.

    Example:
        >>> mentions = ct.draft_corpus("seeds/cable-75511", "mentions.parquet", workers=1)
        >>> ct.corpus_map(mentions, per="decade")["events"]
        <EventLayer 'events': ... rows>
    """
    counts = counted(path, per=per)
    if counts.empty:
        raise LayerError("the corpus names no place that a gazetteer knows")
    credit = "\n".join(dict.fromkeys(line for cell in counts.pop("credit") for line in cell.split("; ")))
    told = ("place", "period", "mentions")
    date = "period" if counts["period"].any() else None
    story = quick_map(_named(counts), date=date, label="place", size="mentions", hover=told, title=title)
    return story.replace_layer("events", passages="passages", credit=credit)


def _named(counts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The counts by names that stay when documents are added: place and period, with a number where two are alike."""
    names = [", ".join(filter(None, pair)) for pair in zip(counts["place"], counts["period"], strict=True)]
    again = pd.Series(names).groupby(names).cumcount()
    return counts.set_axis([f"{name} ({n + 1})" if n else name for name, n in zip(names, again, strict=True)])
