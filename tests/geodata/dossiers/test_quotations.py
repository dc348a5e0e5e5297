import unicodedata

import pytest

from geodata.dossiers import quotations
from geodata.dossiers.quotations import ContextError, QuotationError, locate

TEXT = """\
The evacuation of the town
is to begin at once. The evacuation of
the port is to wait.

“We cannot have success”, said the café’s owner – no. 75511.
 𐌰𐌱 and then 撤退到
北方去。"""


@pytest.fixture(autouse=True, params=[10**9, 0], ids=["few", "many"])
def searches(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few quotations are searched for, and where there are many they are looked up; the answers are the same."""
    monkeypatch.setattr(quotations, "_SEARCHES", request.param)


@pytest.mark.parametrize(
    ("exact", "context", "found", "line"),
    [
        ("evacuation of the town", "", "evacuation of the town", 1),
        ("the town is to begin", "", "the town\nis to begin", 1),
        ("of  the\n port", "", "of\nthe port", 2),
        ("“We cannot have success”", "", "“We cannot have success”", 5),
        ("no. 75511.", "", "no. 75511.", 5),
        ("and then", "", "and then", 6),
        ("撤退到北方", "", "撤退到\n北方", 6),
        ("退到", "", "退到", 6),
        ("The evacuation", "The evacuation of the port", "The evacuation", 2),
        ("evacuation", "begin at once. The evacuation", "evacuation", 2),
        ("port", "the port is to wait", "port", 3),
    ],
)
def test_exact_words_are_found_whatever_the_white_space(exact: str, context: str, found: str, line: int) -> None:
    quotation = locate(TEXT, exact, context)
    assert (quotation.exact, quotation.line) == (found, line)
    assert TEXT[quotation.start : quotation.end] == found


def test_offsets_count_code_points() -> None:
    # Gothic letters lie outside the Basic Multilingual Plane: two units in UTF-16, one code point each.
    quotation = locate(TEXT, "𐌰𐌱 and")
    assert quotation.end - quotation.start == len("𐌰𐌱 and") == 6


@pytest.mark.parametrize(
    ("exact", "why"),
    [
        # One letter more, one word cut, another case, another sign, a word left out, put in, or moved.
        (
            "evacuations of the town",
            "line 1: “evacuation of the town” (the document has “evacuation”, the quotation “evacuations”)",
        ),
        ("evacuatio", "“evacuation” (the document has “evacuation”, the quotation “evacuatio”)"),
        (
            "the evacuation of the port",
            "line 2: “The evacuation of the port” (the document has “The”, the quotation “the”)",
        ),
        ("the café's owner", "line 5: “the café’s owner” (the document has “’”, the quotation “'”)"),
        ("is to begin once", "line 2: “is to begin at once” (the document also has “at”)"),
        ("the port is not to wait", "line 3: “the port is to wait” (the document does not have “not” there)"),
        ("no.75511 .", "line 5: “no. 75511.” (only the blanks differ)"),
        ("撤退至北方", "line 6: “撤退到 北方” (the document has “到”, the quotation “至”)"),
        ("Send two divisions by rail", "is not in the document, nor anything like it"),
    ],
)
def test_a_miss_names_the_nearest_passage_and_what_differs(exact: str, why: str) -> None:
    with pytest.raises(QuotationError) as missed:
        locate(TEXT, exact)
    assert why in missed.value.why
    assert missed.value.value == exact


def test_a_word_is_not_found_within_another() -> None:
    with pytest.raises(QuotationError, match="“begin”"):
        locate("It is to begin.", "beg")


def test_words_left_out_are_recognised_by_their_dots() -> None:
    with pytest.raises(QuotationError) as missed:
        locate(TEXT, "The evacuation … is to begin at once")
    assert "unbroken" in missed.value.fix


def test_letters_that_only_look_the_same_are_told_apart() -> None:
    with pytest.raises(QuotationError, match="only in how accented letters are encoded"):
        locate(TEXT, unicodedata.normalize("NFD", "the café’s owner"))


def test_the_same_words_twice_are_told_with_their_lines() -> None:
    with pytest.raises(QuotationError) as doubtful:
        locate(TEXT, "is to")
    assert doubtful.value.why == "stands 2 times in the document, at lines 2 and 3"
    assert "quotation_context" in doubtful.value.fix


def test_overlapping_places_are_doubtful_too() -> None:
    with pytest.raises(QuotationError, match="at lines 1 and 1"):
        locate("no no no", "no no")


def test_a_context_that_does_not_help_is_told() -> None:
    with pytest.raises(QuotationError, match="2 times in the context given, at lines 1 and 2"):
        locate(TEXT, "evacuation", context="The evacuation of the town is to begin at once. The evacuation")


def test_a_context_without_the_words_is_told() -> None:
    with pytest.raises(QuotationError, match="not in the context given"):
        locate(TEXT, "evacuation", context="the port is to wait")


def test_a_context_that_is_not_in_the_document_is_told_as_such() -> None:
    with pytest.raises(ContextError, match="nearest is line 3: “the port is to wait”"):
        locate(TEXT, "port", context="the port was to wait")


def test_nothing_is_not_a_quotation() -> None:
    with pytest.raises(QuotationError, match="is empty"):
        locate(TEXT, " \n")


def test_a_vowel_sign_belongs_to_its_letter() -> None:
    text = "كَتَبَ الرَّجُلُ رسالة"
    assert locate(text, "كَتَبَ").start == 0
    for part in ("كَتَ", "كَت", "تَبَ", "كَتَب"):
        with pytest.raises(QuotationError):
            locate(text, part)


def test_thai_and_hindi_marks_do_not_cut_words() -> None:
    assert locate("यह पत्र है", "पत्र").start == 3
    with pytest.raises(QuotationError):
        locate("यह पत्र है", "पत")


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("我军已撤退，\n敌军进城", "撤退，敌军"),
        ("我军已撤退。\n敌军进城", "撤退。敌军"),
        ("彼は\n「はい」と言った", "彼は「はい」"),
        ("10月\n12日", "10月12日"),
        ("ཀ་\nཁ", "ཀ་ཁ"),
    ],
)
def test_a_line_may_break_beside_signs_of_scripts_without_blanks(text: str, quotation: str) -> None:
    assert locate(text, quotation).exact.replace("\n", "") == quotation


@pytest.mark.parametrize(("text", "quotation"), [("le Cafe\u0301 noir", "Cafe"), ("कृष्ण कर्म", "कर")])
def test_words_that_stand_only_within_longer_ones_are_told_as_such(text: str, quotation: str) -> None:
    with pytest.raises(QuotationError, match="within"):
        locate(text, quotation)


def test_a_text_is_not_read_again_for_each_of_many_quotations(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(quotations, "_SEARCHES", 10)
    text = " ".join(f"Number {number} was written." for number in range(100))
    reading = type(quotations._indexed.__wrapped__(text))  # noqa: SLF001 - what is counted is what it spares
    read: list[str] = []
    search = reading._read  # noqa: SLF001
    monkeypatch.setattr(reading, "_read", lambda index, needle: read.append(needle) or search(index, needle))
    # Each text counts its own searches, and is kept from one test to the next.
    text += f" {request.node.name}"
    found = [locate(text, f"{number} was", context=f"Number {number} was").start for number in range(100)]
    assert found == [text.find(f" {number} was") + 1 for number in range(100)]
    assert len(read) == 10
