"""The sentences of a text heard one after another, with what has been said before still in the ear."""

import re
from collections.abc import Sequence

from geodata.drafting.clauses.cutting import Clause
from geodata.drafting.clauses.lexicon import MODALITY
from geodata.drafting.findings import RecordEntry, SpeechAct
from geodata.drafting.prose import Prose, Span
from geodata.drafting.speech.cast import Cast
from geodata.drafting.speech.formulas import NOUNS
from geodata.drafting.speech.manners import Manner, manner_of
from geodata.drafting.speech.matrices import Matrix, matrix_of
from geodata.drafting.speech.moods import mood_of
from geodata.drafting.speech.scopes import Layout, Scope, content_after, innermost

# "According to Zhou, …", "from the report of Zhou Enlai it …": whose words the clause gives.
_BY_ACCOUNT = re.compile(
    r"\b(?:according to|(?:from|by) (?:the |an? )?"
    r"(?:reports?|accounts?|letters?|information|statements?|intelligence|advices) (?:of|from|by))\b",
    re.IGNORECASE,
)
_IN_OPINION = re.compile(
    r"\b(?:in|to) (my|our|his|her|their) (?:own |humble )?(?:opinion|judge?ment|view|belief|mind|estimation)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s(?:I|we)\s(?:do\s)?(?:believe|conceive|doubt|fancy|fear|guess|imagine|presume|suppose|suspect|think|thinke|trust)(?:\snot)?,"
)
_FOLLOWS = ("recommended", "ordered", "requested")
_ANNOUNCING = frozenset(("this", "these", "such", "here", "my", "our"))
# What the sentences after it say: on the following terms.
_BELOW = frozenset(("following", "follows", "wit", "viz", "namely"))
_REASONS = frozenset(("since", "as", "because"))


