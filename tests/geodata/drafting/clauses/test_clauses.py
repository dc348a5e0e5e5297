"""Sentences of English prose are cut into clauses, and each has its verb."""

import pytest
from found_by_hand import DOSSIERS, found_by_hand

from geodata.drafting.clauses.cutting import Clause, sentences_of
from geodata.drafting.clauses.lexicon import form_of
from geodata.drafting.prose import Prose


def clauses(text: str) -> list[Clause]:
    return [clause for _, found in sentences_of(Prose(text)) for clause in found]


def said(text: str) -> list[str]:
    return [text[clause.start : clause.end] for clause in clauses(text)]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("We landed at noon, and the boats went back.", ["We landed at noon", "the boats went back"]),
        ("He says that the road is cut, and that nobody can pass.", ["He says", "the road is cut", "nobody can pass"]),
        (
            "The guns are old, have no carriages, and shells cannot be had before May.",
            ["The guns are old", "have no carriages", "shells cannot be had before May"],
        ),
        ("The regiments destined for the coast are not ready.", ["The regiments destined for the coast are not ready"]),
        ("A smith who had sold him iron says it was bad.", ["A smith who had sold him iron says", "it was bad"]),
        (
            "Burn the bridge (the mayor has consented to this) and fall back upon the town.",
            ["Burn the bridge", "the mayor has consented to this", "fall back upon the town"],
        ),
        ("Since the ice is late we stayed; the brig sailed.", ["the ice is late", "we stayed", "the brig sailed"]),
        ("Either send the horses to the fort or sell them.", ["Either send the horses to the fort", "sell them"]),
        (
            "The captain wished to have our mast mended at the island.",
            ["The captain wished to have our mast mended at the island"],
        ),
    ],
)
def test_clauses_of_a_sentence(sentence: str, parts: list[str]) -> None:
    assert said(sentence) == parts


@pytest.mark.parametrize(
    ("sentence", "verb", "mood"),
    [
        ("We sailed on Monday.", "sail", "past"),
        ("They have gone up the river.", "go", "perfect"),
        ("The ship will be repaired here.", "repair", "future"),
        ("The troops are to retire at once.", "retire", "is to"),
        ("Send no boats.", "send", "imperative"),
        ("Do not fire upon them.", "fire", "imperative"),
        ("The colonel will be pleased to collect the horses.", "collect", "asked"),
        ("To begin the retreat without noise.", "begin", "infinitive"),
        ("Wee tooke two gunnes.", "take", "past"),
        ("The winter hath broken the bridge.", "break", "perfect"),
        ("She would not trade.", "trade", "would"),
    ],
)
def test_the_verb_of_a_clause(sentence: str, verb: str, mood: str) -> None:
    (clause,) = clauses(sentence)
    assert (clause.verb.verb, clause.verb.mood) == (verb, mood)


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Two days after the feast we met their riders.", "we"),
        ("In view of such a report by Brandt the council rose.", "the council"),
        ("The ship's master Tomas came aboard.", "The ship's master Tomas"),
        ("A man of that coast, Iosua by name, came with us.", "A man of that coast Iosua by name"),
        ("Sent by the governor.", ""),
    ],
)
def test_the_subject_of_a_clause(sentence: str, subject: str) -> None:
    found = clauses(sentence)
    assert " ".join(word.text for clause in found for word in clause.subject) == subject


@pytest.mark.parametrize(
    "words",
    [
        "May 4, at the second gate of the fort, with a march of ten miles.",
        "The orders of the day, and the report of the colonel.",
        "Top Secret",
        "By the will of the people.",
    ],
)
def test_words_without_a_verb_make_no_clause(words: str) -> None:
    assert said(words) == []


def test_older_forms_are_those_of_the_same_verbs() -> None:
    verbs = {word: form_of(word) for word in ("arriv'd", "stopp’d", "cometh", "saith", "thinke", "begett")}
    assert [form.verb if form else None for form in verbs.values()] == ["arrive", "stop", "come", "say", "think", None]


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_clauses_do_not_overlap_and_stand_in_their_sentence(dossier: str) -> None:
    prose = found_by_hand(dossier).prose
    end = 0
    for sentence, found in sentences_of(prose):
        for clause in found:
            assert end <= clause.start < clause.end
            assert clause in sentence
            end = clause.end


def test_a_sentence_without_end_is_read_in_pieces() -> None:
    text = "the men marched and the guns followed, " * 400
    assert len(clauses(text)) > 700
    assert max(len(clause.sentence) for clause in clauses(text)) <= 250
