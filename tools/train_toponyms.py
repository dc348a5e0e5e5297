"""Learns from marked texts which words are toponyms, and writes the weights that drafting uses.

    .venv/bin/python tools/train_toponyms.py --corpus wotr-train.jsonl [-o FILE]

The corpus is the War of the Rebellion toponym corpus of DeLozier, Wing, Baldridge and Nesbit ("Creating a Novel Geolocation
Corpus from Historical Text", LAW 2016; github.com/utcompling/WarOfTheRebellion, MIT), as JSON lines with `text` and
`toponyms` ([start, end, …] in code points). Beside it stand sentences of our own (toponym_sentences.txt), of other
centuries and continents. Copies of both, with other names, other marks and in capitals, and features dropped at random keep
the model from learning a corpus by heart. `benchmarks/drafting.py --corpus FILE` measures what it reaches.
Needs the package python-crfsuite (dependency group "test").
"""

import argparse
import hashlib
import tempfile
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pycrfsuite
from learn_resolution import LEARNED
from toponym_texts import SENTENCES, Filler, Text, own_texts, read_corpus, renamed, repunctuated, shouted

from geodata.drafting.places.recognising.features import FAME, LEXICAL, SPELLING, Reader
from geodata.drafting.places.recognising.model import LABELS, Model, Weights, packed
from geodata.drafting.places.recognising.renown import renown
from geodata.drafting.places.recognising.tokens import Tokens, tokens_of
from geodata.drafting.prose import Prose
from geodata.gazetteers.known import known

DATA = Path(__file__).parents[1] / "geodata" / "drafting" / "places" / "recognising" / "data"
TARGET = DATA / "weights.xz"


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How much is learned from what; chosen on texts that were not learned from.

    Attributes:
        rounds: How often our own sentences are read, with other names each time.
        copies: How many renamed copies of the corpus are read.
        shouting: The share of texts of which a copy in capitals is read.
        forgotten_words: How often a feature that names a word is dropped.
        forgotten_ends: How often one of its last letters is.
        forgotten_fame: How often all features of a run are that tell whether gazetteers know the name.
        lasso: L1 regularisation: the greater, the fewer weights.
        ridge: L2 regularisation.
        passes: Of L-BFGS over the texts, at most.
    """

    rounds: int = 25
    copies: int = 1
    shouting: float = 0.3
    forgotten_words: float = 0.7
    forgotten_ends: float = 0.2
    forgotten_fame: float = 0.12
    lasso: float = 0.3
    ridge: float = 0.02
    passes: int = 150
    seed: int = 1


def texts(corpus: list[Text], recipe: Recipe) -> Iterator[Text]:
    """Everything to learn from."""
    random = Random(recipe.seed)  # noqa: S311
    filler = Filler(random)
    yield from corpus
    for text in corpus:
        yield repunctuated(text, random)
    for _ in range(recipe.copies):
        for text in corpus:
            yield renamed(repunctuated(text, random), filler, random)
    for text in corpus:
        if random.random() < recipe.shouting:
            yield shouted(renamed(repunctuated(text, random), filler, random))
    for text in own_texts(recipe.rounds, filler, random):
        yield text
        if random.random() < recipe.shouting:
            yield shouted(text)


def labels(tokens: Tokens, text: Text) -> list[str]:
    """A label for each word."""
    given = [LABELS[0]] * len(tokens.words)
    for start, end in text.toponyms:
        first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        given[first:last] = [LABELS[1 if at == first else 2] for at in range(first, last)]
    return given


def learn(corpus: list[Text], recipe: Recipe) -> Model:
    """The weights."""
    random = Random(recipe.seed)  # noqa: S311
    # What was learned from the corpus itself knows every toponym there, as no gazetteer knows those of other texts.
    rank = renown(each for each in known() if each.title != LEARNED)
    trainer = pycrfsuite.Trainer(verbose=False)
    for text in texts(corpus, recipe):
        tokens = tokens_of(Prose(text.text))
        reader, given = Reader(tokens, rank), labels(tokens, text)
        for run in tokens.runs():
            trainer.append(_forgetful(reader.of_run(run), recipe, random), [given[at] for at in run])
    trainer.set_params(
        {
            "c1": recipe.lasso,
            "c2": recipe.ridge,
            "max_iterations": recipe.passes,
            "feature.minfreq": 2,
            "feature.possible_transitions": True,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        learned = tagger.info()
        tagger.close()
    features: dict[str, list[float]] = {}
    for (feature, label), weight in learned.state_features.items():
        features.setdefault(feature, [0.0, 0.0, 0.0])[LABELS.index(label)] = weight
    outside, first, further = (
        _weights([learned.transitions.get((before, after), 0.0) for after in LABELS]) for before in LABELS
    )
    return Model(made_from(), (outside, first, further), {name: _weights(each) for name, each in features.items()})


def _weights(three: list[float]) -> Weights:
    outside, first, further = three
    return outside, first, further


def _forgetful(run: list[list[str]], recipe: Recipe, random: Random) -> list[list[str]]:
    """The features of a run without some."""
    chances = {LEXICAL: recipe.forgotten_words, SPELLING: recipe.forgotten_ends}
    is_obscure = random.random() < recipe.forgotten_fame
    return [
        [
            feature
            for feature in features
            if random.random() >= chances.get(feature[0], 0.0) and not (is_obscure and feature[0] == FAME)
        ]
        for features in run
    ]


def made_from() -> dict[str, str]:
    """Checksums of the sentences and lists that the weights rest on: by these a test sees that they are stale."""
    read = [SENTENCES, *(DATA / name for name in ("classes.toml", "common.txt", "given.txt", "surnames.txt"))]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in read}


def main() -> None:
    """Reads the corpus, learns, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    asked = parser.parse_args()
    model = learn(read_corpus(asked.corpus), Recipe())
    asked.output.write_bytes(packed(model))
    print(f"{asked.output.name}: {len(model.features)} features, {asked.output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