class Listener:
    """Keeps the scopes that are open, and gathers the acts.

    Attributes:
        acts: Those heard so far.
    """

    def __init__(self, prose: Prose, cast: Cast, record: tuple[RecordEntry, ...]) -> None:
        self._text = prose.text
        self._cast = cast
        self._layout = Layout(prose)
        self._manner = manner_of(prose, record)
        self._open: list[Scope] = []
        self.acts: list[SpeechAct] = []

    def hear_letters(self) -> None:
        """Find who writes each letter of a text that holds several: an act from the end of the letter before to the signature."""
        start = 0
        for signature in self._cast.signed:
            letter = Span(start, signature.start)
            self._act(signature, letter, "reported", self._cast.author_at(signature.start))
            start = signature.end

    def hear(self, sentence: Span, clauses: Sequence[Clause]) -> None:
        """Find the acts of a sentence."""
        self._open = [scope for scope in self._open if scope.end > sentence.start]
        plain = [clause for at, clause in enumerate(clauses) if not self._introduces(clauses, at, sentence)]
        for clause in plain:
            self._keep_mood(clause)

    def _introduces(self, clauses: Sequence[Clause], at: int, sentence: Span) -> bool:
        """Whether a clause introduces what somebody says, which is kept if it does."""
        clause = clauses[at]
        following = clauses[at + 1] if at + 1 < len(clauses) else None
        opened = self._opened_by(clause, following, sentence)
        matrix = matrix_of(clause, following, opens=opened is not None)
        account = self._account(clause, matrix)
        speaks = matrix is not None and not (matrix.impersonal or matrix.heard)
        speaker = self._cast.subject_of(clause, speaks=speaks)
        if matrix is None:
            self._keep_opinion(clause, sentence)
            return False
        is_told_to = clause.verb.passive and matrix.modality != "judged" and not matrix.impersonal
        if account or matrix.heard or is_told_to:
            speaker = account or self._agent(clause)
        scope = matrix.within or opened
        if scope is None and following is not None:
            scope = content_after(clauses, at, sentence, is_self=speaker == "self")
        if scope is None or not self._text[scope.start : scope.end].strip():
            return False
        modality = "reported" if account and matrix.modality == "judged" else matrix.modality
        self._keep(matrix.words, scope, modality, speaker, inside=clause.inside)
        if at and modality in ("judged", "recommended") and clauses[0].opener in _REASONS:
            reasons = Span(clauses[0].start, clauses[at - 1].end)
            self._keep(matrix.words, reasons, modality, speaker, inside=False)
        return True

    def _opened_by(self, clause: Clause, following: Clause | None, sentence: Span) -> Span | None:
        """What a colon or a quotation mark after a clause opens: a quotation, a list, the rest of the sentence.

        After "so says the pilot" it is what stands before.
        """
        between = self._text[clause.end : following.start if following else sentence.end].strip()
        quoted = self._layout.quoted_at(clause.end, clause.end + len(between) + 2)
        if quoted and not self._text[clause.end : quoted.start - 1].strip(" ,:—\n"):
            return quoted
        below = not _BELOW.isdisjoint(word.small for word in clause.words)
        if (between.startswith((":", "—", ",")) and ":" in between) or self._gives_floor(
            clause, following, between, below=below
        ):
            start = following.start if following else sentence.end - len(between.partition(":")[2].lstrip())
            return self._told_after(start, sentence, below=below)
        if between.startswith("—") and following:
            return Span(following.start, sentence.end)
        if not clause.subject and clause.start > sentence.start and clause.words[0].small == "so":
            return Span(
                sentence.start, sentence.start + len(self._text[sentence.start : clause.start].rstrip(" :;,—\n"))
            )
        return None

    def _gives_floor(self, clause: Clause, following: Clause | None, between: str, *, below: bool) -> bool:
        """Whether a clause at the end of a sentence leaves the next paragraph to a speaker: he said, he spoke as follows."""
        speaks = self._manner is Manner.MINUTES and MODALITY.get(clause.verb.verb) == "reported"
        return following is None and ((below and between in (".", ";", ",")) or (speaks and between in (",", "—", "-")))

    def _told_after(self, start: int, sentence: Span, *, below: bool) -> Span | None:
        """What stands after a colon: a list, a speech, the rest of the paragraph, or of the sentence.

        Args:
            start: Where the words after the colon begin; the end of the sentence where it has none.
            sentence: The sentence.
            below: Whether it is said that it follows, so that it may go on after the sentence.
        """
        told = self._layout.list_after(sentence.end)
        goes_on = told is None and start < sentence.end
        if goes_on and self._manner is Manner.MINUTES and not self._open:
            return self._layout.speech_after(start)
        if goes_on:
            return self._layout.terms_after(start) if below else Span(start, sentence.end)
        rest = self._layout.terms_after(sentence.end)
        is_open = below and self._text[rest.start : rest.end].strip()
        return told or (rest if is_open else self._layout.address_after(sentence.end))

    def _account(self, clause: Clause, matrix: Matrix | None) -> str:
        """Whose account a clause gives, as it says before its verb; "" for none."""
        found = _BY_ACCOUNT.search(self._text, clause.start, clause.verb_span.start)
        named = self._cast.named_in(Span(found.end(), clause.end)) if found else ()
        if found and named and matrix is None:
            self._keep(Span(*found.span()), clause, "reported", named[0].person, inside=False)
        return named[0].person if named else ""

    def _agent(self, clause: Clause) -> str:
        """By whom, or from whom: the first person named right after such a word, before what they say begins."""
        to = next((group for group in clause.infinitives if group.first > clause.verb.last), None)
        end = clause.sentence[to.first].start if to else clause.end
        for person in self._cast.named_in(Span(clause.verb_span.end, end)):
            before = self._text[clause.verb_span.end : person.start].casefold().split()
            if {"by", "from"} & {*before[-3:]}:
                return person.person
        return ""

    def _keep_opinion(self, clause: Clause, sentence: Span) -> None:
        """Keep "in my opinion …", and what follows "this is my advice."."""
        found = _IN_OPINION.search(self._text, clause.start, clause.end)
        if found:
            speaker = "self" if found[1].casefold() in ("my", "our") else ""
            self._keep(Span(*found.span()), clause, "judged", speaker, inside=False)
        elif aside := _ASIDE.search(self._text, clause.start, clause.end):
            self._keep(Span(*aside.span()), clause, "judged", "self", inside=False)
        small = [word.small for word in clause.words]
        noun = next((word for word in reversed(small) if NOUNS.get(word) in _FOLLOWS), "")
        is_last = clause.end + 1 >= sentence.end
        if noun and is_last and clause.verb.verb == "be" and small[0] in _ANNOUNCING:
            advice = self._layout.rest_of_paragraph(sentence.end)
            self._keep(clause.verb_span, advice, NOUNS[noun], "self", inside=False)

    def _keep_mood(self, clause: Clause) -> None:
        """Keep a clause that orders, foretells or binds by the mood of its verb."""
        scope = innermost(self._open, clause)
        modality = mood_of(clause, within=scope.modality if scope else "", manner=self._manner)
        if modality:
            self._act(clause.verb_span, clause, modality, scope.voices if scope else self._cast.author_at(clause.start))

    def _keep(self, words: Span, span: Span, modality: str, speaker: str, *, inside: bool) -> None:
        """Keep what somebody says. What stands in brackets is the author's aside, whoever speaks around it."""
        around = None if inside else innermost(self._open, words)
        before = around.voices if around else self._cast.author_at(words.start)
        voices = before if speaker in ("", "self", *before) else (*before, speaker)
        self._open.append(Scope(span.start, span.end, modality, voices))
        self._act(words, span, modality, voices)

    def _act(self, words: Span, span: Span, modality: str, voices: tuple[str, ...]) -> None:
        said = self._text[span.start : span.end]
        verb = self._text[words.start : words.end]
        self.acts.append(
            SpeechAct(
                start=words.start,
                end=words.end,
                text=verb,
                rule=f"“{' '.join(verb.split())}” says that it is {modality}",
                score=0.7,
                scope_start=span.start + len(said) - len(said.lstrip()),
                scope_end=span.start + len(said.rstrip()),
                modality=modality,
                voices=voices,
                addressees=self._cast.addressees,
                speakers=tuple(self._cast.new[voice] for voice in voices if voice in self._cast.new),
            )
        )
