"""Who wrote a document, and to whom: signatures, addresses, and the formulas with which letters begin."""

import re
from collections.abc import Iterator

from geodata.drafting.clauses.tokens import tokens_of
from geodata.drafting.clauses.verb_groups import verb_groups
from geodata.drafting.findings import RecordEntry
from geodata.drafting.names import after_name, after_person, after_titles, is_capital
from geodata.drafting.prose import Prose, Span
from geodata.drafting.record.edges import WORDS, Edges, any_of
from geodata.drafting.record.entries import entry, one, without_honorifics

# "À Paris, ce 3 mars" is where and when, and no address.
_LINE_TO = re.compile(
    r"^[ \t]*(?!à[ \t][^\n\d]{0,60},[ \t]*(?:le|ce)[ \t]+\d)(?:to|for|an|à)(?:[ \t]+the)?[ \t]*:?[ \t]+(?=\S)",
    re.MULTILINE | re.IGNORECASE,
)
_LINE_FROM = re.compile(r"^[ \t]*(?:from|by)(?:[ \t]+the)?[ \t]*:?[ \t]+(?=\S)", re.MULTILINE | re.IGNORECASE)
_READ_TO = re.compile(
    r"\b(?:read|convey|transmit|hand|pass|deliver)\b[^.\n]{0,60}?\bto\s+(?=(?-i:[^\W\d_a-z]))", re.IGNORECASE
)
_SIGNED = re.compile(r"[(\[]?\b(?:signed|sd|subscribed)\b[.)\]/:-]*[ \t,]*", re.IGNORECASE)
_BY_ORDER = re.compile(rf"\b{WORDS['by_order']}\b[^:\n]{{0,80}}:|\bby (?:order|command)\s?:", re.IGNORECASE)
_OWN_HAND = re.compile(r"\s+wrote\s+(?:it|this)\b|\s+scripsit\b", re.IGNORECASE)
_GREETS = re.compile(r"\bgreetings?\b|\bhealth\b|\bpeace\b|\bsalute[sm]?\b", re.IGNORECASE)
_REPORT_OF = re.compile(
    r"\b(?:report|statement|journal|narrative|diary|letter|deposition|memorandum|speech|account)s?\s+(?:of|by|from)\s+",
    re.IGNORECASE,
)
_PERSON_NUMBER = re.compile(r"n[º°o][.:]?\s*[\d/.-]+\s*", re.IGNORECASE)
_PART = re.compile(r"\s+and\s+|\s*;\s*|\s*&\s*")
_BEGINS = re.compile(r"(?:^|[.\n\d]|\bCommanding)[\s.]*$")
_ALONE = re.compile(r"[ \t]*(?:,[^\n]{0,40})?\n")
# After the name of whoever signs: `, second mate`, `, F.M.`.
_TITLED = re.compile(r"\s*\.?\s*(?:,[^\n;:]{0,40})?")
# Lines at the head of a short text, which is its own foot: `Diary, 3 September 1666`, `Arden, 30 July 1914`.
_HEADING = re.compile(rf"(?:{any_of(WORDS['kinds'])})\b|[^\n]*,[^\n\d]{{0,20}}\d", re.IGNORECASE)
# A word that ends a letter: only a name without more, and none of the words that end books.
_FIRST_NAME = re.compile(
    r"(?!(?:Finis|End|The|Amen|Copy|Ends|Secret|Confidential)\b)[^\W\d_a-z][^\W\d_]{2,15}", re.IGNORECASE
)
# Words between whoever writes and whoever reads: "at Aden", "of Leicester".
_MOST_WORDS = 12
# Letters of a line with a name; of one that holds an address.
_SHORT, _ADDRESS = 90, 200


def find_parties(prose: Prose, edges: Edges) -> Iterator[RecordEntry]:
    """Authors and addressees."""
    letter = list(_from_to(prose, edges))
    yield from letter
    told = {each.field for each in letter}
    if "addressee" not in told:
        yield from _addressees(prose, edges)
    if "author" not in told:
        yield from _authors(prose, edges)


