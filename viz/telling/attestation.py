"""Who says so: the sources that events rest on, by the names that cards call them, and the sentence of a card."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Self

from geodata import Dossier
from geodata.dossiers.reading import witnesses
from geodata.evidence.corroboration import DOCUMENT, Witnesses
from viz.languages.catalogues import ENGLISH, Wording
from viz.languages.directions import isolated

# So many letters of a citation stand for a source without a short name; the card has the whole of it below.
MOST_LETTERS = 60


@dataclass(frozen=True)
class Witness:
    """A source that events rest on, or the document.

    Attributes:
        id: that of the source, or `DOCUMENT`.
        name: what cards call it.
        citation: the source in full; of the document, its title.
        chain: number of its chain of transmission; witnesses of one chain have the same.
    """

    id: str
    name: str
    citation: str
    chain: int


@dataclass(frozen=True)
class Attestation:
    """The witnesses of a dossier by id, those of one chain side by side, and how they depend on each other."""

    known: Witnesses
    by_id: dict[str, Witness]
    wording: Wording = ENGLISH

    @classmethod
    def of(cls, dossier: Dossier, wording: Wording = ENGLISH) -> Self:
        """Read a dossier's document and sources."""
        document, sources = dossier.document, dossier.sources
        cited = {DOCUMENT: (document.short or wording.interface["this_document"], document.title)}
        for id_, short, citation in zip(sources["id"], sources["short"], sources["citation"], strict=True):
            cited.setdefault(id_, (short or shorten(citation, MOST_LETTERS, placeholder="…"), citation))
        known = witnesses(sources, document)
        groups = known.grouped(known.chains)
        by_id = {each: Witness(each, *cited[each], chain) for chain, group in enumerate(groups) for each in group}
        return cls(known, by_id, wording)

    def sentence(self, named: Sequence[str]) -> str:
        """Who says so, and who else, such as "Only this cable says so".

        Args:
            named: the witnesses of an event (`Witnesses.named`).
        """
        if not named:
            return self.wording.interface["only_memory"]
        first, *others = self.known.grouped(named)
        if first[0] != DOCUMENT:
            return self._without_document([first, *others])
        if len(named) == 1:
            return self.wording.interface["only_document"].format(document=self._name(DOCUMENT))
        told = (("also", others), ("also_dependent", [[fellow] for fellow in first[1:]]))
        return " ".join(
            self.wording.interface[words].format(sources=self._listed(groups)) for words, groups in told if groups
        )

    def _without_document(self, groups: Sequence[Sequence[str]]) -> str:
        if len(groups) > 1:
            return self.wording.interface["several"].format(sources=self._listed(groups))
        [group] = groups
        words = "only_source" if len(group) == 1 else "several_dependent"
        return self.wording.interface[words].format(sources=self._listed([[each] for each in group]))

    def _listed(self, groups: Sequence[Sequence[str]]) -> str:
        """Witnesses by name; those of one chain together, which is said of them."""
        parts = []
        for group in groups:
            names = " / ".join(map(self._name, group))
            parts.append(self.wording.interface["one_chain"].format(sources=names) if len(group) > 1 else names)
        return "; ".join(parts)

    def _name(self, witness: str) -> str:
        return isolated(self.by_id[witness].name.rstrip("."))
