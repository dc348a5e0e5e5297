"""The learned part of recognition: a linear chain of three labels over each run of capitals, decoded exactly.

`tools/train_toponyms.py` makes the weights, those of a conditional random field (Lafferty, McCallum and Pereira, ICML 2001);
what they are learned from stands there.
"""

import json
import lzma
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

# Outside a toponym, its first word, a further word of it.
LABELS = ("O", "B", "I")
_OUTSIDE, _FIRST, _FURTHER = range(3)

# Weights are kept as whole thousandths: the file is small, and the same on every machine.
SCALE = 1000

Weights = tuple[float, float, float]
_NONE: Weights = (0.0, 0.0, 0.0)


@dataclass(frozen=True, eq=False)
class Model:
    """Weights.

    Attributes:
        made_from: What the weights were learned from, in words, and checksums by which a stale file is known.
        transitions: Of each label after each: `transitions[before][after]`.
        features: Of each label for each feature; features without weights are missing.
    """

    made_from: Mapping[str, str]
    transitions: tuple[Weights, Weights, Weights]
    features: Mapping[str, Weights]

    def spans(self, run: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, float]]:
        """The toponyms of a run: their first word, the one after the last, and how likely the least likely word is part of it.

        Args:
            run: The features of each word.
        """
        scores = [self._score(features) for features in run]
        labels = self._likeliest(scores)
        if not any(labels):
            return
        chances = self._chances(scores)
        at = 0
        while at < len(labels):
            end = at + 1
            if labels[at] != _OUTSIDE:
                while end < len(labels) and labels[end] == _FURTHER:
                    end += 1
                yield at, end, min(chances[place][labels[place]] for place in range(at, end))
            at = end

    def _score(self, features: Sequence[str]) -> Weights:
        outside = first = further = 0.0
        for feature in features:
            weights = self.features.get(feature, _NONE)
            outside += weights[0]
            first += weights[1]
            further += weights[2]
        return outside, first, further

    def _likeliest(self, scores: Sequence[Weights]) -> list[int]:
        """The labels that together are likeliest (Viterbi)."""
        best = list(scores[0])
        steps: list[list[int]] = []
        for score in scores[1:]:
            ways = [[best[before] + self.transitions[before][at] for before in range(3)] for at in range(3)]
            steps.append([way.index(max(way)) for way in ways])
            best = [max(way) + score[at] for at, way in enumerate(ways)]
        labels = [best.index(max(best))]
        for step in reversed(steps):
            labels.append(step[labels[-1]])
        return labels[::-1]

    def _chances(self, scores: Sequence[Weights]) -> list[list[float]]:
        """For each word the probability of each label (forward and backward)."""
        forward = [list(scores[0])]
        for score in scores[1:]:
            forward.append(
                [
                    score[at] + _sum(forward[-1][before] + self.transitions[before][at] for before in range(3))
                    for at in range(3)
                ]
            )
        backward = [[0.0, 0.0, 0.0]]
        for score in reversed(scores[1:]):
            after = backward[-1]
            backward.append(
                [_sum(self.transitions[at][to] + score[to] + after[to] for to in range(3)) for at in range(3)]
            )
        whole = _sum(forward[-1])
        return [
            [exp(forward[at][label] + backward[-1 - at][label] - whole) for label in range(3)]
            for at in range(len(scores))
        ]


def _sum(logarithms: Iterator[float] | list[float]) -> float:
    """The logarithm of the sum of what has these logarithms."""
    terms = list(logarithms)
    most = max(terms)
    return most + log(sum(exp(each - most) for each in terms))


def packed(model: Model) -> bytes:
    """A model as the bytes of its file: lines under xz, the same for the same weights."""
    lines = [json.dumps(dict(model.made_from), sort_keys=True)]
    lines += [_line(label, weights) for label, weights in zip(LABELS, model.transitions, strict=True)]
    lines += [_line(feature, model.features[feature]) for feature in sorted(model.features)]
    return lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)


def _line(name: str, weights: Weights) -> str:
    return "\t".join([name, *(str(round(weight * SCALE)) for weight in weights)])


def unpacked(packed_model: bytes) -> Model:
    """The reverse of `packed`."""
    head, *lines = lzma.decompress(packed_model).decode().split("\n")
    weights = [_weights(line) for line in lines]
    outside, first, further = (each for _, each in weights[: len(LABELS)])
    return Model(json.loads(head), (outside, first, further), dict(weights[len(LABELS) :]))


def _weights(line: str) -> tuple[str, Weights]:
    name, outside, first, further = line.split("\t")
    return name, (int(outside) / SCALE, int(first) / SCALE, int(further) / SCALE)


@cache
def packaged_model() -> Model:
    """The model that comes with chronotope."""
    return unpacked((files("geodata.drafting.places.recognising") / "data" / "weights.xz").read_bytes())