def _from_to(prose: Prose, edges: Edges) -> Iterator[RecordEntry]:
    """The formula of old letters: `Nikeratos to Apollodoros at Emporion, greeting`, `From X at A to his brother Y`."""
    text = prose.text
    for sentence in prose.sentences[:4]:
        if sentence.start > edges.head.end and sentence.start > 2 * _ADDRESS:
            return
        words = prose.words_of(sentence)
        at = 1 if words and words[0].text.casefold() == "from" else 0
        writer = after_person(words, at)
        to = next((number for number in range(writer, len(words)) if words[number].text == "to"), None)
        if writer == at or to is None or to - writer > _MOST_WORDS:
            continue
        if not (at or (to == writer and _GREETS.search(text, sentence.start, sentence.end))):
            continue
        reader = next((n for n in range(to + 1, min(to + 10, len(words))) if after_person(words, n) > n), None)
        if reader is None:
            continue
        rule = "who writes to whom, at the beginning"
        ends = (
            (words[at].start, words[writer - 1].end),
            (words[reader].start, words[after_person(words, reader) - 1].end),
        )
        for field, (start, end) in zip(("author", "addressee"), ends, strict=True):
            yield from one(entry(text, field, start, end, rule=rule, score=0.9))
        if at and words[writer].text in {"at", "in"}:
            place = after_name(words, writer + 1)
            yield from one(entry(text, "place", words[writer].end, words[place - 1].end, rule=rule, score=0.8))
        return


def _addressees(prose: Prose, edges: Edges) -> Iterator[RecordEntry]:
    text, found = prose.text, False
    for where in (edges.head, edges.foot):
        for match in _LINE_TO.finditer(text, where.start, where.end):
            line_end = _line_end(text, match.end(), where.end)
            if line_end - match.end() <= _ADDRESS and is_capital_at(text, match.end()):
                for each in _named(prose, match.end(), line_end, rule="after To", score=0.9):
                    found = True
                    yield each
    for match in _READ_TO.finditer(text, 0, edges.head.end + _ADDRESS):
        for each in _named(
            prose, match.end(), _line_end(text, match.end(), len(text)), rule="to be read to them", score=0.7
        ):
            found = True
            yield each
    if found:
        return
    yield from _addressed_without_to(prose, edges)


def is_capital_at(text: str, at: int) -> bool:
    """Whether a capital, a figure or a transcription's sign stands there."""
    return not text[at : at + 1].islower()


def _addressed_without_to(prose: Prose, edges: Edges) -> Iterator[RecordEntry]:
    """The address between dateline and greeting; whom the greeting names; the address below the signature."""
    text, greeting = prose.text, edges.greeting
    if greeting:
        said = (greeting["line"] or greeting["inner"]).strip()
        words = [word for word in prose.words_of(Span(*greeting.span())) if word.end <= greeting.end()]
        names = [n for n, word in enumerate(words) if is_capital(word) and after_person(words, n) > n]
        if "dear" in said.casefold().split() and names and said.casefold() not in WORDS["salutations"]:
            end = words[after_person(words, names[0]) - 1].end
            if each := entry(text, "addressee", words[names[0]].start, end, rule="whom the greeting names", score=0.6):
                yield each
                return
        years = [each.end() for each in re.finditer(r"(?<=\d{3})\d\b", text[: greeting.start()])]
        dated = years[-1] if years else 0
        for start, end in ((dated, greeting.start()), (0, dated)):
            if each := _first_name(prose, start, end, rule="before the greeting", score=0.8):
                yield each
                return
    if signed := _signature(prose, edges):
        yield from one(_first_name(prose, signed[1], len(text), rule="below the signature", score=0.6))


def _first_name(prose: Prose, start: int, end: int, *, rule: str, score: float) -> RecordEntry | None:
    """The first name with a title that begins a sentence or a line, or that is alone on its line, in a stretch."""
    text = prose.text
    words = [word for word in prose.words_of(Span(start, end)) if word.end <= end]
    for at, word in enumerate(words):
        if not is_capital(word) or not _BEGINS.search(text[max(word.start - 20, 0) : word.start]):
            continue
        name = after_titles(words, at)
        last = after_name(words, name)
        begins_line = text[word.start - 1 : word.start] == "\n" and "." not in word.text
        stands_alone = begins_line and last > name and bool(_ALONE.match(text, words[last - 1].end))
        if last > name and (name > at or stands_alone):
            return entry(text, "addressee", word.start, words[last - 1].end, rule=rule, score=score)
    return None


