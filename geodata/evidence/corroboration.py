"""Which events rest on one source, on several of one chain of transmission, or on independent ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Self

import numpy as np
import pandas as pd

from geodata.tables.cells import values

# What an event may rest on: no witness; one; several of one chain; witnesses of at least two chains. A witness is a source that
# somebody opened, or the document, where the event quotes it.
Corroboration = Literal["none", "single", "dependent", "independent"]
# In sources.csv the chain of what is remembered and was not opened: it bears witness to nothing.
MEMORY = "memory"
# The document among the sources; no id has a blank.
DOCUMENT = "the document"


@dataclass(frozen=True)
class Witnesses:
    """What the events of a dossier may rest on.

    Attributes:
        document: Id of the source that is the document itself; "" where none is.
        chains: The chain of transmission of every witness, of the document by `DOCUMENT`. Witnesses of one chain depend on each
            other, as a report does and the telegram that repeats it; "" for one that stands for itself.
    """

    document: str
    chains: Mapping[str, str]

    @classmethod
    def of(cls, sources: Iterable[tuple[str, str]], document: str, chain: str) -> Self:
        """The document and the sources.

        Args:
            sources: Id and chain of each. Those of the chain `MEMORY` are no witnesses.
            document: Id of the source that is the document itself, "" where none is.
            chain: That of the document; where it is "", the document is of the chain of that source.
        """
        found = dict(sources)
        own = chain or found.get(document, "")
        others = {each: of for each, of in found.items() if each != document and of != MEMORY}
        return cls(document, {DOCUMENT: own, **others})

    def named(self, quotation: str, source: str) -> tuple[str, ...]:
        """The witnesses of an event, each once: the document where it is quoted or cited, then the sources as they stand.

        Args:
            quotation: The cell of the event, "" where it quotes nothing.
            source: Its cell with the ids of sources.
        """
        cited = [DOCUMENT if each == self.document else each for each in values(source)]
        first = [DOCUMENT] if quotation or DOCUMENT in cited else []
        return tuple(dict.fromkeys([*first, *(each for each in cited if each in self.chains)]))

    def grouped(self, named: Iterable[str]) -> list[list[str]]:
        """Witnesses by their chains, in the order in which the chains first come; one without a chain stands alone."""
        groups: dict[tuple[str, str], list[str]] = {}
        for witness in named:
            chain = self.chains[witness]
            groups.setdefault((chain, "" if chain else witness), []).append(witness)
        return [*groups.values()]

    def corroboration(self, named: Sequence[str]) -> Corroboration:
        """How well an event is attested by its witnesses."""
        if len(named) <= 1:
            return "single" if named else "none"
        return "dependent" if len(self.grouped(named)) == 1 else "independent"


def corroboration(events: pd.DataFrame, witnesses: Witnesses) -> pd.DataFrame:
    """Which event rests on which witness.

    Args:
        events: With `id`, `quotation`, `source`, `earliest` and `latest`.
        witnesses: The document and the sources.

    Returns:
        Truth values; see `Dossier.corroboration`.
    """
    named = [witnesses.named(*cells) for cells in zip(events["quotation"], events["source"], strict=True)]
    columns = [each for group in witnesses.grouped(witnesses.chains) for each in group]
    place = {witness: number for number, witness in enumerate(columns)}
    cells = np.zeros((len(events), len(columns)), dtype=bool)
    for row, its in enumerate(named):
        cells[row, [place[witness] for witness in its]] = True
    table = pd.DataFrame(
        cells, index=pd.Index(events["id"], name="event"), columns=pd.Index(columns, dtype="str", name="source")
    )
    bounds = zip(events["earliest"], events["latest"], strict=True)
    keys = [(_day(first, -np.inf), _day(last, np.inf)) for first, last in bounds]
    table = table.iloc[sorted(range(len(keys)), key=keys.__getitem__)]
    return table.loc[:, table.any()]


def _day(day: object, without: float) -> float:
    """The number of a day (`geodata.Day`), or that of an end which is open or not known."""
    return without if day is None else int(day)  # type: ignore[call-overload] # of a frame, whose columns have no types
