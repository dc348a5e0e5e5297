"""The table of events and the sources they rest on, for "About"."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from geodata.evidence.corroboration import DOCUMENT
from viz.languages.catalogues import ENGLISH, Wording
from viz.payload.packing import whole
from viz.telling.attestation import Witness
from viz.telling.narrative import Narrative

# So many rows and columns a browser lays out without being noticed, and a reader can still find his way in.
MOST_EVENTS = 300
MOST_SOURCES = 100


def matrix(narrative: Narrative, wording: Wording = ENGLISH) -> dict[str, Any] | None:
    """The table of events and sources; None where events rest on nothing, as the rows of a table do.

    Returns:
        `columns`: a name, a citation and a shade for each source: 0 where no other one shown is of its chain, else 1 or 2, which
        differs from that of the neighbouring chain; `events`: the places of their cards, in the order of the dates; `dots`: for
        each of them the numbers of its columns; `words`: what `rests_on` of a card means; `left`: what is left out, in words,
        "" for nothing.
    """
    places = {card["id"]: place for place, card in enumerate(narrative.cards)}
    listed = [places[event] for event in narrative.orders.get("dates", [])]
    used = Counter(witness for card in narrative.cards for witness in card["witnesses"])
    if not used:
        return None
    kept = {witness for witness, _ in used.most_common(MOST_SOURCES)}
    chains = _chains([witness for witness in narrative.witnesses if witness.id in kept], used)
    shown = [witness for chain in chains for witness in chain]
    column = {witness.id: number for number, witness in enumerate(shown)}
    events = listed[:MOST_EVENTS]
    return {
        "columns": [
            {"name": witness.name, "citation": witness.citation, "shade": shade}
            for witness, shade in zip(shown, _shades(chains), strict=True)
        ],
        "events": whole(events),
        "dots": [[column[each] for each in narrative.cards[place]["witnesses"] if each in column] for place in events],
        "words": wording.group("rests_on"),
        "left": _left(len(listed) - len(events), len(used) - len(shown), wording),
    }


def _chains(witnesses: Iterable[Witness], used: Mapping[str, int]) -> list[list[Witness]]:
    """The witnesses by chain: that of the document first, then those that most events rest on; within a chain likewise."""
    chains: dict[int, list[Witness]] = {}
    for witness in sorted(witnesses, key=lambda witness: (witness.id != DOCUMENT, -used[witness.id])):
        chains.setdefault(witness.chain, []).append(witness)
    return sorted(
        chains.values(), key=lambda chain: (chain[0].id != DOCUMENT, -sum(used[witness.id] for witness in chain))
    )


def _shades(chains: Iterable[Sequence[Witness]]) -> Iterator[int]:
    """The shade of each witness, see `matrix`."""
    last = 2
    for chain in chains:
        if len(chain) > 1:
            last = 3 - last
        yield from [last if len(chain) > 1 else 0] * len(chain)


def _left(events: int, sources: int, wording: Wording) -> str:
    """What the table leaves out, in a sentence."""
    counted = (("matrix_left_events", events), ("matrix_left_sources", sources))
    parts = [wording.counted(words, count) for words, count in counted if count]
    return wording.interface["matrix_left"].format(left="; ".join(parts)) if parts else ""