def _named(prose: Prose, start: int, end: int, *, rule: str, score: float) -> Iterator[RecordEntry]:
    """Addressees in a line: each part up to its first comma, without forms of address."""
    line = prose.text[start:end]
    cuts = [0, *(edge for match in _PART.finditer(line) for edge in match.span()), len(line)]
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        part = line[first:last]
        stop = re.search(r"\s?[,:]", part)
        edge = start + first + (stop.start() if stop else len(part))
        name = without_honorifics(prose, start + first, edge)
        if is_capital_at(prose.text, name) and (
            found := entry(prose.text, "addressee", name, edge, rule=rule, score=score)
        ):
            yield found


def _line_end(text: str, start: int, most: int) -> int:
    end = text.find("\n", start, most)
    return min(most, len(text)) if end < 0 else end


def _authors(prose: Prose, edges: Edges) -> Iterator[RecordEntry]:
    text = prose.text
    if signed := _signature(prose, edges):
        start, end, rule, score = signed
        if found := entry(text, "author", start, end, rule=rule, score=score):
            yield found
            return
    for pattern, rule, score in ((_LINE_FROM, "after From or By", 0.7), (_REPORT_OF, "in the title", 0.7)):
        for match in pattern.finditer(text, 0, edges.head.end):
            words = prose.words_of(Span(match.end(), match.end() + _SHORT))
            end = after_person(words, 0)
            if end and (found := entry(text, "author", match.end(), words[end - 1].end, rule=rule, score=score)):
                yield found
                return


def _signature(prose: Prose, edges: Edges) -> tuple[int, int, str, float] | None:
    """Start and end of the name of whoever signs, with the rule and its score."""
    text, foot = prose.text, edges.foot
    marked = (
        (_SIGNED.finditer(text, foot.start), "after Signed", 0.95),
        (_BY_ORDER.finditer(text, foot.start), "after By order", 0.7),
        (edges.farewells[::-1], "below the farewell", 0.95),
    )
    for matches, rule, score in marked:
        for match in matches:
            if name := _name_at(prose, match.end()):
                return *name, rule, score
    for sentence in prose.sentences:
        own = sentence.start >= foot.start and _OWN_HAND.search(text, sentence.start, sentence.end)
        if own and (name := _name_at(prose, sentence.start)) and name[1] == own.start():
            return *name, "with their own hand", 0.9
    return _name_on_last_line(prose, foot)


def _name_at(prose: Prose, start: int) -> tuple[int, int] | None:
    """The name that follows, behind marks and a number alone."""
    text = prose.text
    skipped = re.compile(r"[\s,.:;—–-]*").match(text, start)
    begin = skipped.end() if skipped else start
    numbered = _PERSON_NUMBER.match(text, begin)
    begin = numbered.end() if numbered else begin
    words = prose.words_of(Span(begin, _line_end(text, begin, begin + 2 * _SHORT)))
    end = after_person(words, 0)
    # An order or a degree alone is none: "K.C.B.".
    is_name = end > 1 or (end == 1 and "." not in words[0].text)
    return (words[0].start, words[end - 1].end) if is_name and words[0].start == begin else None


def _tells(prose: Prose, line: Span) -> bool:
    """Whether a line is a sentence: `Brethren, I advise you to stay`."""
    return any(group.finite for group in verb_groups(tokens_of(prose.words_of(line))))


def _name_on_last_line(prose: Prose, foot: Span) -> tuple[int, int, str, float] | None:
    """A name alone on its line, behind a number at most; or before a title at the very end of a text without lines."""
    text = prose.text
    for line in re.finditer(r"[^\n]*\S[^\n]*", text[foot.start :]):
        start, end = foot.start + line.start(), foot.start + line.end()
        name = _name_at(prose, start)
        is_signed = name and end - start <= _SHORT and _TITLED.fullmatch(text, name[1], end)
        if name and is_signed and not _tells(prose, Span(start, end)) and not _HEADING.match(text, start, end):
            return *name, "a name on a line of its own at the end", 0.7
    last = prose.paragraphs[-1]
    if _FIRST_NAME.fullmatch(text, last.start, last.end) and last.start > foot.start:
        return last.start, last.end, "a word alone at the end", 0.5
    words = prose.words_of(Span(max(foot.start, len(text) - 2 * _SHORT), len(text)))
    for at in range(len(words)):
        end = after_name(words, at)
        follows = words[end + 1 : end + 2] if end > at and end < len(words) and words[end].text == "," else ()
        if at and words[at - 1].text == "." and end > at and follows and after_titles(words, end + 1) > end + 1:
            return words[at].start, words[end - 1].end, "a name and a rank at the end", 0.7
    return None
