"""Events: the clauses found, how they are told, and who says so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafts.counts import Counts, macro_f1, pairs
from drafts.gold import Claim, Words

from geodata.drafting.draft import Draft

SHARE = 0.5  # of a quotation must be in what was found; where all claims are marked, of the shorter one in the other
_WORD = re.compile(r"\w{2,}")


@dataclass(frozen=True)
class Told(Words):
    """A clause that was found."""

    modality: str
    voice: tuple[frozenset[str], ...]


def score(texts: Iterable[tuple[list[Claim], Draft]]) -> dict[str, float]:
    """The figures of some texts. Macro-F1 is over what there is: what was missed counts as wrong, what is too much does not."""
    counts = Counts()
    modalities: list[tuple[str, str]] = []
    voices: list[tuple[str, str]] = []
    met_modalities = met_voices = 0
    for number, (gold, draft) in enumerate(texts):
        met = pairs(gold, _told(draft), share=SHARE)
        counts.add(len(gold), len(draft.events), len(met))
        said = {id(there): each for there, each in met}
        chains = {_label(claim): claim for claim in gold}
        for claim in gold:
            told = said.get(id(claim))
            modalities.append((claim.modality, told.modality if told else ""))
            label = f"{number} {_label(claim)}"
            heard = _chain(told, _label(claim), chains) if told else None
            voices.append((label, "" if heard is None else f"{number} {heard}"))
            met_modalities += bool(told) and modalities[-1][0] == modalities[-1][1]
            met_voices += bool(told) and voices[-1][0] == voices[-1][1]
    return {
        "gold": counts.gold,
        "found": counts.found,
        "P": counts.precision,
        "R": counts.recall,
        "modality right of those found": met_modalities / counts.right if counts.right else 0.0,
        "modality macro-F1": macro_f1(modalities),
        "voice right of those found": met_voices / counts.right if counts.right else 0.0,
        "voice macro-F1": macro_f1(voices),
    }


def precision_of_all(texts: Iterable[tuple[list[Words], Draft]]) -> float:
    """The share of the clauses found that are claims, of texts in which every claim is marked.

    Several may be parts of one claim, as readers and rules split sentences differently; so this says nothing of recall.
    """
    found = right = 0
    for claims, draft in texts:
        told = _told(draft)
        found += len(told)
        right += sum(any(_same(each, claim) for claim in claims) for each in told)
    return right / found if found else 0.0


def _same(one: Words, other: Words) -> bool:
    return one.shared(other) >= SHARE * min(one.end - one.start, other.end - other.start)


def _told(draft: Draft) -> list[Told]:
    names: dict[str, set[str]] = {}
    for row in draft.people.to_dict("records"):
        names.setdefault(row["person"], set()).update(_heads(row["text"]) | _heads(row["name"]))
    return [
        Told(
            row["start"],
            row["end"],
            row["modality"],
            tuple(frozenset(names.get(each, ())) for each in row["voices"]),
        )
        for row in draft.events.to_dict("records")
    ]


def _label(claim: Claim) -> str:
    return " > ".join(names[0] for names in claim.voice)


def _chain(told: Told, likeliest: str, chains: dict[str, Claim]) -> str | None:
    """The chain of voices of the document that was found; None if there is no such one."""
    for label in dict.fromkeys((likeliest, *chains)):
        wanted = [set().union(*map(_heads, names)) for names in chains[label].voice]
        if len(wanted) == len(told.voice) and all(one & other for one, other in zip(wanted, told.voice, strict=True)):
            return label
    return None


def _heads(name: str) -> set[str]:
    """The words by which somebody is known again: the last, and the last before "of": the meeting of representatives."""
    parts = (_WORD.findall(each.casefold()) for each in (name, name.partition(" of ")[0]))
    return {words[-1] for words in parts if words}
